"""The pictures on the pages of acts and systems: the line of time of an act, the chain around."""

from collections.abc import Iterable, Sequence

from plancheck.diff.keys import value_of
from plancheck.model import Act, Citation, System
from plancheck.site import legal
from plancheck.site.acts import heading
from plancheck.site.grid import Cell
from plancheck.site.pictures import force
from plancheck.site.pictures.chain import Edge, Node, Nodes, chain
from plancheck.site.pictures.figure import Drawing, Pen
from plancheck.site.refs import Refs
from plancheck.text import Text, short
from plancheck.validity import status

_MOST = 60  # boxes of a column that are handed on; the picture counts what it has no room for
_WORDS = 70  # letters of a box
_BODY = "\0body "  # no id of an element


def line(refs: Refs, act: Act) -> Drawing | None:
    """Return the line of time of an act, None where no day of it is known."""
    if act.issued is None and not act.events:
        return None
    view = refs.view
    return lambda *page: force.force(Pen(*page), view.plan, act, view.as_of, view.to)


def of_act(refs: Refs, act: Act, cited: Sequence[tuple[str, Citation]]) -> Drawing | None:
    """Return what an act was enacted under, what rests on it, and through whom it is carried out.

    Args:
        refs: what the page may name.
        act: the act.
        cited: the global ids of the elements that cite it, each with its citation.
    """
    view = refs.view
    under = [a for each in act.enacted_under if (a := view.plan.act(each.act)) is not None]
    elements = tuple(dict.fromkeys(ref for ref, _ in cited))[:_MOST]
    if not elements:
        return None
    columns = [
        Nodes(_THIS, (_act(refs, act),)),
        Nodes(_CITING, tuple(_element(refs, each) for each in elements), none=_NO_ELEMENT),
        _bodies(refs, elements),
    ]
    if under:
        columns.insert(0, Nodes(_UNDER, tuple(_act(refs, each) for each in under)))
    roles = {ref: value_of("cite", "role", cite.role) or _CITES for ref, cite in reversed(cited)}
    edges = [Edge(each.id, _ENABLED, act.id) for each in under]
    edges += [Edge(act.id, roles[each], each) for each in elements]
    edges += _to_bodies(refs, elements)
    title = _AROUND.fill(name=heading(act))
    return lambda *page: chain(Pen(*page), title, columns, edges, act.id)


def of_system(refs: Refs, system: System, used: Sequence[str]) -> Drawing | None:
    """Return what a system is connected to, what uses it, and through whom."""
    view = refs.view
    links = (*view.registry.links_from(system, "integrates"),
             *view.registry.links_to(system, "integrates"))  # fmt: skip
    ends = (end for each in links for end in (each.source, each.target))
    others = tuple(dict.fromkeys(e.id for e in ends if isinstance(e, System) and e is not system))
    elements = tuple(used)[:_MOST]
    if not elements and not others:
        return None
    columns = [
        Nodes(_CONNECTED, tuple(_named(refs, each) for each in others[:_MOST]), none=_NO_SYSTEM),
        Nodes(_SYSTEM, (_named(refs, system.id),)),
        Nodes(_USING, tuple(_element(refs, each) for each in elements), none=_NO_ELEMENT),
        _bodies(refs, elements),
    ]
    edges = [Edge(each, _CONNECTS, system.id) for each in others[:_MOST]]
    edges += [Edge(system.id, _USES, each) for each in elements]
    edges += _to_bodies(refs, elements)
    title = _AROUND.fill(name=view.name_of(system.id))
    return lambda *page: chain(Pen(*page), title, columns, edges, system.id)


def _act(refs: Refs, act: Act) -> Node:
    cell = legal.name(refs.view, act)
    state, _ = status(act, refs.view.as_of)
    return Node(act.id, cell.words, cell.to, state)


def _named(refs: Refs, name: str) -> Node:
    return _boxed(name, Cell(refs.view.name_of(name), refs.view.to(name)))


def _element(refs: Refs, ref: str) -> Node:
    view, local = refs.split(ref)
    return _boxed(ref, refs.cell(ref))._replace(flag=bool(view.about(local)))


def _boxed(key: str, cell: Cell) -> Node:
    return Node(key, Text(short(cell.words.vi, _WORDS), short(cell.words.en, _WORDS)), cell.to)


def _bodies(refs: Refs, elements: Iterable[str]) -> Nodes:
    cells = dict.fromkeys(cell for each in elements for cell in refs.bodies(each))
    nodes = tuple(_boxed(_BODY + cell.to, cell) for cell in cells)
    return Nodes(_BODIES, nodes[:_MOST], none=_NO_BODY)


def _to_bodies(refs: Refs, elements: Iterable[str]) -> list[Edge]:
    return [
        Edge(each, _CARRIED, _BODY + cell.to) for each in elements for cell in refs.bodies(each)
    ]


_AROUND = Text("Liên hệ của {name}", "What {name} is connected to")
_UNDER = Text("Căn cứ ban hành", "Enacted under")
_THIS = Text("Văn bản này", "This act")
_CITING = Text("Mục viện dẫn", "Cited by")
_BODIES = Text("Cơ quan thực hiện", "Carried out by")
_CONNECTED = Text("Kết nối với", "Connected to")
_SYSTEM = Text("Hệ thống này", "This system")
_USING = Text("Việc sử dụng", "Used by")
_NO_ELEMENT = Text("không có mục nào", "nothing")
_NO_BODY = Text("không giao riêng cho cơ quan nào", "no body of its own")
_NO_SYSTEM = Text("không nêu kết nối nào", "no connection named")
_ENABLED = Text("làm căn cứ ban hành", "enabled")
_CITES = Text("viện dẫn", "cites")
_CARRIED = Text("do cơ quan thực hiện", "is carried out by")
_CONNECTS = Text("kết nối", "is connected to")
_USES = Text("được sử dụng bởi", "is used by")
