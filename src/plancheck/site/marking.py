"""A source text with the passages that elements quote, cut so that each piece leads to one element.

Passages may lie in each other and overlap: a piece leads to the shortest passage it lies in, and
beside the line on which a passage begins stands every element that quotes it.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from plancheck.coverage import Anchoring, anchorings, ignored
from plancheck.linking import KIND_NAMES
from plancheck.model import Act, Article, Citation, Entity, Section
from plancheck.provenance import SourceText, Spot, anchors
from plancheck.site.passages import text_of
from plancheck.site.view import View
from plancheck.text import Text


class Mark(NamedTuple):
    """A passage of a text: its stretch of the folded text, its first line, what it belongs to.

    `kind` is the kind of element: `act` for words that cite one, `ignored` for what the plan leaves
    aside, for the `reason` given. A passage whose words the text does not have is not `found`; it
    has no stretch. `own` tells that the element's own words are meant, not those of a citation.
    """

    start: int
    end: int
    line: int
    kind: str
    name: str
    to: str
    found: bool
    element: Entity
    own: bool
    reason: str = ""


class Piece(NamedTuple):
    """Some words of a line, and the passage that they lead to.

    `bare` tells that they hold letters and that no element accounts for them.
    """

    words: str
    mark: Mark | None
    bare: bool


class Line(NamedTuple):
    """A line of a text."""

    number: int
    pieces: tuple[Piece, ...]


class Row(NamedTuple):
    """Lines of which only the first begins passages, and these passages."""

    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]


def marks(view: View) -> dict[str, list[Mark]]:
    """Return the passages of each source text of a plan, in the order of the text."""
    found: dict[str, list[Mark]] = defaultdict(list)
    for each in (*anchorings(view.plan), *_former(view)):
        if each.text is not None and not each.spot.outside(each.text):
            found[each.text.file].append(_mark(view, each, each.text))
    for each in ignored(view.plan):
        if each.text is not None and not each.spot.outside(each.text):
            found[each.text.file].append(_ignored(view, each, each.text))
    return {file: sorted(some, key=lambda m: (m.line, m.start)) for file, some in found.items()}


def _former(view: View) -> Iterator[Anchoring]:
    """Yield the anchors of what amendments changed: the texts hold it before and after."""
    for entity in view.plan.aside:
        for spot in anchors(entity):
            place = view.plan.at(entity, *spot.path)
            yield Anchoring(entity, entity.id, place, spot, text_of(view, entity, spot))


def _mark(view: View, each: Anchoring, text: SourceText) -> Mark:
    entity, spot = each.element, each.spot
    stretch = text.find(spot.first, spot.last, spot.quote)
    start, end = stretch or (0, 0)
    line = text.line_at(start) if stretch else spot.first
    act = _cited(view, entity, spot)
    kind, name, to = _named(view, act or entity)
    if act is not None:
        name = act.number or act.id
    return Mark(start, end, line, kind, name, to, bool(stretch), entity, own=act is None)


def _named(view: View, entity: Entity) -> tuple[str, str, str]:
    """Return the kind, the name and the path of an element as it is on the day."""
    if entity is view.plan.identity:
        return "plan", "", view.addresses.root
    now = view.plan.find(entity.id)
    if now is None:
        return "", entity.id, view.addresses.page("sua-doi")
    name = now.number if isinstance(now, (Section, Article)) else now.id
    return view.kind_of(now), name, view.addresses.of(now)


def _cited(view: View, entity: Entity, spot: Spot) -> Act | None:
    """Return the act that an anchor is about, where it belongs to a citation."""
    if spot.path[0] not in ("legal_basis", "cites", "proposal"):
        return None
    part = getattr(entity, spot.path[0])
    if isinstance(part, tuple) and len(spot.path) > 1 and isinstance(spot.path[1], int):
        part = part[spot.path[1]]
    return view.plan.act(part.act) if isinstance(part, Citation) else None


def _ignored(view: View, each: Anchoring, text: SourceText) -> Mark:
    spot = each.spot
    found = text.find(spot.first, spot.last, spot.quote)
    start, end = found or ((0, 0) if spot.quote else text.span(spot.first, spot.last))
    line = text.line_at(start) if end > start else spot.first
    _, document, _, rank = spot.path
    reason = view.plan.identity.source_documents[int(document)].ignore[int(rank)].reason
    return Mark(start, end, line, "ignored", "", "", end > start, each.element, False, reason)  # noqa: FBT003


def kind_words(kind: str) -> Text:
    """Return what a kind of passage is called beside it."""
    if kind in _OTHER:
        return _OTHER[kind]
    words = KIND_NAMES[kind]
    return Text(words.vi, words.en.removeprefix("an ").removeprefix("a "))


_OTHER = {
    "": Text("nội dung đã được sửa đổi", "amended since"),
    "act": Text("viện dẫn", "citation"),
    "ignored": Text("không phải nội dung kế hoạch", "not content of the plan"),
    "section": Text("mục", "section"),
    "article": Text("", ""),  # its number says it: “Điều 3”
    "item": Text("hiện trạng", "situation"),
}


def lines(text: SourceText, some: Iterable[Mark]) -> Iterator[Line]:
    """Yield the lines of a text, each cut where the innermost passage changes."""
    spans = sorted((m.start, m.end, rank, m) for rank, m in enumerate(some) if m.end > m.start)
    cuts = sorted({at for start, end, _, _ in spans for at in (start, end)})
    active: list[tuple[int, int, int, Mark]] = []
    next_span = next_cut = 0
    for number in range(1, text.line_count + 1):
        at, end = text.span(number, number)
        pieces: list[Piece] = []
        while at < end:
            while next_span < len(spans) and spans[next_span][0] <= at:
                low, high, rank, mark = spans[next_span]
                heapq.heappush(active, (high - low, rank, high, mark))
                next_span += 1
            while active and active[0][2] <= at:
                heapq.heappop(active)
            while next_cut < len(cuts) and cuts[next_cut] <= at:
                next_cut += 1
            stop = min(end, cuts[next_cut]) if next_cut < len(cuts) else end
            _add(pieces, text.folded[at:stop], active[0][3] if active else None)
            at = stop
        yield Line(number, tuple(map(_spoken, pieces)))


def _add(pieces: list[Piece], words: str, mark: Mark | None) -> None:
    """Add words to a line, to its last piece where they belong to the same passage."""
    if pieces and pieces[-1].mark is mark:
        words = pieces.pop().words + words
    pieces.append(Piece(words, mark, mark is None and any(map(str.isalnum, words))))


def _spoken(piece: Piece) -> Piece:
    """Take a mark from a piece of punctuation alone, which nobody could be told of as a link."""
    return piece if any(map(str.isalnum, piece.words)) else piece._replace(mark=None)


def rows(text: SourceText, some: Iterable[Mark], page: int) -> Iterator[Row]:
    """Yield the lines of a text in rows: each begins where passages or one of its pages begin.

    Args:
        text: the text.
        some: its passages.
        page: how many lines a page holds.
    """
    begun: dict[int, dict[tuple[str, str, str], Mark]] = defaultdict(dict)
    ordered = tuple(some)
    for mark in ordered:
        key = (mark.to, mark.name, mark.reason)
        before = begun[mark.line].get(key)
        if before is None or (mark.found and not before.found):  # each element once, at its words
            begun[mark.line][key] = mark
    held: list[Line] = []
    for line in lines(text, ordered):
        if held and (line.number in begun or line.number % page == 1):
            yield _row(held, begun)
            held = []
        held.append(line)
    if held:
        yield _row(held, begun)


def _row(held: list[Line], begun: dict[int, dict[tuple[str, str, str], Mark]]) -> Row:
    return Row(tuple(held), tuple(begun.get(held[0].number, {}).values()))
