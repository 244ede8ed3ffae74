"""What was known when: the second clock, beside the day a plan is judged by.

An event of an act, or a reorganisation, says under `recorded` on which day it was put on record.
Asked for an earlier day, it does not exist yet. Without `recorded` it counts as always known.
"""

from datetime import date
from typing import Any, NamedTuple

from msgspec import structs

from plancheck.model import Act, Change
from plancheck.text import Text

_SENTENCE = Text(
    "Chỉ tính những gì đã ghi nhận đến ngày {day}: bỏ qua {hidden} mốc ghi sau ngày đó; {undated}"
    " mốc không nêu ngày ghi nhận (“recorded”) được coi là đã biết.",
    "Only what was on record on {day} counts: {hidden} recorded later left out, {undated} without a"
    " day of recording (“recorded”) taken as known.",
)


class Knowledge(NamedTuple):
    """What a run may know: what was on record on a day (None: all there is).

    `hidden` counts the events and reorganisations that were recorded later, `undated` those that do
    not say when and count as known.
    """

    until: date | None = None
    hidden: int = 0
    undated: int = 0

    def sentence(self) -> Text:
        """Say what was left out because it was recorded later, and what has no such day."""
        return _SENTENCE.fill(day=self.until, hidden=self.hidden, undated=self.undated)

    def without(self, entry: Any) -> tuple[Any, tuple[int, ...], "Knowledge"]:
        """Return what an entry was on the day, the ranks of the events kept, and the new count.

        The entry is None where it was not on record at all. Only acts and reorganisations change.
        """
        if self.until is None or not isinstance(entry, (Act, Change)):
            return entry, (), self
        dated = entry.events if isinstance(entry, Act) else (entry,)
        later = [each.recorded is not None and each.recorded > self.until for each in dated]
        knowledge = self._replace(
            hidden=self.hidden + sum(later),
            undated=self.undated + sum(each.recorded is None for each in dated),
        )
        if not any(later):
            return entry, (), knowledge
        if isinstance(entry, Change):
            return None, (), knowledge
        kept = tuple(rank for rank, gone in enumerate(later) if not gone)
        events = tuple(entry.events[rank] for rank in kept)
        return structs.replace(entry, events=events), kept, knowledge
