"""The report as a person reads it: grouped by rule, each finding with its line of the file."""

from itertools import groupby

from plancheck import summary
from plancheck.checks import FAMILIES
from plancheck.findings import SEVERITIES, Location, Severity
from plancheck.report import Located, Report
from plancheck.summary import Style
from plancheck.terminal import indent, paint, plain, width
from plancheck.text import Lang, Text

_WHY = Text("Vì sao: ", "Why: ")
_FIX = Text("Cách xử lý: ", "What to do: ")
_RELATED = Text("xem thêm ", "see also ")
_FRAME_WIDTH = 96


def render(report: Report, style: Style) -> str:
    """Return the report as text."""
    lang, colour = style.lang, style.colour
    parts = [] if style.quiet else [_days(report, lang)]
    groups = groupby(report.findings, key=lambda e: (e.finding.severity, e.finding.rule.slug))
    parts += [_group(list(group), report, lang, colour=colour) for _, group in groups]
    if style.show_silenced and report.silenced:
        parts.append(_silenced(report, lang, colour=colour))
    parts.append(_summary(report, style))
    return "\n\n".join(parts) + "\n"


def _days(report: Report, lang: Lang) -> str:
    sentences = [day.sentence() for day in report.days]
    if report.knowledge.until is not None:
        sentences.append(report.knowledge.sentence())
    return "\n".join(indent(each.in_(lang), "  ", "") for each in sentences)


def _group(group: list[Located], report: Report, lang: Lang, *, colour: bool) -> str:
    finding = group[0].finding
    rule, severity = finding.rule, finding.severity
    name = paint(summary.NAMES[severity].in_(lang), severity, colour=colour)
    title = paint(rule.title.in_(lang), "bold", colour=colour)
    lines = [f"{name}  {title} [{rule.slug}] ({len(group)})"]
    lines.append(indent(_WHY.in_(lang) + rule.why.in_(lang), "  "))
    fixes = {each.finding.rule.fix for each in group}
    if len(fixes) == 1:
        lines.append(indent(_FIX.in_(lang) + rule.fix.in_(lang), "  "))
    for each in group:
        lines.append("")
        lines += _finding(each, report, lang, colour=colour, with_fix=len(fixes) > 1)
    return "\n".join(lines)


def _finding(
    each: Located, report: Report, lang: Lang, *, colour: bool, with_fix: bool
) -> list[str]:
    finding = each.finding
    subject = f"  {plain(finding.subject.rpartition('#')[2])}" if finding.subject else ""
    lines = ["  " + paint(_address(each.location), "bold", colour=colour) + subject]
    lines.append(indent(summary.message(each, lang), "    "))
    lines += _frame(each.location, report.frames.get(each.location, ""), finding.severity, colour)
    if with_fix:
        lines.append(indent(_FIX.in_(lang) + finding.rule.fix.in_(lang), "    "))
    for location, text in each.related:
        lines.append(
            indent(f"{_RELATED.in_(lang)}{_address(location)}: {text.in_(lang)}", "      ", "    ")
        )
        if location != each.location:
            lines += _frame(location, report.frames.get(location, ""), None, colour)
    return lines


def _silenced(report: Report, lang: Lang, *, colour: bool) -> str:
    head = Text("Không tính vào kết quả", "Not counted").in_(lang)
    lines = [f"{paint(head, 'bold', colour=colour)} ({len(report.silenced)})"]
    for each in report.silenced:
        finding = each.located.finding
        where = f"  {_address(each.located.location)}  [{finding.rule.slug}]"
        lines += ["", where, indent(finding.message.in_(lang), "    ")]
        words = f"→ {summary.ground(each).in_(lang)}"
        if each.location is not None:
            words += f"; {_address(each.location)}"
        lines.append(indent(words, "    "))
    return "\n".join(lines)


def _address(location: Location) -> str:
    return f"{plain(location.file)}:{location.line}:{location.column}"


def _frame(location: Location, row: str, severity: Severity | None, colour: bool) -> list[str]:  # noqa: FBT001
    if not row.strip():
        return []
    start = location.column - 1
    skip = max(start - 40, 0) if len(row) > _FRAME_WIDTH else 0
    shown = plain(row[skip : skip + _FRAME_WIDTH])
    before = plain(row[skip:start])
    marked = plain(row[start : min(location.end_column - 1, skip + _FRAME_WIDTH)])
    number = str(location.line)
    lead = "…" if skip else ""
    frame = [f"      {paint(number + ' |', 'dim', colour=colour)} {lead}{shown}"]
    if severity is not None:
        caret = " " * (width(lead) + width(before)) + paint(
            "^" * max(width(marked), 1), severity, colour=colour
        )
        frame.append(f"      {' ' * len(number)} {paint('|', 'dim', colour=colour)} {caret}")
    return frame


def _summary(report: Report, style: Style) -> str:
    lang, colour = style.lang, style.colour
    lines = []
    table = report.by_family()
    if table and not style.quiet:
        head = Text("Tổng hợp theo nhóm", "Summary by family").in_(lang)
        names = {family: FAMILIES[family].in_(lang) for family in table}
        across = max(len(head), *(len(name) for name in names.values()))
        columns = [summary.COUNTED[severity].in_(lang) for severity in SEVERITIES]
        lines.append(
            paint(head.ljust(across), "bold", colour=colour) + "".join(f"{c:>11}" for c in columns)
        )
        for family, counts in table.items():
            cells = "".join(f"{counts[severity] or '-':>11}" for severity in SEVERITIES)
            lines.append(names[family].ljust(across) + cells)
        lines.append("")
    if report.unread:
        lines.append(indent(summary.incomplete(report).in_(lang), ""))
    if report.change is not None:
        lines.append(indent(summary.changed(report).in_(lang), ""))
    if report.silenced:
        lines.append(indent(summary.not_counted(report).in_(lang), ""))
    lines.append(indent(summary.verdict(report, style.threshold).in_(lang), ""))
    return "\n".join(lines)
