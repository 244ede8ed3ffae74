"""The standing as a workbook: real days and numbers, no formula, the same bytes every time."""

import io
import zipfile
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from plancheck.exporters.standing_xlsx import render
from plancheck.overview import By
from plancheck.plan import Plan
from standing_plan import FILES, odd_plan, the_plan, viewed


def book(by: By | None = None, plan: Plan | None = None) -> Any:
    raw = render(viewed(plan or the_plan()), by, "vi")
    return openpyxl.load_workbook(io.BytesIO(raw))


def column(sheet: Any, head: str) -> list[Any]:
    rank = [cell.value for cell in sheet[1]].index(head)
    return [row[rank] for row in sheet.iter_rows(min_row=2)]


def test_there_is_a_summary_and_a_sheet_for_each_table() -> None:
    assert book().sheetnames == [
        "Tổng hợp", "Chỉ tiêu", "Nhiệm vụ", "Báo cáo", "Cơ quan", "Nhóm mục tiêu",
    ]  # fmt: skip
    assert book("body").sheetnames == ["Tổng hợp", "Cơ quan"]


@pytest.mark.parametrize("rank", range(6))
def test_heads_are_frozen_filtered_and_wide_enough(rank: int) -> None:
    sheet = book().worksheets[rank]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    heads = [cell.value for cell in sheet[1]]
    assert all(heads)
    assert len(set(heads)) == len(heads)
    for cell in sheet[1]:
        width = sheet.column_dimensions[cell.column_letter].width
        assert width >= max(map(len, cell.value.split()))


def test_days_are_days_and_numbers_are_numbers() -> None:
    sheet = book()["Chỉ tiêu"]
    due = column(sheet, "Hạn cuối")
    assert due[0].value == datetime(2019, 6, 30)  # noqa: DTZ001
    assert due[0].number_format == "dd/mm/yyyy"
    assert all(cell.is_date for cell in due)
    numbers = column(sheet, "Kết quả (số)")
    assert [cell.value for cell in numbers] == [85.5, 35, None, 66, 40, None]
    assert numbers[0].data_type == "n"
    assert column(sheet, "Kết quả")[0].value == "85,5%"


def test_no_text_is_a_formula_an_error_or_a_link() -> None:
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "#N/A", "=HYPERLINK(1)", "1e5", "2019-01-01"):
        evil = FILES["registry.yaml"].replace("vi: Sở Y tế", f'vi: "{text}"')
        sheet = book(plan=the_plan(registry=evil))["Cơ quan"]
        (cell,) = [cell for cell in column(sheet, "Cơ quan") if cell.value == text]
        assert cell.data_type == "s"
        assert cell.hyperlink is None
        assert cell.quotePrefix is (text[0] in "=+-@")


def test_nothing_in_the_parts_is_a_formula() -> None:
    evil = {
        name.removesuffix(".yaml"): words.replace("vi: ", "vi: =1+1 ")
        for name, words in FILES.items()
    }
    raw = render(viewed(the_plan(**evil)), None, "vi")
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        assert len(sheets) == 6
        for name in sheets:
            assert b"<f>" not in parts.read(name)
            assert b"<f " not in parts.read(name)
        assert not [name for name in parts.namelist() if "vba" in name or "external" in name]


def test_control_characters_and_endless_texts_are_tamed() -> None:
    evil = FILES["registry.yaml"].replace("vi: Sở Y tế", r'vi: "a\x07b"')
    evil = evil.replace("vi: Sở Tài chính", f"vi: {'x' * 40_000}")
    names = [
        cell.value for cell in column(book(plan=odd_plan(registry=evil))["Cơ quan"], "Cơ quan")
    ]
    assert "a\\u0007b" in names
    assert max(map(len, names)) == 32_767
    assert any(name.endswith("x…") for name in names)


def test_a_number_of_more_digits_than_a_spreadsheet_keeps_is_text() -> None:
    measured = FILES["measured.yaml"].replace("{eq: 40, unit", "{eq: 1234567890123456.5, unit")
    cells = column(book(plan=the_plan(measured=measured))["Chỉ tiêu"], "Kết quả (số)")
    assert (cells[4].value, cells[4].data_type) == ("1.234.567.890.123.456,5", "s")


def test_the_same_input_gives_the_same_bytes_and_tells_no_time() -> None:
    first, second = (render(viewed(the_plan()), None, "vi") for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert core.count("1980-01-01T00:00:00Z") == 2
    assert "<dc:creator>plancheck</dc:creator>" in core


def test_the_summary_says_the_day_and_what_was_not_read() -> None:
    overview = viewed(the_plan())._replace(unread=("plan/a.yaml",))
    sheet = openpyxl.load_workbook(io.BytesIO(render(overview, None, "en")))["Summary"]
    note = column(sheet, "Note")[0].value
    assert "as of 2019-09-30" in note
    assert "plan/a.yaml" in note
    assert sum(cell.value for cell in column(sheet, "Number")) == 6 + 9 + 14
