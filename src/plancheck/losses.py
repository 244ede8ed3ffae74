"""What a plan loses if a body is dissolved, or a system is retired, on a day."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from plancheck.model import Assignment, Entity, Group, Measurement, Report, System, Task
from plancheck.plan import Plan
from plancheck.registry import Registry
from plancheck.text import Text, short

Loss = Literal["sole", "one-of-several", "touched"]
LOSSES: tuple[Loss, ...] = ("sole", "one-of-several", "touched")


class Effect(NamedTuple):
    """One element that is affected: how badly, and through what chain.

    `via` holds ids from the thing that falls to the element, both left out; of a very long chain
    only the end that is closest to the element.
    """

    loss: Loss
    id: str
    vi: str
    reason: Text
    via: tuple[str, ...] = ()


# -- bodies and groups -----------------------------------------------------------------------------


def of_body(plan: Plan, name: str, on: date) -> Iterator[Effect]:
    """Yield what a plan loses with a body or a group that ends on a day."""
    left = _Left(plan.registry, name, on)
    alone: dict[str, Assignment] = {}
    for assignment in plan.assignments:
        via = left.way(assignment.bodies)
        if via is not None:
            loss: Loss = "one-of-several" if left.anyone(assignment.bodies) else "sole"
            if loss == "sole":
                alone[assignment.id] = assignment
            yield Effect(loss, plan.ref(assignment), short(assignment.vi), _DUTY[loss], via)
        elif (beside := left.way(assignment.with_)) is not None:
            ref = plan.ref(assignment)
            yield Effect("touched", ref, short(assignment.vi), _DUTY["touched"], beside)
    for report in plan.reports:
        yield from _report(plan, report, left)
    yield from _tasks_without_lead(plan, alone, left)
    yield from _named_by_the_decision(plan, left)


class _Left:
    """Who is left where a body falls: the bodies that exist on the day, without it."""

    def __init__(self, registry: Registry, name: str, on: date) -> None:
        self.registry = registry
        self.name = name
        self.on = on
        self.groups = {
            group.id
            for group in registry.groups
            if group.id != name and name in registry.members(group.id)
        }

    def way(self, names: Iterable[str]) -> tuple[str, ...] | None:
        """Return through which group some names lead to the body, or None where they do not."""
        every = tuple(names)
        if self.name in every:
            return ()
        return next(((name,) for name in every if name in self.groups), None)

    def anyone(self, names: Iterable[str]) -> bool:
        """Tell whether some bodies and groups have anyone left."""
        return any(self._stands(name) for name in names if name != self.name)

    def _stands(self, name: str) -> bool:
        entity = self.registry.entities.get(name)
        if self.registry.ended_on(name, self.on) is not None:
            return False
        if not isinstance(entity, Group) or entity.unlisted or not entity.members:
            return True
        members = self.registry.members(name) - {name, self.name}
        bodies = [each for each in members if not self._is_listed_group(each)]
        return any(self.registry.ended_on(each, self.on) is None for each in bodies)

    def _is_listed_group(self, name: str) -> bool:
        entity = self.registry.entities.get(name)
        return isinstance(entity, Group) and bool(entity.members) and not entity.unlisted


def _report(plan: Plan, report: Report, left: _Left) -> Iterator[Effect]:
    onward = (report.then.by, report.then.to) if report.then else ()
    ref, vi = plan.ref(report), short(report.vi)
    receiver = left.way((report.to, *onward))
    sender = left.way(report.senders)
    if receiver is not None:
        yield Effect("sole", ref, vi, _RECEIVER, receiver)
    elif sender is not None:
        loss: Loss = "one-of-several" if left.anyone(report.senders) else "sole"
        yield Effect(loss, ref, vi, _SENDER[loss], sender)


def _tasks_without_lead(plan: Plan, alone: dict[str, Assignment], left: _Left) -> Iterator[Effect]:
    for task in plan.tasks:
        leads = [d.assignment for d in plan.duties_over(task) if d.assignment.role == "lead"]
        gone = [each for each in leads if each.id in alone]
        if gone:
            others = (each for each in leads if each.id not in alone)
            still = any(left.anyone(each.bodies) for each in others)
            loss: Loss = "one-of-several" if still else "sole"
            yield Effect(loss, plan.ref(task), short(task.vi), _LEAD[loss], (gone[0].id,))


def _named_by_the_decision(plan: Plan, left: _Left) -> Iterator[Effect]:
    adoption = plan.identity.adoption
    if adoption is not None and adoption.body == left.name:
        yield Effect("touched", plan.id, short(plan.identity.vi or plan.id), _ISSUER)
    for article in plan.articles:
        via = left.way(article.bodies)
        if via is not None:
            yield Effect("touched", plan.ref(article), short(article.vi), _CHARGED, via)


_DUTY: dict[Loss, Text] = {
    "sole": Text("không còn cơ quan nào được giao", "has no body left"),
    "one-of-several": Text("còn cơ quan khác được giao", "has other bodies"),
    "touched": Text("mất cơ quan phối hợp", "loses a supporting body"),
}
_LEAD: dict[Loss, Text] = {
    "sole": Text("không còn cơ quan chủ trì", "has no lead left"),
    "one-of-several": Text("còn cơ quan chủ trì khác", "has another lead"),
}
_RECEIVER = Text(
    "mất nơi nhận hoặc nơi tổng hợp báo cáo", "loses who receives or compiles a report"
)
_SENDER: dict[Loss, Text] = {
    "sole": Text("không còn nơi gửi báo cáo", "has nobody left who reports"),
    "one-of-several": Text("còn nơi khác gửi báo cáo", "has others who report"),
}
_ISSUER = Text("mất cơ quan ban hành kế hoạch", "loses the body that issued it")
_CHARGED = Text(
    "mất cơ quan chịu trách nhiệm thi hành", "loses a body charged with carrying it out"
)


# -- systems ---------------------------------------------------------------------------------------


def of_system(plan: Plan, system: System) -> Iterator[Effect]:
    """Yield what a plan loses with a system."""
    for link in plan.links_to(system, "uses", "about"):
        element = link.source
        if not isinstance(element, Entity):
            continue
        used = [name for name in getattr(element, "systems", ()) if _runs(plan, name)]
        loss: Loss = "touched"
        if isinstance(element, (Task, Assignment)):
            loss = "sole" if not set(used) - {system.id} else "one-of-several"
        vi = element.vi or ""
        if isinstance(element, Measurement) and not vi:
            vi = plan.label(element.indicator)
        yield Effect(loss, plan.ref(element), short(vi or element.id), _USED[loss])


def connected(registry: Registry, system: System) -> Iterator[Effect]:
    """Yield the systems that lose their connection to a system."""
    for link in registry.links_to(system, "integrates"):
        other = link.source
        if isinstance(other, Entity):
            yield Effect("touched", other.id, short(other.vi or other.id), _CONNECTED)


def _runs(plan: Plan, name: str) -> bool:
    system = plan.registry.entities.get(name)
    return not isinstance(system, System) or system.state != "retired"


_USED: dict[Loss, Text] = {
    "sole": Text("chỉ dựa vào hệ thống này", "relies on this system alone"),
    "one-of-several": Text("còn hệ thống khác", "has other systems"),
    "touched": Text("có nhắc đến hệ thống", "mentions the system"),
}
_CONNECTED = Text("mất kết nối với hệ thống này", "loses its connection to it")
