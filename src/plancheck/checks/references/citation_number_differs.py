"""Citations that print another number than the act they lead to has."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.printed import mentions, numbers, one_number, plain
from plancheck.text import Text, short

RULE = Rule(
    slug="citation-number-differs",
    severity="error",
    title=Text("Số văn bản viện dẫn không khớp", "Cited number differs"),
    message=Text(
        "{owner} viện dẫn “{printed}” nhưng nối với {act}, văn bản có số {number}.",
        "{owner} cites “{printed}” but is linked to {act}, whose number is {number}.",
    ),
    why=Text(
        "Hiệu lực và nội dung được kiểm tra theo một văn bản khác với văn bản kế hoạch nêu.",
        "Force and content are checked against another act than the one the plan names.",
    ),
    fix=Text(
        "Sửa mã ở “act” cho đúng văn bản, hoặc sửa “number” trong danh mục văn bản; nếu kế hoạch in"
        " sai số thì giữ nguyên văn và ghi chú.",
        "Put the id of the right act, or correct its “number” in the registry; if the plan"
        " misprints the number, keep it as printed and add a note.",
    ),
    ground=Text(
        "Thông lệ: số, ký hiệu nhận diện văn bản.", "Good practice: its number identifies an act."
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for owner, citation, path in plan.citations():
        act = plan.act(citation.act)
        if act is None or not act.number or not citation.printed:
            continue
        printed = plain(citation.printed)
        found = {one_number(number) for number in numbers(printed)}
        if not found or one_number(act.number) in found:
            continue
        if next(mentions(printed, plain(act.number)), None) is None:
            yield RULE.at(
                plan.at(owner, *path, "printed"),
                (plan.registry.at(act, "number"), Text("Số trong danh mục.", "In the registry.")),
                subject=plan.ref(owner),
                owner=owner.id,
                printed=short(citation.printed),
                act=act.id,
                number=act.number,
            )
