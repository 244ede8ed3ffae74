"""Events of an act that lie before it was issued, or before the act that brings them was."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.model import Act, Grade, LegalEvent
from plancheck.naming import label
from plancheck.registry import Registry
from plancheck.succession import worst
from plancheck.text import Text
from plancheck.validity import doubt

RULE = Rule(
    slug="event-before-issue",
    severity="error",
    title=Text("Sự kiện trước ngày ban hành", "Event before the act was issued"),
    message=Text(
        "Danh mục ghi một sự kiện hiệu lực của {act} ngày {day}, trước ngày ban hành {which}"
        " ({issued}).{doubt}",
        "The registry records an event of {act} on {day}, before {which} was issued ({issued})."
        "{doubt}",
    ),
    why=Text(
        "Một trong hai ngày là sai, nên hiệu lực của văn bản bị tính sai.",
        "One of the dates is wrong, and so is the force worked out from it.",
    ),
    fix=Text(
        "Đối chiếu bản gốc rồi sửa “on” hoặc “issued”. Nếu có hiệu lực trở về trước thì ghi chứng"
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
        for index, event in enumerate(act.events):
            late = _issued_later(registry, act, event)
            if late is None:
                continue
            confidence, sentence = doubt(worst(_grade(late), event.grade))
            yield RULE.at(
                registry.at(act, "events", index, "on"),
                (registry.at(late, "issued"), Text("Ngày ban hành.", "The day of issue.")),
                subject=act.id,
                confidence=confidence,
                act=label(act),
                which=_ITSELF if late is act else label(late),
                day=event.on,
                issued=late.issued,
                doubt=sentence,
            )


_ITSELF = Text("văn bản này", "the act")


def _issued_later(registry: Registry, act: Act, event: LegalEvent) -> Act | None:
    """Return the act, the one itself or the one that brings the event, issued only after it."""
    if act.issued is not None and event.on < act.issued and not _retroactive(event):
        return act
    by = registry.entities.get(event.by or "")
    if isinstance(by, Act) and by.issued is not None and event.on < by.issued:
        return by
    return None


def _grade(act: Act) -> Grade:
    return (act.grades.issued if act.grades else None) or "evidenced"


def _retroactive(event: LegalEvent) -> bool:
    """Tell whether a source was read that makes an act take effect before its issue."""
    return event.type == "entry-into-force" and event.grade == "evidenced"
