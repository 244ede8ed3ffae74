"""Which revision a site shows, and whether files differ from it: git is asked, nothing is run."""

from datetime import date
from pathlib import Path

import pytest

import story
from plancheck import project
from plancheck.amending import Held
from plancheck.site.revised import Revision, revised
from support import HEAD
from test_revision import booby_trapped

DAY = date(2026, 11, 26)
TASKS = "tasks:\n  - {id: A1, vi: một, kind: content}\n"
MORE = "objectives:\n  - {id: M1, vi: hai, kind: general}\n"


def of(folder: Path) -> Revision | None:
    opened = project.open_project([str(folder)])
    return revised(project.load(opened, None, Held(None, DAY)))


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def commit(folder: Path, day: str = "2019-01-01") -> str:
    story.git(folder, "add", "-A", day=day)
    story.git(folder, "commit", "-q", "--allow-empty", "-m", "x", day=day)
    return story.git(folder, "rev-parse", "HEAD").strip()


@pytest.fixture(params=["sha1", "sha256"])
def plan(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The folder of a plan within a checkout, in each of git's kinds of ids."""
    story.git(tmp_path, "init", "-q", f"--object-format={request.param}")
    write(tmp_path, {"p/plan.yaml": HEAD, "p/tasks.yaml": TASKS, "p/sub/more.yaml": MORE, "x": ""})
    commit(tmp_path)
    return tmp_path / "p"


def test_the_last_commit_that_touched_the_plan_is_told_with_its_day(plan: Path) -> None:
    top = plan.parent
    write(plan, {"tasks.yaml": TASKS + "# mới\n"})
    last = commit(top, "2019-02-03")
    write(top, {"x": "elsewhere"})
    assert commit(top, "2019-03-04") != last
    assert of(plan) == Revision(last, date(2019, 2, 3), changed=False)


def test_a_changed_a_new_and_a_deleted_file_is_seen_and_so_is_its_return(plan: Path) -> None:
    def differs() -> bool:
        found = of(plan)
        assert found is not None
        return found.changed

    write(plan, {"sub/more.yaml": MORE + "# x\n"})
    assert differs()
    write(plan, {"sub/more.yaml": MORE})
    assert not differs()
    write(plan, {"sub/new.yaml": "sections: []\n"})
    assert differs()
    story.git(plan.parent, "add", "-A")  # in the index only
    assert differs()
    (plan / "sub" / "new.yaml").unlink()
    assert not differs()
    (plan / "sub" / "more.yaml").unlink()
    assert differs()
    (plan / "tasks.yaml").rename(plan / "tasks-2.yaml")
    write(plan, {"sub/more.yaml": MORE})
    assert differs()


def test_files_that_are_no_plan_files_do_not_count(plan: Path) -> None:
    write(plan, {"notes.txt": "x", ".hidden/x.yaml": "x"})
    found = of(plan)
    assert found is not None
    assert not found.changed


def test_at_the_top_of_a_checkout_a_plan_has_its_revision_too(tmp_path: Path) -> None:
    story.git(tmp_path, "init", "-q")
    write(tmp_path, {"plan.yaml": HEAD})
    assert of(tmp_path) is None  # nothing is committed yet
    first = commit(tmp_path)
    assert of(tmp_path) == Revision(first, date(2019, 1, 1), changed=False)


def test_outside_a_checkout_and_where_the_plan_is_in_no_commit_there_is_no_revision(
    tmp_path: Path,
) -> None:
    write(tmp_path, {"alone/plan.yaml": HEAD, "repository/x": ""})
    assert of(tmp_path / "alone") is None
    story.git(tmp_path / "repository", "init", "-q")
    commit(tmp_path / "repository")
    write(tmp_path, {"repository/p/plan.yaml": HEAD})
    assert of(tmp_path / "repository" / "p") is None


def test_line_ends_that_git_would_convert_are_seen_as_they_are(tmp_path: Path) -> None:
    story.git(tmp_path, "init", "-q")
    write(tmp_path, {"plan.yaml": HEAD, ".gitattributes": "*.yaml text eol=crlf\n"})
    commit(tmp_path)
    (tmp_path / "plan.yaml").write_bytes(HEAD.replace("\n", "\r\n").encode())
    found = of(tmp_path)
    assert found is not None
    assert found.changed


def test_nothing_that_a_repository_names_is_run(tmp_path: Path) -> None:
    top = tmp_path / "top"
    write(top, {"plan.yaml": HEAD, "tasks.yaml": TASKS})
    story.git(top, "init", "-q")
    commit(top)
    traps = tmp_path / "traps"
    booby_trapped(top, traps)
    write(top, {"tasks.yaml": TASKS + "# x\n"})
    found = of(top)
    assert found is not None
    assert found.changed
    assert sorted(traps.glob("caught-*")) == []
