"""Bodies that are the only lead of most tasks."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from plancheck.findings import Finding, Rule
from plancheck.model import Assignment, Body, Task
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="bottleneck",
    severity="note",
    title=Text("Một cơ quan chủ trì phần lớn nhiệm vụ", "One body leads most tasks"),
    message=Text(
        "{body} (“{name}”) là cơ quan duy nhất chủ trì {count} trong {total} nhiệm vụ ({share}%);"
        " nếu cơ quan này không đáp ứng được, các nhiệm vụ đó không còn ai chủ trì.{doubt}",
        "{body} (“{name}”) alone leads {count} of {total} tasks ({share}%): should it fail, nobody"
        " is left to lead them.{doubt}",
    ),
    why=Text(
        "Dồn việc vào một cơ quan gây quá tải, và mọi chậm trễ ở đó làm chậm cả kế hoạch.",
        "One body is overloaded, and every delay there delays the whole plan.",
    ),
    fix=Text(
        "Giao chủ trì từng nhiệm vụ cho cơ quan chuyên ngành phù hợp.",
        "Let the competent departments lead their own tasks.",
    ),
    ground=Text(
        "Thông lệ quản lý rủi ro: không phụ thuộc vào một đầu mối duy nhất.",
        "Good practice in managing risk: no single point of failure.",
    ),
)
_FEWEST = 5  # in a shorter plan one lead is no wonder


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if plan.unread.sections & {"assignments", "tasks"}:
        return
    total = len(plan.tasks)
    issuer = plan.identity.adoption.body if plan.identity.adoption else ""
    alone: dict[str, int] = {}
    first: dict[str, tuple[Assignment, int]] = {}
    for task in plan.tasks:
        only = _only_lead(plan, task)
        if only is not None:
            duty, index = only
            name = duty.bodies[index]
            alone[name] = alone.get(name, 0) + 1
            first.setdefault(name, only)
    registry = plan.registry
    every = (*registry.bodies, *registry.groups)
    unread = {each.id for each in every if each.id in plan.unread.words}
    for name, count in alone.items():
        if unread - {name}:
            continue  # a duty that could not be read may put another body in the lead
        body = registry.entities.get(name)
        # A body that issues a plan for itself leads all of it, and so it should.
        if not isinstance(body, Body) or name == issuer or total < _FEWEST or 2 * count <= total:
            continue
        duty, index = first[name]
        yield RULE.at(
            plan.at(duty, "bodies", index),
            subject=plan.ref(body),
            confidence=plan.confidence("leads"),
            body=name,
            name=short(body.vi),
            count=count,
            total=total,
            share=Decimal(100 * count // total),
            doubt=_doubt(plan),
        )


def _only_lead(plan: Plan, task: Task) -> tuple[Assignment, int] | None:
    """Return the duty, and the place in it, of the one body that leads a task, if there is one."""
    only: tuple[Assignment, int] | None = None
    for duty, _ in plan.duties_over(task):
        if duty.role != "lead":
            continue
        for index, name in enumerate(duty.bodies):
            if only is None:
                only = duty, index
            elif name != only[0].bodies[only[1]]:
                return None
    return only


def _doubt(plan: Plan) -> Text:
    doubt = plan.doubt("leads")
    if not doubt.vi:
        return doubt
    return Text(
        f" Có thể còn cơ quan khác được giao chủ trì.{doubt.vi}",
        f" Other bodies may be named in the lead.{doubt.en}",
    )
