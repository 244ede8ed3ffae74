"""The page of a body: what it leads and supports, by when, towards what, on what basis."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from plancheck.deadline import stretch, worded
from plancheck.model import Assignment, Body, Group, Task
from plancheck.rows import words_of
from plancheck.site import beside, grids
from plancheck.site.duties import Charge, Share
from plancheck.site.edition import Edition
from plancheck.site.elements import value_cells
from plancheck.site.found import grouped, shown
from plancheck.site.grid import Cell, Column, Grid, Row, dated, said
from plancheck.site.page import Page
from plancheck.site.passages import passages
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.standing import REPORTS, StandingReport
from plancheck.summary import many
from plancheck.text import Text, days

PART = "co-quan"
_LED = Text("Nhiệm vụ chủ trì, thực hiện", "Tasks it leads or carries out")
_SUPPORTED = Text("Nhiệm vụ phối hợp, tham gia", "Tasks it has another part in")
_MOST = 100  # rows of what a body shares with all others
_GENERAL = Text("Theo điều khoản chung", "By clauses over the whole plan")


class Clause(NamedTuple):
    """A duty of a body with the words that give it."""

    id: str
    to: str
    role: Text
    through: tuple[Cell, ...]
    spots: tuple[tuple[str, str, str], ...]


def pages(edition: Edition) -> Iterator[Page]:
    """Yield the page of each body and group."""
    for each in edition.view.shared:
        if isinstance(each, (Body, Group)):
            yield _page(edition, each)


def _page(edition: Edition, entity: Body | Group) -> Page:
    view, share = edition.view, edition.share(entity.id)
    path, title = view.addresses.of(entity), view.name_of(entity.id)
    tables = _tables(view, share)
    filled = tuple(each for each in tables.values() if each.rows)
    files = (
        *((beside.calendar(path),) if share.charged else ()),
        *(beside.tables(path, once=True) if filled else ()),
    )
    forms = tuple(
        beside.form(path, file, asked.report.id if asked.report else "", asked.period)
        for asked, file in edition.forms(entity.id)
    )
    led, helped = ([e.task.task for e in some] for some in (share.led(), share.supported()))
    context = {
        **tables,
        **_duties(view, share),
        **_found(view, entity.id, share),
        "name": title,
        "most": _MOST,
        "counts": {"general": len(share.general()), "targets": len(share.targets)},
        "page": view.addresses.page,
        "summary": _summary(share, entity),
        "group": isinstance(entity, Group),
        "about": tuple(_about(view, entity)),
        "ended": view.registry.ended_on(entity.id, view.as_of),
        "heirs": grids.names(view, view.registry.heirs(entity.id, view.as_of)),
        "files": files,
        "forms": forms,
        "next_due": edition.next_due(entity.id),
        "elsewhere": tuple(_elsewhere(edition, entity)),
        "chain": edition.around.drawing(entity, led, helped),
        "to": view.to,
    }
    return Page(
        path,
        title,
        both("body.html", path, context),
        view.plan.id,
        PART,
        view.crumbs(PART),
        _summary(share, entity),
        (*files, *forms),
        filled,
        once=True,
    )


def _tables(view: View, share: Share) -> dict[str, Grid]:
    """Return the tables of a body, each under its name in the template.

    What reaches every body alike is cut: each page would repeat the plan, and a site grow with the
    product of its bodies and its tasks.
    """
    return {
        "led": grids.tasks_of(view, share.led(), "chu-tri", _LED),
        "supported": grids.tasks_of(view, share.supported(), "phoi-hop", _SUPPORTED),
        "general": grids.tasks_of(view, share.general()[:_MOST], "dieu-khoan-chung", _GENERAL),
        "reports": _reports(view, share.reports),
        "targets": grids.targets(view, share.targets[:_MOST]),
        "acts": _acts(view, share),
    }


def _duties(view: View, share: Share) -> dict[str, Any]:
    """Return the clauses that give a body its duties: those over all tasks, those over none."""
    whole = {id(charge.assignment) for each in share.general() for charge in each.charges}
    clauses = (each for each in share.charges if id(each.assignment) in whole)
    return {
        "clauses": tuple(_clause(view, each) for each in clauses),
        "others": tuple(_clause(view, each) for each in share.alone()),
    }


def _found(view: View, name: str, share: Share) -> dict[str, Any]:
    """Return the findings about a body, what is assigned to it in particular, and what it owes."""
    items = shown(view, view.about(*share.subjects(name)))
    return {
        "items": items,
        "groups": grouped(items),
        "figures": tuple(_figures(share, items)),
        "general_found": _general_found(view, share),
        "findings_page": view.addresses.page("canh-bao"),
    }


def _elsewhere(edition: Edition, entity: Body | Group) -> Iterator[Cell]:
    """Yield the pages of the same body under other plans."""
    for view in edition.site.views:
        if view is not edition.view and entity.id in view.addresses.shown:
            yield Cell(words_of(view.plan.identity), view.addresses.of(entity))


def _summary(share: Share, entity: Body | Group) -> Text:
    """Say in one sentence what a body, or a group, answers for."""
    who = _GROUP if isinstance(entity, Group) else _BODY
    if not share.charged:
        return Text(
            f"Văn bản không giao việc nào cho {who.vi}.", f"The text gives {who.en} no duty."
        )
    named = [each for each in share.led() if not each.charges[0].through]
    grouped = len(share.led()) - len(named)
    helped, general = len(share.supported()), len(share.general())
    through = Text("", "")
    if grouped or who is _BODY:
        through = Text(f" và {grouped} nhiệm vụ qua nhóm", f" and {grouped} through a group")
    vi = [
        f"chủ trì, thực hiện {len(named)} nhiệm vụ giao đích danh{through.vi}",
        f"phối hợp {helped} nhiệm vụ",
    ]
    en = [
        f"leads or carries out {many(len(named), 'tasks')} by name{through.en}",
        f"supports {helped}",
    ]
    if general:
        vi.append(f"chịu trách nhiệm {general} nhiệm vụ theo điều khoản chung cho cả kế hoạch")
        en.append(f"answers for {general} by a clause over the whole plan")
    late = [each.late for each in share.reports if each.state == "missing"]
    end = Text("", "")
    if late:
        end = Text(" Còn thiếu {n} báo cáo, quá hạn {late}.", " {n} missing, {late} overdue.").fill(
            n=Text(str(len(late)), many(len(late), "reports")), late=days(max(late))
        )
    start = Text(who.vi.capitalize(), who.en.capitalize())
    return Text(f"{start.vi} {'; '.join(vi)}.{end.vi}", f"{start.en} {'; '.join(en)}.{end.en}")


_BODY = Text("cơ quan này", "this body")
_GROUP = Text("nhóm cơ quan này", "this group")


def _figures(share: Share, items: tuple[Any, ...]) -> Iterator[tuple[int, Text, str, str]]:
    """Yield the numbers of the first screen, each leading to its part of the page."""
    errors = sum(each.severity == "error" for each in items)
    missing = sum(each.state == "missing" for each in share.reports)
    yield len(share.led()), Text("nhiệm vụ chủ trì, thực hiện", "tasks led"), "#chu-tri", ""
    yield len(share.supported()), Text("nhiệm vụ phối hợp", "tasks supported"), "#phoi-hop", ""
    if share.general():
        words = Text("theo điều khoản chung", "by a general clause")
        yield len(share.general()), words, "#dieu-khoan-chung", ""
    yield len(share.targets), Text("chỉ tiêu hướng tới", "targets"), "#chi-tieu", ""
    look = "bad" if missing else ""
    yield missing, Text("báo cáo còn thiếu", "reports missing"), "#bao-cao", look
    look = "bad" if errors else "warn" if items else ""
    words = Text(f"phát hiện, trong đó {errors} lỗi", f"findings, {many(errors, 'errors')}")
    yield len(items), words, "#canh-bao", look


def _general_found(view: View, share: Share) -> Text:
    number = len(view.about(*(each.task.task.id for each in share.general())))
    return Text(
        f"Ngoài ra có {number} phát hiện về các nhiệm vụ giao chung cho nhiều cơ quan.",
        f"A further {number} are about tasks given to many bodies together.",
    )


def _clause(view: View, charge: Charge) -> Clause:
    assignment = charge.assignment
    through = (grids.name_cell(view, charge.through),) if charge.through else ()
    quoted = passages(view, assignment) or (("–", assignment.vi, view.to(assignment.id)),)
    return Clause(
        assignment.id, view.to(assignment.id), grids.role_words(charge.role), through, quoted
    )


_REPORT = (
    Column("report", Text("Báo cáo", "Report"), width=60),
    Column("covers", Text("Kỳ", "Covers"), width=16),
    Column("to", Text("Gửi", "To"), width=36),
    Column("due", Text("Thời hạn", "Deadline"), "day", width=18),
    Column("state", Text("Trạng thái", "State"), choice=True, width=16),
    Column("late", Text("Quá hạn", "Overdue"), "number", width=12),
)


def _reports(view: View, some: Iterable[StandingReport]) -> Grid:
    rows = tuple(_report(view, each) for each in some)
    return Grid("bao-cao", Text("Báo cáo phải gửi", "Reports owed"), _REPORT, rows)


def _report(view: View, each: StandingReport) -> Row:
    owed = each.owed
    report = owed.report
    words = worded(report.due) if report.due else grids.NO_DATE
    late = (Cell(days(each.late), value=each.late),) if each.late else ()
    name = Text(f"{report.id}: {report.vi}", f"{report.id}: {report.en or report.vi}")
    return (
        (Cell(name, view.to(report.id)),),
        said(stretch(owed.covers)) if owed.covers else (),
        (grids.name_cell(view, report.to),),
        (Cell(words, value=owed.due),),
        (Cell(REPORTS[each.state], state=each.state),),
        late,
    )


def _acts(view: View, share: Share) -> Grid:
    """Return the acts that its tasks and duties cite, those of its own tasks first."""
    holders: list[Task | Assignment] = [
        *(each.task.task for each in (*share.led(), *share.supported())),
        *(each.assignment for each in share.charges),
        *(each.task.task for each in share.general()[:_MOST]),
    ]
    return grids.cited_by(view, [(each, each.cites) for each in holders])


def _about(view: View, entity: Body | Group | Any) -> Iterator[tuple[Text, tuple[Cell, ...]]]:
    yield Text("Mã", "Id"), said(entity.id)
    if entity.was:
        yield Text("Mã trước đây", "Former ids"), said(", ".join(entity.was))
    yield Text("Tên tiếng Anh", "English name"), said(entity.en or "")
    yield Text("Tên khác", "Other names"), tuple(Cell(Text(n, n)) for n in entity.other_names)
    if isinstance(entity, Body):
        yield Text("Loại", "Kind"), value_cells("body", "kind", entity.kind)
        yield (
            Text("Trực thuộc", "Part of"),
            grids.names(view, [entity.parent or ""][: bool(entity.parent)]),
        )
        yield Text("Thành lập", "Founded"), dated(entity.founded)
    if entity.level:
        yield Text("Cấp", "Level"), value_cells("body", "level", entity.level)
    if isinstance(entity, Group):
        yield Text("Thành viên", "Members"), grids.names(view, entity.members)
        if entity.unlisted or not entity.members:
            yield Text("Danh sách", "The list"), said(_OPEN)
    held = [g for g in view.registry.groups if entity.id in g.members]
    yield Text("Thuộc nhóm", "In the groups"), grids.names(view, (g.id for g in held))
    inside = [b.id for b in view.registry.bodies if b.parent == entity.id]
    yield Text("Cơ quan bên dưới", "Bodies below it"), grids.names(view, inside)
    yield Text("Ghi chú", "Note"), said(entity.note or "")


_OPEN = Text(
    "văn bản không liệt kê đủ thành viên; cơ quan được xếp vào nhóm theo tên gọi",
    "the text does not list all members; bodies are counted in by what the group is called",
)
