"""Results that the earlier version held and that are now others, or gone.

A figure that is on record is a statement of its day: a later one stands beside it. The log of
progress only grows.
"""

from collections.abc import Iterator
from typing import Any

from plancheck.diff.asking import Changes
from plancheck.diff.delta import Delta, Difference
from plancheck.findings import Finding, Rule
from plancheck.model import Progress
from plancheck.text import Text

RULE = Rule(
    slug="result-revised",
    severity="warning",
    draft="note",
    title=Text("Kết quả đã công bố bị sửa", "Published result altered"),
    message=Text(
        "{element}{name} {what}: {before} → {after}.",
        "{element}{name} {what}: {before} → {after}.",
    ),
    why=Text(
        "Báo cáo đã dựa trên kết quả cũ; sửa hoặc xóa tại chỗ thì không còn dấu vết để giải trình.",
        "Reports were made from the earlier result; altered or deleted in place, it leaves no trace"
        " to account for.",
    ),
    fix=Text(
        "Giữ kết quả cũ và thêm kết quả mới với ngày của nó (“measurements”, “progress”). Nếu kết"
        " quả cũ sai: miễn trừ nêu rõ văn bản đính chính, hoặc ghi vào “amendments” nếu văn bản kế"
        " hoạch được đính chính.",
        "Keep the earlier result and add the new one with its day (“measurements”, “progress”). If"
        " the earlier one was wrong, waive this and name the correction, or record it in"
        " “amendments” where the text of the plan was corrected.",
    ),
    ground=Text(
        "Quy cách tệp kế hoạch: số liệu đã công bố được giữ lại, số liệu mới ghi thêm với ngày của"
        " nó; nhật ký tiến độ chỉ ghi thêm.",
        "The plan file format: figures that were published stay, new ones are added with their day;"
        " the progress log is only added to.",
    ),
)
_KINDS = (
    "result-revised", "result-removed", "progress-changed", "progress-removed", "changed",
    "part-added", "part-removed",
)  # fmt: skip
_OTHERWISE = Text("bị sửa (“{key}”)", "is altered (“{key}”)")
_GONE = Text("bị xóa", "is deleted")
_ENTRY = Text("có một dòng tiến độ bị sửa", "has a progress entry altered")
_NO_ENTRY = Text("có một dòng tiến độ bị xóa", "has a progress entry deleted")
# What a figure says; of the other keys only a word that was there can be gone or another.
_SAYS = ("value", "indicator", "scope", "system")


def run_change(difference: Difference) -> Iterator[Finding]:
    changes = Changes(difference)
    for delta in changes.unordered(*_KINDS):
        what = _what(changes, delta)
        if what is not None:
            found = changes.finding(RULE, delta, what=what.fill(key=delta.key))
            yield found._replace(mark=_mark(delta.before))


def _what(changes: Changes, delta: Delta) -> Text | None:
    if delta.kind.startswith("progress-"):
        if not changes.stands(delta):
            return None  # the task went with it: that has its own finding
        return _ENTRY if delta.kind == "progress-changed" else _NO_ENTRY
    if delta.sort not in ("measurement", "receipt"):
        return None
    if delta.kind == "result-removed":
        return None if changes.absorbed(delta) else _GONE
    filled_in = delta.before is None and delta.key not in _SAYS
    return None if filled_in or _only_more(delta.before, delta.after) else _OTHERWISE


def _only_more(before: Any, after: Any) -> bool:
    """Tell whether a list, of evidence for instance, holds all that it held."""
    both = isinstance(before, tuple) and isinstance(after, tuple)
    return both and set(before) <= set(after)


def _mark(entry: Any) -> str:
    """Return what tells an entry of the log from the others of its task."""
    if not isinstance(entry, Progress):
        return ""
    return f"{entry.on.isoformat()}/{entry.by or ''}/{entry.official}"
