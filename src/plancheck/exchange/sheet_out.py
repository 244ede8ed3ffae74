"""Acts as a sheet (CSV) that a legal department keeps in a spreadsheet."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from plancheck.errors import InputError
from plancheck.exchange.columns import (
    COUNTERS,
    DAYS,
    FIELDS,
    HEADERS,
    KINDS,
    LISTS,
    codes,
    guard,
    join,
    label,
)
from plancheck.exchange.records import Records, plain_data
from plancheck.model import Act
from plancheck.text import Text

MAX_CELL = 32_767  # what a cell of Excel holds; it cuts the rest without a word


def render(records: Records) -> bytes:
    """Return the records as CSV: UTF-8 with a byte order mark, commas, CRLF.

    Raises:
        InputError: a text is longer than a cell of a spreadsheet.
    """
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, list(HEADERS), restval="", lineterminator="\r\n")
    writer.writerow(HEADERS)
    for row in _rows(records):
        for column, cell in row.items():
            if len(cell) > MAX_CELL:
                raise _too_long(row["id"], column)
        writer.writerow(row)
    return ("\ufeff" + buffer.getvalue()).encode()


def _rows(records: Records) -> Iterator[dict[str, str]]:
    for act in records.acts:
        yield from _act(act)
    for reference in records.references:
        data = plain_data(reference)
        name = data.pop("id")
        yield _row(name, "reference", data)


def _act(act: Act) -> Iterator[dict[str, str]]:
    data = plain_data(act)
    name = data.pop("id")
    held = {
        kind: data.pop(each.field, [])
        for kind, each in KINDS.items()
        if each.field and not each.under
    }
    yield _row(name, "act", data)
    for kind, entries in held.items():
        for number, entry in enumerate(entries, 1):
            nested = f"{kind}-evidence" in KINDS
            evidence = entry.pop("evidence", []) if nested else []
            yield _row(name, kind, entry, number)
            for rank, each in enumerate(evidence, 1):
                yield _row(name, f"{kind}-evidence", each, number, rank)


def _row(name: str, kind: str, data: dict[str, Any], *numbers: int) -> dict[str, str]:
    """Return a row; what has no column of its own goes into the last one, as JSON."""
    row = {"id": guard(name), "kind": label(kind, codes(kind, "kind"))}
    row.update(zip(COUNTERS, map(str, numbers), strict=False))
    for column in KINDS[kind].columns:
        value = _take(data, FIELDS.get(column, column).split("."))
        if value is not None:
            row[column] = _cell(kind, column, value)
    if data:
        row["other"] = json.dumps(data, ensure_ascii=False, sort_keys=True)
    return row


def _take(data: dict[str, Any], path: list[str]) -> Any:
    """Take a value out of nested mappings, and the mapping that it leaves empty."""
    if len(path) == 1:
        return data.pop(path[0], None)
    below = data.get(path[0], {})
    value = _take(below, path[1:])
    if value is not None and not below:
        del data[path[0]]
    return value


def _cell(kind: str, column: str, value: Any) -> str:
    if column in DAYS or column == "year":
        return str(value)
    known = codes(kind, column)
    if known:
        return label(value, known)
    return guard(join(value) if column in LISTS else value)


def _too_long(name: str, column: str) -> InputError:
    return InputError(
        Text(
            f"“{name}”: nội dung của “{column}” dài hơn {MAX_CELL} ký tự, bảng tính sẽ cắt bớt."
            " Hãy dùng --format akn.",
            f"“{name}”: “{column}” is longer than {MAX_CELL} characters, and a spreadsheet would"
            " cut it. Use --format akn.",
        )
    )
