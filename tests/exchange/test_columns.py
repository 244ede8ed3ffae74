"""The cells of the sheet: every column explained, every code found again, texts kept."""

import doctest
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn import WORDS
from plancheck import shape
from plancheck.exchange import columns
from plancheck.exchange.columns import KINDS, NAMES, code, codes, guard, join, label, split, unguard
from plancheck.model import (
    Act,
    EnactedUnder,
    EventType,
    Evidence,
    Grade,
    LegalEvent,
    Reference,
    RejectedClaim,
    Relation,
)

STRUCTS = {
    "act": Act,
    "enacted-under": EnactedUnder,
    "event": LegalEvent,
    "relation": Relation,
    "rejected-claim": RejectedClaim,
    "reference": Reference,
}


def test_the_examples_hold() -> None:
    assert doctest.testmod(columns).failed == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_rows_has_a_column_for_every_field(kind: str) -> None:
    fields = set(shape.fields_of(STRUCTS.get(kind, Evidence)))
    columned = {columns.FIELDS.get(key, key).partition(".")[0] for key in KINDS[kind].columns}
    rows_of_their_own = {each.field for each in KINDS.values()} if kind in STRUCTS else set()
    if kind in ("act", "reference"):
        rows_of_their_own |= {"id", "source"}  # `source`, in three forms, stands under `other`
    assert columned - {"other"} == fields - rows_of_their_own


def test_every_column_belongs_to_a_kind_and_has_a_name_of_its_own() -> None:
    used = {key for kind in KINDS.values() for key in kind.columns}
    assert {"id", "kind", "no", "evidence_no"} | used == set(NAMES)
    assert len({name.casefold() for name in NAMES.values()}) == len(NAMES)


@pytest.mark.parametrize(
    ("kind", "column", "options"),
    [
        ("act", "type", shape.fields_of(Act)["type"].shape().options),
        ("event", "type", get_args(EventType)),
        ("relation", "type", shape.fields_of(Relation)["type"].shape().options),
        ("event", "grade", get_args(Grade)),
        ("act", "grades.title", get_args(Grade)),
        ("act", "normative", ("true",)),
        ("act", "kind", tuple(KINDS)),
    ],
)
def test_every_code_is_explained_and_found_again(
    kind: str, column: str, options: tuple[str, ...]
) -> None:
    known = codes(kind, column)
    assert set(known) == set(options)
    for option in options:
        cell = label(option, known)
        assert cell != option
        for written in (cell, cell.upper(), f" {option} ", known[option].vi, known[option].en):
            assert code(written, known) == option


@given(WORDS)
def test_a_guarded_text_is_what_it_was(text: str) -> None:
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in tuple("=+-@\t\r\n＝＋－＠")


@given(st.lists(WORDS))
def test_several_texts_in_a_cell_are_what_they_were(texts: list[str]) -> None:
    assert split(join(texts)) == texts
    assert split(f"\n{join(texts)}\n  \n") == texts


@pytest.mark.parametrize(
    "text",
    ["05", "1.819", "1/2", "1-2", "12:30", "1E5", "2019-12-31", "31/12/2019", "MAR1", "1 Jan",
     "Sept 2", "tháng 1", "thg 3", "TRUE", "false", "ĐÚNG", "12345678901234567890", "(5)", "50%",
     "$5", "1 819", "1,5", "-5", "=A1", "@x", "'x"],
)  # fmt: skip
def test_what_a_spreadsheet_would_rewrite_is_guarded(text: str) -> None:
    assert guard(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["1819", "0", "64/2007/NĐ-CP", "Điều 5", "dieu-58", "qd-12", "abc12"]
)
def test_what_a_spreadsheet_leaves_alone_is_written_plain(text: str) -> None:
    assert guard(text) == text
