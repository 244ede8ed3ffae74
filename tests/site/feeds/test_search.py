"""The index of the search, and the names that officials write short."""

import doctest
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.site.feeds import search
from plancheck.site.feeds.search import Entry, abbreviations, common, render
from plancheck.terminal import plain
from plancheck.text import Text

BODY = Text("Cơ quan", "Body")
TASK = Text("Nhiệm vụ", "Task")
ENTRIES = st.lists(
    st.builds(
        Entry,
        to=st.text(),
        kind=st.sampled_from([BODY, TASK]),
        words=st.text(),
        keys=st.lists(st.text(), max_size=3).map(tuple),
        rank=st.integers(0, 3),
    ),
    max_size=5,
)


def read(script: str) -> Any:
    return json.loads(script.removeprefix(f"{search.GLOBAL}=").removesuffix(";\n"))


def test_the_examples_in_docstrings_hold() -> None:
    assert doctest.testmod(search).failed == 0


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Sở Thông tin và Truyền thông", "STTTT"),
        ("Sở Thông tin và Truyền thông", "Sở TTTT"),
        ("Sở Tài nguyên và Môi trường", "STNMT"),
        ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"),
        ("Sở Giáo dục và Đào tạo", "SGDĐT"),
        ("Sở Lao động - Thương binh và Xã hội", "SLĐTBXH"),
        ("Bộ Khoa học và Công nghệ", "Bộ KHCN"),
        ("Ủy ban nhân dân tỉnh Trà Vinh", "UBND tỉnh Trà Vinh"),
        ("Uỷ ban nhân dân tỉnh Trà Vinh", "UBND tỉnh Trà Vinh"),
        ("Hội đồng nhân dân tỉnh", "HĐND tỉnh"),
        ("Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng UBND tỉnh"),
        ("Đội ứng cứu sự cố", "ĐƯCSC"),
    ],
)
def test_bodies_are_found_by_what_officials_write(name: str, short: str) -> None:
    assert short in abbreviations(name)


def test_a_name_of_one_word_or_a_sentence_has_no_initials() -> None:
    assert abbreviations("Huyện") == ()
    assert abbreviations(" ".join(["các"] * 15)) == ()
    assert abbreviations("") == ()


def test_titles_are_found_by_the_usual_abbreviations() -> None:
    title = "Cơ sở dữ liệu thủ tục hành chính của Hội đồng nhân dân"
    assert common(title) == ("HĐND", "TTHC", "CSDL")
    assert common("Sở Y tế") == ()


def test_entries_stand_in_the_order_of_equal_hits_and_kinds_are_named_once() -> None:
    script = render(
        [
            Entry("c/", TASK, "Đường", ("T1", "T1", "Đường"), 1),
            Entry("b/", TASK, "Dương", ("T2",), 1),
            Entry("a/", BODY, "Sở Nội vụ", ("tv.so-noi-vu", "SNV")),
        ],
        "en",
    )
    assert read(script) == [
        ["Body", "Task"],
        [
            ["a/", 0, "Sở Nội vụ", "tv.so-noi-vu", "SNV"],
            ["b/", 1, "Dương", "T2"],
            ["c/", 1, "Đường", "T1"],
        ],
    ]


@given(ENTRIES)
def test_no_text_ends_the_script_or_a_line_of_it(entries: list[Entry]) -> None:
    script = render(entries, "vi")
    assert script.count("\n") == 1
    assert not set(script) & set("<>\u2028\u2029")
    assert script.encode()
    assert {row[2] for row in read(script)[1]} == {plain(each.words) for each in entries}


@given(ENTRIES)
def test_the_order_of_entries_makes_no_difference(entries: list[Entry]) -> None:
    assert render(entries, "vi") == render(reversed(entries), "vi")
