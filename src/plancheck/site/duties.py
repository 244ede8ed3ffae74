"""What each body answers for: the tasks it leads or supports, its other duties, its targets.

The ways in which a duty reaches a body are those of its report form (`forms.form`): by its own
name, through its head or the body above it, through a group, and through a body that it took over
from.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from plancheck.addressees import Addressees
from plancheck.model import Assignment, Body, Group
from plancheck.plan import Plan
from plancheck.standing import Standing, StandingReport, StandingTarget, StandingTask

LEADS = ("lead", "implement")
ROLES = ("lead", "implement", "coordinate", "support", "delegate", "with", "advise", "oversee",
         "report", "consolidate")  # fmt: skip
REACHES = ("task", "section", "plan")  # by name, by its section, by a clause over the whole plan


class Charge(NamedTuple):
    """A duty of a body: the assignment, the role, and through what it reaches the body.

    `role` is `with` for one who is to help. `through` is the id of the group, the head or the
    former body that the text names instead; empty where it names the body itself.
    """

    assignment: Assignment
    role: str
    through: str


class TaskOf(NamedTuple):
    """A task of a body with the charges that make it so, the nearest and weightiest first.

    `by` says how far the first reaches: one of `REACHES`.
    """

    task: StandingTask
    charges: tuple[Charge, ...]
    by: str

    @property
    def role(self) -> str:
        """The weightiest role."""
        return self.charges[0].role

    @property
    def leads(self) -> bool:
        """Whether the body leads the task or carries it out."""
        return self.role in LEADS


class Share(NamedTuple):
    """All that a body or a group answers for, on a day."""

    charges: tuple[Charge, ...]
    tasks: tuple[TaskOf, ...]
    targets: tuple[StandingTarget, ...]
    reports: tuple[StandingReport, ...]

    @property
    def charged(self) -> bool:
        """Whether the plan charges it with anything."""
        return bool(self.charges or self.reports)

    def led(self) -> tuple[TaskOf, ...]:
        """Return the tasks it leads or carries out, whole-plan clauses apart."""
        return tuple(e for e in self.tasks if e.leads and e.by != "plan")

    def supported(self) -> tuple[TaskOf, ...]:
        """Return the tasks that it has any other part in, whole-plan clauses apart."""
        return tuple(e for e in self.tasks if not e.leads and e.by != "plan")

    def general(self) -> tuple[TaskOf, ...]:
        """Return the tasks that reach it by a clause over the whole plan alone."""
        return tuple(e for e in self.tasks if e.by == "plan")

    def subjects(self, name: str) -> tuple[str, ...]:
        """Return the ids of what is its own affair: itself, its own tasks, its duties, its reports.

        Args:
            name: whose share this is.
        """
        own = (*self.led(), *self.supported())
        named = (
            name,
            *(each.task.task.id for each in own),
            *(each.assignment.id for each in self.charges),
            *(each.owed.report.id for each in self.reports),
        )
        return tuple(dict.fromkeys(named))

    def alone(self) -> tuple[Charge, ...]:
        """Return the duties that cover no task."""
        covering = {id(charge.assignment) for each in self.tasks for charge in each.charges}
        return tuple(each for each in self.charges if id(each.assignment) not in covering)


class Duties:
    """The shares of all bodies and groups of a plan, each assignment looked at once a name."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.plan: Plan = standing.plan
        self._tasks = {each.task.id: each for each in standing.tasks}
        adoption = self.plan.identity.adoption
        self._top = adoption.body if adoption else ""
        self._reaching: dict[str, Addressees] = {}

    @cached_property
    def _covered(self) -> dict[str, list[tuple[StandingTask, str]]]:
        """The tasks that each assignment covers, and how far it reaches."""
        found: dict[str, list[tuple[StandingTask, str]]] = {}
        for task in self.plan.tasks:
            for duty in self.plan.duties_over(task):
                found.setdefault(duty.assignment.id, []).append((self._tasks[task.id], duty.by))
        return found

    @cached_property
    def _named(self) -> tuple[str, ...]:
        """Every body and group that an assignment names."""
        every = (n for each in self.plan.assignments for n in (*each.bodies, *each.with_))
        return tuple(dict.fromkeys(every))

    def of(self, name: str) -> Share:
        """Return the share of a body or a group."""
        through = self._through(name)
        charges = tuple(self._charges(through))
        tasks = tuple(self._tasks_of(charges))
        return Share(charges, tasks, self._targets(name, tasks), self._reports(name))

    def _through(self, name: str) -> dict[str, str]:
        """Return the names in assignments that mean a body, each with itself where it is another.

        A body that took over from another has that one's duties; what a group is charged with, so
        is a group within it.
        """
        registry = self.plan.registry
        group = isinstance(registry.entities.get(name), Group)
        before = registry.took_over(name, self.standing.as_of)
        found: dict[str, str] = {}
        for each in self._named:
            reach = self._addressees(each).reach
            if each == name:
                found[each] = ""
            elif name in registry.members(each) if group else reach(name):
                found[each] = each
            else:
                heir_of = (one for one in before if one == each or (not group and reach(one)))
                former = next(heir_of, None)
                if former is not None:
                    found[each] = former
        return found

    def _addressees(self, name: str) -> Addressees:
        if name not in self._reaching:
            self._reaching[name] = Addressees(self.plan.registry, [name], top=self._top)
        return self._reaching[name]

    def _charges(self, through: dict[str, str]) -> Iterator[Charge]:
        for each in self.plan.assignments:
            for names, role in ((each.bodies, each.role), (each.with_, "with")):
                ways = [through[name] for name in names if name in through]
                if ways:
                    yield Charge(each, role, min(ways))
                    break

    def _tasks_of(self, charges: Iterable[Charge]) -> Iterator[TaskOf]:
        found: dict[str, list[tuple[int, int, int, Charge]]] = {}
        for rank, charge in enumerate(charges):
            for task, by in self._covered.get(charge.assignment.id, ()):
                weight = (REACHES.index(by), ROLES.index(charge.role), rank, charge)
                found.setdefault(task.task.id, []).append(weight)
        for name, task in self._tasks.items():
            if name in found:
                ranked = sorted(found[name], key=lambda each: each[:3])
                yield TaskOf(task, tuple(e[3] for e in ranked), REACHES[ranked[0][0]])

    def _targets(self, name: str, tasks: tuple[TaskOf, ...]) -> tuple[StandingTarget, ...]:
        """Return the targets that its tasks serve, or whose scope names it or a group it is in.

        A scope that names those it took over from is about it too.
        """
        served = {
            objective.id for each in tasks for _, objective, _ in self.plan.supports(each.task.task)
        }
        members = self.plan.registry.members
        ones = (name, *self.plan.registry.took_over(name, self.standing.as_of))
        return tuple(
            each
            for each in self.standing.targets
            if each.verdict.objective.id in served
            or (
                each.target.scope is not None
                and any(one in members(body) for body in each.target.scope.bodies for one in ones)
            )
        )

    def _reports(self, name: str) -> tuple[StandingReport, ...]:
        """Return the reports that it owes, itself or through a group whose list is not full."""
        entity = self.plan.registry.entities.get(name)
        body = isinstance(entity, Body)
        own = tuple(each for each in self.standing.reports if each.owed.sender == name)
        known = {(each.owed.report.id, each.owed.covers) for each in own}
        return own + tuple(
            each
            for each in self.standing.reports
            if body
            and each.owed.open
            and (each.owed.report.id, each.owed.covers) not in known
            and self._addressees(each.owed.sender).reach(name)
        )
