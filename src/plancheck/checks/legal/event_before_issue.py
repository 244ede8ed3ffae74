"""Events in the history of an act that lie before it was issued."""

from collections.abc import Iterator
from datetime import date

from plancheck.cited import label, worst
from plancheck.findings import Finding, Rule
from plancheck.model import LegalEvent
from plancheck.registry import Registry
from plancheck.text import Text
from plancheck.validity import doubt

RULE = Rule(
    slug="event-before-issue",
    severity="error",
    title=Text("Sự kiện trước ngày ban hành", "Event before the act was issued"),
    message=Text(
        "Danh mục ghi một sự kiện hiệu lực của {act} ngày {day}, trước ngày ban hành ({issued})."
        "{doubt}",
        "The registry records an event of {act} on {day}, before the act was issued ({issued})."
        "{doubt}",
    ),
    why=Text(
        "Một trong hai ngày là sai, nên hiệu lực của văn bản bị tính sai.",
        "One of the dates is wrong, and so is the force worked out from it.",
    ),
    fix=Text(
        "Đối chiếu bản gốc rồi sửa “on” hoặc “issued”. Hiệu lực trở về trước là hợp lệ: ghi chứng"
        " cứ và “grade: evidenced”.",
        "Compare with the original and correct “on” or “issued”. If the act took effect"
        " retroactively, record the evidence with “grade: evidenced”.",
    ),
    ground=Text(
        "Lô-gic thời gian: văn bản chỉ thay đổi hiệu lực sau khi được ban hành.",
        "Logic of time: an act has no history before it was issued.",
    ),
)


def run_registry(registry: Registry, as_of: date) -> Iterator[Finding]:
    for act in registry.acts:
        if act.issued is None:
            continue
        for index, event in enumerate(act.events):
            if event.on >= act.issued or _retroactive(event):
                continue
            grade = (act.grades.issued if act.grades else None) or "evidenced"
            confidence, sentence = doubt(worst(grade, event.grade))
            yield RULE.at(
                registry.at(act, "events", index, "on"),
                (registry.at(act, "issued"), Text("Ngày ban hành.", "The day of issue.")),
                subject=act.id,
                confidence=confidence,
                act=label(act),
                day=event.on,
                issued=act.issued,
                doubt=sentence,
            )


def _retroactive(event: LegalEvent) -> bool:
    """Tell whether a source was read that makes an act take effect before its issue."""
    return event.type == "entry-into-force" and event.grade == "evidenced"
