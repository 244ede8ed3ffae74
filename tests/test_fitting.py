"""The figures that a target is held beside are the fittest of all, and are found at once."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck.fitting import Fitted, counted
from plancheck.measured import (
    Compared,
    baseline_of,
    baselines,
    compared,
    measured_before,
    measured_during,
    measured_on,
    results_of,
    same_scope,
)
from plancheck.plan import Plan
from plancheck.verdict import verdicts
from support import built, steps

DAY = date(2019, 12, 31)
REGISTRY = """\
indicators:
  - {id: rate, vi: Tỷ lệ sử dụng, kind: share, unit: percent, direction: up}
bodies:
  - {id: a, vi: Sở A, kind: so, jurisdiction: VN, level: province}
  - {id: b, vi: Sở B, kind: so, jurisdiction: VN, level: province}
groups:
  - {id: g, vi: Các sở, members: [a, b]}
  - {id: h, vi: Các sở khác, members: [a, b]}
"""
SCOPES = st.sampled_from(
    [
        "levels: [commune]",
        "levels: [commune, district], staff: [can-bo]",
        "branches: [party]",
        "unit: body",
        "unit: account",
        "unit: body, bodies: [g]",
        "bodies: [g]",
        "bodies: [h]",
        "bodies: [a]",
        "bodies: [b, a]",
        "bodies: [g, a]",
        "qualifiers: [thường xuyên]",
    ]
).map(lambda words: f", scope: {{{words}}}") | st.just("")
FIGURES = st.lists(
    st.tuples(
        st.sampled_from(["eq: 10", "eq: 90", "approx: 5", "text: ít", "eq: 3, unit: body"]),
        st.sampled_from(["2019-03-31", "2019-06-30", "2018-06-30", "2018-12-31"]),
        SCOPES | st.just(", quality: estimate"),
    ),
    max_size=6,
)
TARGETS = st.tuples(
    st.sampled_from(["gt: 80", "gt: 80, unit: percent", "ge: 3, unit: body", "text: nhiều"]), SCOPES
)


def plan_of(figures: list[tuple[str, str, str]], targets: list[tuple[str, str]]) -> Plan:
    """Build a plan whose figures and targets are all of one indicator."""
    measured = "".join(
        f"  - {{id: m{n}, indicator: rate, value: {{{value}}}, as_of: {day}{more}}}\n"
        for n, (value, day, more) in enumerate(figures)
    )
    wanted = "".join(
        f"      - {{id: T{n}, indicator: rate, value: {{{value}}}{more}}}\n"
        for n, (value, more) in enumerate(targets)
    )
    head = "objectives:\n  - id: M1\n    vi: Mục tiêu\n    kind: specific\n    targets:\n"
    files = {"registry.yaml": REGISTRY, "targets.yaml": head + wanted}
    if figures:
        files["measured.yaml"] = f"measurements:\n{measured}"
    workspace, findings = built(files)
    assert not findings
    return workspace.plans[0]


def the_days(each: Compared) -> int:
    return (measured_on(each.measurement) or date.min).toordinal()


@settings(deadline=None)
@given(FIGURES, TARGETS)
def test_the_figure_that_counts_is_the_fittest_of_all(
    figures: list[tuple[str, str, str]], wanted: tuple[str, str]
) -> None:
    plan = plan_of(figures, [wanted])
    (target,) = plan.targets
    order = {"exact": 0, "bound": 1, "estimate": 2, "qualitative": 3}

    def late(each: Compared) -> tuple[bool, int, bool, int]:
        words = not each.value.numbers()
        return bool(each.differences), -the_days(each), words, order[each.measurement.quality]

    def early(each: Compared) -> tuple[bool, bool, int]:
        return not each.value.numbers(), bool(each.differences), -the_days(each)

    during, before = measured_during(plan, DAY), measured_before(plan)
    after = [compared(plan, target, each) for each in during.of("rate")]
    best = min(map(late, after), default=None)
    equal = sorted(
        (each for each in after if late(each) == best), key=lambda each: each.measurement.id
    )
    found = list(results_of(plan, target, during))
    if equal and equal[0].differences:
        assert found == equal[:1]
    else:
        assert (
            found == list({each.measurement.value: each for each in reversed(equal)}.values())[::-1]
        )
    first = [compared(plan, target, each) for each in before.of("rate")]
    assert baseline_of(plan, target, before) == min(first, key=early, default=None)


@settings(deadline=None)
@given(SCOPES, SCOPES)
def test_two_scopes_are_the_same_where_no_difference_can_be_told(one: str, two: str) -> None:
    plan = plan_of([("eq: 10", "2018-12-31", two)], [("gt: 80", one)])
    (target,), (figure,) = plan.targets, plan.measurements
    told = compared(plan, target, figure).differences
    assert same_scope(plan, target.scope, figure.scope) is not bool(told)


@settings(deadline=None)
@given(SCOPES, st.lists(SCOPES, max_size=4))
def test_what_fits_something_counted_is_found_without_trying_each(
    one: str, known: list[str]
) -> None:
    plan = plan_of([("eq: 10", "2018-12-31", each) for each in (one, *known)], [("gt: 80", "")])
    figure, *every = (counted(plan, each.scope) for each in plan.measurements)
    assert Fitted(every).some_fits(figure) is any(each.fits(figure) for each in every)


@pytest.mark.parametrize("day", ["2018-12-31", "2019-12-31"])
@pytest.mark.parametrize(
    ("figure", "target"),
    [
        ("levels: [commune]", "levels: [district]"),  # none fits
        ("levels: [commune]", "levels: [commune]"),  # all fit
        ("levels: [commune], unit: u{n}", "unit: u{n}"),  # each fits one
        ("levels: [commune], unit: u{n}", "levels: [commune], unit: v{n}"),
    ],
)
def test_many_targets_and_figures_of_one_indicator_take_linear_work(
    day: str, figure: str, target: str
) -> None:
    def work(size: int) -> int:
        figures = [
            (f"eq: {n % 7}", day, f", scope: {{{figure.format(n=n)}}}") for n in range(2 * size)
        ]
        targets = [("gt: 80", f", scope: {{{target.format(n=n)}}}") for n in range(size)]
        plan = plan_of(figures, targets)
        return steps(lambda: (baselines(plan), verdicts(plan, DAY)))

    assert work(200) < 2.5 * work(100)


def test_the_baselines_of_a_plan_are_looked_for_once() -> None:
    plan = plan_of([("eq: 10", "2018-12-31", "")] * 50, [("gt: 80", "")] * 50)
    first = steps(lambda: baselines(plan))
    assert steps(lambda: baselines(plan)) < first / 100
