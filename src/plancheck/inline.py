"""Comments in plan files that silence a rule at one place, with a reason.

    - id: A1  # plancheck: ignore[task-without-deadline] hạn ghi trong quyết định giao việc
    # plancheck: ignore[several-leads] until=2019-06-30 by=tv.so-tttt  chờ kiện toàn
    - id: A2

A comment at the end of a line is about that line; one on a line of its own is about the entry or
the key below it, to its end. A second `#` ends the reason. A comment that cannot be understood
silences nothing and is reported.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from plancheck.comments import Comment, comments
from plancheck.findings import Finding, Location, Place, Rule
from plancheck.source import Document
from plancheck.spans import spans
from plancheck.text import Text

_GROUND = Text(
    "Quy cách tệp kế hoạch: chú thích bỏ qua nêu tên quy tắc và lý do.",
    "The plan file format: a comment that ignores names the rule and the reason.",
)
UNREADABLE = Rule(
    slug="ignore-unreadable",
    severity="error",
    title=Text("Chú thích bỏ qua không có hiệu lực", "Ignore comment that does not hold"),
    message=Text(
        "Chú thích này không bỏ qua được gì: {problem}.", "This comment ignores nothing: {problem}."
    ),
    why=Text(
        "Người viết tưởng phát hiện đã được chấp nhận, trong khi không có căn cứ nào được ghi lại.",
        "Its author takes the finding for accepted, and no ground is on record.",
    ),
    fix=Text(
        "Viết theo mẫu: “# plancheck: ignore[tên-quy-tắc] lý do”.",
        "Write it as “# plancheck: ignore[rule-name] the reason”.",
    ),
    ground=_GROUND,
)
UNUSED = Rule(
    slug="ignore-unused",
    severity="warning",
    title=Text("Chú thích bỏ qua không còn cần", "Ignore comment that matches nothing"),
    message=Text(
        "Ở đây không có phát hiện nào của quy tắc {rules}.", "There is no finding of {rules} here."
    ),
    why=Text(
        "Chú thích thừa sẽ che phát hiện mới xuất hiện sau này mà không ai biết.",
        "A comment left over would hide a later finding that nobody has looked at.",
    ),
    fix=Text("Xóa chú thích.", "Delete the comment."),
    ground=_GROUND,
)
EXPIRED = Rule(
    slug="ignore-expired",
    severity="warning",
    title=Text("Chú thích bỏ qua đã hết hạn", "Ignore comment expired"),
    message=Text(
        "Chú thích bỏ qua {rules} đã hết hạn sau ngày {until}.",
        "The comment that ignores {rules} expired after {until}.",
    ),
    why=Text(
        "Vấn đề được tạm chấp nhận đến ngày này; nay phải xử lý hoặc quyết định lại.",
        "The matter was accepted until then; now it is to be settled, or decided again.",
    ),
    fix=Text(
        "Xử lý phát hiện rồi xóa chú thích, hoặc ghi hạn mới.",
        "Settle the finding and delete the comment, or give a new end.",
    ),
    ground=_GROUND,
)
RULES = (UNREADABLE, UNUSED, EXPIRED)

_COMMENT = re.compile(r"#[ \t]*plancheck[ \t]*:(?P<rest>[^\n]*)")
_IGNORE = re.compile(r"[ \t]*ignore[ \t]*\[(?P<rules>[^\]\n]{0,400})\](?P<more>.*)")
_OPTION = re.compile(r"[ \t]*(?:until[=:](?P<until>\S+)|by[=:](?P<by>\S+))(?=\s|$)")
_SLUG = re.compile(r"[a-z][a-z0-9-]*")


class Ignore(NamedTuple):
    """One comment: the lines it is about, the rules it names, why, by whom and until when.

    `problem` says why it cannot be understood; it then silences nothing.
    """

    place: Place
    first: int
    last: int
    rules: tuple[str, ...]
    reason: str
    by: str
    until: date | None
    problem: Text | None

    def matches(self, finding: Finding, location: Location) -> bool:
        """Tell whether a finding is the one that is ignored."""
        return (
            self.problem is None
            and finding.rule.slug in self.rules
            and self.first <= location.line <= self.last
        )


def ignores(document: Document) -> list[Ignore]:
    """Return the comments of a document that silence rules, in their order."""
    if document.unread or _COMMENT.search(document.text) is None:
        return []
    root = spans(document.text)
    lines = document.text.split("\n")
    found = []
    for each in comments(document.text, root) if root is not None else ():
        match = _COMMENT.match(each.text)
        if match is not None:
            found.append(_read(document, lines, each, match["rest"]))
    return found


def _read(document: Document, lines: list[str], comment: Comment, rest: str) -> Ignore:
    number = document.text.count("\n", 0, comment.start)
    column = comment.start - (document.text.rfind("\n", 0, comment.start) + 1)
    first, last = _block(lines, number + 1) if comment.own else (number, number)
    place = Place(document.file, position=(number + 1, column + 1))
    ignore = _IGNORE.match(rest)
    rules = tuple(each.strip() for each in ignore["rules"].split(",")) if ignore else ()
    reason, by, until, problem = _options(ignore["more"] if ignore else "")
    if ignore is None or not all(_SLUG.fullmatch(each) for each in rules):
        problem = Text("không theo mẫu ignore[tên-quy-tắc]", "it does not say ignore[rule-name]")
    elif problem is None and not reason:
        problem = Text("thiếu lý do", "it gives no reason")
    return Ignore(place, first + 1, last + 1, rules, reason, by, until, problem)


def _options(words: str) -> tuple[str, str, date | None, Text | None]:
    by, until, problem = "", None, None
    while match := _OPTION.match(words):
        words = words[match.end() :]
        by = match["by"] or by
        if match["until"]:
            try:
                until = date.fromisoformat(match["until"])
            except ValueError:
                problem = Text("ngày “{day}” không có thật", "“{day}” is no day").fill(
                    day=match["until"]
                )
    reason = words.partition(" #")[0].strip().removeprefix("--").strip()
    return reason, by, until, problem


def _block(lines: list[str], start: int) -> tuple[int, int]:
    """Return the first and last line of the entry or the key that begins at or after a line."""
    first = start
    while first < len(lines) and (not lines[first].strip() or _starts(lines[first], "#")):
        first += 1
    if first >= len(lines):
        return start, start
    indent = _indent(lines[first])
    last = first
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if not line.strip() or _starts(line, "#"):
            continue
        if _indent(line) <= indent:
            break
        last = number
    return first, last


def _starts(line: str, mark: str) -> bool:
    return line.lstrip().startswith(mark)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def complaints(found: list[Ignore]) -> Iterator[Finding]:
    """Yield a finding for each comment that cannot be understood."""
    for each in found:
        if each.problem is not None:
            yield UNREADABLE.at(each.place, problem=each.problem)


def unused(each: Ignore, rules: list[str]) -> Finding:
    """Return the finding that a comment silences nothing of some rules."""
    return UNUSED.at(each.place, rules=rules)


def expired(each: Ignore) -> Finding:
    """Return the finding that a comment holds no longer."""
    return EXPIRED.at(each.place, rules=list(each.rules), until=each.until)
