"""A workspace: the plans, the registry they share, and the questions that checks ask of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from plancheck import model, wording
from plancheck.findings import Confidence, Path, Stage
from plancheck.model import (
    Act,
    Assignment,
    Citation,
    Entity,
    Indicator,
    Objective,
    Progress,
    Target,
    Task,
)
from plancheck.provenance import SourceText, spots
from plancheck.registry import Holder, Registry
from plancheck.text import Text

E = TypeVar("E", bound=Entity)


class Coverage(NamedTuple):
    """An assignment that reaches a task, and how: by name, by a section, or by the whole plan."""

    assignment: Assignment
    by: str  # "task", "section" or "plan"


class Plan(Holder):
    """One plan, resolved against the registry.

    Collections are tuples in the order of the files; links and ids are indexed once. `peers` knows
    all plans of the workspace.
    """

    def __init__(self, identity: model.Plan, registry: Registry) -> None:
        super().__init__()
        self.identity = identity
        self.registry = registry
        self.id = identity.id
        self.texts: dict[str, SourceText] = {}
        self.progress: list[Progress] = []
        self.held: date | None = None  # the day on which it is seen; None: as its files stand
        self.peers = Peers(())

    def _all(self, kind: type[E]) -> tuple[E, ...]:
        return tuple(entity for entity in self.entities.values() if isinstance(entity, kind))

    @cached_property
    def sections(self) -> tuple[model.Section, ...]:
        """The headings of the text."""
        return self._all(model.Section)

    @cached_property
    def articles(self) -> tuple[model.Article, ...]:
        """The articles of the adopting decision."""
        return self._all(model.Article)

    @cached_property
    def recipients(self) -> tuple[model.Recipient, ...]:
        """The distribution list."""
        return self._all(model.Recipient)

    @cached_property
    def appendices(self) -> tuple[model.Appendix, ...]:
        """The appendices."""
        return self._all(model.Appendix)

    @cached_property
    def projects(self) -> tuple[model.Project, ...]:
        """The investment projects."""
        return self._all(model.Project)

    @cached_property
    def objectives(self) -> tuple[Objective, ...]:
        """The objectives, general and specific."""
        return self._all(Objective)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The targets of all objectives."""
        return self._all(Target)

    @cached_property
    def homes(self) -> dict[str, Objective]:
        """The objective of each target, by the id of the target."""
        return {target.id: each for each in self.objectives for target in each.targets}

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks and solutions."""
        return self._all(Task)

    @cached_property
    def assignments(self) -> tuple[Assignment, ...]:
        """The duties of bodies."""
        return self._all(Assignment)

    @cached_property
    def reports(self) -> tuple[model.Report, ...]:
        """The duties to report."""
        return self._all(model.Report)

    @cached_property
    def receipts(self) -> tuple[model.Receipt, ...]:
        """The reports that were received."""
        return self._all(model.Receipt)

    @cached_property
    def waivers(self) -> tuple[model.Waiver, ...]:
        """The findings that are accepted for a time."""
        return self._all(model.Waiver)

    @cached_property
    def amendments(self) -> tuple[model.Amendment, ...]:
        """The amendments, in the order in which they apply: by their day, then by their id."""
        return tuple(sorted(self._all(model.Amendment), key=lambda each: (each.start, each.id)))

    @cached_property
    def items(self) -> tuple[model.Item, ...]:
        """What the plan says of the situation."""
        return self._all(model.Item)

    @cached_property
    def measurements(self) -> tuple[model.Measurement, ...]:
        """The figures that were measured."""
        return self._all(model.Measurement)

    @cached_property
    def equations(self) -> tuple[model.Equation, ...]:
        """The sums and ratios that the text states."""
        return self._all(model.Equation)

    # -- names and dates --

    def ref(self, entity: Entity) -> str:
        """Return the global id of an entity: `plan#element`, or its own id in the registry."""
        if entity is self.identity:
            return self.id
        return f"{self.id}#{entity.id}" if self.holds(entity) else entity.id

    def find(self, name: str) -> Entity | None:
        """Return the entity with an id, of this plan or of the registry."""
        local = name.removeprefix(f"{self.id}#")
        return self.entities.get(local) or self.registry.entities.get(local)

    def lookup(self, name: str) -> "Entity | None":
        """Return the entity with an id, of this plan, the registry, or the plan that is named."""
        plan_id, _, local = name.rpartition("#")
        other = self.peers.by_id.get(plan_id)
        return other.entities.get(local) if other is not None else self.find(name)

    def holder_of(self, entity: Entity) -> "Plan":
        """Return the plan that holds an entity of a plan: this one, if no other does."""
        for plan in (self, *self.followers, *self.peers.by_id.values()):
            if plan.entities.get(entity.id) is entity:
                return plan
        return self

    def label(self, name: str) -> str:
        """Return the Vietnamese name of an id, or the id where it has none."""
        entity = self.find(name)
        return (entity.vi if entity else None) or name

    def stage(self, as_of: date) -> Stage:
        """Return where the plan stands on a day."""
        adoption = self.identity.adoption
        if adoption is None or as_of < adoption.date:
            return Stage.DRAFT
        return Stage.CLOSED if as_of > self.identity.period.end else Stage.IN_FORCE

    def default_day(self, today: date) -> date:
        """Return the day to judge the plan by: today, or its last day once that has passed.

        A plan that was put back to what held on a day is judged by that day.
        """
        return self.held or min(today, self.identity.period.end)

    def missing_appendix(self, holds: str) -> model.Appendix | None:
        """Return an appendix that is missing and may hold leads, deadlines, funding, ...

        An appendix that does not say what it holds may hold anything.
        """
        for appendix in self.appendices:
            if appendix.status == "missing" and (not appendix.holds or holds in appendix.holds):
                return appendix
        return None

    def confidence(self, holds: str) -> Confidence:
        """Return how sure one can be that something is missing from the plan."""
        return Confidence.APPENDIX if self.missing_appendix(holds) else Confidence.CERTAIN

    def doubt(self, holds: str) -> Text:
        """Return the sentence that a missing appendix may hold what is missing, or nothing."""
        appendix = self.missing_appendix(holds)
        if appendix is None:
            return Text("", "")
        name = appendix.vi or appendix.id
        return Text(
            f" Thông tin này có thể nằm ở {name} ({appendix.id}), phụ lục chưa có trong hồ sơ.",
            f" It may stand in {appendix.en or name} ({appendix.id}), an appendix that is not on"
            " file.",
        )

    def text(self, doc: str | None = None) -> SourceText | None:
        """Return the source text that an anchor of this plan means: the one named, or the first."""
        documents = self.identity.source_documents
        return self.texts.get(doc or (documents[0].file if documents else ""))

    def shared_text(self, doc: str | None) -> SourceText | None:
        """Return the source text of this plan that an anchor of the registry means, if certain.

        All plans share the registry, so there `doc` names a text by its path from the top of the
        workspace (`tra-vinh/cntt-2019/source.txt`). Only in a workspace of one plan may it be
        written as in the plan itself, or be left out.
        """
        folder = self.at(self.identity).file.rpartition("/")[0]
        if doc and folder and doc.startswith(f"{folder}/"):
            return self.texts.get(doc[len(folder) + 1 :])
        return self.text(doc) if len(self.registry.plans) == 1 else None

    def shared_names(self) -> list[str]:
        """Return how the registry names the source texts of this plan, one among several."""
        folder = self.at(self.identity).file.rpartition("/")[0]
        return [f"{folder}/{file}" for file in self.texts] if folder else []

    @property
    def parent(self) -> "Plan | None":
        """The plan above, if it is encoded."""
        return self.peers.named_by(self.identity.parent)

    @property
    def predecessor(self) -> "Plan | None":
        """The plan before, if it is encoded."""
        return self.peers.named_by(self.identity.predecessor)

    @property
    def followers(self) -> "tuple[Plan, ...]":
        """The plans that name this one as the plan before, in the order of their ids."""
        return self.peers.followers.get(self.id, ())

    @property
    def below(self) -> "tuple[Plan, ...]":
        """The plans that name this one as the plan above, in the order of their ids."""
        return self.peers.below.get(self.id, ())

    # -- questions of checks --

    @cached_property
    def _coverage(self) -> dict[str, list[Coverage]]:
        by_section: dict[str, list[Assignment]] = defaultdict(list)
        whole: list[Assignment] = []
        by_task: dict[str, list[Assignment]] = defaultdict(list)
        for assignment in self.assignments:
            for name in assignment.scope:
                local = name.removeprefix(f"{self.id}#")
                if local == "plan":
                    whole.append(assignment)
                elif isinstance(section := self.entities.get(local), model.Section):
                    by_section[section.number].append(assignment)
                else:
                    by_task[local].append(assignment)
        result: dict[str, list[Coverage]] = {}
        for task in self.tasks:
            found = [Coverage(assignment, "task") for assignment in by_task.get(task.id, ())]
            for number in enclosing(task.section or ""):
                found += [Coverage(each, "section") for each in by_section.get(number, ())]
            result[task.id] = found + [Coverage(each, "plan") for each in whole]
        return result

    def duties_over(self, task: Task) -> list[Coverage]:
        """Return the assignments that reach a task: by name, by its section, by the whole plan."""
        return self._coverage.get(task.id, [])

    def dues_over(self, task: Task) -> list[tuple[Task | Assignment, model.Due]]:
        """Return a task's deadline, or those of the duties to lead or do it where it has none."""
        if task.due is not None:
            return [(task, task.due)]
        return [
            (assignment, assignment.due)
            for assignment, _ in self.duties_over(task)
            if assignment.due is not None and assignment.role in ("lead", "implement")
        ]

    def deadline_of(self, task: Task) -> tuple[date, Task | Assignment, model.Due] | None:
        """Return the last day on which a task is in time, and who sets it; None where nobody does.

        Of several duties that name a day, the latest counts.
        """
        last = [
            (day, owner, due)
            for owner, due in self.dues_over(task)
            if (day := due.last_day()) is not None
        ]
        return max(last, key=lambda each: each[0], default=None)

    @cached_property
    def _project_funding(self) -> dict[str, list[model.Funding]]:
        funding: dict[str, list[model.Funding]] = defaultdict(list)
        for project in self.projects:
            for name in project.tasks:
                funding[name.removeprefix(f"{self.id}#")].extend(project.funding)
        return funding

    def funding_of(self, task: Task) -> list[model.Funding]:
        """Return the money behind a task: its own, and that of the projects that carry it."""
        return [*task.funding, *self._project_funding.get(task.id, ())]

    @cached_property
    def has_amounts(self) -> bool:
        """Whether any task or project of the plan has an amount of money."""
        every: list[Task | model.Project] = [*self.tasks, *self.projects]
        return any(funding.amount for entity in every for funding in entity.funding)

    @cached_property
    def lacked_money(self) -> dict[str, list[model.Item]]:
        """What was left undone for lack of money, by the id of the task that carries it on."""
        lacked = {
            item.id: item
            for item in self.items
            if item.kind == "unfinished" and wording.money(item.cause or "")
        }
        carried: dict[str, dict[str, model.Item]] = defaultdict(dict)
        for item in lacked.values():
            for name in item.successors:
                carried[name.removeprefix(f"{self.id}#")][item.id] = item
        for task in self.tasks:
            for name in task.carried_from:
                before = lacked.get(name.removeprefix(f"{self.id}#"))
                if before is not None:
                    carried[task.id][before.id] = before
        return {task: list(items.values()) for task, items in carried.items()}

    def supports(self, entity: Task | Objective) -> Iterator[tuple[model.Serves, Objective, int]]:
        """Yield the objectives that a task or an objective serves, that exist, with their rank."""
        serves = entity.objectives if isinstance(entity, Task) else entity.supports
        for index, each in enumerate(serves):
            objective = self.find(each.id)
            if isinstance(objective, Objective):
                yield each, objective, index

    @cached_property
    def served_by(self) -> dict[str, list[Task | Objective]]:
        """Who serves each objective: tasks, and objectives below it."""
        served: dict[str, list[Task | Objective]] = defaultdict(list)
        every: list[Task | Objective] = [*self.tasks, *self.objectives]
        for entity in every:
            for _, objective, _ in self.supports(entity):
                served[objective.id].append(entity)
        return served

    def citations(self) -> Iterator[tuple[Entity, Citation, Path]]:
        """Yield every structured citation of the plan: the element, the citation, its path."""
        for index, citation in enumerate(self.identity.legal_basis):
            yield self.identity, citation, ("legal_basis", index)
        if self.identity.proposal is not None:
            yield self.identity, self.identity.proposal, ("proposal",)
        for entity in (self.identity, *self.entities.values()):
            for index, citation in enumerate(getattr(entity, "cites", ())):
                yield entity, citation, ("cites", index)

    @cached_property
    def _citing(self) -> dict[str, list[tuple[int, Entity]]]:
        """The elements that cite each act, with their rank among all; the plan itself first."""
        found: dict[str, list[tuple[int, Entity]]] = defaultdict(list)
        for rank, entity in enumerate((self.identity, *self.entities.values())):
            cites: Iterable[Citation] = getattr(entity, "cites", ())
            if entity is self.identity:
                cites = (*self.identity.legal_basis, *cites)
            for act in dict.fromkeys(each.act for each in cites):
                found[act].append((rank, entity))
        return found

    def citing(self, acts: Iterable[str]) -> Iterator[Entity]:
        """Yield the elements that cite any of some acts, as a basis or otherwise, in order."""
        ranked = dict(each for act in acts for each in self._citing.get(act, ()))
        for rank in sorted(ranked):
            yield ranked[rank]

    def words_of(self, owner: Entity, citation: Citation) -> Iterator[str]:
        """Yield what the plan prints at a citation: its name, its quotes or else its lines.

        A citation without any of them is read in the words of the element that holds it. Lines that
        make up a good part of a document do not say where in it the act is cited.
        """
        if citation.printed:
            yield citation.printed
        anchored = list(spots(citation))
        for spot in anchored or list(spots(owner)):
            text = self.text(spot.doc)
            if spot.quote:
                yield spot.quote
            elif text is not None:
                start, end = text.span(spot.first, spot.last)
                if end - start <= _MOST_WORDS:
                    yield text.folded[start:end]
        if not anchored and not citation.printed and owner.vi:
            yield owner.vi

    def act(self, name: str) -> Act | None:
        """Return an act of the registry."""
        entity = self.registry.entities.get(name)
        return entity if isinstance(entity, Act) else None

    def indicator(self, name: str | None) -> Indicator | None:
        """Return an indicator, of this plan's files or of the registry."""
        entity = self.find(name) if name else None
        return entity if isinstance(entity, Indicator) else None

    def progress_of(self, task: Task, as_of: date) -> Progress | None:
        """Return the last progress entry of a task up to a day; of one day, the last written."""
        entries = [entry for entry in self.progress_on(task) if entry.on <= as_of]
        return max(reversed(entries), key=lambda entry: entry.on) if entries else None

    def progress_on(self, task: Task) -> list[Progress]:
        """Return all progress entries of a task, in the order of the files."""
        return self._progress.get(task.id, [])

    @cached_property
    def _progress(self) -> dict[str, list[Progress]]:
        by_task: dict[str, list[Progress]] = defaultdict(list)
        for entry in self.progress:
            by_task[entry.task.removeprefix(f"{self.id}#")].append(entry)
        return by_task


class Peers:
    """How the plans of a workspace lead to each other."""

    def __init__(self, plans: Iterable[Plan]) -> None:
        self.by_id = {plan.id: plan for plan in plans}

    @cached_property
    def _by_act(self) -> dict[str, Plan]:
        return {
            plan.identity.adoption.act: plan
            for plan in reversed(self.by_id.values())
            if plan.identity.adoption is not None
        }

    @cached_property
    def followers(self) -> dict[str, tuple[Plan, ...]]:
        """The plans that follow each plan, by its id."""
        return self._by(lambda plan: plan.predecessor)

    @cached_property
    def below(self) -> dict[str, tuple[Plan, ...]]:
        """The plans below each plan, by its id."""
        return self._by(lambda plan: plan.parent)

    def _by(self, named: Callable[[Plan], Plan | None]) -> dict[str, tuple[Plan, ...]]:
        found: dict[str, list[Plan]] = defaultdict(list)
        for plan in self.by_id.values():
            other = named(plan)
            if other is not None and other is not plan:
                found[other.id].append(plan)
        return {name: tuple(plans) for name, plans in found.items()}

    def named_by(self, link: model.PlanLink | None) -> Plan | None:
        """Return the plan that a link names, or that the act it names adopted; None if unknown."""
        if link is None:
            return None
        if link.plan is not None:
            return self.by_id.get(link.plan)
        return self._by_act.get(link.act) if link.act is not None else None


class Workspace:
    """All plans below one folder, and the registry that they share."""

    def __init__(self, registry: Registry, plans: Iterable[Plan]) -> None:
        self.registry = registry
        self.plans = tuple(plans)
        registry.plans = tuple(plan.id for plan in self.plans)
        peers = Peers(self.plans)
        for plan in self.plans:
            plan.peers = peers

    def holders(self) -> tuple[Holder, ...]:
        """Return the registry and the plans."""
        return (self.registry, *self.plans)

    def find(self, name: str) -> list[tuple[Holder, Entity]]:
        """Return every entity that answers to an id: `HT3`, `plan#HT3`, `tv.so-tttt`, a plan."""
        plan_id, _, local = name.rpartition("#")
        found: list[tuple[Holder, Entity]] = []
        for holder in self.holders():
            if isinstance(holder, Plan) and name == holder.id:
                found.append((holder, holder.identity))
            if plan_id and not (isinstance(holder, Plan) and plan_id == holder.id):
                continue
            if entity := holder.entities.get(local):
                found.append((holder, entity))
        return found


_MOST_WORDS = 20_000  # letters of a source text that one citation may be looked for in


def enclosing(number: str) -> Iterator[str]:
    """Yield a section number and those it stands in: II.3.b.-2, II.3.b, II.3, II."""
    while number:
        yield number
        number = number.rpartition(".")[0]
