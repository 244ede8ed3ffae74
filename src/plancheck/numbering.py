"""The next free id of a kind, made as the ids of that kind are made: A5 -> A6, PL01 -> PL02."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence

from plancheck.iri import slug

# How ids begin in a plan that has none of the kind yet, and where a number follows.
_BEGINNINGS = {
    "section": "S-",
    "appendix": "PL",
    "project": "DA",
    "objective": "MT",
    "task": "NV",
    "assignment": "PC",
    "report": "BC",
    "item": "HT",
    "measurement": "SL",
    "waiver": "MTr",
}
_WORDS = frozenset({"body", "group", "system", "indicator"})
_NUMBERED = re.compile(r"(.*?)(\d+)")
_LONGEST = 60


def next_id(
    kind: str, name: str, ids: Sequence[str], near: Sequence[str], taken: Container[str]
) -> str | None:
    """Return a free id, None where one cannot be made up.

    Args:
        kind: the kind of the new element.
        name: what the element is called, for ids that are words: `tv.so-y-te`.
        ids: those of its kind, in the order of the files.
        near: those of the same group or section; they say how it begins, if there are any.
        taken: what may not be used again.
    """
    if kind in _WORDS:
        return _worded(name, ids, near, taken)
    if kind == "section":
        return _free(_shared_words(ids, "-") or _BEGINNINGS[kind], name, taken)
    numbered = [match for each in ids if (match := _NUMBERED.fullmatch(each))]
    if len(numbered) * 2 < len(ids):
        return _worded(name, ids, near, taken)
    wanted = [match for each in near if (match := _NUMBERED.fullmatch(each))] or numbered
    return _numbered(_most(match[1] for match in wanted) or _BEGINNINGS[kind], numbered, taken)


def next_target(
    objective: str, own: Sequence[str], added: Iterable[str], taken: Container[str]
) -> str:
    """Return a free id for a target: what targets of other objectives add to that of theirs.

    Args:
        objective: the id of the objective.
        own: the targets that it has.
        added: what the targets of the plan add to the ids of their objectives: `.1`, `-t2`.
        taken: what may not be used again.
    """
    endings = [match[1] for each in added if (match := _NUMBERED.fullmatch(each))]
    numbered = [match for each in own if (match := _NUMBERED.fullmatch(each))]
    return _numbered(objective + (_most(endings) or "."), numbered, taken)


def _numbered(beginning: str, known: Iterable[re.Match[str]], taken: Container[str]) -> str:
    digits = [match[2] for match in known if match[1] == beginning]
    number = max(map(int, digits), default=0) + 1
    width = max((len(each) for each in digits if each.startswith("0")), default=0)
    while (name := f"{beginning}{number:0{width}}") in taken:
        number += 1
    return name


def _worded(
    name: str, ids: Sequence[str], near: Sequence[str], taken: Container[str]
) -> str | None:
    """Return the name in plain letters, behind what the ids of the kind begin with: `tv.`, `R-`."""
    words = slug(name)[:_LONGEST].strip("-")
    mark = "." if any("." in each for each in ids) else "-"
    beginning = _shared_words(near, mark) or _shared_words(ids, mark)
    if not words or not (beginning or words)[0].isalpha():
        return None
    return _free(beginning, words, taken)


def _shared_words(ids: Sequence[str], mark: str) -> str:
    """Return what more than half of some ids, and more than one, have before a mark."""
    beginnings = Counter(each.partition(mark)[0] + mark for each in ids if mark in each)
    best, count = beginnings.most_common(1)[0] if beginnings else ("", 0)
    return best if count > 1 and count * 2 > len(ids) else ""


def _free(beginning: str, words: str, taken: Container[str]) -> str:
    name, number = f"{beginning}{words}", 2
    while name in taken:
        name, number = f"{beginning}{words}-{number}", number + 1
    return name


def _most(beginnings: Iterable[str]) -> str:
    """Return the most frequent of some beginnings, of several the one that came last."""
    counts = Counter(beginnings)
    last = {each: rank for rank, each in enumerate(counts)}
    return max(counts, key=lambda each: (counts[each], last[each]), default="")
