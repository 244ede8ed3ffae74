"""Text that a spreadsheet reads as text."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck import cells
from plancheck.cells import neutral
from plancheck.terminal import plain


def test_the_examples_in_docstrings_hold() -> None:
    assert doctest.testmod(cells).failed == 0


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1",
        " =1",
        "＝1+1",
        "－2+3",
        "=cmd|' /C calc'!A0",
    ],
)
def test_what_begins_a_formula_does_not_any_more(text: str) -> None:
    assert neutral(text).startswith("'")


@pytest.mark.parametrize("text", ["-5", "-59.25", "0", "Sở Y tế", "a=b", "", "100%"])
def test_what_begins_none_stays_as_it_is(text: str) -> None:
    assert neutral(text) == text


@given(st.text())
def test_only_a_sign_in_front_is_added(text: str) -> None:
    assert neutral(text).removeprefix("'") == plain(text).removeprefix("'")
