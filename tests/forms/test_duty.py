"""Whose form it is, for when, and in answer to what."""

from datetime import date

import pytest

from form_support import FILES, TASKS, form, plan_of
from plancheck.errors import InputError
from plancheck.forms.duty import body_of, days_of, report_of, stretch_of, within


def complaint(work: object) -> str:
    with pytest.raises(InputError) as caught:
        work()  # type: ignore[operator]
    assert caught.value.text.vi
    return caught.value.text.en


def test_a_body_is_found_by_its_id_or_by_an_end_of_it_that_only_one_has() -> None:
    registry = plan_of().registry
    assert body_of(registry, "tv.yt") is body_of(registry, "yt")
    assert "tv.tc, vl.tc" in complaint(lambda: body_of(registry, "tc"))
    assert "“yt”" in complaint(lambda: body_of(registry, "ytt"))
    assert "No body" in complaint(lambda: body_of(registry, ""))
    assert "tv.yt, tv.tc" in complaint(lambda: body_of(registry, "g-so"))


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [("2019", "2019-01-01", "2019-12-31"), ("2019-H2", "2019-07-01", "2019-12-31"),
     ("2019-Q1", "2019-01-01", "2019-03-31"), ("2020-02", "2020-02-01", "2020-02-29")],
)  # fmt: skip
def test_a_stretch_of_time_has_a_first_and_a_last_day(written: str, first: str, last: str) -> None:
    assert days_of(written) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "written", ["", "19", "0019", "3019", "2019-13", "2019-Q5", "2019-1", "٢٠١٩"]
)
def test_anything_else_is_no_stretch_of_time(written: str) -> None:
    assert "2019-Q3" in complaint(lambda: days_of(written))


def test_a_stretch_outside_the_plan_is_refused() -> None:
    plan = plan_of()
    assert "lies outside" in complaint(lambda: within(plan, "2020"))
    assert within(plan, "2019-Q4")[1] == date(2019, 12, 31)


TWO = TASKS + "  - {id: RP2, vi: Báo cáo quý, from: [tv.yt], to: tv.tt, due: {every: quarter}}\n"


def test_the_only_report_of_a_body_is_meant_and_several_are_asked_about() -> None:
    plan = plan_of(FILES | {"tasks.yaml": TWO})
    yt, tc, kk = (body_of(plan.registry, name) for name in ("tv.yt", "tv.tc", "tv.kk"))
    only = report_of(plan, tc, None)
    assert only is not None
    assert only.id == "RP1"
    assert "RP1, RP2" in complaint(lambda: report_of(plan, yt, None))
    assert "neither owes nor receives" in complaint(lambda: report_of(plan, tc, "RP2"))
    assert "RP1, RP2" in complaint(lambda: report_of(plan, tc, "RP3"))
    assert report_of(plan, kk, None) is None


def test_a_recurring_report_is_for_one_of_its_stretches() -> None:
    plan = plan_of(FILES | {"tasks.yaml": TWO})
    once, quarterly = plan.reports
    assert stretch_of(plan, once, "2019") == (None, date(2019, 10, 14))
    assert stretch_of(plan, quarterly, "2019-Q2") == ("2019-Q2", date(2019, 6, 30))
    assert stretch_of(plan, None, "2019") == (None, None)
    assert "2019-Q1, 2019-Q2, 2019-Q3, 2019-Q4" in complaint(
        lambda: stretch_of(plan, quarterly, "2019")
    )


def test_a_body_reached_by_a_group_that_is_not_listed_owes_the_report() -> None:
    registry = FILES["registry.yaml"].replace(
        "members: [tv.yt, tv.tc]}", "unlisted: true, jurisdiction: VN-51, level: province}"
    )
    plan = plan_of(FILES | {"registry.yaml": registry})
    asked = form(plan, "tv.kk")
    assert (asked.report and asked.report.id, asked.due) == ("RP1", date(2019, 10, 14))
