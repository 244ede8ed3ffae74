"""What is assumed is put on the plans for one run: the report is the difference it makes."""

import json
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from plancheck import load, overlay, overlaying
from plancheck.errors import InputError
from plancheck.load import Loaded
from plancheck.model import Project, Task
from plancheck.validity import status
from support import HEAD, REPOSITORY, Command, Workspace

FILES = {
    "registry.yaml": """\
acts:
  - id: nd-1-2018-cp
    number: 1/2018/NĐ-CP
    type: nghi-dinh
    issued: 2018-01-01
    vi: Về ứng dụng công nghệ thông tin
    events:
      - {on: 2018-03-01, type: entry-into-force, grade: evidenced}
      - {on: 2021-01-01, type: repealed, grade: evidenced}
bodies:
  - {id: a.mot, vi: Sở Một, kind: so}
  - {id: a.hai, vi: Sở Hai, kind: so}
""",
    "tasks.yaml": """\
objectives:
  - {id: MT1, kind: specific, vi: Mục tiêu, targets: [{id: CT1, vi: Đạt 90%}, {id: CT2, vi: Hai}]}
tasks:
  - id: NV1
    kind: content
    vi: Nối mạng theo Nghị định số 1/2018/NĐ-CP
    objectives: [{id: MT1}]
    cites: [{act: nd-1-2018-cp, role: implements}]
    funding: [{source: province, amount: 700, year: 2019}, {source: central, amount: 300}]
  - {id: NV2, kind: content, vi: Đào tạo, depends_on: [NV1], objectives: [{id: MT1}]}
assignments:
  - {id: PC1, vi: Sở Một chủ trì, bodies: [a.mot], role: lead, scope: [NV1]}
projects:
  - {id: DA1, vi: Dự án, tasks: [NV1]}
progress:
  - {task: NV1, on: 2019-03-01, official: in-progress}
""",
}


def assumed(tmp_path: Path, text: str, root: Path) -> Loaded:
    file = tmp_path / "gia-dinh.yaml"
    file.write_text(text, "utf-8")
    put = partial(overlaying.put, overlay.read(str(file)))
    return load.again(load.load(str(root)), alter=put)


def test_an_act_that_falls(workspace: Workspace, tmp_path: Path) -> None:
    text = "acts: [{id: nd-1-2018-cp, events: [{on: 2019-06-01, type: repealed}]}]\n"
    loaded = assumed(tmp_path, text, workspace(FILES))
    (act,) = loaded.workspace.registry.acts
    assert status(act, date(2019, 6, 1))[0] == "ceased"
    # The later end that the registry knows gives way: there is one end, and no conflict.
    assert [(each.type, each.on.year) for each in act.events] == [
        ("entry-into-force", 2018),
        ("repealed", 2019),
    ]
    place = loaded.workspace.registry.at(act, "events", 0)
    assert place.path == ("acts", 0, "events", 0)


def test_a_task_that_is_dropped_leaves_no_broken_links(
    workspace: Workspace, tmp_path: Path
) -> None:
    loaded = assumed(tmp_path, "drop: [NV1, CT1]\n", workspace(FILES))
    (plan,) = loaded.workspace.plans
    assert [each.id for each in plan.tasks] == ["NV2"]
    assert [each.id for each in plan.targets] == ["CT2"]
    assert [each.id for each in plan.objectives[0].targets] == ["CT2"]
    assert plan.progress == []
    assert [each.message.en for each in loaded.findings] == []


def test_an_objective_goes_with_its_targets(workspace: Workspace, tmp_path: Path) -> None:
    (plan,) = assumed(tmp_path, "drop: [vi-du/cntt#MT1]\n", workspace(FILES)).workspace.plans
    assert (plan.objectives, plan.targets) == ((), ())


@pytest.mark.parametrize(
    ("cut", "left"),
    [("percent: 30", ["490", "210"]), ("to: 500", ["350", "150"]), ("to: 0", ["0", "0"])],
)
def test_money_is_cut_from_each_source_in_its_share(
    workspace: Workspace, tmp_path: Path, cut: str, left: list[str]
) -> None:
    loaded = assumed(tmp_path, f"cut: [{{id: NV1, {cut}}}]\n", workspace(FILES))
    task = loaded.workspace.plans[0].entities["NV1"]
    assert isinstance(task, Task)
    assert [each.amount for each in task.funding] == left
    assert isinstance(loaded.workspace.plans[0].entities["DA1"], Project)


MERGER = """\
changes:
  - {id: sn, on: 2019-07-01, type: merger, from: [a.mot, a.hai], to: [a.hai]}
"""


def test_the_report_is_the_difference(
    plancheck: Command, workspace: Workspace, tmp_path: Path
) -> None:
    root = workspace(FILES | {"plancheck.yaml": "plan: .\n"})
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    file = tmp_path / "gia-dinh.yaml"
    file.write_text(MERGER, "utf-8")
    given = ("--with", file, "--as-of", "2019-12-31", "--lang", "en")
    told = plancheck("check", *given, cwd=root)
    assert told.status == 1, told.err
    assert "dissolved-body" in told.out
    assert "Findings: 1 new (1 error), 0 settled" in told.out
    assert plancheck("check", *given, "--exit-zero", cwd=root).status == 0
    early = plancheck("check", "--with", file, "--as-of", "2019-06-30", "--lang", "en", cwd=root)
    assert "begins on 2019-07-01, after the day looked at" in early.out
    assert "Findings: 0 new" in early.out
    day = plancheck("check", "--with", file, "--as-of", "2019-07-01", "--lang", "en", cwd=root)
    assert "after the day looked at" not in day.out
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_what_changes_nothing_makes_no_difference(
    plancheck: Command, workspace: Workspace, tmp_path: Path
) -> None:
    root = workspace(FILES | {"plancheck.yaml": "plan: .\n"})
    file = tmp_path / "gia-dinh.yaml"
    file.write_text("cut: [{id: NV1, percent: 0}]\n", "utf-8")
    told = plancheck("check", "--with", file, "--lang", "en", cwd=root)
    assert "Nothing changed in meaning." in told.out
    assert "Findings: 0 new, 0 settled" in told.out


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("acts: [{id: nd-9, events: [{on: 2019-06-01, type: repealed}]}]", "1:13: No element has"),
        ("acts: [{id: nd-1-2018-cp}]", "lacks the key “events”"),
        ("drop: [NV9]", "1:8: No element has the id “NV9”. Did you mean “NV2”?"),
        ("drop: [a.mot]", "“a.mot” is not of a kind that can stand here"),
        ("drop: [khac/cntt#NV1]", "No element has"),
        ("cut: [{id: NV2, percent: 5}]", "has no such amount to cut"),
        ("cut: [{id: NV1, percent: 101}]", "has no such amount to cut"),
        ("cut: [{id: NV1, to: 2000}]", "has no such amount to cut"),
        ("cut: [{id: NV1}]", "exactly one of: percent, to"),
        ("cut: [{id: MT1, to: 1}]", "is not of a kind that can stand here"),
        ("budget: 1", "There is no key “budget” here"),
        ("{}", "assumes nothing"),
        ("- a", "must hold the sections"),
        ("drop: [NV1", "1:"),
        (MERGER.replace("id: sn", "id: a.mot"), "is taken"),
        (MERGER.replace("a.mot, a.hai", "a.mot, a.ba"), "2:58: No element has the id “a.ba”"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(
    workspace: Workspace, tmp_path: Path, text: str, words: str
) -> None:
    with pytest.raises(InputError) as refused:
        assumed(tmp_path, text, workspace(FILES))
    assert words in refused.value.text.en
    assert refused.value.text.vi != refused.value.text.en


def test_one_id_in_two_plans_must_say_which(workspace: Workspace, tmp_path: Path) -> None:
    other = {
        "hai/plan.yaml": HEAD.replace("vi-du/cntt", "vi-du/hai"),
        "hai/tasks.yaml": "tasks: [{id: NV1, kind: content, vi: Khác}]\n",
    }
    with pytest.raises(InputError) as refused:
        assumed(tmp_path, "drop: [NV1]\n", workspace(FILES | other))
    assert "vi-du/cntt#NV1, vi-du/hai#NV1." in refused.value.text.en


def test_options_that_cannot_go_together(
    plancheck: Command, workspace: Workspace, tmp_path: Path
) -> None:
    root = workspace(FILES)
    file = tmp_path / "gia-dinh.yaml"
    file.write_text("drop: [NV1]\n", "utf-8")
    for option in (("--since", "HEAD"), ("--baseline", "b.json"), ("--watch",)):
        told = plancheck("check", root, "--with", file, *option, "--lang", "en")
        assert told.status == 2
        assert "--with cannot go with" in told.err
    told = plancheck("check", root, "--with", file, "--format", "sarif", "--lang", "en")
    assert told.status == 2
    assert "there is no format “sarif”" in told.err
    assert plancheck("check", root, "--with", tmp_path / "none.yaml").status == 2


def test_the_schema_of_the_file_is_published() -> None:
    published = REPOSITORY / "schema/overlay.schema.json"
    properties = json.loads(published.read_text("utf-8"))["properties"]
    assert list(properties) == ["acts", "changes", "drop", "cut"]


def test_the_example_of_the_documentation_runs_on_the_real_plan(
    plancheck: Command, tmp_path: Path
) -> None:
    page = (REPOSITORY / "docs/what-if.md").read_text("utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]
    file = tmp_path / "gia-dinh.yaml"
    file.write_text(example, "utf-8")
    told = plancheck("check", "--with", file, "--lang", "en")
    assert told.status == 0, told.err
    assert "Target HT3.1 is dropped" in told.out
    assert "dissolved-body" in told.out
