"""Targets whose earlier figure counts something else: another unit, scope or indicator."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Confidence, Finding, Rule
from plancheck.measured import baselines, place
from plancheck.plan import Plan
from plancheck.provenance import stated
from plancheck.quantity import described
from plancheck.text import Text, short

RULE = Rule(
    slug="baseline-differs",
    severity="warning",
    closed="note",
    title=Text("Số liệu gốc không cùng cách tính", "Baseline that counts something else"),
    message=Text(
        "Chỉ tiêu {target} (“{name}”) không so được với số liệu trước đó {measurement}"
        " ({value}): {differences}.",
        "Target {target} (“{name}”) cannot be compared with the earlier figure {measurement}"
        " ({value}): {differences}.",
    ),
    why=Text(
        "So hai số liệu khác cách tính sẽ cho kết luận sai, ví dụ “đang đúng tiến độ”.",
        "Comparing figures that count different things gives a false answer, such as “on track”.",
    ),
    fix=Text(
        "Bổ sung số liệu gốc cùng chỉ số, đơn vị và phạm vi với chỉ tiêu, rồi ghi mã của số liệu"
        " vào “baseline”.",
        "Add a figure with the indicator, unit and scope of the target, and name it as “baseline”.",
    ),
    ground=Text(
        "Thông lệ theo dõi, đánh giá: số liệu gốc và chỉ tiêu cùng một cách tính.",
        "Good practice of monitoring: baseline and target are computed in one way.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for objective, target, baseline in baselines(plan):
        if baseline is None or not baseline.differences:
            continue
        if not (baseline.named or baseline.value.numbers()):
            continue  # no-comparable-baseline says that there are only words
        measurement = baseline.measurement
        value = described(baseline.value)
        yield RULE.at(
            plan.at(target, "baseline") if baseline.named else plan.at(target),
            (place(plan, measurement), value),
            subject=plan.ref(target),
            confidence=Confidence.CERTAIN if baseline.named else Confidence.INFERRED,
            target=target.id,
            name=short(stated(target, objective)),
            measurement=measurement.id,
            value=value,
            differences=Text(
                "; ".join(each.vi for each in baseline.differences),
                "; ".join(each.en for each in baseline.differences),
            ),
        )
