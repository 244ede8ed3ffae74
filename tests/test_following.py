"""One element through git: across renames and moves, with who changed it, when and why."""

import json
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

import story
from plancheck import following, project
from plancheck.diff.compare import compare as whole
from plancheck.errors import ConfigError, InputError
from plancheck.following import Followed
from plancheck.history import Snapshots, commits
from story_registry import by_act
from support import HEAD, REPOSITORY, Command
from test_golden import compare

GIT = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "LC_ALL": "C"}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("year")
    story.build(folder, (*story.EDITS, by_act()))
    return folder


def follow(folder: Path, name: str, **more: object) -> Followed:
    opened = project.open_project([str(folder)])
    return following.follow(opened, name, **more)  # type: ignore[arg-type]


def subjects(found: Followed) -> list[str]:
    return [each.commit.subject if each.commit else "" for each in found.entries]


def kinds(found: Followed) -> list[list[str]]:
    return [[row.delta.kind for row in each.rows] for each in found.entries]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_history_of_a_task_and_of_a_target(
    year: Path, plancheck: Command, update: bool, lang: str
) -> None:
    told = [plancheck("log", name, "--lang", lang, cwd=year).out for name in ("B2", "HT3.1")]
    compare(f"log.{lang}.txt", "\n".join(told), update=update)


def test_every_change_of_a_target_with_the_act_that_orders_it(year: Path) -> None:
    found = follow(year, "HT3.1")
    assert kinds(found) == [
        ["target-weakened"], ["target-strengthened"], ["target-weakened"], ["target-added"],
    ]  # fmt: skip
    newest = found.entries[0]
    assert newest.commit is not None
    assert (newest.commit.author, str(newest.commit.day)) == (
        "Phòng Công nghệ thông tin", "2019-10-21",
    )  # fmt: skip
    assert newest.rows[0].delta.amended == ("SD1",)


def test_a_renamed_task_is_followed_under_either_id(year: Path) -> None:
    now, then = follow(year, "A10"), follow(year, "A5")
    assert now == then
    assert now.name.whole == "tra-vinh/cntt-2019#A10"
    assert ["renamed"] in [[kind for kind in each if kind == "renamed"] for each in kinds(now)]
    assert kinds(now)[-1] == ["task-added"]


def test_a_dropped_task_is_followed_from_its_end(year: Path) -> None:
    found = follow(year, "D2")
    assert kinds(found)[0] == ["task-removed"]
    assert kinds(found)[-1] == ["task-added"]


def test_an_act_a_plan_and_an_objective_with_its_targets(year: Path) -> None:
    assert ["event-added"] in kinds(follow(year, "qd-835-2016-ubnd-tv"))
    whole = [kind for each in kinds(follow(year, "tra-vinh/cntt-2019")) for kind in each]
    assert {"source-altered", "basis-lost", "plan-added"} <= set(whole)
    assert "task-removed" not in whole
    objective = [kind for each in kinds(follow(year, "HT4")) for kind in each]
    assert "target-removed" in objective


def test_only_so_far_back_and_so_many(year: Path) -> None:
    every = follow(year, "B2")
    assert len(follow(year, "B2", most=2).entries) == 2
    since = every.entries[2].commit
    assert since is not None
    assert follow(year, "B2", since=since.id).entries == every.entries[:2]


def test_what_is_not_committed_comes_first(year: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(year, folder)
    file = folder / "plan/tra-vinh/cntt-2019/objectives.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("gt: 70", "gt: 60", 1), "utf-8")
    found = follow(folder, "HT3.1")
    assert found.entries[0].commit is None
    assert kinds(found)[0] == ["target-weakened"]
    assert found.entries[1:] == follow(year, "HT3.1").entries


def test_it_tells_what_a_whole_comparison_of_each_commit_would(year: Path) -> None:
    """Commits that are passed over because no file names the element bring it nothing."""
    opened = project.open_project([str(year)])
    told: dict[str, int] = {}
    with Snapshots(opened.root) as past:
        states = [(each, past.load(each.id, each.folder)) for each in commits(opened.root)]
    for (newer, one), (_, other) in pairwise(states):
        before, after = project.consolidated(other), project.consolidated(one)
        mine = [each for each in whole(before, after).deltas if each.id == "B2"]
        if mine:
            told[newer.id] = len(mine)
    found = follow(year, "B2")
    counted = {e.commit.id: len(e.rows) for e in found.entries[:-1] if e.commit is not None}
    assert counted == told


def test_a_shallow_clone_says_where_it_ends(year: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "3", f"file://{year}", clone], check=True, env=GIT
    )
    found = follow(clone, "HT3.1")
    assert found.entries[-1].cut
    assert kinds(found)[0] == ["target-weakened"]


def test_plain_errors(year: Path, plancheck: Command, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There never was an element"):
        follow(year, "XX9")
    with pytest.raises(ConfigError, match="There is no revision"):
        follow(year, "B2", since="--output=x")
    told = plancheck("log", "B2", "-n", "0", "--lang", "en", cwd=year)
    assert (told.status, told.out) == (2, "")
    assert "is not a number" in told.err
    shutil.copytree(REPOSITORY / "plan", tmp_path / "plan")
    told = plancheck("log", "B2", "--lang", "en", cwd=tmp_path)
    assert told.status == 2
    assert "not in a git checkout" in told.err


def test_json_for_programs(year: Path, plancheck: Command) -> None:
    data = json.loads(plancheck("log", "HT3.1", "--format", "json", cwd=year).out)
    assert (data["format"], data["id"], data["kind"]) == (1, "tra-vinh/cntt-2019#HT3.1", "target")
    first = data["entries"][0]
    assert first["date"] == "2019-10-21T08:00:00+07:00"
    assert first["changes"][0]["kind"] == "target-weakened"
    assert first["changes"][0]["amended"] == ["SD1"]


SMALL = """\
objectives: [{id: MT1, kind: specific, vi: Mục tiêu, targets: [{id: CT1, vi: Đạt 90%}]}]
tasks:
  - {id: NV1, kind: content, vi: Việc một}
  - {id: NV2, kind: content, vi: Việc hai}
"""
OTHER = HEAD.replace("vi-du/cntt", "vi-du/khac")


def small(folder: Path, *versions: dict[str, str]) -> Path:
    """Make a repository whose every commit holds some files, named by its number."""
    folder.mkdir(exist_ok=True)
    story.git(folder, "init", "-q", "-b", "main")
    for number, files in enumerate(versions):
        for old in (folder / "plan").rglob("*.yaml"):
            old.unlink()
        for name, text in files.items():
            file = folder / "plan" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        (folder / "plancheck.yaml").write_text("plan: plan\n", "utf-8")
        story.git(folder, "add", "-A")
        story.git(folder, "commit", "-q", "--allow-empty", "-m", str(number))
    return folder


def test_an_id_of_several_elements_must_say_which_and_is_followed_in_its_own_plan(
    tmp_path: Path,
) -> None:
    first = {"a/plan.yaml": HEAD, "a/a.yaml": SMALL, "b/plan.yaml": OTHER, "b/a.yaml": SMALL}
    changed = first | {"b/a.yaml": SMALL.replace("Việc một", "Việc khác")}
    folder = small(tmp_path / "r", first, changed)
    with pytest.raises(InputError, match="vi-du/cntt#NV1, vi-du/khac#NV1"):
        follow(folder, "NV1")
    assert subjects(follow(folder, "vi-du/cntt#NV1")) == ["0"]
    assert subjects(follow(folder, "vi-du/khac#NV1")) == ["1", "0"]


def test_a_former_id_is_looked_for_in_the_plan_that_is_named_only(tmp_path: Path) -> None:
    renamed = SMALL.replace("{id: NV1,", "{id: NV9, was: [NV1],")
    first = {"a/plan.yaml": HEAD, "a/a.yaml": renamed, "b/plan.yaml": OTHER, "b/a.yaml": renamed}
    folder = small(tmp_path / "r", first)
    assert follow(folder, "vi-du/khac#NV1").name.whole == "vi-du/khac#NV9"
    with pytest.raises(InputError, match="vi-du/cntt#NV9, vi-du/khac#NV9"):
        follow(folder, "NV1")


def test_a_renamed_plan_and_what_stands_in_it_are_followed_to_their_beginning(
    tmp_path: Path,
) -> None:
    renamed = HEAD.replace("id: vi-du/cntt\n", "id: vi-du/so\n  was: [vi-du/cntt]\n")
    changed = SMALL.replace("Việc một", "Việc khác")
    folder = small(
        tmp_path / "r",
        {"plan.yaml": HEAD, "a.yaml": SMALL},
        {"plan.yaml": HEAD, "a.yaml": changed},
        {"plan.yaml": renamed, "a.yaml": changed},
    )
    whole = follow(folder, "vi-du/cntt")
    assert (whole.name.whole, whole.kind) == ("vi-du/so", "plan")
    assert subjects(whole) == ["2", "0"]
    assert kinds(whole)[-1] == ["plan-added"]
    assert subjects(follow(folder, "NV1")) == ["1", "0"]


def test_an_element_that_came_later_begins_there_and_an_earlier_one_of_its_id_is_another(
    tmp_path: Path,
) -> None:
    without = SMALL.replace("  - {id: NV2, kind: content, vi: Việc hai}\n", "")
    plain = {"plan.yaml": HEAD, "a.yaml": SMALL}
    folder = small(tmp_path / "r", plain, plain | {"a.yaml": without}, plain)
    found = follow(folder, "NV2")
    assert subjects(found) == ["2"]
    assert kinds(found) == [["task-added"]]


def test_a_plan_that_is_gone_from_the_files_is_known_by_its_history(tmp_path: Path) -> None:
    plain = {"plan.yaml": HEAD, "a.yaml": SMALL}
    folder = small(tmp_path / "r", plain, {"note.yaml": "tasks: []\n"})
    found = follow(folder, "NV1")
    assert found.name.whole == "vi-du/cntt#NV1"
    assert subjects(found)[-1] == "0"


def test_text_that_cannot_be_read_is_said_and_the_element_followed_beyond_it(
    tmp_path: Path, plancheck: Command
) -> None:
    plain = {"plan.yaml": HEAD, "a.yaml": SMALL}
    torn = plain | {"a.yaml": SMALL.replace("Việc một}", "[")}
    folder = small(tmp_path / "r", plain, torn, plain)
    found = follow(folder, "NV1")
    assert [(name, each.unsure) for name, each in zip(subjects(found), found.entries, strict=True)
            ] == [("2", True), ("1", True), ("0", False)]  # fmt: skip
    told = plancheck("log", "NV1", "--lang", "en", cwd=folder).out
    assert told.count("Some text cannot be read") == 2


def test_a_slip_in_an_id_is_answered_with_the_nearest_one(tmp_path: Path) -> None:
    folder = small(tmp_path / "r", {"plan.yaml": HEAD, "a.yaml": SMALL})
    with pytest.raises(InputError, match="Did you mean “CT1”"):
        follow(folder, "vi-du/cntt#CT11")


def test_a_target_belongs_to_its_own_objective_only(tmp_path: Path) -> None:
    two = SMALL.replace("90%}]}]", "90%}]}, {id: MT2, kind: specific, vi: Hai}]")
    plain = {"plan.yaml": HEAD, "a.yaml": two}
    folder = small(tmp_path / "r", plain, plain | {"a.yaml": two.replace("90%", "80%")})
    assert subjects(follow(folder, "MT1")) == ["1", "0"]
    assert subjects(follow(folder, "MT2")) == ["0"]
