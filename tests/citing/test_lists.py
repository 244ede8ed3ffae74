"""What members of a list take from each other, and bodies that the sentence names."""

import pytest

from plancheck.citation import parse
from support import only_citation

PRIME = "Thủ tướng Chính phủ"


def shared(text: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    """Return type, body and what was inherited of all citations that stand in no title."""
    return [(each.type, each.issuer, each.inherits) for each in parse(text) if not each.nested]


def test_a_list_may_begin_with_its_body() -> None:
    text = (
        f"Căn cứ các Quyết định của {PRIME}: số 118/TTg ngày 27/02/1996 về nhà ở; số 20/2000/QĐ-TTg"
        " ngày 03/02/2000 về việc sửa đổi Quyết định số 118/TTg; số 7/2007/QĐ-TTg ngày 1/7/2007;"
    )
    assert shared(text) == [("Quyết định", PRIME, ("type", "issuer"))] * 3


@pytest.mark.parametrize("sign", [",", ";"])
def test_the_last_member_names_the_body_of_all(sign: str) -> None:
    text = f"theo Quyết định số 1/QĐ-TTg{sign} Quyết định số 2/QĐ-TTg của {PRIME}."
    assert shared(text) == [("Quyết định", PRIME, ("issuer",)), ("Quyết định", PRIME, ())]


@pytest.mark.parametrize(
    "text",
    [
        f"theo Quyết định số 1/QĐ-UBND, Quyết định số 2/QĐ-TTg của {PRIME}.",
        f"- Quyết định số 1/QĐ-TTg;\n- Quyết định số 2/QĐ-TTg của {PRIME}.",
        f"theo Quyết định số 1/QĐ-TTg về giá, Quyết định số 2/QĐ-TTg của {PRIME}.",
    ],
)
def test_another_symbol_a_title_or_an_item_part_a_list(text: str) -> None:
    assert shared(text)[0] == ("Quyết định", None, ())


def test_plural_laws_are_members_of_a_list() -> None:
    found = parse("theo các Luật số 56/2024/QH15, số 90/2025/QH15 và số 1/2026/QH16.")
    assert [(each.text, each.type) for each in found] == [
        ("Luật số 56/2024/QH15", "Luật"), ("số 90/2025/QH15", "Luật"), ("số 1/2026/QH16", "Luật"),
    ]  # fmt: skip


def test_a_misprint_in_a_symbol_does_not_part_a_list() -> None:
    text = "các Thông tư số 1/2010/TT-BT, số 2/2011/TT-BTP của Bộ Tư pháp"
    assert [issuer for _, issuer, _ in shared(text)] == ["Bộ Tư pháp"] * 2


@pytest.mark.parametrize(
    ("words", "context"),
    [
        ("Theo đề nghị của Sở Y tế tại Tờ trình số 9/TTr-SYT", "Sở Y tế"),
        ("Sau khi thống nhất với Bộ Y tế (Văn bản số 9/BYT-TC)", "Bộ Y tế"),
        ("được sự đồng ý của Thủ tướng Chính phủ tại văn bản số 9/VPCP-KT", PRIME),
        ("tỉnh báo cáo. Bộ Y tế đã có Công văn số 9/BYT-TC gửi sở", "Bộ Y tế"),
        ("Sau khi Bộ Y tế ban hành Công văn số 9/BYT-TC", "Bộ Y tế"),
        ("theo quy định tại Công văn số 9/BYT-TC", None),
        ("theo yêu cầu của bạn tại Công văn số 9/BYT-TC", None),
        ("Sở Y tế về việc hỗ trợ (Công văn số 9/BYT-TC)", None),
    ],
)
def test_a_body_is_read_from_the_sentence(words: str, context: str | None) -> None:
    found = only_citation(words + ".")
    assert (found.issuer, found.issuer_context) == (None, context)


def test_the_body_of_a_letter_is_not_that_of_what_its_title_names() -> None:
    text = (
        "Xét đề nghị của Bộ Y tế tại công văn số 5/BYT-TC về việc thi hành Quyết định số 1/QĐ-TTg,"
    )
    assert [each.issuer_context for each in parse(text)] == ["Bộ Y tế", None]


def test_each_body_of_a_sentence_has_its_letter() -> None:
    text = (
        "Sau khi thống nhất với các Bộ: Tài chính (Văn bản số 1/TC-CSTC ngày 1/2/2001), Bộ Lao "
        "động - Thương binh và Xã hội (Văn bản số 2/LĐTBXH-TBLS ngày 1/2/2001),"
    )
    assert [(each.type, each.issuer_context) for each in parse(text)] == [
        ("Văn bản", "Tài chính"), ("Văn bản", "Bộ Lao động - Thương binh và Xã hội"),
    ]  # fmt: skip


def test_a_list_of_letters_has_one_body_and_the_next_letter_another() -> None:
    text = (
        "Theo đề nghị của Bộ trưởng Bộ Y tế tại các văn bản: Số 2/TTr-BYT ngày 1/2/2026, số "
        "3/BC-BYT ngày 1/2/2026; của Chủ tịch UBND tỉnh Nghệ An tại Tờ trình số 8/TTr-UBND;"
    )
    assert [(each.type, each.issuer_context) for each in parse(text)] == [
        ("Tờ trình", "Bộ trưởng Bộ Y tế"), ("Báo cáo", "Bộ trưởng Bộ Y tế"),
        ("Tờ trình", "Chủ tịch UBND tỉnh Nghệ An"),
    ]  # fmt: skip


def test_documents_of_two_types_may_share_their_body() -> None:
    text = "hết hiệu lực Nghị định số 6/2026/NĐ-CP và Nghị quyết số 7/2026/NQ-CP của Chính phủ."
    assert [issuer for _, issuer, _ in shared(text)] == ["Chính phủ"] * 2


def test_a_day_before_the_sentence_is_that_of_the_letter() -> None:
    found = only_citation("Ngày 12/6/2015, Bộ Y tế đã có Công văn số 9/BYT-TC gửi các tỉnh.")
    assert (found.date, found.issuer_context) == ("2015-06-12", "Bộ Y tế")
    found = only_citation("Ngày 1/7/2012, Quốc hội khóa 13 đã ban hành Luật số 4/2012/QH13.")
    assert (found.date, found.issuer_context) == ("2012-07-01", "Quốc hội khóa 13")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Văn bản số 9/TB-UBND", "Thông báo"),
        ("Văn bản số 9/UBND-NC", "Văn bản"),
        ("số 9/UBND-NC ngày 1/2/2015", "Công văn"),
        ("NQ số 9/NQ-CP", "Nghị quyết"),
    ],
)
def test_a_type_is_read_from_the_symbol(words: str, kind: str) -> None:
    assert only_citation(f"theo {words};").type == kind
