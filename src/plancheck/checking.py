"""The command `check`: run, report in every format asked for, say whether it passes."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from typing import NamedTuple

from plancheck import project, saving, summary
from plancheck.amending import Held
from plancheck.errors import ConfigError
from plancheck.load import Loaded
from plancheck.project import Asked, Project, Run
from plancheck.report import Report
from plancheck.reporters import FORMATS
from plancheck.source import CONFIG_NAME, SUFFIXES
from plancheck.summary import Style
from plancheck.terminal import plain
from plancheck.text import Lang, Text


class Output(NamedTuple):
    """A format, and the file it goes to; None for standard output."""

    format: str
    file: str | None


class Options(NamedTuple):
    """What the command was asked for, beyond the question itself."""

    paths: tuple[str, ...]
    outputs: tuple[Output, ...]
    baseline: str | None = None
    no_baseline: bool = False
    since: str | None = None
    new_only: bool = False
    fail_on: str | None = None
    exit_zero: bool = False
    statistics: bool = False
    quiet: bool = False
    show_silenced: bool = False


def render(name: str, report: Report, style: Style) -> str:
    """Return a report in one of `reporters.FORMATS`; only that format is loaded."""
    rendered: str = import_module(f"plancheck.reporters.{name}").render(report, style)
    return rendered


def outputs(
    asked: Sequence[str], single: str | None, formats: Sequence[str] = FORMATS
) -> tuple[Output, ...]:
    """Return where reports go: `--output FORMAT[:FILE]` as often as given, `--format` as one.

    Raises:
        ConfigError: a format does not exist, or two reports go to one place.
    """
    found = []
    for each in (*([single] if single else []), *asked):
        name, _, file = each.partition(":")
        if name not in formats:
            listed = ", ".join(formats)
            raise ConfigError(
                Text(
                    f"--output: không có dạng “{name}”. Có: {listed}.",
                    f"--output: there is no format “{name}”. Known: {listed}.",
                )
            )
        found.append(Output(name, file or None))
    places = Counter(each.file and os.path.realpath(each.file) for each in found)
    for place, count in places.items():
        if count > 1:
            where = Text(place or "màn hình", place or "standard output")
            raise ConfigError(
                Text(
                    f"--output: hai báo cáo cùng ghi vào {where.vi}.",
                    f"--output: two reports go to {where.en}.",
                )
            )
    return tuple(found) or (Output("text", None),)


def spare(opened: Project, outputs: Sequence[Output], *inputs: str) -> None:
    """Refuse to write a report over what is read: plan files, the settings, other files named.

    A report in the plan's folder under the name of a plan file would be read as one next time.

    Raises:
        ConfigError: a report would go there.
    """
    kept = {os.path.realpath(each) for each in (os.path.join(opened.home, CONFIG_NAME), *inputs)}
    for each in outputs:
        place = os.path.realpath(each.file) if each.file else ""
        if place in kept or (place.endswith(SUFFIXES) and saving.inside(place, opened.root)):
            raise ConfigError(
                Text(
                    f"--output: “{each.file}” là tệp mà plancheck đọc, hoặc sẽ được đọc như một tệp"
                    " kế hoạch; hãy chọn tên khác.",
                    f"--output: “{each.file}” is a file that plancheck reads, or would be read as a"
                    " plan file; choose another name.",
                )
            )


def deliver(outputs: Sequence[Output], style: Style, rendered: Callable[[str, Style], str]) -> None:
    """Write every report where it goes, without colour into files.

    Args:
        outputs: the formats and their places.
        style: how reports are shown.
        rendered: gives the report in a format and a style.

    Raises:
        EditError: a file cannot be written.
    """
    for each in outputs:
        if each.file is None:
            sys.stdout.write(rendered(each.format, style))
        else:
            saving.save(each.file, rendered(each.format, style._replace(colour=False)))


def run(asked: Asked, options: Options, today: date, lang: Lang, *, colour: bool) -> int:
    """Check, write every report, and return the exit status: 0 passed, 1 not.

    Raises:
        ConfigError: an option cannot be used as given.
        InputError: there is nothing to check, or a report cannot be written.
    """
    opened = project.open_project(options.paths)
    spare(opened, options.outputs)
    known = None if options.no_baseline else project.baseline(opened, options.baseline)
    done = _run(opened, asked._replace(baseline=known), options, today)
    threshold = project.threshold(options.fail_on, opened)
    style = Style(
        lang, colour, threshold, options.show_silenced, options.quiet, project.prefix(opened)
    )
    deliver(options.outputs, style, lambda name, look: render(name, done.report, look))
    if options.statistics:
        to_screen = [each.format for each in options.outputs if each.file is None]
        readable = all(each in ("text", "concise") for each in to_screen)
        (sys.stdout if readable else sys.stderr).write(statistics(done.report, lang))
    failed = summary.failing(done.report, threshold)
    return 1 if failed and not options.exit_zero else 0


def _run(opened: Project, asked: Asked, options: Options, today: date) -> Run:
    if options.new_only and options.since is None:
        raise ConfigError(Text("--new-only cần --since REV.", "--new-only needs --since REV."))
    held = Held(asked.as_of, today)
    loaded = project.load(opened, asked.known_at, held)
    if options.since is not None:
        asked = _since(opened, loaded, asked, options.since, today)
    return project.run(opened, loaded, asked._replace(new_only=options.new_only), today)


def _since(opened: Project, loaded: Loaded, asked: Asked, since: str, today: date) -> Asked:
    """Return what to ask of a run with what was there at a revision, and what changed since.

    Where there was no plan yet, everything is new and nothing changed.
    """
    from plancheck import sides  # noqa: PLC0415 - subprocess is for --since only
    from plancheck.diff.compare import compare  # noqa: PLC0415

    when = sides.When(Held(asked.as_of, today), asked.known_at)
    base = sides.past(opened, since, when)
    asked = asked._replace(before=frozenset(), since=since)
    if base.empty:
        return asked
    before = asked._replace(before=None, baseline=None, past=True)
    found = project.run(base.project, base.loaded, before, today)
    head = project.consolidated(loaded, asked.known_at)
    return asked._replace(
        before=frozenset(each.fingerprint for each in found.every),
        difference=compare(base.whole, head),
    )


def statistics(report: Report, lang: Lang) -> str:
    """Return how often each rule was found, the most frequent first."""
    counted = Counter((each.finding.rule.slug, each.finding.severity) for each in report.findings)
    rows = sorted(counted.items(), key=lambda row: (-row[1], row[0]))
    lines = [
        f"{count:>6}  {summary.NAMES[severity].in_(lang).lower():10} {plain(slug)}"
        for (slug, severity), count in rows
    ]
    return "".join(f"{line}\n" for line in lines)
