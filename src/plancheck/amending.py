"""What amendments do to the data of an element, undone: what an element was on an earlier day.

Files hold the plan as amended; an operation keeps what stood there before it. What held on a day is
what the files hold with every operation whose day is later undone, the latest first. All of this
works on data as the reader gives it, and changes nothing: what differs is copied.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from plancheck.model import Amendment, Entity, Objective, Operation
from plancheck.shape import Shape, shape_of
from plancheck.source import DROPPED
from plancheck.writing import fitting

MISSING: Any = object()
# What an operation on a whole element leaves alone: an id never changes, `was` is no part of the
# plan's text, and targets are elements of their own.
_KEPT = ("id", "was", "targets")


class Step(NamedTuple):
    """An operation, the amendment it belongs to, and its rank there."""

    amendment: Amendment
    operation: Operation
    rank: int

    @property
    def keys(self) -> tuple[str, ...]:
        """The way from the element to what is amended; empty for the whole element."""
        return tuple(self.operation.key.split(".")) if self.operation.key else ()


class Held(NamedTuple):
    """Which day a plan is wanted for: the one asked for, or its own last day once that is over."""

    as_of: date | None
    today: date


class Presence(NamedTuple):
    """Whether an element is part of its plan on a day, and the operation that decides it."""

    held: bool
    by: Step | None = None


def history(amendments: Iterable[Amendment], plan_id: str) -> dict[str, tuple[Step, ...]]:
    """Return what amends each element, by its id, in the order in which it takes effect.

    Amendments take effect by their day, those of one day by their id; the order in the files never
    matters.
    """
    found: dict[str, list[Step]] = defaultdict(list)
    for amendment in sorted(amendments, key=lambda each: (each.start, each.id)):
        for rank, operation in enumerate(amendment.operations):
            found[operation.element.removeprefix(f"{plan_id}#")].append(
                Step(amendment, operation, rank)
            )
    return {name: tuple(steps) for name, steps in found.items()}


def presence(steps: Iterable[Step], day: date) -> Presence:
    """Return whether an element with some history is part of the plan on a day."""
    whole = [each for each in steps if not each.keys and each.operation.op in ("insert", "repeal")]
    for step in reversed(whole):
        if step.amendment.start <= day:
            return Presence(step.operation.op == "insert", step)
    if whole:
        return Presence(whole[0].operation.op == "repeal", whole[0])
    return Presence(held=True)


def held_on(data: dict[str, Any], steps: Sequence[Step], day: date) -> dict[str, Any]:
    """Return what an element was on a day: its data with what came later undone."""
    for step in reversed(steps):
        if step.amendment.start > day:
            data = undone(data, step)
    return data


def undone(data: dict[str, Any], step: Step) -> dict[str, Any]:
    """Return the data of an element as they were before one operation."""
    operation = step.operation
    if step.keys:
        return _put(data, step.keys, MISSING if operation.op == "insert" else _before(operation))
    if operation.op == "substitute" and isinstance(operation.before, dict):
        kept = {key: data[key] for key in _KEPT if key in data}
        return kept | {key: part for key, part in _before(operation).items() if key != "id"}
    return data  # whether an element is there at all is a matter of `presence`


def _before(operation: Operation) -> Any:
    return MISSING if operation.before is None else sound(operation.before)


def sound(tree: Any) -> Any:
    """Return data of an operation without the keys that were written twice."""
    if isinstance(tree, dict):
        return {key: sound(part) for key, part in tree.items() if DROPPED not in key}
    return [sound(part) for part in tree] if isinstance(tree, list) else tree


def _put(data: dict[str, Any], keys: tuple[str, ...], value: Any) -> dict[str, Any]:
    """Return a mapping with another value below some keys; one that is left empty goes as well."""
    key, *rest = keys
    if rest:
        below = data.get(key)
        value = _put(below if isinstance(below, dict) else {}, tuple(rest), value) or MISSING
    if value is MISSING:
        return {name: part for name, part in data.items() if name != key}
    return data | {key: value}


def value_at(data: Any, keys: Iterable[str]) -> Any:
    """Return what stands below some keys, `MISSING` where nothing does."""
    for key in keys:
        data = data.get(key, MISSING) if isinstance(data, dict) else MISSING
    return data


def own(data: dict[str, Any]) -> dict[str, Any]:
    """Return what an operation on a whole element is about."""
    return {key: part for key, part in data.items() if key not in _KEPT and DROPPED not in key}


def shape_at(kind: type[Entity], keys: Sequence[str]) -> Shape | None:
    """Return what the model says of a key of a kind of element, or None where it has no such key.

    Entries of lists have no keys; the targets of an objective are elements, amended by their ids.
    """
    if keys and (keys[0] in ("id", "was") or (kind is Objective and keys[0] == "targets")):
        return None
    here: Shape | None = shape_of(kind)
    for key in keys:
        here = fitting(here, {})
        if here is None or here.form != "struct" or key not in here.fields:
            return None
        here = here.fields[key].shape()
    return here


def overlapping(steps: Sequence[Step]) -> Iterator[tuple[Step, Step]]:
    """Yield operations that meet one of another amendment of the same day, each with that one.

    Two operations on one element meet where one amends what the other does, or what holds it.
    """
    day: date | None = None
    met: dict[tuple[str, ...], Step] = {}
    above: dict[tuple[str, ...], Step] = {}
    for amendment, own_steps in groupby(steps, lambda each: each.amendment):
        if amendment.start != day:
            day, met, above = amendment.start, {}, {}
        mine = list(own_steps)
        for step in mine:
            others = (met.get(step.keys[:depth]) for depth in range(len(step.keys) + 1))
            other = next(filter(None, others), None) or above.get(step.keys)
            if other is not None:
                yield other, step
        for step in mine:
            met.setdefault(step.keys, step)
            for depth in range(len(step.keys)):
                above.setdefault(step.keys[:depth], step)
