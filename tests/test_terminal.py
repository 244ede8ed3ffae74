"""Text for a terminal: nothing acts on it, nothing is lost, words stay whole."""

import re
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from plancheck.terminal import WIDTH, fit, fold, indent, pad, paint, plain, width

HIDDEN = {
    "\x1b[2J": "\\u001b[2J", "a\u202eb": "a\\u202eb", "\u2066x\u2069": "\\u2066x\\u2069",
    "a\u200bb": "a\\u200bb", "\ufeffa": "\\ufeffa", "\x00": "\\u0000", "\x7f": "\\u007f",
    "\x9b31m": "\\u009b31m", "\u2028": "\\u2028", "\u00ad": "\\u00ad", "a\nb": "a b",
    "a\r\n\tb": "a b", "\U000e0041": "\\ue0041", "\x0b": "\\u000b",
}  # fmt: skip


@pytest.mark.parametrize("text", HIDDEN)
def test_what_cannot_be_seen_is_written_out(text: str) -> None:
    assert plain(text) == HIDDEN[text]


@given(st.text())
def test_no_control_and_no_bidirectional_mark_reaches_the_terminal(text: str) -> None:
    for char in plain(text):
        assert unicodedata.category(char) not in ("Cc", "Zl", "Zp"), hex(ord(char))
        assert unicodedata.bidirectional(char) not in (
            "LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI", "B", "BN", "S",
        ) or char.isprintable() or unicodedata.category(char) == "Cn", hex(ord(char))  # fmt: skip


@given(st.text(st.characters(categories=["L", "N", "P", "M"])))
def test_what_can_be_seen_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


WORDS = st.text(st.sampled_from("ab ếđ\n\t\u00a0\u202e\u3000"), max_size=400)
PREFIX = st.sampled_from(["", "  ", "      "])


@given(WORDS, PREFIX, PREFIX)
def test_wrapping_never_loses_or_splits_a_word(text: str, prefix: str, first: str) -> None:
    wrapped = indent(text, prefix, first)
    assert wrapped.split() == plain(text).split()
    head, *rest = wrapped.split("\n")
    assert head.startswith(first)
    assert all(line.startswith(prefix) and line.strip() for line in rest)


@given(WORDS, PREFIX)
def test_a_line_is_wide_only_for_one_long_word_and_never_breaks_too_early(
    text: str, prefix: str
) -> None:
    lines = indent(text, prefix).split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        assert len(line) <= WIDTH or len(line.split()) == 1
        if following:
            assert len(line) + 1 + len(following.split()[0]) > WIDTH


def test_the_last_column_is_used() -> None:
    word = "x" * (WIDTH - 4)
    assert indent(f"{word} y", "  ") == f"  {word} y"
    assert indent(f"{word} yz", "  ") == f"  {word}\n  yz"


def test_colour_is_put_around_and_taken_off_without_a_trace() -> None:
    assert paint("x", "error", colour=False) == "x"
    for style in ("error", "warning", "note", "bold", "dim", "good"):
        painted = paint("x", style, colour=True)
        assert re.fullmatch(r"\x1b\[[0-9;]+mx\x1b\[0m", painted)


NAMES = [
    "Ủy ban nhân dân tỉnh",
    "Sở Thông tin và Truyền thông",
    "đề án “Một cửa” – 100%",
    "日本",
    "x",
]


@pytest.mark.parametrize("name", NAMES)
def test_columns_are_counted_alike_in_nfc_and_nfd(name: str) -> None:
    composed, stacked = (unicodedata.normalize(form, name) for form in ("NFC", "NFD"))
    assert width(composed) == width(stacked)
    assert width(pad(stacked, 40)) == width(pad(composed, 40, right=True)) == 40
    assert width("日本") == 4


LETTERS = st.text(st.sampled_from("ab ếđ\u0302\u0301日 \u202e\n"), max_size=60)


@given(LETTERS, st.integers(2, 40))
@example("日a", 2)
def test_a_text_is_cut_to_its_columns_and_keeps_marks_with_their_letters(
    text: str, columns: int
) -> None:
    cut = fit(text, columns)
    assert width(cut) <= columns
    whole = " ".join(plain(text).split())
    if width(whole) <= columns:
        assert cut == whole
        return
    head = cut.removesuffix("…")
    assert head != cut
    assert whole.startswith(head)
    assert not unicodedata.combining(whole[len(head)])


@given(LETTERS, st.integers(2, 40))
def test_folded_lines_keep_to_their_columns_and_lose_no_letter(text: str, columns: int) -> None:
    assume(not any(unicodedata.combining(word[0]) for word in plain(text).split()))
    lines = fold(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(plain(text).split())
    assert not any(unicodedata.combining(line[0]) for line in lines[1:])
