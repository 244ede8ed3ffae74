"""Citations of Vietnamese legal documents as printed: the number of an act, and the date after it.

Texts are compared in a plain form that absorbs the usual faults of print: spaces inside a number
(`144/2021/NĐ- CP`), a dash for a hyphen, `D` or `Ð` for `Đ`, Cyrillic look-alikes, letter case.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

# Cyrillic letters that look like Latin ones occur inside numbers (`TT-BTС` with U+0421).
_LOOK_ALIKE = str.maketrans("авекмнорстх–—−‑‐", "abekmhopctx-----")
_LOOKS_ALIKE = re.compile(r"[\u0400-\u04ff\u2010-\u2212]")  # translating is slow, so ask first

_DATE = r"ngày (\d ?\d?) ?(?:[/.-]|tháng) ?(\d ?\d?) ?(?:[/.-]|năm) ?(\d{4})(?!\d)"
_DATE_NEXT = re.compile(rf"[ ,:(]*(?:(?:được )?(?:ký|ban hành) )?({_DATE})".replace("đ", "d"))
_DATE_ANYWHERE = re.compile(_DATE.replace("đ", "d"))

# 64/2007/nd-cp  1819/qd-ttg  36a/nq-cp  19-2018/nq-cp  67/2006/qh11  36-nq/tw  118/ttg
_NUMBER = re.compile(
    r"(?<![\w/.-])\d{1,5}[a-z]?(?:[.-]\d{1,4})?(?:/(?:19|20)\d\d)?"
    r"(?:/[a-z]|-[a-z]+/)[a-z&0-9\u00c0-\u1ef9]*(?:[-/][a-z&0-9\u00c0-\u1ef9]+)*"
)
_YEAR_OF_LAW = re.compile(r"\b(?:năm|(?:luật|pháp lệnh) [^,;.():]{3,150}?) (?:19|20)\d\d(?![\d/-])")
_SHORT_NUMBER = re.compile(
    r"(?:nghị dịnh|nghị quyết|quyết dịnh|thông tư(?: liên tịch)?|chỉ thị|công văn|kế hoạch|dề án"
    r"|chương trình)(?: số:?)? (\d{1,5}[a-z]?(?:/(?:19|20)\d\d)?)(?![\w/-])"
)
_YEAR_IN_NUMBER = re.compile(r"[/:-](?:19|20)\d\d(?!\d)")

_LONGEST_TITLE = 400
_TITLE = re.compile(
    r"(?: của [^,;(]{1,80}?)?,?(?: (?:về việc|về|v/v|ban hành|phê duyệt|quy dịnh|công bố))+ "
)
_AFTER_NAME = re.compile(r" (?:số:? ?\d|ngày |năm \d|\()|,")
_WORD = re.compile(r"\w+")


class PrintedDate(NamedTuple):
    """A date as printed, and the day it names; None where there is no such day."""

    words: str
    day: date | None


@lru_cache(maxsize=64)  # several questions in a row are about the same words
def plain(text: str) -> str:
    """Return a text in the form in which citations are compared.

    >>> plain("Nghị định số  144/2021/NĐ- CP"), plain("49-CT /TW")
    ('nghị dịnh số 144/2021/nd-cp', '49-ct/tw')
    """
    folded = " ".join(unicodedata.normalize("NFC", text).split()).lower()
    if _LOOKS_ALIKE.search(folded):
        folded = folded.translate(_LOOK_ALIKE)
    for mark in "-/":
        folded = folded.replace(f" {mark}", mark).replace(f"{mark} ", mark)
    return folded.replace("đ", "d").replace("ð", "d")


def mentions(text: str, name: str) -> Iterator[int]:
    """Yield where a number or a name ends in a text, both in plain form; whole words only."""
    at = text.find(name) if name else -1
    while at >= 0:
        end = at + len(name)
        before, after = text[max(at - 2, 0) : at], text[end : end + 2]
        if not _goes_on(before[::-1]) and not _goes_on(after):
            yield end
        at = text.find(name, end)


def dates_after(text: str, name: str) -> Iterator[PrintedDate]:
    """Yield the dates printed directly after a number or a name of an act.

    >>> [each.words for each in dates_after("QĐ số 877/QĐ-TTg ngày 18/7/2018", "877/QĐ-TTg")]
    ['ngày 18/7/2018']
    """
    body = plain(text)
    for end in mentions(body, plain(name)):
        match = _DATE_NEXT.match(body, end)
        if match is not None:
            day, month, year = (match[part].replace(" ", "") for part in (2, 3, 4))
            yield PrintedDate(match[1], _day(int(year), int(month), int(day)))


def numbers(text: str) -> list[str]:
    """Return what looks like numbers of acts, in plain form.

    >>> numbers("Nghị quyết số 19-2018/NQ-CP, Luật số 67/2006/QH11, ngày 26/8/2016, 36-NQ/TW")
    ['19-2018/nq-cp', '67/2006/qh11', '36-nq/tw']
    """
    return _NUMBER.findall(plain(text))


def short_numbers(text: str) -> list[str]:
    """Return numbers of acts that are printed without their symbol, in plain form.

    >>> short_numbers("theo Nghị định 43/2011 của Chính phủ, Nghị quyết 36a")
    ['43/2011', '36a']
    """
    return _SHORT_NUMBER.findall(plain(text))


def has_date(text: str) -> bool:
    """Tell whether a text prints a whole date."""
    return _DATE_ANYWHERE.search(plain(text)) is not None


def has_year(text: str) -> bool:
    """Tell whether a text prints the year of a law: `Luật An ninh mạng 2018`, `... năm 2018`."""
    return _YEAR_OF_LAW.search(plain(text)) is not None


def dated_by_number(number: str) -> bool:
    """Tell whether the number of an act holds its year, so that it needs no date beside it.

    >>> dated_by_number("64/2007/NĐ-CP"), dated_by_number("835/QĐ-UBND")
    (True, False)
    """
    return _YEAR_IN_NUMBER.search(plain(number)) is not None


def one_number(number: str) -> str:
    """Return a number in a form that does not tell its separators apart: 49-CT/TW is 49/CT-TW.

    >>> one_number("49-CT/TW") == one_number("49/CT-TW"), one_number("02/CT-TTg")
    (True, '2/ct/ttg')
    """
    return plain(number).lstrip("0").replace("-", "/")


def title_after(text: str, number: str) -> list[str]:
    """Return the words of the title printed after a number, its date and its issuer, in plain form.

    Words that only open a title (về việc, ban hành, phê duyệt) are left out.

    >>> title_after("36a/NQ-CP ngày 14/10/2015 của Chính phủ về kinh tế số", "36a/NQ-CP")
    ['kinh', 'tế', 'số']
    """
    body = plain(text)
    for end in mentions(body, plain(number)):
        date_next = _DATE_NEXT.match(body, end)
        opened = _TITLE.match(body, date_next.end() if date_next else end)
        if opened is not None:
            return _WORD.findall(body[opened.end() : opened.end() + _LONGEST_TITLE].split(";")[0])
    return []


def agreeing(one: list[str], other: list[str]) -> tuple[int, int]:
    """Return how many leading words of two titles agree; initials stand for their words.

    >>> agreeing(["giải", "quyết", "tthc"], ["giải", "quyết", "thủ", "tục", "hành", "chính"])
    (3, 6)
    """
    here = there = 0
    while here < len(one) and there < len(other):
        if one[here] == other[there]:
            here, there = here + 1, there + 1
        elif taken := _initials(one[here], other, there):
            here, there = here + 1, there + taken
        elif taken := _initials(other[there], one, here):
            here, there = here + taken, there + 1
        else:
            break
    return here, there


def same_title(printed: str, official: str) -> bool:
    """Tell whether a printed title is the official one, or its beginning.

    Words that open a title or only join others, letter case and initials make no difference. Of a
    title that names another act, what follows the number belongs to that act.

    >>> same_title("về thực hiện cơ chế một cửa trong giải quyết TTHC",
    ...            "Thực hiện cơ chế một cửa trong giải quyết thủ tục hành chính")
    True
    >>> same_title("về an toàn thông tin theo cấp độ", "Về an toàn hệ thống thông tin theo cấp độ")
    False
    """
    one, other = _telling(printed), _telling(official)
    here, there = agreeing(one, other)
    return here == len(one) or there == len(other)


def _telling(title: str) -> list[str]:
    bare = _TITLE_OPENS.sub("", plain(title))
    named = _NUMBER.search(bare)
    words = _WORD.findall(bare[: named.end()] if named else bare)
    return [word for word in words if word not in _JOINING]


_TITLE_OPENS = re.compile(
    r"^(?:(?:v/v|về việc|về|ban hành|phê duyệt|quy dịnh|công bố|nghị dịnh|quyết dịnh|thông tư"
    r"|nghị quyết)[ :]+){1,6}"
)
_JOINING = frozenset({"các", "những", "của", "và", "về", "việc", "cho", "tại", "ở", "trên"})


def name_of_law(text: str) -> list[str]:
    """Return the words of a law's name, without its number, its date or its year, in plain form.

    >>> name_of_law("Luật An ninh mạng số 24/2018/QH14 ngày 12/6/2018")
    ['luật', 'an', 'ninh', 'mạng']
    """
    return _WORD.findall(_AFTER_NAME.split(plain(text), maxsplit=1)[0])


def _initials(word: str, words: list[str], at: int) -> int:
    """Return how many words from a place on a word abbreviates by their first letters."""
    spelled = words[at : at + len(word)]
    matches = len(word) > 1 and len(spelled) == len(word)
    return len(word) if matches and all(map(str.startswith, spelled, word)) else 0


def _goes_on(beside: str) -> bool:
    """Tell whether a word or a number goes on, given the two characters beside its end."""
    if not beside:
        return False
    return beside[0].isalnum() or (beside[0] in "/-" and beside[1:].isalnum())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
