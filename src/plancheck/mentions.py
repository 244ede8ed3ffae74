"""The acts that a plan's own words cite, and which act of the registry each of them means.

The words are the source text where the plan has one, and otherwise what its elements say. They are
read once a plan, and only the sentences that may hold a citation are read at all.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from plancheck.citation import Citation, Unread, read
from plancheck.citation_words import LAWS, STANDARDS
from plancheck.findings import Place
from plancheck.issuer import issued_by
from plancheck.model import Act, Entity
from plancheck.plan import Plan
from plancheck.printed import dated_by_number, name_of_law
from plancheck.provenance import SourceText, anchors, line_range
from plancheck.registry import Registry
from plancheck.text import Text


class Mention(NamedTuple):
    """One citation in the plan's words.

    `act` is the act it means, if the registry holds it; `alike` are acts with the same number or
    name that it does not mean, or all of them where it could mean several. `owners` are the
    elements that hold the words, the one with the fewest lines first; `place` is where they stand.
    """

    citation: Citation
    act: Act | None
    alike: tuple[Act, ...]
    owners: tuple[Entity, ...]
    place: Place


class Lost(NamedTuple):
    """Words that look like a citation and cannot be read, who holds them, where they stand."""

    unread: Unread
    owners: tuple[Entity, ...]
    place: Place


class Mentions(NamedTuple):
    """All that a plan's words cite, in their order."""

    read: tuple[Mention, ...]
    lost: tuple[Lost, ...]


# A number of an act, or the kind of a law: a sentence without either cites nothing.
_MAYBE = re.compile(
    r"\d[A-Za-z]?\s*[/-]\s*(?:\d{4}\s*/?\s*)?[A-ZĐÐ]|[Ll]uật|LUẬT|[Pp]háp\s+lệnh|[Hh]iến\s+pháp"
    rf"|\b(?:{'|'.join(STANDARDS)})\b|\bsố\s+\d"
)


@lru_cache(maxsize=4)  # the checks ask for the same plan one after the other
def mentions(plan: Plan) -> Mentions:
    """Return what the words of a plan cite, its own act excepted."""
    found: list[Mention] = []
    lost: list[Lost] = []
    texts = [text for text in plan.texts.values() if any(text.lines)]
    for text in texts:
        _read_text(plan, text, found, lost)
    if not texts:
        _read_elements(plan, found, lost)
    own = plan.identity.adoption.act if plan.identity.adoption else None
    others = tuple(each for each in found if each.act is None or each.act.id != own)
    return Mentions(others, tuple(lost))


def _read_elements(plan: Plan, found: list[Mention], lost: list[Lost]) -> None:
    for entity in (plan.identity, *plan.entities.values()):
        words = entity.vi or ""
        if _MAYBE.search(words):
            reading = read(words)
            place = plan.at(entity, "vi")
            for citation in reading.citations:
                act, alike = resolve(plan.registry, citation)
                found.append(Mention(citation, act, alike, (entity,), place))
            lost += [Lost(each, (entity,), place) for each in reading.unread]


def _read_text(plan: Plan, text: SourceText, found: list[Mention], lost: list[Lost]) -> None:
    holders = _Holders(plan, text)
    for first, words in _sentences(text):
        if not _MAYBE.search(words):
            continue
        reading = read(words)
        starts = [0, *(match.end() for match in re.finditer("\n", words))]
        for citation in reading.citations:
            spot = _spot(starts, first, citation.start, citation.end)
            if not holders.ignored(spot):
                act, alike = resolve(plan.registry, citation)
                found.append(Mention(citation, act, alike, holders.of(spot), holders.place(spot)))
        for unread in reading.unread:
            spot = _spot(starts, first, unread.start, unread.end)
            if not holders.ignored(spot):
                lost.append(Lost(unread, holders.of(spot), holders.place(spot)))


def _sentences(text: SourceText) -> Iterator[tuple[int, str]]:
    """Yield the first line and the words of stretches that end where a line ends a sentence."""
    first = 1
    for number, line in enumerate(text.lines, 1):
        if line.endswith(".") or number == text.line_count:
            yield first, "\n".join(text.lines[first - 1 : number])
            first = number + 1


class _Spot(NamedTuple):
    """Where words stand in a source text: lines and column from 1."""

    first: int
    last: int
    column: int


def _spot(starts: list[int], first: int, start: int, end: int) -> _Spot:
    line = bisect_right(starts, start)
    last = bisect_right(starts, max(end - 1, start))
    return _Spot(first + line - 1, first + last - 1, start - starts[line - 1] + 1)


class _Holders:
    """Which elements hold which lines of a source text."""

    def __init__(self, plan: Plan, text: SourceText) -> None:
        folder = plan.at(plan.identity).file.rpartition("/")[0]
        self.file = f"{folder}/{text.file}" if folder else text.file
        held = [
            (spot.first, spot.last, rank, entity)
            for rank, entity in enumerate((plan.identity, *plan.entities.values()))
            for spot in anchors(entity)
            if plan.text(spot.doc) is text and not spot.outside(text)
        ]
        self._held = sorted(held, key=lambda each: each[:3])
        self._firsts = [first for first, *_ in self._held]
        self._longest = max((last - first for first, last, *_ in held), default=0)
        self._ignored = [
            line_range(each.lines)
            for document in plan.identity.source_documents
            if document.file == text.file
            for each in document.ignore
        ]

    def ignored(self, spot: _Spot) -> bool:
        """Tell whether the words are set aside as saying nothing about the plan."""
        return any(first <= spot.first and spot.last <= last for first, last in self._ignored)

    def of(self, spot: _Spot) -> tuple[Entity, ...]:
        """Return the elements whose anchors hold the words, the closest first."""
        low = bisect_left(self._firsts, spot.first - self._longest)
        high = bisect_right(self._firsts, spot.last)
        over = [each for each in self._held[low:high] if each[1] >= spot.first]
        over.sort(key=lambda each: (each[1] - each[0], each[2]))
        return tuple({id(entity): entity for *_, entity in over}.values())

    def place(self, spot: _Spot) -> Place:
        """Return where the words stand."""
        return Place(self.file, position=(spot.first, spot.column))


# -- what holds the words, and what it is linked to ------------------------------------------------

IN_THE_TEXT = Text("Câu chữ ở đây.", "The words.")


def linked(plan: Plan, mention: Mention) -> bool:
    """Tell whether an element that holds the words names the act that they cite, or may cite.

    A law that the registry knows by another name only is linked where a citation prints that name.
    """
    meant = {id(act) for act in (mention.act, *mention.alike)}
    if any(id(link.target) in meant for each in mention.owners for link in plan.links_from(each)):
        return True
    if mention.citation.type not in LAWS or mention.citation.number_normalised:
        return False
    name = name_of_law(mention.citation.text[mention.citation.text.find(mention.citation.type) :])
    owners = {id(each) for each in mention.owners}
    return any(
        citation.printed and name_of_law(citation.printed) == name
        for owner, citation, _ in plan.citations()
        if id(owner) in owners
    )


def holder(plan: Plan, mention: Mention | Lost) -> tuple[Place, str, str]:
    """Return where to mend what the words say: the closest element, its name, its global id.

    Words that no element holds are the plan's.
    """
    owner = mention.owners[0] if mention.owners else plan.identity
    place = plan.at(owner)
    if mention.owners and mention.place.file == place.file:
        place = mention.place  # no source text: the words are the element's own
    return place, owner.id, plan.ref(owner)


# -- which act is meant ----------------------------------------------------------------------------


def resolve(registry: Registry, citation: Citation) -> tuple[Act | None, tuple[Act, ...]]:
    """Return the act that a citation means, and the acts it does not mean or cannot tell apart.

    A number with its year names one act. A number without, or one that every province uses, is told
    apart by the date, the year and the body that the citation prints; a law by its name and year.
    """
    number = citation.number_normalised
    if number:
        alike = registry.numbered(number)
        if len(alike) == 1 and dated_by_number(number) and not _LOCAL.search(number):
            return alike[0], ()
    elif citation.type in LAWS and citation.title:
        alike = registry.called(f"{citation.type} {citation.title}")
    else:
        return None, ()
    fitting = [act for act in alike if _may_mean(registry, citation, act)]
    if len(fitting) == 1:
        return fitting[0], tuple(act for act in alike if act is not fitting[0])
    return None, tuple(fitting or alike)


_LOCAL = re.compile(r"(?:UBND|HĐND|UB)(?![\w])")


def _may_mean(registry: Registry, citation: Citation, act: Act) -> bool:
    if citation.date and act.issued:
        return citation.date == act.issued.isoformat()
    year = act.issued.year if act.issued else int(act.year) if act.year else None
    if citation.year and year and citation.year != year:
        return False
    return citation.issuer is None or issued_by(registry, act, citation.issuer) is not False
