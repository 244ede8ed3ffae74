"""Tasks that lost a lead, unless a reorganisation on record put its heir in the lead."""

from collections.abc import Iterator

from plancheck.diff.asking import ORDERED, Changes
from plancheck.diff.delta import Difference
from plancheck.findings import Finding, Rule
from plancheck.registry import Registry
from plancheck.text import Text

RULE = Rule(
    slug="lead-removed",
    severity="error",
    draft="note",
    absence=True,
    title=Text("Nhiệm vụ mất cơ quan chủ trì", "Task that lost a lead"),
    message=Text(
        "{element}{name} không còn do {gone} chủ trì (nay: {after}); chưa ghi nhận văn bản hay lần"
        " sắp xếp tổ chức nào giải thích.",
        "{element}{name} is no longer led by {gone} (now: {after}); no act and no reorganisation on"
        " record explains it.",
    ),
    why=Text(
        "Cơ quan cũ thôi chịu trách nhiệm, cơ quan mới có thể chưa được giao việc; không ai trả lời"
        " được vì sao nhiệm vụ chậm.",
        "The old lead no longer answers for the task and the new one may never have been charged"
        " with it, so that nobody can be asked why it is late.",
    ),
    fix=Text(
        "Ghi văn bản giao lại nhiệm vụ vào “amendments”, với nội dung sửa “bodies”, “role” hoặc"
        " “scope” của phân công; nếu cơ quan được sáp nhập, đổi tên: ghi vào “changes”; nếu không"
        " có căn cứ thì khôi phục cơ quan chủ trì.",
        "Record the act that assigns the task anew in “amendments”, with an operation on “bodies”,"
        " “role” or “scope” of the assignment; if the body was merged or renamed, record that"
        " under “changes”; if there is no ground, restore the lead.",
    ),
    ground=ORDERED,
)


def run_change(difference: Difference) -> Iterator[Finding]:
    changes = Changes(difference)
    registry = difference.head.registry
    for delta in changes.unordered("lead-lost", "lead-changed"):
        after = _bodies(delta.after)
        left = [each for each in _bodies(delta.before) if not _is_there(difference, each, after)]
        left = [each for each in left if not heirs(registry, each) & set(after)]
        if left:
            yield changes.finding(RULE, delta, gone=changes.named(left, delta))


def _bodies(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _is_there(difference: Difference, body: str, among: tuple[str, ...]) -> bool:
    """Tell whether a body is among others, perhaps under another id."""
    if body in among:
        return True
    old = difference.base.registry.entities.get(body)
    new = [difference.head.registry.entities.get(each) for each in among]
    was = {name for each in new if each for name in each.was}
    return body in was or bool(old and set(old.was) & set(among))


def heirs(registry: Registry, body: str) -> frozenset[str]:
    """Return who took over from a body, in one reorganisation or several."""
    found: set[str] = set()
    waiting = {body}
    while waiting:
        after = {
            name
            for change in registry.changes
            if any(waiting & registry.members(name) for name in change.before)
            for name in change.after
        }
        waiting = after - found
        found |= after
    return frozenset(found)
