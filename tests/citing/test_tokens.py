"""Numbers, dates and pinpoints as they are printed, with the slips of print that are common."""

import pytest

from plancheck.citing.tokens import pinpoint_parts, take_apart
from support import only_citation


@pytest.mark.parametrize(
    ("printed", "normal", "symbols"),
    [
        ("17-BYT/TT", "17-BYT/TT", ("TT", "BYT")),
        ("49-LCT/HĐNN7", "49-LCT/HĐNN7", (None, "LCT/HĐNN7")),
        ("2472QĐ/GTVT", "2472/QĐ/GTVT", ("QĐ", "GTVT")),
        ("126/2004 / / NĐ-CP", "126/2004/NĐ-CP", ("NĐ", "CP")),
        ("25/TTr_UBND", "25/TTr-UBND", ("TTr", "UBND")),
        ("21/2009/TTLT BTC-BYT", "21/2009/TTLT-BTC-BYT", ("TTLT", "BTC-BYT")),
        ("12/QĐ - UBND", "12/QĐ-UBND", ("QĐ", "UBND")),
        ("03/2021/UBTVQH 15", "03/2021/UBTVQH15", (None, "UBTVQH15")),
    ],
)
def test_a_number_is_brought_into_its_normal_form(
    printed: str, normal: str, symbols: tuple[str | None, str | None]
) -> None:
    parts = take_apart(printed, "number")
    assert (parts.normal, parts[2:]) == (normal, symbols)


@pytest.mark.parametrize(
    ("words", "type_symbol", "issuer_symbol"),
    [
        ("Công văn số 577/CT-THNVDT", None, "CT-THNVDT"),
        ("Công văn số 152/CV-TCTW", "CV", "TCTW"),
        ("Văn bản số 4773/TC-CSTC", None, "TC-CSTC"),
        ("Quyết định số 343/PC-VT", None, "PC-VT"),
        ("Chương trình hành động số 06-CT/TU", "CT", "TU"),
        ("Chỉ thị số 06-CT/TU", "CT", "TU"),
    ],
)
def test_a_symbol_of_two_meanings_is_read_by_the_type_before_it(
    words: str, type_symbol: str | None, issuer_symbol: str
) -> None:
    found = only_citation(f"theo {words} ngày 12/3/2005.")
    assert (found.type_symbol, found.issuer_symbol) == (type_symbol, issuer_symbol)


@pytest.mark.parametrize(
    "number",
    ["77/2006/qđ-ubnd", "2600/ttg-ktth", "12/TT-BTC", "1 234/QĐ-UBND", "01/KH1N-01/17h00/DBQG"],
)
def test_a_number_stands_in_the_text_as_printed(number: str) -> None:
    assert only_citation(f"theo Văn bản số {number} ngày 1/2/2006,").number == number


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("ngày 31 tháng 3 tháng 2026", "2026-03-31"),
        ("ngày 26 ngày 10 năm 2015", "2015-10-26"),
        ("ngày 26 tháng 10 nám 2015", "2015-10-26"),
        ("ngày26/10/2015", "2015-10-26"),
        ("được ban hành ngày 26/10/2015", "2015-10-26"),
        ("được Quốc hội thông qua ngày 26/10/2015", "2015-10-26"),
    ],
)
def test_a_misprinted_date_is_read(printed: str, day: str) -> None:
    found = only_citation(f"theo Quyết định số 99/QĐ-TTg {printed};")
    assert (found.date, found.text.endswith(printed)) == (day, True)


def test_a_number_and_its_date_may_have_lost_the_space_between_them() -> None:
    found = only_citation("theo Nghị định số 64/2007/NĐ-CPngày 10/4/2007 của Chính phủ;")
    assert (found.number, found.date) == ("64/2007/NĐ-CP", "2007-04-10")


def test_the_sign_of_a_footnote_is_no_part_of_a_number_or_title() -> None:
    found = only_citation("Căn cứ Nghị quyết số 30/NQ-CP3 ngày 4/3/2022 của Chính phủ về vật tư;")
    assert (found.number, found.date, found.title) == ("30/NQ-CP", "2022-03-04", "về vật tư")


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("khoản 1, mục I, Điều 1", ({"khoan": "1", "muc": "I", "dieu": "1"},)),
        ("mục 5 khoản II", ({"muc": "5", "khoan": "II"},)),
        ("Điều 1, Khoản V, Điểm 2, Tiết 2.1",
         ({"dieu": "1", "khoan": "V", "diem": "2", "tiet": "2.1"},)),
        ("điểm e khoản 4 hoặc điểm c khoản 7 Điều 12",
         ({"diem": "e", "khoan": "4", "dieu": "12"}, {"diem": "c", "khoan": "7", "dieu": "12"})),
        ("điểm b khoản 4 và khoản 6 Điều 30",
         ({"diem": "b", "khoan": "4", "dieu": "30"}, {"khoan": "6", "dieu": "30"})),
        ("Điều 3, khoản 1 Điều 4", ({"dieu": "3"}, {"khoan": "1", "dieu": "4"})),
        ("khoản 1, khoản 2 Điều 7 và Điều 9",
         ({"khoan": "1", "dieu": "7"}, {"khoan": "2", "dieu": "7"}, {"dieu": "9"})),
    ],
)  # fmt: skip
def test_a_pinpoint_is_one_place_unless_a_level_comes_again(
    words: str, parts: tuple[dict[str, str], ...]
) -> None:
    assert pinpoint_parts(words) == parts
