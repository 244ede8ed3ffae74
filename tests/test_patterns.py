"""Patterns kept between runs are the patterns that `re` would have made."""

import marshal
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck import patterns
from plancheck.patterns import Book

PATTERNS = [
    r"(?<!\w)số:? (?P<number>\d{1,5}[a-zđ]?)(?![\w/])",
    "[A-ZĐÀ-Ỹ]+(?:-[A-ZĐ]{1,12}){0,3}|điều \\d+",
    "",
    "(a)(?P<b>b)?(?(b)c|d)",
]


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    return str(tmp_path / "module.py")


def kept(module: str) -> list[Path]:
    return list(Path(module).parent.rglob("*.patterns*"))


def filled(module: str) -> Book:
    book = Book(module)
    for each in PATTERNS:
        book.compile(each, re.IGNORECASE)
    book.close()
    return Book(module)


@given(st.text(st.sampled_from("số: 12a/ĐIỀU-abcd"), max_size=30))
@pytest.mark.parametrize("each", PATTERNS)
def test_a_kept_pattern_finds_what_the_usual_one_finds(each: str, text: str) -> None:
    usual = re.compile(each, re.IGNORECASE)
    code = patterns._code(each, re.IGNORECASE)
    again = patterns._pattern(each, code)
    assert (again.pattern, again.flags, again.groups) == (usual.pattern, usual.flags, usual.groups)
    assert again.groupindex == usual.groupindex
    mine = [(match.span(), match.groups()) for match in again.finditer(text)]
    assert mine == [(match.span(), match.groups()) for match in usual.finditer(text)]


def test_the_second_run_compiles_nothing(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    book = filled(module)
    assert len(kept(module)) == 1

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(patterns, "_code", refuse)
    for each in PATTERNS:
        assert book.compile(each, re.IGNORECASE).pattern == each
    book.close()


@pytest.mark.parametrize(
    "damage",
    [
        b"", b"\0", b"no marshal", marshal.dumps(None), marshal.dumps((1, 2, 3)),
        marshal.dumps(((0, 0, 0), {})),
        marshal.dumps((patterns._VERSION, {(PATTERNS[0], 2): (1, b"\xff" * 40, 1, {}, (None,))})),
        marshal.dumps((patterns._VERSION, {(PATTERNS[0], 2): ()})),
        marshal.dumps((patterns._VERSION, {(PATTERNS[0], 2): (1, b"abc", 1, {}, (None,))})),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_compiled_as_usual(module: str, damage: bytes) -> None:
    filled(module)
    (file,) = kept(module)
    file.write_bytes(damage)
    book = Book(module)
    assert book.compile(PATTERNS[0], re.IGNORECASE).search("Số 12a")
    book.close()
    assert Book(module).compile(PATTERNS[0], re.IGNORECASE).search("Số 12a")


def test_nothing_is_written_where_python_writes_nothing(
    module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    filled(module)
    assert not kept(module)


def test_a_folder_that_cannot_be_written_is_no_fault(module: str) -> None:
    Path(module).parent.joinpath("__pycache__").write_text("in the way")
    assert filled(module).compile(PATTERNS[0]).search("số 12a")


def test_another_interpreter_keeps_nothing(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_PRIVATE", False)
    assert filled(module).compile(PATTERNS[0]).search("số 12a")
    assert not kept(module)


def test_a_pattern_that_is_none_is_refused(module: str) -> None:
    with pytest.raises(re.error):
        Book(module).compile("(")


ALL_PATTERNS = """
import pkgutil, re
from importlib import import_module
import plancheck
for each in pkgutil.walk_packages(plancheck.__path__, "plancheck."):
    if not each.name.endswith("__main__"):
        module = vars(import_module(each.name))
        print(each.name, [(k, v.pattern) for k, v in module.items() if isinstance(v, re.Pattern)])
"""


def test_patterns_are_the_same_in_every_run() -> None:
    """One that holds a set in no order is compiled anew each time, and may read otherwise."""

    def written(seed: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", ALL_PATTERNS], capture_output=True, text=True, check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout  # fmt: skip

    assert "plancheck.citing.tokens" in written("1")
    assert written("1").splitlines() == written("2").splitlines()
