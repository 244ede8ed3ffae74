"""What may stand on the command line: commands, options, and help in both languages."""

import argparse
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, ClassVar, NoReturn

from plancheck.errors import ConfigError
from plancheck.text import Lang, Text

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
    "status": Text(
        "hiện trạng chỉ tiêu, nhiệm vụ, báo cáo đến một ngày",
        "where targets, tasks and reports stand on a day",
    ),
    "by": Text(
        "bảng theo chỉ tiêu, cơ quan hoặc nhóm mục tiêu; không có thì xem tổng hợp",
        "a table by target, body or objective group; without it an overview",
    ),
    "status_format": Text(
        "dạng kết quả; mặc định theo đuôi tệp của -o, nếu không thì text",
        "output format; by default that of the name after -o, else text",
    ),
    "output": Text("ghi ra tệp này thay vì màn hình", "write to this file instead"),
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
    "known_at": Text(
        "chỉ tính những gì đã ghi nhận đến ngày này", "count only what was on record on this day"
    ),
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

Command = Callable[..., int]


class _Formatter(argparse.HelpFormatter):
    """A help text whose first word is in the language of the run."""

    def __init__(self, prog: str, prefix: str) -> None:
        super().__init__(prog, max_help_position=32, width=100)
        self._prefix = prefix

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Begin the usage line with our own word; argparse asks for none where it builds on it."""
        super().add_usage(usage, actions, groups, self._prefix if prefix is None else prefix)


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


def parser(lang: Lang, functions: Mapping[str, Command]) -> argparse.ArgumentParser:
    """Return the parser of the whole command line.

    Args:
        lang: the language of help and complaints.
        functions: what to call for each command.
    """

    def say(name: str) -> str:
        return _HELP[name].in_(lang).replace("%", "%%")

    _Parser.siblings.clear()
    top = _Parser(prog="plancheck", description=say("plancheck"), add_help=False)
    _localise(top, lang)
    top.add_argument("--lang", choices=("vi", "en"), help=say("lang"))
    top.add_argument("--version", action="version", version=_version(), help=say("version"))
    commands = top.add_subparsers(
        title=say("commands"), metavar="COMMAND", required=True, dest="name", parser_class=_Parser
    )

    def command(name: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=say(name), description=say(name), add_help=False)
        _localise(sub, lang)
        sub.set_defaults(command=functions[name])
        sub.add_argument("--lang", choices=("vi", "en"), help=say("lang"))
        return sub

    _add_commands(command, say, lang)
    return top


def _add_commands(
    command: Callable[[str], argparse.ArgumentParser],
    say: Callable[[str], str],
    lang: Lang,
) -> None:
    """Add every command with its own options."""

    def as_of(sub: argparse.ArgumentParser) -> None:
        sub.add_argument("--as-of", metavar="DATE", help=say("as_of"))
        sub.add_argument("--known-at", metavar="DATE", help=say("known_at"))

    def choice(sub: argparse.ArgumentParser, *formats: str) -> None:
        sub.add_argument("--format", choices=formats, default=formats[0], help=say("format"))

    def plan(sub: argparse.ArgumentParser) -> None:
        sub.add_argument("--plan", metavar="DIR", help=say("plan"))

    check = command("check")
    check.add_argument("paths", nargs="*", metavar="PATH", help=say("paths"))
    as_of(check)
    choice(check, "text", "json")
    for name in ("select", "ignore"):
        check.add_argument(f"--{name}", action="append", default=[], metavar="RULE", help=say(name))
    check.add_argument("--fail-on", choices=("error", "warning", "note"), help=say("fail_on"))
    command("explain").add_argument("slug", metavar="RULE", help=say("slug"))
    coverage, show = command("coverage"), command("show")
    for sub in (coverage, show):
        plan(sub)
        choice(sub, "text", "json")
    show.add_argument("id", metavar="ID", help=say("id"))
    as_of(show)
    listing = command("list")
    listing.add_argument("kind", choices=_KINDS, metavar="KIND", help=", ".join(_KINDS))
    listing.add_argument("--body", metavar="ID", help=say("body"))
    listing.add_argument("--group", metavar="ID", help=say("group"))
    listing.add_argument("--without", choices=("lead", "due", "funding"), help=say("without"))
    choice(listing, "table", "json", "csv")
    plan(listing)
    _add_status(command("status"), say)
    graph = command("graph")
    graph.add_argument("id", nargs="?", metavar="ID", help=say("id"))
    graph.add_argument("--distance", type=int, default=1, metavar="N", help=say("distance"))
    choice(graph, "mermaid", "dot", "graphml", "json")
    plan(graph)
    _add_law(command, say, lang)
    command("schema").add_argument("which", nargs="?", choices=("plan", "config"), default="plan")


def _add_status(status: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """Add the options of the view of what stands where."""
    status.add_argument("--as-of", metavar="DATE", help=say("as_of"))
    status.add_argument("--known-at", metavar="DATE", help=say("known_at"))
    status.add_argument("--by", choices=("target", "body", "group"), help=say("by"))
    formats = ("text", "json", "csv", "markdown", "xlsx")
    status.add_argument("--format", choices=formats, help=say("status_format"))
    status.add_argument("-o", "--output", metavar="FILE", help=say("output"))
    status.add_argument("--plan", metavar="DIR", help=say("plan"))


def _add_law(
    command: Callable[[str], argparse.ArgumentParser],
    say: Callable[[str], str],
    lang: Lang,
) -> None:
    """Add the commands about the force of acts."""
    impact = command("impact")
    impact.add_argument("id", metavar="ID", help=say("id"))
    impact.add_argument("--on", metavar="DATE", help=say("on"))
    impact.add_argument("--known-at", metavar="DATE", help=say("known_at"))
    impact.add_argument(
        "--format", choices=("tree", "json", "mermaid"), default="tree", help=say("format")
    )
    impact.add_argument("--plan", metavar="DIR", help=say("plan"))
    law = command("law").add_subparsers(
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
        sub.add_argument("--known-at", metavar="DATE", help=say("known_at"))
        sub.add_argument("--plan", metavar="DIR", help=say("plan"))


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
