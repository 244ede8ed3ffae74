"""What plancheck says about a plan: rules, places and findings."""

from enum import StrEnum
from typing import Literal, NamedTuple

from plancheck.text import Text

Severity = Literal["error", "warning", "note"]  # the result levels of SARIF 2.1.0
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
Path = tuple[str | int, ...]


class Stage(StrEnum):
    """Where a plan stands on a day; derived from its dates, never configured."""

    DRAFT = "draft"
    IN_FORCE = "in-force"
    CLOSED = "closed"


class Confidence(StrEnum):
    """How much a finding may be trusted, and what would settle the doubt."""

    CERTAIN = "certain"
    INFERRED = "depends-on-inference"
    APPENDIX = "may-be-in-missing-appendix"
    WEAK_EVIDENCE = "evidence-weak"


class Place(NamedTuple):
    """A node of a plan file: the path of keys and indexes that leads to it from the top.

    `key` asks for the key itself rather than its value. Lines and columns are looked up only when
    a finding is shown (`locating.locate`). A place with `position` is known without a path.
    """

    file: str
    path: Path = ()
    key: bool = False
    position: tuple[int, int] | None = None

    def below(self, *steps: str | int) -> "Place":
        """Return the place of a node some steps further down."""
        return self._replace(path=(*self.path, *steps))


class Location(NamedTuple):
    """A stretch of one file; lines and columns start at 1, columns count code points."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


class Finding(NamedTuple):
    """One defect of the plan.

    `subject` is the global id of the element (`plan#element`, or an id of the registry), empty for
    a defect of a file. `plan` is the plan it belongs to, `formerly` the former ids of the element;
    `fingerprints` (see `identity`) name the finding wherever it moves, the first of them under the
    present id of the element. `facts` are the raw values behind the message; `mark` tells it from
    others of its rule where neither element nor place does.
    """

    rule: "Rule"
    severity: Severity
    message: Text
    place: Place
    related: tuple[tuple[Place, Text], ...] = ()
    subject: str = ""
    title: str = ""
    plan: str = ""
    formerly: tuple[str, ...] = ()
    confidence: Confidence = Confidence.CERTAIN
    facts: tuple[tuple[str, object], ...] = ()
    fingerprints: tuple[str, ...] = ()
    mark: str = ""

    @property
    def fingerprint(self) -> str:
        """What identifies the finding wherever it moves; empty before it was stamped."""
        return self.fingerprints[0] if self.fingerprints else ""


class Rule(NamedTuple):
    """What may be found: its name, its gravity, its ground, and its words.

    `draft` and `closed` replace `severity` while the plan is a draft, or once its period is over.
    `absence` says that the rule reports something missing: it stays silent about an element that
    is mentioned in text which could not be read.
    `ground` names the provision or the standard the rule rests on.
    """

    slug: str
    severity: Severity
    title: Text
    message: Text
    why: Text
    fix: Text
    ground: Text
    draft: Severity | None = None
    closed: Severity | None = None
    absence: bool = False

    def weigh(self, stage: Stage) -> Severity:
        """Return how grave the rule is at a stage of the plan."""
        if stage is Stage.DRAFT:
            return self.draft or self.severity
        if stage is Stage.CLOSED:
            return self.closed or self.severity
        return self.severity

    def at(
        self,
        place: Place,
        *related: tuple[Place, Text],
        subject: str = "",
        confidence: Confidence = Confidence.CERTAIN,
        **values: object,
    ) -> Finding:
        """Return a finding of this rule.

        Args:
            place: where the reader must look.
            related: other places that explain the finding, each with what is there.
            subject: the global id of the element.
            confidence: how far the finding can be trusted.
            values: what the fields of `message` stand for, raw.
        """
        return Finding(
            rule=self,
            severity=self.severity,
            message=self.message.fill(**values),
            place=place,
            related=related,
            subject=subject,
            confidence=confidence,
            facts=tuple(sorted(values.items())),
        )
