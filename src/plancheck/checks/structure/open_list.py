"""Provisions whose list is left open with three dots or “v.v.”."""

import re
from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="open-list",
    severity="note",
    title=Text("Danh sách bỏ ngỏ", "Open list"),
    message=Text(
        "{element} (“{name}”) bỏ ngỏ danh sách sau chữ “{before}”.",
        "{element} (“{name}”) leaves its list open after “{before}”.",
    ),
    why=Text(
        "Phần thay bằng dấu ba chấm hoặc “v.v.” không ràng buộc ai và không kiểm tra được.",
        "What the dots stand for binds nobody and cannot be checked.",
    ),
    fix=Text(
        "Khi soạn thảo thì liệt kê đủ, hoặc nêu tiêu chí xác định; với kế hoạch đã ban hành thì hỏi"
        " rõ cơ quan soạn thảo.",
        "While drafting, list everything or give the criterion; once adopted, ask who drafted it.",
    ),
    ground=Text(
        "Thông lệ soạn thảo: việc được giao phải xác định được đầy đủ phạm vi.",
        "Good practice of drafting: what is assigned has a scope that can be determined.",
    ),
)
_OPEN = re.compile(r"\.{3,}|…|(?<=[,;])\.\.|\bv\.\s?v\b|(?<=[,;] )vv\b")


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for entity in (
        *plan.articles,
        *plan.objectives,
        *plan.targets,
        *plan.tasks,
        *plan.assignments,
        *plan.reports,
        *plan.projects,
    ):
        match = _OPEN.search(entity.vi or "")
        if match is not None and entity.vi:
            yield RULE.at(
                plan.at(entity, "vi"),
                subject=plan.ref(entity),
                element=entity.id,
                name=short(entity.vi),
                before=_before(entity.vi, match.start()),
            )


def _before(words: str, at: int) -> str:
    """Return the five words before a place."""
    return " ".join(words[max(at - 80, 0) : at].split()[-5:]).rstrip(" ,;:")
