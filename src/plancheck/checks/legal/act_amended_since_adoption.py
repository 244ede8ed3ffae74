"""Acts that the plan rests on, still in force, and amended since it was adopted."""

from collections.abc import Iterator
from datetime import date

from plancheck.cited import also, cited, fault, first_place, label, named, signed, worst
from plancheck.findings import Finding, Rule
from plancheck.model import LegalEvent
from plancheck.plan import Plan
from plancheck.text import Text
from plancheck.validity import ENDINGS, ceased, doubt

RULE = Rule(
    slug="act-amended-since-adoption",
    severity="note",
    title=Text("Văn bản được sửa đổi sau khi ban hành kế hoạch", "Act amended since adoption"),
    message=Text(
        "{act} đã thay đổi sau khi kế hoạch được ban hành: {events}.{doubt}",
        "{act} has changed since the plan was adopted: {events}.{doubt}",
    ),
    why=Text(
        "Điều khoản mà kế hoạch dựa vào có thể đã khác; cần đọc lại trước khi áp dụng.",
        "The provision that the plan rests on may read differently now: read it again first.",
    ),
    fix=Text(
        "Đọc văn bản hợp nhất hoặc văn bản sửa đổi; nếu ảnh hưởng đến nội dung thì đề nghị điều"
        " chỉnh kế hoạch.",
        "Read the consolidated text or the amendment; if the content is touched, propose an"
        " amendment of the plan.",
    ),
    ground=Text(
        "Thông lệ pháp chế: áp dụng văn bản theo nội dung đã được sửa đổi, bổ sung.",
        "Good practice: an act is applied as amended.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    start = signed(plan, as_of)
    for each in cited(plan):
        act = each.act
        events = [e for e in act.events if start < e.on <= as_of and _changes(e)]
        if not events or not each.bears or ceased(act, as_of):
            continue
        if fault(plan, each, as_of) is not None:
            continue
        events.sort(key=lambda event: (event.on, event.type, event.by or ""))
        told = [_told(plan, event) for event in events]
        confidence, sentence = doubt(worst(*(event.grade for event in events)))
        yield RULE.at(
            first_place(plan, each),
            *((plan.registry.at(act, "events", act.events.index(e)), _HERE) for e in events[:3]),
            *also(plan, each),
            subject=act.id,
            confidence=confidence,
            act=named(act),
            events=Text("; ".join(t.vi for t in told), "; ".join(t.en for t in told)),
            doubt=sentence,
        )


_HERE = Text("Sự kiện này.", "This event.")
_WHAT = {
    "amended": Text("được sửa đổi, bổ sung", "amended"),
    "partial-repeal": Text("bị bãi bỏ một phần", "partly repealed"),
    "suspended": Text("bị ngưng hiệu lực", "suspended"),
}


def _changes(event: LegalEvent) -> bool:
    return event.type in _WHAT or (bool(event.scope) and event.type in ENDINGS)


def _told(plan: Plan, event: LegalEvent) -> Text:
    by = plan.act(event.by or "")
    return Text("{what} từ ngày {day}{by}{scope}", "{what} from {day}{by}{scope}").fill(
        what=_WHAT.get(event.type, _WHAT["partial-repeal"]),
        day=event.on,
        by=Text(f" bởi {label(by)}", f" by {label(by)}") if by else "",
        scope=f" [{', '.join(event.scope)}]" if event.scope else "",
    )
