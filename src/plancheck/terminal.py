"""Text for a terminal: colours, wrapping, columns, and nothing that could act on it."""

import re
import unicodedata

from plancheck.source import HIDDEN

WIDTH = 100
_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "bold": "1",
    "dim": "2",
    "good": "1;32",
}
_CONTROL = re.compile(r"[\r\n\t]+")
# Beyond Latin, punctuation and signs a character may take no column, or two.
_UNEVEN = re.compile("[^\u0000-\u02ff\u1e00-\u1eff\u2000-\u20cf\u2100-\u22ff\u2500-\u25ff]")


def plain(text: str) -> str:
    """Return a text on one line in which hidden and control characters are written out."""
    if text.isprintable():
        return text
    return HIDDEN.sub(lambda hit: f"\\u{ord(hit[0]):04x}", _CONTROL.sub(" ", text))


def paint(text: str, style: str, *, colour: bool) -> str:
    """Return a text in a style, or as it is where colours are off."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if colour else text


def indent(text: str, prefix: str, first: str | None = None) -> str:
    """Return a text wrapped at `WIDTH` behind a prefix; `first` begins the first line."""
    lines = []
    line = prefix if first is None else first
    used = width(line)
    empty = True
    for word in plain(text).split():
        taken = width(word)
        if not empty and used + 1 + taken > WIDTH:
            lines.append(line)
            line, used, empty = prefix, width(prefix), True
        line += word if empty else f" {word}"
        used += taken if empty else taken + 1
        empty = False
    return "\n".join([*lines, line])


def fold(text: str, columns: int) -> list[str]:
    """Return a text in lines of at most so many columns; a longer word is broken."""
    lines = [""]
    for whole in plain(text).split():
        word = whole
        if lines[-1] and width(lines[-1]) + 1 + width(word) > columns:
            lines.append("")
        while width(word) > columns:
            end = max(_reach(word, columns), 1)
            lines[-1], word = word[:end], word[end:]
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return lines


def width(text: str) -> int:
    """Return how many columns a text takes: stacked marks (NFD) take none, wide signs two."""
    if not _UNEVEN.search(text):
        return len(text)
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Return a text filled with spaces to a number of columns; `right` puts them before it."""
    space = " " * max(columns - width(text), 0)
    return space + text if right else text + space


def fit(text: str, columns: int) -> str:
    """Return a text on one line that takes at most so many columns, cut at a word with an ellipsis.

    Marks stay with their letters.
    """
    line = " ".join(plain(text).split())
    if width(line) <= columns:
        return line
    end = _reach(line, columns - 1)
    head = line[:end]
    cut = head.rfind(" ")
    return (head[:cut] if cut > end // 2 else head).rstrip(" ,;:") + "…"


def _reach(text: str, columns: int) -> int:
    """Return how many characters of a text take at most so many columns."""
    end = used = 0
    while end < len(text) and used + _columns(text[end]) <= columns:
        used += _columns(text[end])
        end += 1
    return end
