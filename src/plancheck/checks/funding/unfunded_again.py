"""Work that failed for lack of money and is planned again without any."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
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
        items = plan.lacked_money.get(task.id)
        if not items or "projects" in plan.unread.sections or plan.funding_of(task):
            continue
        yield RULE.at(
            plan.at(task),
            *(
                (plan.at(item), Text("Việc chưa hoàn thành kỳ trước.", "What was not finished."))
                for item in items
            ),
            subject=plan.ref(task),
            confidence=plan.confidence("funding"),
            task=task.id,
            name=short(task.vi),
            items=listing(item.id for item in items),
            doubt=plan.doubt("funding"),
        )
