"""The release notes of a plan: what changed between two versions, told body by body."""

from collections import defaultdict
from typing import NamedTuple

from plancheck.comparison import Told, rows
from plancheck.concerned import Concerned
from plancheck.diff.compare import compare
from plancheck.diff.delta import Delta, Difference
from plancheck.diff.values import called
from plancheck.sides import Side
from plancheck.text import Text

# Findings that are accepted are a matter of those who keep the plan, not of who carries it out.
_LEFT_OUT = ("silence", "office")


class Chapter(NamedTuple):
    """What changed for one body; its id is empty for what concerns no body by name."""

    body: str
    name: Text
    rows: tuple[Told, ...]


class Notes(NamedTuple):
    """The release notes; `over_all` names the bodies that every change concerns."""

    base: str
    head: str
    commits: tuple[str, str]
    chapters: tuple[Chapter, ...]
    over_all: tuple[tuple[str, Text], ...]
    complete: bool


def notes(base: Side, head: Side) -> Notes:
    """Return what changed of substance from one side to the other, by the bodies it concerns."""
    difference = compare(base.whole, head.whole)
    asked = Concerned(difference)
    by_body: dict[str, list[Delta]] = defaultdict(list)
    for delta in difference.substantive():
        if delta.about.group not in _LEFT_OUT:
            for body in asked.by(delta) or ("",):
                by_body[body].append(delta)
    folders = (base.project.base, head.project.base)
    unread = any(each.unread for side in (base, head) for each in side.loaded.documents)
    return Notes(
        base.name,
        head.name,
        (base.commit, head.commit),
        tuple(
            Chapter(
                body,
                _name(difference, body),
                # Agencies are told what changed, not in which line of which file.
                rows(difference._replace(deltas=tuple(deltas)), ({}, {}), folders),
            )
            for body, deltas in sorted(by_body.items())
        ),
        tuple((body, _name(difference, body)) for body in asked.over_all()),
        not unread and not difference.uncompared,
    )


def _name(difference: Difference, body: str) -> Text:
    for side in (difference.head, difference.base):
        entity = side.registry.entities.get(body)
        if entity is not None:
            return called(side.registry, entity)
    return Text(body, body)
