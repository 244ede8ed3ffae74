"""Acts that the plan's words cite by the right number and call another kind of document."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.mentions import IN_THE_TEXT, act_of, holder, mentions
from plancheck.naming import KIND_OF, KINDS, label
from plancheck.plan import Plan
from plancheck.text import Text

RULE = Rule(
    slug="cited-type-differs",
    severity="warning",
    title=Text("Tên loại văn bản không khớp", "Kind of document other than the act's"),
    message=Text(
        "{owner} gọi {act} là “{printed}”, nhưng đó là {type}.",
        "{owner} calls {act} “{printed}” (in Vietnamese), but its kind is: {type}.",
    ),
    why=Text(
        "Tên loại cho biết giá trị pháp lý của văn bản; loại và số mâu thuẫn thì có một bên sai.",
        "The kind tells the force of an act; where kind and number disagree, one is wrong.",
    ),
    fix=Text(
        "Đối chiếu bản gốc. Sai ở danh mục thì sửa “type”; sai ở kế hoạch đã ban hành thì giữ"
        " nguyên văn và đề nghị đính chính.",
        "Compare with the act itself. If the registry is wrong, correct “type”; once adopted, keep"
        " the plan's words and ask for a correction.",
    ),
    ground=Text(
        "Nghị định số 30/2020/NĐ-CP, Phụ lục III (chữ viết tắt tên loại văn bản).",
        "Decree 30/2020/NĐ-CP, Appendix III (abbreviations of the kinds of documents).",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    for each in mentions(plan).read:
        act, printed = act_of(plan, each), each.citation.type or ""
        called = KIND_OF.get(printed)
        # Without a type word, the reader takes the kind from the symbol of the number.
        if act is None or called is None or act.type not in KINDS or called == act.type:
            continue
        if (act.id, printed) in told or not each.citation.text.lower().count(printed.lower()):
            continue
        told.add((act.id, printed))
        place, owner, subject = holder(plan, each)
        yield RULE.at(
            place,
            (each.place, IN_THE_TEXT),
            (plan.registry.at(act, "type"), Text("Trong danh mục.", "In the registry.")),
            subject=subject,
            owner=owner,
            act=label(act),
            printed=printed,
            id=act.id,
            type=Text(KINDS[act.type].vi.lower(), KINDS[act.type].en.lower()),
        )
