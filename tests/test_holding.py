"""A plan as it held on a day, through the commands that judge it; those that edit see the files."""

import json
from typing import Any

import pytest

from plancheck import form_run, project
from support import HEAD, REPOSITORY, Command, Workspace

FOLDER = REPOSITORY / "tests" / "plans" / "hai-nam"
FILES = {
    "more.yaml": """\
acts:
  - {id: qd-7, type: quyet-dinh, number: 7/QĐ-UBND, issued: 2019-05-20}
bodies:
  - {id: vd.so, vi: Sở, kind: so}
tasks:
  - {id: A1, kind: content, vi: Việc, due: {by: 2019-10-31}}
  - {id: A2, kind: content, vi: Việc bị bỏ, due: {by: 2019-03-31}}
  - {id: A3, kind: content, vi: Việc được thêm, due: {by: 2019-04-30}, depends_on: [A2]}
progress:
  - {task: A2, on: 2019-05-01, official: in-progress}
  - {task: A3, on: 2019-09-01, official: done}
amendments:
  - id: SD1
    act: qd-7
    from: 2019-06-01
    operations:
      - {op: substitute, element: A1, key: due.by, before: 2019-04-30}
      - {op: repeal, element: A2}
      - {op: insert, element: A3}
"""
}


@pytest.fixture
def overdue(workspace: Workspace, plancheck: Command) -> Any:
    root = workspace(FILES, HEAD)

    def found(day: str) -> set[str]:
        chosen = ["--select", "overdue-task,unknown-reference,due-before-predecessor"]
        out = plancheck("check", root, "--as-of", day, *chosen, "--format", "json").out
        report = json.loads(out)["findings"]
        return {f"{each['rule']} {each['subject'].rpartition('#')[2]}" for each in report}

    return found


def test_a_check_judges_what_held_on_its_day(overdue: Any) -> None:
    assert overdue("2019-05-31") == {"overdue-task A1", "overdue-task A2"}
    assert overdue("2019-06-01") == {"overdue-task A3"}
    assert overdue("2019-10-01") == set()


def test_a_list_and_a_status_hold_what_the_plan_now_says(
    workspace: Workspace, plancheck: Command
) -> None:
    root = workspace(FILES, HEAD)
    listed = json.loads(plancheck("list", "tasks", "--plan", root, "--format", "json").out)
    assert [each["id"] for each in listed] == ["A1", "A3"]
    status = plancheck("status", "--plan", root, "--as-of", "2019-05-31", "--format", "json").out
    (plan,) = json.loads(status)["plans"]
    assert [each["id"].rpartition("#")[2] for each in plan["tasks"]] == ["A1", "A2"]


def test_what_is_repealed_keeps_its_id(workspace: Workspace, plancheck: Command) -> None:
    root = workspace(FILES, HEAD)
    made = plancheck("new", "task", "--vi", "Việc nữa", "--set", "kind=content", "--id", "A2",
                     "--plan", root, "--lang", "en")  # fmt: skip
    assert made.status == 2
    assert "A2" in made.err


def test_the_text_of_an_amendment_is_covered_on_every_day(plancheck: Command) -> None:
    for day in ("2021-03-31", "2021-12-31", "2022-03-01", "2022-12-31"):
        chosen = ["--select", "provenance,references,cited-not-linked"]
        out = plancheck("check", "--as-of", day, *chosen, "--format", "json", cwd=FOLDER).out
        rules = {each["rule"] for each in json.loads(out)["findings"]}
        assert not rules & {"coverage-gap", "quote-not-found", "cited-not-linked"}, (day, rules)


def test_the_invented_province_was_late_with_its_open_data_before_the_amendment(
    plancheck: Command,
) -> None:
    chosen = ["--select", "overdue-task", "--format", "json"]
    late = {}
    for day in ("2021-08-19", "2021-08-20"):
        found = json.loads(plancheck("check", "--as-of", day, *chosen, cwd=FOLDER).out)["findings"]
        late[day] = [each["subject"] for each in found if each["subject"].endswith("2021#B7")]
    assert late == {"2021-08-19": ["vi-du/so-hoa-2021#B7"], "2021-08-20": []}


def test_an_impact_and_a_baseline_go_by_what_held_on_the_day(
    workspace: Workspace, plancheck: Command
) -> None:
    amended = """\
acts:
  - {id: qd-7, type: quyet-dinh, number: 7/QĐ-UBND, issued: 2019-05-20}
tasks:
  - {id: A1, kind: content, vi: Việc, due: {by: 2019-03-31},
     cites: [{act: qd-7, role: implements}]}
amendments:
  - {id: SD1, act: qd-7, from: 2019-06-01, operations: [{op: repeal, element: A1}]}
"""
    root = workspace({"more.yaml": amended}, HEAD)
    for day, held in (("2019-05-31", True), ("2019-06-01", False)):
        said = plancheck("impact", "qd-7", "--on", day, "--plan", root, "--format", "json").out
        assert ("#A1" in said) is held
    (root / "plancheck.yaml").write_text("plan: .\n", encoding="utf-8")
    for day, held in (("2019-05-31", True), ("2019-06-01", False)):
        plancheck("baseline", "write", "--as-of", day, "--force", cwd=root)
        written = (root / "plancheck-baseline.json").read_text(encoding="utf-8")
        assert ("overdue-task" in written) is held


def test_a_report_form_asks_for_what_the_plan_now_says(workspace: Workspace) -> None:
    root = workspace(FILES, HEAD)
    loaded = form_run._amended(project.open_project([str(root)]))
    (plan,) = loaded.workspace.plans
    assert [task.id for task in plan.tasks] == ["A1", "A3"]
