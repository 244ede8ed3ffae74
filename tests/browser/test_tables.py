"""Tables in a real browser: sorted, filtered, kept, downloaded; and without script."""

import csv
import io
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser import pages
from plancheck.cells import neutral
from plancheck.site.grid import Cell, Column, Grid, Row, counted, dated, listed, said
from plancheck.terminal import plain
from plancheck.text import Text

COLUMNS = (
    Column("id", Text("Mã", "Id")),
    Column("name", Text("Nội dung", "Text")),
    Column("lead", Text("Chủ trì", "Lead"), choice=True),
    Column("due", Text("Thời hạn", "Due"), "day"),
    Column("state", Text("Trạng thái", "State"), choice=True),
    Column("late", Text("Số ngày quá hạn", "Days late"), "number"),
)
STATES = {"met": Text("đạt", "met"), "overdue": Text("quá hạn", "overdue")}
YTE, NOIVU = (Cell(Text(f"Sở {each}", f"Sở {each}"), "a/") for each in ("Y tế", "Nội vụ"))


def row(
    name: str, title: str, lead: list[Cell], due: date | None, state: str, late: str | None
) -> Row:
    number = None if late is None else Decimal(late)
    label = Cell(STATES[state], state=state)
    return (said(name, "a/"), said(title), listed(lead), dated(due), (label,), counted(number))


ROWS = (
    row("HT10", "Đường", [YTE], date(2019, 10, 15), "met", "9"),
    row("HT2", "Dương", [NOIVU, YTE], None, "overdue", None),
    row("HT1", "em", [], date(2019, 2, 1), "met", "-59.25"),
    row("A1", "Ấp", [NOIVU], date(2018, 12, 31), "overdue", "1000"),
    row("A2", "an", [], None, "met", "10"),
    row("B1", "Ăn", [NOIVU], date(2020, 1, 1), "overdue", "0"),
)
TASKS = Grid("tasks", Text("Nhiệm vụ", "Tasks"), COLUMNS, ROWS)
FEW = Grid("few", Text("Ít", "Few"), COLUMNS, ROWS[:3])
FORMULAS = (
    "=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "＋1", "－2", "＠x", "-5",
    "-59.25",
    'a"b', "a;b,c", "<img src=x onerror=document.title=1>", "{{ 7 * 7 }}", "a\u202eb", "\u200b=1",
    "</table><script>document.title=1</script>", "'=1", "--1", "1.", ".5", "1.2.3", "-",
)  # fmt: skip
HOSTILE = Grid(
    "hostile",
    Text("<b>Thử</b>", "<b>Trial</b>"),
    (Column("text", Text("<i>Chữ</i>", "<i>Text</i>"), choice=True),),
    tuple((said(each),) for each in FORMULAS),
)


class Site(NamedTuple):
    """The pages served, and a browser."""

    address: str
    browser: Browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Site]:
    root: Path = tmp_path_factory.mktemp("site")
    pages.write(root, TASKS, FEW)
    pages.write(root / "en", TASKS, lang="en")
    pages.write(root / "hostile", HOSTILE)
    with pages.served(root) as address:
        yield Site(address, browser)


@pytest.fixture
def page(site: Site) -> Iterator[Page]:
    with pages.opened(site.browser) as page:
        page.goto(site.address)
        yield page


def column(page: Page, place: int = 0, grid: str = "tasks") -> list[str]:
    """Return the words of a column in the rows that show."""
    rows = page.locator(f"[data-grid={grid}] tbody tr:visible")
    return [each.locator(":scope > *").nth(place).inner_text() for each in rows.all()]


def head(page: Page, name: str) -> Locator:
    return page.locator("[data-grid=tasks]").get_by_role("button", name=name)


DECLARED = ["HT10", "HT2", "HT1", "A1", "A2", "B1"]


@pytest.mark.parametrize(
    ("name", "place", "up", "down"),
    [
        ("Mã", 0, ["A1", "A2", "B1", "HT1", "HT2", "HT10"], None),
        ("Nội dung", 1, ["an", "Ăn", "Ấp", "Dương", "Đường", "em"], None),
        (
            "Thời hạn",
            3,
            ["31/12/2018", "01/02/2019", "15/10/2019", "01/01/2020", "", ""],
            ["01/01/2020", "15/10/2019", "01/02/2019", "31/12/2018", "", ""],
        ),
        (
            "Số ngày quá hạn",
            5,
            ["-59,25", "0", "9", "10", "1.000", ""],
            ["1.000", "10", "9", "0", "-59,25", ""],
        ),
    ],
)
def test_a_head_sorts_up_then_down_then_as_declared(
    page: Page, name: str, place: int, up: list[str], down: list[str] | None
) -> None:
    button = head(page, name)
    button.click()
    assert column(page, place) == up
    expect(page.locator("[data-grid=tasks] [aria-sort]")).to_have_attribute(
        "aria-sort", "ascending"
    )
    button.click()
    assert column(page, place) == (down or up[::-1])
    expect(page.locator("[data-grid=tasks] [aria-sort]")).to_have_attribute(
        "aria-sort", "descending"
    )
    button.click()
    assert column(page) == DECLARED
    expect(page.locator("[aria-sort]")).to_have_count(0)
    assert "?" not in page.url


def test_one_column_is_sorted_at_a_time_and_says_so(page: Page) -> None:
    head(page, "Mã").click()
    head(page, "Thời hạn").click()
    sorted_by = page.locator("[aria-sort]")
    expect(sorted_by).to_have_count(1)
    expect(sorted_by).to_have_attribute("data-key", "due")
    assert head(page, "Thời hạn").evaluate("each => each.innerText.trim()") == "Thời hạn"


def test_choices_are_kept_in_the_address_and_come_back(page: Page, site: Site) -> None:
    page.goto(f"{site.address}?other=1#few-title")
    status = page.locator(".tools [role=status]")
    expect(status).to_have_text("6 / 6 dòng")
    page.get_by_label("Trạng thái").select_option("quá hạn")
    expect(status).to_have_text("3 / 6 dòng")
    page.get_by_label("Chủ trì").select_option("Sở Nội vụ")
    page.get_by_label("Lọc trong bảng").fill("ap noi")
    expect(status).to_have_text("1 / 6 dòng")
    page.get_by_label("Lọc trong bảng").fill("DUONG")
    expect(status).to_have_text("1 / 6 dòng")
    page.get_by_label("Lọc trong bảng").fill("")
    head(page, "Thời hạn").click()
    head(page, "Thời hạn").click()
    rows = column(page)
    assert rows == ["B1", "A1", "HT2"]
    parts = urlsplit(page.url)
    assert parts.fragment == "few-title"
    assert parse_qs(parts.query) == {
        "other": ["1"],
        "tasks.state": ["overdue"],
        "tasks.lead": ["Sở Nội vụ"],
        "tasks.sort": ["-due"],
    }
    page.reload()
    assert column(page) == rows
    expect(status).to_have_text("3 / 6 dòng")
    expect(page.get_by_label("Trạng thái")).to_have_value("overdue")
    assert column(page, grid="few") == ["HT10", "HT2", "HT1"]


def test_an_address_of_one_language_gives_the_same_rows_in_the_other(site: Site) -> None:
    query = "?tasks.state=overdue&tasks.q=duong&tasks.sort=-id"
    for lang, said_ in (("", "1 / 6 dòng"), ("en/", "1 / 6 rows")):
        with pages.opened(site.browser) as page:
            page.goto(site.address + lang + query)
            assert column(page) == ["HT2"]
            expect(page.locator(".tools [role=status]")).to_have_text(said_)


def test_what_nobody_holds_can_be_chosen(page: Page) -> None:
    choice = page.get_by_label("Chủ trì")
    assert choice.locator("option").all_inner_texts() == [
        "Tất cả",
        "(trống)",
        "Sở Nội vụ",
        "Sở Y tế",
    ]
    choice.select_option("(trống)")
    assert column(page) == ["HT1", "A2"]
    choice.select_option("Sở Y tế")
    assert column(page) == ["HT10", "HT2"]


def test_an_address_that_asks_for_nonsense_shows_everything(page: Page, site: Site) -> None:
    page.goto(f"{site.address}?tasks.state=__proto__&tasks.sort=constructor&tasks.lead=x")
    assert column(page) == DECLARED
    expect(page.get_by_label("Trạng thái")).to_have_value("")
    head(page, "Mã").click()
    assert column(page)[0] == "A1"


def test_few_rows_have_no_tools_but_are_sorted(page: Page) -> None:
    expect(page.locator(".tools")).to_have_count(1)
    page.locator("[data-grid=few]").get_by_role("button", name="Mã").click()
    assert column(page, grid="few") == ["HT1", "HT2", "HT10"]
    assert column(page) == DECLARED


def test_keys_are_enough(page: Page) -> None:
    page.get_by_role("combobox", name="Tìm cơ quan").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("so")
    assert len(column(page)) == 4
    for _ in range(4):
        page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_attribute("role", "region")
    page.keyboard.press("Tab")
    expect(focused).to_have_text("Mã")
    page.keyboard.press("Enter")
    expect(focused).to_have_text("Mã")
    assert column(page) == ["A1", "B1", "HT2", "HT10"]


def download(page: Page) -> list[list[str]]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV").click()
    raw = Path(waiting.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))


def test_the_rows_shown_are_downloaded_in_their_order(page: Page) -> None:
    page.get_by_label("Trạng thái").select_option("quá hạn")
    head(page, "Mã").click()
    assert download(page) == [
        ["id", "name", "lead", "due", "state", "late"],
        ["A1", "Ấp", "Sở Nội vụ", "2018-12-31", "quá hạn", "1000"],
        ["B1", "Ăn", "Sở Nội vụ", "2020-01-01", "quá hạn", "0"],
        ["HT2", "Dương", "Sở Nội vụ; Sở Y tế", "", "quá hạn", ""],
    ]


def test_hostile_text_is_shown_as_text_and_downloaded_as_text(site: Site) -> None:
    with pages.opened(site.browser) as page:
        page.goto(f"{site.address}hostile/")
        shown = page.locator("[data-grid] tbody tr").all_inner_texts()
        assert shown == [plain(each).strip() for each in FORMULAS]
        assert page.locator("img, main script, main b, main i").count() == 0
        page.get_by_label("<i>Chữ</i>").select_option(FORMULAS[15])
        assert column(page, grid="hostile") == [FORMULAS[15]]
        page.get_by_label("<i>Chữ</i>").select_option("")
        files = [line for (line,) in download(page)]
        assert files == ["text", *(neutral(each.strip()) for each in FORMULAS)]
        narrow = [unicodedata.normalize("NFKC", each)[:1] for each in files]
        assert [each for each, first in zip(files, narrow, strict=True) if first in "=+@"] == []
        assert page.title() != "1"


def test_without_script_every_row_is_there(site: Site) -> None:
    with pages.opened(site.browser, java_script_enabled=False) as page:
        page.goto(f"{site.address}?tasks.state=overdue&tasks.sort=id")
        assert column(page) == DECLARED
        expect(page.locator(".tools")).to_have_count(0)
        expect(page.locator("[data-grid=tasks]").get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_a_table_stays_a_table_and_no_page_scrolls_sideways(site: Site, width: int) -> None:
    with pages.opened(site.browser, viewport={"width": width, "height": 700}) as page:
        page.goto(site.address)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        tree: Any = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
        roles = [each["role"]["value"] for each in tree["nodes"] if not each["ignored"]]
        assert roles.count("table") == 2
        assert roles.count("row") == 2 + len(ROWS) + 3
        assert roles.count("columnheader") == 12
        assert roles.count("rowheader") == 9
        assert roles.count("cell") + roles.count("gridcell") == 45
