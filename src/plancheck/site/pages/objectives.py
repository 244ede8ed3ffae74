"""The pages of objectives: all of them with their targets, and one each."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from msgspec.structs import replace

from plancheck.measured import Compared, measured_on, scope_words
from plancheck.model import Measurement, Objective, ObjectiveGroup, Scope
from plancheck.pace import STATE_NAMES as PACES
from plancheck.quantity import described
from plancheck.rows import target_name, words_of
from plancheck.site import beside, grids
from plancheck.site.edition import Edition
from plancheck.site.elements import value_cells
from plancheck.site.found import Group, grouped, shown
from plancheck.site.grid import Cell, Column, Grid, Row, counted, dated, said
from plancheck.site.page import Page
from plancheck.site.passages import Passage, passages
from plancheck.site.pictures.bar import bar
from plancheck.site.pictures.figure import Figure, Pen
from plancheck.site.rendering import Link, both
from plancheck.site.view import View
from plancheck.standing import TARGETS, StandingTarget
from plancheck.text import Lang, Text

PART = "muc-tieu"
Facts = tuple[tuple[Text, tuple[Cell, ...]], ...]


_FIGURES = 100  # figures on the page of an objective, those of all its targets together; the latest
_FEW = 3  # of one target at least


class ShownTarget(NamedTuple):
    """A target on the page of its objective.

    `verdict` says in a sentence where it stands, `reason` why the figures decide nothing. `every`
    leads to all figures of its indicator where they are more than are shown.
    """

    id: str
    former: tuple[str, ...]
    name: Text
    state: Cell
    reason: Text
    picture: Any
    facts: Facts
    figures: Grid
    every: Cell | None
    passages: tuple[Passage, ...]
    items: tuple[Group, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """Yield the list of objectives, and the page of each."""
    yield _list(edition.view)
    known = _known(edition.view)
    for each in edition.view.plan.objectives:
        yield _page(edition, each, known)


# -- all of them -----------------------------------------------------------------------------------

_OBJECTIVE = (
    Column("id", Text("Mã", "Id"), width=12),
    Column("name", Text("Mục tiêu", "Objective"), width=70),
    Column("kind", Text("Loại", "Kind"), choice=True, width=18),
    Column("targets", Text("Chỉ tiêu", "Targets"), width=30),
    Column("tasks", Text("Nhiệm vụ phục vụ", "Tasks that serve it"), "number", width=12),
    Column("findings", Text("Phát hiện", "Findings"), "number", width=10),
)


def _list(view: View) -> Page:
    path = view.addresses.page(PART)
    title = Text("Mục tiêu và chỉ tiêu", "Objectives and targets")
    counts = view.standing.counts()["targets"]
    groups = list(_groups(view))
    targets, files = grids.targets(view, view.standing.targets), beside.tables(path)
    context = {
        "title": title,
        "groups": groups,
        "counts": [(counts[state], TARGETS[state], state) for state in TARGETS],
        "targets": targets,
        "files": files,
    }
    html = both("objectives.html", path, context)
    tables = (targets, *(table for _, table in groups))
    return Page(
        path, title, html, view.plan.id, PART, view.crumbs(), alternates=files, tables=tables
    )


def _groups(view: View) -> Iterator[tuple[ObjectiveGroup | None, Grid]]:
    """Yield the objectives without a group, then those of each group; one without any is named."""
    held: dict[str, list[Objective]] = defaultdict(list)
    for each in view.plan.objectives:
        group = view.plan.find(each.group or "")
        held[group.id if isinstance(group, ObjectiveGroup) else ""].append(each)
    if held[""]:
        yield None, _grid(view, held[""], None)
    for entity in view.plan.entities.values():
        if isinstance(entity, ObjectiveGroup):
            yield entity, _grid(view, held[entity.id], entity)


def _grid(view: View, some: list[Objective], group: ObjectiveGroup | None) -> Grid:
    title = words_of(group) if group else Text("Mục tiêu chung", "General objectives")
    rows = tuple(_row(view, each) for each in some)
    return Grid(f"nhom-{group.id}" if group else "chung", title, _OBJECTIVE, rows)


def _row(view: View, each: Objective) -> Row:
    to = view.addresses.of(each)
    return (
        (Cell(Text(each.id, each.id), to, value=each.id),),
        grids.titled(view, each),
        value_cells("objective", "kind", each.kind),
        tuple(_target_cell(view, view.targets[target.id]) for target in each.targets),
        (_number(len(view.plan.served_by[each.id])),),
        grids.found(view, each.id, *(target.id for target in each.targets)),
    )


def _number(number: int) -> Cell:
    return Cell(Text(str(number), str(number)), value=number)


def _target_cell(view: View, each: StandingTarget) -> Cell:
    words = TARGETS[each.state]
    name = each.target.id
    return Cell(Text(f"{name}: {words.vi}", f"{name}: {words.en}"), view.addresses.of(each.target))


# -- one of them -----------------------------------------------------------------------------------


def _page(edition: Edition, objective: Objective, known: dict[str, list[Measurement]]) -> Page:
    view = edition.view
    room = max(_FEW, _FIGURES // max(len(objective.targets), 1))
    path = view.addresses.of(objective)
    title, words = view.headline(objective), words_of(objective)
    serving = view.plan.served_by[objective.id]
    tasks = [view.tasks[each.id] for each in serving if each.id in view.tasks]
    below = [each for each in serving if isinstance(each, Objective)]
    context: dict[str, Any] = {
        "title": title,
        "words": words,
        "whole": title.vi.endswith("…") or title.en.endswith("…"),
        "facts_of": tuple(_facts(view, objective)),
        "items": grouped(shown(view, view.about(objective.id))),
        "targets": [
            _target(view, view.targets[each.id], known.get(each.indicator or "", []), room)
            for each in objective.targets
        ],
        "tasks": grids.tasks(view, tasks),
        "below": grids.entities(view, below),
        "acts": grids.cited(view, objective),
        "passages": passages(view, objective),
        "doubt": view.plan.doubt("tasks"),
        "chain": edition.around.drawing(objective),
    }
    html = both("objective.html", path, context)
    return Page(path, title, html, view.plan.id, PART, view.crumbs(PART), words)


def _facts(view: View, each: Objective) -> Iterator[tuple[Text, tuple[Cell, ...]]]:
    yield Text("Loại", "Kind"), value_cells("objective", "kind", each.kind)
    group = view.plan.find(each.group) if each.group else None
    yield Text("Nhóm mục tiêu", "Group"), grids.entities(view, [group] if group else [])
    yield Text("Phục vụ mục tiêu", "Serves"), grids.served(view, each.supports)
    yield Text("Chỉ số theo dõi", "Indicators"), grids.names(view, each.indicators)
    yield Text("Mã trước đây", "Former ids"), said(", ".join(each.was))
    yield Text("Ghi chú của biên tập viên", "Editor's note"), said(each.note or "")


def _target(view: View, each: StandingTarget, known: list[Measurement], room: int) -> ShownTarget:
    target = each.target
    return ShownTarget(
        target.id,
        target.was,
        target_name(view.plan, each),
        Cell(TARGETS[each.state], state=each.state),
        each.reason(),
        partial(_picture, each),
        tuple(_target_facts(view, each)),
        _figures(view, each, known[-room:]),
        Cell(counted(len(known))[0].words, view.to(target.indicator or ""))
        if len(known) > room
        else None,
        passages(view, target),
        grouped(shown(view, view.about(target.id))),
    )


def _picture(each: StandingTarget, name: str, lang: Lang, link: Link) -> Figure | None:
    return bar(Pen(name, lang, link), each)


def _target_facts(view: View, each: StandingTarget) -> Iterator[tuple[Text, tuple[Cell, ...]]]:
    judged, indicator = each.verdict, each.verdict.indicator
    yield Text("Cần đạt", "Wanted"), said(described(judged.wanted)) if judged.wanted else ()
    yield Text("Hạn", "Due"), dated(judged.due)
    result = _compared(view, judged.result)
    yield Text("Kết quả", "Result"), result or (Cell(grids.NOT_MEASURED),)
    yield Text("Số liệu gốc", "Baseline"), _compared(view, each.baseline)
    if judged.state == "not-due" and judged.so_far is not None:
        so_far = TARGETS["met" if judged.so_far else "missed"]
        yield Text("Theo số liệu đến nay", "By the figures so far"), said(so_far)
    if each.pace is not None:
        pace, how = PACES[each.pace.state], each.pace.words()
        yield Text("Nhịp", "Pace"), said(Text(f"{pace.vi}: {how.vi}", f"{pace.en}: {how.en}"))
    yield Text("Chỉ số", "Indicator"), grids.names(view, [indicator.id] if indicator else [])
    yield Text("Phạm vi tính", "Counted over"), _scope(view, each.target.scope)
    yield Text("Ghi chú của biên tập viên", "Editor's note"), said(each.target.note or "")


def _compared(view: View, each: Compared | None) -> tuple[Cell, ...]:
    """Return the cell of a figure: what it says, for when, how far it can be compared."""
    if each is None:
        return ()
    value, day = described(each.value), measured_on(each.measurement)
    template = Text("{value} ({day}){more}", "{value} ({day}){more}")
    more = Text("", "")
    if each.differences:
        more = Text("; không so được: {what}", "; cannot be compared: {what}").fill(
            what=listing_of(each.differences)
        )
    words = template.fill(value=value, day=day or Text("không rõ ngày", "no day"), more=more)
    return (Cell(words, view.to(each.measurement.id)),)


def listing_of(some: tuple[Text, ...]) -> Text:
    """Return some words after one another."""
    return Text("; ".join(each.vi for each in some), "; ".join(each.en for each in some))


def _scope(view: View, scope: Scope | None) -> tuple[Cell, ...]:
    """Return the cells of what a target counts: in words, and the bodies that it names."""
    if scope is None:
        return ()
    words = scope_words(view.plan, replace(scope, bodies=()))
    return (*said(words), *grids.names(view, scope.bodies))


_FIGURE = (
    Column("day", Text("Ngày", "Day"), "day", width=14),
    Column("value", Text("Số liệu", "Figure"), width=24),
    Column("about", Text("Nội dung", "About"), width=60),
    Column("by", Text("Cơ quan báo cáo", "Reported by"), width=36),
    Column("evidence", Text("Chứng cứ", "Evidence"), width=40),
)


def _known(view: View) -> dict[str, list[Measurement]]:
    """Return the figures of each indicator, those known on the day, the oldest first."""
    found: dict[str, list[Measurement]] = defaultdict(list)
    for each in view.plan.measurements:
        if (measured_on(each) or view.as_of) <= view.as_of:
            found[each.indicator].append(each)
    for some in found.values():
        some.sort(key=lambda m: (measured_on(m) or view.as_of, m.id))
    return found


def _figures(view: View, each: StandingTarget, known: list[Measurement]) -> Grid:
    """Return some figures of the indicator of a target."""
    rows = tuple(_figure(view, each) for each in known)
    key = f"so-lieu-{each.target.id}"
    title = Text("Các số liệu đã ghi ({id})", "Figures on record ({id})").fill(id=each.target.id)
    return Grid(key, title, _FIGURE, rows)


def _figure(view: View, each: Measurement) -> Row:
    return (
        dated(measured_on(each)),
        (Cell(described(each.value), view.addresses.of(each)),),
        said(words_of(each)) if each.vi else (),
        grids.names(view, [each.reported_by] if each.reported_by else []),
        tuple(Cell(Text(words, words)) for words in each.evidence),
    )
