"""Annotations of GitHub Actions: workflow commands on standard output.

GitHub shows ten annotations of each level in a step and fifty in a job, and drops the rest without
a word. So the gravest come first, and what is left out is said in one last notice.

Source: GitHub Docs, Workflow commands for GitHub Actions.
"""

from plancheck import summary
from plancheck.findings import SEVERITIES, Severity
from plancheck.report import Located, Report
from plancheck.summary import Style
from plancheck.text import Text

MOST_OF_A_LEVEL = 10
_COMMAND: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_LONGEST = 4000  # characters of one message


def render(report: Report, style: Style) -> str:
    """Return the annotations, a line each."""
    lines = []
    if report.unread:
        lines.append(f"::error::{_data(summary.incomplete(report).in_(style.lang))}")
    left_out = 0
    for severity in SEVERITIES:
        every = [each for each in report.findings if each.finding.severity == severity]
        # One notice is kept free for the verdict, one error for files that could not be read.
        taken = severity == "note" or (severity == "error" and bool(report.unread))
        most = MOST_OF_A_LEVEL - taken
        lines += [_annotation(each, style) for each in every[:most]]
        left_out += max(len(every) - most, 0)
    verdict = summary.verdict(report, style.threshold)
    if left_out:
        more = Text(
            f" Còn {left_out} phát hiện không hiện ở đây; xem báo cáo đầy đủ.",
            f" {left_out} more are not shown here; see the full report.",
        )
        verdict = Text(verdict.vi + more.vi, verdict.en + more.en)
    if report.findings or not style.quiet:
        lines.append(f"::notice title=plancheck::{_data(verdict.in_(style.lang))}")
    return "".join(f"{line}\n" for line in lines)


def _annotation(each: Located, style: Style) -> str:
    place, finding = each.location, each.finding
    properties = {
        "file": style.prefix + place.file,
        "line": str(place.line),
        "endLine": str(place.end_line),
        "col": str(place.column),
        "endColumn": str(place.end_column),
        "title": f"{finding.rule.title.in_(style.lang)} [{finding.rule.slug}]",
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    words = f"{summary.message(each, style.lang)}\n{finding.rule.fix.in_(style.lang)}"
    return f"::{_COMMAND[finding.severity]} {listed}::{_data(words[:_LONGEST])}"


def _data(text: str) -> str:
    """Escape the message of a command, as GitHub's own toolkit does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
