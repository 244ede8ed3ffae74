"""Assumptions put on plans that are built and not yet linked."""

from collections.abc import Iterable
from decimal import ROUND_FLOOR, Decimal, localcontext

from msgspec.structs import replace

from plancheck import shape
from plancheck.assumptions import DROPPABLE, Assumed, Cut
from plancheck.errors import InputError
from plancheck.findings import Path
from plancheck.model import (
    Act,
    Body,
    Change,
    Entity,
    Funding,
    Group,
    Objective,
    Project,
    Target,
    Task,
)
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
        _act(overlay, registry, rank, each)
    for rank, change in enumerate(assumed.changes):
        _change(overlay, registry, rank, change)
    gone = _drops(overlay, every)
    _cuts(overlay, every)
    return gone


def _act(overlay: Overlay, registry: Registry, rank: int, assumed: Assumed) -> None:
    """Add events to an act."""
    act = _registered(overlay, registry, ("acts", rank, "id"), assumed.id, (Act,))
    if not isinstance(act, Act):
        return
    for place, event in enumerate(assumed.events):
        if event.by is None:
            continue
        path: Path = ("acts", rank, "events", place, "by")
        by = _registered(overlay, registry, path, event.by, (Act,))
        if by is act:
            why = Text(
                "Văn bản không thể tự chấm dứt hiệu lực của chính nó.",
                "An act cannot be what happens to itself: name another act.",
            )
            raise overlay.refuse(path, why)
    # What is assumed is certain: the question is what follows from it.
    events = tuple(replace(event, grade="evidenced", recorded=None) for event in assumed.events)
    registry.assume(act, events)


def _change(overlay: Overlay, registry: Registry, rank: int, change: Change) -> None:
    """Add a reorganisation of bodies."""
    if not change.before:
        why = Text(
            "Phải nêu ít nhất một cơ quan được sắp xếp.", "At least one body must be named here."
        )
        raise overlay.refuse(("changes", rank, "from"), why)
    for field, names in (("from", change.before), ("to", change.after)):
        for place, name in enumerate(names):
            path: Path = ("changes", rank, field, place)
            _registered(overlay, registry, path, name, (Body, Group))
    for place, name in enumerate(change.acts):
        _registered(overlay, registry, ("changes", rank, "acts", place), name, (Act,))
    if change.id in registry.entities:
        why = Text(f"Mã “{change.id}” đã có.", f"The id “{change.id}” is taken.")
        raise overlay.refuse(("changes", rank, "id"), why)
    if change.type != "transfer" and set(change.before) == set(change.after):
        why = Text(
            "“from” và “to” như nhau: không có gì được sắp xếp.",
            "“from” and “to” are the same: nothing is reorganised.",
        )
        raise overlay.refuse(("changes", rank, "to"), why)
    body = registry.entities[change.before[0]]
    registry.add(replace(change, grade="evidenced"), "change", registry.at(body))


def _registered(
    overlay: Overlay, registry: Registry, path: Path, name: str, kinds: tuple[type[Entity], ...]
) -> Entity:
    """Return an entry of the registry, of some kinds.

    Raises:
        InputError: there is none, or it is of another kind.
    """
    found = registry.entities.get(name)
    if found is None:
        known = [each for each in registry.entities.values() if isinstance(each, kinds)]
        raise _unknown(overlay, path, name, known)
    if not isinstance(found, kinds):
        raise _unkind(overlay, path, name)
    return found


def _unkind(overlay: Overlay, path: Path, name: str) -> InputError:
    return overlay.refuse(
        path,
        Text(
            f"“{name}” không phải loại mục dùng được ở đây.",
            f"“{name}” is not of a kind that can stand here.",
        ),
    )


def _unknown(
    overlay: Overlay, path: Path, name: str, known: Iterable[Entity] | Iterable[str]
) -> InputError:
    ids = [each.id if isinstance(each, Entity) else each for each in known]
    hint = shape.suggest(name, ids)
    why = Text(f"Không có mục nào mang mã “{name}”.", f"No element has the id “{name}”.")
    return overlay.refuse(path, Text(why.vi + hint.vi, why.en + hint.en))


def _find(
    overlay: Overlay, plans: tuple[Plan, ...], path: Path, name: str, kinds: tuple[str, ...]
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
        elsewhere = (plans[0].registry.entities, {plan.id for plan in plans}) if plans else ()
        if any(name in each for each in elsewhere):
            raise _unkind(overlay, path, name)
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
        raise _unkind(overlay, path, name)
    return plan, entity


def _drops(overlay: Overlay, plans: tuple[Plan, ...]) -> set[str]:
    """Take elements out of their plans; return the ids that went.

    All are found before the first goes, so that their order does not count: a target may be named
    beside its objective.

    Raises:
        InputError: one cannot be found, or is named twice.
    """
    found: dict[int, tuple[Plan, Entity]] = {}
    first: dict[int, int] = {}
    for rank, name in enumerate(overlay.assumed.drop):
        plan, entity = _find(overlay, plans, ("drop", rank), name, DROPPABLE)
        if id(entity) in found:
            raise _twice(overlay, ("drop", rank), ("drop", first[id(entity)]), name)
        found[id(entity)], first[id(entity)] = (plan, entity), rank
    gone: set[str] = set()
    # Targets go first, while their objectives are still as they were found.
    for plan, entity in sorted(found.values(), key=lambda each: not isinstance(each[1], Target)):
        gone |= _drop(plan, entity)
    return gone


def _twice(overlay: Overlay, path: Path, first: Path, name: str) -> InputError:
    where = overlay.where(first)
    return overlay.refuse(
        path,
        Text(
            f"“{name}” đã được nêu ở {where}; mỗi mục chỉ nêu một lần.",
            f"“{name}” is named at {where} already; name each element once.",
        ),
    )


def _drop(plan: Plan, entity: Entity) -> set[str]:
    """Take an element out of its plan; an objective goes with its targets."""
    entity = plan.entities[entity.id]  # an objective may have lost a target since
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


def _cuts(overlay: Overlay, plans: tuple[Plan, ...]) -> None:
    """Take money from tasks and projects, each once.

    Raises:
        InputError: one cannot be found, is dropped or named twice, or has no such amount.
    """
    first: dict[tuple[str, str], int] = {}
    dropped = {name.rpartition("#")[2]: rank for rank, name in enumerate(overlay.assumed.drop)}
    for rank, cut in enumerate(overlay.assumed.cut):
        place = dropped.get(cut.id.rpartition("#")[2])
        if place is not None:
            _not_dropped(overlay, plans, rank, cut.id, place)
        plan, entity = _find(overlay, plans, ("cut", rank, "id"), cut.id, ("task", "project"))
        known = first.setdefault((plan.id, entity.id), rank)
        if known != rank:
            raise _twice(overlay, ("cut", rank, "id"), ("cut", known, "id"), cut.id)
        _cut(overlay, plan, entity, rank, cut)


def _not_dropped(
    overlay: Overlay, plans: tuple[Plan, ...], rank: int, name: str, place: int
) -> None:
    """Refuse to cut what the same file drops."""
    plan_id, _, local = name.rpartition("#")
    if any(local in plan.entities and plan_id in ("", plan.id) for plan in plans):
        return
    where = overlay.where(("drop", place))
    why = Text(
        f"“{name}” đã bị bỏ ở {where}, không còn kinh phí để cắt.",
        f"“{name}” is dropped at {where}; there is nothing left to cut.",
    )
    raise overlay.refuse(("cut", rank, "id"), why)


def _cut(overlay: Overlay, plan: Plan, entity: Entity, rank: int, cut: Cut) -> None:
    """Take money from a task or a project, from each source in its share."""
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
