"""Deadlines in words."""

import doctest
from datetime import date

import pytest

from plancheck import deadline
from plancheck.deadline import stretch, worded
from plancheck.model import Due


def test_the_examples_in_docstrings_hold() -> None:
    assert doctest.testmod(deadline).failed == 0


@pytest.mark.parametrize(
    ("due", "vi", "en"),
    [
        (Due(by=date(2019, 6, 30)), "chậm nhất ngày 30/06/2019", "by 2019-06-30"),
        (Due(year="2019"), "năm 2019", "2019"),
        (Due(every="half-year"), "6 tháng một lần", "every half-year"),
        (Due(continuous="true"), "thường xuyên", "continuously"),
        (Due(condition="khi có {văn bản}"), "“khi có {văn bản}”", "“khi có {văn bản}”"),
    ],
)
def test_each_form_is_told(due: Due, vi: str, en: str) -> None:
    assert (worded(due).vi, worded(due).en) == (vi, en)


@pytest.mark.parametrize(
    ("written", "vi"),
    [("2019-H2", "6 tháng cuối năm 2019"), ("2019-Q4", "quý 4 năm 2019"),
     ("2019-12", "tháng 12 năm 2019"), ("2019-03", "tháng 3 năm 2019")],
)  # fmt: skip
def test_each_stretch_is_told(written: str, vi: str) -> None:
    assert stretch(written).vi == vi
