"""What is mine, by when, towards what, on what basis, what is wrong: a reader's ten seconds."""

import io
import re
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin

import icalendar
import openpyxl
import pytest
from playwright.sync_api import Page, expect

from browser.driving import Shot, Visit
from browser.serving import Served
from plancheck import project
from plancheck.site.edition import Edition
from plancheck.site.view import site as view_of
from plancheck.validity import status
from support import REPOSITORY

BODIES = {
    "tv.so-y-te": ("Sở Y tế", "so y te"),
    "tv.so-noi-vu": ("Sở Nội vụ", "so noi vu"),
    "tv.so-tttt": ("Sở Thông tin và Truyền thông", "so thong tin va truyen thong"),
}
bodies = pytest.mark.parametrize("name", list(BODIES))
PARTS = ("canh-bao", "chu-tri", "phoi-hop", "chi-tieu", "can-cu")
# Only what stands on the first screen, of what a reader sees.
FIRST_SCREEN = """() => [...document.querySelectorAll('main *, .seen')].filter((each) =>
  each.checkVisibility() && each.getBoundingClientRect().bottom <= innerHeight
  && ![...each.children].length).map((each) => each.parentElement.innerText).join('\\n')"""


@cache
def edition() -> Edition:
    """Return the real plan as the site shows it."""
    opened = project.open_project([str(REPOSITORY)])
    made = view_of(opened, None, date(2026, 11, 1), history=False)
    return Edition(made, made.views[0])


def path_of(name: str) -> str:
    """Return the path of a body's page."""
    return edition().view.addresses.named(name)


@bodies
def test_one_choice_on_the_first_page_leads_there(visit: Visit, site: Served, name: str) -> None:
    page = visit()
    page.locator(".pick").get_by_role("link", name=BODIES[name][0], exact=True).click()
    page.wait_for_url(site.address + path_of(name))


@bodies
def test_its_name_without_marks_leads_there(visit: Visit, site: Served, name: str) -> None:
    asked: list[str] = []
    page = visit()
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    assert not [url for url in asked if "search." in url]
    assert len(asked) <= 4, asked  # the page, its style, its script; and the icon
    page.get_by_role("combobox").first.fill(BODIES[name][1])
    page.keyboard.press("Enter")
    page.wait_for_url(site.address + path_of(name))


@bodies
def test_the_first_screen_answers(visit: Visit, shot: Shot, name: str) -> None:
    page = visit(path_of(name))
    seen = " ".join(page.evaluate(FIRST_SCREEN).split())
    shot(page, f"journey-{name}")
    share = edition().share(name)
    assert page.locator("h1").inner_text() in seen
    figures = {
        match[2].lower(): int(match[1])
        for each in page.locator(".figures li").all()
        if (match := re.match(r"(\d+)\s+(.*)", each.inner_text().replace("\n", " ")))
    }
    numbers = list(figures.values())
    assert numbers[:3] == [len(share.led()), len(share.supported()), len(share.general())]
    for each in figures:
        assert each in seen.lower(), each
    errors = page.locator("#canh-bao ~ .found > .error > ul > li").count()
    assert re.search(rf"\b{errors} lỗi", seen), seen
    due = edition().next_due(name)
    assert (f"{due.day:%d/%m/%Y}" if due and due.day else "Không có thời hạn nào") in seen


@bodies
def test_its_parts_count_what_the_model_counts(visit: Visit, name: str) -> None:
    page = visit(path_of(name))
    share = edition().share(name)
    for part in PARTS:
        expect(page.locator(f"h2#{part}")).to_have_count(1)
    counts = {
        key: page.locator(f"[data-grid={key}] tbody tr").count()
        for key in ("chu-tri", "phoi-hop", "dieu-khoan-chung", "chi-tieu", "bao-cao")
    }
    assert counts == {
        "chu-tri": len(share.led()),
        "phoi-hop": len(share.supported()),
        "dieu-khoan-chung": len(share.general()),
        "chi-tieu": len(share.targets),
        "bao-cao": len(share.reports),
    }


@bodies
def test_acts_that_have_ended_are_said_to_have(visit: Visit, name: str) -> None:
    page = visit(path_of(name))
    view = edition().view
    ended = page.locator("[data-grid=can-cu] tr:has([data-state=ceased])")
    acts = {each.get_attribute("href") for each in ended.locator("th a").all()}
    every = page.locator("[data-grid=can-cu] tbody th a").evaluate_all(
        "(some) => some.map((each) => each.getAttribute('href'))"
    )
    by_path = {each.id.lower(): each for each in view.registry.acts}
    for href in every:
        act = by_path[href.rstrip("/").rpartition("/")[2]]
        assert (status(act, view.as_of)[0] == "ceased") == (href in acts), href
    for words in ended.locator("[data-state=ceased]").all_inner_texts():
        assert words.startswith("Hết hiệu lực")


def download(page: Page, ending: str) -> bytes:
    """Return the file behind the first link on a page that ends so."""
    href = page.locator(f"main a[href$='{ending}']").first.get_attribute("href") or ""
    answer = page.request.get(urljoin(page.url, href))
    assert answer.ok
    return answer.body()


@bodies
def test_its_calendar_and_its_form_are_there(visit: Visit, name: str) -> None:
    page = visit(path_of(name))
    calendar = icalendar.Calendar.from_ical(download(page, ".ics"))
    dated = [each for each in edition().due(name) if each.day is not None]
    assert len(calendar.walk("VEVENT")) == len(dated)
    asked = edition().forms(name)
    assert asked
    form = openpyxl.load_workbook(io.BytesIO(download(page, asked[0].file)))
    assert any(BODIES[name][0] in str(c.value) for s in form for row in s for c in row)


def test_the_search_finds_what_readers_call_things(visit: Visit, site: Served) -> None:
    page = visit()
    for query, path in (
        ("so noi vu", "co-quan/tv.so-noi-vu/"),
        ("SỞ NỘI VỤ", "co-quan/tv.so-noi-vu/"),
        ("1819/qd-ttg", "can-cu/qd-1819-2015-ttg/"),
        ("HT3.1", "muc-tieu/ht3/#HT3.1"),
        ("stttt", "co-quan/tv.so-tttt/"),
        ("ubnd tp tra vinh", "co-quan/tv.ubnd-tp-tra-vinh/"),
    ):
        page.goto("")
        page.get_by_role("combobox").first.fill(query)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site.address}tra-vinh/cntt-2019/{path}")
    for query in ("chinh quyen dien tu", "chính quyền điện tử"):
        page.goto("")
        page.get_by_role("combobox").first.fill(query)
        expect(page.get_by_role("option").first).to_contain_text(
            re.compile("chính quyền điện tử", re.IGNORECASE)
        )


def test_the_search_works_from_a_disk(visit: Visit, site: Served) -> None:
    page = visit()
    page.goto((site.folder / "index.html").as_uri())
    page.get_by_role("combobox").first.fill("so y te")
    page.keyboard.press("Enter")
    page.wait_for_url("file:///**/tra-vinh/cntt-2019/co-quan/tv.so-y-te/**")


def test_the_search_without_script_leads_to_everything(visit: Visit, site: Served) -> None:
    page = visit(javascript=False)
    page.locator("[name=q]").first.fill("Sở Y tế")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.address}tra-vinh/cntt-2019/tim/?q=*")
    expect(page.locator("main")).to_contain_text("Sở Y tế")


def test_tables_keep_what_was_chosen_in_the_address(visit: Visit) -> None:
    page = visit("tra-vinh/cntt-2019/nhiem-vu/")
    table = page.locator("table[data-grid]").first
    shown = table.locator("tbody tr:visible")
    every = shown.count()
    page.get_by_role("searchbox").last.fill("dao tao")
    status = page.locator(".tools [role=status]").first
    expect(status).to_have_text(re.compile(rf"^\d+ / {every} dòng$"))
    rows = shown.all_inner_texts()
    assert 0 < len(rows) < every
    assert "q=dao+tao" in page.url
    page.reload()
    assert shown.all_inner_texts() == rows
    heads = table.locator("thead button")
    for each in heads.all()[:3]:
        each.click()
        expect(table.locator("[aria-sort]")).to_have_count(1)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV").first.click()
    raw = Path(waiting.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == len(rows) + 1


def test_pictures_are_links(visit: Visit, site: Served) -> None:
    page = visit("tra-vinh/cntt-2019/nhiem-vu/b1/")
    picture = page.locator("figure svg:has(a)").last
    hrefs = [each.get_attribute("href") or "" for each in picture.locator("a").all()]
    assert hrefs
    for href in hrefs:
        answer = page.request.get(urljoin(page.url, unquote(href)))
        assert answer.ok, href
    picture.locator("a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != f"{site.address}tra-vinh/cntt-2019/nhiem-vu/b1/")
