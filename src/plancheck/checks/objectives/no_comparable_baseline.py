"""Targets for which nothing was measured before, at least not in figures."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.measured import baselines, place
from plancheck.model import Target
from plancheck.plan import Plan
from plancheck.provenance import stated
from plancheck.quantity import described
from plancheck.text import Text, short

RULE = Rule(
    slug="no-comparable-baseline",
    severity="warning",
    closed="note",
    absence=True,
    title=Text("Chỉ tiêu không có số liệu gốc", "Target without a baseline"),
    message=Text(
        "Chỉ tiêu {target} (“{name}”) không có số liệu trước kỳ kế hoạch để so sánh.{words}",
        "Target {target} (“{name}”) has no figure from before the plan to be compared with.{words}",
    ),
    why=Text(
        "Không biết xuất phát từ đâu thì không thấy được tiến bộ, cũng không biết mức đặt ra là cao"
        " hay thấp.",
        "Without a starting point no progress shows, nor whether the target asks much or little.",
    ),
    fix=Text(
        "Bổ sung số liệu gốc vào “measurements” (cùng chỉ số, cùng phạm vi, có “as_of”) và ghi mã"
        " của số liệu vào “baseline” của chỉ tiêu.",
        "Add the figure to “measurements” (same indicator, same scope, with “as_of”) and name it as"
        " “baseline” of the target.",
    ),
    ground=Text(
        "Thông lệ theo dõi, đánh giá: mỗi chỉ tiêu có số liệu gốc.",
        "Good practice of monitoring: every target has a baseline.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if "measurements" in plan.unread.sections:
        return
    for objective, target, baseline in baselines(plan):
        if not _needs_baseline(plan, target):
            continue
        if baseline is not None and (baseline.value.numbers() or baseline.differences):
            continue
        if baseline is None and target.baseline is not None:
            continue
        words = Text("", "")
        related = []
        if baseline is not None:
            value = described(baseline.value)
            words = Text(
                " Kết quả trước đó chỉ được nêu bằng lời: {value}.",
                " The earlier result is stated in words only: {value}.",
            ).fill(value=value)
            related.append((place(plan, baseline.measurement), value))
        yield RULE.at(
            plan.at(target),
            *related,
            subject=plan.ref(target),
            target=target.id,
            name=short(stated(target, objective)),
            words=words,
        )


def _needs_baseline(plan: Plan, target: Target) -> bool:
    """Tell whether a target measures a change; a first output is counted from nothing."""
    if target.value is None or not target.value.numbers() or target.indicator is None:
        return False
    indicator = plan.indicator(target.indicator)
    if indicator is None:
        return False
    return indicator.kind in ("share", "amount") or indicator.direction is not None
