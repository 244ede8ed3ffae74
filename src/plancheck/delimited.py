"""A table as CSV that is safe to open in a spreadsheet. Source: RFC 4180; OWASP, CSV injection.

Heads and states are keys for programs, days are ISO days and numbers exact; sentences are in the
language asked for.
"""

import csv
import io
from datetime import date
from decimal import Decimal

from plancheck.cells import neutral
from plancheck.tables import Cell, Named, Table
from plancheck.text import Lang, Text

MARK = "\ufeff"


def render(table: Table, lang: Lang, *, spreadsheet: bool) -> str:
    """Return a table as CSV.

    For a `spreadsheet` it begins with a byte order mark and has the line ends of the RFC, as these
    need to read Vietnamese; what is piped to a program has neither.
    """
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
