"""What the wishes for the nodes of a file do to its text: stretches to replace, and nothing else.

In block style a change is made of whole lines: an entry goes with the lines it stands on, a new
one comes in lines of its own. Comment lines belong to the entry above that begins further left; all
others stay where they are. In brackets everything stays on its line.
"""

import re
from collections import defaultdict, deque
from typing import Any, NamedTuple

from plancheck.edit_wishes import ABSENT, Wish, outcome
from plancheck.errors import EditError
from plancheck.shape import Shape
from plancheck.spans import Child, Node, line_end, next_line
from plancheck.text import Text
from plancheck.writing import (
    STEP,
    Layout,
    Noted,
    comment_lines,
    dash_lines,
    entry_lines,
    fitting,
    flow,
    item_lines,
    ordered,
    part_of,
    value_lines,
)


class Splice(NamedTuple):
    """Text to put in the place of a stretch of the file; an empty stretch is a place between."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: list[Splice]) -> str:
    """Return a text with some stretches replaced; of two at one place, the first comes first."""
    parts: list[str] = []
    done = 0
    for start, end, fresh in sorted(splices, key=lambda splice: splice[:2]):
        assert start >= done, f"splices overlap at {start}"
        parts += [text[done:start], fresh]
        done = end
    return "".join([*parts, text[done:]])


class _Kept(NamedTuple):
    """What stays of a list or mapping, and what comes: `fresh` by key, or by index (None: end)."""

    staying: list[Child]
    leaving: list[Child]
    fresh: dict[Any, list[Any]]

    def neighbour(self, index: int | None) -> Child | None:
        """Return the last entry that stays before an index, None where none does."""
        before = [each for each in self.staying if index is None or int(each.step) < index]
        return before[-1] if before else None

    def in_order(self) -> list[tuple[int | None, list[Any]]]:
        """Return the new entries of a list by the index they come before, the last ones last."""
        return sorted(self.fresh.items(), key=lambda each: (each[0] is None, each[0] or 0))


class Splicer:
    """Turns the wishes for one file into splices; all offsets are those of the text as it was.

    Splices are made from the inside out: of two at one place, the inner comes first.
    """

    def __init__(self, file: str, text: str, root: Node | None, shape: Shape) -> None:
        self.file = file
        self.feed = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
        self.unfinished = bool(text) and not text.endswith("\n")
        self.text = text + self.feed if self.unfinished else text
        self.root = root
        self.shape = shape
        self.dash = _dash_of(text, root)
        self.splices: list[Splice] = []

    def run(self, data: Any, wish: Wish) -> str:
        """Return the text that the wishes make of the file.

        Raises:
            EditError: the text is written in a way that cannot be changed in places.
        """
        after = outcome(data, wish)
        if self.root is None or self.root.end == self.root.start:
            self._sections({} if after is ABSENT else after)
        elif self.root.flow and not _survives(data, wish):
            text = "" if after is ABSENT else flow(after, self.shape)
            self._replace(self.root.start, self.root.end, text)
        else:
            self._node(self.root, data, wish, self.shape, parent=0)
        result = spliced(self.text, self.splices)
        end = len(self.text) - len(self.feed)
        if self.unfinished and all(splice.end < end for splice in self.splices):
            return result.removesuffix(self.feed)
        return result

    # -- what all styles share ---------------------------------------------------------------------

    def _replace(self, start: int, end: int, text: str) -> None:
        self.splices.append(Splice(start, end, text))

    def _node(self, node: Node, data: Any, wish: Wish, shape: Shape | None, parent: int) -> None:
        """Fulfil the wishes below a node that stays; `parent` is the column of its key or dash."""
        shape = fitting(shape, data)
        kept = self._entries(node, data, wish, shape)
        if node.flow:
            self._brackets(node, data, kept, shape)
        elif node.form == "map":
            self._mapping(node, data, kept, shape)
        else:
            self._list(node, kept, shape, parent)

    def _entries(self, node: Node, data: Any, wish: Wish, shape: Shape | None) -> _Kept:
        """Fulfil the wishes for the entries that stay, and tell which do and what is new."""
        kept = _Kept([], [], defaultdict(list))
        at = Layout(self._column(node.start), self.dash)
        for child in node.children:
            before, below = data[child.step], wish.below.get(child.step)
            after = outcome(before, below) if below else before
            (kept.leaving if after is ABSENT else kept.staying).append(child)
            if below is None or after is ABSENT or after == before:
                continue
            part = part_of(shape, data, child.step)
            if below.given is None and _survives(before, below):
                self._node(child.node, before, below, part, at.column)
            elif node.flow:
                self._bracketed(child, flow(after, part))
            else:
                self._value(child, after, part, at)
        if node.form == "map":
            old = {child.step for child in node.children}
            new = [str(key) for key in wish.below if key not in old]
            kept.fresh.update({key: outcome(ABSENT, wish.below[key]) for key in new})
        for index, entry in wish.added:
            kept.fresh[index].append(entry)
        return kept

    def _column(self, at: int) -> int:
        return at - (self.text.rfind("\n", 0, at) + 1)

    def _line(self, at: int) -> int | None:
        """Return where the line of a node begins, None where something stands before the node."""
        begin = at - self._column(at)
        return begin if not self.text[begin:at].strip(" ") else None

    def _extent(self, child: Child, column: int) -> int:
        """Return where the lines of an entry end: with the comments below that stand further in."""
        extent = line = next_line(self.text, _end(child))
        while line < len(self.text):
            row = self.text[line : line_end(self.text, line)]
            after = next_line(self.text, line + 1)
            if row.lstrip(" ").startswith("#") and len(row) - len(row.lstrip(" ")) > column:
                extent = after
            elif row.strip():
                break
            line = after
        return extent

    # -- block style -------------------------------------------------------------------------------

    def _value(self, child: Child, data: Any, shape: Shape | None, at: Layout) -> None:
        """Write the value of a key, or an entry behind its dash, anew."""
        after, end, text = child.after, _end(child), self.text
        if after is None:
            raise self._unfit()
        if isinstance(child.step, int):
            first, *rest = dash_lines(data, shape, at)
        else:
            first, *rest = value_lines(data, shape, at, self._column(after), child.step)
        if isinstance(data, str) and self._extent(child, at.column) > next_line(text, end):
            first, rest = " " + flow(data, shape), []  # the comment would become part of the text
        tail = self._beside(child, after)
        behind = end if text[end - 1] == "\n" else line_end(text, end)
        if tail is None:
            self._replace(after, end, first)
            if rest:
                self._replace(behind, behind, self.feed + self.feed.join(rest))
            return
        if child.node.form == "scalar" or child.node.flow:
            tail += text[end:behind].rstrip()
        if tail and first and isinstance(data, dict):
            rest = [" " * (at.column + 1) + first, *rest]
            first = ""
        closing = [""] if text[end - 1] == "\n" else []
        self._replace(after, behind, self.feed.join([first + tail, *rest, *closing]))

    def _beside(self, child: Child, after: int) -> str | None:
        """Return the comment beside a key whose value stands below, None for a value beside it."""
        row = self.text[after : line_end(self.text, after)]
        if child.node.start > after + len(row):
            return row.rstrip()
        if child.node.style in ("|", ">"):
            return (re.search(r"\s+#.*", row) or [""])[0].rstrip()
        return None if child.node.form == "scalar" or child.node.flow else ""

    def _remove(self, child: Child, kept: _Kept, column: int) -> None:
        """Take out an entry with its lines; the next one moves up where it shared a line."""
        extent = self._extent(child, column)
        start = self._line(child.start)
        if start is not None:
            before = self.text.rfind("\n", 0, max(start - 1, 0)) + 1
            gap = start > 0 and not self.text[before:start].strip()
            if gap and not self.text[extent : line_end(self.text, extent)].strip():
                start = before  # or two gaps would follow one another
            self._replace(start, extent, "")
            return
        following = next(each for each in kept.staying if each.start > child.start)
        if not self.text[extent : following.start].strip():
            self._replace(child.start, following.start, "")
        else:
            start = len(self.text[: child.start].rstrip(" "))
            self._replace(start, len(self.text[:extent].rstrip("\r\n")), "")

    def _mapping(self, node: Node, data: Any, kept: _Kept, shape: Shape | None) -> None:
        if any(child.after is None for child in node.children):
            raise self._unfit()
        column = self._column(node.start)
        if node is self.root:
            self._sections(kept.fresh)
        else:
            for before, keys in _places(data, kept, shape):
                group = {key: kept.fresh[key] for key in keys}
                lines = entry_lines(group, shape, Layout(column, self.dash))
                self._lines(node, before, lines, column, column)
        for child in kept.leaving:
            self._remove(child, kept, column)

    def _list(self, node: Node, kept: _Kept, shape: Shape | None, parent: int) -> None:
        column = self._column(node.start)
        gap = [""] if self._has_gaps(node) else []
        for index, entries in kept.in_order():
            before = kept.neighbour(index)
            lines: list[str] = []
            for entry in entries:
                row = item_lines([entry], shape, Layout(column, self.dash))
                lines += [*gap, *row] if before else [*row, *gap]
            self._lines(node, before, lines, column, parent if index is None else column)
        for child in kept.leaving:
            self._remove(child, kept, column)

    def _lines(
        self, node: Node, before: Child | None, lines: list[str], column: int, inner: int
    ) -> None:
        """Put lines behind an entry and the comments below it that stand further in than `inner`.

        Without an entry they go before the first, which keeps its column.
        """
        if before is not None:
            place: int | None = self._extent(before, inner)
        else:
            place = self._line(node.start)
        if place is not None:
            self._replace(place, place, "".join(line + self.feed for line in lines))
        else:
            text = self.feed.join(lines).lstrip(" ") + self.feed + " " * column
            self._replace(node.start, node.start, text)

    def _has_gaps(self, node: Node) -> bool:
        """Tell whether most entries of a list stand apart from the one above."""
        gaps = 0
        for before, child in zip(node.children, node.children[1:], strict=False):
            gaps += re.search(r"\n[ \t]*\r?\n", self.text[_end(before) : child.start]) is not None
        return gaps * 2 > len(node.children) - 1

    def _sections(self, fresh: dict[Any, Any]) -> None:
        """Write new sections at the end of the file, each apart from what stands above."""
        if not fresh:
            return
        column = self._column(self.root.start) if self.root and self.root.children else 0
        end = self.root.end if self.root is not None else 0
        closing = re.compile(r"^\.\.\.", re.MULTILINE).search(self.text, end)
        place = closing.start() if closing else len(self.text)
        above = self.text[:place].rstrip(" \t")
        apart = not above or above.endswith(("\n\n", "\n\r\n"))
        lines: list[str] = []
        for key in ordered(fresh, self.shape):
            lines += [] if apart and not lines else [""]
            lines += entry_lines({key: fresh[key]}, self.shape, Layout(column, self.dash))
        self._replace(place, place, "".join(line + self.feed for line in lines))

    # -- brackets ----------------------------------------------------------------------------------

    def _brackets(self, node: Node, data: Any, kept: _Kept, shape: Shape | None) -> None:
        if node.form == "map":
            for before, keys in _places(data, kept, shape):
                texts = [flow({key: kept.fresh[key]}, shape)[1:-1] for key in keys]
                self._insert(node, before, texts)
        else:
            inner = part_of(shape, data, 0)
            for index, entries in kept.in_order():
                texts = [self._noted(node, entry, inner) for entry in entries]
                self._insert(node, kept.neighbour(index), texts)
        last = kept.staying[-1].start
        for before, child in zip((None, *node.children), node.children, strict=False):
            if child.start > last and before is not None:
                self._cut_last(child, before, whole=child is node.children[-1])
            elif child in kept.leaving:
                self._cut(child)

    def _bracketed(self, child: Child, text: str) -> None:
        node = child.node
        if isinstance(child.step, int) or node.end > node.start:
            self._replace(node.start, node.end, text)
        elif child.after is not None:
            self._replace(child.after, child.after, f" {text}")
        else:
            raise self._unfit()

    def _noted(self, node: Node, entry: Any, shape: Shape | None) -> str:
        """Return an entry in brackets, on lines of its own where a comment stands above it."""
        if not isinstance(entry, Noted):
            return flow(entry, shape)
        begin = node.start - self._column(node.start)
        row = self.text[begin : line_end(self.text, begin)]
        column = len(row) - len(row.lstrip(" ")) + STEP
        lines = comment_lines(entry.comment, column)
        return self.feed.join(["", *lines, " " * column + flow(entry.value, shape)])

    def _insert(self, node: Node, before: Child | None, texts: list[str]) -> None:
        if before is None:
            first = node.children[0].start
            self._replace(first, first, "".join(f"{text}, " for text in texts))
        else:
            commas = ["," if text.startswith(self.feed) else ", " for text in texts]
            joined = "".join(comma + text for comma, text in zip(commas, texts, strict=True))
            self._replace(_end(before), _end(before), joined)

    def _cut(self, child: Child) -> None:
        """Take an entry out of brackets with the comma behind it."""
        end = self._comma(_end(child)) or _end(child)
        while self.text[end : end + 1] == " ":
            end += 1
        self._replace(child.start, end, "")

    def _cut_last(self, child: Child, before: Child, *, whole: bool) -> None:
        """Take an entry that none follows out of brackets with the comma before it."""
        if whole and self._comma(_end(child)):
            self._cut(child)
            return
        comma = self._comma(_end(before)) or child.start
        if self.text[comma : child.start].strip():  # a comment stands between
            self._replace(comma - 1, comma, "")
            self._replace(child.start, _end(child), "")
        else:
            self._replace(comma - 1, _end(child), "")

    def _comma(self, at: int) -> int | None:
        """Return where the comma behind a place ends, None where there is none."""
        match = re.compile(r"(?:\s|#[^\n]*\n)*,").match(self.text, at)
        return match.end() if match else None

    def _unfit(self) -> EditError:
        return EditError(
            Text(
                f"{self.file}: ở đây khóa được viết kiểu “? khóa” hoặc thiếu dấu hai chấm; hãy sửa"
                " bằng tay.",
                f"{self.file}: keys are written here as “? key” or without a colon; edit it by"
                " hand.",
            )
        )


def _end(child: Child) -> int:
    """Return where an entry ends: an empty one ends behind its colon or dash."""
    return max(child.node.end, child.after or child.start)


def _survives(data: Any, wish: Wish) -> bool:
    """Tell whether something of a list or mapping stays, so that its text can be kept."""
    if not isinstance(data, (dict, list)):
        return False
    steps: list[Any] = list(data) if isinstance(data, dict) else list(range(len(data)))
    return any(
        step not in wish.below or outcome(data[step], wish.below[step]) is not ABSENT
        for step in steps
    )


def _places(
    data: dict[str, Any], kept: _Kept, shape: Shape | None
) -> list[tuple[Child | None, list[str]]]:
    """Return new keys with the entry they come behind, in the order of the model."""
    staying = {child.step: child for child in kept.staying}
    places: dict[str | None, list[str]] = {}
    before: str | None = None
    for key in ordered({**data, **kept.fresh}, shape):
        if key in kept.fresh:
            places.setdefault(before, []).append(key)
        elif key in staying:
            before = key
    return [(staying[key] if key is not None else None, keys) for key, keys in places.items()]


def _dash_of(text: str, root: Node | None) -> int:
    """Return how far the lists of a file are indented under their key: not at all, or one step."""
    waiting = deque([root] if root is not None else [])
    while waiting:
        node = waiting.popleft()
        for child in node.children:
            below = child.node
            if node.form == "map" and below.form == "list" and not (node.flow or below.flow):
                line = text.rfind("\n", 0, below.start) + 1
                key = child.start - (text.rfind("\n", 0, child.start) + 1)
                return 0 if below.start - line == key else STEP
            waiting.append(below)
    return STEP
