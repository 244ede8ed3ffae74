"""Every page and every file of a site, for whatever engine writes them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from plancheck.site import pages
from plancheck.site.page import File, Page
from plancheck.site.view import Site, View

THEME = Path(__file__).parent / "theme"


def all_pages(site: Site) -> Iterator[Page]:
    """Yield every page, those that only lead on to another among them."""
    yield from pages.all_pages(site)


def all_files(site: Site) -> Iterator[File]:
    """Yield every file beside the pages."""
    yield File("assets/plancheck.css", joined("css"))
    yield File("assets/plancheck.js", joined("js"))
    yield File("assets/icon.svg", (THEME / "icon.svg").read_bytes())


@cache
def joined(kind: str) -> bytes:
    """Return all style sheets, or all scripts, as one file, in the order of their names."""
    files = sorted((THEME / kind).glob(f"*.{kind}"))
    return b"\n".join(each.read_bytes().strip() for each in files) + b"\n"


def view_of(site: Site, page: Page) -> View | None:
    """Return the plan a page belongs to, or that its menu leads to: the last, for those of all."""
    if not site.views:
        return None
    by_id = {view.plan.id: view for view in site.views}
    latest = max(site.views, key=lambda view: (view.plan.identity.period.start, view.plan.id))
    return by_id.get(page.plan, latest)
