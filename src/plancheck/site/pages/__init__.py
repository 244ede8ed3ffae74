"""The pages of the site, a module for each kind; each yields pages of its kind."""

from collections.abc import Iterator

from plancheck.site.duties import Duties
from plancheck.site.page import Page
from plancheck.site.pages import bodies, figures, home, projects, references, situation, texts
from plancheck.site.view import Site


def all_pages(site: Site) -> Iterator[Page]:
    """Yield every page of a site."""
    duties = {view.plan.id: Duties(view.standing) for view in site.views}
    yield from home.pages(site, duties)
    for view in site.views:
        yield from bodies.pages(view, duties[view.plan.id])
        yield from texts.pages(view)
        yield from situation.pages(view)
        yield from figures.pages(view)
        yield from references.pages(view)
        yield from projects.pages(view)
