"""A report form as an Excel workbook: what to read is locked, what to fill in is not.

Every cell to fill is a text cell, so that what is typed stays what was typed: Excel would turn
`1.819` or `05/10/2019` into something else, depending on the regional settings of the computer.
"""

import math
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from plancheck.deadline import stretch, worded
from plancheck.forms import layout as form_layout
from plancheck.forms import stamp as form_stamp
from plancheck.forms.form import Form
from plancheck.forms.layout import CUT_OFF, GUIDE, LONGEST, STAMP, TABLES, Column, Table
from plancheck.settled import EPOCH, settled
from plancheck.terminal import plain
from plancheck.text import Text, write

_NAME = "Times New Roman"  # the font of Vietnamese official documents (Decree 30/2020/ND-CP)
_TITLE, _BODY, _SMALL = Font(_NAME, 15, b=True), Font(_NAME, 12), Font(_NAME, 12, i=True)
_HEAD, _LABEL = Font(_NAME, 12, b=True), Font(_NAME, 12, b=True)
_LINE = Side("thin", "808080")
_BOX = Border(_LINE, _LINE, _LINE, _LINE)
_READ, _FILL, _TOP = (PatternFill("solid", colour) for colour in ("F2F2F2", "FFF8DC", "D9E2F3"))
_WRAP = Alignment(vertical="top", wrap_text=True)
_MIDDLE = Alignment("center", "center", wrap_text=True)
_OPEN = Protection(locked=False)
_AS_TEXT = "@"
HEADER_ROW = 6
CUT_OFF_ROW = 4


def render(form: Form) -> bytes:
    """Return the workbook of a form; the same form gives the same bytes."""
    book = Workbook()
    guide = book.active
    assert isinstance(guide, Worksheet)
    guide.title = GUIDE
    _guide(guide, form)
    for table in TABLES:
        _table(book.create_sheet(table.sheet), form, table)
    _stamp(book.create_sheet(STAMP), form)
    book.properties.creator = "plancheck"
    book.properties.created = EPOCH
    written = BytesIO()
    book.save(written)
    return settled(written.getvalue())


# -- the guide -------------------------------------------------------------------------------------


def _guide(sheet: Worksheet, form: Form) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _GUIDE
    _put(sheet, 1, 1, "Biểu báo cáo thực hiện kế hoạch", _TITLE)
    _put(sheet, 2, 1, "Report form", _SMALL)
    row = 4
    for label, words in (*_about(form), ("", ""), *_steps(), ("", ""), *_other_duties(form)):
        _put(sheet, row, 1, label, _LABEL, align=_WRAP)
        _put(sheet, row, 2, words, _BODY, align=_WRAP)
        _height(sheet, row, [(label, _GUIDE[0]), (words, _GUIDE[1])])
        row += 1
    _protect(sheet)
    _page(sheet, landscape=False)


_GUIDE = (24, 92)  # the widths of its two columns


def _both(text: Text) -> str:
    return f"{text.vi}\n{text.en}"


def _steps() -> Iterator[tuple[str, str]]:
    for number, step in enumerate(_STEPS, 1):
        yield f"Bước {number}\nStep {number}", _both(step)


def _other_duties(form: Form) -> Iterator[tuple[str, str]]:
    for rank, assignment in enumerate(form.others):
        words = form_layout.shown(f"{assignment.id}: {assignment.vi}")
        yield "" if rank else _both(_OTHERS), words


_OTHERS = Text(
    "Nhiệm vụ chung khác của cơ quan (chỉ để đọc)", "Other duties of the body (to be read only)"
)
_STEPS = (
    Text(
        "Chỉ điền các ô nền vàng ở trang “Nhiệm vụ” và trang “Chỉ tiêu”. Ghi ngày chốt số liệu ở"
        " đầu mỗi trang; dòng nào có ngày khác thì ghi riêng ở dòng đó.",
        "Fill in the yellow cells of the sheets “Nhiệm vụ” (tasks) and “Chỉ tiêu” (targets) only."
        " Write the cut-off day on top; a row with another day says so itself.",
    ),
    Text(
        "Không có số liệu thì để trống cả dòng. Viết giá trị, không viết công thức; không gộp ô,"
        " không thêm hay đổi tên trang tính.",
        "Leave the whole row empty where there is nothing to report. Write values, no formulas;"
        " merge no cells, add or rename no sheets.",
    ),
    Text(
        "Lưu ở định dạng .xlsx và gửi lại tệp này. Dòng nào chưa đọc được sẽ được báo lại theo"
        " trang và ô; sửa ngay trong tệp này rồi gửi lại, các dòng đã nhận không bị ghi hai lần.",
        "Save as .xlsx and send this file back. What cannot be read is reported by sheet and cell;"
        " correct it in this same file and send it again: rows already taken are not taken twice.",
    ),
)


def _about(form: Form) -> Iterator[tuple[str, str]]:
    plan = form.plan.identity
    yield "Cơ quan báo cáo\nReporting body", f"{form.body.vi} ({form.body.id})"
    yield "Kế hoạch\nPlan", f"{plan.vi} ({plan.id})"
    days = f"{write(form.first, 'vi')} – {write(form.last, 'vi')}"
    yield "Kỳ báo cáo\nPeriod", f"{stretch(form.period).vi} ({form.period}: {days})"
    if form.report is not None:
        receiver = form.plan.label(form.report.to)
        report = form_layout.shown(form.report.vi)
        yield "Chế độ báo cáo\nReport", f"{form.report.id}: {report}"
        yield "Nơi nhận\nTo", f"{receiver} ({form.report.to})"
        due = worded(form.report.due).vi if form.report.due else ""
        yield "Thời hạn\nDue", f"chậm nhất ngày {write(form.due, 'vi')}" if form.due else due


# -- tables ----------------------------------------------------------------------------------------


def _table(sheet: Worksheet, form: Form, table: Table) -> None:
    _put(sheet, 1, 1, table.title.vi, _TITLE)
    _put(sheet, 2, 1, f"{table.title.en} – {form.body.vi}, {form.period}", _SMALL)
    _put(sheet, CUT_OFF_ROW, 2, _both(CUT_OFF), _LABEL, align=_RIGHT)
    sheet.row_dimensions[CUT_OFF_ROW].height = 2 * _LINE_HEIGHT + 4
    _ask(sheet, CUT_OFF_ROW, 3, "")
    last = HEADER_ROW
    for rank, column in enumerate(table.columns, 1):
        letter = get_column_letter(rank)
        sheet.column_dimensions[letter].width = column.width
        head = _put(sheet, HEADER_ROW, rank, _both(column.title), _HEAD, _TOP, _MIDDLE, _BOX)
        explanation = column.more or column.prompt
        if explanation is not None:
            head.comment = _comment(explanation, column)
    sheet.row_dimensions[HEADER_ROW].height = 3 * _LINE_HEIGHT
    for last, row in enumerate(form_layout.rows_of(form, table), HEADER_ROW + 1):
        for rank, column in enumerate(table.columns, 1):
            if column.prompt is None:
                _put(sheet, last, rank, row.get(column.key, ""), _BODY, _READ, _WRAP, _BOX)
            else:
                _ask(sheet, last, rank, "")
        _height(sheet, last, [(row.get(each.key, ""), each.width) for each in table.columns])
    if last > HEADER_ROW:
        _prompts(sheet, table, last)
    _day_prompt(sheet)
    _protect(sheet)
    sheet.freeze_panes = f"C{HEADER_ROW + 1}"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    _page(sheet, landscape=True)


_RIGHT = Alignment("right", "center", wrap_text=True)


def _comment(words: Text, column: Column) -> Comment:
    listed = "".join(f"\n- {choice.shown}" for choice in column.choices)
    comment = Comment(f"{words.vi}\n{words.en}{listed}", "plancheck")
    comment.width, comment.height = 320, 130 + 18 * len(column.choices)
    return comment


def _prompts(sheet: Worksheet, table: Table, last: int) -> None:
    for rank, column in enumerate(table.columns, 1):
        if column.prompt is None:
            continue
        letter = get_column_letter(rank)
        rule = DataValidation("list" if column.choices else None, allow_blank=True)
        if column.choices:
            rule.formula1 = _list_of(table, column)
            rule.showErrorMessage = True
            rule.errorTitle = "Không có trong danh sách"
            rule.error = "Hãy chọn một giá trị trong danh sách. / Choose from the list."
        rule.showInputMessage = True
        rule.promptTitle = column.title.vi[:32]
        rule.prompt = f"{column.prompt.vi}\n{column.prompt.en}"[:255]
        rule.add(f"{letter}{HEADER_ROW + 1}:{letter}{last}")
        sheet.add_data_validation(rule)


def _day_prompt(sheet: Worksheet) -> None:
    rule = DataValidation(None, allow_blank=True, showInputMessage=True)
    rule.promptTitle = CUT_OFF.vi
    rule.prompt = (
        "Ngày/tháng/năm, ví dụ 30/09/2019; dùng cho mọi dòng không ghi ngày riêng.\n"
        "Day/month/year; stands for every row without a day of its own."
    )
    rule.add(f"C{CUT_OFF_ROW}")
    sheet.add_data_validation(rule)


# -- the stamp, and the lists to choose from -------------------------------------------------------

_LISTS_FROM = 3  # the column of the first list; the stamp takes the first of all


def _listed() -> list[tuple[Table, Column]]:
    return [(table, column) for table in TABLES for column in table.asked if column.choices]


def _list_of(table: Table, column: Column) -> str:
    rank = next(i for i, each in enumerate(_listed()) if each == (table, column))
    letter = get_column_letter(_LISTS_FROM + rank)
    return f"'{STAMP}'!${letter}$1:${letter}${len(column.choices)}"


def _stamp(sheet: Worksheet, form: Form) -> None:
    for number, line in enumerate(form_stamp.lines_of(form_stamp.stamp_of(form)), 1):
        _put(sheet, number, 1, line)
    for rank, (_, column) in enumerate(_listed(), _LISTS_FROM):
        for number, choice in enumerate(column.choices, 1):
            _put(sheet, number, rank, choice.shown)
    sheet.sheet_state = "veryHidden"
    _protect(sheet)


# -- cells and sheets ------------------------------------------------------------------------------


def _put(  # noqa: PLR0913 - a cell and how it looks
    sheet: Worksheet,
    row: int,
    column: int,
    words: str,
    font: Font | None = None,
    fill: PatternFill | None = None,
    align: Alignment | None = None,
    border: Border | None = None,
) -> Any:
    """Write a cell of text: never a formula, whatever the words begin with."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    clean = "\n".join(map(plain, words.split("\n")))[:LONGEST]
    if clean:
        cell.value = clean
        cell.data_type = "s"
        cell.quotePrefix = clean[0] in "=+-@'"
    for name, look in (("font", font), ("fill", fill), ("alignment", align), ("border", border)):
        if look is not None:
            setattr(cell, name, look)
    return cell


def _height(sheet: Worksheet, row: int, cells: list[tuple[str, int]]) -> None:
    """Make a row as high as its longest text: not every program does so by itself."""
    lines = max(
        sum(max(math.ceil(len(part) / (width * _PER_UNIT)), 1) for part in words.split("\n"))
        for words, width in cells
    )
    sheet.row_dimensions[row].height = min(lines * _LINE_HEIGHT + 4, _HIGHEST)


_PER_UNIT = 1.05  # characters of the body font to a unit of column width; low, so that text fits
_LINE_HEIGHT = 15.5  # points
_HIGHEST = 409  # points: Excel's own limit


def _ask(sheet: Worksheet, row: int, column: int, words: str) -> None:
    cell = _put(sheet, row, column, words, _BODY, _FILL, _WRAP, _BOX)
    cell.protection = _OPEN
    cell.number_format = _AS_TEXT


def _protect(sheet: Worksheet) -> None:
    """Lock the structure without a password: a help against slips, not a wall."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False  # openpyxl: False leaves it allowed
    sheet.protection.formatRows = False


def _page(sheet: Worksheet, *, landscape: bool) -> None:
    setup = sheet.page_setup
    setup.paperSize = "9"  # A4
    setup.orientation = "landscape" if landscape else "portrait"
    setup.fitToWidth, setup.fitToHeight = 1, 0
    assert sheet.sheet_properties.pageSetUpPr is not None
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.footer = 0.6, 0.75, 0.35
    footer = sheet.oddFooter
    assert footer is not None
    assert footer.center is not None
    footer.center.text = "&P / &N"
