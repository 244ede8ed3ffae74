"""Comments in plan files that silence a rule at one place, with a reason.

    - id: A1  # plancheck: ignore[task-without-deadline] hạn ghi trong quyết định giao việc
    # plancheck: ignore[several-leads] until=2019-06-30 by=tv.so-tttt  chờ kiện toàn
    - id: A2

A comment at the end of a line is about that line; one on a line of its own is about the entry or
the key below it, to its end. A second `#` ends the reason. A comment that cannot be understood
silences nothing and is reported.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from plancheck.comments import Comment, comments
from plancheck.findings import Finding, Place, Rule
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

    def matches(self, finding: Finding) -> bool:
        """Tell whether a finding on one of its lines is one that is ignored."""
        return self.problem is None and finding.rule.slug in self.rules


def ignores(document: Document) -> list[Ignore]:
    """Return the comments of a document that silence rules, in their order."""
    if document.unread or _COMMENT.search(document.text) is None:
        return []
    root = spans(document.text)
    lines = _Lines(document.text)
    found = []
    for each in comments(document.text, root) if root is not None else ():
        match = _COMMENT.match(each.text)
        if match is not None:
            found.append(_read(document, lines, each, match["rest"]))
    return found


def over(found: Iterable[Ignore], lines: Iterable[int]) -> dict[int, tuple[Ignore, ...]]:
    """Return the comments that are about each of some lines, in their order.

    Args:
        found: the comments of one document, in their order.
        lines: numbers of lines in it, from 1.
    """
    waiting = deque(found)
    active: list[Ignore] = []
    result = {}
    for line in sorted(set(lines)):
        while waiting and waiting[0].first <= line:
            active.append(waiting.popleft())
        active = [each for each in active if each.last >= line]
        result[line] = tuple(active)
    return result


class _Lines:
    """The lines of a text, from 0."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._blocks: dict[int, int] = {}
        # For each line the next one, from itself on, that is neither empty nor a comment.
        self._next = [len(self._lines)] * (len(self._lines) + 1)
        for number in range(len(self._lines) - 1, -1, -1):
            bare = self._lines[number].lstrip()
            blank = not bare or bare.startswith("#")
            self._next[number] = self._next[number + 1] if blank else number

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset."""
        number = bisect_right(self._starts, offset) - 1
        return number, offset - self._starts[number]

    def block(self, start: int) -> tuple[int, int]:
        """Return the first and last line of the entry or key that begins at or after a line."""
        first = self._next[min(start, len(self._lines))]
        if first >= len(self._lines):
            return start, start
        if first not in self._blocks:
            self._blocks[first] = self._end(first)
        return first, self._blocks[first]

    def _end(self, first: int) -> int:
        indent = _indent(self._lines[first])
        last, number = first, self._next[first + 1]
        while number < len(self._lines) and _indent(self._lines[number]) > indent:
            last, number = number, self._next[number + 1]
        return last


def _read(document: Document, lines: _Lines, comment: Comment, rest: str) -> Ignore:
    number, column = lines.position(comment.start)
    first, last = lines.block(number + 1) if comment.own else (number, number)
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
