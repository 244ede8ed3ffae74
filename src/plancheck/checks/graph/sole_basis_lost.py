"""Tasks and objectives all of whose cited acts have ceased."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.model import Act, LegalEvent, Objective, Task
from plancheck.plan import Plan
from plancheck.text import Text, short
from plancheck.validity import ceased, doubt

RULE = Rule(
    slug="sole-basis-lost",
    severity="warning",
    title=Text("Mất căn cứ duy nhất", "Only basis lost"),
    message=Text(
        "{what} {element} (“{name}”) không còn văn bản nào có hiệu lực làm căn cứ: {events}."
        "{doubt}",
        "{what} {element} (“{name}”) has no act left that is in force: {events}.{doubt}",
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
    known: dict[str, tuple[Act, LegalEvent] | None] = {}
    for element in elements:
        lost = []
        for name in dict.fromkeys(citation.act for citation in element.cites):
            if name not in known:
                known[name] = _lost(plan, name, as_of)
            lost.append(known[name])
        ended = [each for each in lost if each is not None]
        if not ended or len(ended) < len(lost):
            continue
        grades = [event.grade for _, event in ended if event.grade != "evidenced"]
        confidence, sentence = doubt(grades[0] if grades else "evidenced")
        events = [_event(plan, act, event) for act, event in ended]
        yield RULE.at(
            plan.at(element, "cites", 0, "act"),
            *(
                (plan.registry.at(act, "events", act.events.index(event)), _HERE)
                for act, event in ended
            ),
            subject=plan.ref(element),
            confidence=confidence,
            what=_TASK if isinstance(element, Task) else _OBJECTIVE,
            element=element.id,
            name=short(element.vi),
            events=Text("; ".join(e.vi for e in events), "; ".join(e.en for e in events)),
            doubt=sentence,
        )


_TASK = Text("Nhiệm vụ", "Task")
_OBJECTIVE = Text("Mục tiêu", "Objective")
_HOW = {
    "replaced": Text("bị thay thế", "was replaced"),
    "repealed": Text("bị bãi bỏ", "was repealed"),
    "expired": Text("hết thời hạn hiệu lực", "expired"),
    "lapsed": Text("mất hiệu lực", "lapsed"),
}
_HERE = Text("Văn bản hết hiệu lực theo sự kiện này.", "The act ceased by this event.")


def _lost(plan: Plan, name: str, as_of: date) -> tuple[Act, LegalEvent] | None:
    act = plan.act(name)
    event = ceased(act, as_of) if act is not None else None
    return (act, event) if act is not None and event is not None else None


def _event(plan: Plan, act: Act, event: LegalEvent) -> Text:
    by = plan.act(event.by or "")
    successor = Text("", "")
    if by is not None:
        name = by.number or short(by.vi or by.id)
        successor = Text(f" bởi {name} ({by.id})", f" by {name} ({by.id})")
    return Text(
        "{act} ({id}) {how} từ ngày {day}{successor}", "{act} ({id}) {how} on {day}{successor}"
    ).fill(
        act=act.number or short(act.vi or act.id),
        id=act.id,
        how=_HOW[event.type],
        day=event.on,
        successor=successor,
    )
