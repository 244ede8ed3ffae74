"""Writing files: whole or not at all, only below their folder, and never over another's change."""

import os
import stat
from pathlib import Path

import pytest

from plancheck import edit_files, source
from plancheck.edit_files import Rewrite, save
from plancheck.errors import EditError


def files(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def write(root: Path, name: str, content: bytes = b"a: 1\n") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_files_are_written_with_their_folders_and_nothing_is_left_behind(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml")
    save(
        str(tmp_path), [Rewrite("a.yaml", b"a: 1\n", b"a: 2\n"), Rewrite("b/c.yaml", None, b"c\n")]
    )
    assert files(tmp_path) == {"a.yaml": b"a: 2\n", "b/c.yaml": b"c\n"}


def test_a_file_keeps_its_permissions_and_a_new_one_follows_the_mask(tmp_path: Path) -> None:
    path = write(tmp_path, "a.yaml")
    path.chmod(0o640)
    mask = os.umask(0o027)
    try:
        save(str(tmp_path), [Rewrite("a.yaml", b"a: 1\n", b"x\n"), Rewrite("n.yaml", None, b"x\n")])
    finally:
        os.umask(mask)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a.yaml", "n.yaml")]
    assert modes == [0o640, 0o640]
    path.chmod(0o604)
    save(str(tmp_path), [Rewrite("a.yaml", b"x\n", b"y\n")])
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


@pytest.mark.parametrize(
    "name",
    ["../x.yaml", "a/../../x.yaml", "/etc/x.yaml", "", ".", "..", "a//b.yaml", "./a.yaml", "a/",
     ".git/config", "a/.hidden/b.yaml", ".plancheck.yaml", "a\nb.yaml", "a\x00b.yaml",
     "a\x1b[2J.yaml", "a\u202eb.yaml"],
)  # fmt: skip
def test_a_name_that_leads_out_or_hides_is_refused(name: str, tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    with pytest.raises(EditError):
        save(str(root), [Rewrite("ok.yaml", None, b"x\n"), Rewrite(name, None, b"x\n")])
    with pytest.raises(EditError):
        edit_files.read(str(root), name)
    assert files(tmp_path) == {}


def test_nothing_is_read_or_written_through_a_link(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    write(outside, "a.yaml")
    write(root, "real.yaml")
    (root / "out").symlink_to(outside)
    (root / "out.yaml").symlink_to(outside / "a.yaml")
    (root / "dead.yaml").symlink_to(outside / "none.yaml")
    (root / "in.yaml").symlink_to(root / "real.yaml")
    for name in ("out/a.yaml", "out/new.yaml", "out.yaml", "dead.yaml", "in.yaml"):
        with pytest.raises(EditError, match="link"):
            edit_files.read(str(root), name)
        with pytest.raises(EditError, match=r"link.*Nothing was written"):
            save(str(root), [Rewrite(name, None, b"x\n")])
    assert files(outside) == {"a.yaml": b"a: 1\n"}
    assert not (outside / "none.yaml").exists()


def test_a_link_that_appears_while_writing_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, outside = tmp_path / "root", write(tmp_path, "outside.yaml")
    write(root, "a.yaml")
    real = os.fsync

    def swap(descriptor: int) -> None:
        real(descriptor)
        if not (root / "a.yaml").is_symlink():
            (root / "a.yaml").unlink()
            (root / "a.yaml").symlink_to(outside)

    monkeypatch.setattr(os, "fsync", swap)
    with pytest.raises(EditError, match="link"):
        save(str(root), [Rewrite("a.yaml", b"a: 1\n", b"x\n")])
    assert outside.read_bytes() == b"a: 1\n"


def test_a_file_that_has_changed_since_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml")
    write(tmp_path, "b.yaml", b"another's work\n")
    rewrites = [Rewrite("a.yaml", b"a: 1\n", b"x\n"), Rewrite("b.yaml", b"b: 1\n", b"x\n")]
    before = files(tmp_path)
    with pytest.raises(EditError, match=r"“b.yaml”.*has changed.*Nothing was written"):
        save(str(tmp_path), rewrites)
    with pytest.raises(EditError, match="has changed"):
        save(str(tmp_path), [Rewrite("a.yaml", None, b"x\n")])  # it was not there when read
    with pytest.raises(EditError, match="has changed"):
        save(str(tmp_path), [Rewrite("gone.yaml", b"a: 1\n", b"x\n")])
    assert files(tmp_path) == before


def test_a_write_that_fails_half_way_says_which_files_were_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["a.yaml", "b.yaml", "c.yaml"]
    for name in names:
        write(tmp_path, name)
    real = os.replace

    def fail(source_: str, target: str) -> None:
        if target.endswith("b.yaml"):
            raise OSError(28, "No space left on device")
        real(source_, target)

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(EditError) as caught:
        save(str(tmp_path), [Rewrite(name, b"a: 1\n", b"x\n") for name in names])
    assert "No space left" in caught.value.text.en
    assert caught.value.text.en.endswith("Written: a.yaml. Not written: b.yaml, c.yaml.")
    assert caught.value.text.vi.endswith("Đã ghi: a.yaml. Chưa ghi: b.yaml, c.yaml.")
    assert files(tmp_path) == {"a.yaml": b"x\n", "b.yaml": b"a: 1\n", "c.yaml": b"a: 1\n"}


@pytest.mark.parametrize("step", ["chmod", "fsync", "interrupt"])
def test_what_fails_before_the_first_replacement_leaves_all_as_it_was(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.yaml")
    write(tmp_path, "b.yaml")
    calls = []

    def fail(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise KeyboardInterrupt if step == "interrupt" else OSError(28, "No space left")

    monkeypatch.setattr(os, "fsync", fail)
    if step == "chmod":
        monkeypatch.setattr(os, "fsync", lambda _: None)
        monkeypatch.setattr(os, "chmod", lambda *_: fail(0))
    rewrites = [Rewrite(name, b"a: 1\n", b"x\n") for name in ("a.yaml", "b.yaml")]
    expected = KeyboardInterrupt if step == "interrupt" else EditError
    with pytest.raises(expected) as caught:
        save(str(tmp_path), rewrites)
    if expected is EditError:
        assert "Nothing was written" in str(caught.value)
    monkeypatch.undo()
    assert files(tmp_path) == {"a.yaml": b"a: 1\n", "b.yaml": b"a: 1\n"}


def test_a_file_or_folder_that_is_write_protected_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "a.yaml")
    asked = []
    monkeypatch.setattr(os, "access", lambda path, mode: asked.append((path, mode)))  # root may all
    with pytest.raises(EditError, match=r"no permission to write it. Nothing was written"):
        save(str(tmp_path), [Rewrite("a.yaml", b"a: 1\n", b"x\n")])
    assert asked == [(str(tmp_path / "a.yaml"), os.W_OK)]

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "makedirs", refuse)
    with pytest.raises(EditError, match=r"no permission to write it. Nothing was written"):
        save(str(tmp_path), [Rewrite("b/c.yaml", None, b"x\n")])
    assert files(tmp_path) == {"a.yaml": b"a: 1\n"}


def test_what_is_no_file_or_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    write(tmp_path, "large.yaml")
    write(tmp_path, "file")
    monkeypatch.setattr(edit_files, "MAX_BYTES", 4)
    monkeypatch.setattr(source, "MAX_BYTES", 4)
    for name in ("folder.yaml", "pipe.yaml", "large.yaml", "file/below.yaml"):
        with pytest.raises(EditError):
            edit_files.read(str(tmp_path), name)
    with pytest.raises(EditError, match="larger"):
        save(str(tmp_path), [Rewrite("new.yaml", None, b"12345")])
    assert not (tmp_path / "new.yaml").exists()
