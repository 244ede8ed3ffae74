"""What amendments did to one element, for readers: what was there before and after, what holds."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from plancheck import amending, shape
from plancheck.amending import MISSING, Presence, Step
from plancheck.errors import InputError
from plancheck.findings import Place
from plancheck.load import Loaded
from plancheck.model import Amendment, Entity
from plancheck.naming import named
from plancheck.plan import Plan
from plancheck.registry import Holder
from plancheck.terminal import indent, paint
from plancheck.text import Lang, Text, short
from plancheck.writing import flow


class Change(NamedTuple):
    """What one operation did to an element: `before` and `after` as files write it.

    The key is empty where the whole element was inserted or repealed. A side that was not there is
    `MISSING`.
    """

    step: Step
    key: str
    before: Any = MISSING
    after: Any = MISSING


def history(plan: Plan, entity: Entity) -> tuple[Step, ...]:
    """Return what amends an element of a plan, in the order of effect."""
    return amending.history(plan.amendments, plan.id).get(entity.id, ())


def changes(loaded: Loaded, plan: Plan, entity: Entity) -> list[Change]:
    """Return what each operation did to an element, in the order of effect."""
    data = _raw(loaded, plan.at(entity))
    found: list[list[Change]] = []
    for step in reversed(history(plan, entity)):
        earlier = amending.undone(data, step)
        found.append(list(_changes(step, earlier, data)))
        data = earlier
    return [each for some in reversed(found) for each in some]


def _changes(step: Step, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    operation = step.operation
    if step.keys:
        values = (amending.value_at(each, step.keys) for each in (before, after))
        yield Change(step, operation.key or "", *values)
    elif operation.op == "substitute":
        for key in {**before, **after}:
            old, new = before.get(key, MISSING), after.get(key, MISSING)
            if old != new:
                yield Change(step, key, old, new)
    else:
        yield Change(step, "")


def _raw(loaded: Loaded, place: Place) -> Any:
    """Return what the file holds at a place, without what is empty there."""
    data: Any = next(each for each in loaded.documents if each.file == place.file).data
    for step in place.path:
        data = data[step]
    return shape.without_empty(data, Place(place.file))[0]


# -- whether it holds ------------------------------------------------------------------------------


class Absence(NamedTuple):
    """An element of the files that is no part of its plan on a day, and what decides that."""

    plan: Plan
    entity: Entity
    by: Step

    @property
    def began(self) -> bool:
        """Whether it was part of the plan before the day: it was repealed since."""
        return self.by.operation.op == "repeal"

    @property
    def nearest(self) -> date:
        """The nearest day on which the element is part of the plan, as far as there is one."""
        start = self.by.amendment.start
        return date.fromordinal(max(start.toordinal() - 1, 1)) if self.began else start


def absence(loaded: Loaded, name: str) -> Absence | None:
    """Return why an id answers to nothing on the day that is held; None where nothing is known."""
    plan_id, _, local = name.rpartition("#")
    found = []
    for plan in loaded.workspace.plans:
        for entity in plan.aside:
            if entity.id != local or local in plan.entities or plan_id not in ("", plan.id):
                continue
            presence = _presence(plan, entity)
            if presence.by is not None:
                found.append(Absence(plan, entity, presence.by))
    return found[0] if len(found) == 1 else None


def _presence(plan: Plan, entity: Entity) -> Presence:
    """Return what decides whether an element is there: its history, or that of its objective."""
    assert plan.held is not None
    own = amending.presence(history(plan, entity), plan.held)
    if not own.held:
        return own
    for objective in plan.aside:
        if any(each is entity for each in getattr(objective, "targets", ())):
            return amending.presence(history(plan, objective), plan.held)
    return own


# -- in words --------------------------------------------------------------------------------------


def told(loaded: Loaded, holder: Holder, entity: Entity, day: date | None) -> list[dict[str, Any]]:
    """Return the amendments of an element as plain data; none for what is no part of a plan."""
    if not isinstance(holder, Plan):
        return []
    return [
        {
            "amendment": each.step.amendment.id,
            "act": each.step.amendment.act,
            **_title(holder, each.step.amendment),
            "from": each.step.amendment.start.isoformat(),
            "in_effect": day is None or each.step.amendment.start <= day,
            "op": each.step.operation.op,
            "key": each.key,
            "before": None if each.before is MISSING else amending.sound(each.before),
            "after": None if each.after is MISSING else amending.sound(each.after),
            "note": each.step.operation.note or "",
        }
        for each in changes(loaded, holder, entity)
    ]


def _title(plan: Plan, amendment: Amendment) -> dict[str, str]:
    act = plan.act(amendment.act)
    words = named(act) if act is not None else Text(amendment.act, amendment.act)
    return {"title": words.vi, "title_en": words.en}


def standing(absence: Absence, day: date) -> dict[str, Any]:
    """Return that an element is no part of its plan on a day, and why, as plain data."""
    amendment = absence.by.amendment
    return {
        "day": day.isoformat(),
        "held": False,
        "since" if absence.began else "from": amendment.start.isoformat(),
        "amendment": amendment.id,
        "act": amendment.act,
        "words_of": absence.nearest.isoformat(),
    }


def never(absence: Absence) -> InputError:
    """Return what to tell where an element is part of its plan on no day at all."""
    by = absence.by.amendment
    return InputError(
        Text(
            "“{name}” không thuộc kế hoạch vào ngày nào: {by} ({act}) bổ sung hoặc bãi bỏ mục này"
            " từ {start}, trước đó và sau đó đều không có. Xem: plancheck show {by}.",
            "“{name}” is part of the plan on no day: {by} ({act}) inserts or repeals it from"
            " {start}, and it holds neither before nor after. See plancheck show {by}.",
        ).fill(name=absence.entity.id, by=by.id, act=by.act, start=by.start)
    )


def render_standing(data: dict[str, Any], lang: Lang) -> str:
    """Return that an element is no part of its plan, as a sentence."""
    words = _NO_LONGER if "since" in data else _NOT_YET
    return words.fill(
        day=date.fromisoformat(data["day"]),
        start=date.fromisoformat(data.get("since") or data["from"]),
        amendment=data["amendment"],
        act=data["act"],
        shown=date.fromisoformat(data["words_of"]),
    ).in_(lang)


_NOT_YET = Text(
    "Ngày {day} mục này chưa thuộc kế hoạch: {amendment} ({act}) bổ sung từ {start}. Dưới đây là"
    " nội dung ngày {shown}.",
    "On {day} this is not yet part of the plan: {amendment} ({act}) inserts it from {start}. Shown"
    " as of {shown}.",
)
_NO_LONGER = Text(
    "Ngày {day} mục này không còn thuộc kế hoạch: {amendment} ({act}) bãi bỏ từ {start}. Dưới đây"
    " là nội dung ngày {shown}.",
    "On {day} this is no longer part of the plan: {amendment} ({act}) repealed it from {start}."
    " Shown as of {shown}.",
)


def render(told: list[dict[str, Any]], lang: Lang, *, colour: bool) -> list[str]:
    """Return the amendments of an element as lines of text, without those of its source anchors."""
    if not told:
        return []
    head = Text("Sửa đổi, bổ sung", "Amendments").in_(lang)
    lines = ["", paint(head, "bold", colour=colour)]
    for _, parts in groupby(told, lambda each: each["amendment"]):
        group = list(parts)
        lines.append(indent(_heading(group[0]).in_(lang), "      ", "  "))
        told_of = (each for each in group if each["key"] != "source")
        lines += [indent(_what(each).in_(lang), "        ", "    ") for each in told_of]
    return lines


def _heading(each: dict[str, Any]) -> Text:
    return _HEADING.fill(
        day=date.fromisoformat(each["from"]),
        amendment=each["amendment"],
        act=Text(each["title"], each["title_en"]),
        effect=Text("", "") if each["in_effect"] else _LATER,
    )


def _what(each: dict[str, Any]) -> Text:
    op = OPERATIONS[each["op"]]
    if not each["key"]:
        return Text(f"{op.vi} cả mục", f"{op.en} the whole element")
    sides = tuple(_value(each[side]) for side in ("before", "after"))
    return _WHAT.fill(op=op, key=each["key"], before=sides[0], after=sides[1])


_HEADING = Text("Từ {day}, {amendment}: {act}{effect}", "From {day}, {amendment}: {act}{effect}")
_LATER = Text(" – chưa có hiệu lực", " – not in effect yet")
_WHAT = Text("{op} {key}: {before} → {after}", "{op} {key}: {before} → {after}")
OPERATIONS = {
    "substitute": Text("thay", "substitutes"),
    "insert": Text("bổ sung", "inserts"),
    "repeal": Text("bãi bỏ", "repeals"),
    "renumber": Text("đánh số lại", "renumbers"),
}


def _value(data: Any) -> Text:
    if data is None:
        return Text("(không có)", "(nothing)")
    words = short(data if isinstance(data, str) else flow(data), 160)
    return Text(words, words)
