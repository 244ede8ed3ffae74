"""Where boxes stand: never on each other, the same in every run."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck.site.pictures.layout import Box, placed

GAP = 14.0
SIZES = st.sampled_from([8.0, 34.0, 52.0, 70.0])
COLUMNS = st.lists(st.lists(SIZES, max_size=9), min_size=1, max_size=4).map(
    lambda columns: [
        [Box(f"{at}-{row}", high, row == 8) for row, high in enumerate(column)]
        for at, column in enumerate(columns)
    ]
)
PAIRS = st.lists(
    st.tuples(*[st.builds(lambda c, r: f"{c}-{r}", st.integers(0, 3), st.integers(0, 8))] * 2),
    max_size=30,
)


@settings(deadline=None)
@given(COLUMNS, PAIRS)
def test_boxes_never_overlap(columns: list[list[Box]], pairs: list[tuple[str, str]]) -> None:
    found = placed(columns, pairs, GAP)
    assert set(found.tops) == {box.key for column in columns for box in column}
    for column in columns:
        stack = sorted((found.tops[box.key], box.high) for box in column)
        for (top, high), (below, _) in itertools.pairwise(stack):
            assert below >= top + high + GAP - 1e-6
        assert all(0 <= top <= found.high - high + 1e-6 for top, high in stack)
        last = [box for box in column if box.last]
        assert all(found.tops[box.key] == stack[-1][0] for box in last)


@settings(deadline=None)
@given(COLUMNS, PAIRS)
def test_the_layout_depends_on_nothing_else(
    columns: list[list[Box]], pairs: list[tuple[str, str]]
) -> None:
    assert placed(columns, pairs, GAP) == placed(columns, pairs, GAP)


def test_edges_are_uncrossed_where_they_can_be() -> None:
    left, right = ([Box(f"{side}{at}", 30) for at in range(4)] for side in "ab")
    tops = placed([left, right], [(f"a{at}", f"b{3 - at}") for at in range(4)], GAP).tops
    assert all(tops[f"a{at}"] == tops[f"b{3 - at}"] for at in range(4))


def test_a_box_stands_level_with_the_middle_of_its_neighbours() -> None:
    right = [Box(f"b{at}", 30) for at in range(5)]
    tops = placed([[Box("a", 30)], right], [("a", each.key) for each in right], GAP).tops
    assert tops["a"] == tops["b2"]
