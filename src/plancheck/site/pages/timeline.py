"""The page of the time line: tasks over the months of the plan."""

from collections.abc import Iterator
from functools import partial

from plancheck.rows import words_of
from plancheck.site import beside, grids
from plancheck.site.page import Page
from plancheck.site.pictures.figure import Figure, Pen
from plancheck.site.pictures.schedule import Line, schedule
from plancheck.site.rendering import Link, both
from plancheck.site.view import View
from plancheck.standing import StandingTask
from plancheck.text import Lang, Text

PART = "tien-do"


def pages(view: View) -> Iterator[Page]:
    """Yield the time line of a plan."""
    path = view.addresses.page(PART)
    title = Text("Tiến độ nhiệm vụ", "Time line of tasks")
    table, files = grids.tasks(view, view.standing.tasks, "tien-do"), beside.tables(path)
    lines = tuple(_line(view, each) for each in view.standing.tasks)
    undated = sum(each.due is None for each in view.standing.tasks)
    context = {
        "title": title,
        "draw": partial(_draw, view, lines),
        "tasks": len(lines),
        "undated": undated,
        "doubt": view.plan.doubt("deadlines"),
        "grid_of": table,
        "files": files,
    }
    html = both("timeline.html", path, context)
    yield Page(
        path, title, html, view.plan.id, PART, view.crumbs(), alternates=files, tables=(table,)
    )


def _line(view: View, each: StandingTask) -> Line:
    words = words_of(each.task)
    named = Text(f"{each.task.id}: {words.vi}", f"{each.task.id}: {words.en}")
    return Line(named, view.addresses.of(each.task), None, each.due, each.state, each.deadline)


def _draw(view: View, lines: tuple[Line, ...], name: str, lang: Lang, link: Link) -> Figure:
    pen = Pen(name, lang, link)
    period = view.plan.identity.period
    return schedule(pen, lines, period, view.as_of, view.addresses.page("nhiem-vu"))
