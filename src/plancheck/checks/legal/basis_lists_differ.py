"""Plans whose two lists of bases, in the decision and in the plan, differ."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text, listing

RULE = Rule(
    slug="basis-lists-differ",
    severity="note",
    title=Text("Hai danh sách căn cứ khác nhau", "Two lists of bases differ"),
    message=Text(
        "Phần căn cứ của quyết định và của kế hoạch không giống nhau. Chỉ có ở quyết định:"
        " {preamble}. Chỉ có ở kế hoạch: {own}.",
        "The bases of the decision and those of the plan differ. Only in the decision: {preamble}."
        " Only in the plan: {own}.",
    ),
    why=Text(
        "Khi một văn bản hết hiệu lực, không rõ là mất căn cứ ban hành hay mất căn cứ nội dung; rà"
        " soát phải làm hai lần.",
        "When an act ceases, it is unclear what loses its ground, the decision or the content; and"
        " every review has to be done twice.",
    ),
    fix=Text(
        "Khi soạn thảo: thống nhất hai danh sách, trừ văn bản chỉ nêu thẩm quyền ban hành. Kiểm tra"
        " “list” của từng căn cứ đã ghi đúng chưa.",
        "While drafting, use one list, but for acts that only give the power to decide. Check that"
        " “list” of each basis is right.",
    ),
    ground=Text(
        "Thông lệ soạn thảo: quyết định và kế hoạch kèm theo dựa trên cùng căn cứ.",
        "Good drafting practice: a decision and the plan it issues rest on the same acts.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    lists: dict[str, dict[str, str]] = {"preamble": {}, "plan": {}}
    for citation in plan.identity.legal_basis:
        act = plan.act(citation.act)
        if citation.listed and act is not None:
            lists[citation.listed][act.id] = act.number or act.id
    preamble, own = lists["preamble"], lists["plan"]
    only_preamble = [name for act, name in preamble.items() if act not in own]
    only_own = [name for act, name in own.items() if act not in preamble]
    if preamble and own and (only_preamble or only_own):
        yield RULE.at(
            plan.key_at(plan.identity, "legal_basis"),
            subject=plan.ref(plan.identity),
            preamble=listing(only_preamble) if only_preamble else _NONE,
            own=listing(only_own) if only_own else _NONE,
        )


_NONE = Text("không có", "none")
