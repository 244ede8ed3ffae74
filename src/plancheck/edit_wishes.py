"""Edits as values, and what a set of them makes of data.

Paths are those of the data before any edit: the edits of a set do not see one another, and their
order matters only between entries added at the same place. Two that want different things of one
node contradict each other, and the set is refused.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from plancheck.errors import EditError
from plancheck.findings import Path
from plancheck.text import Text
from plancheck.writing import Noted, data_of


class Add(NamedTuple):
    """Add an entry to the list at `path`, before the entry `at`, or at the end.

    The list is made where there is none: `Add("registry/legal.yaml", ("acts",), act)` makes the
    section, and the file. `comment` holds paragraphs to stand above the entry.
    """

    file: str
    path: Path
    value: Any
    at: int | None = None
    comment: tuple[str, ...] = ()


class Set(NamedTuple):
    """Give the node at `path` a value; a key that is missing, and those above it, are added."""

    file: str
    path: Path
    value: Any


class Remove(NamedTuple):
    """Remove a key with its value, or an entry; a list or mapping that it leaves empty goes too."""

    file: str
    path: Path


class Create(NamedTuple):
    """Begin a file that does not exist yet with a text; other edits of the set add to it."""

    file: str
    text: str


Edit = Add | Set | Remove | Create


class _Absent:
    def __repr__(self) -> str:
        return "ABSENT"


ABSENT = _Absent()  # no such node, before the edits or after them


class Wish:
    """What the edits want of one node; without `given`, of what is below it.

    `given` is its new value, `ABSENT` for a node to remove; `added` holds new entries of a list
    with the index they come before.
    """

    __slots__ = ("added", "below", "given")

    def __init__(self) -> None:
        self.given: tuple[Any] | None = None
        self.added: list[tuple[int | None, Any]] = []
        self.below: dict[str | int, Wish] = {}

    @property
    def idle(self) -> bool:
        """Tell whether nothing is wanted of the node, nor of what is below it."""
        return self.given is None and not self.added and not self.below


def gather(data: Any, edits: Iterable[Add | Set | Remove]) -> Wish:
    """Return what some edits want of the nodes of one file.

    Raises:
        EditError: two contradict each other, or one names a place that is not there.
    """
    root = Wish()
    for edit in edits:
        wish, here = root, data
        for step in edit.path:
            if wish.given is not None:
                raise _contradiction(edit)
            here = _below(here, step, edit)
            wish = wish.below.setdefault(step, Wish())
        _wants(wish, here, edit)
    return root


def _wants(wish: Wish, here: Any, edit: Add | Set | Remove) -> None:
    if not edit.path or (isinstance(edit, Remove) and here is ABSENT):
        raise _nowhere(edit)
    if isinstance(edit, Add):
        if wish.given is not None:
            raise _contradiction(edit)
        if here is not ABSENT and here is not None and not isinstance(here, list):
            raise _nowhere(edit)
        if edit.at is not None and not 0 <= edit.at <= len(here if isinstance(here, list) else ()):
            raise _nowhere(edit)
        at = edit.at if isinstance(here, list) and edit.at != len(here) else None
        entry = data_of(edit.value)
        wish.added.append((at, Noted(entry, edit.comment) if edit.comment else entry))
        return
    if not wish.idle:
        raise _contradiction(edit)
    wish.given = (ABSENT if isinstance(edit, Remove) else data_of(edit.value),)


def _below(here: Any, step: str | int, edit: Add | Set | Remove) -> Any:
    if isinstance(step, str) and (here is ABSENT or here is None or isinstance(here, dict)):
        return here.get(step, ABSENT) if isinstance(here, dict) else ABSENT
    if isinstance(here, list) and isinstance(step, int) and 0 <= step < len(here):
        return here[step]
    raise _nowhere(edit)


def outcome(data: Any, wish: Wish) -> Any:
    """Return what data becomes; new entries may be `Noted`. `ABSENT` where nothing is left."""
    if wish.given is not None:
        return wish.given[0]
    if wish.idle:
        return data
    if isinstance(data, list) or wish.added:
        return _list(data if isinstance(data, list) else [], wish) or ABSENT
    after = dict(data) if isinstance(data, dict) else {}
    for key, below in wish.below.items():
        after[str(key)] = outcome(after.get(key, ABSENT), below)
    return {key: part for key, part in after.items() if part is not ABSENT} or ABSENT


def _list(data: list[Any], wish: Wish) -> list[Any]:
    after: list[Any] = []
    for index, part in enumerate([*data, ABSENT]):
        at = index if index < len(data) else None
        after += [entry for where, entry in wish.added if where == at]
        after.append(outcome(part, wish.below[index]) if index in wish.below else part)
    return [part for part in after if part is not ABSENT]


def bare(data: Any) -> Any:
    """Return data without the comments of new entries."""
    if isinstance(data, Noted):
        return data.value
    if isinstance(data, dict):
        return {key: bare(part) for key, part in data.items()}
    if isinstance(data, list):
        return [bare(part) for part in data]
    return data


def _where(edit: Add | Set | Remove) -> str:
    return f"{edit.file}: {'.'.join(map(str, edit.path)) or '-'}"


def _contradiction(edit: Add | Set | Remove) -> EditError:
    where = _where(edit)
    return EditError(
        Text(
            f"{where}: hai thay đổi mâu thuẫn nhau ở chỗ này; không ghi gì.",
            f"{where}: two changes contradict each other here; nothing was written.",
        )
    )


def _nowhere(edit: Add | Set | Remove) -> EditError:
    where = _where(edit)
    return EditError(
        Text(
            f"{where}: không có chỗ này trong tệp; không ghi gì.",
            f"{where}: there is no such place in the file; nothing was written.",
        )
    )
