"""Built sites read whole: links, titles, addresses, sizes, and that they say what is so."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import crawl
from building_once import ADDRESS, SECOND_YEAR, real, second_year
from plancheck import project
from plancheck.site import publishing
from plancheck.site.folding import fold
from plancheck.site.view import Site, site
from support import REPOSITORY, Command

KB = 1024
ROOTS = {"real": REPOSITORY, "second-year": SECOND_YEAR}
BASES = {"real": "/", "second-year": ADDRESS}
both = pytest.mark.parametrize("name", list(ROOTS))


def built(factory: pytest.TempPathFactory, name: str) -> Path:
    return real(factory) if name == "real" else second_year(factory)


def viewed(name: str) -> Site:
    from datetime import date

    return site(project.open_project([str(ROOTS[name])]), None, date(2026, 11, 1), history=False)


@both
def test_every_link_leads_somewhere_and_every_page_is_sound(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    faults = crawl.faults(built(tmp_path_factory, name), BASES[name])
    assert not faults, "\n".join(faults)


@both
def test_every_page_can_be_come_to_from_the_first(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    read = crawl.read(built(tmp_path_factory, name), BASES[name])
    assert crawl.orphans(read) == ["404.html"]
