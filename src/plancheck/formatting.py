"""`plancheck fmt`: plan files in one style, with every word and every comment where it belongs.

Keys in the order of the model, two spaces a level, text folded at column 100, quotation marks only
where they must be, LF, no BOM, composed characters. What the author chose stays: brackets that fit
their line, blank lines, literal text (`|`), the order of entries and of sections. Nothing is taken
on trust: a text is used only if the reader sees the same data and the same comments in it.
"""

import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

from plancheck import edit_files, shape, source
from plancheck.comments import Kept, comments, kept
from plancheck.edit import Rewrite
from plancheck.model import File
from plancheck.project import Project
from plancheck.shape import Shape
from plancheck.source import Document, parse
from plancheck.spans import Child, Node, line_end, spans
from plancheck.terminal import plain
from plancheck.text import Lang, Text
from plancheck.writing import (
    STEP,
    WIDTH,
    Layout,
    fitting,
    flow,
    key_of,
    ordered,
    part_of,
    value_lines,
)


class Formatted(NamedTuple):
    """The files that change, those that were left alone with the reason, and how many there are."""

    rewrites: tuple[Rewrite, ...]
    left: tuple[tuple[str, Text], ...]
    total: int


def fmt(opened: Project) -> Formatted:
    """Return what formatting makes of the plan files of a project; nothing is written.

    Raises:
        EditError: a file cannot be read.
    """
    files, refused = source.discover(opened.root)
    left = [(each.place.file, each.message) for each in refused]
    rewrites = []
    count = 0
    for file in files:
        if not opened.concerns(file):
            continue
        count += 1
        raw = edit_files.read(opened.root, file) or b""
        text, reason = formatted(file, raw)
        if reason is not None:
            left.append((file, reason))
        elif text.encode() != raw:
            rewrites.append(Rewrite(file, raw, text.encode()))
    return Formatted(tuple(rewrites), tuple(left), count)


def formatted(file: str, raw: bytes) -> tuple[str, Text | None]:
    """Return the text of a file in the style of the house, or why it cannot be had."""
    document = parse(file, raw)
    wrong = next((each for each in document.findings if each.severity == "error"), None)
    if wrong is not None or document.unread:
        return document.text, (wrong or document.findings[-1]).message
    if document.empty:
        return document.text, _EMPTY
    text = document.text.replace("\r\n", "\n")
    root = spans(text)
    if root is None:
        return text, None
    if root.form != "map" or root.flow or "\r" in text or not _has_colons(root):
        return text, _UNUSUAL
    result = _Writer(text, kept(text, root)).run(root, document.data)
    return (result, None) if _same(document, text, root, result) else (text, _UNUSUAL)


_EMPTY = Text("có khóa không có giá trị", "a key has no value")
_UNUSUAL = Text(
    "cách viết trong tệp không định dạng được mà không mất gì; hãy sửa bằng tay",
    "it is written in a way that cannot be formatted without loss; do it by hand",
)


def _has_colons(node: Node) -> bool:
    return all(
        (child.after is not None or node.flow) and _has_colons(child.node)
        for child in node.children
    )


def _same(document: Document, text: str, root: Node, result: str) -> bool:
    """Tell whether the reader sees in a new text what it saw in the old one, comments included."""
    after = parse(document.file, result.encode())
    other = spans(result)
    if other is None or after.unread or after.data != document.data:
        return False
    old, new = (
        sorted(unicodedata.normalize("NFC", each.text) for each in comments(*both))
        for both in ((text, root), (result, other))
    )
    return old == new


_BLANK = "\0"  # a blank line that is part of a text; no plan file holds this character


class _Spot(NamedTuple):
    """Where a value goes: the column of its key or dash, how much of the line is taken, its key."""

    column: int
    used: int
    name: str


class _Writer:
    """Writes nodes anew, each with what belongs to it."""

    def __init__(self, text: str, kept: Kept) -> None:
        self.text = text
        self.kept = kept

    def run(self, root: Node, data: Any) -> str:
        """Return the text of the file; its sections stay in the order they have."""
        lines = self._block(root, data, shape.shape_of(File), 0, list(root.children))
        squeezed: list[str] = []
        for line in lines:
            if line or (squeezed and squeezed[-1]):
                squeezed.append(line)
        while squeezed and not squeezed[-1]:
            squeezed.pop()
        whole = "\n".join(squeezed).replace(_BLANK, "") + "\n"
        return unicodedata.normalize("NFC", whole)

    def _block(
        self, node: Node, data: Any, known: Shape | None, column: int, children: Sequence[Child]
    ) -> list[str]:
        lines: list[str] = []
        for child in children:
            part = part_of(known, data, child.step)
            lines += self._noted(self.kept.above.get(child.start, []), column)
            head = f"{key_of(child.step)}:" if isinstance(child.step, str) else "-"
            lines += self._entry(child, data[child.step], part, column, head)
        return lines + self._noted(self.kept.below.get(node.start, []), column)

    def _noted(self, words: Sequence[str], column: int) -> list[str]:
        return [" " * column + each if each else "" for each in words]

    def _entry(
        self, child: Child, data: Any, known: Shape | None, column: int, head: str
    ) -> list[str]:
        """Return the lines of an entry; of several comments beside it, all but one go above."""
        beside = self.kept.beside.get(child.start, [])
        pad = " " * column
        name = child.step if isinstance(child.step, str) else ""
        spot = _Spot(column, len(pad + head), name)
        first, *rest = self._value(child.node, data, known, spot)
        above = self._noted(beside[:-1], column)
        if head == "-" and not first and rest and not beside and child.node.form == "map":
            inner = rest[0]
            if not inner.lstrip().startswith("#") and inner.strip():
                return [*above, f"{pad}- {inner[column + STEP :]}", *rest[1:]]
        tail = f"  {beside[-1]}" if beside else ""
        if child.node.flow and first and rest:  # behind the closing bracket, as it was
            return [*above, pad + head + first, *rest[:-1], rest[-1] + tail]
        return [*above, pad + head + first + tail, *rest]

    def _value(self, node: Node, data: Any, known: Shape | None, spot: _Spot) -> list[str]:
        known = fitting(known, data)
        if node.form == "scalar":
            raw = self._literal(node, data, spot.column)
            return raw or value_lines(data, known, Layout(spot.column), spot.used, spot.name)
        if node.flow:
            return self._brackets(node, data, known, spot)
        children = list(node.children)
        if node.form == "map":
            ranks = {key: rank for rank, key in enumerate(ordered(data, known))}
            children.sort(key=lambda child: ranks[str(child.step)])
        lines = self._block(node, data, known, spot.column + STEP, children)
        while lines and not lines[0] and not spot.name:
            del lines[0]  # no blank line behind a dash
        return ["", *lines]

    def _brackets(self, node: Node, data: Any, known: Shape | None, spot: _Spot) -> list[str]:
        raw = self.text[node.start : node.end]
        if comments(raw, _moved(node, -node.start)):
            shift = spot.column - self._indent(node.start)
            first, *rest = raw.split("\n")
            return [f" {first}", *(_shifted(row, shift, spot.column + STEP) for row in rest)]
        one = f" {flow(data, known)}"
        if not data or spot.used + len(one) <= WIDTH:
            return [one]
        return value_lines(data, known, Layout(spot.column), spot.used, spot.name)

    def _indent(self, at: int) -> int:
        line = self.text[self.text.rfind("\n", 0, at) + 1 : at]
        return len(line) - len(line.lstrip(" "))

    def _literal(self, node: Node, data: str, column: int) -> list[str]:
        """Return literal or folded text of several lines as it stands, at another column."""
        if node.style not in ("|", ">") or (data == data.strip() != "" and "\n" not in data):
            return []
        end = line_end(self.text, node.start)
        header = self.text[node.start : end].split("#")[0].rstrip()
        body = self.text[end + 1 : node.end].removesuffix("\n").split("\n")
        inner = next((len(row) - len(row.lstrip(" ")) for row in body if row.strip()), 0)
        if any(each.isdigit() for each in header):
            return []
        pad = " " * (column + STEP)
        return [f" {header}", *(pad + row[inner:] if row.strip() else _BLANK for row in body)]


def _moved(node: Node, by: int) -> Node:
    children = tuple(
        child._replace(
            start=child.start + by,
            after=None if child.after is None else child.after + by,
            node=_moved(child.node, by),
        )
        for child in node.children
    )
    return node._replace(start=node.start + by, end=node.end + by, children=children)


def _shifted(row: str, shift: int, least: int) -> str:
    indent = len(row) - len(row.lstrip(" "))
    return (" " * max(indent + shift, least) + row.strip(" ")) if row.strip() else ""


# -- what was done ---------------------------------------------------------------------------------


def render(found: Formatted, base: str, lang: Lang, *, check: bool) -> str:
    """Return which files changed (or would), and which were left alone."""
    word = Text("cần định dạng", "would change") if check else Text("đã định dạng", "formatted")
    lines = [plain(f"{base}{each.file}: {word.in_(lang)}") for each in found.rewrites]
    for file, reason in found.left:
        alone = Text(f"để nguyên: {reason.vi}", f"left alone: {reason.en}")
        lines.append(plain(f"{base}{file}: {alone.in_(lang)}"))
    changed, count, left = len(found.rewrites), found.total, len(found.left)
    lines.append(
        Text(
            f"{count} tệp: {changed} {word.vi}, {left} để nguyên.",
            f"{count} files: {changed} {word.en}, {left} left alone.",
        ).in_(lang)
    )
    return "\n".join(lines) + "\n"
