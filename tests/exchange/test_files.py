"""`law export` and `law import` as their users call them."""

import codecs
import os
from pathlib import Path

import pytest

from plancheck.exchange import files
from support import REPOSITORY, Command, Workspace

REGISTRY = """\
acts:
  - id: a  # a comment
    type: luat
    number: 12/2019/QH14
    issuer: qh
    issued: 2019-06-01
bodies:
  - {id: qh, vi: Quốc hội, kind: central, jurisdiction: VN}
"""


@pytest.mark.parametrize("form", files.FORMS)
def test_the_real_registry_comes_back_unchanged(
    form: str, plancheck: Command, tmp_path: Path
) -> None:
    path = tmp_path / "acts"
    assert plancheck("law", "export", "--format", form, "-o", path).status == 0
    result = plancheck("law", "import", path, "--lang", "en")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("New: 0; changed: 0; unchanged: 143;")
    assert os.listdir(tmp_path) == ["acts"]


def test_without_a_path_the_file_goes_to_the_output(plancheck: Command) -> None:
    assert plancheck("law", "export").out.startswith(
        '<?xml version="1.0" encoding="UTF-8"?>\n<akoma'
    )
    assert plancheck("law", "export", "--format", "csv").out.startswith("\ufeffMã (id),Loại dòng")


def brought(
    plancheck: Command, root: Path, path: Path, form: str, *changes: tuple[str, str]
) -> None:
    """Export the acts of a workspace and change the words of the file."""
    assert plancheck("law", "export", "--format", form, "-o", path, "--plan", root).status == 0
    raw = path.read_bytes().decode()
    for old, new in changes:
        assert old in raw
        raw = raw.replace(old, new)
    path.write_bytes(raw.encode())


@pytest.mark.parametrize("form", files.FORMS)
def test_a_change_is_written_where_it_belongs_and_nowhere_else(
    form: str, plancheck: Command, workspace: Workspace, tmp_path: Path
) -> None:
    root = workspace({"r.yaml": REGISTRY})
    brought(plancheck, root, tmp_path / "acts", form, ("2019-06-01", "2019-06-02"))
    result = plancheck("law", "import", tmp_path / "acts", "--plan", root, "--lang", "vi")
    assert (result.status, result.err) == (0, "")
    assert "THAY ĐỔI  a: 12/2019/QH14\n    issued: 2019-06-01 -> 2019-06-02\n" in result.out
    assert result.out.endswith("\nĐã ghi: r.yaml.\n")
    written = (root / "r.yaml").read_text("utf-8")
    assert written == REGISTRY.replace("2019-06-01", "2019-06-02")
    again = plancheck("law", "import", tmp_path / "acts", "--plan", root, "--lang", "en").out
    assert again.startswith("New: 0; changed: 0; unchanged: 1;")
    assert "Written" not in again
    assert (root / "r.yaml").read_text("utf-8") == written


def test_a_look_shows_the_difference_and_writes_nothing(
    plancheck: Command, workspace: Workspace, tmp_path: Path
) -> None:
    root = workspace({"r.yaml": REGISTRY})
    path = tmp_path / "acts.csv"
    brought(plancheck, root, path, "csv", ("2019-06-01", "2/6/2019"))
    result = plancheck("law", "import", path, "--plan", root, "--dry-run", "--lang", "en")
    assert result.status == 0
    assert "A look only: nothing was written.\n--- a/r.yaml\n+++ b/r.yaml\n@@" in result.out
    assert "\n-    issued: 2019-06-01\n+    issued: 2019-06-02\n" in result.out
    assert (root / "r.yaml").read_text("utf-8") == REGISTRY


def test_new_acts_and_references_are_added_to_the_registry(
    plancheck: Command, workspace: Workspace, tmp_path: Path
) -> None:
    root = workspace({"r.yaml": REGISTRY})
    (tmp_path / "new.csv").write_text(
        "id;kind;type;on;source;vi;form;where\n"
        "b;act;luat;;;=Luật B;;\n"
        "b;event;có hiệu lực;1/7/2020;;;;\n"
        "b;evidence;;;web;;;\n"
        "web;reference;;;;;page;https://a.vn\n",
        "utf-8",
    )
    result = plancheck("law", "import", tmp_path / "new.csv", "--plan", root, "--lang", "en")
    assert result.status == 0
    assert "NEW  b: =Luật B\nNEW  web\n" in result.out
    assert "Written: r.yaml, registry/references.yaml." in result.out
    assert "# a comment" in (root / "r.yaml").read_text("utf-8")
    assert "web" in (root / "registry" / "references.yaml").read_text("utf-8")
    shown = plancheck("law", "show", "b", "--plan", root, "--as-of", "2020-07-01", "--lang", "en")
    assert "As of 2020-07-01: in force (since 2020-07-01)" in shown.out


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"id,kind,type\na,act,luat\nb,act,x\n", "dòng 3, cột C: “x” không dùng được"),
        (b"<!DOCTYPE a>", "dòng 1: Tệp khai báo DOCTYPE"),
        (codecs.BOM_UTF16_LE + "<a/>".encode("utf-16-le"), "dòng 1: Tệp không ở bảng mã UTF-8"),
        (b"id,kind,type,issuer\nb,act,luat,cp\n", "dòng 2, cột D: Không có mã “cp”"),
        (b"", "dòng 1: Tệp không có dòng nào"),
    ],
)
def test_a_damaged_file_brings_nothing_in(
    raw: bytes, words: str, plancheck: Command, workspace: Workspace, tmp_path: Path
) -> None:
    root = workspace({"r.yaml": REGISTRY})
    (tmp_path / "in").write_bytes(raw)
    before = {path: path.read_bytes() for path in root.iterdir()}
    result = plancheck("law", "import", "in", "--plan", root, "--lang", "vi", cwd=tmp_path)
    assert (result.status, result.out) == (2, "")
    assert f"in, {words}" in result.err
    assert "Chưa nhập gì: tệp có 1 chỗ cần sửa." in result.err
    assert {path: path.read_bytes() for path in root.iterdir()} == before


def test_a_registry_that_was_not_read_as_a_whole_is_neither_exported_nor_changed(
    plancheck: Command, workspace: Workspace, tmp_path: Path
) -> None:
    damaged = REGISTRY.replace("    number:", "    numbr:")
    for text in (damaged, REGISTRY + "  - {id: b", REGISTRY.replace("acts:", "act:")):
        root = workspace({"r.yaml": text})
        for arguments in (["export"], ["import", tmp_path / "none.csv"]):
            result = plancheck("law", *arguments, "--plan", root, "--lang", "en")
            assert (result.status, result.out) == (2, "")
            assert "plancheck check" in result.err


def test_a_hidden_character_is_not_exported(plancheck: Command, workspace: Workspace) -> None:
    root = workspace({"r.yaml": REGISTRY.replace("12/2019/QH14", '"12\\x07"')})
    result = plancheck("law", "export", "--plan", root, "--lang", "en")
    assert (result.status, result.out) == (2, "")


def test_a_registry_without_acts_is_not_exported(plancheck: Command, workspace: Workspace) -> None:
    result = plancheck("law", "export", "--plan", workspace(), "--lang", "en")
    assert (result.status, "no acts" in result.err) == (2, True)


def test_a_file_that_cannot_be_read_or_written_is_a_plain_error(
    plancheck: Command, tmp_path: Path
) -> None:
    for arguments in (["import", tmp_path / "none"], ["export", "-o", tmp_path / "no" / "a.xml"],
                      ["import", tmp_path], ["export", "-o", tmp_path]):  # fmt: skip
        result = plancheck("law", *arguments, cwd=REPOSITORY)
        assert (result.status, result.out) == (2, "")
        assert "Traceback" not in result.err
    assert os.listdir(tmp_path) == []
