"""Small bars of characters: a share of a whole, and a figure between its baseline and its target.

They only repeat what the words beside them say.
"""

from collections.abc import Mapping
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import NamedTuple


class Glyphs(NamedTuple):
    """What a bar is drawn with."""

    full: str
    empty: str
    baseline: str
    target: str


BLOCKS = Glyphs("█", "░", "│", "║")  # every font of a terminal has them (code page 437)
PLAIN = Glyphs("#", ".", ":", "|")
_NO_BLOCKS = frozenset({"", "dumb", "unknown"})


def glyphs(encoding: str, environment: Mapping[str, str], *, terminal: bool) -> Glyphs:
    """Return what can be drawn with: blocks on a terminal that has them, else plain letters.

    Args:
        encoding: the encoding that the output had before anything changed it.
        environment: the variables of the run; `TERM` names the kind of terminal (`WT_SESSION` that
            of Windows).
        terminal: whether the output is one.
    """
    kind = environment.get("TERM", "") or environment.get("WT_SESSION", "")
    if not terminal or kind in _NO_BLOCKS:
        return PLAIN
    try:
        "".join(BLOCKS).encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return PLAIN
    return BLOCKS


def share(part: int, whole: int, cells: int, drawn: Glyphs) -> str:
    """Return a bar for a part of a whole.

    It is empty for nothing and full for everything only.

    >>> share(1, 1000, 8, PLAIN), share(999, 1000, 8, PLAIN), share(0, 0, 8, PLAIN)
    ('#.......', '#######.', '........')
    """
    if not whole:
        return drawn.empty * cells
    exact = (Decimal(part) * cells / whole).to_integral_value(ROUND_HALF_UP)
    least, most = (1 if part else 0), (cells - 1 if part < whole else cells)
    filled = min(max(int(exact), least), most)
    return drawn.full * filled + drawn.empty * (cells - filled)


def scale(  # noqa: PLR0913 - all that stands on the scale
    result: Decimal | None,
    baseline: Decimal | None,
    target: Decimal,
    top: Decimal,
    cells: int,
    drawn: Glyphs,
) -> str:
    """Return a bar from nothing to `top`, filled up to a result, with baseline and target marked.

    Args:
        result: what came out, or None.
        baseline: what it started from, or None.
        target: what is wanted.
        top: the number at the right end, above zero and not below any other.
        cells: how many characters to draw.
        drawn: what to draw with.

    >>> scale(Decimal(50), Decimal(25), Decimal(80), Decimal(100), 10, PLAIN)
    '##:##...|.'
    """
    filled = _cell(result, top, cells) if result is not None else 0
    bar = [drawn.full] * filled + [drawn.empty] * (cells - filled)
    if baseline is not None:
        bar[min(_cell(baseline, top, cells), cells - 1)] = drawn.baseline
    bar[min(_cell(target, top, cells), cells - 1)] = drawn.target
    return "".join(bar)


def _cell(number: Decimal, top: Decimal, cells: int) -> int:
    return int((number * cells / top).to_integral_value(ROUND_FLOOR))
