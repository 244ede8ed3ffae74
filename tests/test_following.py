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
from support import REPOSITORY, Command
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
