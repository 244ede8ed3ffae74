"""Shares that the text states and that its own figures contradict."""

from collections.abc import Iterator
from datetime import date

from plancheck.equations import Worked, worked
from plancheck.findings import Confidence, Finding, Rule
from plancheck.measured import place
from plancheck.plan import Plan
from plancheck.quantity import described, rounded, same_unit, share, unit_name
from plancheck.text import Text

RULE = Rule(
    slug="ratio-inconsistent",
    severity="warning",
    title=Text("Tỷ lệ không khớp số liệu", "Share that its figures contradict"),
    message=Text(
        "{equation}: {formula}, nhưng {total} nêu {stated}, lệch {gap}.{units}",
        "{equation}: {formula}, and {total} says {stated}, {gap} off.{units}",
    ),
    why=Text(
        "Tỷ lệ là con số được trích dẫn nhiều nhất; nếu sai thì đánh giá và chỉ tiêu sau sai theo.",
        "The share is what everybody quotes; if it is wrong, so are assessment and next targets.",
    ),
    fix=Text(
        "Tính lại tỷ lệ; nếu tử số, mẫu số khác cách đếm của tỷ lệ thì sửa “terms” hoặc bỏ đẳng"
        " thức; nếu do làm tròn thì ghi “tolerance”.",
        "Work the share out again; if its part and whole are others than these, correct “terms” or"
        " leave the equation out; for rounding, set “tolerance”.",
    ),
    ground=Text(
        "Số học: tỷ lệ bằng tử số chia mẫu số, làm tròn đến số lẻ đã nêu.",
        "Arithmetic: a share is its part by its whole, rounded to the decimals that are stated.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for each in worked(plan):
        if each.equation.op != "ratio" or each.holds:
            continue
        gap = rounded(each.gap, 2)
        points = Text("{gap} điểm phần trăm", "{gap} percentage points").fill(gap=gap)
        yield RULE.at(
            plan.at(each.equation),
            *(
                (place(plan, side.measurement), described(side.value))
                for side in (each.total, *each.terms)
            ),
            subject=plan.ref(each.equation),
            confidence=Confidence.CERTAIN if each.stated() else Confidence.INFERRED,
            equation=each.equation.id,
            formula=each.formula(),
            total=each.total.measurement.id,
            stated=described(each.total.value),
            gap=points if share(each.total.value) else gap,
            units=_units(each),
        )


def _units(each: Worked) -> Text:
    part, whole = each.terms
    if same_unit(part.value, whole.value):
        return Text("", "")
    return Text(
        " Tử số đếm {part}, mẫu số đếm {whole}: cần xác nhận hai số cùng một cách đếm.",
        " The part counts {part}, the whole {whole}: make sure that the two belong together.",
    ).fill(part=unit_name(part.value), whole=unit_name(whole.value))
