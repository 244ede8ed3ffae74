"""What pages share: deadlines of a body, forms for the reports it owes, whom the plan charges."""

from datetime import date

import pytest

from plancheck.forms.form import form
from plancheck.model import Body, Group
from plancheck.site.edition import Edition
from site_pages import editions
from site_whole import every_edition
from standing_plan import DAY, FILES
from support import Workspace

pytestmark = pytest.mark.xdist_group("whole")  # the worker that makes whole sites, once

OWN = ("task", "report", "duty")


def test_the_next_deadline_of_a_body_is_the_first_of_its_own_on_or_after_the_day() -> None:
    for edition in every_edition():
        day = edition.view.as_of
        for entity in edition.view.shared:
            if isinstance(entity, (Body, Group)):
                due = edition.due(entity.id)
                days = [e.day for e in due if e.kind in OWN and e.day is not None and e.day >= day]
                found = edition.next_due(entity.id)
                assert (found.day if found else None) == min(days, default=None)
                assert found is None or found in due


def small(workspace: Workspace, day: date = DAY) -> Edition:
    (edition,) = editions(workspace({**FILES}), day)
    return edition


def test_a_deadline_on_the_day_itself_is_still_ahead(workspace: Workspace) -> None:
    edition = small(workspace, date(2019, 6, 30))
    found = edition.next_due("tt")
    assert found is not None
    assert found.day == date(2019, 6, 30)
    last = small(workspace, date(2019, 12, 16)).next_due("tt")
    assert last is None or last.day is None or last.day >= date(2019, 12, 16)
    assert small(workspace, date(2020, 6, 1)).next_due("tt") is None


def test_forms_are_offered_for_what_is_missing_and_what_comes_next(workspace: Workspace) -> None:
    edition = small(workspace)
    for name in ("yt", "tc", "tt"):
        reports = edition.share(name).reports
        missing = [e for e in reports if e.state == "missing"]
        asked = {
            (a.form.report.id if a.form.report else "", a.form.period) for a in edition.forms(name)
        }
        late = {(e.owed.report.id, e.owed.covers or "2019") for e in missing}
        received = {(e.owed.report.id, e.owed.covers) for e in reports if e.state == "received"}
        assert len(late) > 3 or late <= asked
        assert not asked & received
    offered = [(each.file, each.form.period) for each in edition.forms("tc")]
    assert offered == [
        ("bieu-r1-2019-q2.xlsx", "2019-Q2"),
        ("bieu-r1-2019-q3.xlsx", "2019-Q3"),
    ]


def test_no_form_is_made_where_the_command_makes_none() -> None:
    for edition in every_edition():
        plan = edition._amended
        assert plan is not None
        for entity in edition.charged():
            for asked, file in edition.forms(entity.id):
                assert isinstance(entity, Body)
                assert asked.report is not None
                body = plan.registry.entities[entity.id]
                assert isinstance(body, Body)
                assert form(plan, body, asked.period, asked.report.id) == asked
                assert file == f"bieu-{asked.report.id.lower()}-{asked.period.lower()}.xlsx"
            if isinstance(entity, Group):
                assert edition.forms(entity.id) == ()


def test_names_of_forms_beside_a_page_are_distinct() -> None:
    for edition in every_edition():
        for entity in edition.charged():
            names = [file for _, file in edition.forms(entity.id)]
            assert len(set(names)) == len(names)


def test_whom_a_plan_charges_is_whoever_has_a_duty_or_a_report() -> None:
    for edition in every_edition():
        charged = {each.id for each in edition.charged()}
        for entity in edition.view.shared:
            if isinstance(entity, (Body, Group)):
                share = edition.share(entity.id)
                assert (entity.id in charged) == bool(share.charges or share.reports)
