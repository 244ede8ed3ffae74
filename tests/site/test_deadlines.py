"""What is due when, and for whom: as the standing and the report form have it."""

from datetime import date

import pytest

from plancheck import project
from plancheck.amending import Held
from plancheck.forms import form
from plancheck.plan import Plan
from plancheck.site.concerning import Concerning, of_body
from plancheck.site.deadlines import KINDS, STATES, Deadline, deadlines
from plancheck.standing import standing
from standing_plan import DAY, FILES, the_plan
from support import REPOSITORY, built, steps

ACTS = """\
acts:
  - {id: q1, type: quyet-dinh, number: 1/QĐ-TTg, vi: Chương trình, issued: 2016-01-01,
     programme_period: {from: 2016-01-01, to: 2019-06-30},
     events: [{on: 2016-01-01, type: entry-into-force}, {on: 2019-03-07, type: replaced, by: q2}]}
  - {id: q2, type: quyet-dinh, number: 2/QĐ-TTg, issued: 2019-03-07,
     events: [{on: 2019-03-07, type: entry-into-force}, {on: 2020-01-01, type: repealed}]}
  - {id: q3, type: quyet-dinh, number: 3/QĐ-TTg, issued: 2019-03-07,
     events: [{on: 2019-01-01, type: expired}]}
"""
CITING = """\
tasks:
  - {id: A1, vi: Việc một, kind: content, cites: [{act: q1}], due: {by: 2019-03-31}}
  - {id: A2, vi: Việc hai, kind: content, cites: [{act: q2}, {act: q3}]}
"""


def of(plan: Plan, as_of: date = DAY) -> tuple[Deadline, ...]:
    return deadlines(standing(plan, as_of))


def told(found: tuple[Deadline, ...]) -> list[tuple[str, str, str]]:
    return [(each.kind, each.id, each.covers) for each in found]


def one(found: tuple[Deadline, ...], kind: str, name: str, covers: str = "") -> Deadline:
    (hit,) = [e for e in found if (e.kind, e.id, e.covers) == (kind, name, covers)]
    return hit


def test_every_task_target_and_stretch_of_a_report_is_told_once() -> None:
    found = of(the_plan())
    names = told(found)
    assert len(set(names)) == len(names)
    assert [name for kind, name, _ in sorted(names) if kind == "task"] == [
        f"A{n}" for n in range(1, 10)
    ]
    assert sorted(name for kind, name, _ in names if kind == "target") == [
        f"T{n}" for n in range(1, 7)
    ]
    assert sorted((name, covers) for kind, name, covers in names if kind == "report") == [
        ("R1", "2019-Q1"), ("R1", "2019-Q2"), ("R1", "2019-Q3"), ("R1", "2019-Q4"),
        ("R2", ""), ("R3", ""),
    ]  # fmt: skip


def test_days_come_in_order_and_what_has_none_comes_last() -> None:
    days = [each.day for each in of(the_plan())]
    dated = [day for day in days if day is not None]
    assert days == [*sorted(dated), *[None] * (len(days) - len(dated))]
    same = [each for each in of(the_plan()) if each.day == date(2019, 9, 30)]
    kinds = list(KINDS)
    assert same == sorted(same, key=lambda each: kinds.index(each.kind))
    assert len({each.kind for each in same}) > 1


def test_the_day_is_the_last_on_which_it_is_met_and_the_words_are_the_printed_ones() -> None:
    tasks = FILES["tasks.yaml"].replace("due: {by: 2019-12-15}", "due: {before: 2019-10-15}")
    task = one(of(the_plan(tasks=tasks)), "task", "A6")
    assert task.day == date(2019, 10, 14)
    assert task.said.vi == "trước ngày 15/10/2019"
    report = one(of(the_plan()), "report", "R1", "2019-Q3")
    assert (report.day, report.said.vi) == (date(2019, 9, 30), "hằng quý: quý 3 năm 2019")
    assert report.rhythm == "quarter"


def test_days_and_states_are_those_of_the_standing() -> None:
    found = standing(the_plan(), DAY)
    every = deadlines(found)
    for task in found.tasks:
        each = one(every, "task", task.task.id)
        assert (each.day, each.state, each.said) == (task.due, task.state, task.deadline)
        assert each.bodies == task.answers
    for target in found.targets:
        each = one(every, "target", target.target.id)
        assert (each.day, each.state) == (target.verdict.due, target.state)
    assert all(each.state in STATES[each.kind] for each in every)
    assert one(every, "task", "A7").rhythm == "continuous"


def test_a_report_of_several_is_as_grave_as_the_gravest_of_them() -> None:
    found = of(the_plan())
    assert one(found, "report", "R1", "2019-Q1").state == "missing"  # tp was still there
    assert one(found, "report", "R1", "2019-Q2").bodies == ("yt", "tc", "tp")
    plan = the_plan()
    mine = one(of_body(found, plan, "tc", DAY), "report", "R1", "2019-Q1")
    assert (mine.bodies, mine.state, mine.names[0].vi) == (("tc",), "late", "Sở Tài chính")
    assert one(of_body(found, plan, "yt", DAY), "report", "R1", "2019-Q1").state == "received"


def test_who_receives_a_report_sees_it_whole() -> None:
    found, plan = of(the_plan()), the_plan()
    assert one(of_body(found, plan, "tt", DAY), "report", "R1", "2019-Q2") in found
    assert not [e for e in of_body(found, plan, "tp", DAY) if e.id == "R3"]


def test_a_duty_with_a_day_of_its_own_is_told_unless_a_task_tells_it() -> None:
    duties = FILES["duties.yaml"].replace(
        "bodies: [tc], role: lead}", "bodies: [tc], role: lead, due: {before: 2019-10-01}}"
    )
    duties = duties.replace("scope: [A2, A3]}", "scope: [A2, A9], due: {by: 2019-05-05}}")
    plan = the_plan(duties=duties)
    found = of(plan)
    duty = one(found, "duty", "P5")
    assert (duty.day, duty.state, duty.bodies) == (date(2019, 9, 30), "not-due", ("tc",))
    assert one(of(plan, date(2019, 10, 1)), "duty", "P5").state == "past"
    assert one(found, "task", "A9").day == date(2019, 5, 5)
    assert [each.id for each in found if each.kind == "duty"] == ["P5"]
    assert duty in of_body(found, plan, "tc", DAY)
    assert duty not in of_body(found, plan, "yt", DAY)


def test_ends_of_cited_acts_within_the_plan_are_told_with_their_last_day() -> None:
    plan = the_plan(acts=ACTS, tasks=CITING, duties="", progress="")
    found = [each for each in of(plan) if each.kind == "act"]
    assert [(e.id, e.covers, e.day, e.state) for e in found] == [
        ("q1", "", date(2019, 3, 6), "past"),
        ("q1", "period", date(2019, 6, 30), "past"),
        ("q2", "", date(2019, 12, 31), "ahead"),
    ]
    assert found[0].said.vi.startswith("bị thay thế từ ngày 07/03/2019 bởi Quyết định số 2/QĐ-TTg")
    assert "cần xác minh" in found[0].said.vi


def test_an_act_concerns_those_whose_work_rests_on_it() -> None:
    duties = "assignments:\n  - {id: P1, vi: chủ trì, bodies: [yt], role: lead, scope: [A1]}\n"
    plan = the_plan(acts=ACTS, tasks=CITING, duties=duties)
    mine = of_body(of(plan), plan, "yt", DAY)
    assert {each.id for each in mine if each.kind == "act"} == {"q1"}
    assert not of_body(of(plan), plan, "tc", DAY)


def test_a_waiver_ends_and_concerns_those_it_is_about() -> None:
    waivers = """\
waivers:
  - {id: W1, rule: task-without-deadline, subject: A9, reason: r, approved_by: a,
     approved_on: 2019-01-01, expires: 2019-09-29}
  - {id: W2, rule: task-without-deadline, subject: A2}
"""
    plan = the_plan(waivers=waivers)
    (waiver,) = [each for each in of(plan) if each.kind == "waiver"]
    assert (waiver.id, waiver.day, waiver.state) == ("W1", date(2019, 9, 29), "past")
    assert waiver.words.vi.endswith(" ở A9")
    assert waiver in of_body(of(plan), plan, "tt", DAY)
    assert waiver not in of_body(of(plan), plan, "tc", DAY)


def test_a_group_has_what_names_it_and_not_what_names_one_of_its_members() -> None:
    plan = the_plan()
    found = of_body(of(plan), plan, "g-so", DAY)
    assert sorted({each.id for each in found if each.kind == "task"}) == ["A2", "A3"]
    assert {each.id for each in found if each.kind == "report"} == {"R1"}
    assert {each.id for each in found if each.kind == "target"} == {"T3", "T4", "T5"}


def test_an_open_group_may_hold_a_body() -> None:
    plan = the_plan(registry=FILES["registry.yaml"].replace("Các đơn vị khác", "Các cơ quan khác"))
    assert one(of_body(of(plan), plan, "tc", DAY), "report", "R2").bodies == ("g-mo",)


# -- bodies that ended -----------------------------------------------------------------------------

MERGED = FILES["registry.yaml"] + (
    "changes:\n  - {id: c1, on: 2019-08-01, type: merger, from: [yt, tp], to: [tt]}\n"
)


def test_what_a_body_had_is_inherited_by_the_one_that_took_over() -> None:
    plan = the_plan(registry=MERGED.replace(", dissolved: 2019-07-01", ""))
    found = of(plan)
    own = one(of_body(found, plan, "tt", DAY), "task", "A1")
    assert own.inherited == ""
    duties = FILES["duties.yaml"].replace(
        "bodies: [tt], role: lead, scope: [plan]", "bodies: [tc], role: oversee"
    )
    plan = the_plan(registry=MERGED.replace(", dissolved: 2019-07-01", ""), duties=duties)
    taken = one(of_body(of(plan), plan, "tt", DAY), "task", "A5")
    assert taken.inherited == "yt"
    before = date(2019, 7, 31)
    early = of_body(of(plan, before), plan, "tt", before)
    assert ("task", "A5", "") not in told(early)


def test_a_body_that_ended_keeps_what_the_plan_gave_it() -> None:
    plan = the_plan(registry=MERGED.replace(", dissolved: 2019-07-01", ""))
    assert ("task", "A5", "") in told(of_body(of(plan), plan, "yt", DAY))


@pytest.fixture(scope="module")
def real() -> list[Plan]:
    held = Held(None, date(2023, 6, 30))
    roots = (REPOSITORY / "plan", REPOSITORY / "tests" / "plans" / "hai-nam")
    opened = [project.open_project([str(root)]) for root in roots]
    return [plan for each in opened for plan in project.load(each, None, held).workspace.plans]


def test_every_body_has_what_its_report_form_holds(real: list[Plan]) -> None:
    for plan in real:
        day = plan.default_day(date(2023, 6, 30))
        every = of(plan, day)
        for body in plan.registry.bodies:
            own = [each for each in of_body(every, plan, body.id, day) if not each.inherited]
            tasks = form.tasks_of(plan, (body.id,))
            receives = any(report.to == body.id for report in plan.reports)
            targets = form.targets_of(plan, (body.id,), tasks, every=receives)
            assert {e.id for e in own if e.kind == "task"} == {row.task.id for row in tasks}
            assert {e.id for e in own if e.kind == "target"} == {row.target.id for row in targets}


def test_every_report_of_a_body_is_the_one_the_standing_has(real: list[Plan]) -> None:
    for plan in real:
        day = plan.default_day(date(2023, 6, 30))
        found = standing(plan, day)
        every = deadlines(found)
        for each in found.reports:
            owed = each.owed
            mine = of_body(every, plan, owed.sender, day)
            hit = one(mine, "report", owed.report.id, owed.covers or "")
            assert each.state == hit.state or len(hit.senders) > 1
            assert owed.sender in hit.bodies


def test_a_renamed_department_goes_on_with_the_tasks_of_the_old_name(real: list[Plan]) -> None:
    plan = next(each for each in real if each.id == "vi-du/so-hoa-2022")
    day = date(2022, 12, 31)
    mine = of_body(of(plan, day), plan, "vd.so-pvhcc", day)
    task = one(mine, "task", "C4")
    assert (task.inherited, task.state) == ("vd.so-mot-cua", "not-due")
    group = of_body(of(plan, day), plan, "vd.g-so", day)
    assert "vd.so-pvhcc" in one(group, "report", "RP1", "2022-Q4").bodies
    assert not [each for each in group if each.id == "RP2"]


def test_who_took_over_from_the_receiver_of_a_report_receives_it(real: list[Plan]) -> None:
    plan = next(each for each in real if each.id == "vi-du/so-hoa-2022")
    day = date(2022, 12, 31)
    mine = of_body(of(plan, day), plan, "vd.so-shdl", day)
    report = one(mine, "report", "RP1", "2022-Q4")
    assert report.to == "vd.so-so-hoa"
    assert len(report.bodies) == 3


def test_a_body_that_owes_a_report_itself_does_not_owe_it_as_one_of_an_open_group() -> None:
    duties = FILES["duties.yaml"].replace("from: [g-mo], to: tt", "from: [tc, g-mo], to: tt")
    registry = FILES["registry.yaml"].replace("Các đơn vị khác", "Các cơ quan khác")
    plan = the_plan(duties=duties, registry=registry)
    found = of(plan)
    assert one(of_body(found, plan, "tc", DAY), "report", "R2").bodies == ("tc",)
    assert one(of_body(found, plan, "yt", DAY), "report", "R2").bodies == ("g-mo",)


def test_the_work_for_all_bodies_grows_with_their_number_alone() -> None:
    def work(number: int) -> int:
        names = [f"b{n}" for n in range(number)]
        registry = "bodies:\n  - {id: tt, vi: Sở, kind: so}\n" + "".join(
            f"  - {{id: {name}, vi: Đơn vị, kind: so}}\n" for name in names
        )
        registry += f"groups:\n  - {{id: g, vi: các đơn vị, members: [{', '.join(names)}]}}\n"
        duties = (
            "assignments:\n  - {id: P1, vi: Làm, bodies: [g], role: implement, scope: [plan]}\n"
            "reports:\n  - {id: R1, vi: Báo cáo, from: [g], to: tt, due: {every: month}}\n"
            "tasks:\n  - {id: A1, vi: Việc, kind: content}\n"
        )
        workspace, _ = built({"registry.yaml": registry, "duties.yaml": duties})
        plan = workspace.plans[0]
        asked = Concerning(of(plan), plan, DAY)
        assert len(asked.of(names[0])) == 13
        return steps(lambda: [asked.of(name) for name in names])

    assert work(80) < 2.2 * work(40)


def test_an_act_is_told_once_by_the_end_that_decided_and_stands_on_its_last_day() -> None:
    twice = ACTS.replace("by: q2}]", "by: q2}, {on: 2019-08-01, type: repealed}]")
    plan = the_plan(acts=twice, tasks=CITING, duties="", progress="")
    last = date(2019, 3, 6)
    assert [(e.covers, e.day, e.state) for e in of(plan, last) if e.id == "q1"] == [
        ("", last, "ahead"),
        ("period", date(2019, 6, 30), "ahead"),
    ]


def test_the_last_of_all_days_comes_before_what_has_none() -> None:
    tasks = FILES["tasks.yaml"].replace("due: {by: 2019-12-15}", "due: {by: 9999-12-31}")
    days = [each.day for each in of(the_plan(tasks=tasks))]
    assert days.index(date.max) < days.index(None)


def test_a_target_says_its_day_and_names_those_it_counts() -> None:
    objectives = FILES["objectives.yaml"].replace(
        "value: {ge: 90}, baseline: b4", "value: {ge: 90}, baseline: b4, scope: {bodies: [yt]}"
    )
    found = of(the_plan(objectives=objectives))
    assert one(found, "target", "T1").said.vi == "đến ngày 30/06/2019"
    target = one(found, "target", "T4")
    assert target.said.vi == "hết thời kỳ của kế hoạch (31/12/2019)"
    assert target.bodies[0] == "yt"


def test_a_duty_concerns_those_it_asks_to_help_and_a_waiver_the_body_it_is_about() -> None:
    duties = FILES["duties.yaml"].replace(
        "bodies: [tc], role: lead}", "bodies: [tc], with: [tp], role: lead, due: {year: 2019}}"
    )
    waivers = (
        "waivers:\n  - {id: W1, rule: dissolved-body, subject: tp, reason: r, approved_by: a,"
        " approved_on: 2019-01-01, expires: 2019-12-01}\n"
        "  - {id: W2, rule: dissolved-body, subject: tp, reason: r}\n"
    )
    plan = the_plan(duties=duties, waivers=waivers)
    mine = {(e.kind, e.id) for e in of_body(of(plan), plan, "tp", DAY)}
    assert {("duty", "P5"), ("waiver", "W1")} <= mine
    assert ("waiver", "W2") not in mine


def test_an_act_is_called_by_its_number_and_a_task_by_its_id() -> None:
    plan = the_plan(acts=ACTS, tasks=CITING, duties="", progress="")
    found = of(plan)
    assert all(each.title.vi.startswith(f"{each.id}: ") for each in found if each.kind == "task")
    assert [each.title.vi for each in found if each.kind == "act"] == [
        "Quyết định 1/QĐ-TTg ngày 01/01/2016",
        "Quyết định 1/QĐ-TTg ngày 01/01/2016",
        "Quyết định 2/QĐ-TTg ngày 07/03/2019",
    ]
    assert not any("(q" in each.said.vi + each.said.en for each in found)
