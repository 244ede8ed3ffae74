"""How far an end is certain, and what stands in the place of an act."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.findings import Confidence
from plancheck.model import Act, LegalEvent
from plancheck.registry import Registry
from plancheck.succession import contested, heirs, in_place, successors, trust, turning
from plancheck.validity import ENDINGS, ceased
from support import built

ACTS = """\
acts:
  - id: a
    type: thong-tu
    number: 03/2017/TT-BTTTT
    events:
      - {on: 2017-07-01, type: entry-into-force, grade: evidenced}
      - {on: 2022-10-01, type: replaced, by: b, grade: evidenced}
      - {on: 2026-07-01, type: lapsed, grade: inferred}
  - id: b
    type: thong-tu
    number: 12/2022/TT-BTTTT
    events: [{on: 2026-07-01, type: replaced, by: c, grade: inferred}]
  - {id: c, type: thong-tu, number: 1/2026/TT-BKHCN}
  - {id: d, type: nghi-dinh, events: [{on: 2020-01-01, type: replaced, by: e, grade: evidenced}]}
  - {id: e, type: nghi-dinh, events: [{on: 2021-01-01, type: replaced, by: f, grade: evidenced}]}
  - {id: f, type: nghi-dinh, events: [{on: 2022-01-01, type: replaced, by: e, grade: evidenced}]}
"""


def registry() -> Registry:
    return built({"acts.yaml": ACTS})[0].registry


def act(name: str) -> Act:
    return next(each for each in registry().acts if each.id == name)


@pytest.mark.parametrize(
    ("day", "confidence"),
    [
        (date(2022, 10, 1), Confidence.WEAK_EVIDENCE),  # by one source it still stands
        (date(2026, 6, 30), Confidence.WEAK_EVIDENCE),
        (date(2026, 7, 1), Confidence.CERTAIN),  # by every source it has ended
    ],
)
def test_sources_that_disagree_leave_a_doubt_until_the_last_day_they_name(
    day: date, confidence: Confidence
) -> None:
    end = ceased(act("a"), day)
    assert end is not None
    found, sentence = trust(registry(), act("a"), end, day)
    assert found is confidence
    assert "lapsed from 2026-07-01: compare with the original." in sentence.en


def test_what_is_in_force_now_is_named_not_what_has_ceased_meanwhile() -> None:
    known, first = registry(), act("a")
    assert heirs(known, first, date(2022, 9, 30)).en == ""
    assert heirs(known, first, date(2022, 10, 1)).en == ""  # its end has named 12/2022
    later = heirs(known, first, date(2026, 7, 1)).en
    assert later.endswith("is Circular 1/2026/TT-BKHCN (c) (verify this chain).")
    assert in_place(known, first, date(2026, 7, 1)).en == " (now Circular 1/2026/TT-BKHCN (c))"
    assert in_place(known, first, date(2022, 10, 1)).en == ""


def test_a_chain_that_leads_into_a_circle_names_nothing() -> None:
    known = registry()
    for name in ("d", "e", "f"):
        assert "goes round in a circle" in heirs(known, act(name), date(2022, 1, 1)).en
    assert in_place(known, act("d"), date(2022, 1, 1)).en == ""
    assert [each.id for each in successors(known, act("d"), date(2022, 1, 1))] == ["e", "f"]


DAYS = st.dates(date(2019, 1, 1), date(2019, 1, 9))
EVENTS = st.builds(
    LegalEvent,
    on=DAYS,
    type=st.sampled_from(["entry-into-force", "replaced", "repealed", "amended"]),
    by=st.sampled_from([None, "b", "c"]),
    scope=st.sampled_from([(), (), ("dieu-1",)]),
)


@given(st.lists(EVENTS, max_size=6), DAYS)
def test_the_ends_that_contest_one_lie_on_other_days_without_a_revival_between(
    events: list[LegalEvent], day: date
) -> None:
    whole = Act(id="x", type="luat", events=tuple(events))
    end = ceased(whole, day)
    if end is None:
        return
    assert turning(whole, end).on == end.on
    starts = [e.on for e in events if e.type == "entry-into-force" and not e.scope]
    for other in contested(whole, end):
        low, high = sorted((other.on, end.on))
        assert low < high
        assert other.type in ENDINGS
        assert not other.scope
        assert not any(low < start <= high for start in starts)
