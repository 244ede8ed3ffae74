"""Running text made ready for reading, with the way back to the text as it was given.

A citation may be cut by a line end, by the head of a page of the Công báo, or be written with
combining marks, no-break spaces, dashes and Cyrillic look-alikes. `Folded` absorbs these and keeps
for each of its positions the position in the source, so that every span holds in the source.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cache

from plancheck.patterns import Book

_RE = Book(__file__)

# Sentence ends, line ends and blank lines matter to the grammar; all other white space is a space.
LINE = "\n"
BLANK = "\v"

_SPACES = (" ", LINE, BLANK)

_LETTERS = [c for c in map(chr, range(0xC0, 0x1EFA)) if c.isalpha()]
UPPER = "A-Z" + "".join(c for c in _LETTERS if c.isupper())  # for use inside a character class
LOWER = "a-z" + "".join(c for c in _LETTERS if c.islower())


def _either(words: str) -> str:
    """Return a pattern for words in composed or in decomposed form."""
    return f"(?:{words}|{unicodedata.normalize('NFD', words)})"


_PAD = r"[ \t\xa0]{0,40}"
# `CÔNG BÁO/Số 302/Ngày 02-06-2026` with the number of the page above or below it.
_HEAD = (
    rf"(?:(?<=\n){_PAD}(?:[0-9]{{1,4}}\s{{1,40}}){{1,2}})?"
    rf"{_either('CÔNG BÁO')} ?/ ?{_either('Số')} [0-9 +]{{1,20}}/ ?{_either('Ngày')} [0-9-]{{8,10}}"
    rf"{_PAD}(?:\n\s{{0,40}}[0-9]{{1,4}}{_PAD}(?=\n))?"
)
# The stamp of the electronic signature at the foot of a page: three or four lines.
_STAMP = (
    rf"(?:{_either('Người ký')}|{_either('Ký bởi')}): [^\n]{{1,80}}\n(?:Email: [^\n]{{1,60}}\n)?"
    rf"{_either('Cơ quan')}: [^\n]{{1,60}}\n"
    rf"(?:{_either('Thời gian ký')}|{_either('Ngày ký')}): [^\n]{{1,40}}"
)
_PAGE_NUMBER = (
    r"(?<=\n)[ \t]{0,40}[0-9]{1,3}[ \t]{0,40}(?=\n\s{0,40}[a-z\xdf-\xff\u0103\u0111\u01a1\u01b0])"
)
_SPACE = r"(?P<space>\s{2,}|[^\S ])"
# `Đ ả ng`, `Qu ả ng Ngãi`, `ph ù hợp`: a vowel that is no word stands alone between its consonants.
_ONSET = "(?:[bcdđghklmnpqrstvx]|[cgknpt]h|ngh?|tr|qu|gi)"
_LONE = "[ảãằắẳẵặâấầẩẫậẻẽẹêềểễệìỉĩịòỏõọốổỗộớỡợùũụứửữựỳỷỹỵ]"
_TORN = (
    rf"(?P<torn>(?<!\w)(?:{_ONSET} {_LONE}(?: (?:[cnpt]h?|ng|nh|[muiyo])(?!\w))?"
    rf"|{_LONE} (?:ng|nh|ch)(?!\w))(?!\w))"
)
_ALONE = r"\n[ \t]{0,40}[0-9]{1,3}[ \t]{0,40}\n"
# What is rare in a text, each after a quick test whether the text holds it at all.
_RARE = tuple(
    (_RE.compile(test), pattern)
    for test, pattern in (
        (
            rf"{_either('CÔNG BÁO')} ?/|{_either('Cơ quan')}: |{_ALONE}",
            rf"(?P<furniture>{_HEAD}|{_STAMP}|{_PAGE_NUMBER})",
        ),
        (r"[\u00ad\u200b-\u200d\u2060\ufeff]", r"(?P<nothing>[\u00ad\u200b-\u200d\u2060\ufeff]+)"),
        (r"[\u0300-\u036f]", r"(?P<marked>[^\W\d_][\u0300-\u036f]{1,8})"),
        (
            rf"[{UPPER}](?<=[{LOWER}][{UPPER}])[{LOWER}\u0300-\u036f]",
            rf"(?P<glued>[{LOWER}](?=[{UPPER}][{LOWER}\u0300-\u036f]))",
        ),
        (f" {_LONE} ", f"(?i:{_TORN})"),
    )
)
_WORD_BEGINS = _RE.compile(rf"[{UPPER}][{LOWER}\u0300-\u036f]")
# What begins a paragraph or an item: a sentence does not run on into it over the end of a page.
FRESH = (
    r"(?:Điều \d|Chương [IVX\d]|Phần [IVX\d]|Mục [IVX\d]|PHỤ LỤC|Phụ lục|Căn cứ|Theo đề nghị|Xét đề"
    r"|Xét [Tt]ờ trình|QUYẾT|Quyết định ?:|Nơi nhận|\d{1,2}(?:\.\d{1,2}){0,3}[.)/] ?[^\W\d]"
    r"|[a-zđ]{1,2}\) ?\S|[-+•*] ?(?!Thương binh)[^\W\d]|[IVX]{1,5}\. |[_-]{3}|“|\|)"
)
_FRESH = _RE.compile(rf"\s{{0,200}}{FRESH}")
# A line end may stand inside a sentence where lines are wrapped at a width; where they are not, it
# ends the paragraph, save in a title that is set in several lines.
_RUNS_ON = _RE.compile(rf"\n[{LOWER}]{{2}}")
_UNFINISHED = "của và tại theo về số điều hành bởi Bộ Ủy Uỷ Thủ Chính"  # no line ends so
_PARAGRAPH = _RE.compile(
    r"\n(?<![,(-]\n)"
    + "".join(rf"(?<! {word}\n)" for word in _UNFINISHED.split(" "))
    + rf"(?={FRESH}|[{UPPER}][{LOWER} ])"
)

_LOOK_ALIKE = dict(
    zip("АВЕЅІЈКМНОРСТУХасеорхуÐðƣƢ–—−‑‐", "ABESIJKMHOPCTYXaceopxyĐđưƯ-----", strict=True)
)
_LOOKS_ALIKE = _RE.compile(f"[{''.join(_LOOK_ALIKE)}]")
# The two ways to place a tone mark: both are folded to the newer one, also inside the vocabulary.
_TONES = tuple(
    (vowels[0] + old, new + vowels[1])
    for vowels, olds, news in (
        ("oa", "àáảãạ", "òóỏõọ"),
        ("oe", "èéẻẽẹ", "òóỏõọ"),
        ("uy", "ỳýỷỹỵ", "ùúủũụ"),
    )
    for old, new in zip(olds, news, strict=True)
)


def fold_words(words: str) -> str:
    """Return words of the vocabulary in the form in which `Folded.plain` holds text.

    >>> fold_words("Uỷ ban") == fold_words("ủy ban"), fold_words("Hoà")
    (True, 'hòa')
    """
    return _lowered(_official(words))


def _official(words: str) -> str:
    """Return words with the official letters and one dash: far faster than `str.translate`."""
    return _LOOKS_ALIKE.sub(lambda match: _LOOK_ALIKE[match[0]], words)


def _lowered(words: str) -> str:
    lower = words.lower()
    if len(lower) != len(words):  # one capital of Turkish grows
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in words)
    for old, new in _TONES:
        lower = lower.replace(old, new)
    return lower


@cache
def _special(held: tuple[bool, ...]) -> re.Pattern[str]:
    """Return the pattern for all that is not copied as it stands; furniture comes before spaces."""
    rare = [pattern for (_, pattern), holds in zip(_RARE, held, strict=True) if holds]
    first = [pattern for pattern in rare if "furniture" in pattern]
    found = _RE.compile("|".join([*first, _SPACE, *rare[len(first) :]]))
    _RE.close()
    return found


class Folded:
    """A text for reading.

    `plain` is lower case with single spaces; `cased` is the same, position for position, with its
    capitals, a line feed where a line ended, and a vertical tab where a paragraph ended.
    """

    __slots__ = ("_at", "_origin", "cased", "plain", "source", "wrapped")

    def __init__(self, source: str) -> None:
        self.source = source
        self._at: list[int] = [0]
        self._origin: list[int] = [0]
        folded = self._fold()
        self.wrapped = 5 * len(_RUNS_ON.findall(folded)) >= folded.count(LINE)  # at a width
        if not self.wrapped:
            folded = _PARAGRAPH.sub(BLANK, folded)
        self.cased = _official(folded)
        self.plain = _lowered(self.cased).replace(LINE, " ").replace(BLANK, " ")

    def origin(self, at: int) -> int:
        """Return the position in the source of a position here."""
        piece = bisect_right(self._at, at) - 1
        return self._origin[piece] + at - self._at[piece]

    def printed(self, start: int, end: int) -> str:
        """Return a stretch as the source prints it."""
        return self.source[self.origin(start) : self.origin(end)]

    def _fold(self) -> str:
        pieces: list[str] = []
        length = done = last = 0
        spaced = False  # the last piece is white space that stands alone
        special = _special(tuple(test.search(self.source) is not None for test, _ in _RARE))
        for match in special.finditer(self.source):
            before = self.source[done : match.start()]
            if before:
                pieces.append(before)
                length += len(before)
                spaced = False
            done = match.end()
            piece = self._piece(match)
            if spaced and piece in _SPACES:
                pieces[last] = (
                    piece if match.lastgroup == "furniture" else _merged(pieces[last], piece)
                )
                piece = ""
            elif piece:
                spaced = piece in _SPACES
            if piece:
                last = len(pieces)
                pieces.append(piece)
            length += len(piece)
            self._at.append(length)
            self._origin.append(done)
        pieces.append(self.source[done:])
        return "".join(pieces)

    def _piece(self, match: re.Match[str]) -> str:
        """Return what stands here for a special stretch of the source."""
        kind = match.lastgroup
        if kind == "furniture":
            return LINE if _FRESH.match(self.source, match.end()) else " "
        if kind == "space":
            lines = match[0].count("\n")
            return BLANK if lines > 1 else LINE if lines else " "
        if kind == "marked":
            letter = unicodedata.normalize("NFC", match[0])
            glued = letter.islower() and _WORD_BEGINS.match(self.source, match.end())
            return letter + " " if glued else letter
        if kind == "glued":  # `trưởngBộ`: a space that the source has lost
            return match[0] + " "
        if kind == "torn":
            return match[0].replace(" ", "")
        return ""


def _merged(before: str, after: str) -> str:
    """White space after the head of a page that was taken out: the sentence goes on."""
    return before if before == " " else max(before, after, key=_SPACES.index)


_RE.close()
