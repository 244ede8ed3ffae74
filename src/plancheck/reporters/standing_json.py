"""What stands where, for programs: global ids, ISO days, exact decimals as text, both languages.

The layout is versioned (`format`); fields are added within a version, never renamed or dropped.
`docs/status.md` explains it.
"""

import json
from collections.abc import Callable
from typing import Any

from plancheck import standing_data
from plancheck.findings_data import both
from plancheck.overview import By, Overview, Viewed
from plancheck.rows import words_of
from plancheck.standing_data import iso
from plancheck.tally import by_body, by_group

FORMAT = 1


def render(overview: Overview, by: By | None) -> str:
    """Return what stands where as JSON, keys in a fixed order; `by` limits it to one table."""
    until = overview.knowledge.until
    data = {
        "format": FORMAT,
        "known_at": iso(until),
        "complete": not overview.unread,
        "unread": list(overview.unread),
        "plans": [_plan(viewed, by) for viewed in overview.plans],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _plan(viewed: Viewed, by: By | None) -> dict[str, Any]:
    standing, day = viewed.standing, viewed.day
    head = {
        "id": standing.plan.id,
        "name": both(words_of(standing.plan.identity)),
        "as_of": day.as_of.isoformat(),
        "chosen": day.chosen,
        "counts": standing.counts(),
    }
    wanted = [_TABLES[by]] if by is not None else list(_PARTS)
    return head | {name: _PARTS[name](viewed) for name in wanted}


_TABLES: dict[By, str] = {"target": "targets", "body": "bodies", "group": "groups"}
_PARTS: dict[str, Callable[[Viewed], list[dict[str, Any]]]] = {
    "targets": lambda viewed: [
        standing_data.target(viewed.standing.plan, each) for each in viewed.standing.targets
    ],
    "tasks": lambda viewed: [
        standing_data.task(viewed.standing.plan, each) for each in viewed.standing.tasks
    ],
    "reports": lambda viewed: [
        standing_data.report(viewed.standing.plan, each) for each in viewed.standing.reports
    ],
    "bodies": lambda viewed: [standing_data.body(each) for each in by_body(viewed.standing)],
    "groups": lambda viewed: [
        standing_data.group(viewed.standing.plan, each) for each in by_group(viewed.standing)
    ],
}
