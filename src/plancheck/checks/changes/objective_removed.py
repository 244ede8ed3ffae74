"""Objectives that the earlier version had and this one has not."""

from collections.abc import Iterator

from plancheck.diff.asking import ORDERED, REPEAL_OR_RESTORE, Changes
from plancheck.diff.delta import Difference
from plancheck.findings import Finding, Rule
from plancheck.text import Text

RULE = Rule(
    slug="objective-removed",
    severity="error",
    draft="note",
    title=Text("Mục tiêu bị bỏ", "Objective dropped"),
    message=Text(
        "{element} bị bỏ ({before}); chưa ghi nhận văn bản nào cho phép.",
        "{element} is dropped ({before}); no act on record orders it.",
    ),
    why=Text(
        "Điều kế hoạch cam kết đạt được bị rút khỏi kế hoạch; nhiệm vụ phục vụ nó mất đích.",
        "What the plan set out to reach is taken out of it, and the tasks that serve it lose their"
        " aim.",
    ),
    fix=REPEAL_OR_RESTORE,
    ground=ORDERED,
)


def run_change(difference: Difference) -> Iterator[Finding]:
    changes = Changes(difference)
    for delta in changes.unordered("objective-removed"):
        if not changes.absorbed(delta):
            yield changes.finding(RULE, delta)
