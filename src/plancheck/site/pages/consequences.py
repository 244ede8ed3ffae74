"""Legal impact: what loses its support with the acts that have ended or are about to."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from plancheck import law
from plancheck.impact import impact
from plancheck.losses import LOSSES, Effect, Loss
from plancheck.model import Act, Objective, Task
from plancheck.site import beside, grids, legal
from plancheck.site.grid import Cell, Column, Grid, Row, counted, dated, said
from plancheck.site.page import Page
from plancheck.site.refs import Refs
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.text import Text, short
from plancheck.validity import ceased

PART = "anh-huong"
YEAR = 365  # days ahead in which an end counts as near, where the plan does not last longer


class Fall(NamedTuple):
    """An act that has ended, or will: when, and what of this plan it takes with it.

    `more` counts what it affects beyond this plan: other acts, other plans.
    """

    act: Act
    day: date
    how: Text
    effects: tuple[Effect, ...]
    more: int

    def of(self, loss: Loss) -> int:
        """Return how many elements lose something in one way."""
        return sum(each.loss == loss for each in self.effects)


def pages(refs: Refs) -> Iterator[Page]:
    """Yield the page of legal impact."""
    view = refs.view
    path = view.addresses.page(PART)
    title = Text("Ảnh hưởng pháp lý", "Legal impact")
    acts = [each for each in view.shared if isinstance(each, Act)]
    over = [_fall(refs, each, *end) for each in acts if (end := _ended(view, each))]
    near = [_fall(refs, each, *end) for each in acts if (end := _ending(view, each))]
    ended = _grid(refs, over, "da-het", Text("Văn bản đã hết hiệu lực", "Acts that have ended"))
    ending = _grid(refs, near, "sap-het", Text("Văn bản sắp hết hiệu lực", "Acts about to end"))
    checks = _checks(view, acts)
    tables = tuple(each for each in (ended, ending, checks) if each.rows)
    files = beside.tables(path) if tables else ()
    context = {
        "title": title,
        "as_of": view.as_of,
        "until": _until(view),
        "files": files,
        "over": ended,
        "near": ending,
        "idle": sum(not each.effects for each in over),
        "idle_near": sum(not each.effects for each in near),
        "sole": len({e.id for fall in over for e in fall.effects if e.loss == "sole"}),
        "checks": checks,
        "acts": view.addresses.page("can-cu"),
    }
    html = both("consequences.html", path, context)
    yield Page(
        path, title, html, view.plan.id, PART, view.crumbs(), alternates=files, tables=tables
    )


def _until(view: View) -> date:
    """Return the last day on which an end counts as near."""
    year = date.fromordinal(min(view.as_of.toordinal() + YEAR, date.max.toordinal()))
    return max(view.plan.identity.period.end, year)


def _ended(view: View, act: Act) -> tuple[date, Text] | None:
    """Return since when an act, or the period it is about, is over; None where neither is."""
    end = ceased(act, view.as_of)
    if end is not None:
        return end.on, grids.force(view, act)
    if legal.period_over(act, view.as_of) and act.programme_period is not None:
        day = act.programme_period.end
        return day, _PERIOD.fill(day=day)
    return None


def _ending(view: View, act: Act) -> tuple[date, Text] | None:
    """Return when and how an act that stands is known to end soon; None where nothing is."""
    if _ended(view, act) is not None:
        return None
    end = legal.next_end(act, view.as_of)
    if end is None or end[0] > _until(view):
        return None
    return end[0], _SOON.fill(how=end[1], day=end[0])


_PERIOD = Text("Hết giai đoạn thực hiện ngày {day}", "Its period ended on {day}")
_SOON = Text("Sẽ {how}, ngày {day}", "To end: {how}, {day}")


def _fall(refs: Refs, act: Act, day: date, how: Text) -> Fall:
    view = refs.view
    found = impact(view.loaded.workspace, act, max(day, view.as_of)).effects
    own = tuple(each for each in found if refs.own(each.id))
    return Fall(act, day, how, own, len(found) - len(own))


_FALL = (
    Column("act", Text("Văn bản", "Act"), width=28),
    Column("state", Text("Tình trạng", "State"), "day", width=30),
    Column("sole", Text("Mất căn cứ duy nhất", "Lose their only basis"), "number", width=12),
    Column("several", Text("Còn căn cứ khác", "Have others"), "number", width=12),
    Column("touched", Text("Chỉ nhắc đến", "Only mention it"), "number", width=12),
    Column("elements", Text("Mục tiêu, nhiệm vụ, mục khác", "Objectives, tasks, others"), width=60),
    Column("bodies", Text("Cơ quan liên quan", "Bodies concerned"), choice=True, width=40),
    Column("more", Text("Văn bản, kế hoạch khác", "Other acts and plans"), "number", width=12),
)  # fmt: skip


def _grid(refs: Refs, falls: Iterable[Fall], key: str, title: Text) -> Grid:
    """Return the acts with which something is lost, those that take most with them first."""
    ranked = sorted(
        (each for each in falls if each.effects),
        key=lambda each: (*(-each.of(loss) for loss in LOSSES), each.day, each.act.id),
    )
    return Grid(key, title, _FALL, tuple(_row(refs, each) for each in ranked))


def _row(refs: Refs, fall: Fall) -> Row:
    lost = [each for each in fall.effects if each.loss != "touched"]
    elements = dict.fromkeys(each.id for each in lost or fall.effects)
    served = dict.fromkeys(name for each in elements for name in _objectives(refs, each))
    bodies = dict.fromkeys(cell for each in elements for cell in refs.bodies(each))
    return (
        (legal.name(refs.view, fall.act),),
        (Cell(fall.how, value=fall.day),),
        *(counted(fall.of(loss)) for loss in LOSSES),
        tuple(_short(refs.cell(each)) for each in dict.fromkeys((*elements, *served))),
        tuple(bodies),
        counted(fall.more),
    )


def _short(cell: Cell) -> Cell:
    """Return the name of an element without its end: its page has all of it."""
    return cell._replace(words=Text(short(cell.words.vi, 90), short(cell.words.en, 90)))


def _objectives(refs: Refs, ref: str) -> Iterator[str]:
    """Yield the objectives that a task serves."""
    entity = refs.entity(ref)
    if isinstance(entity, (Task, Objective)):
        for _, objective, _ in refs.view.plan.supports(entity):
            yield refs.view.plan.ref(objective)


_CHECK = (
    Column("act", Text("Văn bản", "Act"), width=28),
    Column("name", Text("Trích yếu", "Title"), width=60),
    Column("state", Text("Tình trạng hiệu lực", "Force"), choice=True, width=24),
    Column("why", Text("Vì sao cần rà soát", "Why it needs a look"), choice=True, width=30),
    Column("day", Text("Kiểm tra lần cuối", "Last checked"), "day", width=14),
)


def _checks(view: View, acts: Iterable[Act]) -> Grid:
    """Return the acts whose force was never looked up, or long ago."""
    known = {each.id for each in acts}
    due = [
        each
        for each in law.due(view.registry, view.as_of, 0)
        if each.act.id in known and each.reason in (law.NEVER, law.OLD)
    ]
    rows = tuple(
        (
            (legal.name(view, each.act),),
            said(each.act.vi or ""),
            (Cell(grids.force(view, each.act)),),
            (Cell(each.reason),),
            dated(each.day),
        )
        for each in due
    )
    title = Text("Hiệu lực cần kiểm tra lại", "Force to be looked up")
    return Grid("ra-soat", title, _CHECK, rows)
