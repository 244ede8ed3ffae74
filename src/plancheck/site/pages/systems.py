"""The information systems: what each is for, what it is connected to, what uses it, what falls."""

from collections.abc import Iterator
from typing import Any

from plancheck.diff.keys import value_of
from plancheck.impact import impact
from plancheck.model import Entity, Integration, System
from plancheck.registry import Link
from plancheck.site import beside, grids, surroundings
from plancheck.site.affected import affected
from plancheck.site.found import grouped, shown
from plancheck.site.grid import Cell, Column, Grid, Row, dated, said
from plancheck.site.page import Page
from plancheck.site.refs import Refs
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.standing import TASKS
from plancheck.text import Text

PART = "he-thong"


def pages(refs: Refs) -> Iterator[Page]:
    """Yield the list of systems, and the page of each."""
    view = refs.view
    systems = [each for each in view.shared if isinstance(each, System)]
    yield _list(view, systems)
    for each in systems:
        yield _page(refs, each)


def _list(view: View, systems: list[System]) -> Page:
    path = view.addresses.page(PART)
    title = Text("Hệ thống thông tin", "Information systems")
    counts = [
        (
            sum(each.state == state for each in systems),
            value_of("system", "state", state or "") or _UNKNOWN,
        )
        for state in (*_STATES, None)
    ]
    tables = (grids.systems(view, systems),)
    files = beside.tables(path) if systems else ()
    context = {
        "title": title,
        "files": files,
        "systems": tables[0],
        "counts": [each for each in counts if each[0]],
        "integrations": sum(len(each.integrations) for each in systems),
    }
    html = both("systems.html", path, context)
    shown_beside = tables if systems else ()
    return Page(
        path, title, html, view.plan.id, PART, view.crumbs(), alternates=files, tables=shown_beside
    )


_STATES = ("planned", "pilot", "operational", "retired")
_UNKNOWN = Text("chưa rõ trạng thái", "state not known")


def _page(refs: Refs, system: System) -> Page:
    view = refs.view
    path = view.addresses.of(system)
    title = view.name_of(system.id)
    falls = impact(view.loaded.workspace, system, view.as_of)
    items = shown(view, view.about(system.id))
    used = tuple(_links(refs, system, "uses"))
    spoken = tuple(_links(refs, system, "about"))
    context = {
        "name": title,
        "state": grids.system_state(system),
        "retired": system.state == "retired",
        "facts": tuple(_facts(view, system)),
        "url": system.url if (system.url or "").startswith(("http://", "https://")) else None,
        "out": _integrations(refs, [(system, e) for e in system.integrations], "ket-noi-toi"),
        "into": _integrations(refs, _incoming(view, system), "ket-noi-tu"),
        "used": Grid(
            "su-dung",
            Text("Việc sử dụng", "What uses it"),
            _USED,
            tuple(_use(refs, each) for each in used),
        ),
        "spoken": tuple(dict.fromkeys(refs.cell(each) for each in spoken)),
        "falls": affected(refs, (e for e in falls.effects if e.loss != "touched")),
        "touched": sum(each.loss == "touched" for each in falls.effects),
        "items": items,
        "groups": grouped(items),
        "chain": surroundings.of_system(refs, system, used),
        "note": system.note,
    }
    html = both("system.html", path, context)
    return Page(path, title, html, view.plan.id, PART, view.crumbs(PART))


def _facts(view: View, system: System) -> Iterator[tuple[Text, tuple[Cell, ...]]]:
    none = (Cell(_NOT_SAID),)
    yield Text("Tên trong văn bản", "Name in the text"), said(system.vi)
    yield Text("Tên tiếng Anh", "English name"), said(system.en or "")
    yield Text("Tên khác", "Other names"), tuple(Cell(Text(n, n)) for n in system.other_names)
    yield Text("Mã chức năng", "Function (code)"), said(system.function or "") or none
    yield Text("Trạng thái", "State"), grids.system_state(system) or none
    owner, operator = ([n] if n else [] for n in (system.owner, system.operator))
    yield Text("Cơ quan chủ quản", "Owner"), grids.names(view, owner) or none
    yield Text("Cơ quan vận hành", "Operator"), grids.names(view, operator) or none
    yield Text("Mã", "Id"), said(system.id)
    if system.was:
        yield Text("Mã trước đây", "Former ids"), said(", ".join(system.was))


_NOT_SAID = Text("văn bản không nêu", "the text does not say")


# -- connections -----------------------------------------------------------------------------------

_INTEGRATION = (
    Column("system", Text("Hệ thống", "System"), width=60),
    Column("state", Text("Tình trạng kết nối", "Connection"), choice=True, width=20),
    Column("day", Text("Tính đến ngày", "As of"), "day", width=14),
    Column("note", Text("Ghi chú", "Note"), width=50),
)


def _incoming(view: View, system: System) -> list[tuple[System, Integration]]:
    links = view.registry.links_to(system, "integrates")
    others = dict.fromkeys(e.source.id for e in links if isinstance(e.source, System))
    found = []
    for name in others:
        other = view.registry.entities[name]
        if isinstance(other, System):
            found += [(other, each) for each in other.integrations if each.to == system.id]
    return found


def _integrations(refs: Refs, some: list[tuple[System, Integration]], key: str) -> Grid:
    title = Text("Kết nối, liên thông", "Connections")
    outgoing = key == "ket-noi-toi"
    rows = tuple(
        _integration(refs, each.to if outgoing else system.id, each) for system, each in some
    )
    return Grid(key, title, _INTEGRATION, rows)


def _integration(refs: Refs, other: str, each: Integration) -> Row:
    words = value_of("integration", "state", each.state) or Text(each.state, each.state)
    return (
        (grids.name_cell(refs.view, other),),
        (Cell(words, state=each.state),),
        dated(each.as_of),
        said(each.note or ""),
    )


# -- who uses it -----------------------------------------------------------------------------------

_USED = (
    Column("element", Text("Nhiệm vụ, trách nhiệm", "Task or duty"), width=70),
    Column("bodies", Text("Cơ quan liên quan", "Bodies concerned"), choice=True, width=40),
    Column("state", Text("Trạng thái", "State"), choice=True, width=16),
)


def _links(refs: Refs, system: System, edge: str) -> Iterator[str]:
    """Yield the elements of all plans that lead to a system."""
    for view in refs.views.values():
        links: list[Link] = view.plan.links_to(system, edge)
        entities = (each.source for each in links)
        yield from dict.fromkeys(view.plan.ref(e) for e in entities if isinstance(e, Entity))


def _use(refs: Refs, ref: str) -> Row:
    view, local = refs.split(ref)
    task: Any = view.tasks.get(local)
    state = (Cell(TASKS[task.state], state=task.state),) if task is not None else ()
    return ((refs.cell(ref),), refs.bodies(ref), state)
