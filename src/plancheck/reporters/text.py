"""The report as a person reads it: grouped by rule, each finding with its line of the file."""

from itertools import groupby

from plancheck import rules
from plancheck.checks import FAMILIES
from plancheck.findings import SEVERITIES, Confidence, Location, Severity
from plancheck.report import Located, Report
from plancheck.terminal import indent, paint, plain, width
from plancheck.text import Lang, Text

NAMES = {
    "error": Text("LỖI", "ERROR"),
    "warning": Text("CẢNH BÁO", "WARNING"),
    "note": Text("LƯU Ý", "NOTE"),
}
_COUNTED = {
    "error": Text("lỗi", "errors"),
    "warning": Text("cảnh báo", "warnings"),
    "note": Text("lưu ý", "notes"),
}
_WHY = Text("Vì sao: ", "Why: ")
_FIX = Text("Cách xử lý: ", "What to do: ")
_RELATED = Text("xem thêm ", "see also ")
_DOUBT = {
    Confidence.INFERRED: Text(
        "Dựa trên liên hệ do biên tập viên suy ra.", "Rests on a link that an editor inferred."
    ),
    Confidence.WEAK_EVIDENCE: Text("Chứng cứ còn yếu.", "The evidence is weak."),
}
_FRAME_WIDTH = 96


def render(report: Report, lang: Lang, *, colour: bool, threshold: Severity) -> str:
    """Return the report as text.

    Args:
        report: what to show.
        lang: the language of every sentence.
        colour: whether to use terminal colours.
        threshold: the severity from which findings fail the run; named in the last line.
    """
    parts = [_days(report, lang)]
    groups = groupby(report.findings, key=lambda e: (e.finding.severity, e.finding.rule.slug))
    parts += [_group(list(group), report, lang, colour=colour) for _, group in groups]
    parts.append(_summary(report, lang, threshold, colour=colour))
    return "\n\n".join(parts) + "\n"


def _days(report: Report, lang: Lang) -> str:
    sentences = [day.sentence() for day in report.days]
    if report.knowledge.until is not None:
        sentences.append(report.knowledge.sentence())
    return "\n".join(indent(each.in_(lang), "  ", "") for each in sentences)


def _group(group: list[Located], report: Report, lang: Lang, *, colour: bool) -> str:
    finding = group[0].finding
    rule, severity = finding.rule, finding.severity
    name = paint(NAMES[severity].in_(lang), severity, colour=colour)
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
    doubt = _DOUBT.get(finding.confidence)
    message = finding.message.in_(lang) + (f" {doubt.in_(lang)}" if doubt else "")
    lines.append(indent(message, "    "))
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


def _summary(report: Report, lang: Lang, threshold: Severity, *, colour: bool) -> str:
    lines = []
    table = report.by_family()
    if table:
        head = Text("Tổng hợp theo nhóm", "Summary by family").in_(lang)
        names = {family: FAMILIES[family].in_(lang) for family in table}
        width = max(len(head), *(len(name) for name in names.values()))
        columns = [_COUNTED[severity].in_(lang) for severity in SEVERITIES]
        lines.append(
            paint(head.ljust(width), "bold", colour=colour) + "".join(f"{c:>11}" for c in columns)
        )
        for family, counts in table.items():
            cells = "".join(f"{counts[severity] or '-':>11}" for severity in SEVERITIES)
            lines.append(names[family].ljust(width) + cells)
        lines.append("")
    if report.unread:
        files = ", ".join(map(plain, report.unread))
        lines.append(
            indent(
                Text(
                    f"Kết quả chưa đầy đủ: không đọc hết được {files}.",
                    f"The result is incomplete: could not read all of {files}.",
                ).in_(lang),
                "",
            )
        )
    lines.append(indent(verdict(report, threshold).in_(lang), ""))
    return "\n".join(lines)


def verdict(report: Report, threshold: Severity) -> Text:
    """Say in one sentence what the run found and whether it passes."""
    counts = report.counts()
    scope = Text(
        f"Đã kiểm tra {report.elements} mục bằng {report.checks_run} phép kiểm tra",
        f"Checked {_many(report.elements, 'elements')} with {_many(report.checks_run, 'checks')}",
    )
    if not report.findings:
        return Text(f"{scope.vi}: không có phát hiện nào.", f"{scope.en}: nothing found.")
    vi = ", ".join(f"{counts[s]} {_COUNTED[s].vi}" for s in SEVERITIES if counts[s])
    en = ", ".join(_many(counts[s], _COUNTED[s].en) for s in SEVERITIES if counts[s])
    if failing(report, threshold):
        end = Text(
            f"Không đạt: có phát hiện từ mức {NAMES[threshold].vi.lower()} trở lên (mã thoát 1).",
            f"Not passed: there are findings at level {threshold} or above (exit status 1).",
        )
    else:
        end = Text(
            f"Đạt: không có phát hiện từ mức {NAMES[threshold].vi.lower()} trở lên.",
            f"Passed: no finding at level {threshold} or above.",
        )
    return Text(f"{scope.vi}: {vi}. {end.vi}", f"{scope.en}: {en}. {end.en}")


def _many(number: int, noun: str) -> str:
    return f"{number} {noun.removesuffix('s') if number == 1 else noun}"


def failing(report: Report, threshold: Severity) -> bool:
    """Tell whether a finding is as grave as the threshold, or something could not be read."""
    counts = report.counts()
    grave = SEVERITIES[: SEVERITIES.index(threshold) + 1]
    return bool(report.unread) or any(counts[severity] for severity in grave)


def explain(slug: str, lang: Lang, *, colour: bool) -> str:
    """Return the page of a rule: what it finds, why it matters, what to do."""
    rule = rules.by_slug()[slug]
    family = FAMILIES[rules.families()[slug]].in_(lang)
    rows = [
        (Text("Nhóm", "Family"), family),
        (Text("Mức", "Level"), _levels(rule.severity, rule.draft, rule.closed).in_(lang)),
        (Text("Nội dung", "Finds"), _example(rule.message.in_(lang))),
        (Text("Vì sao", "Why"), rule.why.in_(lang)),
        (Text("Cách xử lý", "What to do"), _example(rule.fix.in_(lang))),
        (Text("Căn cứ", "Ground"), rule.ground.in_(lang)),
    ]
    lines = [f"{paint(rule.title.in_(lang), 'bold', colour=colour)} [{slug}]", ""]
    lines += [indent(f"{label.in_(lang)}: {text}", "  ", "") for label, text in rows]
    return "\n".join(lines) + "\n"


def _example(template: str) -> str:
    return (
        template.replace("{doubt}", "")
        .replace("{suggestion}", "")
        .replace("{", "‹")
        .replace("}", "›")
    )


def _levels(severity: Severity, draft: Severity | None, closed: Severity | None) -> Text:
    def named(level: Severity) -> Text:
        return Text(NAMES[level].vi.lower(), level)

    vi, en = named(severity).vi, named(severity).en
    if draft and draft != severity:
        vi, en = f"{vi}; khi còn dự thảo: {named(draft).vi}", f"{en}; in a draft: {named(draft).en}"
    if closed and closed != severity:
        vi, en = (
            f"{vi}; khi đã hết kỳ: {named(closed).vi}",
            f"{en}; once closed: {named(closed).en}",
        )
    return Text(vi, en)
