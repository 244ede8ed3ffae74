"""The standing of every plan of a workspace, as reporters and exporters get it."""

from typing import Literal, NamedTuple

from plancheck.knowledge import Knowledge
from plancheck.report import Day
from plancheck.standing import Standing
from plancheck.text import Text

By = Literal["target", "body", "group"]
_INCOMPLETE = Text(
    "Kết quả chưa đầy đủ: không đọc hết được {files}.",
    "The result is incomplete: could not read all of {files}.",
)


class Viewed(NamedTuple):
    """One plan, the day it is seen on, and what stands where on it."""

    day: Day
    standing: Standing


class Overview(NamedTuple):
    """All plans, the files that could not be read whole, and what the run could know."""

    plans: tuple[Viewed, ...]
    unread: tuple[str, ...] = ()
    knowledge: Knowledge = Knowledge()

    def reserve(self) -> Text:
        """Say which files are missing from the picture; nothing where none is."""
        return _INCOMPLETE.fill(files=list(self.unread)) if self.unread else Text("", "")
