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
        "Đưa việc vào nhiệm vụ và ghi mã nhiệm vụ vào “successors” (hoặc mã việc vào"
        " “carried_from”); nếu đã xong hoặc đã được thay thế thì ghi “disposition: done” hoặc"
        " “disposition: superseded”, việc của kế hoạch trước thì ghi thêm vào nhật ký tiến độ"
        " (“progress”).",
        "Take it up in a task and name the task in “successors” (or it in “carried_from”); if it is"
        " done or replaced, write “disposition: done” or “disposition: superseded”; for a task of"
        " the last plan, add an entry of its progress log (“progress”).",
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
    yield from _left_by_the_plan_before(plan, as_of)


def _left_by_the_plan_before(plan: Plan, as_of: date) -> Iterator[Finding]:
    """Yield the tasks of the plan before that its log shows as unfinished and that none carries on.

    Work that goes on without an end needs no successor by name.
    """
    before = plan.predecessor
    if before is None or before is plan or as_of <= before.identity.period.end:
        return
    for task in before.tasks:
        entry = before.progress_of(task, as_of)
        if entry is None or entry.official not in ("not-started", "in-progress"):
            continue
        if task.continuing or plan.links_to(task, "carried-from"):
            continue
        yield RULE.at(
            plan.at(plan.identity, "predecessor"),
            (before.at(task), Text("Nhiệm vụ kỳ trước.", "The task of the plan before.")),
            (before.at(entry), Text("Ghi nhận cuối.", "The last entry of its log.")),
            subject=before.ref(task),
            confidence=plan.confidence("tasks"),
            name=before.ref(task),
            text=short(task.vi),
            doubt=plan.doubt("tasks"),
        )
