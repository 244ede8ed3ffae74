"""What the engine makes of a finding: its gravity."""

from collections.abc import Iterator
from datetime import date

import pytest

from plancheck import engine, load
from plancheck.checks import Check, all_checks
from plancheck.findings import Confidence, Finding, Rule, Severity
from plancheck.plan import Plan
from plancheck.text import Text
from support import HEAD, Workspace

WORDS = Text("một câu", "a sentence")


@pytest.mark.parametrize(
    ("severity", "confidence", "expected"),
    [
        ("error", Confidence.WEAK_EVIDENCE, "warning"),
        ("warning", Confidence.WEAK_EVIDENCE, "warning"),
        ("note", Confidence.WEAK_EVIDENCE, "note"),
        ("error", Confidence.CERTAIN, "error"),
        ("error", Confidence.INFERRED, "error"),
    ],
)
def test_what_rests_on_weak_evidence_is_never_an_error(
    workspace: Workspace, severity: Severity, confidence: Confidence, expected: Severity
) -> None:
    rule = Rule("example", severity, WORDS, WORDS, WORDS, WORDS, WORDS)

    def run(plan: Plan, as_of: date) -> Iterator[Finding]:
        yield rule.at(plan.at(plan.identity), confidence=confidence)

    loaded = load.load(str(workspace({"plan.yaml": HEAD})))
    days = {plan.id: date(2019, 6, 1) for plan in loaded.workspace.plans}
    (found,) = engine.run(loaded.workspace, days, [Check(rule, "legal", run)])
    assert found.severity == expected


GRADES = ["evidenced", "inferred", "plan-only", "recalled", "unknown"]


@pytest.mark.parametrize("grade", GRADES)
def test_an_event_with_no_evidence_above_unverified_never_makes_an_error(
    workspace: Workspace, grade: str
) -> None:
    history = f"""\
  legal_basis:
    - {{act: nd-1, role: basis}}
acts:
  - id: nd-1
    type: nghi-dinh
    events:
      - {{on: 2018-01-01, type: repealed, grade: {grade}}}
      - {{on: 2018-02-01, type: entry-into-force, grade: {grade}}}
      - {{on: 2018-03-01, type: repealed, grade: {grade}}}
  - id: nd-2
    type: nghi-dinh
    issued: 2018-01-01
    events:
      - {{on: 2017-01-01, type: amended, grade: {grade}}}
      - {{on: 2018-03-01, type: repealed, by: nd-3, grade: {grade}}}
  - id: nd-3
    type: nghi-dinh
    events:
      - {{on: 2018-03-01, type: replaced, by: nd-2, grade: {grade}}}
"""
    loaded = load.load(str(workspace({"plan.yaml": HEAD + history})))
    days = {plan.id: date(2019, 6, 1) for plan in loaded.workspace.plans}
    legal = [check for check in all_checks() if check.family == "legal"]
    found = engine.run(loaded.workspace, days, legal)
    errors = {each.rule.slug for each in found if each.severity == "error"}
    certain = {
        "act-replaced-by-itself",
        "basis-not-in-force-at-adoption",
        "end-before-start",
        "event-before-issue",
    }
    assert errors == (certain if grade == "evidenced" else set())
