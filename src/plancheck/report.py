"""What one run has to say: findings with their places, in order, and the figures about them.

Reporters turn a `Report` into text; they look at nothing else.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from plancheck import locating, rules
from plancheck.findings import SEVERITIES, Finding, Location, Place, Severity
from plancheck.knowledge import Knowledge
from plancheck.silence import Silence
from plancheck.source import Document
from plancheck.text import Text


class Located(NamedTuple):
    """A finding, and where its places are in the files."""

    finding: Finding
    location: Location
    related: tuple[tuple[Location, Text], ...]


class Silenced(NamedTuple):
    """A finding that does not count, what silences it, and where that stands (None: nowhere)."""

    located: Located
    silence: Silence
    location: Location | None


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


class Change(NamedTuple):
    """The findings of a run against those of an earlier revision."""

    since: str
    new: frozenset[str]
    settled: int
    unchanged: int


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
    silenced: tuple[Silenced, ...] = ()
    rules_run: frozenset[str] = frozenset()
    change: Change | None = None

    def waived(self) -> tuple[Silenced, ...]:
        """Return the findings that somebody accepted: by a waiver or a comment."""
        return tuple(e for e in self.silenced if e.silence.by in ("waiver", "comment"))

    def known(self) -> tuple[Silenced, ...]:
        """Return the findings that were there before, by the baseline or an earlier revision."""
        return tuple(e for e in self.silenced if e.silence.by in ("baseline", "before"))

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
    silenced: Sequence[tuple[Finding, Silence]] = (),
    rules_run: frozenset[str] = frozenset(),
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
        silenced: findings that do not count, each with what silences it.
        rules_run: the rules that were looked for.
    """
    by_file = {document.file: document for document in documents}
    unique = {_same(each): each for each in findings}
    quiet = {_same(each): (each, silence) for each, silence in silenced}
    shown = [*unique.values(), *(each for each, _ in quiet.values())]
    show = _Shown(by_file, shown, [silence for _, silence in quiet.values()], base)
    order = {slug: rank for rank, slug in enumerate(rules.by_slug())}

    def place(each: Located) -> tuple[int, int, Location, str, str]:
        finding = each.finding
        rank = SEVERITIES.index(finding.severity), order[finding.rule.slug]
        return (*rank, each.location, finding.subject, finding.message.vi)

    located = sorted((show.located(each) for each in unique.values()), key=place)
    hidden = [
        Silenced(show.located(each), silence, show(silence.place) if silence.place else None)
        for each, silence in quiet.values()
    ]
    hidden.sort(key=lambda each: place(each.located))
    unread = tuple(sorted(base + d.file for d in by_file.values() if d.unread))
    return Report(
        tuple(located),
        tuple(days),
        unread,
        show.frames,
        checks_run,
        elements,
        knowledge,
        tuple(hidden),
        rules_run,
    )


def _same(finding: Finding) -> tuple[str, Place, str, str]:
    return finding.rule.slug, finding.place, finding.message.vi, finding.subject


class _Shown:
    """Places looked up for a reader, with the line of the file at each."""

    def __init__(
        self,
        by_file: Mapping[str, Document],
        findings: Iterable[Finding],
        silences: Iterable[Silence],
        base: str,
    ) -> None:
        self.frames: dict[Location, str] = {}
        self._by_file = by_file
        self._base = base
        self._where = _locate(findings, silences, by_file)
        self._lines: dict[str, list[str]] = {}

    def __call__(self, place: Place) -> Location:
        location = self._where[place]
        shown = location._replace(file=self._base + location.file)
        document = self._by_file.get(location.file)
        if shown not in self.frames and document is not None:
            if location.file not in self._lines:
                self._lines[location.file] = document.text.split("\n")
            rows = self._lines[location.file]
            self.frames[shown] = rows[location.line - 1] if location.line <= len(rows) else ""
        return shown

    def located(self, finding: Finding) -> Located:
        related = tuple((self(place), text) for place, text in finding.related)
        return Located(finding, self(finding.place), related)


def _locate(
    findings: Iterable[Finding], silences: Iterable[Silence], documents: Mapping[str, Document]
) -> dict[Place, Location]:
    wanted: dict[str, dict[Place, None]] = defaultdict(dict)
    for finding in findings:
        for place in (finding.place, *(place for place, _ in finding.related)):
            wanted[place.file][place] = None
    for silence in silences:
        if silence.place is not None:
            wanted[silence.place.file][silence.place] = None
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
