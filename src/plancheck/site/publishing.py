"""Every page and every file of a site, for whatever engine writes them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from plancheck.errors import InputError
from plancheck.exporters import form_xlsx
from plancheck.rows import words_of
from plancheck.site import beside, moved, open_data, pages
from plancheck.site.deadlines import Deadline
from plancheck.site.edition import Edition
from plancheck.site.entries import entries
from plancheck.site.feeds import files, search
from plancheck.site.feeds.calendar import calendar
from plancheck.site.lately import Lately, lately
from plancheck.site.page import File, Page, address, flat, flat_path
from plancheck.site.view import Site, View, age
from plancheck.text import LANGS, Lang, Text

THEME = Path(__file__).parent / "theme"


class Whole(NamedTuple):
    """A site with its editions and its pages, all of them."""

    site: Site
    editions: tuple[Edition, ...]
    pages: tuple[Page, ...]
    changed: Mapping[str, Lately]


def whole(site: Site) -> Whole:
    """Return everything that a site is made of but its files.

    Raises:
        InputError: two pages would stand at one address.
    """
    editions = tuple(Edition(site, view) for view in site.views)
    changed = lately(site)
    made = _titled(tuple(pages.all_pages(editions, changed)))
    _refuse_two(made)
    return Whole(site, editions, (*made, *moved.moved(site, made)), changed)


def _refuse_two(made: tuple[Page, ...]) -> None:
    """Refuse plans whose ids are such that a page of theirs would replace another page.

    `en` begins every address in English, and the id of a plan may go on where another's ends.

    Raises:
        InputError: they are.
    """
    taken: dict[str, Page] = {}
    for page in made:
        for lang in LANGS:
            where = address(page.path, lang)
            other = taken.setdefault(where, page)
            if other is not page:
                names = sorted({each.plan for each in (page, other) if each.plan})
                raise InputError(
                    Text(
                        f"Hai trang sẽ cùng địa chỉ “{where}”; hãy đổi mã kế hoạch:"
                        f" {', '.join(names)}.",
                        f"Two pages would share the address “{where}”; change the id of a plan:"
                        f" {', '.join(names)}.",
                    )
                )


def _titled(made: tuple[Page, ...]) -> tuple[Page, ...]:
    """Return pages with titles of their own: those of one plan that share one get their id."""
    times = Counter((page.plan, page.title) for page in made)
    return tuple(
        page._replace(title=_with(page.title, page.path))
        if page.path and times[page.plan, page.title] > 1
        else page
        for page in made
    )


def _with(title: Text, path: str) -> Text:
    name = path.rstrip("/").rpartition("/")[2]
    return Text(f"{title.vi} ({name})", f"{title.en} ({name})")


def all_files(made: Whole, *, from_disk: bool = False) -> Iterator[File]:
    """Yield every file beside the pages; `from_disk` for a site opened from a disk."""
    yield File("assets/plancheck.css", joined("css"))
    yield File("assets/plancheck.js", joined("js"))
    yield File("assets/icon.svg", (THEME / "icon.svg").read_bytes())
    found = tuple(entries(made.site))
    if from_disk:
        found = tuple(each._replace(to=flat_path(each.to)) for each in found)
    for lang in LANGS:
        yield File(address(f"search.{lang}.js", lang), search.render(found, lang).encode())
    for page in made.pages:
        if page.moved:
            for file in moved.files(page, made.site.base_url):
                yield _flat(file) if from_disk else file
        if page.tables:
            yield from _tables(page)
    for edition in made.editions:
        yield from open_data.files(edition, made.changed[edition.view.plan.id])
        yield from _calendars(edition)
        yield from _forms(edition)


def _flat(file: File) -> File:
    return file._replace(content=flat(file.content.decode()).encode())


def _tables(page: Page) -> Iterator[File]:
    """Yield the tables of a page as files: in each language, as heads and states are words."""
    found = [each.table() for each in page.tables]
    yield File(page.path + beside.JSON, files.json(found[0]))
    for lang in LANGS[:1] if page.once else LANGS:
        here = address(page.path, lang)
        yield File(here + beside.CSV, files.csv(found[0], lang))
        yield File(here + beside.XLSX, files.xlsx(found, lang))


def _calendars(edition: Edition) -> Iterator[File]:
    """Yield the calendar of a plan, and that of each body that it charges."""
    view = edition.view
    yield from _calendar(
        edition, view.addresses.page("lich"), words_of(view.plan.identity), edition.deadlines
    )
    for entity in edition.charged():
        path = view.addresses.of(entity)
        yield from _calendar(edition, path, words_of(entity), edition.due(entity.id))


def _calendar(
    edition: Edition, path: str, name: Text, some: tuple[Deadline, ...]
) -> Iterator[File]:
    view = edition.view
    for lang in LANGS:
        content = calendar(
            some,
            name=name,
            plan_id=view.plan.id,
            base_url=edition.site.base_url,
            as_of=view.as_of,
            lang=lang,
            address=partial(_page_of, view, lang),
        )
        yield File(address(path, lang) + beside.CALENDAR, content)


def _page_of(view: View, lang: Lang, each: Deadline) -> str:
    return address(view.to(each.id), lang)


def _forms(edition: Edition) -> Iterator[File]:
    """Yield the report forms beside the pages of bodies."""
    for entity in edition.charged():
        for asked in edition.forms(entity.id):
            path = edition.view.addresses.of(entity)
            yield File(path + asked.file, form_xlsx.render(asked.form))


@cache
def joined(kind: str) -> bytes:
    """Return all style sheets, or all scripts, as one file, in the order of their names."""
    files = sorted((THEME / kind).glob(f"*.{kind}"))
    text = "\n".join(each.read_text("utf-8") for each in files)
    # What is there for those who write it alone: comments of whole lines, indentation.
    return _LEAN.sub("", text).encode()


_LEAN = re.compile(r"^\s*//.*\n|^\s*/\*[^*]*\*/\n|^\s+", re.MULTILINE)


def view_of(site: Site, page: Page) -> View | None:
    """Return the plan a page belongs to, or that its menu leads to: the last, for those of all."""
    by_id, latest = _views(site.views)
    return by_id.get(page.plan, latest)


@lru_cache(maxsize=1)  # asked for each page
def _views(views: tuple[View, ...]) -> tuple[dict[str, View], View | None]:
    latest = max(views, key=lambda view: age(view.plan), default=None)
    return {view.plan.id: view for view in views}, latest
