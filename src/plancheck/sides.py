"""The two plans to compare: revisions, tags, folders, or the files as they stand."""

import os
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from plancheck import project, revision
from plancheck.amending import Held
from plancheck.errors import ConfigError, InputError
from plancheck.load import Loaded
from plancheck.plan import Workspace
from plancheck.project import Project
from plancheck.registry import Registry
from plancheck.text import Text


class Side(NamedTuple):
    """One of two plans: what it was called, its commit (empty for a folder), and what it holds.

    `loaded` is what held on the day that was asked for, `whole` the plans with every amendment
    applied: these are compared. `empty` tells that no plan was found there.
    """

    name: str
    commit: str
    project: Project
    loaded: Loaded
    whole: Workspace
    empty: bool = False


class When(NamedTuple):
    """The day on which to see plans, by their amendments, and what may be known of acts."""

    held: Held | None = None
    known_at: date | None = None


def side(opened: Project, name: str | None, when: When) -> Side:
    """Read one side of a comparison.

    A name is a revision where git knows it as one, otherwise a folder; `./name` is always a folder.

    Args:
        opened: the project that the comparison is about.
        name: a branch, a tag, a commit or a folder; None for the project's files as they stand.
        when: the day.

    Raises:
        ConfigError: the name is neither a revision nor a folder.
        InputError: its files cannot be read.
    """
    if name is None:
        return read("", "", opened, when)
    if name.startswith("-") or "\0" in name:
        raise ConfigError(
            Text(
                f"“{name}” trông như một tùy chọn, không phải phiên bản hay thư mục.",
                f"“{name}” looks like an option; it is no revision and no folder.",
            )
        )
    if name.startswith((".", os.sep)) or not _known(opened, name):
        other = project.open_project([name])
        return read(name, "", other._replace(settings=opened.settings, only=()), when)
    commit = revision.commit(opened.root, name)
    with revision.extracted(opened.root, commit) as past:
        return read(name, commit, opened._replace(root=past.folder), when, past.skipped)


def _known(opened: Project, name: str) -> bool:
    """Tell whether git knows a name as a revision; a folder of that name is used where it does not.

    Raises:
        ConfigError: it is neither.
    """
    try:
        revision.commit(opened.root, name)
    except (ConfigError, InputError):
        if os.path.isdir(name):
            return False
        raise
    return True


def read(
    name: str, commit: str, where: Project, when: When, skipped: Sequence[tuple[str, Text]] = ()
) -> Side:
    """Read the plans of one side; a folder without any is empty.

    Raises:
        InputError: its files cannot be read.
    """
    try:
        loaded = project.load(where, when.known_at, when.held, skipped)
    except InputError:
        if not os.path.isdir(where.root):
            raise
        nothing = Loaded(Workspace(Registry(), ()), (), (), where.root)
        return Side(name, commit, where, nothing, nothing.workspace, empty=True)
    return Side(name, commit, where, loaded, project.consolidated(loaded, when.known_at))


def both(opened: Project, base: str, head: str | None, when: When) -> tuple[Side, Side]:
    """Read both sides of a comparison.

    Raises:
        ConfigError: a name is neither a revision nor a folder.
        InputError: neither side holds a plan, or its files cannot be read.
    """
    one, other = side(opened, base, when), side(opened, head, when)
    if one.empty and other.empty:
        raise InputError(
            Text("Cả hai bên đều không có kế hoạch nào.", "Neither side holds a plan.")
        )
    return one, other
