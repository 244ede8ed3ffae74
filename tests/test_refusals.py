"""Names nobody vouches for."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck import refusals, source
from support import Command, Workspace

TASK = "tasks:\n  - {id: A1, vi: Xây dựng cổng, kind: content}\n"


@given(st.binary(min_size=1, max_size=20))
def test_whatever_the_bytes_of_a_name_it_can_be_shown(raw: bytes) -> None:
    name = os.fsdecode(raw)
    shown = refusals.shown(name)
    assert shown.encode("utf-8")
    assert refusals.sound(shown)
    assert refusals.sound(name) == (shown == name)


def test_halves_of_characters_as_windows_keeps_them_are_shown() -> None:
    assert refusals.shown("a\ud800.yaml") == r"a\ud800.yaml"


@pytest.mark.parametrize("format_", ["text", "json", "markdown", "sarif", "github", "junit"])
def test_a_name_that_is_no_text_is_told_and_crashes_no_report(
    plancheck: Command, workspace: Workspace, format_: str
) -> None:
    root = workspace({"tasks.yaml": TASK})
    (root / os.fsdecode(b"\xff.yaml")).write_text("tasks: []\n", "utf-8")
    result = plancheck("check", root, "--as-of", "2019-06-30", "--lang", "en", "--format", format_)
    assert (result.status, result.err) == (1, "")
    assert "xff.yaml" in result.out or "%5Cxff.yaml" in result.out
    assert "not UTF" in result.out


def test_a_link_that_leads_out_leaves_the_result_incomplete(
    plancheck: Command, workspace: Workspace
) -> None:
    root = workspace({"tasks.yaml": TASK})
    (root / "link.yaml").symlink_to("/etc/hostname")
    result = plancheck("check", root, "--as-of", "2019-06-30", "--lang", "en")
    assert "The result is incomplete: could not read all of link.yaml." in result.out


def test_a_pointer_of_git_lfs_is_told_plainly(plancheck: Command, workspace: Workspace) -> None:
    raw = "version https://git-lfs.github.com/spec/v1\noid sha256:0123\nsize 12\n"
    head = "plan:\n  id: a/b\n  type: annual-it-plan\n  vi: A\n  jurisdiction: VN\n"
    head += "  period: {from: 2019-01-01, to: 2019-12-31}\n"
    head += f"  source_documents: [{{file: source.txt, sha256: {'0' * 64}}}]\n"
    root = workspace({"tasks.yaml": raw, "source.txt": raw}, head)
    out = plancheck("check", root, "--as-of", "2019-06-30", "--lang", "en", "--format", "concise")
    assert out.out.count("it is a Git LFS pointer without its content") == 2
    assert not refusals.is_pointer(raw.encode() + b" " * 1024)
    assert source.parse("a.yaml", raw.encode()).unread
