"""Waivers that hold longer than they did, and that nobody approved anew."""

from collections.abc import Iterator

from plancheck.diff.asking import Changes
from plancheck.diff.delta import Difference
from plancheck.findings import Finding, Rule
from plancheck.model import Waiver
from plancheck.plan import Plan
from plancheck.text import Text

RULE = Rule(
    slug="waiver-extended",
    severity="warning",
    draft="note",
    title=Text("Miễn trừ kéo dài không được chấp thuận lại", "Waiver extended without approval"),
    message=Text(
        "{element} ({waives} ở {where}) kéo dài từ {before} đến {after}, mà ngày chấp thuận vẫn là"
        " {approved}.",
        "{element} ({waives} at {where}) is extended from {before} to {after}, and was last"
        " approved on {approved}.",
    ),
    why=Text(
        "Miễn trừ cứ lùi hạn thì phát hiện không bao giờ quay lại, dù không ai xem xét lần nữa.",
        "A waiver that is put off again and again hides its finding for ever, and nobody looks at"
        " it a second time.",
    ),
    fix=Text(
        "Trình chấp thuận lại rồi ghi “approved_by”, “approved_on” và lý do mới; nếu không thì khôi"
        " phục “expires”, hoặc xử lý phát hiện.",
        "Have it approved anew and write “approved_by”, “approved_on” and the new reason; otherwise"
        " restore “expires”, or settle the finding.",
    ),
    ground=Text(
        "Quy cách tệp kế hoạch: miễn trừ có lý do, người chấp thuận và ngày hết hạn.",
        "The plan file format: a waiver has a reason, an approver and an end.",
    ),
)


def run_change(difference: Difference) -> Iterator[Finding]:
    changes = Changes(difference)
    for delta in changes.unordered("waiver-extended"):
        old = _waiver(changes.base(delta), delta.former or delta.id)
        new = _waiver(changes.head(delta), delta.id)
        if old and new and new.approved_on and not _anew(old, new):
            yield changes.finding(
                RULE, delta, waives=new.rule, where=new.subject, approved=new.approved_on
            )


def _waiver(plan: Plan | None, name: str) -> Waiver | None:
    found = plan.entities.get(name) if plan else None
    return found if isinstance(found, Waiver) else None


def _anew(old: Waiver, new: Waiver) -> bool:
    """Tell whether a waiver was approved again for its longer time."""
    if old.approved_on is None or new.approved_on is None:
        return True
    return new.approved_on > old.approved_on
