"""Tasks that a body answers for only through a clause over the whole plan."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text, listing, short

RULE = Rule(
    slug="blanket-lead-only",
    severity="warning",
    closed="note",
    absence=True,
    title=Text("Chỉ giao chung cho cả kế hoạch", "Lead only through a blanket clause"),
    message=Text(
        "Nhiệm vụ {task} (“{name}”) không có cơ quan chủ trì riêng; chỉ có phân công chung cho cả"
        " kế hoạch ({duties}: {bodies}).{doubt}",
        "Task {task} (“{name}”) has no lead of its own, only a clause over the whole plan"
        " ({duties}: {bodies}).{doubt}",
    ),
    why=Text(
        "Việc giao chung cho cả kế hoạch thì không cơ quan nào thấy đó là việc của mình, và khi"
        " chậm không biết đôn đốc ai.",
        "What everyone is charged with nobody takes for their own, and nobody can be reminded.",
    ),
    fix=Text(
        "Thêm phân công (“assignments”) có “role: lead” và “scope” gồm mã nhiệm vụ.",
        "Add an assignment with “role: lead” whose “scope” holds the task's id.",
    ),
    ground=Text(
        "Thông lệ quản lý: mỗi nhiệm vụ có một cơ quan chủ trì được nêu tên.",
        "Good practice: every task has one body named in the lead.",
    ),
)
_ANSWERING = ("lead", "implement", "delegate")


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if "assignments" in plan.unread.sections:
        return
    for task in plan.tasks:
        duties = [each for each in plan.duties_over(task) if each.assignment.role in _ANSWERING]
        if not duties or any(each.by != "plan" for each in duties):
            continue
        leads = [each.assignment for each in duties if each.assignment.role == "lead"]
        blanket = leads or [each.assignment for each in duties]
        bodies = dict.fromkeys(name for each in blanket for name in each.bodies)
        yield RULE.at(
            plan.at(task),
            *(
                (plan.at(each, "scope"), Text(short(each.vi), each.en or each.vi))
                for each in blanket
            ),
            subject=plan.ref(task),
            confidence=plan.confidence("leads"),
            task=task.id,
            name=short(task.vi),
            duties=listing(each.id for each in blanket),
            bodies=listing(map(plan.label, bodies)),
            doubt=plan.doubt("leads"),
        )
