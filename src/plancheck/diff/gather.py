"""Changes that say the same of many elements, told once: forty tasks that lost one lead."""

from collections.abc import Iterable
from typing import NamedTuple

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
    """Return what changes share that are told together; most stand alone."""
    about = (delta.kind, delta.plan, delta.sort, delta.key)
    if delta.kind == "moved" and not delta.key:
        return (*about, delta.before, delta.after)
    if delta.kind.startswith(("lead-", "support-")):
        by = delta.base if delta.before else delta.head
        return (*about, delta.before, delta.after, delta.amended, by)
    return (*about, delta.id, delta.base, delta.head)
