"""Which commit the plan files belong to, and whether they differ from it."""

import hashlib
import os
from datetime import date
from typing import NamedTuple

from plancheck import git, given, revision
from plancheck.errors import PlancheckError
from plancheck.load import Loaded
from plancheck.tree import Objects


class Revision(NamedTuple):
    """A commit, its day, and whether files differ from it."""

    commit: str
    day: date
    changed: bool


def revised(loaded: Loaded) -> Revision | None:
    """Return the last commit that touched the plans; None outside a checkout.

    Files are compared byte by byte with what the commit holds: nothing of the repository is run.
    """
    try:
        top, way = revision.below(loaded.root)
        told = git.ask(
            top, "log", "-1", "--format=%H %cd", "--date=format:%Y-%m-%d", "--", way or "."
        )
        commit, _, day = told.out.decode("ascii", "replace").partition(" ")
        if told.status != 0 or not day:
            return None
        with Objects(top) as objects:
            held = objects.held(objects.folder(commit, way)).files
        return Revision(commit, date.fromisoformat(day), _files(loaded, held) != held)
    except (PlancheckError, OSError, ValueError):
        return None


def _files(loaded: Loaded, held: dict[str, str]) -> dict[str, str]:
    """Return the plan files as they stand, each with the id that git would give it."""
    wide = next((len(name) for name in held.values()), 40) == 64
    found = {}
    for document in loaded.documents:
        raw = given.read(os.path.join(loaded.root, *document.file.split("/")))
        head = f"blob {len(raw)}\0".encode()
        digest = hashlib.sha256 if wide else hashlib.sha1  # the repository's own kind of id
        found[document.file] = digest(head + raw).hexdigest()
    return dict(sorted(found.items()))
