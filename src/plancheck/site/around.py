"""The chain around one element: what it rests on, towards what it works, through what, by whom.

Four columns: legal basis, objective, task, body. One step is shown in each direction, so that a
reader walks from element to element; clauses over the whole plan tie everything to everybody, so
they are left out.
"""

from collections.abc import Iterable, Iterator

from plancheck.model import Act, Body, Citation, Entity, Group, Objective, Target, Task
from plancheck.rows import words_of
from plancheck.site.duties import LEADS
from plancheck.site.pictures.chain import Edge, Node, Nodes, chain
from plancheck.site.pictures.figure import Drawing, Figure, Pen
from plancheck.site.rendering import Link
from plancheck.site.view import View
from plancheck.text import Lang, Text, short

_SHOWN = 90  # letters in a box
_CITES = Text("viện dẫn", "is cited by")
_SERVED = Text("được phục vụ bởi", "is served by")
_HELD = Text("do", "answered for by")
_HELPED = Text("có phần việc của", "has a part for")
_TITLE = Text("Sơ đồ liên hệ quanh {name}", "What {name} is connected with")


class Around:
    """The connections of one plan, worked out once."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._held: dict[str, list[Task]] = {}
        for task in view.plan.tasks:
            for name in self._answers(task):
                self._held.setdefault(name, []).append(task)

    def _answers(self, task: Task) -> tuple[str, ...]:
        """Return who leads a task or carries it out, clauses over the whole plan left out."""
        duties = self.view.plan.duties_over(task)
        named = (
            name
            for duty in duties
            if duty.by != "plan" and duty.assignment.role in LEADS
            for name in duty.assignment.bodies
        )
        return tuple(dict.fromkeys(named))

    def drawing(
        self,
        entity: Task | Objective | Body | Group,
        charged: Iterable[Task] = (),
        helping: Iterable[Task] = (),
    ) -> Drawing | None:
        """Return what draws the chain around an element; None where nothing is connected.

        Args:
            entity: an objective, a task, a body or a group.
            charged: the tasks that a body leads or carries out, through others as well.
            helping: the tasks that it has another part in.
        """
        helped: frozenset[str] = frozenset()
        if isinstance(entity, Task):
            tasks, objectives = [entity], list(self._objectives([entity]))
        elif isinstance(entity, Objective):
            served = self.view.plan.served_by[entity.id]
            tasks, objectives = [each for each in served if isinstance(each, Task)], [entity]
        else:
            led = dict.fromkeys((*self._held.get(entity.id, ()), *charged))
            tasks = list(dict.fromkeys((*led, *helping)))
            helped = frozenset(each.id for each in tasks if each not in led)
            objectives = list(self._objectives(tasks))
        edges = tuple(self._edges(entity, objectives, tasks, helped))
        if not edges:
            return None
        title = _TITLE.fill(name=Text(*(short(w, 60) for w in _both(words_of(entity)))))
        columns = self._columns(edges, objectives, tasks)

        def draw(name: str, lang: Lang, link: Link) -> Figure:
            return chain(Pen(name, lang, link), title, columns, edges, entity.id)

        return draw

    def _objectives(self, tasks: Iterable[Task]) -> Iterator[Objective]:
        found = (o for task in tasks for _, o, _ in self.view.plan.supports(task))
        yield from dict.fromkeys(found)

    def _edges(
        self,
        entity: Entity,
        objectives: list[Objective],
        tasks: list[Task],
        helped: frozenset[str],
    ) -> Iterator[Edge]:
        citing: list[Task | Objective] = [*objectives, *tasks]
        for each in citing:
            for name in _once(each.cites):
                yield Edge(name, _CITES, each.id)
        for task in tasks:
            yield from self._serving(task, objectives)
            here = isinstance(entity, (Body, Group))
            for name in (entity.id,) if here else self._answers(task):
                yield Edge(task.id, _HELPED if task.id in helped else _HELD, name)

    def _serving(self, task: Task, objectives: list[Objective]) -> Iterator[Edge]:
        for serves, objective, _ in self.view.plan.supports(task):
            if objective in objectives:
                inferred = serves.link == "inferred" and serves.confirmed_by is None
                yield Edge(objective.id, _SERVED, task.id, inferred)

    def _columns(
        self,
        edges: tuple[Edge, ...],
        objectives: list[Objective],
        tasks: list[Task],
    ) -> tuple[Nodes, ...]:
        view = self.view
        ends = dict.fromkeys(name for edge in edges for name in (edge.start, edge.end))
        others = [found for name in ends if (found := view.plan.find(name)) is not None]
        acts = [each for each in others if isinstance(each, Act)]
        bodies = [each for each in others if isinstance(each, (Body, Group))]
        page = view.addresses.page
        heads: tuple[tuple[Text, Iterable[Entity], str], ...] = (
            (Text("Căn cứ pháp lý", "Legal basis"), acts, page("can-cu")),
            (Text("Mục tiêu", "Objectives"), objectives, page("muc-tieu")),
            (Text("Nhiệm vụ", "Tasks"), tasks, page("nhiem-vu")),
            (Text("Cơ quan", "Bodies"), bodies, page("co-quan")),
        )
        return tuple(
            Nodes(head, tuple(self._node(each) for each in some), rest)
            for head, some, rest in heads
        )

    def _node(self, entity: Entity) -> Node:
        view = self.view
        words = words_of(entity)
        if isinstance(entity, (Task, Objective)):
            words = view.headline(entity, _SHOWN)
        elif isinstance(entity, Act) and entity.number:
            vi = entity.vi or ""
            words = Text(f"{entity.number} {vi}", f"{entity.number} {entity.en or vi}")
        state = view.tasks[entity.id].state if isinstance(entity, Task) else ""
        targets: tuple[Target, ...] = entity.targets if isinstance(entity, Objective) else ()
        flag = bool(view.about(entity.id, *(each.id for each in targets)))
        return Node(entity.id, words, view.addresses.of(entity), state, flag)


def _once(citations: Iterable[Citation]) -> dict[str, None]:
    return dict.fromkeys(each.act for each in citations)


def _both(words: Text) -> tuple[str, str]:
    return words.vi, words.en
