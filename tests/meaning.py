"""What a workspace says, apart from how it is written: an account that two sides can be held by."""

from typing import Any

import msgspec

from plancheck.model import Objective
from plancheck.plan import Workspace

Facts = dict[tuple[str, str], Any]


def meaning(workspace: Workspace) -> Facts:
    """Return the data of every element, by its plan (empty for the registry) and its id.

    A plan itself stands under an empty id, its progress under `progress`, its source texts under
    their names. What the model takes for granted is left out, written or not; so is the plan of an
    id in an element of that plan. A target stands for itself and tells its objective.
    """
    facts: Facts = {}
    for holder in workspace.holders():
        plan = getattr(holder, "id", "")
        for name, entity in holder.entities.items():
            data = written(entity)
            if isinstance(entity, Objective):
                data.pop("targets", None)
                facts |= {(plan, each.id): written(each) | {"of": name} for each in entity.targets}
            if holder.kinds[name] != "target":
                facts[plan, name] = data | {"kind of element": holder.kinds[name]}
    for each in workspace.plans:
        facts[each.id, ""] = written(each.identity)
        facts |= {(each.id, name): text.folded for name, text in each.texts.items()}
        entries = sorted(map(msgspec.json.encode, each.progress))
        facts[each.id, "progress"] = [msgspec.json.decode(entry) for entry in entries]
    return {(plan, name): _near(data, f"{plan}#") for (plan, name), data in facts.items()}


def _near(data: Any, prefix: str) -> Any:
    """Return data with the ids of its own plan as they are within it."""
    if isinstance(data, dict):
        return {key: _near(value, prefix) for key, value in data.items()}
    if isinstance(data, list):
        return [_near(value, prefix) for value in data]
    return data.removeprefix(prefix) if isinstance(data, str) else data


def written(entity: msgspec.Struct) -> Any:
    """Return an entity as the mapping that a file would hold."""
    return msgspec.json.decode(msgspec.json.encode(entity))


def different(before: Facts, after: Facts) -> set[tuple[str, str]]:
    """Return what only one of two sides has, or has otherwise."""
    return {each for each in before.keys() | after.keys() if before.get(each) != after.get(each)}
