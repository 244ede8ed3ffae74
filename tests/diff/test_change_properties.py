"""What must hold of the rules about change, whatever the plans: silent where nothing changed."""

from datetime import date
from functools import lru_cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mutations
import rewritings
from mutations import HAI_NAM, SMALL, Files, ground, plan_files
from plancheck import building, engine, identity, source
from plancheck.amending import Held
from plancheck.checks import all_checks
from plancheck.diff.compare import compare
from plancheck.findings import Finding
from plancheck.load import Loaded

GROUNDS = {"small": SMALL, "hai-nam": ground(HAI_NAM)}
PATIENT = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
grounds = pytest.mark.parametrize("name", GROUNDS)


@lru_cache(400)
def parsed(name: str, text: str) -> source.Document:
    return source.parse(name, text.encode())


def loaded(files: Files) -> Loaded:
    documents = tuple(parsed(name, files[name]) for name in plan_files(files))
    held = Held(date.max, date.max)
    return Loaded(building.build(documents, None, held)[0], documents, (), "")


def found(base: Files, head: Files) -> list[Finding]:
    one, other = loaded(base).workspace, loaded(head)
    days = {plan.id: plan.identity.period.start for plan in other.workspace.plans}
    data = {each.file: each.data for each in other.documents}
    some = engine.compare(compare(one, other.workspace), days, all_checks())
    return [identity.stamp(each, data.get(each.place.file)) for each in some]


def names(findings: list[Finding]) -> set[tuple[str, str, str]]:
    return {(each.rule.slug, each.subject, each.fingerprint) for each in findings}


@grounds
@given(data=st.data())
@PATIENT
def test_what_means_the_same_is_no_finding(name: str, data: st.DataObject) -> None:
    files = GROUNDS[name]
    drawn = data.draw(rewritings.rewritings(files))
    assert found(files, drawn.files) == []
    assert found(drawn.files, files) == []


@grounds
@given(data=st.data())
@PATIENT
def test_a_finding_stays_the_same_however_the_newer_files_are_written(
    name: str, data: st.DataObject
) -> None:
    files = GROUNDS[name]
    head = data.draw(mutations.changes(files)).files
    again = data.draw(rewritings.rewritings(head)).files
    assert names(found(files, head)) == names(found(files, again))


@grounds
@given(data=st.data())
@PATIENT
def test_two_findings_are_never_taken_for_one(name: str, data: st.DataObject) -> None:
    files = GROUNDS[name]
    head = data.draw(mutations.changes(files)).files
    head = data.draw(mutations.changes(head)).files
    some = found(files, head)
    assert len({each.fingerprint for each in some}) == len(some)
    for each in some:
        assert each.place.file in head or each.rule.slug == "plan-removed"
