"""Small bars: never wider than asked, never full for a part, drawn with what there is."""

import doctest
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck import bars
from plancheck.bars import BLOCKS, PLAIN


def test_the_examples_in_docstrings_hold() -> None:
    assert doctest.testmod(bars).failed == 0


@given(st.integers(0, 500), st.integers(0, 500), st.integers(2, 60))
def test_a_share_is_empty_for_nothing_and_full_for_everything_only(
    part: int, rest: int, cells: int
) -> None:
    bar = bars.share(part, part + rest, cells, PLAIN)
    assert len(bar) == cells
    assert bar == PLAIN.full * bar.count(PLAIN.full) + PLAIN.empty * bar.count(PLAIN.empty)
    assert (PLAIN.full in bar) is bool(part)
    assert (PLAIN.empty in bar) is bool(rest or not part)


NUMBERS = st.decimals(0, 1000, places=2)


@given(st.one_of(st.none(), NUMBERS), st.one_of(st.none(), NUMBERS), NUMBERS, st.integers(2, 40))
def test_a_scale_has_one_target_and_reaches_it_when_the_result_does(
    result: Decimal | None, baseline: Decimal | None, target: Decimal, cells: int
) -> None:
    numbers = [number for number in (result, baseline, target, Decimal(1)) if number is not None]
    bar = bars.scale(result, baseline, target, max(numbers), cells, PLAIN)
    assert len(bar) == cells
    assert bar.count(PLAIN.target) == 1
    assert bar.count(PLAIN.baseline) <= 1
    assert set(bar) <= set(PLAIN)
    if result is not None and result >= target:
        assert PLAIN.empty not in bar[: bar.index(PLAIN.target)]
    if result is None:
        assert PLAIN.full not in bar


@pytest.mark.parametrize(
    ("encoding", "environment", "terminal", "drawn"),
    [
        ("utf-8", {"TERM": "xterm-256color"}, True, BLOCKS),
        ("cp437", {"TERM": "linux"}, True, BLOCKS),
        ("utf-8", {"WT_SESSION": "1"}, True, BLOCKS),
        ("utf-8", {"TERM": "xterm"}, False, PLAIN),
        ("utf-8", {"TERM": "dumb"}, True, PLAIN),
        ("utf-8", {}, True, PLAIN),
        ("ascii", {"TERM": "xterm"}, True, PLAIN),
        ("iso-8859-1", {"TERM": "xterm"}, True, PLAIN),
        ("no-such-encoding", {"TERM": "xterm"}, True, PLAIN),
        ("", {"TERM": "xterm"}, True, PLAIN),
    ],
)
def test_blocks_are_drawn_only_where_they_can_be(
    encoding: str, environment: dict[str, str], terminal: bool, drawn: bars.Glyphs
) -> None:
    assert bars.glyphs(encoding, environment, terminal=terminal) is drawn


def test_a_bar_without_blocks_is_plain_ascii() -> None:
    assert "".join(PLAIN).isascii()
    assert len(set(PLAIN)) == len(set(BLOCKS)) == 4
