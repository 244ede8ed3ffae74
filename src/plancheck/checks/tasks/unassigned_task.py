"""Tasks that no body answers for, not even through a clause over the whole plan."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="unassigned-task",
    severity="error",
    absence=True,
    title=Text("Nhiệm vụ không có cơ quan chịu trách nhiệm", "Task that no body answers for"),
    message=Text(
        "Nhiệm vụ {task} (“{name}”) không được giao cho cơ quan nào.{doubt}",
        "No body is charged with task {task} (“{name}”).{doubt}",
    ),
    why=Text(
        "Không ai thực hiện, không ai báo cáo, và không thể đôn đốc ai.",
        "Nobody carries it out, nobody reports on it, and nobody can be reminded.",
    ),
    fix=Text(
        "Thêm phân công (“assignments”) có “scope” gồm mã nhiệm vụ, hoặc sửa kế hoạch để giao"
        " việc.",
        "Add an assignment whose “scope” holds the task's id, or amend the plan to assign it.",
    ),
    ground=Text(
        "Thông lệ quản lý: mỗi nhiệm vụ có một cơ quan chủ trì.",
        "Good practice: every task has one body in the lead.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if "assignments" in plan.unread.sections:
        return
    for task in plan.tasks:
        if not plan.duties_over(task):
            yield RULE.at(
                plan.at(task),
                subject=plan.ref(task),
                confidence=plan.confidence("leads"),
                task=task.id,
                name=short(task.vi),
                doubt=plan.doubt("leads"),
            )
