"""Whom a change concerns: those named for it, before or now, and nobody else."""

import pytest

from changed_plan import BASE, difference, edited
from plancheck.concerned import Concerned


def concerned(
    head: dict[str, str], kind: str, name: str, base: dict[str, str] = BASE
) -> tuple[str, ...]:
    """Return whom the one change of a kind concerns."""
    changes = difference(base, head)
    (delta,) = [each for each in changes.deltas if (each.kind, each.id) == (kind, name)]
    return Concerned(changes).by(delta)


OVER = "assignments: [{id: PC0, vi: Chung, bodies: [a.ubnd], role: lead, scope: [plan]}]\n"
REWORDED = ("vi: Nối mạng cho các cơ quan", "vi: Nối mạng cho mọi cơ quan")


def test_a_renamed_task_concerns_those_who_were_named_for_it_as_well() -> None:
    renamed = edited(
        ("- id: NV1\n", "- id: NV9\n    was: [NV1]\n"), REWORDED,
        ("bodies: [a.mot], role: lead, scope: [NV1], with: [a.hai]",
         "bodies: [a.ba], role: lead, scope: [NV9]"),
        ("  - {task: NV1, on: 2019-02-01, official: not-started}\n", ""),
        ("task: NV1, on: 2019-03-01", "task: NV9, on: 2019-03-01"),
    )  # fmt: skip
    assert concerned(renamed, "reworded", "NV9") == ("a.ba", "a.hai", "a.mot")


def test_a_task_of_a_renamed_plan_concerns_those_who_were_named_for_it_as_well() -> None:
    renamed = edited(
        ("id: vi-du/cntt\n", "id: vi-du/so\n  was: [vi-du/cntt]\n"), REWORDED,
        ("with: [a.hai]", "with: [a.ba]"),
    )  # fmt: skip
    assert concerned(renamed, "reworded", "NV1") == ("a.ba", "a.hai", "a.mot")


def test_who_helps_anew_or_no_more_is_concerned_and_not_who_leads() -> None:
    assert concerned(edited((", with: [a.hai]", ", with: [a.ba]")), "support-lost", "NV1") == (
        "a.hai",
    )


def test_a_duty_over_the_whole_plan_names_nobody_for_a_single_task() -> None:
    base = BASE | {"b.yaml": OVER}
    head = edited(REWORDED, files=base)
    assert concerned(head, "reworded", "NV1", base) == ("a.hai", "a.mot")
    assert Concerned(difference(base, head)).over_all() == ("a.ubnd",)


def test_a_duty_over_the_whole_plan_and_a_task_is_one_over_all() -> None:
    base = BASE | {"b.yaml": OVER.replace("[plan]", "[NV1, plan]")}
    assert Concerned(difference(base, base)).over_all() == ("a.ubnd",)


def test_a_duty_over_some_tasks_is_not_over_all_of_them() -> None:
    assert Concerned(difference(BASE, edited(REWORDED))).over_all() == ()


MORE = """\
systems: [{id: ht, vi: Cổng, owner: a.mot, operator: a.hai}]
changes:
  - {id: c1, on: 2019-03-01, type: rename, from: [a.hai], to: [a.ba], grade: evidenced,
     evidence: [{place: Công báo}]}
projects: [{id: DA1, vi: Dự án mạng, tasks: [NV2]}]
indicators: [{id: cs, vi: Chỉ số, kind: count, unit: unit, direction: up, producer: a.ba}]
measurements:
  - {id: KQ2, indicator: cs, value: {eq: 4}, as_of: 2019-03-31, reported_by: a.hai}
objectives:
  - {id: MT3, kind: specific, vi: Dùng chung, targets: [{id: CT3, vi: Một kho}]}
tasks:
  - {id: NV3, kind: content, vi: Lập kho, objectives: [{id: MT3}]}
assignments:
  - {id: PC3, vi: Sở Ba lập kho, bodies: [a.ba], role: lead, scope: [NV3]}
articles: [{id: D1, number: 1, vi: Giao Sở Một, bodies: [a.mot]}]
items: [{id: TR1, vi: Thiếu máy, kind: problem, addressed_to: [a.ba], bodies: [a.mot]}]
reports:
  - {id: BC2, vi: Báo cáo, from: [a.hai], to: a.ubnd, then: {by: a.ba, to: a.mot}}
"""


@pytest.mark.parametrize(
    ("edit", "name", "bodies"),
    [
        (("vi: Sở Ba,", "vi: Sở Bốn,"), "a.ba", ("a.ba",)),
        (("vi: Các sở,", "vi: Các cơ quan,"), "a.nhom", ("a.nhom",)),
        (("vi: Cổng,", "vi: Cổng mới,"), "ht", ("a.hai", "a.mot")),
        (("2019-03-01, type: rename", "2019-03-02, type: rename"), "c1", ("a.ba", "a.hai")),
        (("vi: Dự án mạng", "vi: Dự án khác"), "DA1", ("a.hai",)),
        (("vi: Thiếu máy", "vi: Thiếu mạng"), "TR1", ("a.ba", "a.mot")),
        (("vi: Báo cáo, from: [a.hai]", "vi: Báo, from: [a.hai]"), "BC2",
         ("a.ba", "a.hai", "a.mot", "a.ubnd")),
        (("vi: Chỉ số,", "vi: Chỉ số khác,"), "cs", ("a.ba",)),
        (("{eq: 4}", "{eq: 5}"), "KQ2", ("a.hai",)),
        (("vi: Dùng chung", "vi: Dùng riêng"), "MT3", ("a.ba",)),
        (("vi: Một kho", "vi: Hai kho"), "CT3", ("a.ba",)),
        (("vi: Sở Ba lập kho", "vi: Sở Ba làm kho"), "PC3", ("a.ba",)),
        (("vi: Giao Sở Một", "vi: Giao cho Sở Một"), "D1", ("a.mot",)),
        (("vi: An toàn}", "vi: An ninh}"), "MT2", ()),
    ],
)  # fmt: skip
def test_an_element_concerns_the_bodies_that_it_names(
    edit: tuple[str, str], name: str, bodies: tuple[str, ...]
) -> None:
    base = BASE | {"b.yaml": MORE}
    changes = difference(base, edited(edit, files=base))
    (delta,) = [each for each in changes.deltas if each.id == name]
    assert Concerned(changes).by(delta) == bodies


def test_an_act_concerns_those_named_for_what_rests_on_it_and_not_for_the_rest() -> None:
    base = edited(("vi: Đào tạo cán bộ}", "vi: Đào tạo cán bộ, cites: [{act: nd-1}]}"))
    head = edited(("issued: 2018-01-01", "issued: 2018-01-02"), files=base)
    changes = difference(base, head)
    (delta,) = [each for each in changes.deltas if each.id == "nd-1"]
    assert Concerned(changes).by(delta) == ("a.hai",)


def test_a_lead_of_a_task_through_the_whole_plan_is_told_that_it_leads_it_no_more() -> None:
    base = BASE | {"b.yaml": OVER}
    head = edited(("role: lead, scope: [plan]", "role: oversee, scope: [plan]"), files=base)
    assert concerned(head, "lead-lost", "NV2", base) == ("a.hai", "a.ubnd")


def test_an_entry_that_comes_or_goes_concerns_the_bodies_that_it_names() -> None:
    more = BASE | {"b.yaml": MORE}
    assert concerned(more, "entry-added", "ht") == ("a.hai", "a.mot")
    assert concerned(BASE, "entry-removed", "ht", more) == ("a.hai", "a.mot")


def test_what_stood_in_a_plan_that_is_gone_concerns_nobody_of_another() -> None:
    other = {"khac/plan.yaml": BASE["plan.yaml"].replace("vi-du/cntt", "vi-du/khac")}
    assert concerned(BASE, "plan-removed", "vi-du/khac", BASE | other) == ()
    assert concerned(BASE | other, "plan-added", "vi-du/khac") == ()
