"""What a filled row says: an entry of the progress log, or a measurement.

A row is one fact: it is taken whole or not at all. Where one cell cannot be read, the others of the
row would say something else without it.
"""

from datetime import date
from typing import NamedTuple, TypeVar

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from plancheck.forms import values
from plancheck.forms.cells import Found, Row, Trouble, lost_cells
from plancheck.forms.form import Form, TargetRow
from plancheck.forms.layout import TARGETS, TASKS, Table
from plancheck.model import Measurement, Progress, Scope, Value
from plancheck.text import Text

T = TypeVar("T")


class Days(NamedTuple):
    """The days that a form may name, and the one that stands for rows without any."""

    first: date
    last: date
    cut_off: date | Text | None


NO_ID = "no-id-yet"  # a measurement gets its id once all forms are read


def progress(row: Row, form: Form, days: Days) -> Progress | list[Trouble]:
    """Return the progress entry that a row of tasks states, or what keeps it from being one."""
    reader = _RowReader(row, TASKS)
    official = reader.choice("official", needed=True)
    evidenced = reader.choice("evidenced")
    on = reader.day(days)
    evidence, note = reader.words("evidence"), reader.words("note")
    if reader.reasons or official is None or on is None:
        return reader.troubles()
    return Progress(
        task=row.id,
        on=on,
        official=official,  # type: ignore[arg-type] # one of the choices
        evidenced=evidenced or "none",  # type: ignore[arg-type]
        by=form.body.id,
        evidence=evidence,
        note=" ".join(note) or None,
    )


def measurement(row: Row, form: Form, target: TargetRow, days: Days) -> Measurement | list[Trouble]:
    """Return the measurement that a row of targets states, or what keeps it from being one."""
    reader = _RowReader(row, TARGETS)
    sense = reader.choice("sense")
    found = reader.value(sense, target)
    scope = reader.extent(form, target)
    on = reader.day(days)
    evidence, note = reader.words("evidence"), reader.words("note")
    indicator = target.indicator
    if indicator is None:
        reader.reasons.setdefault("value", _NO_INDICATOR)
    if reader.reasons or indicator is None or found is None or isinstance(scope, UnsetType):
        return reader.troubles()
    return Measurement(
        id=NO_ID,
        indicator=indicator.id,
        value=found,
        quality=_QUALITY[found.comparator()],  # type: ignore[arg-type] # one of four
        as_of=on,
        scope=scope,
        reported_by=form.body.id,
        evidence=evidence,
        note=" ".join(note) or None,
    )


_QUALITY = {
    "eq": "exact",
    "approx": "estimate",
    "text": "qualitative",
    **dict.fromkeys(("gt", "ge", "lt", "le", "between"), "bound"),
}


class _RowReader:
    """Reads the cells of one row and keeps why they cannot be read."""

    def __init__(self, row: Row, table: Table) -> None:
        self.row = row
        self.table = table
        self.reasons: dict[str, Text] = {
            key: found.refusal for key, found in row.cells.items() if found.refusal is not None
        }

    def _cell(self, key: str) -> Found | None:
        return self.row.cells.get(key) if key not in self.reasons else None

    def choice(self, key: str, *, needed: bool = False) -> str | None:
        """Return the code of the choice in a cell."""
        column = self.table.column(key)
        if needed and key not in self.row.cells:
            self.reasons[key] = _NEEDED.fill(title=column.title)
        found = self._cell(key)
        if found is None:
            return None
        return self._kept(key, values.choice(found.cell, column.choices))

    def day(self, days: Days) -> date | None:
        """Return the day of the row, or the cut-off day of its sheet."""
        if "on" not in self.row.cells:
            if days.cut_off is None:
                self.reasons["on"] = _NO_DAY
            elif isinstance(days.cut_off, Text):
                self.reasons["on"] = _BAD_CUT_OFF
            return days.cut_off if isinstance(days.cut_off, date) else None
        found = self._cell("on")
        if found is None:
            return None
        return self._kept("on", values.day(found.cell, days.first, days.last))

    def words(self, key: str) -> tuple[str, ...]:
        """Return the lines of a cell."""
        found = self._cell(key)
        if found is None:
            return ()
        return self._kept(key, values.words(found.cell)) or ()

    def value(self, sense: str | None, target: TargetRow) -> Value | None:
        """Return the result of a target."""
        if "value" not in self.row.cells:
            self.reasons["value"] = _NEEDED.fill(title=self.table.column("value").title)
        found = self._cell("value")
        if found is None or "sense" in self.reasons:
            return None
        return self._kept("value", values.value(found.cell, sense, target))

    def extent(self, form: Form, target: TargetRow) -> Scope | UnsetType | None:
        """Return what the figure is counted over: all of the target's scope, or the body's part.

        A target about this body alone leaves no question.
        """
        extent = self.choice("extent", needed=not target.own)
        own = target.target.scope
        if "extent" in self.reasons:
            return UNSET
        if extent == "part" and not target.own:
            part = own or Scope()
            return replace(part, bodies=(form.body.id,), branches=(), levels=(), denominator=None)
        return own

    def _kept(self, key: str, found: Text | T) -> T | None:
        if isinstance(found, Text):
            self.reasons[key] = found
            return None
        return found

    def troubles(self) -> list[Trouble]:
        """Return every cell of the row, each with the reason for which it was not taken."""
        row = self.row
        missing = [
            Trouble(row.sheet, "", "", reason, row=row.id)
            for key, reason in sorted(self.reasons.items())
            if key not in row.cells
        ]
        return [*missing, *lost_cells(row, self.reasons, SAME_ROW)]


SAME_ROW = Text(
    "chưa ghi vì ô khác của dòng này chưa dùng được",
    "not taken, because another cell of the row cannot be used",
)
_NEEDED = Text("thiếu “{title}”", "“{title}” is missing")
_NO_DAY = Text(
    "thiếu ngày: ghi ở dòng, hoặc ghi ngày chốt số liệu ở đầu trang",
    "no day: write it in the row, or the cut-off day on top of the sheet",
)
_BAD_CUT_OFF = Text(
    "thiếu ngày: ngày chốt số liệu ở đầu trang chưa dùng được",
    "no day: the cut-off day on top of the sheet cannot be used",
)
_NO_INDICATOR = Text(
    "chỉ tiêu chưa gắn với chỉ số nào trong kế hoạch nên chưa ghi được số liệu",
    "the target has no indicator in the plan, so no figure can be recorded",
)
