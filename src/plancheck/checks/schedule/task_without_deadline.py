"""Tasks that neither state a deadline nor get one from the duty to carry them out."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="task-without-deadline",
    severity="warning",
    closed="note",
    absence=True,
    title=Text("Nhiệm vụ không có thời hạn", "Task without a deadline"),
    message=Text(
        "Nhiệm vụ {task} (“{name}”) không nêu thời hạn hoàn thành, thời gian hay chu kỳ thực hiện."
        "{doubt}",
        "Task {task} (“{name}”) states no deadline, no period and no recurrence.{doubt}",
    ),
    why=Text(
        "Không có thời hạn thì không thể xác định chậm tiến độ, không thể đôn đốc.",
        "Without a deadline a task is never late, and nobody can be reminded of it.",
    ),
    fix=Text(
        "Bổ sung thời hạn trong kế hoạch hoặc văn bản phân công, rồi ghi vào “due”.",
        "Set a deadline in the plan or in the assignment, then write it under “due”.",
    ),
    ground=Text(
        "Thông lệ quản lý: mỗi nhiệm vụ có thời hạn hoàn thành.",
        "Good practice: every task has a date by which it is done.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for task in plan.tasks:
        # What is carried on without an end has its own rule; a solution is a way of working.
        if task.kind == "solution" or task.continuing or plan.dues_over(task):
            continue
        yield RULE.at(
            plan.at(task),
            subject=plan.ref(task),
            confidence=plan.confidence("deadlines"),
            task=task.id,
            name=short(task.vi),
            doubt=plan.doubt("deadlines"),
        )
