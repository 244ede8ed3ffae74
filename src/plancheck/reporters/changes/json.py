"""The report of changes for programs: both languages, raw values, places on both sides.

The layout is versioned (`format`) and described by `schema/diff.schema.json`; fields are added
within a version, never renamed or dropped.
"""

from collections import Counter
from typing import Any

from plancheck.changes_data import change
from plancheck.comparison import Comparison
from plancheck.diff.kinds import GROUPS
from plancheck.findings_data import both, finding, silenced, written
from plancheck.summary import Style
from plancheck.telling import failing

FORMAT = 1


def render(found: Comparison, style: Style) -> str:
    """Return the report of changes as JSON, keys and changes in a fixed order."""
    return written(_report(found, style))


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
        "changes": [change(each) for each in found.rows],
        "findings": {
            "new": [finding(each) for each in found.findings.new],
            "settled": [finding(each) for each in found.findings.settled],
            "dropped": [finding(each) for each in found.findings.dropped],
            "waived": [silenced(each) for each in found.findings.waived],
        },
    }
