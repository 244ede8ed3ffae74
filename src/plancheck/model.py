"""Every entity of a plan, on one page.

A plan file is a mapping of sections (`tasks:`, `acts:`, ...), each a list of entities; any file of
a plan may hold any section. All scalars are text as written; the types below say which texts are
fit for which field, and the JSON Schema published under `schema/` is generated from them.

Field names follow StratML (objective, indicator, target), Akoma Ntoso (events of an act), W3C ORG
(body, change) and SARIF; the glossary of `docs/` gives the Vietnamese terms.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field

from plancheck.scalars import (
    LINES,
    ActRef,
    BareLines,
    BodyRef,
    Day,
    Id,
    IndicatorRef,
    Key,
    Lines,
    Link,
    Number,
    PlanId,
    Quarter,
    Sha256,
    Stretch,
    Tree,
    Words,
    Year,
    Yes,
    ref,
)

# -- parts of entities -----------------------------------------------------------------------------


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A part of an entity, without an id of its own; of `one_of`, exactly one field is given."""

    one_of: ClassVar[tuple[str, ...]] = ()


class Anchor(Part, frozen=True, kw_only=True):
    """Where the source text says it: lines, and the words themselves (trích dẫn)."""

    lines: Lines
    quote: Words | None = None
    doc: Words | None = None


Source = Annotated[
    BareLines | Anchor | tuple[Lines | Anchor, ...],
    Meta(
        description=(
            "Vị trí trong văn bản nguồn: dòng, hoặc dòng kèm nguyên văn, hoặc danh sách.\n\n"
            "Where the source text says it: lines, or lines with the quote, or a list of them."
        )
    ),
]


_is_lines = re.compile(LINES).match


class Anchored(Part, frozen=True, kw_only=True):
    """A part with an anchor of its own in the source text."""

    source: Source | None = None

    def __post_init__(self) -> None:
        """Refuse a bare anchor that is not a range of lines."""
        if type(self.source) is str and not _is_lines(self.source):
            raise ValueError(self.source)


class Period(Part, frozen=True, kw_only=True):
    """A stretch of days, both included (thời kỳ)."""

    start: Day = field(name="from")
    end: Day = field(name="to")


Grade = Literal["evidenced", "inferred", "plan-only", "recalled", "unknown"]


class Evidence(Part, frozen=True, kw_only=True):
    """What was read to establish a fact, and where (chứng cứ)."""

    source: Annotated[str, ref("evidenced-by", "reference")] | None = None
    supports: tuple[Words, ...] = ()
    place: Words | None = None
    quote: Words | None = None
    note: Words | None = None


class Grades(Part, frozen=True, kw_only=True):
    """How well each fact about an act is established (mức độ xác minh)."""

    number: Grade | None = None
    issuer: Grade | None = None
    title: Grade | None = None
    issued: Grade | None = None
    effective: Grade | None = None
    ended: Grade | None = None
    period: Grade | None = None


EventType = Literal[
    "entry-into-force",
    "amended",
    "partial-repeal",
    "replaced",
    "repealed",
    "lapsed",
    "expired",
    "suspended",
    "resumed",
    "corrected",
]


class LegalEvent(Part, frozen=True, kw_only=True):
    """A dated change in the force of an act; `on` is the first day of the new state.

    Source: event vocabulary of Akoma Ntoso 3 (entryIntoForce, endOfEnactment, expiration, ...).
    """

    on: Day
    type: EventType
    by: Annotated[str, ref("ended-by", "act")] | None = None
    scope: tuple[Words, ...] = ()
    recorded: Day | None = None
    grade: Grade = "unknown"
    evidence: tuple[Evidence, ...] = ()
    note: Words | None = None


class EnactedUnder(Part, frozen=True, kw_only=True):
    """An act under which another was issued (căn cứ ban hành)."""

    act: Annotated[str, ref("enacted-under", "act")]
    grade: Grade = "unknown"
    evidence: tuple[Evidence, ...] = ()
    note: Words | None = None


class Relation(Part, frozen=True, kw_only=True):
    """A link between acts that does not change the force of either."""

    type: Literal["policy-successor", "field-covered-by", "applied-by", "disapplied-in-part-by"]
    act: Annotated[str, ref("related-to", "act")]
    on: Day | None = None
    grade: Grade = "unknown"
    evidence: tuple[Evidence, ...] = ()
    note: Words | None = None


class RejectedClaim(Part, frozen=True, kw_only=True):
    """A statement that circulates and that the evidence contradicts."""

    claim: Words
    why: Words | None = None
    evidence: tuple[Evidence, ...] = ()


class Citation(Anchored, frozen=True, kw_only=True):
    """A mention of an act by the plan (viện dẫn)."""

    act: ActRef
    at: tuple[Words, ...] = ()
    role: Literal["basis", "guides", "implements", "cites", "proposes", "parent-plan"] = "cites"
    listed: Literal["preamble", "plan"] | None = field(name="list", default=None)
    printed: Words | None = None
    note: Words | None = None


COMPARATORS = ("eq", "gt", "ge", "lt", "le", "between", "approx", "text")


class Value(Part, frozen=True, kw_only=True):
    """An amount with its comparator: exactly one is given; `of` makes it a share (13/17)."""

    one_of = COMPARATORS
    eq: Number | None = None
    gt: Number | None = None
    ge: Number | None = None
    lt: Number | None = None
    le: Number | None = None
    between: Annotated[tuple[Number, ...], Meta(min_length=2, max_length=2)] | None = None
    approx: Number | None = None
    text: Words | None = None
    of: Number | None = None
    unit: Words | None = None

    def __post_init__(self) -> None:
        """Refuse a value without a comparator, or with several."""
        exactly_one(self)

    def comparator(self) -> str:
        """Return the name of the comparator that is given, or "" when none is."""
        for name in COMPARATORS:
            if getattr(self, name) is not None:
                return name
        return ""

    def numbers(self) -> tuple[Decimal, ...]:
        """Return the numbers of the value: none for a qualitative one, two for a range."""
        name = self.comparator()
        if name in ("", "text"):
            return ()
        if self.between is not None:
            return tuple(Decimal(number) for number in self.between)
        return (Decimal(getattr(self, name)),)


class Scope(Part, frozen=True, kw_only=True):
    """What a figure is counted over (phạm vi)."""

    unit: Words | None = None
    branches: tuple[Literal["party", "state", "union"], ...] = ()
    levels: tuple[Literal["province", "district", "commune"], ...] = ()
    staff: tuple[Literal["can-bo", "cong-chuc", "vien-chuc"], ...] = ()
    bodies: tuple[BodyRef, ...] = ()
    qualifiers: tuple[Words, ...] = ()
    denominator: Number | None = None


DUE_FORMS = ("before", "by", "quarter", "year", "every", "continuous", "condition")


class Due(Anchored, frozen=True, kw_only=True):
    """A deadline, with the comparator that was printed (thời hạn): exactly one is given."""

    one_of = DUE_FORMS
    before: Day | None = None
    by: Day | None = None
    quarter: Quarter | None = None
    year: Year | None = None
    every: Literal["month", "quarter", "half-year", "year"] | None = None
    continuous: Yes | None = None
    condition: Words | None = None

    def __post_init__(self) -> None:
        """Refuse a deadline without a form, or with several."""
        Anchored.__post_init__(self)
        exactly_one(self)

    @property
    def form(self) -> str:
        """The key that gives the deadline."""
        return next(form for form in DUE_FORMS if getattr(self, form) is not None)

    def last_day(self) -> date | None:
        """Return the last day on which the deadline is met, or None where it names no day."""
        if self.before is not None:
            return date.fromordinal(self.before.toordinal() - 1)
        if self.by is not None:
            return self.by
        if self.quarter is not None:
            year, quarter = int(self.quarter[:4]), int(self.quarter[-1])
            return date(year, quarter * 3, 31 if quarter in (1, 4) else 30)
        return date(int(self.year), 12, 31) if self.year is not None else None


def exactly_one(part: Part) -> None:
    """Refuse a part of which not exactly one of the fields `one_of` is given.

    Raises:
        ValueError: none is given, or more than one.
    """
    if sum(getattr(part, name) is not None for name in part.one_of) != 1:
        raise ValueError(part.one_of)


class Serves(Part, frozen=True, kw_only=True):
    """A link to an objective, and whether the text states it or an editor infers it."""

    id: Annotated[str, ref("supports", "objective")]
    link: Literal["stated", "inferred"] = "stated"
    by: Words | None = None
    on: Day | None = None
    confirmed_by: Words | None = None


class Funding(Part, frozen=True, kw_only=True):
    """Money behind a task or a project (kinh phí)."""

    source: Literal["province", "central", "lease", "loan", "other"] | None = None
    amount: Number | None = None
    currency: Literal["VND"] = "VND"
    year: Year | None = None
    stage: (
        Literal["planned", "announced", "authorised", "allocated", "committed", "paid"] | None
    ) = None
    act: ActRef | None = None
    anchor: Anchor | None = None
    note: Words | None = None


class Integration(Part, frozen=True, kw_only=True):
    """A connection of a system to another (kết nối, liên thông)."""

    to: Annotated[str, ref("integrates", "system")]
    state: Literal["yes", "no", "partial", "planned"]
    as_of: Day | None = None
    note: Words | None = None


class Signatory(Part, frozen=True, kw_only=True):
    """Who signed, in which capacity, and for whom (người ký)."""

    name: Words
    capacity: Words
    on_behalf_of: BodyRef | None = None


class Adoption(Anchored, frozen=True, kw_only=True):
    """The act that adopted the plan (ban hành)."""

    act: ActRef
    body: BodyRef
    date: Day
    place: Words | None = None
    signatory: Signatory | None = None


class InForce(Anchored, frozen=True, kw_only=True):
    """When the plan's act takes effect (hiệu lực thi hành)."""

    start: Day = field(name="from")


class PlanLink(Anchored, frozen=True, kw_only=True):
    """Another plan: the one above, or the one before."""

    vi: Words | None = None
    en: Words | None = None
    act: ActRef | None = None
    plan: Annotated[str, ref("continues", "plan")] | None = None
    note: Words | None = None


class Ignored(Part, frozen=True, kw_only=True):
    """Text of the source that says nothing about the plan, and why (bỏ qua)."""

    lines: Lines
    quote: Words | None = None
    reason: Words


class SourceDocument(Part, frozen=True, kw_only=True):
    """The text that the plan was encoded from."""

    file: Words
    sha256: Sha256
    retrieved: Day | None = None
    url: Link | None = None
    note: Words | None = None
    ignore: tuple[Ignored, ...] = ()


class Counted(Anchored, frozen=True, kw_only=True):
    """How many members a group had on a day."""

    on: Day
    members: Number


class Forward(Part, frozen=True, kw_only=True):
    """Who reports onward once the reports are in."""

    by: BodyRef
    to: BodyRef


class Action(Anchored, frozen=True, kw_only=True):
    """One of several actions of a compound task."""

    vi: Words
    en: Words | None = None


# What an amendment may touch: the plan itself, and whatever its text holds.
AMENDABLE = (
    "plan", "section", "article", "recipient", "appendix", "project", "objective-group",
    "objective", "target", "task", "assignment", "report", "item", "measurement", "equation",
)  # fmt: skip


class Operation(Anchored, frozen=True, kw_only=True):
    """What an amendment does to one element, or to one key of it (nội dung sửa đổi).

    Source: the modifications of Akoma Ntoso 3 (substitution, insertion, repeal, renumbering).
    """

    op: Literal["substitute", "insert", "repeal", "renumber"]
    element: Annotated[str, ref("amends", *AMENDABLE)]
    key: Key | None = None
    before: Tree | None = None
    after: Tree | None = None
    note: Words | None = None


# What a waiver may be about: whatever has an id.
_ANY_KIND = (
    "plan", "section", "article", "recipient", "appendix", "project", "objective-group",
    "objective", "target", "task", "assignment", "report", "receipt", "item", "measurement",
    "equation", "waiver", "amendment", "reference", "act", "body", "group", "change", "system",
    "indicator",
)  # fmt: skip

# -- entities --------------------------------------------------------------------------------------


class Entity(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Anything with an id, written at one place."""

    id: Id
    vi: Words | None = None
    en: Words | None = None
    note: Words | None = None
    source: Source | None = None
    was: tuple[Id, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a bare anchor that is not a range of lines."""
        if type(self.source) is str and not _is_lines(self.source):
            raise ValueError(self.source)


class Reference(Entity, frozen=True, kw_only=True):
    """Where evidence was read: a gazette, a codification, a page (nguồn tra cứu)."""

    kind: Words
    where: Words
    retrieved: Day | None = None


class Act(Entity, frozen=True, kw_only=True):
    """A legal document or a standard, with its history (văn bản)."""

    type: Literal[
        "hien-phap",
        "luat",
        "phap-lenh",
        "nghi-dinh",
        "nghi-quyet",
        "quyet-dinh",
        "thong-tu",
        "thong-tu-lien-tich",
        "chi-thi",
        "cong-van",
        "to-trinh",
        "ke-hoach",
        "tieu-chuan",
        "other",
    ]
    number: Words | None = None
    issuer: Annotated[str, ref("issued-by", "body", "group")] | None = None
    issued: Day | None = None
    year: Year | None = None
    normative: Yes | None = None
    programme_period: Period | None = None
    enacted_under: tuple[EnactedUnder, ...] = ()
    events: tuple[LegalEvent, ...] = ()
    relations: tuple[Relation, ...] = ()
    grades: Grades | None = None
    evidence: tuple[Evidence, ...] = ()
    rejected_claims: tuple[RejectedClaim, ...] = ()
    other_names: tuple[Words, ...] = ()
    checked_on: Day | None = None
    links: tuple[Link, ...] = ()


class Body(Entity, frozen=True, kw_only=True):
    """An organisation that may hold a duty (cơ quan)."""

    vi: Words
    kind: Literal[
        "uy-ban",
        "so",
        "van-phong",
        "trung-tam",
        "ban-chi-dao",
        "doi",
        "don-vi",
        "person",
        "vertical",
        "central",
        "party",
        "other",
    ]
    parent: Annotated[str, ref("part-of", "body")] | None = None
    jurisdiction: Words | None = None
    level: Literal["central", "province", "district", "commune"] | None = None
    other_names: tuple[Words, ...] = ()
    founded: Day | None = None
    dissolved: Day | None = None


class Group(Entity, frozen=True, kw_only=True):
    """Several bodies that the plan addresses together (nhóm cơ quan)."""

    vi: Words
    members: tuple[Annotated[str, ref("member", "body", "group")], ...] = ()
    unlisted: Yes | None = None
    jurisdiction: Words | None = None
    level: Literal["central", "province", "district", "commune"] | None = None
    other_names: tuple[Words, ...] = ()
    counts: tuple[Counted, ...] = ()


class Change(Entity, frozen=True, kw_only=True):
    """A reorganisation of bodies (sắp xếp tổ chức). Source: org:ChangeEvent of W3C ORG."""

    on: Day
    type: Literal["merger", "split", "rename", "abolition", "transfer"]
    before: tuple[Annotated[str, ref("changed-from", "body", "group")], ...] = field(name="from")
    after: tuple[Annotated[str, ref("changed-to", "body", "group")], ...] = field(
        name="to", default=()
    )
    acts: tuple[ActRef, ...] = ()
    recorded: Day | None = None
    grade: Grade = "unknown"
    evidence: tuple[Evidence, ...] = ()


class System(Entity, frozen=True, kw_only=True):
    """An information system or a database (hệ thống thông tin)."""

    vi: Words
    other_names: tuple[Words, ...] = ()
    url: Link | None = None
    function: Words | None = None
    owner: BodyRef | None = None
    operator: BodyRef | None = None
    state: Literal["planned", "pilot", "operational", "retired"] | None = None
    integrations: tuple[Integration, ...] = ()


class Indicator(Entity, frozen=True, kw_only=True):
    """What is measured (chỉ số)."""

    vi: Words
    kind: Literal["share", "count", "amount", "qualitative"]
    unit: Words
    numerator: Words | None = None
    denominator: Words | None = None
    direction: Literal["up", "down"] | None = None
    method: Words | None = None
    producer: BodyRef | None = None


class Section(Entity, frozen=True, kw_only=True):
    """A heading of the plan's text (phần, mục)."""

    number: Words
    vi: Words


class Article(Entity, frozen=True, kw_only=True):
    """An article of the decision that adopts the plan (điều)."""

    number: Words
    vi: Words
    bodies: tuple[Annotated[str, ref("charges", "body", "group")], ...] = ()


class Recipient(Entity, frozen=True, kw_only=True):
    """A line of the distribution list (nơi nhận)."""

    vi: Words
    bodies: tuple[Annotated[str, ref("sent-to", "body", "group")], ...] = ()


class Appendix(Entity, frozen=True, kw_only=True):
    """A table or list attached to the plan (phụ lục)."""

    status: Literal["missing", "encoded"]
    holds: tuple[Literal["leads", "deadlines", "funding", "tasks", "projects"], ...] = ()


class Project(Entity, frozen=True, kw_only=True):
    """An investment project that carries tasks (dự án)."""

    vi: Words
    approved_by: ActRef | None = None
    tasks: tuple[Annotated[str, ref("carries", "task")], ...] = ()
    funding: tuple[Funding, ...] = ()


class Plan(Entity, frozen=True, kw_only=True):
    """A plan: its identity, its adoption, and what it rests on (kế hoạch)."""

    id: PlanId
    was: tuple[PlanId, ...] = ()
    type: Words
    vi: Words
    jurisdiction: Words
    adoption: Adoption | None = None
    in_force: InForce | None = None
    period: Period
    parent: PlanLink | None = None
    predecessor: PlanLink | None = None
    proposal: Citation | None = None
    legal_basis: tuple[Citation, ...] = ()
    cites: tuple[Citation, ...] = ()
    source_documents: tuple[SourceDocument, ...] = ()


class ObjectiveGroup(Entity, frozen=True, kw_only=True):
    """A heading that groups objectives (nhóm mục tiêu)."""

    vi: Words
    section: Words | None = None


class Target(Entity, frozen=True, kw_only=True):
    """The figure that shows an objective is reached (chỉ tiêu)."""

    indicator: IndicatorRef | None = None
    value: Value | None = None
    scope: Scope | None = None
    by: Day | None = None
    baseline: Annotated[str, ref("baseline", "measurement")] | None = None


class Objective(Entity, frozen=True, kw_only=True):
    """What the plan wants to reach (mục tiêu)."""

    vi: Words
    kind: Literal["general", "specific"]
    group: Annotated[str, ref("in-group", "objective-group")] | None = None
    section: Words | None = None
    supports: tuple[Serves, ...] = ()
    indicators: tuple[IndicatorRef, ...] = ()
    cites: tuple[Citation, ...] = ()
    targets: tuple[Target, ...] = ()


class Task(Entity, frozen=True, kw_only=True):
    """Work to be done: an item of content or a solution (nhiệm vụ, giải pháp)."""

    vi: Words
    kind: Literal["content", "solution", "duty"]
    section: Words | None = None
    actions: tuple[Action, ...] = ()
    continuing: Yes | None = None
    output: Words | None = None
    due: Due | None = None
    funding: tuple[Funding, ...] = ()
    objectives: tuple[Serves, ...] = ()
    cites: tuple[Citation, ...] = ()
    systems: tuple[Annotated[str, ref("uses", "system")], ...] = ()
    depends_on: tuple[Annotated[str, ref("depends-on", "task")], ...] = ()
    addresses: tuple[Annotated[str, ref("addresses", "item")], ...] = ()
    carried_from: tuple[Annotated[str, ref("carried-from", "item", "task")], ...] = ()


Role = Literal[
    "lead",
    "implement",
    "coordinate",
    "support",
    "advise",
    "oversee",
    "report",
    "consolidate",
    "delegate",
]


class Assignment(Entity, frozen=True, kw_only=True):
    """A duty given to bodies, and over what (phân công).

    `scope` holds `plan` (the whole plan), ids of sections, or ids of tasks; left out, the duty
    stands alone and covers no task.
    """

    vi: Words
    bodies: Annotated[
        tuple[Annotated[str, ref("assigned-to", "body", "group")], ...], Meta(min_length=1)
    ]
    role: Role
    scope: tuple[Annotated[str, ref("covers", "task", "section", "plan-word")], ...] = ()
    with_: tuple[Annotated[str, ref("with", "body", "group")], ...] = field(name="with", default=())
    cites: tuple[Citation, ...] = ()
    systems: tuple[Annotated[str, ref("uses", "system")], ...] = ()
    addresses: tuple[Annotated[str, ref("addresses", "item")], ...] = ()
    due: Due | None = None


class Report(Entity, frozen=True, kw_only=True):
    """A duty to report (chế độ báo cáo)."""

    vi: Words
    senders: Annotated[
        tuple[Annotated[str, ref("reports", "body", "group")], ...], Meta(min_length=1)
    ] = field(name="from")
    to: BodyRef
    due: Due | None = None
    covers: Words | None = None
    then: Forward | None = None


class Receipt(Entity, frozen=True, kw_only=True):
    """A report that came in: whose, when, for which stretch of time (báo cáo đã nhận).

    `covers` is left out where the duty is to report once. `form` is the stamp of the form that was
    read.
    """

    report: Annotated[str, ref("answers", "report")]
    by: Annotated[str, ref("received-from", "body", "group")]
    on: Day
    covers: Stretch | None = None
    form: Words | None = None


class Measurement(Entity, frozen=True, kw_only=True):
    """A figure that was measured, or a result that was stated (kết quả đo)."""

    indicator: IndicatorRef
    value: Value
    quality: Literal["exact", "bound", "estimate", "qualitative"] = "exact"
    as_of: Day | None = None
    period: Period | None = None
    scope: Scope | None = None
    system: Annotated[str, ref("about", "system")] | None = None
    reported_by: BodyRef | None = None
    evidence: tuple[Words, ...] = ()


class Equation(Entity, frozen=True, kw_only=True):
    """A sum or a ratio that the text states (đẳng thức)."""

    op: Literal["sum", "ratio"]
    total: Annotated[str, ref("total", "measurement")]
    terms: Annotated[tuple[Annotated[str, ref("term", "measurement")], ...], Meta(min_length=1)]
    tolerance: Number | None = None


class Item(Entity, frozen=True, kw_only=True):
    """What the plan says of the situation: a claim, a problem, a cause, ... (hiện trạng)."""

    vi: Words
    kind: Literal["claim", "unfinished", "problem", "cause", "recommendation", "ongoing"]
    section: Words | None = None
    cause: Words | None = None
    addressed_to: tuple[BodyRef, ...] = ()
    disposition: Literal["carried", "partly", "dropped", "done", "superseded"] | None = None
    successors: tuple[Annotated[str, ref("succeeded-by", "task")], ...] = ()
    measurements: tuple[Annotated[str, ref("stated-as", "measurement")], ...] = ()
    systems: tuple[Annotated[str, ref("about", "system")], ...] = ()
    bodies: tuple[Annotated[str, ref("about", "body", "group")], ...] = ()
    cites: tuple[Citation, ...] = ()


class Waiver(Entity, frozen=True, kw_only=True):
    """A finding that is accepted for a time, and by whom (miễn trừ).

    `subject` is the element (`B2`, `plan#B2`, an act, a plan); `finding` narrows the waiver to one
    finding of several by its fingerprint. Without a reason, an approver, a day of approval and an
    end it waives nothing.
    """

    rule: Words
    subject: Annotated[str, ref("waives", *_ANY_KIND)]
    finding: Words | None = None
    reason: Words | None = None
    approved_by: Words | None = None
    approved_on: Day | None = None
    expires: Day | None = None
    ref: Words | None = None


class Amendment(Entity, frozen=True, kw_only=True):
    """An act that changes the plan from a day on, and what it changes (lần sửa đổi, bổ sung).

    The files hold the plan with every amendment applied; operations keep what was there before.
    Those of one amendment apply in the order in which they are written.
    """

    act: Annotated[str, ref("amended-by", "act")]
    start: Day = field(name="from")
    operations: Annotated[tuple[Operation, ...], Meta(min_length=1)]


class Progress(Part, frozen=True, kw_only=True):
    """One entry of the progress log of a task (tiến độ)."""

    task: Annotated[str, ref("progress-of", "task")]
    on: Day
    official: Literal["not-started", "in-progress", "done", "done-late", "cancelled", "not-pursued"]
    evidenced: Literal["none", "limited", "substantial", "complete"] = "none"
    by: BodyRef | None = None
    evidence: tuple[Words, ...] = ()
    note: Words | None = None

    @property
    def done(self) -> bool:
        """Whether the task is done, in time or late."""
        return self.official in ("done", "done-late")

    @property
    def closed(self) -> bool:
        """Whether nothing more is to be done: the task is done, cancelled or not pursued."""
        return self.done or self.official in ("cancelled", "not-pursued")


# -- files -----------------------------------------------------------------------------------------


class File(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A plan file: a mapping of sections. Any file may hold any section."""

    plan: Plan | UnsetType = UNSET
    sections: tuple[Section, ...] = ()
    articles: tuple[Article, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    projects: tuple[Project, ...] = ()
    objective_groups: tuple[ObjectiveGroup, ...] = ()
    objectives: tuple[Objective, ...] = ()
    tasks: tuple[Task, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    reports: tuple[Report, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    items: tuple[Item, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    equations: tuple[Equation, ...] = ()
    progress: tuple[Progress, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    references: tuple[Reference, ...] = ()
    acts: tuple[Act, ...] = ()
    bodies: tuple[Body, ...] = ()
    groups: tuple[Group, ...] = ()
    changes: tuple[Change, ...] = ()
    systems: tuple[System, ...] = ()
    indicators: tuple[Indicator, ...] = ()


# Section of a file -> (kind of its entries, their type). The first block belongs to one plan, the
# second to the registry that all plans of a workspace share.
PLAN_SECTIONS: dict[str, tuple[str, type[Entity | Progress]]] = {
    "sections": ("section", Section),
    "articles": ("article", Article),
    "recipients": ("recipient", Recipient),
    "appendices": ("appendix", Appendix),
    "projects": ("project", Project),
    "objective_groups": ("objective-group", ObjectiveGroup),
    "objectives": ("objective", Objective),
    "tasks": ("task", Task),
    "assignments": ("assignment", Assignment),
    "reports": ("report", Report),
    "receipts": ("receipt", Receipt),
    "items": ("item", Item),
    "measurements": ("measurement", Measurement),
    "equations": ("equation", Equation),
    "progress": ("progress", Progress),
    "waivers": ("waiver", Waiver),
    "amendments": ("amendment", Amendment),
}
REGISTRY_SECTIONS: dict[str, tuple[str, type[Entity]]] = {
    "references": ("reference", Reference),
    "acts": ("act", Act),
    "bodies": ("body", Body),
    "groups": ("group", Group),
    "changes": ("change", Change),
    "systems": ("system", System),
    "indicators": ("indicator", Indicator),
}
