"""How the standing is said: language, bars, colour; and tables of a fixed width."""

from collections.abc import Sequence
from typing import NamedTuple

from plancheck import bars
from plancheck.bars import Glyphs
from plancheck.terminal import WIDTH, fit, fold, pad, paint, width
from plancheck.text import Lang, Text

# The colour of a state: only what asks for a look has one, and the word stands beside it.
COLOURS = {
    "met": "good", "done": "good", "received": "good", "missed": "error", "overdue": "error",
    "missing": "error", "undetermined": "warning", "late": "warning", "done-late": "warning",
}  # fmt: skip


class Style(NamedTuple):
    """How to say it: the language, what bars are drawn with, and whether there is colour."""

    lang: Lang
    drawn: Glyphs = bars.PLAIN
    colour: bool = False

    def paint(self, text: str, style: str) -> str:
        """Return a text in a style, where there is colour."""
        return paint(text, style, colour=self.colour) if style else text

    def say(self, text: Text, **values: object) -> str:
        """Return a sentence with its fields filled, in the language of the run."""
        return (text.fill(**values) if values else text).in_(self.lang)

    def head(self, text: Text, number: int | None = None) -> str:
        """Return the title of a part."""
        count = "" if number is None else f" ({number})"
        return self.paint(f"{self.say(text)}{count}", "bold")


class Part(NamedTuple):
    """Some columns of a table under one head, or under none."""

    head: str
    columns: tuple[str, ...]


def grid(parts: Sequence[Part], rows: Sequence[Sequence[str]], wrapped: int) -> list[str]:
    """Return rows in columns under their heads, within the width of a page.

    Columns up to the one that is wrapped begin at the left and have their head on one line; of the
    others, figures, a head stands with a word on each line, so that they stay narrow. The wrapped
    column gets the room that the others leave.
    """
    heads = [head for part in parts for head in part.columns]
    words = [head.split(" ") if rank > wrapped else [head] for rank, head in enumerate(heads)]
    tall = max(map(len, words))
    stacked = [
        [each[line - tall + len(each)] if line >= tall - len(each) else "" for each in words]
        for line in range(tall)
    ]
    widths = [max(width(row[rank]) for row in (*stacked, *rows)) for rank in range(len(heads))]
    room = WIDTH - sum(widths) - 2 * (len(widths) - 1) + widths[wrapped]
    widths[wrapped] = max(min(widths[wrapped], room), _LEAST)
    lines = [*stacked, ["-" * each for each in widths]]
    for row in rows:
        lines += _wrap(row, wrapped, widths[wrapped])
    over = [_over(parts, widths)] if any(part.head for part in parts) else []
    return [*over, *(_line(line, widths, wrapped) for line in lines)]


_LEAST = 16


def _wrap(row: Sequence[str], wrapped: int, columns: int) -> list[list[str]]:
    """Return a row as the lines it takes where one cell is wrapped; the rest stand on the first."""
    first, *rest = fold(row[wrapped], columns)
    empty = [""] * len(row)
    lines = [[*row[:wrapped], first, *row[wrapped + 1 :]]]
    return lines + [[*empty[:wrapped], each, *empty[wrapped + 1 :]] for each in rest]


def _over(parts: Sequence[Part], widths: Sequence[int]) -> str:
    line, rank = [], 0
    for part in parts:
        own = widths[rank : rank + len(part.columns)]
        line.append(pad(fit(part.head, 99), sum(own) + 2 * (len(own) - 1)))
        rank += len(own)
    return "  ".join(line).rstrip()


def _line(cells: Sequence[str], widths: Sequence[int], left: int) -> str:
    padded = [pad(cell, widths[rank], right=rank > left) for rank, cell in enumerate(cells)]
    return "  ".join(padded).rstrip()
