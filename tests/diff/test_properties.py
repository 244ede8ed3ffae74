"""What always holds of a comparison, whatever is edited: tests/mutations.py draws the edits."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mutations
import rewritings
from mutations import SMALL, Files, ground
from plancheck import building, source
from plancheck.diff.compare import compare
from plancheck.diff.delta import Difference, mirror, order
from plancheck.diff.gather import gather
from plancheck.diff.phrases import Speaker
from plancheck.plan import Workspace

GROUNDS = {"small": SMALL, "province": ground()}
PATIENT = settings(deadline=None, suppress_health_check=list(HealthCheck))
grounds = pytest.mark.parametrize("name", GROUNDS)


def read(files: Files) -> Workspace:
    return building.build([source.parse(name, files[name].encode()) for name in sorted(files)])[0]


def between(one: Files, other: Files) -> Difference:
    """Compare in both directions: the one must mirror the other."""
    base, head = read(one), read(other)
    there, back = compare(base, head), compare(head, base)
    assert sorted(map(mirror, back.deltas), key=order) == sorted(there.deltas, key=order)
    return there


@grounds
@given(data=st.data())
@PATIENT
def test_a_change_of_meaning_is_told_of_its_element(name: str, data: st.DataObject) -> None:
    files = GROUNDS[name]
    drawn = data.draw(mutations.changes(files))
    found = between(files, drawn.files)
    told = {each.id for each in found.deltas} | {each.id for each in found.uncompared}
    assert found.deltas or found.uncompared
    ids = {element or plan for plan, element in drawn.changed if element != "progress"}
    assert ids <= told, (ids, told)


@grounds
@given(data=st.data())
@PATIENT
def test_what_means_the_same_is_no_change_but_of_place(name: str, data: st.DataObject) -> None:
    files = GROUNDS[name]
    drawn = data.draw(rewritings.rewritings(files))
    found = between(files, drawn.files)
    assert {each.kind for each in found.deltas} <= {"moved"}
    assert not found.uncompared


@grounds
@given(data=st.data())
@PATIENT
def test_every_change_has_a_sentence_in_both_languages(name: str, data: st.DataObject) -> None:
    files = GROUNDS[name]
    first = data.draw(mutations.changes(files)).files
    found = between(files, data.draw(rewritings.mutations(first)).files)
    speaker = Speaker(found)
    for row in gather(found.deltas):
        said = speaker.sentence(row.delta, row)
        assert row.delta.id in said.vi
        assert row.delta.id in said.en
        assert said.vi[0].isupper() or said.vi[0].isdigit()


@grounds
def test_a_workspace_against_itself(name: str) -> None:
    found = between(GROUNDS[name], GROUNDS[name])
    assert found.deltas == ()
    assert found.uncompared == ()
