"""The ways of lines between the boxes of columns: through free lanes, and bundled at a knot.

A line that passes a column has a lane in it, which it shares with others of the same end. Boxes
that all lead to the same boxes of the next column share a knot: three and four lines, not twelve.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

Pair = tuple[str, str]


class Way(NamedTuple):
    """A line: the boxes and lanes that it goes through, from left to right."""

    stops: tuple[str, ...]
    inferred: bool


class Bundle(NamedTuple):
    """Lines from each of some boxes to each of some others, in the next column."""

    starts: tuple[str, ...]
    ends: tuple[str, ...]
    inferred: bool


def ways(column_of: Mapping[str, int], pairs: Mapping[Pair, bool]) -> list[Way]:
    """Return the way of each pair of boxes, the left one first.

    Args:
        column_of: the column of each box.
        pairs: which boxes are joined, and whether that is only inferred.
    """
    far = Counter(end for pair in pairs if _between(column_of, *pair) for end in pair)
    return [
        Way((one, *_lanes(column_of, one, other, far), other), inferred)
        for (one, other), inferred in pairs.items()
    ]


def lanes(every: Sequence[Way], columns: int) -> list[list[str]]:
    """Return the lanes in each column, each once."""
    found: list[dict[str, None]] = [{} for _ in range(columns)]
    for way in every:
        for stop in way.stops[1:-1]:
            found[int(stop.rpartition("\0")[2])][stop] = None
    return [list(each) for each in found]


def steps(every: Sequence[Way]) -> list[Pair]:
    """Return the neighbours on all ways, each pair once."""
    return list(dict.fromkeys(pair for way in every for pair in pairwise(way.stops)))


def bundled(column_of: Mapping[str, int], every: Sequence[Way]) -> tuple[list[Bundle], list[Way]]:
    """Return the bundles of at least two lines on both sides, and the ways that are in none."""
    ends: dict[tuple[str, bool], list[str]] = {}
    for way in every:
        if len(way.stops) == 2 and column_of[way.stops[0]] < column_of[way.stops[1]]:
            ends.setdefault((way.stops[0], way.inferred), []).append(way.stops[1])
    starts: dict[tuple[int, tuple[str, ...], bool], list[str]] = {}
    for (start, inferred), those in ends.items():
        starts.setdefault((column_of[start], tuple(sorted(those)), inferred), []).append(start)
    found = [
        Bundle(tuple(those), each, inferred)
        for (_, each, inferred), those in starts.items()
        if len(those) > 1 and len(each) > 1
    ]
    inside = frozenset(pair for each in found for pair in _pairs(each))
    return found, [way for way in every if way.stops not in inside]


def _pairs(bundle: Bundle) -> Iterator[Pair]:
    for start in bundle.starts:
        for end in bundle.ends:
            yield start, end


def _between(column_of: Mapping[str, int], one: str, other: str) -> range:
    """Return the columns that a line passes."""
    return range(column_of[one] + 1, column_of[other])


def _lanes(column_of: Mapping[str, int], one: str, other: str, far: Counter[str]) -> list[str]:
    """Return the lanes of a line; they are those of the end that has more lines of such kind."""
    shared = f"\0>{other}" if far[other] > far[one] else f"\0<{one}"
    return [f"{shared}\0{at}" for at in _between(column_of, one, other)]
