"""`check --watch`: check again whenever a file of the project changes."""

import os
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

from plancheck.errors import InputError, PlancheckError
from plancheck.source import CONFIG_NAME, SUFFIXES
from plancheck.terminal import plain
from plancheck.text import Lang, Text


class Session(NamedTuple):
    """What a watch needs: the folders, one run, and how to say what it says.

    `run` checks once and returns the exit status; `clear` asks for an empty screen before each run.
    """

    folders: tuple[str, ...]
    run: Callable[[], int]
    lang: Lang
    clear: bool
    own: frozenset[str] = frozenset()


def watch(session: Session, changes: Iterator[object] | None = None) -> int:
    """Check, then again after each change, until interrupted; return the last status.

    Args:
        session: what to do.
        changes: yields once for each change; the file system is watched where left out.

    Raises:
        InputError: the library that watches files is not installed.
    """
    waiting = changes if changes is not None else _changes(session)
    statuses: list[int] = []
    _once(session, statuses)
    try:
        for _ in waiting:
            _once(session, statuses)
    except KeyboardInterrupt:
        sys.stdout.write("\n")
    return statuses[-1]


def _once(session: Session, statuses: list[int]) -> None:
    """Check once; the status counts before anything is said: who reads it may interrupt at once."""
    if session.clear:
        sys.stdout.write("\x1b[2J\x1b[H")
    try:
        status = session.run()
    except PlancheckError as error:  # a file half written: the next change will mend it
        sys.stderr.write(f"plancheck: {plain(error.text.in_(session.lang))}\n")
        status = 2
    statuses.append(status)
    words = Text("Đang theo dõi thay đổi; Ctrl-C để dừng.", "Watching for changes; Ctrl-C to stop.")
    sys.stdout.write(f"\n{words.in_(session.lang)}\n")
    sys.stdout.flush()


def _changes(session: Session) -> Iterator[object]:
    try:
        import watchfiles
    except ImportError as error:
        raise InputError(
            Text(
                "Lệnh này cần thư viện watchfiles: pip install 'plancheck[watch]'.",
                "This needs watchfiles: pip install 'plancheck[watch]'.",
            )
        ) from error

    def wanted(_: object, path: str) -> bool:
        return is_wanted(session, path)

    folders = session.folders
    return iter(watchfiles.watch(*folders, watch_filter=wanted, raise_interrupt=True, debounce=300))


def is_wanted(session: Session, path: str) -> bool:
    """Tell whether a change of a file calls for another check: not one of our own reports."""
    kind = path.endswith((*SUFFIXES, ".txt", CONFIG_NAME))
    return kind and os.path.realpath(path) not in session.own
