"""Waivers: findings that somebody answers for, for a stated reason, until a stated day.

A waiver that lacks a reason, an approver, a day of approval or an end waives nothing, nor does one
before its approval or after its end: the finding is then there again, and says why.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from plancheck.findings import Finding, Place, Rule
from plancheck.model import Waiver
from plancheck.plan import Plan
from plancheck.text import Text, days

_GROUND = Text(
    "Quy cách tệp kế hoạch: miễn trừ có lý do, người chấp thuận và ngày hết hạn.",
    "The plan file format: a waiver has a reason, an approver and an end.",
)
INCOMPLETE = Rule(
    slug="waiver-incomplete",
    severity="error",
    title=Text("Miễn trừ chưa đủ điều kiện", "Waiver that does not hold"),
    message=Text(
        "Miễn trừ {waiver} không có hiệu lực: {problem}.",
        "Waiver {waiver} does not hold: {problem}.",
    ),
    why=Text(
        "Miễn trừ không rõ lý do, không ai chịu trách nhiệm hoặc không có hạn sẽ che phát hiện mãi"
        " mãi.",
        "Without a reason, an end and somebody who answers for it, a waiver hides a finding for"
        " ever.",
    ),
    fix=Text(
        "Ghi đủ “reason”, “approved_by”, “approved_on”, “expires”, hoặc bỏ miễn trừ.",
        "Give “reason”, “approved_by”, “approved_on” and “expires”, or drop the waiver.",
    ),
    ground=_GROUND,
)
EXPIRED = Rule(
    slug="waiver-expired",
    severity="warning",
    title=Text("Miễn trừ đã hết hạn", "Waiver expired"),
    message=Text(
        "Miễn trừ {waiver} cho {element} ({rule}) đã hết hạn sau ngày {expires}.",
        "Waiver {waiver} for {element} ({rule}) expired after {expires}.",
    ),
    why=Text(
        "Vấn đề được tạm chấp nhận đến ngày này; nay phải xử lý hoặc quyết định lại.",
        "The matter was accepted until then; now it is to be settled, or decided again.",
    ),
    fix=Text(
        "Xử lý phát hiện rồi xóa miễn trừ; nếu vẫn cần thì trình chấp thuận lại với hạn mới.",
        "Settle the finding and delete the waiver; if it is still needed, have it approved anew.",
    ),
    ground=_GROUND,
)
UNUSED = Rule(
    slug="waiver-unused",
    severity="warning",
    title=Text("Miễn trừ không còn cần", "Waiver that matches nothing"),
    message=Text(
        "Miễn trừ {waiver} không khớp với phát hiện nào của quy tắc {rule} ở {element}.",
        "Waiver {waiver} matches no finding of {rule} at {element}.",
    ),
    why=Text(
        "Miễn trừ thừa sẽ che phát hiện mới xuất hiện sau này mà không ai biết.",
        "A waiver left over would hide a later finding that nobody has looked at.",
    ),
    fix=Text(
        "Xóa miễn trừ, hoặc sửa “rule” và “subject”.", "Delete it, or correct “rule” and “subject”."
    ),
    ground=_GROUND,
)
ENDS_SOON = Rule(
    slug="waiver-ends-soon",
    severity="note",
    title=Text("Miễn trừ sắp hết hạn", "Waiver about to expire"),
    message=Text(
        "Miễn trừ {waiver} cho {element} ({rule}) chỉ còn hiệu lực đến hết ngày {expires}.",
        "Waiver {waiver} for {element} ({rule}) holds only until {expires}.",
    ),
    why=Text(
        "Sau ngày này phát hiện sẽ xuất hiện lại và có thể làm lần kiểm tra không đạt.",
        "After that day the finding is back and may fail the check.",
    ),
    fix=Text(
        "Xử lý phát hiện trước ngày này, hoặc trình chấp thuận lại.",
        "Settle the finding before that day, or have the waiver approved anew.",
    ),
    ground=_GROUND,
)
RULES = (INCOMPLETE, EXPIRED, UNUSED, ENDS_SOON)
_NEEDED = ("reason", "approved_by", "approved_on", "expires")


class Limits(NamedTuple):
    """How long a waiver may hold, and how long before its end a reminder is given, in days."""

    max_days: int = 180
    warn_days: int = 30


class Standing(NamedTuple):
    """A waiver on a day: whether it holds, and what is wrong with it if it does not."""

    plan: Plan
    waiver: Waiver
    holds: bool
    expired: bool
    findings: tuple[Finding, ...]

    def matches(self, finding: Finding) -> bool:
        """Tell whether a finding is the one that is waived: of its plan, or of the registry."""
        waiver = self.waiver
        if finding.rule.slug != waiver.rule or finding.plan not in ("", self.plan.id):
            return False
        if waiver.finding is not None and waiver.finding not in finding.fingerprints:
            return False
        if waiver.finding is not None and waiver.subject == self.plan.id:
            return True  # the element may be gone, so that nothing can name it
        local = finding.subject.rpartition("#")[2]
        wanted = waiver.subject.removeprefix(f"{self.plan.id}#")
        return wanted in (local, *finding.formerly)

    def place(self) -> Place:
        """Return where the waiver stands."""
        return self.plan.at(self.waiver)


def standing(plans: Iterable[Plan], days: Mapping[str, date], limits: Limits) -> list[Standing]:
    """Return every waiver of some plans, judged by the day of its plan."""
    return [
        _judge(plan, waiver, days[plan.id], limits) for plan in plans for waiver in plan.waivers
    ]


def _judge(plan: Plan, waiver: Waiver, as_of: date, limits: Limits) -> Standing:
    problem = _problem(waiver, limits)
    if problem is not None or waiver.expires is None or waiver.approved_on is None:
        found = INCOMPLETE.at(
            plan.at(waiver), subject=plan.ref(waiver), waiver=waiver.id, problem=problem
        )
        return Standing(plan, waiver, holds=False, expired=False, findings=(found,))
    if as_of > waiver.expires:
        found = _at(EXPIRED, plan, waiver, "expires")
        return Standing(plan, waiver, holds=False, expired=True, findings=(found,))
    if as_of < waiver.approved_on:
        return Standing(plan, waiver, holds=False, expired=False, findings=())
    soon = as_of >= waiver.expires - timedelta(days=limits.warn_days)
    findings = (_at(ENDS_SOON, plan, waiver, "expires"),) if soon else ()
    return Standing(plan, waiver, holds=True, expired=False, findings=findings)


def unused(each: Standing) -> Finding:
    """Return the finding that a waiver matches nothing."""
    return _at(UNUSED, each.plan, each.waiver)


def _at(rule: Rule, plan: Plan, waiver: Waiver, *path: str) -> Finding:
    return rule.at(
        plan.at(waiver, *path),
        subject=plan.ref(waiver),
        waiver=waiver.id,
        rule=waiver.rule,
        element=waiver.subject,
        expires=waiver.expires,
    )


def _problem(waiver: Waiver, limits: Limits) -> Text | None:
    missing = [name for name in _NEEDED if getattr(waiver, name) is None]
    if missing:
        return Text("thiếu {names}", "it lacks {names}").fill(names=missing)
    assert waiver.expires is not None
    assert waiver.approved_on is not None
    if waiver.expires < waiver.approved_on:
        return Text("hết hạn trước khi được chấp thuận", "it ends before it was approved")
    if (waiver.expires - waiver.approved_on).days > limits.max_days:
        return Text(
            "thời hạn dài hơn mức cho phép {days}",
            "it holds longer than the {days} allowed",
        ).fill(days=days(limits.max_days))
    return None
