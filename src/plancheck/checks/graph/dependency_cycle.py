"""Elements that lead back to themselves where only an order makes sense."""

from collections.abc import Iterable, Iterator
from datetime import date

from plancheck.cycle import cycles
from plancheck.findings import Confidence, Finding, Path, Rule
from plancheck.model import Act, Body, Entity, Objective, Serves, Task
from plancheck.plan import Plan
from plancheck.registry import Holder, Registry
from plancheck.text import Text
from plancheck.validity import ENDINGS, doubt

RULE = Rule(
    slug="dependency-cycle",
    severity="error",
    title=Text("Quan hệ vòng tròn", "Circular links"),
    message=Text("{relation}: {cycle}.", "{relation}: {cycle}."),
    why=Text(
        "Không xác định được mục nào đứng trước, nên không thể bắt đầu, đánh giá hay truy căn cứ.",
        "Nothing comes first: nobody can begin, judge progress or follow the basis to its end.",
    ),
    fix=Text(
        "Xem lại từng quan hệ trong vòng và bỏ quan hệ ghi sai.",
        "Look at each link of the circle and remove the one that is wrong.",
    ),
    ground=Text(
        "Quan hệ trước sau, trên dưới không thể quay lại chính nó.",
        "What comes before or above something cannot also come after or below it.",
    ),
)
_SUPPORTS = Text("Các mục tiêu phục vụ lẫn nhau", "Objectives serve each other in a circle")
_DEPENDS = Text("Các nhiệm vụ chờ lẫn nhau", "Tasks wait for each other in a circle")
_ENACTED = Text(
    "Các văn bản làm căn cứ ban hành cho nhau", "Acts are issued under each other in a circle"
)
_REPLACED = Text("Các văn bản thay thế lẫn nhau", "Acts replace each other in a circle")
_PARENT = Text("Các cơ quan trực thuộc lẫn nhau", "Bodies are part of each other in a circle")
_NEXT = Text("Vòng đi tiếp từ đây.", "The circle goes on from here.")
_MOST = 8

_Link = tuple[Entity, Path, str, Confidence]


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    supports = (
        (each, ("supports", index, "id"), serves.id, _trust(serves))
        for each in plan.objectives
        for index, serves in enumerate(each.supports)
    )
    depends = (
        (each, ("depends_on", index), name, Confidence.CERTAIN)
        for each in plan.tasks
        for index, name in enumerate(each.depends_on)
    )
    yield from _circles(plan, _SUPPORTS, supports, Objective)
    yield from _circles(plan, _DEPENDS, depends, Task)


def run_registry(registry: Registry, as_of: date) -> Iterator[Finding]:
    enacted = (
        (act, ("enacted_under", index, "act"), under.act, doubt(under.grade)[0])
        for act in registry.acts
        for index, under in enumerate(act.enacted_under)
    )
    replaced = (
        (act, ("events", index, "by"), event.by, doubt(event.grade)[0])
        for act in registry.acts
        for index, event in enumerate(act.events)
        if event.by and event.type in ENDINGS and not event.scope
    )
    parents = (
        (body, ("parent",), body.parent, Confidence.CERTAIN)
        for body in registry.bodies
        if body.parent
    )
    yield from _circles(registry, _ENACTED, enacted, Act)
    yield from _circles(registry, _REPLACED, replaced, Act)
    yield from _circles(registry, _PARENT, parents, Body)


def _trust(serves: Serves) -> Confidence:
    open_guess = serves.link == "inferred" and serves.confirmed_by is None
    return Confidence.INFERRED if open_guess else Confidence.CERTAIN


def _circles(
    holder: Holder, relation: Text, links: Iterable[_Link], kind: type[Entity]
) -> Iterator[Finding]:
    own = f"{holder.id}#" if isinstance(holder, Plan) else ""
    steps: dict[str, dict[str, tuple[Entity, Path, Confidence]]] = {}
    for entity, path, name, trust in links:
        target = name.removeprefix(own)
        if isinstance(holder.entities.get(target), kind):
            steps.setdefault(entity.id, {}).setdefault(target, (entity, path, trust))
    for cycle in cycles(steps):
        closed = [*cycle, cycle[0]]
        taken = [steps[name][target] for name, target in zip(cycle, closed[1:], strict=True)]
        places = [holder.at(entity, *path) for entity, path, _ in taken]
        doubts = [trust for _, _, trust in taken if trust is not Confidence.CERTAIN]
        shown = closed if len(closed) <= _MOST else [*closed[: _MOST - 1], "…", closed[-1]]
        yield RULE.at(
            places[0],
            *((place, _NEXT) for place in places[1:]),
            subject=own + cycle[0],
            confidence=doubts[0] if doubts else Confidence.CERTAIN,
            relation=relation,
            cycle=" → ".join(shown),
        )
