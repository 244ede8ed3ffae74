"""The force of an act along time: its stretches, the events between them, the days of the plan."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from plancheck import validity
from plancheck.labels import EVENTS, GRADES
from plancheck.model import Act, LegalEvent
from plancheck.naming import label, provisions
from plancheck.plan import Plan
from plancheck.site.grid import Cell, Column, Grid, Row, dated, said
from plancheck.site.pictures import band
from plancheck.site.pictures.axis import Axis, lines, numbers, padded
from plancheck.site.pictures.band import Stretch
from plancheck.site.pictures.figure import (
    SMALL,
    Figure,
    Pen,
    both,
    framed,
    hatching,
    letters,
    rect,
)
from plancheck.site.pictures.flags import WIDEST, Flag, Hung, Words, downward, hung, upward
from plancheck.site.pictures.lettering import width
from plancheck.text import Text

WIDE = 900
_MOST = 10  # flags above the line
_MOST_LINES = 4  # of one flag
_TURNS = validity.ENDINGS | {"entry-into-force", "suspended", "resumed"}
_TITLE = Text("Hiệu lực theo thời gian của {act}", "Force over time of {act}")
_ISSUED = Text("ban hành", "issued")
_PROGRAMME = Text("thời kỳ của chương trình", "period of the programme")
_PROGRAMME_STARTS = Text("bắt đầu thời kỳ của chương trình", "the programme's period begins")
_PROGRAMME_ENDS = Text("hết thời kỳ của chương trình", "the programme's period ends")
_ADOPTED = Text("ban hành kế hoạch", "plan adopted")
_STARTS = Text("bắt đầu kỳ kế hoạch", "plan begins")
_ENDS = Text("hết kỳ kế hoạch", "plan ends")
_AS_OF = Text("ngày xem xét", "as of")
_PARTS = Text("{event} ({parts})", "{event} ({parts})")
_MORE = Text("và {count} ngày khác trong bảng", "and {count} more days in the table")
_COLUMNS = (
    Column("day", Text("Ngày", "Day"), "day", width=13),
    Column("event", Text("Sự kiện", "Event"), width=40),
    Column("by", Text("Theo văn bản", "By"), width=40),
    Column("grade", Text("Mức xác minh", "Evidence"), choice=True, width=20),
)


class _Told(NamedTuple):
    """Something on a day; `by` names an act, `to` is its page."""

    day: date
    words: Text
    by: Text
    to: str
    grade: str


def force(pen: Pen, plan: Plan, act: Act, as_of: date, pages: Callable[[str], str]) -> Figure:
    """Return the line of time of an act, with the days that matter to a plan.

    Args:
        pen: what to draw with.
        plan: the plan that cites it.
        act: the act.
        as_of: the day that the site is about.
        pages: what gives the path of the page of an act by its id, empty where it has none.
    """
    title = _TITLE.fill(act=_called(act))
    events = _events(plan, act, pages)
    marks = _marks(plan, as_of)
    spans = [day for day in _period(act) if day]
    days = [each.day for each in (*events, *marks)] + spans
    axis = padded(days, 8, WIDE - WIDEST)
    flags, left_out = _flags(events, act)
    layout = _layout(pen, act, axis, flags, _marked(marks))
    parts = list(_drawn(pen, act, layout))
    high = layout.foot + layout.below.high + (20 if layout.unnamed else 4)
    if left_out:
        high += 18
        more = _MORE.fill(count=left_out)
        parts.append(letters(pen, (0, high - 4), more, "p-dim", "", SMALL))
    return Figure(framed(pen, title, (WIDE, high), parts), title, _table(title, events, marks, act))


def _events(plan: Plan, act: Act, pages: Callable[[str], str]) -> list[_Told]:
    """Return what happened to an act, by day; its issue first."""
    found = [_told(plan, each, pages) for each in act.events]
    if act.issued is not None:
        grade = (act.grades.issued if act.grades else None) or ""
        found.append(_Told(act.issued, _ISSUED, both(""), "", grade))
    return sorted(
        found, key=lambda each: (each.day, each.words is not _ISSUED, each.words.vi, each.by.vi)
    )


def _told(plan: Plan, event: LegalEvent, pages: Callable[[str], str]) -> _Told:
    words = EVENTS[event.type]
    if event.scope:
        words = _PARTS.fill(event=words, parts=provisions(event.scope))
    if event.by is None:
        return _Told(event.on, words, both(""), "", event.grade)
    act = plan.act(event.by)
    named = _called(act) if act is not None else both(event.by)
    return _Told(event.on, words, named, pages(event.by), event.grade)


def _called(act: Act) -> Text:
    """Return kind and number of an act, or its id where it has no number."""
    words, own = label(act), f" ({act.id})"
    return Text(words.vi.removesuffix(own), words.en.removesuffix(own))


def _marks(plan: Plan, as_of: date) -> list[_Told]:
    """Return the days of the plan, and the day of the site."""
    adoption, period = plan.identity.adoption, plan.identity.period
    adopted = [(adoption.date, _ADOPTED)] if adoption is not None else []
    days = [*adopted, (period.start, _STARTS), (period.end, _ENDS), (as_of, _AS_OF)]
    return [_Told(day, words, both(""), "", "") for day, words in sorted(days, key=lambda e: e[0])]


def _period(act: Act) -> tuple[date | None, date | None]:
    period = act.programme_period
    return (period.start, period.end) if period is not None else (None, None)


def _by_day(every: Sequence[_Told]) -> list[tuple[date, list[_Told]]]:
    days: dict[date, list[_Told]] = {}
    for each in every:
        days.setdefault(each.day, []).append(each)
    return sorted(days.items())


def _flags(events: list[_Told], act: Act) -> tuple[list[Flag], int]:
    """Return the days that get a flag, and how many do not: those of all of the act come first."""
    days = _by_day(events)
    whole = {each.on for each in act.events if not each.scope and each.type in _TURNS}
    ranked = sorted(days, key=lambda each: (each[0] not in whole, -each[0].toordinal()))
    kept = {day for day, _ in ranked[:_MOST]}
    flags = [Flag(day, _lines(told)) for day, told in days if day in kept]
    return flags, len(days) - len(flags)


def _marked(marks: list[_Told]) -> list[Flag]:
    return [
        Flag(day, _lines(told), "p-now" if told[-1].words is _AS_OF else "p-dashed")
        for day, told in _by_day(marks)
    ]


def _lines(told: list[_Told]) -> tuple[Words, ...]:
    lines = [part for e in told for part in (Words(e.words), Words(e.by, e.to)) if part.words.vi]
    return tuple(lines[:_MOST_LINES])


class _Layout(NamedTuple):
    """Where everything stands: the band at `top`, the flags below from `foot` on."""

    axis: Axis
    above: Hung
    below: Hung
    top: float
    foot: float
    band: list[Stretch]
    names: list[band.Named]
    unnamed: list[validity.Status]


def _layout(pen: Pen, act: Act, axis: Axis, above: list[Flag], below: list[Flag]) -> _Layout:
    over, under = hung(pen, axis, above), hung(pen, axis, below)
    found = band.stretches(act, axis.first, axis.last)
    poles = [at for _, at, _ in (*over.flags, *under.flags)]
    names, unnamed = band.named(pen, axis, found, poles)
    top = over.high + 6
    foot = top + band.HIGH + (24 if act.programme_period is not None else 0) + 26
    return _Layout(axis, over, under, top, foot, found, names, unnamed)


def _drawn(pen: Pen, act: Act, at: _Layout) -> Iterator[str]:
    years = at.foot - 20
    yield hatching(pen)
    yield from lines(at.axis, at.top - 4, years)
    yield from band.drawn(pen, at.axis, at.band, at.top)
    if act.programme_period is not None:
        yield from _programme(pen, act, at.axis, at.top + band.HIGH + 4)
    yield from upward(pen, at.above, at.top - 10, at.top + band.HIGH)
    yield from downward(pen, at.below, at.foot, at.top - 4)
    yield from numbers(pen, at.axis, years)
    yield from band.words(pen, at.names, at.top)
    yield from band.legend(pen, at.unnamed, at.foot + at.below.high + 4)


def _programme(pen: Pen, act: Act, axis: Axis, top: float) -> Iterator[str]:
    first, last = _period(act)
    if first is None or last is None:
        return
    left, right = axis.at(first), axis.at(last + timedelta(days=1) if last < date.max else last)
    yield rect((left, top), (right - left, 18), "p-programme")
    room = right - left - 10
    beside = room < width(pen.say(_PROGRAMME), SMALL)
    yield letters(pen, (right + 5 if beside else left + 6, top + 13), _PROGRAMME, "", "", SMALL)


def _table(title: Text, events: list[_Told], marks: list[_Told], act: Act) -> Grid:
    first, last = _period(act)
    grade = (act.grades.period if act.grades else None) or ""
    period = [(first, _PROGRAMME_STARTS), (last, _PROGRAMME_ENDS)]
    more = [_Told(day, words, both(""), "", grade) for day, words in period if day is not None]
    every = sorted([*events, *more, *marks], key=lambda each: each.day)
    return Grid("hieu-luc", title, _COLUMNS, tuple(_row(each) for each in every))


def _row(each: _Told) -> Row:
    grade = (Cell(GRADES[each.grade], state=each.grade),) if each.grade else ()
    return (dated(each.day), said(each.words), said(each.by, each.to), grade)
