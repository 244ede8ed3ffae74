"""Small bars of one kind, one below the other: how groups of objectives stand, where findings are.

All bars of a picture have one scale, and every number is told in words beside its bar.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from plancheck.site.grid import Column, Grid, counted, said
from plancheck.site.pictures.figure import (
    SMALL,
    TIGHT,
    Figure,
    Pen,
    block,
    framed,
    hatched,
    hatching,
    letters,
    line,
    linked,
    rect,
    wrapped,
)
from plancheck.site.pictures.lettering import width
from plancheck.site.pictures.states import tone, word
from plancheck.standing import TARGETS
from plancheck.tally import StandingGroup
from plancheck.text import Text

WIDE = 900
_LEFT, _BAR = 290, 300
_WORDS = _LEFT + _BAR + 16
_ROW = 46
_THICK = 16
_TARGETS = Text("Chỉ tiêu theo nhóm mục tiêu", "Targets by group of objectives")
_FINDINGS = Text("Phát hiện theo nhóm", "Findings by family")
_LOOSE = Text("Mục tiêu không thuộc nhóm nào", "Objectives of no group")
_NAME = Column("name", Text("Nhóm", "Group"), width=50)
_NO_TARGET = Text("không có chỉ tiêu", "no target")
_NO_FINDING = Text("không có phát hiện", "no finding")
SEVERITIES = ("error", "warning", "note")


class _Bar(NamedTuple):
    words: Text
    to: str
    counts: dict[str, int]


def targets(
    pen: Pen, groups: Sequence[StandingGroup], pages: Callable[[StandingGroup], str]
) -> Figure:
    """Return how the targets of each group of objectives stand.

    Args:
        pen: what to draw with.
        groups: what `tally.by_group` returns.
        pages: what gives the path of the list of a group's targets.
    """
    bars = [_Bar(_name(each), pages(each), each.targets) for each in groups]
    return _figure(pen, _Kind("muc-tieu", _TARGETS, tuple(TARGETS), _NO_TARGET), bars)


def findings(
    pen: Pen, families: Mapping[Text, Mapping[str, int]], pages: Callable[[Text], str]
) -> Figure:
    """Return how many findings of each severity every family has.

    Args:
        pen: what to draw with.
        families: for the words of each family the number of findings by severity.
        pages: what gives the path of the list of a family's findings.
    """
    bars = [
        _Bar(words, pages(words), {each: counts.get(each, 0) for each in SEVERITIES})
        for words, counts in families.items()
    ]
    return _figure(pen, _Kind("phat-hien", _FINDINGS, SEVERITIES, _NO_FINDING), bars)


class _Kind(NamedTuple):
    key: str
    title: Text
    states: tuple[str, ...]
    none: Text


def _name(each: StandingGroup) -> Text:
    if each.group is None:
        return _LOOSE
    return Text(each.group.vi, each.group.en or each.group.vi)


def _figure(pen: Pen, kind: _Kind, bars: Sequence[_Bar]) -> Figure:
    scale = max((sum(each.counts.values()) for each in bars), default=0)
    parts = [hatching(pen)]
    for at, each in enumerate(bars):
        parts += _row(pen, kind, each, scale, at * _ROW)
    size = (WIDE, max(len(bars) * _ROW, 1) + 2)
    return Figure(framed(pen, kind.title, size, parts), kind.title, _grid(kind, bars))


def _row(pen: Pen, kind: _Kind, each: _Bar, scale: int, top: float) -> Iterator[str]:
    """Yield the words of a bar, its parts, and their numbers in words."""
    lines = wrapped(pen, each.words, _LEFT - 18, 2)
    words = block(pen, (0, top + (28 if len(lines.lines) < 2 else 19)), each.words, lines)
    yield linked(pen, each.to, each.words, [words])
    left = float(_LEFT)
    for state in kind.states:
        if count := each.counts.get(state, 0):
            wide = count * _BAR / scale
            yield from _part(pen, state, (left, top + (_ROW - _THICK) / 2), max(wide - 2, 3))
            left += wide
    yield from _numbers(pen, kind, each, top)
    yield line((0, top + _ROW), (WIDE, top + _ROW), "p-grid")


def _part(pen: Pen, state: str, at: tuple[float, float], wide: float) -> Iterator[str]:
    if state == "undetermined":
        yield hatched(pen, at, (wide, _THICK))
    elif state in ("not-due", "note"):
        yield rect((at[0] + 0.75, at[1] + 0.75), (wide - 1.5, _THICK - 1.5), "p-open")
    else:
        yield rect(at, (wide, _THICK), f"p-{tone(state)}")


def _numbers(pen: Pen, kind: _Kind, each: _Bar, top: float) -> Iterator[str]:
    """Yield the number of each state, in at most two lines."""
    told = [state for state in kind.states if each.counts.get(state, 0)]
    if not told:
        yield letters(pen, (_LEFT, top + 28), kind.none, "p-dim", "", SMALL)
        return
    rows: list[list[tuple[float, Text, str]]] = [[]]
    left = float(_WORDS)
    for state in told:
        words = Text("{n} {word}", "{n} {word}").fill(n=each.counts[state], word=word(state))
        wide = width(pen.say(words), SMALL, bold=True)
        if rows[-1] and left + wide > WIDE:
            rows.append([])
            left = _WORDS
        rows[-1].append((left, words, state))
        left += wide + 14
    first = top + _ROW / 2 + 4 - (len(rows) - 1) * TIGHT / 2
    for at, row in enumerate(rows):
        for place, words, state in row:
            kinds = f"p-strong p-{tone(state)}"
            yield letters(pen, (place, first + at * TIGHT), words, kinds, "", SMALL)


def _grid(kind: _Kind, bars: Sequence[_Bar]) -> Grid:
    columns = (_NAME, *(Column(each, word(each), "number", width=14) for each in kind.states))
    rows = tuple(
        (said(each.words, each.to), *(counted(each.counts.get(s, 0)) for s in kind.states))
        for each in bars
    )
    return Grid(kind.key, kind.title, columns, rows)
