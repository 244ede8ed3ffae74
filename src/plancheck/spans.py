"""Where each node of a sound plan file begins and ends, so that text can be cut at the right place.

The reader (`source`) keeps only where nodes begin: that is all a report needs, and the check of a
plan must be fast. An edit needs their ends too, and reads the events of its one file again.
"""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

import yaml

from plancheck.source import PARSER

Step = str | int


class Child(NamedTuple):
    """An entry of a list or mapping.

    `start` is where its key begins, or its dash (in a flow list, its value); `after` is where what
    follows the colon or the dash begins. For a key without a colon of its own it is None.
    """

    step: Step
    start: int
    after: int | None
    node: "Node"


class Node(NamedTuple):
    """A node: offsets of its first character and behind its last one, in code points.

    Blank lines and comments that follow are no part of it, but for the blank lines that a block
    scalar keeps (`|+`). `flow` says that a list or mapping is written in brackets; `style` is that
    of a scalar: nothing, a quotation mark, `|` or `>`.
    """

    form: Literal["scalar", "list", "map"]
    start: int
    end: int
    flow: bool = False
    style: str = ""
    children: tuple[Child, ...] = ()


def spans(text: str) -> Node | None:
    """Return the root node of a text that the strict reader accepts, None where it has none."""
    walker = _Walker(text)
    for event in walker.events:
        if isinstance(event, yaml.NodeEvent):
            return walker.node(event)
    return None


class _Walker:
    """Builds nodes from events; recursion is bounded by the depth that the reader allows."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.events = _events(text)

    def node(self, event: Any) -> Node:
        start = event.start_mark.index
        if isinstance(event, yaml.MappingStartEvent):
            return _collection("map", event, *self._entries())
        if isinstance(event, yaml.SequenceStartEvent):
            return _collection("list", event, *self._items(start, flow=bool(event.flow_style)))
        end = event.end_mark.index
        if event.style in ("|", ">"):
            end = self._block_end(start, end)
        return Node("scalar", start, end, style=event.style or "")

    def _entries(self) -> tuple[list[Child], Any]:
        """Return the entries of a mapping and the event that closes it."""
        children: list[Child] = []
        while not isinstance(key := next(self.events), yaml.MappingEndEvent):
            after = self._colon(key.end_mark.index)
            node = self.node(next(self.events))
            children.append(Child(key.value, key.start_mark.index, after, node))
        return children, key

    def _items(self, start: int, *, flow: bool) -> tuple[list[Child], Any]:
        """Return the entries of a list and the event that closes it."""
        children: list[Child] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            node = self.node(event)
            begin = node.start if flow else self._dash(start, children)
            after = node.start if flow else begin + 1
            children.append(Child(len(children), begin, after, node))
        return children, event

    def _colon(self, at: int) -> int | None:
        while self.text[at : at + 1] in (" ", "\t"):
            at += 1
        return at + 1 if self.text[at : at + 1] == ":" else None

    def _dash(self, start: int, before: list[Child]) -> int:
        """Return where the dash of the next item stands: all dashes of a list share a column."""
        if not before:
            return start
        column = start - (self.text.rfind("\n", 0, start) + 1)
        last = before[-1]
        line = next_line(self.text, max(last.start + 1, last.node.end))
        while not self.text.startswith(" " * column + "-", line):
            line = next_line(self.text, line + 1)
        return line + column

    def _block_end(self, start: int, end: int) -> int:
        """Leave out the blank lines after a block scalar, unless it keeps them."""
        header = self.text[start : line_end(self.text, start)].partition("#")[0]
        if "+" in header:
            return end
        return line_end(self.text, start + len(self.text[start:end].rstrip()) - 1)


def _events(text: str) -> Iterator[Any]:
    parser = PARSER(text)
    try:
        while (event := parser.get_event()) is not None:
            yield event
    finally:
        getattr(parser, "dispose", lambda: None)()


def _collection(
    form: Literal["list", "map"], opening: Any, children: list[Child], closing: Any
) -> Node:
    start = opening.start_mark.index
    if opening.flow_style:
        return Node(form, start, closing.end_mark.index, flow=True, children=tuple(children))
    last = children[-1]  # a block has one at least; its closing event comes only with what follows
    end = max(last.start + 1, last.after or 0, last.node.end)
    return Node(form, start, end, children=tuple(children))


def line_end(text: str, at: int) -> int:
    """Return where the line of an offset ends, before its line feed (and carriage return)."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if end > at and text[end - 1] == "\r" else end


def next_line(text: str, at: int) -> int:
    """Return where the next line begins: `at` itself where a line begins there."""
    if at == 0 or text[at - 1] == "\n":
        return at
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1
