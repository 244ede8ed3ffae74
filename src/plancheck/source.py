"""Plan files: find them, and read a small strict subset of YAML with the place of every node.

The subset: one document, UTF-8, string keys, no duplicate keys, no anchors, aliases, tags, merge
keys or directives, at most `MAX_DEPTH` levels. Every scalar stays the text that was written
(`no`, `010`, `1.819`, `12:30`); only an empty value, `~` and `null` are read as "no value".

The reader consumes the event stream of libyaml and never recurses, so nesting and aliases cost
nothing. Places are packed integers in document order; a line and a column are worked out only for
the nodes that a report shows (`locate`).
"""

import os
import re
import stat
import unicodedata
from array import array
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

import yaml

from plancheck import refusals
from plancheck.errors import system_words
from plancheck.findings import Finding, Place, Rule
from plancheck.text import Text

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 32
MAX_KEY = 200
SUFFIXES = (".yaml", ".yml")
CONFIG_NAME = "plancheck.yaml"

try:
    PARSER: Any = import_module("yaml._yaml").CParser
except ImportError:  # PyYAML built without libyaml: the same events, some fifteen times slower
    PARSER = yaml.Loader
DROPPED = "\0"  # marks, in `data`, the key of a repeated entry, so that places stay in step
COLUMN_BITS = 20  # a column of a million code points; lines take the rest
_NO_VALUE = frozenset({"", "~", "null", "Null", "NULL"})

# Characters that a reader cannot see and that change what is shown: controls, bidirectional
# marks, zero-width characters; what is no character at all, which no XML holds. (Line feed and tab
# are layout and may stand in block scalars.)
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)

_FORMAT = Text("Quy cách tệp kế hoạch (docs/format.md).", "The plan file format (docs/format.md).")

UNREADABLE_FILE = Rule(
    slug="unreadable-file",
    severity="error",
    title=Text("Không đọc được tệp", "File cannot be read"),
    message=Text("Không đọc được tệp này: {reason}.", "This file cannot be read: {reason}."),
    why=Text(
        "Nội dung của tệp không được kiểm tra, nên kết quả chưa đầy đủ.",
        "What the file holds is not checked, so the result is incomplete.",
    ),
    fix=Text(
        "Kiểm tra quyền đọc, kích thước và vị trí của tệp.",
        "Check the file's permissions, size and place.",
    ),
    ground=_FORMAT,
)
NOT_UTF8 = Rule(
    slug="not-utf8",
    severity="error",
    title=Text("Tệp không phải UTF-8", "File is not UTF-8"),
    message=Text(
        "Tệp không ở bảng mã UTF-8: byte thứ {offset} ({byte}) không hợp lệ.",
        "The file is not UTF-8 text: byte {offset} ({byte}) is not valid.",
    ),
    why=Text(
        "Chữ tiếng Việt ở bảng mã khác (VNI, TCVN3, Windows-1258) sẽ bị đọc sai.",
        "Vietnamese in another encoding (VNI, TCVN3, Windows-1258) would be misread.",
    ),
    fix=Text("Lưu lại tệp với bảng mã UTF-8.", "Save the file again as UTF-8."),
    ground=_FORMAT,
)
FILE_FORM = Rule(
    slug="file-form",
    severity="note",
    title=Text("Dạng tệp khác quy ước", "File form differs from the convention"),
    message=Text("{what}", "{what}"),
    why=Text(
        "Mỗi máy lưu một kiểu thì khi so sánh sẽ thấy khác nhau dù chữ không đổi.",
        "When each machine saves its own way, a comparison shows changes where no word changed.",
    ),
    fix=Text(
        "Lưu lại ở dạng: UTF-8 không BOM, xuống dòng LF, chữ Unicode dựng sẵn (NFC).",
        "Save as UTF-8 without BOM, LF line ends, composed Unicode (NFC).",
    ),
    ground=_FORMAT,
)
YAML_SYNTAX = Rule(
    slug="yaml-syntax",
    severity="error",
    title=Text("Sai cú pháp YAML", "YAML syntax error"),
    message=Text("Không đọc tiếp được từ đây: {reason}.", "Cannot read on from here: {reason}."),
    why=Text(
        "Phần còn lại của tệp không được đọc và không được kiểm tra.",
        "The rest of the file is not read and not checked.",
    ),
    fix=Text(
        "Kiểm tra thụt đầu dòng (dùng dấu cách, không dùng Tab), dấu hai chấm và dấu ngoặc kép ở"
        " dòng này và dòng ngay trên.",
        "Check the indentation (spaces, no tabs), the colons and the quotation marks of this line"
        " and the one above.",
    ),
    ground=_FORMAT,
)
YAML_FEATURE = Rule(
    slug="yaml-feature",
    severity="error",
    title=Text("Dạng YAML không được dùng", "YAML feature not allowed"),
    message=Text("Tệp kế hoạch không dùng {what}.", "Plan files do not use {what}."),
    why=Text(
        "Các dạng này khiến người đọc và máy đọc hiểu khác nhau, và có thể bị lợi dụng.",
        "Such features make people and machines read differently, and can be abused.",
    ),
    fix=Text(
        "Viết thẳng nội dung ra; chữ bắt đầu bằng ký tự đặc biệt thì đặt trong dấu ngoặc kép.",
        "Write the content out; put text that begins with a special character in quotes.",
    ),
    ground=_FORMAT,
)
DUPLICATE_KEY = Rule(
    slug="duplicate-key",
    severity="error",
    title=Text("Khóa bị lặp", "Duplicate key"),
    message=Text(
        "Khóa “{key}” được viết hai lần trong cùng một mục.",
        "The key “{key}” is written twice in one mapping.",
    ),
    why=Text(
        "Không thể biết giá trị nào là đúng; phần mềm khác sẽ lặng lẽ bỏ một giá trị.",
        "Nobody can tell which value holds; other programs silently drop one of them.",
    ),
    fix=Text("Giữ một dòng, xóa dòng kia.", "Keep one of the two lines."),
    ground=_FORMAT,
)
HIDDEN_CHARACTER = Rule(
    slug="hidden-character",
    severity="error",
    title=Text("Có ký tự ẩn", "Hidden character"),
    message=Text(
        "Có ký tự không nhìn thấy được ({code}) trong chữ này.",
        "This text holds a character that cannot be seen ({code}).",
    ),
    why=Text(
        "Ký tự ẩn có thể đảo thứ tự chữ hiển thị hoặc giấu nội dung với người duyệt.",
        "Hidden characters can reorder what is shown, or hide content from the reviewer.",
    ),
    fix=Text("Xóa ký tự đó rồi gõ lại chữ.", "Delete the character and type the text again."),
    ground=Text("Unicode TR36, TR39", "Unicode TR36, TR39"),
)
EMPTY_FILE = Rule(
    slug="empty-file",
    severity="warning",
    title=Text("Tệp trống", "Empty file"),
    message=Text("Tệp không có nội dung.", "The file has no content."),
    why=Text(
        "Tệp trống thường do lưu nhầm; nội dung cũ có thể đã mất.",
        "An empty file is usually a slip when saving; its content may be lost.",
    ),
    fix=Text("Khôi phục nội dung, hoặc xóa tệp.", "Restore the content, or delete the file."),
    ground=_FORMAT,
)
RULES = (
    UNREADABLE_FILE,
    NOT_UTF8,
    FILE_FORM,
    YAML_SYNTAX,
    YAML_FEATURE,
    DUPLICATE_KEY,
    HIDDEN_CHARACTER,
    EMPTY_FILE,
)


class Document(NamedTuple):
    """One parsed plan file.

    `data` holds mappings, lists, texts and None; `places` the packed position of each key and
    value in document order. `unread` is the text that could not be read, empty for a sound file.
    `empty` tells that a value is missing somewhere in `data`.
    """

    file: str
    text: str
    data: Any
    places: "array[int]"
    findings: tuple[Finding, ...] = ()
    unread: str = ""
    empty: bool = False


class _Refused(Exception):  # noqa: N818 - a signal within this module, never seen outside
    def __init__(self, rule: Rule, mark: Any, **values: Any) -> None:
        super().__init__(rule.slug)
        self.rule, self.mark, self.values = rule, mark, values


# -- finding and reading files ---------------------------------------------------------------------


def discover(root: str) -> tuple[list[str], list[Finding]]:
    """Return the plan files below a folder, as paths relative to it, sorted, and what was refused.

    Hidden folders and the configuration file are passed over. Symbolic links that lead out of
    `root` are refused; links inside it are read once, under the name of what they lead to. Names
    that are no UTF-8 are refused, and shown as `refusals.shown` does.
    """
    files: set[str] = set()
    found: list[Finding] = []
    real_root = os.path.realpath(root)

    def complain(error: OSError) -> None:
        found.append(unreadable(_relative(str(error.filename), root), os_reason(error)))

    for folder, folders, names in os.walk(root, onerror=complain):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(folders + names):
            path = os.path.join(folder, name)
            if os.path.islink(path) and (name in folders or name.endswith(SUFFIXES)):
                target = os.path.realpath(path)
                inside = target.startswith(real_root + os.sep)
                if not inside:
                    found.append(unreadable(_relative(path, root), refusals.LEADS_OUT))
                elif not os.path.isdir(target):
                    files.add(_relative(target if os.path.exists(target) else path, real_root))
            elif name in names and name.endswith(SUFFIXES) and name != CONFIG_NAME:
                files.add(_relative(path, root))
    strange = sorted(name for name in files if not refusals.sound(name))
    found.extend(unreadable(name, refusals.NOT_TEXT) for name in strange)
    return sorted(files.difference(strange)), found


def unreadable(file: str, reason: Text) -> Finding:
    """Return the finding of a file that cannot be read, for a reason that goes into a sentence."""
    return UNREADABLE_FILE.at(Place(refusals.shown(file)), reason=reason)


def lost(finding: Finding) -> Document:
    """Return the document of a file of which nothing could be read."""
    return Document(finding.place.file, "", None, array("Q"), (finding,), unread="*")


def read(root: str, file: str) -> Document:
    """Read and parse one plan file; whatever is wrong with it becomes a finding."""
    path = os.path.join(root, file)
    try:
        raw = read_bytes(path)
    except OSError as error:
        return lost(unreadable(file, os_reason(error)))
    if raw is None:
        return lost(unreadable(file, TOO_LARGE))
    return parse(file, raw)


def read_bytes(path: str) -> bytes | None:
    """Return the bytes of a regular file, or None where it holds more than `MAX_BYTES`.

    Raises:
        OSError: it cannot be opened, or is not a regular file.
    """
    # A pipe or a device would block, or never end: look before opening, and do not wait.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with open(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(0, "not a regular file", path)
        raw = stream.read(MAX_BYTES + 1)
    return None if len(raw) > MAX_BYTES else raw


TOO_LARGE = Text(
    f"lớn hơn {MAX_BYTES // 1024 // 1024} MB", f"it is larger than {MAX_BYTES // 1024 // 1024} MB"
)


def os_reason(error: OSError) -> Text:
    """Say why the system could not open a file."""
    if isinstance(error, PermissionError):
        return Text("không có quyền đọc", "no permission to read it")
    if isinstance(error, FileNotFoundError):
        return Text("không có tệp này", "there is no such file")
    if isinstance(error, IsADirectoryError) or error.errno == 0:
        return Text("không phải là tệp thường", "it is not a regular file")
    return system_words(error)


def _relative(path: str, root: str) -> str:
    return os.path.relpath(path, root).replace(os.sep, "/")


# -- bytes to data ---------------------------------------------------------------------------------


def parse(file: str, raw: bytes) -> Document:
    """Parse the bytes of a plan file.

    Returns:
        The document. What stands before a syntax error is kept; the rest is its `unread` text.
    """
    if refusals.is_pointer(raw):
        return lost(unreadable(file, refusals.POINTER))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return lost(_not_utf8(file, raw, error))
    findings = _form(file, raw, text)
    bare = next(_hidden(file, text), None)
    if bare is not None:
        return Document(file, text, None, array("Q"), (*findings, bare), unread=text)
    builder = _Builder(file)
    unread = ""
    try:
        builder.run(text)
    except _Refused as refused:
        where = _at_mark(file, refused.mark)
        findings.append(refused.rule.at(where, **refused.values))
        unread = _after(text, refused.mark)
    except yaml.YAMLError as error:
        mark = _mark(error)
        findings.append(_syntax(file, error, text))
        unread = _after(text, mark)
    findings.extend(builder.findings)
    if builder.root is None and not unread:
        findings.append(EMPTY_FILE.at(Place(file, position=(1, 1))))
    return Document(
        file, text, builder.root, builder.places, tuple(findings), unread, builder.empty
    )


class _Builder:
    """Builds data and packed places from events, without recursion."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Any = None
        self.places: array[int] = array("Q")
        self.empty = False
        self.apart = False  # the text holds decomposed characters
        self.findings: list[Finding] = []

    def run(self, text: str) -> None:
        self.apart = not unicodedata.is_normalized("NFC", text)
        parser = PARSER(text)
        try:
            self._stream(parser.get_event)
        finally:
            getattr(parser, "dispose", lambda: None)()

    def _stream(self, get: Callable[[], Any]) -> None:  # noqa: C901, PLR0912, PLR0915 - one hot loop
        stack: list[tuple[Any, str | None]] = []
        current: Any = None
        key: str | None = None
        place = self.places.append
        keys: dict[str, str] = {}
        apart = self.apart
        started = False
        while True:
            event = get()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                mark = event.start_mark
                if event.anchor is not None or event.tag is not None:
                    raise _Refused(YAML_FEATURE, mark, what=_feature(event))
                value = event.value
                packed = mark.line << COLUMN_BITS | mark.column
                if type(current) is dict and key is None:
                    if value == "<<":
                        raise _Refused(YAML_FEATURE, mark, what=_MERGE)
                    if len(value) > MAX_KEY:
                        raise _Refused(YAML_FEATURE, mark, what=_LONG_KEY)
                    key = keys.setdefault(value, value)
                    if key in current:
                        self._found(DUPLICATE_KEY, mark, key=key)
                        key = f"{key}{DROPPED}{len(current)}"
                    place(packed)
                    continue
                if not event.style:  # a plain scalar
                    node: str | None = value
                    if value in _NO_VALUE:
                        node = None
                        self.empty = True
                else:
                    node = value
                    if event.style == '"' and not value.isprintable():
                        self._hidden(mark, value)
                if apart and node is not None:
                    node = unicodedata.normalize("NFC", node)
                place(packed)
                if type(current) is dict:
                    current[key] = node
                    key = None
                elif current is None:
                    self.root = node
                    started = True
                else:
                    current.append(node)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                mark = event.start_mark
                if event.anchor is not None or event.tag is not None:
                    raise _Refused(YAML_FEATURE, mark, what=_feature(event))
                if type(current) is dict and key is None:
                    raise _Refused(YAML_FEATURE, mark, what=_COMPLEX_KEY)
                if len(stack) >= MAX_DEPTH:
                    raise _Refused(YAML_FEATURE, mark, what=_TOO_DEEP)
                place(mark.line << COLUMN_BITS | mark.column)
                fresh: Any = {} if kind is yaml.MappingStartEvent else []
                if type(current) is dict:
                    current[key] = fresh
                elif current is None:
                    self.root = fresh
                    started = True
                else:
                    current.append(fresh)
                stack.append((current, key))
                current, key = fresh, None
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                current, key = stack.pop()
                key = None
            elif kind is yaml.AliasEvent:
                raise _Refused(YAML_FEATURE, event.start_mark, what=_ALIAS)
            elif kind is yaml.DocumentStartEvent:
                if event.version or event.tags:
                    raise _Refused(YAML_FEATURE, event.start_mark, what=_DIRECTIVE)
                if started:
                    raise _Refused(YAML_FEATURE, event.start_mark, what=_SECOND_DOCUMENT)
            elif kind is yaml.StreamEndEvent:
                return

    def _found(self, rule: Rule, mark: Any, **values: Any) -> None:
        self.findings.append(rule.at(_at_mark(self.file, mark), **values))

    def _hidden(self, mark: Any, value: str) -> None:
        hit = HIDDEN.search(value)
        if hit is not None:
            self._found(HIDDEN_CHARACTER, mark, code=f"U+{ord(hit[0]):04X}")


_ANCHOR = Text("neo (&)", "anchors (&)")
_TAG = Text("nhãn kiểu (!)", "tags (!)")
_ALIAS = Text("tham chiếu neo (*)", "aliases (*)")
_MERGE = Text("khóa gộp (<<)", "merge keys (<<)")
_DIRECTIVE = Text("chỉ thị (%)", "directives (%)")
_SECOND_DOCUMENT = Text("nhiều tài liệu trong một tệp (---)", "several documents in one file (---)")
_COMPLEX_KEY = Text("khóa là danh sách hoặc nhóm", "lists or mappings as keys")
_LONG_KEY = Text(f"khóa dài quá {MAX_KEY} ký tự", f"keys of more than {MAX_KEY} characters")
_TOO_DEEP = Text(f"quá {MAX_DEPTH} cấp lồng nhau", f"more than {MAX_DEPTH} levels of nesting")


def _feature(event: Any) -> Text:
    return _ANCHOR if event.anchor is not None else _TAG


def _at_mark(file: str, mark: Any) -> Place:
    return Place(file, position=(mark.line + 1, mark.column + 1) if mark else (1, 1))


def _after(text: str, mark: Any) -> str:
    # From the start of the line before: libyaml often notices a slip one line late.
    if mark is None:
        return text
    lines = text.splitlines(keepends=True)
    return "".join(lines[max(mark.line - 1, 0) :]) or "*"


def _not_utf8(file: str, raw: bytes, error: UnicodeDecodeError) -> Finding:
    before = raw[: error.start]
    start = before.rfind(b"\n") + 1
    position = (before.count(b"\n") + 1, len(before[start:].decode("utf-8", "replace")) + 1)
    return NOT_UTF8.at(
        Place(file, position=position),
        offset=str(error.start + 1),
        byte=f"0x{raw[error.start]:02X}",
    )


def _form(file: str, raw: bytes, text: str) -> list[Finding]:
    found = []
    if raw.startswith(b"\xef\xbb\xbf"):
        found.append(_form_finding(file, 1, 1, _BOM))
    if b"\r" in raw:
        line = text.count("\n", 0, text.index("\r")) + 1
        found.append(_form_finding(file, line, 1, _CRLF))
    if not unicodedata.is_normalized("NFC", text):
        for number, line_text in enumerate(text.split("\n"), 1):
            if not unicodedata.is_normalized("NFC", line_text):
                found.append(_form_finding(file, number, 1, _NFD))
                break
    return found


def _form_finding(file: str, line: int, column: int, what: Text) -> Finding:
    return FILE_FORM.at(Place(file, position=(line, column)), what=what)


_BOM = Text("Tệp mở đầu bằng dấu BOM.", "The file begins with a byte order mark (BOM).")
_CRLF = Text("Tệp xuống dòng kiểu Windows (CRLF).", "The file has Windows line ends (CRLF).")
_NFD = Text(
    "Từ dòng này có chữ Unicode tổ hợp (NFD); plancheck đọc như chữ dựng sẵn.",
    "From this line on there is decomposed Unicode (NFD); plancheck reads it as composed.",
)


def _hidden(file: str, text: str) -> Iterator[Finding]:
    # What is printable but for its line breaks holds nothing hidden: the common case, and cheap.
    if text.replace("\n", "").isprintable():
        return
    for hit in HIDDEN.finditer(text):
        if hit[0] == "\r":
            continue
        line = text.count("\n", 0, hit.start()) + 1
        column = hit.start() - (text.rfind("\n", 0, hit.start()) + 1) + 1
        yield HIDDEN_CHARACTER.at(Place(file, position=(line, column)), code=f"U+{ord(hit[0]):04X}")


_REASONS = (
    (
        "found character '\\t'",
        Text("có dấu Tab ở đầu dòng", "there is a tab at the start of the line"),
    ),
    (
        "cannot start any token",
        Text(
            "dòng có ký tự không được đứng ở đây nếu không có dấu ngoặc kép",
            "a character cannot stand here without quotation marks",
        ),
    ),
    (
        "mapping values are not allowed",
        Text(
            "có dấu hai chấm “: ” thừa; chữ chứa “: ” phải đặt trong dấu ngoặc kép",
            "there is one “: ” too many; text that contains “: ” needs quotation marks",
        ),
    ),
    (
        "could not find expected ':'",
        Text("thiếu dấu hai chấm sau khóa", "a colon is missing after the key"),
    ),
    (
        "did not find expected key",
        Text(
            "thụt đầu dòng không khớp, hoặc thiếu khóa",
            "the indentation is off, or a key is missing",
        ),
    ),
    (
        "did not find expected '-' indicator",
        Text(
            "thụt đầu dòng không khớp trong danh sách (thiếu dấu “- ”)",
            "the indentation is off inside a list (a “- ” is missing)",
        ),
    ),
    (
        "unexpected end of stream",
        Text("dấu ngoặc kép mở ra mà không đóng", "a quotation mark is opened and never closed"),
    ),
    (
        "did not find expected ',' or",
        Text(
            "trong ngoặc [ ] hoặc { } thiếu dấu phẩy hoặc dấu đóng",
            "inside [ ] or { } a comma or the closing bracket is missing",
        ),
    ),
)


def _yaml_reason(error: yaml.YAMLError, text: str) -> Text:
    problem = str(getattr(error, "problem", None) or error).splitlines()[0]
    mark = _mark(error)
    if mark is not None and _tab_near(text, mark.line):
        return _REASONS[0][1]
    for part, reason in _REASONS:
        if part in problem:
            return reason
    return Text(f"cú pháp YAML không hợp lệ ({problem})", f"invalid YAML ({problem})")


def _syntax(file: str, error: yaml.YAMLError, text: str) -> Finding:
    place = _at_mark(file, _mark(error))
    if "nesting depth" in str(error):  # libyaml's own limit, met while it looks ahead
        return YAML_FEATURE.at(place, what=_TOO_DEEP)
    return YAML_SYNTAX.at(place, reason=_yaml_reason(error, text))


def _mark(error: yaml.YAMLError) -> Any:
    """Return where an error began: for what is never closed, where it was opened."""
    problem, context = (getattr(error, name, None) for name in ("problem_mark", "context_mark"))
    opened = "end of stream" in str(getattr(error, "problem", ""))
    return (context or problem) if opened else (problem or context)


def _tab_near(text: str, line: int) -> bool:
    lines = text.split("\n")
    return any(re.match(r" *\t", row) for row in lines[max(line - 1, 0) : line + 1])
