"""Changes that say the same of many elements, told once: forty tasks that lost one lead."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from plancheck.diff.delta import Delta
from plancheck.model import Entity

_MOST_NOTES = 3  # administrative changes of one kind that are told one by one
_MOST_ENTRIES = 12  # the same of new entries of the registry; fewer where a whole plan comes
_NOTES = ("note-added", "note-removed", "annotated", "retouched", "restated")
_ENTRIES = ("entry-added", "entry-removed")
_WHOLE = ("plan-added", "plan-removed")


class Row(NamedTuple):
    """A change, and all elements of which it is true, the first of them its own.

    `parts` are the changes behind it. Where they differ in more than the element, the row is
    `folded`: it tells what they have in common.
    """

    delta: Delta
    parts: tuple[Delta, ...]
    folded: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the elements, each once."""
        return tuple(dict.fromkeys(each.id for each in self.parts))

    def sorts(self) -> dict[str, int]:
        """Return how many elements of each kind there are, promises and duties first."""
        elements = {(each.sort, each.id) for each in self.parts}
        return dict(sorted(Counter(sort for sort, _ in elements).items(), key=_first))


_ORDER = ("plan", "objective", "target", "task", "assignment", "report", "project", "measurement")


def _first(counted: tuple[str, int]) -> tuple[int, int, str]:
    sort, number = counted
    return _ORDER.index(sort) if sort in _ORDER else len(_ORDER), -number, sort


def gather(deltas: Iterable[Delta]) -> tuple[Row, ...]:
    """Return changes in their order, those alike in the place of the first of them.

    Alike are changes of one kind that one entry of the files brought to elements of one kind, and
    elements that went together from one file to another. A plan that comes or goes as a whole is
    one change; so are many notes, and many entries of the registry, of one kind.
    """
    every = tuple(deltas)
    whole = {each.plan for each in every if each.kind in _WHOLE}
    renamed = {(each.plan, each.id) for each in every if each.kind == "renamed"}
    rows: dict[tuple[object, ...], list[Delta]] = {}
    for delta in every:
        if delta.key == "was" and (delta.plan, delta.id) in renamed:
            continue  # the former id is told by the change of ids
        alike = ("plan", delta.plan) if delta.plan in whole else _alike(delta)
        rows.setdefault(alike, []).append(delta)
    return tuple(_folded([_row(found) for found in rows.values()]))


def _row(found: list[Delta]) -> Row:
    first = next((each for each in found if each.kind in _WHOLE), found[0])
    if first is not found[0]:
        found = [first, *(each for each in found if each is not first)]
    if first.kind in _WHOLE:
        found = [each for each in found if isinstance(each.before or each.after, Entity)]
    return Row(first, tuple(found))


def _alike(delta: Delta) -> tuple[object, ...]:
    """Return what changes share that are told together; most stand alone."""
    about = (delta.kind, delta.plan, delta.key)
    if delta.kind == "moved" and not delta.key:
        return (*about, delta.before, delta.after)
    if delta.kind.startswith(("lead-", "support-")):
        by = delta.base if delta.before else delta.head
        return (*about, delta.sort, delta.before, delta.after, delta.amended, by)
    return (*about, delta.sort, delta.id, delta.base, delta.head)


def _folded(rows: list[Row]) -> Iterable[Row]:
    """Yield rows, those of which there are too many of one kind as one."""
    counted = Counter(_kind(row.delta) for row in rows)
    whole = any(row.delta.kind in _WHOLE for row in rows)
    entries = _MOST_NOTES if whole else _MOST_ENTRIES
    told: set[tuple[object, ...]] = set()
    for row in rows:
        kind = _kind(row.delta)
        most = _MOST_NOTES if row.delta.kind in _NOTES else entries
        if kind is None or counted[kind] <= most:
            yield row
        elif kind not in told:
            told.add(kind)
            parts = (part for each in rows if _kind(each.delta) == kind for part in each.parts)
            yield Row(row.delta, tuple(parts), folded=True)


def _kind(delta: Delta) -> tuple[object, ...] | None:
    """Return by what changes are folded together; None for those that are told one by one."""
    if delta.kind in _NOTES or delta.kind in _ENTRIES:
        return (delta.kind, delta.plan, delta.sort, delta.key.partition("[")[0])
    return None
