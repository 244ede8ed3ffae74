"""One form, held against the plan as it is now; and what is no form at all."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from form_support import (
    FILES,
    ON,
    REGISTRY,
    TARGET,
    TARGETS,
    TASK,
    TASK_PART,
    TASKS,
    cut_off,
    done,
    entries,
    filled,
    form,
    lost,
    patched,
    plan_of,
    put,
    read,
    reason,
    replaced,
    result,
    told,
    where,
)
from plancheck import xlsx
from plancheck.forms.reading import Reading, read_workbook
from plancheck.forms.reading import read as read_form
from plancheck.forms.taking import take
from plancheck.forms.values import clean
from plancheck.model import Progress


def against(tasks: str = TASKS, targets: str = TARGETS, registry: str = REGISTRY) -> Reading:
    """Fill in every row of a form and read it after the plan has changed."""
    hands = [cut_off(), *map(done, ("A1", "A2", "A3")), result("81"), result("1.000", "T2")]
    plan = plan_of({"registry.yaml": registry, "tasks.yaml": tasks, "targets.yaml": targets})
    return read(filled(*hands), plan)


def test_an_unrelated_edit_of_the_plan_goes_unnoticed() -> None:
    reading = against(TASKS.replace("Tuyên truyền", "Việc khác"))
    assert (entries(reading), reading.troubles) == (["A2", "A3", "A1", "T1", "T2"], ())


def test_a_changed_task_is_said_and_its_row_not_taken() -> None:
    reading = against(TASKS.replace("Triển khai phần mềm", "Triển khai hai phần mềm"))
    assert entries(reading) == ["A2", "A3", "T1", "T2"]
    change = "then “Triển khai phần mềm”, now “Triển khai hai phần mềm”"
    assert change in told(reading)[0]
    assert change in reason(reading, f"{TASK}!F9")


def test_a_changed_target_is_said_and_its_row_not_taken() -> None:
    reading = against(targets=TARGETS.replace("{gt: 80}", "{gt: 90}"))
    assert entries(reading) == ["A2", "A3", "A1", "T2"]
    assert "the target value (then “trên 80%”, now “trên 90%”)" in reason(reading, f"{TARGET}!G7")
    reading = against(targets=TARGETS.replace("levels: [province]", "levels: [district]"))
    assert "the scope (then “cơ quan, đơn vị; cấp tỉnh”" in told(reading)[0]


def test_a_changed_duty_or_due_date_of_the_report_is_said_and_rows_are_taken() -> None:
    for tasks, word in (
        (TASKS.replace("role: lead", "role: support"), "the body's duty (then “lead/task"),
        (
            TASKS.replace("before: 2019-10-15", "before: 2019-11-15"),
            "the due date (then “trước ngày",
        ),
    ):
        reading = against(tasks)
        assert (entries(reading), reading.lost) == (["A2", "A3", "A1", "T1", "T2"], ())
        assert word in told(reading)[0]


def test_what_left_the_plan_is_said_and_what_came_too() -> None:
    tasks = TASKS.replace(
        "{id: A1, vi: Triển khai phần mềm, kind: content, section: I, objectives: [{id: MT1}]}",
        "{id: A8, vi: Việc mới, kind: content, section: I, objectives: [{id: MT1}]}",
    )
    reading = against(tasks)
    assert entries(reading) == ["A2", "A3", "T1", "T2"]
    assert "A1 has left the plan" in reason(reading, f"{TASK}!F9")
    assert told(reading)[1].startswith("T1 has changed in the plan")
    assert told(reading)[-1] == "the plan has gained what was not in the form handed out: A8"


def test_a_form_of_a_body_that_no_longer_owes_the_report_is_refused() -> None:
    reading = against(TASKS.replace("from: [tv.g-so]", "from: [tv.tc]"))
    assert reading.form is None
    assert "neither owes nor receives" in lost(reading)[0][1]
    reading = against(*(text.replace("tv.yt", "tv.y-te") for text in (TASKS, TARGETS, REGISTRY)))
    assert "No body has the id “tv.yt”" in lost(reading)[0][1]


def test_a_form_of_another_plan_is_refused() -> None:
    reading = read(filled(done()), plan_of({**FILES, "registry.yaml": REGISTRY}), ON)
    assert reading.form is not None
    other = plan_of()
    other.id = "khac/cntt"
    assert "which is not here" in lost(read(filled(done()), other))[0][1]


def test_a_workbook_without_a_stamp_is_no_form() -> None:
    def delete(book: Any) -> None:
        del book["_plancheck"]

    reading = read(filled(cut_off(), done(), delete))
    assert (reading.form, reading.unfilled) == (None, False)
    assert "no stamp" in lost(reading)[0][1]


def test_a_stamp_is_known_wherever_it_stands_and_whatever_shows_it() -> None:
    def show(book: Any) -> None:
        book["_plancheck"].sheet_state = "visible"
        book["_plancheck"].title = "dấu"
        book.move_sheet("dấu", -3)

    assert entries(read(filled(cut_off(), done(), show))) == ["A2"]


def test_a_stamp_that_was_touched_is_refused() -> None:
    def touch(book: Any) -> None:
        book["_plancheck"]["A3"] = "body|tv.tc"

    assert "changed or damaged" in lost(read(filled(done(), touch)))[0][1]


def test_links_to_other_files_are_told_of() -> None:
    raw = patched(filled(cut_off(), done()), {"xl/externalLinks/externalLink1.xml": b"<x/>"})
    reading = read(raw)
    assert entries(reading) == ["A2"]
    assert "does not follow" in told(reading)[0]


def test_a_formula_from_another_file_is_refused_like_any_formula() -> None:
    raw = filled(cut_off(), put("A2.official", "='[1]Sheet1'!A1"))
    assert "formula" in reason(read(raw), f"{TASK}!F7")


@pytest.mark.parametrize(
    ("raw", "word"),
    [(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "old format"), (b"PK\x03\x04", "damaged"),
     (None, "too large"), (b"<html>", "not an Excel workbook")],
)  # fmt: skip
def test_other_files_are_refused_whole(raw: bytes | None, word: str) -> None:
    plan = plan_of()
    reading = read_form("a.xlsx", raw, {plan.id: plan}, ON)
    assert reading.form is None
    assert word in lost(reading)[0][1]


@pytest.mark.parametrize(
    "evidence",
    ["'=cmd|' /C calc'!A0", "- a: b # c", "{x: [1, 2]}", "*a &b !!python/object", "%TAG ! x", '"""',
     "\\u202e", "---", "...", "null", "@import", "x" * 32_767, "| >", "a\tb", "https://x/?a=1#b"],
)  # fmt: skip
def test_hostile_text_is_only_text(evidence: str) -> None:
    (draft,) = read(filled(cut_off(), done(), put("A2.evidence", evidence))).drafts
    assert isinstance(draft.entry, Progress)
    assert draft.entry.evidence == (" ".join(evidence.split()),)


def test_text_that_only_looks_like_a_formula_is_text() -> None:
    def typed(book: Any) -> None:
        sheet, name = where(book, "A2.evidence")
        sheet[name].value = "=1+1"
        sheet[name].data_type = "s"

    (draft,) = read(filled(cut_off(), done(), typed)).drafts
    assert isinstance(draft.entry, Progress)
    assert draft.entry.evidence == ("=1+1",)


def test_hidden_characters_are_taken_out() -> None:
    raw = patched(
        filled(cut_off(), done(), put("A2.note", "GHICHU")),
        {TASK_PART: replaced("GHICHU", "a_x0007_b_x202E_c_xD83D_d")},
    )
    (draft,) = read(raw).drafts
    assert isinstance(draft.entry, Progress)
    assert draft.entry.note == "abc\ufffdd"


def test_a_megabyte_of_text_keeps_its_row_and_no_other() -> None:
    raw = patched(
        filled(cut_off(), done(), done("A1"), put("A2.evidence", "DAI")),
        {TASK_PART: replaced("DAI", "dài " * 250_000)},
    )
    reading = read(raw)
    assert entries(reading) == ["A1"]
    assert "longer than 32767 characters" in reason(reading, f"{TASK}!I7")


def test_the_last_day_of_the_plan_is_not_after_it() -> None:
    reading = read(filled(done(), put("A2.on", "31/12/2019")), on=date(2020, 1, 10))
    assert (entries(reading), told(reading)) == (["A2"], [])


def test_a_day_after_the_plan_is_taken_and_told_of() -> None:
    reading = read(filled(done(), put("A2.on", "05/01/2020")), on=date(2020, 1, 10))
    assert entries(reading) == ["A2"]
    assert "does not count when the plan is judged by its last day" in told(reading)[0]


def test_a_target_without_an_indicator_cannot_take_a_figure() -> None:
    targets = TARGETS.replace("indicator: papers, value: {ge: 1000}", "value: {ge: 1000}")
    plan = plan_of({**FILES, "targets.yaml": targets})
    reading = read(filled(cut_off(), result("5", "T2"), of=form(plan)), plan)
    assert "no indicator in the plan" in reason(reading, f"{TARGET}!G8")


# -- nothing is lost -------------------------------------------------------------------------------

PLAN = plan_of()
_BLANK = xlsx.read(filled())
BLANK = _BLANK if isinstance(_BLANK, xlsx.Workbook) else xlsx.Workbook((), linked=False)
WRITTEN = st.sampled_from(
    ["Đã xong", "xong", "đầy đủ", "30/09/2019", "31/2/2019", "80", "80%", "trên 80%", "120%",
     "whole",
     "Chỉ phần của cơ quan", "khoảng", "A1", "T1", "=1+1", "\u200b", " ", "x\ny", "Trạng thái"]
)  # fmt: skip
CELLS = st.builds(
    xlsx.Cell,
    st.sampled_from(["text", "text", "text", "number", "percent", "date", "truth", "error"]),
    WRITTEN,
    st.booleans(),
)
PLACES = st.tuples(st.sampled_from([TASK, TARGET]), st.integers(7, 13), st.integers(1, 14))


def sound(cell: xlsx.Cell) -> xlsx.Cell:
    """Return a cell that the reader of workbooks could have made."""
    if cell.kind in ("number", "percent"):
        return cell._replace(text="80.5")
    return cell._replace(text="2019-09-30") if cell.kind == "date" else cell


@given(st.dictionaries(PLACES, CELLS, max_size=12), st.booleans())
def test_whatever_is_filled_in_is_taken_or_told_of(
    typed: dict[tuple[str, int, int], xlsx.Cell], with_day: bool
) -> None:
    sheets = []
    for sheet in BLANK.sheets:
        cells = dict(sheet.cells)
        if with_day and sheet.name in (TASK, TARGET):
            cells[4, 3] = xlsx.Cell("text", "30/09/2019")
        for (name, row, column), cell in typed.items():
            if name == sheet.name:
                cells[row, column] = sound(cell)
        sheets.append(sheet._replace(cells=cells))
    book = BLANK._replace(sheets=tuple(sheets))
    reading = read_workbook("a.xlsx", book, {PLAN.id: PLAN}, ON)
    (outcome,) = take([reading], ON).outcomes
    rows = {(draft.row.sheet, found.name) for draft in reading.drafts
            for found in draft.row.cells.values()}  # fmt: skip
    told_of = {(each.sheet, each.cell) for each in outcome.lost}
    foreign = {(each.sheet, each.cell.rstrip("0123456789")) for each in outcome.lost}
    asked = {TASK: range(6, 11), TARGET: range(7, 13)}
    for (name, row, column), cell in typed.items():
        if not cell.formula and not clean(sound(cell).text):
            continue
        place = (name, xlsx.name_of(row, column))
        if column in asked[name]:
            assert place in rows | told_of
        elif column > max(asked[name]):
            assert (name, place[1].rstrip("0123456789")) in foreign
