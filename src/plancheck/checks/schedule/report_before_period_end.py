"""Plans whose last report is due before the period is over."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text, days, short

RULE = Rule(
    slug="report-before-period-end",
    severity="warning",
    closed="note",
    title=Text("Báo cáo trước khi hết kỳ kế hoạch", "Last report before the period ends"),
    message=Text(
        "Báo cáo cuối cùng của kế hoạch, {report} (“{name}”), phải gửi chậm nhất ngày {day},"
        " trong khi kỳ kế hoạch kéo dài đến ngày {end}: kết quả của {rest} cuối"
        " kỳ không được báo cáo.",
        "The last report of the plan, {report} (“{name}”), is due on {day} at the latest, while the"
        " period runs to {end}: nobody reports on its last {rest}.",
    ),
    why=Text(
        "Kết quả cuối kỳ là cơ sở đánh giá việc hoàn thành chỉ tiêu, nhưng không ai phải báo cáo.",
        "The plan is judged by its results at the end, and nobody has to report these.",
    ),
    fix=Text(
        "Bổ sung báo cáo tổng kết sau khi hết kỳ (“reports”), hoặc thống nhất cách chốt số liệu"
        " cuối kỳ.",
        "Add a final report after the period (“reports”), or agree on how to collect final"
        " figures.",
    ),
    ground=Text(
        "Thông lệ quản lý: báo cáo tổng kết bao quát trọn kỳ kế hoạch.",
        "Good practice: the final report covers the whole period.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if "reports" in plan.unread.sections:
        return
    end = plan.identity.period.end
    dated = []
    for report in plan.reports:
        day = report.due.last_day() if report.due is not None else None
        if day is None or day >= end:
            return  # it may cover the end of the period
        dated.append((day, report))
    if not dated:
        return
    day, report = max(dated, key=lambda each: each[0])
    yield RULE.at(
        plan.at(report, "due", report.due.form) if report.due else plan.at(report),
        (plan.at(plan.identity, "period", "to"), Text("Ngày hết kỳ.", "The period ends here.")),
        subject=plan.ref(report),
        report=report.id,
        name=short(report.vi),
        day=day,
        end=end,
        rest=days((end - day).days),
    )
