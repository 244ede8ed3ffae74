"""Cycles, held against networkx on graphs of all shapes."""

from collections.abc import Mapping

import networkx as nx
from hypothesis import example, given
from hypothesis import strategies as st

from plancheck.cycle import cycles

NAMES = st.sampled_from([f"N{number}" for number in range(9)])
GRAPHS = st.dictionaries(NAMES, st.lists(NAMES, max_size=4), max_size=9)


def digraph(links: Mapping[str, list[str]]) -> "nx.DiGraph[str]":
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(links)
    graph.add_edges_from((name, target) for name, targets in links.items() for target in targets)
    return graph


def tangles(graph: "nx.DiGraph[str]") -> list[set[str]]:
    return [
        each
        for each in nx.strongly_connected_components(graph)
        if len(each) > 1 or graph.has_edge(*(2 * list(each)))
    ]


def test_a_cycle_starts_at_its_smallest_id() -> None:
    assert cycles({"C": ["A"], "A": ["B"], "B": ["C"]}) == [["A", "B", "C"]]


def test_an_element_may_lead_to_itself() -> None:
    assert cycles({"A": ["A", "A"], "B": ["A"]}) == [["A"]]


def test_links_to_what_leads_nowhere_are_no_cycle() -> None:
    assert cycles({"A": ["B", "gone"], "B": ["gone", "gone"]}) == []


def test_two_cycles_that_do_not_lead_to_each_other_are_two() -> None:
    assert cycles({"D": ["C"], "C": ["D", "A"], "A": ["B"], "B": ["A"]}) == [
        ["A", "B"],
        ["C", "D"],
    ]


@given(GRAPHS)
@example({"A": ["B", "C"], "B": ["A"], "C": ["B"]})
def test_there_is_one_cycle_for_each_strongly_connected_set(links: dict[str, list[str]]) -> None:
    graph = digraph(links)
    expected = tangles(graph)
    found = cycles(links)
    assert bool(found) != nx.is_directed_acyclic_graph(graph)
    assert sorted(min(each) for each in expected) == [cycle[0] for cycle in found]
    for cycle in found:
        tangle = next(each for each in expected if cycle[0] in each)
        assert set(cycle) <= tangle
        assert len(set(cycle)) == len(cycle)
        for name, target in zip(cycle, (*cycle[1:], cycle[0]), strict=True):
            assert graph.has_edge(name, target)


@given(GRAPHS)
def test_the_cycle_is_a_shortest_one_through_its_first_element(
    links: dict[str, list[str]],
) -> None:
    graph = digraph(links)
    for cycle in cycles(links):
        back = [
            nx.shortest_path_length(graph, target, cycle[0])
            for target in graph.successors(cycle[0])
            if nx.has_path(graph, target, cycle[0])
        ]
        assert len(cycle) == 1 + min(back)


@given(GRAPHS)
def test_a_graph_without_the_links_of_its_cycles_ends_up_without_cycles(
    links: dict[str, list[str]],
) -> None:
    graph = digraph(links)
    while found := cycles({name: list(graph.successors(name)) for name in graph}):
        graph.remove_edges_from([(cycle[-1], cycle[0]) for cycle in found])
    assert nx.is_directed_acyclic_graph(graph)


@given(GRAPHS)
def test_the_order_of_elements_and_links_changes_nothing_but_the_choice_of_equals(
    links: dict[str, list[str]],
) -> None:
    turned = {name: links[name][::-1] for name in reversed(links)}
    assert [(cycle[0], len(cycle)) for cycle in cycles(links)] == [
        (cycle[0], len(cycle)) for cycle in cycles(turned)
    ]


def test_a_long_chain_needs_no_recursion() -> None:
    size = 100_000
    chain = {f"N{number:06}": [f"N{number + 1:06}"] for number in range(size)}
    assert cycles(chain) == []
    ring = chain | {f"N{size:06}": ["N000000"]}
    assert len(cycles(ring)[0]) == size + 1
