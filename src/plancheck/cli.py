"""The command line: one function per command, no logic of its own.

Exit status: 0 nothing at or above the threshold, 1 findings, 2 plancheck could not do its work.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar, NamedTuple, NoReturn

from plancheck.errors import ConfigError, InputError, PlancheckError
from plancheck.findings import Finding
from plancheck.text import Lang, Text

# The models, the checks and the reporters are imported by the command that needs them: --help and
# a misspelt option answer at once.

_HELP: dict[str, Text] = {
    "plancheck": Text(
        "Kiểm tra kế hoạch của cơ quan nhà nước, viết bằng YAML, tính đến một ngày.",
        "Check government plans, written in YAML, as of a date.",
    ),
    "check": Text("kiểm tra kế hoạch và báo cáo phát hiện", "check the plans and report findings"),
    "explain": Text("giải thích một quy tắc", "explain a rule"),
    "coverage": Text(
        "tỷ lệ văn bản gốc đã được mã hóa, theo từng mục",
        "how much of the source text is encoded, section by section",
    ),
    "show": Text("xem một mục: nội dung, liên hệ, phát hiện", "show one element and its links"),
    "list": Text("liệt kê các mục", "list elements"),
    "graph": Text("xuất mạng liên hệ", "write the graph"),
    "law": Text("tra cứu hiệu lực văn bản", "look up the force of acts"),
    "law_show": Text(
        "hiệu lực của một văn bản, diễn biến, nơi viện dẫn", "an act's force, history and citations"
    ),
    "law_due": Text(
        "văn bản sắp hết hiệu lực hoặc lâu chưa kiểm tra", "acts near their end or long unchecked"
    ),
    "law_cite": Text("tìm viện dẫn trong một văn bản", "find the citations in a text"),
    "file": Text("tệp văn bản, hoặc - để đọc từ đầu vào", "a text file, or - for standard input"),
    "impact": Text(
        "nếu văn bản, cơ quan, hệ thống chấm dứt thì mục nào mất chỗ dựa",
        "what loses its support if an act, a body or a system ends",
    ),
    "on": Text("từ ngày (NĂM-THÁNG-NGÀY)", "from this day on (YEAR-MONTH-DAY)"),
    "within": Text("trong số ngày tới, ví dụ 90d", "days ahead, for example 90d"),
    "schema": Text("in JSON Schema của tệp kế hoạch", "print the JSON Schema of plan files"),
    "paths": Text("tệp hoặc thư mục cần xem", "files or folders to look at"),
    "as_of": Text("tính đến ngày (NĂM-THÁNG-NGÀY)", "the day to judge by (YEAR-MONTH-DAY)"),
    "lang": Text("ngôn ngữ: vi hoặc en", "language: vi or en"),
    "format": Text("dạng kết quả", "output format"),
    "select": Text("chỉ chạy các quy tắc hoặc nhóm này", "run only these rules or families"),
    "ignore": Text("bỏ qua các quy tắc hoặc nhóm này", "leave out these rules or families"),
    "fail_on": Text("từ mức này thì mã thoát là 1", "exit status 1 from this level on"),
    "slug": Text("tên quy tắc", "name of the rule"),
    "id": Text("mã của mục", "id of the element"),
    "kind": Text("loại mục", "kind of elements"),
    "body": Text("chỉ nhiệm vụ của cơ quan này", "only tasks of this body"),
    "group": Text("chỉ nhóm hoặc mục này", "only this group or section"),
    "without": Text("chỉ nhiệm vụ còn thiếu", "only tasks that lack this"),
    "plan": Text("thư mục kế hoạch", "folder of the plans"),
    "distance": Text("số bước quanh mục", "steps around the element"),
    "help": Text("xem hướng dẫn này", "show this help"),
    "version": Text("xem phiên bản", "show the version"),
    "usage": Text("cách dùng", "usage"),
    "options": Text("tùy chọn", "options"),
    "arguments": Text("tham số", "arguments"),
    "commands": Text("lệnh", "commands"),
}


class Options(NamedTuple):
    """What every command needs: its arguments and the language."""

    args: Any
    lang: Lang


def run(argv: Sequence[str]) -> int:
    """Run a command and return the exit status; every failure of plancheck itself is a 2."""
    _prepare_streams()
    lang = _early_language(argv)
    try:
        args = _parser(lang).parse_args(argv)
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


# -- arguments -------------------------------------------------------------------------------------


class _Formatter(argparse.HelpFormatter):
    """A help text whose first word is in the language of the run."""

    def __init__(self, prog: str, prefix: str) -> None:
        super().__init__(prog, max_help_position=32, width=100)
        self._prefix = prefix

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:  # noqa: ARG002
        """Begin the usage line with our own word."""
        super().add_usage(usage, actions, groups, self._prefix)


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks both languages and suggests what was meant."""

    siblings: ClassVar[list[argparse.ArgumentParser]] = []

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments, in the language of the run."""
        if "unrecognized arguments:" in message:
            wrong = message.partition(": ")[2].split()[0]
            known = [
                name
                for parser in self.siblings
                for action in parser._actions  # noqa: SLF001 - no public way
                for name in action.option_strings
            ]
            known = list(dict.fromkeys(known))
            raise ConfigError(_unknown(wrong, known))
        if "invalid choice:" in message:
            wrong, _, rest = message.partition("invalid choice: ")[2].partition(" (choose from ")
            known = [each.strip(" ')") for each in rest.split(",")]
            wrong = wrong.strip("'")
            raise ConfigError(_unknown(wrong, known))
        raise ConfigError(Text(f"Câu lệnh chưa đúng: {message}.", f"Wrong usage: {message}."))


def _unknown(wrong: str, known: list[str]) -> Text:
    from plancheck.shape import suggest

    hint = suggest(wrong, known)
    listed = ", ".join(known)
    return Text(
        f"Không có “{wrong}”.{hint.vi} Có thể dùng: {listed}.",
        f"There is no “{wrong}”.{hint.en} Known: {listed}.",
    )


def _parser(lang: Lang) -> argparse.ArgumentParser:
    def say(name: str) -> str:
        return _HELP[name].in_(lang).replace("%", "%%")

    _Parser.siblings.clear()
    parser = _Parser(prog="plancheck", description=say("plancheck"), add_help=False)
    _localise(parser, lang)
    parser.add_argument("--lang", choices=("vi", "en"), help=say("lang"))
    parser.add_argument("--version", action="version", version=_version(), help=say("version"))
    commands = parser.add_subparsers(
        title=say("commands"), metavar="COMMAND", required=True, dest="name", parser_class=_Parser
    )

    def command(name: str, function: Callable[[Options], int]) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=say(name), description=say(name), add_help=False)
        _localise(sub, lang)
        sub.set_defaults(command=function)
        sub.add_argument("--lang", choices=("vi", "en"), help=say("lang"))
        return sub

    _add_commands(command, say, lang)
    return parser


def _add_commands(
    command: Callable[[str, Callable[[Options], int]], argparse.ArgumentParser],
    say: Callable[[str], str],
    lang: Lang,
) -> None:
    """Add every command with its own options."""

    def as_of(sub: argparse.ArgumentParser) -> None:
        sub.add_argument("--as-of", metavar="DATE", help=say("as_of"))

    def choice(sub: argparse.ArgumentParser, *formats: str) -> None:
        sub.add_argument("--format", choices=formats, default=formats[0], help=say("format"))

    def plan(sub: argparse.ArgumentParser) -> None:
        sub.add_argument("--plan", metavar="DIR", help=say("plan"))

    check = command("check", _check)
    check.add_argument("paths", nargs="*", metavar="PATH", help=say("paths"))
    as_of(check)
    choice(check, "text", "json")
    for name in ("select", "ignore"):
        check.add_argument(f"--{name}", action="append", default=[], metavar="RULE", help=say(name))
    check.add_argument("--fail-on", choices=("error", "warning", "note"), help=say("fail_on"))
    command("explain", _explain).add_argument("slug", metavar="RULE", help=say("slug"))
    coverage, show = command("coverage", _coverage), command("show", _show)
    for sub in (coverage, show):
        plan(sub)
        choice(sub, "text", "json")
    show.add_argument("id", metavar="ID", help=say("id"))
    as_of(show)
    listing = command("list", _list)
    listing.add_argument("kind", choices=_KINDS, metavar="KIND", help=", ".join(_KINDS))
    listing.add_argument("--body", metavar="ID", help=say("body"))
    listing.add_argument("--group", metavar="ID", help=say("group"))
    listing.add_argument("--without", choices=("lead", "due", "funding"), help=say("without"))
    choice(listing, "table", "json", "csv")
    plan(listing)
    graph = command("graph", _graph)
    graph.add_argument("id", nargs="?", metavar="ID", help=say("id"))
    graph.add_argument("--distance", type=int, default=1, metavar="N", help=say("distance"))
    choice(graph, "mermaid", "dot", "graphml", "json")
    plan(graph)
    _add_law(command, say, lang)
    command("schema", _schema).add_argument(
        "which", nargs="?", choices=("plan", "config"), default="plan"
    )


def _add_law(
    command: Callable[[str, Callable[[Options], int]], argparse.ArgumentParser],
    say: Callable[[str], str],
    lang: Lang,
) -> None:
    """Add the commands about the force of acts."""
    impact = command("impact", _impact)
    impact.add_argument("id", metavar="ID", help=say("id"))
    impact.add_argument("--on", metavar="DATE", help=say("on"))
    impact.add_argument(
        "--format", choices=("tree", "json", "mermaid"), default="tree", help=say("format")
    )
    impact.add_argument("--plan", metavar="DIR", help=say("plan"))
    law = command("law", _law).add_subparsers(
        title=say("commands"), metavar="COMMAND", required=True, dest="law", parser_class=_Parser
    )
    show = law.add_parser("show", help=say("law_show"), add_help=False)
    show.add_argument("id", metavar="ACT", help=say("id"))
    show.add_argument("--format", choices=("text", "json"), default="text", help=say("format"))
    due = law.add_parser("due", help=say("law_due"), add_help=False)
    due.add_argument("--within", default="90d", metavar="DAYS", help=say("within"))
    cite = law.add_parser("cite", help=say("law_cite"), add_help=False)
    cite.add_argument("file", metavar="FILE", help=say("file"))
    cite.add_argument("--format", choices=("table", "json"), default="table", help=say("format"))
    for sub in (show, due, cite):
        _localise(sub, lang)
        sub.add_argument("--lang", choices=("vi", "en"), help=say("lang"))
    for sub in (show, due):
        sub.add_argument("--as-of", metavar="DATE", help=say("as_of"))
        sub.add_argument("--plan", metavar="DIR", help=say("plan"))


_FILTERS = {
    "tasks": ("body", "group", "without"),
    "objectives": ("group",),
    "targets": ("group",),
    "bodies": ("group",),
}
_KINDS = ("objectives", "targets", "tasks", "acts", "bodies", "systems", "measurements")


def _localise(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Put the words that argparse itself says into the language of the run."""
    _Parser.siblings.append(parser)
    word = f"{_HELP['usage'].in_(lang)}: "
    parser.formatter_class = partial(_Formatter, prefix=word)
    parser._positionals.title = _HELP["arguments"].in_(lang)  # noqa: SLF001 - no public way
    parser._optionals.title = _HELP["options"].in_(lang)  # noqa: SLF001
    parser.add_argument("-h", "--help", action="help", help=_HELP["help"].in_(lang))


def _version() -> str:
    from plancheck import __version__

    return f"plancheck {__version__}"


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
    from plancheck import project
    from plancheck.reporters.text import failing

    args = options.args
    run = project.check(
        args.paths, _day(args.as_of), _names(args.select), _names(args.ignore), _today()
    )
    threshold = project.threshold(args.fail_on, run.project)
    if args.format == "json":
        from plancheck.reporters.json import render as render_json

        sys.stdout.write(render_json(run.report))
    else:
        from plancheck.reporters.text import render

        sys.stdout.write(render(run.report, options.lang, colour=_colour(), threshold=threshold))
    return 1 if failing(run.report, threshold) else 0


def _today() -> date:
    # The one clock of the house: everything below takes the day as an argument.
    return date.today()  # noqa: DTZ011


def _names(given: list[str]) -> list[str]:
    return [name.strip() for each in given for name in each.split(",") if name.strip()]


def _explain(options: Options) -> int:
    from plancheck import config
    from plancheck.reporters.text import explain

    config.known_rules([options.args.slug], "explain")
    sys.stdout.write(explain(options.args.slug, options.lang, colour=_colour()))
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
    loaded = project.load(opened)
    holder, entity = project.find(loaded, args.id)
    data = show.element(loaded, holder, entity)
    data["file"] = opened.base + data["file"]
    run = project.run(opened, loaded, _day(args.as_of), [], [], _today())
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
    loaded = project.load(project.open_project([args.plan] if args.plan else []))
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
    if args.law == "cite":
        return _cite(options)
    loaded = project.load(project.open_project([args.plan] if args.plan else []))
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


def _read_text(file: str) -> str:
    """Return a text exactly as it stands: offsets into it must stay true."""
    from plancheck import source

    try:
        raw = (
            sys.stdin.buffer.read(source.MAX_BYTES + 1) if file == "-" else source.read_bytes(file)
        )
        if raw is None or len(raw) > source.MAX_BYTES:
            raise InputError(
                Text(f"“{file}”: {source.TOO_LARGE.vi}.", f"“{file}”: {source.TOO_LARGE.en}.")
            )
        return raw.decode()
    except OSError as error:
        reason = source.os_reason(error)
        raise InputError(Text(f"“{file}”: {reason.vi}.", f"“{file}”: {reason.en}.")) from error
    except UnicodeDecodeError as error:
        raise InputError(
            Text(f"“{file}” không ở bảng mã UTF-8.", f"“{file}” is not UTF-8 text.")
        ) from error


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


def _schema(options: Options) -> int:
    from plancheck import schema

    sys.stdout.write(schema.text(options.args.which))
    return 0
