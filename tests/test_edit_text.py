"""Edits of text: the reader sees exactly the change, and every other line stays as it was."""

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plancheck import source
from plancheck.edit_text import Splicer
from plancheck.edit_wishes import ABSENT, Add, Remove, Set, bare, gather, outcome
from plancheck.errors import EditError
from plancheck.model import File
from plancheck.shape import shape_of
from plancheck.spans import Child, Node, next_line, spans
from strategies import LEAVES, TREES, styled

FILE = "f.yaml"
VALUES = TREES.filter(bool) | LEAVES
Change = Add | Set | Remove


def edit(text: str, *edits: Change) -> str:
    document = source.parse(FILE, text.encode())
    assert not document.unread
    data = document.data or {}
    wish = gather(data, edits)
    return Splicer(FILE, text, spans(text), shape_of(File)).run(data, wish)


def read(text: str) -> Any:
    document = source.parse(FILE, text.encode())
    assert not document.unread, (text, document.findings)
    return document.data or {}


def paths(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[tuple[Any, ...], Any]]:
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree)
    found = [(path, tree)]
    for step, part in () if isinstance(tree, str) else steps:
        found += paths(part, (*path, step))
    return found


@st.composite
def changes(draw: st.DrawFn, tree: Any) -> list[Change]:
    """Draw edits of a tree that do not contradict each other, most of the time."""
    nodes = paths(tree)
    found: list[Change] = []
    for _ in range(draw(st.integers(1, 4))):
        path, part = draw(st.sampled_from(nodes))
        if isinstance(part, list):
            at = draw(st.none() | st.integers(0, len(part)))
            comment = draw(st.sampled_from([(), ("lời dặn",)]))
            found.append(Add(FILE, path, draw(VALUES), at, comment))
        elif isinstance(part, dict):
            key = draw(st.sampled_from(["new", "vi", "zz"]))
            more = draw(st.sampled_from([(), ("deep",), ("deep", "er")]))
            found.append(Set(FILE, (*path, key, *more), draw(VALUES)))
        elif path:
            found.append(Set(FILE, path, draw(VALUES)))
        if path and draw(st.integers(0, 2)) == 0:
            found[-1] = Remove(FILE, path)
    return [change for change in found if change.path]


@st.composite
def cases(draw: st.DrawFn) -> tuple[Any, str, list[Change]]:
    tree, text = draw(styled())
    return tree, text, draw(changes(tree))


@given(cases())
def test_the_reader_sees_exactly_the_changes(case: tuple[Any, str, list[Change]]) -> None:
    tree, text, edits = case
    try:
        wish = gather(tree, edits)
    except EditError:
        return  # they contradict each other
    wanted = outcome(tree, wish)
    if wanted is ABSENT and "..." in text:
        return  # nothing may stand before the marker: refused by those who read again
    after = edit(text, *edits)
    assert read(after) == ({} if wanted is ABSENT else bare(wanted)), after


def child_at(text: str, path: tuple[Any, ...]) -> tuple[Node, Child]:
    """Return the node that holds the entry at a path, and the entry."""
    node = spans(text)
    for step in path[:-1]:
        node = node and found(node, step).node
    assert node is not None
    return node, found(node, path[-1])


def found(node: Node, step: Any) -> Child:
    child = next((each for each in node.children if each.step == step), None)
    assert child is not None
    return child


def bodies(text: str) -> list[str]:
    """Return the lines of a text but for their indentation, dashes and gaps."""
    return [row.strip(" -\r") for row in text.split("\n") if row.strip(" -\r")]


def is_part(few: list[str], many: list[str]) -> bool:
    rest = iter(many)
    return all(row in rest for row in few)


def blocks(text: str, kind: type) -> list[tuple[Any, ...]]:
    """Return the paths of the lists or mappings in block style that hold something."""
    document = source.parse(FILE, text.encode())
    found = []
    for path, part in paths(document.data):
        node = child_at(text, path)[1].node if path else spans(text)
        if isinstance(part, kind) and part and node and not node.flow:
            found.append(path)
    return found


@given(styled(), VALUES, st.data())
def test_what_is_added_leaves_every_line_in_its_place(
    case: tuple[Any, str], value: Any, data: st.DataObject
) -> None:
    _, text = case
    lists, maps = blocks(text, list), blocks(text, dict)
    edits: list[Change] = []
    for path in data.draw(st.lists(st.sampled_from(lists), max_size=3)) if lists else ():
        edits += [Add(FILE, path, value, at, ("lời dặn",)) for at in (0, None)]
    for path in data.draw(st.sets(st.sampled_from(maps), max_size=3)) if maps else ():
        edits += [Set(FILE, (*path, key), value) for key in ("new", "zz")]
    after = edit(text, *edits)
    assert is_part(bodies(text), bodies(after))


@given(styled(), VALUES, st.data())
def test_a_new_value_changes_the_lines_of_the_old_one_only(
    case: tuple[Any, str], value: Any, data: st.DataObject
) -> None:
    tree, text = case
    path, old = data.draw(st.sampled_from(paths(tree)[1:]))
    holder, child = child_at(text, path)
    after = edit(text, Set(FILE, path, value))
    begin = text.rfind("\n", 0, child.start) + 1
    behind = next_line(text, max(child.node.end, child.start + 1))
    assert after.startswith(text[:begin])
    assert behind == len(text) or after.endswith(text[behind:])
    if (isinstance(old, str) and not COMMENT.search(old)) or child.node.flow:
        assert COMMENT.findall(text) == COMMENT.findall(after)
    if holder.flow:
        assert after.startswith(text[: child.node.start])
        assert after.endswith(text[child.node.end :])


@given(styled(), st.data())
def test_an_entry_leaves_with_its_own_lines_only(
    case: tuple[Any, str], data: st.DataObject
) -> None:
    tree, text = case
    path = data.draw(st.sampled_from([path for path, _ in paths(tree)[1:]]))
    after = edit(text, Remove(FILE, path))
    while len(path) > 1 and len(dict(paths(tree))[path[:-1]]) == 1:
        path = path[:-1]  # what it leaves empty goes too
    holder, child = child_at(text, path)
    begin = text.rfind("\n", 0, child.start) + 1
    behind = next_line(text, max(child.node.end, child.after or 0))
    gone = text[begin:behind] if holder.flow or text[begin : child.start].strip() else ""
    if gone:
        assert after.startswith(text[:begin])
        return
    rest = after.removeprefix(text[:begin].rstrip())
    assert rest != after or not text[:begin].strip()
    assert is_part(bodies(rest), bodies(text[behind:]))
    below = len(text[begin : child.start])
    lost = text[behind : len(text) - len(rest.lstrip())]
    assert all(row.startswith(" " * (below + 1)) or not row.strip() for row in lost.split("\n"))


COMMENT = re.compile(r"# c\d+")
