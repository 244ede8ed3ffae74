"""A deadline in words, with the comparator that was printed."""

from plancheck.model import Due
from plancheck.text import Text

_EVERY = {
    "month": Text("hằng tháng", "every month"),
    "quarter": Text("hằng quý", "every quarter"),
    "half-year": Text("6 tháng một lần", "every half-year"),
    "year": Text("hằng năm", "every year"),
}
_PARTS = {
    "Q": Text("quý {number} năm {year}", "quarter {number} of {year}"),
    "H": Text("6 tháng {number} năm {year}", "half {number} of {year}"),
    "": Text("tháng {number} năm {year}", "month {number} of {year}"),
}
_HALVES = {"1": Text("đầu", "1"), "2": Text("cuối", "2")}


def worded(due: Due) -> Text:
    """Return a deadline as a sentence says it.

    >>> from datetime import date
    >>> worded(Due(before=date(2019, 10, 15)))
    Text(vi='trước ngày 15/10/2019', en='before 2019-10-15')
    >>> worded(Due(quarter="2019-Q3")).vi
    'quý 3 năm 2019'
    """
    if due.before is not None:
        return Text("trước ngày {day}", "before {day}").fill(day=due.before)
    if due.by is not None:
        return Text("chậm nhất ngày {day}", "by {day}").fill(day=due.by)
    if due.every is not None:
        return _EVERY[due.every]
    if due.continuous is not None:
        return Text("thường xuyên", "continuously")
    if due.condition is not None:
        return Text(f"“{due.condition}”", f"“{due.condition}”")
    return stretch(due.quarter or due.year or "")


def stretch(written: str) -> Text:
    """Return a stretch of time (`2019`, `2019-H1`, `2019-Q3`, `2019-03`) in words.

    >>> stretch("2019-H1")
    Text(vi='6 tháng đầu năm 2019', en='half 1 of 2019')
    >>> stretch("2019-03").vi, stretch("2019").en
    ('tháng 3 năm 2019', '2019')
    """
    year, _, part = written.partition("-")
    if not part:
        return Text(f"năm {year}", year)
    kind, number = (part[0], part[1:]) if part[0] in "QH" else ("", part.lstrip("0"))
    shown = _HALVES[number] if kind == "H" else number
    return _PARTS[kind].fill(number=shown, year=year)
