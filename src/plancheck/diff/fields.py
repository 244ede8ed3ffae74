"""Where two versions of one element differ, key by key.

Order never counts, nor does the way in which an id is written. Entries of a list are told by what
they are about: a citation by its act, an event by its kind and the act that brought it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from plancheck import model
from plancheck.findings import Path
from plancheck.shape import Shape, fields_of


class Naming(NamedTuple):
    """What an id of the older plan, and one of the newer, are called by one common name."""

    base: Callable[[str], str]
    head: Callable[[str], str]


class Change(NamedTuple):
    """One key that differs: its path in either file, and what stands there (None: nothing)."""

    key: str
    field: str
    before: Any
    after: Any
    base: Path
    head: Path


# Parts that are walked into; all others change as one.
_WALKED = (
    model.Adoption,
    model.InForce,
    model.PlanLink,
    model.Signatory,
    model.Forward,
    model.Grades,
)
# By what an entry of a list is told from its neighbours.
_ABOUT: dict[type, tuple[str, ...]] = {
    model.Citation: ("act", "listed"),
    model.Serves: ("id",),
    model.Funding: ("source", "year", "stage"),
    model.Integration: ("to",),
    model.LegalEvent: ("type", "by"),
    model.EnactedUnder: ("act",),
    model.Relation: ("type", "act"),
    model.Evidence: ("source", "place"),
    model.SourceDocument: ("file",),
    model.Ignored: ("lines",),
    model.Counted: ("on",),
    model.RejectedClaim: ("claim",),
    model.Progress: ("task", "on", "by"),
    model.Operation: ("op", "element", "key"),
}
# Keys of a part that say how it came about, not what it says.
_BESIDE: dict[type, frozenset[str]] = {
    model.Citation: frozenset({"source", "note", "printed"}),
    model.Serves: frozenset({"by", "on", "confirmed_by"}),
    model.Funding: frozenset({"note", "anchor"}),
    model.Integration: frozenset({"note", "as_of"}),
    model.LegalEvent: frozenset({"note"}),
    model.EnactedUnder: frozenset({"note", "evidence"}),
    model.Relation: frozenset({"note", "evidence"}),
    model.Due: frozenset({"source"}),
    model.Action: frozenset({"source", "en"}),
    model.Counted: frozenset({"source"}),
    model.Progress: frozenset({"note"}),
    model.Operation: frozenset({"source", "note"}),
}


def changes(base: Any, head: Any, names: Naming) -> Iterator[Change]:
    """Yield the keys in which two versions of an element differ.

    Args:
        base: the older version.
        head: the newer one, of the same type.
        names: what ids of either plan are called by one name.
    """
    yield from _struct(base, head, "", (), names)


Now = Callable[[str], str]


def meaning(part: object, now: Now, *, whole: bool = False) -> object:
    """Return what a part says, to compare: ids by one name, lists in one order.

    Args:
        part: a part of an element, or a value of one of its keys.
        now: what an id is called.
        whole: with the keys that tell how it came about, too.
    """
    if isinstance(part, msgspec.Struct) and not isinstance(part, model.Value):  # its order counts
        beside: frozenset[str] = frozenset() if whole else _BESIDE.get(type(part), frozenset())
        return tuple(
            (written, _meant(field.shape(), value, now, whole))
            for written, field in fields_of(part.__class__).items()
            if written not in beside and (value := getattr(part, field.attribute)) is not None
        )
    return part


def _meant(shape: Shape, value: Any, now: Now, whole: bool) -> Any:  # noqa: FBT001
    if isinstance(value, msgspec.Struct):
        return meaning(value, now, whole=whole)
    if isinstance(value, tuple):
        inner = shape.parts[0] if shape.form == "list" else shape
        parts = [_meant(inner, each, now, whole) for each in value]
        return tuple(sorted(parts)) if inner.form == "scalar" else tuple(parts)
    return now(value) if shape.ref and isinstance(value, str) else value


def _struct(
    base: msgspec.Struct, head: Any, key: str, path: Path, names: Naming
) -> Iterator[Change]:
    for written, field in fields_of(type(base)).items():
        one, other = getattr(base, field.attribute), getattr(head, field.attribute)
        if one == other or written in ("id", "targets"):
            continue
        name = f"{key}.{written}" if key else written
        yield from _field(field.shape(), one, other, name, (*path, written), names)


def _field(  # noqa: PLR0913 - one step of a walk
    shape: Shape, one: Any, other: Any, key: str, path: Path, names: Naming
) -> Iterator[Change]:
    if isinstance(one, _WALKED) and type(one) is type(other):
        yield from _struct(one, other, key, path, names)
        return
    if isinstance(one, tuple) and isinstance(other, tuple) and shape.form == "list":
        inner = shape.parts[0]
        if inner.form == "struct":
            yield from _entries(one, other, key, path, names)
            return
        if inner.form == "scalar" and _one_set(one, other, inner, names):
            return
    elif one and other and _same(shape, one, other, names):
        return
    yield Change(key, str(path[-1]), one or None, other or None, path, path)


def _same(shape: Shape, one: Any, other: Any, names: Naming) -> bool:
    """Tell whether two values are the same but for the names of elements and an order."""
    return bool(
        type(one) is type(other)
        and _meant(shape, one, names.base, whole=True)
        == _meant(shape, other, names.head, whole=True)
    )


def _one_set(one: Sequence[str], other: Sequence[str], inner: Shape, names: Naming) -> bool:
    """Tell whether two lists hold the same entries, in whatever order."""
    if inner.ref is None:
        return Counter(one) == Counter(other)
    return Counter(map(names.base, one)) == Counter(map(names.head, other))


def missing(one: Sequence[str], other: Sequence[str], names: Naming) -> tuple[list[str], list[str]]:
    """Return the ids that only the older list holds, and those that only the newer holds."""
    old, new = set(map(names.base, one)), set(map(names.head, other))
    return (
        [each for each in one if names.base(each) not in new],
        [each for each in other if names.head(each) not in old],
    )


def _entries(
    one: Sequence[Any], other: Sequence[Any], key: str, path: Path, names: Naming
) -> Iterator[Change]:
    """Yield the entries that were added, dropped or changed."""
    field = str(path[-1])
    for name, before, after in paired(one, other, names):
        if before and after:
            said = meaning(before[1], names.base, whole=True)
            if said == meaning(after[1], names.head, whole=True):
                continue
        base = (*path, before[0]) if before else path
        head = (*path, after[0]) if after else path
        old, new = before and before[1], after and after[1]
        yield Change(f"{key}[{name}]", field, old, new, base, head)


_Ranked = tuple[int, Any]


def paired(
    one: Sequence[Any], other: Sequence[Any], names: Naming
) -> Iterator[tuple[str, _Ranked | None, _Ranked | None]]:
    """Yield the entries of two lists that differ: what each is about, then both, with their ranks.

    Entries that are equal are left out first; of several about one thing, those left go together
    in their order.
    """
    groups: dict[tuple[str, ...], tuple[list[_Ranked], list[_Ranked]]] = {}
    sides = ((0, one, names.base), (1, other, names.head))
    for side, entries, now in sides:
        for rank, entry in enumerate(entries):
            about = tuple(now(each) if each else "" for each in _about(entry))
            groups.setdefault(about, ([], []))[side].append((rank, entry))
    for before, after in groups.values():
        left = _unequal(before, after)
        for rank in range(max(map(len, left))):
            pair = [each[rank] if rank < len(each) else None for each in left]
            entry = (pair[1] or pair[0] or (0, None))[1]
            yield "/".join(filter(None, _about(entry))), pair[0], pair[1]


def _unequal(before: list[_Ranked], after: list[_Ranked]) -> tuple[list[_Ranked], list[_Ranked]]:
    """Leave out of both lists what they share."""
    twins = Counter(map(_mark, before)) & Counter(map(_mark, after))
    return _without(before, twins.copy()), _without(after, twins.copy())


def _mark(ranked: _Ranked) -> Any:
    """Return what equal entries share; an operation of an amendment may hold any data."""
    entry = ranked[1]
    return msgspec.json.encode(entry, order="sorted") if type(entry) is model.Operation else entry


def _without(entries: list[_Ranked], twins: Counter[Any]) -> list[_Ranked]:
    kept = []
    for each in entries:
        mark = _mark(each)
        if twins[mark]:
            twins[mark] -= 1
        else:
            kept.append(each)
    return kept


def _about(entry: Any) -> tuple[str, ...]:
    names = _ABOUT.get(type(entry), ())
    return tuple(str(getattr(entry, name) or "") for name in names)
