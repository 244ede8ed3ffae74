"""A form as a workbook: what it shows, what may be filled in, and nothing that runs."""

import subprocess
import sys
import zipfile
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from form_support import FILES, SHEETS, TASKS, form, part_of, plan_of
from plancheck import xlsx
from plancheck.exporters import form_xlsx
from plancheck.forms.cells import stamp_lines
from plancheck.forms.form import Form
from plancheck.forms.layout import TABLES
from plancheck.forms.stamp import read_lines, stamp_of
from support import REPOSITORY, built


def book(of: Form | None = None) -> Any:
    return openpyxl.load_workbook(BytesIO(form_xlsx.render(of or form())))


def test_a_form_has_a_guide_two_tables_and_a_stamp_that_nobody_sees() -> None:
    sheets = book().worksheets
    assert [(sheet.title, sheet.sheet_state) for sheet in sheets] == [
        ("Hướng dẫn", "visible"), ("Nhiệm vụ", "visible"), ("Chỉ tiêu", "visible"),
        ("_plancheck", "veryHidden"),
    ]  # fmt: skip


def test_titles_are_vietnamese_with_english_below() -> None:
    made = book()
    for table in TABLES:
        titles = [cell.value for cell in made[table.sheet][form_xlsx.HEADER_ROW]]
        assert titles == [f"{each.title.vi}\n{each.title.en}" for each in table.columns]


def test_only_the_cells_to_fill_in_are_open_and_empty() -> None:
    made = book()
    for table in TABLES:
        sheet = made[table.sheet]
        assert sheet.protection.sheet
        assert not sheet.protection.password
        asked = {"C4"}
        for rank, column in enumerate(table.columns, 1):
            if column.prompt is not None:
                asked |= {sheet.cell(row, rank).coordinate for row in range(7, sheet.max_row + 1)}
        opened = {cell.coordinate for row in sheet for cell in row if not cell.protection.locked}
        assert opened == asked
        assert all(sheet[name].value is None and sheet[name].number_format == "@" for name in asked)
    assert made["Hướng dẫn"].protection.sheet


def test_choices_come_from_lists_and_every_cell_explains_itself() -> None:
    made = book()
    for table in TABLES:
        sheet = made[table.sheet]
        rules = {str(rule.sqref)[0]: rule for rule in sheet.data_validations.dataValidation}
        for rank, column in enumerate(table.columns, 1):
            letter = chr(64 + rank)
            if column.prompt is None:
                continue
            rule = rules[letter] if letter != "C" else None
            assert rule is not None
            assert column.prompt.vi[:40] in rule.prompt
            assert len(rule.prompt) <= 255
            assert len(rule.promptTitle) <= 32
            assert sheet.cell(form_xlsx.HEADER_ROW, rank).comment is not None
            if column.choices:
                name, _, area = rule.formula1.replace("$", "").partition("!")
                listed = [cell.value for row in made[name.strip("'")][area] for cell in row]
                assert listed == [choice.shown for choice in column.choices]
                assert rule.type == "list"


def test_a_sheet_is_ready_to_read_and_to_print() -> None:
    made = book()
    for table in TABLES:
        sheet = made[table.sheet]
        assert sheet.freeze_panes == "C7"
        assert (str(sheet.page_setup.paperSize), sheet.page_setup.orientation) == ("9", "landscape")
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$6:$6"
        assert {cell.font.name for cell in sheet[7]} == {"Times New Roman"}
        assert all(sheet.row_dimensions[row].height for row in range(7, sheet.max_row + 1))


def test_the_guide_names_body_plan_period_report_and_duties_without_a_task() -> None:
    words = [str(cell.value) for row in book()["Hướng dẫn"] for cell in row if cell.value]
    text = "\n".join(words)
    for part in ("Sở Y tế (tv.yt)", "vi-du/cntt", "năm 2019 (2019: 01/01/2019 – 31/12/2019)", "RP1",
                 "Truyền thông (tv.tt)", "14/10/2019", "P5: Tuyên truyền"):  # fmt: skip
        assert part in text


def test_the_stamp_in_the_workbook_is_the_form_s_own() -> None:
    made = xlsx.read(form_xlsx.render(form()))
    assert isinstance(made, xlsx.Workbook)
    assert read_lines(stamp_lines(made)) == stamp_of(form())


HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "#REF!", "1e5", "TRUE", "'x"]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_of_the_plan_becomes_a_formula(words: str) -> None:
    quoted = words.replace('"', '\\"')
    tasks = TASKS.replace("Triển khai phần mềm", f'"{quoted}"').replace(
        "Tuyên truyền", f'"{quoted}"'
    )
    raw = form_xlsx.render(form(plan_of(FILES | {"tasks.yaml": tasks})))
    for name in zipfile.ZipFile(BytesIO(raw)).namelist():
        if name.startswith("xl/worksheets/sheet"):
            assert "<f>" not in part_of(raw, name)
            assert "<f " not in part_of(raw, name)
    made = xlsx.read(raw)
    assert isinstance(made, xlsx.Workbook)
    cells = [cell for sheet in made.sheets for cell in sheet.cells.values()]
    assert {cell.kind for cell in cells} == {"text"}
    assert words in {cell.text for cell in made.sheets[1].cells.values()}


def test_control_characters_of_a_plan_are_written_out() -> None:
    tasks = TASKS.replace("Triển khai phần mềm", '"a\\u0007b\\u202ec"')
    workspace, _ = built(FILES | {"tasks.yaml": tasks})
    raw = form_xlsx.render(form(workspace.plans[0]))
    made = xlsx.read(raw)
    assert isinstance(made, xlsx.Workbook)
    assert "a\\u0007b\\u202ec" in {cell.text for cell in made.sheets[1].cells.values()}


def test_the_same_form_gives_the_same_bytes() -> None:
    code = (
        "import sys, hashlib\nsys.path.insert(0, 'tests')\nfrom form_support import form\n"
        "from plancheck.exporters import form_xlsx\n"
        "sys.stdout.write(hashlib.sha256(form_xlsx.render(form())).hexdigest())"
    )
    digests = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Ho_Chi_Minh")):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=REPOSITORY,
            env={"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(done.stdout)
    assert len(digests) == 1


def test_nothing_in_a_form_tells_when_or_where_it_was_made() -> None:
    raw = form_xlsx.render(form())
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("1980-01-01T00:00:00Z") == 2


def test_a_body_without_rows_still_has_a_form() -> None:
    made = book(form(body="tv.kk"))
    assert made[SHEETS["task"]].max_row == form_xlsx.HEADER_ROW
