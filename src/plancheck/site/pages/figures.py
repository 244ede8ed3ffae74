"""The figures: what was measured, when, over what, by whom; and the sums that the text states."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from plancheck.equations import Worked, worked
from plancheck.measured import measured_on, scope_words
from plancheck.model import Entity, Equation, Indicator, Measurement, Value
from plancheck.quantity import described, rounded, unit_name, with_unit
from plancheck.rows import single, words_of
from plancheck.site import grids
from plancheck.site.elements import Element, Fact, element, line_cells, value_cells
from plancheck.site.found import Group, grouped, shown
from plancheck.site.grid import Cell, Column, Grid, Row, counted, dated, said
from plancheck.site.page import Page
from plancheck.site.rendering import both
from plancheck.site.view import View
from plancheck.text import Text

PART = "so-lieu"
TITLE = Text("Số liệu", "Figures")


class Figure(NamedTuple):
    """A measurement: its value, when it stands for, over what, where from, what it serves."""

    id: str
    value: Text
    when: Text
    facts: tuple[Fact, ...]


class Series(NamedTuple):
    """An indicator with its figures in time; `unknown` where no indicator is declared."""

    about: Element
    figures: tuple[Figure, ...]
    items: tuple[Group, ...]
    unknown: bool = False


class Sum(NamedTuple):
    """An equation worked out."""

    about: Element
    formula: Text
    stated: Text
    answer: Text
    state: str


def pages(view: View) -> Iterator[Page]:
    """Yield the page of figures."""
    path = view.addresses.page(PART)
    context = {
        "title": TITLE,
        "series": tuple(_series(view)),
        "sums": tuple(_sums(view)),
        "every": _grid(view),
        "number": len(view.plan.measurements),
    }
    html = both("figures.html", path, context)
    yield Page(path, TITLE, html, view.plan.id, PART, view.crumbs())


def _series(view: View) -> Iterator[Series]:
    """Yield the indicators in the order of the files, those without figures last."""
    used = _uses(view)
    held: dict[str, list[Measurement]] = defaultdict(list)
    for measured in view.plan.measurements:
        held[measured.indicator].append(measured)
    for each in sorted(_indicators(view), key=lambda known: known.id not in held):
        some = sorted(held.pop(each.id, ()), key=_day)
        yield _one(view, element(view, each, _about(view, each)), some, used)
    for name, some in held.items():
        about = Element(name, Text(name, name), (), ())
        yield _one(view, about, sorted(some, key=_day), used)._replace(unknown=True)


def _indicators(view: View) -> list[Indicator]:
    return [
        each
        for holder in (view.plan.entities.values(), view.shared)
        for each in holder
        if isinstance(each, Indicator)
    ]


def _day(each: Measurement) -> date:
    return measured_on(each) or date.min


def _one(
    view: View, about: Element, some: list[Measurement], used: dict[str, list[Fact]]
) -> Series:
    items = grouped(shown(view, view.about(about.id, *(each.id for each in some))))
    return Series(about, tuple(_figure(view, each, used) for each in some), items)


def _about(view: View, each: Indicator) -> Iterator[Fact]:
    yield Text("Loại", "Kind"), value_cells("indicator", "kind", each.kind)
    yield Text("Đơn vị tính", "Unit"), said(unit_name(Value(text=each.unit, unit=each.unit)))
    yield Text("Tử số", "Numerator"), said(each.numerator or "")
    yield Text("Mẫu số", "Denominator"), said(each.denominator or "")
    yield Text("Chiều tốt", "Better when"), value_cells("indicator", "direction", each.direction)
    yield Text("Cách tính", "Method"), said(each.method or "")
    yield (
        Text("Cơ quan lập số liệu", "Produced by"),
        grids.names(view, [each.producer] if each.producer else []),
    )
    targets = [e for e in view.plan.targets if e.indicator == each.id]
    yield Text("Dùng cho chỉ tiêu", "Used by targets"), tuple(_to(view, e) for e in targets)


def _to(view: View, entity: Entity) -> Cell:
    return Cell(Text(entity.id, entity.id), view.addresses.of(entity))


def _uses(view: View) -> dict[str, list[Fact]]:
    """Return what each measurement serves as: a baseline, a result, a term, a stated figure."""
    found: dict[str, list[Fact]] = defaultdict(list)
    own = view.plan.entities
    for each in view.standing.targets:
        figures = (
            (each.baseline, Text("Mức đầu kỳ của", "Baseline of")),
            (each.verdict.result, Text("Kết quả để đánh giá", "Result that decides")),
        )
        for figure, label in figures:
            if figure is not None and own.get(figure.measurement.id) is figure.measurement:
                found[figure.measurement.id].append((label, (_to(view, each.target),)))
    for measurement in view.plan.measurements:
        for link in view.plan.links_to(measurement, "stated-as", "total", "term"):
            if isinstance(link.source, Entity):
                label = _EDGES[link.edge]
                found[measurement.id].append((label, (_to(view, link.source),)))
    return found


_EDGES = {
    "stated-as": Text("Nêu tại", "Stated in"),
    "total": Text("Là tổng của", "Total of"),
    "term": Text("Là số hạng của", "Term of"),
}
_NO_DAY = Text("không nêu ngày", "no day stated")
_NO_EVIDENCE = Text("không nêu chứng cứ", "no evidence named")


def _when(each: Measurement) -> Text:
    if each.period is not None:
        template = Text("từ {a} đến {b}", "{a} to {b}")
        return template.fill(a=each.period.start, b=each.period.end)
    return Text("{day}", "{day}").fill(day=each.as_of) if each.as_of else _NO_DAY


def _evidence(each: Measurement) -> tuple[Cell, ...]:
    return tuple(Cell(Text(words, words)) for words in each.evidence) or (Cell(_NO_EVIDENCE),)


def _value(view: View, each: Measurement) -> Text:
    known = view.plan.indicator(each.indicator)
    return described(with_unit(each.value, known.unit if known else None))


def _figure(view: View, each: Measurement, used: dict[str, list[Fact]]) -> Figure:
    grouped: dict[Text, list[Cell]] = defaultdict(list)
    for label, cells in used.get(each.id, ()):
        grouped[label].extend(cells)
    facts: list[Fact] = [
        (Text("Tính trên", "Counted over"), said(scope_words(view.plan, each.scope))),
        (Text("Chất lượng", "Quality"), value_cells("measurement", "quality", each.quality)),
        (Text("Hệ thống", "System"), grids.names(view, [each.system] if each.system else [])),
        (
            Text("Báo cáo bởi", "Reported by"),
            grids.names(view, [each.reported_by] if each.reported_by else []),
        ),
        (Text("Chứng cứ", "Evidence"), _evidence(each)),
        *((label, tuple(dict.fromkeys(cells))) for label, cells in grouped.items()),
        (Text("Văn bản gốc", "Source text"), line_cells(view, each)),
        (Text("Ghi chú", "Note"), said(each.note or "")),
    ]
    return Figure(each.id, _value(view, each), _when(each), tuple(f for f in facts if f[1]))


# -- equations -------------------------------------------------------------------------------------

_HOLDS = Text("Khớp với số văn bản nêu.", "It agrees with what the text states.")
_FAILS = Text("Không khớp: lệch {gap}.", "It does not agree: off by {gap}.")
_OPEN = Text("Không tính được: {doubt}.", "It cannot be worked out: {doubt}.")
_LOST = Text(
    "Không tính được: có mã không phải là số liệu.",
    "It cannot be worked out: it names what is no figure.",
)


def _sums(view: View) -> Iterator[Sum]:
    done = {each.equation.id: each for each in worked(view.plan)}
    for equation in view.plan.equations:
        about = element(view, equation, _terms(view, equation))
        one = done.get(equation.id)
        if one is None:
            yield Sum(about, Text("?", "?"), Text("?", "?"), _LOST, "warn")
        else:
            answer, state = _answer(one)
            yield Sum(about, one.formula(), described(one.total.value), answer, state)


def _answer(one: Worked) -> tuple[Text, str]:
    if one.doubt.vi:
        return _OPEN.fill(doubt=one.doubt), "warn"
    if one.holds:
        return _HOLDS, "good"
    return _FAILS.fill(gap=_gap(one.gap)), "bad"


def _gap(number: Decimal) -> Decimal:
    """Return a difference as it is, or with two decimals where it has more."""
    exact = -int(number.as_tuple().exponent)
    return number if exact <= 2 else rounded(number, 2)


def _terms(view: View, equation: Equation) -> Iterator[Fact]:
    yield Text("Phép tính", "Operation"), value_cells("equation", "op", equation.op)
    yield Text("Tổng, kết quả", "Total"), _sides(view, [equation.total])
    yield Text("Các số hạng", "Terms"), _sides(view, equation.terms)
    yield Text("Sai số cho phép", "Tolerance"), _tolerated(equation)


def _tolerated(equation: Equation) -> tuple[Cell, ...]:
    return counted(Decimal(equation.tolerance)) if equation.tolerance is not None else ()


def _sides(view: View, names: Iterable[str]) -> tuple[Cell, ...]:
    found = []
    for name in names:
        each = view.plan.lookup(name)
        if isinstance(each, Measurement):
            words = Text("{name}: {value}", "{name}: {value}").fill(
                name=view.name_of(each.indicator), value=_value(view, each)
            )
            found.append(Cell(words, view.to(name)))
        else:
            found.append(Cell(Text(name, name)))
    return tuple(found)


# -- all of them in one table ----------------------------------------------------------------------

_COLUMNS = (
    Column("id", Text("Mã", "Id"), width=24),
    Column("indicator", Text("Chỉ số", "Indicator"), width=50),
    Column("value", Text("Giá trị", "Value"), width=20),
    Column("number", Text("Con số", "Number"), "number", width=14),
    Column("day", Text("Ngày số liệu", "Day"), "day", width=14),
    Column("scope", Text("Tính trên", "Counted over"), width=40),
    Column("quality", Text("Chất lượng", "Quality"), choice=True, width=14),
    Column("reported_by", Text("Báo cáo bởi", "Reported by"), choice=True, width=30),
    Column("evidence", Text("Chứng cứ", "Evidence"), width=30),
)


def _grid(view: View) -> Grid:
    rows = tuple(_row(view, each) for each in view.plan.measurements)
    return Grid(PART, Text("Tất cả số liệu", "All figures"), _COLUMNS, rows)


def _row(view: View, each: Measurement) -> Row:
    indicator = view.plan.indicator(each.indicator)
    words = words_of(indicator) if indicator else Text(each.indicator, each.indicator)
    return (
        (Cell(Text(each.id, each.id), view.addresses.of(each), value=each.id),),
        (Cell(words, view.to(each.indicator)),),
        (Cell(_value(view, each)),),
        counted(single(each.value)),
        dated(measured_on(each)),
        said(scope_words(view.plan, each.scope)),
        value_cells("measurement", "quality", each.quality),
        grids.names(view, [each.reported_by] if each.reported_by else []),
        tuple(Cell(Text(e, e)) for e in each.evidence),
    )
