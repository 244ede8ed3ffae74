"""The standing as text: a hundred columns, aligned in NFC and NFD, words before bars."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.bars import BLOCKS, PLAIN
from plancheck.overview import By
from plancheck.reporters.standing.style import Part, Style, grid
from plancheck.reporters.standing.text import render
from plancheck.standing import STATES
from plancheck.terminal import WIDTH, width
from plancheck.text import LANGS, Lang
from standing_plan import FILES, REGISTRY, odd_plan, the_plan, viewed

VIEWS: list[By | None] = [None, "target", "body", "group"]


def text(by: By | None = None, lang: Lang = "en", **more: str) -> str:
    return render(viewed(the_plan(**more)), by, Style(lang))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("by", VIEWS)
def test_every_line_fits_a_hundred_columns(by: By | None, lang: Lang) -> None:
    long = FILES["objectives.yaml"].replace("Cơ quan dùng", "Cơ quan, đơn vị trong tỉnh " * 20)
    names = REGISTRY.replace("vi: Sở Y tế,", f"vi: {'Sở Y tế và chăm sóc sức khỏe ' * 8},")
    for line in text(by, lang, objectives=long, registry=names).splitlines():
        assert width(line) <= WIDTH, line


@pytest.mark.parametrize("by", VIEWS)
def test_vietnamese_aligns_alike_in_nfc_and_nfd(by: By | None) -> None:
    composed = text(by, "vi")
    stacked = {
        name.removesuffix(".yaml"): unicodedata.normalize("NFD", words)
        for name, words in FILES.items()
    }
    assert unicodedata.normalize(
        "NFC", render(viewed(odd_plan(**stacked)), by, Style("vi"))
    ) == unicodedata.normalize("NFC", composed)


def test_every_state_stands_there_in_words_without_bars_or_colour() -> None:
    told = text()
    for state in (name.en for states in STATES.values() for name in states.values()):
        assert re.search(rf"^  {state} +[1-9]", told, re.MULTILINE), state
    assert "\x1b" not in told


def test_colour_and_blocks_change_no_word() -> None:
    plain = text()
    painted = render(viewed(the_plan()), None, Style("en", PLAIN, colour=True))
    assert "\x1b[1;31m" in painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain
    blocks = render(viewed(the_plan()), None, Style("en", BLOCKS))
    back = str.maketrans("".join(BLOCKS), "".join(PLAIN))
    assert blocks.translate(back) == plain
    assert plain.isascii() is False  # the plan is Vietnamese; its bars are not
    assert not set("".join(BLOCKS)) & set(plain)


def test_a_bar_is_drawn_only_between_numbers_of_one_unit() -> None:
    lines = text().splitlines()
    bars = {
        before.split()[0]: line.split()[0]
        for before, line in pairwise(lines)
        if re.match(r" {12}[#.:|]{24}  ", line)
    }
    assert sorted(bars) == ["T1", "T2", "T4", "T5"]
    assert bars["T1"] == "#########:#########|...."
    assert bars["T5"] == "##|######..............:"  # from nothing to the largest number, 100
    other = FILES["measured.yaml"].replace("{eq: 20}", "{eq: 20, unit: body}")
    other = other.replace("value: {eq: 35}", "value: {approx: 35}")
    told = text(measured=other)
    assert "baseline: 20 bodies (2018-12-31), not comparable" in " ".join(told.split())
    assert re.search(r"^ {12}result: about 35%", told, re.MULTILINE)


def test_the_overview_names_who_owes_what_to_whom() -> None:
    told = " ".join(text().split())
    assert (
        "to Department of Information; due: every quarter; then Department of Information reports"
        " to Ủy ban nhân dân tỉnh" in told
    )
    assert "quarter 2 of 2019: missing, 92 days late (2): Sở Tài chính, Sở Tư pháp" in told
    assert "missing, 16 days late (1): Các đơn vị khác (not all members listed)" in told


def test_overdue_tasks_show_official_and_evidenced_status_side_by_side() -> None:
    rows = [line for line in text().splitlines() if re.match(r"A[34] ", line)]
    assert re.split(r" {2,}", rows[0]) == [
        "A3", "2019-06-30", "92", "in progress", "limited evidence", "Tập huấn cán bộ; Departments",
    ]  # fmt: skip
    assert "no entry" in rows[1]
    assert "Reported as done without evidence: A2." in text()


def test_by_target_shows_the_evidence_and_how_the_pace_was_computed() -> None:
    told = " ".join(text("target").split())
    assert "Evidence: Báo cáo số 12/BC-STTTT; bảng kê, trang 3." in told
    assert "Reported by Department of Information." in told
    assert "The figure m2 comes without evidence." in told
    assert "Pace: behind. From 60% (2018-12-31) to 66% (2019-06-30)" in told
    assert "The figure is 92 days older than the due day." in told


def test_several_plans_stand_one_after_the_other_each_with_its_day() -> None:
    told = render(viewed(the_plan(), the_plan()), None, Style("en"))
    assert told.count("Plan vi-du/cntt, as of 2019-09-30 (the day asked for).") == 2
    assert told.count("=" * WIDTH) == 1


@pytest.mark.parametrize("by", VIEWS)
def test_a_plan_without_anything_is_no_trouble(by: By | None) -> None:
    plan = the_plan(objectives="", measured="", tasks="", duties="")
    for lang in LANGS:
        assert render(viewed(plan), by, Style(lang)).startswith(("Kế hoạch", "Plan"))


@pytest.mark.parametrize("by", VIEWS)
def test_what_a_file_says_cannot_act_on_the_terminal(by: By | None) -> None:
    evil = {
        name.removesuffix(".yaml"): re.sub(r"vi: ([^,}\n]*)", r'vi: "\\e[2J\\u202e \1"', words)
        for name, words in FILES.items()
    }
    told = render(viewed(odd_plan(**evil)), by, Style("vi"))
    assert "\\u001b" in told
    assert not [c for c in told if unicodedata.category(c) in ("Cc", "Cf") and c != "\n"]


CELLS = st.text(st.sampled_from("ab ếđ\u0302日 "), max_size=80)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=4))
def test_a_table_loses_no_word_and_keeps_its_columns(rows: list[list[str]]) -> None:
    rows = [[short[:6], long, end[:6]] for short, long, end in rows]
    lines = grid([Part("one two", ("Id", "Name")), Part("", ("a number",))], rows, 1)
    assert all(width(line) <= WIDTH for line in lines)
    rule = next(line for line in lines if re.fullmatch(r"-+(  -+)+", line))
    starts = [hit.start() for hit in re.finditer("-+", rule)]
    body = lines[lines.index(rule) + 1 :]
    words = [word for line in body for word in line.split()]
    assert sorted(words) == sorted(word for row in rows for cell in row for word in cell.split())
    assert len(starts) == 3
