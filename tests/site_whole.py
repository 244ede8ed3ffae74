"""Whole sites as tests read them, each made once a process: of the real plan, of three plans."""

from functools import cache
from pathlib import Path

from plancheck import project
from plancheck.model import Entity
from plancheck.site.edition import Edition
from plancheck.site.page import File, Page
from plancheck.site.publishing import Whole, all_files
from plancheck.site.publishing import whole as made
from plancheck.site.view import site
from plancheck.text import Lang
from seen_pages import Node, read
from site_pages import HAI_NAM, TODAY
from support import REPOSITORY

FOLDERS = (REPOSITORY, HAI_NAM)


@cache
def whole(folder: Path = REPOSITORY) -> Whole:
    opened = project.open_project([str(folder)])
    return made(site(opened, None, TODAY, history=False))


@cache
def files(folder: Path = REPOSITORY) -> tuple[File, ...]:
    return tuple(all_files(whole(folder)))


def every_edition() -> list[Edition]:
    return [edition for folder in FOLDERS for edition in whole(folder).editions]


def page_of(edition: Edition, entity: Entity) -> Page:
    """Return the page on which an element stands."""
    path = edition.view.addresses.of(entity).partition("#")[0]
    folder = next(f for f in FOLDERS if edition in whole(f).editions)
    return _by_path(folder)[path]


@cache
def _by_path(folder: Path) -> dict[str, Page]:
    return {page.path: page for page in whole(folder).pages}


@cache
def seen(folder: Path, path: str, lang: Lang = "vi") -> Node:
    """Return the content of a page, read."""
    return read(_by_path(folder)[path].html[lang])
