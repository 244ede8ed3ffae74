"""Plans that hold no amount of money at all."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text

RULE = Rule(
    slug="no-budget",
    severity="warning",
    closed="note",
    absence=True,
    title=Text("Kế hoạch không có dự toán kinh phí", "Plan without a budget"),
    message=Text(
        "Kế hoạch {plan} không nêu số tiền nào cho {count}.{doubt}",
        "The plan {plan} names no amount of money for its {count}.{doubt}",
    ),
    why=Text(
        "Không thẩm định được tính khả thi, không bố trí được dự toán; việc không có tiền thường"
        " không làm được.",
        "It cannot be appraised and no budget can be set aside; what has no money is seldom done.",
    ),
    fix=Text(
        "Bổ sung biểu kinh phí, rồi ghi “funding” với “amount” cho từng nhiệm vụ hoặc dự án.",
        "Add a table of costs, then write “funding” with an “amount” for each task or project.",
    ),
    ground=Text(
        "Thông lệ lập kế hoạch: kế hoạch nêu nhu cầu và nguồn kinh phí.",
        "Good practice: a plan states what it costs and who pays.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if plan.has_amounts or not (plan.tasks or plan.projects):
        return
    if plan.unread.sections & {"tasks", "projects"}:
        return
    yield RULE.at(
        plan.at(plan.identity),
        subject=plan.id,
        confidence=plan.confidence("funding"),
        plan=plan.id,
        count=_count(len(plan.tasks), len(plan.projects)),
        doubt=plan.doubt("funding"),
    )


def _count(tasks: int, projects: int) -> Text:
    counted = [
        Text(f"{number} {vi}", f"{number} {en}" if number == 1 else f"{number} {en}s")
        for number, vi, en in ((tasks, "nhiệm vụ", "task"), (projects, "dự án", "project"))
        if number
    ]
    return Text(" và ".join(c.vi for c in counted), " and ".join(c.en for c in counted))
