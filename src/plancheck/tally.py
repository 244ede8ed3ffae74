"""Who answers for what on a day, body by body, and how far each group of objectives has come.

What is given to a body by name is counted apart from what reaches it through a group that lists it,
and from what it shares with everybody through a clause over the whole plan: a task counts once, on
the first of these ways.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import NamedTuple

from plancheck.model import Group, Objective, ObjectiveGroup
from plancheck.plan import Plan
from plancheck.standing import (
    REPORTS,
    TARGETS,
    Standing,
    StandingReport,
    StandingTarget,
    StandingTask,
    counted,
)
from plancheck.text import Text

_ROLES = ("lead", "implement")  # the first that a body has over a task counts


class Tally(NamedTuple):
    """Tasks that a body answers for, and the targets that they serve, by state.

    A task counts under `lead`, or under `implement` where the body does not lead it.
    """

    lead: int
    implement: int
    done: int
    overdue: int
    targets: dict[str, int]

    @property
    def tasks(self) -> int:
        """The number of tasks."""
        return self.lead + self.implement


_NOTHING = Tally(0, 0, 0, 0, counted((), TARGETS))


class StandingBody(NamedTuple):
    """A body or a group that leads, implements or reports, on a day.

    `ended` is the day from which it no longer exists; `alone` counts its duties to lead or carry
    out that cover no task.
    """

    id: str
    name: Text
    group: bool
    ended: date | None
    named: Tally
    through_group: Tally
    through_plan: Tally
    alone: int
    reports: dict[str, int]


class StandingGroup(NamedTuple):
    """A group of objectives on a day; `group` is None for those without one."""

    group: ObjectiveGroup | None
    objectives: int
    targets: dict[str, int]

    @property
    def due(self) -> int:
        """The number of targets whose day has come."""
        return sum(self.targets.values()) - self.targets["not-due"]

    def share_met(self) -> Decimal | None:
        """Return the share of targets met among those due, in per cent.

        None where no target is decided: what nobody measured is not nothing.
        """
        if not self.targets["met"] + self.targets["missed"]:
            return None
        share = Decimal(self.targets["met"]) * 100 / self.due
        return share.quantize(Decimal("0.1"), ROUND_HALF_EVEN)


def by_group(standing: Standing) -> tuple[StandingGroup, ...]:
    """Return the targets of each group of objectives, counted by state, in the plan's order."""
    plan = standing.plan
    held: dict[str, list[Objective]] = defaultdict(list)
    for objective in plan.objectives:
        held[_local(plan, objective.group)].append(objective)
    targets: dict[str, list[StandingTarget]] = defaultdict(list)
    for each in standing.targets:
        targets[_local(plan, each.verdict.objective.group)].append(each)
    groups = [each for each in plan.entities.values() if isinstance(each, ObjectiveGroup)]
    known = {group.id for group in groups}
    found = [
        StandingGroup(group, len(held[group.id]), counted(targets[group.id], TARGETS))
        for group in groups
    ]
    others = [name for name in held if name not in known]
    loose = [each for name in others for each in targets[name]]
    if loose:
        objectives = sum(len(held[name]) for name in others)
        found.append(StandingGroup(None, objectives, counted(loose, TARGETS)))
    return tuple(found)


def by_body(standing: Standing) -> tuple[StandingBody, ...]:
    """Return what each body and group that leads, implements or reports answers for.

    First those with duties, in the order of the plan, then those that only report.
    """
    plan = standing.plan
    duties = [each for each in plan.assignments if each.role in _ROLES]
    reports: dict[str, list[StandingReport]] = defaultdict(list)
    for each in standing.reports:
        reports[each.owed.sender].append(each)
    names = list(dict.fromkeys([*(b for duty in duties for b in duty.bodies), *reports]))
    ways = _Ways(standing, names)
    alone = Counter(body for duty in duties if not duty.scope for body in set(duty.bodies))
    return tuple(
        _body(plan, name, standing.as_of, ways, alone[name], counted(reports[name], REPORTS))
        for name in names
    )


def name_of(plan: Plan, name: str) -> Text:
    """Return what a body, a group or any other element is called, or its id."""
    entity = plan.find(name)
    vi = (entity.vi if entity else None) or name
    return Text(vi, (entity.en if entity else None) or vi)


def _body(  # noqa: PLR0913 - all that a row is made of
    plan: Plan,
    name: str,
    as_of: date,
    ways: "_Ways",
    alone: int,
    reports: dict[str, int],
) -> StandingBody:
    entity = plan.registry.entities.get(name)
    named, through_group, through_plan = ways.of(name)
    return StandingBody(
        id=name,
        name=name_of(plan, name),
        group=isinstance(entity, Group),
        ended=plan.registry.ended_on(name, as_of),
        named=named,
        through_group=through_group,
        through_plan=through_plan,
        alone=alone,
        reports=reports,
    )


class _Ways:
    """By which way each task reaches each body, and in which role."""

    def __init__(self, standing: Standing, names: Iterable[str]) -> None:
        self.plan = standing.plan
        self.tasks = {each.task.id: each for each in standing.tasks}
        self.targets = {each.target.id: each for each in standing.targets}
        self._served = {name: self._targets_of(each) for name, each in self.tasks.items()}
        self._serving = Counter(target for served in self._served.values() for target in served)
        self._all = self._tally(dict.fromkeys(self.tasks, "lead"))
        # For each body: the role it has over a task, by the id of the task.
        self._named: dict[str, dict[str, str]] = defaultdict(dict)
        self._grouped: dict[str, dict[str, str]] = defaultdict(dict)
        self._whole: dict[str, str] = {}
        members = _Members(self.plan, names)
        for role in _ROLES:
            for duty in self.plan.assignments:
                if duty.role == role and "plan" in (_local(self.plan, s) for s in duty.scope):
                    for name in members.reached(duty.bodies):
                        self._whole.setdefault(name, role)
            for task in self.plan.tasks:
                for duty, by in self.plan.duties_over(task):
                    if duty.role == role and by != "plan":
                        for name in duty.bodies:
                            self._named[name].setdefault(task.id, role)
                        for name in members.reached(duty.bodies):
                            self._grouped[name].setdefault(task.id, role)

    def _targets_of(self, each: StandingTask) -> tuple[str, ...]:
        served = (objective for _, objective, _ in self.plan.supports(each.task))
        ids = (target.id for objective in served for target in objective.targets)
        return tuple(dict.fromkeys(name for name in ids if name in self.targets))

    def of(self, name: str) -> tuple[Tally, Tally, Tally]:
        """Return what reaches a body by name, through a group, and through the whole plan."""
        named = self._named.get(name, {})
        grouped = {t: r for t, r in self._grouped.get(name, {}).items() if t not in named}
        role = self._whole.get(name)
        rest = _NOTHING if role is None else self._rest(role, {**named, **grouped})
        return self._tally(named), self._tally(grouped), rest

    def _tally(self, roles: dict[str, str]) -> Tally:
        states = Counter(self.tasks[name].state for name in roles)
        served = dict.fromkeys(target for name in roles for target in self._served[name])
        return Tally(
            lead=sum(role == "lead" for role in roles.values()),
            implement=sum(role == "implement" for role in roles.values()),
            done=states["done"] + states["done-late"],
            overdue=states["overdue"],
            targets=counted([self.targets[name] for name in served], TARGETS),
        )

    def _rest(self, role: str, taken: dict[str, str]) -> Tally:
        """Return the tally of all tasks but some, without going through them all again."""
        whole, part = self._all, self._tally(taken)
        gone = Counter(target for name in taken for target in self._served[name])
        lost = [target for target, tasks in gone.items() if tasks == self._serving[target]]
        without = counted([self.targets[name] for name in lost], TARGETS)
        number = whole.tasks - part.tasks
        return Tally(
            lead=number if role == "lead" else 0,
            implement=number if role == "implement" else 0,
            done=whole.done - part.done,
            overdue=whole.overdue - part.overdue,
            targets={state: whole.targets[state] - without[state] for state in TARGETS},
        )


class _Members:
    """The bodies, among some, that a duty reaches: those it names and those its groups list."""

    def __init__(self, plan: Plan, names: Iterable[str]) -> None:
        self._plan = plan
        self._wanted = frozenset(names)
        self._known: dict[str, tuple[str, ...]] = {}

    def reached(self, bodies: Iterable[str]) -> Iterable[str]:
        for body in bodies:
            if body not in self._known:
                members = self._plan.registry.members(body)
                self._known[body] = tuple(sorted(members & self._wanted))
            yield from self._known[body]


def _local(plan: Plan, name: str | None) -> str:
    return (name or "").removeprefix(f"{plan.id}#")
