"""JUnit XML: one test case a rule that was run, so that CI pages show what passed as well.

A rule with findings at or above the threshold fails; its lesser findings stand in `system-out`.
"""

from collections import defaultdict
from xml.etree import ElementTree as ET

from plancheck import rules, summary
from plancheck.findings import SEVERITIES
from plancheck.report import Located, Report
from plancheck.summary import Style
from plancheck.terminal import plain


def render(report: Report, style: Style) -> str:
    """Return the report as one test suite a family."""
    found: dict[str, list[Located]] = defaultdict(list)
    for each in report.findings:
        found[each.finding.rule.slug].append(each)
    grave = SEVERITIES[: SEVERITIES.index(style.threshold) + 1]
    top = ET.Element("testsuites", name="plancheck")
    totals = [0, 0]
    suites: dict[str, ET.Element] = {}
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for slug in [slug for slug in rules.by_slug() if slug in found or slug in report.rules_run]:
        family = rules.families()[slug]
        if family not in suites:
            suites[family] = ET.SubElement(top, "testsuite", name=f"plancheck.{family}")
        failed = _case(suites[family], slug, found[slug], grave, style)
        for count in (totals, counts[family]):
            count[0] += 1
            count[1] += failed
    if report.unread:
        suite = ET.SubElement(top, "testsuite", name="plancheck.unread", tests="1", errors="1")
        case = ET.SubElement(suite, "testcase", classname="plancheck", name="unread")
        words = plain(summary.incomplete(report).in_(style.lang))
        ET.SubElement(case, "error", message=words).text = words
    for family, suite in suites.items():
        tests, failures = counts[family]
        suite.attrib.update(tests=str(tests), failures=str(failures), errors="0")
    top.attrib.update(tests=str(totals[0] + bool(report.unread)), failures=str(totals[1]))
    top.attrib["errors"] = str(int(bool(report.unread)))
    ET.indent(top)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(top, encoding="unicode")}\n'


def _case(
    suite: ET.Element, slug: str, found: list[Located], grave: tuple[str, ...], style: Style
) -> bool:
    family = rules.families()[slug]
    case = ET.SubElement(suite, "testcase", classname=f"plancheck.{family}", name=slug)
    failing = [each for each in found if each.finding.severity in grave]
    lesser = [each for each in found if each.finding.severity not in grave]
    if failing:
        case.attrib["file"] = style.prefix + failing[0].location.file
        title = plain(failing[0].finding.rule.title.in_(style.lang))
        failure = ET.SubElement(case, "failure", message=f"{title} ({len(failing)})", type=slug)
        failure.text = _lines(failing, style)
    if lesser:
        ET.SubElement(case, "system-out").text = _lines(lesser, style)
    return bool(failing)


def _lines(found: list[Located], style: Style) -> str:
    rows = []
    for each in found:
        place = each.location
        where = f"{style.prefix}{place.file}:{place.line}:{place.column}"
        rows.append(
            f"{plain(where)}: {each.finding.severity}: {plain(summary.message(each, style.lang))}"
        )
    return "\n".join(rows)
