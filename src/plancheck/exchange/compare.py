"""What a file that came in would change in the registry."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from plancheck import shape
from plancheck.exchange.records import Problem, Reading, plain_data
from plancheck.findings import Path
from plancheck.iri import iri
from plancheck.model import Act, Entity, Reference
from plancheck.registry import Registry
from plancheck.text import Text, short


class Difference(NamedTuple):
    """A part of an entry that changes.

    `old` is None for what is added, `new` for what goes away. In a list, the number is that of the
    old list: what is added there stands before the old entry of that number.
    """

    path: Path
    old: Any
    new: Any


class Changed(NamedTuple):
    """An entry that the registry holds otherwise."""

    old: Entity
    new: Entity
    differences: tuple[Difference, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that change, each once."""
        return tuple(dict.fromkeys(str(each.path[0]) for each in self.differences))


class Comparison(NamedTuple):
    """The entries of a file beside those of the registry; `absent` are not in the file."""

    new: tuple[Entity, ...]
    changed: tuple[Changed, ...]
    unchanged: tuple[str, ...]
    absent: tuple[str, ...]


def compare(reading: Reading, registry: Registry) -> tuple[Comparison, tuple[Problem, ...]]:
    """Return what a file would add and change, and why the registry could not take it.

    Nothing is ever taken away: an entry that the file leaves out stays as it is.
    """
    incoming = reading.records.by_id()
    works = {iri(act, registry.entities).work: act.id for act in registry.acts}
    new, changed, unchanged = [], [], []
    problems: list[Problem] = []
    for name, entity in sorted(incoming.items()):
        held = registry.entities.get(name)
        draft = reading.drafts[name]
        if held is not None and type(held) is not type(entity):
            message = _OTHER_KIND.fill(id=name, kind=registry.kinds[name])
            problems.append(Problem(draft.at(("id",)), message))
            continue
        if held == entity:
            unchanged.append(name)
            continue
        problems += [
            Problem(draft.at(each.path), _UNKNOWN.fill(target=short(each.id, 80)))
            for each in shape.named(entity)
            if not _exists(each, registry, incoming)
        ]
        if held is None:
            new.append(entity)
            work = iri(entity, registry.entities).work if isinstance(entity, Act) else None
            if work is not None and works.setdefault(work, name) != name:
                message = _SAME_ACT.fill(id=name, other=works[work])
                problems.append(Problem(draft.at(("id",)), message))
        else:
            found = tuple(differences(plain_data(held), plain_data(entity)))
            changed.append(Changed(held, entity, found))
    absent = tuple(
        sorted(
            name
            for name, entity in registry.entities.items()
            if isinstance(entity, (Act, Reference)) and name not in incoming
        )
    )
    comparison = Comparison(tuple(new), tuple(changed), tuple(unchanged), absent)
    return comparison, tuple(sorted(problems, key=lambda each: each.spot))


_OTHER_KIND = Text(
    "Mã “{id}” trong danh mục là mục loại khác ({kind}).",
    "The id “{id}” names something else in the registry ({kind}).",
)
_SAME_ACT = Text(
    "“{id}” chính là văn bản “{other}” (cùng loại, cùng số, cùng nơi và ngày ban hành).",
    "“{id}” is the act “{other}” (of the same kind, number, place and day of issue).",
)
_UNKNOWN = Text(
    "Không có mã “{target}” trong danh mục cũng như trong tệp này.",
    "There is no id “{target}” in the registry nor in this file.",
)


def _exists(named: shape.Named, registry: Registry, incoming: Mapping[str, Entity]) -> bool:
    other = incoming.get(named.id)
    kind = type(other).__name__.lower() if other is not None else registry.kinds.get(named.id, "")
    return kind in named.ref.kinds


def differences(old: Any, new: Any, path: Path = ()) -> Iterator[Difference]:
    """Yield the smallest parts in which two data differ, in the order of the new one."""
    if isinstance(old, dict) and isinstance(new, dict) and old and new:
        for key in dict.fromkeys((*new, *old)):
            yield from differences(old.get(key), new.get(key), (*path, key))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _in_lists(old, new, path)
    elif old != new:
        yield Difference(path, old, new)


def _in_lists(old: list[Any], new: list[Any], path: Path) -> Iterator[Difference]:
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    old_end, new_end = len(old) - end, len(new) - end
    both = min(old_end, new_end)
    for index in range(start, both):
        yield from differences(old[index], new[index], (*path, index))
    for index in range(both, old_end):
        yield Difference((*path, index), old[index], None)
    for index in range(both, new_end):
        yield Difference((*path, both), None, new[index])
