"""What the form of a body holds."""

from form_support import FILES, TASKS, form, plan_of
from plancheck.forms.layout import TARGETS as TARGET_TABLE
from plancheck.forms.layout import TASKS as TASK_TABLE
from plancheck.forms.layout import rows_of

ROLES = {
    "tv.yt": {
        "A1": [("implement", "plan", "P1")],
        "A2": [("lead", "task", "P2"), ("implement", "plan", "P1")],
        "A3": [("support", "section", "P3"), ("implement", "plan", "P1")],
    },
    "tv.tc": {
        "A1": [("implement", "plan", "P1")],
        "A2": [("with", "task", "P2"), ("implement", "plan", "P1")],
        "A3": [("implement", "plan", "P1")],
    },
    "tv.kk": {},
}


def duties(body: str, **more: str) -> dict[str, list[tuple[str, str, str]]]:
    rows = form(plan_of(FILES | more), body).tasks
    return {
        row.task.id: [(duty.role, duty.by, duty.assignment.id) for duty in row.duties]
        for row in rows
    }


def test_duties_by_name_and_over_the_whole_plan_are_told_apart() -> None:
    assert {body: duties(body) for body in ROLES} == ROLES


def test_a_section_does_not_reach_the_tasks_beside_it() -> None:
    beside = {"tasks.yaml": TASKS.replace("{id: M2, number: II,", "{id: M2, number: II.3,")}
    assert duties("tv.yt", **beside)["A3"] == [("implement", "plan", "P1")]


def test_the_nearest_tasks_come_first() -> None:
    assert [row.task.id for row in form().tasks] == ["A2", "A3", "A1"]


def test_who_only_oversees_has_no_task_of_its_own() -> None:
    assert duties("tv.ub") == {}


def test_duties_without_a_task_are_listed_apart() -> None:
    assert [each.id for each in form().others] == ["P5"]
    assert form(body="tv.tc").others == ()


def test_targets_are_those_that_the_tasks_serve_and_those_that_name_the_body() -> None:
    found = {row.target.id: (row.tasks, row.named, row.own) for row in form().targets}
    assert found == {
        "T1": (("A1",), False, False),
        "T2": (("A1",), False, False),
        "T3": (("A3",), False, False),
        "T4": ((), True, True),
    }
    assert [row.target.id for row in form(body="tv.tc").targets] == ["T1", "T2", "T3"]


def test_a_target_that_counts_the_body_through_a_group_is_there() -> None:
    targets = FILES["targets.yaml"].replace("{eq: 100}", "{eq: 100}, scope: {bodies: [tv.g-so]}")
    rows = form(plan_of(FILES | {"targets.yaml": targets})).targets
    assert ("T5", False, False) in [(row.target.id, row.named, row.own) for row in rows]


def test_who_receives_the_reports_is_asked_for_every_target() -> None:
    receiver = form(body="tv.tt")
    assert receiver.consolidates
    assert [row.target.id for row in receiver.targets] == ["T1", "T2", "T3", "T4", "T5"]
    assert not form().consolidates


def test_past_figures_are_shown_the_first_and_the_latest() -> None:
    figures = "measurements:\n" + "".join(
        f"  - {{id: m{month}, indicator: rate, value: {{eq: {month}}}, as_of: 2019-0{month}-01}}\n"
        for month in range(2, 8)
    )
    row = form(plan_of(later=figures)).targets[0]
    assert [each.id for each in row.past] == ["m-2018", "m5", "m6", "m7"]


def test_the_last_word_on_a_task_is_the_body_s_own() -> None:
    log = """\
progress:
  - {task: A1, on: 2019-03-01, official: in-progress, by: tv.yt}
  - {task: A1, on: 2019-06-01, official: done, by: tv.tc}
"""
    shown = {row["id"]: row["last"] for row in rows_of(form(plan_of(log=log)), TASK_TABLE)}
    assert shown == {"A1": "Đang thực hiện (01/03/2019)", "A2": "", "A3": ""}


def test_a_form_says_what_the_plan_says_in_words() -> None:
    task = rows_of(form(), TASK_TABLE)[0]
    assert task == {
        "id": "A2",
        "words": "Nâng cấp cổng: 100%",
        "duty": "Chủ trì – nêu riêng (P2)\nThực hiện – chung cả kế hoạch (P1)",
        "due": "chậm nhất ngày 30/09/2019",
        "last": "",
    }
    target = rows_of(form(body="tv.tt"), TARGET_TABLE)[0]
    assert target == {
        "id": "T1",
        "words": "Trên 80% sử dụng",
        "reason": "Cơ quan tổng hợp báo cáo",
        "scope": "cơ quan, đơn vị; cấp tỉnh",
        "wanted": "trên 80%",
        "past": "khoảng 60% (01/12/2018)",
    }


HEIR = """\
bodies:
  - {id: tv.ytm, vi: Sở Y tế mới, kind: so}
changes:
  - {id: doi-ten, on: 2019-03-01, type: rename, from: [tv.yt], to: [tv.ytm]}
"""


def test_who_took_over_is_asked_what_the_former_body_was_asked() -> None:
    plan = plan_of(FILES | {"heir.yaml": HEIR})
    heir, before = form(plan, "tv.ytm"), form(plan_of(FILES), "tv.yt")
    assert duties("tv.ytm", **{"heir.yaml": HEIR}) == ROLES["tv.yt"]
    assert [row.target.id for row in heir.targets] == [row.target.id for row in before.targets]
    assert heir.report == before.report
