"""What amended the plan: by which act, from when, what was there before and what came after."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from plancheck import amended
from plancheck.amending import MISSING, sound
from plancheck.deadline import worded
from plancheck.diff.keys import name_of
from plancheck.model import Amendment, Due, Entity, Operation, Value
from plancheck.quantity import described
from plancheck.site import legal
from plancheck.site.grid import Cell
from plancheck.site.page import Page
from plancheck.site.passages import Passage, passages
from plancheck.site.refs import Refs
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.text import Text, short
from plancheck.writing import flow

PART = "sua-doi"
_LONG = 1000  # characters of one side that are shown


class Operated(NamedTuple):
    """One operation: what it does to which key of which element, with the words of the source."""

    op: Text
    element: Cell
    key: Text | None
    before: Text | None
    after: Text | None
    note: str
    spots: tuple[Passage, ...]


class Amended(NamedTuple):
    """One amendment: its act, its day, whether it is in effect on the day, its operations."""

    id: str
    words: str
    act: tuple[Cell, ...]
    title: str
    start: Any
    effect: bool
    operations: tuple[Operated, ...]
    spots: tuple[Passage, ...]


def pages(refs: Refs) -> Iterator[Page]:
    """Yield the page of amendments."""
    view = refs.view
    path = view.addresses.page(PART)
    title = Text("Sửa đổi, bổ sung", "Amendments")
    sides = _sides(view)
    context = {
        "title": title,
        "amendments": tuple(_amendment(refs, each, sides) for each in view.plan.amendments),
        "as_of": view.as_of,
    }
    html = both("amendments.html", path, context)
    yield Page(path, title, html, view.plan.id, PART, view.crumbs())


_Sides = dict[tuple[str, int], list[amended.Change]]


def _sides(view: View) -> _Sides:
    """Return what each operation changed, by its amendment and its rank there."""
    found: _Sides = {}
    for entity in _touched(view).values():
        for each in amended.changes(view.loaded, view.plan, entity):
            found.setdefault((each.step.amendment.id, each.step.rank), []).append(each)
    return found


def _touched(view: View) -> dict[str, Entity]:
    """Return the elements that amendments touch, those that are no part of the plan among them."""
    every = {each.id: each for each in view.plan.aside} | view.plan.entities
    every[view.plan.id] = view.plan.identity
    names = (o.element for each in view.plan.amendments for o in each.operations)
    local = dict.fromkeys(name.removeprefix(f"{view.plan.id}#") for name in names)
    return {name: every[name] for name in local if name in every}


def _amendment(refs: Refs, each: Amendment, sides: _Sides) -> Amended:
    view = refs.view
    act = view.plan.act(each.act)
    operations = []
    for rank, operation in enumerate(each.operations):
        changes: list[amended.Change | None] = [*sides.get((each.id, rank), ())]
        operations += [_operated(refs, each, operation, change) for change in changes or [None]]
    return Amended(
        each.id,
        each.vi or "",
        (legal.name(view, act),) if act is not None else (Cell(Text(each.act, each.act)),),
        (act.vi or "") if act is not None else "",
        each.start,
        each.start <= view.as_of,
        tuple(e for e in operations if e is not None),
        _quoted(view, each),
    )


def _operated(
    refs: Refs, amendment: Amendment, operation: Operation, change: amended.Change | None
) -> Operated | None:
    """Return an operation in words; None for one on the place of an element in the source."""
    key = change.key if change is not None else operation.key or ""
    if key == "source":
        return None
    view = refs.view
    local = operation.element.removeprefix(f"{view.plan.id}#")
    kind = view.plan.kinds.get(local, "")
    whole = not key
    before = change.before if change is not None else operation.before
    after = change.after if change is not None else operation.after
    return Operated(
        amended.OPERATIONS[operation.op],
        refs.cell(f"{view.plan.id}#{local}"),
        None if whole else _called(key, kind),
        None if whole else _words(key, before),
        None if whole else _words(key, after),
        operation.note or "",
        _quoted(view, amendment, operation),
    )


def _called(key: str, kind: str) -> Text:
    """Return what a key is called, without the key as files write it."""
    name, shown = name_of(key, kind), f" ({key.removesuffix('[]')})"
    return Text(name.vi.removesuffix(shown), name.en.removesuffix(shown))


def _quoted(view: View, each: Amendment, part: Operation | None = None) -> tuple[Passage, ...]:
    return tuple(e for e in passages(view, each, part) if e.words)


_NOTHING = Text("(không có)", "(nothing)")
_TYPES: dict[str, Any] = {"value": Value, "due": Due}


def _words(key: str, data: Any) -> Text:
    """Return one side of a change: figures and deadlines in words, the rest as files write it."""
    if data is None or data is MISSING:
        return _NOTHING
    data = sound(data)
    if key in _TYPES:
        try:
            value = msgspec.convert(data, _TYPES[key], strict=False)
        except msgspec.ValidationError:
            pass  # the words of the file are shown as they are
        else:
            return described(value) if isinstance(value, Value) else worded(value)
    words = short(data if isinstance(data, str) else flow(data), _LONG)
    return Text(words, words)
