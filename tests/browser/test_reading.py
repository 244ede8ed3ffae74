"""Without script, by keys, in forced colours, on paper: every kind of page says the same."""

import io
import re

import pypdf
import pytest
from playwright.sync_api import Page, expect

from browser.driving import Shot, Visit
from browser.kinds import kinds
from browser.reaching import stops
from browser.serving import Served
from plancheck.site.page import address
from plancheck.text import Lang

LANGS: tuple[Lang, ...] = ("vi", "en")
BODY = "tra-vinh/cntt-2019/co-quan/tv.so-tttt/"
# Words of rows and links, in whatever order script puts them; its own tools and signs left out.
SAID = """() => {
  const main = document.querySelector('main').cloneNode(true);
  main.querySelectorAll('.tools, [role=listbox], form, [role=status], thead').forEach(
    (each) => each.remove());
  return {
    words: main.textContent.replace(/\\s+/g, ' ').trim(),
    rows: [...document.querySelectorAll('main tr')].filter((each) => !each.hidden).length,
    links: [...main.querySelectorAll('a')].map((each) => each.getAttribute('href')),
    hidden: [...document.querySelectorAll('main [hidden]')].length,
  };
}"""


@pytest.mark.parametrize("lang", LANGS)
def test_without_script_every_row_link_and_figure_is_there(
    visit: Visit, site: Served, lang: Lang
) -> None:
    plain = visit(address("", lang), javascript=False)
    scripted = visit(address("", lang))
    for kind in kinds(site.folder, lang):
        for page in (plain, scripted):
            page.goto(address(kind.path, lang))
        without, with_script = plain.evaluate(SAID), scripted.evaluate(SAID)
        assert without == with_script, kind.name
        assert without["hidden"] == 0, kind.name


def test_keys_reach_everything_and_focus_is_seen(visit: Visit, site: Served) -> None:
    page = visit()
    found = []
    for kind in kinds(site.folder):
        if kind.name in KEYED:
            page.goto(kind.path)
            some = stops(page, 3000)
            assert some[0].name.startswith("a.skip"), kind.name
            found += [f"{kind.name}: {e}" for e in some if e.covered or not e.ringed]
    assert not found, "\n".join(found)


KEYED = {"", "*/co-quan/*", "*/nhiem-vu/*", "*/phan-cong", "*/can-cu/*", "quy-tac/*", "thuat-ngu"}


def test_the_skip_link_and_the_search_are_used_by_keys(visit: Visit) -> None:
    page = visit(BODY)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    field = page.get_by_role("combobox").first
    field.focus()
    page.keyboard.type("so")
    options = page.locator("[role=option]")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", re.compile("-0$"))
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_be_focused()


def test_a_table_is_sorted_by_keys(visit: Visit) -> None:
    page = visit("tra-vinh/cntt-2019/nhiem-vu/")
    button = page.locator("table[data-grid] thead button").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("Space")
    expect(page.locator("[aria-sort]")).to_have_attribute("aria-sort", "descending")


def test_states_are_words_in_forced_colours_too(visit: Visit, shot: Shot) -> None:
    page = visit("tra-vinh/cntt-2019/muc-tieu/", forced=True, scheme="dark")
    states = page.locator("main .state")
    assert states.count() > 10
    assert all(each.strip() for each in states.all_inner_texts())
    shot(page, "forced")


def pages_of(page: Page) -> list[str]:
    """Return the text of each sheet that a page is printed on."""
    reader = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    return [" ".join((sheet.extract_text() or "").split()) for sheet in reader.pages]


def test_paper_has_heads_on_every_sheet_and_says_where_it_is_from(visit: Visit) -> None:
    page = visit(BODY)
    page.emulate_media(media="print")
    for each in (".top", ".crumbs", ".foot nav", ".tools", ".skip", "form"):
        for some in page.locator(each).all():
            expect(some).to_be_hidden()
    sheets = pages_of(page)
    assert len(sheets) > 2
    whole = " ".join(sheets)
    assert "Tính đến ngày 31/12/2019" in whole
    assert BODY in whole
    assert page.evaluate(
        "[...document.querySelectorAll('thead')].every("
        "(each) => getComputedStyle(each).display === 'table-header-group')"
    )
    rows = page.locator("[data-grid=dieu-khoan-chung] tbody tr").count()
    assert rows > 10
    ids = page.locator("[data-grid=dieu-khoan-chung] tbody th").all_text_contents()
    assert [each for each in ids if each.split(":")[0].strip() not in whole] == []
