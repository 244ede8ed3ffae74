"""A page and a file of the site, as pages and feeds make them and engines write them."""

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from plancheck.site.grid import Grid
from plancheck.text import Lang, Text

Crumb = tuple[Text, str]  # the words and the path of a page above


class Alternate(NamedTuple):
    """The same content in another form: its path from the root of the language, type and words."""

    path: str
    type: str
    words: Text


class Page(NamedTuple):
    """A page without what surrounds it on every page.

    `path` leads from the root of a language to the page and ends with a slash (empty: the home
    page); both languages share it. `plan` is the plan it belongs to, `part` the key of the part of
    the site that it stands in. `tables` are those of its tables that lie beside it as files, `once`
    in Vietnamese for both languages; `alternates` are the files beside it. `moved` is the path of
    the page that took its place.
    """

    path: str
    title: Text
    html: Mapping[Lang, str]
    plan: str = ""
    part: str = ""
    crumbs: tuple[Crumb, ...] = ()
    description: Text = Text("", "")
    alternates: tuple[Alternate, ...] = ()
    tables: tuple[Grid, ...] = ()
    once: bool = False
    moved: str = ""


class File(NamedTuple):
    """A file beside the pages, at a path from the root of the site."""

    path: str
    content: bytes


ROOTS: dict[Lang, str] = {"vi": "", "en": "en/"}


def address(path: str, lang: Lang) -> str:
    """Return the path of a page or a file from the root of the site.

    A path that begins with a slash leads from that root already; any other from the root of the
    language.
    """
    return path[1:] if path.startswith("/") else ROOTS[lang] + path


# The places of our own on pages where elements have theirs, and in what surrounds every page.
PLACES = frozenset([
    "noi-dung", "muc-luc", "tim-kiem", "can-cu", "canh-bao", "chi-so", "chi-tieu",
    "chu-thich", "dang-thuc", "danh-sach", "du-an", "ke-hoach-khac", "khac", "kinh-phi",
    "muc-nen", "ngoai-van-ban", "nguyen-van", "nhiem-vu", "nhom", "sap-xep", "so-do",
    "tat-ca", "trach-nhiem", "claim", "unfinished", "problem", "cause", "recommendation",
    "ongoing",
])  # fmt: skip
_OURS = re.compile(r"L[0-9]+|hits-[0-9]+(?:-[0-9]+)?|.*-(?:title|ten|o-day)").fullmatch


def anchor(name: str) -> str:
    """Return the place of an element with an id on a page with others; never one of the page's own.

    >>> anchor("B2"), anchor("noi-dung"), anchor("L7")
    ('B2', 'noi-dung~', 'L7~')
    """
    return f"{name}~" if name in PLACES or _OURS(name) else name


def relative(here: str, there: str) -> str:
    """Return the address of a page or a file as a page names it.

    Args:
        here: the path of the page, from the root of the site, with a slash at its end.
        there: the path that is named, from the root of the site, perhaps with a fragment.

    >>> relative("a/b/", "a/c/#x"), relative("a/b/", "a/b/"), relative("", "a/b.csv")
    ('../c/#x', './', 'a/b.csv')
    """
    path, sign, fragment = there.partition("#")
    ours, theirs = here.split("/")[:-1], path.split("/")
    shared = 0
    for one, other in zip(ours, theirs[:-1], strict=False):
        if one != other:
            break
        shared += 1
    way = "../" * (len(ours) - shared) + "/".join(theirs[shared:]) or "./"
    if not _PLAIN(way):
        way = quote(way, safe="/-._~")
    return f"{way}#{quote(fragment, safe='-._~')}" if sign else way


def flat(html: str) -> str:
    """Return a page whose links name files instead of folders, to be opened from a disk.

    Every address that a template writes stands in one of these attributes; text holds no quotation
    mark of its own, so nothing else looks like one.
    """
    return _FOLDERS.sub(r"\g<1>\g<2>index.html\g<3>", html)


def flat_path(path: str) -> str:
    """Return the path of the file of a page."""
    way, sign, fragment = path.partition("#")
    return f"{way}index.html{sign}{fragment}" if way.endswith("/") else path


_FOLDERS = re.compile(r'((?:href|action)="|content="0; url=)([^":#?]*/)((?:#[^"]*)?)(?=")')
_PLAIN = re.compile(r"[A-Za-z0-9/._~-]*").fullmatch
