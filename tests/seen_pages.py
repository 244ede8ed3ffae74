"""Pages of a site as tests read them: what stands where, what leads where."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from plancheck.project import open_project
from plancheck.site.page import Page
from plancheck.site.view import Site, site
from support import REPOSITORY

HAI_NAM = REPOSITORY / "tests" / "plans" / "hai-nam"
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "rect"})


class Node:
    """An element of a page, with what stands in it."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.inside: list[Node | str] = []

    def all(self, tag: str = "", **wanted: str) -> Iterator["Node"]:
        """Yield the elements in this one, in the order of the page."""
        for each in self.inside:
            if isinstance(each, Node):
                have = each.attributes
                if tag in ("", each.tag) and all(have.get(k) == v for k, v in wanted.items()):
                    yield each
                yield from each.all(tag, **wanted)

    def text(self) -> str:
        """Return the words in this element."""
        return "".join(e if isinstance(e, str) else e.text() for e in self.inside)

    def words(self) -> str:
        """Return the words in this element with single spaces."""
        return " ".join(self.text().split())

    def at(self, name: str) -> "Node":
        """Return the one element with an id."""
        (found,) = self.all(id=name)
        return found

    def links(self) -> list[str]:
        """Return what this element leads to."""
        return [each.attributes["href"] for each in self.all("a")]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read(html: str) -> Node:
    """Return the content of a page; every element must be closed where it ought to be."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1
    return reader.open[0]


@cache
def shown(root: Path = REPOSITORY, as_of: date | None = None) -> Site:
    """Return what the site of a project shows."""
    return site(open_project([str(root)]), as_of, date(2026, 1, 1), history=False)


def acts(page: Page) -> list[str]:
    """Return whatever on a page could act: scripts, handlers, inline styles, unfit addresses."""
    found = []
    for html in page.html.values():
        for node in read(html).all():
            if node.tag in ("script", "style", "iframe", "object", "embed", "base", "form"):
                found.append(node.tag)
            found += [name for name in node.attributes if name == "style" or name.startswith("on")]
            href = node.attributes.get("href", "")
            if ":" in href.partition("/")[0].partition("#")[0] and not href.startswith("http"):
                found.append(href)
    return found
