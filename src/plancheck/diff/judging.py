"""What kind of change it is when one key of one element differs."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from msgspec.structs import replace

from plancheck import model
from plancheck.diff import fields, targets, wording
from plancheck.diff.delta import REGISTRY, Delta, of_plan
from plancheck.diff.fields import Change, Naming, meaning
from plancheck.findings import Path, Place
from plancheck.model import Entity
from plancheck.plan import Plan
from plancheck.registry import Holder


class Both(NamedTuple):
    """One element in both plans, each with the plan (or the registry) that holds it.

    `stands` is the element by which the newer plan knows its place, where that is not `new`.
    """

    base: Holder
    head: Holder
    old: Entity
    new: Entity
    sort: str
    names: Naming
    stands: Entity | None = None

    def delta(self, kind: str, change: Change, **more: Any) -> Delta:
        """Return a change of this element."""
        plan, former_plan = of_plan(self.base, self.head)
        found = Delta(
            kind=kind,
            plan=plan,
            sort=self.sort,
            id=self.new.id,
            key=change.key,
            before=change.before,
            after=change.after,
            base=_at(self.base, self.old, change.base),
            head=_at(self.head, self.stands or self.new, change.head),
            former=self.old.id if self.old.id != self.new.id else "",
            former_plan=former_plan,
        )
        return found._replace(**more)


def _at(holder: Holder, entity: Entity, path: Path) -> Place:
    return holder.at(entity, *path)


# Keys that tell about an element or help to find it, and promise nothing.
_BESIDE = frozenset(
    {
        "en", "note", "source", "was", "links", "other_names", "checked_on", "rejected_claims",
        "retrieved", "url", "relations",
    }
)  # fmt: skip
_LINKS = frozenset(
    {
        "supports", "objectives", "systems", "depends_on", "addresses", "carried_from", "tasks",
        "successors", "measurements", "indicators", "group", "baseline", "terms", "total",
    }
)  # fmt: skip


def judge(both: Both, change: Change) -> Iterator[Delta]:
    """Yield what a differing key means, as one change or as several."""
    special = _SPECIAL.get((both.sort, change.field)) or _ANYWHERE.get(change.field)
    if special is not None:
        yield from special(both, change)
    elif _beside(both, change):
        yield from _note(both, change)
    elif change.field in _LINKS:
        yield from _link(both, change)
    elif both.sort in REGISTRY:
        yield both.delta("entry-changed", change)
    elif both.sort in ("assignment", "report"):
        yield both.delta("duty-changed", change)
    elif both.sort == "measurement":
        yield both.delta("result-revised", change)
    elif both.sort == "waiver":
        yield both.delta("waiver-changed", change)
    else:
        yield from _other(both, change)


def _beside(both: Both, change: Change) -> bool:
    """Tell whether a key, or what differs in its entry, says only how things came about."""
    if change.field in _BESIDE or (both.sort == "reference"):
        return True
    before, after = change.before, change.after
    return (
        type(before) is type(after)
        and not isinstance(before, (str, tuple))
        and meaning(before, both.names.base) == meaning(after, both.names.head)
    )


def _note(both: Both, change: Change) -> Iterator[Delta]:
    yield both.delta(_come("note-added", "note-removed", "annotated", change), change)


def _other(both: Both, change: Change) -> Iterator[Delta]:
    yield both.delta(_come("part-added", "part-removed", "changed", change), change)


def _come(added: str, removed: str, altered: str, change: Change) -> str:
    """Return one of three kinds: something came, went, or is another thing."""
    return added if change.before is None else removed if change.after is None else altered


def _words(both: Both, change: Change) -> Iterator[Delta]:
    before, after = change.before or "", change.after or ""
    if wording.retouched(before, after):
        yield both.delta("retouched", change)
    elif both.sort in REGISTRY:
        yield both.delta("entry-changed", change)
    else:
        yield both.delta("reworded", change)


def _actions(both: Both, change: Change) -> Iterator[Delta]:
    before, after = change.before, change.after
    if before is None or after is None:
        yield from _other(both, change)
    elif before.vi != after.vi:
        words = change._replace(before=before.vi, after=after.vi)
        kind = "retouched" if wording.retouched(before.vi, after.vi) else "reworded"
        yield both.delta(kind, words)
    else:
        yield from _note(both, change)


def _indicators(both: Both) -> tuple[model.Indicator | None, model.Indicator | None]:
    return _measures(both.base, both.old), _measures(both.head, both.new)


def _measures(holder: Holder, entity: Entity) -> model.Indicator | None:
    """Return what a target, or a figure, measures."""
    if isinstance(holder, Plan) and isinstance(entity, (model.Target, model.Measurement)):
        return holder.indicator(entity.indicator)
    return None


def _value(both: Both, change: Change) -> Iterator[Delta]:
    moved = targets.trend(change.before, change.after, _indicators(both))
    kind = "restated" if moved == "restated" else f"target-{moved}"
    yield both.delta(kind, change)


def _figure(both: Both, change: Change) -> Iterator[Delta]:
    """Judge a figure that was measured: written in another way it is the same figure."""
    # 40 % was measured: that it would be enough for a target of 35 % makes it no 35 %.
    one, other = (each and replace(each, direction=None) for each in _indicators(both))
    moved = targets.trend(change.before, change.after, (one, other))
    yield both.delta("restated" if moved == "restated" else "result-revised", change)


def _counted(both: Both, change: Change) -> Iterator[Delta]:
    yield both.delta("target-reshaped", change)


def _day(both: Both, change: Change) -> Iterator[Delta]:
    """Judge a day by which something is due: a date, or a deadline as printed."""
    before, after = change.before, change.after
    if before is None or after is None:
        yield both.delta("deadline-set" if before is None else "deadline-lost", change)
        return
    if _beside(both, change):
        yield from _note(both, change)
        return
    days = (_last(before), _last(after))
    if days[0] is None or days[1] is None:
        yield both.delta("deadline-changed", change)
    elif days[0] == days[1]:
        yield both.delta("restated", change)
    else:
        moved = (days[1] - days[0]).days
        kind = "deadline-later" if moved > 0 else "deadline-earlier"
        yield both.delta(kind, change, days=moved)


def _last(due: Any) -> date | None:
    if isinstance(due, model.Due):
        return due.last_day()
    return due if isinstance(due, date) else None


def _citation(both: Both, change: Change) -> Iterator[Delta]:
    listed = change.field in ("legal_basis", "proposal", "enacted_under")
    if change.before is None or change.after is None:
        what = "basis" if listed else "citation"
        yield both.delta(f"{what}-{'gained' if change.before is None else 'lost'}", change)
    elif _beside(both, change):
        yield from _note(both, change)
    else:
        yield both.delta("basis-changed", change)


def _link(both: Both, change: Change) -> Iterator[Delta]:
    before, after = change.before, change.after
    if isinstance(before or after, tuple):
        gone, fresh = fields.missing(before or (), after or (), both.names)
        for name in gone:
            rank = before.index(name)
            yield both.delta("link-lost", _one(change, base=rank), before=name, after=None)
        for name in fresh:
            rank = after.index(name)
            yield both.delta("link-gained", _one(change, head=rank), before=None, after=name)
    elif before is None or after is None:
        yield both.delta("link-gained" if before is None else "link-lost", change)
    elif _beside(both, change):
        yield from _note(both, change)
    else:
        yield both.delta("link-changed", change)


def _one(change: Change, base: int | None = None, head: int | None = None) -> Change:
    """Return a change of a whole list as the change of one entry."""
    return change._replace(
        base=(*change.base, base) if base is not None else change.base,
        head=(*change.head, head) if head is not None else change.head,
    )


def _money(both: Both, change: Change) -> Iterator[Delta]:
    if change.before is not None and change.after is not None and _beside(both, change):
        yield from _note(both, change)
        return
    before, after = _sum(change.before), _sum(change.after)
    if before == after:
        yield both.delta("funding-changed", change)
    elif before is None or (after is not None and after > before):
        yield both.delta("funding-raised", change)
    else:
        yield both.delta("funding-cut", change)


def _sum(funding: Any) -> Decimal | None:
    return Decimal(funding.amount) if funding is not None and funding.amount is not None else None


def _expiry(both: Both, change: Change) -> Iterator[Delta]:
    before, after = change.before, change.after
    if before is None or after is None:
        yield both.delta("waiver-changed", change)
    else:
        yield both.delta("waiver-extended" if after > before else "waiver-shortened", change)


def _event(both: Both, change: Change) -> Iterator[Delta]:
    if change.before is None or change.after is None:
        kind = "event-added" if change.before is None else "event-removed"
        yield both.delta(kind, change)
    elif _beside(both, change):
        yield from _note(both, change)
    else:
        yield both.delta("event-changed", change)


def _place(both: Both, change: Change) -> Iterator[Delta]:
    """Judge the number of a heading under which something stands: it moved, nothing more."""
    yield both.delta("moved", change)


def _evidence(both: Both, change: Change) -> Iterator[Delta]:
    kind = "result-revised" if both.sort == "measurement" else "annotated"
    yield both.delta(kind, change)


def _document(both: Both, change: Change) -> Iterator[Delta]:
    """Leave the hash of a source text to the comparison of the texts themselves."""
    before, after = change.before, change.after
    same = before and after and before == replace(after, sha256=before.sha256)
    if not same:
        yield from _note(both, change)


Judge = Callable[[Both, Change], Iterator[Delta]]
_SPECIAL: dict[tuple[str, str], Judge] = {
    ("target", "value"): _value,
    ("target", "scope"): _counted,
    ("target", "indicator"): _counted,
    ("target", "by"): _day,
    ("task", "funding"): _money,
    ("project", "funding"): _money,
    ("task", "actions"): _actions,
    ("measurement", "value"): _figure,
    ("waiver", "expires"): _expiry,
    ("act", "events"): _event,
    ("act", "evidence"): _note,
    ("change", "evidence"): _note,
    ("act", "enacted_under"): _citation,
    ("plan", "source_documents"): _document,
    ("act", "grades"): _note,
    ("section", "number"): _place,
    ("article", "number"): _place,
}
_ANYWHERE: dict[str, Judge] = {
    "vi": _words,
    "due": _day,
    "cites": _citation,
    "legal_basis": _citation,
    "proposal": _citation,
    "section": _place,
    "evidence": _evidence,
}
