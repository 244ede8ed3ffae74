"""The history of one element for programs: both languages, raw values, full hashes."""

from typing import Any

from plancheck.changes_data import change
from plancheck.findings_data import both, written
from plancheck.following import Entry, Followed
from plancheck.summary import Style

FORMAT = 1


def render(found: Followed, style: Style) -> str:
    """Return the history as JSON, the newest entry first."""
    data = {
        "format": FORMAT,
        "id": found.name.whole,
        "plan": found.name.plan or None,
        "kind": found.kind,
        "title": both(found.title),
        "entries": [_entry(each) for each in found.entries],
    }
    return written(data)


def _entry(entry: Entry) -> dict[str, Any]:
    commit = entry.commit
    return {
        "commit": commit.id if commit else None,
        "author": commit.author if commit else None,
        "date": commit.when.isoformat() if commit else None,
        "subject": commit.subject if commit else None,
        "unsure": entry.unsure,
        "cut": entry.cut,
        "changes": [change(each) for each in entry.rows],
    }
