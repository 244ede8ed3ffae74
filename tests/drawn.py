"""Acts and references drawn at random: every field, and texts that upset spreadsheets and XML."""

import re
import unicodedata
from typing import Any

import msgspec
from hypothesis import strategies as st

from plancheck import shape
from plancheck.exchange.records import Records
from plancheck.model import Act, Reference
from plancheck.shape import Shape
from plancheck.source import HIDDEN

NASTY = [
    "=1+1", "+84", "-2", "@SUM(A1)", "\tx", "'", "''x", "05", "1/2", "1E5", "MAR1", "31/12/2019",
    "TRUE", "12345678901234567890", "a,b;c\td", 'say "x"', "two\nlines", "\n", "a\\nb", "\\",
    " x ", "<a href='x'>&amp;</a>", "]]>", "&#7;", "<!DOCTYPE a>", "{}", "[1]", "sep=;",
    "bị thay thế (replaced)", "Nghị định số 64/2007/NĐ-CP", "\u00a0x", "１", "＝1", "#N/A",
]  # fmt: skip
LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn", "Co"))
WORDS = (
    st.one_of(st.sampled_from(NASTY), st.text(LETTERS, max_size=12))
    .flatmap(lambda first: st.sampled_from(["", "\n", " ", "x"]).map(lambda end: first + end))
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: re.search(r"\S", text) is not None and not HIDDEN.search(text))
    .filter(lambda text: not re.search("[\ufffe\uffff]", text))
)
IDS = st.sampled_from(["a", "MAR1", "nd-64-2007-cp", "tv.ubnd", "Z_9", "e5", "x.y-z"])
BY_PATTERN = {
    "Link": st.sampled_from(["http://a.vn", "https://b.vn/?q=1&r=(2);c,d#e", "http://=x"]),
    "Lines": st.sampled_from(["1", "1-2", "394-395", "9999999"]),
    "Year": st.integers(1000, 2999).map(str),
    "Id": IDS,
    "Ref": st.one_of(IDS, st.sampled_from(["vi-du/cntt#HT3", "a/b"])),
}


def sound(each: Shape) -> st.SearchStrategy[Any]:
    """Draw data that fit a shape."""
    if each.form == "struct":
        return st.fixed_dictionaries(
            {name: sound(f.shape()) for name, f in each.fields.items() if f.required},
            optional={name: sound(f.shape()) for name, f in each.fields.items() if not f.required},
        )
    if each.form == "union":
        return st.one_of([sound(part) for part in each.parts])
    if each.form == "list":
        return st.lists(sound(each.parts[0]), min_size=1, max_size=3)
    if each.options:
        return st.sampled_from(each.options)
    pattern = each.pattern or next((m.pattern for m in each.metas if m.pattern), "") or ""
    if not pattern:
        return st.dates().map(str)
    if pattern == r"\S":
        return WORDS
    return BY_PATTERN[_name(each, pattern)]


def _name(each: Shape, pattern: str) -> str:
    if each.ref is not None:
        return "Ref"
    known = {"https?": "Link", "[1-9][0-9]{0,6}": "Lines", "[12][0-9]{3}": "Year"}
    return next((name for start, name in known.items() if start in pattern), "Id")


def entities(kind: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    """Draw entities of a kind."""
    return sound(shape.shape_of(kind)).map(lambda data: msgspec.convert(data, kind))


ACTS = entities(Act)
REFERENCES = entities(Reference)


@st.composite
def _records(draw: st.DrawFn) -> Records:
    found: dict[str, Any] = {}
    for entity in draw(st.lists(st.one_of(ACTS, REFERENCES), min_size=1, max_size=4)):
        found.setdefault(entity.id, entity)
    ordered = [found[name] for name in sorted(found)]
    return Records(
        tuple(each for each in ordered if isinstance(each, Act)),
        tuple(each for each in ordered if isinstance(each, Reference)),
    )


RECORDS = _records().filter(lambda records: bool(records.acts))
