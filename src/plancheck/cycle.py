"""Cycles among elements: who, step by step, leads back to itself.

Everything here is iterative and takes time in proportion to the elements and the links; a chain of
a hundred thousand elements is no harder than a short one.
"""

from collections import deque
from collections.abc import Iterable, Mapping

Links = Mapping[str, Iterable[str]]


def cycles(links: Links) -> list[list[str]]:
    """Return one cycle for each tangle of elements that lead back to themselves.

    A tangle is a largest set of elements each of which leads to all others. Its cycle is a
    shortest one through its smallest id and starts there; the cycles are ordered by that id.
    Break it and ask again: where tangles hold several cycles, the next one shows.

    Args:
        links: to which elements each element leads.

    Source: Kahn (1962) clears what lies on no cycle, Tarjan (1972) finds the tangles.

    >>> cycles({"A": ["B"], "B": ["C"], "C": ["B"]})
    [['B', 'C']]
    """
    rest = _leading_to_a_cycle(links)
    found = []
    for tangle in _tangles(rest):
        start = min(tangle)
        if len(tangle) > 1 or start in rest[start]:
            found.append(_shortest(rest, tangle, start))
    return sorted(found)


def _leading_to_a_cycle(links: Links) -> dict[str, list[str]]:
    """Return the links without the elements from which no cycle can be reached."""
    after = {name: list(dict.fromkeys(targets)) for name, targets in links.items()}
    before: dict[str, list[str]] = {}
    for name, targets in after.items():
        for target in targets:
            before.setdefault(target, []).append(name)
    open_links = {name: len(targets) for name, targets in after.items()}
    done = deque(name for name in after | before if not open_links.get(name))
    cleared = set(done)
    while done:
        for name in before.get(done.popleft(), ()):
            open_links[name] -= 1
            if not open_links[name]:
                cleared.add(name)
                done.append(name)
    return {
        name: [target for target in targets if target not in cleared]
        for name, targets in after.items()
        if name not in cleared
    }


def _tangles(links: Mapping[str, list[str]]) -> list[set[str]]:
    """Return the strongly connected sets; every element must be a key of `links`."""
    index: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    tangles: list[set[str]] = []
    for root in links:
        if root in index:
            continue
        path = [(root, iter(links[root]))]
        index[root] = lowest[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while path:
            name, targets = path[-1]
            target = next(targets, None)
            if target is None:
                path.pop()
                if path:
                    lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[name])
                if lowest[name] == index[name]:
                    tangles.append(_cut(stack, on_stack, name))
            elif target not in index:
                index[target] = lowest[target] = len(index)
                stack.append(target)
                on_stack.add(target)
                path.append((target, iter(links[target])))
            elif target in on_stack:
                lowest[name] = min(lowest[name], index[target])
    return tangles


def _cut(stack: list[str], on_stack: set[str], name: str) -> set[str]:
    tangle: set[str] = set()
    while name not in tangle:
        tangle.add(stack.pop())
    on_stack -= tangle
    return tangle


def _shortest(links: Mapping[str, list[str]], tangle: set[str], start: str) -> list[str]:
    """Return a shortest cycle through an element of a tangle, by breadth first."""
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while start not in came_from:
        name = waiting.popleft()
        for target in links[name]:
            if target in tangle and target not in came_from:
                came_from[target] = name
                waiting.append(target)
    back = [came_from[start]]
    while back[-1] != start:
        back.append(came_from[back[-1]])
    return back[::-1]
