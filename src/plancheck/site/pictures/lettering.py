"""How wide words are, and how they are broken into lines, without a font at hand.

The widths are those of the widest system fonts in use, so that words never leave their box.
"""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from plancheck.terminal import plain

# Hundredths of the font's size, for the letters of which that is the width; without their marks.
_WIDTHS = {
    29: "'ijlIJ",
    34: ",. ·/:;\\|",
    40: "f-!()[]",
    43: "tr",
    53: '"*_`–sz?“”',
    56: "cL",
    60: "kvxyPF",
    62: "aeoTY",
    64: "bdghnpquES$0123456789{}",
    70: "ABCKRVXZ",
    79: "DGHNOQU&",
    84: "w#+<=>^~×≥≤",
    100: "mMW%@—…",
}
_WIDTH_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_HORNS = 6  # what the horn of ơ and ư adds
_BOLD = 1.13
_OTHER = 100
_WIDE = 130  # what takes two columns of a terminal: ideographs, most small pictures


class Lines(NamedTuple):
    """A text in lines of letters of a size; `cut` says that not all of it is there."""

    lines: tuple[str, ...]
    size: int
    cut: bool


def width(text: str, size: int, *, bold: bool = False) -> float:
    """Return how wide a text is at most, in the units of a font's size."""
    return sum(map(_width, text)) * size / 100 * (_BOLD if bold else 1)


def broken(text: str, room: float, size: int, most: int, *, bold: bool = False) -> Lines:
    """Return a text in at most so many lines of a width, cut with an ellipsis where it is longer.

    Only a word that is wider than a whole line is cut in its middle, with an ellipsis too.
    """
    lines: list[str] = []
    line = ""
    for word in plain(text).split():
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold=bold) <= room:
            line = longer
            continue
        if line and len(lines) < most - 1:
            lines.append(line)
            line = word
            if width(word, size, bold=bold) <= room:
                continue
            longer = word
        lines.append(_clipped(longer, room, size, bold=bold))
        return Lines(tuple(lines), size, cut=True)
    return Lines((*lines, line) if line else tuple(lines), size, cut=False)


def _clipped(line: str, room: float, size: int, *, bold: bool) -> str:
    """Return as much of a line as fits with an ellipsis, whole words where there are several."""
    left = room - width("…", size, bold=bold)
    end = 0
    for letter in line:
        left -= width(letter, size, bold=bold)
        if left < 0:
            break
        end += 1
    if end < len(line):
        cut = line.rfind(" ", 0, end + 1)
        end = cut if cut > 0 else end
    while 0 < end < len(line) and unicodedata.combining(line[end]):
        end -= 1
    return line[:end].rstrip(" ,;:") + "…"


@lru_cache(maxsize=4096)
def _width(letter: str) -> int:
    known = _WIDTH_OF.get(letter)
    if known is not None:
        return known
    if unicodedata.combining(letter):
        return 0
    if letter in "đĐ":
        return 79 if letter == "Đ" else 64
    bare = unicodedata.normalize("NFD", letter)
    known = _WIDTH_OF.get(bare[0])
    if known is not None and len(bare) > 1:
        return known + (_HORNS if "\u031b" in bare else 0)
    return _WIDE if unicodedata.east_asian_width(letter) in "WF" else _OTHER
