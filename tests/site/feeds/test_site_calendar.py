"""The calendar, read back with a library: days, words, stable names, and nothing that injects."""

from datetime import date
from typing import Any

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from plancheck.site.deadlines import Deadline, deadlines
from plancheck.site.feeds.calendar import calendar, uid
from plancheck.source import HIDDEN
from plancheck.standing import standing
from plancheck.terminal import plain
from plancheck.text import Text
from standing_plan import DAY, FILES, the_plan

WORDS = Text("Nâng cấp cổng", "Upgrade the portal")
ONE = Deadline(
    "task",
    "A1",
    WORDS,
    date(2019, 10, 14),
    Text("trước ngày 15/10/2019", "before 2019-10-15"),
    "not-due",
    bodies=("tt",),
    names=(Text("Sở Thông tin", "Department of Information"),),
)
HOSTILE = st.text(
    st.characters(codec="utf-8") | st.sampled_from('\r\n\t\\,;:"\u2028\u202e\x00Nnđệ')
)


def rendered(*some: Deadline, name: Text = WORDS, base: str = "", day: date = DAY) -> bytes:
    return calendar(
        some,
        name=name,
        plan_id="vi-du/cntt",
        base_url=base,
        as_of=day,
        lang="vi",
        address=lambda each: f"vi-du/cntt/nhiem-vu/{each.id.lower()}/",
    )


def read(raw: bytes) -> Any:
    return icalendar.Calendar.from_ical(raw)


def events(raw: bytes) -> list[Any]:
    return list(read(raw).events)


def test_there_is_one_event_for_each_deadline_with_a_day() -> None:
    every = deadlines(standing(the_plan(), DAY))
    found = events(rendered(*every))
    dated = [each for each in every if each.day is not None]
    assert 0 < len(dated) < len(every)
    assert [str(each["UID"]) for each in found] == [uid(each, "vi-du/cntt") for each in dated]
    assert len({str(each["UID"]) for each in found}) == len(found)
    assert [each.start for each in found] == [each.day for each in dated]


def test_a_deadline_before_the_15th_is_an_all_day_event_on_the_14th() -> None:
    tasks = FILES["tasks.yaml"].replace("due: {by: 2019-12-15}", "due: {before: 2019-10-15}")
    every = deadlines(standing(the_plan(tasks=tasks), DAY))
    (task,) = [each for each in every if each.id == "A6"]
    raw = rendered(task)
    assert b"DTSTART;VALUE=DATE:20191014\r\n" in raw
    assert b"DTEND;VALUE=DATE:20191015\r\n" in raw
    assert "trước ngày 15/10/2019" in str(events(raw)[0]["DESCRIPTION"])


def test_an_event_says_what_for_whom_and_how_it_stands() -> None:
    (event,) = events(rendered(ONE, base="https://example.org/site/"))
    assert event["SUMMARY"] == "Hạn nhiệm vụ: Nâng cấp cổng – Sở Thông tin"
    assert event["DESCRIPTION"].split("\n") == [
        "Nâng cấp cổng",
        "Thời hạn: trước ngày 15/10/2019",
        "Trạng thái đến ngày 30/09/2019: chưa đến hạn",
        "Thực hiện: Sở Thông tin",
        "Mã trong kế hoạch vi-du/cntt: A1",
        "Xem: https://example.org/site/vi-du/cntt/nhiem-vu/a1/",
    ]
    assert event["URL"] == "https://example.org/site/vi-du/cntt/nhiem-vu/a1/"
    assert event["TRANSP"] == "TRANSPARENT"
    assert event.categories == ["Nhiệm vụ"]
    assert event["DTSTAMP"].dt.date() == DAY


def test_the_calendar_bears_the_name_it_was_given() -> None:
    raw = rendered(name=Text("Sở, ban, ngành\r\nATTACH:x", ""))
    assert b"\r\nNAME:S\xe1\xbb\x9f\\, ban\\, ng\xc3\xa0nh ATTACH:x\r\n" in raw
    assert b"\r\nX-WR-CALNAME:S\xe1\xbb\x9f\\, ban" in raw
    assert not events(raw)


def test_without_an_address_of_the_site_an_event_leads_nowhere() -> None:
    (event,) = events(rendered(ONE))
    assert "URL" not in event
    assert "http" not in event["DESCRIPTION"]


def test_nobody_is_invited_and_nothing_rings() -> None:
    raw = rendered(ONE)
    assert b"METHOD" not in raw
    assert b"VALARM" not in raw
    assert b"ATTENDEE" not in raw


def test_an_event_keeps_its_name_when_its_day_moves_or_its_words_change() -> None:
    moved = ONE._replace(day=date(2020, 1, 1), words=Text("Khác", "Other"), state="overdue")
    assert uid(ONE, "p") == uid(moved, "p")
    quarter = ONE._replace(kind="report", covers="2019-Q1")
    others = [ONE, ONE._replace(id="A2"), ONE._replace(kind="target"), quarter]
    others += [quarter._replace(covers="2019-Q2"), quarter._replace(id="A1.2019-Q1", covers="")]
    names = {uid(each, plan) for each in others for plan in ("p", "q", "p/q")}
    assert len(names) == 18


def test_a_report_says_its_stretch_and_names_only_the_first_senders() -> None:
    names = tuple(Text(f"Sở {n}", f"Dept {n}") for n in range(30))
    report = ONE._replace(kind="report", covers="2019-Q3", names=names, state="missing")
    report = report._replace(to="ub", to_name=Text("Ủy ban nhân dân tỉnh", "Committee"))
    (event,) = events(rendered(report))
    assert event["SUMMARY"] == (
        "Hạn báo cáo: Nâng cấp cổng (quý 3 năm 2019) – Sở 0; Sở 1; Sở 2; và 27 nơi khác"
    )
    assert "Gửi đến: Ủy ban nhân dân tỉnh" in event["DESCRIPTION"]
    assert "Sở 29" in event["DESCRIPTION"]


def test_the_same_deadlines_give_the_same_bytes() -> None:
    every = deadlines(standing(the_plan(), DAY))
    assert rendered(*every) == rendered(*every)


def test_the_last_of_all_days_has_no_next_day() -> None:
    (event,) = events(rendered(ONE._replace(day=date.max)))
    assert event.start == date.max
    assert "DTEND" not in event


@given(HOSTILE, st.dates(min_value=date(1, 1, 2)))
def test_whatever_the_words_they_stay_values(words: str, day: date) -> None:
    text = Text(words, words)
    hostile = ONE._replace(words=text, said=text, names=(text,), day=day)
    raw = rendered(hostile, name=text, day=day)
    lines = raw.decode().split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert not any(map(HIDDEN.search, lines))
    found = read(raw)
    assert set(found) == {"PRODID", "VERSION", "CALSCALE", "NAME", "X-WR-CALNAME"}
    (event,) = found.subcomponents
    assert set(event) == {
        "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "TRANSP",
    } - ({"DTEND"} if day == date.max else set())  # fmt: skip
    assert not event.subcomponents
    assert event.start == day
    assert str(event["DESCRIPTION"]).split("\n")[0] == plain(words)
