"""Where nodes begin and end: in step with the reader, and cut at the right character."""

from typing import Any

import pytest
import yaml
from hypothesis import given

from plancheck import source
from plancheck.source import COLUMN_BITS
from plancheck.spans import Node, spans
from strategies import styled


def starts(node: Node) -> list[int]:
    """Return where keys and values begin, in the order of the reader's places."""
    found = [node.start]
    for child in node.children:
        if node.form == "map":
            found.append(child.start)
        found += starts(child.node)
    return found


@given(styled())
def test_nodes_begin_where_the_reader_saw_them_and_end_with_what_they_say(
    case: tuple[Any, str],
) -> None:
    tree, text = case
    document = source.parse("f.yaml", text.encode())
    lines = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]
    mask = (1 << COLUMN_BITS) - 1
    places = [lines[packed >> COLUMN_BITS] + (packed & mask) for packed in document.places]
    root = spans(text)
    assert root is not None
    assert starts(root) == places
    check(root, tree, text)


def check(node: Node, tree: Any, text: str) -> None:
    part = text[node.start : node.end]
    if isinstance(tree, str) and node.style not in ("|", ">"):
        assert source.parse("f.yaml", part.encode()).data == (tree or None) or part == '""'
    assert part == part.strip(" \n") or node.style
    for child in node.children:
        assert node.start <= child.start <= child.node.end <= node.end
        if node.form == "list" and not node.flow:
            assert text[child.start] == "-"
        if node.form == "map":
            assert child.after is not None
            assert text[child.after - 1] == ":"
        check(child.node, tree[child.step], text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("a: >-\n  x\n\n  y\n\n\n# c\nb: 1\n", ">-\n  x\n\n  y"),
        ("a: |+\n  x\n\n\nb: 1\n", "|+\n  x\n\n\n"),
        ("a: |+ # c\n  x\n\n\nb: 1\n", "|+ # c\n  x\n\n\n"),
        ("a: | # c+\n  x\n\n\nb: 1\n", "| # c+\n  x"),
        ("a: |\r\n  x\r\n\r\nb: 1\r\n", "|\r\n  x"),
        ("a: x\n  y # c\nb: 1\n", "x\n  y"),
        ("a:\n  - x\n  - b:\n      c: [1,\n 2 ]\n\n# c\nb: 1\n", "- x\n  - b:\n      c: [1,\n 2 ]"),
        ("a: {x, y: }\n", "{x, y: }"),
        ("a:\nb: 1\n", ""),
        ("a:\n  -\n  -\n\nb: 1\n", "-\n  -"),
        ('"a": "😀\\n" # c\n', '"😀\\n"'),
    ],
)
def test_a_node_ends_before_blank_lines_and_comments(text: str, part: str) -> None:
    root = spans(text)
    assert root is not None
    node = root.children[0].node
    assert text[node.start : node.end] == part


def test_a_text_without_a_node_has_no_spans() -> None:
    assert spans("# only a comment\n") is None
    assert spans("") is None


@given(styled())
def test_the_parser_without_libyaml_sees_the_same_nodes(case: tuple[Any, str]) -> None:
    _, text = case
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("plancheck.spans.PARSER", yaml.Loader)
        slow = spans(text)
    assert slow == spans(text)
