"""Unfinished work of the last period that no task takes up."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="carry-over-dropped",
    severity="warning",
    closed="note",
    absence=True,
    title=Text("Việc dở dang bị bỏ lửng", "Unfinished work dropped"),
    message=Text(
        "Việc chưa hoàn thành {name} (“{text}”) không có nhiệm vụ nào tiếp nối.{doubt}",
        "The unfinished work {name} (“{text}”) has no task that carries it on.{doubt}",
    ),
    why=Text(
        "Việc đã cam kết ở kỳ trước bị bỏ mà không ai quyết định và không nêu lý do.",
        "What was promised last period is given up without a decision or a reason.",
    ),
    fix=Text(
        "Đưa việc vào nhiệm vụ và ghi mã nhiệm vụ vào “successors”; nếu đã xong hoặc đã được thay"
        " thế thì ghi disposition: done hoặc superseded.",
        "Take it up in a task and name the task in “successors”; if it is done or replaced, write"
        " disposition: done or superseded.",
    ),
    ground=Text(
        "Thông lệ lập kế hoạch: việc chưa hoàn thành được chuyển tiếp hoặc được quyết định dừng.",
        "Good practice of planning: unfinished work is carried over, or stopped by a decision.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if "tasks" in plan.unread.sections:
        return
    for each in plan.items:
        if each.kind != "unfinished" or each.disposition in ("done", "superseded"):
            continue
        if each.successors or plan.links_to(each, "carried-from", "addresses"):
            continue
        yield RULE.at(
            plan.at(each, "disposition") if each.disposition else plan.at(each),
            subject=plan.ref(each),
            confidence=plan.confidence("tasks"),
            name=each.id,
            text=short(each.vi),
            doubt=plan.doubt("tasks"),
        )
