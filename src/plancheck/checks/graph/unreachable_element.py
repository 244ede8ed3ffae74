"""Projects and groups of objectives that nothing ties to an objective or a legal basis.

Tasks, duties and situation items without such a tie have rules of their own.
"""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.model import Project, Task
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="unreachable-element",
    severity="warning",
    closed="note",
    absence=True,
    title=Text(
        "Không gắn với mục tiêu hay căn cứ nào", "Tied to no objective and to no legal basis"
    ),
    message=Text("{element} (“{name}”) {lacks}.{doubt}", "{element} (“{name}”) {lacks}.{doubt}"),
    why=Text(
        "Không giải trình được vì sao nội dung này có trong kế hoạch.",
        "Nobody can say why this stands in the plan.",
    ),
    fix=Text(
        "Dự án: ghi quyết định phê duyệt (“approved_by”) hoặc các nhiệm vụ của dự án (“tasks”)."
        " Nhóm mục tiêu: ghi mã nhóm vào “group” của mục tiêu. Nếu không gắn được thì bỏ nội dung.",
        "For a project, name the act that approved it (“approved_by”) or its tasks (“tasks”); for a"
        " group, write its id under “group” of its objectives. Drop what cannot be tied.",
    ),
    ground=Text(
        "Thông lệ lập kế hoạch: mọi nội dung phục vụ một mục tiêu hoặc thực hiện một văn bản.",
        "Good practice: all of a plan serves an objective or carries out an act.",
    ),
)
_PROJECT = Text(
    "không có quyết định phê duyệt, và không có nhiệm vụ nào nối dự án này với một mục tiêu hay một"
    " văn bản",
    "has no act that approved it, and no task ties it to an objective or an act",
)
_GROUP = Text("không có mục tiêu nào", "holds no objective")


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if plan.unread.sections & {"objectives", "tasks"}:
        return
    tied = _tied(plan)
    for project in plan.projects:
        if not _is_tied(plan, project, tied):
            yield RULE.at(
                plan.at(project),
                subject=plan.ref(project),
                confidence=plan.confidence("projects"),
                element=project.id,
                name=short(project.vi),
                lacks=_PROJECT,
                doubt=plan.doubt("projects"),
            )
    used = {(each.group or "").removeprefix(f"{plan.id}#") for each in plan.objectives}
    for group in plan.of_kind("objective-group"):
        if group.id not in used:
            yield RULE.at(
                plan.at(group),
                subject=plan.ref(group),
                element=group.id,
                name=short(group.vi or group.id),
                lacks=_GROUP,
                doubt=Text("", ""),
            )


def _is_tied(plan: Plan, project: Project, tied: set[str]) -> bool:
    if project.approved_by or any(funding.act for funding in project.funding):
        return True
    # An id that leads nowhere is reported as such; what it was meant to name may be tied.
    return any(
        plan.find(name) is None or name.removeprefix(f"{plan.id}#") in tied
        for name in project.tasks
    )


def _tied(plan: Plan) -> set[str]:
    """Return the tasks tied to an objective or an act, by themselves or through other tasks."""
    near: dict[str, list[str]] = {}
    for task in plan.tasks:
        for name in task.depends_on:
            other = plan.find(name)
            if isinstance(other, Task):
                near.setdefault(task.id, []).append(other.id)
                near.setdefault(other.id, []).append(task.id)
    waiting = [task.id for task in plan.tasks if task.objectives or task.cites]
    tied = set(waiting)
    while waiting:
        for name in near.get(waiting.pop(), ()):
            if name not in tied:
                tied.add(name)
                waiting.append(name)
    return tied
