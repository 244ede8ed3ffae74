"""Tasks that bodies only support, watch or report on: nobody leads or carries them out."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text, listing, short

RULE = Rule(
    slug="task-without-lead",
    severity="error",
    closed="note",
    absence=True,
    title=Text("Nhiệm vụ không có cơ quan thực hiện", "Task that nobody carries out"),
    message=Text(
        "Nhiệm vụ {task} (“{name}”) chỉ có cơ quan phối hợp, hỗ trợ, tham mưu hoặc theo dõi"
        " ({duties}); không cơ quan nào chủ trì hoặc thực hiện.{doubt}",
        "Task {task} (“{name}”) has bodies that coordinate, support, advise or oversee ({duties});"
        " none leads it or carries it out.{doubt}",
    ),
    why=Text(
        "Có người theo dõi mà không có người làm thì việc không được thực hiện.",
        "Where some watch and nobody acts, the work is not done.",
    ),
    fix=Text(
        "Thêm phân công có “role: lead” (chủ trì) hoặc “role: implement” (thực hiện) cho nhiệm vụ.",
        "Add an assignment with “role: lead” or “role: implement” for the task.",
    ),
    ground=Text(
        "Thông lệ quản lý: mỗi nhiệm vụ có một cơ quan chủ trì.",
        "Good practice: every task has one body in the lead.",
    ),
)
_ANSWERING = ("lead", "implement", "delegate")


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if "assignments" in plan.unread.sections:
        return
    for task in plan.tasks:
        duties = [each.assignment for each in plan.duties_over(task)]
        if duties and not any(each.role in _ANSWERING for each in duties):
            yield RULE.at(
                plan.at(task),
                *(
                    (plan.at(each, "role"), Text(short(each.vi), each.en or each.vi))
                    for each in duties
                ),
                subject=plan.ref(task),
                confidence=plan.confidence("leads"),
                task=task.id,
                name=short(task.vi),
                duties=listing(each.id for each in duties),
                doubt=plan.doubt("leads"),
            )
