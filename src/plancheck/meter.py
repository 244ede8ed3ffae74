"""How far a long work is: a bar on a terminal, nothing anywhere else."""

from collections.abc import Callable
from typing import TextIO

from plancheck.bars import Glyphs, share

_CELLS = 40
_CLEAR = "\r\x1b[K"


def meter(stream: TextIO, what: str, drawn: Glyphs) -> Callable[[int, int], None]:
    """Return what shows how many of a number of things are done.

    Args:
        stream: where to show it.
        what: the work, in a few words.
        drawn: what to draw with.
    """
    last = ""

    def tell(done: int, of: int) -> None:
        nonlocal last
        bar = share(done, of, _CELLS, drawn)
        if done == of:
            stream.write(_CLEAR)
        elif bar != last:
            stream.write(f"{_CLEAR}{what} {bar} {done}/{of}")
        last = bar
        stream.flush()

    def silent(done: int, of: int) -> None:
        """Show nothing: nobody is looking."""

    return tell if stream.isatty() else silent
