"""Numbers and dates of acts as Vietnamese texts print them."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.printed import (
    agreeing,
    dated_by_number,
    dates_after,
    has_date,
    has_year,
    mentions,
    name_of_law,
    numbers,
    plain,
    title_after,
)
from support import steps

NUMBERS = [
    "64/2007/NĐ-CP",
    "1819/QĐ-TTg",
    "36a/NQ-CP",
    "19-2018/NQ-CP",
    "66.22/2026/NQ-CP",
    "67/2006/QH11",
    "105/2025/UBTVQH15",
    "25/2010/TTLT-BLĐTBXH-BTC-BYT",
    "3405/BTTTT-THH",
    "1490/TTr-STTTT",
    "36-NQ/TW",
    "212-TB/TU",
    "118/TTg",
    "895/HD",
]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_recognised(number: str) -> None:
    assert numbers(f"Căn cứ văn bản số {number} ngày 26/10/2015;") == [plain(number)]


@pytest.mark.parametrize(
    "words", ["ngày 26/10/2015", "24/7", "xã/phường", "1/2", "2016 - 2020", "mức độ 3, 4", "3G"]
)
def test_what_is_no_number_of_an_act(words: str) -> None:
    assert numbers(words) == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("877/QĐ-TTg ngày 18/7/2018", date(2018, 7, 18)),
        ("877/QĐ-TTg, ngày 03 tháng 12 năm 2018 của Thủ tướng", date(2018, 12, 3)),
        ("877/QĐ-TTg ký ngày 29.10.2010", date(2010, 10, 29)),
        ("877/QĐ-TTg (ban hành ngày 29-10-2010)", date(2010, 10, 29)),
        ("877/QĐ-TTg được ban hành ngày 9/12/2011", date(2011, 12, 9)),
        ("877 /QĐ- TTg\nngày\n18 /7/2018", date(2018, 7, 18)),
        ("877/QD-TTg ngày 09 tháng 0 6 năm 2018", date(2018, 6, 9)),
        ("877/QÐ–TTg ngày 18/7/2018", date(2018, 7, 18)),
        ("877/QĐ-TTG NGÀY 18/7/2018", date(2018, 7, 18)),
        ("877/QĐ-ТТg ngày 18/7/2018", date(2018, 7, 18)),
        (unicodedata.normalize("NFD", "877/QĐ-TTg ngày 18/7/2018"), date(2018, 7, 18)),
        ("877/QĐ-TTg ngày 31/2/2018", None),
    ],
)
def test_the_date_after_a_number(words: str, day: date | None) -> None:
    assert [each.day for each in dates_after(f"Quyết định số {words}", "877/QĐ-TTg")] == [day]


@pytest.mark.parametrize(
    "words",
    [
        "877/QĐ-TTg của Thủ tướng Chính phủ ngày 18/7/2018",
        "1877/QĐ-TTg ngày 18/7/2018",
        "5/877/QĐ-TTg ngày 18/7/2018",
        "877/QĐ-TTgx ngày 18/7/2018",
        "877/QĐ-TTg-A ngày 18/7/2018",
        "877/QĐ-TTg ngày 18/7/20181",
        "877/QĐ-TTg và số 878/QĐ-TTg ngày 18/7/2018",
        "877/QĐ-TTg năm 2018",
    ],
)
def test_a_date_that_belongs_to_something_else(words: str) -> None:
    assert list(dates_after(words, "877/QĐ-TTg")) == []


def test_the_date_after_the_name_of_a_law() -> None:
    words = "Căn cứ Luật Công nghệ thông tin ngày 29/6/2006;"
    found = list(dates_after(words, "Luật công nghệ thông tin"))
    assert [(each.words, each.day) for each in found] == [("ngày 29/6/2006", date(2006, 6, 29))]


def test_a_number_that_ends_a_sentence_is_mentioned() -> None:
    text = plain("theo số 877/QĐ-TTg. Xem 877/QĐ-TTg/, (877/QĐ-TTg)")
    assert len(list(mentions(text, plain("877/QĐ-TTg")))) == 3
    assert list(mentions(text, "")) == []


def test_dates_and_years() -> None:
    assert has_date("Luật X ngày 29/6/2006")
    assert not has_date("Luật X năm 2006")
    assert has_year("Luật An ninh mạng năm 2018")
    assert not has_year("trong năm qua")
    assert dated_by_number("19-2018/NQ-CP")
    assert dated_by_number("TCVN ISO 9001:2008")
    assert not dated_by_number("2018/QĐ-TTg")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("1/NQ-CP ngày 1/2/2018 của Chính phủ về việc gửi văn bản; khác", "gửi văn bản"),
        ("1/NQ-CP phê duyệt Kế hoạch", "kế hoạch"),
        ("1/NQ-CP ngày 1/2/2018 của Chính phủ, góp phần", ""),
        ("2/NQ-CP về việc gửi văn bản", ""),
    ],
)
def test_the_title_after_a_number(words: str, title: str) -> None:
    assert " ".join(title_after(words, "1/NQ-CP")) == title


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("a b c", "a b d", (2, 2)),
        ("giải quyết tthc", "giải quyết thủ tục hành chính", (3, 6)),
        ("giải quyết thủ tục hành chính", "giải quyết tthc", (6, 3)),
        ("", "a", (0, 0)),
        ("tthc", "thủ tục", (0, 0)),
    ],
)
def test_titles_agree_up_to(one: str, other: str, expected: tuple[int, int]) -> None:
    assert agreeing(one.split(), other.split()) == expected


def test_the_name_of_a_law() -> None:
    for after in (" số 1/2018/QH14", " ngày 1/2/2018", " năm 2018", ", khác", ""):
        assert name_of_law(f"Luật X Y{after}") == ["luật", "x", "y"]


@given(
    number=st.sampled_from(NUMBERS),
    day=st.dates(min_value=date(1945, 9, 2)),
    long=st.booleans(),
    before=st.text("abc ,;()", max_size=20),
    after=st.text(" ;.ab", max_size=20),
)
def test_a_number_and_its_date_are_read_wherever_they_stand(
    *, number: str, day: date, long: bool, before: str, after: str
) -> None:
    written = (
        f"ngày {day.day:02} tháng {day.month} năm {day.year:04}"
        if long
        else f"ngày {day.day}/{day.month}/{day.year:04}"
    )
    text = f"{before} số {number} {written} {after}"
    assert [each.day for each in dates_after(text, number)] == [day]
    assert has_date(text)


@given(text=st.text(), name=st.text())
def test_nothing_raises(text: str, name: str) -> None:
    list(dates_after(text, name))
    numbers(text)
    title_after(text, name)
    name_of_law(text)
    agreeing(text.split(), name.split())
    list(mentions(plain(text), plain(name)))


@pytest.mark.parametrize(
    "part", ["1/a-", "1", "1-", "ngày 1", "1/2007", " - / ", "(,", "1/nq-cp của ", " về" * 3]
)
def test_the_work_on_long_texts_grows_with_their_length(part: str) -> None:
    def work(size: int) -> int:
        text = (part * size)[:size]
        return steps(
            lambda: (
                numbers(text),
                has_date(text),
                list(dates_after(text, "1/nq-cp")),
                title_after(text, "1/nq-cp"),
            )
        )

    assert work(40_000) < 5 * work(10_000) + 2_000
