"""General objectives that no specific objective makes concrete."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.model import Objective
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="general-objective-without-specific",
    severity="warning",
    closed="note",
    absence=True,
    title=Text(
        "Mục tiêu tổng quát không được cụ thể hóa", "General objective without a specific one"
    ),
    message=Text(
        "Không có mục tiêu cụ thể nào gắn với mục tiêu tổng quát {objective} (“{name}”).",
        "No specific objective supports the general objective {objective} (“{name}”).",
    ),
    why=Text(
        "Mục tiêu tổng quát chỉ đo được qua các mục tiêu cụ thể; thiếu chúng thì không đánh giá"
        " được.",
        "A general objective is measured through specific ones; without them it cannot be judged.",
    ),
    fix=Text(
        "Bổ sung mục tiêu cụ thể, hoặc ghi mã mục tiêu tổng quát vào “supports” của mục tiêu cụ thể"
        " đã có.",
        "Add a specific objective, or name the general one in “supports” of an existing one.",
    ),
    ground=Text(
        "Thông lệ lập kế hoạch: mục tiêu tổng quát được cụ thể hóa bằng mục tiêu cụ thể.",
        "Good practice of planning: general objectives are spelled out by specific ones.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if "objectives" in plan.unread.sections:
        return
    for objective in plan.objectives:
        if objective.kind != "general" or objective.targets:
            continue
        below = plan.served_by.get(objective.id, ())
        if not any(isinstance(each, Objective) for each in below):
            yield RULE.at(
                plan.at(objective),
                subject=plan.ref(objective),
                objective=objective.id,
                name=short(objective.vi),
            )
