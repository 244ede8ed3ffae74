"""A small part of XML, read from a file that nobody vouches for.

The parser is expat of the standard library, with everything refused that a document of ours does
not need: document types (and with them entities, external references and default attributes),
encodings other than UTF-8, deep nesting, many elements or attributes, tags of a megabyte. Nothing
is ever fetched. Elements of foreign namespaces are passed over with all that they hold.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple
from xml.parsers import expat

from plancheck.exchange.records import Problem, Spot
from plancheck.text import Text

MAX_DEPTH = 32
MAX_ELEMENTS = 200_000
MAX_ATTRIBUTES = 32
MAX_TOKEN = 1024 * 1024
_CHUNK = 64 * 1024


class Node:
    """An element: its name with the prefix of its namespace, attributes, children, own text."""

    __slots__ = ("attributes", "children", "line", "name", "text")

    def __init__(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.name = name
        self.attributes = attributes
        self.line = line
        self.children: list[Node] = []
        self.text = ""

    def all(self, *names: str) -> "list[Node]":
        """Return what a path of names leads to, in the order of the file."""
        found = [self]
        for name in names:
            found = [child for node in found for child in node.children if child.name == name]
        return found


class Parsed(NamedTuple):
    """The root of a document, or what is wrong with it."""

    root: Node | None
    problem: Problem | None = None


class _Refused(Exception):  # noqa: N818 - a signal within this module, never seen outside
    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def parse(raw: bytes, namespaces: Mapping[str, str]) -> Parsed:
    """Parse a document.

    Args:
        raw: its bytes.
        namespaces: the prefix that `Node.name` has for each namespace; others are passed over.
    """
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return Parsed(None, Problem(Spot(raw.count(b"\n", 0, error.start) + 1), _ENCODING))
    builder = _Builder(namespaces)
    try:
        builder.run(raw)
    except _Refused as refused:
        return Parsed(None, Problem(Spot(builder.parser.CurrentLineNumber), refused.text))
    except expat.ExpatError as error:
        return Parsed(None, Problem(Spot(error.lineno), _reason(error)))
    return Parsed(builder.root)


class _Builder:
    """Builds nodes from the events of the parser, without recursion."""

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self.prefixes = namespaces
        self.root: Node | None = None
        self.open: list[Node | None] = []
        self.text: list[str] = []
        self.elements = 0
        self.reached = 0
        self.parser: Any = expat.ParserCreate("utf-8", " ")
        self.parser.buffer_text = True
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.XmlDeclHandler = self._declared
        self.parser.StartDoctypeDeclHandler = _refuse_doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.text.append

    def run(self, raw: bytes) -> None:
        for start in range(0, len(raw), _CHUNK):
            chunk = raw[start : start + _CHUNK]
            self.parser.Parse(chunk, False)  # noqa: FBT003 - takes no keyword
            if start + len(chunk) - self.parser.CurrentByteIndex > MAX_TOKEN:
                raise _Refused(_LONG)
        self.parser.Parse(b"", True)  # noqa: FBT003

    @staticmethod
    def _declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "utf-8").lower() not in ("utf-8", "utf8"):
            raise _Refused(_ENCODING)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if self.elements > MAX_ELEMENTS:
            raise _Refused(_MANY)
        if len(self.open) >= MAX_DEPTH:
            raise _Refused(_DEEP)
        if len(attributes) > MAX_ATTRIBUTES:
            raise _Refused(_ATTRIBUTES)
        self.text.clear()
        parent = self.open[-1] if self.open else None
        called = self._named(name)
        if called is None or (parent is None and self.open):
            self.open.append(None)  # foreign, or inside something foreign
            return
        held = {
            key: value
            for each, value in attributes.items()
            if (key := self._named(each) if " " in each else each)
        }
        node = Node(called, held, self.parser.CurrentLineNumber)
        if parent is None:
            self.root = node
        else:
            parent.children.append(node)
        self.open.append(node)

    def _end(self, _name: str) -> None:
        node = self.open.pop()
        if node is not None and not node.children:
            node.text = "".join(self.text)
        self.text.clear()

    def _named(self, name: str) -> str | None:
        space, _, local = name.rpartition(" ")
        prefix = self.prefixes.get(space)
        return None if prefix is None else prefix + local


def _refuse_doctype(*_: object) -> None:
    raise _Refused(_DOCTYPE)


_DOCTYPE = Text(
    "Tệp khai báo DOCTYPE. plancheck không nhận tệp có DOCTYPE hay thực thể (entity).",
    "The file declares a DOCTYPE. plancheck takes no file with a DOCTYPE or entities.",
)
_ENCODING = Text("Tệp không ở bảng mã UTF-8.", "The file is not UTF-8 text.")
_DEEP = Text(f"Quá {MAX_DEPTH} cấp lồng nhau.", f"More than {MAX_DEPTH} levels of nesting.")
_MANY = Text(f"Có hơn {MAX_ELEMENTS} phần tử.", f"More than {MAX_ELEMENTS} elements.")
_ATTRIBUTES = Text(
    f"Phần tử có hơn {MAX_ATTRIBUTES} thuộc tính.",
    f"An element has more than {MAX_ATTRIBUTES} attributes.",
)
_LONG = Text("Một thẻ dài quá mức cho phép.", "A tag is too long.")
_REASONS = {
    3: Text("tệp trống hoặc bị cắt, thiếu thẻ đóng", "the file is empty, or cut before its end"),
    5: Text("tệp bị cắt giữa một thẻ", "the file is cut inside a tag"),
    7: Text("thẻ đóng không khớp với thẻ mở", "a closing tag does not match the open one"),
    8: Text("thuộc tính bị lặp", "an attribute stands twice"),
    9: Text("có nội dung thừa ở cuối tệp", "there is something after the end of the document"),
    11: Text("dùng thực thể (entity) không có sẵn", "it uses an entity that is not built in"),
    27: Text("tiền tố không gian tên chưa khai báo", "a prefix of a namespace is not declared"),
}


def _reason(error: expat.ExpatError) -> Text:
    said = expat.ErrorString(error.code)
    why = _REASONS.get(error.code, Text(f"sai cú pháp ({said})", f"wrong syntax ({said})"))
    return Text(f"Không đọc tiếp được XML: {why.vi}.", f"Cannot read the XML on: {why.en}.")
