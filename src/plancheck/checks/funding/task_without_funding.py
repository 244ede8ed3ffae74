"""Tasks without money in a plan that has money for others.

A solution is a way of working rather than work to be paid for, and a duty, such as to report, is
part of a body's daily work; neither needs money of its own.
"""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="task-without-funding",
    severity="warning",
    closed="note",
    absence=True,
    title=Text("Nhiệm vụ không có kinh phí", "Task without funding"),
    message=Text(
        "Nhiệm vụ {task} (“{name}”) không nêu kinh phí hoặc nguồn kinh phí, cũng không thuộc dự án"
        " nào có kinh phí.{doubt}",
        "Task {task} (“{name}”) names no amount and no source of money, and no funded project"
        " carries it.{doubt}",
    ),
    why=Text(
        "Nhiệm vụ không có kinh phí thường không được thực hiện.",
        "A task without money is seldom carried out.",
    ),
    fix=Text(
        "Bổ sung kinh phí hoặc nguồn (“funding”: “amount”, “source”); nếu làm bằng kinh phí thường"
        " xuyên, ghi rõ nguồn.",
        "Add the amount or the source (“funding”: “amount”, “source”); name the source too where"
        " running costs cover it.",
    ),
    ground=Text(
        "Thông lệ lập kế hoạch: mỗi nhiệm vụ có nguồn kinh phí.",
        "Good practice: every task has its source of money.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if not plan.has_amounts or "projects" in plan.unread.sections:
        return
    for task in plan.tasks:
        # What failed before for lack of money has a rule of its own.
        if task.kind != "content" or plan.funding_of(task) or task.id in plan.lacked_money:
            continue
        yield RULE.at(
            plan.at(task),
            subject=plan.ref(task),
            confidence=plan.confidence("funding"),
            task=task.id,
            name=short(task.vi),
            doubt=plan.doubt("funding"),
        )
