"""Tasks that only continue: nothing says when, or with what, they are done."""

from collections.abc import Iterator
from datetime import date

from plancheck import wording
from plancheck.findings import Finding, Rule
from plancheck.model import Task
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="continuing-task",
    severity="note",
    title=Text("Việc tiếp tục không có điểm kết thúc", "Continuing task without an end"),
    message=Text(
        "Nhiệm vụ {task} (“{name}”) {state}, không nêu sản phẩm hay thời điểm hoàn thành.",
        "Task {task} (“{name}”) {state}; neither an output nor an end is given.",
    ),
    why=Text(
        "Không bao giờ kết luận được là đã hoàn thành; báo cáo năm nào cũng là “đang thực hiện”.",
        "It can never be closed; every report will say “in progress”.",
    ),
    fix=Text(
        "Ghi sản phẩm của năm vào “output”, hoặc thời hạn vào “due”.",
        "Write what the year is to bring in “output”, or a deadline in “due”.",
    ),
    ground=Text(
        "Thông lệ quản lý: nhiệm vụ trong kế hoạch năm có sản phẩm hoặc thời hạn để nghiệm thu.",
        "Good practice: a task of an annual plan has an output or a deadline to be accepted by.",
    ),
)
_MARKED = Text("được ghi là việc thường xuyên, tiếp tục", "is marked as continuing work")
_OPENS = Text("mở đầu bằng “{word}”", "opens with “{word}”")


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for task in plan.tasks:
        word = wording.continuing(task.vi)
        if not (task.continuing or word) or _ends(task):
            continue
        yield RULE.at(
            plan.at(task, "vi") if word else plan.at(task, "continuing"),
            subject=plan.ref(task),
            task=task.id,
            name=short(task.vi),
            state=_OPENS.fill(word=word) if word else _MARKED,
        )


def _ends(task: Task) -> bool:
    if task.output is not None or "%" in task.vi:
        return True
    return task.due is not None and not task.due.continuous
