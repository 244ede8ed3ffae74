"""What may stand on the command line: commands, options, and help in both languages."""

import argparse
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NoReturn

from plancheck.errors import ConfigError
from plancheck.reporters import FORMATS
from plancheck.reporters.changes import FORMATS as CHANGES
from plancheck.reporters.log import FORMATS as LOGS
from plancheck.text import Lang, Text
from plancheck.usage import HELP

Command = Callable[..., int]


class _Formatter(argparse.HelpFormatter):
    """A help text whose first word is in the language of the run."""

    def __init__(self, prog: str, prefix: str) -> None:
        super().__init__(prog, max_help_position=32, width=100)
        self._prefix = prefix

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Begin the usage line with our own word; nested commands ask for it without any."""
        super().add_usage(usage, actions, groups, self._prefix if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks both languages and suggests what was meant."""

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Refuse what is not known where it stands: a command knows its own options only."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        for action in self._actions:
            # `--option=--` leaves argparse with a list of nothing where one value belongs.
            empty = action.nargs is None and getattr(found, action.dest, None) == []
            if empty and action.default != []:
                self.error(f"argument {action.option_strings[-1]}: expected one argument")
        return found, unknown

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments, in the language of the run."""
        if "unrecognized arguments:" in message:
            wrong = message.partition(": ")[2].split()[0]
            known = [name for action in self._actions for name in action.option_strings]
            raise ConfigError(_unknown(wrong, known))
        if "invalid choice:" in message:
            wrong, _, rest = message.partition("invalid choice: ")[2].partition(" (choose from ")
            known = [each.strip(" ')") for each in rest.split(",")]
            wrong = wrong.strip("'")
            raise ConfigError(_unknown(wrong, known))
        vi = _in_vietnamese(message)
        raise ConfigError(Text(f"Câu lệnh chưa đúng: {vi}.", f"Wrong usage: {message}."))


# What argparse says, in English only, with the same in Vietnamese.
_SAID = [
    (r"the following arguments are required: (.+)", r"còn thiếu \1"),
    (r"one of the arguments (.+) is required", r"cần một trong các tùy chọn \1"),
    (r"argument (.+): expected one argument", r"\1 cần một giá trị"),
    (r"argument (.+): expected at least one argument", r"\1 cần ít nhất một giá trị"),
    (r"argument (.+): expected (\d+) arguments", r"\1 cần \2 giá trị"),
    (r"argument (.+): ignored explicit argument (.+)", r"\1 không nhận giá trị (\2)"),
    (r"argument (.+): not allowed with argument (.+)", r"\1 không dùng cùng với \2"),
    (r"argument (.+): invalid int value: (.+)", r"\1 phải là số nguyên, không phải \2"),
    (r"ambiguous option: (.+) could match (.+)", r"\1 chưa rõ là tùy chọn nào: \2"),
]


def _in_vietnamese(message: str) -> str:
    for said, vi in _SAID:
        if (found := re.fullmatch(said, message)) is not None:
            return found.expand(vi)
    return message


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
        return HELP[name].in_(lang).replace("%", "%%")

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

    _add_check(command("check"), say)
    _add_diff(command("diff"), say)
    _add_past(command, say)
    _add_baseline(command("baseline"), say)
    command("rules").add_argument("family", nargs="?", metavar="FAMILY", help=say("family"))
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
    _add_graph(command("graph"), say)
    _add_law(command, say, lang)
    _add_writers(command, say)
    _add_report(command("report"), say, lang)
    _add_site(command("site"), say, lang)
    _add_schema(command("schema"), say)
    _add_init(command("init"), say)
    command("completion").add_argument("shell", choices=("bash", "zsh"), help=say("shell"))


def _add_graph(graph: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """Add what `graph` takes."""
    graph.add_argument("id", nargs="?", metavar="ID", help=say("id"))
    graph.add_argument("--distance", type=int, default=1, metavar="N", help=say("distance"))
    formats = ("mermaid", "dot", "graphml", "json")
    graph.add_argument("--format", choices=formats, default="mermaid", help=say("format"))
    graph.add_argument("--plan", metavar="DIR", help=say("plan"))


def _add_check(check: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """Add what `check` takes."""
    check.add_argument("paths", nargs="*", metavar="PATH", help=say("paths"))
    for name in ("as_of", "known_at"):
        check.add_argument(f"--{name.replace('_', '-')}", metavar="DATE", help=say(name))
    check.add_argument("--format", choices=FORMATS, help=say("format"))
    check.add_argument(
        "--output", action="append", default=[], metavar="FORMAT[:FILE]", help=say("report_output")
    )
    for name in ("select", "ignore"):
        check.add_argument(f"--{name}", action="append", default=[], metavar="RULE", help=say(name))
    check.add_argument("--fail-on", choices=("error", "warning", "note"), help=say("fail_on"))
    check.add_argument("--show-waived", action="store_true", help=say("show_waived"))
    check.add_argument("--since", metavar="REV", help=say("since"))
    check.add_argument("--with", dest="with_", metavar="FILE", help=say("with"))
    for name in ("new_only", "exit_zero", "statistics"):
        check.add_argument(f"--{name.replace('_', '-')}", action="store_true", help=say(name))
    check.add_argument("--watch", action="store_true", help=say("watch"))
    check.add_argument("-q", "--quiet", action="store_true", help=say("quiet"))
    known = check.add_mutually_exclusive_group()
    known.add_argument("--baseline", metavar="FILE", help=say("baseline_file"))
    known.add_argument("--no-baseline", action="store_true", help=say("no_baseline"))


def _add_diff(diff: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """Add what `diff` takes."""
    diff.add_argument("base", metavar="BASE", help=say("diff_base"))
    diff.add_argument("head", nargs="?", metavar="HEAD", help=say("diff_head"))
    for name in ("as_of", "known_at"):
        diff.add_argument(f"--{name.replace('_', '-')}", metavar="DATE", help=say(name))
    diff.add_argument("--format", choices=CHANGES, help=say("format"))
    diff.add_argument(
        "--output", action="append", default=[], metavar="FORMAT[:FILE]", help=say("report_output")
    )
    for name in ("select", "ignore"):
        diff.add_argument(f"--{name}", action="append", default=[], metavar="RULE", help=say(name))
    diff.add_argument("--fail-on", choices=("error", "warning", "note"), help=say("fail_on"))
    diff.add_argument("--exit-zero", action="store_true", help=say("exit_zero"))
    diff.add_argument("--link-to", metavar="URL", help=say("link_to"))
    diff.add_argument("--plan", metavar="DIR", help=say("plan"))


def _add_past(command: Callable[[str], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the commands about what a plan was."""
    log, changelog = command("log"), command("changelog")
    log.add_argument("id", metavar="ID", help=say("id"))
    log.add_argument("--since", metavar="REV", help=say("log_since"))
    log.add_argument("-n", "--max-count", metavar="N", help=say("max_count"))
    log.add_argument("--format", choices=LOGS, default=LOGS[0], help=say("format"))
    changelog.add_argument("base", metavar="FROM", help=say("diff_base"))
    changelog.add_argument("head", nargs="?", metavar="TO", help=say("diff_head"))
    changelog.add_argument("-o", "--output", metavar="FILE", help=say("output"))
    for sub in (log, changelog):
        sub.add_argument("--plan", metavar="DIR", help=say("plan"))


def _add_baseline(baseline: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """Add what `baseline` takes."""
    baseline.add_argument("action", choices=("write", "update", "show"), help=say("baseline_do"))
    baseline.add_argument("--baseline", dest="file", metavar="FILE", help=say("baseline_file"))
    baseline.add_argument("--as-of", metavar="DATE", help=say("as_of"))
    baseline.add_argument("--force", action="store_true", help=say("baseline_force"))
    baseline.add_argument("--grow", action="store_true", help=say("baseline_grow"))


def _add_writers(
    command: Callable[[str], argparse.ArgumentParser], say: Callable[[str], str]
) -> None:
    """Add the commands that change plan files."""
    new = command("new")
    new.add_argument("kind", choices=_NEW, metavar="KIND", help=", ".join(_NEW))
    new.add_argument("--id", metavar="ID", help=say("own_id"))
    new.add_argument("--vi", metavar="TEXT", help=say("vi_text"))
    new.add_argument("--section", metavar="NUMBER", help=say("in_section"))
    new.add_argument("--group", metavar="ID", help=say("in_group"))
    new.add_argument("--objective", metavar="ID", help=say("of_objective"))
    new.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help=say("set"))
    new.add_argument("--plan", metavar="DIR", help=say("plan"))
    new.add_argument("--dry-run", action="store_true", help=say("dry_run"))
    rename = command("rename")
    rename.add_argument("id", metavar="ID", help=say("id"))
    rename.add_argument("new", metavar="NEW-ID", help=say("to_id"))
    rename.add_argument("--plan", metavar="DIR", help=say("plan"))
    rename.add_argument("--dry-run", action="store_true", help=say("dry_run"))
    fmt = command("fmt")
    fmt.add_argument("paths", nargs="*", metavar="PATH", help=say("paths"))
    fmt.add_argument("--check", action="store_true", help=say("fmt_check"))
    fmt.add_argument("--dry-run", action="store_true", help=say("dry_run"))


def _add_schema(schema: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """Add what `schema` takes."""
    schema.add_argument("which", nargs="?", choices=("plan", "config", "overlay"), default="plan")
    mode = schema.add_mutually_exclusive_group()
    mode.add_argument("--write", action="store_true", help=say("schema_write"))
    mode.add_argument("--check", action="store_true", help=say("schema_check"))
    schema.add_argument("--directory", metavar="DIR", help=say("schema_directory"))


def _add_init(init: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    """Add what `init` takes."""
    init.add_argument(
        "directory", nargs="?", default=".", metavar="DIR", help=say("init_directory")
    )
    init.add_argument("--id", default="tinh/ke-hoach", metavar="ID", help=say("init_id"))
    for name, default in (("name", None), ("period", None), ("type", "annual-plan")):
        init.add_argument(f"--{name}", default=default, help=say(f"init_{name}"))
    init.add_argument("--jurisdiction", default="VN", help=say("init_jurisdiction"))


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
    export = law.add_parser("export", help=say("law_export"), add_help=False)
    export.add_argument("--format", choices=("akn", "csv"), default="akn", help=say("format"))
    export.add_argument("-o", "--output", metavar="PATH", help=say("output"))
    bring = law.add_parser("import", help=say("law_import"), add_help=False)
    bring.add_argument("file", metavar="FILE", help=say("acts_file"))
    bring.add_argument("--dry-run", action="store_true", help=say("dry_run"))
    add = law.add_parser("add", help=say("law_add"), description=say("law_add"), add_help=False)
    add.add_argument("number", nargs="+", metavar="NUMBER", help=say("number"))
    add.add_argument("--issued", metavar="DATE", help=say("issued"))
    add.add_argument("--file", metavar="FILE", help=say("into"))
    add.add_argument("--id", metavar="ID", help=say("new_id"))
    add.add_argument("--dry-run", action="store_true", help=say("dry_run"))
    for sub in (show, due, cite, export, bring, add):
        _localise(sub, lang)
        sub.add_argument("--lang", choices=("vi", "en"), help=say("lang"))
    for sub in (show, due):
        sub.add_argument("--as-of", metavar="DATE", help=say("as_of"))
        sub.add_argument("--known-at", metavar="DATE", help=say("known_at"))
    for sub in (show, due, export, bring, add):
        sub.add_argument("--plan", metavar="DIR", help=say("plan"))


def _add_report(report: argparse.ArgumentParser, say: Callable[[str], str], lang: Lang) -> None:
    """Add the commands about report forms."""
    actions = report.add_subparsers(
        title=say("commands"),
        metavar="COMMAND",
        required=True,
        dest="report_do",
        parser_class=_Parser,
    )
    words = {name: say(f"report_{name}") for name in ("form", "read")}
    form, read = (
        actions.add_parser(name, help=told, description=told, add_help=False)
        for name, told in words.items()
    )
    form.add_argument("--body", required=True, metavar="ID", help=say("report_body"))
    form.add_argument("--period", required=True, metavar="PERIOD", help=say("report_period"))
    form.add_argument("--report", metavar="ID", help=say("report_id"))
    form.add_argument("-o", "--output", required=True, metavar="FILE", help=say("report_file"))
    read.add_argument("forms", nargs="+", metavar="FORM", help=say("report_forms"))
    read.add_argument("--dry-run", action="store_true", help=say("dry_run"))
    read.add_argument("--on", metavar="DATE", help=say("report_on"))
    read.add_argument("--left", metavar="FILE", help=say("report_left"))
    read.add_argument("--format", choices=("text", "json"), default="text", help=say("format"))
    for sub in (form, read):
        _localise(sub, lang)
        sub.add_argument("--lang", choices=("vi", "en"), help=say("lang"))
        sub.add_argument("--plan", metavar="DIR", help=say("plan"))


def _add_site(site: argparse.ArgumentParser, say: Callable[[str], str], lang: Lang) -> None:
    """Add the commands about the published site."""
    actions = site.add_subparsers(
        title=say("commands"),
        metavar="COMMAND",
        required=True,
        dest="site_do",
        parser_class=_Parser,
    )
    words = {name: say(f"site_{name}") for name in ("build", "serve")}
    build, serve = (
        actions.add_parser(name, help=told, description=told, add_help=False)
        for name, told in words.items()
    )
    build.add_argument("-o", "--output", metavar="DIR", default="site", help=say("site_output"))
    build.add_argument("--url", metavar="URL", default="", help=say("site_url"))
    build.add_argument("--offline", action="store_true", help=say("site_offline"))
    serve.add_argument("--port", metavar="PORT", default="8000", help=say("site_port"))
    for sub in (build, serve):
        _localise(sub, lang)
        sub.add_argument("--as-of", metavar="DATE", help=say("as_of"))
        sub.add_argument("--lang", choices=("vi", "en"), help=say("lang"))
        sub.add_argument("--plan", metavar="DIR", help=say("plan"))


_NEW = (
    "task",
    "objective",
    "target",
    "assignment",
    "report",
    "item",
    "measurement",
    "waiver",
    "act",
    "body",
    "group",
    "system",
    "indicator",
    "section",
    "appendix",
    "project",
)
_KINDS = ("objectives", "targets", "tasks", "acts", "bodies", "systems", "measurements")


def _localise(parser: argparse.ArgumentParser, lang: Lang) -> None:
    """Put the words that argparse itself says into the language of the run."""
    word = f"{HELP['usage'].in_(lang)}: "
    parser.formatter_class = partial(_Formatter, prefix=word)
    parser._positionals.title = HELP["arguments"].in_(lang)  # noqa: SLF001 - no public way
    parser._optionals.title = HELP["options"].in_(lang)  # noqa: SLF001
    parser.add_argument("-h", "--help", action="help", help=HELP["help"].in_(lang))


def _version() -> str:
    from plancheck import __version__

    return f"plancheck {__version__}"
