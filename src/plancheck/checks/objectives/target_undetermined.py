"""Targets whose day has come and of which nobody can say whether they are met."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Place, Rule
from plancheck.measured import place
from plancheck.plan import Plan
from plancheck.provenance import stated
from plancheck.quantity import described
from plancheck.reporting import Missing, missing
from plancheck.text import Text, short
from plancheck.verdict import Verdict, verdicts

RULE = Rule(
    slug="target-undetermined",
    severity="warning",
    absence=True,
    title=Text("Chỉ tiêu chưa kết luận được", "Target undetermined"),
    message=Text(
        "Chỉ tiêu {target} (“{name}”) đến hạn ngày {due} nhưng chưa kết luận được đạt hay không:"
        " {reason}.{report}",
        "Target {target} (“{name}”) was due on {due}, and nobody can say whether it is met:"
        " {reason}.{report}",
    ),
    why=Text(
        "Không biết chỉ tiêu đạt hay không thì không đánh giá được kế hoạch.",
        "A plan cannot be judged while nobody knows whether its targets are met.",
    ),
    fix=Text(
        "Đôn đốc báo cáo còn thiếu và nhập số liệu vào “measurements”: cùng chỉ số, đơn vị, phạm vi"
        " với chỉ tiêu, là con số chính xác và tính đến ngày đến hạn.",
        "Call in the report that is missing and enter the figure in “measurements”: same indicator,"
        " unit and scope as the target, an exact number, as of the due day.",
    ),
    ground=Text(
        "Mức phải đạt và thời hạn do chính kế hoạch đặt ra.",
        "The value and the day that the plan itself sets.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if "measurements" in plan.unread.sections:
        return
    lacking = missing(plan, as_of)
    for verdict in verdicts(plan, as_of):
        if verdict.state != "undetermined" or verdict.target.value is None:
            continue  # target-incomplete speaks of targets without a value
        report = _owed_for(verdict, lacking)
        yield RULE.at(
            plan.at(verdict.target, "value"),
            *_places(plan, verdict, report),
            subject=plan.ref(verdict.target),
            target=verdict.target.id,
            name=short(stated(verdict.target, verdict.objective)),
            due=verdict.due,
            reason=verdict.reason,
            report=_report(plan, report, len(lacking)),
        )


def _owed_for(verdict: Verdict, lacking: list[Missing]) -> Missing | None:
    """Return the missing report that should have brought the figure.

    It is the last one that the producer of the indicator owes, or else the last of all.
    """
    indicator = verdict.indicator
    producer = indicator.producer if indicator else None
    return max(
        lacking,
        key=lambda each: (any(debt.sender == producer for debt in each.debts), each.due),
        default=None,
    )


def _places(plan: Plan, verdict: Verdict, report: Missing | None) -> Iterator[tuple[Place, Text]]:
    if verdict.result is not None:
        measurement = verdict.result.measurement
        yield place(plan, measurement), described(verdict.result.value)
    if report is not None:
        yield plan.at(report.report), Text("Báo cáo còn thiếu.", "The report that is missing.")


def _report(plan: Plan, each: Missing | None, count: int) -> Text:
    if each is None:
        return Text("", "")
    more = count - 1
    also = Text(f" (và {more} báo cáo khác)", f" (and {more} more)") if more else Text("", "")
    return Text(
        " Báo cáo {report}{covers} gửi {to}, hạn {due}, chưa ghi nhận{also}; cơ quan phải gửi:"
        " {debtors}.",
        " Report {report}{covers} to {to}, due {due}, is not on record{also}; it is owed by:"
        " {debtors}.",
    ).fill(
        report=each.report.id,
        covers=f" {each.covers}" if each.covers else "",
        to=short(plan.label(each.report.to)),
        due=each.due,
        also=also,
        debtors=each.in_short(plan),
    )
