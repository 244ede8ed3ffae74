"""The band of an act's force: a box for every stretch of time in one state, with its words."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from plancheck import validity
from plancheck.law import STATES
from plancheck.model import Act
from plancheck.site.pictures.axis import Axis
from plancheck.site.pictures.figure import SMALL, Pen, Point, hatched, letters, rect
from plancheck.site.pictures.lettering import width

HIGH = 24
_PLAIN = frozenset({"in-force", "ceased", "suspended"})  # boxes whose words need no ground


class Stretch(NamedTuple):
    """A stretch of one state: its first day, and the first day after it."""

    state: validity.Status
    first: date
    last: date


def stretches(act: Act, first: date, last: date) -> list[Stretch]:
    """Return the states of an act from its issue on, one after the other, up to a day.

    `first` is where an act begins whose issue nobody knows.
    """
    begin = max(first, act.issued) if act.issued is not None else first
    turns = sorted({each.on for each in act.events if begin < each.on < last})
    found: list[Stretch] = []
    for start, end in zip([begin, *turns], [*turns, last], strict=True):
        state, _ = validity.status(act, start)
        if found and found[-1].state == state:
            found[-1] = found[-1]._replace(last=end)
        else:
            found.append(Stretch(state, start, end))
    return found


def drawn(pen: Pen, axis: Axis, band: Sequence[Stretch], top: float) -> Iterator[str]:
    """Yield the boxes of a band."""
    for each in band:
        left = axis.at(each.first)
        yield _box(pen, each.state, (left, top), (axis.at(each.last) - left, HIGH))


def _box(pen: Pen, state: str, at: Point, size: Point) -> str:
    return hatched(pen, at, size) if state == "unknown" else rect(at, size, f"p-band p-{state}")


class Named(NamedTuple):
    """A word and where it begins."""

    state: validity.Status
    left: float


def named(
    pen: Pen, axis: Axis, band: Sequence[Stretch], poles: Sequence[float]
) -> tuple[list[Named], list[validity.Status]]:
    """Return where words stand in their boxes, clear of poles, and the states without room."""
    found: list[Named] = []
    for each in band:
        first, last = axis.at(each.first), axis.at(each.last)
        left = _room(sorted([first, *poles]), first, last, _wide(pen, each.state))
        if left is None and each.last == axis.last:  # there is all the room that flags have
            left = axis.right
        if left is not None:
            found.append(Named(each.state, left + 6))
    told = [each.state for each in found]
    return found, list(dict.fromkeys(each.state for each in band if each.state not in told))


def _wide(pen: Pen, state: validity.Status) -> float:
    return width(pen.say(STATES[state]), SMALL) + 8


def _room(poles: Sequence[float], first: float, last: float, wide: float) -> float | None:
    """Return where between poles there is room for a word, or at the beginning, or None."""
    within = [each for each in poles if first <= each < last]
    for left, right in pairwise([*within, last]):
        if right - left >= wide:
            return left
    return first if last - first >= wide else None


def words(pen: Pen, names: Sequence[Named], top: float) -> Iterator[str]:
    """Yield the words of a band."""
    for each in names:
        kind = "" if each.state in _PLAIN else "p-halo"
        yield letters(pen, (each.left, top + 16), STATES[each.state], kind, "", SMALL)


def legend(pen: Pen, states: Sequence[validity.Status], top: float) -> Iterator[str]:
    """Yield a small box and the words of each of some states, side by side."""
    left = 1.0
    for state in states:
        yield _box(pen, state, (left, top), (24, 13))
        yield letters(pen, (left + 32, top + 11), STATES[state], "p-dim", "", SMALL)
        left += 32 + _wide(pen, state) + 16
