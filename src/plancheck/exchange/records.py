"""What is exchanged: the acts of a registry, and the references that their evidence was read in.

A reader returns drafts: plain data as a plan file would hold it, with the place of each part in
the file that came in. They are held to the same model as plan files; whatever is wrong becomes a
problem at its place, and a file with a problem brings nothing in.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from plancheck import building, shape, source
from plancheck.errors import InputError
from plancheck.findings import Finding, Path, Place
from plancheck.model import Act, Entity, Reference
from plancheck.registry import Registry
from plancheck.text import Text

KINDS: dict[str, tuple[type[Entity], Text]] = {
    "act": (Act, Text("Văn bản", "The act")),
    "reference": (Reference, Text("Nguồn tra cứu", "The reference")),
}
MAX_PROBLEMS = 100  # a file with more is not worth reading on
# XML 1.0 has no place for these two either; the rest of what it refuses is hidden anyway.
_UNFIT = re.compile(f"{source.HIDDEN.pattern}|[\ufffe\uffff]")


class Records(NamedTuple):
    """Acts and references, each ordered by id."""

    acts: tuple[Act, ...]
    references: tuple[Reference, ...] = ()

    def by_id(self) -> dict[str, Entity]:
        """Return all of them by id."""
        return {each.id: each for each in (*self.references, *self.acts)}


class Spot(NamedTuple):
    """A place in a file that came in: a line of XML, or a row and a column of a sheet."""

    line: int
    column: int = 0


class Problem(NamedTuple):
    """What is wrong with a file that came in, and where."""

    spot: Spot
    message: Text


class Draft(NamedTuple):
    """An entry as it came in: its kind, its data, and the place of each part of it."""

    kind: str
    data: dict[str, Any]
    spots: dict[Path, Spot]

    def at(self, path: Path) -> Spot:
        """Return the place of a part, or of the nearest part that was written."""
        while path and path not in self.spots:
            path = path[:-1]
        return self.spots[path]


class Reading(NamedTuple):
    """What a file holds; `records` are complete only where there is no problem."""

    records: Records
    problems: tuple[Problem, ...]
    drafts: dict[str, Draft] = {}  # noqa: RUF012 - a tuple's default, never changed


def gather(registry: Registry) -> Records:
    """Return the acts and references of a registry.

    Raises:
        InputError: there is no act, or a text holds a hidden character, which no file may carry.
    """
    acts = tuple(sorted(registry.acts, key=lambda each: each.id))
    if not acts:
        raise InputError(
            Text("Danh mục không có văn bản nào.", "There are no acts in the registry.")
        )
    references = [each for each in registry.entities.values() if isinstance(each, Reference)]
    records = Records(acts, tuple(sorted(references, key=lambda each: each.id)))
    for entity in records.by_id().values():
        hit = next(filter(None, map(_UNFIT.search, _texts(plain_data(entity)))), None)
        if hit is not None:
            code = f"U+{ord(hit[0]):04X}"
            raise InputError(
                Text(
                    f"“{entity.id}” có ký tự ẩn ({code}); hãy xóa ký tự đó trước khi xuất.",
                    f"“{entity.id}” holds a hidden character ({code}); delete it before export.",
                )
            )
    return records


# Findings after which a part of an entry, or of a file, is not in the registry.
_LOSSES = frozenset(
    rule.slug
    for rule in (
        *shape.RULES,
        building.DUPLICATE_ID,
        building.NOT_A_MAPPING,
        source.UNREADABLE_FILE,
        source.NOT_UTF8,
        source.YAML_SYNTAX,
        source.YAML_FEATURE,
        source.DUPLICATE_KEY,
        source.HIDDEN_CHARACTER,
    )
)


def refuse_losses(findings: Iterable[Finding]) -> None:
    """Refuse a registry of which something could not be read.

    Raises:
        InputError: a part of an act or a reference is missing from what was loaded.
    """
    for finding in findings:
        path = finding.place.path
        if finding.rule.slug in _LOSSES and (len(path) < 2 or path[0] in ("acts", "references")):
            raise InputError(
                Text(
                    f"{finding.place.file}: {finding.message.vi} Danh mục chưa đọc được trọn vẹn;"
                    " hãy sửa theo “plancheck check” trước.",
                    f"{finding.place.file}: {finding.message.en} The registry could not be read as"
                    " a whole; mend it by “plancheck check” first.",
                )
            )


def plain_data(entity: msgspec.Struct) -> dict[str, Any]:
    """Return an entity as a plan file holds it: mappings, lists and texts, no defaults."""
    data: dict[str, Any] = _listed(msgspec.to_builtins(entity))
    return data


def _listed(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _listed(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [_listed(value) for value in data]
    return data


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)


def build(drafts: Iterable[Draft], problems: Iterable[Problem]) -> Reading:
    """Hold drafts to the model.

    Args:
        drafts: the entries, in the order of the file.
        problems: what was already wrong with the file.

    Returns:
        The records, and every problem, in the order of the file.
    """
    found = list(problems)
    built: dict[str, tuple[Draft, Entity]] = {}
    for draft in drafts:
        if len(found) >= MAX_PROBLEMS:
            break
        entity = _built(draft, found)
        if entity is None:
            continue
        if entity.id in built:
            found.append(Problem(draft.at(("id",)), _TWICE.fill(id=entity.id)))
        built.setdefault(entity.id, (draft, entity))
    ordered = [entity for _, (_, entity) in sorted(built.items())]
    return Reading(
        Records(
            tuple(each for each in ordered if isinstance(each, Act)),
            tuple(each for each in ordered if isinstance(each, Reference)),
        ),
        tuple(sorted(found, key=lambda each: each.spot)),
        {name: draft for name, (draft, _) in built.items()},
    )


_TWICE = Text("Mã “{id}” đã được dùng ở trên.", "The id “{id}” is already taken above.")
_HIDDEN = Text(
    "Có ký tự không nhìn thấy được ({code}) trong chữ này; hãy xóa rồi gõ lại.",
    "This text holds a character that cannot be seen ({code}); delete it and type again.",
)


def _built(draft: Draft, problems: list[Problem]) -> Entity | None:
    kind, what = KINDS[draft.kind]
    name = draft.data.get("id", "")
    calls = Text(f"{what.vi} {name}".strip(), f"{what.en} {name}".strip())
    entity, found = shape.build(draft.data, kind, Place(""), calls)
    problems += [Problem(draft.at(each.place.path), _words(each)) for each in found]
    for path, text in _placed(draft.data, ()):
        hit = _UNFIT.search(text)
        if hit is not None:
            code = f"U+{ord(hit[0]):04X}"
            problems.append(Problem(draft.at(path), _HIDDEN.fill(code=code)))
    return entity


def _placed(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _placed(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _placed(value, (*path, index))


def _words(finding: Finding) -> Text:
    """Return the message of a finding, with what is expected where a value does not fit."""
    if finding.rule.slug != shape.INVALID_VALUE.slug:
        return finding.message
    fix = finding.rule.fix
    return Text(
        f"{finding.message.vi} {fix.vi.rstrip('.')}.", f"{finding.message.en} {fix.en.rstrip('.')}."
    )
