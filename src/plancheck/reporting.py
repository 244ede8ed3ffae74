"""Who owes which report, by when, and what has come in."""

import calendar
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from plancheck.addressees import Addressees
from plancheck.model import Due, Group, Receipt, Report
from plancheck.plan import Plan
from plancheck.registry import Registry
from plancheck.text import Text, listing, short

_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
_NAMES = {"month": "-{0:02}", "quarter": "-Q{0}", "half-year": "-H{0}", "year": ""}


class Owed(NamedTuple):
    """One report that one body owes, or a group whose list of members is not known (`open`).

    `covers` is the stretch of a recurring report (`2019-Q3`), None for one that is due once; `due`
    its last day, None where the plan names none. A recurring report that names no day is due on the
    last day of its stretch. `receipts` are those that came in by the day asked for, first first.
    """

    report: Report
    sender: str
    open: bool
    covers: str | None
    due: date | None
    receipts: tuple[Receipt, ...]

    @property
    def received(self) -> bool:
        """Whether a report came in; of an open group, whether any did."""
        return bool(self.receipts)

    def missing(self, as_of: date) -> bool:
        """Tell whether the last day has passed and nothing came in."""
        return not self.receipts and self.due is not None and self.due < as_of

    def late(self) -> int:
        """Return how many days late the first report came in; 0 for one in time."""
        if not self.receipts or self.due is None:
            return 0
        return max((self.receipts[0].on - self.due).days, 0)


@lru_cache(maxsize=8)  # several checks ask for one plan and day
def owed(plan: Plan, as_of: date) -> tuple[Owed, ...]:
    """Return every report that a plan asks for, with what came in up to a day.

    What a body owes on a day on which it is no more is owed by those that took over. Reports stand
    in the order of the files, their senders in the order of the report, their stretches in time.
    """
    received: dict[str, dict[str, list[Receipt]]] = {}
    for receipt in plan.receipts:
        if receipt.on <= as_of:
            name = receipt.report.removeprefix(f"{plan.id}#")
            received.setdefault(name, {}).setdefault(receipt.by, []).append(receipt)
    found: list[Owed] = []
    for report in plan.reports:
        debts: dict[tuple[str, str | None], Owed] = {}
        for each in _debts(plan, report, received.get(report.id, {}), as_of):
            known = debts.setdefault((each.sender, each.covers), each)
            if known is not each:  # two bodies became one
                both = _in_time((*known.receipts, *each.receipts))
                debts[each.sender, each.covers] = known._replace(receipts=both)
        found.extend(debts.values())
    return tuple(found)


def _debts(
    plan: Plan, report: Report, answers: dict[str, list[Receipt]], as_of: date
) -> Iterator[Owed]:
    registry = plan.registry
    for sender, is_open in senders(plan, report):
        line, heirs = registry.succession(sender, as_of)
        last = frozenset().union(*map(registry.members, heirs))
        came: dict[str, tuple[Receipt, ...]] = {}
        for covers, day in stretches(plan, report.due):
            then = min(day or as_of, as_of)
            for name, unlisted in _owing(registry, report, sender, is_open=is_open, day=then):
                if name not in came:
                    # For one of several heirs counts what it sent, not what the others did.
                    named = {name} | (line - last if name in last else line | last)
                    came[name] = _came(registry, answers, named, name if unlisted else None)
                hits = tuple(e for e in came[name] if covers is None or e.covers == covers)
                yield Owed(report, name, unlisted, covers, day, hits)


def _came(
    registry: Registry, answers: dict[str, list[Receipt]], named: set[str], group: str | None
) -> tuple[Receipt, ...]:
    """Return what came in from some bodies, and from those that may belong to an open group."""
    senders = named & answers.keys()
    if group is not None:
        reached = Addressees(registry, [group])
        senders |= {by for by in answers if reached.reach(by)}
    return _in_time(each for by in senders for each in answers[by])


def _owing(
    registry: Registry, report: Report, sender: str, *, is_open: bool, day: date
) -> Iterator[tuple[str, bool]]:
    """Yield who owes on a day what a sender was to send: nobody who has become the receiver."""
    heirs = registry.succession(sender, day).last
    receivers = set(registry.succession(report.to, day).last)
    if heirs != (sender,):
        yield from _taken_apart(registry, heirs, receivers)
    elif sender not in receivers:
        yield sender, is_open


def _in_time(receipts: Iterable[Receipt]) -> tuple[Receipt, ...]:
    return tuple(sorted(dict.fromkeys(receipts), key=lambda each: (each.on, each.id)))


class Missing(NamedTuple):
    """One report, or one stretch of it, that is past due and that some have not sent."""

    report: Report
    covers: str | None
    due: date
    debts: tuple[Owed, ...]

    def debtors(self, plan: Plan) -> Text:
        """Name who owes the report, and say of which groups the members are not known."""
        listed = _apart([f"{short(plan.label(name))} ({name})" for name in self._names()], 20)
        groups = [each.sender for each in self.debts if each.open]
        if not groups:
            return listed
        of = listing(groups, 20)
        return Text(
            f"{listed.vi}; danh sách thành viên của {of.vi} chưa đầy đủ nên chưa nêu được hết từng"
            " cơ quan",
            f"{listed.en}; the members of {of.en} are not all listed, so that not all can be named",
        )

    def in_short(self, plan: Plan) -> Text:
        """Name who owes the report; a group of which nobody has reported stands for its members."""
        owing = self._names()
        every = [name for name, _ in senders(plan, self.report)]
        names: dict[str, None] = {}
        for sender in self.report.senders:
            below = plan.registry.members(sender)
            asked = [name for name in every if name in below]
            whole = bool(asked) and owing.keys() >= set(asked)
            names.update(dict.fromkeys([sender] if whole else filter(owing.__contains__, asked)))
        # Those that took over a sender's duties are no members of the group that was named.
        names.update(dict.fromkeys(name for name in owing if name not in every))
        return _apart([short(plan.label(name)) for name in names], 5)

    def _names(self) -> dict[str, None]:
        return dict.fromkeys(each.sender for each in self.debts)


def _apart(names: list[str], most: int) -> Text:
    """Return names of bodies as a list; they may hold commas."""
    head, rest = "; ".join(names[:most]), len(names) - most
    if rest <= 0:
        return Text(head, head)
    return Text(f"{head}; và {rest} nơi khác", f"{head}; and {rest} more")


def missing(plan: Plan, as_of: date) -> list[Missing]:
    """Return what is past due and did not come in, a report and a stretch at a time."""
    found: dict[tuple[str, str | None], list[Owed]] = {}
    for each in owed(plan, as_of):
        if each.missing(as_of):
            found.setdefault((each.report.id, each.covers), []).append(each)
    return [
        Missing(debts[0].report, debts[0].covers, debts[0].due, tuple(debts))
        for debts in found.values()
        if debts[0].due is not None
    ]


def senders(plan: Plan, report: Report) -> Iterator[tuple[str, bool]]:
    """Yield who owes a report: bodies, and groups of which the registry does not list all members.

    A group is taken apart into its members; each sender comes once. Nobody reports to himself.
    """
    yield from _taken_apart(plan.registry, report.senders, {report.to})


def _taken_apart(
    registry: Registry, names: Sequence[str], seen: set[str]
) -> Iterator[tuple[str, bool]]:
    """Yield the bodies and the open groups that some names hold, but for those that were seen."""
    waiting = list(reversed(names))
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        group = registry.entities.get(name)
        if not isinstance(group, Group):
            yield name, False
            continue
        if group.unlisted or not group.members:
            yield name, True
        waiting.extend(reversed(group.members))


def stretches(plan: Plan, due: Due | None) -> Iterator[tuple[str | None, date | None]]:
    """Yield what a due date asks for: the stretch of each report and its last day.

    A recurring report covers each whole stretch that ends within the plan's period.
    """
    if due is None or due.every is None:
        yield None, due.last_day() if due else None
        return
    period, months = plan.identity.period, _MONTHS[due.every]
    year, rank = period.start.year, (period.start.month - 1) // months
    while True:
        last = (rank + 1) * months
        end = date(year, last, calendar.monthrange(year, last)[1])
        if end > period.end:
            return
        yield f"{year}{_NAMES[due.every].format(rank + 1)}", end
        if end == period.end:  # of a period without end, the last year there is
            return
        rank += 1
        if rank * months >= 12:
            year, rank = year + 1, 0
