"""Numbers as Vietnamese documents print them, and values as intervals."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plancheck.model import Value
from plancheck.quantity import (
    Interval,
    described,
    interval,
    numbers_in,
    parse_value,
    percentage,
    possible,
    same_unit,
    satisfied,
    with_unit,
)
from plancheck.text import write

ONE_NUMBER = ("eq", "gt", "ge", "lt", "le")
COMPLEMENT = {"gt": "le", "le": "gt", "ge": "lt", "lt": "ge"}
NUMBERS = st.decimals(-200, 200, places=2).map(lambda number: f"{number:f}")
UNITS = st.sampled_from(["percent", "body"])
KINDS = st.sampled_from([None, "share", "count", "amount"])


@st.composite
def values(draw: st.DrawFn, unit: str) -> Value:
    name = draw(st.sampled_from([*ONE_NUMBER, "between"]))
    if name == "between":
        low, high = sorted((draw(NUMBERS), draw(NUMBERS)), key=Decimal)
        return Value(between=(low, high), unit=unit)
    return Value(**{name: draw(NUMBERS)}, unit=unit)  # type: ignore[arg-type]


def percent(**comparator: Any) -> Value:
    return Value(**comparator, unit="percent")


# -- numbers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("100% thủ tục hành chính (1.819 thủ tục)", ["100", "1819"]),
        ("đã tiếp nhận 44.232 hồ sơ và giải quyết 40.346 hồ sơ", ["44232", "40346"]),
        ("đạt 59,25%", ["59.25"]),
        ("tại 03 đơn vị, 02 cổng", ["3", "2"]),
        ("1.234.567,89 đồng", ["1234567.89"]),
        ("0.819", ["0.819"]),  # a fraction: no thousands group follows a zero
        ("99.5%", ["99.5"]),
        ("(1.819)", ["1819"]),
        ("mã 2.000674", ["2.000674"]),
        ("mức độ 3, 4", ["3", "4"]),
        ("ngày 03/12/2018", ["3", "12", "2018"]),
        ("giai đoạn 2016-2020", ["2016", "2020"]),
        ("Nghị quyết số 36a/NQ-CP", ["36"]),
        ("tổng,1.819 thủ tục", ["1819"]),
        ("1.819.", ["1819"]),
        ("12,", ["12"]),
        ("không có số", []),
        ("", []),
    ],
)
def test_numbers_are_read_the_vietnamese_way(printed: str, read: list[str]) -> None:
    assert list(numbers_in(printed)) == [Decimal(number) for number in read]


@given(st.text())
def test_reading_numbers_never_fails(text: str) -> None:
    assert all(number.is_finite() for number in numbers_in(text))


@given(st.text(alphabet="0123456789.,٣² -"))
def test_reading_numbers_never_fails_among_digits_and_marks(text: str) -> None:
    assert all(number >= 0 for number in numbers_in(text))


@given(st.decimals(0, Decimal("1e15"), allow_nan=False, places=4) | st.integers(0, 10**18))
def test_a_number_written_in_vietnamese_is_read_back(number: Decimal | int) -> None:
    written = write(Decimal(number), "vi")
    assert list(numbers_in(written)) == [Decimal(number)]
    assert list(numbers_in(f"đạt {written}%, tăng")) == [Decimal(number)]


# -- values as printed -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("1.819", Value(eq="1819")),
        ("01", Value(eq="1")),
        ("59,25%", percent(eq="59.25")),
        ("59,50 %.", percent(eq="59.50")),
        ("trên 80%", percent(gt="80")),
        ("Đạt trên 80%", percent(gt="80")),
        ("hơn 1.819 thủ tục", Value(gt="1819", unit="procedure")),
        ("từ 50% trở lên", percent(ge="50")),
        ("50% trở lên", percent(ge="50")),
        ("tối thiểu 13,5 tỷ đồng", Value(ge="13.5", unit="tỷ đồng")),
        ("không dưới 95 phần trăm", percent(ge="95")),
        ("≥ 95%", percent(ge="95")),
        ("không quá 05 ngày", Value(le="5", unit="ngày")),
        ("5 ngày trở xuống", Value(le="5", unit="ngày")),
        ("dưới 5%", percent(lt="5")),
        ("chưa đến 5%", percent(lt="5")),
        ("ước đạt 30%", percent(approx="30")),
        ("khoảng 30%", percent(approx="30")),
        ("30% - 40%", percent(between=("30", "40"))),
        ("từ -5 đến -3%", percent(between=("-5", "-3"))),
        ("trong khoảng 30–40 hồ sơ", Value(between=("30", "40"), unit="dossier")),
        ("5.361 máy", Value(eq="5361", unit="computer")),
        ("13/17", Value(eq="13", of="17")),
        ("đạt 03/12 xã", Value(eq="3", of="12", unit="xã")),
        ("643/1.819 dịch vụ", Value(eq="643", of="1819", unit="service")),
        ("“chưa nhiều”", Value(text="chưa nhiều")),
        ("-0", Value(eq="0")),
        ("0.819", Value(eq="0.819")),
        # no guess
        ("chưa nhiều", None),
        ("từ 50%", None),  # up, or to what?
        ("ước đạt trên 30%", None),
        ("khoảng 30% - 40%", None),
        ("trên 80% cơ quan", None),  # of what is a scope, no unit
        ("5 máy - 6 người", None),
        ("60% - 40%", None),
        ("17/13", None),
        ("3/0", None),
        ("03/2019", None),  # a month
        ("3/4/2019", None),
        ("2019-12-31", None),
        ("5%/năm", None),
        ("12.34.5", None),
        ("9" * 19, None),
        ("1,0000000001", None),
        ("“”", None),
        ("5 " + "a" * 300, None),
        ("", None),
    ],
)
def test_a_printed_value_is_read_or_left_alone(printed: str, read: Value | None) -> None:
    assert parse_value(printed) == read


PRINTED_UNITS = [None, "percent", "body", "computer", "document type", "xã", "tỷ đồng"]


@st.composite
def written_values(draw: st.DrawFn) -> Value:
    places, signs = st.integers(0, 9), st.sampled_from([1, 1, 1, -1])
    digits = st.integers(0, 10**12).filter(bool)
    number = st.builds(
        lambda digit, place, sign: f"{(sign * Decimal(digit)).scaleb(-place):f}",
        digits, places, signs,
    )  # fmt: skip
    unit = draw(st.sampled_from(PRINTED_UNITS))
    name = draw(st.sampled_from([*ONE_NUMBER, "approx", "between", "of"]))
    if name == "between":
        low, high = sorted((draw(number), draw(number)), key=Decimal)
        return Value(between=(low, high), unit=unit)
    if name == "of":
        some, every = sorted((draw(digits), draw(digits)))
        assume(unit != "percent")
        return Value(eq=str(some), of=str(every), unit=unit)
    return Value(**{name: draw(number)}, unit=unit)  # type: ignore[arg-type]


@given(written_values())
def test_a_value_put_in_words_is_read_back_to_the_last_decimal(value: Value) -> None:
    assert parse_value(described(value).vi) == value


BEFORE = ["", "đạt ", "trên ", "dưới ", "tối thiểu ", "không quá ", "ước đạt ", "khoảng "]
AFTER = ["", "%", " %", " phần trăm", " hồ sơ", " máy", " xã"]


@given(
    st.sampled_from(BEFORE),
    st.decimals(0, Decimal("1e12"), places=3),
    st.sampled_from(AFTER),
)
def test_what_is_read_says_the_same_when_written(before: str, number: Decimal, after: str) -> None:
    value = parse_value(before + write(number, "vi") + after)
    assert value is not None
    assert value.numbers() == (number,)
    again = parse_value(described(value).vi)
    assert again == value
    assert described(again) == described(value)


@given(st.text() | st.text(alphabet="0123456789.,/%-– từđếnrởlệhồ“”"))
def test_reading_a_value_never_fails(text: str) -> None:
    value = parse_value(text)
    assert value is None or value.text is not None or value.numbers()


def test_reading_a_long_cell_takes_no_long_time() -> None:
    assert parse_value("từ " + "1 a-" * 10**6) is None


# -- verdicts --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "measured", "verdict"),
    [
        (percent(gt="80"), percent(eq="80"), False),
        (percent(gt="80"), percent(eq="80.01"), True),
        (percent(ge="80"), percent(eq="80"), True),
        (percent(gt="90"), percent(gt="90"), True),
        (percent(eq="100"), percent(gt="90"), None),  # over 90 % may or may not be all
        (percent(eq="100"), percent(ge="100"), True),  # no share exceeds 100 %
        (percent(gt="80"), percent(between=("70", "80")), False),
        (percent(gt="80"), percent(between=("70", "81")), None),
        (percent(le="5"), percent(lt="5"), True),
        (percent(lt="5"), percent(le="5"), None),
        (percent(gt="80"), percent(approx="95"), None),
        (percent(gt="80"), percent(text="chưa nhiều"), None),
        (percent(gt="80"), Value(eq="95", unit="body"), None),
        (percent(gt="80"), Value(eq="95"), None),
        (percent(gt="80"), Value(eq="95", unit="%"), True),
        (percent(gt="75"), Value(eq="13", of="17", unit="xã"), True),
        (percent(gt="76.470588235"), Value(eq="13", of="17"), True),  # exactly: no digit is lost
        (percent(ge="76.470588236"), Value(eq="13", of="17"), False),
        (percent(ge="75"), Value(eq="12", of="16"), True),
        (percent(gt="75"), Value(eq="12", of="16"), False),
        (percent(eq="100"), Value(eq="17", of="17"), True),
        (Value(gt="13", of="17"), Value(eq="13", of="17"), False),
        (Value(lt="13", of="17"), Value(eq="13", of="17"), False),
        (Value(ge="13", of="17"), Value(eq="13", of="17"), True),
        (Value(le="13", of="17"), Value(eq="13", of="17"), True),
        (Value(ge="13", unit="xã"), Value(eq="13", of="17", unit="xã"), None),  # a count, a share
        (percent(ge="50"), Value(eq="13", of="0"), None),
        (percent(ge="110"), percent(eq="115"), None),  # neither is a share
        (Value(lt="1", unit="case"), Value(le="0", unit="case"), True),  # no count is negative
    ],
)
def test_a_result_meets_its_target_or_misses_it_or_leaves_it_open(
    *, target: Value, measured: Value, verdict: bool | None
) -> None:
    assert satisfied(target, measured) is verdict


def test_a_rate_of_growth_may_exceed_one_hundred_percent() -> None:
    target, measured = percent(ge="110"), percent(eq="115")
    assert satisfied(target, measured, "amount") is True
    assert satisfied(percent(lt="0"), percent(eq="-2"), "amount") is True
    assert possible(target, "amount")
    assert not possible(target, "share")


@given(st.data(), UNITS, KINDS)
def test_a_verdict_stands_when_the_result_is_known_better(
    data: st.DataObject, unit: str, kind: str | None
) -> None:
    target, measured = data.draw(values(unit)), data.draw(values(unit))
    finer = data.draw(values(unit))
    narrow, wide = interval(finer, kind), interval(measured, kind)
    assert narrow is not None
    assert wide is not None
    assume(not narrow.empty() and narrow.within(wide))
    verdict = satisfied(target, measured, kind)
    if verdict is not None:
        assert satisfied(target, finer, kind) is verdict


@given(st.data(), UNITS, KINDS)
def test_an_exact_result_always_has_a_verdict(
    data: st.DataObject, unit: str, kind: str | None
) -> None:
    target = data.draw(values(unit))
    measured = Value(eq=data.draw(NUMBERS), unit=unit)
    assume(possible(target, kind) and possible(measured, kind))
    assert satisfied(target, measured, kind) is not None


@given(st.data(), st.sampled_from(sorted(COMPLEMENT)), NUMBERS, UNITS, KINDS)
def test_a_target_and_its_complement_are_never_both_met(
    data: st.DataObject, name: str, number: str, unit: str, kind: str | None
) -> None:
    target = Value(**{name: number}, unit=unit)  # type: ignore[arg-type]
    complement = Value(**{COMPLEMENT[name]: number}, unit=unit)  # type: ignore[arg-type]
    measured = data.draw(values(unit))
    verdicts = (satisfied(target, measured, kind), satisfied(complement, measured, kind))
    assert verdicts != (True, True)
    assert verdicts != (False, False)


@given(st.data(), UNITS, KINDS)
def test_what_a_target_asks_for_meets_it(data: st.DataObject, unit: str, kind: str | None) -> None:
    target = data.draw(values(unit))
    assert satisfied(target, target, kind) is (True if possible(target, kind) else None)


# -- intervals -------------------------------------------------------------------------------------


@given(st.data(), UNITS, KINDS)
def test_what_two_intervals_share_lies_in_both(
    data: st.DataObject, unit: str, kind: str | None
) -> None:
    one, two = (interval(data.draw(values(unit)), kind) for _ in range(2))
    assert one is not None
    assert two is not None
    shared = one.meets(two)
    assert shared == two.meets(one)
    assert shared.within(one)
    assert shared.within(two)
    assert one.within(one)


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        (percent(eq="100"), True),
        (percent(gt="100"), False),
        (percent(eq="120"), False),
        (percent(approx="120"), False),
        (percent(between=("60", "50")), False),
        (percent(between=("50", "50")), True),
        (percent(lt="0"), False),
        (percent(text="đầy đủ"), True),
        (Value(eq="13", of="17"), True),
        (Value(eq="18", of="17"), False),
        (Value(eq="0", of="0"), False),
        (Value(eq="-1", unit="body"), False),
        (Value(eq="5361", unit="computer"), True),
    ],
)
def test_some_values_fit_no_number(*, value: Value, fits: bool) -> None:
    assert possible(value) is fits


def test_an_interval_without_ends_is_never_empty() -> None:
    assert not Interval(None, None).empty()
    assert not Interval(Decimal(1), None, low_open=True).empty()
    assert Interval(Decimal(1), Decimal(1), high_open=True).empty()


# -- units and words -------------------------------------------------------------------------------


def test_a_percentage_may_be_written_in_several_ways() -> None:
    assert percentage(Value(eq="1", unit="%"))
    assert percentage(Value(eq="1", unit="Phần trăm"))
    assert not percentage(Value(eq="1"))
    assert same_unit(Value(eq="1", unit="%"), percent(eq="2"))
    assert not same_unit(Value(eq="1", unit="body"), percent(eq="2"))


def test_a_value_without_a_unit_takes_that_of_its_indicator() -> None:
    assert with_unit(Value(eq="1"), "percent") == percent(eq="1")
    assert with_unit(Value(eq="1", unit="body"), "percent").unit == "body"
    assert with_unit(Value(eq="1"), None).unit is None
    assert with_unit(Value(text="tốt"), "percent").unit is None
    assert with_unit(Value(eq="13", of="17"), "percent").unit is None


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        (percent(gt="59.25"), "trên 59,25%", "over 59.25%"),
        (percent(between=("50", "60")), "từ 50 đến 60%", "from 50 to 60%"),
        (percent(approx="30"), "khoảng 30%", "about 30%"),
        (
            Value(ge="5361", unit="computer"),
            "từ 5.361 máy tính trở lên",
            "at least 5,361 computers",
        ),
        (Value(eq="7", unit="xã"), "7 xã", "7 xã"),
        (
            Value(eq="1300", of="1700", unit="body"),
            "1.300/1.700 cơ quan, đơn vị",
            "1,300/1,700 bodies",
        ),
        (Value(eq="7"), "7", "7"),
        (Value(text="chưa nhiều"), "“chưa nhiều”", "“chưa nhiều”"),
    ],
)
def test_a_value_is_put_in_words(value: Value, vi: str, en: str) -> None:
    assert (described(value).vi, described(value).en) == (vi, en)
