"""The citations found in a text, as a table for people or as JSON for programs."""

import json
from bisect import bisect_right
from typing import Any

from plancheck.citation import Citation, Reading
from plancheck.terminal import indent, plain
from plancheck.text import Lang, Text

_REASONS = {
    "type unknown": Text("không rõ loại văn bản", "type unknown"),
    "number without symbol": Text("số không có ký hiệu", "number without symbol"),
}


def render_json(reading: Reading) -> str:
    """Return the citations as a JSON list; offsets are code points of the text as given."""
    rows = [_row(each) for each in reading.citations]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _row(each: Citation) -> dict[str, Any]:
    return {
        "start": each.start,
        "end": each.end,
        "text": each.text,
        "type": each.type,
        "number": each.number_normalised,
        "number_as_printed": each.number,
        "year": each.year,
        "date": each.date,
        "issuer": each.issuer,
        "title": each.title,
        "pinpoint": each.pinpoint,
        "pinpoint_parts": list(each.pinpoint_parts),
        "role": each.role,
        "inherits": list(each.inherits),
        "nested": each.nested,
        "flags": list(each.flags),
    }


def _many(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'}"


def render(reading: Reading, text: str, lang: Lang) -> str:
    """Return the citations with their places, and what could not be read."""
    starts = [0, *(at + 1 for at, c in enumerate(text) if c == "\n")]

    def place(offset: int) -> str:
        line = bisect_right(starts, offset)
        return f"{line}:{offset - starts[line - 1] + 1}"

    lines = []
    for each in reading.citations:
        parts = [each.type, each.number_normalised, each.date, each.issuer, each.pinpoint]
        words = " · ".join(part for part in parts if part)
        title = f" – {each.title}" if each.title else ""
        lines.append(indent(f"{words}{title}", " " * 10, f"{place(each.start):<9} "))
    for lost in reading.unread:
        head = Text("không đọc được", "cannot be read").in_(lang)
        reason = _REASONS.get(lost.reason, Text(lost.reason, lost.reason)).in_(lang)
        words = f"{head} ({reason}): {plain(lost.text)}"
        lines.append(indent(words, " " * 10, f"{place(lost.start):<9} "))
    found, missed = len(reading.citations), len(reading.unread)
    lines.append(
        Text(
            f"{found} viện dẫn, {missed} chỗ không đọc được.",
            f"{_many(found, 'citation')}, {_many(missed, 'place')} that cannot be read.",
        ).in_(lang)
    )
    return "\n".join(lines) + "\n"
