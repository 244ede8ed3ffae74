"""Targets whose day has come and that the figures show as missed."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from plancheck.findings import Confidence, Finding, Rule
from plancheck.measured import measured_on, place
from plancheck.model import Measurement, Value
from plancheck.plan import Plan
from plancheck.provenance import stated
from plancheck.quantity import described, interval, rounded, share
from plancheck.text import Text, days, listing, short
from plancheck.verdict import Verdict, verdicts

RULE = Rule(
    slug="target-missed",
    severity="error",
    title=Text("Chỉ tiêu không đạt", "Target missed"),
    message=Text(
        "Chỉ tiêu {target} (“{name}”) đặt mức {value} vào ngày {due}, kết quả {measurement} ngày"
        " {day} là {result}: {gap}.{early}{evidence}{reserve}",
        "Target {target} (“{name}”) asks for {value} on {due}, and the figure {measurement} of"
        " {day} is {result}: {gap}.{early}{evidence}{reserve}",
    ),
    why=Text(
        "Chỉ tiêu không đạt phải được báo cáo kèm nguyên nhân và hướng xử lý ở kỳ sau.",
        "A missed target has to be reported, with its cause and what follows in the next period.",
    ),
    fix=Text(
        "Nêu nguyên nhân trong báo cáo và đưa việc còn lại vào kế hoạch sau; nếu đã có số liệu mới"
        " hơn thì thêm vào “measurements”.",
        "Give the cause in the report and take the rest up in the next plan; if there is a later"
        " figure, add it to “measurements”.",
    ),
    ground=Text(
        "Mức phải đạt và thời hạn do chính kế hoạch đặt ra.",
        "The value and the day that the plan itself sets.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for verdict in verdicts(plan, as_of):
        if verdict.state != "missed" or verdict.result is None or verdict.wanted is None:
            continue
        measurement = verdict.result.measurement
        yield RULE.at(
            plan.at(verdict.target, "value"),
            (place(plan, measurement), Text("Số liệu dùng để đánh giá.", "The figure.")),
            subject=plan.ref(verdict.target),
            confidence=_confidence(verdict),
            target=verdict.target.id,
            name=short(stated(verdict.target, verdict.objective)),
            value=described(verdict.wanted),
            due=verdict.due,
            measurement=measurement.id,
            day=measured_on(measurement),
            result=described(verdict.result.value),
            gap=_gap(verdict, verdict.wanted, verdict.result.value),
            early=_early(verdict),
            evidence=_evidence(measurement),
            reserve=verdict.result.reserve,
        )


def _confidence(verdict: Verdict) -> Confidence:
    if verdict.result is not None and verdict.result.measurement.quality == "estimate":
        return Confidence.WEAK_EVIDENCE
    return verdict.result.confidence if verdict.result else Confidence.CERTAIN


def _gap(verdict: Verdict, wanted: Value, got: Value) -> Text:
    """Say by how much a result falls short, or goes too far."""
    indicator = verdict.indicator
    kind = indicator.kind if indicator else None
    goal, result = interval(wanted, kind), interval(got, kind)
    if goal is None or result is None:  # no verdict comes without both
        return Text("", "")
    single = got.comparator() == "eq"
    if goal.low is not None and result.high is not None and result.high <= goal.low:
        return _words(_BELOW, goal.low - result.high, wanted, single=single)
    if goal.high is not None and result.low is not None and result.low >= goal.high:
        return _words(_ABOVE, result.low - goal.high, wanted, single=single)
    return Text("", "")


def _words(template: Text, gap: Decimal, wanted: Value, *, single: bool) -> Text:
    if not gap:
        return Text("bằng đúng mức giới hạn nên chưa đạt", "just the value that had to be passed")
    number = rounded(gap, 2) or gap
    shown = f"{number.normalize():f}"
    points = Text("{gap} điểm phần trăm", "{gap} percentage points").fill(gap=Decimal(shown))
    return template.fill(
        least=Text("", "") if single else Text("ít nhất ", "at least "),
        gap=points if share(wanted) else described(Value(eq=shown, unit=wanted.unit)),
    )


def _early(verdict: Verdict) -> Text:
    if not verdict.early:
        return Text("", "")
    return Text(
        " Số liệu có trước hạn {early}, kết quả đúng hạn có thể đã khác.",
        " The figure is {early} older than the due day, and may have changed by then.",
    ).fill(early=days(verdict.early))


def _evidence(measurement: Measurement) -> Text:
    if measurement.evidence:
        listed = listing(measurement.evidence, 3)
        return Text(f" Minh chứng: {listed.vi}.", f" Evidence: {listed.en}.")
    if measurement.source is not None:
        return Text("", "")
    return Text(" Số liệu không kèm minh chứng.", " The figure comes without evidence.")


_BELOW = Text("thiếu {least}{gap}", "{least}{gap} short")
_ABOVE = Text("cao hơn mức đặt ra {least}{gap}", "{least}{gap} too high")
