"""Targets that ask for less than the plan above, or for no more than last year."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from plancheck import wording
from plancheck.findings import Confidence, Finding, Rule
from plancheck.measured import same_scope
from plancheck.model import Indicator, Target, Value
from plancheck.plan import Plan
from plancheck.provenance import stated
from plancheck.quantity import described, interval, same_unit, share, with_unit
from plancheck.text import Text, short
from plancheck.verdict import due_day

RULE = Rule(
    slug="target-not-stronger",
    severity="warning",
    closed="note",
    title=Text("Chỉ tiêu không cao hơn trước", "Target not stronger than before"),
    message=Text(
        "Chỉ tiêu {target} (“{name}”) đặt mức {value}, {how} mức {other} của {whose} ({plan}"
        " {earlier}).",
        "Target {target} (“{name}”) asks for {value}, {how} the {other} of {whose} ({plan}"
        " {earlier}).",
    ),
    why=Text(
        "Giậm chân tại chỗ, hoặc kế hoạch cấp trên không thể hoàn thành.",
        "Nothing moves, or the plan above cannot be fulfilled.",
    ),
    fix=Text(
        "Nâng mức phải đạt, hoặc nêu lý do; nếu là việc giữ vững hằng năm thì ghi rõ “duy trì”.",
        "Raise the value, or give the reason; if a level is to be kept, say so (“duy trì”).",
    ),
    ground=Text(
        "Thông lệ lập kế hoạch: kế hoạch sau cao hơn kế hoạch trước và bảo đảm kế hoạch trên.",
        "Good practice: each plan goes beyond the last and fulfils the plan above.",
    ),
)
_PARENT = Text("kế hoạch cấp trên", "the plan above")
_BEFORE = Text("kế hoạch kỳ trước", "the plan before")
_WEAKER = Text("yếu hơn", "weaker than")
_SAME = Text("không hơn", "no stronger than")
_MOST = 100  # targets of one indicator that a target is held against
_UP = frozenset({"eq", "gt", "ge", "between"})
_DOWN = frozenset({"eq", "lt", "le", "between"})


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    others = [(plan.parent, _PARENT, (_WEAKER,)), (plan.predecessor, _BEFORE, (_WEAKER, _SAME))]
    for other, whose, wrong in others:
        if other is None or other is plan:
            continue
        earlier = _by_indicator(other)
        for objective in plan.objectives:
            for target in objective.targets:
                words = stated(target, objective)
                if wording.keeping(words) or wording.keeping(objective.vi):
                    continue
                found = _weaker(plan, target, other, earlier.get(target.indicator or "", []))
                if found is None or found[1] not in wrong:
                    continue
                before, how = found
                yield RULE.at(
                    plan.at(target, "value"),
                    (other.at(before), Text("Chỉ tiêu kia.", "The other target.")),
                    subject=plan.ref(target),
                    confidence=_confidence(target, before),
                    target=target.id,
                    name=short(words),
                    value=_value(plan, target),
                    how=how,
                    other=_value(plan, before),
                    whose=whose,
                    plan=other.id,
                    earlier=before.id,
                )


def _by_indicator(plan: Plan) -> dict[str, list[Target]]:
    found: dict[str, list[Target]] = {}
    for target in plan.targets:
        if target.indicator is not None and target.value is not None:
            found.setdefault(target.indicator, []).append(target)
    return found


def _weaker(
    plan: Plan, target: Target, other: Plan, earlier: list[Target]
) -> tuple[Target, Text] | None:
    """Return the target of another plan that a target may be held against, and how it compares.

    One that is due only later may well ask for more: a yearly plan is on its way there.
    """
    due = due_day(plan, target)
    alike = [
        each
        for each in earlier[:_MOST]
        if due_day(other, each) <= due and same_scope(plan, target.scope, each.scope)
    ]
    before = max(alike, key=lambda each: due_day(other, each), default=None)
    indicator = plan.indicator(target.indicator)
    if before is None or indicator is None:
        return None
    ours, theirs = (_value_in(each, indicator) for each in (target, before))
    if ours is None or theirs is None or not same_unit(ours, theirs):
        return None
    now, then = _strength(ours, indicator), _strength(theirs, indicator)
    if now is None or then is None or now > then:
        return None
    if now < then:
        return before, _WEAKER
    return None if _utmost(ours, indicator) else (before, _SAME)


def _value_in(target: Target, indicator: Indicator) -> Value | None:
    return with_unit(target.value, indicator.unit) if target.value is not None else None


def _strength(value: Value, indicator: Indicator) -> tuple[Decimal, bool] | None:
    """Return how much a value asks for, more for more; None where no direction is known."""
    allowed, name = interval(value, indicator.kind), value.comparator()
    direction = indicator.direction or {"gt": "up", "ge": "up", "lt": "down", "le": "down"}.get(
        name
    )
    if allowed is None:
        return None
    if direction == "up" and name in _UP and allowed.low is not None:
        return allowed.low, allowed.low_open
    if direction == "down" and name in _DOWN and allowed.high is not None:
        return -allowed.high, allowed.high_open
    return None


def _utmost(value: Value, indicator: Indicator) -> bool:
    """Tell whether nothing more can be asked for: all of a population, or none."""
    allowed = interval(value, indicator.kind)
    if allowed is None:
        return False
    return allowed.high == 0 or (share(value) and allowed.low == 100)


def _value(plan: Plan, target: Target) -> Text:
    indicator = plan.indicator(target.indicator)
    unit = indicator.unit if indicator else None
    return described(with_unit(target.value, unit)) if target.value else Text("", "")


def _confidence(target: Target, before: Target) -> Confidence:
    return Confidence.CERTAIN if target.scope == before.scope else Confidence.INFERRED
