"""What stands where on a day: every target, task and report of a plan, each with its ground.

A view, not a judgement: `verdict` says whether a target is met, `reporting` what came in, the
progress log what was done. States depend on the files and the day alone, never on their order.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple

from plancheck import reporting, verdict
from plancheck.deadline import worded
from plancheck.measured import Compared, baselines
from plancheck.model import Progress, Target, Task
from plancheck.pace import Pace, pace
from plancheck.plan import Plan
from plancheck.reporting import Owed
from plancheck.text import Text
from plancheck.verdict import Verdict

Kind = Literal["targets", "tasks", "reports"]
KINDS: dict[Kind, Text] = {
    "targets": Text("Chỉ tiêu", "Targets"),
    "tasks": Text("Nhiệm vụ", "Tasks"),
    "reports": Text("Báo cáo", "Reports"),
}
TARGETS: dict[str, Text] = {state: verdict.STATE_NAMES[state] for state in verdict.STATES}
TASKS: dict[str, Text] = {
    "done": Text("đã xong", "done"),
    "done-late": Text("xong muộn", "done late"),
    "in-progress": Text("đang thực hiện", "in progress"),
    "overdue": Text("quá hạn", "overdue"),
    "not-due": Text("chưa đến hạn", "not due"),
    "no-date": Text("không nêu ngày", "no date"),
    "cancelled": Text("đã dừng", "stopped"),
}
REPORTS: dict[str, Text] = {
    "received": Text("đã nhận", "received"),
    "late": Text("nhận muộn", "received late"),
    "missing": Text("còn thiếu", "missing"),
    "not-due": Text("chưa đến hạn", "not due"),
    "no-date": Text("không nêu ngày", "no date"),
}
STATES: dict[Kind, dict[str, Text]] = {"targets": TARGETS, "tasks": TASKS, "reports": REPORTS}
_CLOSED = {
    "done": "done",
    "done-late": "done-late",
    "cancelled": "cancelled",
    "not-pursued": "cancelled",
}
_AWAITED = Text("{reason}; báo cáo còn thiếu: {reports}", "{reason}; missing reports: {reports}")


class StandingTarget(NamedTuple):
    """A target on a day.

    `pace` is given where the latest figure is older than the day the target is due; `awaited` names
    the reports that are missing while nothing was measured.
    """

    verdict: Verdict
    baseline: Compared | None
    pace: Pace | None
    awaited: tuple[str, ...]

    @property
    def target(self) -> Target:
        """The target."""
        return self.verdict.target

    @property
    def state(self) -> str:
        """One of `TARGETS`."""
        return self.verdict.state

    def reason(self) -> Text:
        """Say why the figures decide nothing; nothing where they do."""
        if not self.awaited:
            return self.verdict.reason
        return _AWAITED.fill(reason=self.verdict.reason, reports=list(self.awaited))


class StandingTask(NamedTuple):
    """A task on a day: its state by its deadline and the last entry of its progress log.

    `due` is its last day, `deadline` what the plan says of it in words, `late` the days since. The
    official status and the evidence for it stand in `entry`. `answers` are those that lead it, or
    carry it out where nobody leads; by name or by a heading, and by a clause over the whole plan
    (`blanket`) only where nobody is named.
    """

    task: Task
    state: str
    due: date | None
    deadline: Text
    late: int
    entry: Progress | None
    answers: tuple[str, ...]
    blanket: bool

    @property
    def unproven(self) -> bool:
        """Whether it is done by the log, which has no evidence for it."""
        done = self.state in ("done", "done-late")
        return done and self.entry is not None and self.entry.evidenced == "none"


class StandingReport(NamedTuple):
    """A report that a body owes, on a day; `late` counts the days after its last day."""

    owed: Owed
    state: str
    late: int


class Standing(NamedTuple):
    """All targets, tasks and reports of a plan on a day, each kind in the order of the files."""

    plan: Plan
    as_of: date
    targets: tuple[StandingTarget, ...]
    tasks: tuple[StandingTask, ...]
    reports: tuple[StandingReport, ...]

    def counts(self) -> dict[Kind, dict[str, int]]:
        """Return how many targets, tasks and reports are in each state, none left out."""
        return {
            "targets": counted(self.targets, TARGETS),
            "tasks": counted(self.tasks, TASKS),
            "reports": counted(self.reports, REPORTS),
        }


def counted(
    every: Iterable[StandingTarget | StandingTask | StandingReport], states: Mapping[str, Text]
) -> dict[str, int]:
    """Return how many of some elements are in each state, in the order of the states."""
    found = Counter(each.state for each in every)
    return {state: found[state] for state in states}


def standing(plan: Plan, as_of: date) -> Standing:
    """Return what stands where in a plan on a day."""
    reports = tuple(_report(each, as_of) for each in reporting.owed(plan, as_of))
    awaited = tuple(dict.fromkeys(e.owed.report.id for e in reports if e.state == "missing"))
    targets = tuple(
        _target(each, baseline, awaited)
        for each, (_, _, baseline) in zip(
            verdict.verdicts(plan, as_of), baselines(plan), strict=True
        )
    )
    tasks = tuple(_task(plan, task, as_of) for task in plan.tasks)
    return Standing(plan, as_of, targets, tasks, reports)


def _target(judged: Verdict, baseline: Compared | None, awaited: tuple[str, ...]) -> StandingTarget:
    ahead = judged.state == "not-due" or judged.early > 0
    unmeasured = judged.result is None and judged.wanted is not None and judged.wanted.numbers()
    return StandingTarget(
        judged,
        baseline,
        pace(judged, baseline) if ahead else None,
        awaited if unmeasured else (),
    )


def _task(plan: Plan, task: Task, as_of: date) -> StandingTask:
    deadline = plan.deadline_of(task)
    day = deadline[0] if deadline else None
    dues = [deadline[2]] if deadline else [due for _, due in plan.dues_over(task)]
    words = [worded(each) for each in dues]
    entry = plan.progress_of(task, as_of)
    state = _state(entry, day, as_of)
    answers, blanket = _answers(plan, task)
    return StandingTask(
        task=task,
        state=state,
        due=day,
        deadline=Text("; ".join(each.vi for each in words), "; ".join(each.en for each in words)),
        late=(as_of - day).days if day and state == "overdue" else 0,
        entry=entry,
        answers=answers,
        blanket=blanket,
    )


def _state(entry: Progress | None, day: date | None, as_of: date) -> str:
    """Return the state of a task: what closes it counts first, then its day, then the log."""
    if entry is not None and entry.official in _CLOSED:
        return _CLOSED[entry.official]
    if day is not None and day < as_of:
        return "overdue"
    if entry is not None and entry.official == "in-progress":
        return "in-progress"
    return "not-due" if day is not None else "no-date"


def _answers(plan: Plan, task: Task) -> tuple[tuple[str, ...], bool]:
    duties = plan.duties_over(task)
    for blanket in (False, True):
        for role in ("lead", "implement"):
            bodies = [
                body
                for each in duties
                if each.assignment.role == role and (each.by == "plan") is blanket
                for body in each.assignment.bodies
            ]
            if bodies:
                return tuple(dict.fromkeys(bodies)), blanket
    return (), False


def _report(owed: Owed, as_of: date) -> StandingReport:
    if owed.received:
        late = owed.late()
        return StandingReport(owed, "late" if late else "received", late)
    if owed.due is None:
        return StandingReport(owed, "no-date", 0)
    late = max((as_of - owed.due).days, 0)
    return StandingReport(owed, "missing" if owed.missing(as_of) else "not-due", late)
