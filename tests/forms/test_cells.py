"""Filled cells are found wherever they stand; what is doubtful is refused with its place."""

from typing import Any

import pytest
from openpyxl.utils import get_column_letter

from form_support import (
    SHEETS,
    TARGET,
    TASK,
    Hand,
    cut_off,
    done,
    entries,
    filled,
    lost,
    put,
    read,
    reason,
    result,
    told,
)
from plancheck.forms import cells as form_cells
from plancheck.model import Progress


def merged(area: str, sheet: str = TASK) -> Hand:
    def hand(book: Any) -> None:
        book[sheet].merge_cells(area)

    return hand


def test_a_merged_cell_is_refused_with_its_area() -> None:
    reading = read(filled(cut_off(), done(), done("A1"), merged("F7:F8")))
    assert "merged area F7:F8" in reason(reading, f"{TASK}!F7")
    assert entries(reading) == ["A1"]


def test_a_merge_that_swallows_a_cell_to_fill_in_is_told_of() -> None:
    def typed(book: Any) -> None:
        book[TASK]["E7"] = "Đã xong"

    reading = read(filled(cut_off(), typed, merged("E7:F7")))
    assert "merged area E7:F7" in reason(reading, f"{TASK}!E7:F7")


def test_a_merged_id_leaves_nobody_sure_of_its_row() -> None:
    reading = read(filled(cut_off(), done(), done("A3"), merged("A7:A8")))
    assert entries(reading) == []
    assert "no clear id" in reason(reading, f"{TASK}!F7")
    assert "no clear id" in reason(reading, f"{TASK}!F8")


def test_merged_cells_that_are_only_read_do_no_harm() -> None:
    reading = read(filled(cut_off(), done(), merged("D8:E9")))
    assert (entries(reading), reading.lost) == (["A2"], ())


def moved(kind: str, *rows: str) -> Hand:
    """Write the rows of a sheet in another order, or only some of them."""

    def hand(book: Any) -> None:
        sheet = book[SHEETS[kind]]
        there = {
            sheet.cell(row, 1).value: [cell.value for cell in sheet[row]]
            for row in range(7, sheet.max_row + 1)
        }
        sheet.delete_rows(7, len(there))
        for number, name in enumerate(rows, 7):
            for column, value in enumerate(there[name], 1):
                sheet.cell(number, column).value = value

    return hand


def test_rows_may_stand_in_any_order() -> None:
    reading = read(filled(cut_off(), done("A1"), done("A3"), moved("task", "A1", "A3", "A2")))
    assert (entries(reading), reading.troubles) == (["A1", "A3"], ())


def test_deleted_rows_are_told_of_and_the_others_read() -> None:
    reading = read(filled(cut_off(), done("A1"), done("A3"), moved("task", "A1")))
    assert (entries(reading), reading.lost) == (["A1"], ())
    assert told(reading) == ["these rows were deleted from the form: A2, A3"]


def test_inserted_rows_are_refused_with_every_cell() -> None:
    def insert(book: Any) -> None:
        sheet = book[TASK]
        sheet.insert_rows(8)
        for column, value in ((1, "A9"), (2, "Việc khác"), (6, "Đã xong"), (10, "thêm")):
            sheet.cell(8, column).value = value
        sheet.cell(12, 6).value = "Đã xong"  # below the table, without an id
        sheet.cell(13, 2).value = "Người lập biểu: A"

    reading = read(filled(cut_off(), done(), insert))
    assert entries(reading) == ["A2"]
    assert "“A9” was not in the form" in reason(reading, f"{TASK}!F8")
    assert "“A9” was not in the form" in reason(reading, f"{TASK}!J8")
    assert "no clear id" in reason(reading, f"{TASK}!F12")
    assert "no clear id" in reason(reading, f"{TASK}!B13")


def test_a_row_that_comes_twice_is_refused_both_times() -> None:
    def copy(book: Any) -> None:
        sheet = book[TASK]
        for column in range(1, 11):
            sheet.cell(12, column).value = sheet.cell(7, column).value

    reading = read(filled(cut_off(), done(), copy))
    assert entries(reading) == []
    assert [at for at, _ in lost(reading)] == [f"{TASK}!F7", f"{TASK}!F12"]


def test_a_column_of_ids_that_slipped_is_noticed() -> None:
    def slip(book: Any) -> None:
        sheet = book[TASK]
        sheet["A7"], sheet["A8"] = sheet["A8"].value, sheet["A7"].value

    reading = read(filled(cut_off(), done(), slip))
    assert entries(reading) == []
    assert "not those of A3" in reason(reading, f"{TASK}!F7")


def test_columns_may_be_inserted_and_stand_in_any_order() -> None:
    def shuffle(book: Any) -> None:
        for name in SHEETS.values():
            sheet = book[name]
            sheet.insert_cols(3)
            last = sheet.max_column
            for row in range(6, sheet.max_row + 1):  # the first two fill-in columns change places
                one, two = sheet.cell(row, 7), sheet.cell(row, last)
                one.value, two.value = two.value, one.value

    reading = read(filled(cut_off(), done(), put("A2.note", "ghi chú"), result("81"), shuffle))
    assert (entries(reading), reading.troubles) == (["A2", "T1"], ())
    assert isinstance(reading.drafts[0].entry, Progress)
    assert reading.drafts[0].entry.note == "ghi chú"


def test_a_deleted_column_is_told_of() -> None:
    def delete(book: Any) -> None:
        book[TASK].delete_cols(7)  # how far it is evidenced

    reading = read(filled(cut_off(), done(), put("A2.note", "ghi chú"), delete))
    assert (entries(reading), reading.lost) == (["A2"], ())
    assert told(reading) == ["the column “Evidenced status” is missing"]


def test_without_ids_nothing_can_be_read_and_all_is_told() -> None:
    def delete(book: Any) -> None:
        book[TASK].delete_cols(1)

    reading = read(filled(cut_off(), done(), delete))
    assert entries(reading) == []
    assert "“Id” is missing" in reason(reading, f"{TASK}!")
    assert "no clear id" in reason(reading, f"{TASK}!E7")


def test_a_column_that_comes_twice_is_refused() -> None:
    def copy(book: Any) -> None:
        sheet = book[TASK]
        sheet["L6"], sheet["L7"] = sheet["F6"].value, "Đang thực hiện"

    reading = read(filled(cut_off(), done(), done("A1"), copy))
    assert entries(reading) == []
    assert "several times" in reason(reading, f"{TASK}!F7")


def test_columns_that_people_add_are_told_of_once() -> None:
    def add(book: Any) -> None:
        sheet = book[TASK]
        sheet["L6"] = "Ý kiến của phòng"
        for row in (7, 9):
            sheet.cell(row, 12).value = f"ý kiến {row}"

    reading = read(filled(cut_off(), done(), add))
    assert entries(reading) == ["A2"]
    assert lost(reading) == [
        (f"{TASK}!L7", "the column is no part of the form; 2 filled cells were not read")
    ]


def renamed(old: str, new: str) -> Hand:
    def hand(book: Any) -> None:
        book[old].title = new

    return hand


@pytest.mark.parametrize("name", ["Tasks", "任务", "Нагрузка", "ภารกิจ", "📋", "Nhiem vu (2)"])
def test_a_renamed_sheet_is_known_by_its_titles(name: str) -> None:
    reading = read(filled(cut_off(), done(), renamed(TASK, name)))
    assert (entries(reading), reading.lost) == (["A2"], ())
    assert told(reading) == ["the sheet “Nhiệm vụ” was renamed; it was read all the same"]


def test_sheets_may_be_swapped_by_name() -> None:
    swap = [renamed(TASK, "x"), renamed(TARGET, TASK), renamed("x", TARGET)]
    reading = read(filled(cut_off(), done(), result("81"), *swap))
    assert sorted(entries(reading)) == ["A2", "T1"]


def test_an_unknown_sheet_is_told_of_with_what_it_holds() -> None:
    def add(book: Any) -> None:
        sheet = book.create_sheet("Phụ lục")
        sheet["A1"], sheet["B2"] = "Số liệu", 12
        book.create_sheet("Trống")

    reading = read(filled(cut_off(), done(), add))
    assert entries(reading) == ["A2"]
    assert lost(reading) == [
        ("Phụ lục!", "the sheet is no part of the form; 2 filled cells were not read")
    ]


def test_a_hidden_sheet_is_read_like_any_other() -> None:
    def hide(book: Any) -> None:
        book[TASK].sheet_state = "hidden"
        book.create_sheet("ẩn")["A1"] = "x"
        book["ẩn"].sheet_state = "veryHidden"

    reading = read(filled(cut_off(), done(), hide))
    assert entries(reading) == ["A2"]
    assert [at for at, _ in lost(reading)] == ["ẩn!"]


def test_of_two_sheets_alike_the_one_with_its_name_is_read() -> None:
    def copy(book: Any) -> None:
        book.copy_worksheet(book[TASK]).title = "Bản sao"

    reading = read(filled(cut_off(), done(), copy))
    assert entries(reading) == ["A2"]
    assert "several sheets look like" in reason(reading, "Bản sao!")
    reading = read(filled(cut_off(), done(), copy, renamed(TASK, "Bản khác")))
    assert entries(reading) == []
    assert [at for at, _ in lost(reading)] == ["Bản khác!", "Bản sao!"]


def test_a_sheet_may_be_deleted() -> None:
    def delete(book: Any) -> None:
        del book[TARGET]
        del book["Hướng dẫn"]

    reading = read(filled(cut_off(), done(), delete))
    assert (entries(reading), reading.lost) == (["A2"], ())
    assert told(reading) == ["the sheet “Chỉ tiêu” is missing"]


def test_a_sheet_without_its_titles_is_told_of() -> None:
    def delete(book: Any) -> None:
        book[TASK].delete_rows(6)

    reading = read(filled(cut_off(), done(), delete))
    assert entries(reading) == []
    assert "no part of the form" in reason(reading, f"{TASK}!")


def test_a_sheet_with_too_much_in_it_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def many(book: Any) -> None:
        for row in range(20, 60):
            book[TASK].cell(row, 6).value = "x"

    monkeypatch.setattr(form_cells, "MAX_ROWS", 30)
    reading = read(filled(cut_off(), done(), many))
    assert entries(reading) == []
    assert len(lost(reading)) == 1

    def wide(book: Any) -> None:
        for column in range(1, 40):
            book[TASK][f"{get_column_letter(column)}9"] = "x"

    monkeypatch.setattr(form_cells, "MAX_COLUMNS", 30)
    assert len(lost(read(filled(cut_off(), done(), wide)))) == 1
