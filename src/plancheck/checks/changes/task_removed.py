"""Tasks that the earlier version had and this one has not."""

from collections.abc import Iterator

from plancheck.diff.asking import ORDERED, REPEAL_OR_RESTORE, Changes
from plancheck.diff.delta import Difference
from plancheck.findings import Finding, Rule
from plancheck.text import Text

RULE = Rule(
    slug="task-removed",
    severity="error",
    draft="note",
    title=Text("Nhiệm vụ bị bỏ", "Task dropped"),
    message=Text(
        "{element} bị bỏ ({before}); chưa ghi nhận văn bản nào cho phép.",
        "{element} is dropped ({before}); no act on record orders it.",
    ),
    why=Text(
        "Việc đã giao không còn ai làm, không ai theo dõi, và không có quyết định nào giải thích.",
        "Work that was ordered is no longer done or watched, and no decision says why.",
    ),
    fix=REPEAL_OR_RESTORE,
    ground=ORDERED,
)


def run_change(difference: Difference) -> Iterator[Finding]:
    changes = Changes(difference)
    for delta in changes.unordered("task-removed"):
        if not changes.absorbed(delta):
            yield changes.finding(RULE, delta)
