"""The page of an act: its force on the day, its history with evidence, and all that rests on it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from plancheck.diff.keys import value_of
from plancheck.impact import impact
from plancheck.iri import iri
from plancheck.labels import ACT_TYPES, EVENTS, GRADES, RELATIONS
from plancheck.law import MISSING
from plancheck.model import Act, Citation, Evidence, Grade, Grades, LegalEvent, Reference
from plancheck.naming import KINDS, provisions
from plancheck.site import grids, legal, surroundings
from plancheck.site.acts import heading
from plancheck.site.affected import affected
from plancheck.site.found import grouped, shown
from plancheck.site.grid import Cell, Column, Grid, Row, dated, said
from plancheck.site.page import Page
from plancheck.site.refs import Refs
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.text import Text, short
from plancheck.validity import status

PART = "can-cu"


class Fact(NamedTuple):
    """A line of the attributes: what it is, its value, how well it is established."""

    label: Text
    cells: tuple[Cell, ...]
    grade: Text | None = None


class Read(NamedTuple):
    """What was read to establish something: the source, the place in it, its words, a remark."""

    source: tuple[Cell, ...]
    place: str
    quote: str
    note: str


class Told(NamedTuple):
    """Something that is said of an act, on whatever day, with its evidence.

    `what` is the event, the relation or the claim, `acts` the other act, `at` the provisions.
    """

    day: Any
    what: Text
    acts: tuple[Cell, ...]
    at: Text
    grade: Text | None
    recorded: Any
    note: str
    read: tuple[Read, ...]
    later: bool = False


class Cited(NamedTuple):
    """A citation of an act: the plan's own name of what cites it, and the citation."""

    ref: str
    citation: Citation


def pages(refs: Refs) -> Iterator[Page]:
    """Yield the page of each act that stands under a plan."""
    view = refs.view
    citations: dict[str, list[Cited]] = defaultdict(list)
    for other in refs.views.values():
        for owner, citation, _ in other.plan.citations():
            citations[citation.act].append(Cited(other.plan.ref(owner), citation))
    for act in view.shared:
        if isinstance(act, Act):
            yield _page(refs, act, citations.get(act.id, ()))


def _page(refs: Refs, act: Act, cited: Sequence[Cited]) -> Page:
    view = refs.view
    path = view.addresses.of(act)
    title = heading(act)
    force = legal.force(view, act)
    items = shown(view, view.about(act.id))
    falls = impact(view.loaded.workspace, act, view.as_of)
    context = {
        "name": title,
        "words": act.vi if act.number else None,
        "en": act.en,
        "force": force,
        "as_of": view.as_of,
        "facts": tuple(_facts(view, act)),
        "address": iri(act, view.registry.entities).work,
        "missing": tuple(MISSING[each] for each in iri(act, view.registry.entities).missing),
        "line": surroundings.line(refs, act),
        "chain": surroundings.of_act(refs, act, cited),
        "history": tuple(_event(view, e) for e in sorted(act.events, key=_when)),
        "acts_on": tuple(_acts_on(view, act)),
        "under": tuple(_under(view, act)),
        "enables": tuple(_enables(view, act)),
        "relations": tuple(_relations(view, act)),
        "rejected": tuple(_rejected(view, act)),
        "evidence": tuple(_read(view, each) for each in act.evidence),
        "cited": _cited(refs, cited),
        "falls": affected(refs, falls.effects),
        "ceased": status(act, view.as_of)[0] == "ceased",
        "items": items,
        "groups": grouped(items),
        "links": tuple(e for e in act.links if e.startswith(("http://", "https://"))),
        "note": act.note,
    }
    description = Text(f"{title.vi}: {force.head.vi}.", f"{title.en}: {force.head.en}.")
    html = both("act.html", path, context)
    return Page(path, title, html, view.plan.id, PART, view.crumbs(PART), description)


# -- attributes ------------------------------------------------------------------------------------


def _facts(view: View, act: Act) -> Iterator[Fact]:
    """Yield the attributes in the order of Vietnamese legal portals."""
    grades = act.grades or Grades()
    kind = KINDS.get(act.type) or ACT_TYPES[act.type]
    yield Fact(Text("Loại văn bản", "Kind"), (Cell(kind),))
    yield _fact(Text("Số, ký hiệu", "Number"), said(act.number or ""), grades.number)
    yield _fact(Text("Trích yếu", "Title"), said(act.vi or ""), grades.title)
    issuer = grids.names(view, [act.issuer] if act.issuer else [])
    yield _fact(Text("Cơ quan ban hành", "Issued by"), issuer, grades.issuer)
    issued = dated(act.issued) or said(act.year or "")
    yield _fact(Text("Ngày ban hành", "Issued"), issued, grades.issued)
    entries = [e for e in act.events if e.type == "entry-into-force" and not e.scope]
    entry = min(entries, key=_when, default=None)
    yield _fact(
        Text("Ngày có hiệu lực", "In force from"),
        dated(entry.on if entry else None),
        grades.effective or (entry.grade if entry else None),
    )
    state, cause = status(act, view.as_of)
    ended = grades.ended or (cause.grade if cause else None)
    yield Fact(
        Text("Tình trạng hiệu lực", "Force"),
        (Cell(grids.force(view, act), state=state),),
        GRADES[ended] if ended and state == "ceased" else None,
    )
    yield from _period(act)
    if act.other_names:
        yield Fact(
            Text("Tên gọi khác", "Other names"), tuple(Cell(Text(n, n)) for n in act.other_names)
        )
    if act.normative:
        words = Text("có", "yes")
        yield Fact(Text("Văn bản quy phạm pháp luật", "Normative"), (Cell(words),))
    yield _fact(Text("Ngày kiểm tra hiệu lực", "Force last checked"), dated(act.checked_on), None)
    yield Fact(Text("Mã trong danh mục", "Id in the registry"), said(act.id))


_NOT_RECORDED = Text("chưa ghi nhận", "not recorded")


def _fact(label: Text, cells: tuple[Cell, ...], grade: Grade | None) -> Fact:
    """Return an attribute; one that is not known says so."""
    if not cells:
        return Fact(label, (Cell(_NOT_RECORDED),))
    return Fact(label, cells, GRADES[grade] if grade else None)


def _period(act: Act) -> Iterator[Fact]:
    period = act.programme_period
    if period is not None:
        words = Text("{a} – {b}", "{a} – {b}").fill(a=period.start, b=period.end)
        grade = (act.grades or Grades()).period
        yield Fact(
            Text("Giai đoạn của chương trình", "Period of the programme"),
            (Cell(words),),
            GRADES[grade] if grade else None,
        )


# -- history, relations, claims --------------------------------------------------------------------


def _when(event: LegalEvent) -> tuple[Any, ...]:
    return event.on, event.type, event.by or ""


def _acts(view: View, name: str | None) -> tuple[Cell, ...]:
    act = view.plan.act(name or "")
    if act is not None:
        return (legal.name(view, act),)
    return said(name or "")


def _read(view: View, each: Evidence) -> Read:
    source = view.registry.entities.get(each.source or "")
    cells: tuple[Cell, ...] = said(each.source or "")
    if isinstance(source, Reference):
        words = short(source.vi or source.where, 120)
        cells = (Cell(Text(words, words), view.addresses.of(source)),)
    return Read(cells, each.place or "", each.quote or "", each.note or "")


def _event(view: View, event: LegalEvent) -> Told:
    return Told(
        event.on,
        EVENTS[event.type],
        _acts(view, event.by),
        provisions(event.scope),
        GRADES[event.grade],
        event.recorded,
        event.note or "",
        tuple(_read(view, each) for each in event.evidence),
        event.on > view.as_of,
    )


def _acts_on(view: View, act: Act) -> Iterator[Told]:
    """Yield what an act did to the force of others."""
    sources = {link.source.id: link.source for link in view.registry.links_to(act, "ended-by")
               if isinstance(link.source, Act)}  # fmt: skip
    found = [(each, e) for each in sources.values() for e in each.events if e.by == act.id]
    for each, event in sorted(found, key=lambda pair: (_when(pair[1]), pair[0].id)):
        yield _event(view, event)._replace(acts=(legal.name(view, each),), read=(), note="")


def _state(view: View, name: str) -> Text:
    act = view.plan.act(name)
    return grids.force(view, act) if act is not None else Text("", "")


def _under(view: View, act: Act) -> Iterator[Told]:
    for each in act.enacted_under:
        yield Told(
            None,
            _state(view, each.act),
            _acts(view, each.act),
            Text("", ""),
            GRADES[each.grade],
            None,
            each.note or "",
            tuple(_read(view, e) for e in each.evidence),
        )


def _enables(view: View, act: Act) -> Iterator[Cell]:
    links = view.registry.links_to(act, "enacted-under")
    for link in dict.fromkeys(each.source for each in links if isinstance(each.source, Act)):
        yield legal.name(view, link)


def _relations(view: View, act: Act) -> Iterator[Told]:
    for each in act.relations:
        yield Told(
            each.on,
            RELATIONS[each.type],
            _acts(view, each.act),
            Text("", ""),
            GRADES[each.grade],
            None,
            each.note or "",
            tuple(_read(view, e) for e in each.evidence),
        )


def _rejected(view: View, act: Act) -> Iterator[Told]:
    for each in act.rejected_claims:
        read = tuple(_read(view, e) for e in each.evidence)
        yield Told(
            None, Text(each.claim, each.claim), (), Text("", ""), None, None, each.why or "", read
        )


# -- who rests on it -------------------------------------------------------------------------------

_CITED = (
    Column("element", Text("Viện dẫn tại", "Cited at"), width=60),
    Column("role", Text("Vai trò", "Role"), choice=True, width=14),
    Column("at", Text("Điều khoản", "Provisions"), width=24),
    Column("printed", Text("In trong văn bản", "As printed"), width=40),
    Column("bodies", Text("Cơ quan liên quan", "Bodies concerned"), choice=True, width=40),
)


def _cited(refs: Refs, cited: Iterable[Cited]) -> Grid:
    rows = tuple(_row(refs, each) for each in cited)
    return Grid("vien-dan", Text("Nơi viện dẫn", "Who cites it"), _CITED, rows)


def _row(refs: Refs, each: Cited) -> Row:
    cite = each.citation
    role = value_of("cite", "role", cite.role) or Text(cite.role, cite.role)
    where = value_of("cite", "list", cite.listed) if cite.listed else None
    return (
        (refs.cell(each.ref),),
        (Cell(where or role),),
        said(provisions(cite.at)),
        said(cite.printed or ""),
        refs.bodies(each.ref),
    )
