"""The force of an act on the day of a page, in sentences: never silence where nobody knows."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from plancheck.labels import EVENTS, GRADES
from plancheck.model import Act, LegalEvent
from plancheck.site import grids
from plancheck.site.acts import heading, without_id
from plancheck.site.grid import Cell
from plancheck.site.view import View
from plancheck.succession import ended, heirs, successors, trust, turning
from plancheck.text import Text
from plancheck.validity import endings, status


class Force(NamedTuple):
    """What the head of an act's page says.

    `look` is that of the note (`good`, `warn`, `bad`), `head` the state since when, `by` the act
    that ended it, `now` those that are in force in its place.
    """

    look: str
    head: Text
    told: tuple[Text, ...]
    by: tuple[Cell, ...]
    now: tuple[Cell, ...]


_LOOKS = {
    "in-force": "good",
    "ceased": "bad",
    "suspended": "warn",
    "not-yet-in-force": "warn",
    "unknown": "warn",
}


def force(view: View, act: Act) -> Force:
    """Return the force of an act on the day of a plan's pages."""
    state, cause = status(act, view.as_of)
    over = period_over(act, view.as_of)
    return Force(
        "warn" if state == "in-force" and over else _LOOKS[state],
        grids.force(view, act),
        tuple(_told(view, act, cause)),
        _by(view, act, cause) if state == "ceased" and cause else (),
        tuple(name(view, each) for each in in_place(view, act)),
    )


def in_place(view: View, act: Act) -> tuple[Act, ...]:
    """Return the acts that followed one that has ceased and have not ceased themselves."""
    chain = successors(view.registry, act, view.as_of)
    return tuple(each for each in chain if status(each, view.as_of)[0] != "ceased")


def name(view: View, act: Act) -> Cell:
    """Return the short name of an act: its kind and number, leading to its page."""
    return Cell(heading(act), view.addresses.of(act))


def period_over(act: Act, as_of: date) -> bool:
    """Tell whether the period of a programme has ended by a day."""
    return act.programme_period is not None and act.programme_period.end < as_of


def next_end(act: Act, as_of: date) -> tuple[date, Text] | None:
    """Return the next day on which an act, or its period, is known to end, and how."""
    found = [(each.on, EVENTS[each.type]) for each in endings(act) if each.on > as_of]
    if act.programme_period is not None and act.programme_period.end >= as_of:
        found.append((act.programme_period.end, PERIOD_ENDS))
    return min(found, key=lambda each: each[0], default=None)


PERIOD_ENDS = Text("hết giai đoạn thực hiện", "its period ends")


def _told(view: View, act: Act, cause: LegalEvent | None) -> Iterator[Text]:
    state, _ = status(act, view.as_of)
    if state == "ceased" and cause is not None:
        yield _ceased(view, act, cause)
    elif state == "unknown":
        yield _UNKNOWN
    elif cause is not None:
        yield _GRADED.fill(grade=GRADES[cause.grade])
    if state != "ceased":
        after = next_end(act, view.as_of)
        if after is not None and after[1] is not PERIOD_ENDS:
            yield _WILL.fill(how=after[1], day=after[0])
        if any(each.scope and each.on <= view.as_of for each in act.events):
            yield _IN_PART
    if period_over(act, view.as_of):
        assert act.programme_period is not None
        yield _PERIOD.fill(day=act.programme_period.end)
    yield _CHECKED.fill(day=act.checked_on) if act.checked_on else _NEVER


def _ceased(view: View, act: Act, cause: LegalEvent) -> Text:
    how = ended(view.registry, turning(act, cause))
    _, doubt = trust(view.registry, act, cause, view.as_of)
    how = without_id(how, turning(act, cause).by)
    return _CEASED.fill(
        how=Text(how.vi[0].upper() + how.vi[1:], how.en[0].upper() + how.en[1:]),
        doubt=doubt,
        heirs=heirs(view.registry, act, view.as_of),
        grade=GRADES[cause.grade],
    )


def _by(view: View, act: Act, cause: LegalEvent) -> tuple[Cell, ...]:
    other = view.plan.act(turning(act, cause).by or "")
    return (name(view, other),) if other is not None else ()


_CEASED = Text(
    "{how} (mức xác minh: {grade}).{doubt}{heirs}",
    "{how} (how well established: {grade}).{doubt}{heirs}",
)
_GRADED = Text("Mức xác minh: {grade}.", "How well established: {grade}.")
_UNKNOWN = Text(
    "Danh mục không ghi sự kiện nào cho biết văn bản còn hay hết hiệu lực vào ngày này: hãy tra cứu"
    " trước khi viện dẫn.",
    "The registry records nothing that tells whether the act was in force on this day: look it up"
    " before relying on it.",
)
_WILL = Text("Sẽ {how} từ ngày {day}.", "Known to end: {how} on {day}.")
_IN_PART = Text(
    "Một số quy định đã được sửa đổi, bổ sung hoặc bãi bỏ: xem phần Diễn biến hiệu lực.",
    "Some provisions were amended or repealed: see the history of its force.",
)
_PERIOD = Text(
    "Giai đoạn thực hiện đã kết thúc ngày {day}.", "The period that it is about ended on {day}."
)
_CHECKED = Text(
    "Hiệu lực được kiểm tra lần gần nhất ngày {day}.", "Its force was last checked on {day}."
)
_NEVER = Text("Hiệu lực chưa từng được kiểm tra.", "Its force was never checked.")
