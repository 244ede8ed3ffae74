"""Which elements of a plan hold which lines of its source text."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from plancheck.findings import Place
from plancheck.model import Amendment, Entity
from plancheck.plan import Plan
from plancheck.provenance import SourceText, anchors, line_range

MOST = 50  # owners of one line; a plan anchored many times to all of its text stays readable


class Span(NamedTuple):
    """Where words stand in a source text: lines and column from 1."""

    first: int
    last: int
    column: int


class Holders:
    """The elements of a plan by the lines of one source text that they are anchored to."""

    def __init__(self, plan: Plan, text: SourceText) -> None:
        folder = plan.at(plan.identity).file.rpartition("/")[0]
        self.file = f"{folder}/{text.file}" if folder else text.file
        self._entities = (
            plan.identity,
            *(each for each in plan.entities.values() if not isinstance(each, Amendment)),
        )
        self._from: list[int] = []
        self._held: list[tuple[tuple[int, int], ...]] = []
        self._sweep(
            (spot.first, spot.last, rank)
            for rank, entity in enumerate(self._entities)
            for spot in anchors(entity)
            if plan.text(spot.doc) is text and not spot.outside(text)
        )
        ignored = sorted(
            line_range(each.lines)
            for document in plan.identity.source_documents
            if document.file == text.file
            for each in document.ignore
        )
        self._ignored_from = [first for first, _ in ignored]
        passing = sorted(
            (spot.first, spot.last)
            for entity in (*plan.amendments, *plan.aside)
            for spot in anchors(entity)
            if plan.text(spot.doc) is text
        )
        self._passing_from = [first for first, _ in passing]
        self._passing_to = list(accumulate((last for _, last in passing), max))
        self._ignored_to = list(accumulate((last for _, last in ignored), max))

    def _sweep(self, spots: Iterable[tuple[int, int, int]]) -> None:
        """Go down the text once and note, from each line where it changes, who holds it.

        Who is anchored to the fewest lines comes first.
        """
        turns: dict[int, tuple[list[tuple[int, int]], list[tuple[int, int]]]] = {}
        for first, last, rank in spots:
            held = (last - first, rank)
            turns.setdefault(first, ([], []))[0].append(held)
            turns.setdefault(last + 1, ([], []))[1].append(held)
        active: list[tuple[int, int]] = []
        for line in sorted(turns):
            begin, end = turns[line]
            for held in end:
                del active[bisect_left(active, held)]
            for held in begin:
                insort(active, held)
            self._from.append(line)
            self._held.append(tuple(active[:MOST]))

    def ignored(self, span: Span) -> bool:
        """Tell whether the words are set aside as saying nothing about the plan."""
        before = bisect_right(self._ignored_from, span.first)
        if before > 0 and self._ignored_to[before - 1] >= span.last:
            return True
        # What only says that the plan is amended, or does not hold on the day, is no part of it.
        before = bisect_right(self._passing_from, span.first)
        return before > 0 and self._passing_to[before - 1] >= span.last and not self.of(span)

    def of(self, span: Span) -> tuple[Entity, ...]:
        """Return the elements whose anchors hold the words, the closest first."""
        low = max(bisect_right(self._from, span.first) - 1, 0)
        high = bisect_right(self._from, span.last)
        over = sorted({held for each in self._held[low:high] for held in each})
        return tuple({rank: self._entities[rank] for _, rank in over}.values())

    def place(self, span: Span) -> Place:
        """Return where the words stand."""
        return Place(self.file, position=(span.first, span.column))
