"""Elements of all plans by their global ids, as a page of one plan names them and leads to them."""

from collections.abc import Iterable

from plancheck.model import Assignment, Entity, Report, Task
from plancheck.site.grid import Cell
from plancheck.site.view import View
from plancheck.text import Text


class Refs:
    """What a page of a plan says of elements, its own and those of other plans."""

    def __init__(self, view: View, views: Iterable[View]) -> None:
        self.view = view
        self.views = {each.plan.id: each for each in views}

    def split(self, ref: str) -> tuple[View, str]:
        """Return the plan that a global id belongs to, and the id there; for the registry ours."""
        plan, sign, local = ref.rpartition("#")
        if not sign and local in self.views:
            return self.views[local], local
        return self.views.get(plan, self.view), local

    def own(self, ref: str) -> bool:
        """Tell whether a global id is one of this plan, and no other's or the registry's."""
        plan, sign, local = ref.rpartition("#")
        return (plan if sign else local) == self.view.plan.id

    def entity(self, ref: str) -> Entity | None:
        """Return the element with a global id."""
        view, local = self.split(ref)
        return view.plan.identity if local == view.plan.id else view.plan.find(local)

    def cell(self, ref: str) -> Cell:
        """Return the id and the words of an element, leading to it; those of others say whose."""
        view, local = self.split(ref)
        entity = self.entity(ref)
        if entity is view.plan.identity:
            name = entity.vi or local
            return Cell(Text(name, entity.en or name), view.addresses.root)
        words = _called(local, view.name_of(local) if entity is not None else Text(local, local))
        if "#" in ref and view is not self.view:
            words = Text(f"{words.vi} ({view.plan.id})", f"{words.en} ({view.plan.id})")
        return Cell(words, view.to(local) if entity is not None else "")

    def bodies(self, ref: str) -> tuple[Cell, ...]:
        """Return the bodies through which an element is carried out."""
        view, local = self.split(ref)
        entity = self.entity(ref)
        names: Iterable[str] = ()
        if isinstance(entity, Task) and local in view.tasks:
            names = view.tasks[local].answers
        elif isinstance(entity, Assignment):
            names = (*entity.bodies, *entity.with_)
        elif isinstance(entity, Report):
            names = entity.senders
        return tuple(Cell(view.name_of(n), view.to(n)) for n in dict.fromkeys(names))


def _called(local: str, words: Text) -> Text:
    if words.vi == local:
        return words
    return Text(f"{local}: {words.vi}", f"{local}: {words.en}")
