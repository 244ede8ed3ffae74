"""Reports that came in after their last day."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.model import Receipt
from plancheck.plan import Plan
from plancheck.reporting import Owed, owed
from plancheck.text import Text, days, short

RULE = Rule(
    slug="report-late",
    severity="note",
    title=Text("Báo cáo trễ hạn", "Late report"),
    message=Text(
        "Báo cáo {report}{covers} của {by} nhận được ngày {on}, trễ {late} so với hạn {due}.",
        "Report {report}{covers} of {by} came in on {on}, {late} after {due}.",
    ),
    why=Text(
        "Báo cáo trễ làm chậm việc tổng hợp của cơ quan nhận.",
        "A late report holds up those who have to sum up.",
    ),
    fix=Text(
        "Nhắc trước hạn ở kỳ sau; nếu đã có bản gửi đúng hạn thì ghi vào “receipts” với ngày nhận.",
        "Remind the sender earlier next time; if it had sent one in time, enter that one under"
        " “receipts” with its day.",
    ),
    ground=Text(
        "Chế độ báo cáo do chính kế hoạch đặt ra.",
        "The duty to report that the plan itself sets.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    told: set[tuple[str, str, str | None]] = set()
    for each in owed(plan, as_of):
        for receipt in _first(each):
            once = (each.report.id, receipt.by, each.covers)
            if each.due is None or receipt.on <= each.due or once in told:
                continue
            told.add(once)
            yield RULE.at(
                plan.at(receipt, "on"),
                (plan.at(each.report), Text("Chế độ báo cáo.", "The duty to report.")),
                subject=plan.ref(receipt),
                report=each.report.id,
                covers=f" {each.covers}" if each.covers else "",
                by=f"{short(plan.label(receipt.by))} ({receipt.by})",
                on=receipt.on,
                late=days((receipt.on - each.due).days),
                due=each.due,
            )


def _first(each: Owed) -> list[Receipt]:
    """Return the first report of each sender: a group whose members are not listed has several."""
    first: dict[str, Receipt] = {}
    for receipt in each.receipts:
        first.setdefault(receipt.by, receipt)
    return list(first.values())
