"""Two figures for one thing on one day that cannot both be true."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.measured import facts, measured_on
from plancheck.model import Measurement
from plancheck.plan import Plan
from plancheck.quantity import described, interval, same_unit, with_unit
from plancheck.text import Text

RULE = Rule(
    slug="conflicting-results",
    severity="warning",
    title=Text("Số liệu mâu thuẫn", "Conflicting results"),
    message=Text(
        "{measurement} và {other} cùng đo “{indicator}” cho một phạm vi, một thời điểm nhưng nêu"
        " {value} và {stated}.",
        "{measurement} and {other} measure “{indicator}” for one scope and one day, and say {value}"
        " and {stated}.",
    ),
    why=Text(
        "Một trong hai số sai; báo cáo dùng số nào cũng mất độ tin cậy.",
        "One of them is wrong, and a report that uses either loses its credit.",
    ),
    fix=Text(
        "Xác minh với nơi báo cáo và giữ số đúng; nếu hai số đếm khác nhau thì ghi rõ “scope”,"
        " “system” hoặc “reported_by” của từng số.",
        "Ask who reported them and keep the right one; if they count different things, write the"
        " “scope”, “system” or “reported_by” of each.",
    ),
    ground=Text(
        "Lô-gic: một đại lượng tại một thời điểm có một giá trị.",
        "Logic: one thing has one value at one time.",
    ),
)
_COMPARED = 20  # figures of one thing that a further one is held against


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    known: dict[Hashable, list[Measurement]] = defaultdict(list)
    for each in plan.measurements:
        day = measured_on(each)
        if day is None or day > as_of:
            continue
        earlier = known[facts(each)]
        other = next((one for one in earlier if _conflict(plan, one, each)), None)
        if len(earlier) < _COMPARED:
            earlier.append(each)
        if other is not None:
            indicator = plan.indicator(each.indicator)
            unit = indicator.unit if indicator else None
            stated = described(with_unit(other.value, unit))
            yield RULE.at(
                plan.at(each, "value"),
                (plan.at(other, "value"), stated),
                subject=plan.ref(each),
                measurement=each.id,
                other=other.id,
                indicator=plan.label(each.indicator),
                value=described(with_unit(each.value, unit)),
                stated=stated,
            )


def _conflict(plan: Plan, one: Measurement, other: Measurement) -> bool:
    """Tell whether two figures of the same facts exclude each other.

    Estimates may differ. So may figures of two reporters that name no bodies: each may count its
    own.
    """
    if "estimate" in (one.quality, other.quality):
        return False
    named = one.scope is not None and one.scope.bodies
    if one.reported_by and other.reported_by and one.reported_by != other.reported_by and not named:
        return False
    known = plan.indicator(one.indicator)
    values = [with_unit(each.value, known.unit if known else None) for each in (one, other)]
    allowed = [interval(value, known.kind if known else None) for value in values]
    if allowed[0] is None or allowed[1] is None or not same_unit(*values):
        return False
    return allowed[0].meets(allowed[1]).empty()
