"""The two plans to compare: revisions, tags, folders, or the files as they stand."""

import os
from datetime import date
from typing import NamedTuple

from plancheck import history, load, placing, project, revision
from plancheck.amending import Held
from plancheck.errors import ConfigError, InputError
from plancheck.load import Loaded
from plancheck.plan import Workspace
from plancheck.project import Project
from plancheck.registry import Registry
from plancheck.saving import way_to
from plancheck.text import Text, short


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
    notes: tuple[Text, ...] = ()


class When(NamedTuple):
    """The day on which to see plans, by their amendments, and what may be known of acts."""

    held: Held | None = None
    known_at: date | None = None


def side(opened: Project, name: str | None, when: When) -> Side:
    """Read one side of a comparison.

    A name is a revision where git knows it as one, otherwise a folder; `./name` and `name/` are
    always folders.

    Args:
        opened: the project that the comparison is about.
        name: a branch, a tag, a commit or a folder; None for the project's files as they stand.
        when: the day.

    Raises:
        ConfigError: the name is neither a revision nor a folder.
        InputError: its files cannot be read.
    """
    if name is None:
        return _standing("", opened, when)
    if name.startswith("-") or "\0" in name:
        raise ConfigError(
            Text(
                f"“{name}” trông như một tùy chọn, không phải phiên bản hay thư mục.",
                f"“{name}” looks like an option; it is no revision and no folder.",
            )
        )
    as_folder = name.startswith((".", os.sep)) or name.endswith(os.sep)
    commit = None if as_folder else _commit(opened, name)
    if commit is None:
        return _standing(name, placing.folder(opened, name), when)
    found = _then(opened, name, commit, when)
    if os.path.isdir(name):
        note = Text(
            "“{name}” được hiểu là phiên bản trong git; nếu muốn so thư mục, hãy viết ./{name}.",
            "“{name}” is read as a revision of git; for the folder write ./{name}.",
        ).fill(name=name)
        found = found._replace(notes=(note, *found.notes))
    return found


def past(opened: Project, name: str, when: When) -> Side:
    """Read the plans as they were at a revision, wherever they stood then.

    Raises:
        ConfigError: there is no such revision.
        InputError: the project lies in no git checkout, or one without its history.
    """
    return _then(opened, name, revision.commit(opened.root, name), when)


def _then(opened: Project, name: str, commit: str, when: When) -> Side:
    """Read the plans as they were at a commit that was called by a name."""
    with history.Snapshots(opened.root) as past:
        way = placing.way_then(opened, commit, past)
        moved = way != past.folder
        home = placing.home_then(opened, past.checkout) if moved else None
        loaded = past.load(commit, way, when.known_at, when.held)
    base = project.as_prefix(way_to(f"/{way}", f"/{home or ''}"))  # seen from the project
    where = opened._replace(base=base) if moved else opened
    if not load.holds_plan(loaded):
        return _empty(name, commit, where, _NOT_THERE.fill(name=short(name), way=way or "."))
    notes = (_ELSEWHERE.fill(name=short(name), way=way or "."),) if moved else ()
    return Side(
        name, commit, where, loaded, project.consolidated(loaded, when.known_at), notes=notes
    )


_ELSEWHERE = Text(
    "Ở phiên bản “{name}”, kế hoạch nằm trong thư mục “{way}” và được đọc ở đó.",
    "At “{name}” the plan stood in the folder “{way}”, and is read from there.",
)
_NOT_THERE = Text(
    "Ở phiên bản “{name}” không có kế hoạch nào trong thư mục “{way}”. Nếu khi đó kế hoạch nằm ở"
    " nơi khác, hãy lấy phiên bản đó ra (git worktree add) và nêu thư mục của nó.",
    "At “{name}” there is no plan in the folder “{way}”. If it stood elsewhere then, check that"
    " revision out (git worktree add) and name its folder.",
)


def _commit(opened: Project, name: str) -> str | None:
    """Return the commit that a name means; None where git knows none, and there is such a folder.

    Raises:
        ConfigError: it is neither.
    """
    try:
        return revision.commit(opened.root, name)
    except (ConfigError, InputError) as error:
        if os.path.isdir(name):
            return None
        if isinstance(error, ConfigError) and os.path.isfile(name):
            raise placing.is_file(name) from None
        raise


def _standing(name: str, where: Project, when: When) -> Side:
    """Read the plans of a folder as they stand; one without any is empty.

    Raises:
        InputError: its files cannot be read.
    """
    try:
        loaded = project.load(where, when.known_at, when.held)
    except InputError:
        if not os.path.isdir(where.root):
            raise
        return _empty(name, "", where)
    return Side(name, "", where, loaded, project.consolidated(loaded, when.known_at))


def _empty(name: str, commit: str, where: Project, *notes: Text) -> Side:
    nothing = Loaded(Workspace(Registry(), ()), (), (), "")
    return Side(name, commit, where, nothing, nothing.workspace, empty=True, notes=notes)


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
