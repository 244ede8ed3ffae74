"""One plan as the site shows it: its day, what stands where, its findings, its addresses."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import NamedTuple

from plancheck import project, rules
from plancheck.amending import Held
from plancheck.checks import FAMILIES
from plancheck.errors import InputError
from plancheck.findings import SEVERITIES, Severity
from plancheck.load import Loaded
from plancheck.model import Entity
from plancheck.overview import Viewed
from plancheck.plan import Plan
from plancheck.project import Project
from plancheck.registry import Registry
from plancheck.report import Day, Located, Report
from plancheck.rows import words_of
from plancheck.site import parts
from plancheck.site.addresses import Addresses
from plancheck.site.page import Crumb
from plancheck.site.revised import Revision, revised
from plancheck.standing import Standing, StandingTarget, StandingTask, standing
from plancheck.text import Text, short

FINDINGS = "canh-bao"  # the folder of the pages that list findings
ON_A_PAGE = 300  # findings: about 300 KB of HTML


class View:
    """A plan on a day, with all that its pages ask for."""

    def __init__(
        self,
        loaded: Loaded,
        viewed: Viewed,
        report: Report,
        addresses: Addresses,
        base: str,
    ) -> None:
        self.loaded = loaded
        self.viewed = viewed
        self.day: Day = viewed.day
        self.standing: Standing = viewed.standing
        self.plan: Plan = viewed.standing.plan
        self.registry: Registry = self.plan.registry
        self.addresses = addresses
        self.base = base
        own = (self.plan.id, "")
        self.found = tuple(e for e in report.findings if e.finding.plan in own)
        self.silenced = tuple(e for e in report.silenced if e.located.finding.plan in own)

    @property
    def as_of(self) -> date:
        """The day on which the plan is seen."""
        return self.standing.as_of

    @cached_property
    def tasks(self) -> dict[str, StandingTask]:
        """Where each task stands, by its id."""
        return {each.task.id: each for each in self.standing.tasks}

    @cached_property
    def targets(self) -> dict[str, StandingTarget]:
        """Where each target stands, by its id."""
        return {each.target.id: each for each in self.standing.targets}

    @cached_property
    def shared(self) -> tuple[Entity, ...]:
        """The elements of the registry that have an address under this plan."""
        every = self.registry.entities
        return tuple(each for name, each in every.items() if name in self.addresses.shown)

    @cached_property
    def _by_subject(self) -> dict[str, list[Located]]:
        found: dict[str, list[Located]] = defaultdict(list)
        for each in self.found:
            found[each.finding.subject].append(each)
        return found

    def about(self, *names: str) -> tuple[Located, ...]:
        """Return the findings about some elements, by their ids; the gravest first."""
        whole = dict.fromkeys(n for name in names for n in (f"{self.plan.id}#{name}", name))
        found = [each for name in whole for each in self._by_subject.get(name, ())]
        return tuple(sorted(found, key=lambda each: SEVERITIES.index(each.finding.severity)))

    @cached_property
    def listed(self) -> dict[str, tuple[Located, ...]]:
        """The findings of each page that lists them, by its path: family by family, rule by rule.

        One page holds them all, or each rule has pages of its own where they are many.
        """
        home = self.addresses.page(FINDINGS)
        order = {family: rank for rank, family in enumerate(FAMILIES)}
        by_rule: dict[str, list[Located]] = defaultdict(list)
        for each in self.found:
            by_rule[each.finding.rule.slug].append(each)

        def rank(slug: str) -> tuple[int, int, str]:
            grave = min(SEVERITIES.index(each.finding.severity) for each in by_rule[slug])
            return order[rules.families()[slug]], grave, slug

        ordered = {slug: by_rule[slug] for slug in sorted(by_rule, key=rank)}
        if len(self.found) <= ON_A_PAGE:
            return {home: tuple(each for some in ordered.values() for each in some)}
        pages: dict[str, tuple[Located, ...]] = {}
        for slug, some in ordered.items():
            for number, start in enumerate(range(0, len(some), ON_A_PAGE), 1):
                end = f"{slug}/{number}/" if number > 1 else f"{slug}/"
                pages[home + end] = tuple(some[start : start + ON_A_PAGE])
        return pages

    @cached_property
    def _listed_at(self) -> dict[int, str]:
        found: dict[int, str] = {}
        for page, some in self.listed.items():
            found |= _addresses(page, some)
        return found | _addresses(
            self.addresses.page("mien-tru"), (e.located for e in self.silenced)
        )

    def listed_at(self, each: Located) -> str:
        """Return where one of the plan's findings is listed: its page, `#`, its fingerprint.

        Several of one fingerprint are numbered from the second on. What is silenced stands with
        the waivers.
        """
        home = self.addresses.page(FINDINGS)
        return self._listed_at.get(id(each), f"{home}#{each.finding.fingerprint}")

    def name_of(self, name: str) -> Text:
        """Return what an element is called, or its id."""
        entity = self.plan.find(name)
        return words_of(entity) if entity is not None else Text(name, name)

    def headline(self, entity: Entity, width: int = 110) -> Text:
        """Return an element's id and the beginning of its words, on one line."""
        words = words_of(entity)
        return Text(
            f"{entity.id}: {short(words.vi, width)}", f"{entity.id}: {short(words.en, width)}"
        )

    def to(self, name: str) -> str:
        """Return the path of the element with an id, empty where there is none."""
        return self.addresses.named(name)

    def crumbs(self, *folders: str) -> tuple[Crumb, ...]:
        """Return the way from the first page of the plan to a page below some of its parts."""
        return tuple((parts.WORDS[each], self.addresses.page(each)) for each in ("", *folders))

    def kind_of(self, entity: Entity) -> str:
        """Return the kind of an element."""
        if entity is self.plan.identity:
            return "plan"
        return self.plan.kinds.get(entity.id) or self.registry.kinds.get(entity.id, "")


def _addresses(page: str, found: Iterable[Located]) -> dict[int, str]:
    """Return the address of each finding on a page, by the identity of the finding."""
    seen: dict[str, int] = defaultdict(int)
    addresses = {}
    for each in found:
        mark = each.finding.fingerprint
        seen[mark] += 1
        addresses[id(each)] = f"{page}#{mark}" + (f"-{seen[mark]}" if seen[mark] > 1 else "")
    return addresses


class Site(NamedTuple):
    """All plans of a project as the site shows them.

    `base_url` is where it will be published, with a slash at its end; empty where nobody says.
    """

    project: Project
    loaded: Loaded
    report: Report
    views: tuple[View, ...]
    revision: Revision | None
    base_url: str = ""


_NO_PLAN = Text(
    "Không đọc được kế hoạch nào, nên không có gì để dựng trang; plancheck check nêu các lỗi.",
    "No plan could be read, so there is nothing to build; plancheck check tells what is wrong.",
)
_LONG = 60  # letters of a number that stands on every page
NAME = Text("Theo dõi kế hoạch", "Plans followed up")


def name_of(site: Site) -> Text:
    """Return the name of a site: that of its only plan, or of all its plans."""
    return plan_name(site.views[0]) if len(site.views) == 1 else NAME


def plan_name(view: View) -> Text:
    """Return what a plan is called in few words: the number of its act, its years."""
    identity = view.plan.identity
    year = f"{identity.period.start:%Y}"
    if identity.period.end.year != identity.period.start.year:
        year += f"–{identity.period.end:%Y}"
    act = view.plan.act(identity.adoption.act) if identity.adoption else None
    number = act.number if act is not None and act.number else view.plan.id
    if len(number) > _LONG:  # no number of a decision is as long: the id tells plans apart
        number = view.plan.id
    return Text(f"Kế hoạch {number} ({year})", f"Plan {number} ({year})")


def site(
    opened: Project, as_of: date | None, today: date, base_url: str = "", *, history: bool = True
) -> Site:
    """Read a project and return what its site shows.

    Args:
        opened: the project.
        as_of: the day to see all plans on; None for each plan's own default.
        today: the day of the run.
        base_url: where the site will be published.
        history: whether to ask git which revision the files belong to.

    Raises:
        InputError: no plan could be read, or two elements would stand at one address.
    """
    loaded = project.load(opened, None, Held(as_of, today))
    asked = project.Asked(as_of, baseline=project.baseline(opened, None))
    report = project.run(opened, loaded, asked, today).report
    days = {day.plan: day for day in report.days}
    plans = loaded.workspace.plans
    if not plans:
        raise InputError(_NO_PLAN)
    shown = _shown(plans)
    last = max(plans, key=age)
    home = None
    views: dict[str, View] = {}
    for plan in sorted(plans, key=lambda plan: plan is not last):  # the one with all comes first
        addresses = Addresses(plan, shown[plan.id] if plan is not last else None, home)
        home = home or addresses
        viewed = Viewed(days[plan.id], standing(plan, days[plan.id].as_of))
        views[plan.id] = View(loaded, viewed, report, addresses, opened.base)
    ordered = tuple(views[plan.id] for plan in plans)
    return Site(opened, loaded, report, ordered, revised(loaded) if history else None, base_url)


def age(plan: Plan) -> tuple[date, date, str]:
    """Return what puts plans in order, the latest last."""
    return plan.identity.period.start, plan.identity.period.end, plan.id


def _shown(plans: Iterable[Plan]) -> dict[str, frozenset[str]]:
    """Return, for each plan, what it reaches in the registry, step by step."""
    found: dict[str, frozenset[str]] = {}
    for plan in plans:
        registry = plan.registry
        reached: dict[str, None] = {}
        waiting = [link.target for link in plan.links]
        while waiting:
            each = waiting.pop()
            if each.id in reached or registry.entities.get(each.id) is not each:
                continue
            reached[each.id] = None
            waiting += [link.target for link in registry.links_from(each)]
        for change in registry.changes:  # who took over has a page as well
            if any(name in reached for name in (*change.before, *change.after)):
                reached |= dict.fromkeys((change.id, *change.before, *change.after))
        found[plan.id] = frozenset(reached)
    return found


def worst(found: Iterable[Located]) -> Severity | None:
    """Return the gravest level among some findings; None where there are none."""
    levels = {each.finding.severity for each in found}
    return next((level for level in SEVERITIES if level in levels), None)
