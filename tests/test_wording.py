"""Words that say how good or how long, and never how much."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck import wording


def test_the_examples_in_docstrings_hold() -> None:
    assert doctest.testmod(wording).failed == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cơ bản hoàn thiện hạ tầng", ("Cơ bản",)),
        ("việc nâng cấp về cơ bản đã xong", ("về cơ bản",)),
        ("hệ thống hoạt động ổn định, thông suốt", ("hoạt động ổn định",)),
        ("sử dụng có hiệu quả các hệ thống", ("sử dụng có hiệu quả",)),
        ("hầu hết các xã đạt chất lượng cao", ("hầu hết", "chất lượng cao")),
        ("áp dụng tốt; Áp dụng tốt", ("áp dụng tốt",)),
        ("cung cấp đầy đủ thông tin", ("cung cấp đầy đủ",)),
        ("cung cấp đầy đủ thông tin theo Điều 28", ()),
        ("cung cấp dịch vụ công cơ bản, kiến thức cơ bản", ()),
        ("học sinh tốt nghiệp; phục vụ tốt nghiệp", ()),
        ("tổ chức hoạt động đạt 90%", ()),
    ],
)
def test_vague_words_are_found_where_they_stand_for_a_criterion(
    text: str, words: tuple[str, ...]
) -> None:
    assert wording.vague(text) == words


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Phối hợp với Bộ trong công tác đào tạo", "Phối hợp"),
        ("Tiếp tục rà soát tài khoản", "rà soát"),
        ("Tổ chức các lớp tập huấn", "Tổ chức"),
        ("Tổ chức, cá nhân nộp hồ sơ qua mạng", ""),
        ("Phối hợp với Bộ nhằm giảm sự cố", ""),
        ("Nâng cao năng lực đội ngũ", ""),
        ("100% cơ quan triển khai phần mềm", ""),
    ],
)
def test_an_activity_is_told_from_a_result(text: str, verb: str) -> None:
    assert wording.activity(text) == verb


def test_continuing_keeping_and_falling_short_have_their_words() -> None:
    assert wording.continuing("Tiếp tục vận hành") == "Tiếp tục"
    assert wording.continuing("Vận hành, tiếp tục nâng cấp") == ""
    assert wording.keeping("100% cơ quan được duy trì kết nối")
    assert not wording.keeping("Tiếp tục nâng cấp")
    assert wording.shortcoming("còn rất ít")
    assert not wording.shortcoming("đạt nhiều")
    assert wording.intent("góp phần nâng cao; từng bước") == ("góp phần", "từng bước")


@given(st.text())
def test_reading_words_never_fails(text: str) -> None:
    for words in (*wording.vague(text), *wording.intent(text), wording.activity(text)):
        assert isinstance(words, str)
