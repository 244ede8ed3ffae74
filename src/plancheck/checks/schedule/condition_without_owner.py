"""Deadlines that wait for an event which nobody is said to bring about or to establish."""

import re
from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.model import Assignment, Report, Task
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="condition-without-owner",
    severity="note",
    title=Text("Điều kiện không rõ ai quyết định", "Condition that nobody decides on"),
    message=Text(
        "{element} chỉ thực hiện “{condition}”, nhưng không nêu cơ quan nào tạo ra hoặc xác định"
        " điều kiện này.",
        "{element} is to be done only “{condition}”, but no body is named that brings this about or"
        " says when it has come.",
    ),
    why=Text(
        "Việc có thể chờ vô thời hạn: không ai có trách nhiệm báo rằng điều kiện đã có.",
        "The work may wait for ever: nobody has to say that the time has come.",
    ),
    fix=Text(
        "Nêu cơ quan ban hành hoặc theo dõi điều kiện trong “condition”, hoặc đặt ngày rà soát.",
        "Name in “condition” the body that decides or watches it, or set a day for review.",
    ),
    ground=Text(
        "Thông lệ quản lý: mỗi điều kiện có cơ quan theo dõi.",
        "Good practice: every condition has a body that watches it.",
    ),
)
_EVENT = re.compile(r"\b(?:khi|nếu|sau|trước|trường hợp)\b", re.IGNORECASE)
_OWNER = re.compile(
    r"\b(?:Bộ|Sở|Chính phủ|Thủ tướng|Quốc hội|Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Văn phòng|Cục"
    r"|Tổng cục|Chi cục|Trung tâm|Ban|Tỉnh ủy|Thành ủy|Chủ tịch|Giám đốc|Kho bạc)\b"
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    dated: list[Task | Assignment | Report] = [*plan.tasks, *plan.assignments, *plan.reports]
    for element in dated:
        condition = element.due.condition if element.due is not None else None
        if condition and _EVENT.search(condition) and not _OWNER.search(condition):
            yield RULE.at(
                plan.at(element, "due", "condition"),
                subject=plan.ref(element),
                element=element.id,
                condition=short(condition),
            )
