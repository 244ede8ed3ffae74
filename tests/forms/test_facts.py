"""What a filled row says, and what keeps it from saying it."""

import unicodedata
from datetime import date
from typing import Any

import pytest
from openpyxl.worksheet.formula import ArrayFormula

from form_support import (
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
    where,
)
from plancheck.model import Measurement, Progress, Scope, Value


def test_an_unfilled_form_states_nothing_and_says_so() -> None:
    for raw in (filled(), filled(cut_off())):
        reading = read(raw)
        assert (reading.unfilled, reading.empty, reading.troubles) == (True, 7, ())


def test_a_filled_row_of_tasks_is_a_progress_entry() -> None:
    reading = read(
        filled(
            put("A2.official", "Xong muộn / done late"),
            put("A2.evidenced", "chứng cứ đầy đủ"),
            put("A2.on", "15/10/2019"),
            put("A2.evidence", "QĐ 12/QĐ-SYT\nhttp://soyte.example/12"),
            put("A2.note", "Chậm\ndo vốn"),
        )
    )
    assert [draft.entry for draft in reading.drafts] == [
        Progress(
            task="A2",
            on=date(2019, 10, 15),
            official="done-late",
            evidenced="complete",
            by="tv.yt",
            evidence=("QĐ 12/QĐ-SYT", "http://soyte.example/12"),
            note="Chậm do vốn",
        )
    ]
    assert (reading.troubles, reading.empty, reading.unfilled) == ((), 6, False)


def test_a_filled_row_of_targets_is_a_measurement() -> None:
    reading = read(filled(cut_off(), result("trên 80,5%"), put("T1.evidence", "Biên bản")))
    (draft,) = reading.drafts
    assert draft.entry == Measurement(
        id="no-id-yet",
        indicator="rate",
        value=Value(gt="80.5", unit="percent"),
        quality="bound",
        as_of=date(2019, 9, 30),
        scope=Scope(unit="body", levels=("province",)),
        reported_by="tv.yt",
        evidence=("Biên bản",),
    )


def test_a_figure_of_the_body_alone_says_so_in_its_scope() -> None:
    (draft,) = read(filled(cut_off(), result("90", extent="part"))).drafts
    assert isinstance(draft.entry, Measurement)
    assert draft.entry.scope == Scope(unit="body", bodies=("tv.yt",))
    (draft,) = read(filled(cut_off(), result("90", "T2", extent="part"))).drafts
    assert isinstance(draft.entry, Measurement)
    assert draft.entry.scope == Scope(bodies=("tv.yt",))


def test_a_target_of_the_body_alone_leaves_no_question_of_scope() -> None:
    (draft,) = read(filled(cut_off(), put("T4.value", "7,5%"))).drafts
    assert isinstance(draft.entry, Measurement)
    assert draft.entry.scope == Scope(bodies=("tv.yt",))
    assert draft.entry.value == Value(eq="7.5", unit="percent")


@pytest.mark.parametrize(
    ("value", "sense", "quality"),
    [("80", None, "exact"), ("khoảng 80", None, "estimate"),
     ("80", "Ước tính, khoảng (≈)", "estimate"),
     ("80", "Không quá (≤)", "bound"), ("gần hết", "Bằng lời, không có số", "qualitative"),
     ("từ 70 đến 80", None, "bound")],
)  # fmt: skip
def test_the_quality_follows_the_comparator(value: str, sense: str | None, quality: str) -> None:
    (draft,) = read(filled(cut_off(), result(value), put("T1.sense", sense))).drafts
    assert isinstance(draft.entry, Measurement)
    assert draft.entry.quality == quality


@pytest.mark.parametrize(
    ("value", "number_format"),
    [("30/9/2019", None), (date(2019, 9, 30), None), (43738, "dd/mm/yyyy"), (43738.9, "d-mmm-yy"),
     ("2019-09-30", None), ("30 /9/2019\u00a0", None)],
)  # fmt: skip
def test_a_day_may_be_text_or_a_date_of_the_spreadsheet(
    value: Any, number_format: str | None
) -> None:
    (draft,) = read(filled(done(), put("A2.on", value, number_format))).drafts
    assert isinstance(draft.entry, Progress)
    assert draft.entry.on == date(2019, 9, 30)


def test_the_cut_off_day_stands_for_rows_without_any() -> None:
    reading = read(filled(cut_off("01/08/2019"), done(), done("A1"), put("A1.on", "02/08/2019")))
    days = {draft.row.id: draft.entry.on for draft in reading.drafts
            if isinstance(draft.entry, Progress)}  # fmt: skip
    assert days == {"A2": date(2019, 8, 1), "A1": date(2019, 8, 2)}


def test_decomposed_text_and_no_break_spaces_are_read_as_anybody_would() -> None:
    status = unicodedata.normalize("NFD", "  Đã\u00a0xong ")
    note = unicodedata.normalize("NFD", "Đã\u00a0xong\u200b")
    (draft,) = read(filled(cut_off(), done(status=status), put("A2.note", note))).drafts
    assert isinstance(draft.entry, Progress)
    assert (draft.entry.official, draft.entry.note) == ("done", "Đã xong")


def test_one_bad_cell_keeps_its_row_and_no_other() -> None:
    reading = read(filled(cut_off(), done(), done("A1", "xong"), put("A1.note", "ghi chú")))
    assert entries(reading) == ["A2"]
    assert [at for at, _ in lost(reading)] == [f"{TASK}!F9", f"{TASK}!J9"]
    assert "not in the list" in reason(reading, f"{TASK}!F9")
    assert "another cell of the row" in reason(reading, f"{TASK}!J9")


@pytest.mark.parametrize(
    ("hands", "place", "word"),
    [
        ([put("A2.on", "01/01/2019")], f"{TASK}!", "“Official status” is missing"),
        ([done()], f"{TASK}!", "no day"),
        ([done(), put("A2.on", "30/02/2019")], f"{TASK}!H7", "no day of the calendar"),
        ([done(), put("A2.on", "31/12/2019")], f"{TASK}!H7", "after the day on which"),
        ([done(), put("A2.on", "31/12/2018")], f"{TASK}!H7", "before the period"),
        ([done(), put("A2.on", 43738)], f"{TASK}!H7", "if 2019-09-30 is meant"),
        ([done(), put("A2.evidenced", "nhiều"), cut_off()], f"{TASK}!G7", "not in the list"),
        ([cut_off(), put("A2.official", "=A1")], f"{TASK}!F7", "formula"),
        ([cut_off(), put("A2.official", "#N/A")], f"{TASK}!F7", "error of the spreadsheet"),
        ([cut_off(), result("120%")], f"{TARGET}!G7", "not possible"),
        ([cut_off(), result("=80+1")], f"{TARGET}!G7", "formula"),
        ([cut_off(), result(True)], f"{TARGET}!G7", "one number"),
        ([cut_off(), put("T1.value", "80")], f"{TARGET}!", "“Scope of the figure” is missing"),
        ([cut_off(), put("T1.evidence", "x")], f"{TARGET}!", ""),
        ([cut_off(), result("80"), put("T1.sense", "đúng")], f"{TARGET}!H7", "not in the list"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named(hands: list[Hand], place: str, word: str) -> None:
    reading = read(filled(*hands))
    assert entries(reading) == []
    assert any(at == place and word in why for at, why in lost(reading)), lost(reading)


def test_a_cut_off_day_that_cannot_be_used_is_named_and_keeps_its_rows() -> None:
    reading = read(filled(cut_off("cuối năm"), done()))
    assert "no day of the calendar" in reason(reading, f"{TASK}!C4")
    assert "cut-off day on top of the sheet cannot be used" in reason(reading, f"{TASK}!")
    reading = read(filled(cut_off("=TODAY()"), done()))
    assert "formula" in reason(reading, f"{TASK}!C4")
    assert entries(reading) == []


def test_a_percentage_cell_is_a_share_and_nothing_else() -> None:
    good = filled(cut_off(), result(0.8), put("T1.value", 0.8, "0%"))
    (draft,) = read(good).drafts
    assert isinstance(draft.entry, Measurement)
    assert draft.entry.value == Value(eq="80", unit="percent")
    bad = read(filled(cut_off(), result(0.8, "T2"), put("T2.value", 0.8, "0%")))
    assert "counts documents" in reason(bad, f"{TARGET}!G8")


def test_the_values_of_array_formulas_are_formulas_too() -> None:
    def spread(book: Any) -> None:
        sheet, name = where(book, "A2.official")
        sheet[name] = ArrayFormula("F7:F8", "=Z1:Z2")

    raw = filled(cut_off(), spread, done("A3"))
    assert "formula" in reason(read(raw), f"{TASK}!F8")
    assert entries(read(raw)) == []
