"""A workspace: the plans, the registry they share, and the questions that checks ask of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from plancheck import model
from plancheck.findings import Confidence, Path, Place, Stage
from plancheck.model import (
    Act,
    Assignment,
    Citation,
    Entity,
    Objective,
    Part,
    Progress,
    Target,
    Task,
)
from plancheck.provenance import SourceText, spots
from plancheck.text import Text

E = TypeVar("E", bound=Entity)


class Link(NamedTuple):
    """An id that one entity names and that leads to another: `source` --edge--> `target`."""

    source: Entity | Progress
    edge: str
    target: Entity
    path: Path


class Unread(NamedTuple):
    """What could not be read: the words in it, and the sections it may hold."""

    words: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()


class Holder:
    """What a plan and the registry have in common: entities by id, their places, their links."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.kinds: dict[str, str] = {}
        self.links: list[Link] = []
        self.unread = Unread()
        self.incomplete: tuple[str, ...] = ()
        self._places: dict[int, Place] = {}

    def add(self, entity: Entity, kind: str, place: Place) -> None:
        """Take in an entity under its id."""
        self.entities[entity.id] = entity
        self.kinds[entity.id] = kind
        self._places[id(entity)] = place

    def put(self, part: Entity | Part, place: Place) -> None:
        """Remember where an entry without an id stands."""
        self._places[id(part)] = place

    def at(self, entity: Entity | Part, *path: str | int) -> Place:
        """Return the place of an entity, or of something below it; `path` uses written names."""
        place = self._places[id(entity)]
        return place._replace(path=place.path + path)

    def key_at(self, entity: Entity | Part, *path: str | int) -> Place:
        """Return the place of a key below an entity."""
        return self.at(entity, *path)._replace(key=True)

    def of_kind(self, kind: str) -> list[Entity]:
        """Return the entities of one kind, in the order of the files."""
        return [entity for name, entity in self.entities.items() if self.kinds[name] == kind]

    @cached_property
    def _out(self) -> dict[int, list[Link]]:
        out: dict[int, list[Link]] = defaultdict(list)
        for link in self.links:
            out[id(link.source)].append(link)
        return out

    @cached_property
    def _in(self) -> dict[int, list[Link]]:
        into: dict[int, list[Link]] = defaultdict(list)
        for link in self.links:
            into[id(link.target)].append(link)
        return into

    def links_from(self, entity: Entity | Progress, *edges: str) -> list[Link]:
        """Return the links that an entity names, of some edges or of all."""
        found = self._out.get(id(entity), [])
        return [link for link in found if link.edge in edges] if edges else list(found)

    def links_to(self, entity: Entity, *edges: str) -> list[Link]:
        """Return the links of this plan (or of the registry) that lead to an entity."""
        found = self._in.get(id(entity), [])
        return [link for link in found if link.edge in edges] if edges else list(found)


class Registry(Holder):
    """Acts, bodies, systems and indicators: what all plans of a workspace share.

    `plans` holds the ids of these plans.
    """

    plans: tuple[str, ...] = ()

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The legal documents, in the order of the files."""
        return tuple(entity for entity in self.entities.values() if isinstance(entity, Act))

    @cached_property
    def bodies(self) -> tuple[model.Body, ...]:
        """The bodies."""
        return tuple(e for e in self.entities.values() if isinstance(e, model.Body))

    @cached_property
    def groups(self) -> tuple[model.Group, ...]:
        """The groups of bodies."""
        return tuple(e for e in self.entities.values() if isinstance(e, model.Group))

    @cached_property
    def changes(self) -> tuple[model.Change, ...]:
        """The reorganisations."""
        return tuple(e for e in self.entities.values() if isinstance(e, model.Change))

    @cached_property
    def systems(self) -> tuple[model.System, ...]:
        """The information systems."""
        return tuple(e for e in self.entities.values() if isinstance(e, model.System))

    @cached_property
    def indicators(self) -> tuple[model.Indicator, ...]:
        """The indicators."""
        return tuple(e for e in self.entities.values() if isinstance(e, model.Indicator))

    @cached_property
    def _ends(self) -> dict[str, list[model.Change]]:
        ends: dict[str, list[model.Change]] = defaultdict(list)
        for change in sorted(self.changes, key=lambda change: (change.on, change.id)):
            if change.type != "transfer":
                for name in change.before:
                    if name not in change.after:
                        ends[name].append(change)
        return ends

    @cached_property
    def _groups_with(self) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for group in self.groups:
            for member in group.members:
                groups[member].append(group.id)
        return groups

    def change_of(self, body: str, as_of: date) -> model.Change | None:
        """Return the first change, up to a day, by which a body ceased to exist."""
        ends = self._ends.get(body)
        return ends[0] if ends and ends[0].on <= as_of else None

    def end_of(self, name: str, as_of: date) -> model.Change | None:
        """Return the first change that ended a body, or a group that holds it, as a whole."""
        found = [change] if (change := self.change_of(name, as_of)) else []
        for group in sorted(self.circles(name) - {name}):
            whole = self.change_of(group, as_of)
            if whole and whole.type in ("merger", "abolition") and name not in whole.after:
                found.append(whole)
        return min(found, key=lambda change: (change.on, change.id)) if found else None

    def circles(self, name: str) -> frozenset[str]:
        """Return a body or group and every group that holds it, as ids."""
        reached = {name}
        waiting = [name]
        while waiting:
            fresh = [g for g in self._groups_with.get(waiting.pop(), ()) if g not in reached]
            reached.update(fresh)
            waiting.extend(fresh)
        return frozenset(reached)

    def members(self, name: str) -> frozenset[str]:
        """Return a body, or a group with all its members down to the bodies, as ids."""
        reached = {name}
        waiting = [name]
        while waiting:
            group = self.entities.get(waiting.pop())
            if isinstance(group, model.Group):
                fresh = [member for member in group.members if member not in reached]
                reached.update(fresh)
                waiting.extend(fresh)
        return frozenset(reached)


# What a group without a full list calls the bodies of a kind.
_CALLED: dict[str, tuple[str, ...]] = {
    "so": ("sở", "cơ quan"),
    "uy-ban": ("ủy ban", "uỷ ban", "ubnd", "địa phương", "cơ quan"),
    "van-phong": ("văn phòng", "sở, ban, ngành", "cơ quan"),
    "vertical": ("ngành", "cơ quan"),
    "central": ("bộ", "cơ quan"),
    "ban-chi-dao": ("ban chỉ đạo",),
    "party": ("đảng",),
    "trung-tam": ("trung tâm", "đơn vị"),
    "doi": ("đơn vị",),
    "don-vi": ("đơn vị",),
    "other": ("cơ quan", "đơn vị"),
}


class Addressees:
    """Some bodies and groups, and whom they reach.

    A body is reached by its own id, by its head, through a group, or through the body it is part
    of, unless that is `top`, of which all others are part. A group whose list is open reaches the
    bodies of its province and level that its name speaks of.
    """

    def __init__(self, registry: Registry, names: Iterable[str], top: str = "") -> None:
        self.registry = registry
        self.top = top
        self.ids: set[str] = set()
        for name in names:
            if name not in self.ids:
                self.ids |= registry.members(name)
        self.open: list[model.Group] = []
        for name in sorted(self.ids):
            entity = registry.entities.get(name)
            if isinstance(entity, model.Group) and (entity.unlisted or not entity.members):
                self.open.append(entity)
            if isinstance(entity, model.Body) and entity.kind == "person" and entity.parent:
                self.ids.add(entity.parent)

    def reach(self, name: str) -> bool:
        """Tell whether a body or a group is reached."""
        seen: set[str] = set()
        while name and name not in seen:
            if name in self.ids:
                return True
            seen.add(name)
            body = self.registry.entities.get(name)
            if isinstance(body, model.Group):
                return any(member in self.ids for member in self.registry.members(name))
            if not isinstance(body, model.Body):
                return False
            if any(_may_hold(group, body) for group in self.open):
                return True
            name = body.parent if body.parent and body.parent != self.top else ""
        return False


def _may_hold(group: model.Group, body: model.Body) -> bool:
    for ours, theirs in ((group.jurisdiction, body.jurisdiction), (group.level, body.level)):
        if ours and theirs and ours != theirs:
            return False
    called = group.vi.lower().replace("cơ sở", "")
    return any(word in called for word in _CALLED.get(body.kind, ()))


class Coverage(NamedTuple):
    """An assignment that reaches a task, and how: by name, by a section, or by the whole plan."""

    assignment: Assignment
    by: str  # "task", "section" or "plan"


class Plan(Holder):
    """One plan, resolved against the registry.

    Collections are tuples in the order of the files; links and ids are indexed once.
    """

    def __init__(self, identity: model.Plan, registry: Registry) -> None:
        super().__init__()
        self.identity = identity
        self.registry = registry
        self.id = identity.id
        self.texts: dict[str, SourceText] = {}
        self.progress: list[Progress] = []

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
        own = self.entities.get(entity.id) is entity
        return f"{self.id}#{entity.id}" if own else entity.id

    def find(self, name: str) -> Entity | None:
        """Return the entity with an id, of this plan or of the registry."""
        local = name.removeprefix(f"{self.id}#")
        return self.entities.get(local) or self.registry.entities.get(local)

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
        """Return the day to judge the plan by: today, or its last day once that has passed."""
        return min(today, self.identity.period.end)

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
            for number in _enclosing(task.section or ""):
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
            if item.kind == "unfinished"
            and any(word in (item.cause or "").lower() for word in _MONEY)
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

    def words_of(self, owner: Entity, citation: Citation) -> Iterator[str]:
        """Yield what the plan prints at a citation: its name, its quotes or else its lines.

        A citation without any of them is read in the words of the element that holds it.
        """
        if citation.printed:
            yield citation.printed
        anchored = list(spots(citation))
        for spot in anchored or list(spots(owner)):
            text = self.text(spot.doc)
            if spot.quote:
                yield spot.quote
            elif text is not None:
                yield text.folded[slice(*text.span(spot.first, spot.last))]
        if not anchored and not citation.printed and owner.vi:
            yield owner.vi

    def act(self, name: str) -> Act | None:
        """Return an act of the registry."""
        entity = self.registry.entities.get(name)
        return entity if isinstance(entity, Act) else None

    def progress_of(self, task: Task, as_of: date) -> Progress | None:
        """Return the last progress entry of a task up to a day; of one day, the last written."""
        entries = [entry for entry in self._progress.get(task.id, ()) if entry.on <= as_of]
        return max(reversed(entries), key=lambda entry: entry.on) if entries else None

    @cached_property
    def _progress(self) -> dict[str, list[Progress]]:
        by_task: dict[str, list[Progress]] = defaultdict(list)
        for entry in self.progress:
            by_task[entry.task.removeprefix(f"{self.id}#")].append(entry)
        return by_task


class Workspace:
    """All plans below one folder, and the registry that they share."""

    def __init__(self, registry: Registry, plans: Iterable[Plan]) -> None:
        self.registry = registry
        self.plans = tuple(plans)
        registry.plans = tuple(plan.id for plan in self.plans)

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
            if isinstance(holder, Plan) and plan_id and plan_id != holder.id:
                continue
            if entity := holder.entities.get(local):
                found.append((holder, entity))
        return found


_MONEY = ("kinh phí", "vốn", "ngân sách", "unfunded")


def _enclosing(number: str) -> Iterator[str]:
    """Yield a section number and those it stands in: II.3.b.-2, II.3.b, II.3, II."""
    while number:
        yield number
        number = number.rpartition(".")[0]
