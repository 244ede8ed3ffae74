"""Several bodies in the lead of one thing: by one assignment, or by several over one scope."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.model import Assignment, Body
from plancheck.plan import Plan
from plancheck.text import Text, listing, short

RULE = Rule(
    slug="several-leads",
    severity="warning",
    closed="note",
    title=Text("Nhiều cơ quan cùng chủ trì", "Several bodies in the lead"),
    message=Text(
        "{what} có {count} cơ quan cùng chủ trì: {bodies}.",
        "{what} has {count} bodies in the lead: {bodies}.",
    ),
    why=Text(
        "Cơ quan này chờ cơ quan kia, và khi chậm không rõ ai chịu trách nhiệm.",
        "Each waits for the other, and when the work is late nobody knows who answers for it.",
    ),
    fix=Text(
        "Giữ một cơ quan chủ trì; chuyển các cơ quan còn lại sang “with” (phối hợp), hoặc tách"
        " “scope” để mỗi cơ quan chủ trì một phần.",
        "Keep one body in the lead and move the others to “with”, or split “scope” so that each"
        " leads a part.",
    ),
    ground=Text(
        "Thông lệ quản lý: một việc chỉ giao cho một cơ quan chủ trì.",
        "Good practice: one matter has one body in the lead.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    scopes: dict[str, list[tuple[Assignment, int]]] = defaultdict(list)
    for assignment in plan.assignments:
        if assignment.role != "lead":
            continue
        bodies = _bodies(plan, assignment)
        if len(bodies) > 1:
            yield RULE.at(
                plan.at(assignment, "bodies"),
                subject=plan.ref(assignment),
                what=Text(
                    f"Phân công {assignment.id} (“{short(assignment.vi)}”)",
                    f"Assignment {assignment.id} (“{short(assignment.vi)}”)",
                ),
                count=len(bodies),
                bodies=listing(map(plan.label, bodies)),
            )
        for index, name in enumerate(assignment.scope):
            scopes[name.removeprefix(f"{plan.id}#")].append((assignment, index))
    for name, leads in scopes.items():
        yield from _overlap(plan, name, leads)


def _overlap(plan: Plan, name: str, leads: list[tuple[Assignment, int]]) -> Iterator[Finding]:
    first = leads[0][0]
    others = [
        (assignment, index)
        for assignment, index in leads[1:]
        if set(assignment.bodies).isdisjoint(first.bodies) and _bodies(plan, assignment)
    ]
    if not others or not _bodies(plan, first):
        return
    bodies = dict.fromkeys(
        body for each in (first, *(one for one, _ in others)) for body in _bodies(plan, each)
    )
    last, index = others[-1]
    yield RULE.at(
        plan.at(last, "scope", index),
        *((plan.at(each), Text(short(each.vi), each.en or each.vi)) for each, _ in leads[:-1]),
        subject=plan.ref(last),
        what=_called(plan, name),
        count=len(bodies),
        bodies=listing(map(plan.label, bodies)),
    )


def _bodies(plan: Plan, assignment: Assignment) -> list[str]:
    """Return the single bodies that an assignment names; a group acts each in its own place."""
    names = dict.fromkeys(assignment.bodies)
    return [name for name in names if isinstance(plan.find(name), Body)]


def _called(plan: Plan, name: str) -> Text:
    if name == "plan":
        return Text("Cả kế hoạch", "The whole plan")
    label = short(plan.label(name))
    return Text(f"{name} (“{label}”)", f"{name} (“{label}”)")
