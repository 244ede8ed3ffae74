"""Where the boxes of a layered picture stand: their order in each column, and their heights.

Everything depends on the order in which boxes and edges are given, and on nothing else.
"""

from collections.abc import Sequence
from typing import NamedTuple

_SWEEPS = 4


class Box(NamedTuple):
    """A box, or the lane of an edge that passes a column (`key` says which); `last` stays below."""

    key: str
    high: float
    last: bool = False


class Placed(NamedTuple):
    """The top of every box by its key, and the height that all need."""

    tops: dict[str, float]
    high: float


def placed(
    columns: Sequence[Sequence[Box]], edges: Sequence[tuple[str, str]], gap: float
) -> Placed:
    """Return where boxes stand so that few edges cross and neighbours are near.

    Args:
        columns: the boxes of each column, in the order wanted where edges do not care.
        edges: pairs of keys; those of one column, or of unknown boxes, do not count.
        gap: the room between two boxes.
    """
    column_of = {box.key: at for at, column in enumerate(columns) for box in column}
    beside: dict[str, tuple[list[str], list[str]]] = {key: ([], []) for key in column_of}
    for one, other in edges:
        if one in column_of and other in column_of and column_of[one] != column_of[other]:
            left, right = sorted((one, other), key=lambda key: column_of[key])
            beside[left][1].append(right)
            beside[right][0].append(left)
    ordered = _ordered(columns, beside)
    tops = _stacks(ordered, gap)
    high = {box.key: box.high for column in columns for box in column}
    for sweep in range(_SWEEPS):
        side = sweep % 2
        for column in ordered if side == 0 else ordered[::-1]:
            wishes = [_wish(box, beside[box.key][side], tops, high) for box in column]
            _spread(column, wishes, gap, tops)
    first = min(tops.values(), default=0.0)
    tops = {key: top - first for key, top in tops.items()}
    return Placed(tops, max((tops[key] + high[key] for key in tops), default=0.0))


def _ordered(
    columns: Sequence[Sequence[Box]], beside: dict[str, tuple[list[str], list[str]]]
) -> list[list[Box]]:
    """Return the boxes of each column ordered by the middle of their neighbours, back and forth."""
    ordered = [list(column) for column in columns]
    for sweep in range(_SWEEPS):
        side = sweep % 2
        ranks = {box.key: at for column in ordered for at, box in enumerate(column)}
        for at in range(len(ordered)) if side == 0 else range(len(ordered) - 1, -1, -1):
            column = sorted(
                ordered[at],
                key=lambda box: (box.last, _middle(box.key, beside[box.key][side], ranks)),
            )
            ordered[at] = column
            ranks.update({box.key: rank for rank, box in enumerate(column)})
    return ordered


def _middle(key: str, near: list[str], ranks: dict[str, int]) -> float:
    return sum(ranks[each] for each in near) / len(near) if near else float(ranks[key])


def _stacks(ordered: list[list[Box]], gap: float) -> dict[str, float]:
    """Return boxes one below the other, every column around one middle."""
    tops: dict[str, float] = {}
    for column in ordered:
        top = -(sum(box.high for box in column) + gap * max(len(column) - 1, 0)) / 2
        for box in column:
            tops[box.key] = top
            top += box.high + gap
    return tops


def _wish(box: Box, near: list[str], tops: dict[str, float], high: dict[str, float]) -> float:
    """Return the top that puts a box level with its neighbours; its own where it has none."""
    if not near:
        return tops[box.key]
    middle = sum(tops[each] + high[each] / 2 for each in near) / len(near)
    return middle - box.high / 2


def _spread(column: list[Box], wishes: list[float], gap: float, tops: dict[str, float]) -> None:
    """Put boxes as near to their wishes as they can be without covering each other.

    Source: isotonic regression by pooling neighbours; least squares.
    """
    offsets = [0.0]
    for box in column:
        offsets.append(offsets[-1] + box.high + gap)
    pools: list[tuple[float, int]] = []  # the sum of wishes, and of how many boxes
    for wish, offset in zip(wishes, offsets, strict=False):
        total, count = wish - offset, 1
        while pools and pools[-1][0] * count > total * pools[-1][1]:
            total, count = total + pools[-1][0], count + pools[-1][1]
            pools.pop()
        pools.append((total, count))
    spread = [total / count for total, count in pools for _ in range(count)]
    for box, place, offset in zip(column, spread, offsets, strict=False):
        tops[box.key] = place + offset
