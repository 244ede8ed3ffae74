"""The pages of the site, a module for each kind; each yields pages of its kind."""

from collections.abc import Iterator, Sequence

from plancheck.site.edition import Edition
from plancheck.site.page import Page
from plancheck.site.pages import (
    assignments,
    bodies,
    body,
    calendar,
    data,
    everything,
    findings,
    glossary_page,
    home,
    objectives,
    reading,
    reports,
    rule_pages,
    tasks,
    timeline,
    waivers,
)
from plancheck.site.view import Site


def all_pages(editions: Sequence[Edition]) -> Iterator[Page]:
    """Yield every page of a site."""
    yield from home.pages(editions)
    for edition in editions:
        yield from of_plan(edition)
    if editions:
        yield from of_all(editions[0].site)


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
    yield from findings.pages(edition)
    yield from waivers.pages(edition.site, view)
    yield from everything.pages(view)
    yield from data.pages(edition.site, view)


def of_all(site: Site) -> Iterator[Page]:
    """Yield the pages that all plans share."""
    yield from rule_pages.pages(site)
    yield from glossary_page.pages(site)
    yield from reading.pages(site)
