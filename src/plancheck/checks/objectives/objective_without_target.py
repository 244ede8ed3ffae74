"""Specific objectives that no target makes measurable."""

from collections.abc import Iterator
from datetime import date

from plancheck import wording
from plancheck.findings import Finding, Place, Rule
from plancheck.measured import measured_before, place
from plancheck.model import Objective
from plancheck.plan import Plan
from plancheck.quantity import described
from plancheck.text import Text, listing, short

RULE = Rule(
    slug="objective-without-target",
    severity="warning",
    closed="note",
    absence=True,
    title=Text("Mục tiêu cụ thể không có chỉ tiêu", "Specific objective without a target"),
    message=Text(
        "Mục tiêu cụ thể {objective} (“{name}”) không có chỉ tiêu đo được.{hint}",
        "The specific objective {objective} (“{name}”) has no measurable target.{hint}",
    ),
    why=Text(
        "Cuối kỳ không có gì để kết luận mục tiêu đã đạt hay chưa đạt.",
        "At the end of the period nothing tells whether it was reached.",
    ),
    fix=Text(
        "Xác định chỉ tiêu và ghi vào “targets”: chỉ số, mức phải đạt, đơn vị, phạm vi, thời hạn.",
        "Set a target and write it in “targets”: indicator, value, unit, scope and day.",
    ),
    ground=Text(
        "Thông lệ lập kế hoạch: mục tiêu cụ thể phải đo được (nguyên tắc SMART).",
        "Good practice of planning: a specific objective is measurable (SMART).",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    before = measured_before(plan)
    for objective in plan.objectives:
        if objective.kind != "specific" or objective.targets:
            continue
        if not objective.indicators and wording.activity(objective.vi):
            continue  # objective-is-activity says what to do about it
        related = []
        for name in objective.indicators:
            for measurement in before.of(name)[:1]:
                value = described(measurement.value)
                words = Text("kết quả đã đo: {value}", "the result measured: {value}")
                related.append((place(plan, measurement), words.fill(value=value)))
        yield RULE.at(
            _place(plan, objective),
            *related,
            subject=plan.ref(objective),
            objective=objective.id,
            name=short(objective.vi),
            hint=_hint(plan, objective),
        )


def _place(plan: Plan, objective: Objective) -> Place:
    return plan.key_at(objective, "indicators") if objective.indicators else plan.at(objective)


def _hint(plan: Plan, objective: Objective) -> Text:
    if objective.indicators:
        names = listing(f"“{short(plan.label(name))}”" for name in objective.indicators)
        return Text(
            " Mục tiêu gắn với chỉ số {names} nhưng không nêu mức phải đạt.",
            " It names the indicator {names} and sets no value for it.",
        ).fill(names=names)
    words = wording.vague(objective.vi) + wording.intent(objective.vi)
    if not words:
        return Text("", "")
    return Text(
        " Lời văn chỉ nêu {words}, không có mức để kiểm chứng.",
        " Its wording offers only {words}, which nobody can verify.",
    ).fill(words=listing(f"“{each}”" for each in words))
