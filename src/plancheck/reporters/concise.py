"""One line a finding: `file:line:column: level [rule] message`, for grep and for editors."""

from plancheck import summary
from plancheck.report import Report
from plancheck.summary import Style
from plancheck.terminal import plain


def render(report: Report, style: Style) -> str:
    """Return the findings, a line each, and the verdict."""
    lines = []
    for each in report.findings:
        place, finding = each.location, each.finding
        words = plain(summary.message(each, style.lang))
        where = f"{plain(place.file)}:{place.line}:{place.column}"
        lines.append(f"{where}: {finding.severity} [{finding.rule.slug}] {words}")
    if style.show_silenced:
        for hidden in report.silenced:
            place, finding = hidden.located.location, hidden.located.finding
            words = plain(summary.message(hidden.located, style.lang))
            ground = plain(summary.ground(hidden).in_(style.lang))
            where = f"{plain(place.file)}:{place.line}:{place.column}"
            lines.append(f"{where}: silenced [{finding.rule.slug}] {words} → {ground}")
    if report.unread:
        lines.append(plain(summary.incomplete(report).in_(style.lang)))
    if not style.quiet:
        lines.append(summary.verdict(report, style.threshold).in_(style.lang))
    return "".join(f"{line}\n" for line in lines)
