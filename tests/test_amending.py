"""What held when: operations undone, and the files and the amendments of one mind."""

import copy
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amended_plan import FIRST, Data, Story, built, elements, read, stories
from plancheck import amended, amending
from plancheck.amending import Held, Step
from plancheck.model import Operation
from strategies import ANY


def held_on(files: Data, day: date) -> Any:
    plan, found = built(files, Held(day, day))
    assert {each.rule.slug for each in found} <= {"unknown-reference"}, found
    return elements(plan)


@given(stories())
def test_a_plan_on_a_day_is_what_it_was_when_it_was_edited_step_by_step(story: Story) -> None:
    for day, stage in story.stages:
        assert held_on(story.files, day) == elements(built(stage)[0])


@given(stories())
def test_a_day_without_an_amendment_changes_nothing(story: Story) -> None:
    days = [day for day, _ in story.stages]
    for day, following in zip(days, [*days[1:], date.max], strict=True):
        last = following - timedelta(1)
        assert held_on(story.files, last) == held_on(story.files, day)
    assert held_on(story.files, date.min) == held_on(story.files, FIRST)


@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_amendments_in_the_files_never_matters(story: Story, chance: Any) -> None:
    amendments = list(story.files["amendments"])
    chance.shuffle(amendments)
    other = story.files | {"amendments": amendments}
    for day, _ in story.stages:
        assert held_on(other, day) == held_on(story.files, day)


@given(stories())
def test_undone_and_done_again_an_element_is_what_the_files_hold(story: Story) -> None:
    plan, _ = built(story.files)
    everything = [story.files["plan"], *story.files["tasks"]]
    for objective in story.files["objectives"]:
        everything += [objective, *objective.get("targets", ())]
    history = amending.history(plan.amendments, plan.id)
    for data in everything:
        steps = history.get(data["id"], ())
        before = copy.deepcopy(data)
        first = amending.held_on(data, steps, date.min)
        assert data == before, "what was read must not change"
        for step in steps:
            first = done(first, step)
        assert first == data


def done(data: Data, step: Step) -> Data:
    """Apply an operation: what `amending.undone` takes back."""
    operation = step.operation
    data = copy.deepcopy(data)
    if not step.keys:
        if operation.op == "substitute":
            kept: Data = {key: data[key] for key in ("id", "targets") if key in data}
            data = kept | dict(operation.after or {})
        return data
    *way, last = step.keys
    below = data
    for key in way:
        below = below[key]
    if operation.op == "repeal":
        del below[last]
    else:
        below[last] = operation.after
    return data


@given(stories(), st.data())
def test_a_value_that_nobody_wrote_is_noticed(story: Story, data: st.DataObject) -> None:
    """Another value under `after` agrees neither with the files nor with the next operation."""
    files = copy.deepcopy(story.files)
    stating = [
        (each, operation)
        for each in files["amendments"]
        for operation in each["operations"]
        if operation.get("key") in ("vi", "output", "section") and "after" in operation
    ]
    if stating:
        _, operation = data.draw(st.sampled_from(stating))
        operation["after"] = "Điều không ai viết"
        found = [each for each in built(files)[1] if each.rule.slug == "amendment-disagrees"]
        assert [each.facts for each in found] != []
        assert "Điều không ai viết" in str(found[0].message)


# -- whatever people write -------------------------------------------------------------------------

KEYS = ["vi", "due", "due.by", "value", "value.gt", "scope.levels", "source", "source.lines",
        "id", "targets", "targets.value", "was", "period.to", "kind", "no", "due.by.a"]  # fmt: skip
ODD = st.fixed_dictionaries(
    {
        "op": st.sampled_from(["substitute", "insert", "repeal", "renumber"]),
        "element": st.sampled_from(
            ["A1", "MT1", "MT1.1", "vi-du/cntt", "vi-du/cntt#A1", "a/b#A1", "SD1", "X"]
        ),
    },
    optional={
        "key": st.sampled_from(KEYS),
        "before": ANY | st.just({"gt": "9"}) | st.just({"vi": "Cũ", "kind": "content"}),
        "after": ANY | st.just({"by": "2019-10-31"}),
    },
)


@given(st.lists(st.lists(ODD, min_size=1, max_size=4), min_size=1, max_size=3), st.dates())
def test_whatever_an_amendment_says_is_taken_or_told_of(parts: list[list[Data]], day: date) -> None:
    objective = {"id": "MT1", "kind": "general", "vi": "Mục tiêu", "targets": [{"id": "MT1.1"}]}
    amendments = [
        {"id": f"SD{rank}", "act": "qd-1", "from": f"2019-0{rank}-01", "operations": each}
        for rank, each in enumerate(parts, 1)
    ]
    files = {"plan": PLAN, "tasks": [TASK], "objectives": [objective], "amendments": amendments}
    loaded = read(files, Held(day, day))
    (plan,) = loaded.workspace.plans
    for entity in (plan.identity, *plan.entities.values()):
        for each in amended.told(loaded, plan, entity, day):
            assert amended.render([each], "vi", colour=False)
    as_they_stand, found = built(files)
    assert set(elements(plan)) <= set(elements(as_they_stand))
    assert {each.rule.slug for each in found} <= {each.rule.slug for each in loaded.findings}


# -- single cases ----------------------------------------------------------------------------------

TASK = {"id": "A1", "kind": "content", "vi": "Việc", "due": {"by": "2019-10-31"}}


def undone(data: Data, **operation: Any) -> Data:
    return amending.undone(data, Step(None, Operation(element="A1", **operation), 0))  # type: ignore[arg-type]


def test_a_mapping_that_an_undone_insertion_leaves_empty_goes_as_well() -> None:
    assert "due" not in undone(TASK, op="insert", key="due.by")


def test_a_key_below_one_that_is_not_there_is_put_back_with_it() -> None:
    data = {key: part for key, part in TASK.items() if key != "due"}
    assert undone(data, op="repeal", key="due.by", before="2019-10-31") == TASK


def test_a_key_written_twice_below_before_is_left_out() -> None:
    before = {"by": "2019-06-30", "by\x00": "2019-07-31"}
    assert undone(TASK, op="substitute", key="due", before=before)["due"] == {"by": "2019-06-30"}


@pytest.mark.parametrize(
    ("ops", "day", "held"),
    [
        (("insert",), 0, False),
        (("insert",), 1, True),
        (("repeal",), 0, True),
        (("repeal",), 1, False),
        (("repeal", "insert"), 1, False),
        (("repeal", "insert"), 2, True),
        (("insert", "repeal"), 0, False),
        (("insert", "repeal"), 1, True),
        (("insert", "repeal"), 2, False),
    ],
)
def test_an_element_is_there_from_its_insertion_to_its_repeal(
    ops: tuple[str, ...], day: int, held: bool
) -> None:
    amendments = [
        {
            "id": f"SD{rank}",
            "act": "qd-1",
            "from": str(FIRST + timedelta(rank)),
            "operations": [{"op": op, "element": "A1"}],
        }
        for rank, op in enumerate(ops, 1)
    ]
    files = {"plan": PLAN, "tasks": [TASK], "amendments": amendments}
    assert ("A1" in held_on(files, FIRST + timedelta(day))) is held


PLAN = {
    "id": "vi-du/cntt",
    "type": "annual-it-plan",
    "vi": "Kế hoạch",
    "jurisdiction": "VN",
    "period": {"from": "2019-01-01", "to": "2020-06-30"},
}
EXTENDED = {
    "id": "SD1",
    "act": "qd-1",
    "from": "2020-03-01",
    "operations": [
        {"op": "substitute", "element": "vi-du/cntt", "key": "period.to", "before": "2019-12-31"}
    ],
}


@pytest.mark.parametrize(
    ("today", "day", "end"),
    [
        ("2019-06-01", "2019-06-01", "2019-12-31"),
        ("2020-02-01", "2019-12-31", "2019-12-31"),  # over, and not extended yet
        ("2020-03-01", "2020-03-01", "2020-06-30"),
        ("2021-01-01", "2020-06-30", "2020-06-30"),
    ],
)
def test_the_last_day_of_a_plan_is_the_one_it_had_at_the_time(
    today: str, day: str, end: str
) -> None:
    files = {"plan": PLAN, "amendments": [EXTENDED]}
    plan, _ = built(files, Held(None, date.fromisoformat(today)))
    assert (str(plan.held), str(plan.identity.period.end)) == (day, end)
    assert plan.default_day(date.max) == plan.held


def test_what_amends_an_element_or_a_key_is_told_in_the_order_of_effect() -> None:
    earlier = EXTENDED | {"id": "SD2", "from": "2020-01-15"}
    plan, _ = built({"plan": PLAN, "amendments": [EXTENDED, earlier]})
    history = amending.history(plan.amendments, plan.id)
    told = [(step.amendment.id, step.operation.key) for step in history["vi-du/cntt"]]
    assert told == [("SD2", "period.to"), ("SD1", "period.to")]


def test_a_plan_without_amendments_is_not_held_on_any_day() -> None:
    plan, found = built({"plan": PLAN, "tasks": [TASK]}, Held(FIRST, FIRST))
    assert (plan.held, found) == (None, [])


def test_an_unfit_operation_is_never_undone() -> None:
    amendment = EXTENDED | {
        "operations": [
            {"op": "substitute", "element": "A1", "key": "due", "before": {"by": "30/6/2019"}},
            {"op": "substitute", "element": "A1", "key": "vi", "before": "Việc cũ"},
        ]
    }
    files = {"plan": PLAN, "tasks": [TASK], "amendments": [amendment]}
    plan, found = built(files, Held(FIRST, FIRST))
    assert [each.rule.slug for each in found] == ["invalid-value", "unknown-reference"]
    task = plan.tasks[0]
    assert (task.vi, str(task.due.by if task.due else "")) == ("Việc cũ", "2019-10-31")


def test_what_is_named_and_not_there_yet_is_no_broken_link() -> None:
    other = TASK | {"id": "A2", "depends_on": ["A1"]}
    amendment = EXTENDED | {"operations": [{"op": "insert", "element": "A1"}]}
    files = {"plan": PLAN, "tasks": [TASK, other], "amendments": [amendment]}
    plan, found = built(files, Held(FIRST, FIRST))
    assert list(elements(plan)) == ["", "A2"]
    assert [each.message.en for each in found if "A1" in each.message.en] == []


def of_one_day(*keys: tuple[str, str]) -> list[Data]:
    """Return amendments of one day, each of a key of A1: their ids and keys."""
    return [
        {
            "id": name,
            "act": "qd-1",
            "from": str(FIRST + timedelta(9)),
            "operations": [
                {"op": "substitute", "element": "A1", "before": {"vi": name}}
                | ({"key": key, "before": name} if key else {})
            ],
        }
        for name, key in keys
    ]


@pytest.mark.parametrize("order", [1, -1])
def test_amendments_of_one_day_apply_by_their_ids(order: int) -> None:
    amendments = of_one_day(("SD1", "vi"), ("SD2", "vi"))[::order]
    plan, _ = built({"plan": PLAN, "tasks": [TASK], "amendments": amendments}, Held(FIRST, FIRST))
    assert plan.tasks[0].vi == "SD1"


@pytest.mark.parametrize(
    ("first", "second", "meets"),
    [
        ("vi", "vi", True),
        ("vi", "output", False),
        ("due", "due.by", True),
        ("due.by", "due", True),
        ("due.by", "due.every", False),
        ("", "due.by", True),
        ("due.by", "", True),
        ("vi", "vi.x", True),
    ],
)
def test_operations_of_one_day_meet_where_one_holds_what_the_other_amends(
    first: str, second: str, meets: bool
) -> None:
    amendments = of_one_day(("SD1", first), ("SD2", second))
    plan, _ = built({"plan": PLAN, "tasks": [TASK], "amendments": amendments})
    steps = amending.history(plan.amendments, plan.id)["A1"]
    found = [(a.amendment.id, b.amendment.id) for a, b in amending.overlapping(steps)]
    assert found == ([("SD1", "SD2")] if meets else [])


def test_operations_of_one_amendment_never_meet() -> None:
    (one,) = of_one_day(("SD1", "vi"))
    one["operations"] *= 2
    plan, _ = built({"plan": PLAN, "tasks": [TASK], "amendments": [one]})
    steps = amending.history(plan.amendments, plan.id)["A1"]
    assert list(amending.overlapping(steps)) == []
