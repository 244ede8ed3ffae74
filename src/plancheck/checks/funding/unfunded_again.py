"""Work that failed for lack of money and is planned again without any."""

from collections.abc import Iterator
from datetime import date

from plancheck import wording
from plancheck.findings import Finding, Place, Rule
from plancheck.model import Task
from plancheck.plan import Plan
from plancheck.text import Text, listing, short

RULE = Rule(
    slug="unfunded-again",
    severity="warning",
    closed="note",
    absence=True,
    title=Text("Việc từng thiếu kinh phí lại chưa có kinh phí", "Unfunded again"),
    message=Text(
        "Nhiệm vụ {task} (“{name}”) tiếp nối việc chưa hoàn thành vì thiếu kinh phí ({items}),"
        " nhưng kế hoạch này vẫn không nêu kinh phí hay nguồn kinh phí.{doubt}",
        "Task {task} (“{name}”) carries on what was not finished for lack of money ({items}), and"
        " this plan again names neither an amount nor a source.{doubt}",
    ),
    why=Text(
        "Nguyên nhân làm nhiệm vụ không hoàn thành kỳ trước vẫn còn nguyên.",
        "The reason why it failed last time is still there.",
    ),
    fix=Text(
        "Bố trí kinh phí và ghi vào “funding”, hoặc nêu rõ việc này tạm dừng.",
        "Set money aside and write it under “funding”, or say that the work is put off.",
    ),
    ground=Text(
        "Thông lệ lập kế hoạch: nguyên nhân không hoàn thành được khắc phục trước khi giao lại.",
        "Good practice: the cause of a failure is removed before the work is planned again.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for task in plan.tasks:
        items: list[tuple[Place, str]] = [
            *((plan.at(item), item.id) for item in plan.lacked_money.get(task.id, ())),
            *_tasks_before(plan, task, as_of),
        ]
        if not items or "projects" in plan.unread.sections or plan.funding_of(task):
            continue
        yield RULE.at(
            plan.at(task),
            *(
                (place, Text("Việc chưa hoàn thành kỳ trước.", "What was not finished."))
                for place, _ in items
            ),
            subject=plan.ref(task),
            confidence=plan.confidence("funding"),
            task=task.id,
            name=short(task.vi),
            items=listing(name for _, name in items),
            doubt=plan.doubt("funding"),
        )


def _tasks_before(plan: Plan, task: Task, as_of: date) -> Iterator[tuple[Place, str]]:
    """Yield the tasks of another plan that a task carries on and whose log says: no money."""
    for link in plan.links_from(task, "carried-from"):
        earlier = link.target
        if not isinstance(earlier, Task) or plan.entities.get(earlier.id) is earlier:
            continue
        holder = plan.holder_of(earlier)
        entry = holder.progress_of(earlier, as_of)
        if entry is None or entry.done or entry.note is None:
            continue
        if wording.money(entry.note) and wording.shortcoming(entry.note):
            yield holder.at(entry), holder.ref(earlier)
