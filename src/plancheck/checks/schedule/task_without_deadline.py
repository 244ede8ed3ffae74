"""Tasks that neither state a deadline nor get one from the duty to carry them out.

A solution is often a way of working ("phát huy vai trò ...") and then needs no deadline; one that
names work whose end can be seen ("tổ chức diễn tập ...") does.
"""

from collections.abc import Iterator
from datetime import date

from plancheck import wording
from plancheck.findings import Finding, Rule
from plancheck.model import Task
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
        if _is_manner(task) or _never_ends(task) or plan.dues_over(task):
            continue
        yield RULE.at(
            plan.at(task),
            subject=plan.ref(task),
            confidence=plan.confidence("deadlines"),
            task=task.id,
            name=short(task.vi),
            doubt=plan.doubt("deadlines"),
        )


def _is_manner(task: Task) -> bool:
    return task.kind == "solution" and not wording.work(task.vi)


def _never_ends(task: Task) -> bool:
    """Tell whether work goes on without any end state: that has a rule of its own."""
    goes_on = task.continuing or wording.continuing(task.vi)
    return bool(goes_on) and task.output is None and "%" not in task.vi
