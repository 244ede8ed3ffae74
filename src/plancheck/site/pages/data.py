"""Open data: files to download, the sources with their checksums, how to get the same answer."""

import hashlib
import os
from collections.abc import Iterator
from typing import NamedTuple

from plancheck import given
from plancheck.errors import InputError
from plancheck.site import beside
from plancheck.site.grid import Cell, Column, Grid, Row, counted, dated, said
from plancheck.site.page import Page
from plancheck.site.rendering import both
from plancheck.site.view import Site, View
from plancheck.text import Text

PART = "du-lieu"


class Sum(NamedTuple):
    """A file as it stands: its size in bytes and its SHA-256; neither where it cannot be read."""

    file: str
    size: int | None
    sha256: str


def pages(site: Site, view: View) -> Iterator[Page]:
    """Yield the page of the data of a plan."""
    path = view.addresses.page(PART)
    title = Text("Dữ liệu mở", "Open data")
    texts = tuple(_texts(view))
    context = {
        "title": title,
        "files": beside.data(view.addresses.root),
        "documents": _grid(view),
        "texts": Grid("van-ban-goc", _TEXTS, _TEXT, texts),
        "revision": site.revision,
        "day": view.as_of.isoformat(),
        "folder": site.project.base or "./",
        "schema": "plancheck schema plan",
    }
    yield Page(path, title, both("data.html", path, context), view.plan.id, PART, view.crumbs())


# -- the files of the plan, and of the registry ----------------------------------------------------

_DOCUMENTS = Text("Tệp dữ liệu", "Data files")
_COLUMNS = (
    Column("file", Text("Tệp", "File"), width=50),
    Column("size", Text("Cỡ, byte", "Size, bytes"), "number", width=12),
    Column("sha256", Text("SHA-256", "SHA-256"), width=66),
)


def _grid(view: View) -> Grid:
    sums = _sums(view)
    rows = tuple((said(e.file), counted(e.size), _digest(e.sha256)) for e in sums)
    return Grid("tep", _DOCUMENTS, _COLUMNS, rows)


def _digest(sha256: str) -> tuple[Cell, ...]:
    return said(sha256 or Text("không đọc được", "cannot be read"))


def _sums(view: View) -> Iterator[Sum]:
    """Yield the files of the plan and those that all plans share, in the order of their names.

    Files of other plans are theirs.
    """
    others = {
        os.path.dirname(plan.at(plan.identity).file)
        for plan in view.plan.peers.by_id.values()
        if plan is not view.plan
    }
    own = os.path.dirname(view.plan.at(view.plan.identity).file)
    for document in view.loaded.documents:
        if _home(document.file, others | {own}) in (own, None):
            yield _sum(view, document.file)


def _home(file: str, folders: set[str]) -> str | None:
    """Return the nearest of some folders that a file is in; None for none of them."""
    folder = os.path.dirname(file)
    while folder not in folders:
        if not folder:
            return None
        folder = os.path.dirname(folder)
    return folder


def _sum(view: View, file: str) -> Sum:
    try:
        raw = given.read(os.path.join(view.loaded.root, *file.split("/")))
    except InputError:
        return Sum(view.base + file, None, "")
    return Sum(view.base + file, len(raw), hashlib.sha256(raw).hexdigest())


# -- the source texts ------------------------------------------------------------------------------

_TEXTS = Text("Văn bản gốc", "Source texts")
_TEXT = (
    Column("file", Text("Tệp", "File"), width=50),
    Column("url", Text("Lấy từ", "From"), width=50),
    Column("retrieved", Text("Ngày lấy", "Retrieved"), "day", width=14),
    Column("sha256", Text("SHA-256", "SHA-256"), width=66),
    Column("same", Text("Khớp với kế hoạch ghi", "As the plan records"), choice=True, width=16),
)
_SAME = {True: Text("khớp", "the same"), False: Text("khác", "different")}


def _texts(view: View) -> Iterator[Row]:
    """Yield the texts that the plan was encoded from, and whether they are still the same."""
    folder = os.path.dirname(view.plan.at(view.plan.identity).file)
    for each in view.plan.identity.source_documents:
        text = view.plan.texts.get(each.file)
        digest = text.digest if text is not None else ""
        name = "/".join(filter(None, (folder, each.file)))
        yield (
            said(view.base + name, view.addresses.page("van-ban")),
            said(each.url or ""),
            dated(each.retrieved),
            _digest(digest),
            said(_SAME[digest == each.sha256]) if digest else (),
        )
