"""One change between two plans, all of them, and what could not be compared."""

from typing import NamedTuple

from plancheck.diff.kinds import KINDS, RANKS, Kind
from plancheck.findings import Place
from plancheck.model import REGISTRY_SECTIONS, Entity
from plancheck.plan import Plan, Workspace
from plancheck.registry import Holder


class Delta(NamedTuple):
    """One change.

    `plan` is the id of the plan, empty for the registry; `sort` the kind of the element; `id` its
    id in the newer plan, or in the older where it is gone; `former` its older id where that
    differs. `key` is the key of the element as files write it, an entry of a list by what it is
    about (`cites[nd-64-2007-cp]`). `before` and `after` are what stood and stands there: values of
    the model, None where nothing did. `base` and `head` say where. `days` counts the days by which
    a deadline moved; `amended` names the amendments of the newer plan that order the change.
    `former_plan` is the older id of a plan that was renamed.
    """

    kind: str
    plan: str
    sort: str
    id: str
    key: str = ""
    before: object = None
    after: object = None
    base: Place | None = None
    head: Place | None = None
    former: str = ""
    days: int = 0
    amended: tuple[str, ...] = ()
    former_plan: str = ""

    @property
    def about(self) -> Kind:
        """The kind of the change."""
        return KINDS[self.kind]

    @property
    def substantive(self) -> bool:
        """Whether the change alters what the plan says."""
        return self.about.substantive

    @property
    def subject(self) -> str:
        """The global id of the element."""
        return f"{self.plan}#{self.id}" if self.plan and self.sort != "plan" else self.id


class Uncompared(NamedTuple):
    """An element that one of the two plans mentions where it could not be read."""

    plan: str
    id: str
    side: str  # "base" or "head"


class Difference(NamedTuple):
    """All that changed between two workspaces, the gravest first."""

    base: Workspace
    head: Workspace
    deltas: tuple[Delta, ...]
    uncompared: tuple[Uncompared, ...] = ()

    def substantive(self) -> tuple[Delta, ...]:
        """Return the changes that alter what the plans say."""
        return tuple(each for each in self.deltas if each.substantive)


def mirror(delta: Delta) -> Delta:
    """Return a change as it reads when the two plans change places."""
    renamed, moved = bool(delta.former), bool(delta.former_plan)
    return delta._replace(
        kind=delta.about.mirror,
        plan=delta.former_plan if moved else delta.plan,
        former_plan=delta.plan if moved else "",
        id=delta.former if renamed else delta.id,
        former=delta.id if renamed else "",
        before=delta.after,
        after=delta.before,
        base=delta.head,
        head=delta.base,
        days=-delta.days,
        amended=(),
    )


def order(delta: Delta) -> tuple[object, ...]:
    """Return what changes are sorted by: their weight, then where they stand."""
    place = delta.head or delta.base
    spot = (place.file, tuple(map(_step, place.path))) if place else ("", ())
    return (RANKS[delta.kind], delta.plan, spot, delta.id, delta.key, repr(delta.before))


def _step(step: str | int) -> tuple[int, int, str]:
    return (0, step, "") if isinstance(step, int) else (1, 0, step)


def of_plan(base: Holder | None, head: Holder | None) -> tuple[str, str]:
    """Return the id of the plan that two holders are, and its older id where that differs."""
    old = base.id if isinstance(base, Plan) else ""
    new = head.id if isinstance(head, Plan) else ""
    return new or old, old if old and new and old != new else ""


REGISTRY = frozenset(kind for kind, _ in REGISTRY_SECTIONS.values())


def sort_of(holder: Holder, entity: Entity) -> str:
    """Return the kind of an element."""
    whole = isinstance(holder, Plan) and entity is holder.identity
    return "plan" if whole else holder.kinds[entity.id]
