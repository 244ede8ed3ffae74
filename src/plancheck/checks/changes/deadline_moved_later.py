"""Deadlines that moved later or went, and the end of a plan's period that did.

A task is due when it says or, where it says nothing, when the duty to do it says: a deadline that
went from the one to the other is not lost.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from plancheck.diff.asking import ORDERED, Changes
from plancheck.diff.delta import Delta, Difference
from plancheck.findings import Finding, Rule
from plancheck.model import Due, Period, Task
from plancheck.text import Text

RULE = Rule(
    slug="deadline-moved-later",
    severity="warning",
    draft="note",
    title=Text("Thời hạn bị lùi hoặc bỏ", "Deadline moved later or dropped"),
    message=Text(
        "Thời hạn của {element}{name} {what}: {before} → {after}; chưa ghi nhận văn bản nào cho"
        " phép.",
        "The deadline of {element}{name} {what}: {before} → {after}; no act on record orders it.",
    ),
    why=Text(
        "Lùi thời hạn trong tệp làm việc chậm trông như đúng hạn; cơ quan được giao không biết phải"
        " theo hạn nào.",
        "A deadline moved in the files makes late work look timely, and the bodies in charge cannot"
        " tell which day binds them.",
    ),
    fix=Text(
        "Ghi văn bản gia hạn vào “amendments”, với nội dung sửa khóa này của mục; nếu không có văn"
        " bản thì khôi phục thời hạn. Chỉ sửa lỗi số hóa thì miễn trừ có lý do.",
        "Record the act that grants more time in “amendments”, with an operation on this key of the"
        " element; if there is none, restore the deadline. A slip of encoding that is put right"
        " takes a waiver that says so.",
    ),
    ground=ORDERED,
)
_SORTS = ("task", "target", "assignment", "report")
_EVERY = ("month", "quarter", "half-year", "year")
_LATER = Text("lùi {more}", "moves later by {more}")
_LOST = Text("bị bỏ", "is dropped")
_VAGUE = Text("không còn là một ngày xác định", "no longer names a day")
_RARER = Text("thưa hơn", "comes less often")


def run_change(difference: Difference) -> Iterator[Finding]:
    changes = Changes(difference)
    for delta in changes.unordered(
        "deadline-later", "deadline-lost", "deadline-changed", "changed"
    ):
        what = _what(delta)
        if what is not None and not _elsewhere(changes, delta):
            yield changes.finding(RULE, delta, what=what)


def _what(delta: Delta) -> Text | None:
    """Return how a deadline was loosened, None where it was not."""
    before, after = delta.before, delta.after
    if delta.sort == "plan" and isinstance(before, Period) and isinstance(after, Period):
        days = (after.end - before.end).days
        return _moved(days) if days > 0 else None
    if delta.sort not in _SORTS:
        return None
    if delta.kind == "deadline-later":
        return _moved(delta.days)
    if delta.kind == "deadline-lost":
        return _LOST
    return _loosened(before, after) if delta.kind == "deadline-changed" else None


def _moved(days: int) -> Text:
    return _LATER.fill(more=Text(f"{days} ngày", f"{days} {'day' if days == 1 else 'days'}"))


def _loosened(before: Any, after: Any) -> Text | None:
    """Judge two deadlines of which one at least names no day."""
    if not isinstance(before, Due) or not isinstance(after, Due):
        return None
    if before.every is not None:
        return _RARER if _rank(after) > _EVERY.index(before.every) else None
    return _VAGUE if before.last_day() is not None and after.last_day() is None else None


def _rank(due: Due) -> int:
    """Return how seldom something is due; a deadline of another form is the most seldom."""
    return _EVERY.index(due.every) if due.every is not None else len(_EVERY)


def _elsewhere(changes: Changes, delta: Delta) -> bool:
    """Tell whether a task is due as early as before, by a duty or by its own word."""
    plans = changes.base(delta), changes.head(delta)
    last: list[date | None] = []
    for plan, name in zip(plans, (delta.former or delta.id, delta.id), strict=True):
        task = plan.entities.get(name) if plan else None
        found = plan.deadline_of(task) if plan and isinstance(task, Task) else None
        last.append(found[0] if found else None)
    return last[0] is not None and last[1] is not None and last[1] <= last[0]
