"""The pages of the site, a module for each kind; each yields pages of its kind."""

from collections.abc import Iterator, Mapping, Sequence

from plancheck.site.edition import Edition
from plancheck.site.lately import Lately
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
    data,
    everything,
    figures,
    findings,
    glossary_page,
    home,
    objectives,
    projects,
    reading,
    recent,
    references,
    reports,
    rule_pages,
    situation,
    systems,
    tasks,
    texts,
    timeline,
    waivers,
)
from plancheck.site.refs import Refs
from plancheck.site.view import Site


def all_pages(editions: Sequence[Edition], changed: Mapping[str, Lately]) -> Iterator[Page]:
    """Yield every page of a site; `changed` is what changed lately in each plan, by its id."""
    yield from home.pages(editions, changed)
    for edition in editions:
        yield from of_plan(edition)
        yield from of_law(edition)
        yield from of_sources(edition, changed[edition.view.plan.id])
    if editions:
        yield from of_all(editions[0].site)


def of_plan(edition: Edition) -> Iterator[Page]:
    """Yield the pages of what a plan asks of whom, its first page excepted."""
    view = edition.view
    yield from bodies.pages(edition)
    yield from body.pages(edition)
    yield from tasks.pages(edition)
    yield from objectives.pages(edition)
    yield from assignments.pages(view)
    yield from reports.pages(view)
    yield from calendar.pages(edition)
    yield from timeline.pages(view)
    yield from findings.pages(edition)
    yield from waivers.pages(edition.site, view)


def of_law(edition: Edition) -> Iterator[Page]:
    """Yield the pages of what a plan rests on."""
    refs = Refs(edition.view, edition.site.views)
    yield from acts.pages(edition.view)
    yield from act.pages(refs)
    yield from consequences.pages(refs)
    yield from systems.pages(refs)
    yield from amendments.pages(refs)


def of_sources(edition: Edition, changed: Lately) -> Iterator[Page]:
    """Yield the pages of where a plan comes from, how it changed, and where to find what."""
    view = edition.view
    yield from texts.pages(view)
    yield from situation.pages(view)
    yield from figures.pages(view)
    yield from references.pages(view)
    yield from projects.pages(view)
    yield from recent.pages(view, changed)
    yield from everything.pages(view)
    yield from data.pages(edition.site, view)


def of_all(site: Site) -> Iterator[Page]:
    """Yield the pages that all plans share."""
    yield from rule_pages.pages(site)
    yield from glossary_page.pages(site)
    yield from reading.pages(site)
