"""Compare two workspaces by meaning: the door to this package."""

from collections.abc import Iterator
from typing import NamedTuple

from plancheck.diff import amended, fields, pairing
from plancheck.diff.delta import (
    REGISTRY,
    Delta,
    Difference,
    Uncompared,
    of_plan,
    order,
    sort_of,
)
from plancheck.diff.duties import duties
from plancheck.diff.fields import Change, Naming
from plancheck.diff.judging import Both, judge
from plancheck.diff.pairing import Names, Pair, Sides
from plancheck.model import Entity, Progress, Target, Task
from plancheck.plan import Plan, Workspace
from plancheck.registry import Holder


def compare(base: Workspace, head: Workspace) -> Difference:
    """Return what changed from one workspace to another, the gravest first.

    Linear in the size of both. Order in the files never counts. An element that one side mentions
    in text which could not be read is told as not compared, never as dropped.
    """
    matched = pairing.match(base, head)
    torn = _torn_files(base, head)
    deltas: list[Delta] = []
    uncompared: list[Uncompared] = []
    for sides in matched.sides:
        for pair in sides.pairs:
            doubt = _unread(sides, pair) or _in_a_torn_file(sides, pair, torn)
            if doubt is not None:
                uncompared.append(doubt)
            else:
                deltas.extend(_pair(sides, pair, matched.names))
        deltas.extend(_homes(sides, matched.names))
        if isinstance(sides.base, Plan) and isinstance(sides.head, Plan):
            deltas.extend(_logs(sides.base, sides.head, matched.names))
            deltas.extend(_texts(sides.base, sides.head))
    deltas = amended.mark(deltas, matched)
    return Difference(base, head, tuple(sorted(deltas, key=order)), tuple(uncompared))


def _unread(sides: Sides, pair: Pair) -> Uncompared | None:
    """Tell whether what is said of an element on one side may not be all that stands there."""
    if pair.base == pair.head and not _hurt(sides, pair):
        return None
    entity = pair.head or pair.base
    for name, holder, here in (
        ("base", sides.base, pair.base),
        ("head", sides.head, pair.head),
    ):
        ids = {each.id for each in pair if each is not None}
        if holder is not None and ids & holder.unread.words:
            whose = sides.head or sides.base
            plan = whose.id if isinstance(whose, Plan) else ""
            return Uncompared(plan, (here or entity).id, name) if entity else None
    return None


def _hurt(sides: Sides, pair: Pair) -> bool:
    """Tell whether what could not be built of an element differs between the sides."""
    hurt = [
        holder.unread.hurt.get(each.id) if holder is not None and each is not None else None
        for holder, each in ((sides.base, pair.base), (sides.head, pair.head))
    ]
    return hurt[0] != hurt[1]


class _Torn(NamedTuple):
    """The files of a workspace that could not be read to their end, and what of its files is new.

    `gone` are files of the other workspace that this one does not have: where a torn file has a
    name of its own, it may be one of these.
    """

    files: frozenset[str]
    gone: frozenset[str]


def _torn_files(base: Workspace, head: Workspace) -> tuple[_Torn, _Torn]:
    torn = [frozenset(each.registry.incomplete) for each in (base, head)]
    if not any(torn):
        return _Torn(torn[0], frozenset()), _Torn(torn[1], frozenset())
    old, new = _files(base) | torn[0], _files(head) | torn[1]
    return (
        _Torn(torn[0], new - old if torn[0] - new else frozenset()),
        _Torn(torn[1], old - new if torn[1] - old else frozenset()),
    )


def _files(workspace: Workspace) -> frozenset[str]:
    """Return the files that the elements of a workspace stand in."""
    return frozenset(
        holder.at(entity).file
        for holder in workspace.holders()
        for entity in (*holder.entities.values(), *_identity(holder))
    )


def _identity(holder: Holder) -> tuple[Entity, ...]:
    return (holder.identity,) if isinstance(holder, Plan) else ()


def _in_a_torn_file(sides: Sides, pair: Pair, torn: tuple[_Torn, _Torn]) -> Uncompared | None:
    """Tell whether an element that one side lacks may stand there in a file that is not readable.

    Args:
        sides: the plan in both workspaces.
        pair: the element.
        torn: the files of either workspace that could not be read to their end.
    """
    looked = (
        ("head", pair.base, pair.head, sides.base, sides.head, torn[1]),
        ("base", pair.head, pair.base, sides.head, sides.base, torn[0]),
    )
    for name, one, missing, holder, other, files in looked:
        if one is None or missing is not None or holder is None or not files.files:
            continue
        where = {holder.at(one).file}
        if other is None and isinstance(holder, Plan):
            where.add(holder.at(holder.identity).file)
        if where & (files.files | files.gone):
            return Uncompared(holder.id if isinstance(holder, Plan) else "", one.id, name)
    return None


def _pair(sides: Sides, pair: Pair, names: Names) -> Iterator[Delta]:
    old, new = pair
    if old is None or new is None:
        yield from _lone(sides, pair)
        return
    if sides.base is None or sides.head is None:
        return
    base, head = sides.base, sides.head
    both = Both(base, head, old, new, sort_of(head, new), names.naming(base, head))
    yield from _whereabouts(both)
    if old != new:
        for change in fields.changes(old, new, both.names):
            yield from judge(both, change)
    if not isinstance(base, Plan) or not isinstance(head, Plan):
        return
    if isinstance(old, Task) and isinstance(new, Task):
        yield from duties(base, head, old, new, both.names)


def _whereabouts(both: Both) -> Iterator[Delta]:
    """Yield that an element was renamed, or stands in another file or under another objective."""
    nothing = Change("", "", None, None, (), ())
    if both.old.id != both.new.id:
        change = nothing._replace(key="id", before=both.old.id, after=both.new.id)
        yield both.delta("renamed", change)
    one, other = both.base.at(both.old).file, both.head.at(both.new).file
    if one != other:
        yield both.delta("moved", nothing._replace(key="", before=one, after=other))


def _homes(sides: Sides, names: Names) -> Iterator[Delta]:
    """Yield the targets that went from one objective to another."""
    if not isinstance(sides.base, Plan) or not isinstance(sides.head, Plan):
        return
    naming = names.naming(sides.base, sides.head)
    for old, new in sides.pairs:
        if not isinstance(old, Target) or not isinstance(new, Target):
            continue
        owners = sides.base.homes[old.id].id, sides.head.homes[new.id].id
        if naming.base(owners[0]) != naming.head(owners[1]):
            both = Both(sides.base, sides.head, old, new, "target", naming)
            change = Change("objective", "objective", *owners, (), ())
            yield both.delta("target-reshaped", change)


_LONE = {
    "task": "task",
    "target": "target",
    "objective": "objective",
    "assignment": "duty",
    "report": "duty",
    "measurement": "result",
    "receipt": "result",
    "waiver": "waiver",
}


def _lone(sides: Sides, pair: Pair) -> Iterator[Delta]:
    """Yield that an element was added or dropped."""
    entity, holder = (pair.head, sides.head) if pair.head else (pair.base, sides.base)
    if entity is None or holder is None:
        return
    what = sort_of(holder, entity)
    added = pair.head is not None
    if what == "plan":
        kind = "plan-added" if added else "plan-removed"
    elif what in _LONE:
        kind = f"{_LONE[what]}-{'added' if added else 'removed'}"
    elif what in REGISTRY:
        kind = "entry-added" if added else "entry-removed"
    else:
        kind = "added" if added else "removed"
    place = holder.at(entity)
    plan, former_plan = of_plan(sides.base, sides.head)
    yield Delta(
        kind=kind,
        plan=plan,
        former_plan=former_plan,
        sort=what,
        id=entity.id,
        before=None if added else entity,
        after=entity if added else None,
        base=None if added else place,
        head=place if added else None,
    )


def _logs(base: Plan, head: Plan, names: Names) -> Iterator[Delta]:
    """Yield the entries of the progress log that were added, dropped or altered."""
    naming = names.naming(base, head)
    for _, before, after in fields.paired(base.progress, head.progress, naming):
        one, other = before and before[1], after and after[1]
        kind = _logged(one, other, naming)
        ids = [each and each.task.rpartition("#")[2] for each in (one, other)]
        if not kind or any(_torn(each, ids[0] or ids[1] or "") for each in (base, head)):
            continue
        yield Delta(
            kind=kind,
            plan=head.id,
            sort="task",
            id=ids[1] or ids[0] or "",
            key="progress",
            before=one,
            after=other,
            base=base.at(one) if one else None,
            head=head.at(other) if other else None,
            former=ids[0] if ids[0] and ids[1] and ids[0] != ids[1] else "",
            former_plan=of_plan(base, head)[1],
        )


def _logged(one: Progress | None, other: Progress | None, names: Naming) -> str:
    """Return what happened to an entry of the log, nothing where only a name is another."""
    if one is None or other is None:
        return "progress-added" if one is None else "progress-removed"
    if fields.meaning(one, names.base) != fields.meaning(other, names.head):
        return "progress-changed"
    same = [
        fields.meaning(one, names.base, whole=True),
        fields.meaning(other, names.head, whole=True),
    ]
    return "" if same[0] == same[1] else "annotated"


def _torn(holder: Holder, name: str) -> bool:
    """Tell whether the log, or the element it is about, was not read to its end."""
    return "progress" in holder.unread.sections or name in holder.unread.words


def _texts(base: Plan, head: Plan) -> Iterator[Delta]:
    """Yield the source texts that are not what they were, letter for letter."""
    for file, one in sorted(base.texts.items()):
        other = head.texts.get(file)
        if other is not None and one.digest != other.digest:
            place = "source_documents"
            yield Delta(
                kind="source-altered",
                plan=head.id,
                sort="plan",
                id=head.id,
                key=file,
                before=one.digest,
                after=other.digest,
                base=base.at(base.identity, place),
                head=head.at(head.identity, place),
                former=of_plan(base, head)[1],
                former_plan=of_plan(base, head)[1],
            )
