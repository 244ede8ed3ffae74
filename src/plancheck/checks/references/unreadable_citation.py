"""Words of the plan that look like a citation and cannot be read as one."""

import re
from collections.abc import Iterator
from datetime import date

from plancheck.citation import Citation
from plancheck.findings import Finding, Rule
from plancheck.mentions import IN_THE_TEXT, holder, mentions
from plancheck.plan import Plan
from plancheck.printed import plain
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


_SHORT = re.compile(r"(?P<kind>[^\W\d][^\d]*?)(?: số:?)? 0*(?P<head>\d+[a-z]?)")
_HEAD = re.compile(r"0*(\d+[a-z]?)")


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    found = mentions(plan)
    before = {_called(each.citation) for each in found.read}
    for each in found.lost:
        short_form = _SHORT.fullmatch(plain(each.unread.text))
        if short_form and short_form.group("kind", "head") in before:
            continue  # the plan has given the number in full elsewhere
        place, owner, subject = holder(plan, each)
        yield RULE.at(
            place,
            (each.place, IN_THE_TEXT),
            subject=subject,
            owner=owner,
            printed=short(each.unread.text),
            reason=_REASONS.get(each.unread.reason, Text(each.unread.reason, each.unread.reason)),
        )


def _called(citation: Citation) -> tuple[str, str]:
    """Return the kind of an act and the number proper: `nghị dịnh`, `43`."""
    head = _HEAD.match(plain(citation.number_normalised or ""))
    return plain(citation.type or ""), head[1] if head else ""
