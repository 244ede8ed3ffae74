"""Targets, not yet due, that are approached too slowly to be met in time."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from plancheck.findings import Finding, Rule
from plancheck.measured import baselines, place
from plancheck.pace import STATE_NAMES, pace
from plancheck.plan import Plan
from plancheck.provenance import stated
from plancheck.text import Text, short
from plancheck.verdict import verdicts

RULE = Rule(
    slug="target-behind",
    severity="note",
    title=Text("Chỉ tiêu đang chậm", "Target behind its pace"),
    message=Text(
        "Chỉ tiêu {target} (“{name}”), hạn {due}: {state}. {how}",
        "Target {target} (“{name}”), due {due}: {state}. {how}",
    ),
    why=Text(
        "Còn thời gian để tăng tốc hoặc đề nghị điều chỉnh trước khi đến hạn.",
        "There is still time to speed up, or to propose a change, before the due day.",
    ),
    fix=Text(
        "Tìm nguyên nhân và tập trung nguồn lực; phép tính theo đường thẳng chỉ để cảnh báo sớm,"
        " nếu kết quả dồn vào cuối kỳ thì ghi ở “note” của chỉ tiêu.",
        "Look for the cause and put resources there; a straight line is only an early warning, so"
        " note it at the target (note) if the result comes at the end of the period.",
    ),
    ground=Text(
        "Số học: đường thẳng từ số liệu gốc đến chỉ tiêu.",
        "Arithmetic: a straight line from the baseline to the target.",
    ),
)
_TOO_EARLY = Decimal("0.1")  # of the time: before that a line is drawn through chance


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for verdict, (_, _, baseline) in zip(verdicts(plan, as_of), baselines(plan), strict=True):
        if verdict.state != "not-due" or verdict.result is None:
            continue
        found = pace(verdict, baseline)
        if found is None or found.state == "on-pace" or found.elapsed < _TOO_EARLY:
            continue
        places = [(place(plan, verdict.result.measurement), Text("Số liệu mới.", "The figure."))]
        if baseline is not None:
            base = place(plan, baseline.measurement), Text("Số liệu gốc.", "The baseline.")
            places.append(base)
        yield RULE.at(
            plan.at(verdict.target, "value"),
            *places,
            subject=plan.ref(verdict.target),
            confidence=verdict.result.confidence,
            target=verdict.target.id,
            name=short(stated(verdict.target, verdict.objective)),
            due=verdict.due,
            state=STATE_NAMES[found.state],
            how=found.words(),
        )
