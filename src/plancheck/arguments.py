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
        "tình hình thực hiện chỉ tiêu, nhiệm vụ, báo cáo đến một ngày",
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
    "law_add": Text(
        "ghi bản nháp của một văn bản vào danh mục, theo số hiệu hoặc viện dẫn",
        "add the draft of an act to the registry, from its number or a citation",
    ),
    "number": Text(
        "số, ký hiệu (42/2022/NĐ-CP) hoặc cả câu viện dẫn",
        "a number (42/2022/NĐ-CP) or a whole citation",
    ),
    "issued": Text(
        "ngày ban hành, khi viện dẫn không ghi (NĂM-THÁNG-NGÀY)",
        "the day of issue, where the citation prints none (YEAR-MONTH-DAY)",
    ),
    "into": Text(
        "tệp để ghi vào; mặc định là tệp chứa nhiều văn bản nhất",
        "the file to add it to; by default the one with most acts",
    ),
    "new_id": Text(
        "mã, khi không lập được mã theo quy ước", "the id, where the convention leads to none"
    ),
    "rename": Text(
        "đổi mã của một mục ở mọi chỗ nhắc đến; mã cũ được giữ ở “was”",
        "give an element another id wherever it is named; the old one is kept under `was`",
    ),
    "to_id": Text("mã mới", "the new id"),
    "fmt": Text(
        "định dạng tệp kế hoạch theo một kiểu; không đổi chữ nào, không mất chú thích nào",
        "put plan files into one style; no word changes, no comment is lost",
    ),
    "fmt_check": Text(
        "chỉ nêu tệp cần định dạng, mã thoát 1 nếu có",
        "only list the files that would change, exit status 1 if there are any",
    ),
    "new": Text(
        "thêm một mục: mã kế tiếp, đúng tệp, đúng chỗ; plancheck kiểm tra trước khi ghi",
        "add an element: the next id, the right file and place; checked before it is written",
    ),
    "own_id": Text(
        "mã; mặc định là mã kế tiếp theo nếp của kế hoạch", "its id; by default the next one"
    ),
    "vi_text": Text("nguyên văn hoặc tên gọi (khóa vi)", "its words or its name (the key `vi`)"),
    "in_section": Text("đề mục của văn bản, ví dụ II.3.a", "its section of the text: II.3.a"),
    "in_group": Text("nhóm mục tiêu", "its group of objectives"),
    "of_objective": Text("mục tiêu của chỉ tiêu", "the objective of a target"),
    "set": Text(
        "giá trị của một khóa: due.by=2026-12-31, bodies=a,b; dùng được nhiều lần",
        "the value of a key: due.by=2026-12-31, bodies=a,b; may be given several times",
    ),
    "law_cite": Text("tìm viện dẫn trong một văn bản", "find the citations in a text"),
    "law_export": Text(
        "xuất danh mục văn bản ra Akoma Ntoso (XML) hoặc bảng tính (CSV)",
        "write the acts as Akoma Ntoso (XML) or as a sheet (CSV)",
    ),
    "law_import": Text(
        "ghi vào danh mục những gì tệp XML hoặc CSV thêm và đổi",
        "bring into the registry what an XML or CSV file adds and changes",
    ),
    "acts_file": Text(
        "tệp XML hoặc CSV, hoặc - để đọc từ đầu vào", "an XML or CSV file, or - for standard input"
    ),
    "dry_run": Text(
        "chỉ cho xem thay đổi (dạng diff), không ghi gì", "show the change as a diff, write nothing"
    ),
    "file": Text("tệp văn bản, hoặc - để đọc từ đầu vào", "a text file, or - for standard input"),
    "impact": Text(
        "nếu văn bản, cơ quan, hệ thống chấm dứt thì mục nào mất chỗ dựa",
        "what loses its support if an act, a body or a system ends",
    ),
    "on": Text("từ ngày (NĂM-THÁNG-NGÀY)", "from this day on (YEAR-MONTH-DAY)"),
    "within": Text("trong số ngày tới, ví dụ 90d", "days ahead, for example 90d"),
    "report": Text(
        "biểu báo cáo Excel: lập biểu cho một cơ quan, đọc biểu đã điền",
        "report forms in Excel: write one for a body, read filled ones",
    ),
    "report_form": Text(
        "lập biểu báo cáo cho một cơ quan", "write the report form of a body as a workbook"
    ),
    "report_read": Text(
        "đọc các biểu đã điền vào tệp kế hoạch", "read filled forms into the plan files"
    ),
    "report_body": Text(
        "cơ quan báo cáo: mã, hoặc phần cuối của mã", "the body: its id, or the end of it"
    ),
    "report_period": Text(
        "kỳ báo cáo: 2019, 2019-H1, 2019-Q3, 2019-03",
        "the stretch of time: 2019, 2019-H1, 2019-Q3, 2019-03",
    ),
    "report_id": Text(
        "mã chế độ báo cáo, nếu cơ quan có nhiều", "the duty to report, if the body has several"
    ),
    "report_file": Text("ghi biểu vào tệp .xlsx này", "write the form to this .xlsx file"),
    "report_forms": Text("các biểu đã điền", "the filled forms"),
    "report_on": Text(
        "ngày nhận biểu (mặc định: hôm nay)", "the day they came in (by default: today)"
    ),
    "report_left": Text(
        "ghi các ô chưa đọc được vào tệp CSV này", "write the cells left over to this CSV file"
    ),
    "schema": Text("in JSON Schema của tệp kế hoạch", "print the JSON Schema of plan files"),
    "paths": Text("tệp hoặc thư mục cần xem", "files or folders to look at"),
    "as_of": Text("tính đến ngày (NĂM-THÁNG-NGÀY)", "the day to judge by (YEAR-MONTH-DAY)"),
    "known_at": Text(
        "chỉ tính những gì đã ghi nhận đến ngày này", "count only what was on record on this day"
    ),
    "report_output": Text(
        "ghi báo cáo theo dạng này vào tệp; dùng được nhiều lần",
        "write a report of this format to a file; may be given several times",
    ),
    "rules": Text("liệt kê các quy tắc", "list the rules"),
    "family": Text("chỉ một nhóm quy tắc", "one family of rules only"),
    "since": Text("so với phiên bản git này", "compare with this git revision"),
    "new_only": Text(
        "chỉ tính phát hiện chưa có ở --since", "count only findings that --since did not have"
    ),
    "exit_zero": Text("luôn kết thúc với mã 0", "end with status 0 whatever is found"),
    "statistics": Text("đếm phát hiện theo quy tắc", "count findings by rule"),
    "quiet": Text("chỉ in phát hiện và kết luận", "print only findings and the verdict"),
    "watch": Text("kiểm tra lại mỗi khi tệp thay đổi", "check again whenever a file changes"),
    "completion": Text("xuất lệnh gợi ý cho shell", "write the completions of a shell"),
    "shell": Text("bash hoặc zsh", "bash or zsh"),
    "init": Text("tạo một dự án kế hoạch mới", "start a new project"),
    "init_directory": Text("thư mục (mặc định: thư mục này)", "the folder (by default: this one)"),
    "init_id": Text(
        "mã kế hoạch, ví dụ tinh/cntt-2026", "the plan's id, for example province/it-2026"
    ),
    "init_name": Text("tên kế hoạch", "the plan's name"),
    "init_period": Text("kỳ kế hoạch: 2026 hoặc 2026-2030", "the period: 2026 or 2026-2030"),
    "init_type": Text("loại kế hoạch", "the type of plan"),
    "init_jurisdiction": Text("địa bàn, ví dụ VN-51", "the place, for example VN-51"),
    "schema_write": Text(
        "ghi schema của kế hoạch này, với các mã đang có, cho trình soạn thảo",
        "write the schemas of this workspace, with its ids, for editors",
    ),
    "schema_check": Text(
        "kiểm tra schema đã ghi còn khớp không", "tell whether the written schemas are current"
    ),
    "schema_directory": Text(
        "thư mục (mặc định: .plancheck)", "the folder (by default: .plancheck)"
    ),
    "show_waived": Text(
        "nêu cả phát hiện được miễn trừ và phát hiện đã biết",
        "show waived and known findings as well",
    ),
    "baseline": Text(
        "mức nền: các phát hiện có từ trước, không tính khi kiểm tra",
        "the baseline: findings that were there before and do not count",
    ),
    "baseline_do": Text(
        "write: ghi mới; update: bỏ những gì đã xử lý; show: xem",
        "write: write it anew; update: take out what is settled; show: show it",
    ),
    "baseline_file": Text("tệp mức nền", "the baseline file"),
    "no_baseline": Text("không dùng mức nền", "do not use the baseline"),
    "baseline_force": Text("ghi đè mức nền đã có", "overwrite a baseline that exists"),
    "baseline_grow": Text(
        "với update: thêm cả phát hiện mới", "with update: take in new findings as well"
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
        """Begin the usage line with our own word; nested commands ask for it without any."""
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

    _add_check(command("check"), say)
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
    check.add_argument("--format", choices=_FORMATS, help=say("format"))
    check.add_argument(
        "--output", action="append", default=[], metavar="FORMAT[:FILE]", help=say("report_output")
    )
    for name in ("select", "ignore"):
        check.add_argument(f"--{name}", action="append", default=[], metavar="RULE", help=say(name))
    check.add_argument("--fail-on", choices=("error", "warning", "note"), help=say("fail_on"))
    check.add_argument("--show-waived", action="store_true", help=say("show_waived"))
    check.add_argument("--since", metavar="REV", help=say("since"))
    for name in ("new_only", "exit_zero", "statistics"):
        check.add_argument(f"--{name.replace('_', '-')}", action="store_true", help=say(name))
    check.add_argument("--watch", action="store_true", help=say("watch"))
    check.add_argument("-q", "--quiet", action="store_true", help=say("quiet"))
    known = check.add_mutually_exclusive_group()
    known.add_argument("--baseline", metavar="FILE", help=say("baseline_file"))
    known.add_argument("--no-baseline", action="store_true", help=say("no_baseline"))


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
    schema.add_argument("which", nargs="?", choices=("plan", "config"), default="plan")
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


# The names of `reporters.FORMATS`, which --help must not load; a test holds them together.
_FORMATS = (
    "text",
    "concise",
    "json",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "markdown",
)
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
    _Parser.siblings.append(parser)
    word = f"{_HELP['usage'].in_(lang)}: "
    parser.formatter_class = partial(_Formatter, prefix=word)
    parser._positionals.title = _HELP["arguments"].in_(lang)  # noqa: SLF001 - no public way
    parser._optionals.title = _HELP["options"].in_(lang)  # noqa: SLF001
    parser.add_argument("-h", "--help", action="help", help=_HELP["help"].in_(lang))


def _version() -> str:
    from plancheck import __version__

    return f"plancheck {__version__}"
