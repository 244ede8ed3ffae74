"""Words that changed between two versions of a text, as a reader sees them.

Vietnamese writes every syllable as a word of its own, so words are what stands between spaces; the
marks after them are words of their own, so that a moved comma does not take its neighbour along.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_WORD = re.compile(r"\w+(?:[./:-]\w+)*|[^\w\s]")
_SPACES = re.compile(r"\s+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_MOST = 20_000  # pairs of equal words in two texts; beyond them they are compared as a whole
_WORK = 10_000_000  # these pairs times the words of the older text: as many steps at the worst


class Piece(NamedTuple):
    """A stretch of a text: kept, dropped or added; with the space before it, if there is one."""

    op: Literal["keep", "drop", "add"]
    text: str


def retouched(before: str, after: str) -> bool:
    """Tell whether two texts differ only in how they are written, not in what they say.

    That is spaces, capitals, punctuation, the kind of quotes, and the letter of a syllable that
    carries its tone: `hóa` is `hoá`, `hòa` is not.

    >>> retouched("Sở, ban ngành", "Sở,  Ban ngành."), retouched("trên 80%", "trên 90%")
    (True, False)
    >>> retouched("chuẩn hóa", "chuẩn hoá"), retouched("chuẩn hóa", "chuẩn hòa")
    (True, False)
    """
    return _bare(before) == _bare(after)


def _bare(text: str) -> list[str]:
    folded = unicodedata.normalize("NFC", text).casefold()
    words = _WORD.findall(folded)
    return [_toneless(word) for word in words if word[0].isalnum() or word in "%<>=+±"]


def _toneless(word: str) -> str:
    """Return a word with its tone at the end: a syllable has one, wherever it is written."""
    if word.isascii():
        return word
    marks = unicodedata.normalize("NFD", word)
    tones = "".join(each for each in marks if each in _TONES)
    return "".join(each for each in marks if each not in _TONES) + tones


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return a text with what was dropped and added, in the order of reading.

    >>> [tuple(each) for each in pieces("kết nối trên 90% cơ quan", "kết nối trên 80% cơ quan")]
    [('keep', 'kết nối trên'), ('drop', ' 90'), ('add', ' 80'), ('keep', '% cơ quan')]
    """
    one, other = _tokens(before), _tokens(after)
    words = [word for word, _ in one], [word for word, _ in other]
    head = _shared(*words)
    tail = _shared(words[0][head:][::-1], words[1][head:][::-1])
    ends = len(one) - tail, len(other) - tail
    found = [Piece("keep", _text(other[:head]))] if head else []
    for op, a, b, c, d in _opcodes(words[0][head : ends[0]], words[1][head : ends[1]]):
        if op == "equal":
            found.append(Piece("keep", _text(other[head + c : head + d])))
            continue
        if a < b:
            found.append(Piece("drop", _text(one[head + a : head + b])))
        if c < d:
            found.append(Piece("add", _text(other[head + c : head + d])))
    if tail:
        found.append(Piece("keep", _text(other[ends[1] :])))
    return tuple(found)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((rank for rank, (a, b) in pairs if a != b), min(len(one), len(other)))


def _opcodes(one: list[str], other: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """Return how one text becomes another; as a whole where to look closer would take too long."""
    counts = Counter(one), Counter(other)
    pairs = sum(count * counts[1][word] for word, count in counts[0].items())
    if pairs > _MOST or pairs * len(one) > _WORK:
        return [("replace", 0, len(one), 0, len(other))]
    return SequenceMatcher(None, one, other, autojunk=False).get_opcodes()


def _tokens(text: str) -> list[tuple[str, bool]]:
    """Return words and signs, each with whether a space stands before it."""
    flat = _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
    return [
        (hit[0], hit.start() > 0 and flat[hit.start() - 1] == " ") for hit in _WORD.finditer(flat)
    ]


def _text(tokens: list[tuple[str, bool]]) -> str:
    return "".join(f" {word}" if gap else word for word, gap in tokens)
