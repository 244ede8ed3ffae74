"""Laws, ordinances and treaties: where a name ends, and what is no law."""

import pytest

from plancheck.citation import parse
from support import only_citation


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Luật Đất đai và pháp luật về nhà ở", "Đất đai"),
        ("luật Thi đua khen thưởng", "Thi đua khen thưởng"),
        ("Luật Tổ chức HĐND và UBND ban hành năm 2003", "Tổ chức HĐND và UBND"),
        ("Luật ban hành văn bản QPPL của HĐND - UBND năm 2004",
         "ban hành văn bản QPPL của HĐND - UBND"),
        ("Pháp lệnh Thủ đô Hà Nội", "Thủ đô Hà Nội"),
        ("Pháp lệnh chất lượng hàng hóa", "chất lượng hàng hóa"),
        ("Luật Tương trợ tư pháp về dân sự số 102/2025/QH15", "Tương trợ tư pháp về dân sự"),
        ("Pháp lệnh quy định danh hiệu vinh dự Nhà nước “Bà mẹ Việt Nam anh hùng”",
         "quy định danh hiệu vinh dự Nhà nước “Bà mẹ Việt Nam anh hùng”"),
        ("Luật sửa đổi, bổ sung một số điều của Luật Giá và Luật Phí",
         "sửa đổi, bổ sung một số điều của Luật Giá và Luật Phí"),
        ("Luật Nghiên cứu Vũ trụ\nChính phủ ban hành nghị định", "Nghiên cứu Vũ trụ"),
        ("Công ước Hà Nội về tội phạm mạng ngày 25/10/2025", "Hà Nội về tội phạm mạng"),
    ],
)  # fmt: skip
def test_the_name_of_a_law_ends_where_it_ends(text: str, name: str) -> None:
    assert only_citation(f"theo {text};").title == name


def test_the_number_of_a_law_may_stand_in_brackets_or_after_a_body() -> None:
    found = only_citation("Luật Giá số 16/2023/QH15 ngày 19/6/2023 của Quốc hội,")
    assert (found.number, found.date, found.issuer) == ("16/2023/QH15", "2023-06-19", "Quốc hội")


@pytest.mark.parametrize(
    "words",
    [
        "việc thi hành Luật theo quy định của Thủ tướng Chính phủ",
        "LUẬT\nĐẤT ĐAI\n",
        "theo Công ước quốc tế mà Việt Nam là thành viên",
        "xây dựng Luật Hộ tịch",
        "khoản 1 Điều 3 Pháp lệnh (sau đây gọi là người có công)",
        "theo pháp luật về đất đai",
    ],
)
def test_what_is_no_law(words: str) -> None:
    assert parse(words) == ()
