"""What all plans of a workspace share, and what a plan has in common with it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from msgspec.structs import replace

from plancheck import model
from plancheck.findings import Path, Place
from plancheck.knowledge import Knowledge
from plancheck.model import Act, Entity, LegalEvent, Part, Progress
from plancheck.printed import agreeing, name_of_law, one_number, plain
from plancheck.validity import ENDINGS

# Acts that people cite by their title rather than their number.
NAMED_BY_TITLE = frozenset({"hien-phap", "luat", "phap-lenh"})


# `TCVN ISO 9001: 2008` and `TCVN ISO 9001-2008` are TCVN ISO 9001:2008.
_BEYOND = 1_000_000  # a rank that no event of a file has
_YEAR_OF_STANDARD = re.compile(r" ?[:-] ?(?=(?:19|20)\d\d$)")


def prefix_of(name: str) -> str:
    """Return the part of an id before its dot, `tv` of `tv.qlvb`: whose it is; empty for none."""
    return name.partition(".")[0] if "." in name else ""


def _bare(number: str) -> str:
    return one_number(_YEAR_OF_STANDARD.sub(":", plain(number)))


def _initials(words: Iterable[str], names: Iterable[str] = ()) -> str:
    """Return the first letters of words; those of `names` are such letters already."""
    whole = frozenset(names)
    return "".join(word if word in whole else word[0] for word in words)


class Link(NamedTuple):
    """An id that one entity names and that leads to another: `source` --edge--> `target`."""

    source: Entity | Progress
    edge: str
    target: Entity
    path: Path


class Unread(NamedTuple):
    """What could not be read: the words in it, and the sections it may hold.

    `hurt` are the elements of which only a part could be built, each with all that its file holds.
    """

    words: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    hurt: Mapping[str, str] = {}


class Succession(NamedTuple):
    """A body or a group with all that followed it up to a day (`line`), and where the line ends.

    `last` are those that hold its duties on the day. One that ended without a successor is its own
    end, and so is one whose successors go round in a circle.
    """

    line: frozenset[str]
    last: tuple[str, ...]


class Holder:
    """What a plan and the registry have in common: entities by id, their places, their links."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.kinds: dict[str, str] = {}
        self.links: list[Link] = []
        self.unread = Unread()
        self.incomplete: tuple[str, ...] = ()
        self._aside: dict[int, Entity] = {}
        self._places: dict[int, Place] = {}

    def add(self, entity: Entity, kind: str, place: Place) -> None:
        """Take in an entity under its id."""
        self.entities[entity.id] = entity
        self.kinds[entity.id] = kind
        self._places[id(entity)] = place

    def put(self, part: Entity | Part, place: Place) -> None:
        """Remember where an entry without an id stands."""
        self._places[id(part)] = place

    def replace(self, entity: Entity, other: Entity) -> None:
        """Put an entity in the place of another with the same id."""
        self._aside[id(entity)] = entity
        self._places[id(other)] = self._places[id(entity)]
        if self.entities.get(entity.id) is entity:
            self.entities[entity.id] = other

    def drop(self, entity: Entity) -> None:
        """Take an entity out; its place is still known."""
        self._aside[id(entity)] = entity
        if self.entities.get(entity.id) is entity:
            del self.entities[entity.id], self.kinds[entity.id]

    @property
    def aside(self) -> tuple[Entity, ...]:
        """What the files hold of elements that are another, or none, on the day that is held."""
        return tuple(self._aside.values())

    def holds(self, entity: Entity) -> bool:
        """Tell whether an entity stands in the files of this holder, on whatever day."""
        return self.entities.get(entity.id) is entity or id(entity) in self._aside

    def at(self, entity: Entity | Part, *path: str | int) -> Place:
        """Return the place of an entity, or of something below it; `path` uses written names."""
        place = self._places[id(entity)]
        return place.below(*path)

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

    def __init__(self) -> None:
        super().__init__()
        self.knowledge = Knowledge()  # what the entries were read with
        self._kept: dict[int, tuple[int, ...]] = {}

    def keep(self, act: Act, ranks: tuple[int, ...]) -> None:
        """Remember which events of an act in the file are the ones it has here."""
        self._kept[id(act)] = ranks

    def assume(self, act: Act, events: tuple[LegalEvent, ...]) -> None:
        """Add events to an act for one run; what the act is assumed to end with is its only end."""
        ends = [each.on for each in events if each.type in ENDINGS and not each.scope]
        known = self._kept.get(id(act), tuple(range(len(act.events))))
        ranks = tuple(
            rank
            for rank, each in enumerate(act.events)
            if not ends or each.type not in ENDINGS or each.scope or each.on < min(ends)
        )
        stays = tuple(act.events[rank] for rank in ranks)
        assumed = replace(act, events=(*stays, *events))
        self.replace(act, assumed)
        beyond = range(_BEYOND, _BEYOND + len(events))  # no place in the file: that of the act
        self.keep(assumed, (*(known[rank] for rank in ranks), *beyond))

    def at(self, entity: Entity | Part, *path: str | int) -> Place:
        """Return the place of an entity, or of something below it; `path` uses written names."""
        kept = self._kept.get(id(entity))
        if kept is not None and path[:1] == ("events",) and len(path) > 1:
            path = ("events", kept[int(path[1])], *path[2:])
        return super().at(entity, *path)

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The legal documents, in the order of the files."""
        return tuple(entity for entity in self.entities.values() if isinstance(entity, Act))

    @cached_property
    def _by_number(self) -> dict[str, list[Act]]:
        found: dict[str, list[Act]] = defaultdict(list)
        for act in self.acts:
            if act.number:
                found[_bare(act.number)].append(act)
        return found

    @cached_property
    def _by_name(self) -> dict[tuple[str, ...], list[Act]]:
        found: dict[tuple[str, ...], list[Act]] = defaultdict(list)
        for act in self.acts:
            if act.type in NAMED_BY_TITLE:
                names = {tuple(name_of_law(name)) for name in (act.vi, *act.other_names) if name}
                for name in sorted(names):
                    found[name].append(act)
        return found

    def numbered(self, number: str) -> tuple[Act, ...]:
        """Return the acts that bear a number, however its letters, zeros and spaces are written."""
        return tuple(self._by_number.get(_bare(number), ()))

    @cached_property
    def _by_head(self) -> dict[str, list[Act]]:
        found: dict[str, list[Act]] = defaultdict(list)
        for act in self.acts:
            if act.number:
                found[_bare(act.number).partition("/")[0]].append(act)
        return found

    def beginning(self, number: str) -> tuple[Act, ...]:
        """Return the acts whose number begins like one cut short: `43/2011` for 43/2011/NĐ-CP."""
        bare = _bare(number)
        alike = self._by_head.get(bare.partition("/")[0], ())
        return tuple(act for act in alike if _bare(act.number or "").startswith(f"{bare}/"))

    def called(self, name: str) -> tuple[Act, ...]:
        """Return the laws of a name: `Luật Giao dịch điện tử`; several years may share it.

        Initials stand for their words: `Luật CNTT`.
        """
        words = name_of_law(name)
        if exact := self._by_name.get(tuple(words)):
            return tuple(exact)
        short = {plain(word) for word in name.split() if len(word) > 1 and word.isupper()}
        if not short:
            return ()
        alike = self._by_initials.get(_initials(words, short), ())
        return tuple(
            act
            for known in alike
            if agreeing(words, list(known)) == (len(words), len(known))
            for act in self._by_name[known]
        )

    @cached_property
    def _by_initials(self) -> dict[str, list[tuple[str, ...]]]:
        found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for words in self._by_name:
            if words:
                found[_initials(words)].append(words)
        return found

    @cached_property
    def _by_day(self) -> dict[str, list[Act]]:
        found: dict[str, list[Act]] = defaultdict(list)
        for act in self.acts:
            if act.issued is not None:
                found[act.issued.isoformat()].append(act)
        return found

    def issued_on(self, day: str) -> tuple[Act, ...]:
        """Return the acts of a day, written 2019-12-31."""
        return tuple(self._by_day.get(day, ()))

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
    def _returns(self) -> dict[str, list[date]]:
        """The days on which a change founded a body, perhaps one that had ceased to exist."""
        returns: dict[str, list[date]] = defaultdict(list)
        for change in self.changes:
            if change.type != "transfer":
                for name in change.after:
                    if name not in change.before:
                        returns[name].append(change.on)
        return returns

    @cached_property
    def _ends_with_group(self) -> dict[str, model.Change]:
        """The first change that ended a whole group, under all that the group holds."""
        wholesale = {
            change.id: change
            for ends in self._ends.values()
            for change in ends
            if change.type in ("merger", "abolition")
        }
        reached: dict[str, model.Change] = {}
        for change in sorted(wholesale.values(), key=lambda change: (change.on, change.id)):
            waiting = [name for name in change.before if name not in change.after]
            while waiting:
                group = self.entities.get(waiting.pop())
                for member in group.members if isinstance(group, model.Group) else ():
                    if member not in reached and member not in change.after:
                        reached[member] = change
                        waiting.append(member)
        return reached

    def end_of(self, name: str, as_of: date) -> model.Change | None:
        """Return the first change that ended a body, or a group that holds it, as a whole.

        What ended a body that was founded again up to the day no longer counts.
        """
        found = self._ends.get(name, [])
        if name in self._ends_with_group:
            found = [*found, self._ends_with_group[name]]
        back = max((day for day in self._returns.get(name, ()) if day <= as_of), default=date.min)
        ended = [change for change in found if back < change.on <= as_of]
        return min(ended, key=lambda change: (change.on, change.id), default=None)

    def ended_on(self, name: str, as_of: date) -> date | None:
        """Return the day from which a body or a group is no more; None where it still is."""
        change = self.end_of(name, as_of)
        if change is not None:
            return change.on
        day = getattr(self.entities.get(name), "dissolved", None)
        return day if day is not None and day <= as_of else None

    def succession(self, name: str, as_of: date) -> Succession:
        """Return a body or a group and all that followed it up to a day."""
        line: dict[str, None] = {}
        last: list[str] = []
        waiting = [name]
        while waiting:
            each = waiting.pop()
            if each in line:
                continue
            line[each] = None
            change = self.end_of(each, as_of)
            if change is None or not change.after:
                last.append(each)
            else:
                waiting.extend(reversed(change.after))
        return Succession(frozenset(line), tuple(last) or (name,))

    def heirs(self, name: str, as_of: date) -> tuple[str, ...]:
        """Return those that took over from a body that is no more, and still are on the day."""
        last = self.succession(name, as_of).last
        return tuple(each for each in last if self.ended_on(each, as_of) is None)

    def took_over(self, name: str, as_of: date) -> tuple[str, ...]:
        """Return the bodies and groups that are no more on a day, and that one took over from."""
        if as_of not in self._before:
            found: dict[str, list[str]] = defaultdict(list)
            for each in (*self.bodies, *self.groups):
                if self.ended_on(each.id, as_of) is not None:
                    for heir in self.heirs(each.id, as_of):
                        found[heir].append(each.id)
            self._before[as_of] = {heir: tuple(before) for heir, before in found.items()}
        return self._before[as_of].get(name, ())

    @cached_property
    def _before(self) -> dict[date, dict[str, tuple[str, ...]]]:
        return {}

    def above(self, name: str) -> tuple[str, ...]:
        """Return the bodies that a body is part of, the nearest first."""
        found: dict[str, None] = {}
        body = self.entities.get(name)
        while isinstance(body, model.Body) and body.parent and body.parent not in found:
            found[body.parent] = None
            body = self.entities.get(body.parent)
        return tuple(found)

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
