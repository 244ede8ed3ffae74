"""The acts that a plan's own words cite, and which act of the registry each of them means.

The words are the source text where the plan has one, and otherwise what its elements say. They are
read once a plan, and only the sentences that may hold a citation are read at all.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from plancheck.citation import Citation, Unread, read
from plancheck.citing.words import LAWS, STANDARDS
from plancheck.findings import Place
from plancheck.holders import Holders, Span
from plancheck.issuer import issued_by
from plancheck.model import Act, Entity
from plancheck.naming import KIND_OF
from plancheck.plan import Plan
from plancheck.printed import dated_by_number, name_of_law
from plancheck.provenance import SourceText
from plancheck.registry import Registry
from plancheck.text import Text


class Meant(NamedTuple):
    """Which act of the registry a citation means.

    `act` is the one; `could` are those it could mean where it names none of them alone; `others`
    bear the same number or name and are not meant: other years, other provinces.
    """

    act: Act | None = None
    could: tuple[Act, ...] = ()
    others: tuple[Act, ...] = ()

    def any(self) -> tuple[Act, ...]:
        """Return every act that has to do with it."""
        return ((self.act,) if self.act else ()) + self.could + self.others


class Mention(NamedTuple):
    """One citation in the plan's words.

    `owners` are the elements that hold the words, the one with the fewest lines first; `place` is
    where they stand.
    """

    citation: Citation
    meant: Meant
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
    r"|(?i:nghị\s+(?:định|quyết)|quyết\s+định|thông\s+tư|chỉ\s+thị)\s+\d"
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
    others = tuple(each for each in found if not each.meant.act or each.meant.act.id != own)
    return Mentions(others, tuple(lost))


def _read_elements(plan: Plan, found: list[Mention], lost: list[Lost]) -> None:
    for entity in (plan.identity, *plan.entities.values()):
        words = entity.vi or ""
        if _MAYBE.search(words):
            reading = read(words)
            place = plan.at(entity, "vi")
            for citation in reading.citations:
                meant = resolve(plan.registry, citation)
                found.append(Mention(citation, meant, (entity,), place))
            lost += [Lost(each, (entity,), place) for each in reading.unread]


def _read_text(plan: Plan, text: SourceText, found: list[Mention], lost: list[Lost]) -> None:
    holders = Holders(plan, text)
    for first, words in _sentences(text):
        if not _MAYBE.search(words):
            continue
        reading = read(words)
        starts = [0, *(match.end() for match in re.finditer("\n", words))]
        for citation in reading.citations:
            span = _span(starts, first, citation.start, citation.end)
            if not holders.ignored(span):
                meant = resolve(plan.registry, citation)
                found.append(Mention(citation, meant, holders.of(span), holders.place(span)))
        for unread in reading.unread:
            span = _span(starts, first, unread.start, unread.end)
            if not holders.ignored(span):
                lost.append(Lost(unread, holders.of(span), holders.place(span)))


def _sentences(text: SourceText) -> Iterator[tuple[int, str]]:
    """Yield the first line and the words of stretches that end where a line ends a sentence."""
    first = 1
    for number, line in enumerate(text.lines, 1):
        if line.endswith(".") or number == text.line_count:
            yield first, "\n".join(text.lines[first - 1 : number])
            first = number + 1


def _span(starts: list[int], first: int, start: int, end: int) -> Span:
    line = bisect_right(starts, start)
    last = bisect_right(starts, max(end - 1, start))
    return Span(first + line - 1, first + last - 1, start - starts[line - 1] + 1)


# -- what holds the words, and what it is linked to ------------------------------------------------

IN_THE_TEXT = Text("Câu chữ ở đây.", "The words.")


def linked(plan: Plan, mention: Mention) -> bool:
    """Tell whether an element that holds the words names the act that they cite, or may cite.

    A law that the registry knows by another name only is linked where a citation prints that name.
    """
    if next(_linked(plan, mention), None) is not None:
        return True
    if mention.citation.type not in LAWS or mention.citation.number_normalised:
        return False
    name = name_of_law(mention.citation.text[mention.citation.text.find(mention.citation.type) :])
    printed = _printed_laws(plan)
    return any(tuple(name) in printed.get(id(each), ()) for each in mention.owners)


def _linked(plan: Plan, mention: Mention) -> Iterator[Act]:
    for act in mention.meant.any():
        if any(link.target is act for each in mention.owners for link in plan.links_from(each)):
            yield act


def act_of(plan: Plan, mention: Mention) -> Act | None:
    """Return the act that a citation means, or the one that the plan says it does."""
    return mention.meant.act or next(_linked(plan, mention), None)


@lru_cache(maxsize=4)
def _printed_laws(plan: Plan) -> dict[int, set[tuple[str, ...]]]:
    """Return the names of laws that the citations of each element print."""
    printed: dict[int, set[tuple[str, ...]]] = defaultdict(set)
    for owner, citation, _ in plan.citations():
        if citation.printed:
            printed[id(owner)].add(tuple(name_of_law(citation.printed)))
    return printed


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


def resolve(registry: Registry, citation: Citation) -> Meant:
    """Return which act a citation means, and which acts it does not mean or cannot tell apart.

    A number with its year names one act. A number without, or one that every province uses, is told
    apart by the date, the year and the body that the citation prints; a law by its name and year.
    """
    number = citation.number_normalised
    if number:
        alike = registry.numbered(number)
        if len(alike) == 1 and dated_by_number(number) and not _LOCAL.search(number):
            return Meant(alike[0])
        if not alike:
            kind = KIND_OF.get(citation.type or "")
            short = number.rstrip("/-")
            alike = tuple(act for act in registry.beginning(short) if act.type == kind)
    elif citation.type in LAWS and citation.title:
        alike = registry.called(f"{citation.type} {citation.title}")
    else:
        return Meant()
    fitting: list[Act] = []
    others: list[Act] = []
    for act in alike:
        (fitting if _may_mean(registry, citation, act) else others).append(act)
    if len(fitting) == 1:
        return Meant(fitting[0], (), tuple(others))
    return Meant(None, tuple(fitting), tuple(others))


_LOCAL = re.compile(r"(?:UBND|HĐND|UB)(?![\w])")


def _may_mean(registry: Registry, citation: Citation, act: Act) -> bool:
    ascribed = citation.issuer is None or issued_by(registry, act, citation.issuer) is not False
    if citation.date and act.issued:
        # Two provinces may sign the same number on the same day; of others the body is misprinted.
        local = _LOCAL.search(citation.number_normalised or "")
        return citation.date == act.issued.isoformat() and (ascribed or not local)
    year = act.issued.year if act.issued else int(act.year) if act.year else None
    if citation.year and year and citation.year != year:
        return False
    return ascribed
