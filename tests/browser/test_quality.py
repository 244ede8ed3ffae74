"""Every kind of page in a real browser: for everyone, on every screen, in both languages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from browser.driving import Shot, Visit
from browser.kinds import Kind, kinds
from browser.measures import axe, lost, lost_when_doubled, lost_when_spaced
from browser.reaching import small
from browser.serving import Served
from plancheck.site.page import address
from plancheck.text import Lang

LANGS: tuple[Lang, ...] = ("vi", "en")
pytestmark = pytest.mark.parametrize("lang", LANGS)


# Long pages cost most of the time, and differ from language to language in words alone.
MOST = 40_000  # bytes
LONG = 120_000


def through(site: Served, page: Page, lang: Lang, most: int | None = None) -> Iterator[Kind]:
    """Open a page of each kind, one after the other; none that is longer than so many bytes."""
    for kind in kinds(site.folder, lang):
        path = address(kind.path, lang)
        if most is None or kind.size <= most:
            page.goto(path)
            yield kind


def looked_at(site: Served, page: Page, lang: Lang) -> Iterator[Kind]:
    """Open what is looked at: every kind in Vietnamese, all but the long ones in English."""
    yield from through(site, page, lang, None if lang == "vi" else MOST)


def test_axe_finds_nothing_on_a_wide_screen_in_light_or_dark(
    visit: Visit, site: Served, lang: Lang
) -> None:
    page = visit(address("", lang))
    found = []
    for kind in looked_at(site, page, lang):
        found += [f"{kind.name}: {fault}" for fault in axe(page)]
        if kind.size > LONG:
            continue  # in the dark it has the colours of the others
        page.emulate_media(color_scheme="dark")
        found += [f"{kind.name}, dark: {fault}" for fault in axe(page, "color-contrast")]
        page.emulate_media(color_scheme="light")
    assert not found, "\n".join(found)


def test_axe_finds_nothing_on_a_phone(visit: Visit, site: Served, lang: Lang) -> None:
    page = visit(address("", lang), width=360)
    found = []
    for kind in looked_at(site, page, lang):
        found += [f"{kind.name}: {fault}" for fault in small(page)]
        if kind.size <= LONG:  # what axe says of a long page it has said on the wide screen
            found += [f"{kind.name}: {fault}" for fault in axe(page)]
    assert not found, "\n".join(found)


def test_nothing_is_lost_at_320_px_with_spaced_or_doubled_text(
    visit: Visit, site: Served, lang: Lang, shot: Shot
) -> None:
    page = visit(address("", lang), width=320)
    found = []
    for kind in looked_at(site, page, lang):
        found += [f"{kind.name}: {fault}" for fault in lost(page)]
        found += [f"{kind.name}, spaced: {fault}" for fault in lost_when_spaced(page)]
        shot(page, f"{lang}-320-{kind.name}".replace("/", "-").replace("*", ""))
        page.set_viewport_size({"width": 640, "height": 720})
        found += [f"{kind.name}, doubled: {fault}" for fault in lost_when_doubled(page)]
        page.set_viewport_size({"width": 320, "height": 720})
    assert not found, "\n".join(found)
