"""Many forms: each fact once, none against another, nothing twice."""

import itertools
from datetime import date

import pytest

from form_support import (
    FILES,
    ON,
    TASKS,
    Hand,
    cut_off,
    done,
    filled,
    form,
    plan_of,
    put,
    read,
    result,
)
from plancheck.forms.reading import Reading
from plancheck.forms.taking import Outcome, Taken, take
from plancheck.model import Measurement, Progress, Receipt
from plancheck.plan import Plan


def reading(
    *hands: Hand, body: str = "tv.yt", plan: Plan | None = None, file: str = "a.xlsx"
) -> Reading:
    return read(filled(*hands, of=form(plan, body)), plan, file=file)


def ids(taken: Taken) -> list[str]:
    return [
        each.entry.task if isinstance(each.entry, Progress) else each.entry.id
        for each in taken.additions
    ]


def lost(outcome: Outcome) -> list[str]:
    return [f"{each.sheet}!{each.cell}: {each.reason.en}" for each in outcome.lost]


def told(outcome: Outcome) -> list[str]:
    return [each.reason.en for each in outcome.troubles if not each.lost]


def test_what_a_form_states_goes_to_the_files_of_its_period_with_one_receipt() -> None:
    taken = take([reading(cut_off(), done(), result("81"), result("1.000", "T2"))], ON)
    assert [(each.file, each.section) for each in taken.additions] == [
        ("measurements/2019.yaml", "measurements"),
        ("measurements/2019.yaml", "measurements"),
        ("progress/2019.yaml", "progress"),
        ("receipts/2019.yaml", "receipts"),
    ]
    assert ids(taken) == ["m-2019-T1-tv.yt", "m-2019-T2-tv.yt", "A2", "r-2019-RP1-tv.yt"]
    receipt = taken.additions[-1].entry
    assert isinstance(receipt, Receipt)
    assert (receipt.report, receipt.by, receipt.on, receipt.covers) == ("RP1", "tv.yt", ON, None)
    assert receipt.form is not None
    assert receipt.form.startswith("1:")
    (outcome,) = taken.outcomes
    assert (outcome.new, outcome.known, outcome.received, outcome.lost) == (3, 0, True, ())


def test_a_recurring_report_is_received_for_its_stretch() -> None:
    tasks = TASKS.replace("due: {before: 2019-10-15}", "due: {every: quarter}")
    plan = plan_of(FILES | {"tasks.yaml": tasks})
    raw = filled(cut_off(), done(), of=form(plan, period="2019-Q3"))
    taken = take([read(raw, plan)], ON)
    assert [each.file for each in taken.additions] == [
        "progress/2019-Q3.yaml",
        "receipts/2019-Q3.yaml",
    ]
    receipt = taken.additions[-1].entry
    assert isinstance(receipt, Receipt)
    assert (receipt.id, receipt.covers) == ("r-2019-Q3-RP1-tv.yt", "2019-Q3")


def test_a_plan_in_a_folder_keeps_its_files_there() -> None:
    plan = plan_of()
    identity = plan.identity
    plan.put(identity, plan.at(identity)._replace(file="tinh/cntt/plan.yaml"))
    taken = take([reading(cut_off(), done(), plan=plan)], ON)
    assert {each.file for each in taken.additions} == {
        "tinh/cntt/progress/2019.yaml", "tinh/cntt/receipts/2019.yaml",
    }  # fmt: skip


def test_an_unfilled_form_adds_nothing_and_is_no_report() -> None:
    taken = take([reading(cut_off())], ON)
    assert taken.additions == ()
    assert told(taken.outcomes[0]) == ["nothing was filled in; nothing was recorded"]


def test_a_form_of_which_nothing_can_be_read_is_no_report() -> None:
    taken = take([reading(cut_off(), done(status="xong"))], ON)
    assert taken.additions == ()
    assert (len(lost(taken.outcomes[0])), taken.outcomes[0].received) == (1, False)
    assert told(taken.outcomes[0]) == []


def test_who_receives_the_reports_does_not_report_to_himself() -> None:
    taken = take([reading(cut_off(), result("81"), body="tv.tt")], ON)
    assert ids(taken) == ["m-2019-T1-tv.tt"]


def test_a_body_without_a_duty_to_report_may_report_all_the_same() -> None:
    plan = plan_of(FILES | {"tasks.yaml": TASKS.partition("reports:")[0]})
    assert ids(take([reading(cut_off(), done(), plan=plan)], ON)) == ["A2"]


# -- the same again --------------------------------------------------------------------------------

KNOWN = """\
progress:
  - {task: A2, on: 2019-09-30, official: done, by: tv.yt}
measurements:
  - id: m-2019-T1-tv.yt
    indicator: rate
    value: {eq: 81, unit: percent}
    as_of: 2019-09-30
    scope: {unit: body, levels: [province]}
    reported_by: tv.yt
receipts:
  - {id: r1, report: RP1, by: tv.yt, on: 2019-10-01}
"""


def test_what_the_plan_holds_already_adds_nothing() -> None:
    plan = plan_of(known=KNOWN)
    taken = take([reading(cut_off(), done(), result("81"), plan=plan)], ON)
    assert taken.additions == ()
    (outcome,) = taken.outcomes
    assert (outcome.new, outcome.known, outcome.received, outcome.lost) == (0, 2, False, ())
    assert told(outcome) == [
        "this report came in on 2019-10-01 already (r1); only what was missing is added"
    ]


def test_a_corrected_form_adds_what_was_missing() -> None:
    plan = plan_of(known=KNOWN)
    taken = take([reading(cut_off(), done(), done("A1"), result("81"), plan=plan)], ON)
    assert ids(taken) == ["A1"]


def test_what_contradicts_the_plan_is_told_of_and_not_taken() -> None:
    plan = plan_of(known=KNOWN)
    hands = [cut_off(), done(status="Đang thực hiện"), result("82"), done("A1")]
    taken = take([reading(*hands, plan=plan)], ON)
    assert ids(taken) == ["A1"]
    texts = lost(taken.outcomes[0])
    assert "another entry of this body for A2 on 2019-09-30" in texts[0]
    assert all("another figure of this body for the same day (m-2019-T1-tv.yt)" in text
               for text in texts[1:])  # fmt: skip


def test_another_day_is_another_fact() -> None:
    plan = plan_of(known=KNOWN)
    hands = [cut_off("01/10/2019"), done(status="Đang thực hiện"), result("82")]
    assert ids(take([reading(*hands, plan=plan)], ON)) == ["m-2019-T1-tv.yt-2", "A2"]


def test_what_another_body_says_of_a_task_is_no_contradiction() -> None:
    plan = plan_of(known=KNOWN)
    hands = [cut_off(), done(status="Đang thực hiện"), result("82")]
    taken = take([reading(*hands, body="tv.tc", plan=plan)], ON)
    assert ids(taken) == ["m-2019-T1-tv.tc", "A2", "r-2019-RP1-tv.tc"]


# -- several forms ---------------------------------------------------------------------------------


def test_the_same_form_twice_is_taken_once() -> None:
    one = reading(cut_off(), done(), result("81"))
    taken = take([one, one._replace(file="b.xlsx")], ON)
    assert ids(taken) == ["m-2019-T1-tv.yt", "A2", "r-2019-RP1-tv.yt"]
    first, second = taken.outcomes
    assert (first.new, second.new, second.known, second.received) == (2, 0, 2, False)
    assert told(second) == ["same body and report as a.xlsx"]


def test_two_forms_of_one_body_add_up_where_they_agree() -> None:
    one = reading(cut_off(), done(), done("A1"))
    two = reading(cut_off(), done(), done("A3"), file="b.xlsx")
    assert ids(take([one, two], ON)) == ["A2", "A1", "A3", "r-2019-RP1-tv.yt"]


def test_where_two_forms_of_one_body_differ_neither_is_taken() -> None:
    one = reading(cut_off(), done(), done("A1"), result("81"))
    two = reading(cut_off(), done(status="Đã hủy"), done("A3"), result("82"), file="b.xlsx")
    taken = take([one, two], ON)
    assert ids(taken) == ["A1", "A3", "r-2019-RP1-tv.yt"]
    for outcome, other in zip(taken.outcomes, ("b.xlsx", "a.xlsx"), strict=True):
        texts = lost(outcome)
        assert f"says otherwise ({other}, Nhiệm vụ!F7)" in texts[0]
        assert f"says otherwise ({other}, Chỉ tiêu!G7)" in texts[1]


def test_the_order_in_which_forms_are_given_makes_no_difference() -> None:
    forms = [
        reading(cut_off(), done(), result("81")),
        reading(cut_off(), done("A1"), file="b.xlsx"),
        reading(cut_off(), done(status="Đã hủy"), file="c.xlsx"),
        reading(cut_off(), done(), result("82"), body="tv.tc", file="d.xlsx"),
    ]
    first = take(forms, ON)
    assert all(take(order, ON) == first for order in itertools.permutations(forms))


def test_a_figure_and_a_status_of_other_periods_stand_beside_each_other() -> None:
    plan = plan_of()
    halves = [
        read(
            filled(cut_off("01/09/2019"), result("81"), of=form(plan, period=period)),
            plan,
            file=period,
        )
        for period in ("2019", "2019-H2")
    ]
    assert ids(take(halves, ON))[:2] == ["m-2019-T1-tv.yt", "m-2019-H2-T1-tv.yt"]


# -- ids -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "taken_by",
    ["measurements:\n  - {id: m-2019-T1-tv.yt, indicator: growth, value: {eq: 1}}\n",
     "items:\n  - {id: m-2019-T1-tv.yt, vi: Khác, kind: claim}\n",
     "references:\n  - {id: m-2019-T1-tv.yt, kind: trang, where: x}\n"],
)  # fmt: skip
def test_an_id_that_is_taken_is_not_used_again(taken_by: str) -> None:
    plan = plan_of(other=taken_by)
    taken = take([reading(cut_off(), result("81"), plan=plan)], ON)
    assert ids(taken)[0] == "m-2019-T1-tv.yt-2"


def test_long_ids_stay_within_what_an_id_may_be_and_apart() -> None:
    long = "t" * 78
    texts = {
        name: text.replace("id: T1\n", f"id: {long}a\n").replace("id: T2,", f"id: {long}b,")
        for name, text in FILES.items()
    }
    plan = plan_of(texts)
    hands = [cut_off(), put("Chỉ tiêu!G7", "81"), put("Chỉ tiêu!J7", "whole"),
             put("Chỉ tiêu!G8", "1.000"), put("Chỉ tiêu!J8", "whole")]  # fmt: skip
    names = ids(take([reading(*hands, plan=plan)], ON))[:2]
    assert len(set(names)) == 2
    assert all(len(name) <= 80 for name in names)


def test_every_entry_fits_the_model_of_its_section() -> None:
    hands = [cut_off(), done(), result("khoảng 81"), put("T1.note", "ghi chú")]
    for each in take([reading(*hands)], date(2019, 12, 31)).additions:
        assert isinstance(each.entry, (Measurement, Progress, Receipt))
