"""What falls with an act, a body or a system."""

import json
from datetime import date
from pathlib import Path

import pytest

from plancheck.impact import impact
from support import HEAD, REPOSITORY, Command, Workspace, built, steps

REGISTRY = """\
acts:
  - id: luat-1
    type: luat
    events: [{on: 2007-01-01, type: entry-into-force}]
  - id: nd-1
    type: nghi-dinh
    enacted_under: [{act: luat-1}]
    events: [{on: 2008-01-01, type: entry-into-force}]
  - id: nd-2
    type: nghi-dinh
    events:
      - {on: 2008-01-01, type: entry-into-force}
      - {on: 2019-06-01, type: repealed}
bodies:
  - {id: so-a, vi: Sở A, kind: so}
  - {id: so-b, vi: Sở B, kind: so}
groups:
  - {id: g-so, vi: Các sở, members: [so-a, so-b]}
systems:
  - {id: cong, vi: Cổng}
  - {id: thu, vi: Thư, integrations: [{to: cong, state: "yes"}]}
"""
TASKS = """\
tasks:
  - id: MOT
    vi: Chỉ một căn cứ
    kind: content
    cites: [{act: nd-1, role: implements}]
    systems: [cong]
  - id: HAI
    vi: Hai căn cứ
    kind: content
    cites: [{act: luat-1, role: implements}, {act: nd-2, role: implements}]
    systems: [cong, thu]
  - id: NHAC
    vi: Chỉ nhắc tới
    kind: content
    cites: [{act: luat-1}]
assignments:
  - {id: P1, vi: Chủ trì, bodies: [so-a], role: lead, scope: [MOT]}
  - {id: P2, vi: Cùng làm, bodies: [so-a, so-b], role: implement, scope: [HAI]}
  - {id: P3, vi: Các sở làm, bodies: [g-so], role: implement, scope: [NHAC]}
  - {id: P4, vi: Phối hợp, bodies: [so-b], role: lead, scope: [HAI], with: [so-a]}
reports:
  - {id: R1, vi: Báo cáo, from: [so-b], to: so-a}
"""


@pytest.fixture
def root(workspace: Workspace) -> Path:
    return workspace({"registry.yaml": REGISTRY, "tasks.yaml": TASKS}, HEAD)


def effects(plancheck: Command, root: Path, name: str, on: str) -> dict[str, str]:
    out = plancheck("impact", name, "--on", on, "--format", "json", "--plan", root).out
    return {e["id"].rpartition("#")[2]: e["loss"] for e in json.loads(out)["effects"]}


def test_an_act_takes_with_it_what_rests_on_it_alone(plancheck: Command, root: Path) -> None:
    assert effects(plancheck, root, "luat-1", "2019-05-31") == {
        "nd-1": "sole", "MOT": "sole", "HAI": "one-of-several", "NHAC": "touched",
    }  # fmt: skip


def test_what_has_ceased_by_the_day_holds_nothing_up(plancheck: Command, root: Path) -> None:
    assert effects(plancheck, root, "luat-1", "2019-06-01")["HAI"] == "sole"


def test_the_way_through_an_enabling_act_is_shown(plancheck: Command, root: Path) -> None:
    out = plancheck("impact", "luat-1", "--on", "2019-05-31", "--plan", root, "--lang", "en").out
    assert "vi-du/cntt#MOT ← nd-1" in out
    assert "vi-du/cntt#HAI:" in out


def test_what_has_ceased_does_not_fall_once_more(plancheck: Command, workspace: Workspace) -> None:
    """And what is said of the past, or past its period, holds nothing up."""
    acts = """\
acts:
  - {id: luat-1, type: luat, events: [{on: 2007-01-01, type: entry-into-force}]}
  - id: nd-1
    type: nghi-dinh
    enacted_under: [{act: luat-1}]
    events: [{on: 2019-03-01, type: repealed}]
  - {id: ct-1, type: quyet-dinh, programme_period: {from: 2018-01-01, to: 2018-12-31}}
  - {id: nd-2, type: nghi-dinh, events: [{on: 2020-01-01, type: entry-into-force}]}
"""
    cited = """\
tasks:
  - {id: A, vi: Việc, kind: content, cites: [{act: nd-1, role: implements}]}
  - id: B
    vi: Việc
    kind: content
    cites: [{act: luat-1, role: implements}, {act: ct-1, role: implements}]
  - id: C
    vi: Việc
    kind: content
    cites: [{act: luat-1, role: implements}, {act: nd-2, role: implements}]
items:
  - {id: K, vi: Đã thực hiện, kind: claim, cites: [{act: luat-1, role: implements}]}
"""
    root = workspace({"acts.yaml": acts, "tasks.yaml": cited})
    assert effects(plancheck, root, "luat-1", "2019-02-28") == {
        "nd-1": "sole", "A": "sole", "B": "sole", "C": "sole", "K": "touched",
    }  # fmt: skip
    assert effects(plancheck, root, "luat-1", "2019-03-01") == {
        "B": "sole", "C": "sole", "K": "touched",
    }  # fmt: skip
    assert effects(plancheck, root, "luat-1", "2020-01-01")["C"] == "one-of-several"
    told = plancheck("impact", "nd-1", "--on", "2019-03-01", "--plan", root, "--lang", "en").out
    assert "The registry already records its end: repealed from 2019-03-01." in told
    told = plancheck("impact", "nd-1", "--on", "2019-02-28", "--plan", root, "--lang", "en").out
    assert "already" not in told


def test_the_act_of_a_plan_is_held_by_all_bases_of_the_plan(
    plancheck: Command, workspace: Workspace
) -> None:
    acts = """\
acts:
  - {id: qd-1, type: quyet-dinh, enacted_under: [{act: ct-1}]}
  - {id: ct-1, type: quyet-dinh}
  - {id: luat-1, type: luat}
bodies: [{id: ubnd, vi: Ủy ban, kind: uy-ban}]
"""
    adoption = "adoption: {act: qd-1, body: ubnd, date: 2018-12-03}\n  period:"
    bases = "  legal_basis: [{act: ct-1, role: basis}, {act: luat-1, role: basis}]\n"
    root = workspace({"acts.yaml": acts}, HEAD.replace("period:", adoption) + bases)
    assert effects(plancheck, root, "ct-1", "2019-01-01") == {"vi-du/cntt": "one-of-several"}


def test_a_chart_has_each_arrow_once(plancheck: Command, root: Path) -> None:
    chart = plancheck(
        "impact", "luat-1", "--on", "2019-05-31", "--plan", root, "--format", "mermaid"
    ).out.splitlines()
    arrows = [(line.split()[0], line.split()[-1]) for line in chart if "->" in line]
    assert sorted(arrows) == [("n0", "n1"), ("n0", "n3"), ("n0", "n4"), ("n1", "n2")]
    assert any("nd-1: " in line for line in chart)


def test_a_body_takes_with_it_duties_leads_and_reports(plancheck: Command, root: Path) -> None:
    assert effects(plancheck, root, "so-a", "2019-05-31") == {
        "P1": "sole", "P2": "one-of-several", "P3": "one-of-several", "P4": "touched",
        "R1": "sole", "MOT": "sole",
    }  # fmt: skip


def test_a_system_takes_with_it_tasks_and_connections(plancheck: Command, root: Path) -> None:
    assert effects(plancheck, root, "cong", "2019-05-31") == {
        "MOT": "sole", "HAI": "one-of-several", "thu": "touched",
    }  # fmt: skip


def test_other_elements_have_no_impact(plancheck: Command, root: Path) -> None:
    result = plancheck("impact", "MOT", "--plan", root, "--lang", "en")
    assert (result.status, result.out) == (2, "")


def test_every_act_that_a_task_of_the_real_plan_cites_has_an_impact(plancheck: Command) -> None:
    listed = json.loads(plancheck("list", "acts", "--format", "json", cwd=REPOSITORY).out)
    cited = [row["id"] for row in listed if any("#" in name for name in row["cited_by"])]
    assert len(cited) > 10
    for name in cited[:4]:
        result = plancheck("impact", name, "--on", "2019-06-01", cwd=REPOSITORY)
        assert result.status == 0
        assert "tra-vinh/cntt-2019#" in result.out


def test_asking_for_every_act_takes_a_time_that_grows_with_their_number() -> None:
    def work(number: int) -> int:
        acts = "".join(f"  - {{id: a{n}, type: luat}}\n" for n in range(number))
        tasks = "".join(
            f"  - {{id: T{n}, kind: content, vi: Việc, cites: [{{act: a{n}, role: basis}}]}}\n"
            for n in range(number)
        )
        workspace, _ = built({"law.yaml": f"acts:\n{acts}tasks:\n{tasks}"})
        day = date(2019, 12, 31)
        return steps(lambda: [impact(workspace, act, day) for act in workspace.registry.acts])

    assert work(400) < 5 * work(100)
