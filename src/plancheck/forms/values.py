"""What a filled cell says: a day, a choice, an amount, some words; or why it says none of them.

A reading is a value or the reason for which there is none, never a guess.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from msgspec.structs import replace

from plancheck import amount
from plancheck.forms.form import TargetRow
from plancheck.forms.layout import LONGEST
from plancheck.forms.words import SENSE, Choice
from plancheck.model import Value
from plancheck.quantity import described, percentage, possible, unit_name
from plancheck.source import HIDDEN
from plancheck.text import Text
from plancheck.xlsx import Cell
from plancheck.xlsx_values import from_serial

_SPACES = re.compile(r"[^\S\n]+")
_DAY = re.compile(
    r"(?:ngày )?([0-9]{1,2})(?: ?[/.-] ?| tháng )([0-9]{1,2})(?: ?[/.-] ?| năm )([0-9]{4})",
    re.IGNORECASE,
)
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ].*)?")


def clean(text: str) -> str:
    """Return a text as it is to be read: composed, without hidden characters or stray spaces.

    Line breaks stay; no-break spaces and tabs become spaces.
    """
    text = _SPACES.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.isprintable():
        text = _SPACES.sub(" ", HIDDEN.sub("", text))
    text = unicodedata.normalize("NFC", text)
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def line(text: str) -> str:
    """Return a text on one line, as it is to be compared."""
    return " ".join(clean(text).split())


def folded(text: str) -> str:
    """Return a text in the form in which titles and choices are compared."""
    return _folded(text) if len(text) < _SHORT else line(text).casefold()


@lru_cache(maxsize=4096)  # forms repeat their titles and choices
def _folded(text: str) -> str:
    return line(text).casefold()


_SHORT = 200


def words(cell: Cell) -> tuple[str, ...] | Text:
    """Return what a cell says in words, a text for each of its lines."""
    text = clean(cell.text)
    if len(text) > LONGEST:
        return Text(f"chữ dài quá {LONGEST} ký tự", f"the text is longer than {LONGEST} characters")
    if cell.kind == "truth":
        text = "TRUE" if text == "1" else "FALSE"
    return tuple(part for part in text.split("\n") if part)


def choice(cell: Cell, choices: Sequence[Choice]) -> str | Text:
    """Return the code of the choice that a cell names, in either language."""
    written = folded(cell.text)
    for each in choices:
        names = (each.shown, each.text.vi, each.text.en, each.code)
        if written in [folded(name) for name in names]:
            return each.code
    listed = "; ".join(each.text.vi for each in choices)
    return Text(
        f"không có trong danh sách ({listed})",
        f"it is not in the list ({'; '.join(each.text.en for each in choices)})",
    )


def day(cell: Cell, first: date, last: date) -> date | Text:
    """Return the day that a cell names, if it lies between two days, both included.

    Args:
        cell: a date, or text: 30/09/2019, ngày 30 tháng 9 năm 2019, 2019-09-30.
        first: the first day of the stretch that the form is for.
        last: the day on which the form came in; nobody can report of a later one.
    """
    found = _day(cell)
    if isinstance(found, Text):
        return found
    if found > last:
        return Text(
            "ngày {day} ở sau ngày nhận biểu ({last})",
            "{day} lies after the day on which the form came in ({last})",
        ).fill(day=found, last=last)
    if found < first:
        return Text(
            "ngày {day} ở trước kỳ báo cáo (từ {first})",
            "{day} lies before the period of the report (from {first})",
        ).fill(day=found, first=first)
    return found


def _day(cell: Cell) -> date | Text:
    written = line(cell.text)
    if cell.kind in ("text", "date"):
        match = _DAY.fullmatch(written) if cell.kind == "text" else None
        if match is not None:
            return _on(match[3], match[2], match[1]) or _NO_DAY
        match = _ISO.fullmatch(written)
        return (_on(*match.groups()) if match is not None else None) or _NO_DAY
    if cell.kind == "number":
        serial = Decimal(written)
        meant = from_serial(serial, epoch_1904=False) if serial == int(serial) else None
        if meant is not None and meant.year > _RECENT:
            return Text(
                "là một con số, không phải ngày; nếu là ngày {day}, hãy ghi {day}",
                "it is a number, not a day; if {day} is meant, write that",
            ).fill(day=meant)
    return _NO_DAY


_RECENT = 1990
_NO_DAY = Text(
    "không phải một ngày có thật, viết ngày/tháng/năm, ví dụ 30/09/2019",
    "it is no day of the calendar, written day/month/year, for example 30/09/2019",
)


def _on(year: str, month: str, number: str) -> date | None:
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


# -- amounts ---------------------------------------------------------------------------------------


def value(cell: Cell, sense: str | None, row: TargetRow) -> Value | Text:
    """Return the result that a cell states for a target.

    Args:
        cell: a number, a percentage, or text in Vietnamese writing.
        sense: the comparator that was chosen beside it, None for none.
        row: the target; its unit is the one of a bare number.
    """
    qualitative = row.indicator is not None and row.indicator.kind == "qualitative"
    if sense == "text" or (qualitative and sense is None and cell.kind == "text"):
        return _in_words(cell)
    found = _amount(cell, row)
    if isinstance(found, Text):
        return found
    if sense is not None:
        meant = _with_sense(found, sense)
        if meant is None:
            return _CONTRADICTS.fill(
                value=described(found),
                sense=next(each.text for each in SENSE if each.code == sense),
            )
        found = meant
    kind = row.indicator.kind if row.indicator else None
    if not possible(found, kind):
        return Text("giá trị không thể có: {value}", "such a value is not possible: {value}").fill(
            value=described(found)
        )
    if kind == "count" and any(number != int(number) for number in found.numbers()):
        return _NOT_WHOLE
    return found


def _in_words(cell: Cell) -> Value | Text:
    told = words(cell)
    if isinstance(told, Text):
        return told
    if cell.kind not in ("text", "number", "percent") or not told:
        return _NO_WORDS
    return Value(text=" ".join(told))


def _amount(cell: Cell, row: TargetRow) -> Value | Text:
    unit = unit_of(row)
    if cell.kind == "percent" and not percentage(Value(text="-", unit=unit)):
        return _NOT_A_SHARE.fill(unit=unit_name(Value(text="-", unit=unit)))
    if cell.kind in ("number", "percent"):
        number = amount.plain(Decimal(cell.text))
        return Value(eq=number, unit=unit) if number is not None else _NO_NUMBER
    if cell.kind != "text":
        return _NO_NUMBER
    written = line(cell.text)
    found = amount.read(written, unit)
    if found is None:
        return _NO_NUMBER
    whole = row.indicator is not None and row.indicator.kind == "count"
    if whole and amount.has_fraction(written):
        return _NOT_WHOLE
    return found


def unit_of(row: TargetRow) -> str | None:
    """Return the unit in which the result of a target is asked for."""
    named = row.wanted.unit if row.wanted is not None else None
    return named or (row.indicator.unit if row.indicator is not None else None)


def _with_sense(found: Value, sense: str) -> Value | None:
    """Return a value with the comparator chosen beside it, None where its own says otherwise."""
    own = found.comparator()
    if own == sense:
        return found
    return replace(found, **{own: None, sense: found.eq}) if own == "eq" else None


_NO_NUMBER = Text(
    "cần một con số viết kiểu Việt Nam (80,5 hoặc 80,5% hoặc 1.819), có thể kèm “trên”, “khoảng”;"
    " nếu kết quả chỉ nêu được bằng lời, chọn “Bằng lời, không có số” ở cột bên",
    "it needs one number in Vietnamese writing (80,5 or 80,5% or 1.819), perhaps with “trên”,"
    " “khoảng”; for a result in words only, choose “in words only” beside it",
)
_NO_WORDS = Text("cần một câu bằng lời", "it needs words")
_NOT_A_SHARE = Text(
    "ô có định dạng phần trăm, nhưng chỉ tiêu tính bằng {unit}",
    "the cell is formatted as a percentage, but the target counts {unit}",
)
_NOT_WHOLE = Text(
    "chỉ tiêu đếm số lượng nên cần số nguyên; hàng nghìn viết bằng dấu chấm: 1.819",
    "the target counts things, so it needs a whole number; thousands take a dot: 1.819",
)
_CONTRADICTS = Text(
    "ô ghi “{value}” nhưng cột bên chọn “{sense}”",
    "the cell says “{value}”, but “{sense}” is chosen beside it",
)
