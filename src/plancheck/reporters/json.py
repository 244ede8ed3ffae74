"""The report for programs: both languages, raw facts, a fingerprint that survives moves.

The layout is versioned (`format`); fields are added within a version, never renamed or dropped.
"""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from plancheck import rules
from plancheck.findings import Finding, Location
from plancheck.report import Located, Report, Silenced
from plancheck.summary import Style
from plancheck.text import Text

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
        "findings": [_finding(each) for each in report.findings],
        "silenced": [_silenced(each) for each in report.silenced],
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


def _silenced(each: Silenced) -> dict[str, Any]:
    silence = each.silence
    return _finding(each.located) | {
        "silenced_by": {
            "by": silence.by,
            "id": silence.name or None,
            "reason": silence.reason or None,
            "approved_by": silence.approved_by or None,
            "until": silence.until.isoformat() if silence.until else None,
            "location": _location(each.location) if each.location else None,
        }
    }


def _finding(each: Located) -> dict[str, Any]:
    finding = each.finding
    return {
        "rule": finding.rule.slug,
        "family": rules.families()[finding.rule.slug],
        "severity": finding.severity,
        "subject": finding.subject,
        "title": finding.title,
        "message": _both(finding.message),
        "why": _both(finding.rule.why),
        "fix": _both(finding.rule.fix),
        "location": _location(each.location),
        "related": [
            {"location": _location(place), "message": _both(text)} for place, text in each.related
        ],
        "confidence": finding.confidence.value,
        "facts": {name: _raw(value) for name, value in _facts(finding)},
        "fingerprint": finding.fingerprint,
    }


def _facts(finding: Finding) -> list[tuple[str, object]]:
    return [(name, value) for name, value in finding.facts if not isinstance(value, Text)]


def _raw(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, (list, tuple)):
        return [_raw(part) for part in value]
    return str(value)


def _both(text: Text) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}


def _location(location: Location) -> dict[str, Any]:
    return location._asdict()
