"""The rules about change: what each finds, where it points, in which words, and what settles it."""

from datetime import date

import pytest

from changed_plan import ADOPTED, BASE, PLAN, difference, edited, found, told
from plancheck import engine, waivers
from plancheck.checks import all_checks
from plancheck.findings import Finding

TASK = "  - {id: NV2, kind: content, vi: Đào tạo cán bộ}\n"
TARGET = "      - {id: CT2, indicator: so-ngay, value: {le: 10}, scope: {levels: [province]}}\n"
DROPPED_TASK = ((TASK, ""), ("scope: [NV2]", "scope: [NV1]"), ("subject: NV2", "subject: NV1"))
DUE = ("    due: {by: 2019-06-30}\n", "")


def only(*edits: tuple[str, str]) -> Finding:
    (finding,) = found(edited(*edits))
    return finding


def test_nothing_is_found_where_nothing_changed() -> None:
    assert found(BASE) == []


@pytest.mark.parametrize(
    ("old", "new", "rule", "subject"),
    [
        ("{gt: 90,", "{gt: 80,", "target-weakened", "CT1"),
        ("value: {le: 10}, ", "", "target-weakened", "CT2"),
        ("value: {le: 10}", "value: {text: ít hơn}", "target-reshaped", "CT2"),
        ("levels: [province]", "levels: [district]", "target-reshaped", "CT2"),
        (", scope: {levels: [province]}", "", "target-reshaped", "CT2"),
        (TARGET, "", "target-removed", "CT2"),
        ("  - {id: MT2, kind: specific, vi: An toàn}\n", "", "objective-removed", "MT2"),
        ("by: 2019-06-30", "by: 2019-07-15", "deadline-moved-later", "NV1"),
        ("by: 2019-06-30", "condition: khi có vốn", "deadline-moved-later", "NV1"),
        ("by: 2019-06-30", "continuous: true", "deadline-moved-later", "NV1"),
        (*DUE, "deadline-moved-later", "NV1"),
        (", by: 2019-09-30}", ", by: 2019-12-31}", "deadline-moved-later", "CT1"),
        (", by: 2019-09-30}", "}", "deadline-moved-later", "CT1"),
        ("by: 2019-10-01", "by: 2019-10-02", "deadline-moved-later", "PC2"),
        ("every: quarter", "every: half-year", "deadline-moved-later", "BC1"),
        ("every: quarter", "condition: khi có yêu cầu", "deadline-moved-later", "BC1"),
        (", due: {every: quarter}", "", "deadline-moved-later", "BC1"),
        ("to: 2019-12-31}\n", "to: 2020-06-30}\n", "deadline-moved-later", "vi-du/cntt"),
        ("role: lead", "role: advise", "lead-removed", "NV1"),
        ("bodies: [a.mot]", "bodies: [a.ba]", "lead-removed", "NV1"),
        ("{eq: 40,", "{eq: 60,", "result-revised", "KQ1"),
        ("{eq: 40,", "{ge: 40,", "result-revised", "KQ1"),
        (", as_of: 2019-03-31", ", as_of: 2019-04-30", "result-revised", "KQ1"),
        (", as_of: 2019-03-31", "", "result-revised", "KQ1"),
        (", as_of: 2019", ", scope: {levels: [district]}, as_of: 2019", "result-revised", "KQ1"),
        (", official: in-progress", ", official: done", "result-revised", "NV1"),
        ("  - {task: NV1, on: 2019-03-01, official: in-progress}\n", "", "result-revised", "NV1"),
        ("expires: 2019-08-20", "expires: 2019-09-05", "waiver-extended", "W1"),
    ],
)  # fmt: skip
def test_each_rule_finds_its_change(old: str, new: str, rule: str, subject: str) -> None:
    assert told(edited((old, new))) == [(rule, subject)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{gt: 90,", "{gt: 95,"),
        ("{gt: 90,", "{gt: '90.0',"),
        ("{le: 10}", "{le: 9}"),
        ("by: 2019-06-30", "by: 2019-05-31"),
        ("by: 2019-06-30", "before: 2019-07-01"),
        ("by: 2019-06-30", "quarter: 2019-Q2"),
        ("every: quarter", "every: month"),
        ("to: 2019-12-31}\n", "to: 2019-11-30}\n"),
        ("bodies: [a.mot]", "bodies: [a.mot, a.hai]"),
        ("with: [a.hai]", "with: [a.ba]"),
        ("{eq: 40,", "{eq: '40.0',"),
        ("{eq: 40, unit: percent}", "{unit: percent, eq: 40}"),
        (", as_of: 2019-03-31}", ", as_of: 2019-03-31, evidence: [biên bản]}"),
        ("Đào tạo cán bộ", "Đào tạo công chức"),
        ("expires: 2019-08-20", "expires: 2019-04-30"),
        ("official: in-progress}", "official: in-progress, note: xem báo cáo}"),
    ],
)
def test_what_is_no_weaker_is_no_finding(old: str, new: str) -> None:
    assert told(edited((old, new))) == []


def test_what_is_added_is_no_finding() -> None:
    more = """\
articles: [{id: D1, number: '1', vi: Điều một}]
items: [{id: H1, kind: claim, vi: Đã có mạng}]
"""
    log = "  - {task: NV1, on: 2019-05-01, official: done}\nwaivers:\n"
    assert told(edited(("waivers:\n", log), more=more)) == []


# -- tasks ----------------------------------------------------------------------------------------


def test_a_dropped_task_is_told_at_its_list_with_what_waives_it() -> None:
    (finding,) = found(edited(*DROPPED_TASK))
    assert (finding.rule.slug, finding.subject) == ("task-removed", "vi-du/cntt#NV2")
    assert (finding.place.file, finding.place.path, finding.place.key) == (
        "a.yaml",
        ("tasks",),
        True,
    )
    assert finding.title == "Đào tạo cán bộ"
    assert finding.message.vi == (
        "Nhiệm vụ NV2 bị bỏ (“Đào tạo cán bộ”); chưa ghi nhận văn bản nào cho phép."
        f" Miễn trừ thì ghi “subject: vi-du/cntt”, “finding: {finding.fingerprint}”."
    )
    assert finding.message.en == (
        "Task NV2 is dropped (“Đào tạo cán bộ”); no act on record orders it. A waiver takes"
        f" “subject: vi-du/cntt” and “finding: {finding.fingerprint}”."
    )


def test_where_the_file_is_gone_the_plan_itself_is_the_place() -> None:
    base = BASE | {"b.yaml": "tasks:\n  - {id: NV3, kind: content, vi: Rà soát}\n"}
    (finding,) = found(BASE, base)
    assert (finding.place.file, finding.place.path) == ("plan.yaml", ("plan",))


def test_a_dropped_target_is_told_at_the_targets_of_its_objective() -> None:
    assert only((TARGET, "")).place.path == ("objectives", 0, "targets")


def test_what_is_renamed_or_joined_to_another_is_not_dropped() -> None:
    renamed = edited(
        ("{id: NV2, kind", "{id: NV9, was: [NV2], kind"), ("scope: [NV2]", "scope: [NV9]"),
        ("subject: NV2", "subject: NV9"),
    )  # fmt: skip
    assert told(renamed) == []
    joined = edited((TASK, ""), ("- id: NV1\n", "- id: NV1\n    was: [NV2]\n"), *DROPPED_TASK[1:])
    assert told(joined) == []


def test_the_log_of_a_dropped_task_is_no_finding_of_its_own() -> None:
    base = edited(("waivers:\n", "  - {task: NV2, on: 2019-03-01, official: done}\nwaivers:\n"))
    assert told(edited(*DROPPED_TASK), base) == [("task-removed", "NV2")]


def test_a_dropped_target_is_named_by_its_objective_and_its_value() -> None:
    assert only((TARGET, "")).message.en.startswith("Target CT2 is dropped (at most 10 ")


def test_the_deadline_of_a_duty_is_told_by_its_words() -> None:
    message = only(("by: 2019-10-01", "by: 2019-10-02")).message
    assert message.vi.startswith("Thời hạn của phân công PC2 (“Sở Hai làm”) lùi 1 ngày: ")
    assert "deadline of assignment PC2 (“Sở Hai làm”) moves later by 1 day: by" in message.en


def test_two_entries_of_the_log_are_two_findings() -> None:
    gone = found(edited((PLAN[PLAN.index("progress:") : PLAN.index("waivers:")], "")))
    assert [each.rule.slug for each in gone] == ["result-revised"] * 2
    assert len({each.fingerprint for each in gone}) == 2


# -- deadlines ------------------------------------------------------------------------------------


def test_a_deadline_that_goes_from_the_task_to_the_duty_is_not_lost() -> None:
    duty = ("with: [a.hai]}", "with: [a.hai], due: {by: 2019-06-30}}")
    assert told(edited(DUE, duty)) == []
    later = ("with: [a.hai]}", "with: [a.hai], due: {by: 2019-07-01}}")
    assert told(edited(DUE, later)) == [("deadline-moved-later", "NV1")]


def test_how_much_later_is_said() -> None:
    finding = only(("by: 2019-06-30", "by: 2019-07-15"))
    assert finding.message.vi == (
        "Thời hạn của nhiệm vụ NV1 (“Nối mạng cho các cơ quan”) lùi 15 ngày: chậm nhất ngày"
        " 30/06/2019 → chậm nhất ngày 15/07/2019; chưa ghi nhận văn bản nào cho phép."
    )
    assert "moves later by 15 days: by 2019-06-30 → by 2019-07-15" in finding.message.en
    assert finding.place.path == ("tasks", 0, "due")


def test_a_period_that_ends_a_day_later_is_told_and_one_that_ends_earlier_is_not() -> None:
    for end, rules in (("2020-01-01", ["deadline-moved-later"]), ("2019-12-30", [])):
        head = edited(("to: 2019-12-31", f"to: {end}"))
        assert [rule for rule, _ in told(head)] == rules


# -- leads ----------------------------------------------------------------------------------------

MERGER = """\
changes:
  - {{id: c1, on: 2019-03-01, type: {}, from: [{}], to: [{}], grade: evidenced,
     evidence: [{{place: Công báo}}]}}
"""


@pytest.mark.parametrize(
    ("changes", "settled"),
    [
        (MERGER.format("merger", "a.mot, a.hai", "a.ba"), True),
        (MERGER.format("split", "a.mot", "a.ba, a.hai"), True),
        (MERGER.format("merger", "a.nhom", "a.ba"), True),
        (MERGER.format("merger", "a.hai", "a.ba"), False),
        (MERGER.format("merger", "a.mot", "a.hai"), False),
        (MERGER.format("merger", "a.mot", "a.hai") + MERGER.format("rename", "a.hai", "a.ba")
         .replace("changes:\n", "").replace("c1", "c2"), True),
        (MERGER.format("merger", "a.mot", "a.hai") + MERGER.format("split", "a.hai", "a.mot")
         .replace("changes:\n", "").replace("c1", "c2"), False),
    ],
)  # fmt: skip
def test_a_lead_that_a_reorganisation_replaced_by_its_heir_is_settled(
    changes: str, settled: bool
) -> None:
    head = edited(("bodies: [a.mot]", "bodies: [a.ba]"))
    head["registry.yaml"] += changes
    assert told(head) == ([] if settled else [("lead-removed", "NV1")])


def test_a_lead_under_another_id_is_the_same_lead() -> None:
    renamed = edited(
        ("{id: a.mot,", "{id: a.mot-moi, was: [a.mot],"),
        ("members: [a.mot,", "members: [a.mot-moi,"),
        ("bodies: [a.mot]", "bodies: [a.mot-moi]"), ("from: [a.mot]", "from: [a.mot-moi]"),
    )  # fmt: skip
    assert told(renamed) == []


def test_of_two_leads_the_one_that_left_is_named() -> None:
    base = edited(("bodies: [a.mot]", "bodies: [a.mot, a.ba]"))
    (finding,) = found(BASE, base)
    assert "không còn do Sở Ba (a.ba) chủ trì (nay: Sở Một (a.mot))" in finding.message.vi
    assert "no longer led by Sở Ba (a.ba) (now: Sở Một (a.mot))" in finding.message.en


def test_of_two_leads_one_that_only_has_another_id_is_not_named() -> None:
    base = edited(("bodies: [a.mot]", "bodies: [a.mot, a.ba]"))
    renamed = edited(
        ("{id: a.mot,", "{id: a.mot-moi, was: [a.mot],"),
        ("members: [a.mot,", "members: [a.mot-moi,"),
        ("bodies: [a.mot]", "bodies: [a.mot-moi]"), ("from: [a.mot]", "from: [a.mot-moi]"),
    )  # fmt: skip
    (finding,) = found(renamed, base)
    assert "no longer led by Sở Ba (a.ba) (now" in finding.message.en
    both = edited(("bodies: [a.mot-moi]", "bodies: [a.mot-moi, a.ba]"), files=renamed)
    (finding,) = found(BASE, both)
    assert "no longer led by Sở Ba (a.ba) (now" in finding.message.en


def test_a_lead_of_the_task_that_stays_one_of_the_plan_only_is_lost() -> None:
    every = "assignments: [{id: PC0, vi: Chung, bodies: [a.mot], role: lead, scope: [plan]}]\n"
    base = BASE | {"b.yaml": every}
    advises = ("role: lead, scope: [NV1]", "role: advise, scope: [NV1]")
    (finding,) = found(edited(advises, files=base), base)
    assert (finding.rule.slug, finding.subject) == ("lead-removed", "vi-du/cntt#NV1")
    assert "Sở Một (a.mot) chủ trì (nay: chỉ còn chủ trì chung cả kế hoạch)" in finding.message.vi
    assert "(now: only as a lead of the whole plan, with every other task)" in finding.message.en
    twice = base | {"c.yaml": every.replace("PC0", "PC9").replace("[plan]", "[s1]")}
    assert told(edited(advises, files=twice), twice) == []
    assert told(edited(("scope: [plan]", "scope: [NV1]"), files=base), base) == [
        ("lead-removed", "NV2")
    ]


def test_a_duty_that_was_no_lead_may_go_though_its_body_leads_the_whole_plan() -> None:
    every = "assignments: [{id: PC0, vi: Chung, bodies: [a.hai], role: lead, scope: [plan]}]\n"
    base = BASE | {"b.yaml": every}
    advises = ("role: implement, scope: [NV2]", "role: advise, scope: [NV2]")
    assert "lead-removed" not in {rule for rule, _ in told(edited(advises, files=base), base)}


def test_a_lead_named_in_text_that_cannot_be_read_is_not_lost() -> None:
    torn = edited((PLAN[PLAN.index("assignments:") : PLAN.index("reports:")], ""))
    torn["b.yaml"] = "assignments:\n  - {id: PC1, vi: [\n"
    assert "lead-removed" not in {rule for rule, _ in told(torn, sound=False)}


def test_what_stood_in_a_file_that_cannot_be_read_is_not_dropped() -> None:
    base = BASE | {"b.yaml": "tasks:\n  - {id: NV3, kind: content, vi: Rà soát}\n"}
    assert told(BASE | {"b.yaml": "\x00"}, base, sound=False) == []


# -- results, sources, law ------------------------------------------------------------------------


def test_a_target_under_another_objective_is_counted_in_another_way() -> None:
    moved = edited(
        (TARGET, ""), ("vi: An toàn}", f"vi: An toàn, targets: [{TARGET.strip(' -').strip()}]}}")
    )
    assert told(moved) == [("target-reshaped", "CT2")]


EVENT = "issued: 2018-01-01, events: [{{on: 2019-05-01, type: repealed{}}}]}}"
PROOF = ", evidence: [{place: Công báo}]"


@pytest.mark.parametrize(
    ("event", "bad"),
    [
        (", grade: evidenced" + PROOF, False),
        (", grade: inferred" + PROOF, False),
        (", grade: evidenced", True),
        (", grade: recalled" + PROOF, True),
        (", grade: plan-only" + PROOF, True),
        (PROOF, True),
        ("", True),
    ],
)
def test_an_event_needs_a_grade_and_evidence(event: str, bad: bool) -> None:
    head = edited(("issued: 2018-01-01}", EVENT.format(event)))
    rule = [("legal-event-without-evidence", "nd-1")]
    assert told(head) == (rule if bad else [])
    assert told(head, head) == []
    other = edited(("2019-05-01", "2019-05-02"), files=head)
    assert told(other, head) == (rule if bad else [])


def test_events_of_a_new_act_and_a_new_reorganisation_count_as_well() -> None:
    new = "acts: [{id: nd-9, type: nghi-dinh, events: [{on: 2019-01-01, type: expired}]}]\n"
    assert told(BASE | {"b.yaml": new}) == [("legal-event-without-evidence", "nd-9")]
    merger = MERGER.format("merger", "a.mot", "a.ba").replace("evidenced", "recalled")
    assert told(BASE | {"b.yaml": merger}) == [("legal-event-without-evidence", "c1")]


def test_a_waiver_that_is_approved_anew_may_hold_longer() -> None:
    anew = edited(
        ("expires: 2019-08-20", "expires: 2019-09-05"),
        ("approved_on: 2019-03-10", "approved_on: 2019-05-30"),
    )
    assert told(anew) == []
    back = edited(
        ("expires: 2019-08-20", "expires: 2019-09-05"),
        ("approved_on: 2019-03-10", "approved_on: 2019-03-09"),
    )
    assert told(back) == [("waiver-extended", "W1")]


def test_a_waiver_under_another_id_may_not_hold_longer_either() -> None:
    renamed = edited(
        ("- id: W1\n", "- id: W9\n    was: [W1]\n"), ("expires: 2019-08-20", "expires: 2019-09-05")
    )
    assert told(renamed) == [("waiver-extended", "W9")]


# -- gravity --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2018, 6, 1), "note"), (date(2019, 6, 1), "error"), (date(2020, 6, 1), "error")],
)
def test_in_a_draft_a_lower_target_is_a_note(day: date, expected: str) -> None:
    (finding,) = found(edited(("{gt: 90,", "{gt: 80,")), day=day)
    assert finding.severity == expected


def test_a_plan_that_goes_is_one_finding() -> None:
    other = {"khac/plan.yaml": ADOPTED.replace("vi-du/cntt", "vi-du/khac")}
    other["khac/a.yaml"] = "tasks:\n  - {id: NV3, kind: content, vi: Rà soát}\n"
    (finding,) = found(BASE, BASE | other)
    assert (finding.rule.slug, finding.subject, finding.severity) == (
        "plan-removed",
        "vi-du/khac",
        "error",
    )
    assert finding.place.file == "khac/plan.yaml"
    draft = {
        name: text.replace("date: 2018-12-03", "date: 2019-12-03") for name, text in other.items()
    }
    assert found(BASE, BASE | draft)[0].severity == "note"


# -- waivers --------------------------------------------------------------------------------------

WAIVE = """\
  - {{id: W2, rule: {}, subject: {}, {}reason: đã thống nhất, approved_by: a.ubnd,
     approved_on: 2019-06-01, expires: 2019-09-30}}
"""


def waived(head: dict[str, str], waiver: str) -> list[bool]:
    head = head | {"w.yaml": "waivers:\n" + waiver}
    some = found(head)
    changes = difference(BASE, head)
    held = waivers.standing(changes.head.plans, {"vi-du/cntt": date(2019, 6, 30)}, waivers.Limits())
    return [any(each.holds and each.matches(finding) for each in held) for finding in some]


def test_a_waiver_names_the_element_or_where_it_is_gone_the_finding() -> None:
    lower, gone = edited(("{gt: 90,", "{gt: 80,")), edited(*DROPPED_TASK)
    assert waived(lower, WAIVE.format("target-weakened", "CT1", "")) == [True]
    assert waived(lower, WAIVE.format("target-weakened", "CT2", "")) == [False]
    (finding,) = found(gone)
    by_name = f"finding: {finding.fingerprint}, "
    assert waived(gone, WAIVE.format("task-removed", "vi-du/cntt", by_name)) == [True]
    assert waived(gone, WAIVE.format("task-removed", "vi-du/cntt", "")) == [False]
    assert waived(gone, WAIVE.format("task-removed", "vi-du/cntt", "finding: khac, ")) == [False]
    assert waived(gone, WAIVE.format("target-removed", "vi-du/cntt", by_name)) == [False]


def test_rules_about_change_are_not_asked_of_one_version() -> None:
    changes = difference(BASE, BASE)
    days = {"vi-du/cntt": date(2019, 6, 30)}
    about = [each for each in all_checks() if each.run_change is not None]
    assert len(about) >= 12
    assert {each.family for each in about} == {"changes"}
    assert engine.run(changes.head, days, about) == []
