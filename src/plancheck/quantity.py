"""Numbers as Vietnamese official documents print them, and values as intervals."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from plancheck.model import Value
from plancheck.text import Text, write

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


def percentage(value: Value) -> bool:
    """Tell whether a value is a percentage, however its unit is written."""
    return value.unit is not None and value.unit.strip().casefold() in _PERCENT


def same_unit(one: Value, two: Value) -> bool:
    """Tell whether two values are in one unit."""
    return one.unit == two.unit or (percentage(one) and percentage(two))


def with_unit(value: Value, unit: str | None) -> Value:
    """Return a value in its own unit, or in the given one (its indicator's) where it names none."""
    if value.unit is not None or unit is None or value.text is not None:
        return value
    return replace(value, unit=unit)


def unit_name(value: Value) -> Text:
    """Return the unit of a value in words."""
    if percentage(value):
        return Text("tỷ lệ %", "per cent")
    unit = value.unit or ""
    return _UNITS.get(unit, Text(unit, unit))


def described(value: Value) -> Text:
    """Return a value the way a sentence says it: “trên 80%”, “over 80%”.

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
    template = _COMPARED[name]
    of = Text("%", "%") if percentage(value) else unit_name(value)
    gap = "" if percentage(value) or not value.unit else " "
    vi = [write(number, "vi") for number in value.numbers()]
    en = [write(number, "en") for number in value.numbers()]
    vi[-1] += gap + of.vi
    en[-1] += gap + of.en
    return Text(template.vi.format(*vi), template.en.format(*en))


def interval(value: Value, kind: str | None = None) -> Interval | None:
    """Return the numbers a value allows, or None for one that is approximate or in words.

    Shares are clipped to 0-100 and counts to what is not negative.

    Args:
        value: the value.
        kind: the kind of its indicator; without one, a percentage is taken for a share. An
            `amount` is not clipped: a rate of growth may lie above 100 % or below zero.
    """
    name = value.comparator()
    numbers = value.numbers()
    if not numbers or name == "approx":
        return None
    first = numbers[0]
    bounds = {
        "eq": Interval(first, first),
        "gt": Interval(first, None, low_open=True),
        "ge": Interval(first, None),
        "lt": Interval(None, first, high_open=True),
        "le": Interval(None, first),
        "between": Interval(first, numbers[-1]),
    }[name]
    return bounds.meets(_limits(value, kind))


def possible(value: Value, kind: str | None = None) -> bool:
    """Tell whether a value allows any number at all; words always do."""
    allowed = interval(value, kind)
    if allowed is None:
        return all(Interval(n, n).within(_limits(value, kind)) for n in value.numbers())
    return not allowed.empty()


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
    return _SHARE if percentage(value) else _COUNT


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
