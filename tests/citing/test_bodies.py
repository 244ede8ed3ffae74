"""Where the name of a body ends that stands after `của`."""

import pytest

from support import only_citation


@pytest.mark.parametrize(
    ("issuer", "after"),
    [
        ("ubnd tỉnh bình thuận", " về giá"),
        ("UBND thành phố Hồ Chí Minh", " về giá"),
        ("Ủy ban nhân dân quận 5", ","),
        ("Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu", " ban hành quy chế"),
        ("Thủ tướng Chính phủ", " Phê duyệt đề án"),
        ("Bộ Lao động - TB và Xã hội", " hướng dẫn chi trả"),
        ("liên Bộ: Công an, Tài chính", " về phí"),
        ("liên Bộ Tài chính, Bộ Y tế", " về phí"),
        ("Ban Chấp hành Trung ương (khóa IX)", " về nông nghiệp"),
        ("Bộ Chính trị khóa XIII", "."),
        ("Ban kinh tế và ngân sách HĐND tỉnh", " và ý kiến"),
        ("BTVTU", " về công tác cán bộ"),
        ("Chủ tịch Ủy ban nhân dân tỉnh Nghệ An", " giao chỉ tiêu"),
    ],
)
def test_the_name_of_a_body_ends_where_it_ends(issuer: str, after: str) -> None:
    found = only_citation(f"theo Thông tư liên tịch số 9/2009/TTLT-BCA-BTC của {issuer}{after}")
    assert found.issuer == issuer


def test_a_body_is_printed_without_its_line_ends_and_unseen_signs() -> None:
    found = only_citation("Quyết định số 1/QĐ-TTg của Thủ\u200b tướng\nChính phủ.")
    assert found.issuer == "Thủ tướng Chính phủ"
