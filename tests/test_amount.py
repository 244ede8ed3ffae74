"""One value as people write it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.amount import has_fraction, plain, read
from plancheck.model import COMPARATORS, Value
from plancheck.quantity import described

NUMBERS = st.decimals(0, 10**12, places=3).map(lambda number: plain(number) or "0")
COMPARED = st.sampled_from([name for name in COMPARATORS if name not in ("text", "between")])
UNITS = st.sampled_from(["percent", "procedure", "body", "dossier or procedure", None])


@given(COMPARED, NUMBERS, UNITS)
def test_a_value_read_back_is_the_value_that_was_written(
    name: str, number: str, unit: str | None
) -> None:
    value = Value(eq="0", unit=unit)
    value = Value(**{name: number}, unit=unit)  # type: ignore[arg-type]
    assert read(described(value).vi, unit) == value


@given(NUMBERS, NUMBERS, UNITS)
def test_a_range_read_back_is_the_range_that_was_written(
    one: str, two: str, unit: str | None
) -> None:
    low, high = sorted((one, two), key=Decimal)
    value = Value(between=(low, high), unit=unit)
    assert read(described(value).vi, unit) == value


@given(st.text(), UNITS)
def test_any_text_is_read_or_refused(text: str, unit: str | None) -> None:
    value = read(text, unit)
    assert value is None or (value.comparator() and value.unit == unit)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("80", {"eq": "80"}),
        ("80%", {"eq": "80"}),
        ("80 phần trăm", {"eq": "80"}),
        ("80,5", {"eq": "80.5"}),
        ("59.25 %", {"eq": "59.25"}),
        ("1.819", {"eq": "1819"}),
        ("1.819.000,5", {"eq": "1819000.5"}),
        ("đạt 100%", {"eq": "100"}),
        ("Trên  80%.", {"gt": "80"}),
        ("> 80", {"gt": "80"}),
        ("ít nhất 80%", {"ge": "80"}),
        ("từ 80% trở lên", {"ge": "80"}),
        ("≥80", {"ge": "80"}),
        ("dưới 5%", {"lt": "5"}),
        ("không quá 5%", {"le": "5"}),
        ("5% trở xuống", {"le": "5"}),
        ("khoảng 80", {"approx": "80"}),
        ("ước đạt 30%", {"approx": "30"}),
        ("gần 80%", {"approx": "80"}),
        ("từ 50% đến 60%", {"between": ("50", "60")}),
        ("50-60%", {"between": ("50", "60")}),
        ("kh\u006f\u0061\u0309ng 80".replace("oa\u0309", "oa\u0309"), {"approx": "80"}),
    ],
)
def test_vietnamese_writing_is_understood(written: str, expected: dict[str, str]) -> None:
    found = read(written, "percent")
    assert found == Value(**expected, unit="percent")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "written",
    ["", "tốt", "13/17", "-5", "80 người", "80% và 90%", "ước đạt trên 80%", "1,2,3",
     "từ 60 đến 50", "80..5", "0x10", "1e3", "8 0", "80%%", "trên",
     "٨٠", "9" * 30, "1" + "0" * 300],
)  # fmt: skip
def test_what_is_not_one_value_is_not_read(written: str) -> None:
    assert read(written, "percent") is None


def test_a_unit_must_be_the_one_asked_for() -> None:
    assert read("1.819 thủ tục", "procedure") == Value(eq="1819", unit="procedure")
    assert read("12 đơn vị", "body") == Value(eq="12", unit="body")
    assert read("12%", "body") is None
    assert read("12 thủ tục", "body") is None
    assert read("12 thủ tục") is None


def test_a_decimal_part_is_noticed_even_if_it_is_zero() -> None:
    assert [has_fraction(each) for each in ("1.819", "1,000", "80,5", "1.5", "0.819", "12")] == [
        False, True, True, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "expected"),
    [("80.50", "80.5"), ("1E+3", "1000"), ("-0.0", "0"), ("-5.10", "-5.1"), ("007", "7"),
     ("1E+30", None), ("1E-30", None), ("0.1234567891", None), ("NaN", None),
     ("123456789012345678", "123456789012345678"), ("1234567890123456789", None)],
)  # fmt: skip
def test_a_number_is_written_as_plan_files_have_it(number: str, expected: str | None) -> None:
    assert plain(Decimal(number)) == expected
