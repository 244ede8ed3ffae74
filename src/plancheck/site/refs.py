"""Elements of all plans by their global ids, as a page of one plan names them and leads to them."""

from collections.abc import Iterable

from plancheck.model import Assignment, Entity, Measurement, Report, Target, Task
from plancheck.rows import target_name, words_of
from plancheck.site.grid import Cell
from plancheck.site.view import View
from plancheck.text import Text, short


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
        words = _called(local, words_in(view, entity) if entity is not None else Text("", ""))
        cut = Text(short(words.vi, _LONG), short(words.en, _LONG))
        whole = words.vi if cut.vi != words.vi else None
        if "#" in ref and view is not self.view:
            cut = Text(f"{cut.vi} ({view.plan.id})", f"{cut.en} ({view.plan.id})")
        return Cell(cut, view.to(local) if entity is not None else "", whole)

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


_LONG = 170  # letters of a name; what is longer is whole in files and on the element's own page


def words_in(view: View, entity: Entity) -> Text:
    """Return the words of an element; of a figure or a target without any, what it measures."""
    if isinstance(entity, Target) and entity.id in view.targets:
        return target_name(view.plan, view.targets[entity.id])
    if isinstance(entity, Measurement) and not entity.vi:
        return view.name_of(entity.indicator)
    return words_of(entity)


def _called(local: str, words: Text) -> Text:
    if words.vi in ("", local):
        return Text(local, local)
    return Text(f"{local}: {words.vi}", f"{local}: {words.en}")
