"""Reading YAML: scalars stay text, every node has its place, nothing makes the reader fail."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck import locating, source
from plancheck.findings import Place


def data(text: str) -> Any:
    document = source.parse("f.yaml", text.encode())
    assert not document.findings
    return document.data


@pytest.mark.parametrize(
    "written", ["1.819", "no", "yes", "on", "010", "12:30", "12:30:45", "2019-01-01", "1e3", "0x1F",
                "1_000", "true", ".inf", "=", "+5", "36a/NQ-CP"],
)  # fmt: skip
def test_a_scalar_stays_what_was_written(written: str) -> None:
    assert data(f"a: {written}\nb: [{written}]") == {"a": written, "b": [written]}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_an_empty_scalar_is_no_value_and_a_quoted_one_is_text(written: str) -> None:
    assert data(f"a: {written}\nb: '{written}'") == {"a": None, "b": written}


def test_text_is_composed() -> None:
    apart = unicodedata.normalize("NFD", "a: Sở\n")
    document = source.parse("f.yaml", apart.encode())
    assert document.data == {"a": "Sở"}
    assert [finding.rule.slug for finding in document.findings] == ["file-form"]


def test_what_stands_before_a_syntax_error_is_kept_and_the_rest_is_unread() -> None:
    document = source.parse("f.yaml", b"tasks:\n  - id: A\n  - id: B\n   x: [\n  - id: C\n")
    assert document.data == {"tasks": [{"id": "A"}, {"id": "B"}]}
    assert "id: C" in document.unread


def test_a_place_is_found_by_its_path() -> None:
    text = 'a:\n  - b: Nhiệm vụ "x"\n    c: [1, hai]\n'
    document = source.parse("f.yaml", text.encode())
    places = [
        Place("f.yaml", ("a", 0, "b")),
        Place("f.yaml", ("a", 0, "c"), key=True),
        Place("f.yaml", ("a", 0, "c", 1)),
        Place("f.yaml", ("a", 0, "missing")),
    ]
    found = locating.locate(document, places)
    assert [found[place][1:] for place in places] == [
        (2, 8, 2, 20), (3, 5, 3, 6), (3, 12, 3, 15), (2, 5, 2, 20),
    ]  # fmt: skip


PLAIN = st.text(st.characters(categories=["L", "N"], max_codepoint=0x1EFF), min_size=1, max_size=9)
TREES = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(PLAIN, inner, min_size=1, max_size=3)
    ),
    max_leaves=12,
)


def write(tree: Any, indent: int = 0) -> str:
    """Write a tree as block YAML."""
    pad = "  " * indent
    if isinstance(tree, dict):
        return "".join(
            f"{pad}{key}: {value}\n"
            if isinstance(value, str)
            else f"{pad}{key}:\n{write(value, indent + 1)}"
            for key, value in tree.items()
        )
    return "".join(
        f"{pad}- {value}\n" if isinstance(value, str) else f"{pad}-\n{write(value, indent + 1)}"
        for value in tree
    )


def leaves(tree: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:
    if isinstance(tree, str):
        return [(path, tree)]
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree)
    return [leaf for step, value in steps for leaf in leaves(value, (*path, step))]


@given(TREES.filter(lambda tree: not isinstance(tree, str)))
def test_the_slice_of_the_file_at_the_place_of_a_scalar_is_that_scalar(tree: Any) -> None:
    text = write(tree)
    document = source.parse("f.yaml", text.encode())
    if document.findings or document.empty:
        return  # NFD text, or a scalar that means "no value"
    assert document.data == tree
    lines = text.split("\n")
    places = {Place("f.yaml", path): leaf for path, leaf in leaves(tree)}
    for place, location in locating.locate(document, places).items():
        row = lines[location.line - 1]
        assert row[location.column - 1 : location.end_column - 1] == places[place]


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_reading_never_fails_on_any_bytes(raw: bytes) -> None:
    document = source.parse("f.yaml", raw)
    for location in locating.locate(document, [f.place for f in document.findings]).values():
        assert location.line >= 1
        assert location.column >= 1


YAMLISH = st.lists(
    st.sampled_from(["a", ": ", "\n", "  ", "- ", "[", "]", "{", "}", ",", "&x ", "*x", "!t ", "|",
                     ">", "'", '"', "#", "\t", "%", "---", "...", "<<", "?", "ế", "\x00"]),
    max_size=40,
).map("".join)  # fmt: skip


@given(YAMLISH)
def test_reading_never_fails_on_what_looks_like_yaml(text: str) -> None:
    document = source.parse("f.yaml", text.encode())
    locating.locate(document, [finding.place for finding in document.findings])
