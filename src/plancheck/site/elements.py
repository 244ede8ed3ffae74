"""An element that shares a page with others: its words, what is known of it, its findings."""

from collections.abc import Iterable
from typing import NamedTuple

from plancheck.diff.keys import value_of
from plancheck.model import Entity
from plancheck.rows import words_of
from plancheck.site.found import Group, grouped, shown
from plancheck.site.grid import Cell
from plancheck.site.passages import passages
from plancheck.site.view import View
from plancheck.text import Text

Fact = tuple[Text, tuple[Cell, ...]]


class Element(NamedTuple):
    """An element on a page of many; it may have no words of its own."""

    id: str
    words: Text
    facts: tuple[Fact, ...]
    items: tuple[Group, ...]


def element(view: View, entity: Entity, facts: Iterable[Fact]) -> Element:
    """Return an element with its facts, the lines it rests on, its note and its findings."""
    own = (
        *facts,
        (Text("Văn bản gốc", "Source text"), line_cells(view, entity)),
        (Text("Ghi chú", "Note"), (Cell(Text(entity.note, entity.note)),) if entity.note else ()),
    )
    found = grouped(shown(view, view.about(entity.id)))
    told = tuple(fact for fact in own if fact[1])
    called = words_of(entity) if entity.vi else Text("", entity.en or "")
    return Element(entity.id, called, told, found)


def line_cells(view: View, entity: Entity) -> tuple[Cell, ...]:
    """Return the cell of the lines that an element rests on, leading to them."""
    return tuple(
        Cell(Text(f"dòng {lines}", f"lines {lines}" if "-" in lines else f"line {lines}"), to)
        for lines, _, to in passages(view, entity)
    )


def id_cells(view: View, some: Iterable[Entity]) -> tuple[Cell, ...]:
    """Return the cell of several elements by their ids and words, each leading to its place."""
    found = {each.id: each for each in some}
    return tuple(Cell(_called(each), view.addresses.of(each)) for each in found.values())


def _called(entity: Entity) -> Text:
    words = words_of(entity)
    if words.vi == entity.id:
        return words
    return Text(f"{entity.id}: {words.vi}", f"{entity.id}: {words.en}")


def value_cells(sort: str, key: str, value: str | None) -> tuple[Cell, ...]:
    """Return the cell of a word of the files, by what it is called."""
    if value is None:
        return ()
    return (Cell(value_of(sort, key, value) or Text(value, value)),)
