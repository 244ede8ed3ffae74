"""What the characters of a cell stand for in SpreadsheetML: numbers, days, kinds of formats."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

# Formats that every workbook knows by their number (ECMA-376 Part 1, 18.8.30).
_DATES = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_PERCENTS = frozenset({9, 10})
# What a format only prints: quoted and escaped characters, fillers, colours and locales.
_PRINTED = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]')
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LAST_SERIAL = 2_958_465  # 9999-12-31
_LEAP_BUG = 60  # 1900-02-29, a day that Excel believes in and the calendar does not
_DIGITS = 40  # longer numbers are no figures


def letters(column: int) -> str:
    """Return a column as a spreadsheet calls it, counted from 1: A, Z, AA."""
    written = ""
    while column:
        column, rest = divmod(column - 1, 26)
        written = chr(65 + rest) + written
    return written


def style_of(number: int, code: str | None) -> str:
    """Return what a number format makes of a number: `date`, `percent`, or nothing special.

    Args:
        number: the number of the format.
        code: what the workbook itself says of the format, if it does.
    """
    if code is None:
        return "date" if number in _DATES else "percent" if number in _PERCENTS else ""
    bare = _PRINTED.sub("", code).casefold().partition(";")[0]  # the section for numbers
    if "general" in bare or "@" in bare:
        return ""
    if "d" in bare or "y" in bare:
        return "date"
    return "percent" if "%" in bare else ""


def number_of(written: str) -> Decimal | None:
    """Return the number that a program meant by the double it wrote: 0.57999999999999996 is 0.58.

    A double has at most 17 significant digits; the shortest text that reads back as the same double
    is what a person typed, or what the program shows.
    """
    try:
        number = Decimal(repr(float(written)))
    except (ValueError, InvalidOperation):
        return None
    if not number.is_finite() or abs(number.adjusted()) > _DIGITS:
        return None
    return number


def from_serial(number: Decimal, *, epoch_1904: bool) -> date | None:
    """Return the day that a serial number stands for; the time of the day is left out.

    Source: ECMA-376 Part 1, 18.17.4: day 1 is 1900-01-01, with 1900 taken for a leap year; in a
    workbook that counts from 1904, day 0 is 1904-01-01.
    """
    whole = int(number)
    if epoch_1904:
        first = date(1904, 1, 1)
        last = date.max.toordinal() - first.toordinal()
        return date.fromordinal(first.toordinal() + whole) if 0 <= whole <= last else None
    if not 1 <= whole <= _LAST_SERIAL or whole == _LEAP_BUG:
        return None
    before = date(1899, 12, 31) if whole < _LEAP_BUG else date(1899, 12, 30)
    return date.fromordinal(before.toordinal() + whole)


def unescaped(text: str) -> str:
    """Return a text with its escapes resolved: `_x000D_` is a carriage return.

    Source: ECMA-376 Part 1, 22.9.2.19 (ST_Xstring).
    """
    if "_x" not in text:
        return text
    found = _ESCAPE.sub(lambda hit: chr(int(hit[1], 16)), text)
    return found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
