"""The chain around one element: legal basis, objective, task, body, as columns of linked boxes.

What is too much for a column is counted in a last box; the table below has all of it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plancheck.site.grid import Cell, Column, Grid, Row, said
from plancheck.site.pictures import ways
from plancheck.site.pictures.figure import (
    SMALL,
    TIGHT,
    Figure,
    Pen,
    Point,
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
_APART, _SIGN = 12, 15  # between a state and a flag; the width of the sign of a flag
_LANE = 8.0  # the height that an edge keeps free where it passes a column
_MORE = Text("và {count} mục khác", "and {count} more")
_FLAG = Text("có phát hiện", "has findings")
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
    every = ways.ways(boxed.column_of, _pairs(boxed, edges))
    boxes = [
        [Box(each.key, boxed.high(each), each.key in boxed.rests) for each in column]
        + [Box(lane, _LANE) for lane in lanes]
        for column, lanes in zip(boxed.shown, ways.lanes(every, len(columns)), strict=True)
    ]
    where = placed(boxes, ways.steps(every), _GAP)
    parts = [*boxed.heads(), *_lines(boxed, every, where), *boxed.drawn(where)]
    high = _HEAD + max(where.high, 40) + 8
    if any(each.inferred for each in every):
        parts += _legend(pen, high + 22)
        high += 32
    return Figure(framed(pen, title, (WIDE, high), parts), title, _grid(title, known, edges))


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
        rows = bool(node.state) + bool(node.flag) - self.beside(node)
        below = TIGHT * rows + 2 if rows else 0
        return float(_PAD * 2 - 1 + TIGHT * max(len(self._lines[node.key].lines), 1) + below)

    def beside(self, node: Node) -> bool:
        """Tell whether there is room for the flag of a box behind its state."""
        if not (node.state and node.flag):
            return False
        words = (self.pen.say(word(node.state)), self.pen.say(_FLAG))
        wide = sum(width(each, SMALL, bold=True) for each in words)
        return wide + _APART + _SIGN <= self.wide - 2 * _PAD

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
            above = foot - TIGHT * (node.flag and not self.beside(node))
            yield letters(self.pen, (left, above), word(node.state), kind, "", SMALL)
            if self.beside(node):
                left += width(self.pen.say(word(node.state)), SMALL, bold=True) + _APART
        if node.flag:
            yield path(["M", left, foot, "l", 5.5, -10, "l", 5.5, 10, "Z"], "p-warn")
            yield letters(self.pen, (left + _SIGN, foot), _FLAG, "p-strong p-warn", "", SMALL)


def _kept(nodes: Sequence[Node], centre: str, most: int) -> tuple[list[Node], list[Node]]:
    """Return the nodes that get a box of their own, the element itself always, and the others."""
    if len(nodes) <= most:
        return list(nodes), []
    first = [each.key for each in nodes if each.key == centre]
    others = [each.key for each in nodes if each.key != centre]
    wanted = frozenset([*first, *others[: most - len(first)]])
    return [e for e in nodes if e.key in wanted], [e for e in nodes if e.key not in wanted]


def _pairs(boxed: _Boxed, edges: Sequence[Edge]) -> dict[ways.Pair, bool]:
    """Return each two boxes that are joined, and whether all their links are inferred."""
    found: dict[ways.Pair, bool] = {}
    for edge in edges:
        ends = (boxed.stands_for[edge.start], boxed.stands_for[edge.end])
        one, other = sorted(ends, key=lambda key: boxed.column_of[key])
        if one != other:
            found[one, other] = found.get((one, other), True) and edge.inferred
    return found


class _Drawn(NamedTuple):
    """A line, and whether it is one of the element's own: those lie on top."""

    near: bool
    inferred: bool
    steps: list[str | float]


def _lines(boxed: _Boxed, every: Sequence[ways.Way], where: Placed) -> Iterator[str]:
    """Yield the lines behind the boxes."""
    high = {node.key: boxed.high(node) for column in boxed.shown for node in column}
    levels = {key: _HEAD + top + high.get(key, _LANE) / 2 for key, top in where.tops.items()}
    bundles, single = ways.bundled(boxed.column_of, every)
    found = [_way(boxed, way, levels) for way in single]
    gaps: dict[int, list[ways.Bundle]] = {}
    for bundle in bundles:
        gaps.setdefault(boxed.column_of[bundle.starts[0]], []).append(bundle)
    for those in gaps.values():
        for at, bundle in enumerate(those, 1):  # side by side, so that no two knots are one
            found += _knot(boxed, bundle, levels, at / (len(those) + 1))
    for each in sorted(found, key=lambda drawn: drawn.near):
        kind = "p-edge p-near" if each.near else "p-edge"
        yield path(each.steps, f"{kind} p-dashed" if each.inferred else kind)


def _way(boxed: _Boxed, way: ways.Way, levels: dict[str, float]) -> _Drawn:
    first, last = way.stops[0], way.stops[-1]
    near = boxed.centre in (first, last)
    column = boxed.column_of[first]
    at = (boxed.left(column) + boxed.wide, levels[first])
    steps: list[str | float] = ["M", *at]
    if column == boxed.column_of[last]:  # to a box of the same column: a bow beside it
        out = at[0] + _GAP_ACROSS * 0.6
        steps += ["C", out, at[1], out, levels[last], at[0], levels[last]]
        return _Drawn(near, way.inferred, steps)
    for ahead, stop in enumerate(way.stops[1:], 1):
        to = (boxed.left(column + ahead), levels[stop])
        steps += _bend(at, to)
        at = (to[0] + boxed.wide, to[1])
        if stop != last:
            steps += ["H", at[0]]
    return _Drawn(near, way.inferred, steps)


def _knot(
    boxed: _Boxed, each: ways.Bundle, levels: dict[str, float], part: float
) -> Iterator[_Drawn]:
    """Yield the lines of a bundle: from its boxes to a knot at a part of the gap, and on."""
    left = boxed.left(boxed.column_of[each.starts[0]]) + boxed.wide
    sides = (each.starts, each.ends)
    level = sum(sum(levels[key] for key in side) / len(side) for side in sides) / 2
    knot = (left + _GAP_ACROSS * part, level)
    for key in each.starts:
        start = (left, levels[key])
        near = key == boxed.centre or boxed.centre in each.ends
        yield _Drawn(near, each.inferred, ["M", *start, *_bend(start, knot)])
    for key in each.ends:
        near = key == boxed.centre or boxed.centre in each.starts
        end = (left + _GAP_ACROSS, levels[key])
        yield _Drawn(near, each.inferred, ["M", *knot, *_bend(knot, end)])


def _bend(start: Point, end: Point) -> list[str | float]:
    middle = (start[0] + end[0]) / 2
    return ["C", middle, start[1], middle, end[1], *end]


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
