"""Make plans that have thousands of one thing: what takes more than linear work shows here first.

    python benchmarks/lopsided.py DIR figures 2000

Each shape is sound: its files are read without a finding.
"""

import os
import sys
from collections.abc import Callable

HEAD = """\
plan:
  id: vi-du/cntt
  type: annual-it-plan
  vi: Kế hoạch ví dụ
  jurisdiction: VN
  period: {from: 2019-01-01, to: 2019-12-31}
"""
_INDICATOR = """\
indicators:
  - {id: rate, vi: Tỷ lệ sử dụng, kind: share, unit: percent, direction: up}
"""
_BODIES = """\
bodies:
  - {id: tt, vi: Sở Thông tin, kind: so, jurisdiction: VN, level: province}
  - {id: ub, vi: Ủy ban nhân dân tỉnh, kind: uy-ban, jurisdiction: VN, level: province}
"""
_ACT = """\
acts:
  - id: nd
    type: nghi-dinh
    number: 1/2010/NĐ-CP
    vi: Nghị định về một việc
    issued: 2010-01-01
    events:
      - {on: 2010-02-01, type: entry-into-force, grade: recalled}
"""


def _rows(count: int, row: str) -> str:
    """Return a line for each number, which the row names as {n}; {m} goes from 10 to 99."""
    return "".join("  - {" + row.format(n=n, m=n % 90 + 10) + "}\n" for n in range(count))


def _tasks(count: int, more: str = "") -> str:
    return "tasks:\n" + _rows(count, "id: A{n}, vi: Việc số {n}, kind: content" + more)


def figures(size: int) -> str:
    """Targets and twice as many figures, old and new, of one indicator."""
    measured = "indicator: rate, value: {{eq: {m}}}, scope: {{unit: u{n}}}"
    return (
        f"{_INDICATOR}objectives:\n  - id: M1\n    vi: Mục tiêu\n    kind: specific\n    targets:\n"
        + _rows(
            size, "id: T{n}, indicator: rate, value: {{gt: {m}}}, scope: {{unit: v{n}}}"
        ).replace("  - {", "      - {")
        + "measurements:\n"
        + _rows(size, "id: b{n}, as_of: 2018-12-31, " + measured)
        + _rows(size, "id: m{n}, as_of: 2019-12-31, " + measured)
    )


def claims(size: int) -> str:
    """Claims whose figures are words, beside as many numbers of one indicator."""
    return (
        f"{_INDICATOR}measurements:\n"
        + _rows(size, "id: m{n}, indicator: rate, value: {{eq: {m}}}, scope: {{unit: u{n}}}")
        + _rows(size, "id: w{n}, indicator: rate, value: {{text: tốt}}, scope: {{unit: v{n}}}")
        + "items:\n"
        + _rows(size, "id: I{n}, kind: claim, vi: Đã hoàn thành việc {n}, measurements: [w{n}]")
    )


def tasks(size: int) -> str:
    """Tasks of one body."""
    duties = _rows(size, "id: P{n}, vi: Chủ trì {n}, bodies: [tt], role: lead, scope: [A{n}]")
    return f"{_BODIES}{_tasks(size, ', due: {{by: 2019-06-30}}')}assignments:\n{duties}"


def waivers(size: int) -> str:
    """Waivers of one rule, each of a task of its own."""
    row = "id: W{n}, rule: task-without-lead, subject: A{n}, reason: chờ, approved_by: tt, "
    return f"{_tasks(size)}waivers:\n" + _rows(
        size, row + "approved_on: 2019-10-01, expires: 2019-12-31"
    )


def comments(size: int) -> str:
    """Tasks with a comment each that silences one rule."""
    lines = _tasks(size).splitlines(keepends=True)
    mark = "  # plancheck: ignore[task-without-lead] chờ kiện toàn\n"
    return lines[0] + "".join(mark + line for line in lines[1:])


def sections(size: int) -> str:
    """Headings with a task each."""
    rows = _rows(size, "id: S{n}, number: I.{n}, vi: Mục {n}")
    return f"sections:\n{rows}{_tasks(size, ', section: I.{n}')}"


def progress(size: int) -> str:
    """Entries in the log of one task."""
    rows = _rows(size, "task: A0, on: 2019-12-{m}, official: in-progress, by: tt")
    for day in range(32, 100):
        rows = rows.replace(f"2019-12-{day}", f"2019-{day % 12 + 1:02}-{day % 28 + 1:02}")
    return f"{_BODIES}{_tasks(1)}progress:\n{rows}"


def renamed(size: int) -> str:
    """A task that had many ids."""
    return _tasks(1, ", was: [" + ", ".join(f"B{n}" for n in range(size)) + "]")


def events(size: int) -> str:
    """Amendments of one act that a task cites."""
    row = "on: 2012-01-{m}, type: amended, by: luat, grade: recalled"
    rows = _rows(size, row).replace("  - {", "      - {")
    for day in range(32, 100):
        rows = rows.replace(f"2012-01-{day}", f"2012-{day % 12 + 1:02}-{day % 28 + 1:02}")
    law = "  - {id: luat, type: luat, vi: Luật Ví dụ, issued: 2009-01-01}\n"
    return f"{_ACT}{rows}{law}{_tasks(1, ', cites: [{{act: nd}}]')}"


def citations(size: int) -> str:
    """Tasks that cite one act."""
    named = _tasks(size, ", cites: [{{act: nd}}]").replace(
        ", kind", " theo Nghị định số 1/2010/NĐ-CP, kind"
    )
    return _ACT + named


def equations(size: int) -> str:
    """One sum of many figures, and as many small sums."""
    terms = ", ".join(f"m{n}" for n in range(1, size))
    return (
        f"{_INDICATOR}measurements:\n"
        + _rows(size, "id: m{n}, indicator: rate, value: {{eq: {m}}}, as_of: 2018-12-31")
        + f"equations:\n  - {{id: E, op: sum, total: m0, terms: [{terms}]}}\n"
        + _rows(size, "id: E{n}, op: sum, total: m{n}, terms: [m0, m1]")
    )


def members(size: int) -> str:
    """One group of many bodies that owes a report each quarter, and has sent one."""
    bodies = _rows(size, "id: b{n}, vi: Sở số {n}, kind: so, jurisdiction: VN, level: province")
    group = "groups:\n  - {id: g, vi: Các sở, members: [" + ", ".join(f"b{n}" for n in range(size))
    return (
        f"{_BODIES}{bodies}{group}]}}\nreports:\n"
        "  - {id: R1, vi: Báo cáo quý, from: [g], to: ub, due: {every: quarter}}\n"
        "receipts:\n"
        + _rows(size, "id: C{n}, report: R1, by: b{n}, on: 2019-03-30, covers: 2019-Q1")
    )


SHAPES: dict[str, Callable[[int], str]] = {
    each.__name__: each
    for each in (
        figures,
        claims,
        tasks,
        waivers,
        comments,
        sections,
        progress,
        renamed,
        events,
        citations,
        equations,
        members,
    )
}


def main(argv: list[str]) -> None:
    """Run as a command."""
    folder, shape, size = argv
    os.makedirs(folder, exist_ok=True)
    for name, text in (("plan.yaml", HEAD), ("all.yaml", SHAPES[shape](int(size)))):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as stream:
            stream.write(text)


if __name__ == "__main__":
    main(sys.argv[1:])
