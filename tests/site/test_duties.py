"""What a body answers for: as its report form has it, and what reaches it by taking over."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import drawn_plans
from plancheck.forms.form import ROLES as ASKED
from plancheck.forms.form import tasks_of
from plancheck.model import Body, Group
from plancheck.plan import Plan
from plancheck.site.duties import Duties, Share
from plancheck.standing import standing
from site_whole import every_edition
from standing_plan import DAY, FILES, the_plan

pytestmark = pytest.mark.xdist_group("whole")  # the worker that makes whole sites, once

REGISTRY = FILES["registry.yaml"]
HEIR = """\
changes:
  - {id: c1, on: 2019-07-01, type: rename, from: [tp], to: [yt]}
"""


def duties(plan: Plan, day: date = DAY) -> Duties:
    return Duties(standing(plan, day))


def names(share: Share) -> dict[str, list[str]]:
    return {
        "led": [each.task.task.id for each in share.led()],
        "supported": [each.task.task.id for each in share.supported()],
        "general": [each.task.task.id for each in share.general()],
    }


def agrees(plan: Plan, asked: Duties, body: Body, day: date) -> None:
    """Fail where the share of a body is not what its form, and those it took over from, make it."""
    share = asked.of(body.id)
    parts = [name for some in names(share).values() for name in some]
    assert sorted(parts) == sorted(each.task.task.id for each in share.tasks)
    assert len(set(parts)) == len(parts)
    line = (body.id, *plan.registry.took_over(body.id, day))
    asking = {row.task.id: row.duties[0] for row in tasks_of(plan, line)}
    # A form asks nobody about what he oversees or advises on, nor whoever is to help him there.
    mine = {
        each.task.task.id
        for each in share.tasks
        if any(charge.assignment.role in ASKED for charge in each.charges)
    }
    assert mine == asking.keys()
    for each in share.tasks:
        first = next((c for c in each.charges if c.assignment.role in ASKED), None)
        if first is not None and each.charges[0] is first:
            due = asking[each.task.task.id]
            assert (each.by, first.role) == (due.by, due.role)


def test_the_tasks_of_every_body_are_those_of_its_form() -> None:
    for edition in every_edition():
        plan, day = edition.view.plan, edition.view.as_of
        for body in plan.registry.bodies:
            agrees(plan, edition.duties, body, day)


@settings(max_examples=40)
@given(drawn_plans.plans(), st.sampled_from([DAY, date(2019, 12, 31)]))
def test_the_tasks_of_every_body_of_any_plan_are_those_of_its_form(plan: Plan, day: date) -> None:
    asked = duties(plan, day)
    for body in plan.registry.bodies:
        agrees(plan, asked, body, day)


@settings(max_examples=40)
@given(drawn_plans.plans())
def test_what_names_a_group_reaches_its_members_through_it(plan: Plan) -> None:
    asked = duties(plan)
    for assignment in plan.assignments:
        for name in assignment.bodies:
            for member in plan.registry.members(name) - {name}:
                share = asked.of(member)
                (charge,) = [c for c in share.charges if c.assignment is assignment]
                assert charge.through in {"", *assignment.bodies}
                assert bool(charge.through) == (member not in assignment.bodies)


@settings(max_examples=40)
@given(drawn_plans.plans())
def test_the_nearest_and_weightiest_charge_comes_first(plan: Plan) -> None:
    asked = duties(plan)
    reaches = ("task", "section", "plan")
    for entity in (*plan.registry.bodies, *plan.registry.groups):
        for each in asked.of(entity.id).tasks:
            over = {d.assignment.id: d.by for d in plan.duties_over(each.task.task)}
            found = [reaches.index(over[charge.assignment.id]) for charge in each.charges]
            assert found == sorted(found)
            assert over[each.charges[0].assignment.id] == each.by


def test_a_member_sees_through_which_group_a_task_reaches_it() -> None:
    share = duties(the_plan()).of("yt")
    task = next(each for each in share.led() if each.task.task.id == "A2")
    assert [(c.role, c.through) for c in task.charges] == [("implement", "g-so")]
    assert names(share)["led"] == ["A2", "A3", "A5"]


def test_a_clause_over_the_whole_plan_is_told_apart_from_what_is_given_by_name() -> None:
    found = names(duties(the_plan()).of("tt"))
    assert found == {
        "led": ["A1", "A4"],
        "supported": [],
        "general": ["A2", "A3", "A5", "A6", "A7", "A8", "A9"],
    }


def test_who_oversees_has_a_part_that_no_form_asks_about() -> None:
    plan = the_plan()
    share = duties(plan).of("ub")
    assert {each.role for each in share.tasks} == {"oversee"}
    assert tasks_of(plan, ("ub",)) == ()


def test_the_duties_of_a_dissolved_body_are_on_its_heirs_page_those_through_a_group_too() -> None:
    members = REGISTRY.replace("members: [yt, tc, tp]", "members: [tc, tp]")
    plain = duties(the_plan(registry=members)).of("yt")
    assert names(plain)["led"] == ["A5"]
    heir = duties(the_plan(registry=members + HEIR)).of("yt")
    assert names(heir)["led"] == ["A2", "A3", "A5"]
    assert {c.through for each in heir.led() for c in each.charges} == {"tp", ""}
    before = duties(the_plan(registry=members + HEIR), date(2019, 6, 30)).of("yt")
    assert names(before)["led"] == ["A5"]


def test_the_duties_of_a_body_named_itself_pass_to_its_heir() -> None:
    tasks = FILES["duties.yaml"].replace("bodies: [tc], role: lead", "bodies: [tp], role: lead")
    plan = the_plan(registry=REGISTRY + HEIR, duties=tasks)
    assert [(c.assignment.id, c.through) for c in duties(plan).of("yt").alone()] == [("P5", "tp")]
    assert [c.assignment.id for c in duties(plan).of("tp").alone()] == ["P5"]


def test_a_group_within_a_group_has_what_that_is_charged_with() -> None:
    within = "  - {id: g-hai, vi: Nhóm nhỏ, members: [yt]}\n"
    nested = REGISTRY.replace("members: [yt, tc, tp]", "members: [g-hai, tc, tp]")
    nested = nested.replace("  - {id: g-mo", f"{within}  - {{id: g-mo")
    found = duties(the_plan(registry=nested)).of("g-hai")
    assert [(c.assignment.id, c.through) for c in found.charges] == [("P3", "g-so")]


def test_what_covers_no_task_stands_alone() -> None:
    share = duties(the_plan()).of("tc")
    assert [each.assignment.id for each in share.alone()] == ["P5"]
    assert share.subjects("tc") == ("tc", "A2", "A3", "P3", "P5", "R1")


def test_each_charge_of_a_body_is_there_once() -> None:
    for edition in every_edition():
        for entity in (*edition.view.registry.bodies, *edition.view.registry.groups):
            charges = [c.assignment.id for c in edition.share(entity.id).charges]
            assert len(set(charges)) == len(charges)


def test_the_reports_of_a_group_with_an_open_list_are_shown_to_those_it_may_hold() -> None:
    plan = the_plan()
    owed = {n: [r.owed.report.id for r in duties(plan).of(n).reports] for n in ("g-mo", "yt")}
    assert owed["g-mo"] == ["R2"]
    assert set(owed["yt"]) == {"R1", "R3"}  # no department is an “other unit”
    called = REGISTRY.replace("Các đơn vị khác", "Các sở khác")
    opened = duties(the_plan(registry=called)).of("yt").reports
    assert {each.owed.report.id for each in opened} == {"R1", "R2", "R3"}


def test_a_group_and_its_members_are_all_charged() -> None:
    asked = duties(the_plan())
    for name in ("g-so", "yt", "tc", "tp"):
        assert asked.of(name).charged
    entity = the_plan().registry.entities["g-so"]
    assert isinstance(entity, Group)
