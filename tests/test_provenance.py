"""Quotes and the lines they are anchored to."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.model import (
    Action,
    Adoption,
    Anchor,
    Citation,
    Counted,
    Due,
    Entity,
    Funding,
    Group,
    Objective,
    Period,
    Plan,
    PlanLink,
    Target,
    Task,
)
from plancheck.provenance import SourceText, anchors, fold, line_range, spots_of

TEXT = "Điều 1. Ban hành\r\n\n  kèm theo\tQuyết định  \nnày Kế hoạch.\nĐiều 2. Ban hành"
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậế0123456789.,;:-–%()"
SYLLABLE = st.text(LETTERS, min_size=1, max_size=6)
ANYTHING = st.text(max_size=60)


def text_of(words: str) -> SourceText:
    return SourceText("source.txt", words.encode("utf-8", "surrogatepass"))


def test_a_quote_is_found_across_lines_blank_lines_and_tabs() -> None:
    text = text_of(TEXT)
    assert text.folded == "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch. Điều 2. Ban hành"
    assert text.line_count == 5
    found = text.find(1, 4, "Ban hành kèm theo\nQuyết định này")
    assert found is not None
    assert text.folded[slice(*found)] == "Ban hành kèm theo Quyết định này"
    assert (text.line_at(found[0]), text.line_at(found[1] - 1)) == (1, 4)


def test_a_quote_is_not_found_outside_its_lines() -> None:
    text = text_of(TEXT)
    assert text.find(1, 1, "kèm theo") is None
    assert text.find(3, 2, "kèm theo") is None
    assert text.find(9, 12, "kèm theo") is None
    assert text.find(2, 2, "kèm theo") is None
    assert text.find(3, 99, "Điều 2.") is not None
    assert text.find(1, 5, " ") is None


def test_letters_composed_in_another_way_are_the_same() -> None:
    decomposed = unicodedata.normalize("NFD", TEXT)
    assert text_of(decomposed).folded == text_of(TEXT).folded
    assert text_of(TEXT).find(1, 1, unicodedata.normalize("NFD", "Điều 1.")) == (0, 7)


def test_where_offers_the_first_place() -> None:
    text = text_of(TEXT)
    assert text.where("Ban hành") == (1, 1)
    assert text.where("định này") == (3, 4)
    assert text.where("không có") is None
    assert text.where("") is None


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Ban hành kèm theo Nghị định", ("Ban hành kèm theo", "Quyết định này Kế hoạch.")),
        ("Nghị định", ("", "Điều 1. Ban hành kèm theo Quyết định")),
        ("Ban hành", ("Ban hành", "kèm theo Quyết định này Kế hoạch.")),
    ],
)
def test_agrees_tells_where_a_quote_departs(quote: str, expected: tuple[str, str]) -> None:
    assert text_of(TEXT.rpartition("\n")[0]).agrees(1, 4, quote) == expected


def test_an_empty_text_has_one_line_and_nothing_in_it() -> None:
    text = text_of("")
    assert (text.line_count, text.folded, text.span(1, 1)) == (1, "", (0, 0))
    assert text.find(1, 1, "a") is None


def test_lines_are_read_as_written() -> None:
    assert line_range("394") == (394, 394)
    assert line_range("394-395") == (394, 395)


def test_the_anchors_of_a_source_field() -> None:
    source = ("1", Anchor(lines="2-3", quote="b"), Anchor(lines="4", doc="x.txt"))
    found = list(spots_of(source, "vi"))
    assert [(spot.lines(), spot.quote, spot.path, spot.doc) for spot in found] == [
        ("1", "vi", ("source", 0), None),
        ("2-3", "b", ("source", 1), None),
        ("4", "vi", ("source", 2), "x.txt"),
    ]
    assert list(spots_of(None, "vi")) == []


def test_anchors_reach_every_part_but_not_the_entities_below() -> None:
    task = Task(
        id="A1",
        vi="a",
        kind="content",
        source="1",
        actions=(Action(vi="b", source="2"),),
        due=Due(by=date(2019, 1, 1), source="3"),
        funding=(Funding(amount="5", anchor=Anchor(lines="4", quote="c")),),
        cites=(Citation(act="x", source=Anchor(lines="5", quote="d")),),
    )
    assert [(spot.lines(), spot.quote, spot.path) for spot in anchors(task)] == [
        ("1", "a", ("source",)),
        ("2", "b", ("actions", 0, "source")),
        ("3", "", ("due", "source")),
        ("4", "c", ("funding", 0, "anchor")),
        ("5", "d", ("cites", 0, "source")),
    ]
    objective = Objective(id="M", vi="a", kind="general", targets=(Target(id="M.1", source="9"),))
    assert list(anchors(objective)) == []


def test_anchors_of_a_plan_and_of_a_group() -> None:
    plan = Plan(
        id="p",
        type="t",
        vi="a",
        jurisdiction="VN",
        period=Period(start=date(2019, 1, 1), end=date(2019, 12, 31)),
        adoption=Adoption(act="x", body="y", date=date(2018, 12, 3), source=("1", "2")),
        parent=PlanLink(vi="b", source="3"),
        legal_basis=(Citation(act="x"), Citation(act="x", source="4")),
    )
    assert [spot.path for spot in anchors(plan)] == [
        ("adoption", "source", 0),
        ("adoption", "source", 1),
        ("parent", "source"),
        ("legal_basis", 1, "source"),
    ]
    group = Group(id="g", vi="a", counts=(Counted(on=date(2019, 1, 1), members="9", source="7"),))
    assert [spot.path for spot in anchors(group)] == [("counts", 0, "source")]


def test_a_bare_entity_has_no_anchor() -> None:
    assert list(anchors(Entity(id="a"))) == []


@given(
    lines=st.lists(st.lists(SYLLABLE, max_size=6), min_size=1, max_size=12),
    space=st.sampled_from([" ", "  ", "\t", "\u00a0"]),
    composed=st.booleans(),
    data=st.data(),
)
def test_a_quote_cut_at_words_is_always_found(
    *, lines: list[list[str]], space: str, composed: bool, data: st.DataObject
) -> None:
    raw = "\n".join(space.join(line) for line in lines)
    text = text_of(raw if composed else unicodedata.normalize("NFD", raw))
    placed = [(number, word) for number, line in enumerate(lines, 1) for word in line]
    if not placed:
        assert text.folded == ""
        return
    first = data.draw(st.integers(0, len(placed) - 1))
    last = data.draw(st.integers(first, len(placed) - 1))
    quote = "\n".join(word for _, word in placed[first : last + 1])
    found = text.find(placed[first][0], placed[last][0], quote)
    assert found is not None
    assert text.folded[slice(*found)] == fold(quote)
    assert placed[first][0] <= text.line_at(found[0])
    assert text.line_at(found[1] - 1) <= placed[last][0]
    where = text.where(quote)
    assert where is not None
    assert text.find(*where, quote) is not None


@given(raw=st.binary(max_size=80), first=st.integers(), last=st.integers(), quote=ANYTHING)
def test_nothing_raises_whatever_is_asked(raw: bytes, first: int, last: int, quote: str) -> None:
    text = SourceText("source.txt", raw)
    start, end = text.span(first, last)
    assert 0 <= start <= end
    found = text.find(first, last, quote)
    assert found is None or text.folded[slice(*found)] == fold(quote)
    head, rest = text.agrees(first, last, quote)
    assert fold(quote).startswith(head)
    assert fold(rest) in text.folded
    text.where(quote)


@given(raw=st.text(max_size=200))
def test_every_letter_of_a_line_lies_in_its_span(raw: str) -> None:
    text = text_of(raw)
    for number, line in enumerate(text.lines, 1):
        assert text.folded[slice(*text.span(number, number))].startswith(line)
        if line:
            assert text.line_at(text.span(number, number)[0]) == number
