"""A change as plain data, the same in every report that programs read."""

from typing import Any

from msgspec import to_builtins

from plancheck.comparison import Spot, Told
from plancheck.findings import Location
from plancheck.findings_data import both, location


def change(each: Told) -> dict[str, Any]:
    """Return a change with its raw values, its sentence in both languages, its places."""
    delta = each.delta
    return {
        "kind": delta.kind,
        "group": delta.about.group,
        "substantive": delta.substantive,
        "plan": delta.plan or None,
        "former_plan": delta.former_plan or None,
        "element": delta.sort,
        "id": delta.id,
        "former": delta.former or None,
        "ids": list(each.ids),
        "counts": dict(each.counts),
        "key": delta.key or None,
        "before": None if each.folded else to_builtins(delta.before),
        "after": None if each.folded else to_builtins(delta.after),
        "days": delta.days or None,
        "amended": list(delta.amended),
        "sentence": both(each.sentence),
        "title": both(each.title) if each.title.vi else None,
        "base": _place(each.old),
        "head": _place(each.new),
        "words": [{"op": piece.op, "text": piece.text} for piece in each.pieces],
        "parts": [_part(spot) for spot in each.parts] if len(each.parts) > 1 else [],
    }


def _part(spot: Spot) -> dict[str, Any]:
    """Return one of several changes that are told as one."""
    delta = spot.delta
    return {
        "element": delta.sort,
        "id": delta.id,
        "key": delta.key or None,
        "before": to_builtins(delta.before),
        "after": to_builtins(delta.after),
        "base": _place(spot.old),
        "head": _place(spot.new),
    }


def _place(place: Location | None) -> dict[str, Any] | None:
    return location(place) if place is not None else None
