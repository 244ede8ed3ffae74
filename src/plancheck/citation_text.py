"""Running text made ready for reading, with the way back to the text as it was given.

A citation may be cut by a line end, by the head of a page of the Công báo, or be written with
combining marks, no-break spaces, dashes and Cyrillic look-alikes. `Folded` absorbs these and keeps
for each of its positions the position in the source, so that every span holds in the source.
"""

import re
import unicodedata
from bisect import bisect_right

from plancheck.patterns import Book

_PATTERNS = Book(__file__)

# Sentence ends, line ends and blank lines matter to the grammar; all other white space is a space.
LINE = "\n"
BLANK = "\v"

_SPACES = (" ", LINE, BLANK)

_UPPER = "".join(c for c in map(chr, range(0xC0, 0x1EFA)) if c.isupper())
UPPER = f"A-Z{_UPPER}"  # for use inside a character class

_A, _O, _SO = "(?:Á|A\u0301)", "(?:Ô|O\u0302)", "(?:ố|o\u0302\u0301|\u00f4\u0301)"
_FURNITURE = (
    rf"C{_O}NG B{_A}O ?/ ?S{_SO} [0-9 +]{{1,20}}/ ?Ng(?:à|a\u0300)y [0-9-]{{8,10}}"
    r"[ \t\xa0]{0,40}(?:\n[\s]{0,40}[0-9]{1,4}[ \t\xa0]{0,40}(?=\n))?"
)
_PAGE_NUMBER = (
    r"(?<=\n)[ \t]{0,40}[0-9]{1,3}[ \t]{0,40}(?=\n\s{0,40}[a-z\xdf-\xff\u0103\u0111\u01a1\u01b0])"
)
_SPECIAL = _PATTERNS.compile(
    rf"(?P<furniture>{_FURNITURE}|{_PAGE_NUMBER})"
    r"|(?P<space>\s{2,}|[^\S ])"
    r"|(?P<nothing>[\u00ad\u200b-\u200d\u2060\ufeff]+)"
    r"|(?P<marked>[^\W\d_][\u0300-\u036f]{1,8})"
)
_LOOK_ALIKE = str.maketrans(
    "АВЕЅІЈКМНОРСТУХасеорхуÐðƣƢ–—−‑‐",
    "ABESIJKMHOPCTYXaceopxyĐđưƯ-----",
)
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
    return _lowered(words.translate(_LOOK_ALIKE))


def _lowered(words: str) -> str:
    lower = words.lower()
    if len(lower) != len(words):  # one capital of Turkish grows
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in words)
    for old, new in _TONES:
        lower = lower.replace(old, new)
    return lower


class Folded:
    """A text for reading.

    `plain` is lower case with single spaces; `cased` is the same, position for position, with its
    capitals, a line feed where a line ended, and a vertical tab where a paragraph ended.
    """

    __slots__ = ("_at", "_origin", "cased", "plain", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        self._at: list[int] = [0]
        self._origin: list[int] = [0]
        self.cased = self._fold().translate(_LOOK_ALIKE)
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
        for match in _SPECIAL.finditer(self.source):
            before = self.source[done : match.start()]
            if before:
                pieces.append(before)
                length += len(before)
                spaced = False
            done = match.end()
            piece = _piece(match)
            if spaced and piece in _SPACES:
                pieces[last] = " " if match["furniture"] else _merged(pieces[last], piece)
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


def _piece(match: re.Match[str]) -> str:
    if match["furniture"] is not None:
        return " "
    if match["space"] is not None:
        lines = match["space"].count("\n")
        return BLANK if lines > 1 else LINE if lines else " "
    if match["marked"] is not None:
        return unicodedata.normalize("NFC", match["marked"])
    return ""


def _merged(before: str, after: str) -> str:
    """White space after the head of a page that was taken out: the sentence goes on."""
    return before if before == " " else max(before, after, key=_SPACES.index)


_PATTERNS.close()
