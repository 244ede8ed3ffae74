"""Acts that the plan rests on and whose force on the day nobody has verified."""

from collections.abc import Iterator
from datetime import date

from plancheck.cited import Cited, also, cited, fault, first_place, period_over, rests_on
from plancheck.findings import Confidence, Finding, Rule
from plancheck.model import Act
from plancheck.naming import named
from plancheck.plan import Plan
from plancheck.text import Text
from plancheck.validity import status

RULE = Rule(
    slug="weak-legal-status",
    severity="warning",
    closed="note",
    title=Text("Hiệu lực chưa được xác minh", "Legal status not verified"),
    message=Text(
        "{rests_on} {act}, nhưng hiệu lực của văn bản này chưa chắc chắn: {reason}.",
        "{rests_on} {act}, but its force is not certain: {reason}.",
    ),
    why=Text(
        "Ghi nhầm hiệu lực còn tai hại hơn không ghi: người dùng sẽ tin vào đó.",
        "A wrong status is worse than none: it will be relied on.",
    ),
    fix=Text(
        "Tra cứu công báo hoặc cơ sở dữ liệu văn bản; ghi chứng cứ vào “events” và ngày tra cứu vào"
        " “checked_on” của văn bản.",
        "Look it up in the gazette or the database of acts; record the evidence under “events” and"
        " the day under “checked_on” of the act.",
    ),
    ground=Text(
        "Thông lệ pháp chế: kiểm tra hiệu lực của văn bản trước khi viện dẫn.",
        "Good practice: the force of an act is verified before it is relied on.",
    ),
)
_AGE = 365
_TRUSTED = ("evidenced", "inferred")
_NO_FORCE = ("cong-van", "to-trinh", "ke-hoach", "tieu-chuan", "other")


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for each in cited(plan):
        if not each.bears or not _open(plan, each, as_of):
            continue
        reason = _reason(each.act, as_of)
        if reason is not None:
            yield RULE.at(
                first_place(plan, each),
                (plan.registry.at(each.act), Text("Văn bản trong danh mục.", "Its entry.")),
                *also(plan, each),
                subject=each.act.id,
                confidence=Confidence.WEAK_EVIDENCE,
                rests_on=rests_on(each),
                act=named(each.act),
                reason=reason,
            )


def _open(plan: Plan, each: Cited, as_of: date) -> bool:
    """Tell whether the plan counts on the act's force: it is not already reported as ended."""
    over = status(each.act, as_of)[0] == "ceased" or period_over(each.act, as_of)
    return not over and fault(plan, each, as_of) is None


def _reason(act: Act, as_of: date) -> Text | None:
    """Return why the status of an act is weak, or None where it is good enough.

    An act that certainly was issued needs no proof of the day it entered into force. One that only
    the plan knows is the rule for a province's own acts, and no ground to doubt each of them.
    """
    event = status(act, as_of)[1]
    issued = act.grades.issued if act.grades else None
    if event is None and act.type not in _NO_FORCE and issued != "plan-only" and not act.events:
        return Text("danh mục chưa ghi sự kiện hiệu lực nào", "the registry records no event of it")
    if event and event.grade in ("recalled", "unknown") and issued not in _TRUSTED:
        return _UNVERIFIED.fill(day=event.on)
    if act.checked_on is not None and (as_of - act.checked_on).days > _AGE:
        return _OLD.fill(day=act.checked_on)
    return None


_UNVERIFIED = Text(
    "sự kiện ngày {day} quyết định hiệu lực chưa được đối chiếu với nguồn nào",
    "the event of {day} that decides it was not checked against any source",
)
_OLD = Text("lần kiểm tra gần nhất đã cũ (ngày {day})", "it was last checked on {day}")
