"""Words of the plan that look like a citation and cannot be read as one."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.mentions import IN_THE_TEXT, holder, mentions
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="unreadable-citation",
    severity="note",
    title=Text("Viện dẫn không đọc được", "Citation that cannot be read"),
    message=Text(
        "{owner} viết “{printed}”, có vẻ là viện dẫn nhưng không đọc được ({reason}).",
        "{owner} says “{printed}”, which looks like a citation and cannot be read ({reason}).",
    ),
    why=Text(
        "Không biết đây là văn bản nào, nên không kiểm tra được hiệu lực.",
        "Nobody can tell which act this is, so its force is not checked.",
    ),
    fix=Text(
        "Đối chiếu bản gốc. Khi soạn thảo thì ghi đủ tên loại, số, ký hiệu; với kế hoạch đã ban"
        " hành thì giữ nguyên văn và nối văn bản bằng “cites”.",
        "Compare with the original. While drafting, give type, number and symbol; once adopted,"
        " keep the words and link the act with “cites”.",
    ),
    ground=Text(
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.",
        "Decree 30/2020/NĐ-CP, Appendix I, Part I, II.6.",
    ),
)
_REASONS = {
    "type unknown": Text("không rõ loại văn bản", "its kind is unknown"),
    "number without symbol": Text("số không có ký hiệu", "its number has no symbol"),
}


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for each in mentions(plan).lost:
        place, owner, subject = holder(plan, each)
        yield RULE.at(
            place,
            (each.place, IN_THE_TEXT),
            subject=subject,
            owner=owner,
            printed=short(each.unread.text),
            reason=_REASONS.get(each.unread.reason, Text(each.unread.reason, each.unread.reason)),
        )
