"""Whether a target asks for more or for less than it did."""

from decimal import Decimal
from typing import Literal

from plancheck.model import Indicator, Value
from plancheck.quantity import interval, same_unit, with_unit
from plancheck.verdict import enough

Trend = Literal["weakened", "strengthened", "reshaped", "restated"]


def trend(
    before: Value | None,
    after: Value | None,
    indicators: tuple[Indicator | None, Indicator | None],
) -> Trend:
    """Return how a target's value moved.

    It is weaker if all that met it before meets it still, and more does; stronger if it is the
    other way round; otherwise it is another target, not a lower or a higher one.

    Args:
        before: the older value, None for none.
        after: the newer value, None for none.
        indicators: what either version measures.
    """
    if before is None or after is None:
        return "weakened" if after is None else "strengthened"
    old, new = (
        enough(with_unit(value, each.unit if each else None), each) or value
        for value, each in zip((before, after), indicators, strict=True)
    )
    kinds = [each.kind if each else None for each in indicators]
    if kinds[0] != kinds[1] or not same_unit(old, new):
        return "reshaped"
    one, other = interval(old, kinds[0]), interval(new, kinds[1])
    if one is None or other is None:
        return _rough(old, new, indicators[1])
    wider, narrower = one.within(other), other.within(one)
    if wider and narrower:
        return "restated"
    return "weakened" if wider else "strengthened" if narrower else "reshaped"


def _rough(old: Value, new: Value, indicator: Indicator | None) -> Trend:
    """Return how two values moved of which one is rough or in words."""
    if old == new:
        return "restated"
    direction = indicator.direction if indicator else None
    if direction is None or old.comparator() != new.comparator() or not old.numbers():
        return "reshaped"
    if old.of != new.of:
        return "reshaped"
    first, second = _number(old), _number(new)
    if first == second:
        return "restated"
    return "weakened" if (second < first) is (direction == "up") else "strengthened"


def _number(value: Value) -> Decimal:
    return value.numbers()[0]
