"""Targets that the earlier version had and this one has not."""

from collections.abc import Iterator

from plancheck.diff.asking import ORDERED, REPEAL_OR_RESTORE, Changes
from plancheck.diff.delta import Difference
from plancheck.findings import Finding, Rule
from plancheck.text import Text

RULE = Rule(
    slug="target-removed",
    severity="error",
    draft="note",
    title=Text("Chỉ tiêu bị bỏ", "Target dropped"),
    message=Text(
        "{element} bị bỏ ({before}); chưa ghi nhận văn bản nào cho phép.",
        "{element} is dropped ({before}); no act on record orders it.",
    ),
    why=Text(
        "Cam kết đã ban hành biến mất; không ai còn phải báo cáo kết quả của chỉ tiêu này.",
        "A promise that was adopted is gone, and nobody reports on it any more.",
    ),
    fix=REPEAL_OR_RESTORE,
    ground=ORDERED,
)


def run_change(difference: Difference) -> Iterator[Finding]:
    changes = Changes(difference)
    for delta in changes.unordered("target-removed"):
        if not changes.absorbed(delta):
            yield changes.finding(RULE, delta)
