"""The command `diff`: two plans read, compared and checked by one day, reported in every format."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from importlib import import_module
from typing import NamedTuple

from plancheck import load, overlay, overlaying, project
from plancheck.amending import Held
from plancheck.checking import Output, deliver, spare
from plancheck.comparison import Comparison, Findings, rows
from plancheck.diff.compare import compare
from plancheck.diff.delta import Difference
from plancheck.model import Entity
from plancheck.overlay import Overlay
from plancheck.project import Asked, Project, Run
from plancheck.report import Day, Located
from plancheck.sides import Side, When, both
from plancheck.summary import Style
from plancheck.telling import failing
from plancheck.text import Lang, Text, listing


class Options(NamedTuple):
    """What the command was asked for."""

    base: str
    head: str | None
    plan: str | None
    outputs: tuple[Output, ...]
    fail_on: str | None = None
    exit_zero: bool = False
    link: str = ""  # the address of a line on the web, see `summary.Style`
    commit: str = ""  # of the files as they stand


def run(asked: Asked, options: Options, today: date, lang: Lang, *, colour: bool) -> int:
    """Compare, write every report, and return the exit status.

    It is 1 where the change brings a finding as grave as the threshold, or where a file of the
    newer side could not be read to its end; otherwise 0.

    Raises:
        ConfigError: an option cannot be used as given.
        InputError: there is nothing to compare, or a report cannot be written.
    """
    opened = project.open_project([options.plan] if options.plan else [])
    spare(opened, options.outputs)
    when = When(Held(asked.as_of, today), asked.known_at)
    one, other = both(opened, options.base, options.head, when)
    return _report(comparison(one, other, asked, today), opened, options, lang, colour=colour)


def what_if(  # noqa: PLR0913 - as `run`, and what is assumed
    asked: Asked, options: Options, file: str, today: date, lang: Lang, *, colour: bool
) -> int:
    """Put a file of assumptions on the plans and report the difference it makes.

    The exit status is that of `run`: 1 where what is assumed brings a finding as grave as the
    threshold.

    Raises:
        ConfigError: an option cannot be used as given.
        InputError: the file of assumptions cannot be read, or does not fit the plans.
    """
    assumed = overlay.read(file)
    opened = project.open_project([options.plan] if options.plan else [])
    spare(opened, options.outputs, file)
    held = Held(asked.as_of, today)
    loaded = project.load(opened, asked.known_at, held)
    changed = load.again(loaded, asked.known_at, held, partial(overlaying.put, assumed))
    base = Side("", "", opened, loaded, loaded.workspace)
    head = Side(assumed.document.file, "", opened, changed, changed.workspace)
    found = comparison(base, head, asked, today, judged=False)
    found = found._replace(notes=(*found.notes, *_to_come(assumed, found)))
    return _report(found, opened, options, lang, colour=colour)


def _to_come(assumed: Overlay, found: Comparison) -> Iterable[Text]:
    """Say what is assumed for a day after the one by which the plans are judged."""
    last = max((day.as_of for day in found.days), default=date.max)
    events = [(each.id, event.on) for each in assumed.assumed.acts for event in each.events]
    for name, day in (*events, *((each.id, each.on) for each in assumed.assumed.changes)):
        if day > last:
            yield Text(
                "Giả định về {name} chỉ có hiệu lực từ ngày {day}, sau ngày xét: xem với --as-of.",
                "What is assumed of {name} begins on {day}, after the day looked at: use --as-of.",
            ).fill(name=name, day=day)


def _report(
    found: Comparison, opened: Project, options: Options, lang: Lang, *, colour: bool
) -> int:
    """Write every report and return the exit status."""
    threshold = project.threshold(options.fail_on, opened)
    style = Style(
        lang,
        colour,
        threshold,
        prefix=project.prefix(opened),
        link=options.link,
        commit=options.commit,
    )
    deliver(options.outputs, style, lambda name, look: render(name, found, look))
    return 1 if failing(found, threshold) and not options.exit_zero else 0


def render(name: str, found: Comparison, style: Style) -> str:
    """Return a comparison in one of `reporters.changes.FORMATS`; only that format is loaded."""
    module = import_module(f"plancheck.reporters.changes.{name}")
    rendered: str = module.render(found, style)
    return rendered


def comparison(
    base: Side, head: Side, asked: Asked, today: date, *, judged: bool = True
) -> Comparison:
    """Return what changed between two sides, and what that means for the findings.

    Both sides are judged by one day: that of the newer plan. What is only assumed is not `judged`
    by the rules about change.
    """
    difference = compare(base.whole, head.whole)
    held_against = difference if judged and not base.empty else None
    newer = project.run(head.project, head.loaded, asked._replace(difference=held_against), today)
    days = _days(newer.report.days, difference)
    older = project.run(base.project, base.loaded, asked._replace(days=days, past=True), today)
    documents = tuple({each.file: each for each in side.loaded.documents} for side in (base, head))
    return Comparison(
        base=base.name,
        head=head.name,
        commits=(base.commit, head.commit),
        days=newer.report.days or older.report.days,
        rows=rows(difference, (documents[0], documents[1]), (base.project.base, head.project.base)),
        findings=_findings(older, newer, difference, torn=bool(_unread(head))),
        notes=(*_notes(base, head), *_unfit(base, head, difference)),
        unread=tuple(
            (name, file)
            for name, side in (("base", base), ("head", head))
            for file in _unread(side)
        ),
        uncompared=tuple((each.side, each.id) for each in difference.uncompared),
    )


def _unread(side: Side) -> list[str]:
    """Return the files of which a plan, a section or the end was not read, as a user names them."""
    return sorted(side.project.base + file for file in side.loaded.workspace.registry.incomplete)


def _unfit(base: Side, head: Side, difference: Difference) -> Iterable[Text]:
    """Name the files in which entries stand that could be read, and do not fit the format."""
    sides = {
        "base": (base, Text("bản gốc", "the older side")),
        "head": (head, Text("bản mới", "the newer side")),
    }
    for name in sorted({each.side for each in difference.uncompared}):
        side, called = sides[name]
        torn = side.loaded.workspace.registry.incomplete
        files = {each.place.file for each in side.loaded.findings if each.severity == "error"}
        listed = listing(side.project.base + each for each in sorted(files.difference(torn)))
        if listed.en:
            yield Text(
                "Ở {side} có mục không đúng quy cách nên không so được, trong: {files}.",
                "On {side} some entries do not fit the format and could not be compared, in:"
                " {files}.",
            ).fill(side=called, files=listed)


def _days(days: Iterable[Day], difference: Difference) -> dict[str, Day]:
    """Return the day of each newer plan, under its older ids as well."""
    found = {day.plan: day for day in days}
    for plan in difference.head.plans:
        for was in plan.identity.was:
            found.setdefault(was, found[plan.id]._replace(plan=was))
    return found


def _findings(older: Run, newer: Run, difference: Difference, *, torn: bool) -> Findings:
    """Return the findings that only the newer run has, those only the older has, and the rest.

    What went with a dropped element is not settled. Of what could not be compared nobody can tell,
    nor of anything where a file of the newer side could not be read: its checks had less to see.
    """
    before = frozenset(name for each in older.every for name in each.fingerprints)
    after = frozenset(name for each in newer.every for name in each.fingerprints)
    new = tuple(
        each for each in newer.report.findings if not before.intersection(each.finding.fingerprints)
    )
    gone = [
        each for each in older.report.findings if not after.intersection(each.finding.fingerprints)
    ]
    dropped, lost = _dropped(difference), {each.id for each in difference.uncompared}
    kinds: dict[str, list[Located]] = {"settled": [], "dropped": [], "unsure": []}
    for each in gone:
        plan, _, name = each.finding.subject.rpartition("#")
        went = each.finding.subject in dropped or plan in dropped
        unsure = name in lost or torn
        kinds["dropped" if went else "unsure" if unsure else "settled"].append(each)
    unchanged = len(newer.report.findings) - len(new)
    return Findings(
        new,
        tuple(kinds["settled"]),
        unchanged,
        newer.report.waived(),
        tuple(kinds["dropped"]),
        len(kinds["unsure"]),
    )


def _dropped(difference: Difference) -> frozenset[str]:
    """Return the global ids of the elements that only the older plans have."""
    return frozenset(
        f"{each.former_plan}#{each.id}" if each.former_plan else each.subject
        for each in difference.deltas
        if each.after is None and isinstance(each.before, Entity)
    )


def _notes(base: Side, head: Side) -> Iterable[Text]:
    yield from (*base.notes, *head.notes)
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
