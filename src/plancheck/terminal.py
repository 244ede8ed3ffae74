"""Text for a terminal: colours, wrapping, and nothing that could act on it."""

import re
from collections.abc import Callable
from typing import TextIO

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
    empty = True
    for word in plain(text).split():
        if not empty and len(line) + 1 + len(word) > WIDTH:
            lines.append(line)
            line, empty = prefix, True
        line += word if empty else f" {word}"
        empty = False
    return "\n".join([*lines, line])


def for_spreadsheet(text: str) -> str:
    """Return a text for a CSV file that no spreadsheet takes for a formula.

    Source: OWASP, CSV injection.
    """
    clean = plain(text)
    return f"'{clean}" if clean[:1] in ("=", "+", "-", "@") and not _is_number(clean) else clean


def _is_number(text: str) -> bool:
    return text.replace("-", "", 1).replace(".", "", 1).isdigit()


def meter(stream: TextIO, what: str) -> Callable[[int, int], None]:
    """Return what shows how far a long work is: a bar on a terminal, nothing anywhere else.

    Args:
        stream: where to show it.
        what: the work, in a few words.
    """
    shown = -1

    def tell(done: int, of: int) -> None:
        nonlocal shown
        part = _BAR * done // max(of, 1)
        if done == of:
            stream.write("\r\x1b[K")
        elif part != shown:
            bar = "█" * part + "░" * (_BAR - part)
            stream.write(f"\r\x1b[K{what} {bar} {done}/{of}")
        shown = part
        stream.flush()

    def silent(done: int, of: int) -> None:
        """Show nothing: nobody is looking."""

    return tell if stream.isatty() else silent


_BAR = 40
