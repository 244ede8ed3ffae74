"""The force of acts: days, orders of events, and what may never happen."""

from datetime import date, timedelta
from random import Random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.findings import Confidence
from plancheck.model import Act, EventType, Grade, LegalEvent
from plancheck.validity import ENDINGS, ceased, doubt, status

FIRST = date(2019, 1, 1)
DAYS = st.integers(0, 12).map(lambda days: FIRST + timedelta(days))
EVENTS = st.builds(
    LegalEvent,
    on=DAYS,
    type=st.sampled_from(get_args(EventType)),
    by=st.sampled_from([None, "nd-1-2019-cp", "nd-2-2019-cp"]),
    scope=st.sampled_from([(), (), ("dieu-1",)]),
    grade=st.sampled_from(get_args(Grade)),
)
ACTS = st.builds(
    Act,
    id=st.just("nd-9-2018-cp"),
    type=st.just("nghi-dinh"),
    issued=st.none() | DAYS,
    events=st.lists(EVENTS, max_size=6).map(tuple),
)


def act(*events: tuple[str, EventType], issued: str | None = None) -> Act:
    return Act(
        id="nd-9-2018-cp",
        type="nghi-dinh",
        issued=date.fromisoformat(issued) if issued else None,
        events=tuple(LegalEvent(on=date.fromisoformat(on), type=kind) for on, kind in events),
    )


def scoped(on: str, kind: EventType) -> LegalEvent:
    return LegalEvent(on=date.fromisoformat(on), type=kind, scope=("dieu-5",))


def on(each: Act, day: str) -> str:
    return status(each, date.fromisoformat(day))[0]


def test_an_act_stands_until_the_day_before_it_is_replaced() -> None:
    resolution = act(("2015-10-14", "entry-into-force"), ("2019-03-07", "replaced"))
    assert on(resolution, "2015-10-13") == "not-yet-in-force"
    assert on(resolution, "2015-10-14") == "in-force"
    assert on(resolution, "2019-03-06") == "in-force"
    assert on(resolution, "2019-03-07") == "ceased"


def test_the_deciding_event_is_given() -> None:
    resolution = act(("2015-10-14", "entry-into-force"), ("2019-03-07", "replaced"))
    assert status(resolution, date(2015, 1, 1))[1] == resolution.events[0]
    assert status(resolution, date(2018, 1, 1))[1] == resolution.events[0]
    assert ceased(resolution, date(2019, 3, 7)) == resolution.events[1]
    assert ceased(resolution, date(2019, 3, 6)) is None


def test_nothing_is_known_of_an_act_without_events() -> None:
    assert on(act(), "2019-01-01") == "unknown"


def test_an_act_whose_end_is_still_to_come_is_in_force() -> None:
    assert on(act(("2020-01-01", "repealed")), "2019-01-01") == "in-force"


def test_but_not_before_it_was_issued() -> None:
    assert on(act(("2020-01-01", "repealed"), issued="2018-01-01"), "2017-12-31") == "unknown"
    assert on(act(("2020-01-01", "repealed"), issued="2018-01-01"), "2018-01-01") == "in-force"


def test_an_act_amended_before_it_enters_into_force_is_not_in_force() -> None:
    code = act(("2017-06-20", "amended"), ("2018-01-01", "entry-into-force"))
    assert on(code, "2017-07-01") == "not-yet-in-force"


def test_an_act_of_which_only_an_amendment_is_known_was_in_force() -> None:
    assert on(act(("2018-01-01", "amended")), "2018-01-01") == "in-force"
    assert on(act(("2018-01-01", "amended")), "2017-12-31") == "unknown"
    assert on(act(("2018-01-01", "corrected")), "2018-01-01") == "unknown"


def test_a_suspension_ends_with_its_resumption() -> None:
    decree = act(
        ("2018-01-01", "entry-into-force"), ("2019-01-01", "suspended"), ("2020-01-01", "resumed")
    )
    assert on(decree, "2018-12-31") == "in-force"
    assert on(decree, "2019-12-31") == "suspended"
    assert on(decree, "2020-01-01") == "in-force"


def test_the_planned_end_of_a_suspension_does_not_revive_a_repealed_act() -> None:
    decree = act(
        ("2018-01-01", "entry-into-force"),
        ("2019-01-01", "suspended"),
        ("2019-06-01", "repealed"),
        ("2020-01-01", "resumed"),
    )
    assert on(decree, "2020-06-01") == "ceased"


def test_a_suspension_does_not_hide_a_repeal() -> None:
    assert (
        on(act(("2019-01-01", "repealed"), ("2019-02-01", "suspended")), "2019-03-01") == "ceased"
    )


def test_an_entry_into_force_revives_an_act() -> None:
    decree = act(("2019-01-01", "repealed"), ("2020-01-01", "entry-into-force"))
    assert on(decree, "2018-12-31") == "in-force"
    assert on(decree, "2019-12-31") == "ceased"
    assert on(decree, "2020-01-01") == "in-force"


def test_an_act_that_ends_on_the_day_it_begins_never_stood() -> None:
    decree = act(("2019-01-01", "repealed"), ("2019-01-01", "entry-into-force"))
    assert on(decree, "2018-12-31") == "not-yet-in-force"
    assert on(decree, "2019-01-01") == "ceased"


@pytest.mark.parametrize("kind", ["repealed", "suspended", "partial-repeal"])
def test_what_touches_some_provisions_leaves_the_act_in_force(kind: EventType) -> None:
    whole = act(("2018-01-01", "entry-into-force"))
    decree = Act(id="x", type="luat", events=(*whole.events, scoped("2019-01-01", kind)))
    assert on(decree, "2019-01-01") == "in-force"


def test_some_provisions_may_enter_before_the_rest() -> None:
    whole = act(("2024-08-01", "entry-into-force"))
    law = Act(id="x", type="luat", events=(*whole.events, scoped("2024-04-01", "entry-into-force")))
    assert on(law, "2024-03-31") == "not-yet-in-force"
    assert on(law, "2024-04-01") == "in-force"


def test_provisions_that_enter_later_do_not_revive_a_repealed_act() -> None:
    whole = act(("2019-01-01", "repealed"))
    law = Act(id="x", type="luat", events=(*whole.events, scoped("2020-01-01", "entry-into-force")))
    assert on(law, "2020-01-01") == "ceased"


def test_of_two_endings_on_one_day_the_better_evidenced_one_is_named() -> None:
    weak = LegalEvent(on=FIRST, type="expired", grade="recalled")
    strong = LegalEvent(on=FIRST, type="repealed", grade="evidenced")
    assert ceased(Act(id="x", type="luat", events=(weak, strong)), FIRST) == strong


@given(ACTS, DAYS, DAYS)
def test_a_repeal_stays_until_the_act_enters_into_force_again(
    each: Act, one: date, two: date
) -> None:
    early, late = sorted((one, two))
    end = ceased(each, early)
    revived = any(
        event.type == "entry-into-force" and not event.scope and early < event.on <= late
        for event in each.events
    )
    if end is not None and not revived:
        assert ceased(each, late) == end


@given(ACTS, DAYS, st.randoms(use_true_random=False))
def test_the_order_of_events_does_not_matter(each: Act, day: date, random: Random) -> None:
    events = list(each.events)
    random.shuffle(events)
    turned = Act(id=each.id, type=each.type, issued=each.issued, events=tuple(events))
    assert status(turned, day) == status(each, day)


@given(ACTS, DAYS)
def test_an_act_has_ceased_exactly_by_an_ending_of_the_whole_act_on_or_before_the_day(
    each: Act, day: date
) -> None:
    end = ceased(each, day)
    if end is not None:
        assert end.type in ENDINGS
        assert not end.scope
        assert end.on <= day
    if any(event.type in ENDINGS and not event.scope and event.on == day for event in each.events):
        assert end is not None


@given(ACTS, DAYS)
def test_what_is_still_to_come_does_not_change_what_has_ceased(each: Act, day: date) -> None:
    past = tuple(event for event in each.events if event.on <= day)
    known = Act(id=each.id, type=each.type, issued=each.issued, events=past)
    assert ceased(known, day) == ceased(each, day)


@given(ACTS, DAYS)
def test_the_state_names_its_event_where_one_decided_it(each: Act, day: date) -> None:
    state, event = status(each, day)
    if state in ("ceased", "suspended", "not-yet-in-force"):
        assert event is not None
    if event is not None:
        assert (event.on > day) == (state == "not-yet-in-force")


@pytest.mark.parametrize("grade", get_args(Grade))
def test_only_a_source_that_was_read_leaves_no_doubt(grade: Grade) -> None:
    confidence, sentence = doubt(grade)
    assert (confidence is Confidence.CERTAIN) == (grade == "evidenced")
    assert bool(sentence.vi) == bool(sentence.en) == (grade != "evidenced")
