"""What a filled cell says, or why it says nothing."""

import unicodedata
from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from form_support import form
from plancheck.forms import values
from plancheck.forms.form import TargetRow
from plancheck.forms.words import EVIDENCED, EXTENT, OFFICIAL, SENSE
from plancheck.model import Value
from plancheck.text import Text
from plancheck.xlsx import Cell

Kind = Literal["text", "number", "percent", "date", "truth", "error"]
FIRST, LAST = date(2019, 1, 1), date(2019, 10, 20)
ROWS = {row.target.id: row for row in form().targets}  # T1 a share, T2 a count, T3 words, T4 growth


def text(written: str) -> Cell:
    return Cell("text", written)


def why(found: object) -> str:
    assert isinstance(found, Text), found
    assert found.vi != found.en
    return found.en


@pytest.mark.parametrize(
    ("kind", "written"),
    [("text", "30/9/2019"), ("text", "30/09/2019"), ("text", " 30.9.2019 "), ("text", "30-09-2019"),
     ("text", "2019-09-30"), ("text", "2019-09-30T00:00:00"), ("text", "ngày 30 tháng 9 năm 2019"),
     ("text", "Ngày\u00a030/9/2019"), ("text", "30 / 9 / 2019"), ("text", "30/9/2019\u200b"),
     ("date", "2019-09-30")],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(kind: Kind, written: str) -> None:
    decomposed = unicodedata.normalize("NFD", written)
    for each in (written, decomposed):
        assert values.day(Cell(kind, each), FIRST, LAST) == date(2019, 9, 30)


@pytest.mark.parametrize(
    ("kind", "written", "word"),
    [("text", "31/9/2019", "no day of the calendar"), ("text", "9/2019", "no day of the calendar"),
     ("text", "09/30/2019", "no day of the calendar"), ("text", "hôm qua", "no day"),
     ("text", "30/9/19", "no day"), ("text", "٣٠/٩/٢٠١٩", "no day"), ("truth", "1", "no day"),
     ("number", "43738", "if 2019-09-30 is meant"), ("number", "2019", "no day"),
     ("number", "43738.5", "no day"), ("percent", "80", "no day"), ("date", "9999-99-99", "no day"),
     ("text", "21/10/2019", "after the day on which the form came in (2019-10-20)"),
     ("date", "2030-01-01", "after the day"), ("text", "31/12/2018", "before the period"),
     ("date", "1900-01-01", "before the period")],
)  # fmt: skip
def test_what_is_no_day_of_the_period_is_refused(kind: Kind, written: str, word: str) -> None:
    assert word in why(values.day(Cell(kind, written), FIRST, LAST))


def test_a_choice_is_read_in_either_language_or_as_its_code() -> None:
    for choices in (OFFICIAL, EVIDENCED, SENSE, EXTENT):
        for each in choices:
            written = [each.shown, each.text.vi, each.text.en, each.code, each.text.vi.upper()]
            written += [unicodedata.normalize("NFD", each.shown), f" {each.text.vi}\u00a0 "]
            assert {values.choice(text(one), choices) for one in written} == {each.code}


def test_a_word_that_is_not_in_the_list_is_refused_with_the_list() -> None:
    assert "not started; in progress" in why(values.choice(text("xong"), OFFICIAL))
    assert why(values.choice(Cell("number", "1"), OFFICIAL))


@pytest.mark.parametrize(
    ("target", "cell", "sense", "expected"),
    [
        ("T1", text("80"), None, Value(eq="80", unit="percent")),
        ("T1", text("80%"), None, Value(eq="80", unit="percent")),
        ("T1", text("80,5"), None, Value(eq="80.5", unit="percent")),
        ("T1", text("trên 80%"), None, Value(gt="80", unit="percent")),
        ("T1", text("khoảng 80"), None, Value(approx="80", unit="percent")),
        ("T1", text("khoảng 80"), "approx", Value(approx="80", unit="percent")),
        ("T1", text("80"), "approx", Value(approx="80", unit="percent")),
        ("T1", text("80"), "ge", Value(ge="80", unit="percent")),
        ("T1", Cell("percent", "80"), None, Value(eq="80", unit="percent")),
        ("T1", Cell("number", "80.25"), "lt", Value(lt="80.25", unit="percent")),
        ("T1", text("phần lớn"), "text", Value(text="phần lớn")),
        ("T1", text("hai\ndòng"), "text", Value(text="hai dòng")),
        ("T2", text("1.819"), None, Value(eq="1819", unit="document")),
        ("T2", text("1.819 văn bản"), None, Value(eq="1819", unit="document")),
        ("T2", Cell("number", "1819"), None, Value(eq="1819", unit="document")),
        ("T3", text("Tốt hơn: rõ rệt"), None, Value(text="Tốt hơn: rõ rệt")),
        ("T3", Cell("number", "5"), "eq", Value(eq="5", unit="satisfaction")),
        ("T4", text("120%"), None, Value(eq="120", unit="percent")),
    ],
)
def test_a_result_is_understood(
    target: str, cell: Cell, sense: str | None, expected: Value
) -> None:
    assert values.value(cell, sense, ROWS[target]) == expected


@pytest.mark.parametrize(
    ("target", "cell", "sense", "word"),
    [
        ("T1", text("120%"), None, "not possible: 120%"),
        ("T1", text("1.819"), None, "not possible: 1,819%"),
        ("T1", Cell("percent", "8000"), None, "not possible"),
        ("T1", text("trên 100%"), None, "not possible"),
        ("T1", text("khoảng 130"), None, "not possible"),
        ("T1", text("13/17"), None, "one number"),
        ("T1", text("tốt"), None, "in words only"),
        ("T1", text("80 người"), None, "one number"),
        ("T1", Cell("truth", "1"), None, "one number"),
        ("T1", Cell("date", "2019-08-01"), None, "one number"),
        ("T1", Cell("number", "1" + "0" * 30), None, "one number"),
        ("T1", text("khoảng 80"), "eq", "“about 80%”, but “exactly”"),
        ("T1", text("trên 80"), "lt", "“over 80%”, but “under”"),
        ("T1", Cell("date", "2019-08-01"), "text", "needs words"),
        ("T2", Cell("percent", "80"), None, "counts documents"),
        ("T2", text("1,819"), None, "1.819"),
        ("T2", text("1,000"), None, "whole number"),
        ("T2", Cell("number", "1.819"), None, "whole number"),
        ("T2", Cell("number", "-5"), None, "not possible"),
        ("T2", text("-5"), None, "one number"),
    ],
)
def test_what_is_no_result_is_refused(
    target: str, cell: Cell, sense: str | None, word: str
) -> None:
    assert word in why(values.value(cell, sense, ROWS[target]))


def test_words_are_cleaned_and_split_at_their_lines() -> None:
    told = "  Công\u00a0văn 12/STTTT \r\n\r\n\u202ehttp://x\u202c\t y\ufeff\r- c\x0b"
    assert values.words(text(told)) == ("Công văn 12/STTTT", "http://x y", "- c")
    assert values.words(Cell("number", "12")) == ("12",)
    assert "longer" in why(values.words(text("a" * 32_768)))


@given(st.text())
def test_cleaning_twice_changes_nothing_more(written: str) -> None:
    once = values.clean(written)
    assert values.clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(
    st.sampled_from(["text", "number", "percent", "date", "truth", "error"]),
    st.text(),
    st.sampled_from(list(ROWS)),
)
def test_any_cell_is_a_value_or_a_reason(kind: Kind, written: str, target: str) -> None:
    if kind in ("number", "percent"):
        written = "12.5"
    cell = Cell(kind, written)
    row: TargetRow = ROWS[target]
    for sense in (None, "ge", "text"):
        assert isinstance(values.value(cell, sense, row), (Value, Text))
    assert isinstance(values.day(cell, FIRST, LAST), (date, Text))
    assert isinstance(values.choice(cell, OFFICIAL), (str, Text))
    assert isinstance(values.words(cell), (tuple, Text))
