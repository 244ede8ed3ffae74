"""Systems that far more people were given than use them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from plancheck import wording
from plancheck.findings import Confidence, Finding, Rule
from plancheck.measured import measured_on, same_scope
from plancheck.model import Indicator, Measurement, Value
from plancheck.plan import Plan
from plancheck.quantity import described, same_unit, with_unit
from plancheck.text import Text, short

RULE = Rule(
    slug="adoption-gap",
    severity="warning",
    title=Text("Trang bị nhiều, sử dụng ít", "Provided to many, used by few"),
    message=Text(
        "{system} (“{name}”): {provided} ({provision}), nhưng {used} ({use}).",
        "{system} (“{name}”): {provided} ({provision}), and {used} ({use}).",
    ),
    why=Text(
        "Mua sắm, cấp phát thêm không làm tăng sử dụng; cần tìm nguyên nhân không dùng.",
        "Buying more will not help: the question is why it is not used.",
    ),
    fix=Text(
        "Đặt chỉ tiêu sử dụng, có giải pháp về quy định, tập huấn; nếu hai số liệu không cùng đối"
        " tượng thì ghi rõ “scope” hoặc bỏ “system” của số liệu.",
        "Set a target for use, with rules and training; if the two figures do not count the same"
        " people, write the “scope” of each, or leave “system” out.",
    ),
    ground=Text(
        "Thông lệ đánh giá: hiệu quả đầu tư xét theo mức sử dụng.",
        "Good practice of evaluation: an investment is judged by its use.",
    ),
)
_FAR = Decimal("0.5")  # used by half of those who have it, or fewer
_APART = 366  # days
_MOST = 20  # figures of one system and kind that are looked at, the latest first


class _Figure(NamedTuple):
    measurement: Measurement
    indicator: Indicator
    value: Value
    day: date


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    provided, used = _figures(plan, as_of)
    for system, uses in used.items():
        entity = plan.registry.entities.get(system)
        pairs = [
            (use, provision)
            for use in uses[:_MOST]
            for provision in provided.get(system, [])[:_MOST]
            if _comparable(plan, use, provision)
        ]
        if not pairs or entity is None:
            continue
        use, provision = pairs[0]
        if not _far(use.value, provision.value):
            continue
        yield RULE.at(
            plan.at(use.measurement),
            (plan.at(provision.measurement), described(provision.value)),
            subject=plan.ref(use.measurement),
            confidence=Confidence.INFERRED,
            system=system,
            name=short(entity.vi or system),
            provision=provision.measurement.id,
            provided=_named(provision),
            use=use.measurement.id,
            used=_named(use),
        )


def _figures(plan: Plan, as_of: date) -> tuple[dict[str, list[_Figure]], dict[str, list[_Figure]]]:
    """Return what was provided and what is used of each system, latest first."""
    provided: dict[str, list[_Figure]] = defaultdict(list)
    used: dict[str, list[_Figure]] = defaultdict(list)
    for each in plan.measurements:
        day, indicator = measured_on(each), plan.indicator(each.indicator)
        if each.system is None or day is None or day > as_of or not each.value.numbers():
            continue
        if indicator is not None and each.value.of is None:
            value = with_unit(each.value, indicator.unit)
            stage = wording.stage_of_use(indicator.vi)
            if stage:
                known = provided if stage == "provided" else used
                known[each.system].append(_Figure(each, indicator, value, day))
    for figures in (*provided.values(), *used.values()):
        figures.sort(key=lambda figure: figure.day, reverse=True)
    return provided, used


def _comparable(plan: Plan, use: _Figure, provision: _Figure) -> bool:
    """Tell whether two figures count in one unit, over one scope, at about one time."""
    near = abs((use.day - provision.day).days) <= _APART
    one, two = use.measurement.scope, provision.measurement.scope
    return near and same_unit(use.value, provision.value) and same_scope(plan, one, two)


def _far(use: Value, provision: Value) -> bool:
    """Tell whether even the most that may be used is far below the least that was provided."""
    if use.comparator() in ("gt", "ge") or provision.comparator() in ("lt", "le"):
        return False
    return max(use.numbers()) <= min(provision.numbers()) * _FAR


def _named(figure: _Figure) -> Text:
    value, name = described(figure.value), figure.indicator.vi
    return Text(f"“{name}” là {value.vi}", f"“{figure.indicator.en or name}” is {value.en}")
