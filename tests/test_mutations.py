"""Random edits keep their promise: what means the same says the same, what does not does not."""

import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mutations
import rewritings
from meaning import different
from mutations import HAI_NAM, SMALL, changes, ground, told

GROUNDS = {"small": SMALL, "hai-nam": ground(HAI_NAM)}
PATIENT = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
grounds = pytest.mark.parametrize("name", GROUNDS)


@grounds
def test_the_ground_is_sound(name: str) -> None:
    assert told(GROUNDS[name])


@grounds
@pytest.mark.parametrize("kind", mutations.KINDS)
@given(data=st.data())
@PATIENT
def test_a_change_is_told_and_is_of_the_files_that_changed(
    name: str, kind: str, data: st.DataObject
) -> None:
    files = GROUNDS[name]
    before = copy.deepcopy(files)
    drawn = data.draw(changes(files, (kind,)))
    assert files == before
    was, now = told(files), told(drawn.files)
    assert was is not None
    assert now is not None
    assert drawn.changed == different(was, now) != set()
    every = files.keys() | drawn.files.keys()
    assert sum(files.get(each) != drawn.files.get(each) for each in every) == 1
    added, gone = now.keys() - was.keys(), was.keys() - now.keys()
    if kind == "element added":
        assert added or all(element == "progress" for _, element in drawn.changed)
        assert not gone
    if kind == "element dropped":
        assert gone or all(element == "progress" for _, element in drawn.changed)
        assert not added


@grounds
@pytest.mark.parametrize("kind", rewritings.KINDS)
@given(data=st.data())
@PATIENT
def test_a_rewriting_says_the_same(name: str, kind: str, data: st.DataObject) -> None:
    files = GROUNDS[name]
    drawn = data.draw(rewritings.rewritings(files, (kind,)))
    assert drawn.changed == frozenset()
    assert told(drawn.files) == told(files)


@pytest.mark.parametrize("kind", ["styled", "elements reordered", "element moved", "file renamed"])
def test_a_rewriting_does_rewrite(kind: str) -> None:
    seen: list[Any] = []

    @given(drawn=rewritings.rewritings(SMALL, (kind,)))
    @PATIENT
    def look(drawn: mutations.Mutation) -> None:
        seen.append(drawn.files != SMALL)

    look()
    assert any(seen)


@given(data=st.data())
@PATIENT
def test_edits_follow_each_other(data: st.DataObject) -> None:
    files, touched = SMALL, frozenset[tuple[str, str]]()
    for _ in range(3):
        drawn = data.draw(rewritings.mutations(files))
        files, touched = drawn.files, touched | drawn.changed
    was, now = told(SMALL), told(files)
    assert was is not None
    assert now is not None
    assert different(was, now) <= touched
