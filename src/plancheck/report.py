"""What one run has to say: findings with their places, in order, and the figures about them.

Reporters turn a `Report` into text; they look at nothing else.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from plancheck import locating, rules
from plancheck.findings import SEVERITIES, Finding, Location, Place, Severity
from plancheck.knowledge import Knowledge
from plancheck.source import Document
from plancheck.text import Text


class Located(NamedTuple):
    """A finding, and where its places are in the files."""

    finding: Finding
    location: Location
    related: tuple[tuple[Location, Text], ...]


class Day(NamedTuple):
    """The day a plan is judged by, and how that day came about."""

    plan: str
    as_of: date
    chosen: bool  # asked for, rather than worked out from the plan's period
    closing: bool  # the last day of the plan's period, because that has passed

    def sentence(self) -> Text:
        """Say by which day the plan is judged, and why that day."""
        why = _CHOSEN if self.chosen else _CLOSING if self.closing else _TODAY
        return _JUDGED.fill(plan=self.plan, day=self.as_of, why=why)


_JUDGED = Text("Kế hoạch {plan}, tính đến ngày {day} ({why}).", "Plan {plan}, as of {day} ({why}).")
_CHOSEN = Text("ngày được yêu cầu", "the day asked for")
_CLOSING = Text(
    "ngày cuối kỳ kế hoạch; chọn ngày khác bằng --as-of",
    "the last day of its period; choose another with --as-of",
)
_TODAY = Text("hôm nay", "today")


class Report(NamedTuple):
    """Everything a reporter may show.

    `frames` holds the line of the file that each location points at.
    """

    findings: tuple[Located, ...]
    days: tuple[Day, ...]
    unread: tuple[str, ...]
    frames: dict[Location, str]
    checks_run: int
    elements: int
    knowledge: Knowledge = Knowledge()

    def counts(self) -> dict[Severity, int]:
        """Return how many findings there are of each severity."""
        counted = Counter(each.finding.severity for each in self.findings)
        return {severity: counted[severity] for severity in SEVERITIES}

    def by_family(self) -> dict[str, dict[Severity, int]]:
        """Return the same counts for each family that has findings, in the order of families."""
        table: dict[str, dict[Severity, int]] = {}
        family_of = rules.families()
        for family in dict.fromkeys(family_of.values()):
            counted = Counter(
                each.finding.severity
                for each in self.findings
                if family_of[each.finding.rule.slug] == family
            )
            if counted:
                table[family] = {severity: counted[severity] for severity in SEVERITIES}
        return table


def compose(  # noqa: PLR0913 - all that a report is made of
    findings: Iterable[Finding],
    documents: Iterable[Document],
    days: Iterable[Day],
    base: str = "",
    checks_run: int = 0,
    elements: int = 0,
    knowledge: Knowledge = Knowledge(),  # noqa: B008 - a tuple
) -> Report:
    """Return the report of a run.

    Args:
        findings: what was found, in any order; doubles are dropped.
        documents: the files behind the findings.
        days: the day of each plan.
        base: the folder to name before each file, for example `plan/`.
        checks_run: how many checks were run.
        elements: how many elements were checked.
        knowledge: what the run could know.
    """
    by_file = {document.file: document for document in documents}
    unique = {
        (each.rule.slug, each.place, each.message.vi, each.subject): each for each in findings
    }
    where = _locate(unique.values(), by_file)
    frames: dict[Location, str] = {}
    lines: dict[str, list[str]] = {}

    def show(place: Place) -> Location:
        location = where[place]
        shown = location._replace(file=base + location.file)
        if shown not in frames and (document := by_file.get(location.file)):
            if location.file not in lines:
                lines[location.file] = document.text.split("\n")
            rows = lines[location.file]
            frames[shown] = rows[location.line - 1] if location.line <= len(rows) else ""
        return shown

    located = [
        Located(each, show(each.place), tuple((show(place), text) for place, text in each.related))
        for each in unique.values()
    ]
    order = {slug: rank for rank, slug in enumerate(rules.by_slug())}
    located.sort(
        key=lambda each: (
            SEVERITIES.index(each.finding.severity),
            order[each.finding.rule.slug],
            each.location,
            each.finding.subject,
            each.finding.message.vi,
        )
    )
    unread = tuple(sorted(base + d.file for d in by_file.values() if d.unread))
    return Report(tuple(located), tuple(days), unread, frames, checks_run, elements, knowledge)


def _locate(
    findings: Iterable[Finding], documents: Mapping[str, Document]
) -> dict[Place, Location]:
    wanted: dict[str, dict[Place, None]] = defaultdict(dict)
    for finding in findings:
        for place in (finding.place, *(place for place, _ in finding.related)):
            wanted[place.file][place] = None
    found: dict[Place, Location] = {}
    for file, places in wanted.items():
        document = documents.get(file)
        if document is None:
            for place in places:
                line, column = place.position or (1, 1)
                found[place] = Location(file, line, column, line, column)
        else:
            found.update(locating.locate(document, places))
    return found
