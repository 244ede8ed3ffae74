"""Which figures count what a target counts, found without holding every figure beside every target.

What a target or a figure leaves unsaid fits whatever the other says. So there are few ways to ask:
an index for each set of parts that a target may name answers for all figures at once.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from heapq import merge
from itertools import product, takewhile
from typing import NamedTuple

from plancheck.model import Body, Measurement, Scope, Target, Value
from plancheck.plan import Plan
from plancheck.quantity import described, share, with_unit

_Fitness = tuple[int, int, int]
_QUALITY = {"exact": 0, "bound": 1, "estimate": 2, "qualitative": 3}


class Counted(NamedTuple):
    """What a figure or a target counts, part by part; None for what it leaves unsaid.

    `unit` is that of its number; `by` what is counted; `bodies` holds all members of the groups.
    `single` tells that a figure is of single bodies: only a part of what a target counts that
    names none.
    """

    unit: Hashable | None
    by: str | None
    branches: frozenset[str] | None
    levels: frozenset[str] | None
    staff: frozenset[str] | None
    bodies: frozenset[str] | None
    single: bool

    def fits(self, figure: "Counted") -> bool:
        """Tell whether a figure can be held beside a target that counts this."""
        if figure.single and self.bodies is None:
            return False
        pairs = zip(self[:-1], figure[:-1], strict=True)
        return all(one is None or two is None or one == two for one, two in pairs)


def counted(plan: Plan, scope: Scope | None, value: Value | None = None) -> Counted:
    """Return what is counted under a scope, and in which unit where there is a value."""
    scope = scope or Scope()
    return Counted(
        unit=(share(value) or value.unit,) if value is not None and value.numbers() else None,
        by=scope.unit or None,
        branches=frozenset(scope.branches) or None,
        levels=frozenset(scope.levels) or None,
        staff=frozenset(scope.staff) or None,
        bodies=frozenset[str]().union(*map(plan.registry.members, scope.bodies)) or None,
        single=single(plan, scope),
    )


def single(plan: Plan, scope: Scope) -> bool:
    """Tell whether a scope names bodies, and no group and nothing unknown among them."""
    entities = plan.registry.entities
    return bool(scope.bodies) and all(isinstance(entities.get(e), Body) for e in scope.bodies)


class Figures:
    """The figures of each indicator, and which of them a target may be held beside."""

    def __init__(self, plan: Plan, dated: dict[str, list[tuple[date, Measurement]]]) -> None:
        self._plan = plan
        self._dated = {
            name: sorted(some, key=lambda one: one[0], reverse=True) for name, some in dated.items()
        }
        self._starts: dict[tuple[str, bool], _Index] = {}
        self._ends: dict[str, _Index] = {}

    def items(self) -> Iterator[tuple[str, list[Measurement]]]:
        """Yield the indicators that were measured, each with its figures."""
        for name in self._dated:
            yield name, self.of(name)

    def of(self, indicator: str | None) -> list[Measurement]:
        """Return all figures of an indicator, the latest first."""
        return [each for _, each in self._dated.get(indicator or "", ())]

    def start_of(self, target: Target) -> Measurement | None:
        """Return the figure that a target best starts from, None where nothing was measured.

        Numbers come before words, then what fits before what does not, then the latest.
        """
        name = target.indicator or ""
        for numbers in (True, False):
            if (name, numbers) not in self._starts:
                some = [each for each in self.of(name) if bool(each.value.numbers()) is numbers]
                self._starts[name, numbers] = self._index(name, some)
            index = self._starts[name, numbers]
            if index.figures:
                return index.figures[next(index.fitting(self._wanted(target)), 0)]
        return None

    def latest_of(self, target: Target) -> list[Measurement]:
        """Return the latest figures that fit a target; where none does, one of the latest of all.

        Of several for one day, the exact one counts before an estimate, and a number before words.
        Those that are still equal come in the order of their ids, each value once.
        """
        name = target.indicator or ""
        if name not in self._ends:
            self._ends[name] = self._by_fitness(name)
        index = self._ends[name]
        ranks = index.fitting(self._wanted(target))
        first = next(ranks, None)
        if first is None:
            return index.figures[:1]
        best = index.fitness[first]
        equal = takewhile(lambda rank: index.fitness[rank] == best, ranks)
        found: dict[Value, Measurement] = {}
        for rank in (first, *equal):
            found.setdefault(index.figures[rank].value, index.figures[rank])
        return list(found.values())

    def _by_fitness(self, name: str) -> "_Index":
        """Return the fittest figures first; of those that say the same of the same, only one."""
        unit = self._unit(name)
        told: dict[Hashable, tuple[_Fitness, str, str, int]] = {}
        every = self.of(name)
        for rank, (day, each) in enumerate(self._dated.get(name, ())):
            fitness = _fitness(day, each)
            words = described(with_unit(each.value, unit)).vi
            fact = fitness, each.value, each.scope
            mine = fitness, each.id, words, rank
            told[fact] = min(told.get(fact, mine), mine)
        ordered = sorted(told.values())
        index = self._index(name, [every[rank] for *_, rank in ordered])
        index.fitness = [fitness for fitness, *_ in ordered]
        return index

    def _index(self, name: str, figures: list[Measurement]) -> "_Index":
        unit = self._unit(name)
        every = [counted(self._plan, e.scope, with_unit(e.value, unit)) for e in figures]
        return _Index(figures, every)

    def _wanted(self, target: Target) -> Counted | None:
        """Return what a target counts; None for one without a value, which anything fits."""
        if target.value is None:
            return None
        value = with_unit(target.value, self._unit(target.indicator))
        return counted(self._plan, target.scope, value)

    def _unit(self, name: str | None) -> str | None:
        indicator = self._plan.indicator(name)
        return indicator.unit if indicator is not None else None


def _fitness(day: date, each: Measurement) -> _Fitness:
    return -day.toordinal(), 0 if each.value.numbers() else 1, _QUALITY[each.quality]


class Fitted:
    """What has been counted, so that a further scope is held against all at once."""

    def __init__(self, every: Iterable[Counted]) -> None:
        self._counted = list(dict.fromkeys(every))
        self._by_parts: dict[tuple[int, ...], set[tuple[Hashable, ...]]] = {}

    def some_fits(self, figure: Counted) -> bool:
        """Tell whether a figure can be held beside anything that has been counted."""
        parts = _parts(figure)
        if parts not in self._by_parts:
            self._by_parts[parts] = {tuple(e[part] for part in parts) for e in self._counted}
        known = self._by_parts[parts]
        return any(said in known for said in product(*(_may_say(figure, part) for part in parts)))


def _parts(wanted: Counted) -> tuple[int, ...]:
    """Return the ranks of the parts that are said."""
    return tuple(rank for rank, part in enumerate(wanted[:-1]) if part is not None)


def _may_say(figure: Counted, part: int) -> tuple[Hashable, ...]:
    """Return what something that a figure fits may say of a part."""
    alone = figure.single and part == Counted._fields.index("bodies")
    return (figure[part],) if alone else (None, figure[part])


class _Index:
    """Figures in an order, by what they count, for each set of parts that a target may name."""

    def __init__(self, figures: list[Measurement], every: Sequence[Counted]) -> None:
        self.figures = figures
        self.fitness: list[_Fitness] = []
        self._counted = every
        self._by_parts: dict[tuple[int, ...], dict[tuple[Hashable, ...], list[int]]] = {}

    def fitting(self, wanted: Counted | None) -> Iterator[int]:
        """Yield the ranks of the figures that fit, in their order; of all where None is wanted."""
        if wanted is None:
            yield from range(len(self.figures))
            return
        parts = _parts(wanted)
        if parts not in self._by_parts:
            self._by_parts[parts] = self._by(parts, every=wanted.bodies is not None)
        known = self._by_parts[parts]
        said = product(*((None, wanted[rank]) for rank in parts))
        yield from merge(*(known[each] for each in said if each in known))

    def _by(self, parts: tuple[int, ...], *, every: bool) -> dict[tuple[Hashable, ...], list[int]]:
        """Return the ranks of the figures by some parts of what they count."""
        found: dict[tuple[Hashable, ...], list[int]] = defaultdict(list)
        for rank, each in enumerate(self._counted):
            if every or not each.single:
                found[tuple(each[part] for part in parts)].append(rank)
        return dict(found)
