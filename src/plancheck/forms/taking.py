"""What a number of read forms adds to the plans: each fact once, none against another.

The order in which forms are given makes no difference. A row that says what the plan says already
adds nothing; one that contradicts the plan, or another form, is told of and not taken.
"""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from plancheck.forms.cells import Trouble, lost_cells
from plancheck.forms.facts import NO_ID
from plancheck.forms.form import Form
from plancheck.forms.reading import Draft, Reading
from plancheck.model import Entity, Measurement, Progress, Receipt
from plancheck.plan import Plan
from plancheck.text import Text


class Addition(NamedTuple):
    """An entry to add to a section of a plan: its file, below the folder of all plans."""

    plan: Plan
    file: str
    section: str
    entry: Entity | Progress


class Outcome(NamedTuple):
    """What became of one form: how many facts were new, how many known, what there is to tell."""

    reading: Reading
    new: int
    known: int
    received: bool
    troubles: tuple[Trouble, ...]

    @property
    def lost(self) -> tuple[Trouble, ...]:
        """What stands in the form and was not taken."""
        return tuple(each for each in self.troubles if each.lost)


class Taken(NamedTuple):
    """What all forms together add, and what became of each of them."""

    additions: tuple[Addition, ...]
    outcomes: tuple[Outcome, ...]


def take(readings: Iterable[Reading], on: date) -> Taken:
    """Return what some forms add to their plans.

    Args:
        readings: the forms, in any order.
        on: the day on which they came in.
    """
    taker = _Taker(on)
    return taker.run(sorted(readings, key=_order))


def _order(reading: Reading) -> tuple[str, ...]:
    return (*(reading.stamp[:4] if reading.stamp else ("",)), reading.file)


Key = tuple[str, ...]  # plan, body and what a fact is about: nobody states two such facts at once


class _Claim(NamedTuple):
    """What a form states of something; `file` is its name."""

    file: str
    draft: Draft


class _Taker:
    """Takes forms in; holds what the steps share."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.claims: dict[Key, list[_Claim]] = {}
        self.additions: list[Addition] = []
        self.ids: dict[str, set[str]] = {}  # given in this run, by plan
        self.done: dict[Key, Text] = {}  # facts dealt with: new, known, or why not taken
        self.logs: dict[str, dict[str, list[Progress]]] = {}
        self.receipts: dict[str, dict[Key, Receipt]] = {}
        self.received: dict[Key, str] = {}  # reports received in this run: by which form

    def run(self, readings: list[Reading]) -> Taken:
        for reading in readings:
            for draft in reading.drafts:
                key = _key(reading, draft)
                self.claims.setdefault(key, []).append(_Claim(reading.file, draft))
        outcomes = tuple(self._form(reading) for reading in readings)
        order = {section: rank for rank, section in enumerate(_SECTIONS)}
        additions = sorted(self.additions, key=lambda each: order[each.section])
        return Taken(tuple(additions), outcomes)

    def _form(self, reading: Reading) -> Outcome:
        troubles = list(reading.troubles)
        states = []
        for draft in reading.drafts:
            state = self._state(reading, draft)
            states.append(state)
            if state not in (_NEW, _KNOWN):
                troubles += lost_cells(draft.row, {}, state)
        new, known = states.count(_NEW), states.count(_KNOWN)
        received = self._receipt(reading, troubles) if new or known else False
        if reading.unfilled:
            troubles.append(Trouble("", "", "", _UNFILLED, lost=False))
        return Outcome(reading, new, known, received, tuple(troubles))

    def _state(self, reading: Reading, draft: Draft) -> Text:
        """Take a fact in; return whether it is new or known, or else why it is not taken."""
        key = _key(reading, draft)
        against = self._contradiction(key, draft)
        if against is not None:
            return against
        if key in self.done:
            return _KNOWN if self.done[key] == _NEW else self.done[key]
        self.done[key] = self._fact(reading, draft)
        return self.done[key]

    # -- facts --

    def _contradiction(self, key: Key, draft: Draft) -> Text | None:
        """Return which other form of the run says something else of the same thing, if any."""
        for claim in self.claims[key]:
            if claim.draft.entry != draft.entry:
                where = min(found.name for found in claim.draft.row.cells.values())
                return _OTHER_FORM.fill(file=claim.file, sheet=claim.draft.row.sheet, cell=where)
        return None

    def _fact(self, reading: Reading, draft: Draft) -> Text:
        form = reading.form
        assert form is not None
        if isinstance(draft.entry, Progress):
            return self._progress(form, draft.entry)
        return self._measurement(form, draft.row.id, draft.entry)

    def _progress(self, form: Form, entry: Progress) -> Text:
        for each in self._log(form.plan).get(entry.task, ()):
            if each.by == entry.by and each.on == entry.on:
                same = replace(each, task=entry.task) == entry
                return _KNOWN if same else _OTHER_ENTRY.fill(task=entry.task, day=each.on)
        self._add(form, "progress", entry)
        return _NEW

    def _measurement(self, form: Form, target: str, entry: Measurement) -> Text:
        stem = _stem("m", form.period, target, form.body.id)
        for name in _numbered(stem):
            held = form.plan.find(name)
            if isinstance(held, Measurement) and _same_source(held, entry):
                if replace(held, id=NO_ID) == entry:
                    return _KNOWN
                if held.as_of == entry.as_of:
                    return _OTHER_FIGURE.fill(id=name)
            elif held is None and self._free(form.plan, name):
                self._add(form, "measurements", replace(entry, id=name))
                return _NEW
        raise AssertionError(stem)  # the numbers never end

    def _log(self, plan: Plan) -> dict[str, list[Progress]]:
        """Return the progress entries of a plan by task."""
        if plan.id not in self.logs:
            log = self.logs.setdefault(plan.id, {})
            for entry in plan.progress:
                log.setdefault(entry.task.removeprefix(f"{plan.id}#"), []).append(entry)
        return self.logs[plan.id]

    def _free(self, plan: Plan, name: str) -> bool:
        given = self.ids.setdefault(plan.id, set())
        if name in given:
            return False
        given.add(name)
        return True

    # -- receipts --

    def _receipt(self, reading: Reading, troubles: list[Trouble]) -> bool:
        """Record that a report came in, once; say so where it was in already."""
        form, stamp = reading.form, reading.stamp
        assert form is not None
        assert stamp is not None
        if form.report is None or form.consolidates:
            return False
        key = (form.plan.id, form.report.id, form.body.id, form.covers or "")
        if key in self.received:
            text = _SAME_RUN.fill(file=self.received[key])
            troubles.append(Trouble("", "", "", text, lost=False))
            return False
        self.received[key] = reading.file
        held = self._receipts(form.plan).get(key[1:])
        if held is not None:
            text = _RECEIVED.fill(day=held.on, id=held.id)
            troubles.append(Trouble("", "", "", text, lost=False))
            return False
        stem = _stem("r", form.period, form.report.id, form.body.id)
        free = (name for name in _numbered(stem) if form.plan.find(name) is None)
        name = next(each for each in free if self._free(form.plan, each))
        entry = Receipt(
            id=name,
            report=form.report.id,
            by=form.body.id,
            on=self.on,
            covers=form.covers,
            form=stamp.name,
        )
        self._add(form, "receipts", entry)
        return True

    def _receipts(self, plan: Plan) -> dict[Key, Receipt]:
        """Return the first receipt of a plan for each report, sender and stretch."""
        if plan.id not in self.receipts:
            found = self.receipts.setdefault(plan.id, {})
            for each in plan.receipts:
                report = each.report.removeprefix(f"{plan.id}#")
                found.setdefault((report, each.by, each.covers or ""), each)
        return self.receipts[plan.id]

    def _add(self, form: Form, section: str, entry: Entity | Progress) -> None:
        folder = form.plan.at(form.plan.identity).file.rpartition("/")[0]
        name = f"{section}/{form.period}.yaml"
        file = f"{folder}/{name}" if folder else name
        self.additions.append(Addition(form.plan, file, section, entry))


_SECTIONS = ("measurements", "progress", "receipts")


def _key(reading: Reading, draft: Draft) -> Key:
    """Return what a fact is about: two that share it and differ cannot both be taken."""
    form, entry = reading.form, draft.entry
    assert form is not None
    about = (form.plan.id, form.body.id, draft.row.id)
    if isinstance(entry, Progress):
        return (*about, "progress", str(entry.on))
    return (*about, "measurement", form.period, str(entry.as_of))


def _same_source(held: Measurement, entry: Measurement) -> bool:
    return held.indicator == entry.indicator and held.reported_by == entry.reported_by


def _stem(*parts: str) -> str:
    """Return the beginning of an id; a long one keeps its head and gets a hash of the whole."""
    whole = "-".join(parts)
    if len(whole) <= _LONGEST:
        return whole
    return f"{whole[: _LONGEST - 17]}-{hashlib.sha256(whole.encode()).hexdigest()[:16]}"


_LONGEST = 70  # of 80 that an id may have: there may be a number behind it


def _numbered(stem: str) -> Iterable[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1


_NEW = Text("ghi mới", "new")
_KNOWN = Text("đã có trong kế hoạch", "the plan holds it already")
_UNFILLED = Text("biểu chưa được điền; không ghi gì", "nothing was filled in; nothing was recorded")
_OTHER_FORM = Text(
    "biểu khác của cùng cơ quan ghi khác ({file}, {sheet}!{cell}); chưa rõ biểu nào đúng",
    "another form of the same body says otherwise ({file}, {sheet}!{cell}); nobody can tell which"
    " is right",
)
_OTHER_ENTRY = Text(
    "nhật ký tiến độ đã có dòng khác của cơ quan này cho {task} ngày {day}; nếu biểu mới đúng, hãy"
    " sửa trong tệp kế hoạch hoặc ghi ngày khác",
    "the progress log already has another entry of this body for {task} on {day}; if the form is"
    " right, correct the plan file or give another day",
)
_OTHER_FIGURE = Text(
    "kế hoạch đã có số liệu khác của cơ quan này cho cùng ngày ({id}); nếu biểu mới đúng, hãy sửa"
    " trong tệp kế hoạch",
    "the plan already has another figure of this body for the same day ({id}); if the form is"
    " right, correct the plan file",
)
_SAME_RUN = Text("cùng cơ quan, cùng báo cáo với biểu {file}", "same body and report as {file}")
_RECEIVED = Text(
    "báo cáo này đã được nhận ngày {day} ({id}); chỉ ghi thêm phần chưa có",
    "this report came in on {day} already ({id}); only what was missing is added",
)
