"""Percentages of a population that the plan does not count."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.model import Entity, Group, Indicator, Target
from plancheck.plan import Plan
from plancheck.provenance import stated
from plancheck.quantity import described, percentage, with_unit
from plancheck.text import Text, short

RULE = Rule(
    slug="share-without-denominator",
    severity="warning",
    closed="note",
    absence=True,
    title=Text("Tỷ lệ không nêu tổng số", "Share of an uncounted population"),
    message=Text(
        "Chỉ tiêu {target} (“{name}”) đặt mức {value} nhưng không nêu tổng số làm mẫu số.",
        "Target {target} (“{name}”) asks for {value} and does not say how many there are in all.",
    ),
    why=Text(
        "Số liệu báo cáo thường là số đếm; thiếu tổng số thì không quy ra tỷ lệ để đối chiếu được,"
        " và mỗi đơn vị có thể tính một kiểu.",
        "Reports usually bring counts; without the total they cannot be turned into the share, and"
        " every body may compute it in its own way.",
    ),
    fix=Text(
        "Ghi tổng số tại thời điểm lập kế hoạch vào “denominator” của “scope”, ví dụ:"
        " “scope: {unit: body, denominator: 120}”.",
        "Write the total on the day of planning as “denominator” of “scope”, for example"
        " “scope: {unit: body, denominator: 120}”.",
    ),
    ground=Text(
        "Thông lệ thống kê: một tỷ lệ được công bố kèm tử số và mẫu số.",
        "Good practice of statistics: a share is published with its numerator and denominator.",
    ),
)
# How many of these there will be is known only once the period is over.
_FLOWS = (
    "application",
    "case",
    "document",
    "dossier",
    "meeting",
    "report",
    "request",
    "transaction",
    "báo cáo",
    "cuộc họp",
    "giao dịch",
    "hồ sơ",
    "lượt",
    "phản ánh",
    "sự cố",
    "văn bản",
    "đơn thư",
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for objective in plan.objectives:
        for target in objective.targets:
            indicator = plan.indicator(target.indicator)
            if target.value is None or indicator is None:
                continue
            value = with_unit(target.value, indicator.unit)
            if indicator.kind != "share" or not (value.numbers() and percentage(value)):
                continue
            if not _counted(plan, target) and not _flows(target, indicator):
                yield RULE.at(
                    plan.at(target, "scope") if target.scope else plan.at(target),
                    subject=plan.ref(target),
                    target=target.id,
                    name=short(stated(target, objective)),
                    value=described(value),
                )


def _counted(plan: Plan, target: Target) -> bool:
    scope = target.scope
    if scope is None or scope.denominator is not None:
        return scope is not None
    bodies = [plan.find(name) for name in scope.bodies]
    return bool(bodies) and scope.unit == "body" and all(map(_listed, bodies))


def _listed(body: Entity | None) -> bool:
    if not isinstance(body, Group):
        return True
    return bool(body.counts or (body.members and not body.unlisted))


def _flows(target: Target, indicator: Indicator) -> bool:
    unit = target.scope.unit if target.scope else None
    words = (unit or indicator.denominator or "").casefold()
    return words.startswith(_FLOWS)
