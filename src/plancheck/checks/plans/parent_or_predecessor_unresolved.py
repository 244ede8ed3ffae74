"""The plan above or the plan before that is not named, or not among the plans at hand."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.model import PlanLink
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="parent-or-predecessor-unresolved",
    severity="warning",
    closed="note",
    absence=True,
    title=Text("Chưa có kế hoạch cấp trên hoặc kỳ trước", "Plan above or before not at hand"),
    message=Text("{what}.{missed}", "{what}.{missed}"),
    why=Text(
        "Không đối chiếu được chỉ tiêu với kế hoạch cấp trên và kết quả kỳ trước.",
        "Targets cannot be held against the plan above, or against the results of the last period.",
    ),
    fix=Text(
        "Mã hóa kế hoạch đó trong hồ sơ, ghi mã vào “plan” (hoặc văn bản vào “act”); nếu không có"
        " kế hoạch như vậy thì ghi lý do ở “note”.",
        "Encode that plan in the same workspace and name it in “plan” (or its act in “act”); if"
        " there is no such plan, say so in “note”.",
    ),
    ground=Text(
        "Thông lệ lập kế hoạch: kế hoạch năm cụ thể hóa kế hoạch trung hạn và nối tiếp năm trước.",
        "Good practice: a yearly plan carries out a longer one and follows that of last year.",
    ),
)
_YEAR = 366
_NOT_NAMED = {
    "parent": Text("Kế hoạch không nêu kế hoạch cấp trên", "The plan names no plan above it"),
    "predecessor": Text("Kế hoạch không nêu kế hoạch kỳ trước", "The plan names no plan before it"),
}
_NOT_AT_HAND = {
    "parent": Text(
        "Kế hoạch cấp trên, {name}, chưa có trong hồ sơ",
        "The plan above, {name}, is not among the plans at hand",
    ),
    "predecessor": Text(
        "Kế hoạch kỳ trước, {name}, chưa có trong hồ sơ",
        "The plan before, {name}, is not among the plans at hand",
    ),
}
_MISSED = {
    "parent": Text(
        " Vì vậy chưa kiểm tra được chỉ tiêu có thấp hơn kế hoạch cấp trên hay không.",
        " Whether targets fall short of it cannot be checked.",
    ),
    "predecessor": Text(
        " Vì vậy chưa kiểm tra được việc dở dang, số liệu gốc và chỉ tiêu so với kỳ trước.",
        " Unfinished work, baselines and targets cannot be held against it.",
    ),
}


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if plan.incomplete:
        return  # it may be in the file that could not be read
    if not (plan.objectives or plan.tasks):
        return  # nothing is there yet that could be held against it
    identity = plan.identity
    yearly = (identity.period.end - identity.period.start).days <= _YEAR
    links = {"parent": identity.parent, "predecessor": identity.predecessor}
    found = {"parent": plan.parent, "predecessor": plan.predecessor}
    for key, link in links.items():
        if link is None and (key == "predecessor" or yearly):
            what = _NOT_NAMED[key]
        elif link is not None and _unresolved(plan, link, found[key]):
            what = _NOT_AT_HAND[key].fill(name=_name(link))
        else:
            continue
        yield RULE.at(
            plan.at(identity, key) if link is not None else plan.at(identity),
            subject=plan.ref(identity),
            what=what,
            missed=_MISSED[key],
        )


def _unresolved(plan: Plan, link: PlanLink, found: Plan | None) -> bool:
    """Tell whether a link names a plan that is not at hand.

    A note alone says that there is no such plan.
    """
    if link.plan is not None and found is None:
        return False  # unknown-reference says so
    return (found is None or found is plan) and bool(link.plan or link.act or link.vi)


def _name(link: PlanLink) -> str:
    act = f" ({link.act})" if link.act else ""
    return f"“{short(link.vi)}”{act}" if link.vi else (link.act or link.plan or "")
