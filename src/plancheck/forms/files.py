"""Report forms on disk: one written for a body; many read, and what they add to plan files."""

import os
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from plancheck import edit, source
from plancheck.edit import Add, Create, Edit, Rewrite
from plancheck.errors import InputError
from plancheck.forms import duty as form_duty
from plancheck.forms import form as forms
from plancheck.forms import reading as form_reading
from plancheck.forms import taking as form_taking
from plancheck.forms.form import Form
from plancheck.forms.reading import Reading
from plancheck.forms.taking import Taken
from plancheck.load import Loaded
from plancheck.plan import Plan
from plancheck.project import Project, refuse_unread
from plancheck.saving import save
from plancheck.terminal import plain
from plancheck.text import Text
from plancheck.xlsx_package import MAX_BYTES


class Asked(NamedTuple):
    """Which form to write: whose, for when, in answer to which duty to report."""

    body: str
    period: str
    report: str | None = None


def form_of(project: Project, loaded: Loaded, asked: Asked) -> Form:
    """Return the form that was asked for.

    Raises:
        InputError: there is no such body, plan, report or stretch of time, or several.
    """
    refuse_unread(project, loaded)
    body = form_duty.body_of(loaded.workspace.registry, asked.body)
    return forms.form(_plan(project, loaded, asked), body, asked.period, asked.report)


def _plan(project: Project, loaded: Loaded, asked: Asked) -> Plan:
    """Return the plan to report on: the only one in the folder asked for, and of the period."""
    plans = [
        each for each in loaded.workspace.plans if project.concerns(each.at(each.identity).file)
    ]
    if len(plans) > 1:
        first, last = form_duty.days_of(asked.period)
        periods = [(each, each.identity.period) for each in plans]
        plans = [each for each, own in periods if own.start <= last and first <= own.end] or plans
    if len(plans) == 1:
        return plans[0]
    names = ", ".join(each.id for each in plans or loaded.workspace.plans)
    raise InputError(
        Text(
            f"Có nhiều kế hoạch: {names}. Hãy chỉ thư mục của một kế hoạch bằng --plan.",
            f"There are several plans: {names}. Name the folder of one with --plan.",
        )
        if plans
        else Text(
            f"Thư mục này không khai báo kế hoạch nào. Các kế hoạch: {names}.",
            f"No plan is declared in this folder. There are: {names}.",
        )
    )


# -- reading ---------------------------------------------------------------------------------------


def read(
    project: Project,
    loaded: Loaded,
    files: Sequence[str],
    on: date,
    tell: Callable[[int, int], None],
) -> Taken:
    """Read filled forms; nothing is written.

    Args:
        project: the project that they are for.
        loaded: its plans.
        files: the forms; one named twice is read once.
        on: the day on which they came in.
        tell: called after each form with how many are done, of how many.

    Raises:
        InputError: a plan file cannot be read to its end, or there is no such form.
    """
    refuse_unread(project, loaded)
    plans = {each.id: each for each in loaded.workspace.plans}
    names = list(dict.fromkeys(files))
    readings: list[Reading] = []
    for done, file in enumerate(names, 1):
        readings.append(form_reading.read(file, _bytes(file), plans, on))
        tell(done, len(names))
    return form_taking.take(readings, on)


def _bytes(file: str) -> bytes | None:
    """Return the bytes of a form, None where it has too many."""
    try:
        raw = source.read_bytes(file)
    except OSError as error:
        reason = source.os_reason(error)
        raise InputError(Text(f"“{file}”: {reason.vi}.", f"“{file}”: {reason.en}.")) from error
    return raw if raw is None or len(raw) <= MAX_BYTES else None


def rewrites(loaded: Loaded, taken: Taken) -> tuple[Rewrite, ...]:
    """Return what the forms make of the plan files, all in one change; nothing is written.

    Raises:
        EditError: a file has changed since it was read, or cannot take the entries.
    """
    return edit.prepare(loaded.root, edits(loaded, taken), loaded.documents)


def edits(loaded: Loaded, taken: Taken) -> list[Edit]:
    """Return the additions of read forms as edits of plan files; new files get a first line."""
    there = {each.file: each for each in loaded.documents}
    found: list[Edit] = []
    begun: set[str] = set()
    for addition in taken.additions:
        if addition.file not in there and addition.file not in begun:
            begun.add(addition.file)
            head = there[addition.plan.at(addition.plan.identity).file].text
            found.append(Create(addition.file, _first_line(head)))
        found.append(Add(addition.file, (addition.section,), addition.entry))
    return found


_SCHEMA = re.compile(r"\A# yaml-language-server: \$schema=(\.\./\S*)\n")


def _first_line(head: str) -> str:
    """Return the line that tells editors the schema, as the plan's own file has it, one deeper."""
    match = _SCHEMA.match(head)
    return f"# yaml-language-server: $schema=../{match[1]}\n" if match else ""


def lost(taken: Taken) -> int:
    """Return how many things in the forms were not taken."""
    return sum(len(each.lost) for each in taken.outcomes)


# -- writing ---------------------------------------------------------------------------------------


def save_new(path: str, raw: bytes) -> None:
    """Write a form to a file that does not exist yet: the one there may be filled in.

    Raises:
        InputError: there is such a file, or it cannot be written.
    """
    if os.path.lexists(path):
        raise InputError(
            Text(
                f"Đã có “{path}”, có thể đã được điền; hãy chọn tên khác.",
                f"“{path}” exists and may be filled in; choose another name.",
            )
        )
    save(path, raw)


def written(form: Form, path: str) -> Text:
    """Return the sentence that says what was written."""
    return Text(
        "Đã ghi {path}: biểu của {body}, kỳ {period}: {tasks} nhiệm vụ, {targets} chỉ tiêu.",
        "Wrote {path}: the form of {body}, {period}: {tasks} tasks, {targets} targets.",
    ).fill(
        path=plain(path),
        body=form.body.vi,
        period=form.period,
        tasks=len(form.tasks),
        targets=len(form.targets),
    )
