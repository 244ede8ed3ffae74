"""Text as Markdown: every letter is shown, none acts, on the page or on what looks at the page."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from plancheck.markup import address, code, markdown
from plancheck.terminal import plain

PARSER = MarkdownIt("gfm-like", {"html": True, "linkify": False})


def shown(text: str) -> str:
    """Return what a reader sees of a paragraph, without the marks of no width."""
    (opening, inline, closing) = PARSER.parse(text)
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    assert {each.type for each in inline.children or ()} <= {"text", "text_special"}
    return "".join(each.content for each in inline.children or ()).replace("\u200b", "")


@given(st.one_of(st.text(), st.text("<>[]()!*_`~#@:/&;|\\-+=.019 \t\nhtwpGH$%^{}")))
def test_every_letter_is_shown_and_nothing_acts(words: str) -> None:
    text = markdown(words)
    wanted = " ".join(plain(words).split())
    assert "\n" not in text
    if wanted:
        assert shown(text) == wanted


@pytest.mark.parametrize(
    "words",
    ["@ai", "#12", "kho/x#3", "!4", "~nhan", "%moc", "$doan", "&5", "^bao", "GH-7", "gh-7",
     ":cuoi:", ":+1:", ":100:", "http://a.b", "HTTPS://a.b", "www.a.b", "WWW.a.b",
     "a@b.c", "mailto:a@b.c"],
)  # fmt: skip
def test_what_pages_link_is_broken_by_a_mark_of_no_width(words: str) -> None:
    seen = html.unescape(markdown(words))
    assert "\u200b" in seen
    assert words not in seen


@pytest.mark.parametrize(
    "words", ["trên 80% cơ quan", "Quyết định số 225/QĐ-TTg ngày 04/02/2016", "12:30", "II.3.a; b)"]
)
def test_common_words_can_be_copied_as_they_stand(words: str) -> None:
    assert markdown(words) == words


@given(st.text())
def test_code_holds_no_markup(words: str) -> None:
    inner = code(words).removeprefix("<code>").removesuffix("</code>")
    assert not re.search(r"[\\`*_{}\[\]<>|~\n]", inner)
    assert html.unescape(inner) == " ".join(plain(words).split())


@given(st.text(), st.text("abcdef0123456789"), st.integers(1, 99))
def test_nothing_ends_an_address(file: str, commit: str, line: int) -> None:
    template = "https://example.org/kho/{commit}/{file}#L{line}"
    url = address(template, commit, file.encode("utf-8", "replace").decode(), line)
    assert re.fullmatch(r"https://example\.org/kho/[A-Za-z0-9%/._~#-]*#L[0-9]+", url)
