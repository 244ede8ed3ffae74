"""A file that the user named: read within the bound of all files, or refused in plain words."""

from plancheck import source
from plancheck.errors import InputError
from plancheck.text import Text


def read(path: str) -> bytes:
    """Return the bytes of a file.

    Raises:
        InputError: it cannot be read, or is larger than any file may be.
    """
    try:
        raw = source.read_bytes(path)
    except OSError as error:
        raise refused(path, source.os_reason(error)) from error
    if raw is None:
        raise refused(path, source.TOO_LARGE)
    return raw


def refused(path: str, why: Text) -> InputError:
    """Return the error that a file cannot be used, and why."""
    return InputError(Text(f"“{path}”: {why.vi}.", f"“{path}”: {why.en}."))
