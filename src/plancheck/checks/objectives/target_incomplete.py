"""Targets that lack what it takes to judge them: an indicator, a value, a unit."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.model import Target
from plancheck.plan import Plan
from plancheck.provenance import stated
from plancheck.text import Text, short

RULE = Rule(
    slug="target-incomplete",
    severity="error",
    absence=True,
    title=Text("Chỉ tiêu không đầy đủ", "Incomplete target"),
    message=Text(
        "Chỉ tiêu {target} của mục tiêu {objective} (“{name}”) thiếu {missing}.",
        "Target {target} of objective {objective} (“{name}”) lacks {missing}.",
    ),
    why=Text(
        "Không thể đối chiếu số liệu thực hiện với chỉ tiêu, nên không kết luận được.",
        "No result can be held against it, so nothing can be concluded.",
    ),
    fix=Text(
        "Bổ sung “indicator” và “value” kèm “unit”, ví dụ: “value: {gt: 80, unit: percent}”.",
        "Add “indicator” and “value” with its “unit”, for example “value: {gt: 80, unit:"
        " percent}”.",
    ),
    ground=Text(
        "Thông lệ lập kế hoạch: một chỉ tiêu gồm chỉ số, mức phải đạt và đơn vị đo.",
        "Good practice of planning: a target has an indicator, a value and a unit.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for objective in plan.objectives:
        for target in objective.targets:
            if missing := list(_missing(target)):
                yield RULE.at(
                    plan.at(target),
                    subject=plan.ref(target),
                    target=target.id,
                    objective=objective.id,
                    name=short(stated(target, objective)),
                    missing=missing,
                )


def _missing(target: Target) -> Iterator[Text]:
    if target.indicator is None:
        yield Text("chỉ số (indicator)", "an indicator")
    if target.value is None:
        yield Text("mức phải đạt (value)", "a value")
    elif target.value.numbers() and target.value.unit is None and target.indicator is None:
        yield Text("đơn vị đo (unit)", "a unit")
