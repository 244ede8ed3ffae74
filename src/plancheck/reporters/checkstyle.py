"""Checkstyle XML: findings by file, for the many tools that read it."""

from itertools import groupby
from xml.etree import ElementTree as ET

from plancheck import summary
from plancheck.findings import Severity
from plancheck.report import Report
from plancheck.summary import Style
from plancheck.terminal import plain

_SEVERITY: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "info"}


def render(report: Report, style: Style) -> str:
    """Return the findings of each file."""
    top = ET.Element("checkstyle", version="4.3")
    ordered = sorted(report.findings, key=lambda each: each.location)
    for name, found in groupby(ordered, key=lambda each: each.location.file):
        file = ET.SubElement(top, "file", name=plain(style.prefix + name))
        for each in found:
            ET.SubElement(
                file,
                "error",
                line=str(each.location.line),
                column=str(each.location.column),
                severity=_SEVERITY[each.finding.severity],
                message=plain(summary.message(each, style.lang)),
                source=f"plancheck.{each.finding.rule.slug}",
            )
    ET.indent(top)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(top, encoding="unicode")}\n'
