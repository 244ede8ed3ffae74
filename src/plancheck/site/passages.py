"""Where the words of an element stand in the source texts, and the pages that show these.

A long text takes several pages; its lines keep their numbers, so `#L394` is line 394 on any.
"""

from typing import NamedTuple

from plancheck.model import Entity, Part
from plancheck.provenance import SourceText, Spot, fold, spots
from plancheck.site.view import View
from plancheck.text import short

PART = "van-ban"
PAGE_LINES = 1_000
_SHOWN = 1_500  # letters of a passage that names its lines alone


class Passage(NamedTuple):
    """Lines of a source text, the words that stand there, the path that shows them."""

    lines: str
    words: str
    to: str


def passages(view: View, entity: Entity, part: Part | None = None) -> tuple[Passage, ...]:
    """Return the passages of an element, or of a part of it.

    Words are those of its quote where the text has them, else what the lines say; lines that the
    text does not have are left out.
    """
    found = []
    for spot in dict.fromkeys(spots(entity if part is None else part)):
        text = text_of(view, entity, spot)
        if text is not None and not spot.outside(text):
            to = line_path(view, text.file, line_of(text, spot))
            found.append(Passage(spot.lines(), _words(text, spot), to))
    return tuple(dict.fromkeys(found))


def text_of(view: View, entity: Entity, spot: Spot) -> SourceText | None:
    """Return the text that an anchor of an element means, None where there is none."""
    plan = view.plan
    if entity is plan.identity or plan.holds(entity):
        return plan.text(spot.doc)
    return plan.shared_text(spot.doc)


def line_of(text: SourceText, spot: Spot) -> int:
    """Return the line on which the words of an anchor begin, or its first."""
    found = text.find(spot.first, spot.last, spot.quote)
    return text.line_at(found[0]) if found else spot.first


def _words(text: SourceText, spot: Spot) -> str:
    if text.find(spot.first, spot.last, spot.quote) is not None:
        return fold(spot.quote)
    start, end = text.span(spot.first, spot.last)
    return short(text.folded[start : min(end, start + 2 * _SHOWN)], _SHOWN)


def files(view: View) -> tuple[str, ...]:
    """Return the source texts of a plan in the order in which it names them."""
    return tuple(dict.fromkeys(each.file for each in view.plan.identity.source_documents))


def sheets(text: SourceText) -> int:
    """Return how many pages a text takes."""
    return max(1, -(-text.line_count // PAGE_LINES))


def sheet_path(view: View, file: str, sheet: int = 0) -> str:
    """Return the path of a page of a text, the first being 0."""
    named = files(view)
    number = named.index(file) + 1 if file in named else 1
    root = view.addresses.page(PART)
    if sheet:
        return f"{root}{number}/{sheet + 1}/"
    return f"{root}{number}/" if number > 1 else root


def line_path(view: View, file: str, line: int) -> str:
    """Return the path of a line of a text."""
    return f"{sheet_path(view, file, (line - 1) // PAGE_LINES)}#L{line}"
