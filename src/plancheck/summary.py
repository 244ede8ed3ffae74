"""What every report says in the same words, whatever its format."""

from typing import NamedTuple

from plancheck import rules
from plancheck.checks import FAMILIES
from plancheck.findings import SEVERITIES, Confidence, Rule, Severity
from plancheck.report import Located, Report, Silenced
from plancheck.text import Lang, Text, write


class Style(NamedTuple):
    """How a report is shown.

    `threshold` is the severity from which findings fail the run; `prefix` leads from the root of
    the checkout to the project, for formats that name files from there. `link` is the address of
    a line on the web with the fields {commit}, {file} and {line}, empty where there is none;
    `commit` is the commit that the files as they stand belong to.
    """

    lang: Lang = "vi"
    colour: bool = False
    threshold: Severity = "error"
    show_silenced: bool = False
    quiet: bool = False
    prefix: str = ""
    link: str = ""
    commit: str = ""


NAMES = {
    "error": Text("LỖI", "ERROR"),
    "warning": Text("CẢNH BÁO", "WARNING"),
    "note": Text("LƯU Ý", "NOTE"),
}
COUNTED = {
    "error": Text("lỗi", "errors"),
    "warning": Text("cảnh báo", "warnings"),
    "note": Text("lưu ý", "notes"),
}


def not_counted(report: Report) -> Text:
    """Say how many findings are waived or known, and until when the next waiver holds."""
    waived, known = report.waived(), report.known()
    ends = [each.silence.until for each in waived if each.silence.until is not None]
    parts = []
    if waived:
        until = Text("", "")
        if ends:
            until = Text(" (sớm nhất hết hạn {day})", " (the first until {day})").fill(
                day=min(ends)
            )
        parts.append(
            Text(f"{len(waived)} được miễn trừ{until.vi}", f"{len(waived)} waived{until.en}")
        )
    if known:
        count = len(known)
        parts.append(Text(f"{count} đã có từ trước", f"{count} known from before"))
    listed = Text(", ".join(each.vi for each in parts), ", ".join(each.en for each in parts))
    return Text(
        f"Không tính: {listed.vi}; xem bằng --show-waived.",
        f"Not counted: {listed.en}; see them with --show-waived.",
    )


def changed(report: Report) -> Text:
    """Say how many findings are new since a revision, and how many are settled."""
    change = report.change
    if change is None:
        return Text("", "")
    return Text(
        f"So với {change.since}: {len(change.new)} phát hiện mới, {change.settled} đã xử lý,"
        f" {change.unchanged} không đổi.",
        f"Since {change.since}: {len(change.new)} new, {change.settled} settled,"
        f" {change.unchanged} unchanged.",
    )


def verdict(report: Report, threshold: Severity) -> Text:
    """Say in one sentence what the run found and whether it passes."""
    counts = report.counts()
    scope = Text(
        f"Đã kiểm tra {report.elements} mục bằng {report.checks_run} phép kiểm tra",
        f"Checked {many(report.elements, 'elements')} with {many(report.checks_run, 'checks')}",
    )
    if not report.findings:
        return Text(f"{scope.vi}: không có phát hiện nào.", f"{scope.en}: nothing found.")
    vi = ", ".join(f"{counts[s]} {COUNTED[s].vi}" for s in SEVERITIES if counts[s])
    en = ", ".join(many(counts[s], COUNTED[s].en) for s in SEVERITIES if counts[s])
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


def many(number: int, noun: str) -> str:
    """Return a number with an English noun given in the plural."""
    return f"{number} {noun.removesuffix('s') if number == 1 else noun}"


def failing(report: Report, threshold: Severity) -> bool:
    """Tell whether a finding is as grave as the threshold, or something could not be read."""
    counts = report.counts()
    grave = SEVERITIES[: SEVERITIES.index(threshold) + 1]
    return bool(report.unread) or any(counts[severity] for severity in grave)


DOUBT = {
    Confidence.INFERRED: Text(
        "Dựa trên liên hệ do biên tập viên suy ra.", "Rests on a link that an editor inferred."
    ),
    Confidence.WEAK_EVIDENCE: Text("Chứng cứ còn yếu.", "The evidence is weak."),
}


def message(each: Located, lang: Lang) -> str:
    """Return what a finding says, with how far it can be trusted."""
    doubt = DOUBT.get(each.finding.confidence)
    return each.finding.message.in_(lang) + (f" {doubt.in_(lang)}" if doubt else "")


def incomplete(report: Report) -> Text:
    """Say which files could not be read whole."""
    files = ", ".join(report.unread)
    return Text(
        f"Kết quả chưa đầy đủ: không đọc hết được {files}.",
        f"The result is incomplete: could not read all of {files}.",
    )


def ground(each: Silenced) -> Text:
    """Say what silences a finding: which waiver, why, by whom, until when."""
    silence = each.silence
    if silence.by == "baseline":
        return Text("đã có trong mức nền", "in the baseline")
    if silence.by == "before":
        return Text(f"đã có ở {silence.name}", f"already there at {silence.name}")
    name = Text("chú thích trong tệp", "a comment in the file")
    if silence.by == "waiver":
        name = Text(f"miễn trừ {silence.name}", f"waiver {silence.name}")
    vi, en = [f"{name.vi}: {silence.reason}"], [f"{name.en}: {silence.reason}"]
    if silence.approved_by:
        vi.append(f"chấp thuận: {silence.approved_by}")
        en.append(f"approved by {silence.approved_by}")
    if silence.until is not None:
        vi.append(f"đến hết {write(silence.until, 'vi')}")
        en.append(f"until {write(silence.until, 'en')}")
    return Text("; ".join(vi), "; ".join(en))


def levels(rule: Rule) -> Text:
    """Say how grave a rule is, and where that differs while a plan is a draft or closed."""

    def named(level: Severity) -> Text:
        return Text(NAMES[level].vi.lower(), level)

    vi, en = named(rule.severity).vi, named(rule.severity).en
    if rule.draft and rule.draft != rule.severity:
        vi += f"; khi còn dự thảo: {named(rule.draft).vi}"
        en += f"; in a draft: {named(rule.draft).en}"
    if rule.closed and rule.closed != rule.severity:
        vi += f"; khi đã hết kỳ: {named(rule.closed).vi}"
        en += f"; once closed: {named(rule.closed).en}"
    return Text(vi, en)


def shown(template: Text) -> Text:
    """Return a message with its fields named instead of filled: ‹task›."""

    def bare(words: str) -> str:
        for field in ("doubt", "suggestion", "hint"):
            words = words.replace(f"{{{field}}}", "")
        return words.replace("{", "‹").replace("}", "›")

    return Text(bare(template.vi), bare(template.en))


def family(rule: Rule) -> Text:
    """Return the name of the family of a rule."""
    return FAMILIES[rules.families()[rule.slug]]
