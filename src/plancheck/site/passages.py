"""The passages of the source text that an element stands on, with the way to them."""

from typing import NamedTuple

from plancheck.model import Entity, Part
from plancheck.provenance import spots
from plancheck.site.view import View


class Passage(NamedTuple):
    """Lines of a source text, the words that stand there, the path of the first line."""

    lines: str
    words: str
    to: str


def passages(view: View, part: Entity | Part) -> tuple[Passage, ...]:
    """Return the passages of an element of the plan, in the order of its anchors."""
    return tuple(
        Passage(spot.lines(), spot.quote, line_path(view, spot.first, spot.doc))
        for spot in spots(part)
    )


def line_path(view: View, line: int, doc: str | None = None) -> str:
    """Return the path of a line of a source text: of the first one, or of the one named."""
    files = [each.file for each in view.plan.identity.source_documents]
    rank = files.index(doc) if doc in files else 0
    folder = "van-ban" if rank == 0 else f"van-ban/{rank + 1}"
    return f"{view.addresses.page(folder)}#L{line}"
