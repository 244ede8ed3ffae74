"""Rewordings: nothing is lost, either text can be read back, and form is told from meaning."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.diff.wording import pieces, retouched
from support import steps

WORDS = ["kết", "nối", "trên", "80%", "90%", "(mạng)", "số", "1.819", "hóa", "hoá,", "-", "“a”"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text(max_size=30)


def flat(text: str) -> str:
    """Return a text without spaces, composed: what every piece together must give back."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_back(before: str, after: str) -> None:
    found = pieces(before, after)
    assert flat("".join(text for op, text in found if op != "add")) == flat(before)
    assert flat("".join(text for op, text in found if op != "drop")) == flat(after)
    assert all(text for _, text in found)


@given(TEXTS)
def test_a_text_against_itself_is_kept_whole(text: str) -> None:
    assert {op for op, _ in pieces(text, text)} <= {"keep"}
    assert retouched(text, text)


@given(TEXTS, TEXTS)
def test_form_is_the_same_from_either_side(before: str, after: str) -> None:
    assert retouched(before, after) == retouched(after, before)


@pytest.mark.parametrize(
    ("before", "after", "only_form"),
    [
        ("Sở, ban, ngành", "sở ban ngành.", True),
        ("“kế hoạch”", '"Kế  hoạch"', True),
        ("chuẩn hóa", "chuẩn hoá", True),
        ("chuẩn hóa", "chuẩn hòa", False),
        ("trên 80%", "trên 80", False),
        ("trên 80%", "trên 90%", False),
        ("1.819 thủ tục", "1,819 thủ tục", False),
        ("các cơ quan", "cơ quan", False),
        ("đào tạo", "dào tạo", False),
    ],
)
def test_form_and_meaning(before: str, after: str, only_form: bool) -> None:
    assert retouched(before, after) is only_form


def test_only_what_changed_is_marked() -> None:
    assert pieces("kết nối trên 90% cơ quan", "kết nối trên 80% cơ quan") == (
        ("keep", "kết nối trên"), ("drop", " 90"), ("add", " 80"), ("keep", "% cơ quan"),
    )  # fmt: skip


def test_long_texts_of_one_word_are_compared_as_a_whole() -> None:
    one, other = "a " * 3_000 + "b " * 3_000, "b " * 3_000 + "a " * 3_000
    assert [op for op, _ in pieces(one, other)] == ["drop", "add"]
    small = steps(lambda: pieces("a " * 500 + "b", "c " + "a " * 500))
    large = steps(lambda: pieces("a " * 2_000 + "b", "c " + "a " * 2_000))
    assert large < 5 * small
