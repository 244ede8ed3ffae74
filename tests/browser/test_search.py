"""The search in a real browser, over the real plan and under the policy of the site."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browser import pages
from plancheck.site.feeds.search import Entry
from plancheck.site.folding import fold
from plancheck.text import Text

KIND = Text("Đường", "Street")
STREETS = [
    Entry("a/duong/", KIND, "Dương"),
    Entry("a/duong-day/", KIND, "Đường dây nóng"),
    Entry("a/dieu-duong/", KIND, "Điều dưỡng"),
    Entry("a/hoa/", KIND, "Văn hoá"),
    Entry("a/hoa-2/", KIND, "Hòa giải"),
    Entry("a/chinh-dien/", KIND, "Chính sách, quyền lợi và nguồn điện tử"),
    Entry("a/cqdt/", KIND, "Xây dựng chính quyền điện tử"),
    Entry("a/acb/", KIND, "Giữachinh quyen dien tu"),
]
HOSTILE = [
    Entry("javascript:document.title=1", KIND, "<img src=x onerror=document.title=1>"),
    Entry("//evil.example/", KIND, "</script><script>document.title=1</script>"),
    Entry("a/__proto__/", KIND, "__proto__", ("constructor", "toString")),
    Entry("a/hidden/", KIND, "a\u202eb\u2028c {{ 7 * 7 }} ${1}"),
]


class Site(NamedTuple):
    """The pages served, their folder, and a browser."""

    address: str
    root: Path
    browser: Browser
    entries: list[Entry]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("site")
    entries = pages.entries()
    pages.write(root, found=entries)
    pages.write(root / "en", found=entries, lang="en")
    pages.write(root / "streets", found=[*STREETS, *HOSTILE])
    with pages.served(root) as address:
        yield Site(address, root, browser, entries)


@pytest.fixture
def page(site: Site) -> Iterator[Page]:
    with pages.opened(site.browser) as page:
        page.goto(site.address)
        yield page


def hits(page: Page, query: str) -> list[str]:
    """Type a query; return the titles of what is offered."""
    page.get_by_role("combobox").first.fill(query)
    expect(page.locator("form [role=status]").first).not_to_be_empty()
    return page.locator("[role=option] > span").all_inner_texts()


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("so noi vu", "plan/co-quan/tv.so-noi-vu/"),
        ("SỞ NỘI VỤ", "plan/co-quan/tv.so-noi-vu/"),
        ("ubnd huyen cau ke", "plan/co-quan/tv.ubnd-cau-ke/"),
        ("UBND huyện Cầu Kè", "plan/co-quan/tv.ubnd-cau-ke/"),
        ("uy ban nhan dan huyen cau ke", "plan/co-quan/tv.ubnd-cau-ke/"),
        ("Uỷ ban nhân dân huyện Cầu Kè", "plan/co-quan/tv.ubnd-cau-ke/"),
        ("1819/qd-ttg", "plan/can-cu/qd-1819-2015-ttg/"),
        ("1819/QĐ–TTg", "plan/can-cu/qd-1819-2015-ttg/"),
        ("HT3.1", "plan/muc-tieu/ht3.1/"),
        ("ht3", "plan/muc-tieu/ht3/"),
        ("stttt", "plan/co-quan/tv.so-tttt/"),
        ("Sở TT&TT", "plan/co-quan/tv.so-tttt/"),
        ("sldtbxh", "plan/co-quan/tv.so-ldtbxh/"),
        ("so lao dong thuong binh va xa hoi", "plan/co-quan/tv.so-ldtbxh/"),
        ("so y te", "plan/co-quan/tv.so-y-te/"),
    ],
)
def test_enter_goes_to_what_was_meant(page: Page, site: Site, query: str, path: str) -> None:
    page.get_by_role("combobox").fill(query)
    page.keyboard.press("Enter")
    page.wait_for_url(site.address + path)


@pytest.mark.parametrize("query", ["chinh quyen dien tu", "chính quyền điện tử"])
def test_the_whole_phrase_comes_first(page: Page, query: str) -> None:
    first = hits(page, query)[0]
    assert "chính quyền điện tử" in first.lower()


def test_title_and_id_find_everything(page: Page, site: Site) -> None:
    assert hits(page, "so y te")[0] == "Sở Y tế"
    found: list[list[str]] = page.evaluate(
        """async (queries) => {
          const input = document.querySelector("#find");
          const answers = [];
          for (const query of queries) {
            input.value = query;
            input.dispatchEvent(new Event("input"));
            await new Promise((done) => setTimeout(done));
            answers.push([...document.querySelectorAll("[role=option] > span")]
              .slice(0, 3).map((each) => each.textContent));
          }
          return answers;
        }""",
        [query for each in site.entries for query in (fold(each.words), each.keys[0])],
    )
    expected = [each.words for each in site.entries for _ in range(2)]
    assert [each for each, three in zip(expected, found, strict=True) if each not in three] == []


def test_marks_that_were_typed_weigh_more_than_the_whole_name(site: Site) -> None:
    with pages.opened(site.browser) as page:
        page.goto(f"{site.address}streets/")
        assert hits(page, "đường")[0] == "Đường dây nóng"
        assert hits(page, "đườ")[0] == "Đường dây nóng"
        assert set(hits(page, "duong")) == {"Dương", "Đường dây nóng", "Điều dưỡng"}
        assert hits(page, "duong")[0] == "Dương"
        assert hits(page, "dương")[0] == "Dương"
        assert hits(page, "văn hóa") == ["Văn hoá"]
        assert hits(page, "hoà") == ["Hòa giải", "Văn hoá"]


def test_a_phrase_comes_before_scattered_words_and_word_starts_before_middles(site: Site) -> None:
    with pages.opened(site.browser) as page:
        page.goto(f"{site.address}streets/")
        assert hits(page, "chinh quyen dien tu") == [
            "Xây dựng chính quyền điện tử",
            "Giữachinh quyen dien tu",
            "Chính sách, quyền lợi và nguồn điện tử",
        ]


def test_the_index_is_asked_for_once_and_not_before_it_is_needed(site: Site) -> None:
    with pages.opened(site.browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{site.address}tim/")
        assert not [url for url in asked if "search." in url]
        for number in (0, 1, 0):
            page.get_by_role("combobox").nth(number).focus()
        page.wait_for_load_state("networkidle")
        assert len([url for url in asked if "search." in url]) == 1


def test_keys_are_enough(page: Page, site: Site) -> None:
    field = page.get_by_role("combobox")
    page.keyboard.press("Tab")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("thong tin")
    options = page.get_by_role("option")
    expect(options).to_have_count(13)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("listbox")).to_have_id(field.get_attribute("aria-controls") or "")
    for key, chosen in (
        ("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", 12), ("ArrowDown", 0),
        ("End", 12), ("Home", 0), ("ArrowDown", 1),
    ):  # fmt: skip
        page.keyboard.press(key)
        expect(options.nth(chosen)).to_have_attribute("aria-selected", "true")
        assert page.locator("[aria-selected=true]").count() == 1
        expect(field).to_have_attribute("aria-activedescendant", f"hits-0-{chosen}")
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("thong tin")
    page.keyboard.press("ArrowDown")
    expect(options).to_have_count(13)
    second = options.nth(1).locator("span").inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/**")
    found = next(each for each in site.entries if each.words == second)
    assert page.url == site.address + found.to


def test_the_number_of_hits_is_announced_in_both_languages(site: Site) -> None:
    for lang, said, none in (
        ("", "1 kết quả", "Không tìm thấy mục nào"),
        ("en/", "Results: 1", "Nothing found"),
    ):
        with pages.opened(site.browser) as page:
            page.goto(site.address + lang)
            status = page.locator("form [role=status]")
            page.get_by_role("combobox").fill("HT3.1")
            expect(status).to_have_text(said)
            page.get_by_role("combobox").fill("qqqq")
            expect(status).to_have_text(none)
            page.get_by_role("combobox").fill("")
            expect(status).to_have_text("")


def test_a_hit_tells_its_kind_and_the_other_name_that_was_typed(page: Page) -> None:
    hits(page, "1819/qd")
    expect(page.get_by_role("option").first.locator("small")).to_have_text("Căn cứ · 1819/QĐ-TTg")
    hits(page, "so noi vu")
    first = page.get_by_role("option").first
    expect(first.locator("small")).to_have_text("Cơ quan · tv.so-noi-vu")


def test_a_click_goes_there_and_leaving_closes(page: Page, site: Site) -> None:
    hits(page, "noi vu")
    page.get_by_role("heading").click()
    expect(page.get_by_role("option")).to_have_count(0)
    hits(page, "so y te")
    page.get_by_role("option").first.click()
    page.wait_for_url(f"{site.address}plan/co-quan/tv.so-y-te/")


def test_enter_before_the_index_came_waits_for_it(page: Page, site: Site) -> None:
    page.route("**/search.vi.js", late)
    page.get_by_role("combobox").focus()
    page.keyboard.type("stttt")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.address}plan/co-quan/tv.so-tttt/")


def late(route: Route) -> None:
    """Let an answer come late."""
    time.sleep(0.3)
    route.continue_()


def test_hits_that_come_when_the_reader_has_gone_on_are_not_shown(page: Page) -> None:
    page.route("**/search.vi.js", late)
    field = page.get_by_role("combobox")
    field.press_sequentially("so")
    page.keyboard.press("Tab")
    expect(page.locator("form [role=status]")).not_to_be_empty()
    expect(field).to_have_attribute("aria-expanded", "false")


def test_what_finds_nothing_and_an_index_that_is_gone_lead_to_the_page_of_everything(
    site: Site,
) -> None:
    with pages.opened(site.browser) as page:
        page.goto(site.address)
        page.get_by_role("combobox").fill("qqqq")
        page.keyboard.press("Enter")
        page.wait_for_url("**/tim/?q=qqqq")
        expect(page.get_by_role("status").last).to_have_text("Không tìm thấy mục nào")
    with site.browser.new_context() as context:
        page = context.new_page()
        page.route("**/search.vi.js", lambda route: route.abort())
        page.goto(site.address)
        page.get_by_role("combobox").fill("so noi vu")
        page.keyboard.press("Enter")
        page.wait_for_url("**/tim/?q=so+noi+vu")


def test_all_hits_are_one_step_away(page: Page) -> None:
    hits(page, "thong tin")
    page.get_by_role("option", name="Xem cả").click()
    page.wait_for_url("**/tim/?q=thong+tin")
    said = page.get_by_role("status").last.inner_text()
    assert page.locator("[data-az] li:visible").count() == int(said.split()[0]) > 12


def test_the_page_of_everything_shows_what_was_asked_for(page: Page, site: Site) -> None:
    page.goto(f"{site.address}tim/?q=STTTT")
    expect(page.locator("[data-az] li:visible")).to_have_count(3)
    expect(page.get_by_role("combobox").first).to_have_value("STTTT")
    page.goto(f"{site.address}tim/")
    expect(page.locator("[data-az] li:visible")).to_have_count(len(site.entries))


def test_without_script_the_form_leads_to_everything(site: Site) -> None:
    with pages.opened(site.browser, java_script_enabled=False) as page:
        page.goto(site.address)
        page.locator("[name=q]").fill("Sở Nội vụ")
        page.keyboard.press("Enter")
        page.wait_for_url("**/tim/?q=*")
        expect(page.locator("[data-az] li")).to_have_count(len(site.entries))


def test_it_works_from_a_disk(site: Site) -> None:
    with pages.opened(site.browser) as page:
        page.goto((site.root / "index.html").as_uri())
        assert hits(page, "so noi vu")[0] == "Sở Nội vụ"
        page.keyboard.press("Enter")
        page.wait_for_url("file:///**/plan/co-quan/tv.so-noi-vu/")


def test_hostile_titles_are_text_and_lead_nowhere_else(site: Site) -> None:
    with pages.opened(site.browser) as page:
        page.goto(f"{site.address}streets/")
        for query, shown in (
            ("<img", HOSTILE[0].words),
            ("script", HOSTILE[1].words),
            ("__proto__", "__proto__"),
            ("constructor", "__proto__"),
            ("{{ 7", "a\\u202eb\\u2028c {{ 7 * 7 }} ${1}"),
        ):
            assert hits(page, query)[0] == shown
        assert page.locator("img").count() == 0
        for query, path in (("<img", "streets/javascript:"), ("script", "streets///evil.example/")):
            page.goto(f"{site.address}streets/")
            hits(page, query)
            page.keyboard.press("Enter")
            page.wait_for_url(f"{site.address}{path}**")
            assert page.title() != "1"
