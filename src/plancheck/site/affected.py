"""What loses its support with an act or a system, as a table."""

from collections.abc import Iterable
from typing import NamedTuple

from plancheck.exporters.effects import HEADS
from plancheck.losses import LOSSES, Effect, Loss
from plancheck.site.grid import Cell, Column, Grid, Row, said
from plancheck.site.refs import Refs
from plancheck.text import Text

MOST = 300  # rows of one page; the number of all of them is told


class Affected(NamedTuple):
    """The table, how much is lost in which way, and how many rows are left out."""

    grid: Grid
    counts: dict[Loss, int]
    left: int


_COLUMNS = (
    Column("loss", Text("Mức ảnh hưởng", "Effect"), choice=True, width=28),
    Column("element", Text("Mục bị ảnh hưởng", "What is affected"), width=70),
    Column("bodies", Text("Cơ quan liên quan", "Bodies concerned"), choice=True, width=40),
    Column("why", Text("Vì sao", "Why"), width=40),
    Column("via", Text("Qua", "Through"), width=30),
)


def affected(refs: Refs, effects: Iterable[Effect]) -> Affected:
    """Return a row for each effect, the gravest first as they come."""
    every = tuple(effects)
    grid = Grid(
        "anh-huong",
        Text("Mục bị ảnh hưởng", "What is affected"),
        _COLUMNS,
        tuple(_row(refs, each) for each in every[:MOST]),
    )
    counts = {loss: sum(each.loss == loss for each in every) for loss in LOSSES}
    return Affected(grid, counts, max(len(every) - MOST, 0))


def _row(refs: Refs, each: Effect) -> Row:
    cell = refs.cell(each.id)
    if refs.entity(each.id) is None:
        cell = Cell(Text(f"{each.id}: {each.vi}", f"{each.id}: {each.vi}"))
    return (
        (Cell(HEADS[each.loss], state=each.loss),),
        (cell,),
        refs.bodies(each.id),
        said(each.reason),
        tuple(refs.cell(name) for name in each.via),
    )
