"""A table of a page as files: CSV, a workbook, JSON; the same rows as on the page."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from plancheck import delimited, workbook
from plancheck.findings_data import both, written
from plancheck.tables import Cell, Named, Table
from plancheck.text import Lang, Text


def csv(table: Table, lang: Lang) -> bytes:
    """Return a table as CSV for spreadsheets: with a byte order mark, and no cell a formula."""
    return delimited.render(table, lang, spreadsheet=True).encode()


def xlsx(tables: Iterable[Table], lang: Lang) -> bytes:
    """Return a workbook with a sheet for each table."""
    return workbook.render(tables, lang)


def json(table: Table) -> bytes:
    """Return the rows of a table by the keys of its columns, values as they are.

    Days are ISO days, whole numbers numbers and other decimals texts, so that none loses a digit;
    sentences are in both languages, words of a fixed list their key. An empty cell is null.
    """
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, map(_raw, row), strict=True)) for row in table.rows]
    return written({"table": table.key, "title": both(table.title), "rows": rows}).encode()


def _raw(cell: Cell) -> Any:
    if isinstance(cell, Named):
        return cell.key
    if isinstance(cell, Text):
        return both(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell
