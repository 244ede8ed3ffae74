"""`plancheck new`: the next id, the right file and place; what is refused before it is written."""

import re
import shutil
from pathlib import Path

import pytest

from plancheck import creating, edit, load, project
from support import HEAD, REPOSITORY, Command, Workspace

FILES = {
    "tasks.yaml": """\
tasks:

  # Mục 1

  - id: A1
    vi: Việc một
    kind: content
    section: "1"
  - id: A2
    vi: Việc hai
    kind: content
    section: "1"
    # còn tiếp

  # Mục 2

  - id: B1
    vi: Việc ba
    kind: content
    section: "2.a"
  - id: A7
    vi: Việc cũ
    kind: content
    section: "3"
    was: [A8]
""",
    "objectives.yaml": """\
objectives:
  - {id: HT1, kind: specific, vi: Một, targets: [{id: HT1-t1, value: {gt: 1}}]}
  - id: HT2
    kind: specific
    vi: Hai
appendices:
  - {id: PL01, status: missing}
""",
    "registry/bodies.yaml": """\
bodies:
  - {id: tv.ubnd, vi: Ủy ban, kind: uy-ban}
  - {id: tv.so-a, vi: Sở A, kind: so}
  - {id: cp, vi: Chính phủ, kind: central}
indicators:
  - {id: ho-so, vi: Hồ sơ, kind: count, unit: dossier}
""",
}
NEEDED = {
    "task": ["--vi", "Việc", "--set", "kind=content"],
    "objective": ["--vi", "Mục tiêu", "--set", "kind=specific"],
    "assignment": ["--vi", "Giao: # 1", "--set", "bodies=tv.so-a,tv.ubnd", "--set", "role=lead"],
    "report": ["--vi", "Báo cáo", "--set", "from=tv.so-a", "--set", "to=tv.ubnd"],
    "item": ["--vi", "Chưa xong", "--set", "kind=unfinished"],
    "measurement": ["--set", "indicator=ho-so", "--set", "value.eq=4"],
    "waiver": ["--set", "rule=task-without-deadline", "--set", "subject=A1"],
    "body": ["--vi", "Sở Y tế", "--set", "kind=so"],
    "group": ["--vi", "Các sở", "--set", "members=tv.so-a"],
    "system": ["--vi", "Cổng dữ liệu"],
    "indicator": ["--vi", "Tỷ lệ", "--set", "kind=share", "--set", "unit=percent"],
    "section": ["--vi", "Mở đầu", "--set", "number=1.a"],
    "appendix": ["--vi", "Danh mục", "--set", "status=missing"],
    "project": ["--vi", "Dự án"],
    "target": ["--objective", "HT2", "--set", "value.gt=80", "--set", "value.unit=percent"],
}  # fmt: skip
IDS = {
    "task": "A9", "objective": "HT3", "assignment": "PC1", "report": "BC1", "item": "HT3",
    "measurement": "SL1", "waiver": "MTr1", "body": "tv.so-y-te", "group": "cac-so",
    "system": "cong-du-lieu", "indicator": "ty-le", "section": "S-1.a", "appendix": "PL02",
    "project": "DA1", "target": "HT2-t1",
}  # fmt: skip


def _places(root: Path) -> dict[str, str]:
    """Return the file of every element."""
    loaded = load.load(str(root))
    return {
        each.id: holder.at(each).file
        for holder in loaded.workspace.holders()
        for each in holder.entities.values()
    }


@pytest.mark.parametrize("kind", sorted(NEEDED))
def test_every_kind_is_made_with_the_next_id_and_loads_without_findings(
    kind: str, workspace: Workspace, plancheck: Command
) -> None:
    root = workspace(FILES)
    before = _places(root)
    result = plancheck("new", kind, *NEEDED[kind], "--plan", root, "--lang", "en")
    assert (result.status, result.err) == (0, "")
    loaded = load.load(str(root))
    assert [each.message.en for each in loaded.findings] == []
    after = _places(root)
    assert set(after) - set(before) == {IDS[kind]}
    file = after[IDS[kind]]
    assert f" {IDS[kind]} ({file}:" in result.out
    line = int(result.out.partition(f"({file}:")[2].partition(")")[0])
    row = (root / file).read_text().splitlines()[line - 1]
    assert f"id: {IDS[kind]}" in row
    assert f"plancheck show {IDS[kind]}" in result.out
    again = plancheck("new", kind, *NEEDED[kind], "--plan", root, "--lang", "vi")
    if kind != "section":
        assert again.status == 0
        assert "Đã ghi" in again.out


def test_a_new_project_takes_every_kind(tmp_path: Path, plancheck: Command) -> None:
    assert plancheck("init", tmp_path, "--period", "2026").status == 0
    for kind in (
        "body",
        "indicator",
        "objective",
        "task",
        "assignment",
        "report",
        "item",
        "waiver",
    ):
        text = "\0".join(NEEDED[kind]).replace("tv.so-a,tv.ubnd", "so-y-te")
        words = re.sub("tv.so-a|tv.ubnd", "so-y-te", text).replace("A1", "NV1").split("\0")
        result = plancheck("new", kind, *words, cwd=tmp_path, PLANCHECK_LANG="en")
        assert (result.status, result.err) == (0, ""), kind
    assert plancheck("new", "target", "--objective", "MT1", "--set", "value.gt=80", "--set",
                     "value.unit=percent", cwd=tmp_path).status == 0  # fmt: skip
    loaded = load.load(str(tmp_path / "plan"))
    assert loaded.findings == ()
    files = {name: file.rpartition("/")[2] for name, file in _places(tmp_path / "plan").items()}
    assert files == {
        "so-y-te": "bodies.yaml", "ty-le": "indicators.yaml", "MT1": "objectives.yaml",
        "MT1.1": "objectives.yaml", "NV1": "tasks.yaml", "PC1": "duties.yaml",
        "BC1": "duties.yaml", "HT1": "situation.yaml", "MTr1": "waivers.yaml",
    }  # fmt: skip
    text = next(tmp_path.rglob("tasks.yaml")).read_text()
    assert "tasks:\n  - id: NV1\n    kind: content\n    vi: Việc\n" in text
    assert "#   - id: NV1\n" in text


def test_an_entry_stands_behind_the_last_of_its_section_with_an_id_like_theirs(
    workspace: Workspace, plancheck: Command
) -> None:
    root = workspace(FILES)
    words = ["--vi", "Việc mới", "--set", "kind=content", "--plan", root]
    assert plancheck("new", "task", "--section", "1", *words).status == 0
    assert plancheck("new", "task", "--section", "2", *words).status == 0
    text = (root / "tasks.yaml").read_text()
    first = "    # còn tiếp\n  - id: A9\n    kind: content\n    section: 1\n    vi: Việc mới\n\n"
    assert first + "  # Mục 2\n" in text
    assert '"2.a"\n  - id: B2\n    kind: content\n    section: 2\n    vi: Việc mới\n' in text
    second = "  - id: B2\n    kind: content\n    section: 2\n    vi: Việc mới\n"
    for entry in (first.partition("\n")[2].removesuffix("\n"), second):
        text = text.replace(entry, "")
    assert text == FILES["tasks.yaml"]


def test_values_below_keys_lists_and_parts_are_taken(
    workspace: Workspace, plancheck: Command
) -> None:
    root = workspace(FILES)
    given = [
        "kind=content", "due.by=2026-12-31", "objectives=HT1, HT2", "depends_on=A1",
        "source.0.lines=1-2", "source.0.quote=Chữ, có phẩy", "funding.0.amount=5",
        "actions.0.vi=Một", "actions.1.vi=Hai",
    ]  # fmt: skip
    options = [word for each in given for word in ("--set", each)]
    result = plancheck("new", "task", "--id", "X", "--vi", "Việc", *options, "--plan", root)
    assert (result.status, result.err) == (0, "")
    loaded = load.load(str(root))
    task = next(each for each in loaded.workspace.plans[0].tasks if each.id == "X")
    assert loaded.findings == ()
    assert [each.id for each in task.objectives] == ["HT1", "HT2"]
    assert task.due is not None
    assert str(task.due.by) == "2026-12-31"
    assert task.depends_on == ("A1",)
    assert [each.vi for each in task.actions] == ["Một", "Hai"]
    assert "quote: Chữ, có phẩy\n" in (root / "tasks.yaml").read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["task"], "“vi” is missing: give --vi"),
        (["task", "--vi", "V"], "“kind” is missing: give --set kind=… (one of: content, "),
        (["task", "--vi", "V", "--set", "kind=contnt"], "kind: “contnt” does not fit “kind”. Did"),
        (["task", "--vi", "V", "--set", "kind=duty", "--set", "due.by=1/2/2026"], "2026-02-01"),
        (
            ["task", "--vi", "V", "--set", "kind=duty", "--set", "due.befor=1"],
            "no key “befor”. Did",
        ),
        (["task", "--vi", "V", "--set", "kind"], "write key=value"),
        (["task", "--vi", "V", "--set", "kind.a=1"], "write key=value"),
        (["task", "--vi", "V", "--set", "actions.7.vi=1"], "write key=value"),
        (["task", "--vi", "V", "--set", "actions.99999999999999999999.vi=1"], "write key=value"),
        (["task", *NEEDED["task"], "--set", "objectives=HT9"], "names “HT9”, and there is no"),
        (["task", *NEEDED["task"], "--set", "systems=HT1"], "here an information system is needed"),
        (["task", *NEEDED["task"], "--id", "A1"], "The id “A1” is already taken"),
        (["task", *NEEDED["task"], "--id", "1 a"], "does not fit “id”"),
        (["task", *NEEDED["task"], "--group", "G"], "--group does not go with “task”"),
        (["task", *NEEDED["task"], "--objective", "HT1"], "other kinds do not take it"),
        (["target"], "A target needs --objective ID"),
        (["target", "--objective", "HT8"], "There is no objective “HT8”. Did you mean “HT"),
        (["target", "--objective", "HT1", "--set", "value.gt=1", "--set", "value.lt=2"], "exactly"),
        (["act"], "plancheck law add NUMBER"),
        (["body", "--vi", "ΩΩ", "--set", "kind=so", "--id", "é"], "does not fit “id”"),
        (["group", "--vi", "ΩΩ"], "No id could be made up: give --id"),
    ],
)
def test_what_is_missing_or_wrong_is_said_with_the_option_and_nothing_is_written(
    words: list[str], said: str, workspace: Workspace, plancheck: Command
) -> None:
    root = workspace(FILES)
    before = {
        path: path.read_bytes() for path in sorted(root.rglob("*"), key=str) if path.is_file()
    }
    result = plancheck("new", *words, "--plan", root, "--lang", "en")
    assert (result.status, result.out) == (2, "")
    assert said in result.err
    assert {path: path.read_bytes() for path in before} == before
    assert len([path for path in root.rglob("*") if path.is_file()]) == len(before)


def test_a_file_that_cannot_be_read_may_hold_the_id(
    workspace: Workspace, plancheck: Command
) -> None:
    root = workspace(FILES | {"more.yaml": "tasks:\n  - id: A9\n   kind: x\n"})
    result = plancheck("new", "task", *NEEDED["task"], "--plan", root, "--lang", "en")
    assert result.status == 2
    assert "more.yaml" in result.err


def test_of_several_plans_the_folder_tells_which(workspace: Workspace, plancheck: Command) -> None:
    second = HEAD.replace("vi-du/cntt", "vi-du/sau")
    root = workspace({"a/plan.yaml": second, "a/b/x.yaml": "tasks: []\n"})
    shutil.move(root / "plan.yaml", root / "one.yaml")
    (root / "c").mkdir()
    shutil.move(root / "one.yaml", root / "c/plan.yaml")
    (root / "plancheck.yaml").write_text("plan: .\n")
    words = ["new", "task", *NEEDED["task"], "--lang", "en"]
    refused = plancheck(*words, cwd=root)
    assert refused.status == 2
    assert "There are several plans: vi-du/cntt (c), vi-du/sau (a)." in refused.err
    assert "(c/tasks.yaml:2)" in plancheck(*words, cwd=root / "c").out
    assert "(a/b/x.yaml:2)" in plancheck(*words, "--plan", root / "a").out


def test_a_dry_run_shows_the_diff_and_writes_nothing(
    workspace: Workspace, plancheck: Command
) -> None:
    root = workspace(FILES)
    result = plancheck("new", "waiver", *NEEDED["waiver"], "--dry-run", "--plan", root)
    assert result.status == 0
    assert result.out.startswith("--- /dev/null\n+++ b/waivers.yaml\n")
    assert "+  - id: MTr1\n" in result.out
    assert not (root / "waivers.yaml").exists()


@pytest.mark.parametrize(
    ("asked", "name", "above"),
    [
        (creating.Asked("task", vi="V", section="II.3.a", given=("kind=content",)), "A6", "A5"),
        (creating.Asked("objective", vi="V", group="HT", given=("kind=specific",)), "HT5", "HT4"),
        (creating.Asked("target", objective="HT3", given=("value.gt=1",)), "HT3.2", "HT3.1"),
        (creating.Asked("report", vi="V", given=("from=tv.ubnd", "to=tv.ubnd")), "RP2", "RP1"),
        (creating.Asked("body", vi="Sở X", given=("kind=so",)), "tv.so-x", ""),
    ],
)
def test_the_real_plan_is_continued_in_its_own_way(
    asked: creating.Asked, name: str, above: str, tmp_path: Path
) -> None:
    root = shutil.copytree(REPOSITORY / "plan", tmp_path / "plan")
    opened = project.open_project([str(root)])
    made = creating.new(opened, project.load(opened), asked)
    assert made.id == name
    rows = made.rewrites[0].after.decode().splitlines()
    line = int(made.at.rpartition(":")[2]) - 1
    assert rows[line].strip() == f"- id: {name}"
    before = [
        row.strip() for row in rows[:line] if row.startswith(rows[line].partition("-")[0] + "- id")
    ]
    assert before[-1].endswith(above)
    edit.save(opened.root, made.rewrites)
    assert load.load(str(root)).findings == ()


def test_a_value_may_be_written_as_documents_print_it(
    workspace: Workspace, plancheck: Command
) -> None:
    root = workspace(FILES)
    given = ("--objective", "HT1", "--set", "value=trên 80%", "--plan", root, "--lang", "en")
    assert plancheck("new", "target", *given).status == 0
    (target,) = [
        each
        for each in load.load(str(root)).workspace.plans[0].targets
        if each.value and each.value.gt == "80"
    ]
    assert target.value is not None
    assert target.value.unit == "percent"
    wrong = plancheck(
        "new", "target", "--objective", "HT1", "--set", "value=hơi cao", "--plan", root
    )
    assert wrong.status == 2
