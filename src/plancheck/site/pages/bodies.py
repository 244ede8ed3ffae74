"""The page of a body: what it leads and supports, by when, towards what, on what basis."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from plancheck.deadline import stretch, worded
from plancheck.model import Act, Assignment, Body, Group, Task
from plancheck.naming import provisions
from plancheck.provenance import spots
from plancheck.site import grids
from plancheck.site.duties import Charge, Duties, Share
from plancheck.site.found import shown
from plancheck.site.grid import Cell, Column, Grid, Row, dated, listed, said
from plancheck.site.page import Page
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.standing import REPORTS, StandingReport
from plancheck.summary import many
from plancheck.text import Text, days
from plancheck.validity import status

PART = "co-quan"


class Clause(NamedTuple):
    """A duty of a body with the words that give it."""

    id: str
    to: str
    role: Text
    through: tuple[Cell, ...]
    spots: tuple[tuple[str, str, str], ...]


def pages(view: View, duties: Duties) -> Iterator[Page]:
    """Yield the list of bodies, and the page of each body and group."""
    shares = {
        each.id: duties.of(each.id) for each in view.shared if isinstance(each, (Body, Group))
    }
    yield _list(view, shares)
    for name, share in shares.items():
        yield _page(view, name, share)


def _list(view: View, shares: dict[str, Share]) -> Page:
    path = view.addresses.page(PART)
    title = Text("Cơ quan", "Bodies")
    charged = {n: s for n, s in shares.items() if s.charges or s.reports}
    bodies = {n: s for n, s in charged.items() if view.registry.kinds[n] == "body"}
    groups = {n: s for n, s in charged.items() if view.registry.kinds[n] == "group"}
    rest = [
        grids.name_cell(view, n) for n in shares if n not in charged and n in view.registry.entities
    ]
    changes = [c for c in view.registry.changes if c.id in view.addresses.shown]
    context = {
        "title": title,
        "bodies": grids.bodies(view, bodies.items(), "co-quan", title),
        "groups": grids.bodies(
            view, groups.items(), "nhom", Text("Nhóm cơ quan", "Groups of bodies")
        ),
        "rest": rest,
        "changes": changes,
        "view": view,
    }
    return Page(path, title, both("bodies.html", path, context), view.plan.id, PART, view.crumbs())


def _page(view: View, name: str, share: Share) -> Page:
    entity = view.registry.entities[name]
    path = view.addresses.of(entity)
    title = view.name_of(name)
    items = shown(view, view.about(*share.subjects(name)))
    led = grids.tasks_of(view, share.led(), "chu-tri", Text("Chủ trì, thực hiện", "Leads"))
    supported = grids.tasks_of(view, share.supported(), "phoi-hop", Text("Phối hợp", "Supports"))
    general = grids.tasks_of(
        view, share.general(), "dieu-khoan-chung", Text("Theo điều khoản chung", "By a clause")
    )
    whole = {id(c.assignment) for each in share.general() for c in each.charges}
    context: dict[str, Any] = {
        "name": title,
        "summary": _summary(share),
        "figures": tuple(_figures(share, items)),
        "items": items,
        "led": led,
        "supported": supported,
        "general": general,
        "general_found": _general_found(view, share),
        "findings_page": view.addresses.page("canh-bao"),
        "clauses": tuple(_clause(view, c) for c in share.charges if id(c.assignment) in whole),
        "others": tuple(_clause(view, each) for each in share.alone()),
        "reports": _reports(view, share.reports),
        "targets": grids.targets(view, share.targets),
        "acts": _acts(view, share),
        "about": tuple(_about(view, entity)),
        "ended": view.registry.ended_on(name, view.as_of),
        "heirs": grids.names(view, view.registry.heirs(name, view.as_of)),
        "files": (),
        "form": None,
        "chain": None,
    }
    return Page(
        path,
        title,
        both("body.html", path, context),
        view.plan.id,
        PART,
        view.crumbs(PART),
        _summary(share),
    )


def _summary(share: Share) -> Text:
    """Say in one sentence what a body answers for."""
    if not share.charges and not share.reports:
        return Text(
            "Văn bản không giao việc nào cho cơ quan này.", "The text gives this body no duty."
        )
    named = [each for each in share.led() if not each.charges[0].through]
    grouped = len(share.led()) - len(named)
    helped, general = len(share.supported()), len(share.general())
    vi = [
        f"chủ trì, thực hiện đích danh {len(named)} nhiệm vụ",
        f"qua nhóm {grouped}",
        f"phối hợp {helped}",
    ]
    en = [
        f"leads or carries out {many(len(named), 'tasks')} by name",
        f"{grouped} through a group",
        f"supports {helped}",
    ]
    if general:
        vi.append(f"theo điều khoản chung cho cả kế hoạch {general}")
        en.append(f"and answers for {general} by a clause over the whole plan")
    late = [each.late for each in share.reports if each.state == "missing"]
    end = Text("", "")
    if late:
        end = Text(" Còn thiếu {n} báo cáo, quá hạn {late}.", " {n} missing, {late} overdue.").fill(
            n=Text(str(len(late)), many(len(late), "reports")), late=days(max(late))
        )
    return Text(f"Cơ quan này {', '.join(vi)}.{end.vi}", f"This body {', '.join(en)}.{end.en}")


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
    look = "bad" if missing else "good"
    yield missing, Text("báo cáo còn thiếu", "reports missing"), "#bao-cao", look
    look = "bad" if errors else "warn" if items else "good"
    words = Text(f"cảnh báo, trong đó {errors} lỗi", f"findings, {many(errors, 'errors')}")
    yield len(items), words, "#canh-bao", look


def _general_found(view: View, share: Share) -> Text:
    number = len(view.about(*(each.task.task.id for each in share.general())))
    return Text(
        f"Ngoài ra có {number} cảnh báo về các nhiệm vụ giao chung cho nhiều cơ quan.",
        f"A further {number} are about tasks given to many bodies together.",
    )


def _clause(view: View, charge: Charge) -> Clause:
    assignment = charge.assignment
    through = (grids.name_cell(view, charge.through),) if charge.through else ()
    text = view.addresses.page("van-ban")
    quoted = tuple(
        (spot.lines(), spot.quote, f"{text}#L{spot.first}") for spot in spots(assignment)
    ) or (("–", assignment.vi, view.to(assignment.id)),)
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


_ACT = (
    Column("act", Text("Văn bản", "Act"), width=24),
    Column("name", Text("Trích yếu", "Title"), width=60),
    Column("state", Text("Tình trạng hiệu lực", "Force"), choice=True, width=24),
    Column("at", Text("Điều khoản", "Provisions"), width=24),
    Column("for", Text("Viện dẫn tại", "Cited at"), width=30),
)


def _acts(view: View, share: Share) -> Grid:
    """Return the acts that its tasks and duties cite, those of its own tasks first."""
    places: dict[str, list[Cell]] = {}
    pinned: dict[str, list[str]] = {}
    holders: list[Task | Assignment] = [
        *(each.task.task for each in (*share.led(), *share.supported())),
        *(each.assignment for each in share.charges),
        *(each.task.task for each in share.general()),
    ]
    for holder in holders:
        for cite in holder.cites:
            words = Text(holder.id, holder.id)
            places.setdefault(cite.act, []).append(Cell(words, view.to(holder.id)))
            pinned.setdefault(cite.act, []).extend(cite.at)
    rows = []
    for name, cells in places.items():
        act = view.plan.act(name)
        if act is not None:
            at = provisions(dict.fromkeys(pinned[name]))
            rows.append(_act(view, act, at, listed(cells)))
    return Grid("can-cu", Text("Căn cứ pháp lý", "Legal basis"), _ACT, tuple(rows))


def _act(view: View, act: Act, at: Text, cells: tuple[Cell, ...]) -> Row:
    state, _ = status(act, view.as_of)
    number = act.number or act.id
    return (
        (Cell(Text(number, number), view.addresses.of(act)),),
        said(act.vi or ""),
        (Cell(grids.force(view, act), state=state),),
        said(at),
        cells,
    )


_LEVELS = {
    "central": Text("trung ương", "central"),
    "province": Text("cấp tỉnh", "province"),
    "district": Text("cấp huyện", "district"),
    "commune": Text("cấp xã", "commune"),
}


def _about(view: View, entity: Body | Group | Any) -> Iterator[tuple[Text, tuple[Cell, ...]]]:
    yield Text("Mã", "Id"), said(entity.id)
    if entity.was:
        yield Text("Mã trước đây", "Former ids"), said(", ".join(entity.was))
    yield Text("Tên tiếng Anh", "English name"), said(entity.en or "")
    yield Text("Tên khác", "Other names"), tuple(Cell(Text(n, n)) for n in entity.other_names)
    if isinstance(entity, Body):
        yield Text("Loại", "Kind"), said(grids.BODIES[entity.kind])
        yield (
            Text("Trực thuộc", "Part of"),
            grids.names(view, [entity.parent or ""][: bool(entity.parent)]),
        )
        yield Text("Thành lập", "Founded"), dated(entity.founded)
    if entity.level:
        yield Text("Cấp", "Level"), said(_LEVELS[entity.level])
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
