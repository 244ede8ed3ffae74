"""Where a site is put: what stands there stays unless it is a site, and the new one is whole.

MkDocs itself is left out here: what it builds is a folder with a few files.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plancheck import project
from plancheck.errors import InputError
from plancheck.site import engine, plugin
from support import Workspace

Made = Callable[[str], None]


@pytest.fixture
def build(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Build a site whose only page says a word; `first` is done while it is being built."""
    opened = project.open_project([str(workspace())])

    def run(output: Path | str, word: str = "new", first: Callable[[], object] = str) -> int:
        def made(config: Any) -> None:
            first()
            _site(Path(config.site_dir), word)

        monkeypatch.setattr("mkdocs.commands.build.build", made)
        return engine.build(opened, str(output), None, "")

    return run


def _site(folder: Path, word: str) -> None:
    (folder / "assets").mkdir(parents=True)
    (folder / "assets" / "plancheck.css").write_text("")
    (folder / "index.html").write_text(word)


def _fail(error: BaseException) -> Callable[[], object]:
    def fail() -> None:
        raise error

    return fail


def _alone(folder: Path) -> None:
    assert [each.name for each in folder.iterdir() if each.name.startswith(".")] == []


def test_a_site_is_built_and_replaces_the_one_before(
    tmp_path: Path, build: Callable[..., int]
) -> None:
    target = tmp_path / "deep" / "site"
    assert build(target, "one") == 1
    assert build(target, "two") == 1
    assert (target / "index.html").read_text() == "two"
    _alone(target.parent)


def test_an_empty_folder_is_taken(tmp_path: Path, build: Callable[..., int]) -> None:
    (tmp_path / "site").mkdir()
    build(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").exists()


def _file(target: Path) -> None:
    target.write_text("mine")


def _others(target: Path) -> None:
    target.mkdir()
    (target / "mine.txt").write_text("mine")


def _link(target: Path) -> None:
    _site(target.parent / "elsewhere", "old")
    target.symlink_to(target.parent / "elsewhere")


def _dangling(target: Path) -> None:
    target.symlink_to(target.parent / "nowhere")


def _checkout(target: Path) -> None:
    _site(target, "old")
    (target / ".git").mkdir()


def _mixed(target: Path) -> None:
    _site(target, "old")
    (target / "assets" / "CNAME").write_text("mine")


def _linked(target: Path) -> None:
    _site(target, "old")
    (target / "data.csv").symlink_to(target.parent / "elsewhere.csv")


@pytest.mark.parametrize("prepare", [_file, _others, _link, _dangling, _checkout, _mixed, _linked])
def test_what_is_no_site_of_ours_stays(
    tmp_path: Path, build: Callable[..., int], prepare: Callable[[Path], None]
) -> None:
    target = tmp_path / "site"
    prepare(target)
    before = _tree(tmp_path)
    with pytest.raises(InputError):
        build(target)
    assert _tree(tmp_path) == before


@pytest.mark.parametrize("prepare", [_file, _others, _checkout, _mixed])
def test_what_appears_while_the_site_is_built_stays(
    tmp_path: Path, build: Callable[..., int], prepare: Callable[[Path], None]
) -> None:
    target = tmp_path / "site"
    with pytest.raises(InputError):
        build(target, first=lambda: prepare(target))
    assert "index.html" not in os.listdir(tmp_path)
    assert target.is_file() or "new" not in _tree(target).values()
    _alone(tmp_path)


def _tree(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text() if path.is_file() else ""
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.parametrize("up", [0, 1])
def test_a_folder_that_holds_the_project_is_refused(
    workspace: Workspace, build: Callable[..., int], up: int
) -> None:
    target = (workspace(), workspace().parent)[up]
    _site(target, "old")
    for name in ("plan.yaml",) if up == 0 else ():
        assert (target / name).exists()
    with pytest.raises(InputError):
        build(target)
    assert (workspace() / "plan.yaml").exists()


def test_the_folder_where_the_command_runs_is_refused(
    tmp_path: Path, build: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site" / "below").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "site" / "below")
    _site(tmp_path / "site", "old")
    for output in (".", "..", tmp_path / "site"):
        with pytest.raises(InputError):
            build(output)
    assert (tmp_path / "site" / "index.html").read_text() == "old"


def test_the_root_of_the_disk_is_refused(build: Callable[..., int]) -> None:
    with pytest.raises(InputError):
        build("/")


@pytest.mark.parametrize(
    "error",
    [OSError(28, "No space left on device"), KeyboardInterrupt(), RuntimeError("x")],
)
def test_a_build_that_fails_leaves_the_site_before(
    tmp_path: Path, build: Callable[..., int], error: BaseException
) -> None:
    build(tmp_path / "site", "old")
    with pytest.raises(type(error)):
        build(tmp_path / "site", first=_fail(error))
    assert (tmp_path / "site" / "index.html").read_text() == "old"
    _alone(tmp_path)


def test_a_site_that_cannot_be_put_in_place_leaves_the_site_before(
    tmp_path: Path, build: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path / "site", "old")
    rename = os.rename

    def refuse(here: str, there: str) -> None:
        if os.path.basename(here) == "new":
            raise PermissionError(13, "Permission denied", there)
        rename(here, there)

    monkeypatch.setattr("os.rename", refuse)
    with pytest.raises(PermissionError):
        build(tmp_path / "site", "new")
    assert (tmp_path / "site" / "index.html").read_text() == "old"
    _alone(tmp_path)


def test_of_two_builds_at_once_the_later_one_stands_whole(
    tmp_path: Path, build: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "site"
    build(target, "old")
    rename = os.rename
    done: list[int] = []

    def interrupted(here: str, there: str) -> None:
        rename(here, there)
        if here == str(target) and not done:  # the other one is quicker
            done.append(1)
            _site(target, "other")

    monkeypatch.setattr("os.rename", interrupted)
    build(target, "mine")
    assert done
    assert (target / "index.html").read_text() == "mine"
    _alone(tmp_path)


@pytest.mark.parametrize(
    "path", ["../x", "a/../../x", "/x", "", "a//x", "a/./x", "a\\..\\x", "c:/x", "a\0"]
)
def test_no_file_is_written_out_of_the_site(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match=r"^no path of a site: "):
        plugin._write(str(tmp_path / "site"), path, b"")
    assert not any(tmp_path.iterdir())


def test_odd_names_of_files_are_written(tmp_path: Path) -> None:
    plugin._write(str(tmp_path / "site"), "a/b..c/~x", b"")
    assert (tmp_path / "site" / "a" / "b..c" / "~x").exists()
