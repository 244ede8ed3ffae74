"""What was measured before and during a plan, and how far a target can be compared with it."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from plancheck.findings import Confidence, Place
from plancheck.fitting import Figures, counted, single
from plancheck.model import Body, Measurement, Objective, Scope, Target, Value
from plancheck.plan import Plan
from plancheck.quantity import same_unit, unit_name, with_unit
from plancheck.text import Text

_PARTS = {
    "branches": Text("khối", "branches:"),
    "levels": Text("cấp", "levels:"),
    "staff": Text("đối tượng", "staff:"),
}
_NAMES = {
    "party": Text("Đảng", "Party"),
    "state": Text("Nhà nước", "State"),
    "union": Text("đoàn thể", "unions"),
    "province": Text("tỉnh", "province"),
    "district": Text("huyện", "district"),
    "commune": Text("xã", "commune"),
    "can-bo": Text("cán bộ", "officials"),
    "cong-chuc": Text("công chức", "civil servants"),
    "vien-chuc": Text("viên chức", "public employees"),
}


class Compared(NamedTuple):
    """A measurement beside a target: what it starts from (its baseline), or what came out of it.

    `value` is in the indicator's unit where the file names none; `named` says that the target
    itself names the measurement; `differences` are what keeps the two from being compared;
    `reserve` quotes conditions in words that only a reader can compare.
    """

    measurement: Measurement
    value: Value
    named: bool
    differences: tuple[Text, ...]
    reserve: Text

    @property
    def confidence(self) -> Confidence:
        """How sure one can be that the two may be compared."""
        doubtful = not self.named or self.reserve.vi
        return Confidence.INFERRED if doubtful else Confidence.CERTAIN


def measured_on(measurement: Measurement) -> date | None:
    """Return the day a figure stands for: its cut-off, or the end of its period."""
    if measurement.as_of is not None:
        return measurement.as_of
    return measurement.period.end if measurement.period is not None else None


def facts(measurement: Measurement) -> Hashable:
    """Return what a figure is about, everything but its value: two with the same facts are one."""
    scope = measurement.scope or Scope()
    period = measurement.period
    return (
        measurement.indicator,
        measurement.as_of,
        period and (period.start, period.end),
        measurement.system,
        scope.unit,
        scope.denominator,
        frozenset((*scope.branches, *scope.levels, *scope.staff)),
        frozenset(scope.bodies),
        frozenset(each.casefold() for each in scope.qualifiers),
    )


def beginning(plan: Plan) -> date:
    """Return the day up to which figures are baselines: the plan's first day, or its adoption."""
    begin = plan.identity.period.start
    adoption = plan.identity.adoption
    return max(begin, adoption.date) if adoption is not None else begin


@lru_cache(maxsize=8)  # several checks ask for one plan
def measured_before(plan: Plan) -> Figures:
    """Return the figures that were known when the plan began.

    They are those of the plan's own files, and those of the plan before it.
    """
    before = plan.predecessor
    earlier = before.measurements if before is not None and before is not plan else ()
    return _figures(plan, (*plan.measurements, *earlier), date.min, beginning(plan))


def measured_during(plan: Plan, as_of: date) -> Figures:
    """Return the results known by a day.

    Results are figures for days after the plan began: those of the plan's own files, and of its
    period those of the plans below it and those in which a plan that follows it looks back. A plan
    of another jurisdiction, a district's below a province's, tells only of a part; so do figures of
    a department's own plan, but for those that say of which bodies they are.
    """
    first = date.fromordinal(beginning(plan).toordinal() + 1)
    every = [
        *plan.measurements,
        *(
            each
            for other in dict.fromkeys((*plan.below, *plan.followers))
            if other.identity.jurisdiction == plan.identity.jurisdiction
            for each in other.measurements
            if (each.scope and each.scope.bodies) or not of_a_part(plan, other)
            if (day := measured_on(each)) is not None and day <= plan.identity.period.end
        ),
    ]
    return _figures(plan, every, first, as_of)


_UNITS = frozenset({"so", "van-phong", "trung-tam", "doi", "don-vi", "vertical"})


def of_a_part(plan: Plan, other: Plan) -> bool:
    """Tell whether a plan is that of a department, of a part of what another plan is about.

    So it is if another body adopted it, a unit such as a department or a body below the one that
    adopted the other plan. A head speaks for his body.
    """
    ours, theirs = (_adopter(each) for each in (plan, other))
    if ours is None or theirs is None or ours == theirs:
        return False
    body = plan.registry.entities.get(theirs)
    unit = isinstance(body, Body) and body.kind in _UNITS
    return unit or ours in plan.registry.above(theirs)


def _adopter(plan: Plan) -> str | None:
    adoption = plan.identity.adoption
    body = plan.registry.entities.get(adoption.body) if adoption is not None else None
    if not isinstance(body, Body):
        return None
    return body.parent if body.kind == "person" and body.parent else body.id


def _figures(plan: Plan, every: Iterable[Measurement], first: date, last: date) -> Figures:
    known: dict[str, list[tuple[date, Measurement]]] = defaultdict(list)
    for measurement in every:
        day = measured_on(measurement)
        if day is not None and first <= day <= last:
            known[measurement.indicator].append((day, measurement))
    return Figures(plan, known)


def baseline_of(plan: Plan, target: Target, before: Figures) -> Compared | None:
    """Return the figure that a target starts from: the one it names, else the best one known.

    Numbers come before words, then what can be compared before what cannot, then the latest.

    Args:
        plan: the plan of the target.
        target: a target with a value.
        before: what `measured_before` returns for the plan.
    """
    if target.value is None:
        return None
    if target.baseline is not None:
        named = plan.lookup(target.baseline)
        return compared(plan, target, named, named=True) if isinstance(named, Measurement) else None
    best = before.start_of(target)
    return compared(plan, target, best) if best is not None else None


@lru_cache(maxsize=8)  # several checks ask for one plan
def baselines(plan: Plan) -> tuple[tuple[Objective, Target, Compared | None], ...]:
    """Return every target of a plan with the figure it starts from, in the order of the files."""
    before = measured_before(plan)
    return tuple(
        (objective, target, baseline_of(plan, target, before))
        for objective in plan.objectives
        for target in objective.targets
    )


def results_of(plan: Plan, target: Target, during: Figures) -> tuple[Compared, ...]:
    """Return the results that a target is judged by: the latest that can be compared with it.

    Where none can be, it is one of the latest of all, with what keeps it from being compared. Of
    several figures for one day, the exact one counts before an estimate, and a number before words;
    those that are still equal all count, in the order of their ids, each value once.

    Args:
        plan: the plan of the target.
        target: a target.
        during: what `measured_during` returns for the plan and the day.
    """
    return tuple(compared(plan, target, each) for each in during.latest_of(target))


def compared(
    plan: Plan, target: Target, measurement: Measurement, *, named: bool = False
) -> Compared:
    """Return a measurement beside a target, with what keeps the two from being compared."""
    if target.value is None:
        return Compared(measurement, measurement.value, named, (), Text("", ""))
    wanted = with_unit(target.value, _unit(plan, target.indicator))
    value = with_unit(measurement.value, _unit(plan, measurement.indicator))
    differences = []
    if target.indicator is not None and target.indicator != measurement.indicator:
        own, other = plan.label(target.indicator), plan.label(measurement.indicator)
        differences.append(
            Text(f"số liệu đo “{other}”, không phải “{own}”", f"it measures “{other}”, not “{own}”")
        )
    if value.numbers() and wanted.numbers() and not same_unit(wanted, value):
        differences.append(_difference(Text("bằng", "in"), [unit_name(wanted)], [unit_name(value)]))
    differences.extend(_scopes(plan, target.scope, measurement.scope))
    reserve = _reserve(target.scope, measurement.scope)
    return Compared(measurement, value, named, tuple(differences), reserve)


def same_scope(plan: Plan, one: Scope | None, two: Scope | None) -> bool:
    """Tell whether two scopes count the same; what either leaves unsaid is no difference."""
    return counted(plan, one).fits(counted(plan, two))


def place(plan: Plan, measurement: Measurement) -> Place:
    """Return where a figure stands: in the files of a plan, of the one before or of a later one."""
    return plan.holder_of(measurement).at(measurement)


def _unit(plan: Plan, name: str | None) -> str | None:
    indicator = plan.indicator(name)
    return indicator.unit if indicator is not None else None


def _scopes(plan: Plan, target: Scope | None, measured: Scope | None) -> Iterator[Text]:
    """Yield where two scopes differ; what either leaves unsaid is no difference.

    But a figure of single bodies is only a part of what a target counts that names none of them.
    """
    if measured is not None and single(plan, measured) and not (target and target.bodies):
        yield _PART.fill(bodies=[plan.label(each) for each in measured.bodies])
    if target is None or measured is None:
        return
    for part, name in _PARTS.items():
        one, two = getattr(target, part), getattr(measured, part)
        if one and two and set(one) != set(two):
            yield _difference(name, [_NAMES[each] for each in one], [_NAMES[each] for each in two])
    if target.unit and measured.unit and target.unit != measured.unit:
        units = [unit_name(Value(text=each, unit=each)) for each in (target.unit, measured.unit)]
        yield _difference(Text("theo", "by"), *([each] for each in units))
    if not target.bodies or not measured.bodies or set(target.bodies) == set(measured.bodies):
        return
    ours = frozenset().union(*map(plan.registry.members, target.bodies))
    theirs = frozenset().union(*map(plan.registry.members, measured.bodies))
    if ours != theirs:
        labels = [
            [Text(plan.label(each), plan.label(each)) for each in scope.bodies]
            for scope in (target, measured)
        ]
        yield _difference(_AT, *labels)


_PART = Text("số liệu chỉ tính ở {bodies}", "the figure counts only {bodies}")


def _difference(what: Text, wanted: list[Text], measured: list[Text]) -> Text:
    return Text(
        "chỉ tiêu tính {what} {wanted} còn số liệu tính {what} {measured}",
        "the target counts {what} {wanted}, the figure {what} {measured}",
    ).fill(what=what, wanted=wanted, measured=measured)


def scope_words(plan: Plan, scope: Scope | None) -> Text:
    """Return what a figure is counted over, in words; nothing where the plan does not say."""
    if scope is None:
        return Text("", "")
    told = [unit_name(Value(text=scope.unit, unit=scope.unit))] if scope.unit else []
    for part, name in _PARTS.items():
        if each := getattr(scope, part):
            names = [_NAMES[one] for one in each]
            told.append(Text("{what} {names}", "{what} {names}").fill(what=name, names=names))
    if scope.bodies:
        labels = [plan.label(each) for each in scope.bodies]
        told.append(Text("{what} {names}", "{what} {names}").fill(what=_AT, names=labels))
    told += [Text(each, each) for each in scope.qualifiers]
    if scope.denominator:
        count = Decimal(scope.denominator)
        told.append(Text("trên tổng số {count}", "of {count} in all").fill(count=count))
    return Text("; ".join(each.vi for each in told), "; ".join(each.en for each in told))


_AT = Text("ở", "at")


def _reserve(target: Scope | None, measured: Scope | None) -> Text:
    """Return a caution where each of two scopes has a condition that the other lacks."""
    one, two = (
        {each.casefold(): each for each in scope.qualifiers} if scope else {}
        for scope in (target, measured)
    )
    ours = [f"“{words}”" for key, words in one.items() if key not in two]
    theirs = [f"“{words}”" for key, words in two.items() if key not in one]
    if not ours or not theirs:
        return Text("", "")
    return Text(
        " Cần đối chiếu điều kiện: chỉ tiêu nêu {ours}, số liệu nêu {theirs}.",
        " Compare the conditions: the target says {ours}, the figure {theirs}.",
    ).fill(ours=ours, theirs=theirs)
