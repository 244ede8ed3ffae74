"""Sums that the text states and that do not add up."""

from collections.abc import Iterator
from datetime import date

from plancheck.equations import worked
from plancheck.findings import Confidence, Finding, Rule
from plancheck.measured import place
from plancheck.plan import Plan
from plancheck.quantity import described
from plancheck.text import Text

RULE = Rule(
    slug="equation-fails",
    severity="error",
    title=Text("Tổng không khớp", "Sum that does not add up"),
    message=Text(
        "{equation}: {formula}, nhưng {total} nêu {stated}{gap}.",
        "{equation}: {formula}, and {total} says {stated}{gap}.",
    ),
    why=Text(
        "Số liệu tự mâu thuẫn thì không công bố, không dùng làm số liệu gốc được.",
        "Figures that contradict each other can be neither published nor built upon.",
    ),
    fix=Text(
        "Đối chiếu với văn bản gốc: sửa số chép sai; nếu văn bản sai thì đề nghị đính chính; nếu"
        " thiếu số hạng thì bổ sung vào “terms”; nếu do làm tròn thì ghi “tolerance”.",
        "Compare with the text: correct what was copied wrongly; if the text is wrong, ask for a"
        " correction; add a term that is missing to “terms”; for rounding, set “tolerance”.",
    ),
    ground=Text("Số học: tổng bằng các số hạng cộng lại.", "Arithmetic: a sum is its terms."),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for each in worked(plan):
        if each.equation.op != "sum" or each.holds:
            continue
        yield RULE.at(
            plan.at(each.equation),
            (place(plan, each.total.measurement), _TOTAL),
            subject=plan.ref(each.equation),
            confidence=Confidence.CERTAIN if each.stated() else Confidence.INFERRED,
            equation=each.equation.id,
            formula=each.formula(),
            total=each.total.measurement.id,
            stated=described(each.total.value),
            gap=_GAP.fill(gap=each.gap) if each.gap else Text("", ""),
        )


_TOTAL = Text("Tổng được nêu.", "The total that is stated.")
_GAP = Text(", lệch {gap}", ", {gap} off")
