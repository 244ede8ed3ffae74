"""Events of acts and reorganisations that were put on record, or altered, with nothing behind them.

They decide which acts are in force and who took over from whom, and settle other findings.
"""

from collections.abc import Iterator

from plancheck.diff.asking import Changes
from plancheck.diff.delta import Delta, Difference
from plancheck.findings import Finding, Place, Rule
from plancheck.labels import EVENTS
from plancheck.model import Act, Change, LegalEvent
from plancheck.registry import Registry
from plancheck.text import Text

RULE = Rule(
    slug="legal-event-without-evidence",
    severity="warning",
    title=Text("Ghi sự kiện pháp lý không có chứng cứ", "Legal event recorded without evidence"),
    message=Text(
        "{entry}: sự kiện “{event}” ngày {day} được ghi hoặc sửa mà {lack}.",
        "{entry}: the event “{event}” of {day} was recorded or altered, and {lack}.",
    ),
    why=Text(
        "Sự kiện này quyết định văn bản nào còn hiệu lực, cơ quan nào kế thừa; ghi theo trí nhớ"
        " thì mọi kết luận dựa vào nó đều không chắc chắn.",
        "It decides which acts are in force and which body took over; recorded from memory, it"
        " makes everything that rests on it uncertain.",
    ),
    fix=Text(
        "Tra công báo hoặc cơ sở dữ liệu văn bản, ghi nguồn vào “evidence” và mức xác minh vào"
        " “grade” (evidenced hoặc inferred) của sự kiện.",
        "Look it up in the gazette or the database of acts; write the source under “evidence” and"
        " how well it is established under “grade” (evidenced or inferred) of the event.",
    ),
    ground=Text(
        "Thông lệ pháp chế: mỗi thay đổi về hiệu lực, tổ chức phải dẫn được văn bản.",
        "Good practice: every change of force or organisation is traced to a document.",
    ),
)
_WEAK = ("plan-only", "recalled", "unknown")
_NO_EVIDENCE = Text("không dẫn chứng cứ nào", "names no evidence")
_GRADED = Text("mức xác minh là “{grade}”", "its grade is “{grade}”")
_REORGANISED = {
    "merger": Text("hợp nhất, sáp nhập", "merger"),
    "split": Text("chia, tách", "split"),
    "rename": Text("đổi tên", "renaming"),
    "abolition": Text("giải thể", "abolition"),
    "transfer": Text("chuyển giao nhiệm vụ", "transfer of duties"),
}


def run_change(difference: Difference) -> Iterator[Finding]:
    changes = Changes(difference)
    registry = difference.head.registry
    seen: set[Place] = set()
    for delta in changes.unordered("event-added", "event-changed", "entry-added", "entry-changed"):
        for event, place in _recorded(registry, delta):
            lack = _lack(event)
            if lack is not None and place not in seen:
                seen.add(place)
                name = EVENTS[event.type] if isinstance(event, LegalEvent) else None
                yield changes.finding(
                    RULE,
                    delta,
                    place=place,
                    entry=delta.id,
                    event=name or _REORGANISED[event.type],
                    day=event.on,
                    lack=lack,
                )


def _recorded(registry: Registry, delta: Delta) -> Iterator[tuple[LegalEvent | Change, Place]]:
    """Yield the events that a change put on record or altered, each with its place."""
    entry = registry.entities.get(delta.id)
    if isinstance(entry, Change):
        yield entry, registry.at(entry)
    elif isinstance(delta.after, LegalEvent) and delta.head is not None:
        yield delta.after, delta.head
    elif isinstance(delta.after, Act):
        for rank, event in enumerate(delta.after.events):
            yield event, registry.at(delta.after, "events", rank)


def _lack(event: LegalEvent | Change) -> Text | None:
    """Return what an event lacks to be relied on, None where it lacks nothing."""
    if event.grade in _WEAK:
        return _GRADED.fill(grade=event.grade)
    return None if event.evidence else _NO_EVIDENCE
