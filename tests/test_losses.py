"""Who is left where a body falls, and what runs on where a system is retired."""

from datetime import date

import pytest

from plancheck.impact import impact
from support import HEAD, built

BODIES = """\
bodies:
  - {id: ubnd, vi: Ủy ban, kind: uy-ban}
  - {id: so-a, vi: Sở A, kind: so, parent: ubnd}
  - {id: so-b, vi: Sở B, kind: so, parent: ubnd}
  - {id: so-d, vi: Sở D, kind: so, parent: ubnd}
  - {id: so-c, vi: Sở C, kind: so, dissolved: 2019-06-01}
groups:
  - {id: g-hai, vi: Hai sở, members: [so-a, so-b]}
  - {id: g-mot, vi: Một sở, members: [so-a]}
  - {id: g-cu, vi: Sở A và Sở C, members: [so-a, so-c]}
  - {id: g-long, vi: Nhóm trong nhóm, members: [g-mot]}
  - {id: g-mo, vi: Các sở, members: [so-a], unlisted: "true"}
changes:
  - {id: sap-nhap, on: 2019-09-01, type: merger, from: [so-b], to: [so-d]}
systems:
  - {id: cong, vi: Cổng}
  - {id: thu, vi: Thư}
  - {id: cu, vi: Hệ thống cũ, state: retired}
indicators:
  - {id: chi-so, vi: Tỷ lệ sử dụng, kind: share, unit: percent}
acts:
  - {id: qd-1, type: quyet-dinh, number: 1/QĐ-UBND}
"""
PLAN = (
    HEAD.replace("period:", "adoption: {act: qd-1, body: ubnd, date: 2018-12-03}\n  period:")
    + """\
tasks:
  - {id: T1, vi: Việc một, kind: content, systems: [cong, cu]}
  - {id: T2, vi: Việc hai, kind: content, systems: [cong, thu]}
measurements:
  - {id: m1, indicator: chi-so, system: cong, value: {eq: 3, unit: percent}, as_of: 2018-12-03}
articles:
  - {id: D3, number: "3", vi: Điều 3, bodies: [g-hai]}
assignments:
  - {id: P-mot, vi: Một, bodies: [g-mot], role: implement, scope: [plan]}
  - {id: P-long, vi: Lồng, bodies: [g-long], role: implement, scope: [plan]}
  - {id: P-hai, vi: Hai, bodies: [g-hai], role: implement, scope: [plan]}
  - {id: P-cu, vi: Cũ, bodies: [g-cu], role: implement, scope: [plan]}
  - {id: P-mo, vi: Mở, bodies: [g-mo], role: implement, scope: [plan]}
  - {id: P-ab, vi: Cùng chủ trì, bodies: [so-a, so-b], role: lead, scope: [T1]}
  - {id: P-a, vi: Chủ trì, bodies: [so-a], role: lead, scope: [T1, T2]}
  - {id: P-voi, vi: Phối hợp, bodies: [so-b], role: implement, scope: [T2], with: [g-mot]}
reports:
  - {id: R-gui, vi: Gửi, from: [so-a, so-b], to: ubnd}
  - {id: R-mot, vi: Một nơi gửi, from: [g-mot], to: ubnd}
  - {id: R-nhan, vi: Nhận, from: [so-b], to: so-a}
  - {id: R-tiep, vi: Tiếp, from: [so-b], to: so-b, then: {by: so-a, to: ubnd}}
"""
)  # fmt: skip


def losses(name: str, on: str) -> dict[str, str]:
    workspace, findings = built({"registry.yaml": BODIES}, PLAN)
    assert not findings
    found = impact(workspace, workspace.registry.entities[name], date.fromisoformat(on))
    return {each.id.rpartition("#")[2]: each.loss for each in found.effects}


def test_who_is_left_decides_how_bad_the_loss_of_a_body_is() -> None:
    assert losses("so-a", "2019-05-31") == {
        "P-mot": "sole", "P-long": "sole", "P-hai": "one-of-several", "P-cu": "one-of-several",
        "P-mo": "one-of-several", "P-ab": "one-of-several", "P-a": "sole", "P-voi": "touched",
        "R-gui": "one-of-several", "R-mot": "sole", "R-nhan": "sole", "R-tiep": "sole",
        "T1": "one-of-several", "T2": "sole", "D3": "touched",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("on", "worse"),
    [
        ("2019-05-31", set()),
        ("2019-06-01", {"P-cu"}),
        ("2019-09-01", {"P-cu", "P-hai", "P-ab", "R-gui", "T1"}),
    ],
)
def test_a_body_that_has_ended_by_the_day_is_nobody_left(on: str, worse: set[str]) -> None:
    before, after = losses("so-a", "2019-05-31"), losses("so-a", on)
    assert {name for name in before if before[name] != after[name]} == worse
    assert all(after[name] == "sole" for name in worse)


def test_the_body_that_issued_a_plan_touches_it() -> None:
    assert losses("ubnd", "2019-05-31")["vi-du/cntt"] == "touched"


def test_a_retired_system_holds_nothing_up() -> None:
    assert losses("cong", "2019-05-31") == {
        "T1": "sole", "T2": "one-of-several", "m1": "touched",
    }  # fmt: skip


def test_a_figure_goes_by_the_name_of_what_it_measures() -> None:
    workspace, _ = built({"registry.yaml": BODIES}, PLAN)
    found = impact(workspace, workspace.registry.entities["cong"], date(2019, 5, 31))
    assert [each.vi for each in found.effects if each.id.endswith("#m1")] == ["Tỷ lệ sử dụng"]
