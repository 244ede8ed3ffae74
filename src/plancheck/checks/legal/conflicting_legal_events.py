"""Acts to which the registry gives the same event twice, on different days."""

from collections.abc import Iterator
from datetime import date

from plancheck.cited import label
from plancheck.findings import Confidence, Finding, Rule
from plancheck.model import Act, LegalEvent
from plancheck.registry import Registry
from plancheck.text import Text
from plancheck.validity import ENDINGS

RULE = Rule(
    slug="conflicting-legal-events",
    severity="warning",
    title=Text("Nguồn mâu thuẫn về hiệu lực", "Sources conflict on the force of an act"),
    message=Text(
        "Danh mục ghi {act} {what} hai lần, vào hai ngày khác nhau: {first} và {second}.",
        "The registry has {act} {what} twice, on different days: {first} and {second}.",
    ),
    why=Text(
        "Các nguồn không thống nhất thì hiệu lực tính ra có thể sai.",
        "Where sources disagree, the force worked out may be wrong.",
    ),
    fix=Text(
        "Đối chiếu bản gốc, giữ sự kiện đúng; nội dung bị bác bỏ thì ghi vào “rejected_claims”.",
        "Compare with the original, keep the event that is right, and put the other under"
        " “rejected_claims”.",
    ),
    ground=Text(
        "Thông lệ quản lý danh mục: mỗi thay đổi hiệu lực có một ngày.",
        "Good practice for registries: each change of force has one date.",
    ),
)


def run_registry(registry: Registry, as_of: date) -> Iterator[Finding]:
    for act in registry.acts:
        for first, second in _twice(act):
            yield RULE.at(
                registry.at(act, "events", act.events.index(second)),
                (
                    registry.at(act, "events", act.events.index(first)),
                    Text("Sự kiện kia.", "The other event."),
                ),
                subject=act.id,
                confidence=Confidence.WEAK_EVIDENCE,
                act=label(act),
                what=_WHAT[second.type],
                first=first.on,
                second=second.on,
            )


_WHAT = {
    "entry-into-force": Text("có hiệu lực", "enter into force"),
    "replaced": Text("bị thay thế", "replaced"),
    "repealed": Text("bị bãi bỏ", "repealed"),
    "expired": Text("hết thời hạn", "expire"),
    "lapsed": Text("mất hiệu lực", "lapse"),
}


def _twice(act: Act) -> Iterator[tuple[LegalEvent, LegalEvent]]:
    """Yield events of one type on different days, with no turn the other way between them."""
    open_events: dict[str, LegalEvent] = {}
    for event in sorted(act.events, key=lambda each: each.on):
        if event.scope or event.type not in _WHAT:
            continue
        before = open_events.get(event.type)
        if before is not None and before.on != event.on:
            yield before, event
        if event.type in ENDINGS:
            open_events.pop("entry-into-force", None)
        else:
            open_events.clear()
        open_events[event.type] = event
