"""Figures that are set beside each other and that stand for different days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from plancheck.equations import worked
from plancheck.findings import Finding, Rule
from plancheck.measured import measured_on, place
from plancheck.model import Entity, Equation, Measurement
from plancheck.plan import Plan
from plancheck.provenance import spots
from plancheck.text import Text, listing

RULE = Rule(
    slug="mixed-cut-off",
    severity="warning",
    title=Text("Số liệu khác thời điểm chốt", "Mixed cut-off days"),
    message=Text(
        "{where} đặt cạnh nhau các số liệu khác thời điểm: {days}.",
        "{where} sets figures of different days beside each other: {days}.",
    ),
    why=Text(
        "Cộng hay so số liệu chốt ở các thời điểm khác nhau cho kết quả sai.",
        "Adding or comparing figures of different days gives a wrong result.",
    ),
    fix=Text(
        "Lấy số liệu cùng ngày chốt hoặc cùng kỳ cho mọi số hạng; chép sai ngày thì sửa “as_of”,"
        " “period”.",
        "Use figures of one day or one period; if a day was copied wrongly, correct “as_of” or"
        " “period”.",
    ),
    ground=Text(
        "Thông lệ thống kê: số liệu so sánh được chốt cùng thời điểm.",
        "Good practice of statistics: figures that are compared have one cut-off.",
    ),
)
_EQUATION = Text("Đẳng thức {id}", "Equation {id}")
_TABLE = Text("Bảng “{indicator}” ({lines})", "The table “{indicator}” ({lines})")
_LINES = Text("dòng {lines}", "lines {lines}")
_LINES_OF = Text("dòng {lines} của {doc}", "lines {lines} of {doc}")


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for each in worked(plan):
        figures = [side.measurement for side in (each.total, *each.terms)]
        if not _growth(each.equation, figures) and _mixed(figures):
            where = _EQUATION.fill(id=each.equation.id)
            yield _finding(plan, each.equation, where, figures)
    for (indicator, doc, lines), figures in _tables(plan).items():
        if _mixed(figures):
            name = plan.label(indicator)
            words = _LINES_OF if doc else _LINES
            where = _TABLE.fill(indicator=name, lines=words.fill(lines=lines, doc=doc))
            yield _finding(plan, figures[0], where, figures)


def _finding(plan: Plan, owner: Entity, where: Text, figures: list[Measurement]) -> Finding:
    days = [Text("{id} ({when})", "{id} ({when})").fill(id=f.id, when=_when(f)) for f in figures]
    vi, en = listing(each.vi for each in days), listing(each.en for each in days)
    return RULE.at(
        plan.at(owner),
        *((place(plan, each), _when(each)) for each in figures[:5]),
        subject=plan.ref(owner),
        where=where,
        days=Text(vi.vi, en.en),
    )


def _tables(plan: Plan) -> dict[tuple[str, str, str], list[Measurement]]:
    """Return the figures of one indicator that were read at one place and count different parts."""
    found: dict[tuple[str, str, str], list[Measurement]] = defaultdict(list)
    for each in plan.measurements:
        for spot in spots(each):
            found[each.indicator, spot.doc or "", spot.lines()].append(each)
    return {key: figures for key, figures in found.items() if _parts(figures)}


def _parts(figures: list[Measurement]) -> bool:
    """Tell whether figures count different parts; of one part, they are a series in time."""
    parts = {(each.scope, each.system) for each in figures}
    return len(figures) > 1 and len(parts) == len(figures)


def _mixed(figures: Iterable[Measurement]) -> bool:
    """Tell whether figures stand for different days or periods; a figure without any counts not."""
    known = [each for each in figures if measured_on(each) is not None]
    ends = {measured_on(each) for each in known}
    starts = {each.period.start for each in known if each.as_of is None and each.period is not None}
    return len(ends) > 1 or len(starts) > 1


def _growth(equation: Equation, figures: list[Measurement]) -> bool:
    """Tell whether a ratio compares one thing at two times."""
    if equation.op != "ratio" or len(figures) != 3:
        return False
    return figures[1].indicator == figures[2].indicator and figures[1].scope == figures[2].scope


def _when(each: Measurement) -> Text:
    if each.as_of is None and each.period is not None:
        return Text("từ {first} đến {last}", "{first} to {last}").fill(
            first=each.period.start, last=each.period.end
        )
    return Text("{day}", "{day}").fill(day=each.as_of or Text("không rõ ngày", "no day"))
