"""Links to objectives that an editor inferred and nobody confirmed."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.model import Objective, Task
from plancheck.plan import Plan
from plancheck.text import Text, listing, short

RULE = Rule(
    slug="unconfirmed-inferred-link",
    severity="note",
    title=Text("Liên hệ suy ra chưa được xác nhận", "Inferred link not confirmed"),
    message=Text(
        "{element} (“{name}”) được nối với mục tiêu {objectives} do suy ra, văn bản không nêu và"
        " chưa ai xác nhận.",
        "{element} (“{name}”) is linked to objective {objectives} by inference; the text does not"
        " say so and nobody has confirmed it.",
    ),
    why=Text(
        "Kết luận về việc mục tiêu có nhiệm vụ thực hiện hay không dựa vào liên hệ này.",
        "Whether the objective has work behind it is judged by this link.",
    ),
    fix=Text(
        "Người phụ trách kế hoạch xem lại: đúng thì ghi “confirmed_by”, sai thì bỏ liên hệ.",
        "Let the plan's owner review it: write “confirmed_by” if it is right, else remove it.",
    ),
    ground=Text(
        "Thông lệ biên tập: điều không có trong văn bản phải được người có trách nhiệm xác nhận.",
        "Good practice of editing: what the text does not say is confirmed by who answers for it.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    entities: tuple[Objective | Task, ...] = (*plan.objectives, *plan.tasks)
    for entity in entities:
        inferred = [
            (index, objective.id)
            for serves, objective, index in plan.supports(entity)
            if serves.link == "inferred" and serves.confirmed_by is None
        ]
        if inferred:
            key = "objectives" if isinstance(entity, Task) else "supports"
            yield RULE.at(
                plan.at(entity, key, inferred[0][0]),
                subject=plan.ref(entity),
                element=entity.id,
                name=short(entity.vi),
                objectives=listing(name for _, name in inferred),
            )
