"""The pages of tasks: all of them, and one each."""

from collections.abc import Iterator
from typing import Any

from plancheck.deadline import worded
from plancheck.diff.keys import value_of
from plancheck.labels import EVIDENCED, OFFICIAL
from plancheck.model import Progress, Task
from plancheck.rows import words_of
from plancheck.site import beside, grids
from plancheck.site.duties import REACHES
from plancheck.site.edition import Edition
from plancheck.site.elements import value_cells
from plancheck.site.found import grouped, shown
from plancheck.site.grid import Cell, Column, Grid, Row, dated, said
from plancheck.site.page import Page
from plancheck.site.passages import passages
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.standing import TASKS, StandingTask
from plancheck.text import Text, days

PART = "nhiem-vu"
_BY = {
    "task": Text("giao đích danh nhiệm vụ này", "names this task"),
    "section": Text("giao theo mục của văn bản", "through its section"),
    "plan": Text("điều khoản chung cho cả kế hoạch", "a clause over the whole plan"),
}


def pages(edition: Edition) -> Iterator[Page]:
    """Yield the list of tasks, and the page of each."""
    yield _list(edition.view)
    for each in edition.view.standing.tasks:
        yield _page(edition, each)


def _list(view: View) -> Page:
    path = view.addresses.page(PART)
    title = Text("Nhiệm vụ", "Tasks")
    counts = view.standing.counts()["tasks"]
    nobody = sum(not each.answers for each in view.standing.tasks)
    blanket = sum(each.blanket for each in view.standing.tasks)
    table, files = grids.tasks(view, view.standing.tasks), beside.tables(path)
    context = {
        "title": title,
        "grid_of": table,
        "files": files,
        "counts": [(number, TASKS[state], state) for state, number in counts.items() if number],
        "nobody": nobody,
        "blanket": blanket,
        "doubt": view.plan.doubt("deadlines"),
        "undated": counts["no-date"],
    }
    html = both("tasks.html", path, context)
    return Page(
        path, title, html, view.plan.id, PART, view.crumbs(), alternates=files, tables=(table,)
    )


def _page(edition: Edition, each: StandingTask) -> Page:
    view, task = edition.view, each.task
    path = view.addresses.of(task)
    words, title = words_of(task), view.headline(task)
    context: dict[str, Any] = {
        "id": task.id,
        "title": title,
        "words": words,
        "whole": title.vi.endswith("…") or title.en.endswith("…"),
        "state": Cell(TASKS[each.state], state=each.state),
        "late": days(each.late) if each.late else None,
        "facts_of": tuple(_facts(view, each)),
        "answers": grids.names(view, each.answers),
        "blanket": each.blanket,
        "items": grouped(shown(view, view.about(task.id))),
        "actions": task.actions,
        "passages": passages(view, task),
        "duties": _duties(view, task),
        "acts": grids.cited(view, task),
        "log": _log(view, task),
        "chain": edition.around.drawing(task),
    }
    return Page(
        path,
        title,
        both("task.html", path, context),
        view.plan.id,
        PART,
        view.crumbs(PART),
        words,
    )


def _facts(view: View, each: StandingTask) -> Iterator[tuple[Text, tuple[Cell, ...]]]:
    task, plan = each.task, view.plan
    deadline = plan.deadline_of(task)
    dues = [deadline[2]] if deadline else [due for _, due in plan.dues_over(task)]
    printed = tuple(Cell(worded(due)) for due in dues) or said(grids.NO_DATE)
    yield Text("Thời hạn theo văn bản", "Deadline as printed"), printed
    yield Text("Ngày cuối cùng còn đúng hạn", "Last day in time"), dated(each.due)
    yield Text("Loại", "Kind"), value_cells("task", "kind", task.kind)
    yield Text("Mục trong văn bản", "Section"), _section(view, task)
    yield Text("Phục vụ mục tiêu", "Serves"), grids.served(view, task.objectives)
    yield Text("Kết quả, sản phẩm", "Output"), said(task.output or "")
    yield Text("Hệ thống sử dụng", "Systems used"), grids.names(view, task.systems)
    yield Text("Phụ thuộc vào", "Depends on"), grids.names(view, task.depends_on)
    needed = (link.source for link in plan.links_to(task, "depends-on"))
    yield Text("Cần cho", "Needed by"), grids.entities(view, needed)
    yield Text("Giải quyết khó khăn", "Addresses"), grids.names(view, task.addresses)
    carried = (link.source for link in plan.links_to(task, "succeeded-by"))
    before = (*grids.names(view, task.carried_from), *grids.entities(view, carried))
    yield Text("Chuyển tiếp từ", "Carried over from"), tuple(dict.fromkeys(before))
    if task.continuing:
        yield Text("Tính chất", "Nature"), said(Text("việc tiếp tục", "continuing work"))
    yield Text("Kinh phí", "Funding"), tuple(_funding(view, task))
    yield Text("Trước đây mang mã", "Former ids"), said(", ".join(task.was))
    yield Text("Ghi chú của biên tập viên", "Editor's note"), said(task.note or "")


def _section(view: View, task: Task) -> tuple[Cell, ...]:
    if not task.section:
        return ()
    for section in view.plan.sections:
        if section.number == task.section:
            words = words_of(section)
            name = Text(f"{section.number}. {words.vi}", f"{section.number}. {words.en}")
            return (Cell(name, view.addresses.of(section)),)
    return said(task.section)


def _funding(view: View, task: Task) -> Iterator[Cell]:
    for each in view.plan.funding_of(task):
        amount = Text("không nêu số tiền", "no amount stated")
        if each.amount is not None:
            amount = grids.money(each.amount)
        stage = value_of("funding", "stage", each.stage or "") or Text("", "")
        vi = ", ".join(filter(None, (amount.vi, stage.vi, each.year and f"năm {each.year}")))
        en = ", ".join(filter(None, (amount.en, stage.en, each.year)))
        yield Cell(Text(vi, en), view.to(each.act) if each.act else "")


_DUTY = (
    Column("role", Text("Vai trò", "Role"), width=16),
    Column("bodies", Text("Cơ quan", "Bodies"), width=50),
    Column("with", Text("Phối hợp với", "With"), width=40),
    Column("by", Text("Giao bằng", "Given by"), width=30),
    Column("duty", Text("Nội dung giao", "The duty"), width=60),
)


def _duties(view: View, task: Task) -> Grid:
    duties = sorted(view.plan.duties_over(task), key=lambda each: REACHES.index(each.by))
    rows: list[Row] = []
    for duty in duties:
        assignment = duty.assignment
        rows.append(
            (
                (Cell(grids.role_words(assignment.role)),),
                grids.names(view, assignment.bodies),
                grids.names(view, assignment.with_),
                (Cell(_BY[duty.by]),),
                (Cell(view.headline(assignment, 90), view.addresses.of(assignment)),),
            )
        )
    return Grid("phan-cong", Text("Phân công", "Assignments"), _DUTY, tuple(rows))


_LOG = (
    Column("on", Text("Ngày", "Day"), "day", width=14),
    Column("official", Text("Trạng thái được báo cáo", "Official status"), width=24),
    Column("evidenced", Text("Mức độ chứng cứ", "Evidence"), width=24),
    Column("by", Text("Cơ quan ghi nhận", "Recorded by"), width=36),
    Column("evidence", Text("Chứng cứ", "Evidence"), width=60),
)


def _log(view: View, task: Task) -> Grid:
    entries = [each for each in view.plan.progress_on(task) if each.on <= view.as_of]
    rows = tuple(_entry(view, each) for each in sorted(entries, key=lambda each: each.on))
    return Grid("tien-do", Text("Nhật ký tiến độ", "Progress log"), _LOG, rows)


def _entry(view: View, each: Progress) -> Row:
    return (
        dated(each.on),
        (Cell(OFFICIAL[each.official], state=each.official),),
        (Cell(EVIDENCED[each.evidenced]),),
        grids.names(view, [each.by] if each.by else []),
        tuple(Cell(Text(words, words)) for words in each.evidence),
    )
