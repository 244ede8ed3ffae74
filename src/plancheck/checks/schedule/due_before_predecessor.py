"""Tasks that must be done before another task on which they depend."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.model import Task
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="due-before-predecessor",
    severity="warning",
    closed="note",
    title=Text("Thời hạn sớm hơn nhiệm vụ phải chờ", "Due before the task it depends on"),
    message=Text(
        "Nhiệm vụ {task} (“{name}”) phải xong ngày {day}, nhưng phụ thuộc nhiệm vụ {before}"
        " (“{before_name}”) đến ngày {before_day} mới đến hạn.",
        "Task {task} (“{name}”) is due on {day}, but depends on task {before} (“{before_name}”),"
        " which is due only on {before_day}.",
    ),
    why=Text(
        "Cơ quan thực hiện không thể hoàn thành đúng hạn dù mọi bên đều đúng hạn của mình.",
        "The deadline cannot be met even if everyone keeps their own.",
    ),
    fix=Text(
        "Điều chỉnh thời hạn (“due”) của một trong hai nhiệm vụ, hoặc bỏ quan hệ phụ thuộc"
        " (“depends_on”) nếu không đúng.",
        "Move the deadline (“due”) of either task, or drop the dependency (“depends_on”) if wrong.",
    ),
    ground=Text(
        "Thông lệ quản lý: nhiệm vụ đi trước có thời hạn không muộn hơn nhiệm vụ đi sau.",
        "Good practice: what comes first is due no later than what follows.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for task in plan.tasks:
        day = task.due.last_day() if task.due is not None else None
        if day is None:
            continue
        for index, name in enumerate(task.depends_on):
            before = plan.find(name)
            if not isinstance(before, Task) or before is task or before.due is None:
                continue
            before_day = before.due.last_day()
            if before_day is not None and before_day > day:
                yield RULE.at(
                    plan.at(task, "depends_on", index),
                    (plan.at(task, "due"), Text("Thời hạn của nhiệm vụ.", "The task's deadline.")),
                    (plan.at(before, "due"), Text("Thời hạn phải chờ.", "What it waits for.")),
                    subject=plan.ref(task),
                    task=task.id,
                    name=short(task.vi),
                    day=day,
                    before=before.id,
                    before_name=short(before.vi),
                    before_day=before_day,
                )
