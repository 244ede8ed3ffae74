"""What the report form of one body holds, and which content of the plan it depends on.

A form asks a body about the tasks that it leads, carries out or supports, and about the targets
that these tasks serve, that name it in their scope, or that it adds up from the reports of others.
Past figures are shown in it, yet it does not depend on them: a form handed out stays good while
others report.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from plancheck.addressees import Addressees
from plancheck.fitting import Figures
from plancheck.forms.duty import line_of, report_of, stretch_of, within
from plancheck.measured import baseline_of, measured_before, measured_during
from plancheck.model import (
    Assignment,
    Body,
    Indicator,
    Measurement,
    Objective,
    Progress,
    Report,
    Target,
    Task,
    Value,
)
from plancheck.plan import Plan
from plancheck.quantity import with_unit

# The roles that make a task somebody's own work, the weightiest first; `with` is to be named as one
# of those who help. Who oversees or advises reports on no task.
ROLES = ("lead", "implement", "coordinate", "support", "delegate", "with")
REACHES = ("task", "section", "plan")  # by name, by its section, by a clause over the whole plan
_PAST = 3  # results on file that a form shows, the latest first


class Duty(NamedTuple):
    """Why a task is in the form: the role, how far the assignment reaches, and which one it is."""

    role: str
    by: str
    assignment: Assignment


class TaskRow(NamedTuple):
    """A task, the body's duties over it (the weightiest first) and its last word on it."""

    task: Task
    duties: tuple[Duty, ...]
    last: Progress | None


class TargetRow(NamedTuple):
    """A target, why it is in the form, and the figures on file.

    `tasks` are those of the form that serve it; `named` says that its scope names the body itself.
    """

    target: Target
    objective: Objective
    indicator: Indicator | None
    wanted: Value | None
    tasks: tuple[str, ...]
    named: bool
    past: tuple[Measurement, ...]

    @property
    def own(self) -> bool:
        """Whether the target is about this body alone."""
        return self.named and self.target.scope is not None and len(self.target.scope.bodies) == 1


class Form(NamedTuple):
    """The form of one body for one stretch of time.

    `covers` is the stretch that a recurring report is for, None where the duty is to report once or
    there is no duty; `due` its last day. `consolidates` says that the body receives the report and
    adds up what comes in. `others` are its duties that cover no task.
    """

    plan: Plan
    body: Body
    period: str
    first: date
    last: date
    report: Report | None
    covers: str | None
    due: date | None
    consolidates: bool
    tasks: tuple[TaskRow, ...]
    targets: tuple[TargetRow, ...]
    others: tuple[Assignment, ...]


def form(plan: Plan, body: Body, period: str, report: str | None = None) -> Form:
    """Return the form of a body.

    Args:
        plan: the plan to report on.
        body: who is to report.
        period: the stretch of time: 2019, 2019-H1, 2019-Q3, 2019-03.
        report: the id of the duty to report; None for the only one that the body has.

    Raises:
        InputError: the body has no such duty, or the duty no such stretch.
    """
    first, last = within(plan, period)
    asked = report_of(plan, body, report)
    covers, due = stretch_of(plan, asked, period)
    line = line_of(plan.registry, body)
    tasks = tasks_of(plan, line)
    consolidates = asked is not None and asked.to == body.id
    return Form(
        plan=plan,
        body=body,
        period=period,
        first=first,
        last=last,
        report=asked,
        covers=covers,
        due=due,
        consolidates=consolidates,
        tasks=tasks,
        targets=targets_of(plan, line, tasks, every=consolidates),
        others=tuple(_others(plan, line)),
    )


# -- tasks -----------------------------------------------------------------------------------------


class Reached(NamedTuple):
    """Whom an assignment charges, and whom it asks to help."""

    assignment: Assignment
    charged: Addressees
    helping: Addressees


@lru_cache(maxsize=8)  # a run reads many forms of one plan
def reached(plan: Plan) -> dict[str, Reached]:
    """Return whom each assignment of a plan reaches, by its id."""
    top = plan.identity.adoption.body if plan.identity.adoption else ""
    return {
        each.id: Reached(
            each,
            Addressees(plan.registry, each.bodies, top=top),
            Addressees(plan.registry, each.with_, top=top),
        )
        for each in plan.assignments
    }


def _roles(plan: Plan, line: Sequence[str]) -> dict[str, str]:
    """Return the role that each assignment gives to one of some bodies, for those that do."""
    found: dict[str, str] = {}
    for name, (assignment, charged, helping) in reached(plan).items():
        if assignment.role in ROLES and any(map(charged.reach, line)):
            found[name] = assignment.role
        elif assignment.role in ROLES and any(map(helping.reach, line)):
            found[name] = "with"
    return found


def tasks_of(plan: Plan, line: Sequence[str]) -> tuple[TaskRow, ...]:
    """Return the tasks of a body: those it is named for first, those of the whole plan last.

    `line` are the body, and those whose tasks it has taken over.
    """
    roles = _roles(plan, line)
    rows = []
    for task in plan.tasks:
        duties = [
            Duty(roles[assignment.id], by, assignment)
            for assignment, by in plan.duties_over(task)
            if assignment.id in roles
        ]
        if duties:
            duties.sort(key=_weight)
            rows.append(TaskRow(task, tuple(duties), _last_word(plan, task, line)))
    return tuple(sorted(rows, key=lambda row: REACHES.index(_nearest(row.duties))))


def _weight(duty: Duty) -> tuple[int, int]:
    return REACHES.index(duty.by), ROLES.index(duty.role)


def _nearest(duties: Iterable[Duty]) -> str:
    return min((duty.by for duty in duties), key=REACHES.index)


def _others(plan: Plan, line: Sequence[str]) -> Iterator[Assignment]:
    roles = _roles(plan, line)
    covering = _covering(plan)
    for each in plan.assignments:
        if roles.get(each.id, "with") != "with" and each.id not in covering:
            yield each


@lru_cache(maxsize=8)
def _covering(plan: Plan) -> frozenset[str]:
    return frozenset(
        coverage.assignment.id for task in plan.tasks for coverage in plan.duties_over(task)
    )


def _last_word(plan: Plan, task: Task, line: Sequence[str]) -> Progress | None:
    """Return the last entry of a task that one of some bodies made, or that names nobody."""
    words = _last_words(plan)
    own = [words[task.id, name] for name in (None, *line) if (task.id, name) in words]
    return max(own, key=lambda entry: entry.on) if own else None


@lru_cache(maxsize=8)
def _last_words(plan: Plan) -> dict[tuple[str, str | None], Progress]:
    """Return the last entry of each body on each task; of one day, the last written."""
    last: dict[tuple[str, str | None], Progress] = {}
    for entry in plan.progress:
        key = (entry.task.removeprefix(f"{plan.id}#"), entry.by)
        if key not in last or last[key].on <= entry.on:
            last[key] = entry
    return last


# -- targets ---------------------------------------------------------------------------------------


def targets_of(
    plan: Plan, line: Sequence[str], tasks: tuple[TaskRow, ...], *, every: bool
) -> tuple[TargetRow, ...]:
    """Return the targets of a body: all of them where it adds up what others report."""
    return tuple(_targets(plan, line, tasks, every=every))


def _targets(
    plan: Plan, line: Sequence[str], tasks: tuple[TaskRow, ...], *, every: bool
) -> Iterator[TargetRow]:
    serving: dict[str, list[str]] = {}
    for row in tasks:
        for _, objective, _ in plan.supports(row.task):
            serving.setdefault(objective.id, []).append(row.task.id)
    for objective in plan.objectives:
        serves = tuple(dict.fromkeys(serving.get(objective.id, ())))
        for target in objective.targets:
            scope = target.scope.bodies if target.scope is not None else ()
            named = any(name in scope for name in line)
            inside = named or _counts(plan, scope, line)
            if serves or inside or every:
                yield _target(plan, objective, target, serves, named=named)


def _counts(plan: Plan, scope: Sequence[str], line: Sequence[str]) -> bool:
    """Tell whether a scope counts one of some bodies, by its own name or through a group."""
    return any(name in plan.registry.members(each) for each in scope for name in line)


def _target(
    plan: Plan, objective: Objective, target: Target, serves: tuple[str, ...], *, named: bool
) -> TargetRow:
    indicator = plan.indicator(target.indicator)
    unit = indicator.unit if indicator else None
    return TargetRow(
        target=target,
        objective=objective,
        indicator=indicator,
        wanted=with_unit(target.value, unit) if target.value else None,
        tasks=serves,
        named=named,
        past=_past(plan, target),
    )


def _past(plan: Plan, target: Target) -> tuple[Measurement, ...]:
    before, during = _figures(plan)
    start = baseline_of(plan, target, before)
    later = during.of(target.indicator)[:_PAST]
    return (*((start.measurement,) if start else ()), *reversed(later))


@lru_cache(maxsize=8)
def _figures(plan: Plan) -> tuple[Figures, Figures]:
    return measured_before(plan), measured_during(plan, date.max)
