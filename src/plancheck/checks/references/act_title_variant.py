"""Acts whose title the plan prints in two ways."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Place, Rule
from plancheck.plan import Plan
from plancheck.printed import agreeing, title_after
from plancheck.text import Text, short

RULE = Rule(
    slug="act-title-variant",
    severity="warning",
    title=Text("Một văn bản, hai trích yếu", "One act, two titles"),
    message=Text(
        "{owner} ghi “{printed}”, nhưng chỗ khác của kế hoạch ghi “{other}”: một văn bản ({act}) mà"
        " hai trích yếu khác nhau.",
        "{owner} prints “{printed}”, but elsewhere the plan prints “{other}”: two titles for one"
        " act ({act}).",
    ),
    why=Text(
        "Một trong hai trích yếu là sai, hoặc số văn bản bị chép nhầm: người đọc tưởng là hai văn"
        " bản.",
        "One of the titles is wrong, or a number was miscopied: readers take them for two acts.",
    ),
    fix=Text(
        "Đối chiếu bản gốc của văn bản được viện dẫn. Khi soạn thảo thì thống nhất trích yếu; với"
        " kế hoạch đã ban hành thì giữ nguyên văn và đề nghị đính chính.",
        "Compare with the act itself. While drafting, use one title; once adopted, keep the words"
        " as printed and ask for a correction.",
    ),
    ground=Text(
        "Thông lệ viện dẫn: ghi đúng trích yếu của văn bản như khi ban hành.",
        "Good practice of citing: an act is given the title it was issued with.",
    ),
)
# Two quotes of one title may end in different places, and may run on into different sentences:
# only titles that part within their first words are two.
_TELLING = 4
_SHOWN = 130


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    first: dict[str, tuple[Place, list[str], str]] = {}
    for owner, citation, path in plan.citations():
        act = plan.act(citation.act)
        if act is None or not act.number:
            continue
        for words in plan.words_of(owner, citation):
            title = title_after(words, act.number)
            if not title:
                continue
            place, known, shown = first.setdefault(act.id, (plan.at(owner, *path), title, words))
            if _differ(title, known):
                yield RULE.at(
                    plan.at(owner, *path),
                    (place, Text("Trích yếu kia.", "The other title.")),
                    subject=plan.ref(owner),
                    owner=owner.id,
                    act=act.id,
                    printed=_from(words, act.number),
                    other=_from(shown, act.number),
                )


def _differ(one: list[str], other: list[str]) -> bool:
    here, there = agreeing(one, other)
    return here < len(one) and there < len(other) and max(here, there) < _TELLING


def _from(words: str, number: str) -> str:
    """Return a quote from the act's number on, where it is written like the registry's."""
    return short(words[max(words.find(number), 0) :], _SHOWN)
