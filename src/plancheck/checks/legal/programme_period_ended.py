"""Programmes that the plan rests on and whose period has ended since."""

from collections.abc import Iterator
from datetime import date

from plancheck.cited import also, cited, fault, first_place, next_policy, period_over
from plancheck.findings import Finding, Rule
from plancheck.naming import named
from plancheck.plan import Plan
from plancheck.text import Text
from plancheck.validity import ceased, doubt

RULE = Rule(
    slug="programme-period-ended",
    severity="note",
    title=Text("Chương trình đã hết giai đoạn", "Programme past its period"),
    message=Text(
        "Giai đoạn thực hiện của {act} đã kết thúc (đến hết ngày {day}), dù chưa ghi nhận văn bản"
        " hết hiệu lực.{then}{doubt}",
        "The period of {act} is over (it ended on {day}), though the act is not recorded as ceased."
        "{then}{doubt}",
    ),
    why=Text(
        "Hết giai đoạn thì thường không còn nguồn vốn và nhiệm vụ được giao theo chương trình.",
        "Once its period is over, a programme as a rule brings neither money nor mandate.",
    ),
    fix=Text(
        "Kiểm tra chương trình của giai đoạn tiếp theo trước khi dùng lại căn cứ này; ghi vào"
        " “relations” của văn bản.",
        "Look for the programme of the next period before using this basis again; record it under"
        " “relations” of the act.",
    ),
    ground=Text(
        "Thông lệ quản lý: chương trình được thực hiện trong giai đoạn được phê duyệt.",
        "Good practice: a programme runs in the period it was approved for.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for each in cited(plan):
        act, period = each.act, each.act.programme_period
        if period is None or not each.bears or not period_over(act, as_of):
            continue
        ends_together = period.end == plan.identity.period.end
        if ends_together or ceased(act, as_of) or fault(plan, each, as_of):
            continue
        grade = (act.grades.period if act.grades else None) or "unknown"
        confidence, sentence = doubt(grade)
        yield RULE.at(
            first_place(plan, each),
            (
                plan.registry.at(act, "programme_period", "to"),
                Text("Ngày kết thúc giai đoạn.", "The end of the period."),
            ),
            *also(plan, each),
            subject=act.id,
            confidence=confidence,
            act=named(act),
            day=period.end,
            then=next_policy(plan.registry, act, as_of),
            doubt=sentence,
        )
