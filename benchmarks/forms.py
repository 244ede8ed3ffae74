"""Measure what it costs to read filled report forms: 1,000 forms of 50 rows in one run.

Forms are made for a plan with as many bodies, every row of them filled in. The command reads them
twice: into an empty plan, and again into the plan that holds it all. Beside it stand the same files
merely opened by openpyxl, by its read-only mode, and by python-calamine where that is installed
(it tells neither formulas nor percentages, so forms could not be read with it).

    python benchmarks/forms.py [FORMS]
"""

import os
import re
import subprocess
import sys
import tempfile
import zipfile
from importlib import util
from io import BytesIO

from bench import BARE, PLANCHECK, Cost, machine, once

from plancheck import building, source
from plancheck.exporters import form_xlsx
from plancheck.forms.duty import body_of
from plancheck.forms.form import form
from plancheck.forms.stamp import Stamp, lines_of, stamp_of
from plancheck.plan import Plan

TASKS, TARGETS = 40, 10
READERS = {
    "openpyxl": "openpyxl.load_workbook(path)",
    "openpyxl, read-only": "[list(sheet.iter_rows()) for sheet in"
    " openpyxl.load_workbook(path, read_only=True)]",
    "python-calamine": "[python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(n)"
    ".to_python() for n in range(4)]",
}


def plan_files(bodies: int) -> dict[str, str]:
    """Return a plan in which every body carries out every task."""
    names = [f"b{number}" for number in range(bodies)]
    registry = ["bodies:", "  - {id: tt, vi: Sở Thông tin và Truyền thông, kind: so}"]
    registry += [f"  - {{id: tv.{name}, vi: Đơn vị {name}, kind: so}}" for name in names]
    members = ", ".join(f"tv.{name}" for name in names)
    registry += ["groups:", f"  - {{id: g, vi: các đơn vị, members: [{members}]}}", "indicators:"]
    registry += [
        f"  - {{id: i{number}, vi: Tỷ lệ {number}, kind: share, unit: percent}}"
        for number in range(TARGETS)
    ]
    plan = """\
plan:
  id: vi-du/bieu
  type: annual-it-plan
  vi: Kế hoạch đo
  jurisdiction: VN
  period: {from: 2019-01-01, to: 2019-12-31}
tasks:
"""
    words = "Triển khai ứng dụng công nghệ thông tin trong hoạt động của cơ quan nhà nước phần"
    plan += "".join(
        f"  - {{id: A{n}, vi: {words} {n}, kind: content, objectives: [{{id: MT{n % TARGETS}}}]}}\n"
        for n in range(TASKS)
    )
    plan += "objectives:\n" + "".join(
        f"  - id: MT{n}\n    vi: Trên 80% phần {n}\n    kind: specific\n    targets:\n"
        f"      - {{id: T{n}, indicator: i{n}, value: {{gt: 80}}}}\n"
        for n in range(TARGETS)
    )
    plan += """\
assignments:
  - {id: P1, vi: Thực hiện, bodies: [g], role: implement, scope: [plan]}
reports:
  - {id: RP1, vi: Báo cáo, from: [g], to: tt, due: {before: 2019-10-15}}
"""
    return {"plan.yaml": plan, "registry.yaml": "\n".join(registry) + "\n"}


FILLED = {
    "sheet2.xml": {"F": "Đang thực hiện / in progress", "G": "Chứng cứ còn ít / limited evidence",
                   "I": "Báo cáo số 12/BC ngày 30/9/2019", "J": "Thiếu kinh phí"},
    "sheet3.xml": {"G": "80,5%", "H": "Đúng bằng (=) / exactly",
                   "J": "Chỉ phần của cơ quan / this body's part only", "K": "Biên bản"},
}  # fmt: skip


def fill(raw: bytes, stamp: Stamp, old: Stamp) -> bytes:
    """Return a form for another body, with every row filled in and a cut-off day."""
    buffer = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(raw)) as form_zip,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as filled,
    ):
        for name in form_zip.namelist():
            part = form_zip.read(name).decode()
            columns = FILLED.get(name.rpartition("/")[2], {})
            for column, words in {**columns, "C": "30/09/2019"}.items() if columns else ():
                rows = "4" if column == "C" else r"(?:[7-9]|\d\d)"
                cell = rf'<c r="({column}{rows})" s="(\d+)"[^>]*/>'
                text = rf'<c r="\1" s="\2" t="inlineStr"><is><t>{words}</t></is></c>'
                part, count = re.subn(cell, text, part)
                assert count, (name, column)
            if name.endswith("sheet4.xml"):
                for one, other in zip(lines_of(old)[:6], lines_of(stamp)[:6], strict=True):
                    part = part.replace(f"<t>{one}</t>", f"<t>{other}</t>")
            filled.writestr(name, part)
    return buffer.getvalue()


def make(folder: str, count: int) -> list[str]:
    """Write a plan and its filled forms; return the forms."""
    texts = plan_files(count)
    os.makedirs(os.path.join(folder, "plan"))
    for name, text in texts.items():
        with open(os.path.join(folder, "plan", name), "w", encoding="utf-8") as stream:
            stream.write(text)
    workspace, findings = building.build([source.parse(n, t.encode()) for n, t in texts.items()])
    assert not findings, findings[:3]
    plan = workspace.plans[0]
    first = stamp_for(plan, 0)
    raw = form_xlsx.render(form(plan, body_of(plan.registry, "tv.b0"), "2019"))
    paths = []
    for number in range(count):
        path = os.path.join(folder, f"{number}.xlsx")
        with open(path, "wb") as stream_out:
            stream_out.write(fill(raw, stamp_for(plan, number), first))
        paths.append(path)
    return paths


def stamp_for(plan: Plan, number: int) -> Stamp:
    return stamp_of(form(plan, body_of(plan.registry, f"tv.b{number}"), "2019"))


def said(name: str, cost: Cost, floor: Cost, count: int) -> None:
    each = (cost.seconds - floor.seconds) / count * 1000
    print(f"{name:34} {each:8.2f} ms a form  {cost.seconds:7.1f} s  {cost.megabytes:6.0f} MB")


def main() -> None:
    """Run as a command."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print(machine())
    with tempfile.TemporaryDirectory(prefix="plancheck-forms-") as folder:
        paths = make(folder, count)
        size = sum(map(os.path.getsize, paths)) / count / 1000
        print(f"{count} forms of {TASKS + TARGETS} rows, every row filled in, {size:.0f} KB each")
        floor = once(BARE)
        plan = os.path.join(folder, "plan")
        read = (PLANCHECK, "report", "read", "--plan", plan, "--on", "2019-10-14", *paths)
        said("report read --dry-run", once((*read, "--dry-run", "--format", "json")), floor, count)
        said("report read, into the plan", once(read), floor, count)
        said("report read, all of it again", once(read), floor, count)
        written = sum(
            os.path.getsize(os.path.join(where, name))
            for where, _, names in os.walk(plan)
            for name in names
        )
        print(f"the plan then has {written / 1e6:.1f} MB")
        said("check of that plan", once((PLANCHECK, "check", plan)), floor, count)
        listed = os.path.join(folder, "list")
        with open(listed, "w", encoding="utf-8") as stream:
            stream.write("\n".join(paths))
        for name, work in READERS.items():
            module = re.findall(r"openpyxl|python_calamine", work)[0]
            if util.find_spec(module) is None:
                print(f"{name:34} not installed")
                continue
            code = f"import {module}\nfor path in open({listed!r}).read().split('\\n'): {work}"
            said(f"merely opened: {name}", once((sys.executable, "-c", code)), floor, count)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(str(error))
