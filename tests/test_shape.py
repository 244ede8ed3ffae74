"""Holding data against the model: what fits is built, what does not is told at its place."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck import model, shape
from plancheck.findings import Place
from plancheck.model import Objective, Task
from plancheck.source import DROPPED
from plancheck.text import Text

PLACE = Place("f.yaml", ("tasks", 0))
TASK = {"id": "A", "vi": "Việc", "kind": "content"}


def task(**more: Any) -> tuple[Task | None, list[tuple[str, tuple[str | int, ...]]]]:
    built, found = shape.build({**TASK, **more}, Task, PLACE, Text("A", "A"))
    return built, [(finding.rule.slug, finding.place.path[2:]) for finding in found]


def test_a_sound_entry_has_no_finding() -> None:
    assert task(systems=["cong"]) == (
        Task(id="A", vi="Việc", kind="content", systems=("cong",)), [],
    )  # fmt: skip


def test_an_unfit_optional_part_is_left_out_and_the_rest_is_kept() -> None:
    built, found = task(due={"by": "2019-02-30"}, systems=["cong"])
    assert found == [("invalid-value", ("due", "by"))]
    assert built == Task(id="A", vi="Việc", kind="content", systems=("cong",))


def test_an_unfit_required_part_leaves_nothing_and_is_not_called_missing() -> None:
    assert task(kind="contnt") == (None, [("invalid-value", ("kind",))])


def test_every_defect_of_an_entry_is_told() -> None:
    _, found = task(kind="x", deu="y", systems=["ok", "không"], source="0")
    assert found == [
        ("invalid-value", ("kind",)), ("unknown-key", ("deu",)),
        ("invalid-value", ("systems", 1)), ("invalid-value", ("source",)),
    ]  # fmt: skip


def test_a_missing_key_is_told_where_the_entry_begins() -> None:
    _, found = shape.build({"id": "A"}, Task, PLACE, Text("Nhiệm vụ A", "task A"))
    assert [(each.place, each.message.en) for each in found] == [
        (PLACE, "task A lacks the key “vi”."), (PLACE, "task A lacks the key “kind”."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("due", "found"),
    [
        ({}, [("invalid-value", ("due",))]),
        ({"by": "2019-12-31", "year": "2019"}, [("invalid-value", ("due",))]),
        ({"by": "2019-12-32", "year": "2019"}, [("invalid-value", ("due", "by"))]),
        ({"by": "2019-12-32"}, [("invalid-value", ("due", "by"))]),
        ({"year": "2019", "source": "4-"}, [("invalid-value", ("due", "source"))]),
        ("2019-12-31", [("invalid-value", ("due",))]),
    ],
)
def test_a_deadline_has_exactly_one_form(due: Any, found: Any) -> None:
    assert task(due=due)[1] == found


def test_a_range_needs_two_numbers() -> None:
    for numbers in ([], ["1"], ["1", "2", "3"]):
        _, found = shape.build({"between": numbers}, model.Value, PLACE, Text("", ""))
        assert [each.rule.slug for each in found] == ["invalid-value"]
    built, found = shape.build({"between": ["1", "2"]}, model.Value, PLACE, Text("", ""))
    assert (built, found) == (model.Value(between=("1", "2")), [])


def test_a_duty_needs_at_least_one_body() -> None:
    entry = {"id": "P", "vi": "x", "bodies": [], "role": "lead"}
    built, found = shape.build(entry, model.Assignment, PLACE, Text("", ""))
    assert built is None
    assert [(each.rule.slug, each.place.path[2:]) for each in found] == [
        ("invalid-value", ("bodies",))
    ]


def test_a_repeated_key_is_passed_over_here_for_it_has_its_own_finding() -> None:
    assert task(**{f"vi{DROPPED}1": "khác", "kind": "contnt"})[1] == [("invalid-value", ("kind",))]


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("31/12/2019", "“2019-12-31”"),
        ("1.2.2019", "“2019-02-01”"),
        ("30/02/2019", ""),
        ("2019-02-30", ""),
    ],
)
def test_a_day_written_another_way_is_offered_anew(value: str, hint: str) -> None:
    _, found = shape.build({**TASK, "due": {"by": value}}, Task, PLACE, Text("", ""))
    assert found[0].message.en.partition("Did you mean ")[2].rstrip("?") == hint


def test_a_number_with_thousands_marks_is_offered_without() -> None:
    _, found = shape.build({"eq": "1.819,5"}, model.Value, PLACE, Text("", ""))
    assert "“1819.5”" in found[0].message.vi


def test_a_key_that_is_not_there_yet_is_suggested_first() -> None:
    written = {**TASK, "vi": "x", "ouput": "y"}
    _, found = shape.build(written, Task, PLACE, Text("", ""))
    assert "“output”" in found[0].message.en
    assert found[0].place.key


def test_no_name_is_suggested_that_is_nothing_like_it() -> None:
    assert shape.suggest("systems", ["xyz", "q"]) == Text("", "")
    assert "“tasks”" in shape.suggest("taks", ["acts", "tasks"]).en
    assert "“tasks-of-a-year”" not in shape.suggest("tasks", ["tasks-of-a-year"]).en


def test_what_has_no_value_is_taken_out_and_the_others_keep_their_number() -> None:
    data = {"a": None, "b": [None, {"c": None, "d": "x"}]}
    left, found = shape.without_empty(data, Place("f.yaml"))
    assert left == {"b": ["", {"d": "x"}]}
    assert [(each.rule.slug, each.place.path) for each in found] == [
        ("empty-value", ("a",)), ("empty-value", ("b", 0)), ("empty-value", ("b", 1, "c")),
    ]  # fmt: skip


def test_every_id_that_an_entity_names_is_found_with_its_path() -> None:
    entry = {
        "id": "M", "vi": "x", "kind": "specific", "indicators": ["i"],
        "supports": [{"id": "C"}], "cites": [{"act": "a1"}, {"act": "a2"}],
        "targets": [{"id": "T", "baseline": "s", "scope": {"bodies": ["so"]}}],
    }  # fmt: skip
    objective, found = shape.build(entry, Objective, PLACE, Text("", ""))
    assert objective is not None
    assert not found
    assert [(each.path, each.id, each.ref.edge) for each in shape.named(objective)] == [
        (("supports", 0, "id"), "C", "supports"),
        (("indicators", 0), "i", "measures"),
        (("cites", 0, "act"), "a1", "cites"),
        (("cites", 1, "act"), "a2", "cites"),
        (("targets", 0, "scope", "bodies", 0), "so", "names"),
        (("targets", 0, "baseline"), "s", "baseline"),
    ]


ANY = st.recursive(
    st.sampled_from(["", "A", "2019-12-31", "true", "content", "394-395", "1.5", "ế"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(list(TASK)), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted(shape.fields_of(Task))), ANY, max_size=6))
def test_what_msgspec_refuses_gets_a_finding_and_what_is_kept_is_sound(more: Any) -> None:
    built, found = shape.build({**TASK, **more}, Task, PLACE, Text("", ""))
    try:
        msgspec.convert({**TASK, **more}, Task)
    except msgspec.ValidationError:
        assert found
    else:
        assert not found
    if built is not None:
        assert shape.build(msgspec.to_builtins(built), Task, PLACE, Text("", "")) == (built, [])
    assert all(finding.place.path[:2] == PLACE.path for finding in found)
