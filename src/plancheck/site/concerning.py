"""Which deadlines concern one body: those of its report form, and those it has taken over."""

from collections.abc import Iterable
from datetime import date

from plancheck.addressees import Addressees
from plancheck.forms.form import Reached, reached, targets_of, tasks_of
from plancheck.model import Body, Group
from plancheck.plan import Plan
from plancheck.site.deadlines import Deadline, Sender, of_senders
from plancheck.tally import name_of


class Concerning:
    """Answers which deadlines concern a body or a group; holds what it looks up.

    Tasks and targets are those of the body's report form; duties those that charge it or ask it to
    help; reports those that it owes, alone, and those that it receives; acts and waivers those that
    touch any of these. What a body had that is no more is `inherited` by those that took over.
    """

    def __init__(self, every: Iterable[Deadline], plan: Plan, as_of: date | None = None) -> None:
        """Take in the deadlines of a plan.

        Args:
            every: the deadlines.
            plan: the plan.
            as_of: the day by which others may have taken over; None for the plan's own last day.
        """
        self.every = tuple(every)
        self.plan = plan
        self.day = as_of or plan.default_day(date.max)
        reports = [each for each in self.every if each.kind == "report"]
        self._senders = {_key(each): {one.id: one for one in each.senders} for each in reports}
        groups = {one.id for each in reports for one in each.senders if self._is_group(one.id)}
        self._open = {name: Addressees(plan.registry, [name]) for name in sorted(groups)}
        self._receivers = {
            to: {to, *plan.registry.succession(to, self.day).last}
            for to in {each.to for each in reports}
        }
        self._asked = {
            each.id: frozenset().union(*map(plan.registry.members, each.senders))
            for each in plan.reports
        }

    def of(self, body: str) -> tuple[Deadline, ...]:
        """Return the deadlines that concern a body or a group, in their order."""
        before = self.plan.registry.took_over(body, self.day)
        lines = [(name, _touched(self.plan, name)) for name in (body, *before)]
        stands_for = self._stands_for(body)
        found: list[Deadline] = []
        for each in self.every:
            if each.kind == "report":
                found.extend(self._report(each, body, stands_for))
                continue
            name = next((name for name, has in lines if (each.kind, each.id) in has), None)
            if name == body:
                found.append(each)
            elif name is not None:
                called = name_of(self.plan, name)
                found.append(each._replace(inherited=name, inherited_name=called))
        return tuple(found)

    def _report(self, each: Deadline, body: str, stands_for: list[str]) -> Iterable[Deadline]:
        """Yield the deadline of a report as it is for those that stand for a body, if any do."""
        asked_as_group = body in self._asked.get(each.id, ())
        if self._is_group(body) and not asked_as_group:
            senders: list[Sender] = []
        else:
            owing = self._senders[_key(each)]
            senders = [owing[name] for name in stands_for if name in owing]
        if senders and not self._is_group(body):
            senders = senders[:1]  # itself, before a group that may hold it
        if senders:
            yield of_senders(self.plan, each, tuple(senders))
        elif body in self._receivers[each.to]:
            yield each

    def _stands_for(self, body: str) -> list[str]:
        """Return the senders that stand for a body or a group.

        A body stands for itself, and so does a group without a full list that may hold it; a group
        is stood for by its members and by those that took over from one.
        """
        registry = self.plan.registry
        if not self._is_group(body):
            return [body, *(name for name, group in self._open.items() if group.reach(body))]
        members = sorted(registry.members(body))
        heirs = (end for name in members for end in registry.succession(name, self.day).last)
        return list(dict.fromkeys((*members, *heirs)))

    def _is_group(self, name: str) -> bool:
        return isinstance(self.plan.registry.entities.get(name), Group)


def _key(each: Deadline) -> tuple[str, str]:
    return each.id, each.covers


def of_body(
    every: Iterable[Deadline], plan: Plan, body: str, as_of: date | None = None
) -> tuple[Deadline, ...]:
    """Return those of a plan's deadlines that concern a body or a group (see `Concerning`).

    Who asks for many bodies asks one `Concerning`.
    """
    return Concerning(every, plan, as_of).of(body)


def _touched(plan: Plan, name: str) -> frozenset[tuple[str, str]]:
    """Return what concerns a body or a group, as kinds of deadlines and ids."""
    entity = plan.registry.entities.get(name)
    if isinstance(entity, Body):
        tasks = tasks_of(plan, (name,))
        every = any(report.to == name for report in plan.reports)
        targets = {each.target.id for each in targets_of(plan, (name,), tasks, every=every)}
        work = {each.task.id for each in tasks}
        duties = {
            duty
            for duty, each in reached(plan).items()
            if each.charged.reach(name) or each.helping.reach(name)
        }
    else:
        duties = {duty for duty, each in reached(plan).items() if _names(plan, each, name)}
        covering = {task.id: plan.duties_over(task) for task in plan.tasks}
        work = {task for task, over in covering.items() if duties & {e.assignment.id for e in over}}
        targets = {
            target.id
            for objective in plan.objectives
            for target in objective.targets
            if work & {each.id for each in plan.served_by.get(objective.id, ())}
        }
    return _with_what_they_cite(plan, name, {"task": work, "target": targets, "duty": duties})


def _names(plan: Plan, each: Reached, group: str) -> bool:
    """Tell whether an assignment names a group, or one that holds it."""
    named_ones = (*each.assignment.bodies, *each.assignment.with_)
    return any(group in plan.registry.members(name) for name in named_ones)


def _with_what_they_cite(
    plan: Plan, name: str, held: dict[str, set[str]]
) -> frozenset[tuple[str, str]]:
    """Return elements, the acts that they cite, and the waivers that are about them."""
    elements = {name}.union(*held.values())
    acts = {citation.act for owner, citation, _ in plan.citations() if owner.id in elements}
    waivers = {e.id for e in plan.waivers if e.subject.removeprefix(f"{plan.id}#") in elements}
    every = held | {"act": acts, "waiver": waivers}
    return frozenset((kind, each) for kind, ids in every.items() for each in ids)
