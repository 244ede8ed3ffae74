"""Deadlines of tasks, duties and targets that lie outside the period of the plan."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from plancheck.findings import Finding, Path, Rule
from plancheck.model import Due, Entity
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="date-outside-period",
    severity="warning",
    title=Text("Thời hạn nằm ngoài kỳ kế hoạch", "Deadline outside the period"),
    message=Text(
        "{what} {element} (“{name}”) có thời hạn cuối là ngày {day}, {side} kỳ kế hoạch"
        " ({start} - {end}).",
        "{what} {element} (“{name}”) is due on {day} at the latest, {side} the period of the plan"
        " ({start} - {end}).",
    ),
    why=Text(
        "Thời hạn có thể ghi sai năm; nếu đúng, kết quả thuộc kế hoạch của kỳ khác.",
        "The year may be wrong; if it is right, the result belongs to another period's plan.",
    ),
    fix=Text(
        "Kiểm tra lại ngày; với việc kéo dài sang kỳ sau, nêu kết quả phải đạt trong kỳ này.",
        "Check the date; for work that runs on, state what must be reached within this period.",
    ),
    ground=Text(
        "Thông lệ quản lý: thời hạn của nhiệm vụ nằm trong kỳ kế hoạch.",
        "Good practice: what a plan asks for is due within its period.",
    ),
)
_SIDES = {
    False: Text("sau khi hết", "after"),
    True: Text("trước khi bắt đầu", "before"),
}
_AFTERWARDS = frozenset({"report", "consolidate"})


class _Date(NamedTuple):
    entity: Entity
    what: Text
    day: date | None
    path: Path
    may_follow: bool


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    start, end = plan.identity.period.start, plan.identity.period.end
    for entity, what, day, path, may_follow in _dates(plan):
        if day is None or start <= day <= end or (may_follow and day > end):
            continue
        yield RULE.at(
            plan.at(entity, *path),
            (plan.at(plan.identity, "period"), Text("Kỳ kế hoạch.", "The period of the plan.")),
            subject=plan.ref(entity),
            what=what,
            element=entity.id,
            name=short(entity.vi or entity.id),
            day=day,
            side=_SIDES[day < start],
            start=start,
            end=end,
        )


def _dates(plan: Plan) -> Iterator[_Date]:
    for task in plan.tasks:
        yield from _due(task, Text("Nhiệm vụ", "Task"), task.due, may_follow=False)
    for duty in plan.assignments:
        follows = duty.role in _AFTERWARDS
        yield from _due(duty, Text("Phân công", "Assignment"), duty.due, may_follow=follows)
    for report in plan.reports:
        yield from _due(report, Text("Báo cáo", "Report"), report.due, may_follow=True)
    for target in plan.targets:
        what = Text("Chỉ tiêu", "Target")
        yield _Date(target, what, target.by, ("by",), may_follow=True)


def _due(entity: Entity, what: Text, due: Due | None, *, may_follow: bool) -> Iterator[_Date]:
    if due is not None:
        yield _Date(entity, what, due.last_day(), ("due", due.form), may_follow)
