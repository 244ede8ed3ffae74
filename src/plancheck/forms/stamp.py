"""The stamp of a form: whose it is, and of which content of the plan it was made.

A stamp lists the facts that the form depends on, one by one, so that a reader can say what has
changed since; its fingerprint sums them up. An edit of the plan that touches none of them, or that
only adds figures, leaves it as it is.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from plancheck.deadline import worded
from plancheck.forms.form import Form, TargetRow, TaskRow
from plancheck.measured import scope_words
from plancheck.model import Due, Scope, Value
from plancheck.plan import Plan
from plancheck.quantity import described
from plancheck.text import Text, short

FORMAT = "1"
MARK = "plancheck form"
_BAR = "|"  # stands in no id; what may hold one comes last
_HEAD = ("plan", "body", "period", "report", "fingerprint")
_MOST_FACTS = 20_000


class Fact(NamedTuple):
    """One thing that a form depends on: of which element, what it is, its hash, its words.

    `kind` is `plan`, `report`, `task` or `target`; `binding` facts give a row its meaning: where
    one has changed, what was filled in may no longer be what is asked.
    """

    kind: str
    id: str
    field: str
    hash: str
    words: str

    @property
    def binding(self) -> bool:
        """Whether the row means something else once this has changed."""
        return self.kind in ("task", "target") and self.field not in _REASONS


_REASONS = ("duty", "reason")
FIELDS = {
    "period": Text("kỳ kế hoạch", "the plan's period"),
    "to": Text("nơi nhận báo cáo", "who receives the report"),
    "due": Text("thời hạn", "the due date"),
    "words": Text("nội dung", "the words"),
    "duty": Text("vai trò được giao", "the body's duty"),
    "reason": Text("lý do có trong biểu", "why it is in the form"),
    "indicator": Text("chỉ số", "the indicator"),
    "unit": Text("đơn vị tính", "the unit"),
    "value": Text("mức đề ra", "the target value"),
    "scope": Text("phạm vi tính", "the scope"),
    "by": Text("ngày đến hạn", "the day it is due"),
}


class Stamp(NamedTuple):
    """What a form says of itself; `report` is empty where the body owes none."""

    plan: str
    body: str
    period: str
    report: str
    fingerprint: str
    facts: tuple[Fact, ...]

    @property
    def name(self) -> str:
        """The stamp in one word, for a receipt."""
        return f"{FORMAT}:{self.fingerprint}"


def stamp_of(form: Form) -> Stamp:
    """Return the stamp of a form."""
    head = (form.plan.id, form.body.id, form.period, form.report.id if form.report else "")
    facts = tuple(_facts(form))
    return Stamp(*head, fingerprint(head, facts), facts)


def fingerprint(head: Sequence[str], facts: Iterable[Fact]) -> str:
    """Return one hash over whose form it is and all that it depends on."""
    whole = hashlib.sha256("\n".join((FORMAT, *head)).encode())
    for fact in facts:
        whole.update(f"\n{fact.kind}\n{fact.id}\n{fact.field}\n{fact.hash}".encode())
    return whole.hexdigest()[:32]


# -- as cells of a sheet ---------------------------------------------------------------------------


def lines_of(stamp: Stamp) -> list[str]:
    """Return a stamp as lines of text, parts with a bar between them: one cell for each line."""
    told = (stamp.plan, stamp.body, stamp.period, stamp.report, stamp.fingerprint)
    rows = [(MARK, FORMAT), *zip(_HEAD, told, strict=True), *stamp.facts]
    return [_BAR.join(row) for row in rows]


def read_lines(lines: Sequence[str]) -> Stamp | Text:
    """Return the stamp that some lines hold, or why they hold none that can be used."""
    mark, _, number = lines[0].partition(_BAR) if lines else ("", "", "")
    if len(lines) <= len(_HEAD) or mark != MARK:
        return NO_STAMP
    if number != FORMAT:
        return _OTHER_FORMAT.fill(theirs=short(number, 20) or "?", ours=FORMAT)
    named = [line.partition(_BAR) for line in lines[1 : len(_HEAD) + 1]]
    rows = [line.split(_BAR, 4) for line in lines[len(_HEAD) + 1 :]]
    if tuple(row[0] for row in named) != _HEAD or len(rows) > _MOST_FACTS:
        return _BROKEN
    if any(len(row) != len(Fact._fields) for row in rows):
        return _BROKEN
    facts = tuple(Fact(*row) for row in rows)
    plan, body, period, report, whole = (row[2] for row in named)
    stamp = Stamp(plan, body, period, report, whole, facts)
    return stamp if fingerprint(stamp[:4], facts) == stamp.fingerprint else _BROKEN


NO_STAMP = Text(
    "không có dấu của biểu: tệp này không phải biểu do plancheck phát, hoặc trang tính ẩn đã bị"
    " xóa; hãy điền vào biểu đã phát",
    "it bears no stamp: it is no form that plancheck wrote, or its hidden sheet was deleted; fill"
    " in the form itself",
)
_OTHER_FORMAT = Text(
    "biểu theo mẫu bản {theirs}, plancheck này đọc mẫu bản {ours}; hãy phát lại biểu",
    "the form is of format {theirs}, this plancheck reads format {ours}; write the form anew",
)
_BROKEN = Text(
    "dấu của biểu đã bị sửa hoặc bị hỏng; hãy phát lại biểu",
    "the stamp of the form was changed or damaged; write the form anew",
)


# -- facts -----------------------------------------------------------------------------------------


def _facts(form: Form) -> Iterator[Fact]:
    plan = form.plan
    period = plan.identity.period
    yield _fact("plan", plan.id, "period", f"{period.start}/{period.end}")
    if form.report is not None:
        yield _fact("report", form.report.id, "to", form.report.to)
        due = form.report.due
        yield _fact("report", form.report.id, "due", _exactly(_bare(due)), _due_words(due))
    tasks, targets = _fixed(plan)
    for task in form.tasks:
        yield from tasks[task.task.id]
        yield _fact("task", task.task.id, "duty", _duty(task))
    for target in form.targets:
        yield from targets.get(target.target.id) or targets.setdefault(
            target.target.id, tuple(_of_target(plan, target))
        )
        yield _fact("target", target.target.id, "reason", _reason(form, target))


@lru_cache(maxsize=8)  # a run reads many forms of one plan
def _fixed(plan: Plan) -> tuple[dict[str, tuple[Fact, ...]], dict[str, tuple[Fact, ...]]]:
    """Return what is the same in the forms of all bodies: facts by task, and by target as asked."""
    tasks: dict[str, tuple[Fact, ...]] = {
        task.id: (
            _fact("task", task.id, "words", task.vi),
            _fact("task", task.id, "due", _exactly(_bare(task.due)), _due_words(task.due)),
        )
        for task in plan.tasks
    }
    return tasks, {}


def _of_target(plan: Plan, row: TargetRow) -> Iterator[Fact]:
    name, target = row.target.id, row.target
    indicator = row.indicator
    told = {
        "words": target.vi or row.objective.vi,
        "indicator": f"{indicator.id} ({indicator.kind}): {indicator.vi}" if indicator else "",
        "unit": (row.wanted.unit if row.wanted else None) or (indicator.unit if indicator else ""),
        "by": str(target.by or ""),
    }
    for field, words in told.items():
        yield _fact("target", name, field, words)
    yield _fact("target", name, "value", _exactly(row.wanted), _words(row.wanted))
    scope = scope_words(plan, target.scope).vi
    yield _fact("target", name, "scope", _exactly(target.scope), scope)


def _fact(kind: str, name: str, field: str, exactly: str, words: str | None = None) -> Fact:
    hashed = hashlib.sha256(" ".join(exactly.split()).encode()).hexdigest()[:16]
    return Fact(kind, name, field, hashed, short(words if words is not None else exactly, 120))


def _exactly(part: Value | Scope | Due | None) -> str:
    return msgspec.json.encode(part, order="sorted").decode() if part is not None else ""


def _words(value: Value | None) -> str:
    return described(value).vi if value is not None else ""


def _bare(due: Due | None) -> Due | None:
    """Return a deadline without the place where it is printed."""
    return msgspec.structs.replace(due, source=None) if due is not None else None


def _due_words(due: Due | None) -> str:
    return worded(due).vi if due is not None else ""


def _duty(row: TaskRow) -> str:
    return ", ".join(f"{duty.role}/{duty.by}" for duty in row.duties)


def _reason(form: Form, row: TargetRow) -> str:
    named = ["named"] if row.named else []
    return ", ".join([*named, *(["consolidates"] if form.consolidates else []), *row.tasks])
