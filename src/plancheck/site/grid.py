"""A table as a page shows it and as files hold it: the same rows for both.

Words are for readers; values are what a table is sorted by and what a spreadsheet gets.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple

from plancheck import tables
from plancheck.tables import Table
from plancheck.text import Text

Value = date | Decimal | int | str
Kind = Literal["text", "number", "day"]  # what a column is sorted as


class Cell(NamedTuple):
    """A word of a cell.

    `to` is the path of the page it leads to, from the root of the site, perhaps with a fragment.
    `value` is what it is sorted by and what files hold, where that is not the words. `state` is the
    key of a state (`met`, `overdue`, ...), which is shown as a label. `at` is an id to lead to.
    """

    words: Text
    to: str = ""
    value: Value | None = None
    state: str = ""
    at: str = ""

    def data(self) -> str:
        """Return the value as programs read it: an ISO day, a plain number; empty for none."""
        if isinstance(self.value, Decimal):
            return f"{self.value:f}"
        return "" if self.value is None else str(self.value)


class Column(NamedTuple):
    """A column: its key in files, its head, what it is sorted as, whether rows are chosen by it.

    `width` is its width in a spreadsheet, in characters.
    """

    key: str
    head: Text
    kind: Kind = "text"
    choice: bool = False
    width: int = 20


_SHORT = 20  # characters
Row = tuple[tuple[Cell, ...], ...]  # for each column its cells: none, one or several


class Grid(NamedTuple):
    """A table; `key` names it on its page and in the names of its files."""

    key: str
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def tight(self) -> bool:
        """Tell whether the first column holds only short names, which are not broken."""
        return all(len(each.words.vi) <= _SHORT for row in self.rows for each in row[0])

    def without(self, *keys: str) -> "Grid":
        """Return the table without some of its columns."""
        kept = [rank for rank, each in enumerate(self.columns) if each.key not in keys]
        return self._replace(
            columns=tuple(self.columns[rank] for rank in kept),
            rows=tuple(tuple(row[rank] for rank in kept) for row in self.rows),
        )

    def table(self) -> Table:
        """Return the table for files: values where there are some, words else."""
        columns = tuple(tables.Column(each.key, each.head, each.width) for each in self.columns)
        rows = tuple(tuple(_value(cells) for cells in row) for row in self.rows)
        return Table(self.key, self.title, columns, rows)


def _value(cells: tuple[Cell, ...]) -> tables.Cell:
    """Return what files hold of a cell: its one value, or all its words."""
    if not cells:
        return None
    if len(cells) == 1:
        return cells[0].words if cells[0].value is None else cells[0].value
    return Text("; ".join(e.words.vi for e in cells), "; ".join(e.words.en for e in cells))


def said(words: str | Text, to: str = "") -> tuple[Cell, ...]:
    """Return a cell of some words, none where there are none."""
    text = Text(words, words) if isinstance(words, str) else words
    return (Cell(text, to),) if text.vi else ()


def counted(number: int | Decimal | None) -> tuple[Cell, ...]:
    """Return a cell of a number, none where there is none."""
    if number is None:
        return ()
    return (Cell(Text("{n}", "{n}").fill(n=Decimal(number)), value=number),)


def dated(day: date | None) -> tuple[Cell, ...]:
    """Return a cell of a day, none where there is none."""
    return () if day is None else (Cell(Text("{day}", "{day}").fill(day=day), value=day),)


def listed(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Return a cell of several words, each once."""
    return tuple(dict.fromkeys(cells))
