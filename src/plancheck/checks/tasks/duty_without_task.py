"""Work that a body is charged with and that belongs to no task of the plan."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text, listing, short

RULE = Rule(
    slug="duty-without-task",
    severity="note",
    absence=True,
    title=Text("Trách nhiệm không gắn với nhiệm vụ", "Duty that belongs to no task"),
    message=Text(
        "Phân công {duty} (“{name}”) cho {bodies} không gắn với nhiệm vụ nào của kế hoạch.{doubt}",
        "The duty {duty} (“{name}”) of {bodies} belongs to no task of the plan.{doubt}",
    ),
    why=Text(
        "Việc nằm ngoài danh mục nhiệm vụ nên không có mục tiêu, thời hạn, kinh phí và không được"
        " theo dõi.",
        "Work outside the list of tasks has no objective, deadline or money, and nobody tracks it.",
    ),
    fix=Text(
        "Ghi mã nhiệm vụ tương ứng vào “scope”, hoặc bổ sung nhiệm vụ cho việc này.",
        "Name the task in “scope”, or add a task for this work.",
    ),
    ground=Text(
        "Thông lệ lập kế hoạch: trách nhiệm được giao tương ứng với nhiệm vụ trong kế hoạch.",
        "Good practice of planning: every duty corresponds to a task of the plan.",
    ),
)
_WORK = ("lead", "implement", "coordinate")


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if "tasks" in plan.unread.sections:
        return
    for assignment in plan.assignments:
        if assignment.role in _WORK and not assignment.scope:
            yield RULE.at(
                plan.at(assignment),
                subject=plan.ref(assignment),
                confidence=plan.confidence("tasks"),
                duty=assignment.id,
                bodies=listing(map(plan.label, assignment.bodies)),
                name=short(assignment.vi),
                doubt=plan.doubt("tasks"),
            )
