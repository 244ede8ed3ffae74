"""A file written whole or not at all, and where its name says: never through a link elsewhere."""

import os
import stat

from plancheck.errors import InputError, system_words
from plancheck.text import Text

_LINK = Text(
    "“{path}” là một liên kết (symlink); hãy chỉ thẳng tệp cần ghi.",
    "“{path}” is a symbolic link; name the file itself.",
)
_SPECIAL = Text("“{path}” không phải là một tệp thường.", "“{path}” is not a regular file.")
_OUT = Text(
    "“{path}” đi qua một liên kết (symlink) ra ngoài thư mục hiện tại; hãy chỉ thẳng nơi cần ghi.",
    "“{path}” leads out of the current folder through a symbolic link; name the place itself.",
)


def save(path: str, content: str | bytes) -> None:
    """Write a file in one step: whoever reads it sees the old content or the new, never a part.

    A file that exists keeps its permissions. A name below the current folder is not followed out of
    it, so that a checkout cannot send a report elsewhere; a name that leads out by itself may. A
    device or a pipe is written as it comes.

    Raises:
        InputError: the name is that of a link or no regular file, or leads out through a link; or
            the folder does not exist or cannot be written to.
    """
    raw = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    try:
        if _stream(path):
            with open(path, "wb") as stream:
                stream.write(raw)
        else:
            _write(path, raw)
    except OSError as error:
        reason = refusal(error)
        raise InputError(
            Text(f"Không ghi được “{path}”: {reason.vi}.", f"Cannot write “{path}”: {reason.en}.")
        ) from error


def _write(path: str, content: bytes) -> None:
    mode = _mode(path)
    folder, name = os.path.split(os.path.abspath(path))
    here = os.getcwd()
    if inside(folder, os.path.abspath(here)) and not inside(
        os.path.realpath(folder), os.path.realpath(here)
    ):
        raise InputError(_OUT.fill(path=path))
    part = os.path.join(folder, f".{name}.{os.getpid()}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    number = os.open(part, flags, 0o666)  # not ours to remove if it is there already
    try:
        with open(number, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            os.chmod(part, mode)
        os.replace(part, path)
    except BaseException:  # also Ctrl-C: it goes on, only the part is cleared away
        os.unlink(part)
        raise


def _stream(path: str) -> bool:
    """Tell whether a name is that of a device or a pipe, such as `/dev/stdout`."""
    try:
        mode = os.stat(path).st_mode
    except OSError:
        return False
    return stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)


def refusal(error: OSError) -> Text:
    """Say why the system could not write a file or make a folder."""
    if isinstance(error, PermissionError):
        return Text("không có quyền ghi", "no permission to write there")
    if isinstance(error, (FileNotFoundError, NotADirectoryError, FileExistsError)):
        return Text("không có thư mục này", "there is no such folder")
    return system_words(error)


def _mode(path: str) -> int | None:
    """Return the permissions of the file that is there, or None where none is."""
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(found.st_mode):
        raise InputError(_LINK.fill(path=path))
    if not stat.S_ISREG(found.st_mode):
        raise InputError(_SPECIAL.fill(path=path))
    return stat.S_IMODE(found.st_mode)


def inside(path: str, folder: str) -> bool:
    """Tell whether a path is a folder or below it; both are whole and have no links in them."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def way_to(path: str, folder: str) -> str:
    """Return the way from a folder to a path, with slashes; empty for the folder itself."""
    found = os.path.relpath(path, folder).replace(os.sep, "/")
    return "" if found == "." else found
