"""What a file of assumptions may hold: acts that fall, bodies that merge, what is dropped."""

from typing import Annotated

from msgspec import Meta, Struct

from plancheck.model import Change, LegalEvent, Part, exactly_one
from plancheck.scalars import Number, ref


class Cut(Part, frozen=True, kw_only=True):
    """Money that a task or a project is assumed to lose: exactly one measure is given."""

    one_of = ("percent", "to")
    id: Annotated[str, ref("cuts", "task", "project")]
    percent: Number | None = None
    to: Number | None = None

    def __post_init__(self) -> None:
        """Refuse a cut without a measure, or with two of them."""
        exactly_one(self)


class Assumed(Part, frozen=True, kw_only=True):
    """Events that an act is assumed to meet with."""

    id: Annotated[str, ref("assumes", "act")]
    events: Annotated[tuple[LegalEvent, ...], Meta(min_length=1)]


DROPPABLE = (
    "task", "objective", "target", "assignment", "report", "project", "measurement", "item",
)  # fmt: skip


class Assumptions(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of what is assumed, on top of what the plan files hold (giả định)."""

    acts: tuple[Assumed, ...] = ()
    changes: tuple[Change, ...] = ()
    drop: tuple[Annotated[str, ref("drops", *DROPPABLE)], ...] = ()
    cut: tuple[Cut, ...] = ()
