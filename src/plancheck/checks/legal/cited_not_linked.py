"""Acts that the plan's words cite and that the element holding the words does not name."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.mentions import IN_THE_TEXT, holder, linked, mentions
from plancheck.naming import named
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="cited-not-linked",
    severity="warning",
    title=Text("Văn bản được dẫn nhưng chưa nối", "Act cited and not linked"),
    message=Text(
        "{owner} viết “{printed}”, nhưng chưa nối với {act} trong danh mục văn bản.",
        "{owner} says “{printed}” and is not linked to {act} of the registry.",
    ),
    why=Text(
        "Khi văn bản bị sửa đổi, thay thế hay bãi bỏ thì nội dung này không được cảnh báo.",
        "When the act is amended, replaced or repealed, nobody is warned about this content.",
    ),
    fix=Text(
        "Thêm mã văn bản vào “cites” của mục; nếu là căn cứ của kế hoạch thì vào “legal_basis”.",
        "Add the id of the act to “cites” of the element, or to “legal_basis” if the plan rests on"
        " it.",
    ),
    ground=Text(
        "Quy cách tệp kế hoạch: mỗi văn bản được dẫn trong nội dung có một liên kết.",
        "The plan file format: every act that the words cite has a link.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    for each in mentions(plan).read:
        acts = (each.meant.act,) if each.meant.act else each.meant.could
        if not acts or each.citation.nested or linked(plan, each):
            continue
        place, owner, subject = holder(plan, each)
        if (owner, acts[0].id) not in told:
            told.add((owner, acts[0].id))
            names = [named(act) for act in acts[:3]]
            yield RULE.at(
                place,
                (each.place, IN_THE_TEXT),
                subject=subject,
                owner=owner,
                printed=short(each.citation.text),
                act=Text(" / ".join(n.vi for n in names), " / ".join(n.en for n in names)),
                id=acts[0].id,
            )
