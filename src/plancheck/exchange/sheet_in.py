"""Acts from a sheet (CSV), also after a spreadsheet has saved it again.

Commas, semicolons or tabs; columns and rows in any order; blank lines; days as 2019-12-31 or
31/12/2019. Every problem is reported with its row and column, all of them at once.
"""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from plancheck.exchange.columns import (
    COUNTERS,
    DAYS,
    FIELDS,
    HEADERS,
    KINDS,
    LISTS,
    NAMES,
    code,
    codes,
    split,
    unguard,
)
from plancheck.exchange.records import MAX_PROBLEMS, Draft, Problem, Reading, Records, Spot, build
from plancheck.findings import Path
from plancheck.text import Text, short

MAX_ROWS = 100_000


class _Row(NamedTuple):
    """A row that holds something: its cells by column, and where each stands."""

    number: int
    cells: dict[str, str]
    columns: dict[str, int]

    def at(self, column: str) -> Spot:
        return Spot(self.number, self.columns.get(column, 0))


def read(raw: bytes) -> Reading:
    """Read a sheet."""
    try:
        text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        spot = Spot(raw.count(b"\n", 0, error.start) + 1)
        return Reading(Records(()), (Problem(spot, _NOT_UTF8),))
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    problems: list[Problem] = []
    drafts = _drafts(_rows(text, problems), problems)
    return build(drafts, problems)


_NOT_UTF8 = Text(
    "Tệp không ở bảng mã UTF-8. Trong Excel chọn Lưu thành “CSV UTF-8”.",
    "The file is not UTF-8 text. In Excel, save it as “CSV UTF-8”.",
)

# -- rows and cells --------------------------------------------------------------------------------


def _rows(text: str, problems: list[Problem]) -> Iterator[_Row]:
    first, _, rest = text.partition("\n")
    skipped = 0
    told = re.fullmatch(r'"?sep=([,;\t|])"?', first)
    if told:  # a line for Excel alone
        text, skipped = rest, 1
    delimiter = told[1] if told else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: dict[str, int] | None = None
    number = skipped
    count = 0
    try:
        for cells in reader:
            number += 1
            if not any(cell.strip(_BLANK) for cell in cells):
                continue
            if columns is None:
                columns = _columns(cells, number, problems)
                continue
            count += 1
            if count > MAX_ROWS:
                problems.append(Problem(Spot(number), _TOO_MANY))
                return
            yield _row(cells, number, columns, problems)
    except csv.Error as error:
        problems.append(Problem(Spot(number + 1), _cut(error)))
    if count == 0 and not problems:
        problems.append(Problem(Spot(1), _EMPTY))


_BLANK = ',;"\t\n '
_TOO_MANY = Text(f"Tệp có hơn {MAX_ROWS} dòng.", f"The file has more than {MAX_ROWS} rows.")
_EMPTY = Text("Tệp không có dòng nào.", "The file has no rows.")


def _cut(error: csv.Error) -> Text:
    if "field larger" in str(error):
        return Text(
            "Một ô dài quá mức cho phép; có thể thiếu dấu ngoặc kép đóng.",
            "A cell is too long; a closing quotation mark may be missing.",
        )
    return Text(
        "Dấu ngoặc kép trong dòng này mở hoặc đóng sai chỗ, nên không đọc tiếp được.",
        "A quotation mark of this row opens or closes in the wrong place: cannot read on.",
    )


def _delimiter(text: str) -> str:
    """Return the sign that parts the first line with words into the most columns that we know."""
    lines = io.StringIO(text)
    first = next((line for line in lines if line.strip(_BLANK)), "")
    ranked = {}
    for sign in ",;\t":
        ranked[sign] = sum(_column(cell.strip('"')) in NAMES for cell in first.split(sign))
    return max(ranked, key=lambda sign: ranked[sign])


_IN_BRACKETS = re.compile(r"\(([a-z_.]+)\)\s*$")
_BY_NAME = {name.casefold(): key for key, name in NAMES.items()}


def _column(cell: str) -> str:
    written = " ".join(cell.split()).casefold()
    found = _IN_BRACKETS.search(written)
    return found[1] if found else _BY_NAME.get(written, written)


def _columns(cells: list[str], number: int, problems: list[Problem]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for place, cell in enumerate(cells, 1):
        key = _column(cell)
        if not key:
            continue
        if key not in NAMES:
            problems.append(Problem(Spot(number, place), _NO_COLUMN.fill(name=short(cell, 60))))
        elif key in columns:
            problems.append(Problem(Spot(number, place), _TWO_COLUMNS.fill(name=HEADERS[key])))
        columns.setdefault(key, place)
    lacking = [key for key in ("id", "kind") if key not in columns]
    problems += [Problem(Spot(number), _LACKS.fill(name=HEADERS[key])) for key in lacking]
    return columns


_NO_COLUMN = Text("Không có cột “{name}” trong quy cách.", "There is no column “{name}”.")
_TWO_COLUMNS = Text("Cột “{name}” có hai lần.", "The column “{name}” stands twice.")
_LACKS = Text("Thiếu cột “{name}”.", "The column “{name}” is missing.")


def _row(cells: list[str], number: int, columns: dict[str, int], problems: list[Problem]) -> _Row:
    named = set(columns.values())
    for place, cell in enumerate(cells, 1):
        if cell.strip() and place not in named:
            problems.append(Problem(Spot(number, place), _NO_HEADER.fill(value=short(cell, 40))))
    found = {
        key: cells[place - 1]
        for key, place in columns.items()
        if place <= len(cells) and cells[place - 1].strip()
    }
    return _Row(number, found, columns)


_NO_HEADER = Text(
    "Ô “{value}” nằm ở cột không có tên.", "The cell “{value}” stands in a column without a name."
)

# -- from rows to entries --------------------------------------------------------------------------


class _Entry(NamedTuple):
    """What a row holds: its kind, its numbers, its data and the row itself."""

    kind: str
    numbers: tuple[int, ...]
    data: dict[str, Any]
    row: _Row


def _drafts(rows: Iterator[_Row], problems: list[Problem]) -> list[Draft]:
    acts: dict[str, list[_Entry]] = {}
    drafts = []
    for row in rows:
        if len(problems) >= MAX_PROBLEMS:
            break
        entry = _entry(row, problems)
        if entry is None:
            continue
        name = entry.data.pop("id")
        if entry.kind == "reference":
            drafts.append(_draft("reference", name, entry))
        else:
            acts.setdefault(name, []).append(entry)
    for name, entries in acts.items():
        heads = [each for each in entries if each.kind == "act"]
        drafts += [_draft("act", name, head) for head in heads]
        if not heads:
            spot = entries[0].row.at("id")
            problems.append(Problem(spot, _NO_ACT.fill(id=short(name, 60))))
            continue
        _hold(drafts[-1], entries, problems)
    return drafts


_NO_ACT = Text(
    "Không có dòng “văn bản (act)” nào mang mã “{id}”.",
    "No row of the kind “act” has the id “{id}”.",
)


def _draft(kind: str, name: str, entry: _Entry) -> Draft:
    draft = Draft(kind, {"id": name, **entry.data}, {})
    _mark(draft, (), entry)
    return draft


def _mark(draft: Draft, path: Path, entry: _Entry) -> None:
    """Remember in which cell each part of an entry stands."""
    draft.spots[path] = entry.row.at("kind")
    for column in entry.row.cells:
        below = tuple(FIELDS.get(column, column).split("."))
        draft.spots[*path, *below] = entry.row.at(column)


def _hold(draft: Draft, entries: list[_Entry], problems: list[Problem]) -> None:
    """Put what an act holds into it, in the order of the numbers."""
    for kind, each in KINDS.items():
        if not each.field or each.under:
            continue
        mine = _ordered([e for e in entries if e.kind == kind], 0, problems)
        places: dict[int, int] = {}
        for index, entry in enumerate(mine):
            draft.data.setdefault(each.field, []).append(entry.data)
            _mark(draft, (each.field, index), entry)
            if entry.numbers:
                places[entry.numbers[0]] = index
        _hold_evidence(draft, (kind, each.field), places, entries, problems)


def _hold_evidence(
    draft: Draft,
    parent: tuple[str, str],
    places: dict[int, int],
    entries: list[_Entry],
    problems: list[Problem],
) -> None:
    kind, field = parent
    by_number: dict[int, list[_Entry]] = {}
    for entry in entries:
        if KINDS[entry.kind].under != kind:
            continue
        number = entry.numbers[0] if entry.numbers else 0
        if number in places:
            by_number.setdefault(number, []).append(entry)
        else:
            wanted = codes(kind, "kind")[kind]
            problems.append(Problem(entry.row.at("no"), _NO_PARENT.fill(kind=wanted, no=number)))
    for number, found in by_number.items():
        index = places[number]
        for rank, entry in enumerate(_ordered(found, 1, problems)):
            draft.data[field][index].setdefault("evidence", []).append(entry.data)
            _mark(draft, (field, index, "evidence", rank), entry)


_NO_PARENT = Text(
    "Không có dòng “{kind}” số {no} để gắn chứng cứ này.",
    "There is no row “{kind}” number {no} for this evidence.",
)


def _ordered(entries: list[_Entry], level: int, problems: list[Problem]) -> list[_Entry]:
    """Return entries by their number; those without one come last, as they stand."""
    taken: set[int] = set()
    for entry in entries:
        if len(entry.numbers) > level:
            if entry.numbers[level] in taken:
                spot = entry.row.at(COUNTERS[level])
                problems.append(Problem(spot, _SAME_NUMBER.fill(no=entry.numbers[level])))
            taken.add(entry.numbers[level])
    last = max(taken, default=0) + 1
    return sorted(entries, key=lambda e: e.numbers[level] if len(e.numbers) > level else last)


_SAME_NUMBER = Text("Số thứ tự {no} đã được dùng.", "The number {no} is already taken.")


def _entry(row: _Row, problems: list[Problem]) -> _Entry | None:
    name, kind = unguard(row.cells.get("id", "").strip()), row.cells.get("kind", "")
    found = code(kind, codes("", "kind"))
    if not name and "id" in row.columns:
        problems.append(Problem(row.at("id"), _NO_ID))
    if found not in KINDS:
        if "kind" in row.columns:
            known = ", ".join(each.label.vi for each in KINDS.values())
            message = _NO_KIND.fill(value=short(kind, 40), known=known)
            problems.append(Problem(row.at("kind"), message))
        return None
    numbers = _numbers(row, found, problems)
    data: dict[str, Any] = {"id": name}
    for column, cell in row.cells.items():
        if column in ("id", "kind", *COUNTERS) or column not in NAMES:
            continue
        if column not in KINDS[found].columns:
            message = _NOT_HERE.fill(name=HEADERS[column], kind=KINDS[found].label)
            problems.append(Problem(row.at(column), message))
        elif column != "other":
            _put(data, column, _value(found, column, cell))
    _other(data, found, row, problems)
    return _Entry(found, numbers, data, row) if name else None


_NO_ID = Text("Dòng này thiếu mã (id).", "This row lacks its id.")
_NO_KIND = Text(
    "“{value}” không phải là một loại dòng. Cần: {known}.",
    "“{value}” is not a kind of row. Expected: {known}.",
)
_NOT_HERE = Text(
    "Cột “{name}” không dùng cho dòng “{kind}”.", "A row “{kind}” has nothing in column “{name}”."
)


def _numbers(row: _Row, kind: str, problems: list[Problem]) -> tuple[int, ...]:
    levels = 2 if KINDS[kind].under else 1 if KINDS[kind].field else 0
    numbers: list[int] = []
    for level, column in enumerate(COUNTERS):
        cell = row.cells.get(column, "").strip()
        if not cell:
            continue
        if level >= levels:
            message = _NOT_HERE.fill(name=HEADERS[column], kind=KINDS[kind].label)
            problems.append(Problem(row.at(column), message))
        elif not re.fullmatch(r"[1-9][0-9]{0,5}", cell):
            problems.append(Problem(row.at(column), _NO_NUMBER.fill(value=short(cell, 40))))
        elif len(numbers) == level:
            numbers.append(int(cell))
    return tuple(numbers)


_NO_NUMBER = Text("“{value}” không phải là số thứ tự.", "“{value}” is not a number of a row.")


def _other(data: dict[str, Any], kind: str, row: _Row, problems: list[Problem]) -> None:
    """Add what has no column of its own."""
    cell = unguard(row.cells.get("other", "")) or "{}"
    try:
        # Of few brackets, so that nothing nests deep.
        found = json.loads(cell) if len(re.findall(r"[\[{]", cell)) <= MAX_PROBLEMS else None
    except ValueError:
        found = None
    elsewhere = {*data, *KINDS[kind].columns, *(each.field for each in KINDS.values())}
    if isinstance(found, dict) and not found.keys() & elsewhere:
        data.update(found)
    else:
        problems.append(Problem(row.at("other"), _NO_JSON))


_NO_JSON = Text(
    "Nội dung cột này do phần mềm ghi và đã bị hỏng; hãy lấy lại từ tệp đã xuất.",
    "This column is written by the program and is damaged; take it from the exported file again.",
)


def _put(data: dict[str, Any], column: str, value: Any) -> None:
    *above, key = FIELDS.get(column, column).split(".")
    for step in above:
        data = data.setdefault(step, {})
    data[key] = value


def _value(kind: str, column: str, cell: str) -> Any:
    if column in DAYS:
        return _day(unguard(cell.strip()))
    known = codes(kind, column)
    if known:
        return code(unguard(cell), known)
    if column in LISTS:
        return split(unguard(cell))
    return cell.strip() if column == "year" else unguard(cell)


_WRITTEN_DAY = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")


def _day(written: str) -> str:
    """Return a day as a plan file writes it; what is not a day stays for the model to refuse."""
    match = _WRITTEN_DAY.fullmatch(written)
    if match is None:
        return written
    try:
        return date(int(match[4]), int(match[3]), int(match[1])).isoformat()
    except ValueError:
        return written
