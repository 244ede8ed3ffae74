"""Vietnamese words for finding and for order: without marks, and in the order of the alphabet.

The alphabet is a ă â b c d đ e ê ...; tones come after letters: ngang, huyền, hỏi, ngã, sắc, nặng.
Source: the collation `vi` of the Unicode CLDR, which browsers use as `Intl.Collator("vi")`.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Unicode knows no decomposition of đ. The other two look like it and stand in converted texts.
_STROKED = str.maketrans({"đ": "d", "ð": "d", "ɖ": "d"})
_DASHES = re.compile("[\u2010-\u2015\u2212]")

_SIGNS = "\t _-–—,;:!?.…·'‘’\"“”«»()[]{}§@*/\\&#%•`^°+÷×<=>|~$"
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_SHAPES = "\u0306\u0302\u031b"  # breve, circumflex and horn make letters of their own
_PARTS = re.compile(rf"([0-9]+)|([^{TONES}{_SHAPES}])([{TONES}{_SHAPES}]*)", re.DOTALL)

_SIGN, _NUMBER, _LETTER, _FOREIGN = range(4)
_Weight = tuple[int, int, str]


class Order(NamedTuple):
    """What texts are sorted by: all letters first, then all tones, then capitals, then the rest."""

    letters: tuple[_Weight, ...]
    tones: tuple[int, ...]
    capitals: tuple[bool, ...]
    text: str


def fold(text: str) -> str:
    """Return a text as it is looked for: small letters without marks, on one line, single spaces.

    Digits and signs stay. Where a tone is written (hoá, hóa) makes no difference, nor how a letter
    is composed. The script of the site does the same to what a reader types.

    >>> fold("Uỷ ban  nhân dân HUYỆN Cầu Kè"), fold("1819/QĐ-TTg")
    ('uy ban nhan dan huyen cau ke', '1819/qd-ttg')
    """
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    bare = "".join(each for each in letters if unicodedata.category(each) not in _UNSEEN)
    return " ".join(_DASHES.sub("-", bare.translate(_STROKED)).split())


_UNSEEN = ("Mn", "Mc", "Me", "Cf")


def order(text: str) -> Order:
    """Return what a text is sorted by; numbers in it count as numbers.

    >>> sorted(["HT10", "đường", "Dương", "HT2", "dượng", "e"], key=order)
    ['Dương', 'dượng', 'đường', 'e', 'HT2', 'HT10']
    """
    whole = unicodedata.normalize("NFC", text)
    parts = [_part(*found) for found in _PARTS.findall(unicodedata.normalize("NFD", whole))]
    letters = tuple(weight for weight, _, _ in parts)
    return Order(
        letters, tuple(tone for _, tone, _ in parts), tuple(big for _, _, big in parts), whole
    )


def _part(digits: str, letter: str, marks: str) -> tuple[_Weight, int, bool]:
    """Return the weights of a number, or of a letter with its marks: itself, its tone, its size."""
    if digits:
        number = digits.lstrip("0")
        return (_NUMBER, len(number), number), 0, False
    return _letter(letter, marks)


@lru_cache(maxsize=1024)
def _letter(letter: str, marks: str) -> tuple[_Weight, int, bool]:
    shape = "".join(mark for mark in marks if mark in _SHAPES)
    small = unicodedata.normalize("NFC", letter.lower() + shape)
    tone = max((TONES.index(mark) + 1 for mark in marks if mark in TONES), default=0)
    return _weight(small), tone, letter != letter.lower()


def _weight(small: str) -> _Weight:
    """Return where a letter or a sign stands among all."""
    if len(small) == 1 and (rank := _LETTERS.find(small)) >= 0:
        return (_LETTER, rank, "")
    if len(small) == 1 and (rank := _SIGNS.find(small)) >= 0:
        return (_SIGN, rank, "")
    kind = _FOREIGN if small[0].isalpha() else _SIGN
    return (kind, len(_SIGNS) + ord(small[0]), small)
