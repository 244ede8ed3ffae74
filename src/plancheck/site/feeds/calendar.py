"""Deadlines as a calendar to subscribe to. Source: RFC 5545 (iCalendar), RFC 7986 (its name).

One all-day event for each deadline with a day, on the last day on which it is met. An event keeps
its UID when its day or its words change, so that a calendar moves it instead of adding another.
There is no alarm (whoever subscribes sets his own) and no METHOD (nobody is invited). Words of a
plan stay values: what could end a line or hide in one is written out.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from icalendar import Calendar, Event, vCategory, vDatetime, vText, vUri

from plancheck.deadline import stretch
from plancheck.site.deadlines import KINDS, Deadline
from plancheck.terminal import plain
from plancheck.text import Lang, Text, short

_END = b"END:VCALENDAR"
_PRODUCT = "-//plancheck//plancheck site//VI"
_LONGEST = 120  # letters of the words in a summary
MOST = 1000  # events of a calendar: about half a megabyte
_MOST_NAMES = 3  # in a summary

_TITLE = {
    "task": Text("Hạn nhiệm vụ: {words}", "Task due: {words}"),
    "report": Text("Hạn báo cáo: {words}", "Report due: {words}"),
    "target": Text("Hạn chỉ tiêu: {words}", "Target due: {words}"),
    "duty": Text("Hạn thực hiện: {words}", "Duty due: {words}"),
    "act": Text("Ngày cuối của văn bản: {words}", "Last day of an act: {words}"),
    "waiver": Text("Ngày cuối của miễn trừ: {words}", "Last day of a waiver: {words}"),
}
_SAID = Text("Thời hạn: {said}", "Deadline: {said}")
_STATE = Text("Trạng thái đến ngày {day}: {state}", "State as of {day}: {state}")
_WHO = Text("Thực hiện: {names}", "Answers for it: {names}")
_INHERITED = Text("Tiếp nhận từ: {name}", "Taken over from: {name}")
_TO = Text("Gửi đến: {name}", "Goes to: {name}")
_ID = Text("Mã trong kế hoạch {plan}: {id}", "Id in the plan {plan}: {id}")
_PAGE = Text("Xem: {page}", "See: {page}")
_MORE = Text("{names}; và {rest} nơi khác", "{names}; and {rest} more")


def calendar(  # noqa: PLR0913 - all that a calendar says
    deadlines: Iterable[Deadline],
    *,
    name: Text,
    plan_id: str,
    base_url: str,
    as_of: date,
    lang: Lang,
    address: Callable[[Deadline], str] = lambda _: "",
) -> bytes:
    """Return a calendar of deadlines: of very many those nearest to the day, most of them ahead.

    Args:
        deadlines: of one plan, in whatever order; those without a day are left out.
        name: what the calendar is called: the plan, or the body whose deadlines these are.
        plan_id: the plan.
        base_url: the address of the site, empty where it is not known.
        as_of: the day of the states; every event is stamped with it, as there is no clock.
        lang: the language of the words around those of the plan.
        address: the path of the page about a deadline, from the root of the site; empty for none.
    """
    head = Calendar()
    head.add("PRODID", _text(_PRODUCT))
    head.add("VERSION", _text("2.0"))
    head.add("CALSCALE", _text("GREGORIAN"))
    head.add("NAME", _text(name.in_(lang)))
    head.add("X-WR-CALNAME", _text(name.in_(lang)))
    begin, end, rest = bytes(head.to_ical(sorted=False)).rpartition(_END)
    events = []
    for each in _nearest(deadlines, as_of):
        if each.day is not None:
            path = address(each) if base_url else ""
            page = plain(f"{base_url.rstrip('/')}/{path.lstrip('/')}") if path else ""
            events.append(_event(each, each.day, plan_id, page, as_of, lang))
    return b"".join((begin, *events, end, rest))


def _nearest(deadlines: Iterable[Deadline], as_of: date) -> list[Deadline]:
    """Return the deadlines with a day, in the order given; of too many the next, then the last."""
    some = [each for each in deadlines if each.day is not None]
    if len(some) <= MOST:
        return some

    def far(each: Deadline) -> tuple[bool, int]:
        away = ((each.day or as_of) - as_of).days
        return away < 0, abs(away)

    kept = {id(each) for each in sorted(some, key=far)[:MOST]}
    return [each for each in some if id(each) in kept]


@lru_cache(maxsize=4096)  # the calendars of many bodies share most of their events
def _event(  # noqa: PLR0913 - all that an event says
    each: Deadline, day: date, plan_id: str, page: str, as_of: date, lang: Lang
) -> bytes:
    lines = [line.in_(lang) for line in _description(each, plan_id, as_of, page)]
    event = Event()
    event.add("UID", _text(uid(each, plan_id)))
    event.add("DTSTAMP", _stamp(as_of))
    event.add("DTSTART", day)
    if day < date.max:  # without an end an event takes one day
        event.add("DTEND", day + timedelta(days=1))
    event.add("SUMMARY", _text(_summary(each).in_(lang)))
    event.add("DESCRIPTION", _Exact("\n".join(map(plain, lines))))
    event.add("CATEGORIES", vCategory([KINDS[each.kind].in_(lang)]))
    event.add("TRANSP", _text("TRANSPARENT"))
    if page:
        event.add("URL", vUri(page))
    return bytes(event.to_ical(sorted=False))


def uid(each: Deadline, plan_id: str) -> str:
    """Return what identifies the event of a deadline: what it is, not when.

    >>> from plancheck.text import Text
    >>> nothing = Text("", "")
    >>> uid(Deadline("report", "RP1", nothing, None, nothing, "", covers="2019-Q3"), "tv/cntt")
    'report.RP1+2019-Q3@tv.cntt.plancheck'
    """
    covers = f"+{each.covers}" if each.covers else ""
    return f"{each.kind}.{each.id}{covers}@{plan_id.replace('/', '.')}.plancheck"


class _Exact(vText):
    r"""A text whose every character comes back as it was, `\N` as well. Source: RFC 5545 3.3.11."""

    def to_ical(self) -> bytes:
        escaped = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return escaped.replace("\n", "\\n").encode()


def _text(words: str) -> _Exact:
    return _Exact(plain(words))


def _stamp(day: date) -> vDatetime:
    return vDatetime(datetime(day.year, day.month, day.day, tzinfo=UTC))


def _summary(each: Deadline) -> Text:
    words = Text(short(each.words.vi, _LONGEST), short(each.words.en, _LONGEST))
    if each.kind == "report" and each.covers:
        words = Text("{words} ({stretch})", "{words} ({stretch})").fill(
            words=words, stretch=stretch(each.covers)
        )
    title = _TITLE[each.kind].fill(words=words)
    if not each.names:
        return title
    return Text("{title} – {who}", "{title} – {who}").fill(title=title, who=_names(each))


def _names(each: Deadline) -> Text:
    """Return who answers for a deadline: the first few, and how many more."""
    first = [Text(short(name.vi), short(name.en)) for name in each.names[:_MOST_NAMES]]
    listed = Text("; ".join(e.vi for e in first), "; ".join(e.en for e in first))
    rest = len(each.names) - len(first)
    return _MORE.fill(names=listed, rest=rest) if rest else listed


def _description(each: Deadline, plan_id: str, as_of: date, page: str) -> Iterator[Text]:
    yield each.words
    if each.said.vi:
        yield _SAID.fill(said=each.said)
    yield _STATE.fill(day=as_of, state=each.state_words)
    if each.names:
        vi, en = (e.vi for e in each.names), (e.en for e in each.names)
        yield _WHO.fill(names=Text("; ".join(vi), "; ".join(en)))
    if each.inherited:
        yield _INHERITED.fill(name=each.inherited_name)
    if each.to:
        yield _TO.fill(name=each.to_name)
    yield _ID.fill(plan=plan_id, id=each.id)
    if page:
        yield _PAGE.fill(page=page)
