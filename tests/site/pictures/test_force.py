"""The line of time of an act: every stretch is what the law says, every event is told."""

import itertools
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck import validity
from plancheck.labels import EVENTS
from plancheck.model import Act, LegalEvent, Period
from plancheck.site.pictures.band import stretches
from plancheck.site.pictures.flags import stacked
from plancheck.site.pictures.force import force
from standing_plan import DAY, the_plan
from support import steps
from svg import boxes, links, pen, read, told, words

FIRST, LAST = date(2000, 1, 1), date(2030, 1, 1)
DAYS = st.dates(date(2001, 1, 1), date(2029, 1, 1))
EVENT = st.builds(
    lambda on, kind, scope: LegalEvent(on=on, type=kind, scope=scope),
    DAYS,
    st.sampled_from(sorted(EVENTS)),
    st.sampled_from([(), ("dieu-5",)]),
)
ACTS = st.builds(
    lambda events, issued: Act(id="x", type="luat", events=tuple(events), issued=issued),
    st.lists(EVENT, max_size=6),
    st.none() | DAYS,
)
OTHER = Act(id="luat-2", type="luat", number="65/2025/QH15", issued=date(2025, 2, 19))


def act(*events: LegalEvent, **more: object) -> Act:
    return Act(id="luat-1", type="luat", number="77/2015/QH13", events=events, **more)  # type: ignore[arg-type]


ENTRY = LegalEvent(on=date(2016, 1, 1), type="entry-into-force", grade="evidenced")
END = LegalEvent(on=date(2025, 3, 1), type="replaced", by="luat-2", grade="recalled")


@settings(deadline=None)
@given(ACTS)
def test_stretches_follow_each_other_and_are_right_on_every_day(each: Act) -> None:
    found = stretches(each, FIRST, LAST)
    assert found[0][1] == (each.issued or FIRST)
    assert found[-1][2] == LAST
    for (state, _, end), (next_, begin, _) in itertools.pairwise(found):
        assert end == begin
        assert state != next_
    for state, begin, end in found:
        for day in (begin, begin + (end - begin) / 2, end - timedelta(days=1)):
            assert validity.status(each, day)[0] == state


def test_everything_is_told_in_the_picture_and_in_the_table() -> None:
    each = act(ENTRY, END, issued=date(2015, 6, 19))
    figure = force(pen(), the_plan(), each, DAY, lambda name: f"can-cu/{name}/")
    root = read(figure.svg)
    said = words(root)
    for part in ("19/06/2015", "ban hành", "01/01/2016", "có hiệu lực", "01/03/2025", "bị thay thế",
                 "đang có hiệu lực", "hết hiệu lực", "bắt đầu kỳ kế hoạch", "hết kỳ kế hoạch",
                 "ngày xem xét", "30/09/2019"):  # fmt: skip
        assert part in said, part
    assert links(root) == ["../can-cu/luat-2/"]
    assert ["01/03/2025", "bị thay thế", "luat-2", "nhớ lại, chưa kiểm chứng"] in told(figure.grid)
    days = [row[0] for row in told(figure.grid)]
    assert len(days) == 6
    assert figure.title.vi == "Hiệu lực theo thời gian của Luật số 77/2015/QH13"


def test_a_state_without_room_for_its_word_is_explained_below() -> None:
    stop = [
        LegalEvent(on=date(2018, 5, 1), type="suspended"),
        LegalEvent(on=date(2018, 6, 1), type="resumed"),
    ]
    figure = force(pen(), the_plan(), act(ENTRY, *stop, issued=date(2004, 1, 1)), DAY, str)
    root = read(figure.svg)
    assert "bị ngưng hiệu lực" in words(root)
    assert len(boxes(root, "p-suspended")) == 2  # one in the band, one in the legend
    assert len(boxes(root, "p-in-force")) == 2


def test_an_act_without_a_page_is_named_and_not_linked() -> None:
    figure = force(pen(), the_plan(), act(ENTRY, END), DAY, lambda _: "")
    assert links(read(figure.svg)) == []
    assert "luat-2" in words(read(figure.svg))


def test_of_an_act_without_events_nothing_is_claimed() -> None:
    root = read(force(pen(), the_plan(), act(), DAY, str).svg)
    assert "chưa rõ hiệu lực" in words(root)
    assert boxes(root, "p-unknown")
    assert not boxes(root, "p-band")


def test_the_period_of_a_programme_has_a_band_of_its_own() -> None:
    period = Period(start=date(2016, 1, 1), end=date(2020, 12, 31))
    figure = force(pen(), the_plan(), act(ENTRY, programme_period=period), DAY, str)
    [(_, _, wide, _)] = boxes(read(figure.svg), "p-programme")
    assert wide > 100
    assert ["31/12/2020", "hết thời kỳ của chương trình", "", ""] in told(figure.grid)


def test_days_at_the_ends_of_the_calendar_do_no_harm() -> None:
    ends = (
        LegalEvent(on=date.min, type="entry-into-force"),
        LegalEvent(on=date.max, type="expired"),
    )
    period = Period(start=date.min, end=date.max)
    read(force(pen(), the_plan(), act(*ends, programme_period=period), date.max, str).svg)


def many(count: int) -> Act:
    start = date(2010, 1, 1)
    days = (start + timedelta(days=each) for each in range(count))
    return act(ENTRY, END, *(LegalEvent(on=day, type="amended", by="luat-2") for day in days))


def test_a_picture_stays_small_and_says_what_only_the_table_has() -> None:
    figure = force(pen(), the_plan(), many(500), DAY, str)
    root = read(figure.svg)
    assert len(figure.svg) < 8000
    assert "và 492 ngày khác trong bảng" in words(root)
    assert {"có hiệu lực", "bị thay thế"} <= set(words(root))  # what decides comes first
    assert len(told(figure.grid)) == 502 + 3


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 900), st.floats(20, 200)), max_size=40).map(
        lambda flags: sorted(flags, key=lambda each: each[0])
    )
)
def test_no_flag_covers_another_or_its_pole(flags: list[tuple[float, float]]) -> None:
    rows = stacked(flags)
    for at, (pole, wide) in enumerate(flags):
        for other, (next_pole, _) in enumerate(flags[at + 1 :], at + 1):
            if next_pole <= pole + wide:  # its box or its pole stands within this flag's breadth
                assert rows[other] < rows[at]


def test_flags_are_stacked_in_about_linear_work() -> None:
    one, two = (
        steps(lambda size=size: stacked([(at / 7, 150.0) for at in range(size)]))  # type: ignore[misc]
        for size in (400, 800)
    )
    assert two < one * 2.3
