"""Who answers for which objective: objectives as rows, bodies as columns, tasks counted.

A duty reaches an objective through the tasks that serve it. A clause over the whole plan would fill
every cell and say nothing: it is a remark above the table.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from plancheck.labels import ROLES
from plancheck.model import Assignment, Entity, Task
from plancheck.plan import Plan
from plancheck.site.grid import Cell, Column, Grid, Row, counted, said
from plancheck.tally import name_of
from plancheck.text import Text

Role = str  # "lead", "implement" or "coordinate"
SIGNS: dict[Role, Text] = {
    "lead": Text("C", "L"),
    "implement": Text("T", "I"),
    "coordinate": Text("P", "S"),
}
MEANINGS: dict[Role, Text] = {
    "lead": Text("chủ trì", "leads"),
    "implement": Text("thực hiện", "carries out"),
    "coordinate": Text("phối hợp, hỗ trợ", "coordinates, supports"),
}
TITLE = Text("Phân công: mục tiêu và cơ quan", "Who answers for which objective")
_ROLE_OF = {"lead": "lead", "implement": "implement", "coordinate": "coordinate"} | {
    "support": "coordinate"
}
_OBJECTIVE = Text("Mục tiêu", "Objective")
_TASKS = Text("Số nhiệm vụ", "Tasks")
_LOOSE = Text("Nhiệm vụ không gắn với mục tiêu nào", "Tasks that serve no objective")
_WHOLE = Text(
    "{bodies}: {role} toàn bộ kế hoạch ({id}: “{words}”).",
    "{bodies}: {role} the whole plan ({id}: “{words}”).",
)
_MARK = Text("{signs} ({count})", "{signs} ({count})")


class Mark(NamedTuple):
    """A cell: by which roles a body is named, over how many tasks, and where they are listed."""

    roles: tuple[Role, ...]
    tasks: int
    to: str

    def words(self) -> Text:
        """Return the signs of the roles."""
        signs = [SIGNS[each] for each in self.roles]
        return Text("".join(each.vi for each in signs), "".join(each.en for each in signs))


class Head(NamedTuple):
    """A column: a body or a group; `empty` where it has no mark, so a hole or a general duty."""

    id: str
    words: Text
    to: str
    empty: bool


class Line(NamedTuple):
    """A row: an objective, how many tasks serve it, its cells; `empty` where it has no mark.

    The last row may be the tasks that serve no objective; its `id` is empty.
    """

    id: str
    words: Text
    to: str
    tasks: int
    cells: tuple[Mark | None, ...]
    empty: bool


class Remark(NamedTuple):
    """A clause over the whole plan, in words, and the page of who holds it (its first body)."""

    words: Text
    to: str


class Matrix(NamedTuple):
    """Objectives and bodies; `remarks` are the clauses over the whole plan."""

    heads: tuple[Head, ...]
    rows: tuple[Line, ...]
    remarks: tuple[Remark, ...]

    def grid(self) -> Grid:
        """Return the table for files: signs, and the number of tasks where there are several."""
        columns = (
            Column("objective", _OBJECTIVE, width=60),
            Column("tasks", _TASKS, "number", width=12),
            *(Column(each.id, each.words, width=16) for each in self.heads),
        )
        return Grid("phan-cong", TITLE, columns, tuple(map(_row, self.rows)))


Pages = Callable[[Entity], str]
Cells = Callable[[str, str], str]


def matrix(plan: Plan, pages: Pages, cells: Cells) -> Matrix:
    """Return who is named for the tasks of which objective.

    Args:
        plan: the plan.
        pages: what gives the path of the page of an objective, a body or a group.
        cells: what gives the path of the tasks of an objective (its id; empty for none) and a body.
    """
    duties = [each for each in plan.assignments if each.role in _ROLE_OF]
    names = list(dict.fromkeys(name for duty in duties for name, _ in _holders(duty)))
    marks = _marks(plan)
    ids = [each.id for each in plan.objectives]
    served = _served(plan)
    rows = [
        _line(each.id, Text(each.vi, each.en or each.vi), pages(each), served, marks, names, cells)
        for each in plan.objectives
    ]
    if "" in served:
        rows.append(_line("", _LOOSE, "", served, marks, names, cells))
    used = {name for each in (*ids, "") for name in marks.get(each, {})}
    heads = tuple(
        Head(name, name_of(plan, name), _page(plan, name, pages), name not in used)
        for name in names
    )
    return Matrix(heads, tuple(rows), tuple(_remarks(plan, duties, pages)))


def _holders(duty: Assignment) -> Iterator[tuple[str, Role]]:
    """Yield whom a duty names, and in which role; who works with its holder coordinates."""
    for name in duty.bodies:
        yield name, _ROLE_OF[duty.role]
    for name in duty.with_:
        yield name, "coordinate"


def _served(plan: Plan) -> dict[str, list[Task]]:
    """Return the tasks that serve each objective directly; those that serve none under ""."""
    served: dict[str, list[Task]] = {}
    for task in plan.tasks:
        for name in _objectives(plan, task):
            served.setdefault(name, []).append(task)
    return served


def _objectives(plan: Plan, task: Task) -> list[str]:
    return list(dict.fromkeys(each.id for _, each, _ in plan.supports(task))) or [""]


def _marks(plan: Plan) -> dict[str, dict[str, dict[str, dict[Role, None]]]]:
    """Return the roles by objective, body and task."""
    marks: dict[str, dict[str, dict[str, dict[Role, None]]]] = {}
    for task in plan.tasks:
        named: dict[str, dict[Role, None]] = {}
        for duty, by in plan.duties_over(task):
            if by != "plan" and duty.role in _ROLE_OF:
                for name, role in _holders(duty):
                    named.setdefault(name, {})[role] = None
        for objective in _objectives(plan, task):
            for name, roles in named.items():
                marks.setdefault(objective, {}).setdefault(name, {})[task.id] = roles
    return marks


def _line(  # noqa: PLR0913 - all that a row is made of
    name: str,
    words: Text,
    to: str,
    served: dict[str, list[Task]],
    marks: dict[str, dict[str, dict[str, dict[Role, None]]]],
    names: list[str],
    cells: Cells,
) -> Line:
    found = marks.get(name, {})
    row = tuple(_mark(found[body], cells(name, body)) if body in found else None for body in names)
    return Line(name, words, to, len(served.get(name, ())), row, not found)


def _mark(tasks: dict[str, dict[Role, None]], to: str) -> Mark:
    held = [role for roles in tasks.values() for role in roles]
    return Mark(tuple(role for role in SIGNS if role in held), len(tasks), to)


def _remarks(plan: Plan, duties: list[Assignment], pages: Pages) -> Iterator[Remark]:
    for duty in duties:
        if "plan" in (name.removeprefix(f"{plan.id}#") for name in duty.scope):
            words = _WHOLE.fill(
                bodies=[name_of(plan, name) for name in duty.bodies],
                role=ROLES[duty.role],
                id=duty.id,
                words=duty.vi,
            )
            yield Remark(words, _page(plan, duty.bodies[0], pages))


def _page(plan: Plan, name: str, pages: Pages) -> str:
    entity = plan.find(name)
    return pages(entity) if entity is not None else ""


def _row(each: Line) -> Row:
    return (said(each.words, each.to), counted(each.tasks), *(_cell(mark) for mark in each.cells))


def _cell(mark: Mark | None) -> tuple[Cell, ...]:
    if mark is None:
        return ()
    words = mark.words()
    told = words if mark.tasks == 1 else _MARK.fill(signs=words, count=mark.tasks)
    return said(told, mark.to)
