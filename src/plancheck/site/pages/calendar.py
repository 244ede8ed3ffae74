"""The page of deadlines: what is due when, day by day, and what names no day."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from plancheck.site import beside, grids
from plancheck.site.deadlines import KINDS, Deadline
from plancheck.site.edition import Edition
from plancheck.site.grid import Cell, Column, Grid, Row, dated, said
from plancheck.site.page import Page
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.text import Text

PART = "lich"
_COLUMNS = (
    Column("day", Text("Hạn cuối", "Last day"), "day", width=14),
    Column("kind", Text("Loại", "Kind"), choice=True, width=16),
    Column("words", Text("Nội dung", "What"), width=70),
    Column("who", Text("Cơ quan", "Who"), width=44),
    Column("said", Text("Thời hạn theo văn bản", "As worded"), width=30),
    Column("state", Text("Trạng thái", "State"), choice=True, width=16),
)


def pages(edition: Edition) -> Iterator[Page]:
    """Yield the calendar of a plan."""
    view, every = edition.view, edition.deadlines
    path = view.addresses.page(PART)
    title = Text("Lịch thời hạn", "Calendar of deadlines")
    grid = table(view, every)
    files = (beside.calendar(path), *beside.tables(path))
    dated_ones = [each for each in every if each.day is not None]
    ahead = [each for each in dated_ones if each.day and each.day >= view.as_of]
    undated = [each for each in every if each.day is None]
    context = {
        "title": title,
        "months": tuple(_months(view, dated_ones)),
        "ahead": len(ahead),
        "dated": len(dated_ones),
        "rhythms": tuple(_undated(view, [each for each in undated if each.rhythm])),
        "silent": _silent([each for each in undated if not each.rhythm]),
        "files": files,
        "calendars": tuple(
            (view.name_of(each.id), beside.calendar(view.addresses.of(each)))
            for each in edition.charged()
        ),
    }
    html = both("calendar.html", path, context)
    yield Page(
        path, title, html, view.plan.id, PART, view.crumbs(), alternates=files, tables=(grid,)
    )


def table(view: View, every: Iterable[Deadline], key: str = "thoi-han") -> Grid:
    """Return a row for each deadline."""
    rows = tuple(row(view, each) for each in every)
    return Grid(key, Text("Thời hạn", "Deadlines"), _COLUMNS, rows)


def row(view: View, each: Deadline) -> Row:
    """Return the row of a deadline."""
    return (
        dated(each.day),
        (Cell(KINDS[each.kind]),),
        (Cell(each.title, view.to(each.id)),),
        grids.names(view, each.bodies),
        said(each.said),
        (Cell(each.state_words, state=each.state),),
    )


def _months(view: View, some: list[Deadline]) -> Iterator[tuple[Text, Grid]]:
    """Yield the deadlines of each month that has some, in the order of time."""
    for (year, month), inside in groupby(
        some, lambda e: (e.day.year, e.day.month) if e.day else (0, 0)
    ):
        title = Text(f"Tháng {month}/{year}", f"{year}-{month:02}")
        rows = tuple(row(view, each) for each in inside)
        yield title, Grid(f"thang-{year}-{month:02}", title, _COLUMNS, rows)


def _undated(view: View, some: list[Deadline]) -> Iterator[Row]:
    for each in some:
        yield row(view, each)


def _silent(some: list[Deadline]) -> tuple[tuple[Text, int, str], ...]:
    """Return how many of each kind name no day."""
    found = []
    folders = {"task": "nhiem-vu", "report": "bao-cao", "duty": "phan-cong", "target": "muc-tieu"}
    for kind, words in KINDS.items():
        number = sum(each.kind == kind for each in some)
        if number:
            found.append((words, number, folders.get(kind, "")))
    return tuple(found)
