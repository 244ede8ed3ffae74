"""What a plan loses if an act falls, a body is dissolved or a system is retired on a day.

A loss is `sole` where nothing else holds the element up on that day, `one-of-several` where
something does, and `touched` where the thing is only mentioned.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from plancheck.cited import period_over
from plancheck.losses import LOSSES, Effect, Loss, connected, of_body, of_system
from plancheck.model import Act, Body, Citation, Entity, Group, Item, System
from plancheck.naming import label
from plancheck.plan import Plan, Workspace
from plancheck.registry import Registry
from plancheck.succession import ended, heirs, turning
from plancheck.text import Text, short
from plancheck.validity import ceased, status

MOST_VIA = 20  # steps of a chain that are shown


class Impact(NamedTuple):
    """Everything that one event affects.

    `known` says what the registry already records of the thing by that day: that it has ended, or
    that its period is over.
    """

    id: str
    name: Text
    vi: str
    on: date
    known: Text
    effects: tuple[Effect, ...]


def impact(workspace: Workspace, entity: Entity, on: date) -> Impact:
    """Return what an act, a body, a group or a system takes with it if it ends on a day."""
    registry = workspace.registry
    effects: list[Effect] = []
    name = Text(entity.id, entity.id)
    if isinstance(entity, Act):
        name = label(entity)
        fallen = _Fallen(workspace, entity, on)
        effects += [each for plan in workspace.plans for each in _in_plan(plan, fallen)]
        effects += fallen.acts()
    elif isinstance(entity, (Body, Group)):
        effects += [each for plan in workspace.plans for each in of_body(plan, entity.id, on)]
    elif isinstance(entity, System):
        effects += [each for plan in workspace.plans for each in of_system(plan, entity)]
        effects += connected(registry, entity)
    order = {effect: rank for rank, effect in enumerate(effects)}
    ranked = sorted(order, key=lambda each: (LOSSES.index(each.loss), order[each]))
    known = _known(registry, entity, on)
    return Impact(entity.id, name, entity.vi or entity.id, on, known, tuple(ranked))


def _known(registry: Registry, entity: Entity, on: date) -> Text:
    """Return what the registry already says of the end of a thing by a day, or nothing."""
    if isinstance(entity, Act):
        event = ceased(entity, on)
        if event is not None:
            return _CEASED.fill(
                how=ended(registry, turning(entity, event)), then=heirs(registry, entity, on)
            )
        if entity.programme_period and period_over(entity, on):
            return _PERIOD.fill(day=entity.programme_period.end)
    elif isinstance(entity, (Body, Group)):
        change = registry.end_of(entity.id, on)
        if change is not None:
            return _CHANGED.fill(day=change.on, change=change.id)
    elif isinstance(entity, System) and entity.state == "retired":
        return _RETIRED
    return Text("", "")


_CEASED = Text(
    "Danh mục đã ghi văn bản này {how}.{then}",
    "The registry already records its end: {how}.{then}",
)
_PERIOD = Text(
    "Giai đoạn thực hiện đã kết thúc (đến hết ngày {day}).",
    "Its period is over (it ended on {day}).",
)
_CHANGED = Text(
    "Danh mục đã ghi cơ quan này chấm dứt từ ngày {day} ({change}).",
    "The registry already records its end, from {day} ({change}).",
)
_RETIRED = Text("Danh mục đã ghi hệ thống này ngừng hoạt động.", "The registry has it retired.")


class _Fallen:
    """An act that falls on a day, and the acts that fall with it: those it alone had enabled.

    Acts that have ceased by then on their own account are not among them.
    """

    def __init__(self, workspace: Workspace, first: Act, on: date) -> None:
        self.registry = workspace.registry
        self.first = first
        self.on = on
        self._over: dict[str, bool] = {}
        self._from: dict[str, str | None] = {first.id: None}
        self._spread(_enabled(workspace))

    def _spread(self, acts: "_Enabled") -> None:
        """Take what falls, looking at nothing but what falls and what was enacted under it."""
        open_above: dict[str, int] = {}
        waiting = deque([self.first.id])
        while waiting:
            gone = waiting.popleft()
            counted = not self.over(gone)
            for name in dict.fromkeys(acts.below.get(gone, ())):
                if name not in open_above:
                    open_above[name] = sum(not self.over(each) for each in set(acts.above[name]))
                open_above[name] -= counted
                if open_above[name] <= 0 and name not in self._from and not self.over(name):
                    self._from[name] = gone
                    waiting.append(name)

    def over(self, name: str) -> bool:
        """Tell whether an act has ceased by the day on its own account."""
        if name not in self._over:
            act = self.registry.entities.get(name)
            self._over[name] = isinstance(act, Act) and ceased(act, self.on) is not None
        return self._over[name]

    def holds(self, name: str) -> bool:
        """Tell whether an act still holds something up: it stands, and within its period.

        An act of which nothing is known is taken to stand.
        """
        act = self.registry.entities.get(name)
        if name in self._from:
            return False
        if not isinstance(act, Act):
            return True
        stands = status(act, self.on)[0] in ("in-force", "unknown")
        return stands and not period_over(act, self.on)

    def __contains__(self, name: str) -> bool:
        return name in self._from

    def __iter__(self) -> Iterator[str]:
        return iter(self._from)

    def via(self, name: str) -> tuple[str, ...]:
        """Return the way from the first act to one that falls with it, both left out."""
        way: list[str] = []
        before = self._from[name]
        while before is not None and before != self.first.id and len(way) < MOST_VIA:
            way.append(before)
            before = self._from[before]
        return tuple(reversed(way))

    def acts(self) -> Iterator[Effect]:
        """Yield the acts that fall with the first."""
        for name in self._from:
            act = self.registry.entities[name]
            if act is not self.first:
                number = getattr(act, "number", None)
                yield Effect("sole", name, act.vi or number or name, _ENABLING, self.via(name))


class _Enabled(NamedTuple):
    """What enabled each act, and what each act enabled."""

    above: dict[str, list[str]]
    below: dict[str, list[str]]


@lru_cache(maxsize=2)  # the same workspace is asked about one act after the other
def _enabled(workspace: Workspace) -> _Enabled:
    """Return what enabled each act; the act of a plan was enabled by the bases of the plan too."""
    enabled = {
        act.id: [link.act for link in act.enacted_under]
        for act in workspace.registry.acts
        if act.enacted_under
    }
    for plan in workspace.plans:
        adoption = plan.identity.adoption
        if adoption is not None and adoption.act in enabled:
            bases = (each.act for each in plan.identity.legal_basis if each.role == "basis")
            enabled[adoption.act] += bases
    below: dict[str, list[str]] = {}
    for name, above in enabled.items():
        for each in above:
            below.setdefault(each, []).append(name)
    return _Enabled(enabled, below)


_ENABLING = Text(
    "mất văn bản làm căn cứ ban hành; nội dung chưa chắc hết hiệu lực, cần rà soát",
    "loses the act it was enacted under; it may still stand and needs a review",
)


def _in_plan(plan: Plan, fallen: _Fallen) -> Iterator[Effect]:
    for entity in plan.citing(fallen):
        cites: Iterable[Citation] = getattr(entity, "cites", ())
        if entity is plan.identity:
            cites = (*plan.identity.legal_basis, *cites)
        cites = [each for each in cites if each.act in fallen or each.role != "cites"]
        hit = [each for each in cites if each.act in fallen]
        # What is said of the past only mentions an act.
        bearing = [e for e in hit if e.role != "cites" and not isinstance(entity, Item)]
        names = [each.act for each in bearing or hit]
        name = fallen.first.id if fallen.first.id in names else names[0]
        via = () if name == fallen.first.id else (*fallen.via(name), name)
        loss: Loss = "touched"
        if bearing:
            others = any(e.role != "cites" and fallen.holds(e.act) for e in cites)
            loss = "one-of-several" if others else "sole"
        yield Effect(loss, plan.ref(entity), short(entity.vi or entity.id), _CITED[loss], via)


_CITED: dict[Loss, Text] = {
    "sole": Text("không còn căn cứ nào khác", "has no other basis left"),
    "one-of-several": Text("còn căn cứ khác", "has other bases"),
    "touched": Text("chỉ nhắc đến", "only mentions it"),
}
