"""Reports that are past due and that nobody has on record."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Place, Rule
from plancheck.plan import Plan
from plancheck.reporting import Missing, missing
from plancheck.text import Text, short

RULE = Rule(
    slug="report-missing",
    severity="error",
    draft="note",
    absence=True,
    title=Text("Báo cáo còn thiếu", "Missing report"),
    message=Text(
        "Báo cáo {report}{covers} (“{name}”) phải gửi {to} chậm nhất ngày {due}; đến ngày {as_of}"
        " chưa ghi nhận báo cáo của: {debtors}.{then}",
        "Report {report}{covers} (“{name}”) was due to {to} on {due} at the latest; on {as_of} none"
        " is on record from: {debtors}.{then}",
    ),
    why=Text(
        "Không có báo cáo thì không biết kết quả, và không tổng hợp được cho cấp trên.",
        "Without the report nobody knows the results, and none can be passed on.",
    ),
    fix=Text(
        "Đôn đốc các cơ quan còn thiếu; báo cáo đã nhận thì ghi vào “receipts” (“report”, “by”,"
        " “on”; báo cáo định kỳ thêm “covers”).",
        "Remind those who owe it; enter what has come in under “receipts” (“report”, “by”, “on”;"
        " “covers” too if the report recurs).",
    ),
    ground=Text(
        "Chế độ báo cáo do chính kế hoạch đặt ra.",
        "The duty to report that the plan itself sets.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if "receipts" in plan.unread.sections:
        return
    for each in missing(plan, as_of):
        yield RULE.at(
            _place(plan, each),
            subject=plan.ref(each.report),
            report=each.report.id,
            covers=f" {each.covers}" if each.covers else "",
            name=short(each.report.vi),
            to=f"{short(plan.label(each.report.to))} ({each.report.to})",
            due=each.due,
            as_of=as_of,
            debtors=each.debtors(plan),
            then=_then(plan, each),
        )


def _place(plan: Plan, each: Missing) -> Place:
    due = each.report.due
    return plan.at(each.report, "due", due.form) if due else plan.at(each.report)


def _then(plan: Plan, each: Missing) -> Text:
    then = each.report.then
    if then is None:
        return Text("", "")
    return Text(
        " Vì vậy {by} chưa thể tổng hợp đầy đủ để báo cáo {to}.",
        " {by} therefore cannot report in full to {to}.",
    ).fill(by=short(plan.label(then.by)), to=short(plan.label(then.to)))
