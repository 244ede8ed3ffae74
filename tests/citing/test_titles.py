"""Where the title of a citation begins and ends, and what stands inside it."""

import pytest

from plancheck.citation import Citation, parse

DECREE = "Nghị định số 1/2020/NĐ-CP ngày 1/2/2020 của Chính phủ"
PART = "Điều 3 Quyết định số 5/2019/QĐ-TTg"
OTHER = "Nghị định số 5/2019/NĐ-CP ngày 3/4/2019 của Chính phủ"


def first(text: str) -> Citation:
    return parse(text)[0]


@pytest.mark.parametrize(
    ("title", "after"),
    [
        ("về cấp phép xây dựng", ", trong đó quy định mức phí"),
        ("về cấp phép xây dựng", " trong đó nêu mức phí"),
        ("về cấp phép xây dựng", ", Bộ Xây dựng đã ban hành hướng dẫn"),
        ("về cấp phép xây dựng", " được sửa đổi, bổ sung tại Nghị định khác"),
        ("về cấp phép xây dựng", ", được sửa đổi, bổ sung năm 2024"),
        ("về cấp phép xây dựng", " đến ngày 31/12/2007"),
        ("về cấp phép từ ngày 1/1/2007 đến ngày 31/12/2007", "."),
        ("về cấp phép xây dựng", " (sau đây gọi là Nghị định)"),
        ("về cấp phép xây dựng (sửa đổi)", "."),
        ("về cấp phép, quản lý và sử dụng đất", " và các văn bản liên quan"),
        ("về cấp phép xây dựng", " và các nghị định sửa đổi"),
        ("về cấp phép xây dựng", ", trừ nhà tạm"),
        ("về cấp phép tại TP. Hồ Chí Minh", ". Sở Y tế thực hiện"),
        ("về thủ tục được sửa đổi, bổ sung, bãi bỏ của sở", "."),
        ('hướng dẫn "chế độ khi về hưu"', " nhưng chưa có quyết định"),
        ("phê chuẩn quyết toán", "."),
        ("về hỗ trợ huyện nghèo", " có thể quy định mức cao hơn"),
        ("về hỗ trợ huyện nghèo", ".1"),
        ("về hỗ trợ huyện nghèo", " theo quy định tại Thông tư này"),
        ("về hỗ trợ huyện nghèo", " vẫn có hiệu lực"),
        ("về cấp phép xây dựng", "” trên địa bàn tỉnh"),
        ("về cấp phép “một cửa” tại xã", "."),
        ("về ban hành văn bản", " và hơn 2 năm thực hiện Quyết định 7"),
        ("về xử phạt vi phạm hành chính trong xây dựng; khai thác đá; quản lý nhà", "."),
    ],
)
def test_a_title_ends_where_the_sentence_goes_on(title: str, after: str) -> None:
    assert first(f"thực hiện theo {DECREE} {title}{after}").title == title


@pytest.mark.parametrize(
    ("before", "title", "after"),
    [
        ("Căn cứ", "về đổi mới; khuyến khích đầu tư; giá", ";"),
        ("Căn cứ", "về đổi mới", "; Quyết định số 2/QĐ-TTg;"),
        ("theo", "về đổi mới", "; đồng thời báo cáo kết quả."),
        ("theo", "về đổi mới; khuyến khích đầu tư", ", có hiệu lực từ ngày ký."),
        ("Căn cứ", "về đổi mới", "; các văn bản khác;"),
    ],
)
def test_a_title_may_go_on_after_a_semicolon(before: str, title: str, after: str) -> None:
    assert first(f"{before} {DECREE} {title}{after}").title == title


@pytest.mark.parametrize(
    "between",
    [
        " (nay là Bộ Y tế)",
        " tại kỳ họp thứ hai mươi",
        ", kỳ họp thứ 8",
        " (sau đây gọi tắt là Nghị định 1)",
        ",",
    ],
)
def test_notes_may_stand_before_a_title(between: str) -> None:
    assert first(f"theo {DECREE}{between} về cấp phép.").title == "về cấp phép"


@pytest.mark.parametrize(
    "text",
    [
        f"theo {DECREE} quy định.",
        f"báo cáo theo {DECREE} về Bộ Tài chính trước ngày 15.",
        f"theo {DECREE} của tỉnh.",
        f"theo {DECREE} và hướng dẫn.",
        "theo Nghị định số 1/2020/NĐ-CP hướng dẫn các sở thực hiện.",
    ],
)
def test_a_verb_of_the_sentence_is_no_title(text: str) -> None:
    assert first(text).title is None


def test_a_heading_in_capitals_goes_on_over_lines_up_to_an_article() -> None:
    text = "THÔNG TƯ SỐ 2/2024/TT-BTC QUY ĐỊNH VỀ PHÍ\nVÀ LỆ PHÍ HÀNH CHÍNH CÔNG\nĐiều 4. Phí\n"
    assert first(text).title == "QUY ĐỊNH VỀ PHÍ\nVÀ LỆ PHÍ HÀNH CHÍNH CÔNG"


@pytest.mark.parametrize(
    ("outer", "title", "inner"),
    [
        ("Nghị định số 1/2020/NĐ-CP", f"sửa đổi {OTHER} và Nghị định số 6/2018/NĐ-CP", 2),
        ("Nghị định số 1/2020/NĐ-CP", f"sửa đổi {OTHER}", 1),
        ("Thông tư số 3/2020/TT-BTC", f"hướng dẫn {OTHER} và {DECREE}", 2),
        ("Thông tư số 3/2020/TT-BTC", "hướng dẫn Luật Giá và Luật Đầu tư", 2),
        ("Quyết định số 8/2021/QĐ-TTg", f"thay thế Quyết định số 1/2020/QĐ-TTg và {PART}", 2),
    ],
)  # fmt: skip
def test_all_objects_of_a_title_stand_inside_it(outer: str, title: str, inner: int) -> None:
    found = parse(f"{outer} ngày 5/5/2021 về việc {title};")
    assert found[0].title == f"về việc {title}"
    assert [each.nested for each in found] == [False] + [True] * inner


@pytest.mark.parametrize(
    ("title", "next_"),
    [
        ("về giá", f" và {OTHER}."),
        (f"sửa đổi {OTHER}", ", Nghị định số 9/2023/NĐ-CP ngày 1/1/2023."),  # newer than itself
        (f"sửa đổi {OTHER}", " và Thông tư số 2/2018/TT-BYT."),  # of another body
        (f"sửa đổi {OTHER}", " và Phụ lục I của Thông tư số 2/2022/TT-BYT."),
    ],
)
def test_a_citation_that_is_no_object_ends_a_title(title: str, next_: str) -> None:
    found = parse(f"theo {DECREE} {title}{next_}")
    assert found[0].title == title
    assert not found[-1].nested


def test_a_document_named_at_the_head_of_a_line_is_not_in_the_title_above() -> None:
    text = f"theo {DECREE} về\nchế độ của Luật Giá\nThông tư số 2/2020/TT-BYT của Bộ Y tế\nnêu\n"
    found = parse(text)
    assert [each.type for each in found] == ["Nghị định", "Luật", "Thông tư"]
    assert (found[0].title, found[2].nested) == ("về\nchế độ của Luật Giá", False)


def test_the_row_of_a_table_holds_the_whole_title() -> None:
    text = f"TT\nVăn bản\n1\n{DECREE} quy định mã số; xếp lương viên chức\n15/10/2023\n"
    found = first(text)
    assert (found.role, found.title) == ("table", "quy định mã số; xếp lương viên chức")
