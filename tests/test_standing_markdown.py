"""The standing as Markdown: what comes from files is shown and does nothing."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from plancheck.overview import By
from plancheck.reporters.standing_markdown import escape, render
from plancheck.terminal import plain
from standing_plan import FILES, odd_plan, the_plan, viewed

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
QUIET = {"text", "softbreak", "text_special"}
EVIL = (
    "a|b `code` <img src=x onerror=alert(1)> [x](javascript:1) ![i](http://e.vn/p.png) @octocat #12"
    " **b** _i_ ~~s~~ &lt; $x$ https://e.vn www.e.vn <!-- c --> \\| {{y}} mail@e.vn"
)


def leaves(tokens: list[Any]) -> list[Any]:
    return [leaf for token in tokens for leaf in (leaves(token.children or []) or [token])]


@given(st.text(st.sampled_from("a1|`<>[]()!*_~@#&$\\:/.-+=^{}\n\"' ếđw\u202e"), max_size=40))
def test_an_escaped_text_is_text_and_shows_every_letter(text: str) -> None:
    for wrapped in ("x {} x", "| h |\n| --- |\n| {} |"):
        tokens = PARSER.parse(wrapped.format(escape(text)))
        shown = "".join(
            leaf.content for leaf in leaves(tokens) if leaf.type in ("text", "text_special")
        ).replace("\u200b", "")
        inline = [
            leaf for token in tokens if token.type == "inline" for leaf in token.children or []
        ]
        assert {leaf.type for leaf in inline} <= QUIET
        wanted = " ".join(plain(text).split())
        assert "".join(shown.split()) in (
            "".join(f"x{wanted}x".split()),
            "".join(f"h{wanted}".split()),
        )


@pytest.mark.parametrize("sign", ["@", "#"])
def test_no_mention_and_no_reference_survives_on_the_finished_page(sign: str) -> None:
    shown = PARSER.render(escape(f"cc {sign}12 {sign}octocat"))
    assert not re.search(rf"{sign}\w", re.sub(r"&#\d+;", "", shown).replace("\u200b", "\x00"))


@pytest.mark.parametrize("address", ["https://e.vn/x", "HTTP://E.VN", "www.e.vn", "ftp://e.vn"])
def test_no_address_becomes_a_link_on_the_finished_page(address: str) -> None:
    (inline,) = [token for token in PARSER.parse(escape(address)) if token.type == "inline"]
    shown = "".join(leaf.content for leaf in inline.children or [])
    assert "://" not in shown
    assert "www." not in shown.lower()
    assert shown.replace("\u200b", "") == address


@pytest.mark.parametrize("by", [None, "target", "body", "group"])
def test_hostile_names_leave_the_tables_whole(by: By | None) -> None:
    quoted = EVIL.replace("\\", "\\\\").replace('"', '\\"')
    evil = {
        name.removesuffix(".yaml"): re.sub(r"vi: [^,}\n]*", lambda _: f'vi: "{quoted}"', words)
        for name, words in FILES.items()
    }
    text = render(viewed(the_plan(**evil)), by, "vi")
    calm = render(viewed(the_plan()), by, "vi")
    tokens, expected = PARSER.parse(text), PARSER.parse(calm)
    assert [token.type for token in tokens] == [token.type for token in expected]
    inline = [leaf for token in tokens if token.type == "inline" for leaf in token.children or []]
    assert {leaf.type for leaf in inline} <= QUIET | {"strong_open", "strong_close"}
    assert "@octocat" not in PARSER.render(text)


def test_the_overview_counts_and_lists_what_needs_a_hand() -> None:
    text = render(viewed(the_plan()), None, "en")
    assert "## Kế hoạch ví dụ\n\nPlan vi-du/cntt, as of 2019-09-30 (the day asked for)." in text
    assert "| Targets | undetermined | 2 |" in text
    assert "| Reports | **total** | **14** |" in text
    assert "### Missing reports (4)" in text
    assert (
        "| R1 | Báo cáo quý | quarter 2 of 2019 | Sở Tài chính | Department of Information |"
        " 2019-06-30 | 92 | Ủy ban nhân dân tỉnh |" in text
    )
    assert "### Overdue tasks (2)" in text
    row = next(line for line in text.splitlines() if line.startswith("| A3 |"))
    assert "| in progress | limited evidence | Departments |" in row
    assert "### Targets (6)" in text
    assert "Why undetermined" in text


def test_columns_that_hold_nothing_are_left_out_and_numbers_stand_right() -> None:
    text = render(viewed(odd_plan(measured="")), "target", "en")
    assert "| Result |" not in text
    assert "| ---: |" in render(viewed(the_plan()), "group", "en")


def test_a_plan_without_anything_has_no_empty_table() -> None:
    plan = the_plan(objectives="", measured="", tasks="", duties="")
    assert render(viewed(plan), None, "en").count("\n| --- |") == 1
    assert "|" not in render(viewed(plan), "body", "en")
