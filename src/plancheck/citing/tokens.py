"""The parts of a citation that can be told by their shape: numbers, dates, pinpoints."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from plancheck.citing.text import LOWER, UPPER, Folded, fold_words
from plancheck.citing.words import DOUBTFUL, FAULTY, STANDARDS, SYMBOLS
from plancheck.patterns import Book

_RE = Book(__file__)

_TYPES = sorted({*SYMBOLS, *FAULTY, "LS"})  # in one order in every run, and the longest first
_TYPE = "(?:" + "|".join(sorted(_TYPES, key=len, reverse=True)) + ")"
# A symbol ends where no small letter follows, save a word that lost its space: `NĐ-CPngày`.
_END = rf"(?!(?!ngày|của)[{LOWER}])"
# One group of a symbol; 17h00 stands in the numbers of weather bulletins, CNNg and ĐTr in letters.
_GROUP = (
    r"(?:TTg|CTr|CTrHĐ|TTr|QyĐ|Qh\d\d|\d{1,2}h\d\d"
    rf"|[{UPPER}0-9][{UPPER}0-9&]{{0,30}}(?:[a-zđ]{{1,2}}(?!\w))?)"
)
_NEXT = rf"(?:(?:[-_][ \n]?|[ \n]-|/[ \n]?|\.){_GROUP}{_END})"
# `TT BNNMT ngày`, `TTr. UBND ngày`, `BTC - QLCS ngày`: the sign is lost, or has spaces around it.
_APART = rf"(?:(?:\.?[ \n]|[ \n]-[ \n]){_GROUP}(?=,?[ \n]ngày))"
_SYMBOL = (
    rf"(?:{_TYPE}[ \n]?[-_/.][ \n]?{_GROUP}|(?=[{UPPER}]){_GROUP}(?:[ \n]/[ \n]{_TYPE})?){_END}"
    rf"{_NEXT}{{0,6}}{_APART}?(?:(?<=QH)[ \n]\d\d(?!\d))?"
)
_N = r"\d{1,5}[A-Za-zđĐ]?(?:\.\d{1,3})?(?:-(?:19|20)\d\d)?"
_SLASH = r"[ \n]?/(?:[ \n]?/)?[ \n]?"
_YEAR = r"(?:19|20)\d\d"
_AFTER_SO = r"(?<=[Ss]ố[ \n])"
_TORN_N = rf"{_AFTER_SO}\d{{1,2}} \d{{1,3}}(?=/)"
_LOWER_TYPE = "(?:" + "|".join(s.lower() for s in SYMBOLS if len(s) > 1) + ")"
_SHAPES = (
    # 64/2007/NĐ-CP, 3405/BTTTT-THH, 118/TTg; the number torn: `số 1 234/QĐ-UBND`
    rf"(?:{_N}|{_TORN_N}){_SLASH}(?:{_YEAR}(?:{_SLASH}|[ \n]?))?{_SYMBOL}",
    # of the Party: 36-NQ/TW
    rf"{_N}[ \n]?-[ \n]?{_TYPE}[ \n]?/[ \n]?[{UPPER}]{{1,12}}(?:-[{UPPER}]{{1,12}}){{0,2}}",
    # the body first, before 1995: 17-BYT/TT, 49-LCT/HĐNN7
    rf"{_N}[ \n]?-[ \n]?[A-ZĐ]{{2,8}}[ \n]?/[ \n]?(?:{_TYPE}|HĐNN\d?)",
    # 21-CP, 26-HĐBT
    r"\d{1,4}-(?:CP|HĐBT|HĐCP|TTg|CT|LCT|SL|UB|NQ/TW|HĐNN\d)",
    rf"{_AFTER_SO}\d{{1,4}}-[A-ZĐ]{{2,5}}",
    # the slash is lost: 2472QĐ/GTVT
    rf"{_AFTER_SO}\d{{1,5}}(?:QĐ|NĐ|NQ|TTLT|TTr|TT|CT|TB|KH|VBHN)[-/]{_GROUP}{_END}{_NEXT}{{0,3}}",
    # small letters in a heading: 77/kh-lt, 77/2006/qđ.ubnd, `số 2600/ttg-ktth`
    rf"{_N}/(?:{_YEAR}/)?{_LOWER_TYPE}(?:[-.][a-zđ]{{1,12}}){{1,3}}",
    rf"{_AFTER_SO}{_N}/(?:{_YEAR}/)?[a-zđ]{{2,8}}(?:-[a-zđ&]{{1,12}}){{1,3}}",
)
NUMBER = _RE.compile(rf"(?<![\w/,.&-])(?:{'|'.join(_SHAPES)})(?!(?!ngày|của)\w|/)")
_DIGITS = _RE.compile(r"\d+")
# `Số: ..... /QĐ-UBND`: a number that is still to be stamped.
BLANK_NUMBER = _RE.compile(
    rf"[Ss]ố[ \n]?:?[ \n.…_]{{0,40}}(/[ \n]?{_TYPE}-{_GROUP}(?:-{_GROUP}){{0,3}})(?!\w)"
)
STANDARD = _RE.compile(
    rf"(?<!\w)(?:\d\d ?)?(?:{'|'.join(STANDARDS)})(?:[ \n](?:ISO/IEC|ISO|IEC|EN))?[ \n]?"
    r"\d{1,5}(?:-[0-9A-Z]{1,5}){0,3}(?:[ \n]?:[ \n]?((?:19|20)\d\d))?"
    rf"(?:/[{UPPER}]{{2,10}})?(?!\w)"
)
_ANY_STANDARD = _RE.compile("|".join(STANDARDS))
_SHORT = _RE.compile(r"số:? (\d{1,5}[a-z]?(?:/(?:19|20)\d\d)?)(?![\w/-]|[.,]\d)")

# The words between the parts of a date, with the slips that are seen: `ngày 31 tháng 3 tháng 2026`.
_DATE = _RE.compile(
    r"ngày ?(?:"
    r"(\d ?\d?) ?[/.-] ?(\d ?\d?) ?[/.-] ?(\d ?\d ?\d ?\d)"
    r"|(\d ?\d?) (?:tháng|ngày|năm) ?(\d ?\d?),? n?(?:ăm|ám|am|tháng) ?(\d ?\d ?\d ?\d)"
    r")"
)
_BLANK_DATE = _RE.compile(
    r"ngày (?:[.…_ ]{0,12}\d{0,2} ?/ ?[.…_ ]{0,12}\d{0,2} ?/ ?(?:19|20)\d\d|"
    r"[.…_ ]{0,12}\d{0,2} ?tháng [.…_ ]{0,12}\d{0,2} ?năm (?:19|20)\d\d)(?!\d)"
)
_MONTH = _RE.compile(r"tháng (\d{1,2})(?:/| năm )((?:19|20)\d\d)(?!\d)")
_BARE_YEAR = _RE.compile(r" ((?:19|20)\d\d)(?![\d/.]| ?- ?\d)")
_YEAR_ONLY = _RE.compile(r"năm ((?:19|20)\d\d)(?! ?- ?\d|\d)")
_BEFORE_DATE = _RE.compile(
    r" ?,? ?(?:(?:đã )?(?:được |do )?"
    r"(?:ký|ban hành|ra|(?:quốc hội |hội đồng nhân dân |hđnd )?(?:khóa \w+ )?thông qua)"
    r"(?: ngày(?= ngày))? )?\(?(?=ngày|tháng \d"
    r"|năm \d)"
)


_NOTED = _RE.compile(
    r"-(?:CP|TTg|TW|UBND|HĐND|NHNN|BTC|BCA|BYT|BNV|BXD|BCT|BQP|BTP|BTTTT|BGDĐT|BTNMT|BKHĐT|BKHCN"
    r"|BLĐTBXH|BGTVT|BNNPTNT|BVHTTDL)\d$"
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
    cased = text.cased
    # a number begins with a digit: far faster to find than where it may begin
    digits = (NUMBER.match(cased, m.start()) for m in _DIGITS.finditer(cased))
    found = [Token(m.start(), _unnoted(text, m), "number") for m in digits if m]
    found += [Token(m.start(1), m.end(1), "blank") for m in BLANK_NUMBER.finditer(cased)]
    if _ANY_STANDARD.search(cased):
        found += [Token(m.start(), m.end(), "standard") for m in STANDARD.finditer(cased)]
    found.sort()
    kept: list[Token] = []
    for token in found:
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept


def _unnoted(text: Folded, match: re.Match[str]) -> int:
    """Return where a number ends, without the sign of a footnote that is glued to it: NQ-CP3."""
    return match.end() - 1 if _NOTED.search(text.cased, match.start(), match.end()) else match.end()


def past_note(text: Folded, at: int) -> int:
    """Return the place after the sign of a footnote that is glued to a number or a date."""
    plain = text.plain
    alone = plain[at : at + 1].isdigit() and not plain[at + 1 : at + 2].isalnum()
    return at + 1 if alone else at


def short_number(text: Folded, at: int) -> re.Match[str] | None:
    """Return a number without a symbol at a place: `số 134/2004`, `số 45`."""
    return _SHORT.match(text.plain, at)


def bare_year(text: Folded, at: int) -> re.Match[str] | None:
    """Return the year that follows the name of a law without a word: `Luật Nhà ở 2014`."""
    return _BARE_YEAR.match(text.plain, at, at + 8)


def when(text: Folded, at: int, *, year_only: bool = True) -> When | None:
    """Return the date that follows directly after a place."""
    before = _BEFORE_DATE.match(text.plain, past_note(text, at), at + 80)
    if before is None:
        return None
    start = before.end()
    if match := _DATE.match(text.plain, start, start + 40):
        parts = [part.replace(" ", "") for part in match.groups() if part is not None]
        day, month, year = (int(part) for part in parts)
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


_YEAR_IN = _RE.compile(r"[/:-]((?:19|20)\d\d)(?=[/A-ZĐ]|$)")
_SPLIT = _RE.compile(
    r"^(\d{1,5}[A-Za-zĐđ]?(?:\.\d{1,3})?(?:-(?:19|20)\d\d)?)?([/-](?:(?:19|20)\d\d)?/?)(.*)$"
)
_LOST_SLASH = _RE.compile(rf"^(\d{{1,5}})(?={_TYPE}[-/])")
_LOST_HYPHEN = _RE.compile(rf"(?<=[/-])({_TYPE})[ \n](?=[{UPPER}])")


def take_apart(printed: str, kind: str, cited: str | None = None) -> Parts:
    """Return the normal form of a number and its parts; `cited` is the type that stands before it.

    >>> take_apart("144/2021/NĐ- CP", "number").normal
    '144/2021/NĐ-CP'
    >>> take_apart("36-NQ/TW", "number")[2:], take_apart("1414/TCT-CS", "number")[2:]
    (('NQ', 'TW'), (None, 'TCT-CS'))
    >>> take_apart("2472QĐ/GTVT", "number"), take_apart("17-BYT/TT", "number")[2:]
    (Parts(normal='2472/QĐ/GTVT', year=None, type_symbol='QĐ', issuer_symbol='GTVT'), ('TT', 'BYT'))
    """
    if kind == "standard":
        return _standard(printed)
    compact = "".join(_LOST_HYPHEN.sub(r"\1-", printed).replace("_", "-").split())
    compact = _LOST_SLASH.sub(r"\1/", compact.replace("//", "/"))
    match = _SPLIT.match(compact)
    if match is None:
        return Parts(compact, None, None, None)
    head, middle, symbol = match[1] or "", match[2], match[3]
    if re.fullmatch(r"\d[A-Za-z]?", head):
        head = "0" + head
    if symbol and re.search(r"\d$", middle):
        middle += "/"
    groups = re.split(r"([-/.])", symbol)
    groups[::2] = [_official(group, first=index == 0) for index, group in enumerate(groups[::2])]
    if groups[0] == "TTLT" and len(groups) > 1:
        groups[1] = "-"
    # of the Party the type follows at once: `06-CT/TU`, also in a Chương trình
    party = middle == "-" and "/" in groups
    kind_of, issuer = _symbols(groups, None if party else cited)
    found = _YEAR_IN.search("/" + head.partition("-")[2] + middle if "-" in head else middle)
    normal = head + middle + "".join(groups)
    return Parts(normal, int(found[1]) if found else None, kind_of, issuer)


def _standard(printed: str) -> Parts:
    words = " ".join(printed.split())
    year = re.search(r"[:-] ?((?:19|20)\d\d)(?!\d)", words)
    symbol = next((s for s in STANDARDS if s in words), "TCVN")
    return Parts(words, int(year[1]) if year else None, symbol, None)


def _official(group: str, *, first: bool) -> str:
    upper = group.upper()
    if first and upper in FAULTY:
        return FAULTY[upper]
    if group == "CTrHĐ" or group in SYMBOLS or re.fullmatch(r"\d{1,2}h\d\d", group):
        return group
    if re.fullmatch(rf"[{UPPER}]{{2,}}[{LOWER}]{{1,2}}", group):  # CNNg
        return group
    return FAULTY.get(upper, upper) if upper.startswith(("TT", "CTR")) else upper


def _symbols(groups: list[str], cited: str | None) -> tuple[str | None, str | None]:
    """Return the symbols of type and issuer: (QĐ, TTg), (None, TCT-CS), (KH-LT, None)."""
    if groups[0] == "KH" and groups[2:] == ["LT"]:
        return "KH-LT", None
    if groups[0] in SYMBOLS and _says_type(groups[0], cited):
        return groups[0], "".join(groups[2:]) or None
    if groups[-2:-1] == ["/"] and groups[-1] in SYMBOLS:  # the body first: BYT/QĐ
        return groups[-1], "".join(groups[:-2]) or None
    return None, "".join(groups) or None


def _says_type(symbol: str, cited: str | None) -> bool:
    """Tell whether a symbol is that of a type: not so in `Công văn số 577/CT-THNVDT`."""
    if cited == "Công văn":
        return symbol == "CV"
    return cited is None or symbol not in DOUBTFUL or cited.startswith(SYMBOLS[symbol])


# -- pinpoints ---------------------------------------------------------------------------------

_LEVEL_WORDS = {
    "điểm": "diem", "khoản": "khoan", "điều": "dieu", "tiểu mục": "muc", "mục": "muc",
    "tiết": "tiet", "chương": "chuong", "gạch đầu dòng thứ": "gach",
}  # fmt: skip
LEVELS = {fold_words(word): key for word, key in _LEVEL_WORDS.items()}
_ORDER = ("gach", "tiet", "diem", "khoan", "dieu", "muc", "chuong")
_LEVEL = "(?:" + "|".join(LEVELS) + ")"
_VALUE = (
    r"(?:\d{1,3}(?:\.\d{1,2}){0,3}[a-zđ]?|[ivxlc]{1,6}|[a-zđ]\d{0,2}|nhất|hai|ba|tư|bốn|năm)(?!\w)"
)
PINPOINT = _RE.compile(
    rf"(?<!\w){_LEVEL} {_VALUE}"
    rf"(?:(?:,? và | ?, ?| ?; ?| hoặc | của | )(?:{_LEVEL} )?(?:(?<= ){_VALUE})){{0,24}}"
)
_ITEM = _RE.compile(rf"(?<!\w)(?:({_LEVEL}) )?({_VALUE})")
_ROMAN = _RE.compile(r"[ivxlc]+")


def pinpoints(text: Folded) -> Iterator[tuple[int, int]]:
    """Yield the stretches that point inside a document: `điểm a khoản 2 Điều 5`."""
    for match in PINPOINT.finditer(text.plain):
        yield match.span()


def pinpoint_parts(words: str) -> tuple[dict[str, str], ...]:
    """Return what a pinpoint names, from the finest level to the coarsest.

    >>> pinpoint_parts("khoản 1, khoản 2 điều 7")
    ({'khoan': '1', 'dieu': '7'}, {'khoan': '2', 'dieu': '7'})
    """
    items = _items(words)
    names = [name for name, _ in items]
    if len(set(names)) == len(names):  # one place, in any order: `khoản 1, mục I, Điều 1`
        return (dict(items),) if items else ()
    parts: list[dict[str, str]] = []
    for name, value in items:
        if not parts or _coarsest(parts[-1]) >= _ORDER.index(name):
            parts.append({name: value})
            continue
        for part in reversed(parts):  # a coarser level completes all that wait for it
            if _coarsest(part) >= _ORDER.index(name):
                break
            part[name] = value
    return tuple(parts)


def _coarsest(part: dict[str, str]) -> int:
    return max(_ORDER.index(name) for name in part)


def _items(words: str) -> list[tuple[str, str]]:
    """Return level and value of all that a pinpoint names; a bare value is of the level before."""
    items: list[tuple[str, str]] = []
    for match in _ITEM.finditer(fold_words(words)):
        if not match[1] and not items:
            continue
        name = LEVELS[match[1]] if match[1] else items[-1][0]
        roman = name not in ("diem", "gach") and _ROMAN.fullmatch(match[2])
        items.append((name, match[2].upper() if roman else match[2]))
    return items


_RE.close()
