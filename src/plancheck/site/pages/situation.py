"""What the plan says of the situation: results, unfinished work, problems, causes, requests."""

from collections.abc import Iterator
from typing import NamedTuple

from plancheck.model import Entity, Item, Measurement, Section
from plancheck.quantity import described
from plancheck.rows import words_of
from plancheck.site import grids
from plancheck.site.elements import Element, Fact, element, id_cells, value_cells
from plancheck.site.grid import Cell, said
from plancheck.site.page import Page
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.text import Text

PART = "hien-trang"
TITLE = Text("Hiện trạng", "Situation")
KINDS: dict[str, Text] = {
    "claim": Text("Kết quả được nêu", "Results claimed"),
    "unfinished": Text("Việc chưa hoàn thành", "Unfinished work"),
    "ongoing": Text("Việc đang triển khai", "Ongoing work"),
    "problem": Text("Khó khăn, vướng mắc", "Problems"),
    "cause": Text("Nguyên nhân", "Causes"),
    "recommendation": Text("Kiến nghị", "Recommendations"),
}


class Stretch(NamedTuple):
    """The items of a kind in one section of the text."""

    name: Text
    to: str
    items: tuple[Element, ...]


class Kind(NamedTuple):
    """The items of one kind; `key` is the fragment of their heading."""

    key: str
    name: Text
    number: int
    stretches: tuple[Stretch, ...]


def pages(view: View) -> Iterator[Page]:
    """Yield the page of the situation."""
    path = view.addresses.page(PART)
    context = {"title": TITLE, "kinds": tuple(_kinds(view))}
    html = both("situation.html", path, context)
    yield Page(path, TITLE, html, view.plan.id, PART, view.crumbs())


def _kinds(view: View) -> Iterator[Kind]:
    sections = {each.number: each for each in view.plan.sections}
    for kind, name in KINDS.items():
        items = [each for each in view.plan.items if each.kind == kind]
        held: dict[str, list[Item]] = {}
        for each in items:
            home = _home(each.section or "", sections)
            held.setdefault(home.number if home else "", []).append(each)
        if items:
            stretches = tuple(
                _stretch(view, sections.get(number), some) for number, some in held.items()
            )
            yield Kind(f"loai-{kind}", name, len(items), stretches)


def _home(number: str, sections: dict[str, Section]) -> Section | None:
    """Return the nearest section around a number: `I.1.-1.+2` stands in I.1."""
    while number and number not in sections:
        number = number.rpartition(".")[0]
    return sections.get(number)


def _stretch(view: View, section: Section | None, some: list[Item]) -> Stretch:
    name = Text("Không thuộc mục nào", "In no section")
    if section is not None:
        words = words_of(section)
        name = Text(f"{section.number}. {words.vi}", f"{section.number}. {words.en}")
    to = view.addresses.of(section) if section is not None else ""
    return Stretch(name, to, tuple(_item(view, each) for each in some))


def _item(view: View, item: Item) -> Element:
    plan = view.plan
    figures = [m for name in item.measurements if isinstance(m := plan.find(name), Measurement)]
    facts: list[Fact] = [
        (Text("Nguyên nhân", "Cause"), said(item.cause or "")),
        (Text("Kiến nghị với", "Addressed to"), grids.names(view, item.addressed_to)),
        (Text("Xử lý tiếp", "What became of it"), _became(item)),
        (Text("Nhiệm vụ nối tiếp", "Tasks that follow"), _followers(view, item)),
        (Text("Số liệu nêu kèm", "Figures stated"), tuple(_figure(view, m) for m in figures)),
        (Text("Chứng cứ", "Evidence"), _evidence(item, figures)),
        (Text("Hệ thống", "Systems"), grids.names(view, item.systems)),
        (Text("Cơ quan", "Bodies"), grids.names(view, item.bodies)),
        (Text("Viện dẫn", "Cites"), grids.names(view, (cite.act for cite in item.cites))),
    ]
    return element(view, item, facts)


_NOT_SAID = Text(
    "Dữ liệu không nêu việc này được xử lý tiếp thế nào.",
    "The data does not say what became of it.",
)


def _became(item: Item) -> tuple[Cell, ...]:
    if item.disposition is None:
        return (Cell(_NOT_SAID),) if item.kind == "unfinished" else ()
    return value_cells("item", "disposition", item.disposition)


_NO_TASK = Text(
    "Không nhiệm vụ nào được nêu là nối tiếp hoặc giải quyết việc này.",
    "No task is said to carry it on or to deal with it.",
)


def _followers(view: View, item: Item) -> tuple[Cell, ...]:
    """Return the tasks that carry an item on or deal with it, as either side names the other."""
    named = [plan_task for name in item.successors if (plan_task := view.plan.find(name))]
    links = view.plan.links_to(item, "addresses", "carried-from")
    found = id_cells(view, [*named, *(e.source for e in links if isinstance(e.source, Entity))])
    asked = item.kind in ("unfinished", "problem", "recommendation", "ongoing")
    return found or ((Cell(_NO_TASK),) if asked else ())


def _figure(view: View, each: Measurement) -> Cell:
    words = Text("{name}: {value}", "{name}: {value}").fill(
        name=view.name_of(each.indicator), value=described(each.value)
    )
    return Cell(words, view.addresses.of(each))


_STATES = {
    "evidence": Text("có số liệu, có nêu chứng cứ", "figures, with evidence named"),
    "figures": Text("có số liệu, không nêu chứng cứ", "figures, no evidence named"),
    "words": Text("chỉ nêu bằng lời, không có số liệu", "in words only, without a figure"),
}


def _evidence(item: Item, figures: list[Measurement]) -> tuple[Cell, ...]:
    """Return how far a claim is backed."""
    if item.kind != "claim":
        return ()
    if any(each.evidence for each in figures):
        return (Cell(_STATES["evidence"]),)
    numbers = any(each.value.numbers() for each in figures)
    return (Cell(_STATES["figures" if numbers else "words"]),)
