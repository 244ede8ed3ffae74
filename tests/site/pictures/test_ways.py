"""The ways of lines: none is lost, none is made up, lanes and knots only bring them together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck.site.pictures.ways import bundled, lanes, steps, ways
from support import steps as calls

KEYS = [f"{column}-{row}" for column in range(4) for row in range(4)]
COLUMN_OF = {key: int(key[0]) for key in KEYS}
PAIRS = st.dictionaries(
    st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)).filter(
        lambda pair: pair[0] != pair[1] and pair[0][0] <= pair[1][0]
    ),
    st.booleans(),
    max_size=40,
)


@settings(deadline=None)
@given(PAIRS)
def test_bundles_and_single_ways_are_all_the_pairs_and_no_other(
    pairs: dict[tuple[str, str], bool],
) -> None:
    every = ways(COLUMN_OF, pairs)
    bundles, single = bundled(COLUMN_OF, every)
    drawn = [((way.stops[0], way.stops[-1]), way.inferred) for way in single]
    for each in bundles:
        assert len(each.starts) > 1
        assert len(each.ends) > 1
        drawn += [((one, other), each.inferred) for one in each.starts for other in each.ends]
    assert sorted(drawn) == sorted(pairs.items())


@settings(deadline=None)
@given(PAIRS)
def test_a_way_goes_through_one_lane_of_each_column_that_it_passes(
    pairs: dict[tuple[str, str], bool],
) -> None:
    every = ways(COLUMN_OF, pairs)
    found = lanes(every, 4)
    for way in every:
        first, last = COLUMN_OF[way.stops[0]], COLUMN_OF[way.stops[-1]]
        assert len(way.stops[1:-1]) == max(last - first - 1, 0)
        for at, lane in enumerate(way.stops[1:-1], first + 1):
            assert lane in found[at]
            users = [each for each in every if lane in each.stops]
            ends = [frozenset((each.stops[0], each.stops[-1])) for each in users]
            assert frozenset.intersection(*ends)  # nobody can mistake whose lane it is
    assert len(steps(every)) == len(set(steps(every)))


def test_boxes_that_lead_to_the_same_boxes_share_a_knot() -> None:
    pairs = {(f"0-{a}", f"1-{b}"): False for a in range(3) for b in range(4)}
    bundles, single = bundled(COLUMN_OF, ways(COLUMN_OF, pairs))
    assert not single
    assert [(each.starts, each.ends) for each in bundles] == [
        (("0-0", "0-1", "0-2"), ("1-0", "1-1", "1-2", "1-3"))
    ]


def test_stated_and_inferred_lines_share_no_knot() -> None:
    pairs = {(f"0-{a}", f"1-{b}"): a == 0 for a in range(2) for b in range(2)}
    bundles, single = bundled(COLUMN_OF, ways(COLUMN_OF, pairs))
    assert not bundles
    assert len(single) == 4


def test_the_work_grows_with_the_lines() -> None:
    def work(size: int) -> int:
        column_of = {"a": 0, **{f"b{n}": 1 for n in range(size)}}
        pairs = {("a", f"b{n}"): False for n in range(size)}
        return calls(lambda: bundled(column_of, ways(column_of, pairs)))

    assert work(2000) < work(1000) * 2.3
