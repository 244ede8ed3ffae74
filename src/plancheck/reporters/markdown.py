"""A summary of a run that a person reads on the page of a CI job or in a pull request.

Everything from the plan is shown as text: no Markdown, HTML, link or mention in it acts. It stays
under the size that GitHub allows a job summary, and says how much it leaves out.
"""

import re
from itertools import groupby

from plancheck import summary
from plancheck.checks import FAMILIES
from plancheck.findings import SEVERITIES
from plancheck.report import Located, Report
from plancheck.summary import Style
from plancheck.terminal import plain
from plancheck.text import Lang, Text

LARGEST = 900_000  # bytes; GitHub takes 1 MiB
_ACTIVE = re.compile(r"([\\`*_{}\[\]()#+!|~<>&@:$-])")
_MARK = {"error": "🔴", "warning": "🟠", "note": "🔵"}


def escape(text: str) -> str:
    """Return a text in which nothing is Markdown, HTML, a link or a mention."""
    return _ACTIVE.sub(lambda hit: f"&#{ord(hit[0])};", plain(text))


def render(report: Report, style: Style) -> str:
    """Return the summary: the verdict, the counts, then every finding under its rule."""
    lang = style.lang
    head = [f"## plancheck: {_verdict_word(report, style)}", ""]
    head += [f"{escape(day.sentence().in_(lang))}  " for day in report.days]
    if report.unread:
        head += ["", f"**{escape(summary.incomplete(report).in_(lang))}**"]
    head += ["", escape(summary.verdict(report, style.threshold).in_(lang))]
    if report.change is not None:
        head += ["", escape(summary.changed(report).in_(lang))]
    if report.silenced:
        head += ["", escape(summary.not_counted(report).in_(lang))]
    head += ["", *_table(report, lang)]
    size = sum(len(line.encode()) + 1 for line in head)
    body, left = _body(report, style, LARGEST - size)
    if left:
        words = Text(
            f"Còn {left} phát hiện nữa: xem báo cáo đầy đủ.",
            f"{left} more findings: see the full report.",
        )
        body += ["", f"**{words.in_(lang)}**"]
    return "\n".join([*head, *body]) + "\n"


def _verdict_word(report: Report, style: Style) -> str:
    failed = summary.failing(report, style.threshold)
    return (Text("không đạt", "failed") if failed else Text("đạt", "passed")).in_(style.lang)


def _table(report: Report, lang: Lang) -> list[str]:
    table = report.by_family()
    if not table:
        return []
    head = [Text("Nhóm", "Family").in_(lang)]
    head += [f"{_MARK[s]} {summary.COUNTED[s].in_(lang)}" for s in SEVERITIES]
    rows = [f"| {' | '.join(head)} |", "| --- | --: | --: | --: |"]
    for family, counts in table.items():
        cells = [FAMILIES[family].in_(lang), *(str(counts[s] or "–") for s in SEVERITIES)]
        rows.append(f"| {' | '.join(cells)} |")
    return [*rows, ""]


def _body(report: Report, style: Style, room: int) -> tuple[list[str], int]:
    lines: list[str] = []
    left = len(report.findings)
    groups = groupby(report.findings, key=lambda e: (e.finding.severity, e.finding.rule.slug))
    for (severity, slug), group in groups:
        found = list(group)
        rule = found[0].finding.rule
        title = f"{_MARK[severity]} {escape(rule.title.in_(style.lang))} ({len(found)})"
        part = [f"<details><summary>{title} <code>{slug}</code></summary>", ""]
        part += [escape(f"{rule.why.in_(style.lang)} {rule.fix.in_(style.lang)}"), ""]
        room -= sum(len(line.encode()) + 1 for line in part) + 20
        rows = []
        for each in found:
            row = _row(each, style)
            room -= len(row.encode()) + 1
            if room < 0:
                break
            rows.append(row)
        if rows:
            lines += [*part, *rows, "", "</details>"]
        left -= len(rows)
        if room < 0:
            break
    return lines, left


def _row(each: Located, style: Style) -> str:
    place = each.location
    subject = each.finding.subject.rpartition("#")[2]
    name = f"**{escape(subject)}** " if subject else ""
    where = escape(f"{style.prefix}{place.file}:{place.line}:{place.column}")
    return f"- {name}{escape(summary.message(each, style.lang))} ({where})"
