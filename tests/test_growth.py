"""Twice as much of one thing takes about twice the work, whatever it is."""

from datetime import date

import pytest
from lopsided import HEAD, SHAPES

from plancheck import building, engine, rules, silence, source
from plancheck.checks import all_checks
from plancheck.identity import Names, stamp
from plancheck.plan import Workspace
from plancheck.silence import Settings
from plancheck.source import Document
from plancheck.standing import standing
from plancheck.tally import by_body, by_group
from support import steps

DAY = date(2019, 12, 31)
DAYS = {"vi-du/cntt": DAY}


def made(shape: str, size: int) -> tuple[Workspace, list[Document]]:
    texts = {"plan.yaml": HEAD, "all.yaml": SHAPES[shape](size)}
    documents = [source.parse(name, text.encode()) for name, text in texts.items()]
    workspace, findings = building.build(documents)
    assert not findings, findings[0]
    return workspace, documents


def judged(workspace: Workspace, documents: list[Document]) -> None:
    data = {document.file: document.data for document in documents}
    names = Names()
    found = [
        stamp(each, data[each.place.file], names=names)
        for each in engine.run(workspace, DAYS, all_checks())
    ]
    silence.apply(found, workspace, documents, Settings(DAYS, frozenset(rules.families())))
    seen = standing(workspace.plans[0], DAY)
    by_body(seen)
    by_group(seen)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_work_grows_with_the_plan(shape: str) -> None:
    def work(size: int) -> int:
        workspace, documents = made(shape, size)
        return steps(lambda: judged(workspace, documents))

    judged(*made(shape, 10))  # what is made once, patterns for example
    assert work(160) < 2.4 * work(80)
