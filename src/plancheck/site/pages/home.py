"""The first page of the site and of each plan: whose page to open, what stands where."""

from collections.abc import Iterator
from typing import Any

from plancheck import summary
from plancheck.checks import FAMILIES
from plancheck.findings import SEVERITIES
from plancheck.rows import words_of
from plancheck.site.duties import Duties
from plancheck.site.page import Page
from plancheck.site.rendering import both
from plancheck.site.view import Site, View
from plancheck.text import Text


def pages(site: Site, duties: dict[str, Duties]) -> Iterator[Page]:
    """Yield the first page of each plan, and that of the site."""
    for view in site.views:
        path = view.addresses.page("")
        context = _plan(view, duties[view.plan.id])
        yield Page(path, _title(view), both("overview.html", path, context), view.plan.id, "")
    if len(site.views) == 1:
        view = site.views[0]
        context = _plan(view, duties[view.plan.id])
        yield Page("", _title(view), both("overview.html", "", context), view.plan.id, "")
    else:
        context = {"plans": [(view, _plan(view, duties[view.plan.id])) for view in site.views]}
        yield Page("", Text("Các kế hoạch", "Plans"), both("home.html", "", context))


def _title(view: View) -> Text:
    return words_of(view.plan.identity)


def _plan(view: View, duties: Duties) -> dict[str, Any]:
    counts = view.standing.counts()
    families: dict[str, dict[str, int]] = {}
    return {
        "view": view,
        "title": _title(view),
        "counts": counts,
        "families": families,
        "FAMILIES": FAMILIES,
        "names": summary.NAMES,
        "severities": SEVERITIES,
        "bodies": _bodies(view, duties),
    }


def _bodies(view: View, duties: Duties) -> list[tuple[Text, str]]:
    """Return the bodies that the plan charges, in the order of the registry, to choose from."""
    found = []
    for each in view.registry.bodies:
        share = duties.of(each.id) if each.id in view.addresses.shown else None
        if share is not None and (share.charges or share.reports):
            found.append((words_of(each), view.addresses.of(each)))
    return found
