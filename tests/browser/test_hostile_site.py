"""A plan whose every text would act if it could, in a real browser: it is shown, and never acts."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pytest
from playwright.sync_api import Page

import crawl
import hostile_plan
from browser.driving import Shot, Visit
from browser.kinds import kinds
from browser.measures import overflow
from browser.serving import Served
from building_once import build, once
from plancheck.site.page import address
from plancheck.text import Lang

FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
NUMBER = re.compile(r"-?(\d+\.?\d*|\.\d+)")
# What a page holds that its templates do not write; `title` is what a picture is called.
ALIEN = (
    "img, iframe, object, embed, base, style, [style], [autofocus], [onerror], [onfocus], [onload],"
    " script:not([src$='.js']), body script, foreignObject, video, audio,"
    f" [{hostile_plan.ACTED}]"
)
LINKS = """() => [...document.querySelectorAll('a[href], form[action], a')].map((each) =>
  [each.href?.baseVal ?? each.getAttribute('href') ?? each.action ?? '', each.protocol])"""


@pytest.fixture(scope="session")
def site(served: Callable[[Path], Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    def make(folder: Path) -> None:
        plans = folder.with_name("hostile-plans")
        assert hostile_plan.every_field() == hostile_plan.write(plans)
        build(plans)(folder)

    return served(once(tmp_path_factory, "site-hostile", make))


def acted(page: Page) -> list[str]:
    """Return what stands on a page that only the plan can have put there."""
    found: list[str] = page.evaluate(
        "(alien) => [...document.querySelectorAll(alien)].map((each) => each.outerHTML)", ALIEN
    )
    words = page.evaluate("document.documentElement.textContent")
    found += ["a template ran"] if "1337" in words else []
    found += [each for each in "\u202e\u2066\u200b\ufeff\u0085\u00ad" if each in words]
    return found


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_kind_of_page_shows_it_as_text(
    visit: Visit, site: Served, lang: Lang, shot: Shot
) -> None:
    page = visit(address("", lang), width=320)
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    found = []
    for kind in kinds(site.folder, lang):
        page.goto(address(kind.path, lang))
        found += [f"{kind.name}: {each}" for each in (*acted(page), *overflow(page))]
        for href, protocol in page.evaluate(LINKS):
            if not re.match(r"https?:|[^:]*$", href) or protocol not in (None, "http:", "https:"):
                found.append(f"{kind.name}: leads to {href}")
        shot(page, f"hostile-{lang}-{kind.name}".replace("/", "-").replace("*", ""))
    assert not found, "\n".join(found)


def test_the_search_shows_it_as_text(visit: Visit) -> None:
    page = visit()
    field = page.get_by_role("combobox").first
    for query in ("onerror", "script", "7 * 191", "__proto__", "javascript"):
        field.fill(query)
        page.get_by_role("option").first.wait_for()
        assert acted(page) == []
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.startswith("http://127.0.0.1")
    assert acted(page) == []


def test_a_poisoned_address_does_nothing(visit: Visit, site: Served) -> None:
    poison = "%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E"
    page = visit(f"?q={poison}#{poison}")
    for kind in kinds(site.folder):
        if kind.name.endswith(("tim", "nhiem-vu", "canh-bao")):
            page.goto(f"{kind.path}?q={poison}&nhiem-vu.q={poison}&nhiem-vu.sort={poison}#{poison}")
            assert acted(page) == []


def test_the_whole_site_is_sound(site: Served) -> None:
    faults = crawl.faults(site.folder, "/")
    assert not faults, "\n".join(faults[:40])


def cells(folder: Path) -> list[tuple[str, Any]]:
    """Return every cell of every table that can be downloaded."""
    found: list[tuple[str, Any]] = []
    for path in sorted(folder.rglob("*.csv")):
        text = path.read_bytes().decode("utf-8-sig")
        rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        found += [(path.name, cell) for row in rows for cell in row]
    return found


def test_no_download_holds_a_formula(site: Served) -> None:
    found = cells(site.folder)
    assert len(found) > 1000
    bad = [each for each in found if FORMULA.match(each[1]) and not NUMBER.fullmatch(each[1])]
    assert bad == []
    for path in sorted(site.folder.rglob("*.xlsx"))[:12]:
        book = openpyxl.load_workbook(path)
        kinds_of = {c.data_type for sheet in book for row in sheet.iter_rows() for c in row}
        assert "f" not in kinds_of, path


def test_calendars_are_read_and_hold_only_their_own_lines(site: Served) -> None:
    paths = sorted(site.folder.rglob("*.ics"))
    assert paths
    for path in paths:
        raw = path.read_bytes()
        read = icalendar.Calendar.from_ical(raw)
        assert raw.count(b"\r\nBEGIN:VEVENT\r\n") == len(read.walk("VEVENT"))
        assert b"\r\nATTACH" not in raw
        assert max(map(len, raw.split(b"\r\n"))) <= 75
