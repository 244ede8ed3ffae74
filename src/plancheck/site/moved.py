"""Former addresses: small pages that lead on to where an element or a plan stands now."""

from collections.abc import Iterable, Iterator

from plancheck.site.addresses import root_of
from plancheck.site.page import File, Page, address
from plancheck.site.rendering import render
from plancheck.site.view import Site, View
from plancheck.text import LANGS, Text

_WHOLE = 3  # former ids of a plan from whose pages, each of them, a page leads on
_TITLE = Text("Đã chuyển địa chỉ", "Moved")


def moved(site: Site, pages: Iterable[Page]) -> Iterator[Page]:
    """Yield a page for each former address of an element or a plan that no page has now.

    Of a plan that had many ids, only the last few lead on from each of its pages; of the others the
    first page does.
    """
    every = tuple(pages)
    taken = {address(page.path, lang) for page in every for lang in LANGS}
    for view in site.views:
        for here, there in _former(view, every):
            ways = {address(here, lang) for lang in LANGS}
            if not taken & ways:
                taken |= ways
                yield Page(here, _TITLE, {}, view.plan.id, moved=there)


def _former(view: View, pages: tuple[Page, ...]) -> Iterator[tuple[str, str]]:
    former = tuple(view.addresses.former())
    yield from former
    root = view.addresses.root
    ids = view.plan.identity.was
    for was in ids:
        yield root_of(was), root
    for was in ids[-_WHOLE:]:
        own = [(page.path, page.path) for page in pages if page.path.startswith(root)]
        for here, there in (*own, *former):
            yield f"{root_of(was)}{here.removeprefix(root)}", there


def files(page: Page, base_url: str) -> Iterator[File]:
    """Yield the files of a page that leads on, in both languages."""
    for lang in LANGS:
        canonical = base_url + address(page.moved, lang) if base_url else ""
        context = {"there": page.moved, "canonical": canonical}
        html = render("moved.html", page.path, lang, context)
        yield File(f"{address(page.path, lang)}index.html", html.encode())
