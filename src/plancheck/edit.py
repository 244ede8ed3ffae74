"""The one way plancheck changes plan files: edits as values, applied to text in place.

    changes = prepare(root, [Add("registry/legal.yaml", ("acts",), act, comment=("Bản nháp.",)),
                             Set("tasks.yaml", ("tasks", 3, "output"), "Báo cáo"),
                             Remove("tasks.yaml", ("tasks", 3, "note"))])
    diff(changes)             # a unified diff, for --dry-run
    save(root, changes)       # all files, each written whole or not at all

What is not named by an edit stays byte for byte: comments, order, quotes, blank lines, line ends.
Nothing is taken on trust: `prepare` reads the new text again, and refuses the set unless the reader
sees the old data with exactly these changes and the model has no more to object than before.
"""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from plancheck import edit_files, shape, source
from plancheck.edit_files import Rewrite, save
from plancheck.edit_text import Splicer
from plancheck.edit_wishes import ABSENT, Add, Create, Edit, Remove, Set, bare, gather, outcome
from plancheck.errors import EditError
from plancheck.findings import Finding, Place
from plancheck.locating import locate
from plancheck.model import File
from plancheck.source import HIDDEN, Document
from plancheck.spans import spans
from plancheck.text import Text

__all__ = ("Add", "Create", "Edit", "Remove", "Rewrite", "Set", "diff", "edited", "prepare", "save")


def prepare(root: str, edits: Iterable[Edit], seen: Iterable[Document] = ()) -> tuple[Rewrite, ...]:
    """Return what a set of edits makes of the files below a folder; nothing is written yet.

    Args:
        root: the folder of the plans.
        edits: what to change; their paths are those of the files as they are.
        seen: the documents that the paths were taken from; one that has changed is refused.

    Raises:
        EditError: the set cannot be carried out; the text says where and why.
    """
    known = {document.file: document.text for document in seen}
    rewrites = []
    by_file: dict[str, list[Edit]] = {}
    for edit in edits:
        by_file.setdefault(edit.file, []).append(edit)
    for file, wanted in sorted(by_file.items()):
        before = edit_files.read(root, file)
        base, changes = _base(file, before, wanted)
        if file in known and base.removeprefix(_BOM) != known[file].encode():
            raise _refused(file, edit_files.CHANGED)
        after = _with_changes(file, base, changes)
        if after != before:
            rewrites.append(Rewrite(file, before, after))
    return tuple(rewrites)


_BOM = b"\xef\xbb\xbf"


def _base(
    file: str, before: bytes | None, edits: Sequence[Edit]
) -> tuple[bytes, list[Add | Set | Remove]]:
    begun = [edit for edit in edits if isinstance(edit, Create)]
    if begun and (before is not None or len(begun) > 1):
        raise _refused(file, Text("đã có tệp này", "the file exists already"))
    base = begun[0].text.encode() if begun else before or b""
    return base, [edit for edit in edits if not isinstance(edit, Create)]


def _with_changes(file: str, base: bytes, edits: Sequence[Add | Set | Remove]) -> bytes:
    if not file.endswith(source.SUFFIXES):
        if edits:
            raise _refused(file, Text("không phải tệp YAML", "it is not a YAML file"))
        return base
    document = source.parse(file, base)
    if not edits and document.unread:
        raise _refused(file, document.findings[0].message)
    text = edited(document, edits) if edits else document.text
    after = text.encode()
    if len(after) > source.MAX_BYTES:
        raise _refused(file, source.TOO_LARGE)
    return _BOM + after if base.startswith(_BOM) else after


def edited(document: Document, edits: Sequence[Add | Set | Remove]) -> str:
    """Return the text of a document with some edits.

    Raises:
        EditError: they contradict each other, name a place that is not there, or would make of the
            file what the reader or the model does not accept.
    """
    _sound(document)
    data = {} if document.data is None else document.data
    wish = gather(data, edits)
    root = spans(document.text)
    text = Splicer(document.file, document.text, root, shape.shape_of(File)).run(data, wish)
    after = source.parse(document.file, text.encode())
    wanted = outcome(data, wish)
    if (after.data or {}) != ({} if wanted is ABSENT else bare(wanted)):
        raise _refused(document.file, _first_new(document, after) or _MISSED)
    objection = _first_new(document, after)
    if objection is not None:
        raise _refused(document.file, objection)
    return text


_MISSED = Text(
    "cách viết ở chỗ cần sửa khiến phần khác bị đổi theo; hãy sửa bằng tay",
    "as the place is written, something else would change with it; edit it by hand",
)


def _sound(document: Document) -> None:
    """Refuse a document of which the reader has not understood every character."""
    if document.unread:
        raise _refused(document.file, document.findings[-1].message)
    if "\r" in document.text.replace("\r\n", ""):
        raise _refused(document.file, Text("xuống dòng bằng CR", "its lines end with CR"))
    if any(finding.rule is source.DUPLICATE_KEY for finding in document.findings):
        raise _refused(document.file, Text("có khóa bị lặp", "a key is written twice"))


def _first_new(before: Document, after: Document) -> Text | None:
    """Return the first error of a document that it did not have before."""
    old = Counter(key(finding) for finding in _errors(before))
    for finding in _errors(after):
        old[key(finding)] -= 1
        if old[key(finding)] < 0:
            at = locate(after, [finding.place])[finding.place]
            return Text("{what} ({line}:{column})", "{what} ({line}:{column})").fill(
                what=finding.message, line=str(at.line), column=str(at.column)
            )
    return None


def _errors(document: Document) -> list[Finding]:
    """Return what the reader and the model object to in a document."""
    found = [finding for finding in document.findings if finding.severity == "error"]
    data, empty = shape.without_empty(document.data, Place(document.file))
    if isinstance(data, dict):
        found += shape.build(data, File, Place(document.file), Text("Tệp", "The file"))[1]
    return found + empty


def key(finding: Finding) -> tuple[str, str]:
    """Return what makes a finding the same before and after a change, wherever it stands."""
    return finding.rule.slug, finding.message.en


# -- what would change -----------------------------------------------------------------------------


def diff(rewrites: Iterable[Rewrite], base: str = "") -> str:
    """Return what would change as a unified diff, which `git apply` understands.

    Args:
        rewrites: the files, before and after.
        base: what to put before their names: the way from the project's folder to its plans.
    """
    parts: list[str] = []
    for file, before, after in rewrites:
        name = base + file + ("\t" if " " in base + file else "")
        old = "/dev/null" if before is None else f"a/{name}"
        rows = difflib.unified_diff(_rows(before), _rows(after), old, f"b/{name}", lineterm="")
        for number, row in enumerate(rows):
            parts.append(row if row.endswith("\n") else f"{row}\n")
            if number > 1 and not row.startswith("@@") and not row.endswith("\n"):
                parts.append("\\ No newline at end of file\n")
    return _INVISIBLE.sub(lambda hit: f"\\u{ord(hit[0]):04x}", "".join(parts))


# A diff goes to terminals too. Plan files hold none of these bare; a carriage return ends lines.
_INVISIBLE = re.compile(f"(?![\r\ufeff])(?:{HIDDEN.pattern})")


def _rows(raw: bytes | None) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", (raw or b"").decode())


def _refused(file: str, reason: Text) -> EditError:
    return EditError(
        Text(
            f"Không sửa “{file}”: {reason.vi.removesuffix('.')}. Chưa ghi gì.",
            f"“{file}” was not edited: {reason.en.removesuffix('.')}. Nothing was written.",
        )
    )
