"""Tasks that serve no objective, or only general ones.

Solutions (giải pháp) are conditions for the whole plan and need not serve one objective.
"""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Confidence, Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text, listing, short

RULE = Rule(
    slug="task-without-objective",
    severity="warning",
    closed="note",
    absence=True,
    title=Text("Nhiệm vụ không gắn với mục tiêu", "Task that serves no objective"),
    message=Text("Nhiệm vụ {task} (“{name}”) {state}.", "Task {task} (“{name}”) {state}."),
    why=Text(
        "Nguồn lực bỏ ra không góp vào chỉ tiêu nào, và không biết việc làm xong thì đạt được gì.",
        "Effort is spent that counts towards no target, and nobody knows what it is to achieve.",
    ),
    fix=Text(
        "Ghi mục tiêu cụ thể mà nhiệm vụ phục vụ vào “objectives”; nếu không có thì bổ sung mục"
        " tiêu hoặc bỏ nhiệm vụ.",
        "Name the specific objective it serves in “objectives”; if there is none, add one or drop"
        " the task.",
    ),
    ground=Text(
        "Thông lệ lập kế hoạch: nhiệm vụ xuất phát từ mục tiêu.",
        "Good practice of planning: tasks follow from objectives.",
    ),
)
_NONE = Text("không gắn với mục tiêu nào của kế hoạch", "serves no objective of the plan")
_GENERAL = Text(
    "chỉ gắn với mục tiêu tổng quát ({objectives}), không gắn với mục tiêu cụ thể nào",
    "serves only general objectives ({objectives}) and no specific one",
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if "objectives" in plan.unread.sections or not plan.objectives:
        return
    for task in plan.tasks:
        if task.kind == "solution":
            continue
        if not task.objectives:
            yield RULE.at(
                plan.at(task),
                subject=plan.ref(task),
                task=task.id,
                name=short(task.vi),
                state=_NONE,
            )
            continue
        served = list(plan.supports(task))
        known = len(served) == len(task.objectives)  # the rest belongs to another plan
        if known and all(objective.kind == "general" for _, objective, _ in served):
            inferred = any(link.link == "inferred" for link, _, _ in served)
            names = listing(objective.id for _, objective, _ in served)
            yield RULE.at(
                plan.at(task, "objectives"),
                *(
                    (plan.at(each), Text(short(each.vi), each.en or each.vi))
                    for _, each, _ in served
                ),
                subject=plan.ref(task),
                confidence=Confidence.INFERRED if inferred else Confidence.CERTAIN,
                task=task.id,
                name=short(task.vi),
                state=_GENERAL.fill(objectives=names),
            )
