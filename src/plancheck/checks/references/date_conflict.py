"""Acts that the plan dates otherwise than the registry, or in two ways."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Place, Rule
from plancheck.model import Act
from plancheck.plan import Plan
from plancheck.printed import PrintedDate, dates_after
from plancheck.text import Text, short

RULE = Rule(
    slug="date-conflict",
    severity="error",
    title=Text("Ngày văn bản mâu thuẫn", "Conflicting dates of an act"),
    message=Text(
        "{owner} ghi {act} ({number}) “{printed}”, nhưng {other}.",
        "{owner} dates {act} ({number}) “{printed}”, but {other}.",
    ),
    why=Text(
        "Một trong hai ngày là sai: người đọc có thể tìm nhầm văn bản, hiệu lực bị tính sai.",
        "One of the dates is wrong: readers may find another act, and its force is misjudged.",
    ),
    fix=Text(
        "Đối chiếu bản gốc của văn bản được viện dẫn. Sai ở danh mục thì sửa “issued”; sai ở kế"
        " hoạch thì giữ nguyên trích dẫn và đề nghị cơ quan ban hành đính chính.",
        "Compare with the act itself. If the registry is wrong, correct “issued”; if the plan is,"
        " keep the quote as printed and ask the issuer to correct it.",
    ),
    ground=Text(
        "Thông lệ: một văn bản chỉ có một ngày ban hành.",
        "Good practice: an act has one date of issue.",
    ),
)
_REGISTRY = Text("danh mục văn bản ghi ngày {issued}", "the registry dates it {issued}")
_ELSEWHERE = Text("chỗ khác của kế hoạch ghi “{printed}”", "elsewhere the plan prints “{printed}”")
_HERE = Text("Ngày ghi ở đây.", "The other date.")


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    first: dict[str, tuple[Place, PrintedDate]] = {}
    for owner, citation, path in plan.citations():
        act = plan.act(citation.act)
        if act is None:
            continue
        place = plan.at(owner, *path)
        for printed in _dates(act, plan.words_of(owner, citation)):
            day = act.issued
            if day is not None:
                there, other = plan.registry.at(act, "issued"), _REGISTRY.fill(issued=day)
            else:
                there, seen = first.setdefault(act.id, (place, printed))
                day, other = seen.day, _ELSEWHERE.fill(printed=seen.words)
            if printed.day != day:
                yield _finding(plan, (place, owner.id), act, printed.words, other, there)
    yield from _adoption(plan)


def _adoption(plan: Plan) -> Iterator[Finding]:
    adoption = plan.identity.adoption
    act = plan.act(adoption.act) if adoption else None
    if adoption and act and act.issued is not None and act.issued != adoption.date:
        place = plan.at(plan.identity, "adoption", "date")
        other = _REGISTRY.fill(issued=act.issued)
        there = plan.registry.at(act, "issued")
        words = f"{adoption.date:%d/%m/%Y}"
        yield _finding(plan, (place, plan.id), act, words, other, there)


def _finding(  # noqa: PLR0913 - all that the message says
    plan: Plan, where: tuple[Place, str], act: Act, printed: str, other: Text, there: Place
) -> Finding:
    place, owner = where
    entity = plan.find(owner)
    return RULE.at(
        place,
        (there, _HERE),
        subject=plan.id if entity is None else plan.ref(entity),
        owner=owner,
        act=act.id,
        number=act.number or short(act.vi or act.id),
        printed=printed,
        other=other,
    )


def _dates(act: Act, words: Iterator[str]) -> list[PrintedDate]:
    """Return the different dates printed directly after the act's number or its name."""
    found: dict[PrintedDate, None] = {}
    for each in words:
        for name in (act.number, act.vi, *act.other_names):
            if name and not (name != act.number and "sửa đổi" in each.lower()):
                found.update(dict.fromkeys(dates_after(each, name)))
    return list(found)
