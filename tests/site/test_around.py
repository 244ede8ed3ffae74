"""The chain around one element: its own connections, each leading to a page that is there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plancheck.model import Body, Group, Objective, Task
from plancheck.site.edition import Edition
from plancheck.site.grid import Cell
from plancheck.site.pictures.figure import Figure
from plancheck.site.rendering import linker
from plancheck.text import LANGS
from site_pages import editions
from site_whole import FOLDERS, every_edition, whole
from standing_plan import DAY, FILES
from support import Workspace

pytestmark = pytest.mark.xdist_group("whole")  # the worker that makes whole sites, once

ROLES = ("lead", "implement")


Drawn = Task | Objective | Body | Group


def drawn(edition: Edition, entity: object) -> Figure | None:
    assert isinstance(entity, Drawn)
    ways: tuple[list[Task], ...] = ([], [])
    if isinstance(entity, (Body, Group)):
        share = edition.share(entity.id)
        ways = tuple([e.task.task for e in some] for some in (share.led(), share.supported()))
    draw = edition.around.drawing(entity, *ways)
    path = edition.view.addresses.of(entity)
    return draw("x", "vi", linker(path, "vi")) if draw else None


def elements(edition: Edition) -> Iterator[Drawn]:
    view = edition.view
    yield from view.plan.tasks
    yield from view.plan.objectives
    yield from (e for e in view.shared if isinstance(e, (Body, Group)))


@pytest.mark.parametrize("folder", FOLDERS, ids=["real", "three"])
def test_a_drawing_names_only_pages_that_are_there(folder: Path) -> None:
    made = whole(folder)
    pages = {page.path for page in made.pages}
    some = 0
    for edition in made.editions:
        for entity in elements(edition):
            figure = drawn(edition, entity)
            if figure is not None:
                assert figure.grid is not None
                ends = {row[rank][0].to for row in figure.grid.rows for rank in (0, 2)}
                assert ends <= pages
                assert edition.view.addresses.of(entity) in ends
                some += len(ends)
                assert not re.search(r"\sstyle=|\son\w+=|<script|<style", figure.svg)
    assert some


def small(workspace: Workspace, **more: str) -> Edition:
    files = FILES | {f"{name}.yaml": text for name, text in more.items()}
    (edition,) = editions(workspace({**files}), DAY)
    return edition


def edges(figure: Figure | None) -> list[tuple[str, str]]:
    assert figure is not None
    assert figure.grid is not None
    return [(_end(row[0]), _end(row[2])) for row in figure.grid.rows]


def _end(cells: tuple[Cell, ...]) -> str:
    return cells[0].to.strip("/").rpartition("/")[2]


def test_a_clause_over_the_whole_plan_is_never_drawn(workspace: Workspace) -> None:
    edition = small(workspace)
    tt = edition.view.registry.entities["tt"]
    held = {start for start, end in edges(drawn(edition, tt)) if end == "tt"}
    assert held == {"a1", "a4"}  # by name; the plan's clause covers all nine
    for each in every_edition():
        plan = each.view.plan
        for task in plan.tasks:
            figure = drawn(each, task)
            wanted = {
                name.lower()
                for duty in plan.duties_over(task)
                if duty.by != "plan" and duty.assignment.role in ROLES
                for name in duty.assignment.bodies
            }
            found = (
                {end for start, end in edges(figure) if start == task.id.lower()}
                if figure
                else set()
            )
            assert found == wanted


def test_an_element_without_connections_has_no_drawing(workspace: Workspace) -> None:
    edition = small(workspace)
    plan = edition.view.plan
    alone = {
        task.id
        for task in plan.tasks
        if not task.cites
        and not any(plan.supports(task))
        and all(d.by == "plan" or d.assignment.role not in ROLES for d in plan.duties_over(task))
    }
    assert alone == {"A6", "A7", "A8", "A9"}
    for task in plan.tasks:
        assert (drawn(edition, task) is None) == (task.id in alone)
    (third,) = [each for each in plan.objectives if each.id == "M3"]
    assert drawn(edition, third) is None
    assert drawn(edition, edition.view.registry.entities["ub"]) is None  # oversees the plan


def test_an_objective_shows_what_serves_it_and_the_acts_that_are_cited_once(
    workspace: Workspace,
) -> None:
    law = "acts:\n  - {id: q1, type: quyet-dinh, number: 1/QĐ, issued: 2018-01-01}\n"
    cited = FILES["tasks.yaml"].replace("kind: content,\n     due: {by: 2019-03-31}",
        "kind: content, cites: [{act: q1}, {act: q1}],\n     due: {by: 2019-03-31}")  # fmt: skip
    edition = small(workspace, law=law, tasks=cited)
    (first,) = [each for each in edition.view.plan.objectives if each.id == "M1"]
    assert sorted(edges(drawn(edition, first))) == [("a1", "tt"), ("m1", "a1"), ("q1", "a1")]


def test_who_helps_with_a_task_is_not_said_to_answer_for_it(workspace: Workspace) -> None:
    duties = FILES["duties.yaml"].replace(
        "bodies: [tc], role: lead", "bodies: [tc], role: support, scope: [A1]"
    )
    edition = small(workspace, duties=duties)
    figure = drawn(edition, edition.view.registry.entities["tc"])
    assert figure is not None
    assert figure.grid is not None
    relations = {
        (row[0][0].to.strip("/").rpartition("/")[2], row[1][0].words)
        for row in figure.grid.rows
        if row[2][0].to.strip("/").endswith("/tc")
    }
    words = {task: relation.vi for task, relation in relations}
    assert set(words) == {"a1", "a2", "a3"}
    assert words["a2"] == words["a3"] != words["a1"]


def test_the_drawing_of_a_task_is_the_same_in_both_languages_but_for_words() -> None:
    edition = whole().editions[0]
    task = edition.view.plan.tasks[0]
    assert isinstance(task, Task)
    draw = edition.around.drawing(task)
    assert draw is not None
    path = edition.view.addresses.of(task)
    one, two = (draw("x", lang, linker(path, lang)) for lang in LANGS)
    assert one.grid == two.grid
    assert one.svg.count("<a ") == two.svg.count("<a ")
