"""What a citation does where it stands."""

import pytest

from plancheck.citation import parse

DECREE = "Nghị định số 1/2020/NĐ-CP ngày 1/2/2020 của Chính phủ"
HEAD = "ỦY BAN NHÂN DÂN\n\nQUYẾT ĐỊNH\n\n"
BASIS = "Căn cứ Luật Giá;\n\n"
ARTICLES = "QUYẾT ĐỊNH:\n\nĐiều 1. Ban hành quy chế.\n\n"


def role(text: str) -> str:
    """Return the role of the decree in a text."""
    return next(each.role for each in parse(text) if each.number == "1/2020/NĐ-CP")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HEAD}Về việc triển khai {DECREE}\n\n{BASIS}", "heading"),
        (f"Quyết định về việc triển khai {DECREE} tại tỉnh Nghệ An.\n{BASIS}", "heading"),
        (f"| Số: 1/UBND V/v triển khai {DECREE} | Hà Nội |\n\nKính gửi: Sở Y tế\n", "heading"),
        (f"{HEAD}{BASIS}Căn cứ Luật Đầu tư; {DECREE} về giá;\n", "basis"),
        (f"{HEAD}{BASIS}Kinh phí năm nay căn cứ {DECREE}, sở lập dự toán.\n", "body"),
        (f"{HEAD}{BASIS}{ARTICLES}Căn cứ {DECREE}, sở lập dự toán.\n", "body"),
        (f"{HEAD}{BASIS}{ARTICLES}a) Kinh phí: Căn cứ {DECREE}; các văn bản...\n", "body"),
        (f"{HEAD}{BASIS}{ARTICLES}QUY CHẾ\n\nCăn cứ {DECREE};\n\n", "basis"),
        (f"{ARTICLES}Căn cứ {DECREE} (gọi tắt là Nghị định), Bộ Y tế ban hành:\n", "basis"),
        (f"{ARTICLES}CHƯƠNG TRÌNH\nHành động thực hiện {DECREE} về giá\n(Kèm theo\n", "heading"),
        (f"{BASIS}Theo đề nghị của Bộ Y tế;\nBộ trưởng Bộ Y tế\nban hành {DECREE}.\n", "body"),
        (f"Kính gửi: Bộ Y tế\nXét đề nghị của Bộ Y tế tại {DECREE}, đồng ý.\n", "proposal"),
        (f"{HEAD}{BASIS}Chính phủ ban hành Nghị quyết thi hành {DECREE}.\n", "body"),
        (f"Kế hoạch năm 2020\nThực hiện {DECREE} về giá, tỉnh ban hành kế hoạch:\n", "implements"),
        (f"Kế hoạch năm 2020\nSở tổ chức. Thực hiện tốt {DECREE} về giá.\n", "body"),
        (f"{HEAD}{BASIS}{ARTICLES}Phụ lục\n(Kèm theo {DECREE})\n", "self"),
        (f"{HEAD}{BASIS}{ARTICLES}PHỤ LỤC\nSTT\nTên văn bản\n1\n{DECREE}\n", "table"),
        (f"{HEAD}{BASIS}{ARTICLES}STT\nTên\n1\nPhụ lục II\nTheo {DECREE} về giá.\n", "body"),
    ],
)
def test_a_role_is_told_by_what_stands_before(text: str, expected: str) -> None:
    assert role(text) == expected


@pytest.mark.parametrize(
    ("lead", "words", "expected"),
    [
        ("Sau khi xem xét", "Tờ trình số 9/TTr-UBND ngày 1/2/2020", "proposal"),
        ("Sau khi thảo luận", "Quyết định số 9/QĐ-UBND ngày 1/2/2020", "body"),
        ("Trên cơ sở", "Tờ trình số 9/TTr-UBND ngày 1/2/2020", "proposal"),
        ("Theo đề nghị của Sở Y tế tại", "Tờ trình số 9/TTr-SYT", "proposal"),
        ("Xét", "Báo cáo số 9/BC-SYT và ý kiến của các sở", "proposal"),
    ],
)
def test_a_proposal_follows_the_bases(lead: str, words: str, expected: str) -> None:
    assert parse(f"{HEAD}{BASIS}{lead} {words},\n\n{ARTICLES}")[-1].role == expected


def test_the_sources_of_a_consolidated_text_are_no_heading() -> None:
    text = f"VĂN BẢN HỢP NHẤT\n\n{DECREE} về giá, có hiệu lực kể từ ngày 1/3/2020.\n\n{BASIS}"
    assert role(text) == "body"


@pytest.mark.parametrize(
    "own",
    [
        "Số: 1/2020/NĐ-CP\n",
        "NGHỊ ĐỊNH\nSố 1/2020/NĐ-CP\n",
        "| Số: 1/2020/NĐ-CP | Hà Nội |\n",
        "NGHỊ ĐỊNH\n\nCỦA CHÍNH PHỦ SỐ 1/2020/NĐ-CP NGÀY 1 THÁNG 2 NĂM 2020\nVỀ GIÁ\n",
        "NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 1/2020/NĐ-CP\nVỀ GIÁ\n",
    ],
)
def test_the_number_of_the_document_itself_is_no_citation(own: str) -> None:
    assert [each.type for each in parse(f"CHÍNH PHỦ\n\n{own}\n{BASIS}")] == ["Luật"]
