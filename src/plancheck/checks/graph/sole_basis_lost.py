"""Tasks and objectives none of whose acts still stands: ceased, or a programme past its period."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, get_args

from plancheck.cited import event_at, period_over
from plancheck.findings import Confidence, Finding, Place, Rule
from plancheck.model import Act, Citation, Grade, Objective, Task
from plancheck.naming import label
from plancheck.plan import Plan
from plancheck.succession import WAS, ended, in_place, trust, turning
from plancheck.text import Text, short
from plancheck.validity import ceased, doubt

RULE = Rule(
    slug="sole-basis-lost",
    severity="warning",
    closed="note",
    title=Text("Mất căn cứ duy nhất", "Only basis lost"),
    message=Text(
        "{what} {element} (“{name}”) không còn căn cứ nào để dựa vào: {events}.{doubt}",
        "{what} {element} (“{name}”) has no basis left to rest on: {events}.{doubt}",
    ),
    why=Text(
        "Nội dung không còn căn cứ thì khó bố trí kinh phí và nghiệm thu; cần xem có còn phải làm"
        " không.",
        "Work without a basis is hard to fund and to accept; it may not even be wanted any more.",
    ),
    fix=Text(
        "Đối chiếu với văn bản thay thế; điều chỉnh nội dung và sửa “cites”, hoặc dừng thực hiện.",
        "Compare with the act that took its place; adjust the work and “cites”, or stop it.",
    ),
    ground=Text(
        "Thông lệ pháp chế: nội dung giao thực hiện có căn cứ đang có hiệu lực.",
        "Good practice: what is ordered rests on an act in force.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    elements: list[Task | Objective] = [*plan.objectives, *plan.tasks]
    known: dict[str, _Lost | None] = {}
    for element in elements:
        bearing = _bearing(element)
        lost = []
        for name in dict.fromkeys(citation.act for _, citation in bearing):
            if name not in known:
                known[name] = _lost(plan, name, as_of)
            lost.append(known[name])
        over = [each for each in lost if each is not None]
        if not over or len(over) < len(lost):
            continue
        confidence, sentence = max(over, key=_doubtful).trust
        yield RULE.at(
            plan.at(element, "cites", bearing[0][0], "act"),
            *((each.place, _HERE) for each in over),
            subject=plan.ref(element),
            confidence=confidence,
            what=_TASK if isinstance(element, Task) else _OBJECTIVE,
            element=element.id,
            name=short(element.vi),
            events=Text("; ".join(e.words.vi for e in over), "; ".join(e.words.en for e in over)),
            doubt=sentence,
        )


_TASK = Text("Nhiệm vụ", "Task")
_OBJECTIVE = Text("Mục tiêu", "Objective")
_HERE = Text("Văn bản hết hiệu lực, hết giai đoạn theo dòng này.", "The act is over by this line.")


class _Lost(NamedTuple):
    """What became of an act that no longer holds anything up, and where that is recorded."""

    words: Text
    grade: Grade
    trust: tuple[Confidence, Text]
    place: Place


def _doubtful(lost: _Lost) -> tuple[bool, int]:
    return lost.trust[0] is not Confidence.CERTAIN, get_args(Grade).index(lost.grade)


def _bearing(element: Task | Objective) -> list[tuple[int, Citation]]:
    """Return the citations that an element rests on, or all where it only mentions acts."""
    cites = list(enumerate(element.cites))
    return [each for each in cites if each[1].role != "cites"] or cites


def _lost(plan: Plan, name: str, as_of: date) -> _Lost | None:
    act = plan.act(name)
    if act is None:
        return None
    event = ceased(act, as_of)
    if event is not None:
        told = turning(act, event)
        words = Text("{act} {how}{now}", "{act} {how}{now}").fill(
            act=label(act),
            how=ended(plan.registry, told, WAS),
            now=in_place(plan.registry, act, as_of),
        )
        sure = trust(plan.registry, act, event, as_of)
        return _Lost(words, event.grade, sure, event_at(plan, act, told))
    return _past_its_period(plan, act) if period_over(act, as_of) else None


def _past_its_period(plan: Plan, act: Act) -> _Lost | None:
    if act.programme_period is None:
        return None
    words = Text(
        "{act} đã hết giai đoạn thực hiện (đến hết ngày {day})",
        "{act} is past its period (it ended on {day})",
    ).fill(act=label(act), day=act.programme_period.end)
    grade = (act.grades.period if act.grades else None) or "unknown"
    place = plan.registry.at(act, "programme_period", "to")
    return _Lost(words, grade, doubt(grade), place)
