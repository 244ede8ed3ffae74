"""Amendments that take effect before their act was issued, or before the plan was adopted."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.model import Act, Amendment
from plancheck.naming import named
from plancheck.plan import Plan
from plancheck.text import Text
from plancheck.validity import doubt

RULE = Rule(
    slug="amendment-out-of-time",
    severity="error",
    title=Text("Ngày sửa đổi không hợp lý", "Amendment before its time"),
    message=Text(
        "{amendment} có hiệu lực từ {start}, trước ngày {what}.{doubt}",
        "{amendment} takes effect from {start}, before {what}.{doubt}",
    ),
    why=Text(
        "Kế hoạch ở các ngày trước đó sẽ bị tính sai nội dung có hiệu lực.",
        "The plan as of earlier days would be judged by what did not hold yet.",
    ),
    fix=Text(
        "Đối chiếu văn bản sửa đổi; sửa “from” hoặc “act” của lần sửa đổi, ngày ban hành văn bản,"
        " hoặc ngày ban hành kế hoạch.",
        "Compare with the amending act; correct “from” or “act” of the amendment, the day the act"
        " was issued, or the day the plan was adopted.",
    ),
    ground=Text(
        "Lô-gic thời gian: kế hoạch có trước lần sửa đổi, văn bản có trước hiệu lực của nó.",
        "Logic of time: a plan comes before its amendment, an act before its effect.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    adoption = plan.identity.adoption
    for amendment in plan.amendments:
        act = plan.act(amendment.act)
        if act is not None and _later(act, amendment):
            grade = (act.grades.issued if act.grades else None) or "evidenced"
            confidence, sentence = doubt(grade)
            yield RULE.at(
                plan.at(amendment, "from"),
                (plan.registry.at(act, "issued" if act.issued else "year"), _ISSUED),
                subject=plan.ref(amendment),
                confidence=confidence,
                amendment=amendment.id,
                start=amendment.start,
                what=_ACT.fill(act=named(act), day=act.issued or act.year),
                doubt=sentence,
            )
        elif adoption is not None and amendment.start < adoption.date:
            yield RULE.at(
                plan.at(amendment, "from"),
                (plan.at(plan.identity, "adoption", "date"), _ADOPTED),
                subject=plan.ref(amendment),
                amendment=amendment.id,
                start=amendment.start,
                what=_PLAN.fill(day=adoption.date),
                doubt=Text("", ""),
            )


def _later(act: Act, amendment: Amendment) -> bool:
    """Tell whether an act was issued only after the day from which it amends the plan."""
    if act.issued is not None:
        return act.issued > amendment.start
    return act.year is not None and int(act.year) > amendment.start.year


_ACT = Text("ban hành {act} ({day})", "{act} was issued ({day})")
_PLAN = Text("ban hành kế hoạch ({day})", "the plan was adopted ({day})")
_ISSUED = Text("Ngày ban hành ghi ở đây.", "The day of issue.")
_ADOPTED = Text("Ngày ban hành kế hoạch ghi ở đây.", "The day of adoption.")
