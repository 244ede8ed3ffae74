"""Sums and ratios that cannot be worked out from the terms they name."""

from collections.abc import Iterator
from datetime import date

from plancheck.equations import worked
from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text

RULE = Rule(
    slug="equation-undecidable",
    severity="note",
    title=Text("Đẳng thức không kiểm tra được", "Equation that cannot be checked"),
    message=Text(
        "{equation} không kiểm tra được: {doubt}.", "{equation} cannot be checked: {doubt}."
    ),
    why=Text(
        "Tổng hoặc tỷ lệ này chưa được đối chiếu, dù tệp kế hoạch có ghi.",
        "The sum or ratio stands in the file and nobody has verified it.",
    ),
    fix=Text(
        "Ghi số chính xác cùng đơn vị cho mọi số hạng, hoặc bỏ đẳng thức.",
        "Give every term an exact number in one unit, or leave the equation out.",
    ),
    ground=Text(
        "Số học: chỉ cộng được các con số cùng đơn vị.",
        "Arithmetic: only numbers of one unit can be added.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for each in worked(plan):
        if each.doubt.vi:
            yield RULE.at(
                plan.at(each.equation),
                subject=plan.ref(each.equation),
                equation=each.equation.id,
                doubt=each.doubt,
            )
