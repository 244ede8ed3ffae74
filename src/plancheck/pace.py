"""How fast a target is approached: between its baseline and its day, along a straight line.

Only where baseline, result and target are single numbers of one scope and unit. What is computed is
always shown with its parts, so that a reader can do it again.
"""

from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Literal, NamedTuple

from plancheck.measured import Compared, measured_on
from plancheck.model import Value
from plancheck.quantity import described, percentage, rounded, satisfied
from plancheck.text import Text
from plancheck.verdict import Verdict

State = Literal["on-pace", "behind", "never"]
STATE_NAMES: dict[State, Text] = {
    "on-pace": Text("đúng nhịp", "on pace"),
    "behind": Text("chậm", "behind"),
    "never": Text("không thể đạt theo nhịp này", "cannot be met at this pace"),
}
_FAR = 36525  # days: what lies beyond a century is never


class Pace(NamedTuple):
    """The way from a baseline to a target, as of the day of the latest figure.

    `elapsed` is the share of the time that has passed, from 0 to 1; `expected` the number that a
    straight line would have reached; `projected` the number it leads to on the due day, within
    what is possible; `reached` the first day on which the target's number would be reached at this
    pace, None for never; `met` says that the latest figure meets the target already.
    """

    state: State
    start: tuple[date, Decimal]
    now: tuple[date, Decimal]
    due: tuple[date, Decimal]
    elapsed: Decimal
    expected: Decimal
    projected: Decimal
    reached: date | None
    met: bool
    unit: str | None

    def words(self) -> Text:
        """Say how the pace was computed."""
        template = _MET if self.met else _REACHED if self.reached is not None else _NEVER
        return template.fill(
            start=self._shown(self.start[1]),
            start_day=self.start[0],
            now=self._shown(self.now[1]),
            day=self.now[0],
            elapsed=rounded(self.elapsed * 100, 0),
            expected=self._shown(self.expected),
            projected=self._shown(self.projected),
            due=self.due[0],
            goal=self._shown(self.due[1]),
            reached=self.reached,
        )

    def _shown(self, number: Decimal) -> Text:
        tenths = rounded(number, 1)
        whole = tenths.to_integral_value()
        plain = f"{whole:f}" if tenths == whole else f"{tenths:f}"
        return described(Value(eq=plain if plain != "-0" else "0", unit=self.unit))


def pace(verdict: Verdict, baseline: Compared | None) -> Pace | None:
    """Return the pace towards a target, or None where it cannot be computed.

    Args:
        verdict: the target with its latest result.
        baseline: what it starts from.
    """
    result, wanted = verdict.result, verdict.wanted
    if baseline is None or result is None or wanted is None:
        return None
    start, now = _point(baseline), _point(result)
    if start is None or now is None or not start[0] < now[0] or not start[0] < verdict.due:
        return None
    goal = wanted.numbers()
    if len(goal) != 1 or wanted.comparator() == "approx" or wanted.of is not None:
        return None
    days = (now[0] - start[0]).days
    whole = (verdict.due - start[0]).days
    elapsed = min(Decimal(days) / whole, Decimal(1))
    expected = start[1] + (goal[0] - start[1]) * elapsed
    line = start[1] + (now[1] - start[1]) * whole / days
    kind = verdict.indicator.kind if verdict.indicator else None
    projected = line if kind == "amount" else _possible(line, wanted, start[1], now[1])
    reached = _reached(start, now, goal[0])
    met = bool(verdict.so_far)
    on_pace = met or _meets(wanted, start[1], projected, kind)
    state: State = "on-pace" if on_pace else "never" if reached is None else "behind"
    return Pace(
        state,
        start,
        now,
        (verdict.due, goal[0]),
        elapsed,
        expected,
        projected,
        reached,
        met,
        wanted.unit,
    )


def _possible(number: Decimal, wanted: Value, *seen: Decimal) -> Decimal:
    """Return where a line ends: it goes on below nothing and beyond all, what is counted does not.

    What is seen or wanted is possible. An amount, a rate of growth for example, has no such ends.
    """
    known = (*seen, wanted.numbers()[0])
    number = max(number, min(Decimal(0), *known))
    return min(number, max(Decimal(100), *known)) if percentage(wanted) else number


def _meets(wanted: Value, start: Decimal, number: Decimal, kind: str | None) -> bool:
    """Tell whether a number that a line leads to meets a target.

    A line that leads beyond one number has come to it.
    """
    goal = wanted.numbers()[0]
    if wanted.eq is not None and goal != start:
        up, unit = goal > start, wanted.unit
        wanted = Value(ge=wanted.eq, unit=unit) if up else Value(le=wanted.eq, unit=unit)
    number = rounded(number, 6)
    return bool(satisfied(wanted, Value(eq=f"{number:f}", unit=wanted.unit), kind))


def _point(each: Compared) -> tuple[date, Decimal] | None:
    day = measured_on(each.measurement)
    if day is None or each.differences or each.value.comparator() != "eq":
        return None
    if each.value.of is not None:
        return None  # 13 of 17: a line through shares of changing totals says nothing
    return day, each.value.numbers()[0]


def _reached(start: tuple[date, Decimal], now: tuple[date, Decimal], goal: Decimal) -> date | None:
    way, gone = goal - start[1], now[1] - start[1]
    if not way:
        return start[0]
    if gone * way <= 0:
        return None
    days = way * (now[0] - start[0]).days / gone
    if days >= _FAR or start[0].toordinal() + days >= date.max.toordinal():
        return None
    return start[0] + timedelta(days=int(days.to_integral_value(ROUND_CEILING)))


_HOW = Text(
    "Từ {start} ({start_day}) đến {now} ({day}), khi đã qua {elapsed}% thời gian (theo đường thẳng"
    " lẽ ra là {expected}); giữ nhịp này thì đến {due} là {projected}",
    "From {start} ({start_day}) to {now} ({day}), with {elapsed}% of the time gone (a straight line"
    " would be at {expected}); at this pace it is {projected} on {due}",
)
_REACHED = Text(
    f"{_HOW.vi} và đạt mốc {{goal}} vào {{reached}}.", f"{_HOW.en} and at {{goal}} on {{reached}}."
)
_MET = Text(f"{_HOW.vi}. Mốc {{goal}} đã đạt.", f"{_HOW.en}. {{goal}} is reached already.")
_NEVER = Text(f"{_HOW.vi} và không bao giờ đạt mốc {{goal}}.", f"{_HOW.en} and never at {{goal}}.")
