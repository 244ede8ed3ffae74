"""Acts that the plan's words cite by the right number and ascribe to another body."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.issuer import issued_by
from plancheck.mentions import IN_THE_TEXT, act_of, holder, mentions
from plancheck.naming import label
from plancheck.plan import Plan
from plancheck.text import Text, short
from plancheck.validity import doubt

RULE = Rule(
    slug="cited-issuer-differs",
    severity="warning",
    title=Text("Cơ quan ban hành không khớp", "Issuer other than the act's"),
    message=Text(
        "{owner} ghi {act} là văn bản của “{printed}”, nhưng cơ quan ban hành là {issuer}.{doubt}",
        "{owner} ascribes {act} to “{printed}”, but it was issued by {issuer}.{doubt}",
    ),
    why=Text(
        "Thẩm quyền quyết định giá trị văn bản: ghi sai cơ quan thì người đọc tìm nhầm văn bản.",
        "Who issued an act decides its force: a reader looks for it in the wrong place.",
    ),
    fix=Text(
        "Đối chiếu bản gốc. Sai ở danh mục thì sửa “issuer” (hoặc thêm tên vào “other_names” của cơ"
        " quan); sai ở kế hoạch đã ban hành thì giữ nguyên văn và đề nghị đính chính.",
        "Compare with the act itself. If the registry is wrong, correct “issuer” (or add the name"
        " to “other_names” of the body); once adopted, keep the plan's words and ask for a"
        " correction.",
    ),
    ground=Text(
        "Thông lệ viện dẫn: ghi đúng cơ quan ban hành.",
        "Good practice of citing: an act is ascribed to the body that issued it.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    for each in mentions(plan).read:
        printed = each.citation.issuer
        act = act_of(plan, each) if printed else None
        if act is None or printed is None or (act.id, printed) in told:
            continue
        if issued_by(plan.registry, act, printed) is not False:
            continue
        told.add((act.id, printed))
        place, owner, subject = holder(plan, each)
        confidence, sentence = doubt((act.grades.issuer if act.grades else None) or "evidenced")
        yield RULE.at(
            place,
            (each.place, IN_THE_TEXT),
            (plan.registry.at(act, "issuer"), Text("Trong danh mục.", "In the registry.")),
            subject=subject,
            confidence=confidence,
            owner=owner,
            act=label(act),
            id=act.id,
            printed=short(printed),
            issuer=f"{plan.label(act.issuer or '')} ({act.issuer})",
            doubt=sentence,
        )
