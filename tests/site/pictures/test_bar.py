"""The bar of a target: to scale, and nothing where nothing was measured."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import convert

from plancheck.model import Value
from plancheck.site.pictures.bar import bar, legend
from plancheck.standing import StandingTarget, standing
from standing_plan import DAY, the_plan
from svg import boxes, links, pen, read, words

TRACK = 168
TONES = ("p-good", "p-bad", "p-info", "p-none", "p-warn")


TARGETS = {each.target.id: each for each in standing(the_plan(), DAY).targets}


def target(name: str) -> StandingTarget:
    return TARGETS[name]


def drawn(each: StandingTarget, to: str = "") -> str:
    figure = bar(pen(), each, to)
    assert figure is not None
    return figure.svg


def results(svg: str) -> list[tuple[float, float]]:
    root = read(svg)
    return [(left, wide) for tone in TONES for left, _, wide, _ in boxes(root, tone)]


def with_result(value: Value) -> StandingTarget:
    each = target("T1")
    result = each.verdict.result
    assert result is not None
    return each._replace(verdict=each.verdict._replace(result=result._replace(value=value)))


def test_a_result_is_drawn_to_scale_with_its_verdict_in_words() -> None:
    svg = drawn(target("T1"))
    [(left, wide)] = results(svg)
    assert left == 0
    assert wide == pytest.approx(TRACK * 0.855, abs=0.1)
    assert words(read(svg)) == ["đạt", "85,5%; cần trên 80%; gốc 40%"]
    [(goal, _, room, _)] = boxes(read(svg), "p-goal")
    assert (goal, goal + room) == pytest.approx((TRACK * 0.8, TRACK), abs=0.1)


def test_what_was_not_measured_has_no_bar() -> None:
    svg = drawn(target("T3"))
    assert results(svg) == []
    assert boxes(read(svg), "p-unknown")
    assert "p-result" not in svg
    assert words(read(svg)) == ["chưa xác định", "chưa có số liệu; cần 100%"]


def test_a_measured_nothing_is_a_line_and_no_hatching() -> None:
    svg = drawn(with_result(Value(eq="0", unit="percent")))
    assert results(svg) == []
    assert "p-result" in svg
    assert not boxes(read(svg), "p-unknown")


def test_what_cannot_be_compared_is_not_drawn() -> None:
    each = target("T1")
    result = each.verdict.result
    assert result is not None
    apart = result._replace(differences=(each.reason(),))
    svg = drawn(each._replace(verdict=each.verdict._replace(result=apart)))
    assert results(svg) == []
    assert "không so được" in words(read(svg))[1]


def test_where_less_is_better_the_goal_lies_at_the_left() -> None:
    svg = drawn(target("T5"))
    [(goal, _, room, _)] = boxes(read(svg), "p-goal")
    assert (goal, room) == pytest.approx((0, TRACK * 0.1), abs=0.1)
    [(_, wide)] = results(svg)
    assert wide == pytest.approx(TRACK * 0.4, abs=0.1)


def test_a_range_is_sure_up_to_its_nearer_end_and_hatched_beyond() -> None:
    svg = drawn(with_result(Value(gt="50", unit="percent")))
    [(_, wide)] = results(svg)
    assert wide == pytest.approx(TRACK / 2, abs=0.1)
    [(left, _, rest, _)] = boxes(read(svg), "p-unknown")
    assert (left, left + rest) == pytest.approx((TRACK / 2, TRACK), abs=0.1)


@pytest.mark.parametrize(
    "value", [Value(approx="70", unit="percent"), Value(lt="30", unit="percent")]
)
def test_an_estimate_is_only_hatched(value: Value) -> None:
    svg = drawn(with_result(value))
    assert results(svg) == []
    assert boxes(read(svg), "p-unknown")


def test_so_many_of_so_many_is_a_share() -> None:
    [(_, wide)] = results(drawn(with_result(Value(eq="13", of="17"))))
    assert wide == pytest.approx(float(TRACK * Decimal(13) / 17), abs=0.1)


def test_a_target_in_words_has_no_bar() -> None:
    assert bar(pen(), target("T6")) is None


def test_numbers_that_cannot_be_do_no_harm() -> None:
    for value in (
        Value(eq="250", unit="percent"),
        Value(eq="9" * 18, unit="percent"),
        Value(eq="1", of="0"),
    ):
        for _, wide in results(drawn(with_result(value))):
            assert 0 <= wide <= TRACK


def test_a_bar_may_lead_somewhere() -> None:
    assert links(read(drawn(target("T1"), "muc-tieu/m1/"))) == ["../muc-tieu/m1/"]


def test_the_legend_names_all_marks() -> None:
    said = words(read(legend(pen()).svg))
    assert said == ["kết quả", "mức cần đạt", "vùng đạt", "số liệu gốc", "chưa có hoặc chưa chắc"]


def test_a_range_is_marked_at_both_ends_and_both_are_on_the_scale() -> None:
    each = target("T1")
    wanted = Value(between=("20", "30"), unit="percent")
    root = read(drawn(each._replace(verdict=each.verdict._replace(wanted=wanted))))
    marks = [e.get("d", "").split()[1] for e in root.iter("path") if e.get("class") == "p-wanted"]
    assert [float(at) for at in marks] == pytest.approx([TRACK * 0.2, TRACK * 0.3], abs=0.1)


NUMBERS = st.sampled_from(["0", "-3", "0.5", "12", "80", "99.9", "100", "250", "9" * 18])
VALUES = st.builds(
    lambda name, number, unit: convert({name: number, "unit": unit}, Value),
    st.sampled_from(["eq", "gt", "ge", "lt", "le", "approx"]),
    NUMBERS,
    st.sampled_from(["percent", "dossier"]),
) | st.builds(lambda number, of: Value(eq=number, of=of), NUMBERS, NUMBERS)


@settings(deadline=None)
@given(VALUES, st.none() | VALUES, st.none() | VALUES, st.sampled_from(["T1", "T5"]))
def test_whatever_the_numbers_nothing_leaves_the_bar_or_is_made_up(
    wanted: Value, result: Value | None, base: Value | None, name: str
) -> None:
    each = target(name)
    got, start = each.verdict.result, each.baseline
    assert got is not None
    assert start is not None
    judged = each.verdict._replace(
        wanted=wanted, result=got._replace(value=result) if result else None
    )
    figure = bar(
        pen(), each._replace(verdict=judged, baseline=start._replace(value=base) if base else None)
    )
    if figure is None:
        assert wanted.of is not None
        assert Decimal(wanted.of) <= 0
        return
    root = read(figure.svg)
    assert float(root.get("width", "")) >= 280
    for kind in ("p-track", "p-goal", "p-unknown", *TONES):
        for left, _, wide, _ in boxes(root, kind):
            assert 0 <= left <= left + wide <= TRACK + 0.2
    if result is None:
        assert not results(figure.svg)
        assert "p-result" not in figure.svg
    else:  # a figure is drawn, hatched or a line: one of them
        assert results(figure.svg) or boxes(root, "p-unknown") or "p-result" in figure.svg
