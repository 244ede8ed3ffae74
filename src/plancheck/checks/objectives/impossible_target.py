"""Targets that no result can meet: 120 % of a population, a range upside down."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.provenance import stated
from plancheck.quantity import described, possible, with_unit
from plancheck.text import Text, short

RULE = Rule(
    slug="impossible-target",
    severity="error",
    title=Text("Chỉ tiêu không thể đạt", "Impossible target"),
    message=Text(
        "Chỉ tiêu {target} (“{name}”) đặt mức {value}, không kết quả nào đáp ứng được mức này.",
        "Target {target} (“{name}”) asks for {value}, which no result can meet.",
    ),
    why=Text(
        "Chỉ tiêu chắc chắn không đạt; nhiều khả năng số liệu bị ghi nhầm.",
        "The target is bound to be missed; most likely a figure was mistyped.",
    ),
    fix=Text(
        "Sửa “value”. Tỷ lệ nằm trong khoảng 0-100%; “between” ghi số nhỏ trước. Nếu là tốc độ tăng"
        " trưởng hoặc mức so với kế hoạch thì ghi “kind: amount” ở chỉ số.",
        "Correct “value”. A share lies within 0-100 %; “between” takes the smaller number first."
        " For growth, or a level against a plan, give the indicator “kind: amount”.",
    ),
    ground=Text(
        "Số học: tỷ lệ không vượt quá 100%, số đếm không âm.",
        "Arithmetic: no share exceeds 100 %, no count is negative.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for objective in plan.objectives:
        for target in objective.targets:
            indicator = plan.indicator(target.indicator)
            if target.value is None or indicator is None:
                continue
            value = with_unit(target.value, indicator.unit)
            if not possible(value, indicator.kind):
                yield RULE.at(
                    plan.at(target, "value", target.value.comparator()),
                    subject=plan.ref(target),
                    target=target.id,
                    name=short(stated(target, objective)),
                    value=described(value),
                )
