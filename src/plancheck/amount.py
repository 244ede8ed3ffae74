"""One value as people write it, in a cell or a sentence: the way back from `quantity.described`.

The whole text must be one value; whatever else stands in it makes it unreadable, so that nothing
is guessed.
"""

import re
import unicodedata
from decimal import Decimal

from msgspec.structs import replace

from plancheck.model import Value
from plancheck.quantity import numbers_in, percentage, unit_name

# The digits of other scripts count as words: a figure in them was not typed by whom we asked.
_NUMBER = r"(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)?)"
_BEFORE = {
    "gt": "trên|hơn|lớn hơn|nhiều hơn|cao hơn|vượt|>",
    "lt": "dưới|ít hơn|nhỏ hơn|thấp hơn|chưa đến|chưa tới|<",
    "ge": "ít nhất|tối thiểu|không dưới|không ít hơn|>=|≥",
    "le": "không quá|không vượt quá|không trên|tối đa|nhiều nhất|<=|≤",
    "approx": "khoảng|chừng|gần|xấp xỉ|ước|ước đạt|ước tính|ước khoảng|ước đạt khoảng|~|≈",
    "eq": "|bằng|đúng|là|=",
}
_UNIT = r"(?P<unit>[^\d]*?)"
_FORMS = [
    ("ge", re.compile(rf"(?:từ )?(?P<low>{_NUMBER}) ?{_UNIT} trở lên")),
    ("le", re.compile(rf"(?:từ )?(?P<low>{_NUMBER}) ?{_UNIT} trở xuống")),
    (
        "between",
        re.compile(
            rf"(?:từ )?(?P<low>{_NUMBER}) ?(?P<first>[^\d]*?) ?(?:đến|tới|-|–)"
            rf" ?(?P<high>{_NUMBER}) ?{_UNIT}"
        ),
    ),
    *(
        (name, re.compile(rf"(?:{words}) ?(?P<low>{_NUMBER}) ?{_UNIT}"))
        for name, words in _BEFORE.items()
    ),
]
_DIGITS = (18, 9)  # before and behind the decimal mark: what a plan file may hold
_LONGEST = 200


def read(text: str, unit: str | None = None) -> Value | None:
    """Return the value that a Vietnamese text states, or None where it states anything else.

    Args:
        text: what was written. A dot before exactly three digits separates thousands, a comma is
            the decimal mark.
        unit: the unit that a bare number is in; a text that names another is not read.

    >>> read("trên 80%", "percent")
    Value(gt='80', unit='percent')
    >>> read("1.819 thủ tục", "procedure"), read("13/17", "percent")
    (Value(eq='1819', unit='procedure'), None)
    """
    words = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    if len(words) > _LONGEST:
        return None
    words = words.removeprefix("đạt ").rstrip(" .;")
    for name, form in _FORMS:
        match = form.fullmatch(words)
        if match is None:
            continue
        parts = match.groupdict()
        if any(not _names(parts.get(key) or "", unit) for key in ("unit", "first")):
            continue
        low, high = plain(_number(parts["low"])), plain(_number(parts.get("high") or "0"))
        if low is None or high is None:
            return None
        return _value(name, low, high, unit)
    return None


def _value(name: str, low: str, high: str, unit: str | None) -> Value | None:
    if name == "between":
        return Value(between=(low, high), unit=unit) if Decimal(low) <= Decimal(high) else None
    return replace(Value(eq=low, unit=unit), **{"eq": None, name: low})


def _number(written: str) -> Decimal:
    return next(numbers_in(written))


def plain(number: Decimal) -> str | None:
    """Return a number the way plan files write it, or None where it is too long for them.

    >>> plain(Decimal("80.50")), plain(Decimal("1E+3")), plain(Decimal("-0"))
    ('80.5', '1000', '0')
    """
    if not number.is_finite() or abs(number.adjusted()) > sum(_DIGITS):
        return None
    written = f"{number:f}"
    whole, _, rest = written.partition(".")
    rest = rest.rstrip("0")
    if len(whole.lstrip("-")) > _DIGITS[0] or len(rest) > _DIGITS[1]:
        return None
    whole = whole.lstrip("0") or "0" if not whole.startswith("-") else whole
    written = f"{whole}.{rest}" if rest else whole
    return "0" if written == "-0" else written


def has_fraction(text: str) -> bool:
    """Tell whether a number is written with a decimal part, be it zero: `1,000`."""
    return any("," in each or ("." in each and not _GROUPED(each)) for each in _ANY(text))


_ANY = re.compile(_NUMBER).findall
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+").fullmatch


def _names(written: str, unit: str | None) -> bool:
    """Tell whether what follows a number names its unit, or nothing."""
    written = written.strip()
    if not written:
        return True
    value = Value(text="-", unit=unit)
    if percentage(value):
        return written in _PER_CENT
    if unit is None:
        return False
    name = unit_name(value)
    known = {unit, name.en, name.vi, *name.vi.split(", ")}
    return written in {unicodedata.normalize("NFC", each).casefold() for each in known}


_PER_CENT = frozenset({"%", "phần trăm", "percent"})
