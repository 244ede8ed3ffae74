"""The pages of the site, a module for each kind; each yields pages of its kind."""

from collections.abc import Iterator

from plancheck.site.duties import Duties
from plancheck.site.lately import lately
from plancheck.site.page import Page
from plancheck.site.pages import (
    act,
    acts,
    amendments,
    bodies,
    consequences,
    home,
    recent,
    systems,
)
from plancheck.site.refs import Refs
from plancheck.site.view import Site


def all_pages(site: Site) -> Iterator[Page]:
    """Yield every page of a site."""
    duties = {view.plan.id: Duties(view.standing) for view in site.views}
    changed = lately(site)
    yield from home.pages(site, duties)
    for view in site.views:
        refs = Refs(view, site.views)
        yield from bodies.pages(view, duties[view.plan.id])
        yield from acts.pages(view)
        yield from act.pages(refs)
        yield from consequences.pages(refs)
        yield from systems.pages(refs)
        yield from amendments.pages(refs)
        yield from recent.pages(view, changed[view.plan.id])
