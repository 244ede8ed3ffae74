"""Numbers, days and references at the edge of what a file may hold: every check gets through."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck import engine
from plancheck.checks import all_checks
from plancheck.model import Due
from support import built

HEAD = """\
plan:
  id: vi-du/cntt
  type: annual-it-plan
  vi: Kế hoạch ví dụ
  jurisdiction: VN
  period: {from: 0001-01-01, to: 9999-12-31}
"""
REGISTRY = """\
indicators:
  - {id: s, vi: Tỷ lệ sử dụng, kind: share, unit: percent, direction: up}
  - {id: c, vi: Số tài khoản đã cấp, kind: count, unit: account, direction: down}
  - {id: a, vi: Tốc độ tăng, kind: amount, unit: percent, direction: up}
systems:
  - id: tv.x
    vi: Hệ thống
    state: operational
    function: f
    integrations: [{to: nowhere, state: "no"}]
"""
NUMBERS = st.sampled_from(
    ["0", "1", "-1", "0.000000001", "999999999999999999", "-999999999999999999.999999999", "100"]
)
VALUES = (
    st.builds(
        lambda name, number, of: f"{name}: {number}{of}",
        st.sampled_from(["eq", "gt", "ge", "lt", "le", "approx"]),
        NUMBERS,
        st.sampled_from(["", "", ", of: 0.000000001", ", of: 17", ", of: 0", ", of: -1"]),
    )
    | st.builds(lambda one, two: f"between: [{one}, {two}]", NUMBERS, NUMBERS)
    | st.just("text: ít")
)
DAYS = st.sampled_from(
    ["0001-01-01", "0001-01-02", "2019-06-30", "9950-01-01", "9990-01-01", "9999-12-31"]
)


def checked(text: str, as_of: date) -> None:
    workspace, _ = built({"registry.yaml": REGISTRY, "plan.yaml": HEAD, "a.yaml": text}, None)
    found = engine.run(workspace, {"vi-du/cntt": as_of}, all_checks())
    assert all(each.message.vi and each.message.en for each in found)


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_any_number_on_any_day(data: st.DataObject) -> None:
    def value() -> str:
        return data.draw(VALUES)

    def day() -> str:
        return data.draw(DAYS)

    name = data.draw(st.sampled_from("sca"))
    rows = "".join(
        f"  - {{id: m{n}, indicator: {name}, value: {{{value()}}}, as_of: {day()}, system: tv.x}}\n"
        for n in range(4)
    )
    text = f"""\
objectives:
  - id: M1
    vi: Mục tiêu
    kind: specific
    targets:
      - {{id: T1, indicator: {name}, value: {{{value()}}}, by: {day()}, baseline: m0}}
measurements:
{rows}equations:
  - {{id: E1, op: sum, total: m0, terms: [m1, m2]}}
  - {{id: E2, op: ratio, total: m0, terms: [m1, m2]}}
"""
    checked(text, date.fromisoformat(day()))


def test_a_target_that_would_be_met_after_the_last_day_there_is() -> None:
    checked(
        """\
objectives:
  - id: M1
    vi: Mục tiêu
    kind: specific
    targets: [{id: T1, indicator: s, value: {ge: 85}, by: 9999-12-31, baseline: m0}]
measurements:
  - {id: m0, indicator: s, value: {eq: 40}, as_of: 9950-01-01}
  - {id: m1, indicator: s, value: {eq: 60}, as_of: 9990-01-01}
""",
        date(9995, 1, 1),
    )


@pytest.mark.parametrize("day", [date.min, date(2019, 6, 30), date.max])
def test_what_leads_nowhere(day: date) -> None:
    checked(
        """\
plan_is_elsewhere: true
objectives:
  - {id: M1, vi: Mục tiêu, kind: specific, targets: [{id: T1, indicator: no, value: {eq: 1}}]}
tasks:
  - {id: A1, vi: Việc, kind: content, objectives: [{id: no}], carried_from: [no#A1], systems: [no]}
reports:
  - {id: RP1, vi: Báo cáo, from: [no], to: none, due: {by: 2019-01-01}, then: {by: no, to: no}}
receipts:
  - {id: R1, report: no, by: no, on: 2019-01-01}
measurements:
  - {id: m, indicator: no, value: {eq: 1}, as_of: 2019-01-01, system: no, scope: {bodies: [no]}}
equations:
  - {id: E1, op: sum, total: no, terms: [m, no]}
progress:
  - {task: no, on: 2019-01-01, official: done}
items:
  - {id: I1, kind: claim, vi: Hoàn thành, measurements: [no], successors: [no]}
""",
        day,
    )


def test_reports_of_a_period_without_end() -> None:
    checked(
        """\
objectives:
  - id: M1
    vi: Mục tiêu
    kind: specific
    targets: [{id: T1, indicator: s, value: {ge: 85}, by: 9999-12-31}]
reports:
  - {id: RP1, vi: Báo cáo, from: [no], to: none, due: {every: year}}
  - {id: RP2, vi: Báo cáo, from: [no], to: none, due: {quarter: 9999-Q4}}
""",
        date.max,
    )


@pytest.mark.parametrize(("quarter", "day"), [("2019-Q1", "2019-03-31"), ("9999-Q4", "9999-12-31")])
def test_the_last_day_of_a_quarter(quarter: str, day: str) -> None:
    assert Due(quarter=quarter).last_day() == date.fromisoformat(day)
