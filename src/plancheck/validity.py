"""The force of an act on a day, worked out from its dated events.

Days are half-open: an event's `on` is the first day of the new state ("kể từ ngày"), so an act
replaced on 7 March was in force up to and including 6 March. The order of events in the file does
not matter; of two events on one day the one that ends the act is applied last.

An event with a `scope` touches some provisions only: it never decides the force of the whole act.
"""

from datetime import date
from typing import Literal, get_args

from plancheck.findings import Confidence
from plancheck.model import Act, Grade, LegalEvent
from plancheck.text import Text

Status = Literal["not-yet-in-force", "in-force", "suspended", "ceased", "unknown"]

ENDINGS = frozenset({"replaced", "repealed", "lapsed", "expired"})
_TURNS = {"entry-into-force": 0, "resumed": 1, "suspended": 2, **dict.fromkeys(ENDINGS, 3)}
_GRADES: tuple[Grade, ...] = get_args(Grade)

_BASED_ON: dict[Grade, Text] = {
    "inferred": Text("được suy ra từ dữ kiện khác", "is inferred from other facts"),
    "plan-only": Text("chỉ dựa vào chính kế hoạch", "rests on the plan alone"),
    "recalled": Text("chưa được đối chiếu với nguồn nào", "was not checked against any source"),
    "unknown": Text("chưa rõ dựa vào nguồn nào", "names no source"),
}


def status(act: Act, as_of: date) -> tuple[Status, LegalEvent | None]:
    """Return the force of an act on a day, and the event that decided it.

    Without any event the force is unknown. Once ended, an act stays ended until an entry into
    force revives it: a suspension or its end says nothing about an act that has ceased.
    """
    turns = sorted((e for e in act.events if e.type in _TURNS and not e.scope), key=order)
    if not turns or turns[0].on > as_of:
        return _before(act, as_of, turns[0] if turns else None)
    state: Status = "unknown"
    cause: LegalEvent | None = None
    for event in turns:
        if event.on > as_of:
            break
        next_state = _after(event, state)
        if next_state != state:
            state, cause = next_state, event
    return state, cause


def endings(act: Act) -> list[LegalEvent]:
    """Return the events that end an act as a whole, as the file has them."""
    return [event for event in act.events if event.type in ENDINGS and not event.scope]


def ceased(act: Act, as_of: date) -> LegalEvent | None:
    """Return the event that ended an act on or before a day, or None while it may stand."""
    state, event = status(act, as_of)
    return event if state == "ceased" else None


def doubt(grade: Grade) -> tuple[Confidence, Text]:
    """Return how far a dated fact can be trusted, and the sentence to add to a message.

    The sentence is empty where a source was read, and else asks to verify the fact.
    """
    if grade == "evidenced":
        return Confidence.CERTAIN, Text("", "")
    based = _BASED_ON[grade]
    return Confidence.WEAK_EVIDENCE, Text(
        f" Thông tin này {based.vi}, cần xác minh trước khi sử dụng.",
        f" This {based.en}: verify it before relying on it.",
    )


def _after(event: LegalEvent, state: Status) -> Status:
    if event.type in ENDINGS:
        return "ceased"
    if event.type == "entry-into-force":
        return "in-force"
    if state == "ceased":
        return "ceased"
    return "suspended" if event.type == "suspended" else "in-force"


def _before(act: Act, as_of: date, first: LegalEvent | None) -> tuple[Status, LegalEvent | None]:
    """Return the force of an act on a day before anything decided the force of all of it."""
    if act.issued is not None and as_of < act.issued:
        begins = first is not None and first.type == "entry-into-force"
        return ("not-yet-in-force", first) if begins else ("unknown", None)
    partly = {event.type for event in act.events if event.on <= as_of}
    if first is not None and first.type == "entry-into-force":
        # Other changes may come before it; only provisions that entered earlier are in force.
        return ("in-force", None) if "entry-into-force" in partly else ("not-yet-in-force", first)
    ends_later = first is not None and first.type != "resumed"
    known = ends_later or bool(partly - {"corrected"})
    return ("in-force", None) if known else ("unknown", None)


def order(event: LegalEvent) -> tuple[date, int, int, str, str, date, str]:
    """Return where an entry, a suspension or an end stands among others, in whatever file order."""
    return (
        event.on,
        _TURNS[event.type],
        _GRADES.index(event.grade),
        event.type,
        event.by or "",
        event.recorded or date.min,
        event.note or "",
    )
