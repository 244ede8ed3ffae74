"""Investment projects, and the money behind projects and tasks."""

from collections.abc import Iterator
from decimal import Decimal

from plancheck import rules
from plancheck.labels import ACT_TYPES
from plancheck.model import Funding, Project, Task
from plancheck.report import Located
from plancheck.site import grids
from plancheck.site.elements import Element, Fact, element, id_cells, value_cells
from plancheck.site.found import grouped, shown
from plancheck.site.grid import Cell, Column, Grid, Row, counted, said
from plancheck.site.page import Page
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.summary import many
from plancheck.text import Text

PART = "du-an"
TITLE = Text("Dự án và kinh phí", "Projects and funding")


def pages(view: View) -> Iterator[Page]:
    """Yield the page of projects and of funding."""
    plan = view.plan
    path = view.addresses.page(PART)
    holders: list[Project | Task] = [*plan.projects, *plan.tasks]
    context = {
        "title": TITLE,
        "projects": tuple(_project(view, each) for each in plan.projects),
        "funding": _grid(view, holders),
        "summary": _summary(view),
        "doubt": plan.doubt("funding"),
        "missing": plan.doubt("projects"),
        "found": grouped(shown(view, _findings(view))),
    }
    html = both("projects.html", path, context)
    yield Page(path, TITLE, html, plan.id, PART, view.crumbs())


def _findings(view: View) -> list[Located]:
    families = rules.families()
    return [each for each in view.found if families[each.finding.rule.slug] == "funding"]


def _summary(view: View) -> Text:
    """Say how many tasks and projects come with an amount of money."""
    plan = view.plan
    every: list[Task | Project] = [*plan.tasks, *plan.projects]
    paid = sum(any(f.amount for f in each.funding) for each in every)
    counted = Text(
        f"{len(plan.tasks)} nhiệm vụ và {len(plan.projects)} dự án",
        f"{many(len(plan.tasks), 'tasks')} and {many(len(plan.projects), 'projects')}",
    )
    if not every:
        return Text(
            "Kế hoạch không có nhiệm vụ hay dự án nào.", "The plan has neither tasks nor projects."
        )
    if not paid:
        return Text(
            "Văn bản không nêu số tiền nào cho {all}.", "The text names no amount for its {all}."
        ).fill(all=counted)
    return Text(
        "{paid} trong số {all} có nêu số tiền; {rest} không nêu.",
        "{paid} of its {all} come with an amount; {rest} do not.",
    ).fill(paid=paid, all=counted, rest=len(every) - paid)


_NO_APPROVAL = Text("văn bản không nêu", "the text names none")
_NO_MONEY = Text("không nêu kinh phí", "no funding stated")


def _project(view: View, each: Project) -> Element:
    plan = view.plan
    tasks = [task for name in each.tasks if isinstance(task := plan.find(name), Task)]
    facts: tuple[Fact, ...] = (
        (
            Text("Được duyệt bởi", "Approved by"),
            _act(view, each.approved_by) or (Cell(_NO_APPROVAL),),
        ),
        (Text("Nhiệm vụ thuộc dự án", "Tasks it carries"), id_cells(view, tasks)),
        (
            Text("Kinh phí", "Funding"),
            tuple(Cell(_amount(f)) for f in each.funding) or (Cell(_NO_MONEY),),
        ),
    )
    return element(view, each, facts)


def _act(view: View, name: str | None) -> tuple[Cell, ...]:
    if name is None:
        return ()
    act = view.plan.act(name)
    if act is None:
        return said(name)
    kind = ACT_TYPES[act.type]
    number = act.number or act.vi or act.id
    return (Cell(Text(f"{kind.vi} {number}", f"{kind.en} {number}"), view.addresses.of(act)),)


_NO_AMOUNT = Text("không nêu số tiền", "no amount stated")


def _amount(each: Funding) -> Text:
    if each.amount is None:
        return _NO_AMOUNT
    return Text("{n} đồng", "{n} VND").fill(n=Decimal(each.amount))


_COLUMNS = (
    Column("id", Text("Mã", "Id"), width=12),
    Column("name", Text("Nhiệm vụ, dự án", "Task or project"), width=60),
    Column("amount", Text("Số tiền (đồng)", "Amount (VND)"), "number", width=20),
    Column("source", Text("Nguồn kinh phí", "Source of the money"), choice=True, width=22),
    Column("year", Text("Năm", "Year"), choice=True, width=10),
    Column("stage", Text("Giai đoạn", "Stage"), choice=True, width=18),
    Column("act", Text("Văn bản bố trí", "Act behind it"), width=30),
    Column("note", Text("Ghi chú", "Note"), width=40),
)


def _grid(view: View, holders: list[Project | Task]) -> Grid:
    rows = tuple(_row(view, each, funding) for each in holders for funding in each.funding)
    return Grid("kinh-phi", Text("Kinh phí", "Funding"), _COLUMNS, rows)


def _row(view: View, each: Project | Task, funding: Funding) -> Row:
    to = view.addresses.of(each)
    amount = counted(Decimal(funding.amount)) if funding.amount else (Cell(_NO_AMOUNT),)
    return (
        (Cell(Text(each.id, each.id), to, value=each.id),),
        (grids.name_cell(view, each.id),),
        amount,
        value_cells("funding", "source", funding.source),
        said(funding.year or ""),
        value_cells("funding", "stage", funding.stage),
        _act(view, funding.act),
        said(funding.note or ""),
    )
