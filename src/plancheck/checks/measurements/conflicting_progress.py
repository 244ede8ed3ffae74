"""Entries of the progress log that contradict each other."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from plancheck.findings import Finding, Rule
from plancheck.labels import OFFICIAL
from plancheck.model import Progress, Task
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="conflicting-progress",
    severity="warning",
    title=Text("Nhật ký tiến độ mâu thuẫn", "Conflicting progress"),
    message=Text("Nhiệm vụ {task} (“{name}”): {what}.", "Task {task} (“{name}”): {what}."),
    why=Text(
        "Không rõ nhiệm vụ đã xong hay chưa, nên việc đôn đốc và đánh giá đều sai.",
        "It is unclear whether the task is done, so that reminders and assessment go wrong.",
    ),
    fix=Text(
        "Xác minh với cơ quan chủ trì; dòng ghi sai thì sửa bằng một dòng mới và nêu lý do trong"
        " “note”; nếu hai cơ quan làm hai phần thì ghi “by” cho từng dòng.",
        "Ask the body in the lead; put a wrong entry right by a new one that gives the reason in"
        " “note”; if two bodies do two parts, name the body in “by” of each entry.",
    ),
    ground=Text(
        "Nhật ký tiến độ chỉ ghi thêm: dòng sau thay dòng trước.",
        "The progress log is only added to: a later entry replaces an earlier one.",
    ),
)
_RANKS = {"not-started": 0, "in-progress": 1, "done": 2, "done-late": 2}
_SAME_DAY = Text(
    "hai ghi nhận cùng ngày {day} là “{before}” và “{after}”",
    "two entries of {day} say “{before}” and “{after}”",
)
_BACKWARDS = Text(
    "ngày {earlier} ghi “{before}”, đến ngày {day} lại ghi “{after}” mà không nêu lý do",
    "on {earlier} it was “{before}”, and on {day} it is “{after}” without a reason",
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for task in plan.tasks:
        log: dict[str | None, list[Progress]] = defaultdict(list)
        for entry in plan.progress_on(task):
            if entry.on <= as_of:
                log[entry.by].append(entry)
        for entries in log.values():
            yield from _conflicts(plan, task, sorted(entries, key=lambda entry: entry.on))


def _conflicts(plan: Plan, task: Task, entries: list[Progress]) -> Iterator[Finding]:
    for before, after in pairwise(entries):
        template = _template(before, after)
        if template is not None:
            yield RULE.at(
                plan.at(after, "official"),
                (plan.at(before, "official"), Text("Ghi nhận trước.", "The entry before.")),
                subject=plan.ref(task),
                task=task.id,
                name=short(task.vi),
                what=template.fill(
                    earlier=before.on,
                    day=after.on,
                    before=OFFICIAL[before.official],
                    after=OFFICIAL[after.official],
                ),
            )


def _template(before: Progress, after: Progress) -> Text | None:
    """Return what is wrong with two entries that follow each other; a note explains a change."""
    if before.official == after.official or after.note is not None:
        return None
    if before.on == after.on:
        return _SAME_DAY
    first, second = (_RANKS.get(entry.official) for entry in (before, after))
    if first is not None and second is not None and second < first:
        return _BACKWARDS
    return None
