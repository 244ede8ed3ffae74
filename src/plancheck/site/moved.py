"""Former addresses: small pages that lead on to where an element or a plan stands now."""

from collections.abc import Iterable, Iterator

from plancheck.site.page import File, Page, address
from plancheck.site.rendering import render
from plancheck.site.view import Site, View
from plancheck.text import LANGS, Text

_TITLE = Text("Đã chuyển địa chỉ", "Moved")


def moved(site: Site, pages: Iterable[Page]) -> Iterator[Page]:
    """Yield a page for each former address of an element or a plan that no page has now."""
    every = tuple(pages)
    taken = {page.path for page in every}
    for view in site.views:
        for here, there in _former(view, every):
            if here not in taken:
                taken.add(here)
                yield Page(here, _TITLE, {}, view.plan.id, moved=there)


def _former(view: View, pages: tuple[Page, ...]) -> Iterator[tuple[str, str]]:
    former = tuple(view.addresses.former())
    yield from former
    root = view.addresses.root
    for was in view.plan.identity.was:
        own = [(page.path, page.path) for page in pages if page.path.startswith(root)]
        for here, there in (*own, *former):
            yield f"{was.lower()}/{here.removeprefix(root)}", there


def files(page: Page, base_url: str) -> Iterator[File]:
    """Yield the files of a page that leads on, in both languages."""
    for lang in LANGS:
        canonical = base_url + address(page.moved, lang) if base_url else ""
        context = {"there": page.moved, "canonical": canonical}
        html = render("moved.html", page.path, lang, context)
        yield File(f"{address(page.path, lang)}index.html", html.encode())
