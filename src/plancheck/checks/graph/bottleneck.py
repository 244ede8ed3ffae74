"""Bodies that are the only lead of most tasks."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from plancheck.findings import Finding, Rule
from plancheck.model import Assignment, Body
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="bottleneck",
    severity="note",
    title=Text("Một cơ quan chủ trì phần lớn nhiệm vụ", "One body leads most tasks"),
    message=Text(
        "{body} (“{name}”) là cơ quan duy nhất chủ trì {count} trong {total} nhiệm vụ ({share} %);"
        " nếu cơ quan này không đáp ứng được, các nhiệm vụ đó không còn ai chủ trì.",
        "{body} (“{name}”) alone leads {count} of {total} tasks ({share} %): should it fail, nobody"
        " is left to lead them.",
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
    total = len(plan.tasks)
    issuer = plan.identity.adoption.body if plan.identity.adoption else ""
    alone: dict[str, int] = {}
    first: dict[str, tuple[Assignment, int]] = {}
    for task in plan.tasks:
        leads: dict[str, tuple[Assignment, int]] = {}
        for duty, _ in plan.duties_over(task):
            if duty.role == "lead":
                for index, name in enumerate(duty.bodies):
                    leads.setdefault(name, (duty, index))
        if len(leads) == 1:
            for name, where in leads.items():
                alone[name] = alone.get(name, 0) + 1
                first.setdefault(name, where)
    for name, count in alone.items():
        body = plan.registry.entities.get(name)
        # A body that issues a plan for itself leads all of it, and so it should.
        if not isinstance(body, Body) or name == issuer or total < _FEWEST or 2 * count <= total:
            continue
        duty, index = first[name]
        yield RULE.at(
            plan.at(duty, "bodies", index),
            subject=plan.ref(body),
            body=name,
            name=short(body.vi),
            count=count,
            total=total,
            share=Decimal(100 * count // total),
        )
