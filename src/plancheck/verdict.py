"""Whether targets are met, missed or undetermined on a day, and by which figure.

A target is met if all that was measured lies within it, missed if nothing does, and undetermined
otherwise: never guessed. Before its day it is not due, whatever the figures say so far.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from msgspec.structs import replace

from plancheck.measured import Compared, measured_during, measured_on, results_of
from plancheck.model import Indicator, Objective, Target, Value
from plancheck.plan import Plan
from plancheck.quantity import described, interval, possible, satisfied, with_unit
from plancheck.text import Text

State = Literal["met", "missed", "undetermined", "not-due"]
STATES: tuple[State, ...] = ("met", "missed", "undetermined", "not-due")
STATE_NAMES: dict[State, Text] = {
    "met": Text("đạt", "met"),
    "missed": Text("không đạt", "missed"),
    "undetermined": Text("chưa xác định", "undetermined"),
    "not-due": Text("chưa đến hạn", "not due"),
}


class Verdict(NamedTuple):
    """The standing of one target on a day.

    `so_far` is what the figure alone says: True, False, or None where it cannot tell; `reason` says
    why it cannot. `early` counts the days from the figure's day to the day the target is due.
    """

    target: Target
    objective: Objective
    wanted: Value | None
    due: date
    state: State
    so_far: bool | None
    result: Compared | None
    reason: Text
    early: int
    indicator: Indicator | None


@lru_cache(maxsize=8)  # several checks ask for one plan and day
def verdicts(plan: Plan, as_of: date) -> tuple[Verdict, ...]:
    """Return the standing of every target of a plan, in the order of the files."""
    return tuple(_verdicts(plan, as_of))


def _verdicts(plan: Plan, as_of: date) -> Iterator[Verdict]:
    during = measured_during(plan, as_of)
    for objective in plan.objectives:
        for target in objective.targets:
            yield _judge(plan, objective, target, results_of(plan, target, during), as_of)


def due_day(plan: Plan, target: Target) -> date:
    """Return the day a target is due: its own, or the last day of the plan's period."""
    return target.by or plan.identity.period.end


def _judge(
    plan: Plan, objective: Objective, target: Target, results: tuple[Compared, ...], as_of: date
) -> Verdict:
    indicator = plan.indicator(target.indicator)
    wanted = (
        with_unit(target.value, indicator.unit if indicator else None) if target.value else None
    )
    due = due_day(plan, target)
    kind = indicator.kind if indicator else None
    result = results[0] if results else None
    so_far, reason = _decide(enough(wanted, indicator), results, kind)
    state: State = "undetermined" if so_far is None else "met" if so_far else "missed"
    day = measured_on(result.measurement) if result else None
    return Verdict(
        target=target,
        objective=objective,
        wanted=wanted,
        due=due,
        state=state if as_of >= due else "not-due",
        so_far=so_far,
        result=result,
        reason=reason,
        early=max((due - day).days, 0) if day else 0,
        indicator=indicator,
    )


def enough(wanted: Value | None, indicator: Indicator | None) -> Value | None:
    """Return the value from which on a target is met: more is no failure where more is better.

    A number, or a range, of what shall grow is met by all that lies above it too; of what shall
    shrink, by all below. A number that cannot be is left as it is.
    """
    direction = indicator.direction if indicator is not None else None
    if wanted is None or wanted.comparator() not in ("eq", "between") or direction is None:
        return wanted
    if not possible(wanted, indicator.kind if indicator is not None else None):
        return wanted
    first, last = f"{wanted.numbers()[0]:f}", f"{wanted.numbers()[-1]:f}"
    if direction == "up":
        return replace(wanted, eq=None, between=None, ge=first)
    return replace(wanted, eq=None, between=None, le=last)


def _decide(
    wanted: Value | None, results: tuple[Compared, ...], kind: str | None
) -> tuple[bool | None, Text]:
    """Return what the figures of one day say together: nothing where they contradict each other."""
    answers = [_compare(wanted, each, kind) for each in results] or [_compare(wanted, None, kind)]
    if len({answer for answer, _ in answers}) == 1:
        return answers[0]
    values = dict.fromkeys(described(each.value) for each in results)
    return None, _CONTRADICTORY.fill(values=list(values))


def _compare(
    wanted: Value | None, result: Compared | None, kind: str | None
) -> tuple[bool | None, Text]:
    """Return what a figure says of a target, and why it says nothing."""
    if wanted is None or not wanted.numbers() or result is None:
        return None, _NO_RESULT if wanted and wanted.numbers() else _NO_VALUE
    if result.differences:
        return None, _NOT_COMPARABLE.fill(differences=list(result.differences))
    got = result.value
    answer = satisfied(wanted, got, kind)
    if answer is not None:
        return answer, Text("", "")
    if interval(wanted, kind) is None:
        return None, _ROUGH.fill(wanted=described(wanted))
    if not got.numbers() or interval(got, kind) is None:
        return None, (_APPROXIMATE if got.numbers() else _IN_WORDS).fill(value=described(got))
    return None, _OVERLAP.fill(value=described(got), wanted=described(wanted))


_CONTRADICTORY = Text(
    "các số liệu của cùng một ngày mâu thuẫn nhau: {values}",
    "the figures for one day contradict each other: {values}",
)
_NO_VALUE = Text("chỉ tiêu không có con số", "the target has no figure")
_NO_RESULT = Text(
    "chưa có số liệu nào sau khi kế hoạch bắt đầu", "nothing was measured since the plan began"
)
_NOT_COMPARABLE = Text(
    "số liệu không so được với chỉ tiêu: {differences}",
    "the figure cannot be compared with the target: {differences}",
)
_IN_WORDS = Text("kết quả chỉ nêu bằng lời: {value}", "the result is stated in words only: {value}")
_APPROXIMATE = Text("số liệu chỉ là ước lượng: {value}", "the figure is only an estimate: {value}")
_ROUGH = Text(
    "chính chỉ tiêu chỉ nêu con số ước lượng: {wanted}",
    "the target itself is only a rough number: {wanted}",
)
_OVERLAP = Text(
    "số liệu “{value}” chưa đủ để kết luận so với mức “{wanted}”",
    "the figure “{value}” does not decide whether “{wanted}” holds",
)
