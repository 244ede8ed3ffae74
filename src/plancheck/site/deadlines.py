"""What is due when in a plan: tasks, reports, targets, duties; ends of acts and of waivers.

The day of a deadline is the last on which it is met: of "trước ngày 15/10/2019" the 14th. What
recurs without a day, goes on without end or hangs on a condition has none, and is told all the
same. Nothing is counted again here: days and states are those of the standing.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from plancheck import rules, standing
from plancheck.cited import cited
from plancheck.deadline import stretch, worded
from plancheck.model import Act, Due, LegalEvent, Task, Waiver
from plancheck.plan import Plan
from plancheck.rows import target_name, words_of
from plancheck.site.acts import heading, without_id
from plancheck.standing import Standing, StandingReport, StandingTarget, StandingTask
from plancheck.succession import ended, trust, turning
from plancheck.tally import name_of
from plancheck.text import Text
from plancheck.validity import endings, status

Kind = Literal["task", "report", "target", "duty", "act", "waiver"]
KINDS: dict[Kind, Text] = {
    "task": Text("Nhiệm vụ", "Task"),
    "report": Text("Báo cáo", "Report"),
    "target": Text("Chỉ tiêu", "Target"),
    "duty": Text("Trách nhiệm", "Duty"),
    "act": Text("Văn bản", "Act"),
    "waiver": Text("Miễn trừ", "Waiver"),
}
_PASSING = {"ahead": Text("chưa đến", "to come"), "past": Text("đã qua", "past")}
STATES: dict[Kind, dict[str, Text]] = {
    "task": standing.TASKS,
    "report": standing.REPORTS,
    "target": standing.TARGETS,
    "duty": {
        "not-due": Text("chưa đến hạn", "not due"),
        "past": Text("đã qua hạn, chưa ghi kết quả", "day past, no result on record"),
        "no-date": Text("không nêu ngày", "no date"),
    },
    "act": _PASSING,
    "waiver": _PASSING,
}
# The state of a report that several owe is the gravest of theirs.
_GRAVEST = ("missing", "not-due", "no-date", "late", "received")


class Sender(NamedTuple):
    """Who owes a report, and how that stands."""

    id: str
    state: str


class Deadline(NamedTuple):
    """Something that is due.

    `id` is local to the plan, of an act its id in the registry. `day` is the last day on which it
    is met (an act: on which it is in force), `said` the deadline as the plan words it. `rhythm` is
    that of what recurs (`month`, `quarter`, ...), or `continuous`; `covers` the stretch of a
    recurring report, and tells apart the ends of one act. `bodies` answer for it, `names` says who
    they are, `to` is whom it goes to. `senders` tells apart who owes a report; `inherited` is the
    body from which the one that was asked about has taken it over.
    """

    kind: Kind
    id: str
    words: Text
    day: date | None
    said: Text
    state: str
    rhythm: str = ""
    covers: str = ""
    bodies: tuple[str, ...] = ()
    names: tuple[Text, ...] = ()
    to: str = ""
    to_name: Text = Text("", "")
    senders: tuple[Sender, ...] = ()
    inherited: str = ""
    inherited_name: Text = Text("", "")

    @property
    def title(self) -> Text:
        """What is due, behind its id; an act is called by its number, a waiver by its rule."""
        if self.kind in ("act", "waiver"):
            return self.words
        return Text(f"{self.id}: {self.words.vi}", f"{self.id}: {self.words.en}")

    @property
    def state_words(self) -> Text:
        """The state in words."""
        return STATES[self.kind][self.state]


def deadlines(found: Standing) -> tuple[Deadline, ...]:
    """Return everything that is due in a plan, by day; of one day by kind, as the plan has it.

    What has no day comes last.
    """
    every = [
        *(_task(found.plan, each) for each in found.tasks),
        *_reports(found),
        *(_target(found, each) for each in found.targets),
        *_duties(found),
        *_acts(found.plan, found.as_of),
        *(_waiver(each, found.as_of) for each in found.plan.waivers if each.expires),
    ]
    kinds = list(KINDS)

    def place(each: Deadline) -> tuple[bool, date, int]:
        return each.day is None, each.day or date.max, kinds.index(each.kind)

    return tuple(sorted(every, key=place))


def _rhythm(due: Due | None) -> str:
    if due is None:
        return ""
    return due.every or ("continuous" if due.continuous else "")


def _named(plan: Plan, bodies: Iterable[str]) -> dict[str, Text]:
    return {name: name_of(plan, name) for name in bodies}


def _task(plan: Plan, each: StandingTask) -> Deadline:
    dues = [due for _, due in plan.dues_over(each.task)]
    who = _named(plan, each.answers)
    return Deadline(
        kind="task",
        id=each.task.id,
        words=words_of(each.task),
        day=each.due,
        said=each.deadline,
        state=each.state,
        rhythm=next(filter(None, map(_rhythm, dues)), "") if each.due is None else "",
        bodies=tuple(who),
        names=tuple(who.values()),
    )


# -- reports ---------------------------------------------------------------------------------------


def _reports(found: Standing) -> Iterator[Deadline]:
    """Yield one deadline for each report and each of its stretches, whoever owes it."""
    owed: dict[tuple[str, str], list[StandingReport]] = {}
    for each in found.reports:
        owed.setdefault((each.owed.report.id, each.owed.covers or ""), []).append(each)
    for (_, covers), debts in owed.items():
        yield _report(found.plan, covers, debts)


def _report(plan: Plan, covers: str, debts: list[StandingReport]) -> Deadline:
    report, day = debts[0].owed.report, debts[0].owed.due
    senders = tuple(Sender(each.owed.sender, each.state) for each in debts)
    return of_senders(
        plan,
        Deadline(
            kind="report",
            id=report.id,
            words=words_of(report),
            day=day,
            said=_said(report.due, covers),
            state="",
            rhythm=_rhythm(report.due),
            covers=covers,
            to=report.to,
            to_name=name_of(plan, report.to),
        ),
        senders,
    )


def _said(due: Due | None, covers: str) -> Text:
    if due is None:
        return Text("", "")
    if not covers:
        return worded(due)
    return Text("{every}: {stretch}", "{every}: {stretch}").fill(
        every=worded(due), stretch=stretch(covers)
    )


def of_senders(plan: Plan, each: Deadline, senders: tuple[Sender, ...]) -> Deadline:
    """Return the deadline of a report as it is for some of those that owe it."""
    who = _named(plan, (sender.id for sender in senders))
    return each._replace(
        state=min((sender.state for sender in senders), key=_GRAVEST.index),
        bodies=tuple(who),
        names=tuple(who.values()),
        senders=senders,
    )


# -- targets and duties ----------------------------------------------------------------------------

_BY = Text("đến ngày {day}", "by {day}")
_AT_END = Text("hết thời kỳ của kế hoạch ({day})", "by the end of the plan's period ({day})")


def _target(found: Standing, each: StandingTarget) -> Deadline:
    plan, target = found.plan, each.target
    scope = target.scope.bodies if target.scope is not None else ()
    serving = {task.id for task in plan.served_by.get(each.verdict.objective.id, ())}
    answers = [name for task in found.tasks if task.task.id in serving for name in task.answers]
    who = _named(plan, dict.fromkeys((*scope, *answers)))
    return Deadline(
        kind="target",
        id=target.id,
        words=target_name(plan, each),
        day=each.verdict.due,
        said=(_BY if target.by else _AT_END).fill(day=each.verdict.due),
        state=each.state,
        bodies=tuple(who),
        names=tuple(who.values()),
    )


def _duties(found: Standing) -> Iterator[Deadline]:
    """Yield the duties with a deadline of their own, but those that are the deadline of a task."""
    plan = found.plan
    told = {id(owner) for task in plan.tasks for owner in _owners(plan, task)}
    for each in plan.assignments:
        if each.due is None or id(each) in told:
            continue
        day = each.due.last_day()
        who = _named(plan, each.bodies)
        yield Deadline(
            kind="duty",
            id=each.id,
            words=words_of(each),
            day=day,
            said=worded(each.due),
            state="no-date" if day is None else "not-due" if day >= found.as_of else "past",
            rhythm=_rhythm(each.due),
            bodies=tuple(who),
            names=tuple(who.values()),
        )


def _owners(plan: Plan, task: Task) -> list[object]:
    """Return who gives a task the deadline that is told of it."""
    dated = plan.deadline_of(task)
    return [dated[1]] if dated else [owner for owner, _ in plan.dues_over(task)]


# -- acts and waivers ------------------------------------------------------------------------------

_PERIOD = Text("hết giai đoạn {start} – {end}", "its period {start} – {end} ends")
_UNTIL = Text("đến hết ngày {day}", "until {day}")
_WAIVED = Text("{rule} ở {element}", "{rule} at {element}")


def _acts(plan: Plan, as_of: date) -> Iterator[Deadline]:
    """Yield the ends, within the plan's period, of the acts that it cites and of its own."""
    adoption = plan.identity.adoption
    own = plan.act(adoption.act) if adoption is not None else None
    every = [each.act for each in cited(plan)]
    for act in [own, *every] if own is not None else every:
        for covers, day, said in _ends(plan, act):
            if plan.identity.period.start <= day <= plan.identity.period.end:
                yield Deadline(
                    kind="act",
                    id=act.id,
                    words=heading(act),
                    day=day,
                    said=said,
                    state="ahead" if day >= as_of else "past",
                    covers=covers,
                )


def _ends(plan: Plan, act: Act) -> Iterator[tuple[str, date, Text]]:
    """Yield the last days of an act and of its period, which end that is, and how it is said."""
    period = act.programme_period
    if period is not None:
        yield "period", period.end, _PERIOD.fill(start=period.start, end=period.end)
    deciding = (each for each in endings(act) if status(act, each.on)[1] is each)
    for rank, event in enumerate(sorted(deciding, key=lambda each: each.on)):
        if event.on > date.min:
            yield str(rank or ""), event.on - timedelta(days=1), _how(plan, act, event)


def _how(plan: Plan, act: Act, event: LegalEvent) -> Text:
    """Return how an act comes to its end, and how far that is certain."""
    registry, turn = plan.registry, turning(act, event)
    _, doubt = trust(registry, act, turn, event.on)
    how = without_id(ended(registry, turn), turn.by)
    return Text("{how}.{doubt}", "{how}.{doubt}").fill(how=how, doubt=doubt) if doubt.vi else how


def _waiver(each: Waiver, as_of: date) -> Deadline:
    rule = rules.by_slug().get(each.rule)
    day = each.expires or date.max
    title = rule.title if rule is not None else Text(each.rule, each.rule)
    return Deadline(
        kind="waiver",
        id=each.id,
        words=_WAIVED.fill(rule=title, element=each.subject),
        day=day,
        said=_UNTIL.fill(day=day),
        state="ahead" if day >= as_of else "past",
    )
