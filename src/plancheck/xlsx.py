"""The cells of an Excel workbook (.xlsx) that nobody vouches for.

A small strict reader on the standard library's zip and expat (docs/adr/0010). It keeps what a form
needs and a spreadsheet library throws away (is the cell a formula, a percentage, a date, part of a
merged area), and works out no formula.

Source: ECMA-376 Part 1 (SpreadsheetML).
"""

import struct
import zipfile
import zlib
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from typing import Literal, NamedTuple

from plancheck.text import Text
from plancheck.xlsx_package import (
    DAMAGED,
    FOREIGN,
    MAX_CELLS,
    MAX_SHEETS,
    TOO_LARGE,
    Attributes,
    Package,
    Refused,
    look,
)
from plancheck.xlsx_values import from_serial, letters, number_of, style_of, unescaped

MAX_ROW, MAX_COLUMN = 1_048_576, 16_384  # of any workbook: Excel's own
MAX_AREAS = 1_000  # merged, or filled by one formula


class Cell(NamedTuple):
    """What stands in a cell: a number or a share as an exact decimal, a date as ISO 8601.

    `formula` says that the cell is worked out from others: `text` is what was last shown.
    """

    kind: Literal["text", "number", "percent", "date", "truth", "error"]
    text: str
    formula: bool = False


class Area(NamedTuple):
    """A rectangle of cells, all four bounds included; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a cell lies in the rectangle."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


class Sheet(NamedTuple):
    """A sheet: its cells that hold anything, by row and column, and its merged areas."""

    name: str
    hidden: bool
    cells: dict[tuple[int, int], Cell]
    merged: tuple[Area, ...]


class Workbook(NamedTuple):
    """The sheets of a workbook, in their order; `linked` says that it refers to other files."""

    sheets: tuple[Sheet, ...]
    linked: bool


def name_of(row: int, column: int) -> str:
    """Return the name of a cell: row 7, column 28 is AB7."""
    return f"{letters(column)}{row}"


def read(raw: bytes) -> Workbook | Text:
    """Return the workbook that some bytes hold, or why it is not read."""
    against = look(raw)
    if against is not None:
        return against
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            return _BookReader(Package(archive)).workbook()
    except Refused as refused:
        return refused.text
    # What zipfile raises on what is torn or packed in ways it does not know, and what numbers and
    # names that are none raise here; a plain answer, as the file comes from outside.
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, LookupError, OSError,
            NotImplementedError, OverflowError, RuntimeError, ValueError):  # fmt: skip
        return DAMAGED


_RELATION_IDS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)


class _BookReader:
    """Reads a workbook; holds what its sheets share."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.cells = MAX_CELLS
        self.shared: list[str] = []
        self.styles: list[str] = []
        self.epoch_1904 = False

    def workbook(self) -> Workbook:
        home = self.package.target_of("_rels/.rels", "/officeDocument") or "xl/workbook.xml"
        if not home.endswith(".xml") or home.startswith("word/") or home not in self.package.parts:
            raise Refused(FOREIGN)
        listed = self._listed(home)
        if not listed:
            raise Refused(FOREIGN)
        if len(listed) > MAX_SHEETS:
            raise Refused(TOO_LARGE)
        relations = self.package.relations(home)
        for target, relation in relations.values():
            if relation.endswith("/sharedStrings") and target in self.package.parts:
                self._strings(target)
            elif relation.endswith("/styles") and target in self.package.parts:
                self._formats(target)
        sheets = []
        for name, hidden, place in listed:
            target, relation = relations.get(place, ("", ""))
            if relation.endswith("/worksheet") and target in self.package.parts:
                sheets.append(_SheetReader(self).read(name, hidden=hidden, part=target))
        linked = any(name.startswith("xl/externalLinks/") for name in self.package.parts)
        return Workbook(tuple(sheets), linked)

    def _listed(self, home: str) -> list[tuple[str, bool, str]]:
        """Return the sheets that the workbook lists: their name, whether hidden, their relation."""
        listed: list[tuple[str, bool, str]] = []

        def begin(name: str, attributes: Attributes) -> None:
            if name == "sheet":
                place = next((attributes[key] for key in _RELATION_IDS if key in attributes), "")
                hidden = attributes.get("state", "visible") != "visible"
                listed.append((unescaped(attributes.get("name", "")), hidden, place))
            elif name == "workbookPr":
                self.epoch_1904 = attributes.get("date1904") in ("1", "true")

        self.package.walk(home, begin)
        return listed

    def _strings(self, part: str) -> None:
        pieces: list[str] = []
        inside = {"t": False, "rPh": False}  # the text; a reading aid for East Asian scripts

        def begin(name: str, attributes: Attributes) -> None:
            if name == "si":
                pieces.clear()
            elif name in inside:
                inside[name] = True

        def end(name: str) -> None:
            if name == "si":
                self.shared.append(unescaped("".join(pieces)))
            elif name in inside:
                inside[name] = False

        def text(data: str) -> None:
            if inside["t"] and not inside["rPh"]:
                pieces.append(data)

        self.package.walk(part, begin, end, text)

    def _formats(self, part: str) -> None:
        codes: dict[int, str] = {}
        above: list[str] = []

        def begin(name: str, attributes: Attributes) -> None:
            if name == "numFmt":
                codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
            elif name == "xf" and above[-1:] == ["cellXfs"]:
                number = int(attributes.get("numFmtId", "0"))
                self.styles.append(style_of(number, codes.get(number)))
            above.append(name)

        def end(name: str) -> None:
            above.pop()

        self.package.walk(part, begin, end)


class _SheetReader:
    """Takes in the cells of one sheet."""

    def __init__(self, book: _BookReader) -> None:
        self.book = book
        self.cells: dict[tuple[int, int], Cell] = {}
        self.merged: list[Area] = []
        self.spilled: list[Area] = []
        self.row = self.column = 0
        self.attributes: Attributes | None = None  # of the cell that is being read
        self.formula = self.taking = self.aside = False
        self.pieces: list[str] = []

    def read(self, name: str, *, hidden: bool, part: str) -> Sheet:
        self.book.package.walk(part, self._begin, self._end, self._text)
        for area in self.spilled:
            self._mark(area)
        return Sheet(name, hidden, self.cells, tuple(self.merged))

    def _begin(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._place(attributes)
        elif name == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column = 0
        elif name == "mergeCell":
            self._add(self.merged, attributes["ref"])
        elif self.attributes is None:
            return
        elif name == "f":
            self.formula = True
            if attributes.get("t") in ("array", "dataTable") and "ref" in attributes:
                self._add(self.spilled, attributes["ref"])
        elif name in ("v", "t"):
            self.taking = True
        elif name == "rPh":
            self.aside = True

    def _add(self, areas: list[Area], name: str) -> None:
        areas.append(area_of(name))
        if len(areas) > MAX_AREAS:
            raise Refused(TOO_LARGE)

    def _place(self, attributes: Attributes) -> None:
        self.book.cells -= 1
        if self.book.cells < 0:
            raise Refused(TOO_LARGE)
        if "r" in attributes:
            self.row, self.column = position_of(attributes["r"])
        else:
            self.column += 1
        if not (1 <= self.row <= MAX_ROW and 1 <= self.column <= MAX_COLUMN):
            raise Refused(DAMAGED)
        self.attributes = attributes
        self.formula = False
        self.pieces.clear()

    def _text(self, data: str) -> None:
        if self.taking and not self.aside:
            self.pieces.append(data)

    def _end(self, name: str) -> None:
        if name in ("v", "t"):
            self.taking = False
        elif name == "rPh":
            self.aside = False
        elif name == "c" and self.attributes is not None:
            place = (self.row, self.column)
            cell = self._cell(self.attributes, "".join(self.pieces))
            self.attributes = None
            if place in self.cells:
                raise Refused(DAMAGED)
            if cell is not None:
                self.cells[place] = cell

    def _cell(self, attributes: Attributes, written: str) -> Cell | None:
        kind = attributes.get("t", "n")
        if kind == "s":
            at = int(written or -1)
            if not 0 <= at < len(self.book.shared):
                raise Refused(DAMAGED)
            found = Cell("text", self.book.shared[at], self.formula)
        elif kind in ("inlineStr", "str"):
            found = Cell("text", unescaped(written), self.formula)
        elif kind in ("b", "e"):
            found = Cell("truth" if kind == "b" else "error", written, self.formula)
        elif kind == "d":
            found = Cell("date", written[:10], self.formula)
        else:
            found = self._number(attributes, written.strip())
        return found if found.text.strip() or found.formula else None

    def _number(self, attributes: Attributes, written: str) -> Cell:
        number = number_of(written)
        if number is None:
            return Cell("error" if written else "number", written, self.formula)
        rank = int(attributes.get("s", "0"))
        style = self.book.styles[rank] if 0 <= rank < len(self.book.styles) else ""
        if style == "date":
            day = from_serial(number, epoch_1904=self.book.epoch_1904)
            if day is not None:
                return Cell("date", day.isoformat(), self.formula)
        if style == "percent":
            return Cell("percent", _plain(number * 100), self.formula)
        return Cell("number", _plain(number), self.formula)

    def _mark(self, area: Area) -> None:
        """Mark the cells that one formula fills; only the first of them holds it in the file."""
        for place, cell in self.cells.items():
            if area.holds(*place):
                self.cells[place] = cell._replace(formula=True)


def _plain(number: Decimal) -> str:
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def position_of(name: str) -> tuple[int, int]:
    """Return the row and the column of a cell by its name.

    Raises:
        ValueError: it is none.
    """
    letters = name.rstrip("0123456789")
    digits = name[len(letters) :]
    if len(digits) > _MOST_DIGITS:
        raise ValueError(name)
    return int(digits), _column(letters)


_MOST_DIGITS = 7


@lru_cache(maxsize=1024)  # a sheet has few columns and many cells
def _column(letters: str) -> int:
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        raise ValueError(letters)
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column


def area_of(name: str) -> Area:
    """Return a rectangle by its name: `B2:C9`, or `B2` for a single cell.

    Raises:
        ValueError: it is none.
    """
    first, _, last = name.partition(":")
    (top, left), (bottom, right) = position_of(first), position_of(last or first)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
