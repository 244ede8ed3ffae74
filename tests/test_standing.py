"""What stands where on a day: every state of targets, tasks and reports, and that they add up."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.checks.schedule import overdue_task
from plancheck.plan import Plan
from plancheck.standing import REPORTS, TARGETS, TASKS, Standing, standing
from plancheck.tally import by_body, by_group
from standing_plan import DAY, FILES, the_plan
from support import built, steps


def states(found: Standing) -> dict[str, str]:
    every = {each.target.id: each.state for each in found.targets}
    return every | {each.task.id: each.state for each in found.tasks}


def test_every_target_has_its_state_and_ground() -> None:
    found = standing(the_plan(), DAY)
    by_id = {each.target.id: each for each in found.targets}
    assert {name: each.state for name, each in by_id.items()} == {
        "T1": "met", "T2": "missed", "T3": "undetermined", "T4": "not-due", "T5": "not-due",
        "T6": "undetermined",
    }  # fmt: skip
    assert by_id["T3"].reason().en == (
        "nothing was measured since the plan began; missing reports: R1, R2"
    )
    assert by_id["T6"].reason().en == "the target has no figure"
    assert by_id["T1"].pace is None
    assert by_id["T2"].pace is not None  # decided by a figure of June: the pace says where it led
    assert (by_id["T2"].verdict.early, by_id["T2"].pace.state) == (92, "behind")
    for name, state in (("T4", "behind"), ("T5", "on-pace")):
        pace = by_id[name].pace
        assert pace is not None
        assert pace.state == state
        assert by_id[name].verdict.so_far is False


def test_every_task_has_its_state_and_who_answers_for_it() -> None:
    found = {each.task.id: each for each in standing(the_plan(), DAY).tasks}
    assert {name: (each.state, each.late) for name, each in found.items()} == {
        "A1": ("done", 0), "A2": ("done-late", 0), "A3": ("overdue", 92), "A4": ("overdue", 92),
        "A5": ("in-progress", 0), "A6": ("not-due", 0), "A7": ("no-date", 0),
        "A8": ("cancelled", 0), "A9": ("no-date", 0),
    }  # fmt: skip
    assert [name for name, each in found.items() if each.unproven] == ["A2"]
    assert found["A7"].deadline.vi == "thường xuyên"
    assert (found["A4"].answers, found["A4"].blanket) == (("tt",), False)
    assert (found["A5"].answers, found["A5"].blanket) == (("yt",), False)
    assert (found["A6"].answers, found["A6"].blanket) == (("tt",), True)


def test_every_report_has_its_state() -> None:
    found = {
        (each.owed.report.id, each.owed.sender, each.owed.covers): (each.state, each.late)
        for each in standing(the_plan(), DAY).reports
    }
    assert found["R1", "yt", "2019-Q1"] == ("received", 0)
    assert found["R1", "tc", "2019-Q1"] == ("late", 5)
    assert found["R1", "tc", "2019-Q2"] == ("missing", 92)
    assert found["R1", "tc", "2019-Q3"] == ("not-due", 0)  # its last day is the day itself
    assert found["R2", "g-mo", None] == ("missing", 16)
    assert found["R3", "yt", None] == ("no-date", 0)


def test_a_task_that_is_underway_after_its_day_is_overdue_and_one_that_is_closed_never() -> None:
    plan = the_plan()
    for day in (date(2019, 3, 31), date(2019, 4, 1)):
        found = states(standing(plan, day))
        assert found["A1"] == "done"
        assert found["A3"] == "not-due"
    assert states(standing(plan, date(2019, 6, 30)))["A3"] == "in-progress"
    assert states(standing(plan, date(2019, 7, 1)))["A3"] == "overdue"
    assert states(standing(plan, date(2019, 3, 19)))["A1"] == "not-due"


def test_a_day_set_by_a_duty_counts_where_the_task_has_none() -> None:
    duties = FILES["duties.yaml"].replace("scope: [A1, A4]}", "scope: [A9], due: {by: 2019-08-01}}")
    found = {each.task.id: each for each in standing(the_plan(duties=duties), DAY).tasks}
    assert (found["A9"].state, found["A9"].late) == ("overdue", 60)
    assert found["A9"].deadline.en == "by 2019-08-01"


def test_bodies_answer_by_name_through_a_group_and_through_the_whole_plan() -> None:
    rows = {each.id: each for each in by_body(standing(the_plan(), DAY))}
    assert list(rows) == ["tt", "g-so", "yt", "tc", "tp", "g-mo"]
    tt, yt, group = rows["tt"], rows["yt"], rows["g-so"]
    assert (tt.named.lead, tt.named.implement, tt.named.done, tt.named.overdue) == (2, 0, 1, 1)
    assert (tt.through_plan.lead, tt.through_plan.tasks) == (7, 7)
    assert tt.named.targets == {"met": 1, "missed": 1, "undetermined": 0, "not-due": 0}
    assert tt.through_plan.targets == {"met": 0, "missed": 0, "undetermined": 1, "not-due": 2}
    assert (yt.named.implement, yt.through_group.tasks, yt.through_plan.tasks) == (1, 2, 0)
    assert (yt.through_group.done, yt.through_group.overdue) == (1, 1)
    assert (group.group, group.named.implement, group.through_group.tasks) == (True, 2, 0)
    assert rows["tc"].alone == 1
    assert rows["tp"].ended == date(2019, 7, 1)
    assert yt.reports == {"received": 2, "late": 0, "missing": 0, "not-due": 2, "no-date": 1}
    assert rows["g-mo"].reports["missing"] == 1
    assert "ub" not in rows  # it only oversees


def test_a_body_that_leads_a_task_does_not_count_it_as_carrying_it_out() -> None:
    duties = FILES["duties.yaml"].replace(
        "bodies: [yt], role: implement", "bodies: [tt], role: lead"
    )
    duties = duties.replace("bodies: [g-so], role: implement, scope: [A2, A3]",
                            "bodies: [tt], role: implement, scope: [A1, A2]")  # fmt: skip
    rows = {each.id: each for each in by_body(standing(the_plan(duties=duties), DAY))}
    assert (rows["tt"].named.lead, rows["tt"].named.implement) == (3, 1)


def test_groups_of_objectives_count_their_targets_and_what_is_met_of_those_due() -> None:
    one, two, none = by_group(standing(the_plan(), DAY))
    assert one.group is not None
    assert (one.group.id, one.objectives, one.due) == ("G1", 1, 2)
    assert (one.targets["met"], str(one.share_met())) == (1, "50.0")
    assert (two.targets["not-due"], two.due, two.share_met()) == (2, 1, None)
    assert none.group is None
    assert (none.objectives, none.share_met()) == (1, None)


# -- what holds for every plan and day -------------------------------------------------------------

DAYS = st.dates(date(2018, 12, 1), date(2020, 3, 1))
YEAR = st.dates(date(2019, 1, 1), date(2019, 12, 31))
DUES = st.one_of(
    st.none(),
    YEAR.map("{{by: {}}}".format),
    YEAR.map("{{before: {}}}".format),
    st.sampled_from(["{quarter: 2019-Q3}", "{year: 2019}", "{continuous: true}", "{every: month}"]),
)
OFFICIAL = ("not-started", "in-progress", "done", "done-late", "cancelled", "not-pursued")


def number(low: int, high: int) -> st.SearchStrategy[int]:
    return st.integers(low, high)


@st.composite
def drawn(draw: st.DrawFn) -> dict[str, list[str]]:
    """Draw the entries of a plan, section by section, as rows of YAML."""
    tasks, progress = [], []
    for rank in range(draw(number(0, 4))):
        due = draw(DUES)
        tasks.append(f"{{id: A{rank}, vi: việc, kind: content{f', due: {due}' if due else ''}}}")
        for day in draw(st.lists(YEAR, max_size=2, unique=True)):
            official = draw(st.sampled_from(OFFICIAL))
            progress.append(f"{{task: A{rank}, on: {day}, official: {official}}}")
    measured = [
        f"{{id: m{rank}, indicator: rate, value: {{{draw(st.sampled_from(['eq', 'ge', 'approx']))}:"
        f" {draw(number(0, 100))}}}, as_of: {draw(DAYS)}}}"
        for rank in range(draw(number(0, 4)))
    ]
    targets = [
        f"{{id: M{rank}, vi: muốn, kind: specific, targets: [{{id: T{rank}, indicator: rate,"
        f" value: {{ge: {draw(number(0, 100))}}}, by: {draw(YEAR)}}}]}}"
        for rank in range(draw(number(0, 3)))
    ]
    reports, receipts = [], []
    for rank in range(draw(number(0, 2))):
        due = draw(DUES)
        reports.append(
            f"{{id: R{rank}, vi: báo, from: [g-so], to: tt{f', due: {due}' if due else ''}}}"
        )
        for each in range(draw(number(0, 2))):
            sender = draw(st.sampled_from(["yt", "tc"]))
            day = draw(DAYS)
            receipts.append(f"{{id: C{rank}{each}, report: R{rank}, by: {sender}, on: {day}}}")
    scopes = [["plan"], *([f"A{rank}"] for rank in range(len(tasks)))]
    duties = [
        f"{{id: P{rank}, vi: giao, bodies: [{draw(st.sampled_from(['tt', 'yt', 'g-so']))}],"
        f" role: {draw(st.sampled_from(['lead', 'implement', 'support']))},"
        f" scope: [{', '.join(draw(st.sampled_from(scopes)))}]}}"
        for rank in range(draw(number(0, 3)))
    ]
    return {"tasks": tasks, "progress": progress, "measurements": measured, "objectives": targets,
            "reports": reports, "receipts": receipts, "assignments": duties}  # fmt: skip


def plan_of(sections: dict[str, list[str]], names: dict[str, str] | None = None) -> Plan:
    texts = {"registry.yaml": FILES["registry.yaml"]}
    for section, entries in sections.items():
        if entries:
            rows = "".join(f"  - {entry}\n" for entry in entries)
            texts[(names or {}).get(section, f"{section}.yaml")] = f"{section}:\n{rows}"
    workspace, findings = built(texts)
    assert not findings
    return workspace.plans[0]


@given(drawn(), DAYS)
def test_counts_add_up_and_bodies_hold_no_more_than_there_is(
    sections: dict[str, list[str]], day: date
) -> None:
    plan = plan_of(sections)
    found = standing(plan, day)
    counts = found.counts()
    assert [list(counts[kind]) for kind in ("targets", "tasks", "reports")] == [
        list(TARGETS), list(TASKS), list(REPORTS),
    ]  # fmt: skip
    assert sum(counts["targets"].values()) == len(plan.targets)
    assert sum(counts["tasks"].values()) == len(plan.tasks)
    assert sum(counts["reports"].values()) == len(found.reports)
    grouped = by_group(found)
    assert sum(sum(each.targets.values()) for each in grouped) == len(plan.targets)
    bodies = by_body(found)
    reports = Counter[str]()
    for body in bodies:
        reports.update(body.reports)
        ways = (body.named, body.through_group, body.through_plan)
        assert sum(way.tasks for way in ways) <= len(plan.tasks)
        for way in ways:
            assert way.done + way.overdue <= way.tasks
    assert {state: reports[state] for state in REPORTS} == counts["reports"]


@given(drawn(), DAYS, st.randoms(use_true_random=False))
def test_states_never_depend_on_the_order_of_entries_or_files(
    sections: dict[str, list[str]], day: date, dice: random.Random
) -> None:
    mixed = {name: dice.sample(entries, len(entries)) for name, entries in sections.items()}
    ranks = dice.sample(range(len(mixed)), len(mixed))
    names = {name: f"{rank}.yaml" for name, rank in zip(mixed, ranks, strict=True)}
    one, other = standing(plan_of(sections), day), standing(plan_of(mixed, names), day)
    assert states(one) == states(other)
    assert one.counts() == other.counts()

    def told(found: Standing) -> list[tuple[str, str, str, int]]:
        return sorted(
            (each.owed.report.id, each.owed.sender, each.state, each.late) for each in found.reports
        )

    assert told(one) == told(other)


@given(drawn(), DAYS)
def test_what_is_overdue_here_is_what_the_check_finds(
    sections: dict[str, list[str]], day: date
) -> None:
    plan = plan_of(sections)
    found = [each.subject for each in overdue_task.run(plan, day)]
    mine = [plan.ref(e.task) for e in standing(plan, day).tasks if e.state == "overdue"]
    assert sorted(found) == sorted(mine)


@given(drawn(), DAYS)
def test_a_missing_report_stays_missing_until_it_comes(
    sections: dict[str, list[str]], day: date
) -> None:
    plan = plan_of(sections)
    today = standing(plan, day).reports
    later = standing(plan, day + timedelta(days=30)).reports
    for before, after in zip(today, later, strict=True):
        if before.state == "missing":
            assert after.state in ("missing", "late")
        if before.state in ("received", "late"):
            assert after.state == before.state


def test_the_clause_over_the_whole_plan_is_counted_without_walking_it_for_each_body() -> None:
    """What reaches a body through the clause is the rest of all tasks: the same, task by task."""
    found = standing(the_plan(), DAY)
    for body in by_body(found):
        if body.through_plan.tasks:
            own = {"tt": {"A1", "A4"}}[body.id]
            rest = [each for each in found.tasks if each.task.id not in own]
            served = {
                target.id
                for each in rest
                for _, objective, _ in found.plan.supports(each.task)
                for target in objective.targets
            }
            assert body.through_plan.tasks == len(rest)
            assert body.through_plan.overdue == sum(each.state == "overdue" for each in rest)
            assert sum(body.through_plan.targets.values()) == len(served)


def wide(size: int) -> Standing:
    """Return the standing of a plan whose every body leads one task and shares in all of them."""
    names = [f"b{rank}" for rank in range(size)]
    bodies = "".join(f"  - {{id: {name}, vi: Sở, kind: so}}\n" for name in names)
    tasks = [
        f"{{id: A{rank}, vi: việc, kind: content, objectives: [{{id: M{rank}}}]}}"
        for rank in range(size)
    ]
    objectives = [
        f"{{id: M{rank}, vi: muốn, kind: specific, targets: [{{id: T{rank}, value: {{ge: 1}}}}]}}"
        for rank in range(size)
    ]
    duties = [f"{{id: P{n}, vi: giao, bodies: [b{n}], role: lead, scope: [A{n}]}}"
              for n in range(size)]  # fmt: skip
    duties.append(f"{{id: PP, vi: giao, bodies: [{', '.join(names)}], role: lead, scope: [plan]}}")
    sections = {"objectives": objectives, "tasks": tasks, "assignments": duties}
    texts = {
        name: f"{name}:\n" + "".join(f"  - {e}\n" for e in sections[name]) for name in sections
    }
    workspace, findings = built(
        {"registry.yaml": f"bodies:\n{bodies}"} | {f"{name}.yaml": texts[name] for name in texts}
    )
    assert not findings
    return standing(workspace.plans[0], DAY)


def test_bodies_times_tasks_is_not_the_work() -> None:
    small, large = wide(50), wide(200)
    by_body(small), by_body(large)  # what is worked out once is worked out
    assert steps(lambda: by_body(large)) < 6 * steps(lambda: by_body(small))


@pytest.mark.parametrize("day", [date(2018, 1, 1), date(2030, 1, 1)])
def test_days_far_off_are_no_trouble(day: date) -> None:
    assert sum(standing(the_plan(), day).counts()["tasks"].values()) == 9
