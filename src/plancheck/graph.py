"""The plan as a graph: a frozen, typed networkx multigraph, and the part around one element.

Nodes are entities under their global id, with `kind`, `label` (Vietnamese) and `label_en`; edges
are links with `kind` (cites, supports, assigned-to, covers, ...) and `link` (stated or inferred).
networkx is imported here and nowhere on the path of a check.
"""

from collections.abc import Iterable

import networkx as nx

from plancheck.model import Entity, Progress, Serves
from plancheck.plan import Plan, Workspace
from plancheck.registry import Holder, Link


def build(workspace: Workspace) -> "nx.MultiDiGraph[str]":
    """Return the graph of a whole workspace, in the order of the files, frozen."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    names: dict[int, str] = {}
    for holder in workspace.holders():
        for entity, kind in _entities(holder):
            name = holder.ref(entity) if isinstance(holder, Plan) else entity.id
            names[id(entity)] = name
            graph.add_node(name, kind=kind, label=entity.vi or entity.id, label_en=entity.en or "")
    for holder in workspace.holders():
        for link in holder.links:
            if not isinstance(link.source, Progress):
                source, target = names[id(link.source)], names[id(link.target)]
                graph.add_edge(source, target, kind=link.edge, link=_strength(link))
        if isinstance(holder, Plan):
            _add_nested(graph, holder, names)
    nx.freeze(graph)
    return graph


def _entities(holder: Holder) -> Iterable[tuple[Entity, str]]:
    if isinstance(holder, Plan):
        yield holder.identity, "plan"
    for name, entity in holder.entities.items():
        yield entity, holder.kinds[name]


def _strength(link: Link) -> str:
    part: object = link.source
    for step in link.path[:-1]:
        part = part[step] if isinstance(step, int) else getattr(part, str(step), None)  # type: ignore[index]
        if isinstance(part, Serves):
            return part.link
    return "stated"


def _add_nested(graph: "nx.MultiDiGraph[str]", plan: Plan, names: dict[int, str]) -> None:
    """Add the links that follow from where things stand: targets in objectives, blanket duties."""
    for objective in plan.objectives:
        for target in objective.targets:
            if id(target) in names:
                graph.add_edge(
                    names[id(target)], names[id(objective)], kind="target-of", link="stated"
                )
    for task in plan.tasks:
        for duty in plan.duties_over(task):
            if duty.by != "task":
                graph.add_edge(
                    names[id(duty.assignment)], names[id(task)], kind="covers", link=duty.by
                )


def around(
    graph: "nx.MultiDiGraph[str]", names: Iterable[str], distance: int
) -> "nx.MultiDiGraph[str]":
    """Return the part of a graph within some steps of some nodes, whatever the direction."""
    undirected = graph.to_undirected(as_view=True)
    near: set[str] = set()
    for name in names:
        near.update(nx.single_source_shortest_path_length(undirected, name, cutoff=distance))
    kept: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    kept.add_nodes_from((name, data) for name, data in graph.nodes(data=True) if name in near)
    kept.add_edges_from(
        (source, target, data)
        for source, target, data in graph.edges(data=True)
        if source in near and target in near
    )
    nx.freeze(kept)
    return kept
