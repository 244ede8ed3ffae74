"""A form through a real office program: opened, filled in, saved by LibreOffice, and read back.

Not part of `make test`: `make office` runs it, and fails where LibreOffice is missing.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from plancheck import xlsx
from support import REPOSITORY, Command

MACRO = """\
Sub Fill(story As String)
  Dim oAccess, oStory, oDoc, oSheet, oCell, aPart, sRow, sSource, sTarget
  Dim aHidden(0) As New com.sun.star.beans.PropertyValue
  Dim aFilter(0) As New com.sun.star.beans.PropertyValue
  oAccess = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
  oStory = CreateUnoService("com.sun.star.io.TextInputStream")
  oStory.setInputStream(oAccess.openFileRead(story))
  oStory.setEncoding("UTF-8")
  aHidden(0).Name = "Hidden"
  aHidden(0).Value = True
  sSource = oStory.readLine()
  oDoc = StarDesktop.loadComponentFromURL(sSource, "_blank", 0, aHidden())
  sTarget = oStory.readLine()
  Do While Not oStory.isEOF()
    sRow = oStory.readLine()
    If Len(sRow) > 0 Then
      aPart = Split(sRow, Chr(9))
      oSheet = oDoc.Sheets.getByName(aPart(0))
      oCell = oSheet.getCellRangeByName(aPart(1))
      oCell.FormulaLocal = Join(Split(aPart(2), "|"), Chr(10))
    End If
  Loop
  aFilter(0).Name = "FilterName"
  aFilter(0).Value = "Calc MS Excel 2007 XML"
  oDoc.storeToURL(sTarget, aFilter())
  oDoc.close(True)
  StarDesktop.terminate()
End Sub
"""
LIBRARY = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Form"/>
</library:library>
"""
MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Form"
 script:language="StarBasic">{code}</script:module>
"""

PATIENCE = 60.0  # seconds for a program that starts in two
Typed = dict[str, str]
Fill = Callable[[Path, Path, Typed], xlsx.Workbook]


def run(office: str, profile: Path, *arguments: str) -> None:
    """Start LibreOffice with a profile of its own and wait until all of it is gone."""
    options = ("--headless", "--norestore", "--nologo")
    process = subprocess.Popen(
        [office, f"-env:UserInstallation={profile.as_uri()}", *options, *arguments],
        env=os.environ | {"HOME": str(profile)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    until = time.monotonic() + PATIENCE
    with contextlib.suppress(ProcessLookupError):
        while time.monotonic() < until:
            process.poll()
            os.killpg(process.pid, 0)  # raises once the shell and the program it started are gone
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGKILL)
        pytest.fail(f"LibreOffice was still at work after {PATIENCE} s: {arguments}")


@pytest.fixture(scope="module")
def fill(tmp_path_factory: pytest.TempPathFactory) -> Fill:
    """Return hands that type into a workbook in LibreOffice and save it elsewhere."""
    office = shutil.which("soffice")
    assert office, "LibreOffice (soffice) is not installed: apt-get install libreoffice-calc"
    first = tmp_path_factory.mktemp("profile") / "first"
    run(office, first, "--terminate_after_init")
    basic = first / "user/basic/Standard"
    basic.mkdir(parents=True, exist_ok=True)
    (basic / "script.xlb").write_text(LIBRARY)
    (basic / "Form.xba").write_text(MODULE.format(code=escape(MACRO)))

    def type_in(source: Path, target: Path, typed: Typed) -> xlsx.Workbook:
        profile = tmp_path_factory.mktemp("again") / "profile"
        shutil.copytree(first, profile)
        lines = [source.as_uri(), target.as_uri()]
        lines += ["\t".join((*place.split("!"), text)) for place, text in typed.items()]
        story = profile / "story.txt"
        story.write_text("\n".join([*lines, ""]), encoding="utf-8")
        run(office, profile, f'macro:///Standard.Form.Fill("{story.as_uri()}")')
        assert target.exists(), "LibreOffice saved nothing"
        book = xlsx.read(target.read_bytes())
        assert isinstance(book, xlsx.Workbook), book
        return book

    return type_in


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the real plan: no invented result goes into the plan itself."""
    shutil.copytree(REPOSITORY / "plan", tmp_path / "work/plan")
    shutil.copy(REPOSITORY / "plancheck.yaml", tmp_path / "work")
    return tmp_path / "work"


def state(plancheck: Command, root: Path, target: str) -> str:
    out = plancheck("status", "--as-of", "2019-12-31", "--format", "json", cwd=root).out
    found = [each for plan in json.loads(out)["plans"] for each in plan["targets"]
             if each["id"].endswith(f"#{target}")]  # fmt: skip
    assert len(found) == 1, out
    return str(found[0]["state"])


def cell(book: xlsx.Workbook, place: str) -> str:
    name, _, at = place.partition("!")
    sheet = next(each for each in book.sheets if each.name == name)
    found = sheet.cells.get(xlsx.position_of(at))
    return found.text if found else ""


def test_a_form_filled_in_by_an_office_program_turns_a_target(
    plancheck: Command, fill: Fill, root: Path, tmp_path: Path
) -> None:
    form = tmp_path / "biểu mẫu.xlsx"
    made = plancheck(
        "report", "form", "--body", "so-tttt", "--period", "2019", "-o", form, cwd=root
    )
    assert made.status == 0, made.err
    assert state(plancheck, root, "HT3.1") == "undetermined"

    rows = {cell(read_of(form), f"Chỉ tiêu!A{row}"): row for row in range(7, 30)}
    row = rows["HT3.1"]
    met, missed = tmp_path / "đạt.xlsx", tmp_path / "không đạt.xlsx"
    typed = {
        "Chỉ tiêu!C4": "30/09/2019",
        f"Chỉ tiêu!G{row}": "85,5%",
        f"Chỉ tiêu!H{row}": "Đúng bằng (=) / exactly",
        f"Chỉ tiêu!J{row}": "Toàn bộ phạm vi của chỉ tiêu / whole scope of the target",
        f"Chỉ tiêu!K{row}": "Báo cáo 12/BC-STTTT|http://stttt.example/12",
        "Chỉ tiêu!B7": "ghi đè",  # a locked cell: nothing happens
        "Nhiệm vụ!C4": "05/10/2019",
        "Nhiệm vụ!F7": unicodedata.normalize("NFD", "Đang thực hiện"),
        "Nhiệm vụ!J7": "=1+1",
    }
    book = fill(form, met, typed)
    assert [sheet.name for sheet in book.sheets][:3] == ["Hướng dẫn", "Nhiệm vụ", "Chỉ tiêu"]
    assert [sheet.hidden for sheet in book.sheets] == [False, False, False, True]
    assert "ghi đè" not in cell(book, "Chỉ tiêu!B7")
    read = plancheck("report", "read", met, "--on", "2019-10-14", "--lang", "en", cwd=root)
    assert (read.status, read.err) == (0, ""), read.out
    assert "New rows: 2; known: 0; left empty: 51." in read.out
    assert state(plancheck, root, "HT3.1") == "met"
    written = (root / "plan/tra-vinh/cntt-2019/measurements/2019.yaml").read_text("utf-8")
    assert "value: {eq: 85.5, unit: percent}" in written
    assert "as_of: 2019-09-30" in written
    assert "      - Báo cáo 12/BC-STTTT\n      - http://stttt.example/12\n" in written
    log = (root / "plan/tra-vinh/cntt-2019/progress/2019.yaml").read_text("utf-8")
    assert 'note: "=1+1"' in log or "note: =1+1" in log
    assert "on: 2019-10-05" in log

    fill(form, missed, {
        f"Chỉ tiêu!G{row}": "75", f"Chỉ tiêu!I{row}": "20/12/2019",
        f"Chỉ tiêu!J{row}": "Toàn bộ phạm vi của chỉ tiêu / whole scope of the target",
    })  # fmt: skip
    read = plancheck("report", "read", missed, "--on", "2019-12-25", "--lang", "en", cwd=root)
    assert read.status == 0, read.out
    assert state(plancheck, root, "HT3.1") == "missed"
    again = plancheck("report", "read", met, missed, "--on", "2019-12-31", "--lang", "en", cwd=root)
    assert "The plan is unchanged." in again.out


def read_of(path: Path) -> xlsx.Workbook:
    book = xlsx.read(path.read_bytes())
    assert isinstance(book, xlsx.Workbook)
    return book


def test_a_form_saved_unfilled_changes_nothing_and_a_slip_is_named(
    plancheck: Command, fill: Fill, root: Path, tmp_path: Path
) -> None:
    form, saved = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    plancheck("report", "form", "--body", "so-y-te", "--period", "2019", "-o", form, cwd=root)
    fill(form, saved, {"Nhiệm vụ!J7": ""})  # LibreOffice saves only what somebody touched
    unfilled = plancheck("report", "read", saved, "--lang", "en", cwd=root)
    assert unfilled.status == 0, unfilled.out
    assert "nothing was filled in" in unfilled.out
    assert "The plan is unchanged." in unfilled.out
    typed = {"Nhiệm vụ!C4": "05/10/2019", "Nhiệm vụ!F7": "xong rồi", "Nhiệm vụ!F8": "Đã xong"}
    fill(form, saved, typed)
    some = plancheck("report", "read", saved, "--on", "2019-10-14", "--lang", "en", cwd=root)
    assert some.status == 1
    assert "Nhiệm vụ!F7 “xong rồi”" in some.out
    assert "New rows: 1" in some.out
