"""SARIF 2.1.0 (OASIS): what code scanning and editors read.

Rules carry their help in both languages. Each result names the element of the plan, carries a
fingerprint that no move changes, and what silences it, with the reason. Columns count code points.
"""

import json
from typing import Any

from plancheck import __version__, rules, summary
from plancheck.findings import Location, Rule
from plancheck.report import Located, Report, Silenced
from plancheck.summary import Style
from plancheck.text import Lang

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LANGUAGE = {"vi": "vi-VN", "en": "en-US"}


def render(report: Report, style: Style) -> str:
    """Return the report as one SARIF run."""
    used = {each.finding.rule.slug for each in report.findings}
    used |= {each.located.finding.rule.slug for each in report.silenced}
    known = [rule for slug, rule in rules.by_slug().items() if slug in used]
    rank = {rule.slug: index for index, rule in enumerate(known)}
    results = [_result(each, rank, style) | _state(each, report) for each in report.findings]
    results += [_silenced(each, rank, style) for each in report.silenced]
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "plancheck",
                "version": __version__,
                "semanticVersion": __version__,
                "language": _LANGUAGE[style.lang],
                "rules": [_rule(rule, style.lang) for rule in known],
            }
        },
        "invocations": [_invocation(report, style.lang)],
        "columnKind": "unicodeCodePoints",
        "language": _LANGUAGE[style.lang],
        "originalUriBaseIds": {
            "PROJECT": {"description": {"text": "The root of the checkout."}},
        },
        "results": results,
        "properties": {
            "plans": [{"id": day.plan, "as_of": day.as_of.isoformat()} for day in report.days]
        },
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _invocation(report: Report, lang: Lang) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": not report.unread}
    if report.unread:
        words = summary.incomplete(report).in_(lang)
        invocation["toolExecutionNotifications"] = [{"level": "error", "message": {"text": words}}]
    return invocation


def _rule(rule: Rule, lang: Lang) -> dict[str, Any]:
    finds = summary.shown(rule.message)
    fix = summary.shown(rule.fix)
    both = [
        f"{finds.vi}\nVì sao: {rule.why.vi}\nCách xử lý: {fix.vi}\nCăn cứ: {rule.ground.vi}",
        f"{finds.en}\nWhy: {rule.why.en}\nWhat to do: {fix.en}\nGround: {rule.ground.en}",
    ]
    ordered = both if lang == "vi" else both[::-1]
    return {
        "id": rule.slug,
        "name": "".join(part.capitalize() for part in rule.slug.split("-")),
        "shortDescription": {"text": rule.title.in_(lang)},
        "fullDescription": {"text": rule.why.in_(lang)},
        "help": {"text": "\n\n".join(ordered)},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {
            "tags": [rules.families()[rule.slug]],
            "title": {"vi": rule.title.vi, "en": rule.title.en},
        },
    }


def _result(each: Located, rank: dict[str, int], style: Style) -> dict[str, Any]:
    finding = each.finding
    result: dict[str, Any] = {
        "ruleId": finding.rule.slug,
        "ruleIndex": rank[finding.rule.slug],
        "level": finding.severity,
        "message": {"text": summary.message(each, style.lang)},
        "locations": [_location(each, style)],
        "partialFingerprints": {
            "plancheck/v1": finding.fingerprint,
            # What GitHub matches alerts by; without it, it hashes lines of the file.
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        },
        "properties": {
            "confidence": finding.confidence.value,
            "subject": finding.subject,
            "message": {"vi": finding.message.vi, "en": finding.message.en},
        },
    }
    related = [
        {
            "id": index,
            "physicalLocation": _physical(location, style.prefix),
            "message": {"text": text.in_(style.lang)},
        }
        for index, (location, text) in enumerate(each.related, 1)
    ]
    if related:
        result["relatedLocations"] = related
    return result


def _state(each: Located, report: Report) -> dict[str, Any]:
    """Return whether a finding is new, where the run was compared with an earlier state."""
    if report.change is not None:
        new = each.finding.fingerprint in report.change.new
        return {"baselineState": "new" if new else "unchanged"}
    return {"baselineState": "new"} if report.known() else {}


def _silenced(each: Silenced, rank: dict[str, int], style: Style) -> dict[str, Any]:
    result = _result(each.located, rank, style)
    if each.silence.by in ("baseline", "before"):
        result["baselineState"] = "unchanged"
    suppression: dict[str, Any] = {
        "kind": "inSource" if each.silence.by == "comment" else "external",
        "status": "accepted",
        "justification": summary.ground(each).in_(style.lang),
    }
    if each.location is not None:
        suppression["location"] = {"physicalLocation": _physical(each.location, style.prefix)}
    result["suppressions"] = [suppression]
    return result


def _location(each: Located, style: Style) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": _physical(each.location, style.prefix)}
    finding = each.finding
    if finding.subject:
        location["logicalLocations"] = [
            {
                "name": finding.subject.rpartition("#")[2],
                "fullyQualifiedName": finding.subject,
                "kind": "element",
            }
        ]
    return location


def _physical(location: Location, prefix: str) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": _uri(prefix + location.file), "uriBaseId": "PROJECT"},
        "region": {
            "startLine": location.line,
            "startColumn": location.column,
            "endLine": location.end_line,
            "endColumn": location.end_column,
        },
    }


_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def _uri(path: str) -> str:
    """Return a path as a relative URI reference (RFC 3986): other bytes are percent-encoded."""
    raw = path.encode("utf-8", "surrogateescape")
    return "".join(chr(byte) if chr(byte) in _PLAIN else f"%{byte:02X}" for byte in raw)
