"""What changed lately: the commits that altered what a plan says, each told once, within bounds."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

import story
from plancheck import history
from plancheck.site.lately import LOOKED, SHOWN, Lately, lately
from site_pages import REAL, editions
from support import HEAD

PLAN = "vi-du/cntt"
TASK = "tasks: [{{id: A1, kind: content, vi: Việc {}}}]\n"


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("year")
    story.build(folder)
    return folder


def of(folder: Path, plan: str = PLAN) -> Lately:
    return lately(editions(folder, history=True)[0].site)[plan]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    story.git(tmp_path, "init", "-q", "-b", "main")
    return tmp_path


def save(folder: Path, files: dict[str, str], message: str = "Sửa", day: str = "2019-01-01") -> str:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    story.git(folder, "add", "-A", day=day)
    story.git(folder, "commit", "-q", "--allow-empty", "-m", message, day=day)
    return story.git(folder, "rev-parse", "HEAD").strip()


def test_of_a_year_the_newest_ten_are_told_as_the_comparison_tells_them(year: Path) -> None:
    found = of(year, REAL)
    assert len(found.entries) == SHOWN
    days = [each.day for each in found.entries]
    assert days == sorted(days, key=lambda day: day or date.min, reverse=True)
    assert "Chỉ nêu 10 lần thay đổi gần nhất." in [each.vi for each in found.notes]
    assert all(each.lines for each in found.entries)


def test_each_commit_is_told_with_its_day_message_and_hash(repository: Path) -> None:
    save(repository, {"plan.yaml": HEAD, "tasks.yaml": TASK.format("cũ")}, "Bản đầu")
    last = save(repository, {"tasks.yaml": TASK.format("mới")}, "Đổi lời", "2019-02-01")
    newest, first = of(repository).entries
    assert (newest.commit, newest.day, newest.subject) == (last, date(2019, 2, 1), "Đổi lời")
    (line,) = newest.lines
    assert "A1" in line.sentence.vi
    assert [(each.words.vi, each.to) for each in line.cells] == [("A1", "vi-du/cntt/nhiem-vu/a1/")]
    assert first.subject == "Bản đầu"
    assert first.lines[0].sentence.vi.startswith("Thêm mới kế hoạch")


def test_a_change_of_files_alone_is_no_change_of_the_plan(repository: Path) -> None:
    save(repository, {"plan.yaml": HEAD, "tasks.yaml": TASK.format("cũ")})
    save(repository, {"tasks.yaml": "# lời ghi\n" + TASK.format("cũ"), "khac.txt": "x"})
    assert len(of(repository).entries) == 1


def test_what_is_weakened_stands_first_and_is_marked(repository: Path) -> None:
    first = """\
tasks:
  - {id: A1, kind: content, vi: Việc cũ}
  - {id: A2, kind: content, vi: Việc hai}
"""
    save(repository, {"plan.yaml": HEAD, "tasks.yaml": first})
    save(repository, {"tasks.yaml": TASK.format("mới").replace("A1", "A1")})
    lines = of(repository).entries[0].lines
    assert [line.weakened for line in lines] == [True, False]
    assert lines[0].sentence.vi.startswith("Bỏ nhiệm vụ A2")


def test_what_is_not_committed_comes_first_without_a_hash(repository: Path) -> None:
    save(repository, {"plan.yaml": HEAD, "tasks.yaml": TASK.format("cũ")})
    (repository / "tasks.yaml").write_text(TASK.format("mới"), encoding="utf-8")
    entries = of(repository).entries
    assert [each.commit == "" for each in entries] == [True, False]
    assert entries[0].day is None


def test_a_shallow_clone_says_that_its_history_is_cut(repository: Path, tmp_path: Path) -> None:
    save(repository, {"plan.yaml": HEAD, "tasks.yaml": TASK.format("cũ")})
    save(repository, {"tasks.yaml": TASK.format("giữa")})
    save(repository, {"tasks.yaml": TASK.format("mới")})
    clone = tmp_path / "clone"
    command = ["git", "clone", "-q", "--depth", "2", f"file://{repository}", str(clone)]
    subprocess.run(command, check=True)
    found = of(clone)
    assert len(found.entries) == 1
    assert [each.en for each in found.notes] == [
        "This is a shallow clone: the history before that is not here."
    ]


def test_without_git_nothing_is_known_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(HEAD, encoding="utf-8")
    found = of(tmp_path)
    assert not found.entries
    assert "không nằm trong kho git" in found.notes[0].vi


def test_a_history_that_cannot_be_read_is_said_to_be_so(repository: Path) -> None:
    first = save(repository, {"plan.yaml": HEAD, "tasks.yaml": TASK.format("cũ")})
    save(repository, {"tasks.yaml": TASK.format("giữa")})
    save(repository, {"tasks.yaml": TASK.format("mới")})
    tree = story.git(repository, "rev-parse", f"{first}^{{tree}}").strip()
    lost = repository / ".git" / "objects" / tree[:2] / tree[2:]
    lost.chmod(0o600)
    lost.unlink()
    found = of(repository)
    assert [each.vi for each in found.notes] == ["Không đọc được phần lịch sử trước đó."]


def test_no_more_commits_are_read_than_the_bound(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(repository, {"plan.yaml": HEAD})
    for number in range(LOOKED + 5):  # none of them alters what the plan says
        save(repository, {"tasks.yaml": f"# {number}\n" + TASK.format("cũ")})
    read: list[str] = []
    load = history.Snapshots.load

    def counted(self: history.Snapshots, commit: str, *rest: object) -> object:
        read.append(commit)
        return load(self, commit, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(history.Snapshots, "load", counted)
    found = of(repository)
    assert len(read) == len(set(read)) == LOOKED + 1
    assert not found.entries
    assert [each.en for each in found.notes] == [
        "Only the last 20 commits that touched the files are looked at."
    ]


def test_a_plan_is_followed_under_its_former_id(repository: Path) -> None:
    save(
        repository,
        {"plan.yaml": HEAD.replace("vi-du/cntt", "vi-du/cu"), "t.yaml": TASK.format("một")},
    )
    save(repository, {"t.yaml": TASK.format("hai")}, "Trước khi đổi mã")
    save(repository, {"plan.yaml": HEAD + "  was: [vi-du/cu]\n"}, "Đổi mã")
    subjects = [each.subject for each in of(repository).entries]
    assert "Trước khi đổi mã" in subjects


def test_the_same_history_gives_the_same_entries(year: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(year, copy)
    one, other = of(year, REAL), of(copy, REAL)
    assert repr(one) == repr(other)
