"""The acts: those the plan rests on, those it cites, and those that changed the force of these."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from plancheck.model import Act, Entity
from plancheck.site import beside, grids, legal
from plancheck.site.grid import Cell, Column, Grid
from plancheck.site.page import Page
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.text import Text
from plancheck.validity import Status, status

PART = "can-cu"
_BASIS = Text("Căn cứ ban hành kế hoạch", "What the plan was adopted under")
_CITED = Text("Văn bản khác được viện dẫn", "Other acts it cites")
_OTHERS = Text("Văn bản liên quan, kế hoạch không viện dẫn", "Related acts it does not cite")


class Listed(NamedTuple):
    """The acts in one state: the anchor and the words of the list, and each with its state."""

    anchor: str
    words: Text
    look: str
    acts: tuple[tuple[Cell, Text, tuple[Cell, ...]], ...]


_STATES: dict[Status, tuple[str, Text, str]] = {
    "in-force": ("dang-hieu-luc", Text("Đang có hiệu lực", "In force"), "good"),
    "ceased": ("het-hieu-luc", Text("Hết hiệu lực", "No longer in force"), "bad"),
    "unknown": ("chua-ro", Text("Chưa rõ hiệu lực", "Force not established"), "warn"),
    "not-yet-in-force": ("chua-hieu-luc", Text("Chưa có hiệu lực", "Not yet in force"), "warn"),
    "suspended": ("ngung", Text("Bị ngưng hiệu lực", "Suspended"), "warn"),
}
_ALWAYS = ("in-force", "ceased", "unknown")


def pages(view: View) -> Iterator[Page]:
    """Yield the list of acts."""
    path = view.addresses.page(PART)
    title = Text("Căn cứ pháp lý", "Legal basis")
    basis, cited, others = _groups(view)
    adoption = view.plan.identity.adoption
    own = view.plan.act(adoption.act) if adoption else None
    tables = (
        _placed(view, grids.acts(view, basis, "can-cu", _BASIS), basis),
        grids.acts(view, cited, "vien-dan", _CITED),
        grids.acts(view, others, "lien-quan", _OTHERS),
    )
    files = beside.tables(path)
    context = {
        "title": title,
        "states": tuple(_states(view, (*basis, *cited))),
        "basis": tables[0],
        "cited": tables[1],
        "others": tables[2],
        "files": files,
        "own": own and legal.name(view, own),
        "impact": view.addresses.page("anh-huong"),
    }
    html = both("acts.html", path, context)
    yield Page(path, title, html, view.plan.id, PART, view.crumbs(), _ABOUT, files, tables)


_ABOUT = Text(
    "Văn bản mà kế hoạch căn cứ và viện dẫn, tình trạng hiệu lực của từng văn bản.",
    "The acts that the plan rests on and cites, with the force of each.",
)


def _groups(view: View) -> tuple[list[Act], list[Act], list[Act]]:
    """Return the acts the plan rests on, the others it names, and those that neither is."""
    named = [each.act for each in view.plan.identity.legal_basis]
    basis = [act for name in dict.fromkeys(named) if (act := view.plan.act(name))]
    seen = {act.id for act in basis}
    linked = (link.target for link in view.plan.links if isinstance(link.target, Act))
    cited = {act.id: act for act in linked if act.id not in seen}
    rest = [
        each
        for each in view.shared
        if isinstance(each, Act) and each.id not in seen and each.id not in cited
    ]
    return basis, list(cited.values()), rest


def _states(view: View, acts: Iterable[Act]) -> Iterator[Listed]:
    found: dict[Status, list[Act]] = {}
    for act in acts:
        found.setdefault(status(act, view.as_of)[0], []).append(act)
    for state, (anchor, words, look) in _STATES.items():
        some = tuple(_state(view, act) for act in found.get(state, ()))
        if some or state in _ALWAYS:
            yield Listed(anchor, words, look if some else "", some)


def _state(view: View, act: Act) -> tuple[Cell, Text, tuple[Cell, ...]]:
    now = tuple(legal.name(view, each) for each in legal.in_place(view, act))
    return legal.name(view, act), grids.force(view, act), now


_PLACES = Column("listed", Text("Căn cứ của", "Basis of"), choice=True, width=16)
_LISTS = {"preamble": Text("quyết định", "the decision"), "plan": Text("kế hoạch", "the plan")}


def _placed(view: View, grid: Grid, acts: Iterable[Entity]) -> Grid:
    """Return a table of acts with where the plan lists each as its basis."""
    places: dict[str, list[Cell]] = {}
    for cite in view.plan.identity.legal_basis:
        if cite.listed:
            places.setdefault(cite.act, []).append(Cell(_LISTS[cite.listed]))
    rows = tuple(
        (*row[:2], tuple(dict.fromkeys(places.get(act.id, ()))), *row[2:])
        for row, act in zip(grid.rows, acts, strict=True)
    )
    return grid._replace(columns=(*grid.columns[:2], _PLACES, *grid.columns[2:]), rows=rows)
