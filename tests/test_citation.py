"""Citations read from running text. The cases are official citation strings or made up."""

import unicodedata
from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.citation import Citation, compare, parse, read, write
from plancheck.citing.tokens import pinpoint_parts
from support import only_citation as only
from support import steps

SHAPES: list[tuple[str, str, str, str | None, str | None, int | None]] = [
    # words, type, number in normal form, type symbol, issuer symbol, year
    ("Nghị định số 64/2007/NĐ-CP", "Nghị định", "64/2007/NĐ-CP", "NĐ", "CP", 2007),
    ("Nghị quyết số 36a/NQ-CP", "Nghị quyết", "36a/NQ-CP", "NQ", "CP", None),
    ("Nghị quyết số 19-2018/NQ-CP", "Nghị quyết", "19-2018/NQ-CP", "NQ", "CP", 2018),
    ("Nghị quyết số 66.22/2026/NQ-CP", "Nghị quyết", "66.22/2026/NQ-CP", "NQ", "CP", 2026),
    ("Quyết định số 1819/QĐ-TTg", "Quyết định", "1819/QĐ-TTg", "QĐ", "TTg", None),
    ("QUYẾT ĐỊNH SỐ 1819/QĐ-TTG", "Quyết định", "1819/QĐ-TTg", "QĐ", "TTg", None),
    ("Quyết định số 118/TTg", "Quyết định", "118/TTg", None, "TTg", None),
    ("Thông tư số 5/2011/TT-BYT", "Thông tư", "05/2011/TT-BYT", "TT", "BYT", 2011),
    (
        "Thông tư liên tịch số 47/2009/TTLT/BTC-BLĐTBXH",
        "Thông tư liên tịch",
        "47/2009/TTLT-BTC-BLĐTBXH",
        "TTLT",
        "BTC-BLĐTBXH",
        2009,
    ),
    ("Công văn số 3405/BTTTT-THH", "Công văn", "3405/BTTTT-THH", None, "BTTTT-THH", None),
    ("Công văn số 577/CT-THNVDT", "Công văn", "577/CT-THNVDT", None, "CT-THNVDT", None),
    ("Tờ trình số 1490/TTr-STTTT", "Tờ trình", "1490/TTr-STTTT", "TTr", "STTTT", None),
    ("Nghị quyết số 35-NQ/TW", "Nghị quyết", "35-NQ/TW", "NQ", "TW", None),
    ("Quy định số 69-QĐ/TW", "Quy định", "69-QĐ/TW", "QĐ", "TW", None),
    ("Luật số 64/2025/QH15", "Luật", "64/2025/QH15", None, "QH15", 2025),
    ("Nghị quyết số 51/2001/QH10", "Nghị quyết", "51/2001/QH10", None, "QH10", 2001),
    ("Kế hoạch số 77/KH-LT", "Kế hoạch", "77/KH-LT", "KH-LT", None, None),
    ("Hướng dẫn số 895/HD", "Hướng dẫn", "895/HD", "HD", None, None),
    ("TCVN ISO 9001:2008", "TCVN", "TCVN ISO 9001:2008", "TCVN", None, 2008),
    ("TCVN 6909:2001", "TCVN", "TCVN 6909:2001", "TCVN", None, 2001),
    ("QCVN 01:2021/BXD", "QCVN", "QCVN 01:2021/BXD", "QCVN", None, 2021),
    ("Quyết\nđịnh số\n1267/QĐ-UBND", "Quyết định", "1267/QĐ-UBND", "QĐ", "UBND", None),
    ("Nghị định số 144/2021/NĐ- CP", "Nghị định", "144/2021/NĐ-CP", "NĐ", "CP", 2021),
    ("Chỉ thị số 49-CT /TW", "Chỉ thị", "49-CT/TW", "CT", "TW", None),
    ("Tờ trình số 364/TTr-BNG-\nNVVH", "Tờ trình", "364/TTr-BNG-NVVH", "TTr", "BNG-NVVH", None),
    ("Nghị định số 121/2021/NÐ-CP", "Nghị định", "121/2021/NĐ-CP", "NĐ", "CP", 2021),
    ("Nghị định số 178/2007/ND-CP", "Nghị định", "178/2007/NĐ-CP", "NĐ", "CP", 2007),
    ("Thông tư số 152/2025/TT-BTС", "Thông tư", "152/2025/TT-BTC", "TT", "BTC", 2025),
    ("Nghị định số 127/2007NĐ-CP", "Nghị định", "127/2007/NĐ-CP", "NĐ", "CP", 2007),
]


@pytest.mark.parametrize("before", ["theo ", "Căn cứ ", "", "và\n\n- "])
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: str(shape[2]))
def test_a_number_of_every_shape_is_read(shape: Any, before: str) -> None:
    words, kind, number, type_symbol, issuer_symbol, year = shape
    for text in (before + words + ";", unicodedata.normalize("NFD", before + words + ";")):
        found = only(text)
        assert found.text == text[found.start : found.end]
        assert unicodedata.normalize("NFC", found.text).translate({0xD0: "Đ"}) == (
            words.translate({0xD0: "Đ"})
        )
        assert (found.type, found.number_normalised) == (kind, number)
        assert (found.type_symbol, found.issuer_symbol) == (type_symbol, issuer_symbol)
        assert found.year == year


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("ngày 26/10/2015", "2015-10-26"),
        ("ngày\n9/6/2015", "2015-06-09"),
        ("ngày 08 tháng 11 năm 2011", "2011-11-08"),
        ("ngày 26 tháng 0 6 năm 2018", "2018-06-26"),
        (", ngày 29.10.2010", "2010-10-29"),
        ("ký ngày 29-10-2010", "2010-10-29"),
    ],
)
def test_a_date_is_read_as_printed(printed: str, day: str) -> None:
    found = only(f"theo Quyết định số 99/QĐ-TTg{'' if printed[0] == ',' else ' '}{printed}.")
    assert found.date == day
    assert found.text.endswith(printed)


def test_a_day_that_does_not_exist_is_no_date() -> None:
    found = only("Quyết định số 99/QĐ-TTg ngày 31/02/2018 của Chính phủ;")
    assert (found.date, found.year, found.flags) == (None, 2018, ("invalid_date",))


@pytest.mark.parametrize(
    ("words", "name", "year"),
    [
        (
            "Luật Tổ chức chính quyền địa\nphương ngày 19/6/2015",
            "Tổ chức chính quyền địa\nphương",
            2015,
        ),
        ("Luật An ninh mạng năm 2018", "An ninh mạng", 2018),
        ("Luật Giao dịch điện tử", "Giao dịch điện tử", None),
        ("Bộ luật Lao động số 45/2019/QH14", "Lao động", 2019),
        (
            "Pháp lệnh Ưu đãi người có công với cách mạng",
            "Ưu đãi người có công với cách mạng",
            None,
        ),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Giá và Luật Cạnh tranh ngày 22/11/2019",
            "sửa đổi, bổ sung một số điều của Luật Giá và Luật Cạnh tranh",
            2019,
        ),
        ("Luật Nhà ở 2014", "Nhà ở", 2014),
        ("Hiến pháp năm 2013", None, 2013),
    ],
)
def test_a_law_is_read_by_its_name(words: str, name: str | None, year: int | None) -> None:
    found = only(f"Căn cứ {words};")
    assert (found.text, found.title, found.year, found.role) == (words, name, year, "basis")


@pytest.mark.parametrize(
    "words",
    [
        "theo quy định của pháp luật hiện hành",
        "xử lý kỷ luật cán bộ",
        "Luật này có hiệu lực",
        "Quyết định này có hiệu lực kể từ ngày ký",
        "ngày 26/10/2015, tỷ lệ 1/2, 24/7",
        "CÔNG BÁO/Số 286/Ngày 27-05-2026",
        "Số: 2373/QĐ-UBND",
        "Mẫu số 01/PLI",
        "Trường Đại học Luật Hà Nội, Đoàn Luật sư tỉnh, Hội Luật gia Việt Nam",
        "nhà số 52A/B, đường số 7/QL53, Giấy phép số 123/GP-TTĐT, điện thoại số 0294/3855",
    ],
)
def test_what_is_no_citation(words: str) -> None:
    assert parse(words) == ()


def test_a_number_behind_the_word_law_is_no_name() -> None:
    for words in ("Luật 148/2025/QH15 của Quốc hội", "Luật 148/2025/QH15 ngày 11/12/2025"):
        law = only(words)
        assert (law.type, law.number, law.title) == ("Luật", "148/2025/QH15", None)


def test_a_list_shares_its_issuer() -> None:
    found = parse(
        "theo Quyết định số 1819/QĐ-TTg ngày 26/10/2015, Quyết định số 846/QĐ-TTg ngày 09/6/2017 "
        "và Quyết định số 877/QĐ-TTg ngày 18/7/2018 của Thủ tướng Chính phủ."
    )
    assert [each.issuer for each in found] == ["Thủ tướng Chính phủ"] * 3
    assert [each.inherits for each in found] == [("issuer",), ("issuer",), ()]


def test_a_list_shares_the_type_of_its_head() -> None:
    found = parse(
        "các Quyết định số 846/QĐ-TTg ngày 09/6/2017, số 877/QĐ-TTg ngày 18/7/2018 của Thủ tướng "
        "Chính phủ"
    )
    assert [(each.type, each.issuer) for each in found] == [
        ("Quyết định", "Thủ tướng Chính phủ")
    ] * 2
    assert [each.inherits for each in found] == [("issuer",), ("type",)]


def test_a_citation_inside_a_title_is_nested() -> None:
    outer, inner = parse(
        "Căn cứ Nghị định số 95/2021/NĐ-CP ngày 01/11/2021 của Chính phủ sửa đổi, bổ sung một số "
        "điều của Nghị định số 83/2014/NĐ-CP ngày 03/9/2014 của Chính phủ về kinh doanh xăng dầu;"
    )
    assert not outer.nested
    assert (inner.nested, inner.role, inner.title) == (
        True,
        "within_title",
        "về kinh doanh xăng dầu",
    )
    assert outer.title is not None
    assert outer.title.endswith("về kinh doanh xăng dầu")


def test_a_title_goes_on_over_the_head_of_a_page() -> None:
    found = only(
        "Căn cứ Nghị định số 1/2020/NĐ-CP của Chính phủ về quản lý \n\nCÔNG BÁO/Số 242/Ngày "
        "22-04-2026 \n51\n \n \nhồ sơ;"
    )
    assert found.title is not None
    assert found.title.endswith("hồ sơ")


@pytest.mark.parametrize(
    ("before", "issuer", "after"),
    [
        ("Thông tư số 1/2020/TT-BYT của", "Bộ Lao động - Thương binh và Xã hội", " quy định"),
        ("Kết luận số 63-KL/TW của", "Ban Chấp hành Trung ương khóa XI", "."),
        ("Quyết định số 7/2005/QĐ-UB của", "UBND tỉnh Nghệ An", " Về việc ban hành Đề án"),
        ("Văn bản số 702/UBQPANĐN15 của", "Ủy ban Quốc phòng, An ninh và Đối ngoại", ";"),
        ("Báo cáo số 120/BC-ĐGS của", "Đoàn giám sát của Ủy ban thường vụ Quốc hội", ","),
        ("Thông tư liên tịch số 1/2009/TTLT-BTC-BYT của", "Bộ Tài chính, Bộ Y tế", " về phí"),
    ],
)
def test_the_name_of_a_body_ends_where_it_ends(before: str, issuer: str, after: str) -> None:
    assert only(f"theo {before} {issuer}{after}").issuer == issuer


def test_pinpoints() -> None:
    found = only("theo điểm a, c khoản 2 Điều 5 của Luật Đầu tư công.")
    assert found.pinpoint == "điểm a, c khoản 2 Điều 5"
    assert found.pinpoint_parts == (
        {"diem": "a", "khoan": "2", "dieu": "5"},
        {"diem": "c", "khoan": "2", "dieu": "5"},
    )
    assert pinpoint_parts("Điều 3, Điều 4 và Điều 6") == (
        {"dieu": "3"},
        {"dieu": "4"},
        {"dieu": "6"},
    )


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Căn cứ Nghị định số 1/2020/NĐ-CP;", "basis"),
        ("Xét Tờ trình số 12/TTr-STC ngày 1/2/2020,", "proposal"),
        ("(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 1/2/2020)", "self"),
        ("| 1 | Nghị định số 1/2020/NĐ-CP |", "table"),
        ("bảo đảm theo Nghị định số 1/2020/NĐ-CP.", "body"),
    ],
)
def test_roles(words: str, role: str) -> None:
    assert only(words).role == role


def test_what_cannot_be_read_is_reported() -> None:
    text = "theo Quyết định số 45 và số 67/2020/QH14"
    reading = read(text)
    assert reading.citations == ()
    assert [text[each.start : each.end] for each in reading.unread] == [
        "Quyết định số 45",
        "số 67/2020/QH14",
    ]


def test_a_number_to_be_stamped_is_incomplete() -> None:
    found = only("(Kèm theo Quyết định số          /QĐ-UBND ngày     /4/2026 của UBND tỉnh)")
    assert (found.number, found.date, found.flags) == ("/QĐ-UBND", None, ("incomplete",))


def test_compare() -> None:
    def one(words: str) -> Citation:
        return only(words)

    full = one("Nghị định số 64/2007/NĐ-CP ngày 10/4/2007 của Chính phủ")
    assert compare(full, one("Nghị định 64/2007/NĐ- CP")) == (True, ())
    assert compare(full, one("Nghị định số 64/2007/NĐ-CP ngày 11/4/2007")) == (True, ("date",))
    assert compare(full, one("Nghị định số 65/2007/NĐ-CP")).same is False
    first = one("Chỉ thị số 02/CT-TTg ngày 04/7/2018")
    assert compare(first, one("Chỉ thị số 02/CT-TTg ngày 15/11/2019")).same is False
    assert compare(first, one("Chỉ thị số 02/CT-TTg")).same is None
    assert compare(one("Luật Đất đai năm 2013"), one("Luật Đất đai năm 2024")).same is False


# -- any text ----------------------------------------------------------------------------------

PIECES = [shape[0] for shape in SHAPES] + [
    "Luật Đất đai", " ", "\n", "\n\n", ", ", "; ", " và ", "số ", "ngày 1/2/2020", " của Chính phủ",
    " về việc ", "(", ")", "khoản 1 Điều 2 ", "các ", "Căn cứ ", "\u0301", "İ", "\u200b", "1", "/",
]  # fmt: skip
ANY = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=12).map("".join))


@given(ANY)
def test_any_text_is_read_and_spans_are_its_slices(text: str) -> None:
    reading = read(text)
    spans = [each[:3] for each in reading.citations] + [each[:3] for each in reading.unread]
    for start, end, words in spans:
        assert words == text[start:end]
        assert words.strip()
    for found in reading.citations:
        if found.title is not None:
            assert found.title == text[found.title_start : found.title_end]


@given(
    st.sampled_from(["Nghị định", "Quyết định", "Chỉ thị", "Thông tư"]),
    st.integers(1, 9999),
    st.integers(1990, 2026),
    st.dates(min_value=date(1990, 1, 1), max_value=date(2026, 12, 31)),
    st.sampled_from(["Chính phủ", "Thủ tướng Chính phủ", "Bộ Tài chính", "UBND tỉnh Trà Vinh"]),
)
def test_what_is_written_is_read_again(
    kind: str, number: int, year: int, day: Any, of: str
) -> None:
    symbol = {"Nghị định": "NĐ", "Quyết định": "QĐ", "Chỉ thị": "CT", "Thông tư": "TT"}[kind]
    text = (
        f"{kind} số {number:02}/{year}/{symbol}-BTC ngày {day:%d/%m/%Y} của {of} về việc thử nghiệm"
    )
    first = only(text)
    again = only(write(first))
    assert write(again) == write(first)
    for each in ("type", "number_normalised", "date", "year", "issuer", "title", "issuer_symbol"):
        assert getattr(again, each) == getattr(first, each)


@pytest.mark.parametrize(
    "unit",
    [
        "Luật ", "Nghị định số 1/2011/NĐ-CP về ", "số ", "1/2011/NĐ-", "điểm a, ", " ", "\n",
        "khoản 1 Điều 2 ", "Luật sửa đổi, bổ sung một số điều của Luật ", "của Bộ Tài chính, ",
        "12/QĐ-UBND-", "(", "1", "A-", "ngày 1/1/2011 ", "các văn bản số 1/QĐ-TTg, ", "Căn cứ ",
        "e\u0301\u0323", "\u0323\u0301", "Số: . ", "đề nghị của ", "CÔNG BÁO/Số 1/Ngày ",
        "\n1\n", "Quyết định của ", "Căn cứ Nghị định số 1/2011/NĐ-CP, ", "a; ", "Công ước ",
        "(nay là ", "kèm theo ", "đ ả ng ", "Người ký: A\nCơ quan: B\nNgày ký: C\n", "trưởngBộ ",
        "Thông tư số 1/2011/TT-BTC sửa đổi Thông tư số 2/2010/TT-BTC và ", "LUẬT\n", "V/v ",
        "Điều 1. Căn cứ Nghị định số 1/2011/NĐ-CP; ", "QUYẾT ĐỊNH CỦA ", "Bộ Y (", '"', "kỳ họp ",
    ],
)  # fmt: skip
def test_the_work_grows_with_the_text(unit: str) -> None:
    assert _work(unit, 16_000) < 5 * _work(unit, 4_000) + 2_000


def test_a_line_without_end_takes_work_in_proportion() -> None:
    unit = "các văn bản số 1/QĐ-TTg, "
    assert _work(unit, 40_000) < 9 * _work(unit, 5_000) + 2_000


def _work(unit: str, size: int) -> int:
    parse(
        (unit * 1_000)[:1_000]
    )  # what is made once is made: patterns are compiled when first used
    text = (unit * size)[:size]
    return steps(partial(parse, text))


@pytest.mark.parametrize(
    "text", ["19-2018/NQ-CP", "\n 64/2007/NĐ-CP\n", "36a/NQ-CP và 1819/QĐ-TTg"]
)
def test_a_line_that_is_all_there_is_has_no_number_of_its_own(text: str) -> None:
    found = [text[each.start : each.end] for each in read(text).citations]
    assert found == text.strip().split(" và ")


def test_a_number_that_opens_a_line_of_a_document_is_its_own() -> None:
    assert not read("12/QĐ-UBND\nQuyết định về công nghệ thông tin\n").citations
