"""Weaker, stronger, or another target: the same answer from either side, and in steps."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from msgspec import convert
from msgspec.structs import replace

from plancheck.diff.targets import trend
from plancheck.model import Indicator, Value
from plancheck.quantity import satisfied
from plancheck.verdict import enough

NUMBERS = st.integers(0, 100).map(str)
COMPARED = st.sampled_from(["eq", "gt", "ge", "lt", "le", "approx"])


def value(comparator: str, number: str) -> Value:
    return convert({comparator: number, "unit": "percent"}, Value)


VALUES = st.one_of(
    st.tuples(COMPARED, NUMBERS).map(lambda drawn: value(*drawn)),
    st.tuples(NUMBERS, NUMBERS).map(
        lambda pair: Value(between=tuple(sorted(pair, key=int)), unit="percent")
    ),
    st.just(Value(text="nhiều hơn")),
)
WHAT = Indicator(id="i", vi="Tỷ lệ", kind="share", unit="percent")
INDICATORS = st.sampled_from([WHAT, replace(WHAT, direction="up"), replace(WHAT, direction="down")])
OPPOSITE = {"weakened": "strengthened", "strengthened": "weakened"}


@given(VALUES, VALUES, INDICATORS)
def test_the_way_back_is_the_opposite(one: Value, other: Value, what: Indicator) -> None:
    there, back = trend(one, other, (what, what)), trend(other, one, (what, what))
    assert back == OPPOSITE.get(there, there)


@given(VALUES, INDICATORS)
def test_the_same_value_is_no_other_target(value: Value, what: Indicator) -> None:
    assert trend(value, value, (what, what)) == "restated"


@given(st.sampled_from(["gt", "ge", "eq"]), st.lists(NUMBERS, min_size=3, max_size=3))
def test_lowered_twice_is_lowered(comparator: str, drawn: list[str]) -> None:
    one, two, three = (value(comparator, each) for each in sorted(drawn, key=int, reverse=True))
    pair = (replace(WHAT, direction="up"),) * 2
    moved = [trend(one, two, pair), trend(two, three, pair)]
    assert set(moved) <= {"weakened", "restated"}
    assert trend(one, three, pair) == ("weakened" if "weakened" in moved else "restated")


@given(VALUES, VALUES, INDICATORS, NUMBERS)
def test_what_met_a_target_meets_it_once_it_is_lowered(
    one: Value, other: Value, what: Indicator, measured: str
) -> None:
    wanted = [enough(each, what) for each in (one, other)]
    if None in wanted or trend(one, other, (what, what)) != "weakened":
        return
    met = [satisfied(each, value("eq", measured), what.kind) for each in wanted if each]
    assert met[1] or not met[0]


@given(VALUES, INDICATORS)
def test_a_value_that_goes_or_comes(value: Value, what: Indicator) -> None:
    assert trend(value, None, (what, what)) == "weakened"
    assert trend(None, value, (what, what)) == "strengthened"


def test_more_is_better_where_the_indicator_says_so() -> None:
    up = Indicator(id="i", vi="x", kind="count", unit="body", direction="up")
    down = Indicator(id="i", vi="x", kind="count", unit="body", direction="down")
    five, seven = Value(eq="5", unit="body"), Value(eq="7", unit="body")
    assert trend(seven, five, (up, up)) == "weakened"
    assert trend(seven, five, (down, down)) == "strengthened"
    assert trend(seven, five, (None, None)) == "reshaped"
    assert trend(five, Value(eq=str(Decimal(5)), unit="system"), (up, up)) == "reshaped"
