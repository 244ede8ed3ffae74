"""The chain around one element: legal basis, objective, task, body, as columns of linked boxes.

What is too much for a column is counted in a last box; the table below has all of it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from plancheck.site.grid import Cell, Column, Grid, Row, said
from plancheck.site.pictures.figure import (
    SMALL,
    TIGHT,
    Figure,
    Pen,
    block,
    framed,
    letters,
    line,
    linked,
    path,
    rect,
    wrapped,
)
from plancheck.site.pictures.layout import Box, Placed, placed
from plancheck.site.pictures.lettering import Lines, width
from plancheck.site.pictures.states import tone, word
from plancheck.text import Text

WIDE = 920
MOST = 8
_GAP_ACROSS, _GAP = 64, 14
_HEAD = 34
_PAD = 9
_LINES = 3
_LANE = 8.0  # the height that an edge keeps free where it passes a column
_MORE = Text("và {count} mục khác", "and {count} more")
_FLAG = Text("có cảnh báo", "has findings")
_NONE = Text("không có mục nào", "none")
_STATED = Text("văn bản nêu rõ", "stated by the text")
_INFERRED = Text("suy ra khi số hóa", "inferred by an editor")
_COLUMNS = (
    Column("from", Text("Từ", "From"), width=50),
    Column("relation", Text("Liên hệ", "Relation"), choice=True, width=24),
    Column("to", Text("Đến", "To"), width=50),
    Column("ground", Text("Căn cứ của liên hệ", "Ground"), choice=True, width=22),
)


class Node(NamedTuple):
    """A box: its key, its words and page, its state, and whether it has findings."""

    key: str
    words: Text
    to: str = ""
    state: str = ""
    flag: bool = False


class Nodes(NamedTuple):
    """A column: its head, its boxes, where the rest is listed, what an empty one says."""

    head: Text
    nodes: tuple[Node, ...]
    rest: str = ""
    none: Text = _NONE


class Edge(NamedTuple):
    """A link from one box to another, by their keys; `inferred` where the text does not say it."""

    start: str
    relation: Text
    end: str
    inferred: bool = False


def chain(  # noqa: PLR0913 - what is drawn, and how much of it
    pen: Pen,
    title: Text,
    columns: Sequence[Nodes],
    edges: Sequence[Edge],
    centre: str,
    most: int = MOST,
) -> Figure:
    """Return the chain around one element.

    Args:
        pen: what to draw with.
        title: what it shows.
        columns: the columns, from left to right; the first nodes of each are kept.
        edges: the links; those from and to nodes that no column has are left out.
        centre: the key of the element itself.
        most: how many boxes a column has at most, one that counts the others aside.
    """
    known = {node.key: node for column in columns for node in column.nodes}
    edges = [each for each in edges if each.start in known and each.end in known]
    boxed = _Boxed(pen, columns, centre, most)
    ways = _ways(boxed, edges)
    lanes = [
        [Box(key, _LANE) for key in dict.fromkeys(_lanes_in(ways, at))]
        for at in range(len(columns))
    ]
    boxes = [
        [Box(each.key, boxed.high(each), each.key in boxed.rests) for each in column]
        for column in boxed.shown
    ]
    every = [own + passing for own, passing in zip(boxes, lanes, strict=True)]
    where = placed(every, [pair for way in ways for pair in _pairs(way.stops)], _GAP)
    parts = [*boxed.heads(), *_curves(boxed, ways, where, centre), *boxed.drawn(where)]
    high = _HEAD + max(where.high, 40) + 8
    if any(each.inferred for each in ways):
        parts += _legend(pen, high + 22)
        high += 32
    return Figure(framed(pen, title, (WIDE, high), parts), title, _grid(title, known, edges))


class _Way(NamedTuple):
    """An edge as it is drawn: the boxes and lanes that it goes through, from left to right."""

    stops: tuple[str, ...]
    inferred: bool


class _Boxed:
    """The boxes that are shown, column by column."""

    def __init__(self, pen: Pen, columns: Sequence[Nodes], centre: str, most: int) -> None:
        self.pen, self.columns, self.centre = pen, columns, centre
        count = max(len(columns), 1)
        self.wide = min((WIDE - 4 - _GAP_ACROSS * (count - 1)) / count, 250)
        self.shown: list[list[Node]] = []
        self.rests: dict[str, int] = {}
        self.column_of: dict[str, int] = {}
        self.stands_for: dict[str, str] = {}  # the box that shows a node: its own, or the last one
        for at, column in enumerate(columns):
            kept, left_out = _kept(column.nodes, centre, most)
            if left_out:
                rest = f"\0{at}"  # no id of an element
                more = _MORE.fill(count=len(left_out))
                self.rests[rest] = len(left_out)
                self.stands_for |= dict.fromkeys((each.key for each in left_out), rest)
                kept = [*kept, Node(rest, more, column.rest)]
            self.stands_for |= {each.key: each.key for each in kept}
            self.column_of |= {each.key: at for each in kept}
            self.shown.append(kept)
        self._lines = {each.key: self._wrapped(each) for column in self.shown for each in column}

    def _wrapped(self, node: Node) -> Lines:
        room, strong = self.wide - 2 * _PAD, node.key == self.centre
        return wrapped(self.pen, node.words, room, _LINES, size=SMALL, bold=strong)

    def left(self, column: int) -> float:
        """Return where a column begins."""
        return 2 + column * (self.wide + _GAP_ACROSS)

    def high(self, node: Node) -> float:
        """Return the height of a box."""
        below = TIGHT + 2 if node.state or node.flag else 0
        return float(_PAD * 2 - 1 + TIGHT * max(len(self._lines[node.key].lines), 1) + below)

    def heads(self) -> Iterator[str]:
        """Yield the heads of all columns, and what empty ones say."""
        for at, column in enumerate(self.columns):
            left = self.left(at)
            yield letters(self.pen, (left, 14), column.head, "p-strong p-dim")
            if not column.nodes:
                lines = wrapped(self.pen, column.none, self.wide, 3)
                yield block(self.pen, (left, _HEAD + 16), column.none, lines, "p-dim")

    def drawn(self, where: Placed) -> Iterator[str]:
        """Yield all boxes, column by column, from top to bottom."""
        for at, column in enumerate(self.shown):
            for node in sorted(column, key=lambda each: where.tops[each.key]):
                inner = self._box(node, (self.left(at), _HEAD + where.tops[node.key]))
                yield linked(self.pen, node.to, self._name(node), inner)

    def _name(self, node: Node) -> Text:
        """Return the whole of what a box says: what is left of which column, in what state."""
        parts = [node.words]
        if node.key in self.rests:
            parts.insert(0, self.columns[self.column_of[node.key]].head)
        if node.state:
            parts.append(word(node.state))
        if node.flag:
            parts.append(_FLAG)
        return Text("; ".join(each.vi for each in parts), "; ".join(each.en for each in parts))

    def _box(self, node: Node, at: tuple[float, float]) -> Iterator[str]:
        kind = "p-box"
        if node.key == self.centre:
            kind = "p-box p-self"
        elif node.key in self.rests:
            kind = "p-box p-rest"
        high = self.high(node)
        yield rect(at, (self.wide, high), kind, 4)
        lines = self._lines[node.key]
        strong = "p-strong" if node.key == self.centre else ""
        yield block(self.pen, (at[0] + _PAD, at[1] + _PAD + 11), node.words, lines, strong)
        foot = at[1] + high - _PAD - 1
        left = at[0] + _PAD
        if node.state:
            kind = f"p-strong p-{tone(node.state)}"
            yield letters(self.pen, (left, foot), word(node.state), kind, "", SMALL)
            left += width(self.pen.say(word(node.state)), SMALL, bold=True) + 12
        if node.flag:
            yield path(["M", left, foot, "l", 5.5, -10, "l", 5.5, 10, "Z"], "p-warn")
            yield letters(self.pen, (left + 15, foot), _FLAG, "p-strong p-warn", "", SMALL)


def _kept(nodes: Sequence[Node], centre: str, most: int) -> tuple[list[Node], list[Node]]:
    """Return the nodes that get a box of their own, the element itself always, and the others."""
    if len(nodes) <= most:
        return list(nodes), []
    first = [each.key for each in nodes if each.key == centre]
    others = [each.key for each in nodes if each.key != centre]
    wanted = frozenset([*first, *others[: most - len(first)]])
    return [e for e in nodes if e.key in wanted], [e for e in nodes if e.key not in wanted]


def _ways(boxed: _Boxed, edges: Sequence[Edge]) -> list[_Way]:
    """Return each line between two boxes once; it is inferred only where all its edges are."""
    found: dict[tuple[str, str], bool] = {}
    for edge in edges:
        ends = (boxed.stands_for[edge.start], boxed.stands_for[edge.end])
        one, other = sorted(ends, key=lambda key: boxed.column_of[key])
        if one != other:
            found[one, other] = found.get((one, other), True) and edge.inferred
    far = Counter(end for pair in found if len(_between(boxed, *pair)) for end in pair)
    return [
        _Way((one, *_passing(boxed, one, other, far), other), inferred)
        for (one, other), inferred in found.items()
    ]


def _between(boxed: _Boxed, one: str, other: str) -> range:
    """Return the columns that an edge passes."""
    return range(boxed.column_of[one] + 1, boxed.column_of[other])


def _passing(boxed: _Boxed, one: str, other: str, far: Counter[str]) -> list[str]:
    """Return the lanes of an edge in the columns that it passes.

    Edges with a common end share theirs: that end of each edge which has more of them.
    """
    shared = f"\0>{other}" if far[other] > far[one] else f"\0<{one}"
    return [f"{shared}\0{at}" for at in _between(boxed, one, other)]


def _lanes_in(ways: Sequence[_Way], column: int) -> Iterator[str]:
    for way in ways:
        for stop in way.stops[1:-1]:
            if stop.endswith(f"\0{column}"):
                yield stop


def _pairs(stops: Sequence[str]) -> Iterator[tuple[str, str]]:
    return pairwise(stops)


def _curves(boxed: _Boxed, ways: list[_Way], where: Placed, centre: str) -> Iterator[str]:
    """Yield the lines behind the boxes, those of the element itself last, on top of the others."""
    high = {node.key: boxed.high(node) for column in boxed.shown for node in column}

    def middle(key: str) -> float:
        return _HEAD + where.tops[key] + high.get(key, _LANE) / 2

    for way in sorted(ways, key=lambda each: centre in each.stops):
        first, last = way.stops[0], way.stops[-1]
        kind = "p-edge p-near" if centre in way.stops else "p-edge"
        kind += " p-dashed" if way.inferred else ""
        column = boxed.column_of[first]
        at = (boxed.left(column) + boxed.wide, middle(first))
        steps: list[str | float] = ["M", *at]
        if column == boxed.column_of[last]:
            out = at[0] + _GAP_ACROSS * 0.6
            steps += ["C", out, at[1], out, middle(last), at[0], middle(last)]
            yield path(steps, kind)
            continue
        for ahead, stop in enumerate(way.stops[1:], 1):
            to = (boxed.left(column + ahead), middle(stop))
            bend = (to[0] - at[0]) / 2
            steps += ["C", at[0] + bend, at[1], to[0] - bend, to[1], *to]
            at = (to[0] + boxed.wide, to[1])
            if stop != last:
                steps += ["H", at[0]]
        yield path(steps, kind)


def _legend(pen: Pen, top: float) -> Iterator[str]:
    left = 2.0
    for words, kind in ((_STATED, "p-edge"), (_INFERRED, "p-edge p-dashed")):
        yield line((left, top - 4), (left + 34, top - 4), kind)
        yield letters(pen, (left + 42, top), words, "p-dim", "", SMALL)
        left += 42 + width(pen.say(words), SMALL) + 28


def _grid(title: Text, known: dict[str, Node], edges: Sequence[Edge]) -> Grid:
    """Return all links, and all nodes without any."""
    rows = [_row(known[each.start], each, known[each.end]) for each in edges]
    met = frozenset(key for each in edges for key in (each.start, each.end))
    alone: list[Row] = [(_cell(node), (), (), ()) for node in known.values() if node.key not in met]
    return Grid("lien-he", title, _COLUMNS, (*rows, *alone))


def _row(start: Node, edge: Edge, end: Node) -> Row:
    ground = _INFERRED if edge.inferred else _STATED
    return (_cell(start), said(edge.relation), _cell(end), said(ground))


def _cell(node: Node) -> tuple[Cell, ...]:
    return (Cell(node.words, node.to),)
