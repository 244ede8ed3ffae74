"""Which bodies a change concerns, so that each can be told what became of its part of a plan."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from plancheck import model
from plancheck.diff.delta import Delta, Difference
from plancheck.model import Entity
from plancheck.plan import Plan


class Concerned:
    """Answers which bodies a change concerns; holds what it looks up.

    A task concerns those whom a duty names for it or for its section, help with it those who give
    it; an objective and its targets
    those who are named for the tasks that serve it; an act those named for what rests on it. A duty
    over the whole plan makes no body answer for each task by itself (`over_all`).
    """

    def __init__(self, difference: Difference) -> None:
        self._sides = (difference.base, difference.head)
        self._plans = [{plan.id: plan for plan in side.plans} for side in self._sides]
        self._cited: dict[int, dict[str, set[str]]] = {}

    def by(self, delta: Delta) -> tuple[str, ...]:
        """Return the ids of the bodies and groups that a change concerns, sorted."""
        found: set[str] = set()
        if delta.kind.startswith("support-"):
            return tuple(sorted({*_ids(delta.before), *_ids(delta.after)}))
        for rank, plans in enumerate(self._plans):
            name = delta.former if rank == 0 and delta.former else delta.id
            if not delta.plan:
                found.update(self._registry(rank, name))
                continue
            plan = plans.get(delta.former_plan if rank == 0 and delta.former_plan else delta.plan)
            entity = plan.entities.get(name) if plan is not None else None
            if plan is not None and entity is not None:
                found.update(named_for(plan, entity))
        for value in (delta.before, delta.after):
            if delta.kind.startswith("lead-"):
                found.update(_ids(value))
        return tuple(sorted(found))

    def over_all(self) -> tuple[str, ...]:
        """Return the bodies whose duty is over a whole plan: every change concerns them."""
        return tuple(
            sorted(
                {
                    body
                    for plan in self._plans[1].values()
                    for each in plan.assignments
                    if any(name.removeprefix(f"{plan.id}#") == "plan" for name in each.scope)
                    for body in (*each.bodies, *each.with_)
                }
            )
        )

    def _registry(self, rank: int, name: str) -> Iterator[str]:
        """Yield the bodies that an entry of the registry concerns: itself, or who rests on it."""
        entity = self._sides[rank].registry.entities.get(name)
        if entity is None:
            return
        yield from _named(entity)
        if isinstance(entity, model.Act):
            yield from sorted(self._resting(rank).get(name, ()))

    def _resting(self, rank: int) -> dict[str, set[str]]:
        """Return the bodies named for what cites each act."""
        if rank not in self._cited:
            found: dict[str, set[str]] = defaultdict(set)
            for plan in self._plans[rank].values():
                for entity, citation, _ in plan.citations():
                    if entity is not plan.identity:
                        found[citation.act].update(named_for(plan, entity))
            self._cited[rank] = found
        return self._cited[rank]


def _ids(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _named(entity: Entity) -> Iterator[str]:
    """Yield the bodies that an entry of the registry is, or names as its own."""
    if isinstance(entity, (model.Body, model.Group)):
        yield entity.id
    elif isinstance(entity, model.Change):
        yield from (*entity.before, *entity.after)
    elif isinstance(entity, model.System):
        yield from filter(None, (entity.owner, entity.operator))
    elif isinstance(entity, model.Indicator) and entity.producer:
        yield entity.producer


def named_for(plan: Plan, entity: Entity) -> Iterator[str]:
    """Yield the bodies and groups that an element of a plan, or of its registry, concerns.

    Whole-plan duties are left out; a name may come more than once.
    """
    if plan.registry.entities.get(entity.id) is entity:
        yield from _named(entity)
    elif isinstance(entity, model.Task):
        for assignment, reach in plan.duties_over(entity):
            if reach != "plan":
                yield from (*assignment.bodies, *assignment.with_)
    elif isinstance(entity, model.Objective):
        for server in plan.served_by.get(entity.id, ()):
            if isinstance(server, model.Task):
                yield from named_for(plan, server)
    elif isinstance(entity, model.Target):
        yield from named_for(plan, plan.homes[entity.id])
    elif isinstance(entity, model.Project):
        yield from _all(plan, entity.tasks)
    else:
        yield from _own(entity)


def _own(entity: Entity) -> Iterator[str]:
    """Yield the bodies that an element names itself."""
    if isinstance(entity, model.Assignment):
        yield from (*entity.bodies, *entity.with_)
    elif isinstance(entity, model.Report):
        yield from (*entity.senders, entity.to)
        if entity.then is not None:
            yield from (entity.then.by, entity.then.to)
    elif isinstance(entity, model.Receipt):
        yield entity.by
    elif isinstance(entity, model.Measurement) and entity.reported_by:
        yield entity.reported_by
    elif isinstance(entity, model.Item):
        yield from (*entity.addressed_to, *entity.bodies)
    elif isinstance(entity, (model.Article, model.Recipient)):
        yield from entity.bodies


def _all(plan: Plan, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        entity = plan.entities.get(name.removeprefix(f"{plan.id}#"))
        if entity is not None:
            yield from named_for(plan, entity)
