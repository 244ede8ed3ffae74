"""Numbers as Vietnamese official documents print them, and values as intervals."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, Decimal, localcontext
from functools import cache
from typing import NamedTuple

from msgspec import convert
from msgspec.structs import replace

from plancheck.model import Value
from plancheck.text import LANGS, Text, write

# 1.819 - 44.232 - 59,25 - 30 - 02. No thousands group follows a leading zero: 0.819 is a fraction.
_NUMBER = re.compile(
    r"(?<!\d)(?:(?P<grouped>[1-9]\d{0,2}(?:\.\d{3})+(?!\d)(?:,\d+)?)|\d+(?:[.,]\d+)?)"
)
_PERCENT = frozenset({"percent", "per cent", "%", "phần trăm"})
_UNITS = {
    "account": Text("tài khoản", "accounts"),
    "body": Text("cơ quan, đơn vị", "bodies"),
    "certificate": Text("chứng thư số", "certificates"),
    "computer": Text("máy tính", "computers"),
    "document": Text("văn bản", "documents"),
    "document type": Text("loại văn bản", "types of documents"),
    "dossier": Text("hồ sơ", "dossiers"),
    "dossier or procedure": Text("hồ sơ, thủ tục", "dossiers or procedures"),
    "enterprise": Text("doanh nghiệp", "enterprises"),
    "meeting": Text("cuộc họp", "meetings"),
    "person": Text("người", "persons"),
    "portal": Text("cổng thông tin", "portals"),
    "procedure": Text("thủ tục", "procedures"),
    "server": Text("máy chủ", "servers"),
    "service": Text("dịch vụ", "services"),
    "site": Text("điểm", "sites"),
    "system": Text("hệ thống", "systems"),
    "terabyte": Text("terabyte", "terabytes"),
    "user": Text("người dùng", "users"),
    "website": Text("trang thông tin", "websites"),
}
_COMPARED = {
    "eq": Text("{0}", "{0}"),
    "gt": Text("trên {0}", "over {0}"),
    "ge": Text("từ {0} trở lên", "at least {0}"),
    "lt": Text("dưới {0}", "under {0}"),
    "le": Text("không quá {0}", "at most {0}"),
    "between": Text("từ {0} đến {1}", "from {0} to {1}"),
    "approx": Text("khoảng {0}", "about {0}"),
}


# The words before a number, and what they make of it; the longest that fits counts.
_BEFORE = {
    "ge": "không (?:dưới|thấp hơn|ít hơn|nhỏ hơn)|tối thiểu|ít nhất|≥|>=",
    "le": "không (?:vượt quá|quá|vượt|trên|cao hơn|nhiều hơn|lớn hơn)|tối đa|nhiều nhất|≤|<=",
    "gt": "trên|hơn|vượt|(?:lớn|cao|nhiều) hơn|>",
    "lt": "dưới|(?:thấp|nhỏ|ít) hơn|chưa (?:đến|tới)|<",
    "approx": "ước(?: đạt| tính)?(?: khoảng)?|khoảng|xấp xỉ|gần|chừng|~|≈",
}
_AMOUNT = r"[-−]?(?:[1-9]\d{0,2}(?:\.\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?)(?!\d)"
_UNIT = r" ?(?:%|(?!(?:đến|tới)\b)[^\W\d_][^\d%]*?)"
_RANGE = rf"(?P<a>{_AMOUNT})(?P<one>{_UNIT})? ?(?:-|–|đến|tới) ?(?P<b>{_AMOUNT})(?P<unit>{_UNIT})?"


@cache  # compiled where a value is read, which a check of a plan never does
def _forms() -> tuple[re.Pattern[str], ...]:
    before = "|".join(f"(?P<{name}>{words})" for name, words in _BEFORE.items())
    return tuple(
        re.compile(rf"(?:(?:đạt|bằng|là|ở mức|mức) )*{form}", re.IGNORECASE)
        for form in (
            rf"(?:từ )?(?P<a>{_AMOUNT})(?P<unit>{_UNIT})? trở (?:(?P<ge>lên)|(?P<le>xuống))",
            rf"(?:trong khoảng )?(?:từ )?{_RANGE}",
            rf"(?P<a>{_AMOUNT})/(?P<of>{_AMOUNT})(?P<unit>{_UNIT})?",
            rf"(?:(?:{before}) ?(?:mức |là )?)?(?P<a>{_AMOUNT})(?P<unit>{_UNIT})?",
        )
    )


_MONTH = r"(?:0?[1-9]|1[0-2])/(?:19|20)\d\d"
_LONGEST = 200
_CALLED = {name.vi: unit for unit, name in _UNITS.items()} | {
    "%": "percent",
    "phần trăm": "percent",
    "cơ quan": "body",
    "đơn vị": "body",
    "máy": "computer",
    "máy vi tính": "computer",
    "thủ tục hành chính": "procedure",
}


def parse_value(words: str) -> Value | None:
    """Read a value as Vietnamese documents print it, or None where the words are not one.

    The numbers keep all their decimals; units that are known get their names here, others keep
    their words. None rather than a guess: “từ 50%” has no end, “ước đạt trên 30%” compares twice.
    Words in “quotation marks” are a value in words.

    >>> described(parse_value("Tối thiểu 13,50 tỷ đồng")).vi, parse_value("chưa nhiều")
    ('từ 13,50 tỷ đồng trở lên', None)
    """
    text = " ".join(unicodedata.normalize("NFC", words[: _LONGEST + 1]).split()).rstrip(" .;,")
    if len(text) > _LONGEST:
        return None
    if len(text) > 2 and (text[0], text[-1]) == ("“", "”") and text.count("“") == 1:
        return Value(text=text[1:-1].strip()) if text[1:-1].strip() else None
    matches = (form.fullmatch(text) for form in _forms())
    found = next(filter(None, matches), None)
    return _read(found) if found and not re.fullmatch(_MONTH, text) else None


def _read(found: re.Match[str]) -> Value | None:
    parts = {name: words for name, words in found.groupdict().items() if words is not None}
    printed = [parts[name] for name in ("a", "b", "of") if name in parts]
    numbers = [number for each in printed if (number := _plain(each)) is not None]
    unit = _unit(parts.get("unit"))
    first = _unit(parts.get("one"))
    if len(numbers) < len(printed) or (first is not None and first != unit):
        return None
    low, high = Decimal(numbers[0]), Decimal(numbers[-1])
    if low > high or ("of" in parts and (low < 0 or not high)):
        return None
    if "of" in parts:
        return Value(eq=numbers[0], of=numbers[1], unit=unit)
    if "b" in parts:
        return Value(between=(numbers[0], numbers[1]), unit=unit)
    name = next((name for name in _BEFORE if name in parts), "eq")
    return convert({name: numbers[0], "unit": unit}, Value)


def _plain(printed: str) -> str | None:
    """Return a printed number as files write it, or None for one with too many digits."""
    bare = printed.replace("−", "-")
    if "," in bare or re.fullmatch(r"-?[1-9]\d{0,2}(?:\.\d{3})+", bare):
        bare = bare.replace(".", "").replace(",", ".")
    whole, _, decimals = bare.lstrip("-").partition(".")
    whole = whole.lstrip("0") or "0"
    if len(whole) > 18 or len(decimals) > 9:
        return None
    number = f"{whole}.{decimals}" if decimals else whole
    return f"-{number}" if bare.startswith("-") and number.strip("0.") else number


def _unit(printed: str | None) -> str | None:
    name = " ".join((printed or "").split())
    return _CALLED.get(name.lower(), name) or None


def numbers_in(text: str) -> Iterator[Decimal]:
    """Yield the numbers of a Vietnamese text, in order.

    A dot before exactly three digits separates thousands; a comma is the decimal mark; any other
    dot before digits is read as a decimal mark too (it occurs in practice). A minus is not read:
    in these texts it is a bullet or a range.

    >>> [str(number) for number in numbers_in("1.819 thủ tục, đạt 59,25%, ngày 03/12")]
    ['1819', '59.25', '3', '12']
    """
    for match in _NUMBER.finditer(text):
        written = match[0]
        if match["grouped"]:
            written = written.replace(".", "")
        yield Decimal(written.replace(",", "."))


class Interval(NamedTuple):
    """The numbers a value allows; a bound of None is open without end."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def empty(self) -> bool:
        """Tell whether no number fits."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def within(self, other: "Interval") -> bool:
        """Tell whether every number of this interval lies in another."""
        return _low_fits(self, other) and _high_fits(self, other)

    def meets(self, other: "Interval") -> "Interval":
        """Return the numbers that both intervals allow."""
        low, low_open = _tighter(
            (self.low, self.low_open), (other.low, other.low_open), highest=True
        )
        high, high_open = _tighter(
            (self.high, self.high_open), (other.high, other.high_open), highest=False
        )
        return Interval(low, high, low_open, high_open)


_SHARE = Interval(Decimal(0), Decimal(100))
_COUNT = Interval(Decimal(0), None)
_ANY = Interval(None, None)
_FINE = Decimal("1e-12")


def percentage(value: Value) -> bool:
    """Tell whether a value is a percentage, however its unit is written."""
    return value.unit is not None and value.unit.strip().casefold() in _PERCENT


def share(value: Value) -> bool:
    """Tell whether a value is a share of a whole: a percentage, or so many of so many."""
    return value.of is not None or percentage(value)


def same_unit(one: Value, two: Value) -> bool:
    """Tell whether two values are in one unit; all shares are, whatever they count."""
    return share(one) == share(two) and (share(one) or one.unit == two.unit)


def with_unit(value: Value, unit: str | None) -> Value:
    """Return a value in its own unit, or in the given one (its indicator's) where it names none."""
    if value.unit is not None or unit is None or value.text is not None or value.of is not None:
        return value
    return replace(value, unit=unit)


def unit_name(value: Value) -> Text:
    """Return the unit of a value in words."""
    if share(value):
        return Text("tỷ lệ %", "per cent")
    unit = value.unit or ""
    return _UNITS.get(unit, Text(unit, unit))


def described(value: Value) -> Text:
    """Return a value the way a sentence says it: “trên 80%”, “over 80%”, “13/17 xã”.

    >>> described(Value(gt="80", unit="percent"))
    Text(vi='trên 80%', en='over 80%')
    >>> described(Value(eq="1819", unit="procedure"))
    Text(vi='1.819 thủ tục', en='1,819 procedures')
    """
    if value.text is not None:
        return Text(f"“{value.text}”", f"“{value.text}”")
    name = value.comparator()
    if not name:
        return Text("", "")
    whole = [Decimal(value.of)] if value.of is not None else []
    unit = Text("%", "%") if percentage(value) else unit_name(replace(value, of=None))
    gap = "" if percentage(value) or not value.unit else " "
    vi, en = (
        ["/".join(write(n, lang) for n in (number, *whole)) for number in value.numbers()]
        for lang in LANGS
    )
    template = _COMPARED[name]
    vi[-1] += gap + unit.vi
    en[-1] += gap + unit.en
    return Text(template.vi.format(*vi), template.en.format(*en))


def interval(value: Value, kind: str | None = None) -> Interval | None:
    """Return the numbers a value allows, or None for one that is approximate or in words.

    Shares are clipped to 0-100 and counts to what is not negative. 13 of 17 is a percentage; where
    no decimal number is exact, it lies between the two nearest ones of twelve decimals.

    Args:
        value: the value.
        kind: the kind of its indicator; without one, a percentage is taken for a share. An
            `amount` is not clipped: a rate of growth may lie above 100 % or below zero.
    """
    name = value.comparator()
    numbers = value.numbers()
    if not numbers or name == "approx" or (value.of is not None and Decimal(value.of) <= 0):
        return None
    first, last = _exact(numbers[0], value.of), _exact(numbers[-1], value.of)
    loose = first.low_open  # it lies between two decimal numbers and is neither
    bounds = {
        "eq": first,
        "gt": Interval(first.high, None, low_open=not loose),
        "ge": Interval(first.low, None, low_open=loose),
        "lt": Interval(None, first.low, high_open=not loose),
        "le": Interval(None, first.high, high_open=loose),
        "between": Interval(first.low, last.high, loose, last.high_open),
    }[name]
    return bounds.meets(_limits(value, kind))


def possible(value: Value, kind: str | None = None) -> bool:
    """Tell whether a value allows any number at all; words always do."""
    allowed = interval(value, kind)
    if allowed is None:
        if value.of is not None:
            return value.text is not None or Decimal(value.of) > 0
        return all(Interval(n, n).within(_limits(value, kind)) for n in value.numbers())
    return not allowed.empty()


def rounded(number: Decimal, places: int) -> Decimal:
    """Return a number rounded to so many decimals, half to even, however large it is.

    >>> rounded(Decimal("2.345"), 2), rounded(Decimal(10) ** 40, 1)
    (Decimal('2.34'), Decimal('10000000000000000000000000000000000000000.0'))
    """
    with localcontext(prec=200):
        return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)


def satisfied(target: Value, measured: Value, kind: str | None = None) -> bool | None:
    """Tell whether a measured value meets a target: True, False, or None where nobody can tell.

    The units must be the same; it is met if all that was measured lies within the target, missed
    if nothing does, and undetermined otherwise. A value that no number fits tells nothing.
    """
    wanted, got = interval(target, kind), interval(measured, kind)
    if wanted is None or got is None or not same_unit(target, measured):
        return None
    if wanted.empty() or got.empty():
        return None
    if got.within(wanted):
        return True
    return False if wanted.meets(got).empty() else None


def _limits(value: Value, kind: str | None) -> Interval:
    if kind == "amount":
        return _ANY
    return _SHARE if share(value) else _COUNT


def _exact(number: Decimal, of: str | None) -> Interval:
    """Return a number as an interval; of a number out of so many, its percentage."""
    if of is None:
        return Interval(number, number)
    with localcontext(prec=100):
        whole = Decimal(of)
        low = (number * 100 / whole).quantize(_FINE, ROUND_FLOOR)
        exact = low * whole == number * 100
        return Interval(low, low if exact else low + _FINE, not exact, not exact)


def _low_fits(inner: Interval, outer: Interval) -> bool:
    if outer.low is None:
        return True
    if inner.low is None or inner.low < outer.low:
        return False
    return inner.low > outer.low or inner.low_open or not outer.low_open


def _high_fits(inner: Interval, outer: Interval) -> bool:
    if outer.high is None:
        return True
    if inner.high is None or inner.high > outer.high:
        return False
    return inner.high < outer.high or inner.high_open or not outer.high_open


def _tighter(
    one: tuple[Decimal | None, bool], two: tuple[Decimal | None, bool], *, highest: bool
) -> tuple[Decimal | None, bool]:
    if one[0] is None:
        return two
    if two[0] is None:
        return one
    if one[0] == two[0]:
        return one[0], one[1] or two[1]
    return one if (one[0] > two[0]) is highest else two
