"""Which changes are ordered by amendments that the newer plan has and the older has not.

A change is ordered if taking these amendments back from the newer plan gives what the older says:
an amendment of something else, or to another value, excuses nothing, nor does one that the older
plan held already.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from plancheck import amending, consolidating
from plancheck.amending import MISSING, Step
from plancheck.diff import fields
from plancheck.diff.delta import Delta, sort_of
from plancheck.diff.fields import Naming
from plancheck.diff.judging import Both, judge
from plancheck.diff.pairing import Matched, Pair
from plancheck.model import Entity, Operation, Task
from plancheck.plan import Plan

# Changes that are none of an element's own keys: amendments do not speak of them.
_NOT_KEYS = frozenset({"renamed", "progress-added", "progress-removed", "progress-changed",
                       "source-altered", "annotated"})  # fmt: skip
_DUTIES = ("lead-", "support-")
_OF_A_DUTY = frozenset({"bodies", "role", "scope", "with"})

Steps = dict[str, tuple[Step, ...]]


def mark(deltas: Iterable[Delta], matched: Matched) -> list[Delta]:
    """Return changes with the amendments that order them, in the order given."""
    found = list(deltas)
    for sides in matched.sides:
        base, head = sides.base, sides.head
        if not isinstance(base, Plan) or not isinstance(head, Plan) or not head.amendments:
            continue
        names = matched.names.naming(base, head)
        fresh = new_operations(base, head, names)
        if fresh:
            marker = _Marker(base, head, names, fresh)
            mine = [rank for rank, each in enumerate(found) if each.plan == head.id]
            marked = marker.mark([found[rank] for rank in mine], sides.pairs)
            for rank, delta in zip(mine, marked, strict=True):
                found[rank] = delta
    return found


def new_operations(base: Plan, head: Plan, names: Naming) -> Steps:
    """Return the operations that only the newer plan has, by element, in the order of effect.

    An operation is the same if act, day, element and key are: other words for what stood there
    before make no new amendment of it.
    """
    known: Counter[tuple[str, ...]] = Counter()
    exact: Counter[tuple[str, ...]] = Counter()
    for step in _steps(base):
        known[_name(step, names.base)] += 1
        exact[_name(step, names.base) + _words(step.operation)] += 1
    waiting = []
    for step in _steps(head):
        name = _name(step, names.head)
        if exact[name + _words(step.operation)] > 0:
            exact[name + _words(step.operation)] -= 1
            known[name] -= 1
        else:
            waiting.append(step)
    fresh = set()
    for step in waiting:
        name = _name(step, names.head)
        known[name] -= 1
        if known[name] < 0:
            fresh.add((step.amendment.id, step.rank))
    every = amending.history(head.amendments, head.id)
    kept = {
        element: tuple(each for each in steps if (each.amendment.id, each.rank) in fresh)
        for element, steps in every.items()
    }
    return {element: steps for element, steps in kept.items() if steps}


def _steps(plan: Plan) -> Iterator[Step]:
    for steps in amending.history(plan.amendments, plan.id).values():
        yield from steps


def _name(step: Step, now: fields.Now) -> tuple[str, ...]:
    operation, amendment = step.operation, step.amendment
    day = amendment.start.isoformat()
    return (now(amendment.act), day, operation.op, now(operation.element), operation.key or "")


def _words(operation: Operation) -> tuple[str, ...]:
    return tuple(
        "" if each is None else msgspec.json.encode(amending.sound(each), order="sorted").decode()
        for each in (operation.before, operation.after)
    )


class _Marker:
    """Marks the changes of one plan; holds what the steps share."""

    def __init__(self, base: Plan, head: Plan, names: Naming, fresh: Steps) -> None:
        self.base = base
        self.head = head
        self.names = names
        self.fresh = fresh

    def mark(self, deltas: Sequence[Delta], pairs: Iterable[Pair]) -> list[Delta]:
        groups: dict[tuple[str, str], list[int]] = defaultdict(list)
        for rank, delta in enumerate(deltas):
            groups[delta.sort, delta.id].append(rank)
        found = list(deltas)
        for pair in pairs:
            entity, holder = (pair.head, self.head) if pair.head else (pair.base, self.base)
            if entity is None:
                continue
            ranks = groups.get((sort_of(holder, entity), entity.id), ())
            ordered = self._element(pair, [found[rank] for rank in ranks]) if ranks else {}
            for rank in ranks:
                if names := ordered.get(_change_of(found[rank]), ()):
                    found[rank] = found[rank]._replace(amended=names)
        return self._duties(found, groups)

    # -- the keys of an element --

    def _element(
        self, pair: Pair, deltas: Sequence[Delta]
    ) -> dict[tuple[str, str], tuple[str, ...]]:
        """Return the amendments behind the changes of one element, by kind and key."""
        old, new = pair
        if old is None or new is None:
            names = self._whole(pair)
            return {_change_of(each): names for each in deltas}
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        for steps, before in self._earlier(new):
            left = {each.key for each in self._left(old, new, before)}
            for each in deltas:
                if _is_of_a_key(each) and each.key not in left:
                    names = _amendments(step for step in steps if _touches(step, each))
                    if names:
                        found.setdefault(_change_of(each), names)
        return found

    def _earlier(self, new: Entity) -> Iterator[tuple[list[Step], Entity]]:
        """Yield what an element was before its last amendments: one, two, all; with these.

        An operation that does not agree with what it left behind is no ground for anything.
        """
        data: dict[str, Any] = _data(new)
        steps: list[Step] = []
        for step in reversed(self.fresh.get(new.id, ())):
            if _agrees(step, data, type(new)):
                data = amending.undone(data, step)
                steps = [step, *steps]
                before = _converted(data, type(new))
                if before is not None:
                    yield steps, before

    def _left(self, old: Entity, new: Entity, before: Entity) -> Iterator[Delta]:
        """Yield what differs between the older plan and the newer without its amendments."""
        sort = sort_of(self.head, new)
        both = Both(self.base, self.head, old, before, sort, self.names, stands=new)
        for change in fields.changes(old, before, self.names):
            yield from (each for each in judge(both, change) if each.substantive)

    # -- whole elements --

    def _whole(self, pair: Pair) -> tuple[str, ...]:
        """Return the amendments that put an element into the plan, or took it out."""
        entity = pair.head or pair.base
        if entity is None:
            return ()
        gone = pair.head is None
        name = self._local(entity.id) if gone else entity.id
        steps = self.fresh.get(name, ())
        found = _amendments(s for s in steps if self._brings(s, entity, steps, gone=gone))
        owner = (self.base if gone else self.head).homes.get(entity.id)
        if found or owner is None:
            return found
        return self._whole(Pair(owner, None) if gone else Pair(None, owner))

    def _brings(self, step: Step, entity: Entity, steps: Sequence[Step], *, gone: bool) -> bool:
        operation = step.operation
        if step.keys or operation.op != ("repeal" if gone else "insert"):
            return False
        if not gone or not isinstance(operation.before, dict):
            return True
        data = {"id": entity.id, **amending.sound(operation.before)}
        for earlier in reversed(steps[: steps.index(step)]):
            data = amending.undone(data, earlier)
        stated = _converted(data, type(entity))
        return stated is not None and _own(stated) == _own(entity)

    def _local(self, name: str) -> str:
        return self.names.base(name).rpartition("#")[2]

    # -- who answers for a task --

    def _duties(self, deltas: list[Delta], groups: dict[tuple[str, str], list[int]]) -> list[Delta]:
        """Mark what became of the duties over a task by what became of the assignments."""
        now = list(deltas)
        for rank, delta in enumerate(deltas):
            if delta.kind.startswith(_DUTIES):
                ordered = self._duty(delta, deltas, groups)
                now[rank] = delta._replace(amended=ordered)
        return now

    def _duty(
        self, delta: Delta, deltas: list[Delta], groups: dict[tuple[str, str], list[int]]
    ) -> tuple[str, ...]:
        sides = (delta.before, delta.after)
        before, after = (each if isinstance(each, tuple) else () for each in sides)
        gone, fresh = fields.missing(before, after, self.names)
        plan, name, bodies = (
            (self.base, delta.former or delta.id, gone) if gone else (self.head, delta.id, fresh)
        )
        task = plan.entities.get(name)
        if not isinstance(task, Task):
            return ()
        own = [deltas[rank] for rank in groups["task", delta.id] if deltas[rank].key == "section"]
        found: list[str] = []
        for each, _ in plan.duties_over(task):
            named = each.bodies if each.role == delta.key else ()
            named += each.with_ if delta.key == "coordinate" else ()
            if not set(named) & set(bodies):
                continue
            name = self._local(each.id) if gone else each.id
            about = [deltas[rank] for rank in groups.get(("assignment", name), ())]
            about = [d for d in about if d.key in ("", *_OF_A_DUTY) and d.substantive]
            if not about:
                about = own  # the task went out of the section that the duty covers
            if not about or not all(d.amended for d in about):
                return ()
            found += [amendment for d in about for amendment in d.amended]
        return tuple(dict.fromkeys(found))


def _change_of(delta: Delta) -> tuple[str, str]:
    return delta.kind, delta.key


def _is_of_a_key(delta: Delta) -> bool:
    return bool(delta.key) and delta.kind not in _NOT_KEYS and not delta.kind.startswith(_DUTIES)


def _touches(step: Step, delta: Delta) -> bool:
    """Tell whether an operation amends the key that changed, one above it, or one below."""
    if not step.keys:
        return True
    path = tuple(delta.key.partition("[")[0].split("."))
    depth = min(len(path), len(step.keys))
    return path[:depth] == step.keys[:depth]


def _amendments(steps: Iterable[Step]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(step.amendment.id for step in steps))


def _agrees(step: Step, data: dict[str, Any], kind: type[Entity]) -> bool:
    """Tell whether an element is what an operation says it left behind."""
    operation = step.operation
    if not step.keys and operation.op != "substitute":
        return True
    there = amending.value_at(data, step.keys) if step.keys else amending.own(data)
    if operation.op == "repeal" or there is MISSING:
        return operation.op == "repeal" and there is MISSING
    if operation.after is None:
        return True
    stated = amending.sound(operation.after)
    if not step.keys:
        whole = _converted({"id": data["id"], **stated}, kind)
        return whole is not None and consolidating.same(_own(whole), there)
    # Put where it belongs it is read as the model reads it: what goes without saying is left out.
    known = amending.shape_at(kind, step.keys)
    read = _converted(stated, known.type) if known is not None else None
    return read is not None and consolidating.same(_data(read), there)


def _own(entity: Entity) -> dict[str, Any]:
    return amending.own(_data(entity))


def _data(part: Any) -> Any:
    """Return a part of the model as the mapping that a file would hold."""
    return msgspec.json.decode(msgspec.json.encode(part))


def _converted(data: Any, kind: Any) -> Any:
    """Return data as the model reads them, None where they do not fit."""
    try:
        return msgspec.convert(data, kind)
    except (msgspec.ValidationError, RecursionError):
        return None
