"""The edits of plan files that bring in what a file of acts holds."""

from collections import Counter
from typing import Any

from plancheck.edit import Add, Edit, Remove, Set
from plancheck.exchange.compare import Comparison
from plancheck.findings import Path
from plancheck.model import Act, Entity, Reference
from plancheck.registry import Registry

# Where acts and references stand by convention, for a registry that has none yet.
_HOMES = {"acts": "registry/legal.yaml", "references": "registry/references.yaml"}


def edits(comparison: Comparison, registry: Registry) -> list[Edit]:
    """Return what to change in the files: only what differs, so that comments stay.

    New entries go to the end of the file with most entries of their kind.
    """
    homes = {section: _home(registry, section) for section in _HOMES}
    found: list[Edit] = [
        Add(homes[_section(entity)], (_section(entity),), entity) for entity in comparison.new
    ]
    for changed in comparison.changed:
        place = registry.at(changed.old)
        for path, old, new in changed.differences:
            found.append(_edit(place.file, (*place.path, *path), old, new))
    return found


def _edit(file: str, path: Path, old: Any, new: Any) -> Edit:
    step = path[-1]
    if new is None:
        return Remove(file, path)
    if old is None and isinstance(step, int):
        return Add(file, path[:-1], new, at=step)
    return Set(file, path, new)


def _section(entity: Entity) -> str:
    return "acts" if isinstance(entity, Act) else "references"


def _home(registry: Registry, section: str) -> str:
    files = Counter(
        registry.at(entity).file
        for entity in registry.entities.values()
        if isinstance(entity, (Act, Reference)) and _section(entity) == section
    )
    return min(files, key=lambda file: (-files[file], file), default=_HOMES[section])
