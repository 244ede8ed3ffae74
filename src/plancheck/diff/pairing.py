"""Which element of one plan is which of the other: by id, or by the former ids it keeps (`was`)."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from plancheck.diff.fields import Naming
from plancheck.model import Entity
from plancheck.plan import Plan, Workspace
from plancheck.registry import Holder


class Pair(NamedTuple):
    """An element of the older and of the newer plan; None where there is none."""

    base: Entity | None
    head: Entity | None


class Sides(NamedTuple):
    """A plan (or the registry) of both workspaces, and its elements in pairs."""

    base: Holder | None
    head: Holder | None
    pairs: tuple[Pair, ...]


class Matched(NamedTuple):
    """Two workspaces side by side; `names` tells which ids mean one thing."""

    sides: tuple[Sides, ...]
    names: "Names"


def match(base: Workspace, head: Workspace) -> Matched:
    """Pair the plans of two workspaces, then the elements of each pair, then of the registries."""
    found = [_sides(base.registry, head.registry)]
    found += [_sides(one, other) for one, other in _plans(base, head)]
    return Matched(tuple(found), Names(found))


def _plans(base: Workspace, head: Workspace) -> Iterator[tuple[Plan | None, Plan | None]]:
    old = {plan.id: plan for plan in base.plans}
    new = {plan.id: plan for plan in head.plans}
    was = _renamed(
        {name: plan.identity for name, plan in old.items()},
        {name: plan.identity for name, plan in new.items()},
    )
    for name, plan in new.items():
        yield old.get(was.get(name, name)), plan
    taken = {was.get(name, name) for name in new}
    for name, plan in old.items():
        if name not in taken:
            yield plan, None


def _sides(base: Holder | None, head: Holder | None) -> Sides:
    old = dict(base.entities) if base else {}
    new = dict(head.entities) if head else {}
    for name in old.keys() & new.keys():
        if base and head and base.kinds[name] != head.kinds[name]:
            # The id was given to something else: that is no change of one element.
            old[f"{name}\0"] = old.pop(name)
    was = _renamed(old, new)
    pairs = [Pair(old.get(was.get(name, name)), each) for name, each in new.items()]
    taken = {was.get(name, name) for name in new}
    pairs += [Pair(each, None) for name, each in old.items() if name not in taken]
    if isinstance(base, Plan) or isinstance(head, Plan):
        one = base.identity if isinstance(base, Plan) else None
        other = head.identity if isinstance(head, Plan) else None
        pairs.insert(0, Pair(one, other))
    return Sides(base, head, tuple(pairs))


def _renamed(old: Mapping[str, Entity], new: Mapping[str, Entity]) -> dict[str, str]:
    """Return the older id of each newer element that was renamed, in either direction."""
    gone = {name: each for name, each in old.items() if name not in new}
    fresh = {name: each for name, each in new.items() if name not in old}
    found = {(was, name) for name, each in fresh.items() for was in each.was if was in gone}
    found |= {(name, was) for name, each in gone.items() for was in each.was if was in fresh}
    result: dict[str, str] = {}
    taken: set[str] = set()
    # Ordered alike in both directions, so that the comparison reads the same from either side.
    for one, other in sorted(found, key=lambda pair: (sorted(pair), pair)):
        if one not in taken and other not in result and type(gone[one]) is type(fresh[other]):
            result[other] = one
            taken.add(one)
    return result


class Names:
    """What ids of the older and of the newer workspace are called by one common name."""

    def __init__(self, sides: list[Sides]) -> None:
        self._now: dict[tuple[str, str], str] = {}
        self._plans: dict[str, str] = {}
        for each in sides:
            if isinstance(each.base, Plan) and isinstance(each.head, Plan):
                self._plans[each.base.id] = each.head.id
            whose = each.base.id if isinstance(each.base, Plan) else ""
            for one, other in each.pairs:
                if one is not None and other is not None and one.id != other.id:
                    self._now[whose, one.id] = other.id

    def naming(self, base: Holder, head: Holder) -> Naming:
        """Return what ids that two holders name are called by one common name."""
        return Naming(partial(self.current, base), partial(self.current, head, old=False))

    def current(self, holder: Holder, name: str, *, old: bool = True) -> str:
        """Return what an id is called in the newer workspace, with its plan where it has one."""
        plan, _, local = name.rpartition("#")
        if not plan and isinstance(holder, Plan):
            plan = holder.id if local in holder.entities else ""
        if not old:
            return f"{plan}#{local}" if plan else local
        now = self._now.get((plan, local), local)
        if not plan:
            return self._plans.get(now, now)
        return f"{self._plans.get(plan, plan)}#{now}"
