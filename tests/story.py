"""The real plan through a year: a git repository whose every commit is one edit, by exact text.

The same plan gives the same commits, hash by hash: author, days and messages are fixed, and
nothing of the user's git settings counts. the modules `story_*` say what is edited.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from story_edits import PREPARATION, Edit
from story_grounds import FACTS, GROUNDS
from story_registry import FORM, REGISTRY
from story_targets import TARGETS
from story_tasks import DUTY, WORK
from support import REPOSITORY

EDITS = (PREPARATION, *TARGETS, *WORK, *DUTY, *GROUNDS, *FACTS, *REGISTRY, *FORM)
START = Edit("adopted", "the plan as adopted", (), "Kế hoạch theo Quyết định số 2373/QĐ-UBND", ())
FIRST_DAY = date(2018, 12, 3)
WEEK = timedelta(days=7)
AUTHOR = ("Phòng Công nghệ thông tin", "cntt@example.org")


class Step(NamedTuple):
    """One commit: what it is called, what it is, and the ids (or files) that it is about."""

    name: str
    kind: str
    touches: tuple[str, ...]
    message: str
    commit: str


def build(folder: Path, edits: Sequence[Edit] = EDITS) -> list[Step]:
    """Make the repository in a folder, and return its commits; the first is the plan as adopted."""
    return list(steps(folder, edits))


def steps(folder: Path, edits: Sequence[Edit] = EDITS) -> Iterator[Step]:
    """Make the repository commit by commit, and give each as soon as it is there."""
    shutil.copytree(REPOSITORY / "plan", folder / "plan")
    shutil.copy(REPOSITORY / "plancheck.yaml", folder)
    git(folder, "init", "-q", "-b", "main")
    for rank, edit in enumerate((START, *edits)):
        for change in edit.changes:
            change.apply(folder)
        day = (FIRST_DAY + rank * WEEK).isoformat()
        git(folder, "add", "-A", day=day)
        git(folder, "commit", "-q", "-m", edit.message, day=day)
        commit = git(folder, "rev-parse", "HEAD").strip()
        yield Step(edit.name, edit.kind, edit.touches, edit.message, commit)


def git(folder: Path, *arguments: str, day: str = "2018-12-03") -> str:
    """Run git on the repository, deaf to whatever the user's settings and surroundings say."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    name, mail = AUTHOR
    moment = f"{day}T08:00:00+07:00"
    fixed = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_DEFAULT_HASH": "sha1",
        "GIT_AUTHOR_NAME": name,
        "GIT_AUTHOR_EMAIL": mail,
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_NAME": name,
        "GIT_COMMITTER_EMAIL": mail,
        "GIT_COMMITTER_DATE": moment,
        "GIT_TEMPLATE_DIR": "",
    }
    command = ("git", "-c", "core.autocrlf=false", "-c", "core.fileMode=false", *arguments)
    done = subprocess.run(
        command, cwd=folder, env=kept | fixed, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (arguments, done.stderr)
    return done.stdout
