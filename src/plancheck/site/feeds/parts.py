"""What the files of the API have in common: words, sources, citations, links by id."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, NamedTuple

from plancheck.findings_data import both
from plancheck.model import Citation, Due, Entity, Part, Serves
from plancheck.plan import Plan
from plancheck.provenance import spots
from plancheck.report import Report
from plancheck.rows import words_of
from plancheck.standing import Standing
from plancheck.standing_data import due_words, global_id, iso
from plancheck.text import Text

Data = dict[str, Any]


class Given(NamedTuple):
    """What the API tells of: a plan as it stands on a day, and what was found in it.

    `address` gives the path of the page of an element from the root of the site, or nothing.
    `revision` is the commit of the files, empty where it is not known.
    """

    standing: Standing
    report: Report
    address: Callable[[Entity], str]
    revision: str = ""

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.standing.plan

    @property
    def as_of(self) -> date:
        """The day."""
        return self.standing.as_of


def element(given: Given, entity: Entity) -> Data:
    """Return what every element has: its id, its words, its page, where the source says it."""
    return {
        "id": given.plan.ref(entity),
        "words": both(words_of(entity)),
        "page": given.address(entity) or None,
        "note": entity.note,
        "was": list(entity.was),
        "sources": sources(given.plan, entity),
    }


def sources(plan: Plan, part: Entity | Part) -> list[Data]:
    """Return where the source text says something: the document, its lines, the words there."""
    documents = plan.identity.source_documents
    first = documents[0].file if documents else None
    return [
        {
            "document": each.doc or first,
            "first": each.first,
            "last": each.last,
            "quote": each.quote or None,
        }
        for each in spots(part)
    ]


def citations(given: Given, cites: Iterable[Citation]) -> list[Data]:
    """Return citations of acts, each with its role and how the plan prints it."""
    return [
        {
            "act": each.act,
            "role": each.role,
            "at": list(each.at),
            "list": each.listed,
            "printed": each.printed,
            "note": each.note,
            "sources": sources(given.plan, each),
        }
        for each in cites
    ]


def serves(given: Given, links: Iterable[Serves]) -> list[Data]:
    """Return the objectives that something serves, and whether the text states it."""
    return [{"id": global_id(given.plan, each.id), "link": each.link} for each in links]


def ids(given: Given, names: Iterable[str]) -> list[str]:
    """Return global ids, each once, in the order given."""
    return list(dict.fromkeys(global_id(given.plan, name) for name in names))


def due(each: Due | None) -> Data | None:
    """Return a deadline: its last day if it names one, and its words."""
    return {"day": iso(each.last_day()), "words": due_words(each)} if each else None


def maybe(text: Text) -> dict[str, str] | None:
    """Return a sentence in both languages, None where there is none."""
    return both(text) if text.vi else None
