"""Specific objectives that no task of the plan serves."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="objective-without-task",
    severity="warning",
    closed="note",
    absence=True,
    title=Text("Mục tiêu không có nhiệm vụ thực hiện", "Objective that no task serves"),
    message=Text(
        "Không có nhiệm vụ nào phục vụ mục tiêu {objective} (“{name}”).{doubt}",
        "No task serves the objective {objective} (“{name}”).{doubt}",
    ),
    why=Text(
        "Mục tiêu không có việc làm kèm theo thì chỉ là mong muốn.",
        "An objective with no work behind it is a wish.",
    ),
    fix=Text(
        "Bổ sung nhiệm vụ, hoặc ghi mã mục tiêu vào “objectives” của nhiệm vụ đã có.",
        "Add a task, or name the objective in “objectives” of a task that serves it.",
    ),
    ground=Text(
        "Thông lệ lập kế hoạch: mỗi mục tiêu có nhiệm vụ, giải pháp để thực hiện.",
        "Good practice of planning: every objective has work to reach it.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if "tasks" in plan.unread.sections:
        return
    for objective in plan.objectives:
        if objective.kind == "specific" and not plan.served_by.get(objective.id):
            yield RULE.at(
                plan.at(objective),
                subject=plan.ref(objective),
                confidence=plan.confidence("tasks"),
                objective=objective.id,
                name=short(objective.vi),
                doubt=plan.doubt("tasks"),
            )
