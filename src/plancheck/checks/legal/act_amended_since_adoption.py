"""Acts that the plan rests on, still in force, and amended since it was adopted."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from plancheck.cited import also, cited, fault, first_place, signed
from plancheck.findings import Finding, Place, Rule
from plancheck.model import Act, Grade
from plancheck.naming import label, named, provisions
from plancheck.plan import Plan
from plancheck.succession import worst
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
        changes = sorted(c for c in _changes(plan, act) if start < c.on <= as_of)
        if not changes or not each.bears or ceased(act, as_of):
            continue
        if fault(plan, each, as_of) is not None:
            continue
        told = [_told(plan, change) for change in changes]
        confidence, sentence = doubt(worst(*(change.grade for change in changes)))
        yield RULE.at(
            first_place(plan, each),
            *((change.place, _HERE) for change in changes[:3]),
            *also(plan, each),
            subject=act.id,
            confidence=confidence,
            act=named(act),
            events=Text("; ".join(t.vi for t in told), "; ".join(t.en for t in told)),
            doubt=sentence,
        )


class _Change(NamedTuple):
    """A change of an act that leaves it in force."""

    on: date
    what: str
    by: str
    scope: tuple[str, ...]
    grade: Grade
    place: Place


def _changes(plan: Plan, act: Act) -> Iterator[_Change]:
    for rank, event in enumerate(act.events):
        what = "partial-repeal" if event.scope and event.type in ENDINGS else event.type
        if what in _WHAT:
            place = plan.registry.at(act, "events", rank)
            yield _Change(event.on, what, event.by or "", event.scope, event.grade, place)
    for rank, relation in enumerate(act.relations):
        if relation.on is not None and relation.type in _WHAT:
            place = plan.registry.at(act, "relations", rank)
            yield _Change(relation.on, relation.type, relation.act, (), relation.grade, place)


_HERE = Text("Sự kiện này.", "This event.")
_WHAT = {
    "amended": Text("được sửa đổi, bổ sung", "amended"),
    "partial-repeal": Text("bị bãi bỏ một phần", "partly repealed"),
    "suspended": Text("bị ngưng hiệu lực", "suspended"),
    "disapplied-in-part-by": Text("bị ngưng áp dụng một phần", "disapplied in part"),
}


def _told(plan: Plan, change: _Change) -> Text:
    by = plan.act(change.by)
    return Text("{what}{scope} từ ngày {day}{by}", "{what}{scope} from {day}{by}").fill(
        what=_WHAT[change.what],
        day=change.on,
        by=Text(" bởi {act}", " by {act}").fill(act=label(by)) if by else "",
        scope=Text(" ({at})", " ({at})").fill(at=provisions(change.scope)) if change.scope else "",
    )
