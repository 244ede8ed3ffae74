"""One filled form: held against the plan as it is now, and read row by row."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from plancheck import xlsx
from plancheck.errors import InputError
from plancheck.forms import duty as form_duty
from plancheck.forms import facts as form_facts
from plancheck.forms import form as forms
from plancheck.forms import stamp as form_stamp
from plancheck.forms import values as form_values
from plancheck.forms.cells import Filled, Found, Row, Trouble, filled, lost_cells, stamp_lines
from plancheck.forms.cells import tables_of as sheets_of
from plancheck.forms.facts import Days
from plancheck.forms.form import Form
from plancheck.forms.layout import TABLES, Table, rows_of
from plancheck.forms.stamp import FIELDS, Fact, Stamp
from plancheck.model import Measurement, Progress
from plancheck.plan import Plan
from plancheck.text import Text, short
from plancheck.xlsx import Workbook
from plancheck.xlsx_package import TOO_LARGE


class Draft(NamedTuple):
    """What one row states, and the row itself."""

    row: Row
    entry: Progress | Measurement


class Reading(NamedTuple):
    """What one form says; without `form` it could not be read at all.

    Its facts and rows are left out. `empty` counts the rows that nobody filled in.
    """

    file: str
    stamp: Stamp | None
    form: Form | None
    drafts: tuple[Draft, ...] = ()
    empty: int = 0
    troubles: tuple[Trouble, ...] = ()

    @property
    def unfilled(self) -> bool:
        """Whether nothing at all was filled in."""
        return self.form is not None and not self.drafts and not self.lost

    @property
    def lost(self) -> tuple[Trouble, ...]:
        """What stands in the form and was not taken."""
        return tuple(each for each in self.troubles if each.lost)


def read(file: str, raw: bytes | None, plans: Mapping[str, Plan], on: date) -> Reading:
    """Read one form.

    Args:
        file: its name, for what there is to tell.
        raw: its bytes, None where it has too many.
        plans: the plans of the workspace by their ids.
        on: the day on which it came in.
    """
    workbook = xlsx.read(raw) if raw is not None else TOO_LARGE
    if isinstance(workbook, Text):
        return _unread(file, workbook)
    return read_workbook(file, workbook, plans, on)


def read_workbook(file: str, workbook: Workbook, plans: Mapping[str, Plan], on: date) -> Reading:
    """Read one form whose cells are known already; the arguments are those of `read`."""
    stamp = form_stamp.read_lines(stamp_lines(workbook))
    if isinstance(stamp, Text):
        return _unread(file, stamp)
    plan = plans.get(stamp.plan)
    if plan is None:
        reason = Text(
            "biểu của kế hoạch “{plan}”, không có ở đây",
            "the form is of the plan “{plan}”, which is not here",
        )
        return _unread(file, reason.fill(plan=short(stamp.plan)), stamp)
    try:
        body = form_duty.body_of(plan.registry, stamp.body)
        form = forms.form(plan, body, stamp.period, stamp.report or None)
    except InputError as error:
        return _unread(file, error.text, stamp)
    return _Reader(file, workbook, stamp, form, on).run()


def _unread(file: str, reason: Text, stamp: Stamp | None = None) -> Reading:
    return Reading(file, stamp, None, troubles=(Trouble("", "", "", reason),))


class _Reader:
    """Reads one form; holds what the steps share."""

    def __init__(self, file: str, workbook: Workbook, stamp: Stamp, form: Form, on: date) -> None:
        self.file, self.workbook, self.stamp, self.form, self.on = file, workbook, stamp, form, on
        self.troubles: list[Trouble] = []
        self.drafts: list[Draft] = []
        self.empty = 0
        self.changed: dict[tuple[str, str], Text] = {}  # rows that now mean something else

    def run(self) -> Reading:
        self._compare()
        if self.workbook.linked:
            self.troubles.append(Trouble("", "", "", _LINKED, lost=False))
        chosen, troubles = sheets_of(self.workbook)
        self.troubles += troubles
        for table in TABLES:
            if table.kind in chosen:
                self._table(table, filled(*chosen[table.kind], table, self._expected(table)))
            elif self._ids(table):
                reason = _NO_SHEET.fill(sheet=table.sheet)
                self.troubles.append(Trouble(table.sheet, "", "", reason, lost=False))
        # A run keeps what many forms say, and of each form only whose it is.
        stamp = self.stamp._replace(facts=())
        form = self.form._replace(tasks=(), targets=(), others=())
        told = tuple(self.troubles)
        return Reading(self.file, stamp, form, tuple(self.drafts), self.empty, told)

    # -- the plan then and now --

    def _compare(self) -> None:
        """Say what has changed in the plan since the form was handed out."""
        now = form_stamp.stamp_of(self.form)
        if now.fingerprint == self.stamp.fingerprint:
            return
        theirs, ours = _by_element(self.stamp.facts), _by_element(now.facts)
        for element, facts in theirs.items():
            if element not in ours:
                self._say(_GONE.fill(id=element[1]))
                if element[0] in ("task", "target"):
                    self.changed[element] = _GONE.fill(id=element[1])
                continue
            told = list(_differences(facts, ours[element]))
            if told:
                text = _CHANGED.fill(id=element[1], what=[each for each, _ in told])
                self._say(text)
                if any(binding for _, binding in told):
                    self.changed[element] = text
        added = [name for kind, name in ours if (kind, name) not in theirs]
        if added:
            self._say(_ADDED.fill(ids=added))

    def _say(self, reason: Text) -> None:
        self.troubles.append(Trouble("", "", "", reason, lost=False))

    def _ids(self, table: Table) -> list[str]:
        facts = (each.id for each in self.stamp.facts if each.kind == table.kind)
        return list(dict.fromkeys(facts))

    def _expected(self, table: Table) -> dict[str, str | None]:
        """Return the rows handed out; with the words of those that are what they were."""
        shown = {row["id"]: row["words"] for row in rows_of(self.form, table)}
        return {
            name: None if (table.kind, name) in self.changed else shown.get(name)
            for name in self._ids(table)
        }

    # -- rows --

    def _table(self, table: Table, found: Filled) -> None:
        self.troubles += found.troubles
        first, last = self.form.first, self.on
        cut_off = self._cut_off(found.cut_off, first, last)
        days = Days(first, last, cut_off)
        self.empty += len(found.ids & set(self._ids(table))) - len(found.rows)
        for row in found.rows:
            refusal = row.refusal or self.changed.get((table.kind, row.id))
            if refusal is not None:
                self.troubles += lost_cells(row, {}, refusal)
                continue
            entry = self._entry(table, row, days)
            if isinstance(entry, list):
                self.troubles += entry
            else:
                self.drafts.append(Draft(row, entry))
                self._after_the_period(row, entry)

    def _entry(self, table: Table, row: Row, days: Days) -> Progress | Measurement | list[Trouble]:
        if table.kind == "task":
            return form_facts.progress(row, self.form, days)
        target = next(each for each in self.form.targets if each.target.id == row.id)
        return form_facts.measurement(row, self.form, target, days)

    def _cut_off(self, found: Found | None, first: date, last: date) -> date | Text | None:
        if found is None:
            return None
        day = found.refusal or form_values.day(found.cell, first, last)
        if isinstance(day, Text):
            sheet = found.sheet
            self.troubles.append(Trouble(sheet, found.name, found.cell.text, day))
        return day

    def _after_the_period(self, row: Row, entry: Progress | Measurement) -> None:
        day = entry.on if isinstance(entry, Progress) else entry.as_of
        end = self.form.plan.identity.period.end
        if day is not None and day > end:
            found = row.cells.get("on")
            reason = _AFTER.fill(day=day, end=end)
            name = found.name if found else ""
            self.troubles.append(Trouble(row.sheet, name, "", reason, lost=False, row=row.id))


def _by_element(facts: tuple[Fact, ...]) -> dict[tuple[str, str], dict[str, Fact]]:
    found: dict[tuple[str, str], dict[str, Fact]] = {}
    for fact in facts:
        found.setdefault((fact.kind, fact.id), {})[fact.field] = fact
    return found


def _differences(
    theirs: Mapping[str, Fact], ours: Mapping[str, Fact]
) -> Iterator[tuple[Text, bool]]:
    """Yield what differs between an element then and now, and whether that binds its row."""
    for field in dict.fromkeys((*theirs, *ours)):
        then, now = theirs.get(field), ours.get(field)
        if (then.hash if then else "") != (now.hash if now else ""):
            name = FIELDS.get(field, Text(field, field))
            before, after = (each.words if each else "" for each in (then, now))
            fact = now or then
            words = Text("{name} (trước: “{before}”, nay: “{after}”)",
                         "{name} (then “{before}”, now “{after}”)")  # fmt: skip
            yield (
                words.fill(name=name, before=short(before) or "–", after=short(after) or "–"),
                fact is not None and fact.binding,
            )


_LINKED = Text(
    "tệp có liên kết tới tệp khác; plancheck không mở các liên kết đó",
    "the file refers to other files; plancheck does not follow such links",
)
_NO_SHEET = Text("thiếu trang tính “{sheet}”", "the sheet “{sheet}” is missing")
_GONE = Text(
    "{id} không còn trong kế hoạch hoặc không còn thuộc cơ quan này từ khi biểu được phát",
    "{id} has left the plan, or no longer concerns this body, since the form was handed out",
)
_CHANGED = Text(
    "{id} đã thay đổi trong kế hoạch từ khi biểu được phát: {what}",
    "{id} has changed in the plan since the form was handed out: {what}",
)
_ADDED = Text(
    "kế hoạch có thêm những mục không có trong biểu đã phát: {ids}",
    "the plan has gained what was not in the form handed out: {ids}",
)
_AFTER = Text(
    "ngày {day} ở sau kỳ kế hoạch (đến {end}): vẫn ghi, nhưng đánh giá đến ngày hết kỳ thì không"
    " tính",
    "{day} lies after the plan's period (to {end}): recorded, but it does not count when the plan"
    " is judged by its last day",
)
