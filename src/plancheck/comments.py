"""The comments and blank lines of a plan file, and which entry each belongs to.

A comment on a line of its own belongs to the entry below it; one that stands further in than that
entry closes the block above it. A comment behind something belongs to the entry of its line.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from plancheck.spans import Child, Node, line_end

_COMMENT = re.compile(r"#[^\n]*")
_HEADER = re.compile(r"[|>][-+0-9]*(?P<gap>[ \t]+)(?P<comment>#[^\n]*)")


class Comment(NamedTuple):
    """A comment: where it begins, its words from the `#` on, and what kind of line it is on."""

    start: int
    text: str
    own: bool  # nothing stands before it on its line


class Kept(NamedTuple):
    """What belongs to entries and blocks, by their start: lines above, beside and below them.

    A line is a comment, or empty.
    """

    above: dict[int, list[str]]
    beside: dict[int, list[str]]
    below: dict[int, list[str]]


def comments(text: str, root: Node) -> list[Comment]:
    """Return every comment of a sound text, in order."""
    found = []
    done = 0
    for start, end, node in [*_scalars(root, text), (len(text), len(text), None)]:
        found += [_comment(text, match) for match in _COMMENT.finditer(text, done, start)]
        if node is not None and node.style in ("|", ">"):
            header = _HEADER.match(text, start, line_end(text, start))
            if header is not None:
                found.append(
                    Comment(header.start("comment"), header["comment"].rstrip(), own=False)
                )
        done = end
    return found


def _comment(text: str, match: re.Match[str]) -> Comment:
    line = text.rfind("\n", 0, match.start()) + 1
    return Comment(match.start(), match[0].rstrip(), own=not text[line : match.start()].strip())


def _scalars(node: Node, text: str) -> Iterator[tuple[int, int, Node | None]]:
    """Yield the stretches of keys and scalars, in order: a `#` in them begins no comment."""
    if node.form == "scalar":
        yield node.start, node.end, node
    for child in node.children:
        if isinstance(child.step, str):
            yield child.start, child.after or child.start, None
        yield from _scalars(child.node, text)


class _Open(NamedTuple):
    """A block that the reader is in, and its column."""

    node: Node
    column: int


def kept(text: str, root: Node) -> Kept:
    """Return what comments and blank lines of a text whose root is a block belong to."""
    return _Keeper(text, root).run()


class _Keeper:
    """Goes through entries and lines in their order."""

    def __init__(self, text: str, root: Node) -> None:
        self.text = text
        self.root = root
        self.result = Kept(defaultdict(list), defaultdict(list), defaultdict(list))
        self.waiting: list[tuple[int, str]] = []  # column and comment; an empty one is a blank line
        self.open: list[_Open] = []
        self.last: Child | None = None

    def run(self) -> Kept:
        covered = list(_covered(self.root))
        lines = iter([*self._lines(covered), (len(self.text), 0, "", True)])
        line = next(lines)
        for child, opened in _entries(self.root, (self.root,)):
            while line[0] < child.start:
                self._line(*line)
                line = next(lines)
            self._settle(self._column(child.start))
            self.result.above[child.start] += [words for _, words in self.waiting]
            self.waiting = []
            self.last = child
            self.open = [_Open(node, self._column(node.start)) for node in opened]
        while line[0] < len(self.text):
            self._line(*line)
            line = next(lines)
        self._settle(-1)
        return self.result

    def _column(self, at: int) -> int:
        return at - (self.text.rfind("\n", 0, at) + 1)

    def _lines(self, covered: list[tuple[int, int]]) -> Iterator[tuple[int, int, str, bool]]:
        """Yield blank lines and comments outside scalars and brackets, in order."""
        starts = [start for start, _ in covered]
        found = []
        at = 0
        for row in self.text.split("\n"):
            rank = bisect_right(starts, at) - 1
            if not row.strip() and not (rank >= 0 and at < covered[rank][1]):
                found.append((at, 0, "", True))
            at += len(row) + 1
        for each in comments(self.text, self.root):
            rank = bisect_right(starts, each.start) - 1
            inside = rank >= 0 and each.start < covered[rank][1]
            if not inside or self.text[covered[rank][0]] in "|>":
                found.append((each.start, self._column(each.start), each.text, each.own))
        yield from sorted(found)

    def _line(self, at: int, column: int, words: str, own: bool) -> None:  # noqa: FBT001
        child = self.last
        if child is None or (own and not at < child.node.end):
            self.waiting.append((column, words))
        elif not own:
            self.result.beside[child.start].append(words)
        elif child.node.form == "scalar" or child.node.flow:
            self.result.above[child.start] += [words] if words else []
        else:
            self.waiting.append((column, words))

    def _settle(self, column: int) -> None:
        """Give what stands further in than the next entry to the blocks that it closes."""
        deeper = [rank for rank, (at, words) in enumerate(self.waiting) if words and at > column]
        inner = [each for each in self.open if each.column > column]
        if not deeper or not inner:
            return
        count = deeper[-1] + 1
        for at, words in self.waiting[:count]:
            while words and len(inner) > 1 and inner[-1].column > at:
                inner.pop()
            self.result.below[inner[-1].node.start].append(words)
        del self.waiting[:count]


def _entries(node: Node, opened: tuple[Node, ...]) -> Iterator[tuple[Child, tuple[Node, ...]]]:
    """Yield the entries of blocks in their order, with the blocks that each stands in."""
    for child in node.children:
        yield child, opened
        if child.node.form != "scalar" and not child.node.flow:
            yield from _entries(child.node, (*opened, child.node))


def _covered(node: Node) -> Iterator[tuple[int, int]]:
    """Yield the stretches of scalars and of what stands in brackets, in order."""
    if node.form == "scalar" or node.flow:
        yield node.start, node.end
        return
    for child in node.children:
        yield from _covered(child.node)
