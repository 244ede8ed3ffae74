"""Everything with an address, by kind and in the order of the alphabet: search without script."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plancheck.model import Act, Entity, Target
from plancheck.rows import target_name, words_of
from plancheck.site.folding import order
from plancheck.site.page import Page
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.text import Text, short

PART = "tim"
ON_A_PAGE = 1500  # entries: about 300 KB of HTML
KINDS: dict[str, Text] = {
    "body": Text("Cơ quan", "Bodies"),
    "group": Text("Nhóm cơ quan", "Groups of bodies"),
    "task": Text("Nhiệm vụ", "Tasks"),
    "objective": Text("Mục tiêu", "Objectives"),
    "target": Text("Chỉ tiêu", "Targets"),
    "objective-group": Text("Nhóm mục tiêu", "Groups of objectives"),
    "act": Text("Văn bản pháp luật, tiêu chuẩn", "Acts and standards"),
    "system": Text("Hệ thống thông tin", "Information systems"),
    "project": Text("Dự án", "Projects"),
    "assignment": Text("Phân công", "Assignments"),
    "report": Text("Chế độ báo cáo", "Reports owed"),
    "receipt": Text("Báo cáo đã nhận", "Reports received"),
    "indicator": Text("Chỉ số", "Indicators"),
    "measurement": Text("Số liệu", "Measurements"),
    "equation": Text("Công thức kiểm tra số liệu", "Equations"),
    "item": Text("Hiện trạng, kiến nghị", "Situation and recommendations"),
    "amendment": Text("Lần sửa đổi, bổ sung", "Amendments"),
    "waiver": Text("Miễn trừ", "Waivers"),
    "change": Text("Sắp xếp tổ chức", "Reorganisations"),
    "section": Text("Phần của văn bản", "Sections of the text"),
    "article": Text("Điều của quyết định ban hành", "Articles of the adopting decision"),
    "recipient": Text("Nơi nhận", "Recipients"),
    "appendix": Text("Phụ lục", "Appendices"),
    "reference": Text("Nguồn tra cứu", "Sources"),
}


class Entry(NamedTuple):
    """An element: its id, what it is called, where it is.

    `keys` are other names to find it by; `now` is its id where `id` is a former one.
    """

    id: str
    words: Text
    to: str
    keys: str = ""
    now: str = ""


class OfKind(NamedTuple):
    """The elements of a kind; `pages` are the pages that hold them where they are many."""

    key: str
    words: Text
    entries: tuple[Entry, ...]
    pages: tuple[tuple[str, str], ...] = ()


def pages(view: View) -> Iterator[Page]:
    """Yield the index: one page, or one for each kind and further ones where it is long."""
    home = view.addresses.page(PART)
    kinds = tuple(_kinds(view))
    former = tuple(_former(view))
    title = Text("Tra cứu A–Z", "A–Z index")
    number = sum(len(each.entries) for each in kinds)
    whole = number + len(former) <= ON_A_PAGE
    if not whole:
        kinds = tuple(each._replace(pages=tuple(_pages(home, each))) for each in kinds)
    context = {
        "title": title,
        "number": number,
        "kinds": kinds,
        "whole": whole,
        "former": former[:ON_A_PAGE],
    }
    html = both("everything.html", home, context)
    yield Page(home, title, html, view.plan.id, PART, view.crumbs())
    for each in () if whole else kinds:
        for path, some in _chunks(home, each):
            heading = Text("{kind}: {span}", "{kind}: {span}").fill(
                kind=each.words, span=_span(some)
            )
            html = both("everything_kind.html", path, {"title": heading, "entries": some})
            yield Page(path, heading, html, view.plan.id, PART, view.crumbs(PART))


def _kinds(view: View) -> Iterator[OfKind]:
    """Yield the elements of the plan, and of what it shares with others, kind by kind."""
    found: dict[str, list[Entry]] = {}
    for entity in (*view.plan.entities.values(), *view.shared):
        if entity is not view.plan.identity:
            found.setdefault(view.kind_of(entity), []).append(_entry(view, entity))
    for kind in (*KINDS, *sorted(found.keys() - KINDS.keys())):
        if kind in found:
            ordered = sorted(found[kind], key=lambda each: (order(each.words.vi), each.id))
            yield OfKind(kind, KINDS.get(kind, Text(kind, kind)), tuple(ordered))


def _entry(view: View, entity: Entity) -> Entry:
    keys = "; ".join(getattr(entity, "other_names", ()))
    return Entry(entity.id, _words(view, entity), view.addresses.of(entity), keys)


def _words(view: View, entity: Entity) -> Text:
    """Return what an element is called here: acts with their number, targets as tables say."""
    words = words_of(entity)
    if isinstance(entity, Act) and entity.number and entity.vi:
        words = Text(f"{entity.number} {words.vi}", f"{entity.number} {words.en}")
    elif isinstance(entity, Act) and entity.number:
        words = Text(entity.number, entity.number)
    elif isinstance(entity, Target) and entity.id in view.targets:
        words = target_name(view.plan, view.targets[entity.id])
    return Text(short(words.vi, _WIDTH), short(words.en, _WIDTH))


_WIDTH = 120


def _former(view: View) -> Iterator[Entry]:
    """Yield the former ids of elements, by id."""
    some = (
        (was, each) for each in (*view.plan.entities.values(), *view.shared) for was in each.was
    )
    for was, entity in sorted(some, key=lambda each: (order(each[0]), each[1].id)):
        yield Entry(was, _words(view, entity), view.addresses.of(entity), now=entity.id)


def _chunks(home: str, kind: OfKind) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    for number, start in enumerate(range(0, len(kind.entries), ON_A_PAGE), 1):
        end = f"{kind.key}/{number}/" if number > 1 else f"{kind.key}/"
        yield home + end, kind.entries[start : start + ON_A_PAGE]


def _pages(home: str, kind: OfKind) -> Iterator[tuple[str, str]]:
    for path, some in _chunks(home, kind):
        yield path, _span(some)


def _span(some: Sequence[Entry]) -> str:
    """Say from where to where a page goes."""
    first, last = (short(each.words.vi, 24) for each in (some[0], some[-1]))
    return f"{first} – {last}" if len(some) > 1 else first
