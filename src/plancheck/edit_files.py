"""Files on disk, written whole or not at all, and never outside the folder they belong to."""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import NamedTuple

from plancheck.errors import EditError
from plancheck.source import HIDDEN, MAX_BYTES, TOO_LARGE, os_reason, read_bytes
from plancheck.text import Text


class Rewrite(NamedTuple):
    """One file and its bytes, as they were read (None: there was no such file) and as they come."""

    file: str
    before: bytes | None
    after: bytes


def read(root: str, file: str) -> bytes | None:
    """Return the bytes of a file below a folder, None where there is none.

    Raises:
        EditError: it lies outside, behind a link, is too large, or cannot be read.
    """
    path = inside(root, file)
    try:
        raw = read_bytes(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _refused(file, os_reason(error)) from error
    if raw is None:
        raise _refused(file, TOO_LARGE)
    return raw


def inside(root: str, file: str) -> str:
    """Return the path of a file below a folder.

    Raises:
        EditError: the name leads out of the folder, or goes through a link.
    """
    parts = file.split("/")
    if os.sep != "/" and (os.sep in file or os.path.splitdrive(file)[0]):
        raise _refused(file, _NAME)
    if any(part in ("", ".", "..") or _CONTROL.search(part) for part in parts):
        raise _refused(file, _NAME)
    if any(part.startswith(".") for part in parts):
        raise _refused(file, _HIDDEN)
    path = root
    for part in parts:
        path = os.path.join(path, part)
        if os.path.islink(path):
            raise _refused(file, _LINK)
    return path


def save(root: str, rewrites: Sequence[Rewrite]) -> None:
    """Write files: every one is first written beside its place, then all are put there.

    A file keeps its permissions. A disk that is full or a folder that may not be written to shows
    before anything is changed.

    Raises:
        EditError: a file has changed since it was read, or cannot be written; the text says which
            files were written.
    """
    done: list[str] = []
    with _staged() as waiting:
        try:
            for rewrite in rewrites:
                waiting.append(_stage(root, rewrite))
            for rewrite in rewrites:
                _put(root, rewrite, waiting[0])
                del waiting[0]
                done.append(rewrite.file)
        except EditError as error:
            raise _half(done, rewrites, error) from error
    for folder in sorted({os.path.dirname(os.path.join(root, each.file)) for each in rewrites}):
        _sync(folder)


@contextmanager
def _staged() -> Iterator[list[str]]:
    """Keep a list of temporary files; what is still in it at the end is deleted."""
    waiting: list[str] = []
    try:
        yield waiting
    finally:
        for temporary in waiting:
            with suppress(OSError):
                os.unlink(temporary)


def _stage(root: str, rewrite: Rewrite) -> str:
    """Write the new bytes into a temporary file in the folder of the file."""
    if len(rewrite.after) > MAX_BYTES:
        raise _refused(rewrite.file, TOO_LARGE)
    path = _unchanged(root, rewrite)
    if rewrite.before is not None and not os.access(path, os.W_OK):
        raise _refused(rewrite.file, _PERMISSION)
    folder = os.path.dirname(path)
    temporary = os.path.join(folder, f".plancheck-{os.urandom(8).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        os.makedirs(folder, exist_ok=True)
        with open(os.open(temporary, flags, 0o666), "wb") as stream:
            if rewrite.before is not None:
                _like(path, temporary)
            stream.write(rewrite.after)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException as error:
        with suppress(OSError):
            os.unlink(temporary)
        if isinstance(error, OSError):
            raise _refused(rewrite.file, _writing(error)) from error
        raise
    return temporary


def _put(root: str, rewrite: Rewrite, temporary: str) -> None:
    """Put a temporary file in the place of the file."""
    path = _unchanged(root, rewrite)
    try:
        os.replace(temporary, path)
    except OSError as error:
        raise _refused(rewrite.file, _writing(error)) from error


def _like(path: str, temporary: str) -> None:
    """Give a file the permissions, and where that is allowed the owner, of the one it replaces."""
    old, new = os.stat(path), os.stat(temporary)
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        with suppress(OSError):
            os.chown(temporary, old.st_uid, old.st_gid)
    os.chmod(temporary, stat.S_IMODE(old.st_mode))


def _unchanged(root: str, rewrite: Rewrite) -> str:
    """Return the path of a file that is still as it was read."""
    if read(root, rewrite.file) != rewrite.before:
        raise _refused(rewrite.file, CHANGED)
    return inside(root, rewrite.file)


def _sync(folder: str) -> None:
    """Make the new names last; where a folder cannot be opened, the system does it in its time."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


_CONTROL = re.compile(rf"[\n\t]|{HIDDEN.pattern}")
_NAME = Text(
    "tên tệp phải nằm trong thư mục kế hoạch, không có “..”, không bắt đầu bằng “/”",
    "the name must lie below the plan folder, without “..” and not beginning with “/”",
)
_HIDDEN = Text(
    "tệp hoặc thư mục ẩn không thuộc kế hoạch", "hidden files and folders are no part of the plan"
)
_LINK = Text("là liên kết, hoặc nằm sau một liên kết", "it is a link, or lies behind one")
_PERMISSION = Text("không có quyền ghi", "no permission to write it")
CHANGED = Text(
    "tệp đã thay đổi từ lúc được đọc; hãy chạy lại",
    "the file has changed since it was read; run the command again",
)


def _refused(file: str, reason: Text) -> EditError:
    return EditError(
        Text(
            f"Không ghi được “{file}”: {reason.vi}.",
            f"“{file}” cannot be written: {reason.en}.",
        )
    )


def _writing(error: OSError) -> Text:
    return _PERMISSION if isinstance(error, PermissionError) else os_reason(error)


def _half(done: list[str], rewrites: Sequence[Rewrite], error: EditError) -> EditError:
    """Say which files were written before one could not be."""
    if not done:
        return EditError(
            Text(f"{error.text.vi} Chưa ghi gì.", f"{error.text.en} Nothing was written.")
        )
    written, left = ", ".join(done), ", ".join(each.file for each in rewrites[len(done) :])
    return EditError(
        Text(
            f"{error.text.vi} Đã ghi: {written}. Chưa ghi: {left}.",
            f"{error.text.en} Written: {written}. Not written: {left}.",
        )
    )
