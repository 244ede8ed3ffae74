"""A built site read as a whole, without a browser: do its pages lead somewhere, and load only it?

assert crawl.faults(folder) == []
"""

import os
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import crawl_page
from crawl_page import Page

SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
ELSEWHERE = frozenset({"http", "https", "mailto", "tel"})
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
IMPORT = re.compile(r"@import\s+['\"]([^'\"]*)")
ID = re.compile(r"\sid=[\"']([^\"']+)")
TOP = frozenset({"", "top"})


class Site(NamedTuple):
    """A built folder: its pages and style sheets, the ids in its files, and the files' names.

    `base` is the address that the folder gets, as `/` or `/ke-hoach/` or `https://example.vn/`;
    links that begin with it, or with its path, are the site's own. Without one, a link from the
    root is a fault: it breaks where the site is moved. Without `folders` a link must name a file,
    as where pages are opened from a disk.
    """

    pages: dict[str, Page]
    sheets: dict[str, str]
    places: dict[str, frozenset[str]]
    files: frozenset[str]
    base: str | None = None
    folders: bool = True


class Link(NamedTuple):
    """Where a link leads: to a file of the site and a place in it, or why it leads nowhere."""

    file: str = ""
    fragment: str = ""
    fault: str = ""


def read(folder: Path, base: str | None = None, *, folders: bool = True) -> Site:
    """Read a folder. Names of files are in the order of the alphabet, with `/` on every system."""
    files = sorted(path.relative_to(folder).as_posix() for path in _walk(folder))
    texts = {
        name: (folder / name).read_text(encoding="utf-8")
        for name in files
        if name.endswith((".html", ".css", ".svg"))
    }
    pages = {n: crawl_page.read(text) for n, text in texts.items() if n.endswith(".html")}
    drawn = {n: frozenset(ID.findall(text)) for n, text in texts.items() if n.endswith(".svg")}
    return Site(
        pages=pages,
        sheets={n: COMMENT.sub("", text) for n, text in texts.items() if n.endswith(".css")},
        places={n: page.ids for n, page in pages.items()} | drawn,
        files=frozenset(files),
        base=base,
        folders=folders,
    )


def _walk(folder: Path) -> Iterator[Path]:
    for above, _, names in os.walk(folder):
        yield from (Path(above) / name for name in names)


def faults(folder: Path, base: str | None = None, *, folders: bool = True) -> list[str]:
    """Return what is wrong with a built site, in words; the same fault of many pages once."""
    where = defaultdict(list)
    for page, fault in _faults(read(folder, base, folders=folders)):
        where[fault].append(page)
    return [f"{_told(pages)}: {fault}" for fault, pages in where.items()]


def _told(pages: list[str]) -> str:
    return pages[0] if len(pages) == 1 else f"{pages[0]} and {len(pages) - 1} more"


def _faults(site: Site) -> Iterator[tuple[str, str]]:
    for name, page in site.pages.items():
        yield from ((name, fault) for fault in page.faults)
        for href in page.links:
            if fault := resolved(site, name, href).fault:
                yield name, f"the link {href!r} {fault}"
        yield from _loaded(site, name, page.loads)
        yield from _answered(site, name, page)
    for name, sheet in site.sheets.items():
        yield from _loaded(site, name, (*crawl_page.URL.findall(sheet), *IMPORT.findall(sheet)))
    yield from _shared_titles(site)


def _loaded(site: Site, name: str, addresses: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for address in addresses:
        link = resolved(site, name, address)
        if link.fault:
            yield name, f"what is loaded, {address!r}, {link.fault}"
        elif not link.file:
            yield name, f"loaded from outside: {address!r}"
        elif not address:
            yield name, "an empty address loads the page itself"


def _answered(site: Site, name: str, page: Page) -> Iterator[tuple[str, str]]:
    """Hold a page against those that it calls the same in another language."""
    for lang, href in page.alternates:
        file = resolved(site, name, href).file
        other = site.pages.get(file)
        if other is None or lang == "x-default":
            continue
        if other.lang != lang:
            yield name, f"{href!r} is said to be {lang!r} and is {other.lang!r}"
        if all(resolved(site, file, back).file != name for _, back in other.alternates):
            yield name, f"{href!r} in {lang!r} does not lead back"


def _shared_titles(site: Site) -> Iterator[tuple[str, str]]:
    first: dict[tuple[str, str], str] = {}
    for name, page in site.pages.items():
        if not page.redirects:
            same = first.setdefault((page.lang, page.title), name)
            if same != name:
                yield name, f"has the title of {same}: {page.title!r}"


def resolved(site: Site, name: str, href: str) -> Link:
    """Follow an address that stands on a page; an address outside has no file, and no fault."""
    href = href.strip()
    if href.startswith("//"):
        return Link()
    base = next((each for each in _bases(site.base or "") if href.startswith(each)), "")
    if base:
        href, name = "./" + href.removeprefix(base), ""
    elif scheme := SCHEME.match(href):
        return Link(fault="" if scheme[1].lower() in ELSEWHERE else "is no address")
    if href.startswith("/") or "\\" in href:
        return Link(fault="begins at the root, wherever the site is")
    path, _, fragment = href.partition("#")
    return _found(site, name, unquote(path.partition("?")[0]), unquote(fragment))


def _bases(base: str) -> tuple[str, ...]:
    """Return in which ways a link may name the address of the site."""
    return (base, urlsplit(base).path) if base else ()


def _found(site: Site, name: str, path: str, fragment: str) -> Link:
    file = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    if path.endswith("/") or file == ".":
        if not site.folders:
            return Link(fault="names a folder, which no disk opens as a page")
        file = posixpath.normpath(posixpath.join(file, "index.html"))
    if file not in site.files:
        folder = f"{file}/index.html" in site.files
        return Link(fault="lacks the slash of a folder" if folder else "leads nowhere")
    if fragment not in TOP and fragment not in site.places.get(file, ()):
        return Link(fault="leads to a place that is not there")
    return Link(file, fragment)


def orphans(site: Site) -> list[str]:
    """Return the pages that a reader cannot come to by links from the first page."""
    todo, seen = ["index.html"], {"index.html"}
    while todo:
        name = todo.pop()
        page = site.pages.get(name)
        for href in page.links if page else ():
            file = resolved(site, name, href).file
            if file and file not in seen:
                seen.add(file)
                todo.append(file)
    return [n for n, page in site.pages.items() if n not in seen and not page.redirects]
