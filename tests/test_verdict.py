"""Targets on a day: met, missed, undetermined, not due; and by which figure."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.model import Value
from plancheck.plan import Plan
from plancheck.quantity import satisfied
from plancheck.verdict import Verdict, verdicts
from support import HEAD, built

DAY = date(2019, 12, 31)
REGISTRY = """\
indicators:
  - {id: rate, vi: Tỷ lệ sử dụng, kind: share, unit: percent, direction: up}
"""
TARGET = """\
objectives:
  - id: M1
    vi: Trên 80% cơ quan sử dụng
    kind: specific
    targets:
      - id: T1
        indicator: rate
        value: {gt: 80, unit: percent}
        by: 2019-12-31
        scope: {unit: body, levels: [province]}
"""


def plan_with(measurements: str, target: str = TARGET, **more: str) -> Plan:
    text = f"measurements:\n{measurements}" if measurements else ""
    files = {"registry.yaml": REGISTRY, "targets.yaml": target, "measured.yaml": text, **more}
    workspace, findings = built({name: text for name, text in files.items() if text})
    assert not findings
    return next(plan for plan in workspace.plans if plan.id == "vi-du/cntt")


def the(measurements: str, as_of: date = DAY, target: str = TARGET) -> Verdict:
    (found,) = verdicts(plan_with(measurements, target), as_of)
    return found


def figure(value: str, day: str = "2019-12-31", more: str = "", name: str = "m") -> str:
    return f"  - {{id: {name}, indicator: rate, value: {{{value}}}, as_of: {day}{more}}}\n"


@pytest.mark.parametrize(
    ("value", "state", "reason"),
    [
        ("eq: 80.01", "met", ""),
        ("eq: 80", "missed", ""),
        ("gt: 80", "met", ""),
        ("ge: 80", "undetermined", "at least 80%"),
        ("lt: 80", "missed", ""),
        ("between: [79, 90]", "undetermined", "from 79 to 90%"),
        ("approx: 95", "undetermined", "only an estimate: about 95%"),
        ("text: khá cao", "undetermined", "in words only: “khá cao”"),
        ("eq: 12, unit: body", "undetermined", "cannot be compared"),
    ],
)
def test_a_figure_decides_or_says_why_not(value: str, state: str, reason: str) -> None:
    found = the(figure(value))
    assert (found.state, found.so_far) == (
        state,
        {"met": True, "missed": False, "undetermined": None}[state],
    )
    assert reason in found.reason.en
    assert bool(found.reason.vi) == (state == "undetermined")


@pytest.mark.parametrize(
    ("direction", "value", "figure_", "state"),
    [
        ("up", "between: [40, 50]", "eq: 55", "met"),
        ("up", "between: [40, 50]", "eq: 39", "missed"),
        ("up", "eq: 40", "eq: 41", "met"),
        ("up", "eq: 40", "between: [38, 41]", "undetermined"),
        ("down", "between: [40, 50]", "eq: 35", "met"),
        ("down", "eq: 40", "eq: 41", "missed"),
        ("", "between: [40, 50]", "eq: 55", "missed"),
        ("", "eq: 40", "eq: 41", "missed"),
        ("up", "eq: 120, unit: percent", "eq: 130, unit: percent", "undetermined"),
    ],
)
def test_more_than_was_asked_is_no_failure_where_more_is_better(
    direction: str, value: str, figure_: str, state: str
) -> None:
    registry = "indicators:\n  - {id: sets, vi: Số bộ dữ liệu mở, kind: count, unit: bộ%s}\n"
    target = TARGET.replace("rate", "sets").replace("gt: 80, unit: percent", value)
    plan = plan_with(
        figure(figure_).replace("rate", "sets"),
        target,
        **{"registry.yaml": registry % (f", direction: {direction}" if direction else "")},
    )
    (found,) = verdicts(plan, DAY)
    assert found.state == state


def test_a_rough_target_is_undetermined_for_what_it_is_and_not_for_the_figure() -> None:
    found = the(figure("eq: 90"), target=TARGET.replace("gt: 80", "approx: 90"))
    assert found.state == "undetermined"
    assert found.reason.en == "the target itself is only a rough number: about 90%"


PARENT = """\
plan:
  id: vi-du/cntt-2019-2020
  type: five-year-it-plan
  vi: Kế hoạch cấp trên
  jurisdiction: VN
  period: {from: 2019-01-01, to: 2020-12-31}
"""


def test_the_plan_above_is_judged_by_what_the_plans_below_it_measure() -> None:
    below = HEAD + "  parent: {plan: vi-du/cntt-2019-2020}\n"
    files = {
        "registry.yaml": REGISTRY,
        "above/plan.yaml": PARENT,
        "above/targets.yaml": TARGET,
        "below/plan.yaml": below,
        "below/measured.yaml": "measurements:\n"
        + figure("eq: 99", "2018-12-31", name="before")
        + figure("eq: 85", name="m-2019")
        + figure("eq: 10", "2021-06-30", name="after"),
    }
    workspace, findings = built(files, head=None)
    assert not findings
    above = next(plan for plan in workspace.plans if plan.id == "vi-du/cntt-2019-2020")
    (found,) = verdicts(above, date(2022, 1, 1))
    assert found.result is not None
    assert (found.state, found.result.measurement.id) == ("met", "m-2019")


def test_nothing_measured_is_undetermined_and_says_so() -> None:
    assert the("").reason.en == "nothing was measured since the plan began"


def test_a_baseline_is_no_result() -> None:
    assert the(figure("eq: 99", "2018-12-31")).result is None
    assert the(figure("eq: 99", "2019-01-01")).result is None
    assert the(figure("eq: 99", "2019-01-02")).state == "met"


PART = ", scope: {unit: body, bodies: [yt]}"
BODIES = "bodies:\n  - {id: yt, vi: Sở Y tế, kind: so}\n"
GROUP = "groups:\n  - {id: g, vi: các sở, members: [yt]}\n"


def of_bodies(more: str, target: str = TARGET) -> Verdict:
    (found,) = verdicts(plan_with(figure("eq: 99", more=more), target, bodies=BODIES + GROUP), DAY)
    return found


def test_a_figure_of_one_body_does_not_decide_what_counts_them_all() -> None:
    for target in (TARGET, TARGET.replace("scope: {unit: body, levels: [province]}", "en: all")):
        found = of_bodies(PART, target)
        assert (found.state, found.reason.en) == (
            "undetermined",
            "the figure cannot be compared with the target: the figure counts only Sở Y tế",
        )


def test_a_figure_of_one_body_decides_what_is_about_this_body() -> None:
    own = TARGET.replace("levels: [province]", "bodies: [yt]")
    assert of_bodies(PART, own).state == "met"
    assert of_bodies(PART.replace("[yt]", "[g]")).state == "met"


def test_before_its_day_a_target_is_not_due_whatever_the_figure() -> None:
    found = the(figure("eq: 90", "2019-06-30"), date(2019, 12, 30))
    assert (found.state, found.so_far, found.early) == ("not-due", True, 184)


def test_a_figure_of_a_later_day_is_not_known_yet() -> None:
    rows = figure("eq: 70", "2019-10-15", name="a") + figure("eq: 85", "2020-01-10", name="b")
    assert the(rows, DAY).state == "missed"
    assert the(rows, date(2020, 1, 10)).state == "met"


def test_the_latest_comparable_figure_counts() -> None:
    rows = figure("eq: 85", "2019-10-15", name="a") + figure(
        "eq: 70", "2019-12-01", ", scope: {levels: [commune]}", name="b"
    )
    found = the(rows)
    assert found.result is not None
    assert (found.state, found.result.measurement.id) == ("met", "a")


def test_of_one_day_the_exact_figure_counts() -> None:
    rows = figure("eq: 70", more=", quality: estimate", name="a") + figure("eq: 85", name="b")
    assert the(rows).state == "met"


def test_two_exact_figures_of_one_day_that_contradict_leave_it_undetermined() -> None:
    for first, second in ("ab", "ba"):
        rows = figure("eq: 70", name=first) + figure("eq: 85", name=second)
        found = the(rows)
        assert (found.state, found.so_far) == ("undetermined", None)
        assert "contradict each other" in found.reason.en
        assert {"70%", "85%"} <= set(found.reason.en.replace(",", "").split())


def test_two_figures_of_one_day_that_agree_decide_by_no_order_of_the_file() -> None:
    for first, second in (("a", "b"), ("b", "a")):
        rows = figure("eq: 85", name=first) + figure("eq: 85", name=second)
        found = the(rows)
        assert found.result is not None
        assert (found.state, found.result.measurement.id) == ("met", "a")


def test_another_scope_alone_leaves_it_undetermined() -> None:
    found = the(figure("eq: 99", more=", scope: {levels: [commune]}"))
    assert (found.state, found.so_far) == ("undetermined", None)
    assert "province" in found.reason.en


def test_a_target_without_a_day_is_due_when_the_plan_ends() -> None:
    target = TARGET.replace("        by: 2019-12-31\n", "")
    assert the(figure("eq: 90"), date(2019, 12, 30), target).state == "not-due"
    assert the(figure("eq: 90"), DAY, target).state == "met"


FOLLOWER = """\
plan:
  id: vi-du/cntt-2020
  type: annual-it-plan
  vi: Kế hoạch năm sau
  jurisdiction: VN
  period: {from: 2020-01-01, to: 2020-12-31}
  predecessor: {plan: vi-du/cntt}
measurements:
  - {id: m-2019, indicator: rate, value: {eq: 81}, as_of: 2019-12-31}
  - {id: m-2020, indicator: rate, value: {eq: 10}, as_of: 2020-06-30}
"""


def test_the_next_plan_looks_back_on_this_one() -> None:
    plan = plan_with("", **{"next/plan.yaml": FOLLOWER})
    (found,) = verdicts(plan, date(2020, 12, 31))
    assert found.result is not None
    assert (found.state, found.result.measurement.id) == ("met", "m-2019")


PROVINCE = """\
bodies:
  - {id: ub, vi: Ủy ban nhân dân tỉnh, kind: uy-ban}
  - {id: ct, vi: Chủ tịch Ủy ban nhân dân tỉnh, kind: person, parent: ub}
  - {id: yt, vi: Sở Y tế, kind: so}
  - {id: hoi, vi: Hội đồng, kind: other}
  - {id: ban, vi: Ban quản lý, kind: other, parent: hoi2}
  - {id: hoi2, vi: Hội đồng khác, kind: other, parent: ub}
groups:
  - {id: g, vi: Các cơ quan, members: [yt, ban]}
acts:
  - {id: qd, type: quyet-dinh, number: 1/QĐ-UBND, vi: Quyết định}
  - {id: qd-2, type: quyet-dinh, number: 2/QĐ-UBND, vi: Quyết định}
"""


@pytest.mark.parametrize(
    ("by", "scope", "state"),
    [
        ("yt", "", "undetermined"),  # a department tells of itself
        ("ban", "", "undetermined"),  # so does a body further below
        ("yt", ", scope: {levels: [province]}", "undetermined"),
        ("yt", ", scope: {bodies: [g]}", "met"),  # but not where it says of whom
        ("ub", "", "met"),  # the yearly plan below the plan for five years
        ("ct", "", "met"),  # whose head speaks for it
        ("hoi", "", "met"),  # another body, of which nothing says that it is below
        ("", "", "met"),  # nobody knows whose it is
    ],
)
def test_the_plan_of_a_department_tells_of_the_department(by: str, scope: str, state: str) -> None:
    def adopted(act: str, body: str) -> str:
        adoption = f"{{act: {act}, body: {body}, date: 2018-12-03}}"
        return f"  adoption: {adoption}\n" if body else ""

    def head(name: str, more: str) -> str:
        return HEAD.replace("vi-du/cntt", name) + more

    below = head("vi-du/duoi", adopted("qd-2", by) + "  parent: {plan: vi-du/cntt}\n")
    target = TARGET.replace("        scope: {unit: body, levels: [province]}\n", "")
    files = {
        "plan.yaml": head("vi-du/cntt", adopted("qd", "ub")),
        "below/plan.yaml": f"{below}measurements:\n{figure('eq: 90', more=scope)}",
        "registry.yaml": REGISTRY,
        "bodies.yaml": PROVINCE,
        "targets.yaml": target,
    }
    workspace, findings = built(files, None)
    assert not findings
    (plan,) = (each for each in workspace.plans if each.id == "vi-du/cntt")
    assert [each.state for each in verdicts(plan, DAY)] == [state]


NUMBERS = st.decimals(0, 100, places=2).map(lambda number: f"{number:f}")
VALUES = st.builds(
    lambda name, number: Value(unit="percent", **{name: number}),
    st.sampled_from(["eq", "gt", "ge", "lt", "le"]),
    NUMBERS,
)
COMPLEMENT = {"gt": "le", "ge": "lt", "lt": "ge", "le": "gt"}


@given(VALUES.filter(lambda value: value.eq is None), VALUES)
def test_complementary_targets_are_never_both_met(wanted: Value, got: Value) -> None:
    name = wanted.comparator()
    other = Value(unit="percent", **{COMPLEMENT[name]: getattr(wanted, name)})
    answers = [satisfied(wanted, got), satisfied(other, got)]
    assert answers.count(True) <= 1
    if got.eq is not None:
        assert sorted(answers, key=str) == [False, True] or None in answers


@given(VALUES, NUMBERS, NUMBERS)
def test_a_narrower_figure_never_overturns_a_verdict(wanted: Value, one: str, two: str) -> None:
    low, high = sorted((one, two), key=float)
    wide = satisfied(wanted, Value(between=(low, high), unit="percent"))
    for inner in (low, high):
        narrow = satisfied(wanted, Value(eq=inner, unit="percent"))
        assert wide is None or narrow is wide
