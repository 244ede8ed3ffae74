"""One plan with all that is worked out about it once: shares of bodies, deadlines, report forms."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from plancheck import project
from plancheck.errors import InputError
from plancheck.forms.form import Form, form
from plancheck.model import Body, Group
from plancheck.plan import Plan
from plancheck.site.around import Around
from plancheck.site.concerning import Concerning
from plancheck.site.deadlines import Deadline, deadlines
from plancheck.site.duties import Duties, Share
from plancheck.site.view import Site, View
from plancheck.standing import StandingReport

_FORMS = 4  # forms offered to a body: its missing reports, the first one to come


class Asked(NamedTuple):
    """A report form that a body is to fill in, and the name of its file."""

    form: Form
    file: str


class Edition:
    """A plan as the site shows it, and what its pages share."""

    def __init__(self, site: Site, view: View) -> None:
        self.site = site
        self.view = view
        self.duties = Duties(view.standing)
        self._shares: dict[str, Share] = {}

    @cached_property
    def around(self) -> Around:
        """What draws the chain around each element."""
        return Around(self.view)

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """Everything that is due in the plan."""
        return deadlines(self.view.standing)

    def charged(self) -> Iterator[Body | Group]:
        """Yield the bodies and groups that the plan charges with something."""
        for each in self.view.shared:
            if isinstance(each, (Body, Group)) and self.share(each.id).charged:
                yield each

    def share(self, name: str) -> Share:
        """Return what a body or a group answers for."""
        if name not in self._shares:
            self._shares[name] = self.duties.of(name)
        return self._shares[name]

    @cached_property
    def _concerning(self) -> Concerning:
        return Concerning(self.deadlines, self.view.plan, self.view.as_of)

    def due(self, name: str) -> tuple[Deadline, ...]:
        """Return the deadlines that concern a body or a group."""
        return self._concerning.of(name)

    def next_due(self, name: str) -> Deadline | None:
        """Return the next deadline of a body's own work after the day, None where there is none."""
        some = (each for each in self.due(name) if each.kind in ("task", "report", "duty"))
        return next((e for e in some if e.day is not None and e.day >= self.view.as_of), None)

    @cached_property
    def _amended(self) -> Plan | None:
        """The plan with every amendment applied, which forms ask about."""
        workspace = project.consolidated(self.site.loaded)
        found = (plan for plan in workspace.plans if plan.id == self.view.plan.id)
        return next(found, None)

    def forms(self, name: str) -> tuple[Asked, ...]:
        """Return the forms for the reports that a body owes: those missing, and the next to come.

        They are the forms that `plancheck report form` writes.
        """
        plan = self._amended
        body = plan.registry.entities.get(name) if plan is not None else None
        if plan is None or not isinstance(body, Body):
            return ()
        found = []
        for each in _pending(self.share(name).reports):
            period = each.owed.covers or f"{plan.identity.period.end:%Y}"
            try:
                made = form(plan, body, period, each.owed.report.id)
            except InputError:  # the duty has no such stretch: there is no form for it
                continue
            file = f"bieu-{each.owed.report.id.lower()}-{period.lower()}.xlsx"
            found.append(Asked(made, file))
        return tuple(found)


def _pending(some: tuple[StandingReport, ...]) -> list[StandingReport]:
    """Return the reports to send next: those missing, the first that is not due or has no day."""
    open_ones = [each for each in some if each.state in ("missing", "not-due", "no-date")]
    open_ones.sort(key=lambda each: (each.owed.due or date.max, each.owed.report.id))
    late = [each for each in open_ones if each.state == "missing"]
    ahead = [each for each in open_ones if each.state != "missing"]
    return [*late[-_FORMS + 1 :], *ahead[:1]]
