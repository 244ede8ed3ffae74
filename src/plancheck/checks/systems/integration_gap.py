"""Connections that a system should have, that are absent, and that no task brings about."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.model import Assignment, Integration, System, Task
from plancheck.plan import Plan
from plancheck.text import Text, listing, short

RULE = Rule(
    slug="integration-gap",
    severity="warning",
    absence=True,
    title=Text("Thiếu kết nối, liên thông", "Integration that is absent"),
    message=Text(
        "{system} (“{name}”) {state} với {to} (“{other}”){day}; {tasks}.{doubt}",
        "{system} (“{name}”) {state} {to} (“{other}”){day}; {tasks}.{doubt}",
    ),
    why=Text(
        "Nghĩa vụ công khai, chia sẻ dữ liệu không thực hiện được; cán bộ phải nhập liệu hai lần.",
        "What the law wants published or shared is not, and staff enter the same data twice.",
    ),
    fix=Text(
        "Giao nhiệm vụ kết nối (nêu cả hai hệ thống trong “systems”); nếu đã kết nối thì cập nhật"
        " “integrations” của hệ thống với “as_of”.",
        "Give somebody the task to connect them (both in its “systems”); if they are connected by"
        " now, update “integrations” of the system, with “as_of”.",
    ),
    ground=Text(
        "Kết nối được coi là bắt buộc khi danh mục hệ thống có ghi (“integrations”): “state” là no"
        " hoặc partial, hoặc planned khi kỳ kế hoạch đã hết.",
        "A connection counts as required if the registry lists it (“integrations”): with “state”"
        " no or partial, or planned once the period of the plan is over.",
    ),
)
_STATES = {
    "no": Text("chưa kết nối", "is not connected with"),
    "partial": Text("mới kết nối một phần", "is connected only in part with"),
    "planned": Text("mới dự kiến kết nối", "is still planned to be connected with"),
}


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if "tasks" in plan.unread.sections:
        return
    over = as_of > plan.identity.period.end
    for system in plan.registry.systems:
        if system.state not in ("operational", "pilot") or not plan.links_to(system):
            continue
        for index, each in _latest(system, as_of):
            other = plan.registry.entities.get(each.to)
            if each.state not in _STATES or not isinstance(other, System):
                continue
            tasks = _closing(plan, system, other)
            if not over and (tasks or each.state == "planned"):
                continue
            yield RULE.at(
                plan.registry.at(system, "integrations", index),
                *((plan.at(task), Text("Nhiệm vụ liên quan.", "The task.")) for task in tasks[:3]),
                subject=system.id,
                confidence=plan.confidence("tasks"),
                system=system.id,
                name=short(system.vi),
                state=_STATES[each.state],
                to=other.id,
                other=short(other.vi),
                day=_day(each),
                tasks=_tasks(tasks),
                doubt=Text("", "") if tasks else plan.doubt("tasks"),
            )


def _latest(system: System, as_of: date) -> Iterator[tuple[int, Integration]]:
    """Yield the latest entry on each connection that was known by a day, with its rank."""
    latest: dict[str, tuple[int, Integration]] = {}
    for index, each in enumerate(system.integrations):
        if each.as_of is not None and each.as_of > as_of:
            continue
        before = latest.get(each.to)
        if before is None or (before[1].as_of or date.min) <= (each.as_of or date.min):
            latest[each.to] = (index, each)
    yield from latest.values()


def _closing(plan: Plan, system: System, other: System) -> list[Task | Assignment]:
    """Return the tasks and duties that name both systems."""
    reached = {id(link.source) for link in plan.links_to(other, "uses")}
    named = (link.source for link in plan.links_to(system, "uses") if id(link.source) in reached)
    return [each for each in named if isinstance(each, (Task, Assignment))]


def _day(each: Integration) -> Text:
    if each.as_of is None:
        return Text("", "")
    return Text(" (ghi nhận ngày {on})", " (as of {on})").fill(on=each.as_of)


def _tasks(tasks: list[Task | Assignment]) -> Text:
    if not tasks:
        return Text(
            "không nhiệm vụ nào của kế hoạch nêu việc kết nối hai hệ thống này",
            "no task of the plan brings the two together",
        )
    names = listing(task.id for task in tasks)
    return Text(
        f"kỳ kế hoạch đã hết mà chưa ghi nhận {names.vi} đã kết nối xong",
        f"the plan is over, and nothing on record says that {names.en} connected them",
    )
