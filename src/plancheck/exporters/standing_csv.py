"""What stands where as CSV: one table, safe to open in a spreadsheet.

Heads, states and ids are keys for programs, days are ISO days and numbers exact; sentences are in
the language of the run. A file begins with a byte order mark and has the line ends of the RFC, as
spreadsheets need them to read Vietnamese; what is piped to a program has neither.
"""

import csv
import io
from datetime import date
from decimal import Decimal

from plancheck import rows
from plancheck.cells import neutral
from plancheck.overview import By, Overview
from plancheck.tables import Cell, Named
from plancheck.text import Lang, Text

MARK = "\ufeff"


def render(overview: Overview, by: By | None, lang: Lang, *, spreadsheet: bool) -> str:
    """Return one table as CSV; `spreadsheet` begins it with a mark that tells Excel its letters."""
    table = rows.one_table(overview, by)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n" if spreadsheet else "\n")
    writer.writerow(column.key for column in table.columns)
    writer.writerows([_cell(cell, lang) for cell in row] for row in table.rows)
    return (MARK if spreadsheet else "") + buffer.getvalue()


def _cell(cell: Cell, lang: Lang) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Named):
        return cell.key
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, int):
        return str(cell)
    return neutral(cell.in_(lang) if isinstance(cell, Text) else cell)
