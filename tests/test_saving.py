"""A file is written whole or not at all, and where its name says."""

import os
from pathlib import Path

import pytest

from plancheck import saving
from plancheck.errors import InputError


def test_a_file_is_written_and_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for content in (b"one", b"two"):
        saving.save(str(path), content)
        assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["a.csv"]


def test_a_new_file_has_the_permissions_of_the_user_and_an_old_one_keeps_its_own(
    tmp_path: Path,
) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    before = os.umask(0o027)
    try:
        saving.save(str(new), b"x")
    finally:
        os.umask(before)
    old.write_bytes(b"y")
    old.chmod(0o604)
    saving.save(str(old), b"z")
    assert (new.stat().st_mode & 0o777, old.stat().st_mode & 0o777) == (0o640, 0o604)


def test_a_link_is_neither_followed_nor_replaced(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"kept")
    link = tmp_path / "report.csv"
    link.symlink_to(secret)
    with pytest.raises(InputError, match="symbolic link"):
        saving.save(str(link), b"x")
    assert secret.read_bytes() == b"kept"
    assert link.is_symlink()


def test_a_link_on_the_way_does_not_lead_out_of_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside, outside = tmp_path / "checkout", tmp_path / "elsewhere"
    inside.mkdir()
    outside.mkdir()
    (inside / "real").mkdir()
    (inside / "out").symlink_to(outside)
    (inside / "near").symlink_to("real")
    monkeypatch.chdir(inside)
    with pytest.raises(InputError, match="out of the current folder"):
        saving.save("out/a.csv", b"x")
    assert os.listdir(outside) == []
    saving.save("near/a.csv", b"x")
    assert (inside / "real" / "a.csv").read_bytes() == b"x"
    saving.save("../elsewhere/b.csv", b"x")  # says where it goes
    saving.save(str(outside / "c.csv"), b"x")
    assert sorted(os.listdir(outside)) == ["b.csv", "c.csv"]


@pytest.mark.parametrize("name", ["", "no/such/folder/a.csv", "."])
def test_what_cannot_be_written_says_so(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as caught:
        saving.save(name, b"x")
    assert f"“{name}”" in caught.value.text.vi
    assert ".part" not in caught.value.text.en


def test_a_failure_on_the_way_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")

    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="No space left"):
        saving.save(str(path), b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.csv"]


def test_a_device_takes_what_it_is_given() -> None:
    saving.save(os.devnull, "x")
    assert not os.path.isfile(os.devnull)
