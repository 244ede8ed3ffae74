"""Assumptions put on plans that are built and not yet linked."""

from collections.abc import Iterable
from decimal import ROUND_FLOOR, Decimal, localcontext

from msgspec.structs import replace

from plancheck import shape
from plancheck.assumptions import DROPPABLE, Cut
from plancheck.errors import InputError
from plancheck.findings import Path
from plancheck.model import Act, Entity, Funding, Objective, Project, Target, Task
from plancheck.overlay import Overlay
from plancheck.plan import Plan
from plancheck.registry import Registry
from plancheck.text import Text


def put(overlay: Overlay, registry: Registry, plans: Iterable[Plan]) -> set[str]:
    """Put assumptions on plans and their registry; return the ids that are no longer there.

    Raises:
        InputError: an entry names what is not there, or what it cannot be about.
    """
    every = tuple(sorted(plans, key=lambda plan: plan.id))
    assumed = overlay.assumed
    for rank, each in enumerate(assumed.acts):
        act = registry.entities.get(each.id)
        if not isinstance(act, Act):
            raise _unknown(overlay, ("acts", rank, "id"), each.id, registry.acts)
        # What is assumed is certain: the question is what follows from it.
        events = tuple(replace(event, grade="evidenced", recorded=None) for event in each.events)
        registry.assume(act, events)
    for rank, change in enumerate(assumed.changes):
        for field, names in (("from", change.before), ("to", change.after)):
            for place, name in enumerate(names):
                if name not in registry.entities:
                    known = (*registry.bodies, *registry.groups)
                    raise _unknown(overlay, ("changes", rank, field, place), name, known)
        if change.id in registry.entities:
            why = Text(f"Mã “{change.id}” đã có.", f"The id “{change.id}” is taken.")
            raise overlay.refuse(("changes", rank, "id"), why)
        body = registry.entities[change.before[0]]
        registry.add(replace(change, grade="evidenced"), "change", registry.at(body))
    gone: set[str] = set()
    for rank, name in enumerate(assumed.drop):
        gone |= _drop(overlay, every, rank, name)
    for rank, cut in enumerate(assumed.cut):
        _cut(overlay, every, rank, cut)
    return gone


def _unknown(
    overlay: Overlay, path: Path, name: str, known: Iterable[Entity] | Iterable[str]
) -> InputError:
    ids = [each.id if isinstance(each, Entity) else each for each in known]
    hint = shape.suggest(name, ids)
    why = Text(f"Không có mục nào mang mã “{name}”.", f"No element has the id “{name}”.")
    return overlay.refuse(path, Text(why.vi + hint.vi, why.en + hint.en))


def _find(
    overlay: Overlay, plans: Iterable[Plan], path: Path, name: str, kinds: tuple[str, ...]
) -> tuple[Plan, Entity]:
    """Return the one element of the plans with an id, of some kinds.

    Raises:
        InputError: there is none, there are several, or it is of another kind.
    """
    plan_id, _, local = name.rpartition("#")
    found = [
        (plan, plan.entities[local])
        for plan in plans
        if local in plan.entities and plan_id in ("", plan.id)
    ]
    if not found:
        raise _unknown(overlay, path, name, [each for plan in plans for each in plan.entities])
    if len(found) > 1:
        names = ", ".join(f"{plan.id}#{local}" for plan, _ in found)
        raise overlay.refuse(
            path,
            Text(
                f"Có nhiều mục mang mã “{name}”; hãy ghi rõ: {names}.",
                f"Several elements have the id “{name}”; say which: {names}.",
            ),
        )
    ((plan, entity),) = found
    if plan.kinds[local] not in kinds:
        raise overlay.refuse(
            path,
            Text(
                f"“{name}” không phải loại mục dùng được ở đây.",
                f"“{name}” is not of a kind that can stand here.",
            ),
        )
    return plan, entity


def _drop(overlay: Overlay, plans: tuple[Plan, ...], rank: int, name: str) -> set[str]:
    """Take an element out of its plan; an objective goes with its targets."""
    plan, entity = _find(overlay, plans, ("drop", rank), name, DROPPABLE)
    gone = [entity, *(entity.targets if isinstance(entity, Objective) else ())]
    if isinstance(entity, Target):
        # Nothing that is worked out once may be asked for yet: `plan.objectives` is.
        for objective in [e for e in plan.entities.values() if isinstance(e, Objective)]:
            if entity in objective.targets:
                left = tuple(each for each in objective.targets if each is not entity)
                plan.replace(objective, replace(objective, targets=left))
    for each in gone:
        plan.drop(each)
    if isinstance(entity, Task):
        plan.progress = [
            entry for entry in plan.progress if entry.task.rpartition("#")[2] != entity.id
        ]
    return {each.id for each in gone}


def _cut(overlay: Overlay, plans: tuple[Plan, ...], rank: int, cut: Cut) -> None:
    """Take money from a task or a project, from each source in its share."""
    plan, entity = _find(overlay, plans, ("cut", rank, "id"), cut.id, ("task", "project"))
    if not isinstance(entity, (Task, Project)):
        return
    total = sum((Decimal(each.amount) for each in entity.funding if each.amount), Decimal(0))
    left = _left(cut, total)
    if not total or not 0 <= left <= total:
        why = Text(
            f"“{cut.id}” không có kinh phí để cắt đến mức này.",
            f"“{cut.id}” has no such amount to cut.",
        )
        raise overlay.refuse(("cut", rank), why)
    funding = tuple(_less(each, left, total) for each in entity.funding)
    plan.replace(entity, replace(entity, funding=funding))


def _left(cut: Cut, total: Decimal) -> Decimal:
    if cut.to is not None:
        return Decimal(cut.to)
    with localcontext(prec=60):
        return total * (100 - Decimal(cut.percent or 0)) / 100


def _less(funding: Funding, left: Decimal, total: Decimal) -> Funding:
    if not funding.amount:
        return funding
    with localcontext(prec=60):
        share = (Decimal(funding.amount) * left / total).to_integral_value(ROUND_FLOOR)
    return replace(funding, amount=f"{share:f}")
