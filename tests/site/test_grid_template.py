"""A table as HTML: what it holds for readers, for scripts and for those who hear it."""

from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plancheck.site.grid import Cell, Column, Grid, Row, counted, dated, listed, said
from plancheck.terminal import plain
from plancheck.text import Lang, Text
from support import REPOSITORY

COLUMNS = (
    Column("name", Text("Tên", "Name"), choice=True),
    Column("due", Text("Thời hạn", "Due"), "day"),
    Column("late", Text("Quá hạn", "Late"), "number"),
    Column("state", Text("Trạng thái", "State")),
)
ROW: Row = (
    listed([Cell(Text("Sở Y tế", "Sở Y tế"), "a/?b&c"), Cell(Text("Sở Tài chính", "Finance"))]),
    dated(date(2019, 10, 5)),
    counted(Decimal("1E+3")),
    (Cell(Text("đạt", "met"), state="met"),),
)


class Elements(HTMLParser):
    """The elements of a page with their attributes, in order, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += [data.strip()] if data.strip() else []

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag in tags]


def rendered(*rows: Row, lang: Lang = "vi", key: str = "tasks") -> Elements:
    environment = Environment(
        loader=FileSystemLoader(REPOSITORY / "src/plancheck/site/templates"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    environment.filters["plain"] = plain
    source = '{% from "grid.html" import grid with context %}{{ grid(it, lang) }}'
    it = Grid(key, Text("Nhiệm vụ", "Tasks"), COLUMNS, rows)
    text = environment.from_string(source).render(it=it, lang=lang, link=lambda path: f"../{path}")
    return Elements(text)


def test_words_are_shown_and_values_stand_beside_them() -> None:
    page = rendered(ROW)
    assert page.words == [
        "Nhiệm vụ", "Tên", "Thời hạn", "Quá hạn", "Trạng thái",
        "Sở Y tế", "Sở Tài chính", "05/10/2019", "1.000", "đạt",
    ]  # fmt: skip
    name, due, late, state = page.all("th", "td")[4:]
    assert (name["scope"], name["role"], name["data-head"]) == ("row", "rowheader", "Tên")
    assert (due["data-value"], late["data-value"]) == ("2019-10-05", "1000")
    assert "data-value" not in name
    assert "data-value" not in state
    assert page.all("a") == [{"href": "../a/?b&c"}]
    assert page.all("span") == [{"class": "state", "data-state": "met"}]
    assert len(page.all("li")) == 2


def test_heads_say_how_a_column_is_sorted_and_chosen() -> None:
    heads = rendered(ROW).all("th")[:4]
    assert [each["data-kind"] for each in heads] == ["text", "day", "number", "text"]
    assert ["data-choice" in each for each in heads] == [True, False, False, False]
    assert {each["scope"] for each in heads} == {"col"}


def test_the_region_is_named_by_the_title() -> None:
    page = rendered(ROW)
    (region,) = page.all("div")
    (caption,) = page.all("caption")
    assert region["aria-labelledby"] == caption["id"] == "tasks-title"
    assert (region["tabindex"], region["role"]) == ("0", "region")


def test_the_words_of_a_plan_stay_vietnamese_on_an_english_page() -> None:
    page = rendered(ROW, lang="en")
    assert page.all("a") == [{"href": "../a/?b&c", "lang": "vi"}]
    assert [each.get("lang") for each in page.all("span")] == [None]
    assert "2019-10-05" in page.words
    assert "met" in page.words
    assert not [each for each in rendered(ROW).all("a", "span") if "lang" in each]


def test_both_languages_give_scripts_the_same_words_to_use() -> None:
    (vi,), (en,) = (rendered(ROW, lang=lang).all("table") for lang in ("vi", "en"))
    assert vi.keys() == en.keys()
    words = [each for each in vi if each not in ("role", "class", "data-grid")]
    assert all(vi[each] and vi[each] != en[each] for each in words)
    for each in (vi, en):
        assert "{n}" in (each["data-count"] or "")
        assert "{all}" in (each["data-count"] or "")


def test_hostile_words_are_written_out() -> None:
    hostile = "<b onclick=x>\"'\u202e{{ 7 * 7 }}"
    row = (said(hostile), (), (), (Cell(Text(hostile, hostile), value=hostile),))
    page = rendered(row)
    assert page.words[-2:] == [plain(hostile)] * 2
    assert page.all("b") == []
    assert page.all("td")[-1]["data-value"] == plain(hostile)


def test_a_cell_without_words_is_empty() -> None:
    page = rendered((said("A"), (), (), ()))
    assert page.words[-1] == "A"
    assert len(page.all("td")) == 3


def test_a_table_without_rows_says_so() -> None:
    assert rendered().words == ["Nhiệm vụ: không có mục nào."]
    assert rendered(lang="en").words == ["Tasks: none."]


def test_a_long_list_in_a_cell_is_folded_after_its_first_words() -> None:
    names = [Cell(Text(f"Sở {n}", f"Department {n}")) for n in range(9)]
    short, long = (rendered((listed(names[:n]), (), (), ())) for n in (6, 9))
    assert not short.all("details")
    assert len(short.all("li")) == 6
    assert len(long.all("details")) == 1
    assert len(long.all("li")) == 9
    assert "Và 5 mục khác" in long.words
    assert long.words.index("Sở 3") < long.words.index("Và 5 mục khác") < long.words.index("Sở 4")


def test_short_names_in_the_first_column_are_not_broken() -> None:
    short, long = (
        rendered((said(words), (), (), ())).all("table")[0].get("class")
        for words in ("61/2018/NĐ-CP", "Về thực hiện cơ chế một cửa")
    )
    assert (short, long) == ("tight", None)


def test_of_a_long_table_the_first_rows_stand_there_and_the_others_are_counted() -> None:
    rows = [(said(f"Việc {n}"), (), (), ()) for n in range(503)]
    vi, en = rendered(*rows), rendered(*rows, lang="en")
    for page, words in ((vi, "500 dòng đầu; 3 dòng"), (en, "first 500 rows; the other 3")):
        assert len(page.all("tr")) == 1 + 500
        assert words in page.words[-1]
    assert "Việc 500" not in vi.words
    assert rendered(*rows[:500]).words[-1] == "Việc 499"


def test_of_a_cell_with_very_many_words_the_first_stand_there_and_the_others_are_counted() -> None:
    names = tuple(Cell(Text(f"Sở {n}", f"Sở {n}"), f"so-{n}/") for n in range(15))
    vi, en = rendered((names, (), (), ())), rendered((names, (), (), ()), lang="en")
    for page, words in ((vi, "và 3 mục khác"), (en, "and 3 more")):
        assert len(page.all("a")) == 12
        assert page.words[-1] == words
    assert len(rendered((names[:12], (), (), ())).all("li")) == 12
