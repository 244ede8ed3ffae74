"""Acts that the plan's words cite by the right number and a wrong title."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.mentions import IN_THE_TEXT, act_of, holder, mentions
from plancheck.model import Act
from plancheck.naming import KINDS, label
from plancheck.plan import Plan
from plancheck.printed import same_title
from plancheck.registry import NAMED_BY_TITLE
from plancheck.text import Text, short
from plancheck.validity import doubt

RULE = Rule(
    slug="cited-title-differs",
    severity="warning",
    title=Text("Trích yếu khác tên của văn bản được viện dẫn", "Title other than the act's"),
    message=Text(
        "{owner} ghi trích yếu của {act} là “{printed}”, nhưng văn bản đó có tên “{title}”.{doubt}",
        "{owner} gives {act} the title “{printed}”, but that act is called “{title}”.{doubt}",
    ),
    why=Text(
        "Số và trích yếu chỉ về hai nội dung khác nhau: người đọc không biết tin cái nào.",
        "Number and title point at two contents: a reader cannot tell which to trust.",
    ),
    fix=Text(
        "Khi soạn thảo thì ghi đúng tên văn bản; với kế hoạch đã ban hành thì giữ nguyên văn và đề"
        " nghị đính chính. Nếu số sai thì sửa số.",
        "While drafting, give the exact title; once adopted, keep the words as printed and ask for"
        " a correction. If the number is wrong, correct the number.",
    ),
    ground=Text(
        "Thông lệ viện dẫn: ghi đúng trích yếu của văn bản như khi ban hành.",
        "Good practice of citing: an act is given the title it was issued with.",
    ),
)
_LONG = 130


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    told: set[str] = set()
    for each in mentions(plan).read:
        title = each.citation.title
        act = act_of(plan, each) if title else None
        if act is None or title is None or act.id in told or not _differs(act, title):
            continue
        told.add(act.id)
        place, owner, subject = holder(plan, each)
        confidence, sentence = doubt((act.grades.title if act.grades else None) or "evidenced")
        yield RULE.at(
            place,
            (each.place, IN_THE_TEXT),
            (plan.registry.at(act, "vi"), Text("Tên trong danh mục.", "In the registry.")),
            subject=subject,
            confidence=confidence,
            owner=owner,
            act=label(act),
            id=act.id,
            printed=short(title, _LONG),
            title=short(act.vi or "", _LONG),
            doubt=sentence,
        )


def _differs(act: Act, title: str) -> bool:
    """Tell whether a printed title is none of an act's; laws are another rule (act-name-variant).

    A title that the registry knows from the plan alone cannot correct the plan.
    """
    if act.type in NAMED_BY_TITLE or act.vi is None:
        return False
    if act.grades is not None and act.grades.title == "plan-only":
        return False
    kind = f"{KINDS[act.type].vi} " if act.type in KINDS else " "
    names = (_without(kind, name) for name in (act.vi, *act.other_names))
    return not any(same_title(_without(kind, title), name) for name in names)


def _without(kind: str, title: str) -> str:
    """Return a title without the act's own kind: of a plan, `Kế hoạch cải cách hành chính`."""
    return title[len(kind) :] if title.lower().startswith(kind.lower()) else title
