"""Sentences in two languages."""

import doctest
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck import quantity, rules, text
from plancheck.text import Text, days, listing, short, write


def test_the_examples_in_docstrings_hold() -> None:
    for module in (text, quantity):
        assert doctest.testmod(module).failed == 0


def test_each_language_writes_its_own_dates_and_numbers() -> None:
    filled = Text("{day}: {amount}", "{day}: {amount}").fill(
        day=date(2019, 10, 15), amount=Decimal("1819.5")
    )
    assert (filled.vi, filled.en) == ("15/10/2019: 1.819,5", "2019-10-15: 1,819.5")


@given(st.text(), st.integers(10, 100))
def test_a_short_text_is_short_and_on_one_line(long: str, width: int) -> None:
    cut = short(long, width)
    assert len(cut) <= max(width, 1)
    assert len(cut.splitlines()) <= 1


def test_a_list_says_what_it_leaves_out() -> None:
    assert listing("abcdefg", 2).vi == "a, b và 5 mục khác"
    assert write(("a", "b"), "vi") == "a, b"


@pytest.mark.parametrize("slug", sorted(rules.by_slug()))
def test_every_sentence_of_a_rule_stands_in_both_languages(slug: str) -> None:
    rule = rules.by_slug()[slug]
    for each in (rule.title, rule.message, rule.why, rule.fix, rule.ground):
        vi, en = each.fields()
        assert vi == en
        assert each.vi.strip()
        assert each.en.strip()
    for each in (rule.why, rule.fix):
        assert each.vi.rstrip().endswith((".", "}"))


@pytest.mark.parametrize(
    ("count", "vi", "en"),
    [(0, "0 ngày", "0 days"), (1, "1 ngày", "1 day"), (2, "2 ngày", "2 days")],
)
def test_one_day_is_no_days(count: int, vi: str, en: str) -> None:
    assert days(count) == Text(vi, en)
