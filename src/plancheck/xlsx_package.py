"""The parts of an Excel workbook: a zip of XML files that nobody vouches for.

Refused is what an honest workbook of moderate size never holds: document types (and with them
entities), macros, encryption, doubled parts, more than the bounds below. Nothing is ever fetched.

Source: ECMA-376 Part 2 (packages).
"""

import posixpath
import zipfile
from collections.abc import Callable, Mapping
from typing import Any
from xml.parsers import expat

from plancheck.text import Text

MAX_BYTES = 8 * 1024 * 1024  # of the file
MAX_UNZIPPED = 48 * 1024 * 1024  # of all its parts that are read
MAX_PARTS = 2_000
MAX_SHEETS = 64
MAX_ELEMENTS = 1_000_000
MAX_CELLS = 200_000
_CHUNK = 64 * 1024
Attributes = Mapping[str, str]


class Refused(Exception):  # noqa: N818 - a signal to `xlsx.read`, never seen outside
    """A workbook is not read, and why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def look(raw: bytes) -> Text | None:
    """Return what the first bytes say against a file, if anything."""
    if len(raw) > MAX_BYTES:
        return TOO_LARGE
    if raw.startswith(_OLE):
        return _LOCKED if _ENCRYPTED in raw else _OLD
    return None if raw.startswith(b"PK") else FOREIGN


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
TOO_LARGE = Text(
    f"tệp quá lớn (giới hạn {MAX_BYTES // 1024 // 1024} MB, sau khi giải nén"
    f" {MAX_UNZIPPED // 1024 // 1024} MB, {MAX_CELLS} ô)",
    f"the file is too large (limits: {MAX_BYTES // 1024 // 1024} MB,"
    f" {MAX_UNZIPPED // 1024 // 1024} MB once unpacked, {MAX_CELLS} cells)",
)
_LOCKED = Text(
    "tệp được đặt mật khẩu; hãy bỏ mật khẩu mở tệp rồi gửi lại",
    "the file needs a password to open; take the password off and send it again",
)
_OLD = Text(
    "tệp ở định dạng cũ (.xls, .doc); hãy mở bằng Excel và lưu thành .xlsx",
    "the file is in an old format (.xls, .doc); open it in Excel and save it as .xlsx",
)
FOREIGN = Text(
    "không phải sổ tính Excel (.xlsx); hãy điền vào biểu đã phát và lưu thành .xlsx",
    "it is not an Excel workbook (.xlsx); fill in the form itself and save it as .xlsx",
)
_MACROS = Text(
    "tệp có macro; hãy lưu thành .xlsx (không có macro) rồi gửi lại",
    "the file holds macros; save it as .xlsx (without macros) and send it again",
)
DAMAGED = Text(
    "tệp bị hỏng, không đọc được; hãy mở bằng Excel và lưu lại",
    "the file is damaged and cannot be read; open it in Excel and save it again",
)
_ENTITIES = Text(
    "tệp có khai báo kiểu tài liệu (DOCTYPE) mà Excel không bao giờ ghi",
    "the file declares a document type, which Excel never writes",
)

_MAIN = frozenset(
    {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    }
)


class Package:
    """The parts of a workbook, read within bounds that all of them share."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        infos = archive.infolist()
        self.parts = {info.filename.lstrip("/"): info for info in infos}
        if len(infos) > MAX_PARTS:
            raise Refused(TOO_LARGE)
        if len(self.parts) != len(infos):
            raise Refused(DAMAGED)
        if any(info.flag_bits & 1 for info in infos):
            raise Refused(_LOCKED)
        if any(name.lower().endswith("vbaproject.bin") for name in self.parts):
            raise Refused(_MACROS)
        self.left = MAX_UNZIPPED
        self.elements = MAX_ELEMENTS

    def target_of(self, rels: str, kind: str) -> str:
        """Return the first part of a kind that a list of relations names, or nothing."""
        found = self._read_relations(rels, "")
        return next((target for target, relation in found.values() if relation.endswith(kind)), "")

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the parts that a part refers to, with the kind of each, by their ids."""
        folder, name = posixpath.split(part)
        return self._read_relations(posixpath.join(folder, "_rels", f"{name}.rels"), folder)

    def _read_relations(self, rels: str, folder: str) -> dict[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}

        def on(name: str, attributes: Attributes) -> None:
            if name == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, attributes["Target"]))
                found[attributes["Id"]] = (target.lstrip("/"), attributes["Type"])

        if rels in self.parts:
            self.walk(rels, on, main=False)
        return found

    def walk(
        self,
        part: str,
        begin: Callable[[str, Attributes], None],
        end: Callable[[str], None] | None = None,
        text: Callable[[str], None] | None = None,
        *,
        main: bool = True,
    ) -> None:
        """Read a part, element by element; names come without their namespace.

        Args:
            part: the name of the part.
            begin: called where an element of the workbook begins.
            end: called where it ends.
            text: called with its characters.
            main: pass over the elements of foreign namespaces.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        names: dict[str, str | None] = {}  # without their namespace; None for foreign ones

        def local(name: str) -> str | None:
            space, _, bare = name.rpartition(" ")
            return names.setdefault(name, bare if not main or space in _MAIN else None)

        def started(name: str, attributes: dict[str, str]) -> None:
            self.elements -= 1
            if self.elements < 0:
                raise Refused(TOO_LARGE)
            known = names[name] if name in names else local(name)
            if known is not None:
                begin(known, attributes)

        def ended(name: str) -> None:
            known = names[name]
            if known is not None and end is not None:
                end(known)

        parser.StartElementHandler = started
        parser.EndElementHandler = ended
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _no_doctype
        self._feed(part, parser)

    def _feed(self, part: str, parser: Any) -> None:
        try:
            with self.archive.open(self.parts[part]) as stream:
                while chunk := stream.read(min(_CHUNK, self.left + 1)):
                    self.left -= len(chunk)
                    if self.left < 0:
                        raise Refused(TOO_LARGE)
                    parser.Parse(chunk, False)  # noqa: FBT003 - expat's own signature
            parser.Parse(b"", True)  # noqa: FBT003
        except (expat.ExpatError, KeyError) as error:
            raise Refused(DAMAGED) from error


def _no_doctype(*_: object) -> None:
    raise Refused(_ENTITIES)
