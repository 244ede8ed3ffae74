"""A table of a page as files: what a spreadsheet opens, and what a program reads."""

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck import workbook
from plancheck.site.feeds import files
from plancheck.source import HIDDEN
from plancheck.tables import Column, Named, Table
from plancheck.terminal import plain
from plancheck.text import Text

COLUMNS = (
    Column("id", Text("Mã", "Id"), 10),
    Column("name", Text("Nội dung", "Text"), 60),
    Column("due", Text("Hạn cuối", "Last day"), 12),
    Column("share", Text("Tỷ lệ", "Share"), 12),
    Column("state", Text("Trạng thái", "State"), 12),
    Column("number", Text("Số", "Number"), 12),
)
DONE = Named("done", Text("đã xong", "done"))


def table(name: str = "Nâng cấp cổng", title: str = "Nhiệm vụ") -> Table:
    rows = (
        ("A1", Text(name, f"{name} (en)"), date(2019, 10, 14), Decimal("80.50"), DONE, 3),
        ("A2", name, None, None, None, None),
    )
    return Table("tasks", Text(title, title), COLUMNS, rows)


def opened(raw: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(raw))


def test_csv_begins_with_a_mark_and_holds_keys_and_iso_days() -> None:
    raw = files.csv(table(), "en")
    assert raw.startswith(b"\xef\xbb\xbfid,name,due,share,state,number\r\n")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows[1] == ["A1", "Nâng cấp cổng (en)", "2019-10-14", "80.50", "done", "3"]
    assert rows[2] == ["A2", "Nâng cấp cổng", "", "", "", ""]


@pytest.mark.parametrize("name", ["=1+1", "+1+1", "-1-x", "@SUM(A1)", " =1", "＝1"])
def test_no_cell_of_a_csv_begins_a_formula(name: str) -> None:
    rows = list(csv.reader(io.StringIO(files.csv(table(name), "vi").decode("utf-8-sig"))))
    assert rows[2][1] == f"'{name}"


def test_a_workbook_has_days_numbers_and_texts() -> None:
    sheet = opened(files.xlsx([table("=1+1")], "vi"))["Nhiệm vụ"]
    assert [cell.value for cell in sheet[1]] == [column.head.vi for column in COLUMNS]
    name, due, share, state, number = sheet[2][1:]
    assert (due.value, due.is_date) == (datetime(2019, 10, 14), True)  # noqa: DTZ001
    assert (name.value, name.data_type, name.quotePrefix) == ("=1+1", "s", True)
    assert (share.value, number.value, state.value) == (80.5, 3, "đã xong")
    assert sheet.freeze_panes == "A2"


def test_each_table_is_a_sheet_whatever_it_is_called() -> None:
    titles = ["Nhiệm vụ: [A/B]*?", "x" * 40, "x" * 40, "'", "", "a\x07b"]
    book = opened(files.xlsx([table(title=title) for title in titles], "vi"))
    assert len(book.sheetnames) == len(set(book.sheetnames)) == len(titles)
    assert book.sheetnames[0] == "Nhiệm vụ   A B"
    assert max(map(len, book.sheetnames)) <= 31


def test_json_holds_rows_by_key_with_values_as_they_are() -> None:
    data = json.loads(files.json(table()))
    assert data == {
        "table": "tasks",
        "title": {"vi": "Nhiệm vụ", "en": "Nhiệm vụ"},
        "rows": [
            {
                "id": "A1",
                "name": {"vi": "Nâng cấp cổng", "en": "Nâng cấp cổng (en)"},
                "due": "2019-10-14",
                "share": "80.50",
                "state": "done",
                "number": 3,
            },
            {
                "id": "A2",
                "name": "Nâng cấp cổng",
                "due": None,
                "share": None,
                "state": None,
                "number": None,
            },
        ],
    }


@pytest.mark.parametrize(
    "make", [lambda t: files.csv(t, "vi"), lambda t: files.xlsx([t], "vi"), files.json]
)
def test_the_same_table_gives_the_same_bytes(make: Any) -> None:
    assert make(table()) == make(table())


@given(st.text())
def test_whatever_the_words_files_hold_nothing_hidden(words: str) -> None:
    assert not HIDDEN.search(files.csv(table(words), "vi").decode("utf-8-sig").replace("\r\n", ""))
    raw = files.json(table(words)).decode()
    assert not HIDDEN.search(raw)
    assert json.loads(raw)["rows"][1]["name"] == words


@given(st.text(), st.text())
def test_whatever_the_words_a_workbook_opens(words: str, title: str) -> None:
    cell = opened(workbook.render([table(words, title)], "vi")).active["B3"]
    assert (cell.value or "") == plain(words)
    assert cell.data_type == ("s" if words else "inlineStr")
