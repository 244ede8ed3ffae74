"""The two commands about report forms: write one, read many."""

import sys
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from plancheck import edit, project
from plancheck.amending import Held
from plancheck.bars import Glyphs
from plancheck.errors import InputError
from plancheck.forms import files as form_files
from plancheck.load import Loaded
from plancheck.meter import meter
from plancheck.project import Project
from plancheck.reporters import forms as reporter
from plancheck.saving import save
from plancheck.text import Lang, Text


def write(folder: str | None, asked: tuple[str, str, str | None], path: str, lang: Lang) -> int:
    """Write the form of a body to a new file; return the exit status.

    Args:
        folder: where the plans are, None for here.
        asked: the body, the period, and the report if it is named.
        path: the file.
        lang: the language of what is said; forms are in Vietnamese with English beside it.

    Raises:
        InputError: there is no such form, or openpyxl is not installed.
    """
    try:
        from plancheck.exporters import form_xlsx
    except ImportError as error:
        raise InputError(
            Text(
                "Lệnh này cần thư viện openpyxl: pip install 'plancheck[xlsx]'.",
                "This command needs openpyxl: pip install 'plancheck[xlsx]'.",
            )
        ) from error
    opened = project.open_project([folder] if folder else [])
    form = form_files.form_of(opened, _amended(opened), form_files.Asked(*asked))
    form_files.save_new(path, form_xlsx.render(form))
    sys.stdout.write(form_files.written(form, path).in_(lang) + "\n")
    return 0


def _amended(opened: Project) -> Loaded:
    """Load the plans with every amendment applied: a form asks for what the plan now says.

    No day is asked for, so that the same form is written and read whenever that is done.
    """
    return project.load(opened, None, Held(date.max, date.max))


class How(NamedTuple):
    """How to read forms: only look, in which format to tell, and where the cells left over go."""

    dry_run: bool
    format: str
    left: str | None
    lang: Lang
    colour: bool
    drawn: Glyphs


def read(folder: str | None, files: Sequence[str], on: date, how: How) -> int:
    """Read filled forms into plan files; return the exit status: 1 where something is left over.

    Args:
        folder: where the plans are, None for here.
        files: the forms.
        on: the day on which they came in.
        how: how to do it.
    """
    opened = project.open_project([folder] if folder else [])
    loaded = _amended(opened)
    what = Text("Đang đọc biểu", "Reading forms").in_(how.lang)
    tell = meter(sys.stderr, what, how.drawn)
    taken = form_files.read(opened, loaded, files, on, tell)
    changes = form_files.rewrites(loaded, taken)
    if not how.dry_run:
        edit.save(opened.root, changes)
    if how.left:
        save(how.left, reporter.render_left(taken, how.lang))
    names = [opened.base + each.file for each in changes]
    if how.format == "json":
        sys.stdout.write(reporter.render_json(taken, names))
    else:
        words = reporter.Words(how.lang, how.colour, how.dry_run)
        sys.stdout.write(reporter.render(taken, names, words))
        if how.dry_run and changes:
            sys.stdout.write("\n" + edit.diff(changes, opened.base))
    return 1 if form_files.lost(taken) else 0
