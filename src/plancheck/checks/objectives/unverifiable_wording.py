"""Targets, and objectives that have targets, whose words leave open what counts as reached.

An objective without any target has its own rule; a general objective may stay general.
"""

from collections.abc import Iterator
from datetime import date

from plancheck import wording
from plancheck.findings import Finding, Place, Rule
from plancheck.model import Objective, Target
from plancheck.plan import Plan
from plancheck.text import Text, listing, short

RULE = Rule(
    slug="unverifiable-wording",
    severity="warning",
    closed="note",
    title=Text("Lời văn không kiểm chứng được", "Wording that nobody can verify"),
    message=Text(
        "{what} {name} (“{text}”) dùng {words} thay cho tiêu chí.",
        "{what} {name} (“{text}”) says {words} where a criterion should stand.",
    ),
    why=Text(
        "Mỗi người hiểu một mức khác nhau, nên không thể kết luận đạt hay chưa đạt.",
        "Everyone reads it differently, so nobody can say whether it was reached.",
    ),
    fix=Text(
        "Thay bằng tiêu chí kiểm chứng được: con số, quy định phải đáp ứng, hoặc kết quả cụ thể.",
        "Replace it with a criterion: a number, a provision to be met, or a definite result.",
    ),
    ground=Text(
        "Thông lệ đánh giá cam kết của Sáng kiến Quan hệ đối tác Chính phủ mở (OGP): cam kết phải"
        " kiểm chứng được.",
        "Good practice of the Open Government Partnership (OGP): a commitment is verifiable.",
    ),
)
_OBJECTIVE = Text("Mục tiêu", "Objective")
_TARGET = Text("Chỉ tiêu", "Target")


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for objective in plan.objectives:
        said: set[str] = set()
        if objective.targets and objective.kind == "specific":
            words = wording.vague(objective.vi)
            said.update(word.casefold() for word in words)
            if words:
                yield _finding(plan, _OBJECTIVE, objective, plan.at(objective, "vi"), words)
        for target in objective.targets:
            found, place = _of_target(plan, target)
            fresh = tuple(word for word in found if word.casefold() not in said)
            said.update(word.casefold() for word in fresh)
            if fresh:
                yield _finding(plan, _TARGET, target, place, fresh)


def _of_target(plan: Plan, target: Target) -> tuple[tuple[str, ...], Place]:
    text = target.value.text if target.value else None
    if text is not None and (words := wording.vague(text) + wording.intent(text)):
        return words, plan.at(target, "value", "text")
    return wording.vague(target.vi or ""), plan.at(target, "vi")


def _finding(
    plan: Plan, what: Text, entity: Objective | Target, place: Place, words: tuple[str, ...]
) -> Finding:
    text = entity.vi
    if text is None and isinstance(entity, Target) and entity.value is not None:
        text = entity.value.text
    return RULE.at(
        place,
        subject=plan.ref(entity),
        what=what,
        name=entity.id,
        text=short(text or ""),
        words=listing(f"“{each}”" for each in words),
    )
