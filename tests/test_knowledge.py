"""What was known when: events and reorganisations recorded later do not exist yet."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck import building, locating, source
from plancheck.knowledge import Knowledge
from plancheck.model import Act, Change, LegalEvent
from plancheck.plan import Workspace as Plans
from plancheck.validity import status
from support import HEAD, Command, Workspace

ACTS = """\
acts:
  - id: nq-36a
    type: nghi-quyet
    number: 36a/NQ-CP
    events:
      - {on: 2019-03-07, type: replaced, by: nq-17, recorded: 2019-04-02, grade: evidenced}
      - {on: 2015-10-14, type: entry-into-force, recorded: 2018-11-01, grade: evidenced}
      - {on: 2016-01-01, type: amended, by: khong-co, grade: recalled}
  - {id: nq-17, type: nghi-quyet, number: 17/NQ-CP}
changes:
  - {id: sap-nhap, on: 2019-02-01, type: abolition, from: [so], recorded: 2019-04-02}
bodies:
  - {id: so, vi: Sở, kind: so}
"""


def known(on: str | None) -> tuple[Plans, tuple[int, ...]]:
    documents = [source.parse("plan.yaml", HEAD.encode()), source.parse("acts.yaml", ACTS.encode())]
    workspace, findings = building.build(documents, date.fromisoformat(on) if on else None)
    lines = tuple(
        locating.locate(documents[1], [finding.place])[finding.place].line for finding in findings
    )
    return workspace, lines


@pytest.mark.parametrize(
    ("on", "expected", "abolished"),
    [
        ("2018-10-31", "in-force", False),  # an act that is amended stands
        ("2018-11-01", "in-force", False),
        ("2019-04-01", "in-force", False),
        ("2019-04-02", "ceased", True),
        (None, "ceased", True),
    ],
)
def test_the_status_of_a_day_is_the_one_that_was_on_record(
    on: str | None, expected: str, abolished: bool
) -> None:
    workspace, _ = known(on)
    act = next(act for act in workspace.registry.acts if act.id == "nq-36a")
    assert status(act, date(2019, 3, 7))[0] == expected
    end = workspace.registry.end_of("so", date(2019, 3, 7))
    assert (end is not None) == abolished


@pytest.mark.parametrize("on", ["2018-10-31", "2018-11-01", "2019-04-02", None])
def test_places_are_those_of_the_file_whatever_is_left_out(on: str | None) -> None:
    workspace, lines = known(on)
    assert lines == (8,)  # the unknown act of the third event
    act = next(act for act in workspace.registry.acts if act.id == "nq-36a")
    place = workspace.registry.at(act, "events", len(act.events) - 1, "by")
    assert place.path == ("acts", 0, "events", 2, "by")


DAYS = st.dates(date(2018, 1, 1), date(2020, 12, 31))
EVENTS = st.builds(
    LegalEvent,
    on=DAYS,
    type=st.sampled_from(["entry-into-force", "replaced", "suspended", "resumed"]),
    recorded=st.none() | DAYS,
)


@given(st.lists(EVENTS, max_size=6), DAYS, DAYS)
def test_what_is_known_only_grows(events: list[LegalEvent], one: date, other: date) -> None:
    act = Act(id="a", type="luat", events=tuple(events))
    early, late = sorted((one, other))
    before, ranks, counted = Knowledge(early).without(act)
    after, _, _ = Knowledge(late).without(act)
    assert set(before.events) <= set(after.events) <= set(events)
    assert counted.hidden == len(events) - len(before.events)
    if ranks:
        assert tuple(events[rank] for rank in ranks) == before.events


def test_a_reorganisation_recorded_later_does_not_exist() -> None:
    change = Change(
        id="c", on=date(2019, 2, 1), type="rename", before=("a",), recorded=date(2020, 1, 1)
    )
    assert Knowledge(date(2019, 12, 31)).without(change)[0] is None
    assert Knowledge(date(2020, 1, 1)).without(change)[0] is change


def test_the_report_says_what_was_left_out(plancheck: Command, workspace: Workspace) -> None:
    root = workspace({"acts.yaml": ACTS.replace("by: khong-co, ", "")})
    result = plancheck("check", root, "--known-at", "2019-04-01", "--lang", "en")
    assert "on record on 2019-04-01 counts: 2 recorded later left out, 1 without" in result.out
    shown = plancheck(
        "law",
        "show",
        "nq-36a",
        "--plan",
        root,
        "--as-of",
        "2019-06-01",
        "--known-at",
        "2019-04-01",
        "--lang",
        "en",
    )
    assert "As of 2019-06-01: in force" in shown.out
    assert "replaced" not in shown.out
