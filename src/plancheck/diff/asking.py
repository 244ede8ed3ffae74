"""What the rules about change ask: which changes nobody ordered, where to point, in which words.

A change that amendments of the newer plan order (`Delta.amended`) is settled.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from plancheck.diff.delta import Delta, Difference
from plancheck.findings import Finding, Place, Rule
from plancheck.model import Entity, Objective
from plancheck.plan import Plan
from plancheck.registry import Holder
from plancheck.text import Text

# On what a rule rests that asks for an act behind a change of what was adopted.
ORDERED = Text(
    "Quy cách quản lý kế hoạch: nội dung đã ban hành chỉ được sửa đổi, bãi bỏ bằng văn bản của"
    " chính cơ quan ban hành hoặc cấp có thẩm quyền; văn bản đó được ghi vào “amendments”.",
    "Good practice of keeping plans: what was adopted is changed or repealed only by a document of"
    " the body that adopted it, or of one above it; that document is recorded in “amendments”.",
)

# What to do about an element that is gone.
REPEAL_OR_RESTORE = Text(
    "Ghi văn bản bãi bỏ vào “amendments” với nội dung “op: repeal” cho mục này; nếu không có"
    " văn bản thì khôi phục. Nếu mục đổi mã hoặc gộp vào mục khác, ghi mã cũ vào “was” của mục"
    " đó.",
    "Record the repealing act in “amendments” with “op: repeal” for this element; if there is"
    " no such act, restore it. If it has another id now or was joined to another element,"
    " write its old id under “was” there.",
)


class Changes:
    """The changes between two workspaces, as rules ask for them; holds what it looks up."""

    def __init__(self, difference: Difference) -> None:
        # A check of one version names these rules, and never asks them.
        from plancheck.diff.phrases import Speaker  # noqa: PLC0415

        self._difference = difference
        self._speaker = Speaker(difference)
        self._heads = {plan.id: plan for plan in difference.head.plans}
        self._bases = {plan.id: plan for plan in difference.base.plans}
        self._pasts: dict[str, dict[tuple[str, str], str]] = {}

    def unordered(self, *kinds: str) -> Iterator[Delta]:
        """Yield the changes of some kinds that no amendment orders, of plans that still exist.

        A plan that is gone as a whole is one change, not one for each of its elements.
        """
        for delta in self._difference.deltas:
            if delta.kind in kinds and not delta.amended and (delta.plan or "") in self._alive:
                yield delta

    @cached_property
    def _alive(self) -> frozenset[str]:
        return frozenset(("", *self._heads))

    def head(self, delta: Delta) -> Plan | None:
        """Return the newer plan that a change is in, or None."""
        return self._heads.get(delta.plan)

    def base(self, delta: Delta) -> Plan | None:
        """Return the older plan that a change is in, or None."""
        return self._bases.get(delta.former_plan or delta.plan)

    def finding(
        self,
        rule: Rule,
        delta: Delta,
        *related: tuple[Place, Text],
        place: Place | None = None,
        **values: Any,
    ) -> Finding:
        """Return the finding that a change is: at its place, about its element, in its words.

        Args:
            rule: the rule; its message may name `element`, `name`, `key`, `before`, `after`.
            delta: the change.
            related: other places that explain it.
            place: where the reader must look, if not where the change is.
            values: further fields of the message, or others for those above.
        """
        fields: dict[str, Any] = {**self._speaker.fields(delta)}
        title = self._speaker.title(delta)
        name = Text(f" (“{title.vi}”)" if title.vi else "", f" (“{title.en}”)" if title.en else "")
        wanted = rule.message.fields()[0]
        fields = {each: value for each, value in fields.items() if each in wanted}
        if "name" in wanted:
            fields["name"] = name
        found = rule.at(
            place or self.place(delta), *related, subject=delta.subject, **fields | values
        )
        if rule.message.vi.startswith("{element}"):
            found = _capital(found)
        return found._replace(title="" if delta.head else title.vi)

    def more(self, delta: Delta) -> Text:
        """Return how much a change is: days of a deadline, lines of a text."""
        return self._speaker.fields(delta)["more"]

    def named(self, ids: Iterable[str], delta: Delta) -> Text:
        """Return the names of bodies that a change took something from."""
        found = delta._replace(before=tuple(ids), after=None)
        return self._speaker.fields(found)["before"]

    # -- where --

    def place(self, delta: Delta) -> Place:
        """Return where a change is in the newer files: of what is gone, the list it stood in."""
        if delta.head is not None:
            return delta.head
        head = self.head(delta)
        if head is None or delta.base is None:
            return Place(delta.base.file if delta.base else "")
        return self._list(delta, head) or head.at(head.identity)

    def _list(self, delta: Delta, head: Plan) -> Place | None:
        """Return the key of the list in which an element stood, if the newer plan has it still."""
        base = self.base(delta)
        old = base.entities.get(delta.former or delta.id) if base else None
        if base is not None and delta.sort == "target" and old is not None:
            owner = base.homes.get(old.id)
            here = head.entities.get(owner.id) if owner else None
            if isinstance(here, Objective):
                return head.key_at(here, "targets") if here.targets else head.at(here)
        assert delta.base is not None
        list_of = Place(delta.base.file, delta.base.path[:1], key=True)
        return list_of if list_of in self._lists[head.id] else None

    @cached_property
    def _lists(self) -> dict[str, frozenset[Place]]:
        return {plan.id: frozenset(_lists(plan)) for plan in self._heads.values()}

    # -- what became of it --

    def stands(self, delta: Delta) -> bool:
        """Tell whether the newer plan still has the element that a change is about."""
        head = self.head(delta)
        return head is not None and delta.id in head.entities

    def absorbed(self, delta: Delta) -> bool:
        """Tell whether an element that is gone lives on in another, which names it as its past."""
        head = self.head(delta)
        return head is not None and (delta.sort, delta.id) in self._past(head)

    def current(self, delta: Delta, old: Entity) -> Entity | None:
        """Return what an element of the older plan is in the newer one, None where it is gone."""
        base, head = self.base(delta), self.head(delta)
        if base is None or head is None:
            return None
        name = self._past(head).get((base.kinds[old.id], old.id), old.id)
        return head.entities.get(old.id) or head.entities.get(name)

    def _past(self, plan: Plan) -> dict[tuple[str, str], str]:
        if plan.id not in self._pasts:
            self._pasts[plan.id] = dict(_pasts(plan))
        return self._pasts[plan.id]


def _lists(plan: Plan) -> Iterator[Place]:
    parts: Iterable[object] = (*plan.entities.values(), *plan.progress)
    for part in parts:
        place = plan.at(part)  # type: ignore[arg-type]
        yield Place(place.file, place.path[:1], key=True)


def _pasts(holder: Holder) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the kind and each former id of the elements that have one, with the present id."""
    for entity in holder.entities.values():
        for name in entity.was:
            yield (holder.kinds[entity.id], name), entity.id


def _capital(finding: Finding) -> Finding:
    vi, en = (words[:1].upper() + words[1:] for words in (finding.message.vi, finding.message.en))
    return finding._replace(message=Text(vi, en))
