"""Who answers for each task in either plan, whether named by the task, its section or the plan."""

from collections.abc import Iterator

from plancheck.diff import fields
from plancheck.diff.delta import Delta, of_plan
from plancheck.diff.fields import Naming
from plancheck.findings import Place
from plancheck.model import Role, Task
from plancheck.plan import Plan

_Held = dict[Role, dict[str, Place]]


def duties(base: Plan, head: Plan, old: Task, new: Task, names: Naming) -> Iterator[Delta]:
    """Yield how the duties over one task changed: who leads, who does what else."""
    if _torn(base, head, old) or _torn(head, base, new):
        return
    before, after = _held(base, old), _held(head, new)
    if before == after:
        return
    for role in sorted({*before, *after}):
        one, other = before.get(role, {}), after.get(role, {})
        gone, fresh = fields.missing(tuple(one), tuple(other), names)
        if not gone and not fresh:
            continue
        delta = Delta(
            kind="",
            plan=head.id,
            sort="task",
            id=new.id,
            key=role,
            before=tuple(one) or None,
            after=tuple(other) or None,
            base=one[gone[0]] if gone else base.at(old),
            head=other[fresh[0]] if fresh else head.at(new),
            former=old.id if old.id != new.id else "",
            former_plan=of_plan(base, head)[1],
        )
        if role == "lead":
            kind = "lead-changed" if one and other else "lead-lost" if one else "lead-gained"
            yield delta._replace(kind=kind)
            continue
        for bodies, kind in ((gone, "support-lost"), (fresh, "support-gained")):
            if bodies:
                lost = kind == "support-lost"
                yield delta._replace(
                    kind=kind,
                    before=tuple(bodies) if lost else None,
                    after=None if lost else tuple(bodies),
                    base=one[bodies[0]] if lost else base.at(old),
                    head=head.at(new) if lost else other[bodies[0]],
                )


def _torn(plan: Plan, other: Plan, task: Task) -> bool:
    """Tell whether the other plan may hold duties over a task where it could not be read."""
    if "assignments" in other.unread.sections:
        return True
    files = other.incomplete
    return bool(files) and any(plan.at(each).file in files for each, _ in plan.duties_over(task))


def _held(plan: Plan, task: Task) -> _Held:
    """Return the bodies of each role over a task, with the duty that names each."""
    held: _Held = {}
    for assignment, _ in plan.duties_over(task):
        place = plan.at(assignment)
        bodies = held.setdefault(assignment.role, {})
        for body in assignment.bodies:
            bodies.setdefault(body, place)
        for body in assignment.with_:
            held.setdefault("coordinate", {}).setdefault(body, place)
    return held
