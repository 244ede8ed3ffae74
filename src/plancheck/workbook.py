"""Tables as a workbook: a sheet for each, the same bytes for the same input.

Days are days and numbers are numbers; every text is stored as text, also one that begins like a
formula. Source: ECMA-376, part 1 (18.18.11, types of cells).
"""

import io
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import count
from typing import TypeGuard, cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from plancheck.settled import EPOCH, settled
from plancheck.tables import Cell, Named, Table
from plancheck.terminal import plain
from plancheck.text import Lang, write

_MOST_LETTERS = 32_767  # of one cell
_MOST_DIGITS = 15  # of a number that a spreadsheet keeps exactly
_BOLD = Font(bold=True)
_HEAD = PatternFill("solid", fgColor="FFDDE6F0")
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_TOP = Alignment(vertical="top")
_DAY = {"vi": "dd/mm/yyyy", "en": "yyyy-mm-dd"}
_FIRST_YEAR = 1900  # in which spreadsheets count a day that never was; earlier ones have none
_WIDE = 40  # from this width on a text is wrapped


_MOST_IN_A_NAME = 31  # letters of the name of a sheet
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")


def render(tables: Iterable[Table], lang: Lang) -> bytes:
    """Return a workbook with a sheet for each table; there is at least one."""
    workbook = Workbook()
    if isinstance(workbook.active, Worksheet):
        workbook.remove(workbook.active)
    taken: set[str] = set()
    for each in tables:
        _fill(workbook.create_sheet(_name(each.title.in_(lang), taken)), each, lang)
    workbook.properties.creator = "plancheck"
    workbook.properties.created = EPOCH
    written = io.BytesIO()
    workbook.save(written)
    return settled(written.getvalue())


def _fill(sheet: Worksheet, content: Table, lang: Lang) -> None:
    for rank, column in enumerate(content.columns, start=1):
        head = _at(sheet, 1, rank)
        _put(head, column.head, lang)
        head.font, head.fill, head.alignment = _BOLD, _HEAD, _WRAPPED
        sheet.column_dimensions[get_column_letter(rank)].width = column.width
    for number, row in enumerate(content.rows, start=2):
        for rank, cell in enumerate(row, start=1):
            if cell is not None:
                target = _at(sheet, number, rank)
                _put(target, cell, lang)
                wide = content.columns[rank - 1].width >= _WIDE
                target.alignment = _WRAPPED if wide else _TOP
    sheet.freeze_panes = "A2"
    last = get_column_letter(len(content.columns))
    sheet.auto_filter.ref = f"A1:{last}{len(content.rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _at(sheet: Worksheet, row: int, column: int) -> SheetCell:
    return cast(SheetCell, sheet.cell(row=row, column=column))  # no cell of ours is merged


def _put(target: SheetCell, cell: Cell, lang: Lang) -> None:
    if isinstance(cell, Named):
        cell = cell.words
    if isinstance(cell, date) and cell.year > _FIRST_YEAR:
        target.value, target.number_format = cell, _DAY[lang]
    elif _is_number(cell):
        target.value = cell
    elif cell is not None:
        text = plain(write(cell, lang))
        target.value = text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"
        target.data_type = "s"
        # Shown to be text: one that begins with = stays text also once somebody edits it.
        target.quotePrefix = text[:1] in ("=", "+", "-", "@")


def _is_number(cell: Cell) -> TypeGuard[int | Decimal]:
    """Tell whether a cell is a number that a spreadsheet keeps exactly."""
    if isinstance(cell, Decimal):
        return len(cell.as_tuple().digits) <= _MOST_DIGITS
    return isinstance(cell, int)


def _name(title: str, taken: set[str]) -> str:
    """Return a title as a sheet may be named, other than those that are taken; take it."""
    whole = _NOT_IN_A_NAME.sub(" ", plain(title)).strip("' ") or "-"
    for rank in count(1):
        tail = f" {rank}" if rank > 1 else ""
        name = whole[: _MOST_IN_A_NAME - len(tail)].strip("' ") + tail
        if name.casefold() not in taken:  # spreadsheets do not tell a from A here
            break
    taken.add(name.casefold())
    return name
