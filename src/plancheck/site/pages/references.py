"""Where the evidence about acts and bodies was read, and what rests on each source."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import ValidationError, convert

from plancheck.labels import EVENTS
from plancheck.model import Act, Change, Entity, Reference
from plancheck.registry import Link as Way
from plancheck.scalars import Link
from plancheck.site.elements import Element, element
from plancheck.site.grid import Cell, dated
from plancheck.site.page import Page
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.terminal import plain
from plancheck.text import Text

PART = "nguon"
TITLE = Text("Nguồn tra cứu", "Sources")
KINDS = {
    "plan-text": Text("Văn bản của kế hoạch", "The plan's own text"),
    "official-gazette": Text("Công báo", "Official gazette"),
    "government-page": Text("Trang của cơ quan nhà nước", "Pages of state bodies"),
    "copy-of-official-codification": Text(
        "Bản sao Bộ pháp điển", "Copies of the official codification"
    ),
    "copy-of-official-text": Text("Bản sao văn bản chính thức", "Copies of official texts"),
    "community-register": Text("Danh mục do cộng đồng lập", "Registers kept by a community"),
    "press": Text("Báo chí", "Press"),
    "secondary": Text("Tài liệu thứ cấp", "Secondary sources"),
}


class Source(NamedTuple):
    """A source: where it is, as an address to follow (`url`) or in words."""

    about: Element
    where: str
    url: str


class Kind(NamedTuple):
    """The sources of one kind; `key` is the fragment of their heading."""

    key: str
    name: Text
    sources: tuple[Source, ...]


def pages(view: View) -> Iterator[Page]:
    """Yield the page of sources."""
    path = view.addresses.page(PART)
    context = {"title": TITLE, "kinds": tuple(_kinds(view))}
    html = both("references.html", path, context)
    yield Page(path, TITLE, html, view.plan.id, PART, view.crumbs())


def _kinds(view: View) -> Iterator[Kind]:
    held: dict[str, list[Reference]] = {}  # in the order of the files
    for each in view.shared:
        if isinstance(each, Reference):
            held.setdefault(each.kind, []).append(each)
    for rank, (kind, some) in enumerate(held.items(), 1):
        name = KINDS.get(kind, Text(kind, kind))
        yield Kind(f"loai-{rank}", name, tuple(_source(view, each) for each in some))


def _source(view: View, each: Reference) -> Source:
    facts = (
        (Text("Lấy về ngày", "Retrieved"), dated(each.retrieved) or (Cell(_NO_DAY),)),
        (Text("Làm căn cứ cho", "What rests on it"), _rests(view, each) or (Cell(_NOTHING),)),
    )
    url = each.where if address(each.where) else ""
    return Source(element(view, each, facts), each.where, url)


_NO_DAY = Text("không ghi ngày", "no day recorded")
_NOTHING = Text("chưa có nội dung nào dẫn nguồn này", "nothing names it yet")


def address(where: str) -> bool:
    """Tell whether a place is an http(s) address as the model allows them, with nothing hidden."""
    try:
        convert(where, Link)
    except ValidationError:
        return False
    return plain(where) == where


def _rests(view: View, each: Reference) -> tuple[Cell, ...]:
    """Return what a source is evidence for: acts, their events, reorganisations."""
    found: dict[Cell, None] = {}
    for way in view.registry.links_to(each, "evidenced-by"):
        if isinstance(way.source, Entity) and view.registry.entities.get(way.source.id):
            found[Cell(_what(way, way.source), view.addresses.of(way.source))] = None
    return tuple(found)


def _what(way: Way, entity: Entity) -> Text:
    name = (entity.number if isinstance(entity, Act) else None) or entity.vi or entity.id
    if isinstance(entity, Act) and way.path[0] == "events":
        event = entity.events[int(way.path[1])]
        return Text("{name}: {what} {on}", "{name}: {what} {on}").fill(
            name=name, what=EVENTS[event.type], on=event.on
        )
    if isinstance(entity, Change):
        return Text("{name}, {on}", "{name}, {on}").fill(name=name, on=entity.on)
    return Text(name, name)
