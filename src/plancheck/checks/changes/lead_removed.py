"""Tasks that lost a lead, unless a reorganisation on record put its heir in the lead.

A body that led the task by name and now leads it only as it leads the whole plan is lost as well.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from plancheck.diff.asking import ORDERED, Changes
from plancheck.diff.delta import Difference
from plancheck.findings import Finding, Rule
from plancheck.model import Assignment, Entity, Task
from plancheck.plan import Plan
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


_WHOLE = Text(
    "chỉ còn chủ trì chung cả kế hoạch", "only as a lead of the whole plan, with every other task"
)


def run_change(difference: Difference) -> Iterator[Finding]:
    changes = Changes(difference)
    followers = _followers(difference.head.registry)
    for delta in changes.unordered("lead-lost", "lead-changed"):
        after = _bodies(delta.after)
        left = [each for each in _bodies(delta.before) if not _is_there(difference, each, after)]
        left = [each for each in left if not _heirs(followers, each) & set(after)]
        if left:
            yield changes.finding(RULE, delta, gone=changes.named(left, delta))
    yield from _no_longer_named(changes)


def _no_longer_named(changes: Changes) -> Iterator[Finding]:
    """Yield the tasks whose lead is one now only because it leads the plan as a whole."""
    reached: dict[str, dict[str, list[Task]]] = {}
    seen: set[tuple[str, str]] = set()
    for delta in changes.unordered("duty-changed", "duty-removed"):
        base, head = changes.base(delta), changes.head(delta)
        old = base.entities.get(delta.former or delta.id) if base else None
        if base is None or head is None or not isinstance(old, Assignment) or old.role != "lead":
            continue
        if base.id not in reached:
            reached[base.id] = _reached(base)
        for task in reached[base.id].get(old.id, ()):
            now = changes.current(delta, task)
            left = [each for each in old.bodies if now and _how(head, now, each) == {"plan"}]
            if now is not None and left and (head.id, now.id) not in seen:
                seen.add((head.id, now.id))
                about = delta._replace(
                    sort="task", id=now.id, former="", key="lead", head=delta.head or head.at(now)
                )
                found = changes.finding(RULE, about, gone=changes.named(left, about), after=_WHOLE)
                yield found._replace(mark="plan")


def _reached(plan: Plan) -> dict[str, list[Task]]:
    """Return the tasks that each assignment reaches by their names or by a section."""
    found: dict[str, list[Task]] = defaultdict(list)
    for task in plan.tasks:
        for assignment, by in plan.duties_over(task):
            if by != "plan":
                found[assignment.id].append(task)
    return found


def _how(plan: Plan, task: Entity, body: str) -> set[str]:
    """Return in which ways a body leads a task: by its name, a section, the whole plan."""
    if not isinstance(task, Task):
        return set()
    return {
        by for each, by in plan.duties_over(task) if each.role == "lead" and body in each.bodies
    }


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


def _followers(registry: Registry) -> dict[str, set[str]]:
    """Return who took over from each body, group or member of a group, in one reorganisation."""
    found: dict[str, set[str]] = defaultdict(set)
    for change in registry.changes:
        for name in change.before:
            for member in registry.members(name):
                found[member].update(change.after)
    return found


def _heirs(followers: Mapping[str, set[str]], body: str) -> set[str]:
    """Return who took over from a body, in one reorganisation or several."""
    found: set[str] = set()
    waiting = [body]
    while waiting:
        fresh = followers.get(waiting.pop(), set()) - found
        found |= fresh
        waiting.extend(fresh)
    return found
