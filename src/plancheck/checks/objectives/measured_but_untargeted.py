"""Weak results that the plan reports and then sets no target for."""

from collections.abc import Iterator
from datetime import date

from plancheck import wording
from plancheck.findings import Confidence, Finding, Rule
from plancheck.measured import measured_before, measured_on, place
from plancheck.model import Indicator, Item, Measurement
from plancheck.plan import Plan
from plancheck.quantity import described, percentage, with_unit
from plancheck.text import Text

RULE = Rule(
    slug="measured-but-untargeted",
    severity="warning",
    closed="note",
    title=Text("Kết quả yếu không có chỉ tiêu", "Weak result without a target"),
    message=Text(
        "Chỉ số “{indicator}” có kết quả yếu: {value}, nhưng kế hoạch không đặt chỉ tiêu nào cho"
        " chỉ số này.",
        "The indicator “{indicator}” shows a weak result, {value}, and the plan sets no target for"
        " it.",
    ),
    why=Text(
        "Điểm yếu đã biết không còn được theo dõi và lặp lại ở kỳ sau.",
        "A known weakness drops out of sight and returns in the next period.",
    ),
    fix=Text(
        "Đặt chỉ tiêu cho chỉ số này, hoặc nêu lý do không đặt.",
        "Set a target for the indicator, or give the reason for setting none.",
    ),
    ground=Text(
        "Thông lệ lập kế hoạch: mục tiêu kỳ này xuất phát từ kết quả đánh giá kỳ trước.",
        "Good practice of planning: objectives start from the assessment of the last period.",
    ),
)
_HALF = 50


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if "objectives" in plan.unread.sections:
        return
    spoken_for = _spoken_for(plan)
    problems = _problems(plan)
    for name, measurements in measured_before(plan).items():
        indicator = plan.indicator(name)
        if name in spoken_for or indicator is None:
            continue
        latest = measured_on(measurements[0])
        for measurement in measurements:
            if measured_on(measurement) != latest:
                break  # what was weak once may be better by now
            problem = problems.get(measurement.id)
            if problem is None and not _weak(indicator, measurement):
                continue
            related = []
            if problem is not None:
                related.append((plan.at(problem), Text(problem.vi, problem.en or problem.vi)))
            yield RULE.at(
                place(plan, measurement),
                *related,
                subject=plan.holder_of(measurement).ref(measurement),
                confidence=Confidence.CERTAIN if problem else Confidence.INFERRED,
                indicator=indicator.vi,
                value=described(with_unit(measurement.value, indicator.unit)),
            )
            break


def _spoken_for(plan: Plan) -> set[str | None]:
    """Return the indicators with a target, those it is computed from, those an objective names."""
    names = {target.indicator for target in plan.targets}
    for equation in plan.equations:
        total, part = plan.find(equation.total), plan.find(equation.terms[0])
        if equation.op == "ratio" and isinstance(total, Measurement) and total.indicator in names:
            names.add(part.indicator if isinstance(part, Measurement) else None)
    for objective in plan.objectives:
        names.update(objective.indicators)  # objective-without-target covers these
    return names


def _problems(plan: Plan) -> dict[str, Item]:
    """Return the problems, causes and unfinished matters by the figure that states them."""
    return {
        name.removeprefix(f"{plan.id}#"): each
        for each in plan.items
        if each.kind in ("problem", "cause", "unfinished")
        for name in each.measurements
    }


def _weak(indicator: Indicator, measurement: Measurement) -> bool:
    value = with_unit(measurement.value, indicator.unit)
    if value.text is not None:
        return indicator.kind != "qualitative" and wording.shortcoming(value.text)
    if indicator.kind != "share" or indicator.direction is None or not percentage(value):
        return False
    numbers = value.numbers()
    if indicator.direction == "up":
        return value.comparator() not in ("gt", "ge") and max(numbers, default=_HALF) < _HALF
    return value.comparator() not in ("lt", "le") and min(numbers, default=_HALF) > _HALF
