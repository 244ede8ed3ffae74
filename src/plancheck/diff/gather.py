"""Changes that say the same of many elements, told once: forty tasks that lost one lead."""

from collections.abc import Iterable
from typing import NamedTuple

from plancheck.diff import fields
from plancheck.diff.delta import Delta


class Row(NamedTuple):
    """A change, and all elements of which it is true, the first of them its own."""

    delta: Delta
    ids: tuple[str, ...]


def gather(deltas: Iterable[Delta]) -> tuple[Row, ...]:
    """Return changes in their order, those alike in the place of the first of them.

    Alike are changes of one kind that one entry of the files brought to elements of one kind, and
    elements that went together from one file to another.
    """
    rows: dict[tuple[object, ...], list[Delta]] = {}
    for delta in deltas:
        rows.setdefault(_alike(delta), []).append(delta)
    return tuple(Row(found[0], tuple(each.id for each in found)) for found in rows.values())


def _alike(delta: Delta) -> tuple[object, ...]:
    sides = (fields.token(delta.before), fields.token(delta.after))
    same = (delta.kind, delta.plan, delta.sort, delta.key, *sides, delta.amended)
    if delta.kind == "moved" and not delta.key:
        return same
    if delta.kind.startswith("lead-"):
        return (*same, delta.base if delta.before else delta.head)
    if delta.kind.startswith("support-"):
        return (*same, delta.base if delta.before else delta.head)
    return (*same, delta.id, delta.base, delta.head)
