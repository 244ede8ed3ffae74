"""The pace from a baseline to a target along a straight line."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plancheck.measured import baseline_of, measured_before
from plancheck.pace import Pace, pace
from plancheck.verdict import verdicts
from support import built

INDICATOR = """\
indicators:
  - {id: rate, vi: Tỷ lệ sử dụng, kind: share, unit: percent, direction: up}
  - {id: count, vi: Số hồ sơ trễ hạn, kind: count, unit: dossier, direction: down}
"""


def paced(
    base: str,
    now: str,
    target: str,
    day: str = "2019-07-02",
    name: str = "rate",
    due: str = "2019-12-31",
) -> Pace | None:
    text = f"""\
objectives:
  - id: M1
    vi: Mục tiêu
    kind: specific
    targets:
      - {{id: T1, indicator: {name}, value: {{{target}}}, by: {due}, baseline: b}}
measurements:
  - {{id: b, indicator: {name}, value: {{{base}}}, as_of: 2018-12-31}}
  - {{id: m, indicator: {name}, value: {{{now}}}, as_of: {day}}}
"""
    workspace, findings = built({"registry.yaml": INDICATOR, "targets.yaml": text})
    assert not findings
    (plan,) = workspace.plans
    (verdict,) = verdicts(plan, date(2019, 12, 31))
    return pace(verdict, baseline_of(plan, verdict.target, measured_before(plan)))


@pytest.mark.parametrize(
    ("base", "now", "target", "state", "reached"),
    [
        ("eq: 40", "eq: 70", "ge: 80", "on-pace", "2019-09-01"),
        ("eq: 40", "eq: 60.06", "ge: 80", "on-pace", "2019-12-31"),
        ("eq: 40", "eq: 60", "ge: 80", "behind", "2020-01-01"),
        ("eq: 40", "eq: 59", "ge: 80", "behind", "2020-01-21"),
        ("eq: 40", "eq: 40", "ge: 80", "never", None),
        ("eq: 40", "eq: 30", "ge: 80", "never", None),
        ("eq: 40", "eq: 85", "ge: 80", "on-pace", "2019-06-12"),
        ("eq: 90", "eq: 85", "ge: 80", "on-pace", "2020-01-01"),
        ("eq: 40", "eq: 60.06", "eq: 80", "on-pace", "2019-12-31"),
        ("eq: 40", "eq: 70", "eq: 80", "on-pace", "2019-09-01"),
        ("eq: 40", "eq: 60", "eq: 80", "behind", "2020-01-01"),
    ],
)
def test_the_pace_is_told(
    base: str, now: str, target: str, state: str, reached: str | None
) -> None:
    found = paced(base, now, target)
    assert found is not None
    assert found.state == state
    assert found.reached == (date.fromisoformat(reached) if reached else None)


def test_no_more_time_passes_than_there_is() -> None:
    found = paced("eq: 40", "eq: 60", "ge: 80", day="2019-10-01", due="2019-06-30")
    assert found is not None
    assert (found.elapsed, found.expected) == (Decimal(1), Decimal(80))


def test_a_number_that_shall_fall() -> None:
    found = paced("eq: 100", "eq: 40", "le: 10", name="count")
    assert found is not None
    assert found.state == "on-pace"
    assert found.projected == 0
    behind = paced("eq: 100", "eq: 70", "le: 10", name="count")
    assert behind is not None
    assert behind.state == "behind"


def test_a_number_that_shall_fall_to_a_point_may_fall_below_it() -> None:
    found = paced("eq: 100", "eq: 40", "eq: 10", name="count")
    assert found is not None
    assert (found.state, found.reached) == ("on-pace", date(2019, 10, 2))


def test_the_day_it_is_reached_is_not_rounded_up_by_a_fraction_that_does_not_end() -> None:
    found = paced("eq: 80", "eq: 62", "lt: 50", day="2019-06-29", name="count")
    assert found is not None
    assert found.reached == date(2019, 10, 27)  # 30/18 of 180 days are 300 days


@pytest.mark.parametrize(
    ("base", "now", "target"),
    [
        ("approx: 40", "eq: 60", "ge: 80"),
        ("eq: 40", "approx: 60", "ge: 80"),
        ("eq: 40", "ge: 60", "ge: 80"),
        ("text: thấp", "eq: 60", "ge: 80"),
        ("eq: 40, unit: body", "eq: 60", "ge: 80"),
        ("eq: 40", "eq: 60", "between: [80, 90]"),
    ],
)
def test_no_pace_without_single_numbers_of_one_unit(base: str, now: str, target: str) -> None:
    assert paced(base, now, target) is None


def test_the_words_show_how_it_was_computed() -> None:
    found = paced("eq: 40", "eq: 59", "ge: 80")
    assert found is not None
    words = found.words()
    assert words.en == (
        "From 40% (2018-12-31) to 59% (2019-07-02), with 50% of the time gone (a straight line"
        " would be at 60.1%); at this pace it is 77.9% on 2019-12-31 and at 80% on 2020-01-21."
    )
    assert words.vi == (
        "Từ 40% (31/12/2018) đến 59% (02/07/2019), khi đã qua 50% thời gian (theo đường thẳng lẽ ra"
        " là 60,1%); giữ nhịp này thì đến 31/12/2019 là 77,9% và đạt mốc 80% vào 21/01/2020."
    )


NUMBERS = st.integers(0, 100).map(str)


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_more_is_never_slower(base: str, one: str, other: str, goal: str) -> None:
    less, more = sorted((one, other), key=int)
    assume(int(base) < int(goal))
    order = ["never", "behind", "on-pace"]
    first = paced(f"eq: {base}", f"eq: {less}", f"ge: {goal}")
    second = paced(f"eq: {base}", f"eq: {more}", f"ge: {goal}")
    assert first is not None
    assert second is not None
    assert order.index(first.state) <= order.index(second.state)
