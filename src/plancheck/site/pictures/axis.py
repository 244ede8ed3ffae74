"""Days along a line, and the numbers of years below it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from plancheck.site.pictures.figure import SMALL, Pen, both, letters, line

_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2500)
_APART = 48  # pixels from the number of a year to the next, at least


class Axis(NamedTuple):
    """Days from `first` to `last` between two places of a picture, from left to right."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Return where a day stands; days beyond an end stand at that end."""
        whole = max((self.last - self.first).days, 1)
        passed = min(max((day - self.first).days, 0), whole)
        return self.left + (self.right - self.left) * passed / whole

    def holds(self, day: date) -> bool:
        """Tell whether a day lies within the axis."""
        return self.first <= day <= self.last

    def years(self) -> Iterator[date]:
        """Yield the first days of the years that are marked: every one, or each fifth ..."""
        years = max((self.last - self.first).days / 365.25, 1)
        apart = (self.right - self.left) / years
        step = next((each for each in _YEARS if each * apart >= _APART), _YEARS[-1])
        start = -(-self.first.year // step) * step
        for year in range(max(start, 1), self.last.year + 1, step):
            day = date(year, 1, 1)
            if self.holds(day):
                yield day


def padded(days: Sequence[date], left: float, right: float) -> Axis:
    """Return an axis over some days, with a little room at both ends."""
    first, last = min(days), max(days)
    room = max((last - first).days // 25, 60)
    return Axis(
        date.fromordinal(max(first.toordinal() - room, 1)),
        date.fromordinal(min(last.toordinal() + room, date.max.toordinal())),
        left,
        right,
    )


def lines(axis: Axis, top: float, bottom: float) -> Iterator[str]:
    """Yield a thin line for every year that is marked."""
    for day in axis.years():
        yield line((axis.at(day), top), (axis.at(day), bottom), "p-grid")


def numbers(pen: Pen, axis: Axis, bottom: float) -> Iterator[str]:
    """Yield the number of every year that is marked, to hang below its line."""
    for day in axis.years():
        at = axis.at(day)
        yield letters(pen, (at, bottom + 14), both(str(day.year)), "p-dim p-halo", "middle", SMALL)
