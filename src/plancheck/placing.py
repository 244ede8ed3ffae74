"""Where the plan of a project stands: in a folder that was named, or at an earlier commit.

A folder of plans is moved now and then, and `plancheck.yaml` points elsewhere: at an earlier commit
the plan is where the settings of that commit say, where it is now, or in the one folder that
declared the same plan.
"""

import os
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from plancheck import config, project, source
from plancheck.errors import ConfigError, InputError
from plancheck.history import Snapshots
from plancheck.project import Project
from plancheck.saving import inside, way_to
from plancheck.text import Text, short
from plancheck.tree import Objects

_PLAN = re.compile(rb"^(?:\xef\xbb\xbf)?[\"']?plan[\"']?[ \t]*:", re.MULTILINE)


def folder(opened: Project, name: str) -> Project:
    """Return the project in a folder: its own plan folder where it has settings, else itself.

    It is judged by the settings of the project that is open.

    Raises:
        ConfigError: the name is that of a file.
        InputError: there is nothing of that name.
    """
    if not os.path.isdir(name):
        if os.path.lexists(name):
            raise is_file(name)
        raise InputError(Text(f"Không có “{short(name)}”.", f"There is no “{short(name)}”."))
    home = os.path.realpath(name)
    try:
        raw = source.read_bytes(os.path.join(home, source.CONFIG_NAME))
    except OSError:
        raw = None
    named = config.plan_of(raw) if raw is not None else None
    root = os.path.realpath(os.path.join(home, named)) if named else home
    if not inside(root, home) or not os.path.isdir(root):
        root = home
    return Project(opened.settings, root, project.as_prefix(way_to(root, home)), (), home)


def is_file(name: str) -> ConfigError:
    """Return what to tell where a file is named and plans are asked for."""
    return ConfigError(
        Text(
            f"“{short(name)}” là một tệp; hãy nêu một phiên bản (nhánh, thẻ, commit) hoặc thư mục"
            " chứa kế hoạch.",
            f"“{short(name)}” is a file; name a revision (a branch, a tag, a commit) or the folder"
            " that holds the plan.",
        )
    )


def way_then(opened: Project, commit: str, past: Snapshots) -> str:
    """Return where the plan stood at a commit, as the way from the top of the checkout.

    Where none can be found it is where the plan would have stood.

    Args:
        opened: the project.
        commit: a full hash.
        past: the history of the project's plan folder.

    Raises:
        InputError: git does not hold the commit.
    """
    first = None
    for way in dict.fromkeys((*_configured(past, opened, commit), past.folder)):
        if past.objects.folder(commit, way) is None:
            continue
        if _declares(past.objects, commit, way):
            return way
        first = first or way
    found = _same(past.objects, opened, commit)
    return found if found is not None else past.folder if first is None else first


def home_then(opened: Project, checkout: str) -> str | None:
    """Return the way from the top of the checkout to a project; None where it lies outside.

    A project may hold a checkout: its plan is of that checkout then, its settings are not.
    """
    home = os.path.realpath(opened.home or opened.root)
    return way_to(home, checkout) if inside(home, checkout) else None


def _configured(past: Snapshots, opened: Project, commit: str) -> Iterator[str]:
    """Yield the plan folder by the settings of a commit, where settings place it now."""
    home = home_then(opened, past.checkout)
    if home is None or not os.path.isfile(os.path.join(opened.home, source.CONFIG_NAME)):
        return
    steps = home.split("/") if home else []
    for depth in range(len(steps), -1, -1):
        above = "/".join(steps[:depth])
        raw = past.objects.text(past.objects.folder(commit, above), "", source.CONFIG_NAME)
        if isinstance(raw, bytes):
            way = config.plan_of(raw)
            if way is not None:
                yield posixpath.normpath(posixpath.join(above, way)).removeprefix(".")
            return


def _declares(objects: Objects, commit: str, way: str) -> bool:
    """Tell whether a file below a folder declares a plan, well or not, or may do so."""
    return any(True for _ in _declaring(objects, commit, way))


def _declaring(objects: Objects, commit: str, way: str) -> Iterator[tuple[str, bytes]]:
    held = objects.held(objects.folder(commit, way))
    # The file that declares a plan is mostly called so: look there first.
    names = sorted(held.files, key=lambda name: (posixpath.basename(name) != "plan.yaml", name))
    for name in names:
        raw = objects.read(held.files[name])
        if raw is not None and _PLAN.search(raw):
            yield name, raw


def _same(objects: Objects, opened: Project, commit: str) -> str | None:
    """Return the one folder of a commit that declares the plans of the project, by their ids."""
    folders = _folders(opened)
    votes: Counter[str] = Counter()
    try:
        for file, raw in _declaring(objects, commit, "") if folders else ():
            data: Any = source.parse(file, raw).data
            plan = data.get("plan") if isinstance(data, dict) else None
            name = plan.get("id") if isinstance(plan, dict) else None
            if isinstance(name, str) and name in folders:
                votes[_root(posixpath.dirname(file), folders[name])] += 1
    except ConfigError:
        return None  # more files than are read: it is not looked for
    most = votes.most_common(2)
    return most[0][0] if len(most) == 1 or (most and most[0][1] > most[1][1]) else None


def _folders(opened: Project) -> dict[str, str]:
    """Return the folder below the root of each plan of the project, by all ids it has or had."""
    try:
        plans = project.load(opened).workspace.plans
    except InputError:
        return {}
    return {
        name: posixpath.dirname(plan.at(plan.identity).file)
        for plan in plans
        for name in (*plan.identity.was, plan.id)
    }


def _root(folder_then: str, below: str) -> str:
    """Return the root of a folder that holds a plan where the plan lies so far below it now."""
    if not below:
        return folder_then
    return f"/{folder_then}".removesuffix(f"/{below}").lstrip("/")
