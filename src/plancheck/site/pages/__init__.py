"""The pages of the site, a module for each kind; each yields pages of its kind."""

from collections.abc import Iterator

from plancheck.site.duties import Duties
from plancheck.site.page import Page
from plancheck.site.pages import (
    bodies,
    data,
    everything,
    findings,
    glossary_page,
    home,
    reading,
    rule_pages,
    waivers,
)
from plancheck.site.view import Site


def all_pages(site: Site) -> Iterator[Page]:
    """Yield every page of a site."""
    duties = {view.plan.id: Duties(view.standing) for view in site.views}
    yield from home.pages(site, duties)
    for view in site.views:
        yield from bodies.pages(view, duties[view.plan.id])
        yield from findings.pages(view, duties[view.plan.id])
        yield from waivers.pages(site, view)
        yield from everything.pages(view)
        yield from data.pages(site, view)
    yield from rule_pages.pages(site)
    yield from glossary_page.pages(site)
    yield from reading.pages(site)
