"""Two plans compared by meaning: each kind of change is seen, weighed and placed."""

import pytest

from diff_plan import PLAN, REGISTRY
from plancheck.diff.compare import compare
from plancheck.diff.delta import Delta, mirror, order
from plancheck.diff.kinds import GROUPS, KINDS
from support import built


def changed(*edits: tuple[str, str], registry: str = REGISTRY) -> tuple[Delta, ...]:
    """Return the changes that some edits of the plan make; both directions must agree."""
    text = PLAN
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return between(
        {"plan/a.yaml": PLAN, "registry.yaml": REGISTRY},
        {"plan/a.yaml": text, "registry.yaml": registry},
    )


def between(one: dict[str, str], other: dict[str, str]) -> tuple[Delta, ...]:
    (base, wrong), (head, more) = built(one), built(other)
    assert not wrong, [finding.message.en for finding in wrong]
    assert not more, [finding.message.en for finding in more]
    there, back = compare(base, head).deltas, compare(head, base).deltas
    assert sorted(map(mirror, back), key=order) == sorted(there, key=order)
    return there


def kinds(*edits: tuple[str, str]) -> list[tuple[str, str, str]]:
    return [(each.kind, each.id, each.key) for each in changed(*edits)]


def test_a_plan_against_itself_is_no_change() -> None:
    assert changed() == ()


@pytest.mark.parametrize(
    ("old", "new", "kind", "where"),
    [
        ("{gt: 90,", "{gt: 80,", "target-weakened", "CT1"),
        ("{gt: 90,", "{ge: 90,", "target-weakened", "CT1"),
        ("{gt: 90,", "{gt: 95,", "target-strengthened", "CT1"),
        ("{gt: 90,", "{eq: 95,", "target-strengthened", "CT1"),
        ("{le: 10}", "{le: 20}", "target-weakened", "CT2"),
        ("{le: 10}", "{eq: 5}", "target-strengthened", "CT2"),
        ("{le: 10}", "{eq: 10}", "restated", "CT2"),
        ("{le: 10}", "{ge: 10}", "target-reshaped", "CT2"),
        ("{le: 10}", "{text: ít hơn}", "target-reshaped", "CT2"),
        ("value: {le: 10}, ", "", "target-weakened", "CT2"),
        ("levels: [province]", "levels: [province, district]", "target-reshaped", "CT2"),
        ("indicator: so-ngay, value", "indicator: ty-le, value", "target-reshaped", "CT2"),
        (", by: 2019-12-31}", ", by: 2020-03-31}", "deadline-later", "CT1"),
        (", by: 2019-12-31}", "}", "deadline-lost", "CT1"),
        ("{by: 2019-06-30}", "{by: 2019-05-31}", "deadline-earlier", "NV1"),
        ("{by: 2019-06-30}", "{before: 2019-07-01}", "restated", "NV1"),
        ("{by: 2019-06-30}", "{condition: khi có hướng dẫn}", "deadline-changed", "NV1"),
        ("    due: {by: 2019-06-30}\n", "", "deadline-lost", "NV1"),
        ("[{act: nd-1-2018-cp}]", "[{act: nd-1-2018-cp, at: [dieu-1]}]", "basis-changed", "NV1"),
        ("amount: 500", "amount: 400", "funding-cut", "NV1"),
        ("amount: 500", "amount: 600", "funding-raised", "NV1"),
        ("year: 2019}]", "year: 2020}]", "funding-cut", "NV1"),
        ("link: inferred", "link: stated", "link-changed", "NV1"),
        (", depends_on: [NV1]", "", "link-lost", "NV2"),
        ("{eq: 40,", "{eq: 41,", "result-revised", "m1"),
        ("as_of: 2018-12-31", "as_of: 2018-11-30", "result-revised", "m1"),
        ("official: in-progress", "official: done", "progress-changed", "NV1"),
        ("expires: 2019-03-31", "expires: 2019-06-30", "waiver-extended", "W1"),
        ("expires: 2019-03-31", "expires: 2019-02-28", "waiver-shortened", "W1"),
        ("reason: chờ phân công", "reason: khác", "waiver-changed", "W1"),
        ("Đào tạo cán bộ", "Đào tạo công chức", "reworded", "NV2"),
        ("Đào tạo cán bộ", "'Đào tạo, cán bộ.'", "retouched", "NV2"),
        ("vi: Đào tạo cán bộ", "vi: Đào tạo cán bộ, en: Training", "note-added", "NV2"),
        ("kind: content, vi: Đào", "kind: duty, vi: Đào", "changed", "NV2"),
    ],
)
def test_each_change_has_its_kind(old: str, new: str, kind: str, where: str) -> None:
    found = changed((old, new))
    assert (kind, where) in [(each.kind, each.id) for each in found]
    told = next(each for each in found if each.kind == kind)
    assert told.before is not None or kind == "note-added"
    assert told.base is not None
    assert told.head is not None


def test_a_lead_that_is_lost_is_told_of_the_task_and_of_the_duty() -> None:
    assert kinds(("role: lead, scope", "role: advise, scope")) == [
        ("lead-lost", "NV1", "lead"),
        ("duty-changed", "PC1", "role"),
        ("support-gained", "NV1", "advise"),
    ]


def test_a_lead_that_changes_hands_names_both() -> None:
    (lead, support, *_) = changed(("bodies: [a.mot]", "bodies: [a.hai]"))
    assert (lead.kind, lead.before, lead.after) == ("lead-changed", ("a.mot",), ("a.hai",))
    assert support.kind == "duty-changed"


def test_a_body_that_helps_no_more_is_told() -> None:
    assert ("support-lost", "NV1", "coordinate") in kinds((", with: [a.hai]", ""))


def test_what_goes_altogether() -> None:
    whole = "  - {id: NV2, kind: content, vi: Đào tạo cán bộ, depends_on: [NV1]}\n"
    assert ("task-removed", "NV2", "") in kinds((whole, ""), ("subject: NV2", "subject: NV1"))
    gone = "      - {id: CT2, indicator: so-ngay, value: {le: 10}, scope: {levels: [province]}}\n"
    assert kinds((gone, "")) == [("target-removed", "CT2", "")]
    assert kinds(("  - {id: MT2, kind: specific, vi: Mục tiêu hai}\n", "")) == [
        ("objective-removed", "MT2", "")
    ]
    assert kinds(("progress:\n  - {task: NV1, on: 2019-03-01, official: in-progress}\n", "")) == [
        ("progress-removed", "NV1", "progress")
    ]


def test_an_act_that_is_cited_no_more_and_another_in_its_place() -> None:
    assert kinds(("[{act: nd-1-2018-cp}]", "[{act: nd-2-2018-cp}]")) == [
        ("citation-lost", "NV1", "cites[nd-1-2018-cp]"),
        ("citation-gained", "NV1", "cites[nd-2-2018-cp]"),
    ]


def test_an_event_of_an_act() -> None:
    registry = REGISTRY.replace(
        "issued: 2018-01-01}", "issued: 2018-01-01, events: [{on: 2019-05-01, type: repealed}]}"
    )
    (event,) = changed(registry=registry)
    assert (event.kind, event.id, event.plan) == ("event-added", "nd-1-2018-cp", "")
    assert event.head is not None
    assert event.head.path == ("acts", 0, "events", 0)


def test_a_renamed_element_is_the_same_element_wherever_it_is_named() -> None:
    found = changed(
        ("- id: NV1\n", "- id: NV9\n    was: [NV1]\n"), ("scope: [NV1]", "scope: [NV9]"),
        ("depends_on: [NV1]", "depends_on: [NV9]"), ("task: NV1,", "task: NV9,"),
        ("Nối mạng", "Kết nối mạng"),
    )  # fmt: skip
    assert [(each.kind, each.id, each.former) for each in found] == [
        ("reworded", "NV9", "NV1"),
        ("renamed", "NV9", "NV1"),
        ("note-added", "NV9", "NV1"),
    ]


def test_a_renamed_plan_is_the_same_plan() -> None:
    head = "plan:\n  id: {}\n  type: a\n  vi: K\n  jurisdiction: VN\n{}"
    period = "  period: {from: 2019-01-01, to: 2019-12-31}\n"
    files = {"a.yaml": PLAN, "registry.yaml": REGISTRY}
    renamed = head.format("vi-du/moi", "  was: [vi-du/cu]\n") + period
    assert [
        (each.kind, each.id)
        for each in between(
            files | {"plan.yaml": head.format("vi-du/cu", "") + period},
            files | {"plan.yaml": renamed},
        )
    ] == [("renamed", "vi-du/moi"), ("note-added", "vi-du/moi")]


def test_files_and_order_are_no_meaning() -> None:
    tasks = PLAN[PLAN.index("tasks:") : PLAN.index("assignments:")]
    moved = {"plan/b.yaml": tasks, "plan/a.yaml": PLAN.replace(tasks, ""), "r.yaml": REGISTRY}
    found = between({"plan/a.yaml": PLAN, "r.yaml": REGISTRY}, moved)
    assert {each.kind for each in found} == {"moved"}
    assert not any(each.substantive for each in found)


def test_a_target_under_another_objective_is_another_promise() -> None:
    target = "      - {id: CT2, indicator: so-ngay, value: {le: 10}, scope: {levels: [province]}}\n"
    found = kinds(
        (target, ""),
        ("vi: Mục tiêu hai}\n", f"vi: Mục tiêu hai, targets: [{target.strip(' -').strip()}]}}\n"),
    )
    assert found == [("target-reshaped", "CT2", "objective")]


def test_what_cannot_be_read_is_not_called_dropped() -> None:
    base, _ = built({"a.yaml": PLAN, "r.yaml": REGISTRY})
    torn = PLAN[: PLAN.index("    vi: Nối mạng")] + "    vi: [Nối\n"
    head, _ = built({"a.yaml": torn, "r.yaml": REGISTRY})
    found = compare(base, head)
    assert ("NV1", "head") in [(each.id, each.side) for each in found.uncompared]
    assert not [each for each in found.deltas if each.id == "NV1"]


def test_the_gravest_comes_first() -> None:
    found = changed(
        ("{gt: 90,", "{gt: 80,"), ("{le: 10}", "{le: 9}"), ("Đào tạo cán bộ", "Đào tạo"),
        ("{by: 2019-06-30}", "{by: 2019-07-30}"), ("role: lead, scope", "role: advise, scope"),
    )  # fmt: skip
    assert [each.kind for each in found][:3] == ["target-weakened", "lead-lost", "deadline-later"]


def test_every_kind_has_its_opposite_and_a_heading() -> None:
    for slug, kind in KINDS.items():
        assert KINDS[kind.mirror].mirror == slug
        assert KINDS[kind.mirror].substantive == kind.substantive
        assert kind.group in GROUPS
        vi, en = kind.says.fields()
        assert vi == en
