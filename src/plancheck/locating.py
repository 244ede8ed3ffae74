"""From the path of a node back to its line and column."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from plancheck.findings import Location, Place
from plancheck.source import COLUMN_BITS, Document


def locate(document: Document, places: Iterable[Place]) -> dict[Place, Location]:
    """Return where in a document some places are; the document is walked once for all of them."""
    wanted = list(places)
    tree = None
    result: dict[Place, Location] = {}
    lines = document.text.split("\n")
    for place in wanted:
        if place.position is not None:
            result[place] = _span(document.file, place.position, lines, key=True)
            continue
        if not document.places:
            result[place] = Location(document.file, 1, 1, 1, 1)
            continue
        if tree is None:
            tree = _tree(document)
        packed, written = _resolve(tree, document.data, place)
        position = ((packed >> COLUMN_BITS) + 1, (packed & (1 << COLUMN_BITS) - 1) + 1)
        result[place] = _span(document.file, position, lines, key=place.key, written=written)
    return result


class _Node(NamedTuple):
    value: int
    children: dict[str | int, tuple[int, "_Node"]]


def _tree(document: Document) -> _Node:
    take = iter(document.places)

    def node(data: Any) -> _Node:
        value = next(take, 0)
        children: dict[str | int, tuple[int, _Node]] = {}
        if isinstance(data, dict):
            for key, part in data.items():
                at = next(take, 0)
                children[key] = (at, node(part))
        elif isinstance(data, list):
            for index, part in enumerate(data):
                below = node(part)
                children[index] = (below.value, below)
        return _Node(value, children)

    return node(document.data)


def _resolve(tree: _Node, data: Any, place: Place) -> tuple[int, str]:
    """Return the packed position of a place, or of its nearest parent that was written.

    With it comes the text that stands there: a key, a scalar, or nothing for a list or mapping.
    """
    here, key_at = tree, tree.value
    for step in place.path:
        if step not in here.children:
            return here.value, ""
        key_at, here = here.children[step]
        data = data[step]
    if place.key:
        return key_at, str(place.path[-1]) if place.path else ""
    return here.value, data if isinstance(data, str) else ""


_WIDEST = 500  # characters of a line that are looked at: many entries may share one long line


def _span(
    file: str, position: tuple[int, int], lines: list[str], *, key: bool, written: str = ""
) -> Location:
    line, column = position
    row = lines[line - 1] if line <= len(lines) else ""
    if written and row.startswith(written, column - 1):
        return Location(file, line, column, line, column + len(written))
    rest = row[column - 1 : column - 1 + _WIDEST].rstrip("\r")
    if key:
        match = re.match(r"[^\s:]+", rest)
    else:
        match = re.match(r"\"[^\"]*\"|'[^']*'|[^#]*?(?=\s+#|\s*$)", rest)
    length = max(len(match[0]) if match else 0, 1)
    return Location(file, line, column, line, column + length)
