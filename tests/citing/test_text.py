"""Citations in texts that are broken: torn and glued words, page heads, stamps, Unicode forms."""

import unicodedata
from typing import Literal

import pytest

from plancheck.citation import parse
from plancheck.citing.text import Folded
from support import only_citation

DECREE = "Nghị định số 1/2020/NĐ-CP ngày 02/3/2020 của Chính phủ"


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("Đ ả ng bộ t ỉ nh Qu ả ng Ngãi", "đảng bộ tỉnh quảng ngãi"),
        ("ph ù hợp", "phù hợp"),
        ("Bộ trưởngBộ Y tế", "bộ trưởng bộ y tế"),
        ("a\u00ad\u200bb", "ab"),
        ("Uỷ ban \t\n nhân dân", "ủy ban nhân dân"),
    ],
)
def test_words_are_mended(printed: str, plain: str) -> None:
    folded = Folded(printed)
    assert folded.plain == plain
    assert folded.printed(0, len(folded.plain)) == printed


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("space", [" ", "\r\n", "\xa0", " \n", "\u200b "])
def test_a_span_is_exact_whatever_the_spaces_and_the_form(
    space: str, form: Literal["NFC", "NFD"]
) -> None:
    core = unicodedata.normalize(form, DECREE.replace(" ", space))
    text = unicodedata.normalize(form, "Căn cứ ") + core + unicodedata.normalize(form, ";")
    found = only_citation(text)
    assert text[found.start : found.end] == core
    assert (found.date, found.issuer) == ("2020-03-02", "Chính phủ")


@pytest.mark.parametrize(
    "page",
    [
        "\n\nCÔNG BÁO/Số 242/Ngày 22-04-2026 \n51\n \n",
        "\n52 \n\nCÔNG BÁO/Số 505 + 506/Ngày 14-4-2024 \n",
        "\nNgười ký: A\nEmail: a@b.vn\nCơ quan: Cổng thông tin\nThời gian ký: 1.1.2026\n",
        "\nKý bởi: CÔNG BÁO\nCơ quan: VĂN PHÒNG\nNgày ký: 2026-05-14\n",
        "\n12\n",
    ],
)
def test_what_stands_between_two_pages_is_passed_over(page: str) -> None:
    found = only_citation(f"Căn cứ {DECREE} về quản lý{page}hồ sơ;")
    assert found.title == f"về quản lý{page}hồ sơ"


def test_a_new_article_after_a_page_ends_a_title() -> None:
    page = "\n\nCÔNG BÁO/Số 242/Ngày 22-04-2026 \n51\n \n"
    assert only_citation(f"theo {DECREE} về hồ sơ{page}Điều 2. Hiệu lực").title == "về hồ sơ"


def test_without_wrapped_lines_every_line_is_a_paragraph() -> None:
    text = f"Thực hiện {DECREE} về hồ sơ\nSở Y tế báo cáo.\nSở Xây dựng báo cáo.\n"
    assert only_citation(text).title == "về hồ sơ"


def test_a_wrapped_title_goes_on_in_the_next_line() -> None:
    text = f"Sở Y tế và các\nđơn vị thực hiện\n{DECREE} về chế độ\nphụ cấp của\nsở.\n"
    assert only_citation(text).title == "về chế độ\nphụ cấp của\nsở"


def test_cyrillic_letters_are_read_as_latin_ones() -> None:
    (found,) = parse("Thông tư số 152/2025/TT-BTС ngày 1/2/2025")
    assert (found.number_normalised, found.number) == ("152/2025/TT-BTC", "152/2025/TT-BTС")
