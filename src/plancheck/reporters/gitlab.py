"""GitLab Code Quality: a JSON list in the format of Code Climate, of which GitLab reads a part."""

import json
from typing import Any

from plancheck import rules, summary
from plancheck.findings import Severity
from plancheck.report import Located, Report
from plancheck.summary import Style

_SEVERITY: dict[Severity, str] = {"error": "critical", "warning": "major", "note": "info"}


def render(report: Report, style: Style) -> str:
    """Return the findings as a JSON list."""
    rows = [_row(each, style) for each in report.findings]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _row(each: Located, style: Style) -> dict[str, Any]:
    finding, place = each.finding, each.location
    return {
        "type": "issue",
        "check_name": finding.rule.slug,
        "categories": [rules.families()[finding.rule.slug]],
        "description": summary.message(each, style.lang),
        "content": {
            "body": f"{finding.rule.why.in_(style.lang)}\n\n{finding.rule.fix.in_(style.lang)}"
        },
        "severity": _SEVERITY[finding.severity],
        "fingerprint": finding.fingerprint,
        "location": {
            "path": style.prefix + place.file,
            "lines": {"begin": place.line, "end": place.end_line},
        },
    }
