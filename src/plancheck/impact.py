"""What a plan loses if an act falls, a body is dissolved or a system is retired on a day.

A loss is `sole` where nothing else holds the element up on that day, `one-of-several` where
something does, and `touched` where the thing is only mentioned.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from plancheck.model import Act, Assignment, Body, Entity, Group, System, Task
from plancheck.plan import Plan, Workspace
from plancheck.registry import Registry
from plancheck.text import Text, short
from plancheck.validity import status

Loss = Literal["sole", "one-of-several", "touched"]
LOSSES: tuple[Loss, ...] = ("sole", "one-of-several", "touched")


class Effect(NamedTuple):
    """One element that is affected: how badly, and through what chain.

    `via` holds ids from the thing that falls to the element, both left out.
    """

    loss: Loss
    id: str
    vi: str
    reason: Text
    via: tuple[str, ...] = ()


class Impact(NamedTuple):
    """Everything that one event affects."""

    id: str
    vi: str
    on: date
    effects: tuple[Effect, ...]


def impact(workspace: Workspace, entity: Entity, on: date) -> Impact:
    """Return what an act, a body, a group or a system takes with it if it ends on a day."""
    registry = workspace.registry
    if isinstance(entity, Act):
        fallen = _fallen(registry, entity, on)
        effects = [each for plan in workspace.plans for each in _acts(plan, fallen, on)]
        effects += [
            Effect("sole", act.id, act.vi or act.number or act.id, _ENABLING, via)
            for act, via in fallen.values()
            if act is not entity
        ]
    elif isinstance(entity, (Body, Group)):
        effects = [each for plan in workspace.plans for each in _bodies(plan, entity.id)]
    elif isinstance(entity, System):
        effects = [each for plan in workspace.plans for each in _systems(plan, entity)]
    else:
        effects = []
    order = {effect: rank for rank, effect in enumerate(effects)}
    ranked = sorted(order, key=lambda each: (LOSSES.index(each.loss), order[each]))
    return Impact(entity.id, entity.vi or entity.id, on, tuple(ranked))


_ENABLING = Text(
    "mất văn bản làm căn cứ ban hành; nội dung chưa chắc hết hiệu lực, cần rà soát",
    "loses the act it was enacted under; it may still stand and needs a review",
)


def _fallen(registry: Registry, first: Act, on: date) -> dict[str, tuple[Act, tuple[str, ...]]]:
    """Return an act and all acts whose every enabling act falls with it, with the way to each."""
    below: dict[str, list[Act]] = {}
    for act in registry.acts:
        for link in act.enacted_under:
            below.setdefault(link.act, []).append(act)
    fallen: dict[str, tuple[Act, tuple[str, ...]]] = {first.id: (first, ())}
    waiting = [first]
    while waiting:
        gone = waiting.pop(0)
        via = fallen[gone.id][1] + ((gone.id,) if gone is not first else ())
        for act in below.get(gone.id, ()):
            held = (link.act for link in act.enacted_under)
            if act.id not in fallen and all(_gone(registry, each, fallen, on) for each in held):
                fallen[act.id] = (act, via)
                waiting.append(act)
    return fallen


def _gone(
    registry: Registry, name: str, fallen: dict[str, tuple[Act, tuple[str, ...]]], on: date
) -> bool:
    if name in fallen:
        return True
    act = registry.entities.get(name)
    return isinstance(act, Act) and status(act, on)[0] == "ceased"


def _acts(plan: Plan, fallen: dict[str, tuple[Act, tuple[str, ...]]], on: date) -> Iterator[Effect]:
    first = next(iter(fallen))
    for entity in (plan.identity, *plan.entities.values()):
        cites = list(getattr(entity, "cites", ()))
        if entity is plan.identity:
            cites = [*plan.identity.legal_basis, *cites]
        hit = [each for each in cites if each.act in fallen]
        if not hit:
            continue
        others = {
            each.act
            for each in cites
            if each.role != "cites" and not _gone(plan.registry, each.act, fallen, on)
        }
        name = next((each.act for each in hit if each.act == first), hit[0].act)
        via = () if name == first else (*fallen[name][1], name)
        bearing = any(each.role != "cites" for each in hit)
        loss: Loss = "touched" if not bearing else "one-of-several" if others else "sole"
        yield Effect(loss, plan.ref(entity), short(entity.vi or entity.id), _CITED[loss], via)


_CITED: dict[Loss, Text] = {
    "sole": Text("không còn căn cứ nào khác có hiệu lực", "has no other basis in force"),
    "one-of-several": Text("còn căn cứ khác có hiệu lực", "has other bases in force"),
    "touched": Text("chỉ viện dẫn", "only cites it"),
}


def _bodies(plan: Plan, name: str) -> Iterator[Effect]:
    groups = [group.id for group in plan.registry.groups if name in group.members]
    lost: dict[str, Assignment] = {}
    for assignment in plan.assignments:
        via = next(((group,) for group in groups if group in assignment.bodies), ())
        if name in assignment.bodies or via:
            alone = assignment.bodies == (name,)
            loss: Loss = "sole" if alone else "one-of-several"
            if alone:
                lost[assignment.id] = assignment
            yield Effect(loss, plan.ref(assignment), short(assignment.vi), _DUTY[loss], via)
        elif name in assignment.with_ or any(group in assignment.with_ for group in groups):
            yield Effect("touched", plan.ref(assignment), short(assignment.vi), _DUTY["touched"])
    for report in plan.reports:
        onward = (report.then.by, report.then.to) if report.then else ()
        if name in (*report.senders, report.to, *onward):
            yield Effect("sole", plan.ref(report), short(report.vi), _REPORT)
    yield from _tasks_without_lead(plan, lost)


def _tasks_without_lead(plan: Plan, lost: dict[str, Assignment]) -> Iterator[Effect]:
    for task in plan.tasks:
        leads = [d.assignment for d in plan.duties_over(task) if d.assignment.role == "lead"]
        gone = [each for each in leads if each.id in lost]
        if gone:
            loss: Loss = "sole" if len(gone) == len(leads) else "one-of-several"
            yield Effect(loss, plan.ref(task), short(task.vi), _LEAD[loss], (gone[0].id,))


_DUTY: dict[Loss, Text] = {
    "sole": Text("không còn cơ quan nào được giao", "has no body left"),
    "one-of-several": Text("còn cơ quan khác được giao", "has other bodies"),
    "touched": Text("mất cơ quan phối hợp", "loses a supporting body"),
}
_LEAD: dict[Loss, Text] = {
    "sole": Text("không còn cơ quan chủ trì", "has no lead left"),
    "one-of-several": Text("còn cơ quan chủ trì khác", "has another lead"),
    "touched": Text("", ""),
}
_REPORT = Text("mất nơi gửi hoặc nơi nhận báo cáo", "loses a sender or the receiver of a report")


def _systems(plan: Plan, system: System) -> Iterator[Effect]:
    for link in plan.links_to(system, "uses", "about"):
        element = link.source
        if not isinstance(element, Entity):
            continue
        used = getattr(element, "systems", ())
        loss: Loss = "touched"
        if isinstance(element, (Task, Assignment)):
            loss = "sole" if used == (system.id,) else "one-of-several"
        yield Effect(loss, plan.ref(element), short(element.vi or element.id), _USED[loss])
    for link in plan.registry.links_to(system, "integrates"):
        other = link.source
        if isinstance(other, Entity):
            yield Effect("touched", other.id, short(other.vi or other.id), _CONNECTED)


_USED: dict[Loss, Text] = {
    "sole": Text("chỉ dựa vào hệ thống này", "relies on this system alone"),
    "one-of-several": Text("còn hệ thống khác", "has other systems"),
    "touched": Text("có nhắc đến hệ thống", "mentions the system"),
}
_CONNECTED = Text("mất kết nối với hệ thống này", "loses its connection to it")
