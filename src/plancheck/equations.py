"""The sums and ratios that a plan states, worked out from their own terms.

Terms are intervals: where a bound is all that is known (“trên 5.361”), a sum is decided only as far
as the bounds decide it. Units are compared and never converted. The arithmetic is exact; a ratio is
rounded far beyond what is shown.
"""

from collections.abc import Iterator
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from plancheck.model import Equation, Measurement, Value
from plancheck.plan import Plan
from plancheck.provenance import Spot, spots
from plancheck.quantity import (
    Interval,
    described,
    interval,
    rounded,
    same_unit,
    share,
    unit_name,
    with_unit,
)
from plancheck.text import Text

_PRECISION = 60


class Side(NamedTuple):
    """A figure of an equation, in its indicator's unit, and the numbers it allows."""

    measurement: Measurement
    value: Value
    allowed: Interval | None


class Worked(NamedTuple):
    """An equation worked out from its terms.

    `result` is what the terms come to, None where `doubt` says why they cannot be worked out; `gap`
    is how far the stated total lies from it, and `holds` tells whether that is tolerated. Where a
    bound leaves it open, the equation holds.
    """

    equation: Equation
    total: Side
    terms: tuple[Side, ...]
    result: Interval | None
    gap: Decimal
    holds: bool
    doubt: Text

    def formula(self) -> Text:
        """Return what was worked out: `440 + 203 = 643`, `643 dịch vụ / 1.819 thủ tục = 35,35%`."""
        if self.equation.op == "sum":
            parts = [described(replace(each.value, unit=None)) for each in self.terms]
            unit = self.total.value.unit
        else:
            parts = [described(each.value) for each in self.terms]
            unit = (self.total.value.unit or "percent") if share(self.total.value) else None
        sign = " + " if self.equation.op == "sum" else " / "
        result = _shown(self.result, unit) if self.result else Text("?", "?")
        return Text(
            f"{sign.join(each.vi for each in parts)} = {result.vi}",
            f"{sign.join(each.en for each in parts)} = {result.en}",
        )

    def stated(self) -> bool:
        """Tell whether the text itself puts the terms where it states the equation."""
        around = list(spots(self.equation))
        return not around or all(
            any(_touch(spot, other) for spot in found for other in around)
            for each in self.terms
            if (found := list(spots(each.measurement)))
        )


@lru_cache(maxsize=8)  # several checks ask for one plan
def worked(plan: Plan) -> tuple[Worked, ...]:
    """Return the equations of a plan, worked out; one that names what is no figure is left out."""
    return tuple(_worked(plan))


def _worked(plan: Plan) -> Iterator[Worked]:
    for equation in plan.equations:
        named = [plan.lookup(name) for name in (equation.total, *equation.terms)]
        figures = [each for each in named if isinstance(each, Measurement)]
        if len(figures) == len(named):
            total, *terms = (_side(plan, each) for each in figures)
            yield _work(equation, total, tuple(terms))


def _side(plan: Plan, measurement: Measurement) -> Side:
    known = plan.indicator(measurement.indicator)
    value = with_unit(measurement.value, known.unit if known else None)
    return Side(measurement, value, interval(value, known.kind if known else None))


def _work(equation: Equation, total: Side, terms: tuple[Side, ...]) -> Worked:
    doubt = _sum_doubt(total, terms) if equation.op == "sum" else _ratio_doubt(total, terms)
    if doubt.vi:
        return Worked(equation, total, terms, None, Decimal(0), True, doubt)  # noqa: FBT003
    with localcontext(prec=_PRECISION):
        result = _sum(terms) if equation.op == "sum" else _ratio(total, *terms)
        slack = Decimal(equation.tolerance or 0)
        if equation.op == "ratio":
            slack = max(slack, _rounding(total.value))
        stated = total.allowed or result
        gap = _distance(stated, result)
        holds = gap <= slack if gap or slack else not stated.meets(result).empty()
    return Worked(equation, total, terms, result, gap, holds, doubt)


def _sum_doubt(total: Side, terms: tuple[Side, ...]) -> Text:
    for each in (total, *terms):
        if each.allowed is None or each.allowed.empty():
            return _open(each)
        if each.value.of is not None or not same_unit(each.value, total.value):
            return _UNITS.fill(
                id=each.measurement.id, unit=unit_name(each.value), other=unit_name(total.value)
            )
    return Text("", "")


def _ratio_doubt(total: Side, terms: tuple[Side, ...]) -> Text:
    if len(terms) != 2:
        return _TWO
    for each in (total, *terms):
        if each.allowed is None or each.allowed.empty():
            return _open(each)
    part, whole = ((each.allowed or Interval(None, None)).low for each in terms)
    if part is None or part < 0 or whole is None or whole <= 0:
        return _ZERO.fill(id=terms[1].measurement.id)
    return Text("", "")


def _open(each: Side) -> Text:
    return _NO_NUMBER.fill(id=each.measurement.id, value=described(each.value))


def _sum(terms: tuple[Side, ...]) -> Interval:
    low: Decimal | None = Decimal(0)
    high: Decimal | None = Decimal(0)
    low_open = high_open = False
    for each in terms:
        allowed = each.allowed or Interval(None, None)
        low = None if low is None or allowed.low is None else low + allowed.low
        high = None if high is None or allowed.high is None else high + allowed.high
        low_open, high_open = low_open or allowed.low_open, high_open or allowed.high_open
    return Interval(low, high, low_open, high_open)


def _ratio(total: Side, part: Side, whole: Side) -> Interval:
    above, below = part.allowed, whole.allowed
    if above is None or below is None or above.low is None or not below.low:
        return Interval(None, None)  # the doubt about it was told before
    scale = 100 if share(total.value) else 1
    low = Decimal(0) if below.high is None else above.low * scale / below.high
    high = None if above.high is None else above.high * scale / below.low
    return Interval(low, high, above.low_open or below.high_open, above.high_open or below.low_open)


def _rounding(stated: Value) -> Decimal:
    """Return how much a stated ratio may be off by rounding: half a unit of its last decimal."""
    if stated.of is not None:
        return Decimal("1e-9")  # 13 of 17 is exact; only the division above is not
    places = max((len(str(n).partition(".")[2]) for n in stated.numbers()), default=0)
    return Decimal("0.5").scaleb(-places)


def _distance(one: Interval, other: Interval) -> Decimal:
    """Return how far two intervals lie apart; 0 for those that touch or overlap."""
    for low, high in ((one.low, other.high), (other.low, one.high)):
        if low is not None and high is not None and low > high:
            return low - high
    return Decimal(0)


def _shown(result: Interval, unit: str | None) -> Text:
    low, high = (None if end is None else f"{_rounded(end):f}" for end in (result.low, result.high))
    if low is not None and low == high:
        return described(Value(eq=low, unit=unit))
    if low is not None and high is not None:
        return described(Value(between=(low, high), unit=unit))
    if low is not None:
        bound = Value(gt=low, unit=unit) if result.low_open else Value(ge=low, unit=unit)
        return described(bound)
    if high is not None:
        bound = Value(lt=high, unit=unit) if result.high_open else Value(le=high, unit=unit)
        return described(bound)
    return Text("?", "?")


def _rounded(number: Decimal) -> Decimal:
    """Return a number as it is, or with two decimals where it has more than files can hold."""
    if number == number.to_integral_value():
        return rounded(number, 0)
    exact = -int(number.as_tuple().exponent)
    return number if exact <= 9 else rounded(number, 2)


def _touch(one: Spot, other: Spot) -> bool:
    return one.doc == other.doc and one.first <= other.last and other.first <= one.last


_NO_NUMBER = Text(
    "{id} ({value}) không cho một con số để tính", "{id} ({value}) gives no number to work with"
)
_UNITS = Text(
    "{id} tính bằng {unit}, tổng tính bằng {other}", "{id} is in {unit}, the total in {other}"
)
_TWO = Text(
    "tỷ lệ cần đúng hai số hạng: tử số rồi mẫu số",
    "a ratio takes two terms: the part, then the whole",
)
_ZERO = Text("mẫu số {id} có thể bằng không", "the whole, {id}, may be nothing")
