"""Tasks whose deadline has passed and that the progress log does not show as done."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Place, Rule
from plancheck.labels import OFFICIAL
from plancheck.model import Progress, Task
from plancheck.plan import Plan
from plancheck.text import Text, days, short

RULE = Rule(
    slug="overdue-task",
    severity="error",
    title=Text("Nhiệm vụ quá hạn", "Overdue task"),
    message=Text(
        "Nhiệm vụ {task} (“{name}”) phải hoàn thành chậm nhất ngày {day}; đến ngày {as_of} đã"
        " quá hạn {late}. {state}",
        "Task {task} (“{name}”) was due on {day} at the latest; on {as_of} it is {late} late."
        " {state}",
    ),
    why=Text(
        "Nhiệm vụ quá hạn cần được đôn đốc, hoặc được cấp có thẩm quyền cho gia hạn.",
        "An overdue task needs a reminder, or an extension by the competent authority.",
    ),
    fix=Text(
        "Đôn đốc cơ quan chủ trì; khi đã xong, ghi kết quả vào nhật ký tiến độ (“progress”).",
        "Remind the body in the lead; once it is done, enter that in the progress log"
        " (“progress”).",
    ),
    ground=Text(
        "Thời hạn ghi trong chính kế hoạch.",
        "The deadline that the plan itself sets.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for task in plan.tasks:
        deadline = plan.deadline_of(task)
        if deadline is None:
            continue
        day, owner, due = deadline
        entry = plan.progress_of(task, as_of)
        if day >= as_of or (entry is not None and entry.closed):
            continue
        yield RULE.at(
            plan.at(owner, "due", due.form),
            *_places(plan, task, entry),
            subject=plan.ref(task),
            task=task.id,
            name=short(task.vi),
            day=day,
            as_of=as_of,
            late=days((as_of - day).days),
            state=_state(entry),
        )


def _places(plan: Plan, task: Task, entry: Progress | None) -> Iterator[tuple[Place, Text]]:
    if entry is not None:
        yield plan.at(entry), Text("Ghi nhận gần nhất.", "The last entry of the log.")
    if task.due is None:
        yield plan.at(task), Text("Nhiệm vụ được giao.", "The task that is meant.")


def _state(entry: Progress | None) -> Text:
    if entry is None:
        return Text(
            "Nhật ký tiến độ chưa có ghi nhận nào về nhiệm vụ này.",
            "The progress log has no entry on it.",
        )
    return Text(
        "Theo nhật ký tiến độ ngày {on}, nhiệm vụ {state}.",
        "By the progress log of {on} it is {state}.",
    ).fill(on=entry.on, state=OFFICIAL[entry.official])
