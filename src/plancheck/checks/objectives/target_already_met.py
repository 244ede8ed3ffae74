"""Targets that the situation before the plan already satisfied."""

from collections.abc import Iterator
from datetime import date

from plancheck import wording
from plancheck.findings import Confidence, Finding, Rule
from plancheck.measured import Compared, baselines, place
from plancheck.plan import Plan
from plancheck.provenance import stated
from plancheck.quantity import described, satisfied, with_unit
from plancheck.text import Text, short

RULE = Rule(
    slug="target-already-met",
    severity="warning",
    closed="note",
    title=Text("Chỉ tiêu đã đạt từ trước", "Target already met"),
    message=Text(
        "Chỉ tiêu {target} (“{name}”) đặt mức {value}, nhưng trước khi kế hoạch bắt đầu kết quả đã"
        " là {result}.{reserve}",
        "Target {target} (“{name}”) asks for {value}, but before the plan began the result was"
        " already {result}.{reserve}",
    ),
    why=Text(
        "Chỉ tiêu không đòi hỏi tiến bộ: không làm gì thêm vẫn được coi là hoàn thành.",
        "The target asks for no progress: it would count as reached if nothing were done.",
    ),
    fix=Text(
        "Nâng mức phải đạt; nếu là việc giữ vững hằng năm thì ghi rõ “duy trì” trong lời văn; nếu"
        " số liệu tính trên phạm vi khác thì ghi rõ “scope” của cả hai.",
        "Raise the value; if a level is to be kept, say so (“duy trì”); if the figure counts"
        " another population, write the “scope” of both.",
    ),
    ground=Text(
        "Thông lệ lập kế hoạch: chỉ tiêu cao hơn hiện trạng.",
        "Good practice of planning: a target lies beyond the present situation.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for objective, target, baseline in baselines(plan):
        if target.value is None or baseline is None or baseline.differences:
            continue
        if wording.keeping(objective.vi) or wording.keeping(stated(target, objective)):
            continue
        known = plan.indicator(target.indicator)
        wanted = with_unit(target.value, known.unit if known else None)
        if satisfied(wanted, baseline.value, known.kind if known else None):
            measurement = baseline.measurement
            result = described(baseline.value)
            yield RULE.at(
                plan.at(target, "value"),
                (place(plan, measurement), result),
                subject=plan.ref(target),
                confidence=_confidence(baseline),
                target=target.id,
                name=short(stated(target, objective)),
                value=described(wanted),
                result=result,
                reserve=baseline.reserve,
            )


def _confidence(baseline: Compared) -> Confidence:
    certain = baseline.confidence is Confidence.CERTAIN
    if certain and baseline.measurement.quality in ("estimate", "qualitative"):
        return Confidence.WEAK_EVIDENCE
    return baseline.confidence
