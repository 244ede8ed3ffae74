"""Objectives that say what will be done, and not what will come of it."""

from collections.abc import Iterator
from datetime import date

from plancheck import wording
from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="objective-is-activity",
    severity="warning",
    closed="note",
    title=Text("Mục tiêu thực chất là hoạt động", "Objective that is an activity"),
    message=Text(
        "Mục tiêu {objective} (“{name}”) mở đầu bằng “{verb}”: đây là việc phải làm, không phải kết"
        " quả cần đạt, và không có chỉ tiêu.",
        "Objective {objective} (“{name}”) opens with “{verb}”: it is work to be done, not a result"
        " to be reached, and it has no target.",
    ),
    why=Text(
        "Làm xong việc sẽ được coi là đạt mục tiêu, dù không có gì thay đổi trong thực tế.",
        "Work done would pass for an objective reached, even where nothing has changed.",
    ),
    fix=Text(
        "Nêu kết quả cần đạt kèm chỉ tiêu (“targets”), hoặc chuyển nội dung này sang nhiệm vụ"
        " (“tasks”).",
        "State the result with a target (“targets”), or move the content to “tasks”.",
    ),
    ground=Text(
        "Thông lệ quản lý theo kết quả: phân biệt hoạt động, sản phẩm và kết quả.",
        "Good practice of results-based management: activities, outputs and results are not the"
        " same.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for objective in plan.objectives:
        if objective.targets or objective.indicators:
            continue
        if verb := wording.activity(objective.vi):
            yield RULE.at(
                plan.at(objective, "vi"),
                subject=plan.ref(objective),
                objective=objective.id,
                name=short(objective.vi),
                verb=verb,
            )
