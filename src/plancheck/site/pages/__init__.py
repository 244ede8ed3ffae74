"""The pages of the site, a module for each kind; each yields pages of its kind."""

from collections.abc import Iterator, Sequence

from plancheck.site.edition import Edition
from plancheck.site.lately import Lately, lately
from plancheck.site.page import Page
from plancheck.site.pages import (
    act,
    acts,
    amendments,
    assignments,
    bodies,
    body,
    calendar,
    consequences,
    home,
    objectives,
    recent,
    reports,
    systems,
    tasks,
    texts,
    timeline,
)
from plancheck.site.refs import Refs


def all_pages(editions: Sequence[Edition]) -> Iterator[Page]:
    """Yield every page of a site."""
    changed = lately(editions[0].site) if editions else {}
    yield from home.pages(editions, changed)
    for edition in editions:
        yield from of_plan(edition)
        yield from of_law(edition, changed[edition.view.plan.id])


def of_plan(edition: Edition) -> Iterator[Page]:
    """Yield the pages of a plan, its first page excepted."""
    view = edition.view
    yield from bodies.pages(edition)
    yield from body.pages(edition)
    yield from tasks.pages(edition)
    yield from objectives.pages(edition)
    yield from assignments.pages(view)
    yield from reports.pages(view)
    yield from calendar.pages(edition)
    yield from timeline.pages(view)
    yield from texts.pages(view)


def of_law(edition: Edition, changed: Lately) -> Iterator[Page]:
    """Yield the pages of what a plan rests on and of what changed in it."""
    refs = Refs(edition.view, edition.site.views)
    yield from acts.pages(edition.view)
    yield from act.pages(refs)
    yield from consequences.pages(refs)
    yield from systems.pages(refs)
    yield from amendments.pages(refs)
    yield from recent.pages(edition.view, changed)
