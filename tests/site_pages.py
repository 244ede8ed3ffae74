"""What tests of pages share: the editions of a project, a page by its path, its words and ids."""

import re
from collections.abc import Iterable
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

from plancheck import project
from plancheck.site.edition import Edition
from plancheck.site.page import Page
from plancheck.site.refs import Refs
from plancheck.site.view import site
from plancheck.text import Lang
from support import REPOSITORY

TODAY = date(2026, 11, 26)
REAL = "tra-vinh/cntt-2019"
HAI_NAM = REPOSITORY / "tests" / "plans" / "hai-nam"
# Text that acts wherever it is not escaped, and characters that hide or turn text around.
HOSTILE = (
    "<script>alert(1)</script>\" onload='x' {{ 7777*7777 }} {% raw %} javascript:x \u202egnp\u200b"
)


def editions(
    folder: Path = REPOSITORY, as_of: date | None = None, *, history: bool = False
) -> tuple[Edition, ...]:
    made = site(project.open_project([str(folder)]), as_of, TODAY, history=history)
    return tuple(Edition(made, view) for view in made.views)


def refs(some: tuple[Edition, ...], plan: str = REAL) -> Refs:
    edition = next(each for each in some if each.view.plan.id == plan)
    return Refs(edition.view, edition.site.views)


def at(pages: Iterable[Page], path: str) -> Page:
    (found,) = [each for each in pages if each.path == path]
    return found


def words(page: Page | str, lang: Lang = "vi") -> str:
    """Return what a reader reads, on one line."""
    html = page if isinstance(page, str) else page.html[lang]
    told = " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
    return re.sub(r" (?=[.,:;)])|(?<=\() ", "", told)


def ids(page: Page, lang: Lang = "vi") -> list[str]:
    return re.findall(r'\sid="([^"]*)"', page.html[lang])


def part(page: Page, anchor: str, lang: Lang = "vi") -> str:
    """Return what stands under a heading, up to the next one of its rank."""
    _, found, rest = page.html[lang].partition(f'<h2 id="{anchor}"')
    assert found, anchor
    return rest.partition(">")[2].split("<h2", 1)[0]


def unharmed(page: Page) -> None:
    """Fail where hostile text acts, or stands hidden."""
    for html in page.html.values():
        assert "<script" not in html
        assert "60481729" not in html
        assert "\u202e" not in html
        assert "\u200b" not in html
        reader = _Reader()
        reader.feed(html)
        assert "script" not in reader.tags
        assert not [name for name, _ in reader.attributes if name == "style" or name[:2] == "on"]
        ways = [value or "" for name, value in reader.attributes if name == "href"]
        assert not [way for way in ways if re.match(r"\s*(javascript|data|vbscript):", way)]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
