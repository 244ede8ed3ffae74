"""The first page of the site and of each plan: whose page to open, what stands where."""

from collections.abc import Iterator, Sequence
from typing import Any

from plancheck import summary
from plancheck.findings import SEVERITIES
from plancheck.rows import words_of
from plancheck.site.edition import Edition
from plancheck.site.page import Page
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.text import Text


def pages(editions: Sequence[Edition]) -> Iterator[Page]:
    """Yield the first page of each plan, and that of the site."""
    for edition in editions:
        path = edition.view.addresses.page("")
        html = both("overview.html", path, _plan(edition))
        yield Page(path, _title(edition.view), html, edition.view.plan.id, "")
    if len(editions) == 1:
        edition = editions[0]
        html = both("overview.html", "", _plan(edition))
        yield Page("", _title(edition.view), html, edition.view.plan.id, "")
    else:
        plans = [(edition.view, _plan(edition)) for edition in editions]
        yield Page("", Text("Các kế hoạch", "Plans"), both("home.html", "", {"plans": plans}))


def _title(view: View) -> Text:
    return words_of(view.plan.identity)


def _plan(edition: Edition) -> dict[str, Any]:
    view = edition.view
    return {
        "view": view,
        "title": _title(view),
        "counts": view.standing.counts(),
        "names": summary.NAMES,
        "severities": SEVERITIES,
        "bodies": _bodies(edition),
    }


def _bodies(edition: Edition) -> list[tuple[Text, str]]:
    """Return the bodies that the plan charges, in the order of the registry, to choose from."""
    found = []
    for each in edition.view.registry.bodies:
        if each.id in edition.view.addresses.shown:
            share = edition.share(each.id)
            if share.charges or share.reports:
                found.append((words_of(each), edition.view.addresses.of(each)))
    return found
