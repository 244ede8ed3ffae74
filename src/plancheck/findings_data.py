"""Findings as data for programs: both languages, raw facts, a fingerprint that survives moves."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from plancheck import rules
from plancheck.findings import Finding, Location
from plancheck.report import Located, Silenced
from plancheck.source import HIDDEN
from plancheck.text import Text


def finding(each: Located) -> dict[str, Any]:
    """Return a finding: its rule, its words, its places, the values behind it."""
    found = each.finding
    return {
        "rule": found.rule.slug,
        "family": rules.families()[found.rule.slug],
        "severity": found.severity,
        "subject": found.subject,
        "title": found.title,
        "message": both(found.message),
        "why": both(found.rule.why),
        "fix": both(found.rule.fix),
        "location": location(each.location),
        "related": [
            {"location": location(place), "message": both(text)} for place, text in each.related
        ],
        "confidence": found.confidence.value,
        "facts": {name: _raw(value) for name, value in _facts(found)},
        "fingerprint": found.fingerprint,
    }


def silenced(each: Silenced) -> dict[str, Any]:
    """Return a finding that does not count, with what silences it."""
    silence = each.silence
    return finding(each.located) | {
        "silenced_by": {
            "by": silence.by,
            "id": silence.name or None,
            "reason": silence.reason or None,
            "approved_by": silence.approved_by or None,
            "until": silence.until.isoformat() if silence.until else None,
            "location": location(each.location) if each.location else None,
        }
    }


def both(text: Text) -> dict[str, str]:
    """Return a sentence in both languages."""
    return {"vi": text.vi, "en": text.en}


def location(place: Location) -> dict[str, Any]:
    """Return a stretch of a file."""
    return place._asdict()


def _facts(found: Finding) -> list[tuple[str, object]]:
    return [(name, value) for name, value in found.facts if not isinstance(value, Text)]


def _raw(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, (list, tuple)):
        return [_raw(part) for part in value]
    return str(value)


def written(data: Any) -> str:
    """Return data as JSON, keys in their order; hidden characters as escapes.

    So the text is harmless on a terminal as well.
    """
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return HIDDEN.sub(lambda hit: json.dumps(hit[0])[1:-1], text) + "\n"
