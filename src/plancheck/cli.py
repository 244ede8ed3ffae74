"""The command line: one function per command, no logic of its own.

Exit status: 0 nothing at or above the threshold, 1 findings, 2 plancheck could not do its work.
"""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from plancheck import arguments
from plancheck.errors import ConfigError, InputError, PlancheckError
from plancheck.findings import Finding
from plancheck.text import Lang, Text

if TYPE_CHECKING:
    from plancheck.edit import Rewrite
    from plancheck.project import Project

# The models, the checks and the reporters are imported by the command that needs them: --help and
# a misspelt option answer at once.


class Options(NamedTuple):
    """What every command needs: its arguments and the language."""

    args: Any
    lang: Lang


def run(argv: Sequence[str]) -> int:
    """Run a command and return the exit status; every failure of plancheck itself is a 2."""
    _prepare_streams()
    lang = _early_language(argv)
    try:
        args = arguments.parser(lang, _COMMANDS).parse_args(argv)
        command: Callable[[Options], int] = args.command
        status = command(Options(args, lang))
        sys.stdout.flush()
    except PlancheckError as error:
        return _fail(error.text.in_(lang), lang)
    except KeyboardInterrupt:
        return _fail(Text("Đã dừng theo yêu cầu.", "Interrupted.").in_(lang), lang)
    except BrokenPipeError:
        _abandon_output()  # the reader went away (`| head`): say nothing more
        return 2
    except OSError as error:
        _abandon_output()
        words = Text(f"Không ghi được kết quả: {error}.", f"Cannot write the output: {error}.")
        return _fail(words.in_(lang), lang)
    except Exception as error:  # noqa: BLE001 - the one place: a crash must not read as "findings"
        return _crash(error, lang)
    return status


def _prepare_streams() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _abandon_output() -> None:
    """Keep the interpreter from trying to write again what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _early_language(argv: Sequence[str]) -> Lang:
    """Return the language before the arguments are understood, for help and complaints."""
    asked = None
    for rank, word in enumerate(argv):
        if word == "--lang" and rank + 1 < len(argv):
            asked = argv[rank + 1]
        elif word.startswith("--lang="):
            asked = word.partition("=")[2]
    for choice in (asked, os.environ.get("PLANCHECK_LANG")):
        if choice == "vi":
            return "vi"
        if choice == "en":
            return "en"
    return _project_language()


def _project_language() -> Lang:
    """Return the language of the project, read without understanding the whole file."""
    folder = os.getcwd()
    while True:
        path = os.path.join(folder, "plancheck.yaml")
        if os.path.isfile(path):
            try:
                with open(path, encoding="utf-8", errors="replace") as stream:
                    words = [line.split() for line in stream.readlines(65536)]
            except OSError:
                return "en"
            return "vi" if ["language:", "vi"] in [each[:2] for each in words] else "en"
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return "en"
        folder = parent


def _fail(message: str, lang: Lang) -> int:
    from plancheck.terminal import plain

    sys.stderr.write(f"plancheck: {plain(message)}\n")
    return 2


def _crash(error: Exception, lang: Lang) -> int:
    if os.environ.get("PLANCHECK_DEBUG"):
        raise error
    notes = "; ".join(getattr(error, "__notes__", ()))
    text = Text(
        f"Lỗi của chính plancheck, không phải của kế hoạch ({type(error).__name__}: {error})"
        f" {notes}. Chạy lại với PLANCHECK_DEBUG=1 để có chi tiết và báo cho người phát triển.",
        f"A fault of plancheck itself, not of the plan ({type(error).__name__}: {error})"
        f" {notes}. Run again with PLANCHECK_DEBUG=1 for details and tell the developers.",
    )
    return _fail(text.in_(lang), lang)


def _day(written: str | None) -> date | None:
    if written is None:
        return None
    try:
        # fromisoformat alone would also take 20191231 and 2019-W52-2.
        return (
            date(*(int(part) for part in written.split("-"))) if len(written) == 10 else _no_day()
        )
    except (ValueError, TypeError):
        raise ConfigError(
            Text(
                f"“{written}” không phải là một ngày. Viết năm-tháng-ngày, ví dụ 2019-12-31.",
                f"“{written}” is not a day. Write year-month-day, for example 2019-12-31.",
            )
        ) from None


def _no_day() -> NoReturn:
    raise ValueError


def _colour() -> bool:
    """Use colour on a terminal only, and never with NO_COLOR (https://no-color.org)."""
    return (
        sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM", "") != "dumb"
    )


# -- commands --------------------------------------------------------------------------------------


def _check(options: Options) -> int:
    from plancheck import checking, project

    args = options.args
    asked = project.Asked(
        _day(args.as_of), _day(args.known_at), _names(args.select), _names(args.ignore)
    )
    wanted = checking.Options(
        paths=tuple(args.paths),
        outputs=checking.outputs(args.output, args.format),
        baseline=args.baseline,
        no_baseline=args.no_baseline,
        since=args.since,
        new_only=args.new_only,
        fail_on=args.fail_on,
        exit_zero=args.exit_zero,
        statistics=args.statistics,
        quiet=args.quiet,
        show_silenced=args.show_waived,
    )

    def once() -> int:
        return checking.run(asked, wanted, _today(), options.lang, colour=_colour())

    if not args.watch:
        return once()
    from plancheck import watching

    opened = project.open_project(args.paths)
    folders = tuple(dict.fromkeys((opened.root, opened.home)))
    return watching.watch(watching.Session(folders, once, options.lang, sys.stdout.isatty()))


def _today() -> date:
    # The one clock of the house: everything below takes the day as an argument.
    return date.today()  # noqa: DTZ011


def _names(given: list[str]) -> tuple[str, ...]:
    return tuple(name.strip() for each in given for name in each.split(",") if name.strip())


def _baseline(options: Options) -> int:
    from plancheck import adopting

    args = options.args
    where, as_of, today = adopting.place(args.file), _day(args.as_of), _today()
    if args.action == "write":
        words = adopting.write(where, as_of, today, force=args.force)
    elif args.action == "update":
        words = adopting.update(where, as_of, today, grow=args.grow)
    else:
        words = adopting.show(where, as_of, today)
    sys.stdout.write(words.in_(options.lang))
    return 0


def _explain(options: Options) -> int:
    from plancheck import config, explain

    config.known_rules([options.args.slug], "explain")
    sys.stdout.write(explain.page(options.args.slug, options.lang, colour=_colour()))
    return 0


def _rules(options: Options) -> int:
    from plancheck import config, explain

    if options.args.family:
        config.known_rules([options.args.family], "rules")
    sys.stdout.write(explain.listing(options.lang, options.args.family))
    return 0


def _coverage(options: Options) -> int:
    from plancheck import project
    from plancheck.reporters import coverage

    measured = project.coverage(options.args.plan, _today())
    if options.args.format == "json":
        sys.stdout.write(coverage.render_json(measured))
    else:
        sys.stdout.write(coverage.render(measured, options.lang, colour=_colour()))
    return 0 if coverage.complete(measured) else 1


def _show(options: Options) -> int:
    from plancheck import project, show

    args = options.args
    opened = project.open_project([args.plan] if args.plan else [])
    loaded = project.load(opened, _day(args.known_at))
    holder, entity = project.find(loaded, args.id)
    data = show.element(loaded, holder, entity)
    data["file"] = opened.base + data["file"]
    run = project.run(opened, loaded, project.Asked(_day(args.as_of)), _today())
    mine: list[Finding] = []
    lines = []
    for each in run.report.findings:
        if each.finding.subject in (data["id"], entity.id):
            mine.append(each.finding)
            address = f"{each.location.file}:{each.location.line}:{each.location.column}"
            words = f"[{each.finding.rule.slug}] {each.finding.message.in_(options.lang)}"
            lines.append((address, words))
    if args.format == "json":
        import json

        data["findings"] = [{"at": at, "message": message} for at, message in lines]
        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(show.render(data, lines, options.lang, _colour()))
    return 0


def _list(options: Options) -> int:
    from plancheck import project
    from plancheck.exporters import listing

    args = options.args
    loaded = project.load(project.open_project([args.plan] if args.plan else []))
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


def _graph(options: Options) -> int:
    from plancheck import project

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
    loaded = project.load(project.open_project([args.plan] if args.plan else []))
    whole = graph.build(loaded.workspace)
    if args.id:
        holder, entity = project.find(loaded, args.id)
        name = project.global_id(holder, entity)
        whole = graph.around(whole, [name], max(args.distance, 0))
    sys.stdout.write(network.render(whole, args.format))
    return 0


def _impact(options: Options) -> int:
    from plancheck import project
    from plancheck.exporters import effects
    from plancheck.impact import impact

    args = options.args
    loaded = project.load(
        project.open_project([args.plan] if args.plan else []), _day(args.known_at)
    )
    holder, entity = project.find(loaded, args.id)
    if holder.kinds.get(entity.id) not in ("act", "body", "group", "system"):
        raise ConfigError(
            Text(
                f"“{args.id}” không phải là văn bản, cơ quan hay hệ thống.",
                f"“{args.id}” is not an act, a body or a system.",
            )
        )
    result = impact(loaded.workspace, entity, _day(args.on) or _today())
    sys.stdout.write(effects.render(result, args.format, options.lang, colour=_colour()))
    return 0


def _law(options: Options) -> int:
    from plancheck import law, project
    from plancheck.model import Act

    args = options.args
    if args.law in _LAW:
        return _LAW[args.law](options)
    loaded = project.load(
        project.open_project([args.plan] if args.plan else []), _day(args.known_at)
    )
    day = _day(args.as_of) or _today()
    if args.law == "due":
        found = law.due(loaded.workspace.registry, day, _days(args.within))
        sys.stdout.write(law.render_due(found, options.lang))
        return 0
    _, entity = project.find(loaded, args.id)
    if not isinstance(entity, Act):
        raise ConfigError(
            Text(f"“{args.id}” không phải là văn bản.", f"“{args.id}” is not an act.")
        )
    data = law.act(loaded.workspace, entity, day)
    if args.format == "json":
        import json

        sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(law.render(data, options.lang, colour=_colour()))
    return 0


def _law_add(options: Options) -> int:
    from plancheck import law_add, project

    args = options.args
    opened = project.open_project([args.plan] if args.plan else [])
    asked = law_add.Asked(" ".join(args.number), _day(args.issued), args.file, args.id)
    added = law_add.add(opened, project.load(opened), asked)
    words = law_add.render(added, options.lang, colour=_colour())
    return _write(options, opened, added.rewrites, words)


def _write(options: Options, opened: "Project", rewrites: "Sequence[Rewrite]", words: str) -> int:
    """Write the files that a command changes and say so; with --dry-run, show what would change."""
    from plancheck import edit

    if options.args.dry_run:
        words = edit.diff(rewrites, opened.base)
    else:
        edit.save(opened.root, rewrites)
    sys.stdout.write(words)
    return 0


def _new(options: Options) -> int:
    from plancheck import creating, project

    args = options.args
    opened = project.open_project([args.plan] if args.plan else [])
    asked = creating.Asked(
        args.kind,
        args.id,
        args.vi,
        args.section,
        args.group,
        args.objective,
        tuple(args.set),
        args.plan or ".",
    )
    made = creating.new(opened, project.load(opened), asked)
    words = creating.render(made, options.lang, colour=_colour())
    return _write(options, opened, made.rewrites, words)


def _rename(options: Options) -> int:
    from plancheck import project, renaming

    args = options.args
    opened = project.open_project([args.plan] if args.plan else [])
    renamed = renaming.rename(opened, project.load(opened), args.id, args.new)
    words = renaming.render(renamed, opened.base, options.lang, colour=_colour())
    return _write(options, opened, renamed.rewrites, words)


def _fmt(options: Options) -> int:
    from plancheck import edit, formatting, project

    args = options.args
    opened = project.open_project(args.paths)
    found = formatting.fmt(opened)
    if args.dry_run:
        sys.stdout.write(edit.diff(found.rewrites, opened.base))
    elif not args.check:
        edit.save(opened.root, found.rewrites)
    words = formatting.render(found, opened.base, options.lang, check=args.check or args.dry_run)
    (sys.stderr if args.dry_run else sys.stdout).write(words)
    return 1 if found.left or (args.check and found.rewrites) else 0


def _cite(options: Options) -> int:
    from plancheck import citation
    from plancheck.exporters import citations

    text = _read_text(options.args.file)
    reading = citation.read(text)
    if options.args.format == "json":
        sys.stdout.write(citations.render_json(reading))
    else:
        sys.stdout.write(citations.render(reading, text, options.lang))
    return 0


def _law_export(options: Options) -> int:
    from plancheck import project
    from plancheck.exchange import files, records

    args = options.args
    loaded = project.load(project.open_project([args.plan] if args.plan else []))
    records.refuse_losses(loaded.findings)
    registry = loaded.workspace.registry
    raw = files.render(records.gather(registry), args.format, registry.entities)
    if args.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
    else:
        files.write(args.output, raw)
    return 0


def _law_import(options: Options) -> int:
    from plancheck import project
    from plancheck.exchange import compare, files, records, report

    args = options.args
    loaded = project.load(project.open_project([args.plan] if args.plan else []))
    records.refuse_losses(loaded.findings)
    form, reading = files.read(_read_raw(args.file))
    compared, dangling = compare.compare(reading, loaded.workspace.registry)
    problems = reading.problems or dangling
    if problems:
        sheet = form == "csv"
        sys.stderr.write(report.render_problems(problems, args.file, options.lang, sheet=sheet))
        return 2
    sys.stdout.write(report.render(compared, options.lang, colour=_colour()))
    sys.stdout.write(report.NOT_WRITTEN.in_(options.lang))
    return 0


def _read_text(file: str) -> str:
    """Return a text exactly as it stands: offsets into it must stay true."""
    try:
        return _read_raw(file).decode()
    except UnicodeDecodeError as error:
        raise InputError(
            Text(f"“{file}” không ở bảng mã UTF-8.", f"“{file}” is not UTF-8 text.")
        ) from error


def _read_raw(file: str) -> bytes:
    """Return the bytes of a file, or of the standard input, within the bound of all files."""
    from plancheck import source

    try:
        raw = (
            sys.stdin.buffer.read(source.MAX_BYTES + 1) if file == "-" else source.read_bytes(file)
        )
    except OSError as error:
        reason = source.os_reason(error)
        raise InputError(Text(f"“{file}”: {reason.vi}.", f"“{file}”: {reason.en}.")) from error
    if raw is None or len(raw) > source.MAX_BYTES:
        raise InputError(
            Text(f"“{file}”: {source.TOO_LARGE.vi}.", f"“{file}”: {source.TOO_LARGE.en}.")
        )
    return raw


def _days(written: str) -> int:
    number = written.removesuffix("d")
    if not number.isascii() or not number.isdigit() or len(number) > 5:
        raise ConfigError(
            Text(
                f"“{written}” không phải là số ngày. Ví dụ: 90d.",
                f"“{written}” is not a number of days. For example: 90d.",
            )
        )
    return int(number)


def _completion(options: Options) -> int:
    try:
        import shtab
    except ImportError as error:
        raise InputError(
            Text(
                "Lệnh này cần thư viện shtab: pip install 'plancheck[completion]'.",
                "This needs shtab: pip install 'plancheck[completion]'.",
            )
        ) from error
    parser = arguments.parser(options.lang, _COMMANDS)
    sys.stdout.write(shtab.complete(parser, shell=options.args.shell))
    return 0


def _init(options: Options) -> int:
    from plancheck import starting

    args = options.args
    first, _, last = (args.period or str(_today().year)).partition("-")
    if not (first.isdigit() and (last or first).isdigit() and len(first + last) in (4, 8)):
        raise ConfigError(
            Text("--period: viết 2026 hoặc 2026-2030.", "--period: write 2026 or 2026-2030.")
        )
    name = args.name or Text("Kế hoạch", "Kế hoạch").vi
    wanted = starting.Wanted(
        args.id, name, args.type, args.jurisdiction, int(first), int(last or first)
    )
    for file in starting.start(args.directory, wanted):
        sys.stdout.write(f"  {file}\n")
    words = Text(
        "Đã tạo. Tiếp theo: mở plan.yaml, điền tên kế hoạch, rồi chạy plancheck check.\n",
        "Made. Next: open plan.yaml, fill in the plan, then run plancheck check.\n",
    )
    sys.stdout.write(words.in_(options.lang))
    return 0


def _schema(options: Options) -> int:
    args = options.args
    if args.write or args.check:
        return _workspace_schema(options)
    from plancheck import schema

    sys.stdout.write(schema.text(args.which))
    return 0


def _workspace_schema(options: Options) -> int:
    from plancheck import editor, project

    opened = project.open_project([])
    folder = options.args.directory or editor.folder_of(opened.home)
    workspace = project.load(opened).workspace
    stale = (editor.write if options.args.write else editor.stale)(workspace, folder)
    words = _SCHEMA_WRITTEN if options.args.write else _SCHEMA_STALE
    for path in stale:
        sys.stdout.write(words.fill(path=os.path.relpath(path)).in_(options.lang) + "\n")
    return 1 if stale and options.args.check else 0


_SCHEMA_WRITTEN = Text("Đã ghi {path}.", "Wrote {path}.")
_SCHEMA_STALE = Text(
    "{path} không còn khớp với kế hoạch: chạy plancheck schema --write.",
    "{path} no longer fits the plan: run plancheck schema --write.",
)


_LAW: dict[str, Callable[[Options], int]] = {
    "add": _law_add,
    "cite": _cite,
    "export": _law_export,
    "import": _law_import,
}
_COMMANDS: dict[str, Callable[[Options], int]] = {
    "check": _check,
    "baseline": _baseline,
    "explain": _explain,
    "rules": _rules,
    "coverage": _coverage,
    "show": _show,
    "list": _list,
    "graph": _graph,
    "impact": _impact,
    "law": _law,
    "new": _new,
    "rename": _rename,
    "fmt": _fmt,
    "schema": _schema,
    "init": _init,
    "completion": _completion,
}
_FILTERS = {
    "tasks": ("body", "group", "without"),
    "objectives": ("group",),
    "targets": ("group",),
    "bodies": ("group",),
}
