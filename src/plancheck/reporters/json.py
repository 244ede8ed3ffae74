"""The report for programs: both languages, raw facts, a fingerprint that survives moves.

The layout is versioned (`format`); fields are added within a version, never renamed or dropped.
"""

import json
from typing import Any

from plancheck.findings_data import finding, silenced
from plancheck.report import Report
from plancheck.summary import Style

FORMAT = 1


def render(report: Report, style: Style) -> str:
    """Return the report as JSON, keys and findings in a fixed order."""
    return json.dumps(_report(report), ensure_ascii=False, indent=2) + "\n"


def _report(report: Report) -> dict[str, Any]:
    until = report.knowledge.until
    return {
        "format": FORMAT,
        "plans": [
            {"id": day.plan, "as_of": day.as_of.isoformat(), "chosen": day.chosen}
            for day in report.days
        ],
        "known_at": until.isoformat() if until else None,
        "complete": not report.unread,
        "unread": list(report.unread),
        "checks": report.checks_run,
        "elements": report.elements,
        "summary": report.counts(),
        "change": _change(report),
        "waived": len(report.waived()),
        "known": len(report.known()),
        "findings": [finding(each) for each in report.findings],
        "silenced": [silenced(each) for each in report.silenced],
    }


def _change(report: Report) -> dict[str, Any] | None:
    change = report.change
    if change is None:
        return None
    return {
        "since": change.since,
        "new": sorted(change.new),
        "settled": change.settled,
        "unchanged": change.unchanged,
    }
