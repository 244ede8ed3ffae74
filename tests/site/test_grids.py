"""Tables of elements: their rows are the model's, they sort by values, files hold whole words."""

import csv
import json
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.model import Act, Entity
from plancheck.rows import words_of
from plancheck.site import grids
from plancheck.site.feeds import files
from plancheck.site.grid import Cell, Column, Grid, counted, dated, listed, said
from plancheck.site.pages.calendar import table as calendar
from plancheck.site.view import View
from plancheck.text import LANGS, Text
from plancheck.validity import status
from site_whole import every_edition, whole

pytestmark = pytest.mark.xdist_group("whole")  # the worker that makes whole sites, once

TITLE = Text("Bảng", "Table")


def column(grid: Grid, key: str) -> list[tuple[Cell, ...]]:
    rank = [each.key for each in grid.columns].index(key)
    return [row[rank] for row in grid.rows]


def values(grid: Grid, key: str) -> list[Any]:
    return [cells[0].value if cells else None for cells in column(grid, key)]


def tables(view: View) -> dict[str, Grid]:
    acts = [each for each in view.shared if isinstance(each, Act)]
    return {
        "tasks": grids.tasks(view, view.standing.tasks),
        "targets": grids.targets(view, view.standing.targets),
        "acts": grids.acts(view, acts, "can-cu", TITLE),
    }


def test_rows_are_those_of_the_model() -> None:
    for edition in every_edition():
        view = edition.view
        found = tables(view)
        tasks = found["tasks"]
        assert values(tasks, "id") == [each.task.id for each in view.standing.tasks]
        assert values(tasks, "deadline") == [each.due for each in view.standing.tasks]
        assert [c[0].state for c in column(tasks, "state")] == [
            each.state for each in view.standing.tasks
        ]
        assert values(tasks, "findings") == [
            len(view.about(each.task.id)) for each in view.standing.tasks
        ]
        targets = found["targets"]
        assert values(targets, "id") == [each.target.id for each in view.standing.targets]
        assert [c[0].state for c in column(targets, "state")] == [
            each.state for each in view.standing.targets
        ]
        acts = [each for each in view.shared if isinstance(each, Act)]
        assert values(found["acts"], "issued") == [each.issued for each in acts]
        assert [c[0].state for c in column(found["acts"], "state")] == [
            status(each, view.as_of)[0] for each in acts
        ]
        cited = [citation.act for _, citation, _ in view.plan.citations()]
        assert values(found["acts"], "cited") == [cited.count(each.id) for each in acts]


def test_what_a_body_answers_for_is_counted_as_it_is_listed() -> None:
    for edition in every_edition():
        view = edition.view
        some = [(each.id, edition.share(each.id)) for each in edition.charged()]
        grid = grids.bodies(view, some, "co-quan", TITLE)
        for (name, share), row in zip(some, grid.rows, strict=True):
            counts = [cells[0].value for cells in row[1:]]
            own = grids.tasks_of(view, share.led(), "chu-tri", TITLE)
            assert counts == [
                len(own.rows),
                len(share.supported()),
                len(share.general()),
                len(share.alone()),
                sum(each.state == "missing" for each in share.reports),
                len(view.about(name)),
            ]


def test_columns_of_days_hold_days_and_columns_of_numbers_numbers() -> None:
    kinds: dict[str, tuple[type, ...]] = {"day": (date,), "number": (int, Decimal), "text": (str,)}
    for edition in every_edition():
        for grid in (*tables(edition.view).values(), calendar(edition.view, edition.deadlines)):
            for row in grid.rows:
                for head, cells in zip(grid.columns, row, strict=True):
                    for cell in cells:
                        if cell.value is not None:
                            assert isinstance(cell.value, kinds[head.kind]), head.key
                        else:
                            assert head.kind != "number"


def test_words_that_are_cut_for_the_eye_are_whole_in_files() -> None:
    long = 0
    for edition in every_edition():
        view = edition.view
        named: list[Entity] = [each.task for each in view.standing.tasks]
        grid = grids.tasks(view, view.standing.tasks)
        whole_words = [row[1] for row in grid.table().rows]
        for entity, cells, in_file in zip(named, column(grid, "name"), whole_words, strict=True):
            told = in_file.vi if isinstance(in_file, Text) else in_file
            assert told == words_of(entity).vi
            long += cells[0].words.vi != told
    assert long


@pytest.mark.parametrize("lang", LANGS)
def test_csv_excel_and_json_hold_the_rows_of_the_table(lang: Any) -> None:
    view = whole().site.views[0]
    grid = grids.tasks(view, view.standing.tasks)
    table = grid.table()
    raw = files.csv(table, lang)
    assert raw.startswith(b"\xef\xbb\xbf")
    text = raw.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text), csv.Sniffer().sniff(text.splitlines()[0], ",;\t")))
    assert len(rows) == 1 + len(grid.rows)
    assert [row[0] for row in rows[1:]] == [each.task.id for each in view.standing.tasks]
    data = json.loads(files.json(table))
    assert [row["id"] for row in data["rows"]] == [row[0] for row in rows[1:]]
    assert [set(row) for row in data["rows"]] == [{c.key for c in grid.columns}] * len(grid.rows)
    book = openpyxl.load_workbook(BytesIO(files.xlsx([table], lang)))
    sheet = book.worksheets[0]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    ids = [row[0] for row in cells if row[0] in {each.task.id for each in view.standing.tasks}]
    assert ids == [each.task.id for each in view.standing.tasks]


# -- cells -----------------------------------------------------------------------------------------


@given(st.none() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_a_number_is_said_and_kept(number: int | Decimal | None) -> None:
    cells = counted(number)
    assert len(cells) == (number is not None)
    for cell in cells:
        assert cell.value == number
        assert Decimal(cell.data()) == number
        assert cell.words.vi
        assert "E" not in cell.data()


@given(st.none() | st.dates())
def test_a_day_is_said_and_kept(day: date | None) -> None:
    cells = dated(day)
    assert [cell.data() for cell in cells] == ([] if day is None else [day.isoformat()])


def test_a_cell_without_words_is_none_and_of_several_each_is_there_once() -> None:
    assert said("") == ()
    assert said(Text("", "x")) == ()
    one, two = Cell(Text("a", "b")), Cell(Text("c", "d"), "x/")
    assert listed([one, two, one]) == (one, two)


def test_a_table_without_a_column_is_without_its_cells() -> None:
    columns = tuple(Column(key, TITLE) for key in "abc")
    row = tuple(said(key) for key in "xyz")
    grid = Grid("k", TITLE, columns, (row, row)).without("b", "nothing")
    assert [each.key for each in grid.columns] == ["a", "c"]
    assert [[cells[0].words.vi for cells in each] for each in grid.rows] == [["x", "z"]] * 2
    assert Grid("k", TITLE, columns, ((said("x"), (), (*said("y"), *said("z"))),)).table().rows == (
        (Text("x", "x"), None, Text("y; z", "y; z")),
    )
