"""Targets counted over bodies to which the plan gives nothing to do."""

from collections.abc import Iterator
from datetime import date

from plancheck.addressees import Addressees
from plancheck.findings import Finding, Rule
from plancheck.model import Body, Group, Target
from plancheck.plan import Plan
from plancheck.text import Text, listing, short

RULE = Rule(
    slug="scope-without-duty",
    severity="warning",
    closed="note",
    absence=True,
    title=Text(
        "Chỉ tiêu tính cả cơ quan không được giao việc", "Target over bodies without a duty"
    ),
    message=Text(
        "Chỉ tiêu {target} (“{name}”) tính cả {covered}, nhưng kế hoạch không giao việc cho các cơ"
        " quan này.{beyond}",
        "Target {target} (“{name}”) also counts {covered}, to whom the plan gives no duty.{beyond}",
    ),
    why=Text(
        "Chỉ tiêu phụ thuộc vào cơ quan không được giao trách nhiệm: khó đạt, và không ai chịu"
        " trách nhiệm khi không đạt.",
        "The target depends on bodies that need not act: hard to reach, and nobody answers for it.",
    ),
    fix=Text(
        "Giao việc hoặc ghi cơ chế phối hợp cho các cơ quan đó (“assignments”), hoặc thu hẹp phạm"
        " vi chỉ tiêu (“scope”).",
        "Give these bodies a duty or agree on cooperation (“assignments”), or narrow the “scope”.",
    ),
    ground=Text(
        "Thông lệ quản lý: cơ quan thuộc phạm vi chỉ tiêu được giao việc hoặc có thỏa thuận.",
        "Good practice: bodies in a target's scope have a duty, or have agreed to cooperate.",
    ),
)
_BRANCHES: dict[str, tuple[Text, tuple[str, ...]]] = {
    "party": (
        Text("các cơ quan Đảng", "Party bodies"),
        ("đảng", "tỉnh ủy", "thành ủy", "huyện ủy", "hệ thống chính trị"),
    ),
    "union": (
        Text("các đoàn thể", "unions and mass organisations"),
        ("đoàn thể", "mặt trận", "công đoàn", "đoàn thanh niên", "hội ", "hệ thống chính trị"),
    ),
}
_NOT_BELOW = frozenset({"party", "vertical", "central"})


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if "assignments" in plan.unread.sections or not plan.assignments:
        return
    issuer = plan.identity.adoption.body if plan.identity.adoption else ""
    names = [name for duty in plan.assignments for name in (*duty.bodies, *duty.with_)]
    names += [name for report in plan.reports for name in report.senders]
    charged = Addressees(plan.registry, names, top=issuer)
    missing = {branch for branch in _BRANCHES if not _branch_charged(plan, charged, branch)}
    for target in plan.targets:
        found = _uncharged(plan, target, charged, missing, issuer)
        if found:
            yield RULE.at(
                plan.at(target, "scope"),
                subject=plan.ref(target),
                target=target.id,
                name=short(target.vi or plan.label(target.indicator or target.id)),
                covered=_names(found),
                beyond=_beyond(plan, issuer, [each for each in found if each[1]]),
            )


def _uncharged(
    plan: Plan, target: Target, charged: Addressees, missing: set[str], issuer: str
) -> list[tuple[Text, bool]]:
    """Return who has no duty, and whether the issuer cannot direct them."""
    scope = target.scope
    if scope is None:
        return []
    found = []
    for name in scope.bodies:
        body = plan.registry.entities.get(name)
        if isinstance(body, (Body, Group)) and name != issuer and not charged.reach(name):
            outside = isinstance(body, Body) and body.kind in _NOT_BELOW
            found.append((Text(short(body.vi), short(body.en or body.vi)), outside))
    branches = [branch for branch in scope.branches if branch in missing]
    return found + [(_BRANCHES[branch][0], True) for branch in branches]


def _branch_charged(plan: Plan, charged: Addressees, branch: str) -> bool:
    adoption = plan.identity.adoption
    ids = sorted(charged.ids | ({adoption.body} if adoption else set()))
    entities = [plan.registry.entities.get(name) for name in ids]
    if branch == "party" and any(isinstance(e, Body) and e.kind == "party" for e in entities):
        return True
    called = [f"{entity.vi} ".lower() for entity in entities if entity and entity.vi]
    return any(word in name for name in called for word in _BRANCHES[branch][1])


def _beyond(plan: Plan, issuer: str, outside: list[tuple[Text, bool]]) -> Text:
    body = plan.registry.entities.get(issuer)
    if not outside or not isinstance(body, Body) or body.kind in ("party", "central"):
        return Text("", "")
    names = _names(outside)
    return Text(
        f" {body.vi} không có quyền chỉ đạo: {names.vi}.",
        f" {body.en or body.vi} has no authority over: {names.en}.",
    )


def _names(found: list[tuple[Text, bool]]) -> Text:
    return Text(
        listing([words.vi for words, _ in found]).vi, listing([words.en for words, _ in found]).en
    )
