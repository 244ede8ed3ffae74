"""Markup: whatever is written in a plan is shown as text and does nothing else."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck.site.pictures.figure import (
    Pen,
    block,
    both,
    framed,
    hatching,
    letters,
    linked,
    shown,
    wrapped,
)
from plancheck.terminal import plain
from plancheck.text import Text
from strategies import TEXTS
from svg import HOSTILE, links, pen, read, words

ANY = TEXTS | st.sampled_from(HOSTILE)


@settings(deadline=None)
@given(ANY, ANY, ANY)
def test_text_stays_text(one: str, two: str, path: str) -> None:
    draw = pen()
    parts = [
        letters(draw, (0, 12), both(one)),
        linked(
            draw,
            f"p/{path}",
            both(two),
            [block(draw, (0, 30), both(two), wrapped(draw, both(two), 100, 2))],
        ),
    ]
    root = read(framed(draw, both(one), (100, 40), parts))
    assert len(root) == 3
    assert len(links(root)) == 1
    if one.isprintable():
        assert words(root)[0] == one


@given(st.text())
def test_what_is_shown_can_always_be_read_as_xml(text: str) -> None:
    assert "<" not in shown(text)
    ET.fromstring(f"<a b='{shown(text)}'>{shown(text)}</a>")
    assert not any(letter in shown(text) for letter in "\u202e\u200b\x00")


def test_hidden_characters_are_written_out() -> None:
    assert shown("a\u202eb\ud800\uffff") == "a\\u202eb\\ud800\\uffff"


@pytest.mark.parametrize(
    "path",
    ["javascript:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "//evil.example/",
     "data:text/html,x", "\\\\evil.example", "/\\evil.example", "JAVASCRIPT:x"],
)  # fmt: skip
def test_a_link_stays_on_the_site(path: str) -> None:
    draw = Pen("a", "vi", lambda path: path)
    [href] = links(read(framed(draw, both("x"), (1, 1), [linked(draw, path, both("x"), [])])))
    assert href.startswith(("./", "%", "/%"))
    assert not href.startswith("//")
    assert ":" not in href.split("/")[0]


def test_without_a_page_there_is_no_link() -> None:
    draw = pen()
    assert linked(draw, "", both("x"), ["abc"]) == "abc"
    assert 'role="img"' in framed(draw, both("x"), (1, 1), ["abc"])


@given(st.lists(st.text(max_size=8), min_size=2, max_size=2, unique=True))
def test_two_names_share_no_id(names: list[str]) -> None:
    pictures = "".join(
        framed(pen(name), both("x"), (1, 1), [hatching(pen(name))]) for name in names
    )
    ids = [each.get("id") for each in ET.fromstring(f"<b>{pictures}</b>").iter() if each.get("id")]
    assert len(ids) == len(set(ids)) == 4
    assert not any(letter.isspace() for name in ids for letter in name or "")


def test_words_of_the_plan_on_an_english_page_are_marked_as_vietnamese() -> None:
    draw = pen(lang="en")
    assert ' lang="vi"' in letters(draw, (0, 0), both("Sở Y tế"))
    assert " lang" not in letters(draw, (0, 0), Text("Sở Y tế", "Health"))
    assert " lang" not in letters(draw, (0, 0), both("80%"))
    assert " lang" not in letters(pen(), (0, 0), both("Sở Y tế"))


def test_what_is_cut_is_whole_in_its_title() -> None:
    draw, long = pen(), both("Ủy ban nhân dân các huyện, thị xã, thành phố trực thuộc tỉnh")
    lines = wrapped(draw, long, 100, 2)
    root = ET.fromstring(block(draw, (0, 0), long, lines))
    assert lines.cut
    assert root.findtext("title") == plain(long.vi)
