"""The source text a plan was encoded from: its lines, quotes in it, and how much is covered."""

import hashlib
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from plancheck import shape
from plancheck.findings import Path
from plancheck.model import Anchor, Anchored, Entity, Objective, Part, Source, Target
from plancheck.shape import Shape


class Spot(NamedTuple):
    """One anchor of an element: the lines, the words expected there, where it is written."""

    first: int
    last: int
    quote: str
    path: Path
    doc: str | None

    def lines(self) -> str:
        """Return the lines as the file writes them: `394` or `394-395`."""
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def outside(self, text: "SourceText") -> bool:
        """Tell whether the lines are none that the text has."""
        return self.first > self.last or self.last > text.line_count


class SourceText:
    """A source text, its lines folded into one string so that a quote may cross line breaks."""

    __slots__ = ("_starts", "digest", "file", "folded", "line_count", "lines")

    def __init__(self, file: str, raw: bytes) -> None:
        self.file = file
        self.digest = hashlib.sha256(raw).hexdigest()
        text = unicodedata.normalize("NFC", raw.decode("utf-8", "replace"))
        self.lines = [" ".join(line.split()) for line in text.split("\n")]
        self.line_count = len(self.lines)
        self._starts: list[int] = []
        offset = 0
        for line in self.lines:
            self._starts.append(offset)
            offset += len(line) + 1 if line else 0  # a blank line leaves no trace in `folded`
        self.folded = " ".join(line for line in self.lines if line)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the stretch of `folded` that some lines take up; empty where there are none."""
        if not 1 <= first <= last or first > self.line_count:
            return 0, 0
        last = min(last, self.line_count)
        return self._starts[first - 1], self._starts[last - 1] + len(self.lines[last - 1])

    def find(self, first: int, last: int, quote: str) -> tuple[int, int] | None:
        """Return the stretch of `folded` that a quote takes up within some lines, or None."""
        start, end = self.span(first, last)
        words = fold(quote)
        at = self.folded.find(words, start, end)
        return (at, at + len(words)) if at >= 0 and words else None

    def where(self, quote: str) -> tuple[int, int] | None:
        """Return the first and last line of the first place where a quote occurs, or None."""
        words = fold(quote)
        at = self.folded.find(words) if words else -1
        if at < 0:
            return None
        return self.line_at(at), self.line_at(at + len(words) - 1)

    def agrees(self, first: int, last: int, quote: str) -> tuple[str, str]:
        """Return the leading words of a quote that stand within some lines, and what follows there.

        What follows is what the text says where the quote departs from it, up to eight words.
        """
        start, end = self.span(first, last)
        words = fold(quote).split(" ")
        low, high = 0, len(words)
        while low < high:  # the longest beginning: if some words are there, so are fewer
            middle = (low + high + 1) // 2
            if self.folded.find(" ".join(words[:middle]), start, end) >= 0:
                low = middle
            else:
                high = middle - 1
        head = " ".join(words[:low])
        at = self.folded.find(head, start, end) + len(head) if head else start
        return head, " ".join(self.folded[at : at + 200].split()[:8])

    def line_at(self, offset: int) -> int:
        """Return the line (from 1) that holds an offset of `folded`."""
        return bisect_right(self._starts, offset)


def fold(text: str) -> str:
    """Return a text with every run of white space as one space, composed (NFC)."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def line_range(lines: str) -> tuple[int, int]:
    """Return the first and last line of `394` or `394-395`."""
    first, _, last = lines.partition("-")
    return int(first), int(last or first)


def spots(part: Entity | Part) -> Iterator[Spot]:
    """Yield the anchors of an element, with the words that must stand there.

    Without a quote, the words are the element's `vi`.
    """
    yield from spots_of(getattr(part, "source", None), getattr(part, "vi", None) or "")


def stated(target: Target, objective: Objective) -> str:
    """Return the words of a target: its own, those its anchor quotes, or its objective's."""
    if target.vi is not None:
        return target.vi
    quotes = (spot.quote for spot in spots(target))
    return next(filter(None, quotes), objective.vi)


def anchors(part: Entity | Part) -> Iterator[Spot]:
    """Yield the anchors of an element and of all parts below it, entities excepted.

    The paths lead from the element and use written names.
    """
    if isinstance(part, (Entity, Anchored)):
        yield from spots(part)
    for attribute, written in _fields(type(part)):
        value = getattr(part, attribute)
        if isinstance(value, Anchor):
            yield from spots_of(value, "", (written,))
        elif isinstance(value, Part):
            for spot in anchors(value):
                yield spot._replace(path=(written, *spot.path))
        elif type(value) is tuple and value and isinstance(value[0], Part):
            for index, each in enumerate(value):
                for spot in anchors(each):
                    yield spot._replace(path=(written, index, *spot.path))


@cache
def _fields(kind: type[Entity | Part]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a struct, `source` excepted, that may hold an anchor somewhere below."""
    return tuple(
        (field.attribute, written)
        for written, field in shape.fields_of(kind).items()
        if written != "source" and _may_anchor(field.shape())
    )


def _may_anchor(each: Shape) -> bool:
    if each.form == "struct":
        kind = each.type
        if issubclass(kind, Entity):
            return False
        return issubclass(kind, (Anchor, Anchored)) or bool(_fields(kind))
    return any(_may_anchor(part) for part in each.parts)


def spots_of(source: Source | None, vi: str, path: Path = ("source",)) -> Iterator[Spot]:
    """Yield the anchors of a `source` field whose default quote is `vi`."""
    if source is None:
        return
    if isinstance(source, str):
        yield Spot(*line_range(source), vi, path, None)
    elif isinstance(source, Anchor):
        yield Spot(*line_range(source.lines), source.quote or vi, path, source.doc)
    else:
        for index, each in enumerate(source):
            yield from spots_of(each, vi, (*path, index))
