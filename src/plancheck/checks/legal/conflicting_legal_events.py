"""Acts that the registry lets begin, or end, on two different days."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Confidence, Finding, Rule
from plancheck.model import Act, LegalEvent
from plancheck.naming import label
from plancheck.registry import Registry
from plancheck.succession import ended
from plancheck.text import Text
from plancheck.validity import ENDINGS, order

RULE = Rule(
    slug="conflicting-legal-events",
    severity="warning",
    title=Text("Nguồn mâu thuẫn về hiệu lực", "Sources conflict on the force of an act"),
    message=Text(
        "Danh mục ghi {act} {what} vào hai ngày khác nhau: {first}; {second}.",
        "The registry has {act} {what} on two different days: {first}; {second}.",
    ),
    why=Text(
        "Các nguồn không thống nhất thì hiệu lực tính ra có thể sai.",
        "Where sources disagree, the force worked out may be wrong.",
    ),
    fix=Text(
        "Đối chiếu bản gốc, giữ sự kiện đúng; nội dung bị bác bỏ thì ghi vào “rejected_claims”."
        " Chưa rõ nguồn nào đúng thì giữ cả hai.",
        "Compare with the original, keep the event that is right, and put the other under"
        " “rejected_claims”. While it is open which one is right, keep both.",
    ),
    ground=Text(
        "Thông lệ quản lý danh mục: mỗi thay đổi hiệu lực có một ngày.",
        "Good practice for registries: each change of force has one date.",
    ),
)


def run_registry(registry: Registry, as_of: date) -> Iterator[Finding]:
    for act in registry.acts:
        for first, second, what in _twice(act):
            if first.on > as_of:
                continue  # up to the first of the days the sources agree
            yield RULE.at(
                registry.at(act, "events", act.events.index(second)),
                (
                    registry.at(act, "events", act.events.index(first)),
                    Text("Sự kiện kia.", "The other event."),
                ),
                subject=act.id,
                confidence=Confidence.WEAK_EVIDENCE,
                act=label(act),
                what=what,
                first=_told(registry, first),
                second=_told(registry, second),
            )


_BEGINS = Text("có hiệu lực", "enter into force")
_ENDS = Text("hết hiệu lực", "cease")


def _told(registry: Registry, event: LegalEvent) -> Text:
    if event.type in ENDINGS:
        return ended(registry, event)
    return Text("từ ngày {day}", "from {day}").fill(day=event.on)


def _twice(act: Act) -> Iterator[tuple[LegalEvent, LegalEvent, Text]]:
    """Yield the first two entries into force, and the first two ends, that have different days.

    Between two that are both right lies a turn the other way: an act may be revived.
    """
    before: dict[Text, LegalEvent] = {}
    told: set[Text] = set()
    turns = ENDINGS | {"entry-into-force"}
    for event in sorted((e for e in act.events if e.type in turns and not e.scope), key=order):
        what, other = (_ENDS, _BEGINS) if event.type in ENDINGS else (_BEGINS, _ENDS)
        earlier = before.setdefault(what, event)
        if earlier.on != event.on and what not in told:
            told.add(what)
            yield earlier, event, what
        before[what] = event
        before.pop(other, None)
