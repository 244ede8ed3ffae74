"""How much of a source text the plan accounts for: letters inside quotes, section by section.

What counts are letters and digits (Unicode categories L and N) of the folded text. One is covered
where it lies inside the words of an anchor that were found at its lines, whatever element the
anchor belongs to, or inside a stretch that the plan ignores with a reason.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from plancheck.findings import Path, Place
from plancheck.model import Entity, Section
from plancheck.plan import Plan
from plancheck.provenance import SourceText, Spot, anchors, line_range
from plancheck.registry import Registry

Span = tuple[int, int]
_CLOSING = ".):;%"


class Anchoring(NamedTuple):
    """An anchor with the element it belongs to, its place, and the text it points at."""

    element: Entity
    subject: str
    place: Place
    spot: Spot
    text: SourceText | None


class Gap(NamedTuple):
    """A stretch of the text that no element accounts for."""

    first: int
    last: int
    words: str


class Stretch(NamedTuple):
    """A stretch of a source text, from the heading of a section to the next heading.

    `section` is None for what stands before the first heading.
    """

    file: str
    section: Section | None
    letters: int
    covered: int
    gaps: tuple[Gap, ...]


class Coverage(NamedTuple):
    """The coverage of all source texts of a plan, in the order of the texts."""

    stretches: tuple[Stretch, ...]

    @property
    def letters(self) -> int:
        """How many letters and digits the texts have."""
        return sum(stretch.letters for stretch in self.stretches)

    @property
    def covered(self) -> int:
        """How many of them are accounted for."""
        return sum(stretch.covered for stretch in self.stretches)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is not accounted for, in the order of the texts."""
        return tuple(gap for stretch in self.stretches for gap in stretch.gaps)


@lru_cache(maxsize=1)
def anchorings(plan: Plan) -> tuple[Anchoring, ...]:
    """Return every anchor that points at a text of this plan: its own and the registry's.

    An anchor of the registry is left out unless it is certain that it means this plan's text
    (`Plan.shared_text`). One of the plan has no text where its document could not be read.
    The checks of one plan run one after another and share the result of one walk.
    """
    return tuple(_anchorings(plan))


def _anchorings(plan: Plan) -> Iterator[Anchoring]:
    for entity in (plan.identity, *plan.entities.values()):
        for spot in anchors(entity):
            place = plan.at(entity, *spot.path)
            yield Anchoring(entity, plan.ref(entity), place, spot, plan.text(spot.doc))
    shared = _shared(plan.registry)
    for doc in shared if len(plan.registry.plans) == 1 else plan.shared_names():
        text = plan.shared_text(doc)
        for entity, spot in shared.get(doc, ()) if text is not None else ():
            place = plan.registry.at(entity, *spot.path)
            yield Anchoring(entity, entity.id, place, spot, text)


@lru_cache(maxsize=1)
def _shared(registry: Registry) -> dict[str | None, list[tuple[Entity, Spot]]]:
    """Return the anchors of the registry by the text they name; it is walked once for all plans."""
    found: dict[str | None, list[tuple[Entity, Spot]]] = defaultdict(list)
    for entity in registry.entities.values():
        for spot in anchors(entity):
            found[spot.doc].append((entity, spot))
    return found


def ignored(plan: Plan) -> Iterator[Anchoring]:
    """Yield the stretches that the plan ignores; without a quote the whole lines are meant."""
    for index, document in enumerate(plan.identity.source_documents):
        text = plan.texts.get(document.file)
        for rank, each in enumerate(document.ignore):
            path: Path = ("source_documents", index, "ignore", rank)
            spot = Spot(*line_range(each.lines), each.quote or "", path, document.file)
            place = plan.at(plan.identity, *path)
            yield Anchoring(plan.identity, plan.id, place, spot, text)


def coverage(plan: Plan) -> Coverage:
    """Return how much of each source text of a plan its elements account for."""
    spans: dict[str, list[Span]] = {file: [] for file in plan.texts}
    headings: dict[str, list[tuple[int, Section]]] = {file: [] for file in plan.texts}
    for anchoring in anchorings(plan):
        text, spot = anchoring.text, anchoring.spot
        found = text.find(spot.first, spot.last, spot.quote) if text else None
        if text is None or found is None:
            continue
        spans[text.file].append(found)
        if isinstance(anchoring.element, Section) and spot.path in (("source",), ("source", 0)):
            headings[text.file].append((found[0], anchoring.element))
    for entity in plan.aside:  # the text holds what is amended, before and after
        for spot in anchors(entity):
            text = plan.text(spot.doc)
            found = text.find(spot.first, spot.last, spot.quote) if text else None
            if text is not None and found is not None:
                spans[text.file].append(found)
    for _, _, _, spot, text in ignored(plan):
        if text is not None:
            found = text.find(spot.first, spot.last, spot.quote)
            whole = None if spot.quote else text.span(spot.first, spot.last)
            spans[text.file].extend(span for span in (found, whole) if span)
    stretches: list[Stretch] = []
    for file, text in plan.texts.items():
        stretches.extend(_stretches(text, spans[file], headings[file]))
    return Coverage(tuple(stretches))


def _stretches(
    text: SourceText, spans: Iterable[Span], headings: list[tuple[int, Section]]
) -> Iterator[Stretch]:
    """Cut a text at its headings, and the spans with it."""
    ordered: list[tuple[int, Section | None]] = [(0, None)]
    ordered += sorted(headings, key=lambda heading: heading[0])
    ends = [start for start, _ in ordered[1:]] + [len(text.folded)]
    bare = list(_bare(spans, len(text.folded)))
    at = 0
    for (start, section), end in zip(ordered, ends, strict=True):
        gaps = []
        missed = 0
        while at < len(bare) and bare[at][0] < end:
            low, high = max(bare[at][0], start), min(bare[at][1], end)
            count = _letters(text.folded[low:high])
            if count:
                missed += count
                gaps.append(_gap(text, low, high))
            if bare[at][1] > end:
                break
            at += 1
        letters = _letters(text.folded[start:end])
        if letters or section is not None:
            yield Stretch(text.file, section, letters, letters - missed, tuple(gaps))


def _bare(spans: Iterable[Span], length: int) -> Iterator[Span]:
    """Yield the stretches between spans that may overlap."""
    reached = 0
    for start, end in sorted(spans):
        if start > reached:
            yield reached, start
        reached = max(reached, end)
    if reached < length:
        yield reached, length


def _gap(text: SourceText, low: int, high: int) -> Gap:
    """Describe a stretch, from its first letter on, to its last letter and the mark after it."""
    while not text.folded[low].isalnum():
        low += 1
    end = high
    while not text.folded[end - 1].isalnum():
        end -= 1
    end += end < high and text.folded[end] in _CLOSING
    return Gap(text.line_at(low), text.line_at(end - 1), text.folded[low:end])


def _letters(words: str) -> int:
    return sum(map(str.isalnum, words))
