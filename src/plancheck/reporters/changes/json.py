"""The report of changes for programs: both languages, raw values, places on both sides.

The layout is versioned (`format`) and described by `schema/diff.schema.json`; fields are added
within a version, never renamed or dropped.
"""

import json
from collections import Counter
from typing import Any

from msgspec import to_builtins

from plancheck.comparison import Comparison, Spot, Told
from plancheck.diff.kinds import GROUPS
from plancheck.findings import Location
from plancheck.findings_data import both, finding, location, silenced
from plancheck.source import HIDDEN
from plancheck.summary import Style
from plancheck.telling import failing

FORMAT = 1


def render(found: Comparison, style: Style) -> str:
    """Return the report of changes as JSON, keys and changes in a fixed order.

    Hidden characters are written as escapes, so that the text is harmless on a terminal as well.
    """
    text = json.dumps(_report(found, style), ensure_ascii=False, indent=2)
    return HIDDEN.sub(lambda hit: json.dumps(hit[0])[1:-1], text) + "\n"


def _report(found: Comparison, style: Style) -> dict[str, Any]:
    kinds = Counter(each.delta.kind for each in found.rows)
    groups = {group: len(rows) for group, rows in found.by_group().items()}
    return {
        "format": FORMAT,
        "base": {"name": found.base or None, "commit": found.commits[0] or None},
        "head": {"name": found.head or None, "commit": found.commits[1] or None},
        "plans": [
            {"id": day.plan, "as_of": day.as_of.isoformat(), "chosen": day.chosen}
            for day in found.days
        ],
        "complete": found.complete,
        "unread": [{"side": side, "file": file} for side, file in found.unread],
        "uncompared": [{"side": side, "id": name} for side, name in found.uncompared],
        "notes": [both(each) for each in found.notes],
        "passed": not failing(found, style.threshold),
        "threshold": style.threshold,
        "summary": {
            "substantive": len(found.substantive()),
            "administrative": len(found.administrative()),
            "kinds": dict(sorted(kinds.items())),
            "groups": groups,
            "findings": {
                "new": found.findings.counts(),
                "settled": len(found.findings.settled),
                "dropped": len(found.findings.dropped),
                "unsure": found.findings.unsure,
                "unchanged": found.findings.unchanged,
                "waived": len(found.findings.waived),
            },
        },
        "groups": {slug: both(GROUPS[slug]) for slug in groups},
        "changes": [_change(each) for each in found.rows],
        "findings": {
            "new": [finding(each) for each in found.findings.new],
            "settled": [finding(each) for each in found.findings.settled],
            "dropped": [finding(each) for each in found.findings.dropped],
            "waived": [silenced(each) for each in found.findings.waived],
        },
    }


def _change(each: Told) -> dict[str, Any]:
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
