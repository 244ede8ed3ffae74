"""The parts of a citation that can be told by their shape: numbers, dates, pinpoints."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from plancheck.citation_text import UPPER, Folded, fold_words
from plancheck.citation_words import FAULTY, STANDARDS, SYMBOLS
from plancheck.patterns import Book

_PATTERNS = Book(__file__)

_TYPE = "(?:" + "|".join(sorted({*SYMBOLS, *FAULTY, "LS"}, key=len, reverse=True)) + ")"
# One group of a symbol; 17h00 occurs in the numbers of weather bulletins.
_GROUP = rf"(?:TTg|CTr|CTrHĐ|TTr|QyĐ|\d{{1,2}}h\d\d|[{UPPER}0-9][{UPPER}0-9&]{{0,30}})"
_NEXT = rf"(?:(?:-[ \n]?|[ \n]-|/[ \n]?){_GROUP}(?![a-zà-ỹ]))"
_SYMBOL = rf"(?:{_TYPE}[ \n]?[-/][ \n]?{_GROUP}|(?=[{UPPER}]){_GROUP})(?![a-zà-ỹđ]){_NEXT}{{0,6}}"
_N = r"\d{1,5}[A-Za-zđĐ]?(?:\.\d{1,3})?(?:-(?:19|20)\d\d)?"
_YEAR = r"(?:19|20)\d\d"
_OLD = r"(?:CP|HĐBT|HĐCP|TTg|CT|LCT|SL|UB|NQ/TW|HĐNN\d)"
_LOWER = rf"(?:{'|'.join(s.lower() for s in SYMBOLS if len(s) > 1)})(?:-[a-zđ]{{1,12}}){{1,3}}"
NUMBER = _PATTERNS.compile(
    r"(?<![\w/,.&-])(?:"
    rf"(?:{_N}|(?<=[Ss]ố )\d{{1,2}} \d{{1,3}}(?=/))[ \n]?/[ \n]?(?:{_YEAR}[ \n]?/?[ \n]?)?{_SYMBOL}"
    rf"|{_N}[ \n]?-[ \n]?{_TYPE}[ \n]?/[ \n]?[{UPPER}]{{1,12}}(?:-[{UPPER}]{{1,12}}){{0,2}}"
    rf"|\d{{1,4}}-{_OLD}"
    rf"|{_N}/(?:{_YEAR}/)?{_LOWER}"
    r")(?![\w/])"
)
# `Số: ..... /QĐ-UBND`: a number that is still to be stamped.
BLANK_NUMBER = _PATTERNS.compile(
    rf"(?<=[Ss]ố)[ \n]?:?[ \n.…_]{{0,40}}(/[ \n]?{_TYPE}-{_GROUP}(?:-{_GROUP}){{0,3}})(?!\w)"
)
STANDARD = _PATTERNS.compile(
    rf"(?<!\w)(?:\d\d ?)?(?:{'|'.join(STANDARDS)})(?:[ \n](?:ISO/IEC|ISO|IEC|EN))?[ \n]?"
    r"\d{1,5}(?:-[0-9A-Z]{1,5}){0,3}(?:[ \n]?:[ \n]?((?:19|20)\d\d))?"
    rf"(?:/[{UPPER}]{{2,10}})?(?!\w)"
)
_SHORT = _PATTERNS.compile(r"số:? (\d{1,5}[a-z]?(?:/(?:19|20)\d\d)?)(?![\w/.,-]|,\d)")

_DATE = _PATTERNS.compile(
    r"ngày (?:"
    r"(\d ?\d?) ?[/.-] ?(\d ?\d?) ?[/.-] ?(\d ?\d ?\d ?\d)"
    r"|(\d ?\d?) tháng (\d ?\d?),? năm (\d ?\d ?\d ?\d)"
    r")"
)
_BLANK_DATE = _PATTERNS.compile(
    r"ngày (?:[.…_ ]{0,12}\d{0,2} ?/ ?[.…_ ]{0,12}\d{0,2} ?/ ?(?:19|20)\d\d|"
    r"[.…_ ]{0,12}\d{0,2} ?tháng [.…_ ]{0,12}\d{0,2} ?năm (?:19|20)\d\d)(?!\d)"
)
_MONTH = _PATTERNS.compile(r"tháng (\d{1,2})(?:/| năm )((?:19|20)\d\d)(?!\d)")
_BARE_YEAR = _PATTERNS.compile(r" ((?:19|20)\d\d)(?![\d/.]| ?- ?\d)")
_YEAR_ONLY = _PATTERNS.compile(r"năm ((?:19|20)\d\d)(?! ?- ?\d|\d)")
_BEFORE_DATE = _PATTERNS.compile(
    r" ?,? ?(?:(?:đã )?(?:được |do )?(?:ký|ban hành|ra)(?: ngày(?= ngày))? )?\(?(?=ngày|tháng \d"
    r"|năm \d)"
)


class Token(NamedTuple):
    """A number where it stands; `kind` is number, blank or standard."""

    start: int
    end: int
    kind: str


class When(NamedTuple):
    """A date as printed: where it ends, the day in ISO form, the year."""

    start: int
    end: int
    iso: str | None
    year: int | None
    fault: str | None = None


def numbers(text: Folded) -> list[Token]:
    """Return the numbers of documents in a text, in order."""
    found = [Token(m.start(), m.end(), "number") for m in NUMBER.finditer(text.cased)]
    found += [Token(m.start(1), m.end(1), "blank") for m in BLANK_NUMBER.finditer(text.cased)]
    found += [Token(m.start(), m.end(), "standard") for m in STANDARD.finditer(text.cased)]
    found.sort()
    kept: list[Token] = []
    for token in found:
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept


def short_number(text: Folded, at: int) -> re.Match[str] | None:
    """Return a number without a symbol at a place: `số 134/2004`, `số 45`."""
    return _SHORT.match(text.plain, at)


def bare_year(text: Folded, at: int) -> re.Match[str] | None:
    """Return the year that follows the name of a law without a word: `Luật Nhà ở 2014`."""
    return _BARE_YEAR.match(text.plain, at, at + 8)


def when(text: Folded, at: int, *, year_only: bool = True) -> When | None:
    """Return the date that follows directly after a place."""
    before = _BEFORE_DATE.match(text.plain, at, at + 60)
    if before is None:
        return None
    start = before.end()
    if match := _DATE.match(text.plain, start, start + 40):
        parts = [part.replace(" ", "") for part in match.groups() if part is not None]
        day, month, year = (int(part) for part in parts)
        end = match.end()
        if text.plain[end : end + 1].isdigit():  # a footnote glued to the year
            end += 1 if not text.plain[end + 1 : end + 2].isdigit() else 0
        iso = _iso(year, month, day)
        return When(start, match.end(), iso, year, None if iso else "invalid_date")
    if match := _BLANK_DATE.match(text.plain, start, start + 60):
        return When(start, match.end(), None, None, "incomplete")
    if match := _MONTH.match(text.plain, start, start + 30):
        return When(start, match.end(), None, int(match[2]))
    if year_only and (match := _YEAR_ONLY.match(text.plain, start, start + 14)):
        return When(start, match.end(), None, int(match[1]))
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


# -- numbers taken apart -----------------------------------------------------------------------


class Parts(NamedTuple):
    """A number in its normal form, and what it says."""

    normal: str
    year: int | None
    type_symbol: str | None
    issuer_symbol: str | None


_YEAR_IN = _PATTERNS.compile(r"[/:-]((?:19|20)\d\d)(?=[/A-ZĐ]|$)")
_SPLIT = _PATTERNS.compile(
    r"^(\d{1,5}[A-Za-zĐđ]?(?:\.\d{1,3})?(?:-(?:19|20)\d\d)?)?([/-](?:(?:19|20)\d\d)?/?)(.*)$"
)


def take_apart(printed: str, kind: str, *, official_letter: bool = False) -> Parts:
    """Return the normal form of a number and its parts.

    >>> take_apart("144/2021/NĐ- CP", "number").normal
    '144/2021/NĐ-CP'
    >>> take_apart("36-NQ/TW", "number")[2:], take_apart("1414/TCT-CS", "number")[2:]
    (('NQ', 'TW'), (None, 'TCT-CS'))
    """
    if kind == "standard":
        words = " ".join(printed.split())
        year = re.search(r"[:-] ?((?:19|20)\d\d)(?!\d)", words)
        symbol = next((s for s in STANDARDS if s in words), "TCVN")
        return Parts(words, int(year[1]) if year else None, symbol, None)
    compact = "".join(printed.split())
    match = _SPLIT.match(compact)
    if match is None:
        return Parts(compact, None, None, None)
    head, middle, symbol = match[1] or "", match[2], match[3]
    if re.fullmatch(r"\d[A-Za-z]?", head):
        head = "0" + head
    if re.search(r"\d$", middle):
        middle += "/"
    groups = re.split(r"([-/])", symbol)
    groups[::2] = [_official(group, first=index == 0) for index, group in enumerate(groups[::2])]
    if groups[0] == "TTLT" and len(groups) > 1:
        groups[1] = "-"
    kind_of, issuer = _symbols(groups, official_letter=official_letter)
    found = _YEAR_IN.search("/" + head.partition("-")[2] + middle if "-" in head else middle)
    normal = head + middle + "".join(groups)
    return Parts(normal, int(found[1]) if found else None, kind_of, issuer)


def _official(group: str, *, first: bool) -> str:
    upper = group.upper()
    if first and upper in FAULTY:
        return FAULTY[upper]
    if group == "CTrHĐ" or group in SYMBOLS:
        return group
    if re.fullmatch(r"\d{1,2}h\d\d", group):
        return group
    return FAULTY.get(upper, upper) if upper.startswith(("TT", "CTR")) else upper


def _symbols(groups: list[str], *, official_letter: bool) -> tuple[str | None, str | None]:
    """Return the symbols of type and issuer: (QĐ, TTg), (None, TCT-CS), (KH-LT, None)."""
    if groups[0] == "KH" and groups[2:] == ["LT"]:
        return "KH-LT", None
    if groups[0] in SYMBOLS and not official_letter:
        return groups[0], "".join(groups[2:]) or None
    return None, "".join(groups) or None


# -- pinpoints ---------------------------------------------------------------------------------

_LEVEL_WORDS = {
    "điểm": "diem", "khoản": "khoan", "điều": "dieu", "tiểu mục": "muc", "mục": "muc",
    "chương": "chuong", "phần": "phan", "phụ lục": "phu_luc", "gạch đầu dòng thứ": "gach",
}  # fmt: skip
LEVELS = {fold_words(word): key for word, key in _LEVEL_WORDS.items()}
_ORDER = ("gach", "diem", "khoan", "dieu", "muc", "chuong", "phan", "phu_luc")
_LEVEL = "(?:" + "|".join(LEVELS) + ")"
_VALUE = (
    r"(?:\d{1,3}(?:\.\d{1,2}){0,3}[a-zđ]?|[ivxlc]{1,6}|[a-zđ]\d{0,2}|nhất|hai|ba|tư|bốn|năm)(?!\w)"
)
PINPOINT = _PATTERNS.compile(
    rf"(?<!\w){_LEVEL} {_VALUE}"
    rf"(?:(?:,? và | ?, ?| ?; ?| hoặc | của | )(?:{_LEVEL} )?(?:(?<= ){_VALUE})){{0,24}}"
)
_ITEM = _PATTERNS.compile(rf"(?:({_LEVEL}) )?({_VALUE})")


def pinpoints(text: Folded) -> Iterator[tuple[int, int]]:
    """Yield the stretches that point inside a document: `điểm a khoản 2 Điều 5`."""
    for match in PINPOINT.finditer(text.plain):
        yield match.span()


def pinpoint_parts(words: str) -> tuple[dict[str, str], ...]:
    """Return what a pinpoint names, from the finest level to the coarsest.

    >>> pinpoint_parts("khoản 1, khoản 2 điều 7")
    ({'khoan': '1', 'dieu': '7'}, {'khoan': '2', 'dieu': '7'})
    """
    parts: list[dict[str, str]] = []
    pending: list[dict[str, str]] = []  # parts that a coarser level may still complete
    level = ""
    for match in _ITEM.finditer(fold_words(words)):
        name = LEVELS[match[1]] if match[1] else level
        if not name:
            continue
        value = match[2] if name != "muc" else match[2].upper()
        rank = _ORDER.index(name)
        finest = min((_ORDER.index(key) for part in pending for key in part), default=rank)
        coarsest = max((_ORDER.index(key) for part in pending for key in part), default=rank)
        if pending and rank > coarsest:
            for part in pending:
                part[name] = value
        else:
            if pending and rank >= coarsest > finest:
                pending = []
            part = {name: value}
            parts.append(part)
            pending = [*pending, part] if rank == coarsest or not pending else [part]
        level = name
    return tuple(parts)


_PATTERNS.close()
