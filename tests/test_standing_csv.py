"""The standing as CSV: one table, keys for programs, nothing that a spreadsheet would run."""

import csv
import io
from datetime import date

import pytest

from plancheck.delimited import MARK
from plancheck.exporters.standing_csv import render
from plancheck.overview import By
from standing_plan import FILES, the_plan, viewed


def rows(by: By | None = None, **more: str) -> list[dict[str, str]]:
    text = render(viewed(the_plan(**more)), by, "vi", spreadsheet=False)
    return list(csv.DictReader(io.StringIO(text), strict=True))


def test_without_a_choice_every_target_task_and_report_has_a_row() -> None:
    found = rows()
    assert [row["kind"] for row in found].count("target") == 6
    assert [row["kind"] for row in found].count("task") == 9
    assert [row["kind"] for row in found].count("report") == 14
    assert {row["plan"] for row in found} == {"vi-du/cntt"}
    assert {row["as_of"] for row in found} == {"2019-09-30"}
    late = next(row for row in found if row["covers"] == "2019-Q1" and row["from"] == "tc")
    assert (late["state"], late["late_days"], late["to"]) == ("late", "5", "tt")
    task = next(row for row in found if row["id"] == "A3")
    assert (task["state"], task["official"], task["evidenced"]) == (
        "overdue", "in-progress", "limited",
    )  # fmt: skip


def test_targets_have_exact_numbers_iso_days_and_sentences() -> None:
    found = {row["id"]: row for row in rows("target")}
    first = found["T1"]
    assert (first["result_number"], first["wanted_number"], first["result_day"]) == (
        "85.5", "80", "2019-06-30",
    )  # fmt: skip
    assert first["result"] == "85,5%"
    assert first["evidence"] == "Báo cáo số 12/BC-STTTT; bảng kê, trang 3"
    assert found["T4"]["pace"] == "behind"
    assert found["T4"]["pace_how"].startswith("Từ 60% (31/12/2018)")
    assert found["T3"]["reason"].endswith("báo cáo còn thiếu: R1, R2")
    for row in found.values():
        for name in ("as_of", "due", "result_day", "baseline_day"):
            assert not row[name] or date.fromisoformat(row[name])


@pytest.mark.parametrize("by", [None, "target", "body", "group"])
def test_no_cell_begins_a_formula(by: By | None) -> None:
    evil = {
        name.removesuffix(".yaml"): words.replace("vi: ", "vi: =cmd+", 200)
        for name, words in FILES.items()
    }
    text = render(viewed(the_plan(**evil)), by, "vi", spreadsheet=True)
    cells = [cell for row in csv.reader(io.StringIO(text.removeprefix(MARK))) for cell in row]
    assert any(cell.startswith("'=cmd+") for cell in cells)
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]


def test_a_file_for_a_spreadsheet_has_a_mark_and_the_line_ends_of_the_rfc() -> None:
    overview = viewed(the_plan())
    piped = render(overview, None, "vi", spreadsheet=False)
    file = render(overview, None, "vi", spreadsheet=True)
    assert piped.startswith("plan,as_of,kind,id,")
    assert file.encode().startswith(b"\xef\xbb\xbfplan,")
    assert file.removeprefix(MARK) == piped.replace("\n", "\r\n")


def test_a_plan_without_anything_still_has_its_heads() -> None:
    plan = the_plan(objectives="", measured="", tasks="", duties="")
    assert render(viewed(plan), "body", "en", spreadsheet=False).startswith("plan,as_of,id,name,")
