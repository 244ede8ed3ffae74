"""The states that pictures show: each a word first, and a tone second."""

from typing import Literal

from plancheck import law, standing
from plancheck.text import Text

Tone = Literal["good", "bad", "warn", "info", "none"]
_WORDS: dict[str, Text] = {
    **standing.REPORTS,
    **standing.TASKS,
    **standing.TARGETS,
    **{str(state): words for state, words in law.STATES.items()},
    "error": Text("lỗi", "errors"),
    "warning": Text("cảnh báo", "warnings"),
    "note": Text("lưu ý", "notes"),
}
_TONES: dict[str, Tone] = {
    "met": "good",
    "done": "good",
    "received": "good",
    "in-force": "good",
    "missed": "bad",
    "overdue": "bad",
    "missing": "bad",
    "ceased": "bad",
    "error": "bad",
    "done-late": "warn",
    "late": "warn",
    "suspended": "warn",
    "warning": "warn",
    "in-progress": "info",
    "not-due": "info",
    "not-yet-in-force": "info",
    "note": "info",
}


def word(state: str) -> Text:
    """Return the word for a state; one that is not known is its own word."""
    return _WORDS.get(state, Text(state, state))


def tone(state: str) -> Tone:
    """Return the tone of a state: it only repeats the word."""
    return _TONES.get(state, "none")
