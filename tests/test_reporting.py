"""Who owes which report, by when, and what came in."""

from collections.abc import Iterable
from datetime import date

import pytest

from plancheck.plan import Plan
from plancheck.reporting import Missing, Owed, missing, owed
from support import built, steps

REGISTRY = """\
bodies:
  - {id: tt, vi: Sở Thông tin và Truyền thông, kind: so, jurisdiction: VN-51, level: province}
  - {id: yt, vi: Sở Y tế, kind: so, jurisdiction: VN-51, level: province}
  - {id: tc, vi: Sở Tài chính, kind: so, jurisdiction: VN-51, level: province}
  - {id: ct, vi: Sở Công Thương, kind: so, jurisdiction: VN-51, level: province}
groups:
  - {id: g-so, vi: các sở tỉnh, members: [tt, yt, tc], jurisdiction: VN-51, level: province}
  - {id: g-mo, vi: các sở tỉnh, members: [yt], unlisted: true, jurisdiction: VN-51, level: province}
"""


def plan_with(due: str, senders: str = "[g-so]", receipts: str = "") -> Plan:
    duties = f"""\
reports:
  - {{id: RP1, vi: Báo cáo kết quả, from: {senders}, to: tt, due: {{{due}}}}}
"""
    if receipts:
        duties += f"receipts:\n{receipts}"
    workspace, findings = built({"registry.yaml": REGISTRY, "duties.yaml": duties})
    assert not findings
    return workspace.plans[0]


def receipt(name: str, by: str, on: str, covers: str = "") -> str:
    more = f", covers: {covers}" if covers else ""
    return f"  - {{id: {name}, report: RP1, by: {by}, on: {on}{more}}}\n"


def told(found: Iterable[Owed], as_of: date) -> list[tuple[str, str | None, bool, bool]]:
    return [(each.sender, each.covers, each.received, each.missing(as_of)) for each in found]


def test_each_member_owes_its_report_and_nobody_to_himself() -> None:
    plan = plan_with("before: 2019-10-15", receipts=receipt("R1", "yt", "2019-10-14"))
    day = date(2019, 10, 15)
    assert told(owed(plan, day), day) == [("yt", None, True, False), ("tc", None, False, True)]
    assert [each.due for each in owed(plan, day)] == [date(2019, 10, 14)] * 2


def test_on_the_last_day_a_report_is_not_missing_yet() -> None:
    plan = plan_with("before: 2019-10-15")
    for day, lacking in ((date(2019, 10, 14), False), (date(2019, 10, 15), True)):
        assert {each.missing(day) for each in owed(plan, day)} == {lacking}


def test_a_report_that_comes_later_is_not_there_yet_and_late() -> None:
    plan = plan_with("by: 2019-10-14", "[yt]", receipt("R1", "yt", "2019-10-20"))
    (before,) = owed(plan, date(2019, 10, 19))
    (after,) = owed(plan, date(2019, 10, 20))
    assert (before.received, after.received, after.late()) == (False, True, 6)


def test_an_open_group_has_answered_once_anybody_did_that_may_belong_to_it() -> None:
    plan = plan_with("by: 2019-10-14", "[g-mo]", receipt("R1", "ct", "2019-10-10"))
    day = date(2019, 12, 31)
    assert told(owed(plan, day), day) == [("g-mo", None, True, False), ("yt", None, False, True)]
    assert [each.open for each in owed(plan, day)] == [True, False]


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ("year", [("2019", "2019-12-31")]),
        ("half-year", [("2019-H1", "2019-06-30"), ("2019-H2", "2019-12-31")]),
        ("quarter", [("2019-Q1", "2019-03-31"), ("2019-Q2", "2019-06-30"),
                     ("2019-Q3", "2019-09-30"), ("2019-Q4", "2019-12-31")]),
    ],
)  # fmt: skip
def test_a_recurring_report_is_owed_for_each_stretch(
    every: str, expected: list[tuple[str, str]]
) -> None:
    found = owed(plan_with(f"every: {every}", "[yt]"), date(2019, 12, 31))
    assert [(each.covers, str(each.due)) for each in found] == expected


def test_a_receipt_answers_for_its_stretch_only() -> None:
    plan = plan_with("every: month", "[yt]", receipt("R1", "yt", "2019-03-01", "2019-02"))
    day = date(2019, 4, 1)
    found = owed(plan, day)
    assert len(found) == 12
    assert [each.covers for each in found if each.received] == ["2019-02"]
    assert [each.covers for each in found if each.missing(day)] == ["2019-01", "2019-03"]


CHANGES = """\
  - {id: moi, vi: Sở Mới, kind: so, jurisdiction: VN-51, level: province, founded: 2019-07-01}
changes:
  - {id: hop-nhat, on: 2019-07-01, type: merger, from: [yt, tc], to: [moi]}
"""


def changed_plan(changes: str, due: str, senders: str, receipts: str = "") -> Plan:
    bodies, _, groups = REGISTRY.partition("groups:\n")
    duties = f"""\
reports:
  - {{id: RP1, vi: Báo cáo kết quả, from: {senders}, to: tt, due: {{{due}}}}}
"""
    if receipts:
        duties += f"receipts:\n{receipts}"
    registry = {"registry.yaml": f"{bodies}{changes}", "groups.yaml": f"groups:\n{groups}"}
    workspace, findings = built({**registry, "duties.yaml": duties})
    assert not findings
    return workspace.plans[0]


def test_after_a_merger_the_new_body_owes_once_what_two_owed_before() -> None:
    plan = changed_plan(CHANGES, "every: half-year", "[yt, tc, ct]")
    assert [(each.sender, each.covers) for each in owed(plan, date(2019, 12, 31))] == [
        ("yt", "2019-H1"),
        ("moi", "2019-H2"),
        ("tc", "2019-H1"),
        ("ct", "2019-H1"),
        ("ct", "2019-H2"),
    ]


def test_before_a_merger_nobody_speaks_of_it() -> None:
    plan = changed_plan(CHANGES, "every: half-year", "[yt, tc]")
    assert {each.sender for each in owed(plan, date(2019, 6, 30))} == {"yt", "tc"}


def test_the_successor_may_send_late_what_the_body_owed() -> None:
    came = receipt("R1", "moi", "2019-07-10", "2019-H1")
    plan = changed_plan(CHANGES, "every: half-year", "[yt]", came)
    first, second = owed(plan, date(2019, 12, 31))
    assert (first.sender, first.received, first.late()) == ("yt", True, 10)
    assert (second.sender, second.received) == ("moi", False)


@pytest.mark.parametrize("by", ["yt", "tc"])
def test_what_a_body_sent_before_the_merger_counts_for_the_new_one(by: str) -> None:
    plan = changed_plan(CHANGES, "by: 2019-08-31", "[yt, tc]", receipt("R1", by, "2019-06-20"))
    (only,) = owed(plan, date(2019, 12, 31))
    assert (only.sender, only.received, only.late()) == ("moi", True, 0)


def test_a_body_merged_into_the_receiver_no_longer_reports_to_it() -> None:
    changes = CHANGES.replace("from: [yt, tc], to: [moi]", "from: [yt, tt], to: [moi]")
    plan = changed_plan(changes, "by: 2019-08-31", "[yt, tc]")
    for day, expected in ((date(2019, 6, 30), ["yt", "tc"]), (date(2019, 12, 31), ["tc"])):
        assert [each.sender for each in owed(plan, day)] == expected


def test_a_body_that_takes_over_from_the_receiver_no_longer_reports_to_it() -> None:
    into = CHANGES.replace("from: [yt, tc], to: [moi]", "from: [tt], to: [yt]")
    plan = changed_plan(into, "by: 2019-08-31", "[yt, tc]")
    for day, expected in ((date(2019, 6, 30), ["yt", "tc"]), (date(2019, 12, 31), ["tc"])):
        assert [each.sender for each in owed(plan, day)] == expected


def test_a_body_without_a_successor_still_owes_and_a_circle_of_changes_ends() -> None:
    abolished = "changes:\n  - {id: bo, on: 2019-02-01, type: abolition, from: [yt]}\n"
    plan = changed_plan(abolished, "by: 2019-08-31", "[yt]")
    assert [each.sender for each in owed(plan, date(2019, 12, 31))] == ["yt"]
    circle = """\
changes:
  - {id: di, on: 2019-02-01, type: rename, from: [yt], to: [tc]}
  - {id: ve, on: 2019-03-01, type: rename, from: [tc], to: [yt]}
"""
    plan = changed_plan(circle, "by: 2019-08-31", "[yt]")
    assert [each.sender for each in owed(plan, date(2019, 12, 31))] == ["yt"]


def test_a_group_that_takes_over_is_taken_apart() -> None:
    changes = "changes:\n  - {id: tach, on: 2019-07-01, type: split, from: [ct], to: [g-so]}\n"
    plan = changed_plan(changes, "by: 2019-08-31", "[ct]")
    assert [each.sender for each in owed(plan, date(2019, 12, 31))] == ["yt", "tc"]


def test_of_several_heirs_each_answers_for_itself() -> None:
    changes = "changes:\n  - {id: tach, on: 2019-07-01, type: split, from: [ct], to: [yt, tc]}\n"
    day = date(2019, 12, 31)
    plan = changed_plan(changes, "by: 2019-08-31", "[ct]", receipt("R1", "yt", "2019-08-30"))
    assert [(each.sender, each.received) for each in owed(plan, day)] == [
        ("yt", True),
        ("tc", False),
    ]
    plan = changed_plan(changes, "by: 2019-08-31", "[ct]", receipt("R1", "ct", "2019-06-20"))
    assert [each.received for each in owed(plan, day)] == [True, True]
    plan = changed_plan(changes, "by: 2019-06-30", "[ct]", receipt("R1", "tc", "2019-07-20"))
    assert [(each.sender, each.late()) for each in owed(plan, day)] == [("ct", 20)]


def test_a_duty_without_a_day_is_never_missing() -> None:
    plan = plan_with("continuous: true", "[yt]")
    (found,) = owed(plan, date(2030, 1, 1))
    assert (found.due, found.missing(date(2030, 1, 1))) == (None, False)


def the(plan: Plan, day: date) -> Missing:
    (found,) = missing(plan, day)
    return found


def test_a_missing_report_names_all_who_owe_it() -> None:
    plan = plan_with("by: 2019-10-14", "[g-so, ct]", receipt("R1", "ct", "2019-10-10"))
    found = the(plan, date(2019, 10, 15))
    assert (found.covers, found.due) == (None, date(2019, 10, 14))
    assert found.debtors(plan).vi == "Sở Y tế (yt); Sở Tài chính (tc)"
    assert found.in_short(plan).vi == "các sở tỉnh"


def test_in_short_a_group_of_which_some_have_reported_is_taken_apart() -> None:
    plan = plan_with("by: 2019-10-14", "[g-so, ct]", receipt("R1", "yt", "2019-10-10"))
    assert the(plan, date(2019, 10, 15)).in_short(plan).vi == "Sở Tài chính; Sở Công Thương"


def test_who_is_not_listed_cannot_be_named() -> None:
    found = the(plan_with("by: 2019-10-14", "[g-mo]"), date(2019, 10, 15))
    plan = plan_with("by: 2019-10-14", "[g-mo]")
    assert found.debtors(plan).en == (
        "các sở tỉnh (g-mo); Sở Y tế (yt); the members of g-mo are not all listed, so that not all"
        " can be named"
    )
    assert found.in_short(plan).en == "các sở tỉnh"


def plan_with_many(count: int, receipts: str = "") -> Plan:
    rows = "".join(f"  - {{id: b{n}, vi: Sở {n}, kind: so}}\n" for n in range(count))
    senders = ", ".join(f"b{n}" for n in range(1, count))
    report = f"{{id: RP1, vi: Báo cáo, from: [{senders}], to: b0, due: {{by: 2019-10-14}}}}"
    duties = f"reports:\n  - {report}\n{receipts}"
    workspace, _ = built({"registry.yaml": f"bodies:\n{rows}", "duties.yaml": duties})
    return workspace.plans[0]


def test_a_long_list_of_debtors_is_cut() -> None:
    plan = plan_with_many(30)
    found = the(plan, date(2019, 12, 31))
    assert found.debtors(plan).vi.endswith("Sở 20 (b20); và 9 nơi khác")
    assert found.in_short(plan).en.endswith("Sở 5; and 24 more")


def test_many_senders_and_receipts_take_work_in_proportion() -> None:
    def work(count: int) -> int:
        rows = (receipt(f"R{n}", f"b{n}", "2019-10-01") for n in range(1, count))
        plan = plan_with_many(count, f"receipts:\n{''.join(rows)}")
        return steps(lambda: owed(plan, date(2019, 12, 31)))

    assert work(800) < 10 * work(100)
