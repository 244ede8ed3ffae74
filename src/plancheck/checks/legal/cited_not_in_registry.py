"""Acts that the plan's words cite and that the registry does not hold."""

from collections.abc import Iterator
from datetime import date

from plancheck.citation import Citation
from plancheck.findings import Finding, Rule
from plancheck.mentions import IN_THE_TEXT, Mention, holder, linked, mentions
from plancheck.naming import label
from plancheck.plan import Plan
from plancheck.printed import agreeing, dated_by_number, name_of_law, one_number, plain
from plancheck.text import Text, short

RULE = Rule(
    slug="cited-not-in-registry",
    severity="warning",
    title=Text("Văn bản được dẫn chưa có trong danh mục", "Act cited and not in the registry"),
    message=Text(
        "{owner} dẫn “{printed}”, nhưng danh mục văn bản không có văn bản này.{suggestion}",
        "{owner} cites “{printed}”, which the registry of acts does not hold.{suggestion}",
    ),
    why=Text(
        "Không theo dõi được hiệu lực của văn bản; nếu số in sai thì không ai tìm ra văn bản.",
        "Its force cannot be followed; and if the number is misprinted, nobody finds the act.",
    ),
    fix=Text(
        "Đối chiếu số và ngày với bản gốc; đúng thì thêm văn bản vào danh mục (plancheck law add)"
        " rồi nối bằng “cites”.",
        "Compare number and date with the act itself; if they are right, add the act to the"
        " registry (plancheck law add) and link it with “cites”.",
    ),
    ground=Text(
        "Quy cách tệp kế hoạch: mỗi văn bản được dẫn có một mục trong danh mục văn bản.",
        "The plan file format: every act that is cited has an entry in the registry.",
    ),
)
_TELLING = 4  # words of a title that must agree
_OPENING = 4  # “về việc ban hành” may stand before the title proper
_ALSO = Text("Cũng được dẫn ở đây.", "Also cited here.")
# What these are called by a number is nobody's act.
_NO_ACTS = frozenset(
    {"Hợp đồng", "Biên bản", "Bản ghi nhớ", "Giấy ủy quyền", "Giấy mời", "Phiếu chuyển",
     "Phiếu gửi"}
)  # fmt: skip


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for uses in _by_act([each for each in mentions(plan).read if _missing(plan, each)]):
        first = uses[0]
        place, owner, subject = holder(plan, first)
        fullest = next((each for each in uses if each.citation.date), first)
        yield RULE.at(
            place,
            (first.place, IN_THE_TEXT),
            *((each.place, _ALSO) for each in uses[1:4]),
            subject=subject,
            owner=owner,
            printed=short(first.citation.text),
            suggestion=_meant(plan, fullest),
        )


def _missing(plan: Plan, each: Mention) -> bool:
    citation = each.citation
    if each.meant.act or each.meant.could or citation.nested or citation.type in _NO_ACTS:
        return False
    if citation.number and not citation.number[0].isdigit() and "/" in citation.number[:2]:
        return False  # the number is still to be filled in
    if citation.role == "self" and plan.identity.adoption is None:
        return False  # a draft names its own act
    return not linked(plan, each)


def _by_act(found: list[Mention]) -> list[list[Mention]]:
    """Return the mentions of each act, in the order in which the plan cites them first.

    One number or name is one act, unless dates or years tell several apart; a mention without
    either belongs to the first of them.
    """
    groups: dict[tuple[str, ...], dict[str, list[Mention]]] = {}
    for each in found:
        dated = groups.setdefault(_name(each.citation), {})
        dated.setdefault(_dated(each.citation), []).append(each)
    order = {id(each): rank for rank, each in enumerate(found)}
    merged: list[list[Mention]] = []
    for dated in groups.values():
        bare = dated.pop("", [])
        several = list(dated.values()) or [[]]
        several[0] = sorted(several[0] + bare, key=lambda each: order[id(each)])
        merged += several
    return sorted(merged, key=lambda uses: order[id(uses[0])])


def _name(citation: Citation) -> tuple[str, ...]:
    if citation.number_normalised:
        return (one_number(citation.number_normalised),)
    return ("", *name_of_law(f"{citation.type} {citation.title or citation.text}"))


def _dated(citation: Citation) -> str:
    """Return what tells acts of one number or name apart: the day, or the year of a law."""
    number = citation.number_normalised
    if number and dated_by_number(number):
        return ""
    if number:
        return citation.date or str(citation.year or "")
    return str(citation.year or (citation.date or "")[:4])


def _meant(plan: Plan, each: Mention) -> Text:
    """Return the act that was meant if only the number, the date or the body is wrong."""
    title = plain(each.citation.title or "").split()
    for act in plan.registry.issued_on(each.citation.date or "") if title else ():
        if act.vi and _agree(title, plain(act.vi).split()):
            return Text(" Có phải là {act}?", " Is it {act}?").fill(act=label(act))
    if each.meant.others:
        alike = [label(act) for act in each.meant.others[:3]]
        return _ALIKE.fill(acts=alike)
    return Text("", "")


_ALIKE = Text(
    " Cùng số hoặc cùng tên, nhưng khác ngày, năm hoặc cơ quan ban hành: {acts}.",
    " Same number or name, but another date, year or body: {acts}.",
)


def _agree(one: list[str], other: list[str]) -> bool:
    for start in range(min(len(one), _OPENING)):
        here, _ = agreeing(one[start:], other)
        if here >= min(_TELLING, len(one) - start, len(other)):
            return True
    return False
