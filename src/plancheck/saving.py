"""Files written whole or not at all."""

import os
import stat
import tempfile

from plancheck.errors import InputError
from plancheck.text import Text


def save(path: str, content: str | bytes) -> None:
    """Write a file atomically: whoever reads it sees the old content or the new, never a part.

    A device or a pipe is written as it comes. A new file gets the usual permissions, an old one
    keeps its own; a link is followed, as a redirection would.

    Raises:
        InputError: it cannot be written; what was there is still there.
    """
    raw = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    target = os.path.realpath(path)
    try:
        mode = os.stat(target).st_mode if os.path.exists(target) else None
        if mode is not None and not stat.S_ISREG(mode):
            with open(target, "wb") as stream:
                stream.write(raw)
            return
        _replace(target, raw, stat.S_IMODE(mode) if mode is not None else _usual())
    except OSError as error:
        raise InputError(
            Text(f"Không ghi được “{path}”: {error}.", f"Cannot write “{path}”: {error}.")
        ) from error


def _replace(target: str, raw: bytes, mode: int) -> None:
    folder = os.path.dirname(target) or "."
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=".plancheck-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(raw)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise


def _usual() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
