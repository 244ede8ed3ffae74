"""Time limits in words that two officers read as two different days."""

import re
from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Path, Rule
from plancheck.model import Assignment, Item, Report, Task
from plancheck.plan import Plan
from plancheck.text import Text, write

RULE = Rule(
    slug="ambiguous-timing",
    severity="note",
    title=Text("Thời hạn không rõ ràng", "Ambiguous time limit"),
    message=Text(
        "{element} ghi thời hạn “{words}”: {reading}.",
        "{element} sets the time limit “{words}”: {reading}.",
    ),
    why=Text(
        "Khi cơ quan gửi muộn sẽ phát sinh tranh luận có quá hạn hay không.",
        "When a body is late, it will be disputed whether it is.",
    ),
    fix=Text(
        "Ghi ngày cụ thể, ví dụ “chậm nhất ngày 14/10/2019” (“by”), hoặc số ngày kể từ sự kiện.",
        "Set a day, for example “on 2019-10-14 at the latest” (“by”), or days from an event.",
    ),
    ground=Text(
        "Thông lệ soạn thảo: thời hạn được ghi bằng ngày cụ thể.",
        "Good drafting: a time limit names a day.",
    ),
)
_VAGUE = re.compile(
    r"sớm nhất|càng sớm càng tốt|thời gian sớm|thời gian tới|kịp thời|khẩn trương|nhanh chóng|sớm",
    re.IGNORECASE,
)
_EVENT = re.compile(r"\b(?:khi|nếu|sau|trước|trường hợp)\b", re.IGNORECASE)
_SOON = re.compile(
    r"(?<!cảnh báo )(?<!phát hiện )\b(?:sớm|kịp thời|khẩn trương|nhanh chóng)"
    r" (?:ban hành|hoàn thành|hoàn thiện|triển khai|trình|phê duyệt|xây dựng|bố trí|có|đưa|cấp"
    r"|hướng dẫn|xem xét|thực hiện|báo cáo|gửi)\b",
    re.IGNORECASE,
)
_NO_DAY = Text(
    "không biết phải xong vào ngày nào",
    "nobody can tell by which day it must be done",
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for element, path, words, reading in _limits(plan):
        yield RULE.at(
            plan.at(element, *path),
            subject=plan.ref(element),
            element=element.id,
            words=words,
            reading=reading,
        )


def _limits(plan: Plan) -> Iterator[tuple[Task | Assignment | Report | Item, Path, str, Text]]:
    dated: list[Task | Assignment | Report] = [*plan.tasks, *plan.assignments, *plan.reports]
    for element in dated:
        due = element.due
        if due is None and not isinstance(element, Task):
            yield from _in_words(element)
        elif due is not None and due.before is not None:
            words = f"trước ngày {write(due.before, 'vi')}"
            yield element, ("due", "before"), words, _day(due.before)
        elif due is not None and due.condition is not None:
            vague = _VAGUE.search(due.condition)
            if vague and not _EVENT.search(due.condition):
                yield element, ("due", "condition"), due.condition, _NO_DAY
    for item in plan.items:
        if item.kind == "recommendation":
            yield from _in_words(item)


def _in_words(
    element: Assignment | Report | Item,
) -> Iterator[tuple[Assignment | Report | Item, Path, str, Text]]:
    found = _SOON.search(element.vi)
    if found:
        yield element, ("vi",), found[0], _NO_DAY


def _day(before: date) -> Text:
    last = date.fromordinal(before.toordinal() - 1)
    return Text(
        f"ngày cuối được hiểu là {write(last, 'vi')}, nhưng nhiều nơi hiểu là hết ngày"
        f" {write(before, 'vi')}",
        f"its last day is read as {last}, but many take it to include {before}",
    )
