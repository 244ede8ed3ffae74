"""The command `diff`: two plans read, compared and checked by one day, reported in every format."""

import sys
from collections.abc import Iterable
from datetime import date
from importlib import import_module
from typing import NamedTuple

from plancheck import project, saving
from plancheck.amending import Held
from plancheck.checking import Output
from plancheck.comparison import Comparison, Findings, failing, rows
from plancheck.diff.compare import compare
from plancheck.diff.delta import Difference
from plancheck.project import Asked, Run
from plancheck.report import Day
from plancheck.sides import Side, both
from plancheck.summary import Style
from plancheck.text import Lang, Text


class Options(NamedTuple):
    """What the command was asked for."""

    base: str
    head: str | None
    plan: str | None
    outputs: tuple[Output, ...]
    fail_on: str | None = None
    exit_zero: bool = False


def run(asked: Asked, options: Options, today: date, lang: Lang, *, colour: bool) -> int:
    """Compare, write every report, and return the exit status.

    It is 1 where the change brings a finding as grave as the threshold, or where a file of the
    newer side could not be read to its end; otherwise 0.

    Raises:
        ConfigError: an option cannot be used as given.
        InputError: there is nothing to compare, or a report cannot be written.
    """
    opened = project.open_project([options.plan] if options.plan else [])
    threshold = project.threshold(options.fail_on, opened)
    one, other = both(opened, options.base, options.head, Held(asked.as_of, today))
    found = comparison(one, other, asked, today)
    style = Style(lang, colour, threshold, prefix=project.prefix(opened))
    for each in options.outputs:
        if each.file is None:
            sys.stdout.write(render(each.format, found, style))
        else:
            saving.save(each.file, render(each.format, found, style._replace(colour=False)))
    return 1 if failing(found, threshold) and not options.exit_zero else 0


def render(name: str, found: Comparison, style: Style) -> str:
    """Return a comparison in one of `reporters.changes.FORMATS`; only that format is loaded."""
    module = import_module(f"plancheck.reporters.changes.{name}")
    rendered: str = module.render(found, style)
    return rendered


def comparison(base: Side, head: Side, asked: Asked, today: date) -> Comparison:
    """Return what changed between two sides, and what that means for the findings.

    Both sides are judged by one day: that of the newer plan.
    """
    difference = compare(base.whole, head.whole)
    held_against = None if base.empty else difference
    newer = _run(head, asked._replace(difference=held_against), today)
    days = _days(newer.report.days, difference)
    older = _run(base, asked._replace(days=days, past=True), today)
    documents = tuple({each.file: each for each in side.loaded.documents} for side in (base, head))
    return Comparison(
        base=base.name,
        head=head.name,
        commits=(base.commit, head.commit),
        days=newer.report.days or older.report.days,
        rows=rows(difference, (documents[0], documents[1]), head.project.base),
        findings=_findings(older, newer),
        notes=tuple(_notes(base, head)),
        unread=tuple(
            (name, file)
            for name, report in (("base", older.report), ("head", newer.report))
            for file in report.unread
        ),
        uncompared=tuple((each.side, each.id) for each in difference.uncompared),
    )


def _run(side: Side, asked: Asked, today: date) -> Run:
    return project.run(side.project, side.loaded, asked, today)


def _days(days: Iterable[Day], difference: Difference) -> dict[str, Day]:
    """Return the day of each newer plan, under its older ids as well."""
    found = {day.plan: day for day in days}
    for plan in difference.head.plans:
        for was in plan.identity.was:
            found.setdefault(was, found[plan.id]._replace(plan=was))
    return found


def _findings(older: Run, newer: Run) -> Findings:
    """Return the findings that only the newer run has, those only the older has, and the rest."""
    before = frozenset(name for each in older.every for name in each.fingerprints)
    after = frozenset(name for each in newer.every for name in each.fingerprints)
    new = tuple(
        each for each in newer.report.findings if not before.intersection(each.finding.fingerprints)
    )
    settled = tuple(
        each for each in older.report.findings if not after.intersection(each.finding.fingerprints)
    )
    unchanged = len(newer.report.findings) - len(new)
    return Findings(new, settled, unchanged, newer.report.waived())


def _notes(base: Side, head: Side) -> Iterable[Text]:
    if base.empty:
        yield Text(
            "Bản gốc chưa có kế hoạch nào: mọi thứ đều là mới.",
            "The older side holds no plan: everything is new.",
        )
    if head.empty:
        yield Text(
            "Bản mới không còn kế hoạch nào: mọi thứ đều bị bỏ.",
            "The newer side holds no plan: everything is dropped.",
        )
