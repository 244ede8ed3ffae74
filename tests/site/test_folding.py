"""Words as they are looked for, and their order, held against the collation of a browser."""

import doctest
import json
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck import project
from plancheck.site import folding
from plancheck.site.folding import fold, order
from support import REPOSITORY

FOLD_JS = REPOSITORY / "src/plancheck/site/theme/js/a-fold.js"
ASKED = """
const collator = new Intl.Collator("vi", {numeric: true});
require("readline").createInterface({input: process.stdin}).on("line", (line) => {
  const [what, texts] = JSON.parse(line);
  const said = what === "sort" ? texts.sort(collator.compare) : texts.map(plancheck.fold);
  console.log(JSON.stringify(said));
});
"""
STARTS = ("", "b", "c", "ch", "d", "đ", "gh", "ng", "ngh", "qu", "th", "tr", "x")
ENDS = ("", "n", "ng", "nh", "u", "y")
VOWELS = "aăâeêioôơuưy"
TONES = ("", *folding.TONES)
SYLLABLES = st.builds(
    lambda start, vowel, tone, end, write: write(
        unicodedata.normalize("NFC", start + vowel + tone + end)
    ),
    st.sampled_from(STARTS),
    st.sampled_from(VOWELS),
    st.sampled_from(TONES),
    st.sampled_from(ENDS),
    st.sampled_from((str, str.upper, str.title)),
)
NUMBERS = st.integers(0, 1200).map(str)
NAMES = st.lists(
    st.one_of(SYLLABLES, NUMBERS, st.sampled_from([" ", "-", ".", ", ", "/", "(", "–"])),
    min_size=1,
    max_size=6,
).map("".join)

Ask = Callable[[str, list[str]], list[str]]


@pytest.fixture(scope="module")
def browser() -> Iterator[Ask]:
    """One process of Node for all questions: how a browser sorts, and what the script makes."""
    node = shutil.which("node")
    assert node, "Node.js is needed, as for the tests of editors"
    script = FOLD_JS.read_text("utf-8") + ASKED
    with subprocess.Popen(
        [node, "-e", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        told, heard = process.stdin, process.stdout

        def ask(what: str, texts: list[str]) -> list[str]:
            told.write(json.dumps([what, texts]) + "\n")
            told.flush()
            answer: list[str] = json.loads(heard.readline())
            return answer

        yield ask
        told.close()


def test_the_examples_in_docstrings_hold() -> None:
    assert doctest.testmod(folding).failed == 0


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("SỞ NỘI VỤ", "so noi vu"),
        ("hoá hóa uỷ ủy thuý thúy", "hoa hoa uy uy thuy thuy"),
        ("Đường, đê; Ðội", "duong, de; doi"),
        ("1819/QĐ-TTg", "1819/qd-ttg"),
        ("1819/QĐ–TTg", "1819/qd-ttg"),
        ("II.6.đ", "ii.6.d"),
        ("  a\u00a0\n\tb ", "a b"),
        ("S\u1edf\u200b Y\u00ad t\u1ebf", "so y te"),
        ("ＡＢ", "ab"),
        ("", ""),
    ],
)
def test_words_are_found_without_marks(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(NAMES)
def test_how_letters_are_composed_makes_no_difference(name: str) -> None:
    nfd = unicodedata.normalize("NFD", name)
    assert fold(nfd) == fold(name)
    assert order(nfd) == order(name)


@given(NAMES)
def test_no_mark_is_left(name: str) -> None:
    assert fold(name).isascii()


def test_all_syllables_stand_in_the_order_of_a_browser(browser: Ask) -> None:
    every = [
        write(unicodedata.normalize("NFC", "".join(parts)))
        for parts in product(STARTS, VOWELS, TONES, ENDS)
        for write in (str, str.title)
    ]
    assert sorted(every, key=order) == browser("sort", every)


def test_the_titles_of_the_real_plan_stand_in_the_order_of_a_browser(browser: Ask) -> None:
    titles = sorted({each for pair in real_names() for each in pair if each})
    assert sorted(titles, key=order) == browser("sort", titles)


@given(names=st.lists(NAMES, min_size=2, max_size=8))
def test_names_stand_in_the_order_of_a_browser(browser: Ask, names: list[str]) -> None:
    mine = sorted(names, key=lambda name: order(name)[:3])
    assert mine == browser("sort", names)


@given(names=st.lists(NAMES | st.text(st.characters(max_codepoint=0x2FFF)), max_size=6))
def test_the_script_of_the_site_folds_alike(browser: Ask, names: list[str]) -> None:
    known = [name for name in names if all(unicodedata.category(each) != "Cs" for each in name)]
    assert [fold(name) for name in known] == browser("fold", known)


def test_the_script_folds_the_real_plan_alike(browser: Ask) -> None:
    titles = [each for pair in real_names() for each in pair]
    assert [fold(title) for title in titles] == browser("fold", titles)


def real_names() -> list[tuple[str, str]]:
    """Return id and title of everything in the real plan."""
    loaded = project.load(project.open_project([str(REPOSITORY)]))
    found: list[Any] = [e for each in loaded.workspace.holders() for e in each.entities.values()]
    return [(each.id, each.vi or "") for each in found]
