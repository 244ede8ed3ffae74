"""Flags at days: what happened, hung on poles along a line of time, none covering another."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from plancheck.site.pictures.axis import Axis
from plancheck.site.pictures.figure import (
    SMALL,
    TIGHT,
    Pen,
    block,
    letters,
    line,
    linked,
    wrapped,
)
from plancheck.site.pictures.lettering import width
from plancheck.text import Text, write

WIDEST = 190
_BETWEEN = 10  # rows, in pixels
_DAY = Text("{day}", "{day}")


class Words(NamedTuple):
    """A line of a flag, and the page it leads to, if to any."""

    words: Text
    to: str = ""


class Flag(NamedTuple):
    """What is told of a day; `kind` is the class of its pole."""

    day: date
    lines: tuple[Words, ...]
    kind: str = ""

    @property
    def high(self) -> float:
        """Its height, the line of the day included."""
        return float(TIGHT * (1 + len(self.lines)))


class Hung(NamedTuple):
    """Flags, each with its place and how far its row is from the line; the height of all rows."""

    flags: tuple[tuple[Flag, float, float], ...]
    high: float


def hung(pen: Pen, axis: Axis, flags: Sequence[Flag]) -> Hung:
    """Return where flags hang, given from the first day to the last."""
    rows = stacked([(axis.at(each.day), _wide(pen, each)) for each in flags])
    tall = [0.0] * (max(rows, default=-1) + 1)
    for each, row in zip(flags, rows, strict=True):
        tall[row] = max(tall[row], each.high + _BETWEEN)
    offsets = [sum(tall[:row]) for row in range(len(tall))]
    places = tuple(
        (each, axis.at(each.day), offsets[row]) for each, row in zip(flags, rows, strict=True)
    )
    return Hung(places, sum(tall))


def upward(pen: Pen, every: Hung, foot: float, root: float) -> Iterator[str]:
    """Yield flags above a line at `foot`, with poles down to `root`."""
    for flag, at, offset in every.flags:
        top = foot - offset - flag.high
        yield line((at, top - 2), (at, root), f"p-pole {flag.kind}".strip())
        yield from _flag(pen, flag, (at + 5, top + SMALL - 2))


def downward(pen: Pen, every: Hung, head: float, root: float) -> Iterator[str]:
    """Yield flags below a line at `head`, with poles up to `root`."""
    for flag, at, offset in every.flags:
        top = head + offset
        yield line((at, root), (at, top + flag.high), f"p-pole {flag.kind}".strip())
        yield from _flag(pen, flag, (at + 5, top + SMALL))


def _flag(pen: Pen, flag: Flag, at: tuple[float, float]) -> Iterator[str]:
    left, top = at
    yield letters(pen, at, _DAY.fill(day=flag.day), "p-strong", "", SMALL)
    for each in flag.lines:
        top += TIGHT
        lines = wrapped(pen, each.words, WIDEST - 10, 1, size=SMALL)
        yield linked(pen, each.to, each.words, [block(pen, (left, top), each.words, lines)])


def _wide(pen: Pen, flag: Flag) -> float:
    """Return how wide a flag is, its pole and some room included."""
    widest = max((width(pen.say(each.words), SMALL) for each in flag.lines), default=0)
    day = width(write(flag.day, pen.lang), SMALL, bold=True)
    return min(max(widest, day), WIDEST - 10) + 14


def stacked(places: Sequence[tuple[float, float]]) -> list[int]:
    """Return the row of each flag: 0 is next to the line, and no flag covers another or its pole.

    A flag hangs to the right of its pole, which reaches from the line to its row: so it must lie
    beyond every flag that begins within its own breadth.

    Args:
        places: for each flag where its pole stands, from left to right, and how wide it is.
    """
    rows = [0] * len(places)
    # Flags further right that count: those below none of their left neighbours. Their poles are
    # negated, so that they rise while their rows fall.
    poles: list[float] = []
    high: list[int] = []
    for at in range(len(places) - 1, -1, -1):
        pole, wide = places[at]
        first = bisect_left(poles, -(pole + wide))
        rows[at] = high[first] + 1 if first < len(high) else 0
        while high and high[-1] <= rows[at]:
            high.pop()
            poles.pop()
        poles.append(-pole)
        high.append(rows[at])
    return rows
