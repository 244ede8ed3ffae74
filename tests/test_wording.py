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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cơ bản hoàn thành các mục tiêu", ("Cơ bản", "hoàn thành")),
        ("đáp ứng yêu cầu; đủ điều kiện vận hành", ("đáp ứng", "đủ điều kiện")),
        ("Sở Y tế có máy chủ riêng", ()),
        ("đã ban hành Quyết định số 12/QĐ-UBND", ()),
    ],
)
def test_words_that_claim_a_result_are_found(text: str, words: tuple[str, ...]) -> None:
    assert wording.claimed(text) == words


@pytest.mark.parametrize(
    ("name", "stage"),
    [
        ("Số tài khoản thư điện tử công vụ đã cấp", "provided"),
        ("Tỷ lệ cán bộ, công chức có tài khoản", "provided"),
        ("Tỷ lệ cơ quan được trang bị phần mềm", "provided"),
        ("Số cơ quan thiết lập mạng", "provided"),
        ("Tỷ lệ sử dụng thư điện tử", "used"),
        ("Tỷ lệ cơ quan các cấp khai thác cơ sở dữ liệu", "used"),
        ("Tỷ lệ cơ quan được trang bị và sử dụng phần mềm", ""),
        ("Số dịch vụ công cung cấp ở mức độ 4", ""),
        ("Số hồ sơ trễ hạn", ""),
    ],
)
def test_the_name_of_an_indicator_tells_provision_from_use(name: str, stage: str) -> None:
    assert wording.stage_of_use(name) == stage


def test_money_is_spoken_of() -> None:
    assert wording.money("chưa được cấp Kinh phí")
    assert not wording.money("chưa có hướng dẫn")
