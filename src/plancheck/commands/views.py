"""The commands that show what is there: coverage, show, list, status, graph."""

import os
import sys
from typing import Any

from plancheck.commands.shared import (
    Options,
    colour,
    day_of,
    opened_by,
    today,
)
from plancheck.errors import ConfigError, InputError
from plancheck.findings import Finding
from plancheck.text import Lang, Text


def coverage(options: Options) -> int:
    """Measure how much of the decision its plan encodes; 1 unless it is whole."""
    from plancheck import project
    from plancheck.reporters import coverage

    measured = project.coverage(options.args.plan, today())
    if options.args.format == "json":
        sys.stdout.write(coverage.render_json(measured))
    else:
        sys.stdout.write(coverage.render(measured, options.lang, colour=colour()))
    return 0 if coverage.complete(measured) else 1


def show(options: Options) -> int:
    """Write one element with what it is tied to and its findings."""
    from plancheck import amended, project, show
    from plancheck.amending import Held

    args = options.args
    opened = opened_by(args)
    known_at = day_of(args.known_at)
    loaded = project.load(opened, known_at, Held(day_of(args.as_of), today()))
    absence = amended.absence(loaded, args.id) if not loaded.workspace.find(args.id) else None
    if absence is None:
        holder, entity = project.find(loaded, args.id)
        data = show.element(loaded, holder, entity)
    else:
        then = project.load(opened, known_at, Held(absence.nearest, absence.nearest))
        if not then.workspace.find(absence.plan.ref(absence.entity)):
            raise amended.never(absence)
        holder, entity = project.find(then, absence.plan.ref(absence.entity))
        data = show.element(then, holder, entity, absence)
    data["file"] = opened.base + data["file"]
    run = project.run(opened, loaded, project.Asked(day_of(args.as_of)), today())
    plan = data["id"].rpartition("#")[0]
    # What is wrong with an amendment is wrong with what it says of the element.
    about = {f"{plan}#{each['amendment']}" for each in data.get("amendments", ())}
    mine: list[Finding] = []
    lines = []
    for each in run.report.findings:
        if each.finding.subject in {data["id"], entity.id, *about}:
            mine.append(each.finding)
            address = f"{each.location.file}:{each.location.line}:{each.location.column}"
            words = f"[{each.finding.rule.slug}] {each.finding.message.in_(options.lang)}"
            lines.append((address, words))
    if args.format == "json":
        import json

        data["findings"] = [{"at": at, "message": message} for at, message in lines]
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(show.render(data, lines, options.lang, colour()))
    return 0


def listing(options: Options) -> int:
    """List the elements of a kind."""
    from plancheck import project
    from plancheck.amending import Held
    from plancheck.exporters import listing

    args = options.args
    loaded = project.load(opened_by(args), None, Held(None, today()))
    given = {"body": args.body, "group": args.group, "without": args.without}
    for name, value in given.items():
        if value and name not in _FILTERS.get(args.kind, ()):
            raise ConfigError(
                Text(
                    f"--{name} không dùng được với “{args.kind}”.",
                    f"--{name} does not go with “{args.kind}”.",
                )
            )
    if args.body:
        project.find(loaded, args.body)
    filters = listing.Filters(args.body, args.group, args.without)
    rows = listing.rows(loaded.workspace, args.kind, filters)
    sys.stdout.write(listing.render(rows, args.format, options.lang))
    return 0


_FILTERS = {
    "tasks": ("body", "group", "without"),
    "objectives": ("group",),
    "targets": ("group",),
    "bodies": ("group",),
}


def status(options: Options) -> int:
    """Write what stands where on a day: targets, tasks, reports, money, bases."""
    from plancheck import project

    args = options.args
    notation = args.format or _notation(args.output)
    if notation == "xlsx" and args.output is None and sys.stdout.isatty():
        raise ConfigError(
            Text(
                "Dạng xlsx không hiển thị được trên màn hình; hãy ghi ra tệp: -o tinh-hinh.xlsx.",
                "A terminal cannot show xlsx; write it to a file: -o status.xlsx.",
            )
        )
    overview = project.overview(args.plan, day_of(args.as_of), day_of(args.known_at), today())
    content = _standing(options, overview, notation)
    if notation in ("csv", "xlsx") and overview.unread:
        sys.stderr.write(f"plancheck: {overview.reserve().in_(options.lang)}\n")
    if args.output is not None:
        from plancheck.saving import save

        save(args.output, content)
    elif isinstance(content, bytes):
        sys.stdout.buffer.write(content)
    else:
        sys.stdout.write(content)
    return 0


def _standing(options: Options, overview: Any, notation: str) -> str | bytes:
    """Return what stands where in a notation."""
    by, lang, to_file = options.args.by, options.lang, options.args.output is not None
    if notation == "json":
        from plancheck.reporters import standing_json

        return standing_json.render(overview, by)
    if notation == "csv":
        from plancheck.exporters import standing_csv

        return standing_csv.render(overview, by, lang, spreadsheet=to_file)
    if notation == "markdown":
        from plancheck.reporters import standing_markdown

        return standing_markdown.render(overview, by, lang)
    if notation == "xlsx":
        return _workbook(overview, by, lang)
    from plancheck import bars
    from plancheck.reporters.standing.style import Style
    from plancheck.reporters.standing.text import render

    terminal = sys.stdout.isatty() and not to_file
    drawn = bars.glyphs(options.encoding, os.environ, terminal=terminal)
    return render(overview, by, Style(lang, drawn, colour() and not to_file))


def _workbook(overview: Any, by: Any, lang: Lang) -> bytes:
    try:
        from plancheck.exporters import standing_xlsx
    except ImportError as error:
        raise InputError(
            Text(
                "Dạng xlsx cần thư viện openpyxl: pip install 'plancheck[xlsx]'.",
                "The format xlsx needs openpyxl: pip install 'plancheck[xlsx]'.",
            )
        ) from error
    return standing_xlsx.render(overview, by, lang)


def _notation(output: str | None) -> str:
    """Return the notation that the name of a file asks for; text where it asks for none."""
    ends = {".json": "json", ".csv": "csv", ".md": "markdown", ".xlsx": "xlsx"}
    return ends.get(os.path.splitext(output or "")[1].lower(), "text")


def graph(options: Options) -> int:
    """Write the graph of the plans, or what is near one element."""
    from plancheck import project
    from plancheck.amending import Held

    try:
        from plancheck import graph
        from plancheck.exporters import network
    except ImportError as error:
        raise InputError(
            Text(
                "Lệnh này cần thư viện networkx: pip install 'plancheck[graph]'.",
                "This command needs networkx: pip install 'plancheck[graph]'.",
            )
        ) from error
    args = options.args
    loaded = project.load(opened_by(args), None, Held(None, today()))
    whole = graph.build(loaded.workspace)
    if args.id:
        holder, entity = project.find(loaded, args.id)
        name = project.global_id(holder, entity)
        whole = graph.around(whole, [name], max(args.distance, 0))
    sys.stdout.write(network.render(whole, args.format))
    return 0
