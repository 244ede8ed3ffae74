"""What identifies a finding wherever it moves: the rule, the plan, the element, the spot in it.

Never a line, a file, a place in a list, a message or a day: a finding that is waived today is the
same finding after the files were moved, sorted, translated or reworded.
"""

import hashlib
from collections.abc import Mapping
from itertools import islice, product
from typing import Any

from plancheck.findings import Finding, Path

# By what an entry of a list is told from its neighbours: its id, or what it is about.
_KEYS = ("id", "act", "list", "task", "to", "source", "file", "on", "claim")


_MOST = 32  # fingerprints of one finding; elements that were renamed again and again

Former = Mapping[str, tuple[str, ...]]
_NEVER: Former = {}


class Names:
    """What the entries of lists are called: each list is gone through once for many findings."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Any, list[str]]] = {}  # with the list, so that it stays

    def of(self, entries: Any) -> list[str]:
        """Return what the entries of a list are called, in their order."""
        if not isinstance(entries, list):
            return []
        if id(entries) not in self._known:
            names = [_name(entry, rank) for rank, entry in enumerate(entries)]
            self._known[id(entries)] = entries, names
        return self._known[id(entries)][1]


def stamp(
    finding: Finding, data: Any, former: Former = _NEVER, names: Names | None = None
) -> Finding:
    """Return a finding with its fingerprints, each of 32 hexadecimal digits.

    The first is its own; the others are those it had under former ids, of its element or of those
    by which its spot is told.

    Args:
        finding: the finding.
        data: what the file of its place holds, None where that could not be read.
        former: the former ids of renamed elements, by their id as files name it.
        names: what is kept from one finding of a run to the next.
    """
    lists = names or Names()
    plan, mark, local = finding.subject.rpartition("#")
    formerly = finding.formerly or former.get(local, ())
    subjects = (finding.subject, *(f"{plan}{mark}{name}" for name in formerly))
    # A defect of a file, rather than of an element, has nothing but its place.
    spot = (
        spot_of(finding, data, lists)
        if finding.subject
        else _by_ids(data, finding.place.path, lists)
    )
    spots = product(*(_names_of(part, former) for part in spot)) if former else (spot,)
    marks = (_hash(finding, name, each) for each, name in product(spots, subjects))
    fingerprints = tuple(islice(dict.fromkeys(marks), _MOST))
    return finding._replace(fingerprints=fingerprints, formerly=formerly)


def _hash(finding: Finding, subject: str, spot: tuple[str, ...]) -> str:
    file = "" if finding.subject else finding.place.file
    mark = (finding.mark,) if finding.mark else ()
    parts = ("1", finding.rule.slug, finding.plan, subject, file, *spot, *mark)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def _names_of(part: str, former: Former) -> tuple[str, ...]:
    """Return how a step of a spot is called, and was under former ids."""
    name, mark, rank = part.rpartition("~")
    if not (mark and rank.isdigit()):
        name, mark, rank = part, "", ""
    parts = (
        (each, *former.get(each, ())) for each in ([name] if name in former else name.split("/"))
    )
    return tuple(islice((f"{'/'.join(each)}{mark}{rank}" for each in product(*parts)), _MOST))


def spot_of(finding: Finding, data: Any, lists: Names) -> tuple[str, ...]:
    """Return the way from a finding's element to its place, entries of lists by what they are.

    It is empty where the place lies outside the element, as with an act of the registry that a
    plan cites: element and rule say enough then.
    """
    path = finding.place.path
    local = finding.subject.rpartition("#")[2]
    inside = None
    here = data
    for depth, step in enumerate(path):
        here = _below(here, step)
        if isinstance(here, dict) and here.get("id") == local:
            inside = depth + 1
    if inside is None:
        return ()
    return _by_ids(data, path, lists)[inside:]


def _by_ids(data: Any, path: Path, lists: Names) -> tuple[str, ...]:
    found = []
    here = data
    for step in path:
        found.append(_among(lists.of(here), step) if isinstance(step, int) else step)
        here = _below(here, step)
    return tuple(found)


_NEAR = 100  # looking at all entries of a long list again for each finding would not end


def _among(names: list[str], index: int) -> str:
    """Return what an entry of a list is called, numbered where earlier ones are called the same."""
    name = names[index] if index < len(names) else str(index)
    earlier = names[max(0, index - _NEAR) : index].count(name)
    return f"{name}~{earlier + 1}" if earlier else name


def _below(data: Any, step: str | int) -> Any:
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None


def _name(entry: Any, index: int) -> str:
    if isinstance(entry, str):
        return entry
    if isinstance(entry, dict):
        names = [str(entry[key]) for key in _KEYS if isinstance(entry.get(key), str)]
        if names:
            return "/".join(names[:2])
    return str(index)
