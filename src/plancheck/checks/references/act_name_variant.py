"""Laws that the plan calls by a name the registry does not know."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.printed import agreeing, name_of_law
from plancheck.text import Text, short

RULE = Rule(
    slug="act-name-variant",
    severity="warning",
    title=Text("Tên luật khác danh mục", "Law under another name"),
    message=Text(
        "{owner} gọi {act} là “{printed}”, nhưng danh mục văn bản ghi tên “{name}”.",
        "{owner} calls {act} “{printed}”, but the registry names it “{name}”.",
    ),
    why=Text(
        "Người đọc tưởng là hai văn bản; tra cứu và thống kê bỏ sót.",
        "Readers take them for two acts; searching and counting miss one of them.",
    ),
    fix=Text(
        "Khi soạn thảo thì ghi đúng một tên; với kế hoạch đã ban hành thì giữ nguyên văn, và nếu"
        " tên này vẫn dùng thì thêm vào “other_names” của văn bản.",
        "While drafting, use one exact name; once adopted, keep the words as printed and, if the"
        " name is in use, add it to “other_names” of the act.",
    ),
    ground=Text(
        "Thông lệ viện dẫn: ghi đúng tên của văn bản như khi ban hành.",
        "Good practice of citing: an act is named as it was issued.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for owner, citation, path in plan.citations():
        act = plan.act(citation.act)
        if act is None or act.type not in ("luat", "phap-lenh") or not citation.printed:
            continue
        printed = name_of_law(citation.printed)
        known = [name_of_law(name) for name in (act.vi, *act.other_names) if name]
        named = printed[:1] in (["luật"], ["bộ"], ["pháp"]) and printed[1:2] not in ([], ["số"])
        if named and known and not any(_same(printed, name) for name in known):
            yield RULE.at(
                plan.at(owner, *path, "printed"),
                (plan.registry.at(act, "vi"), Text("Tên trong danh mục.", "In the registry.")),
                subject=plan.ref(owner),
                owner=owner.id,
                act=act.id,
                printed=short(citation.printed),
                name=short(act.vi or ""),
            )


def _same(one: list[str], other: list[str]) -> bool:
    return agreeing(one, other) == (len(one), len(other))
