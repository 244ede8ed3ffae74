"""Tasks along the plan's period: those with a day as bars, all others as honest bands.

A task whose text names no day has no place in time; such tasks are counted, not drawn.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from plancheck.model import Period
from plancheck.site.grid import Cell, Column, Grid, Row, dated, said
from plancheck.site.pictures.axis import Axis
from plancheck.site.pictures.figure import (
    SMALL,
    TIGHT,
    Figure,
    Pen,
    block,
    both,
    framed,
    letters,
    line,
    linked,
    path,
    rect,
    wrapped,
)
from plancheck.site.pictures.lettering import width
from plancheck.site.pictures.states import tone, word
from plancheck.text import Text

WIDE = 900
_LEFT, _RIGHT = 270, 750  # where time begins and ends
_HEAD = 44
_ROW, _BAND = 44, 36
_MOST = 40
_TITLE = Text("Tiến độ các nhiệm vụ theo thời hạn", "Tasks by their deadlines")
_NO_DAY = Text("không nêu thời hạn", "no deadline stated")
_COUNT = Text("{count} nhiệm vụ", "{count} tasks")
_ONE = Text("1 nhiệm vụ", "1 task")
_MORE = Text("và {count} nhiệm vụ khác có ngày hạn", "and {count} more tasks with a date")
_TODAY = Text("ngày xem xét {day}", "as of {day}")
_BEFORE = Text("ngày xem xét {day} ở trước kỳ này", "as of {day}, before this period")
_AFTER = Text("ngày xem xét {day} ở sau kỳ này", "as of {day}, after this period")
_OUTSIDE = Text("ngoài kỳ", "outside")
_QUARTER = Text("Quý {n}/{year}", "Q{n} {year}")
_COLUMNS = (
    Column("task", Text("Nhiệm vụ", "Task"), width=60),
    Column("from", Text("Từ ngày", "From"), "day", width=13),
    Column("to", Text("Đến hết ngày", "To"), "day", width=13),
    Column("deadline", Text("Thời hạn được nêu", "Deadline as stated"), choice=True, width=30),
    Column("state", Text("Trạng thái", "State"), choice=True, width=18),
)


class Line(NamedTuple):
    """A task: its words and page, its first and last day, its state, its deadline in words.

    Without a last day it belongs to the band of its deadline's words, or of those without any.
    """

    words: Text
    to: str
    first: date | None
    last: date | None
    state: str
    deadline: Text


class _Column(NamedTuple):
    first: date
    head: str  # what stands above the column, if it is wide enough
    over: Text | None  # what stands above several columns, from here on


def schedule(
    pen: Pen, tasks: Sequence[Line], period: Period, as_of: date, rest: str = ""
) -> Figure:
    """Return the line of time of some tasks.

    Args:
        pen: what to draw with.
        tasks: the tasks.
        period: the plan's first and last day.
        as_of: the day that the site is about.
        rest: the path of the page that lists all tasks.
    """
    end = min(max(period.start, period.end), date.max - timedelta(days=1))
    axis = Axis(min(period.start, end), end + timedelta(days=1), _LEFT, _RIGHT)
    dated_ = sorted(
        (each for each in tasks if each.last is not None),
        key=lambda each: (each.last, each.first or date.min, each.words.vi),
    )
    bands: dict[Text, list[Line]] = {}
    for each in tasks:
        if each.last is None:
            bands.setdefault(each.deadline if each.deadline.vi else _NO_DAY, []).append(each)
    drawn, left_out = dated_[:_MOST], dated_[_MOST:]
    parts: list[str] = []
    rules: list[str] = []
    top = float(_HEAD)
    for each in drawn:
        parts += _task(pen, each, axis, top)
        top += _ROW
        rules.append(line((0, top), (WIDE, top), "p-grid"))
    if left_out:
        more = _MORE.fill(count=len(left_out))
        words = block(pen, (0, top + 18), more, wrapped(pen, more, WIDE, 1))
        parts.append(linked(pen, rest, more, [words]))
        top += 30
    for deadline, those in sorted(bands.items(), key=lambda each: each[0] == _NO_DAY):
        parts += _band(pen, deadline, those, (top, rest))
        top += _BAND
    foot = top + 4
    grid = _grid(tasks)
    frame = [*_calendar(pen, axis, foot), *rules, *_now(pen, axis, as_of, foot), *parts]
    return Figure(framed(pen, _TITLE, (WIDE, foot + 24), frame), _TITLE, grid)


def _grid(tasks: Sequence[Line]) -> Grid:
    return Grid("tien-do", _TITLE, _COLUMNS, tuple(map(_row, tasks)))


def _row(each: Line) -> Row:
    state = (Cell(word(each.state), state=each.state),) if each.state else ()
    deadline = each.deadline if each.deadline.vi or each.last else _NO_DAY
    return (
        said(each.words, each.to),
        dated(each.first),
        dated(each.last),
        said(deadline),
        state,
    )


def _columns(axis: Axis) -> list[_Column]:
    """Return months under quarters, or quarters under years, or years: never more than a few."""
    first, last = axis.first, date.fromordinal(axis.last.toordinal() - 1)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= 18:
        step = 1
    elif months <= 72:
        step = 3
    else:
        step = 12 * -(-months // 240)
    begin = first.year * 12 + (first.month - 1) // step * step if step < 12 else first.year * 12
    columns: list[_Column] = []
    for count in range(begin, last.year * 12 + last.month, step):
        year, month = divmod(count, 12)
        columns.append(_column(max(date(max(year, 1), month + 1, 1), first), step, not columns))
    return columns


def _column(day: date, step: int, begins: bool) -> _Column:  # noqa: FBT001 - the first of all
    quarter = (day.month + 2) // 3
    if step == 1:
        opens = begins or day.month % 3 == 1
        over = _QUARTER.fill(n=quarter, year=str(day.year)) if opens else None
        return _Column(day, str(day.month), over)
    if step == 3:
        return _Column(day, f"Q{quarter}", both(str(day.year)) if begins or quarter == 1 else None)
    return _Column(day, "", both(str(day.year)))


def _calendar(pen: Pen, axis: Axis, foot: float) -> Iterator[str]:
    """Yield months and quarters with thin lines down to the foot."""
    columns = _columns(axis)
    ends = [*(axis.at(each.first) for each in columns[1:]), axis.right]
    opens = [at for at, each in enumerate(columns) if each.over is not None]
    yield line((_LEFT, _HEAD - 2), (_RIGHT, _HEAD - 2), "p-line")
    for at, (each, end) in enumerate(zip(columns, ends, strict=True)):
        left = axis.at(each.first)
        yield line((left, 2 if at in opens else _HEAD - 20), (left, foot), "p-grid")
        if each.head and width(each.head, SMALL) < end - left:
            yield letters(
                pen, ((left + end) / 2, _HEAD - 8), both(each.head), "p-dim", "middle", SMALL
            )
    for at, until in zip(opens, [*opens[1:], len(columns)], strict=True):
        over, left = columns[at].over, axis.at(columns[at].first)
        if over is not None and width(pen.say(over), SMALL) + 6 < ends[until - 1] - left:
            yield letters(pen, (left + 5, 16), over, "p-strong", "", SMALL)
    yield line((_RIGHT, 2), (_RIGHT, foot), "p-grid")


def _task(pen: Pen, each: Line, axis: Axis, top: float) -> Iterator[str]:
    """Yield one task: its words, its bar or the diamond of its last day, its state."""
    if each.last is None:
        return
    lines = wrapped(pen, each.words, _LEFT - 16, 2, size=SMALL)
    words = block(pen, (0, top + (24 if len(lines.lines) < 2 else 17)), each.words, lines)
    yield linked(pen, each.to, each.words, [words])
    middle, kind = top + _ROW / 2, f"p-{tone(each.state)}"
    end = axis.at(each.last + timedelta(days=1)) if each.last < date.max else axis.right
    if each.first is not None:
        begin = axis.at(each.first)
        yield rect((begin, middle - 6), (max(end - begin, 3), 12), kind, 2)
    elif axis.holds(each.last):
        yield path(
            [
                "M",
                end - 7,
                middle,
                "L",
                end,
                middle - 7,
                "L",
                end + 7,
                middle,
                "L",
                end,
                middle + 7,
                "Z",
            ],
            kind,
        )
    else:
        side, turn = (_RIGHT, 1) if each.last > axis.last else (_LEFT, -1)
        tip = side - turn * 2
        yield path(["M", tip, middle, "l", -8 * turn, -6, "v", 12, "Z"], kind)
    outside = not axis.holds(each.last)
    day = Text("{day}", "{day}").fill(day=each.last)
    tell = Text("{day} ({o})", "{day} ({o})").fill(day=day, o=_OUTSIDE) if outside else day
    yield letters(pen, (_RIGHT + 14, middle - 3), tell, "", "", SMALL)
    if each.state:
        kind = f"p-strong p-{tone(each.state)}"
        yield letters(pen, (_RIGHT + 14, middle + 13), word(each.state), kind, "", SMALL)


def _band(pen: Pen, words: Text, those: list[Line], place: tuple[float, str]) -> Iterator[str]:
    """Yield the band of the tasks of one deadline that is no day; a single one is named."""
    top, rest = place
    lines = wrapped(pen, words, _LEFT - 16, 1, size=SMALL)
    yield block(pen, (0, top + 22), words, lines, "p-strong")
    kind = "p-empty" if words == _NO_DAY else "p-lasting"
    yield rect((_LEFT, top + 5), (_RIGHT - _LEFT, _BAND - 10), kind, 3)
    count = _ONE if len(those) == 1 else _COUNT.fill(count=len(those))
    told, to = (those[0].words, those[0].to) if len(those) == 1 else (count, rest)
    fitted = wrapped(pen, told, _RIGHT - _LEFT - 20, 1, size=SMALL)
    text = block(pen, (_LEFT + 10, top + 23), told, fitted)
    yield linked(pen, to, told, [text])
    if len(those) == 1:
        yield letters(pen, (_RIGHT + 14, top + 22), count, "p-dim", "", SMALL)


def _now(pen: Pen, axis: Axis, as_of: date, foot: float) -> Iterator[str]:
    """Yield the line of the day that the site is about, and its words below."""
    last = date.fromordinal(axis.last.toordinal() - 1)
    if axis.first <= as_of <= last:
        at = axis.at(as_of)
        yield line((at, 22), (at, foot + 4), "p-pole p-now")
        template = _TODAY
    else:
        at = axis.left if as_of < axis.first else axis.right
        template = _BEFORE if as_of < axis.first else _AFTER
    words = template.fill(day=as_of)
    half = width(pen.say(words), SMALL, bold=True) / 2
    at = min(max(at, half), WIDE - half)
    yield letters(pen, (at, foot + 4 + TIGHT), words, "p-strong", "middle", SMALL)
