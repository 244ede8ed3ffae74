"""Citations of Vietnamese legal documents in running text.

`parse` reads them, `write` prints one in its official form, `compare` says whether two name the
same act. The text may be in any Unicode form and broken anywhere; spans hold in the text as given.
What looks like a citation and cannot be read is in `read(text).unread`, with its span.
"""

import re
import unicodedata
from typing import NamedTuple

from plancheck.citing import words
from plancheck.citing.draft import Draft
from plancheck.citing.grammar import Reader
from plancheck.citing.lists import complete
from plancheck.citing.roles import Roles
from plancheck.citing.text import Folded, fold_words
from plancheck.citing.titles import Titles
from plancheck.citing.tokens import Parts, pinpoint_parts, take_apart

_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


class Citation(NamedTuple):
    """One citation; `start` and `end` are code points of the text as given.

    `text` is the core: pinpoint, type, name of a law, number, date, issuer; not the title.
    `inherits` names the fields that were read from a neighbour in a list.
    """

    start: int
    end: int
    text: str
    type: str | None = None
    number: str | None = None
    number_normalised: str | None = None
    year: int | None = None
    type_symbol: str | None = None
    issuer_symbol: str | None = None
    date: str | None = None
    issuer: str | None = None
    issuer_context: str | None = None
    title: str | None = None
    title_start: int | None = None
    title_end: int | None = None
    pinpoint: str | None = None
    pinpoint_parts: tuple[dict[str, str], ...] = ()
    role: str = "body"
    inherits: tuple[str, ...] = ()
    nested: bool = False
    flags: tuple[str, ...] = ()


class Unread(NamedTuple):
    """A stretch that looks like a citation and could not be read."""

    start: int
    end: int
    text: str
    reason: str


class Reading(NamedTuple):
    """What was read of a text, and what was not."""

    citations: tuple[Citation, ...]
    unread: tuple[Unread, ...]


class Comparison(NamedTuple):
    """Whether two citations name the same act, and the fields in which they disagree.

    `same` is None where the citations hold too little to tell.
    """

    same: bool | None
    conflicts: tuple[str, ...]


def parse(text: str) -> tuple[Citation, ...]:
    """Return the citations of a text, in order.

    >>> [(c.type, c.number, c.date) for c in parse("theo Nghị định 64/2007/NĐ-CP ngày 10/4/2007")]
    [('Nghị định', '64/2007/NĐ-CP', '2007-04-10')]
    """
    return read(text).citations


def read(text: str) -> Reading:
    """Return the citations of a text and the stretches that could not be read."""
    folded = Folded(text)
    reader = Reader(folded)
    drafts = reader.read()
    roles = Roles(folded, drafts)
    roles.read()
    Titles(folded, drafts).read()
    roles.read()  # again: now the ends of titles are known
    complete(folded, drafts)
    for draft in drafts:
        if draft.nested:
            draft.role = "within_title"
    unread = [
        Unread(folded.origin(a), folded.origin(b), folded.printed(a, b), why)
        for a, b, why in reader.unread
    ]
    citations = []
    for draft in drafts:
        citation = _citation(folded, draft)
        if citation.type is None:
            unread.append(Unread(*citation[:3], "type unknown"))
        else:
            citations.append(citation)
    return Reading(tuple(citations), tuple(sorted(unread)))


def write(citation: Citation) -> str:
    """Return a citation in its official form: type, name, number, date, body, title.

    The date takes the long form, with a leading 0 for days below 10 and months 1 and 2
    (Decree 30/2020/NĐ-CP, Appendix I).
    """
    law = citation.type in words.LAWS
    standard = citation.type in words.STANDARDS
    parts = [citation.pinpoint, None if standard else citation.type]
    title = " ".join(citation.title.split()) if citation.title else None
    if law:
        parts.append(title)
    number = citation.number_normalised
    if number:
        parts.append(number if standard else f"số {number}")
    if citation.date:
        year, month, day = citation.date.split("-")
        parts.append(f"ngày {day} tháng {month if int(month) < 3 else int(month)} năm {year}")
    elif citation.year and law and not number:
        parts.append(f"năm {citation.year}")
    if citation.issuer:
        parts.append(f"của {citation.issuer}")
    if title and not law:
        parts.append(title)
    return " ".join(part for part in parts if part)


def compare(one: Citation, other: Citation) -> Comparison:
    """Say whether two citations name the same act, and in which fields they disagree.

    A number with its year names one act. A number without needs the date (or the year) as well, as
    numbering starts anew each year. A law without a number is named by its name and year.
    """
    conflicts = tuple(
        name
        for name in (
            "type",
            "number_normalised",
            "date",
            "year",
            "issuer_symbol",
            "issuer",
            "title",
        )
        if _differ(getattr(one, name), getattr(other, name))
    )
    numbers = (one.number_normalised, other.number_normalised)
    if all(numbers):
        if "number_normalised" in conflicts:
            return Comparison(same=False, conflicts=conflicts)
        own_year = all(take_apart(str(n), "number").year for n in numbers)
        if own_year:
            return Comparison(same=True, conflicts=conflicts)
        if "date" in conflicts or "year" in conflicts:
            return Comparison(same=False, conflicts=conflicts)
        known = (one.date and other.date) or (one.year and other.year)
        return Comparison(same=True if known else None, conflicts=conflicts)
    if one.title and other.title and one.type in words.LAWS:
        same = not {"type", "title", "date", "year"} & set(conflicts)
        return Comparison(
            same=same if not same or (one.year and other.year) else None, conflicts=conflicts
        )
    return Comparison(same=False if "date" in conflicts else None, conflicts=conflicts)


def _differ(one: object, other: object) -> bool:
    if one is None or other is None:
        return False
    if isinstance(one, str) and isinstance(other, str):
        return _plain(one) != _plain(other)
    return one != other


def _plain(value: str) -> str:
    return fold_words(" ".join(unicodedata.normalize("NFC", value).split()))


def _citation(text: Folded, draft: Draft) -> Citation:
    number = parts = None
    if draft.number is not None:
        number = text.printed(draft.number.start, draft.number.end)
        cased = text.cased[draft.number.start : draft.number.end]
        parts = take_apart(cased, draft.number.kind, draft.type)
    kind = _kind(draft, parts)
    issuer = draft.issuer or (draft.from_list.issuer if draft.from_list else None)
    pin = draft.pinpoint
    title = draft.title
    year = parts.year if parts and parts.year else draft.year
    return Citation(
        start=text.origin(draft.start),
        end=text.origin(draft.end),
        text=text.printed(draft.start, draft.end),
        type=kind,
        number=number,
        number_normalised=parts.normal if parts else None,
        year=year,
        type_symbol=parts.type_symbol if parts else None,
        issuer_symbol=parts.issuer_symbol if parts else None,
        date=draft.date,
        issuer=_words(text, issuer),
        issuer_context=_words(text, draft.context) if not issuer else None,
        title=text.printed(*title) if title else None,
        title_start=text.origin(title[0]) if title else None,
        title_end=text.origin(title[1]) if title else None,
        pinpoint=text.printed(*pin) if pin else None,
        pinpoint_parts=pinpoint_parts(text.plain[pin[0] : pin[1]]) if pin else (),
        role=draft.role,
        inherits=tuple(draft.inherits),
        nested=draft.nested,
        flags=tuple(draft.flags),
    )


def _kind(draft: Draft, parts: Parts | None) -> str | None:
    symbol = parts.type_symbol if parts else None
    if draft.type == "Văn bản" and symbol in words.SYMBOLS:
        return words.SYMBOLS[symbol]
    if draft.type and not (draft.type == "Văn bản" and "type" in draft.inherits):
        return draft.type
    if symbol:
        return symbol if symbol in words.STANDARDS else words.SYMBOLS.get(symbol)
    letter = draft.type or (parts and parts.issuer_symbol and "-" in parts.issuer_symbol)
    return "Công văn" if letter else None


def _words(text: Folded, span: tuple[int, int] | None) -> str | None:
    if span is None:
        return None
    printed = text.printed(*span)
    if "\n\n" in printed or _UNSEEN.search(printed):  # the head of a page stands inside
        printed = text.cased[span[0] : span[1]]
    return " ".join(unicodedata.normalize("NFC", printed).split())
