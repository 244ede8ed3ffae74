"""What the tests of report forms share: a small plan, its forms, and hands to fill them in."""

import re
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from plancheck.exporters import form_xlsx
from plancheck.forms.duty import body_of
from plancheck.forms.form import Form
from plancheck.forms.form import form as form_of
from plancheck.forms.reading import Reading
from plancheck.forms.reading import read as read_form
from plancheck.plan import Plan
from support import built

ON = date(2019, 10, 20)
REGISTRY = """\
bodies:
  - {id: tv.ub, vi: Ủy ban nhân dân tỉnh, kind: uy-ban, jurisdiction: VN-51, level: province}
  - {id: tv.tt, vi: Sở Thông tin và Truyền thông, kind: so, parent: tv.ub}
  - {id: tv.yt, vi: Sở Y tế, en: Department of Health, kind: so, parent: tv.ub}
  - {id: tv.tc, vi: Sở Tài chính, kind: so, parent: tv.ub}
  - {id: vl.tc, vi: Sở Tài chính tỉnh khác, kind: so, parent: tv.ub}
  - {id: tv.kk, vi: Sở không có nhiệm vụ, kind: so, parent: tv.ub}
groups:
  - {id: tv.g-so, vi: các sở, members: [tv.yt, tv.tc]}
indicators:
  - {id: rate, vi: Tỷ lệ sử dụng, kind: share, unit: percent, direction: up}
  - {id: papers, vi: Số văn bản điện tử, kind: count, unit: document, direction: up}
  - {id: mood, vi: Mức độ hài lòng, kind: qualitative, unit: satisfaction}
  - {id: growth, vi: Tốc độ tăng, kind: amount, unit: percent}
"""
TASKS = """\
sections:
  - {id: M2, number: II, vi: Giải pháp}
tasks:
  - {id: A1, vi: Triển khai phần mềm, kind: content, section: I, objectives: [{id: MT1}]}
  - {id: A2, vi: "Nâng cấp cổng: 100%", kind: content, section: I, due: {by: 2019-09-30}}
  - {id: A3, vi: Đào tạo cán bộ, kind: solution, section: II.1, objectives: [{id: MT2}]}
assignments:
  - {id: P1, vi: Cả kế hoạch, bodies: [tv.g-so], role: implement, scope: [plan]}
  - {id: P2, vi: Chủ trì cổng, bodies: [tv.yt], with: [tv.tc], role: lead, scope: [A2]}
  - {id: P3, vi: Theo mục, bodies: [tv.yt], role: support, scope: [M2]}
  - {id: P4, vi: Giám sát, bodies: [tv.ub], role: oversee, scope: [plan]}
  - {id: P5, vi: Tuyên truyền, bodies: [tv.yt], role: implement}
reports:
  - {id: RP1, vi: Báo cáo kết quả, from: [tv.g-so], to: tv.tt, due: {before: 2019-10-15}}
"""
TARGETS = """\
objectives:
  - id: MT1
    vi: Trên 80% sử dụng
    kind: specific
    targets:
      - id: T1
        indicator: rate
        value: {gt: 80}
        by: 2019-12-31
        scope: {unit: body, levels: [province]}
      - {id: T2, vi: 1.000 văn bản, indicator: papers, value: {ge: 1000}}
  - id: MT2
    vi: Người dân hài lòng
    kind: specific
    targets:
      - {id: T3, vi: Hài lòng hơn, indicator: mood, value: {text: hơn năm trước}}
  - id: MT3
    vi: Riêng Sở Y tế
    kind: specific
    targets:
      - {id: T4, vi: Sở Y tế, indicator: growth, value: {ge: 5}, scope: {bodies: [tv.yt]}}
  - id: MT4
    vi: Không liên quan đến các sở
    kind: specific
    targets:
      - {id: T5, vi: Của tỉnh, indicator: rate, value: {eq: 100}}
measurements:
  - {id: m-2018, indicator: rate, value: {approx: 60}, as_of: 2018-12-01}
"""
FILES = {"registry.yaml": REGISTRY, "tasks.yaml": TASKS, "targets.yaml": TARGETS}
TASK, TARGET = "Nhiệm vụ", "Chỉ tiêu"
SHEETS = {"task": TASK, "target": TARGET}
TASK_PART = "xl/worksheets/sheet2.xml"


def plan_of(files: dict[str, str] | None = None, **more: str) -> Plan:
    """Build the small plan, with other files or further ones (`progress` becomes progress.yaml)."""
    texts = {**(files or FILES), **{f"{name}.yaml": text for name, text in more.items()}}
    workspace, findings = built(texts)
    assert not findings, findings
    return workspace.plans[0]


def form(plan: Plan | None = None, body: str = "tv.yt", period: str = "2019") -> Form:
    plan = plan or plan_of()
    return form_of(plan, body_of(plan.registry, body), period)


Hand = Callable[[Any], None]


def filled(*hands: Hand, of: Form | None = None) -> bytes:
    """Write a form and let some hands fill it in, one after another, as in a spreadsheet."""
    book = openpyxl.load_workbook(BytesIO(form_xlsx.render(of or form())))
    for hand in hands:
        hand(book)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def put(place: str, value: Any, number_format: str | None = None) -> Hand:
    """Type into a cell: `Nhiệm vụ!F7`, or `A1.official` for the row and the column by name."""

    def hand(book: Any) -> None:
        sheet, name = where(book, place)
        sheet[name].value = value
        if number_format is not None:
            sheet[name].number_format = number_format

    return hand


def where(book: Any, place: str) -> tuple[Worksheet, str]:
    """Return the sheet and the name of a cell that `put` was told of."""
    if "!" in place:
        name, _, cell = place.partition("!")
        return book[name], cell
    row_id, _, key = place.partition(".")
    kind = "target" if row_id.startswith("T") else "task"
    sheet = book[SHEETS[kind]]
    row = next(r for r in range(1, sheet.max_row + 1) if sheet.cell(r, 1).value == row_id)
    return sheet, f"{COLUMNS[kind][key]}{row}"


COLUMNS = {
    "task": {"id": "A", "words": "B", "official": "F", "evidenced": "G", "on": "H",
             "evidence": "I", "note": "J"},
    "target": {"id": "A", "words": "B", "value": "G", "sense": "H", "on": "I", "extent": "J",
               "evidence": "K", "note": "L"},
}  # fmt: skip


def cut_off(value: Any = "30/09/2019") -> Hand:
    """Write the cut-off day on both sheets."""

    def hand(book: Any) -> None:
        for name in SHEETS.values():
            book[name]["C4"].value = value

    return hand


def done(task: str = "A2", status: str = "Đã xong") -> Hand:
    """Report a task."""
    return put(f"{task}.official", status)


def result(value: Any, target: str = "T1", extent: str = "whole") -> Hand:
    """Report the result of a target."""

    def hand(book: Any) -> None:
        put(f"{target}.value", value)(book)
        put(f"{target}.extent", extent)(book)

    return hand


def read(raw: bytes, plan: Plan | None = None, on: date = ON, file: str = "bieu.xlsx") -> Reading:
    plan = plan or plan_of()
    return read_form(file, raw, {plan.id: plan}, on)


def lost(reading: Reading) -> list[tuple[str, str]]:
    """Return where something was not taken, and why, in English."""
    return [(f"{each.sheet}!{each.cell}", each.reason.en) for each in reading.lost]


def told(reading: Reading) -> list[str]:
    """Return what there is to know, in English."""
    return [each.reason.en for each in reading.troubles if not each.lost]


def patched(raw: bytes, changes: dict[str, Callable[[bytes], bytes] | bytes]) -> bytes:
    """Change parts of a workbook by hand, or add some."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(raw)) as old, zipfile.ZipFile(buffer, "w", _DEFLATED) as new:
        missing = [
            each for each in changes if callable(changes[each]) and each not in old.namelist()
        ]
        assert not missing, missing
        for name in old.namelist():
            change = changes.get(name)
            part = old.read(name)
            new.writestr(name, change(part) if callable(change) else part)
        for name, change in changes.items():
            if isinstance(change, bytes):
                new.writestr(name, change)
    return buffer.getvalue()


_DEFLATED = zipfile.ZIP_DEFLATED


def part_of(raw: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        return archive.read(name).decode()


def replaced(pattern: str, by: str) -> Callable[[bytes], bytes]:
    """Return a change that replaces what a pattern finds, and fails where it finds nothing."""

    def change(part: bytes) -> bytes:
        text, count = re.subn(pattern, by, part.decode(), flags=re.DOTALL)
        assert count, pattern
        return text.encode()

    return change


def entries(reading: Reading) -> list[str]:
    """Return the rows that a form states."""
    return [draft.row.id for draft in reading.drafts]


def reason(reading: Reading, place: str) -> str:
    """Return why what stands at a place was not taken."""
    found = [why for at, why in lost(reading) if at == place]
    assert len(found) == 1, lost(reading)
    return found[0]
