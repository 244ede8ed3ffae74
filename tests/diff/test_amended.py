"""What amendments settle: their own changes, newly recorded, to the values they name."""

from datetime import date

import pytest
from hypothesis import given

from amended_plan import Data, Story, built, stories
from changed_plan import BASE, amendment, difference, edited, told
from plancheck.amending import Held
from plancheck.diff.compare import compare
from plancheck.plan import Workspace

LOWER = ("{gt: 90, unit", "{gt: 80, unit")
CT1 = "{indicator: ty-le, by: 2019-09-30, value: {gt: 90, unit: percent}}"
ADVISES = ("role: lead", "role: advise")
TASK = "  - {id: NV2, kind: content, vi: Đào tạo cán bộ}\n"
TARGET = "      - {id: CT2, indicator: so-ngay, value: {le: 10}, scope: {levels: [province]}}\n"
VALUE = "op: substitute, element: CT1, key: value, before: {gt: 90, unit: percent}"


def settled(*operations: str, edits: tuple[tuple[str, str], ...], sound: bool = True) -> bool:
    """Tell whether some operations settle all that some edits would be told of."""
    assert told(edited(*edits)), "there must be something to settle"
    return told(edited(*edits, more=amendment(*operations)), sound=sound) == []


@pytest.mark.parametrize(
    ("operation", "edit"),
    [
        (VALUE, LOWER),
        (VALUE + ", after: {gt: 80, unit: percent}", LOWER),
        (VALUE + ", after: {unit: percent, gt: '80'}", LOWER),
        ("op: substitute, element: CT1, key: value.gt, before: '90'", LOWER),
        ("op: substitute, element: CT1, key: value.gt, before: '90.0'", LOWER),
        ("op: substitute, element: vi-du/cntt#CT1, key: value.gt, before: '90'", LOWER),
        (f"op: substitute, element: CT1, before: {CT1}", LOWER),
        ("op: repeal, element: CT2, key: value, before: {le: 10}", ("value: {le: 10}, ", "")),
        (
            "op: substitute, element: CT2, key: scope.levels, before: [province]",
            ("levels: [province]", "levels: [district]"),
        ),
        ("op: repeal, element: CT2", (TARGET, "")),
        ("op: repeal, element: CT2", ("", "")),
        (
            "op: substitute, element: NV1, key: due, before: {by: 2019-06-30}",
            ("by: 2019-06-30", "by: 2019-07-15"),
        ),
        (
            "op: substitute, element: NV1, key: due.by, before: 2019-06-30, after: 2019-07-15",
            ("by: 2019-06-30", "by: 2019-07-15"),
        ),
        (
            "op: repeal, element: NV1, key: due, before: {by: 2019-06-30}",
            ("    due: {by: 2019-06-30}\n", ""),
        ),
        (
            "op: substitute, element: vi-du/cntt, key: period.to, before: 2019-12-31",
            ("to: 2019-12-31}\n", "to: 2020-12-31}\n"),
        ),
        (
            "op: substitute, element: PC1, key: bodies, before: [a.mot]",
            ("bodies: [a.mot]", "bodies: [a.ba]"),
        ),
        ("op: substitute, element: PC1, key: role, before: lead", ("role: lead", "role: advise")),
        ("op: repeal, element: PC1", ("", "")),
        (
            "op: substitute, element: KQ1, key: value.eq, before: '40'",
            ("{eq: 40,", "{eq: 45,"),
        ),
    ],
)
def test_an_amendment_settles_what_it_orders(operation: str, edit: tuple[str, str]) -> None:
    repeals = edit == ("", "")  # a repealed element stays in the files
    edits = () if repeals else (edit,)
    assert told(edited(*edits, more=amendment(operation)), sound=edit[0] != TARGET) == []
    if not repeals:
        assert told(edited(*edits))


@pytest.mark.parametrize(
    ("operation", "edit"),
    [
        # another element, another key, another value before, another value after
        ("op: substitute, element: CT2, key: value, before: {le: 5}", LOWER),
        ("op: substitute, element: CT1, key: by, before: 2019-06-30", LOWER),
        ("op: substitute, element: CT1, key: value, before: {gt: 85, unit: percent}", LOWER),
        ("op: substitute, element: CT1, key: value.gt, before: '95'", LOWER),
        (VALUE + ", after: {gt: 85, unit: percent}", LOWER),
        ("op: insert, element: CT1", LOWER),
        ("op: substitute, element: PC1, key: vi, before: Sở Một làm", ADVISES),
        ("op: substitute, element: PC1, key: scope, before: [NV2]", ADVISES),
        ("op: substitute, element: NV1, key: vi, before: Nối", ADVISES),
        ("op: substitute, element: NV1, key: vi, before: Nối", ("in-progress", "done")),
    ],
)  # fmt: skip
def test_an_amendment_of_something_else_settles_nothing(
    operation: str, edit: tuple[str, str]
) -> None:
    assert not settled(operation, edits=(edit,), sound=False)


def test_an_old_amendment_excuses_no_new_lowering() -> None:
    more = amendment(VALUE)
    base = edited(LOWER, more=more)
    assert told(edited(("{gt: 80, unit", "{gt: 70, unit"), files=base), base) == [
        ("target-weakened", "CT1")
    ]
    altered = edited(
        ("{gt: 80, unit", "{gt: 70, unit"), ("before: {gt: 90,", "note: xem lại, before: {gt: 80,"),
        files=base,
    )  # fmt: skip
    assert told(altered, base) == [("target-weakened", "CT1")]
    second = amendment(VALUE.replace("90", "80"), day="2019-06-15", name="SD2").partition("\n")[2]
    again = edited(("{gt: 80, unit: percent}, by", "{gt: 70, unit: percent}, by"), files=base)
    again["a.yaml"] += second
    assert told(again, base) == []


def test_amendments_that_came_together_are_taken_back_one_after_the_other() -> None:
    second = VALUE.replace("90", "85")
    chain = amendment(VALUE) + amendment(second, day="2019-06-15", name="SD2").partition("\n")[2]
    (delta,) = [
        each
        for each in difference(BASE, edited(LOWER, more=chain)).deltas
        if each.kind == "target-weakened"
    ]
    assert delta.amended == ("SD1", "SD2")
    broken = chain.replace("before: {gt: 85", "before: {gt: 86")
    assert difference(BASE, edited(LOWER, more=broken)).deltas[0].amended == ("SD1", "SD2")
    wrong = chain.replace("before: {gt: 90", "before: {gt: 91")
    assert difference(BASE, edited(LOWER, more=wrong)).deltas[0].amended == ()


def test_an_amendment_that_is_repealed_with_its_objective_takes_the_targets_along() -> None:
    head = edited(more=amendment("op: repeal, element: MT1"))
    assert told(head) == []
    kinds = {each.kind for each in difference(BASE, head).deltas if each.amended}
    assert kinds == {"objective-removed", "target-removed"}


def test_a_repealed_task_that_was_deleted_as_well_is_settled_by_the_words_it_keeps() -> None:
    edits = ((TASK, ""), ("scope: [NV2]", "scope: [NV1]"), ("subject: NV2", "subject: NV1"))
    words = "op: repeal, element: NV2, before: {kind: content, vi: Đào tạo cán bộ}"
    assert settled(words, edits=edits)
    assert not settled(words.replace("cán bộ", "công chức"), edits=edits)


def test_the_element_may_have_another_id_since() -> None:
    head = edited(
        ("{id: CT1,", "{id: CT9, was: [CT1],"), LOWER, more=amendment(VALUE.replace("CT1", "CT9"))
    )
    assert told(head) == []
    old = edited(LOWER, more=amendment(VALUE))
    renamed = edited(
        ("{id: CT1,", "{id: CT9, was: [CT1],"), ("element: CT1", "element: CT9"),
        ("{gt: 80, unit: percent}, by", "{gt: 70, unit: percent}, by"), files=old,
    )  # fmt: skip
    assert told(renamed, old, sound=False) == [("target-weakened", "CT9")]


def test_a_task_that_an_amendment_puts_under_another_heading_may_change_its_lead() -> None:
    base = edited(("scope: [NV1]", "scope: [s1]"))
    edit = ("section: II.1", "section: II.2")
    assert told(edited(edit, files=base), base) == [("lead-removed", "NV1")]
    move = amendment("op: renumber, element: NV1, key: section, before: II.1")
    assert told(edited(edit, files=base, more=move), base) == []


def test_one_duty_of_two_that_no_act_touches_is_told() -> None:
    base = edited(more="")
    base["b.yaml"] = (
        "assignments:\n  - {id: PC3, vi: Ba chủ trì, bodies: [a.ba], role: lead, scope: [NV1]}\n"
    )
    edits = (("bodies: [a.mot]", "bodies: [a.hai]"), ("bodies: [a.ba]", "bodies: [a.hai]"))
    one = amendment("op: substitute, element: PC1, key: bodies, before: [a.mot]")
    assert told(edited(*edits, files=base, more=one), base) == [("lead-removed", "NV1")]
    both = amendment(
        "op: substitute, element: PC1, key: bodies, before: [a.mot]",
        "op: substitute, element: PC3, key: bodies, before: [a.ba]",
    )
    assert told(edited(*edits, files=base, more=both), base) == []


def test_what_is_inserted_by_an_amendment_is_told_with_it() -> None:
    new = "  - {id: NV3, kind: content, vi: Rà soát}\nassignments:"
    head = edited(("assignments:", new), more=amendment("op: insert, element: NV3"))
    (delta,) = [each for each in difference(BASE, head).deltas if each.kind == "task-added"]
    assert delta.amended == ("SD1",)


def test_the_older_side_read_as_the_newer_orders_nothing() -> None:
    head = edited(LOWER, more=amendment(VALUE))
    assert not any(each.amended for each in difference(head, BASE).deltas)


def workspace(files: Data) -> Workspace:
    """Return the workspace of a story's files, with every amendment applied."""
    plan, _ = built(files, Held(date.max, date.max))
    return Workspace(plan.registry, (plan,))


@given(stories())
def test_whatever_amendments_record_is_settled(story: Story) -> None:
    """A plan edited step by step, each edit recorded: nothing of it is told, of any two stages."""
    head = workspace(story.files)
    for _, stage in story.stages:
        weaker = [
            each
            for each in compare(workspace(stage), head).deltas
            if each.substantive and not each.amended and each.sort != "amendment"
        ]
        assert weaker == []
