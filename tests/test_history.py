"""The history of a plan: the commits that touched it, and the same plan as on disk at each."""

import os
import subprocess
import tempfile
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck import git as asking
from plancheck import history, load, source
from plancheck.errors import ConfigError, InputError
from support import HEAD, Workspace
from test_checking import MORE, TASKS, git
from test_revision import SOURCES, booby_trapped, save


@pytest.fixture
def checkout(workspace: Workspace) -> Path:
    """A plan in a folder of a checkout that also holds other things."""
    root = workspace({"plan/plan.yaml": HEAD, "plan/tasks.yaml": TASKS})
    (root / "plan.yaml").unlink()
    git(root, "init", "-q")
    save(root, "first")
    return root


def subjects(root: Path, *arguments: Any, **options: Any) -> list[str]:
    return [each.subject for each in history.commits(str(root), *arguments, **options)]


def edit(root: Path, words: str, message: str) -> str:
    (root / "plan" / "tasks.yaml").write_text(TASKS + f"# {words}\n", "utf-8")
    return save(root, message)


def test_only_what_touched_the_plan_is_told_newest_first(checkout: Path) -> None:
    edit(checkout, "a", "second")
    (checkout / "readme").write_text("x")
    save(checkout, "elsewhere")
    last = edit(checkout, "b", "third")
    assert subjects(checkout / "plan") == ["third", "second", "first"]
    assert subjects(checkout / "plan", most=2) == ["third", "second"]
    assert subjects(checkout / "plan", most=0) == []
    assert subjects(checkout / "plan", "HEAD~1", "HEAD~3") == ["second"]
    assert subjects(checkout / "plan", since=last) == []
    assert subjects(checkout) == ["third", "elsewhere", "second", "first"]
    found = next(history.commits(str(checkout / "plan")))
    assert (found.id, found.author, found.folder, found.cut) == (last, "a", "plan", False)


def test_moments_stand_as_their_authors_wrote_them(checkout: Path) -> None:
    when = "2019-12-31T23:30:00-0800"
    git(checkout, "commit", "-q", "--amend", "--no-edit", "--date", when)
    found = next(history.commits(str(checkout / "plan")))
    zone = timezone(-timedelta(hours=8))
    assert found.when == datetime(2019, 12, 31, 23, 30, tzinfo=zone)
    assert found.when.utcoffset() == timedelta(hours=-8)
    assert found.day == date(2019, 12, 31)


@pytest.mark.parametrize(
    ("raw", "year"),
    [
        (b"99999999999999 +0000", 9987), (b"-99999999999999 +2359", 5), (b"", 1970),
        (b"0 +9999", 1970), (b"x", 1970), (b"1546300800 -9999", 2018),
    ],
)  # fmt: skip
def test_a_moment_that_there_cannot_be_breaks_nothing(raw: bytes, year: int) -> None:
    assert history._moment(raw).year == year


def test_a_branch_is_told_by_its_merge_and_its_commits_when_asked(checkout: Path) -> None:
    git(checkout, "checkout", "-qb", "side")
    edit(checkout, "draft", "draft")
    edit(checkout, "final", "final")
    git(checkout, "checkout", "-q", "main")
    (checkout / "readme").write_text("x")
    save(checkout, "elsewhere")
    git(checkout, "merge", "-q", "--no-ff", "-m", "merged", "side")
    assert subjects(checkout / "plan") == ["merged", "first"]
    merge = next(history.commits(str(checkout / "plan")))
    assert len(merge.parents) == 2
    brought = subjects(checkout / "plan", merge.id, merge.parents[0], every=True)
    assert brought == ["final", "draft"]


def test_words_of_a_commit_may_be_anything(checkout: Path) -> None:
    raw = subprocess.run(
        ["git", "-C", checkout, "cat-file", "commit", "HEAD"], capture_output=True, check=True
    ).stdout
    head, _, _ = raw.partition(b"\nauthor")
    author = b"\nauthor \xff\x1b[31m \x01 <x@y> 12345678901234567890 +zzzz"
    for subject in (b"", b"\xfe\x1b]0;x\x07 \x02", b"x" * 300_000, "Điều chỉnh\tchỉ tiêu".encode()):
        made = subprocess.run(
            ["git", "-C", checkout, "hash-object", "-w", "-t", "commit", "--literally", "--stdin"],
            input=head + author + b"\ncommitter a <a> 0 +0000\n\n" + subject, capture_output=True,
            check=True,
        )  # fmt: skip
        name = made.stdout.decode().strip()
        found = list(history.commits(str(checkout / "plan"), name))
        assert [each.id for each in found] == [name]
        assert found[0].subject == subject.decode("utf-8", "replace")[:1000]
        assert found[0].author.endswith("[31m \x01")


def test_a_shallow_clone_says_where_it_ends(checkout: Path, tmp_path: Path) -> None:
    for words in "abc":
        edit(checkout, words, words)
    copy = tmp_path / "copy"
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{checkout}", str(copy))
    found = list(history.commits(str(copy / "plan")))
    assert [(each.subject, each.cut) for each in found] == [("c", False), ("b", True)]


def test_a_plan_whose_folder_was_moved_is_followed(checkout: Path) -> None:
    edit(checkout, "a", "second")
    (checkout / "docs").mkdir()
    git(checkout, "mv", "plan", "docs/ke-hoach")
    save(checkout, "moved")
    git(checkout, "mv", "docs/ke-hoach", "plans")
    save(checkout, "again")
    found = list(history.commits(str(checkout / "plans")))
    told = [(each.subject, each.folder) for each in found]
    assert told == [
        ("again", "plans"), ("moved", "docs/ke-hoach"), ("second", "plan"), ("first", "plan"),
    ]  # fmt: skip
    with history.Snapshots(str(checkout / "plans")) as past:
        for each in found:
            files = [document.file for document in past.at(each.id, each.folder).documents]
            assert files == ["plan.yaml", "tasks.yaml"]
        assert past.at(found[-1].id).documents == ()


def test_a_new_folder_that_only_looks_like_another_is_not_followed(checkout: Path) -> None:
    (checkout / "other").mkdir()
    (checkout / "other" / "plan.yaml").write_text(HEAD.replace("vi-du", "khac"), "utf-8")
    save(checkout, "another plan")
    assert subjects(checkout / "other") == ["another plan"]


def test_files_that_moved_within_the_plan_are_parsed_once(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = git(checkout, "rev-parse", "HEAD")
    (checkout / "plan" / "a").mkdir()
    git(checkout, "mv", "plan/tasks.yaml", "plan/a/viec.yaml")
    second = save(checkout, "moved")
    parsed: list[str] = []
    real = source.parse

    def counted(file: str, raw: bytes) -> source.Document:
        parsed.append(file)
        return real(file, raw)

    monkeypatch.setattr(source, "parse", counted)
    with history.Snapshots(str(checkout / "plan")) as past:
        for commit in (first, second, first, second):
            assert past.load(commit).workspace.plans[0].entities["A1"]
        names = [document.file for document in past.at(second).documents]
    assert names == ["a/viec.yaml", "plan.yaml"]
    assert sorted(parsed) == ["plan.yaml", "tasks.yaml"]


def test_what_is_remembered_is_bounded(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [edit(checkout, str(rank), str(rank)) for rank in range(6)]
    monkeypatch.setattr(history, "_TEXT", 1)
    with history.Snapshots(str(checkout / "plan")) as past:
        for name in names:
            assert len(past.at(name).documents) == 2
            assert len(past._parsed) == 2
        assert past._text == sum(map(history._weight, past._parsed.values()))


def test_a_commit_without_the_plan_is_empty(checkout: Path) -> None:
    git(checkout, "rm", "-rq", "plan")
    gone = save(checkout, "gone")
    (checkout / "plan").mkdir()
    with history.Snapshots(str(checkout / "plan")) as past:
        assert past.at(gone) == history.Snapshot(gone, ())
        assert past.load(gone).workspace.plans == ()
    assert subjects(checkout / "plan") == ["gone", "first"]


def test_a_walk_that_is_left_leaves_no_process(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(checkout, "a", "second")
    started: list[asking.Talk] = []

    class Watched(asking.Talk):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            started.append(self)

    monkeypatch.setattr(asking, "Talk", Watched)
    walk = history.commits(str(checkout / "plan"))
    next(walk)
    walk.close()  # type: ignore[attr-defined]
    with pytest.raises(KeyboardInterrupt), history.Snapshots(str(checkout)):  # noqa: PT012
        assert len(started) == 3
        raise KeyboardInterrupt
    assert all(each._process.returncode is not None for each in started)


def test_nothing_of_the_repository_is_run(checkout: Path, tmp_path: Path) -> None:
    edit(checkout, "a", "second")
    booby_trapped(checkout, tmp_path / "traps")
    found = list(history.commits(str(checkout / "plan")))
    with history.Snapshots(str(checkout / "plan")) as past:
        assert all(past.load(each.id).documents for each in found)
    assert list(history.commits(str(checkout / "plan"), every=True)) == found
    assert sorted((tmp_path / "traps").glob("caught-*")) == []


def test_what_there_is_not_is_a_plain_error(checkout: Path, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no revision"):
        list(history.commits(str(checkout), "nothing"))
    with pytest.raises(ConfigError, match="no revision"):
        list(history.commits(str(checkout), since="--all"))
    with pytest.raises(InputError, match="not in a git checkout"):
        history.Snapshots(str(tmp_path))
    with (
        history.Snapshots(str(checkout)) as past,
        pytest.raises(InputError, match="does not hold all files"),
    ):
        past.at("0" * 40)


NAMES = (
    "plan.yaml", "tasks.yaml", "a/b.yml", "a/plan.yaml", ".h.yaml", ".hid/x.yaml", "plancheck.yaml",
    "source.txt", "a/source.txt", "note.md", os.fsdecode(b"\xff.yaml"), "đề án.yaml",
)  # fmt: skip
CONTENTS = (
    TASKS, MORE, HEAD, SOURCES, SOURCES.replace("source.txt", "../plan.yaml"),
    SOURCES.replace("source.txt", "a/source.txt"), SOURCES.replace("vi-du/cntt", "khac/cntt"),
    "tasks: [", "", "version https://git-lfs.github.com/spec/v1\noid x\n", "\x1b", "tasks: []\r\n",
)  # fmt: skip
EDITS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from([*CONTENTS, None])), min_size=1, max_size=6
)


def _do(root: Path, edits: list[tuple[str, str | None]]) -> None:
    for name, content in edits:
        path = root / "p" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(content, "utf-8", newline="")


@settings(max_examples=15, deadline=None)
@given(st.lists(EDITS, min_size=1, max_size=4))
def test_a_snapshot_is_the_plan_as_it_lay_on_disk(
    script: list[list[tuple[str, str | None]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        git(root, "init", "-q")
        (root / "p").mkdir()
        with history.Snapshots(str(root / "p")) as past:
            (root / "p" / "plan.yaml").write_text(HEAD, "utf-8")
            for edits in script:
                _do(root, edits)
                name = save(root)
                then = past.load(name)
                try:
                    disk = load.load(str(root / "p"))
                except InputError:
                    assert not load.holds_plan(then)
                    continue
                assert load.holds_plan(then)
                assert then.documents == disk.documents
                assert then.findings == disk.findings
                assert _content(then) == _content(disk)
                assert past.at(name).documents == disk.documents


def test_source_texts_are_read_within_a_bound(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MAX_TOTAL", 10_000)
    rows = ", ".join(f"{{file: s{rank}.txt, sha256: {'0' * 64}}}" for rank in range(3))
    (checkout / "plan" / "plan.yaml").write_text(HEAD + f"  source_documents: [{rows}]\n", "utf-8")
    for rank in range(3):
        (checkout / "plan" / f"s{rank}.txt").write_text("x" * 4_000)
    name = save(checkout)
    with history.Snapshots(str(checkout / "plan")) as past:
        assert len(past.at(name).documents) == 2
        with pytest.raises(ConfigError, match="too large"):
            past.load(name)


def _content(loaded: load.Loaded) -> list[Any]:
    plans = loaded.workspace.plans
    texts = [{name: text.lines for name, text in plan.texts.items()} for plan in plans]
    entities = [holder.entities for holder in loaded.workspace.holders()]
    return [texts, entities, [plan.links for plan in plans]]


def test_a_history_of_which_an_object_is_missing_is_not_told_as_if_it_were_whole(
    checkout: Path,
) -> None:
    edit(checkout, "a", "second")
    edit(checkout, "b", "third")
    tree = git(checkout, "rev-parse", "HEAD~2^{tree}").strip()
    lost = checkout / ".git" / "objects" / tree[:2] / tree[2:]
    lost.chmod(0o600)
    lost.unlink()
    with pytest.raises(InputError, match="an object is missing"):
        subjects(checkout)
