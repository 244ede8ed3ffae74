"""The filled cells of a form: found by titles of columns and ids of rows, wherever they stand.

What cannot be told for certain is refused with its place: a formula, a merged area, a column or a
row that comes twice, a row whose words are not those of its id.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from plancheck.forms.layout import CUT_OFF, GUIDE, STAMP, TABLES, Table
from plancheck.forms.stamp import MARK
from plancheck.forms.values import clean, folded, line
from plancheck.text import Text, short
from plancheck.xlsx import Area, Cell, Sheet, Workbook, name_of

MAX_ROWS = 5_000  # of a sheet, with anything in them
MAX_COLUMNS = 256
MAX_MERGED = 100
_TITLES_WITHIN = 200  # rows from the top


class Trouble(NamedTuple):
    """Something to tell about a form: where, what stands there, and why it is told.

    `lost` says that what stands there was not taken; what is not lost is only to be known. `row` is
    the id of the row it is about.
    """

    sheet: str
    cell: str
    shown: str
    reason: Text
    lost: bool = True
    row: str = ""


class Found(NamedTuple):
    """A filled cell: its sheet, its name, what stands in it, and why it may not be used, if so."""

    sheet: str
    name: str
    cell: Cell
    refusal: Text | None = None


class Row(NamedTuple):
    """A row with anything filled in: its id, its cells by column, and a refusal of all of them."""

    sheet: str
    id: str
    cells: dict[str, Found]
    refusal: Text | None = None


class Filled(NamedTuple):
    """What was filled into one table: rows, the cut-off day, and what there is to tell.

    `ids` are those of all rows that are there, filled in or not.
    """

    rows: tuple[Row, ...]
    cut_off: Found | None
    ids: frozenset[str]
    troubles: tuple[Trouble, ...]


class _Head(NamedTuple):
    """Where the titles of a table stand in a sheet: their row, and the columns of each key."""

    row: int
    columns: dict[str, list[int]]


def stamp_lines(workbook: Workbook) -> list[str]:
    """Return the first column of the sheet that holds the stamp, whatever its name."""
    for sheet in workbook.sheets:
        if _is_stamp(sheet):
            return [cell.text for (_, column), cell in sorted(sheet.cells.items()) if column == 1]
    return []


def _is_stamp(sheet: Sheet) -> bool:
    first = sheet.cells.get((1, 1))
    return first is not None and first.text.startswith(MARK)


def tables_of(workbook: Workbook) -> tuple[dict[str, tuple[Sheet, _Head]], list[Trouble]]:
    """Return the sheet that holds each table, by its kind, and what is to tell of the sheets."""
    found: dict[str, list[tuple[Sheet, _Head]]] = {table.kind: [] for table in TABLES}
    troubles: list[Trouble] = []
    for sheet in workbook.sheets:
        if _is_furniture(sheet):
            continue
        fitting = [(table, head) for table in TABLES if (head := _head(sheet, table)) is not None]
        if len(fitting) == 1:
            found[fitting[0][0].kind].append((sheet, fitting[0][1]))
        elif sheet.cells:
            troubles.append(_foreign(sheet))
    chosen: dict[str, tuple[Sheet, _Head]] = {}
    for table in TABLES:
        sheets = found[table.kind]
        named = [each for each in sheets if folded(each[0].name) == folded(table.sheet)]
        if len(named) == 1 or len(sheets) == 1:
            chosen[table.kind] = (named or sheets)[0]
            if not named:
                troubles.append(_renamed(sheets[0][0], table))
        troubles += [
            _doubled(sheet, table) for sheet, _ in sheets if (sheet, _) != chosen.get(table.kind)
        ]
    return chosen, troubles


def _is_furniture(sheet: Sheet) -> bool:
    return _is_stamp(sheet) or folded(sheet.name) in (folded(GUIDE), folded(STAMP))


def _foreign(sheet: Sheet) -> Trouble:
    reason = Text(
        f"trang tính không thuộc biểu; {len(sheet.cells)} ô có nội dung không được đọc",
        f"the sheet is no part of the form; {len(sheet.cells)} filled cells were not read",
    )
    return Trouble(sheet.name, "", "", reason)


def _renamed(sheet: Sheet, table: Table) -> Trouble:
    reason = Text(
        f"trang “{table.sheet}” đã bị đổi tên; vẫn đọc được",
        f"the sheet “{table.sheet}” was renamed; it was read all the same",
    )
    return Trouble(sheet.name, "", "", reason, lost=False)


def _doubled(sheet: Sheet, table: Table) -> Trouble:
    reason = Text(
        f"có nhiều trang giống trang “{table.sheet}”; trang này không được đọc",
        f"several sheets look like “{table.sheet}”; this one was not read",
    )
    return Trouble(sheet.name, "", "", reason)


def _head(sheet: Sheet, table: Table) -> _Head | None:
    """Return where the titles of a table stand: the first row with most of its own ones."""
    titles = {folded(column.title.vi): column.key for column in table.columns}
    others = {
        folded(column.title.vi) for each in TABLES if each is not table for column in each.columns
    }
    rows: dict[int, dict[str, list[int]]] = {}
    for (row, column), cell in sheet.cells.items():
        if row <= _TITLES_WITHIN and cell.kind == "text" and len(cell.text) < _LONG_TITLE:
            key = titles.get(folded(cell.text.partition("\n")[0])) or titles.get(folded(cell.text))
            if key is not None:
                rows.setdefault(row, {}).setdefault(key, []).append(column)
    own = {key for title, key in titles.items() if title not in others}
    best = max(rows, key=lambda row: (len(own & set(rows[row])), -row), default=None)
    if best is None or 2 * len(own & set(rows[best])) < len(own):
        return None
    return _Head(best, {key: sorted(columns) for key, columns in rows[best].items()})


_LONG_TITLE = 200


# -- rows ------------------------------------------------------------------------------------------


def filled(sheet: Sheet, head: _Head, table: Table, expected: Mapping[str, str | None]) -> Filled:
    """Return what was filled into the table of a sheet.

    Args:
        sheet: the sheet.
        head: where its titles stand.
        table: what the table is.
        expected: the ids of the rows that were handed out, with the words shown beside each; None
            where they are not known any more.
    """
    return _TableReader(sheet, head, table, expected).run()


class _TableReader:
    """Reads one table; holds what the steps share."""

    def __init__(
        self, sheet: Sheet, head: _Head, table: Table, expected: Mapping[str, str | None]
    ) -> None:
        self.sheet, self.head, self.table, self.expected = sheet, head, table, expected
        self.troubles: list[Trouble] = []
        self.keys = {column: key for key, columns in head.columns.items() for column in columns}
        self.asked = {column.key for column in table.asked}

    def run(self) -> Filled:
        below = self._below()
        wide = any(len(row) > MAX_COLUMNS for row in below.values())
        if len(below) > MAX_ROWS or wide or len(self.sheet.merged) > MAX_MERGED:
            self._tell("", "", _TOO_MANY)
            return Filled((), None, frozenset(), tuple(self.troubles))
        self._columns(below)
        self._areas()
        rows = [self._row(number, cells) for number, cells in sorted(below.items())]
        kept = [row for row in rows if row is not None]
        ids = Counter(row.id for row in kept)
        once = [self._once(row, ids) for row in kept if row.cells]
        known = frozenset(ids)
        self._missing(known)
        return Filled(tuple(once), self._cut_off(), known, tuple(self.troubles))

    def _below(self) -> dict[int, dict[int, Cell]]:
        """Return the cells below the titles, by row and column."""
        rows: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in self.sheet.cells.items():
            if row > self.head.row:
                rows.setdefault(row, {})[column] = cell
        return rows

    def _columns(self, below: dict[int, dict[int, Cell]]) -> None:
        """Tell of columns that are missing, and of foreign ones with anything in them."""
        for key in ("id", "words", *(each.key for each in self.table.asked)):
            if key not in self.head.columns:
                title = self.table.column(key).title
                self._tell("", "", _NO_COLUMN.fill(title=title), lost=key == "id")
        foreign: dict[int, list[int]] = {}
        for row, cells in sorted(below.items()):
            for column in cells:
                if column not in self.keys:
                    foreign.setdefault(column, []).append(row)
        for column, rows in sorted(foreign.items()):
            first = self.sheet.cells[rows[0], column]
            self._tell(name_of(rows[0], column), first.text, _FOREIGN_COLUMN.fill(count=len(rows)))

    def _areas(self) -> None:
        """Tell of merged areas that swallow cells to fill in: what they show stands elsewhere."""
        for area in self.sheet.merged:
            keys = {self.keys.get(column) for column in range(area.left, area.right + 1)}
            first = self.sheet.cells.get((area.top, area.left))
            if first is None or self.keys.get(area.left) in self.asked or area.top <= self.head.row:
                continue
            if keys & self.asked:
                name = _name(area)
                self._tell(name, first.text, _MERGED.fill(area=name))

    def _row(self, number: int, cells: dict[int, Cell]) -> Row | None:
        found = {}
        for key in sorted(self.asked & set(self.head.columns)):
            if any(_holds(cells.get(column)) for column in self.head.columns[key]):
                found[key] = self._found(number, key)
        id_columns = self.head.columns.get("id", ())
        id_cells = [cells[column] for column in id_columns if column in cells]
        name = line(id_cells[0].text) if len(id_cells) == 1 else ""
        if not name and not any(column in self.keys for column in cells):
            return None  # only in foreign columns: told of there
        refusal = self._refusal(number, name, id_cells, cells)
        if refusal is None or found:
            return Row(self.sheet.name, name, found, refusal)
        if name not in self.expected:
            column, cell = next(iter(sorted(cells.items())))
            self._tell(name_of(number, column), cell.text, refusal)
        return Row(self.sheet.name, name, {}, refusal)

    def _refusal(
        self, number: int, name: str, id_cells: list[Cell], cells: dict[int, Cell]
    ) -> Text | None:
        """Return why nobody can tell what a row is about."""
        if len(id_cells) != 1 or not name:
            return _NO_ID
        columns = self.head.columns["id"]
        if id_cells[0].formula or any(self._merged(number, column) for column in columns):
            return _NO_ID
        if name not in self.expected:
            return _UNKNOWN_ROW.fill(id=short(name, 40))
        for column in self.head.columns.get("words", ()):
            cell = cells.get(column)
            told, shown = line(cell.text) if cell is not None else "", self.expected[name]
            if shown is not None and told != line(shown):
                return _OTHER_WORDS.fill(id=name)
        return None

    def _found(self, number: int, key: str) -> Found:
        columns = self.head.columns[key]
        filled = [each for each in columns if _holds(self.sheet.cells.get((number, each)))]
        cell, name = self.sheet.cells[number, filled[0]], name_of(number, filled[0])
        area = self._merged(number, filled[0])
        if len(columns) > 1:
            return Found(self.sheet.name, name, cell, _DOUBLED_COLUMN)
        if cell.formula:
            return Found(self.sheet.name, name, cell, _FORMULA)
        if area:
            return Found(self.sheet.name, name, cell, _MERGED.fill(area=area))
        return Found(self.sheet.name, name, cell, _ERROR if cell.kind == "error" else None)

    def _merged(self, row: int, column: int) -> str:
        """Return the name of the merged area that a cell lies in, if any."""
        for area in self.sheet.merged:
            if area.holds(row, column):
                return _name(area)
        return ""

    def _once(self, row: Row, ids: Counter[str]) -> Row:
        if row.refusal is None and ids[row.id] > 1:
            return row._replace(refusal=_TWICE.fill(id=row.id))
        return row

    def _missing(self, known: frozenset[str]) -> None:
        if "id" not in self.head.columns:
            return
        gone = [name for name in self.expected if name not in known]
        if gone:
            self._tell("", "", _ROWS_GONE.fill(ids=gone), lost=False)

    def _cut_off(self) -> Found | None:
        """Return the cell behind the words that ask for the cut-off day."""
        label = folded(CUT_OFF.vi)
        above = sorted(item for item in self.sheet.cells.items() if item[0][0] < self.head.row)
        for (row, column), cell in above:
            if folded(cell.text.partition("\n")[0]) == label:
                for (other, after), found in above:
                    if other == row and after > column:
                        name = name_of(other, after)
                        return Found(
                            self.sheet.name, name, found, _FORMULA if found.formula else None
                        )
        return None

    def _tell(self, cell: str, shown: str, reason: Text, *, lost: bool = True) -> None:
        self.troubles.append(Trouble(self.sheet.name, cell, shown, reason, lost))


def _holds(cell: Cell | None) -> bool:
    """Tell whether anything is filled into a cell."""
    return cell is not None and (cell.formula or bool(clean(cell.text)))


def _name(area: Area) -> str:
    return f"{name_of(area.top, area.left)}:{name_of(area.bottom, area.right)}"


def lost_cells(row: Row, reasons: Mapping[str, Text], rest: Text) -> Iterator[Trouble]:
    """Yield every cell of a row that was not taken, with its own reason or that of the row."""
    for key in sorted(row.cells, key=lambda key: row.cells[key].name):
        found = row.cells[key]
        shown = found.cell.text + ("%" if found.cell.kind == "percent" else "")
        yield Trouble(row.sheet, found.name, shown, reasons.get(key, rest), row=row.id)


_TOO_MANY = Text(
    f"trang tính có quá {MAX_ROWS} dòng hoặc {MAX_COLUMNS} cột có nội dung; không đọc",
    f"the sheet has more than {MAX_ROWS} rows or {MAX_COLUMNS} columns with content; not read",
)
_NO_COLUMN = Text("thiếu cột “{title}”", "the column “{title}” is missing")
_FOREIGN_COLUMN = Text(
    "cột không thuộc biểu; {count} ô có nội dung không được đọc",
    "the column is no part of the form; {count} filled cells were not read",
)
_NO_ID = Text("dòng không có mã rõ ràng ở cột “Mã”", "the row has no clear id in the column “Mã”")
_UNKNOWN_ROW = Text(
    "dòng “{id}” không có trong biểu đã phát", "the row “{id}” was not in the form handed out"
)
_OTHER_WORDS = Text(
    "nội dung của dòng không phải của {id}: dòng đã bị xê dịch hoặc bị sửa",
    "the words of the row are not those of {id}: it was moved or changed",
)
_TWICE = Text("mã {id} có ở nhiều dòng", "the id {id} stands in several rows")
_DOUBLED_COLUMN = Text("cột này có nhiều lần trong trang", "the column comes several times")
_FORMULA = Text(
    "ô chứa công thức; hãy ghi giá trị", "the cell holds a formula; write the value itself"
)
_MERGED = Text(
    "ô nằm trong vùng gộp {area}; hãy bỏ gộp và ghi riêng từng dòng",
    "the cell lies in the merged area {area}; take it apart and fill in each row",
)
_ERROR = Text("ô báo lỗi của bảng tính", "the cell shows an error of the spreadsheet")
_ROWS_GONE = Text(
    "các dòng đã bị xóa khỏi biểu: {ids}", "these rows were deleted from the form: {ids}"
)
