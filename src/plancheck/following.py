"""One element followed through git: every change of its meaning, with the commit that brought it.

The element is followed across renames (`was:`) and moves between files. Changes that the files as
they stand would bring come first, then those of each commit, the newest first.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from plancheck import history, project, revision, shape
from plancheck.comparison import Told, rows
from plancheck.diff.compare import compare
from plancheck.diff.delta import Delta, sort_of
from plancheck.diff.values import called
from plancheck.errors import InputError
from plancheck.history import Commit, Snapshots
from plancheck.model import Entity
from plancheck.plan import Plan, Workspace
from plancheck.project import Project
from plancheck.registry import Holder, Registry
from plancheck.source import Document
from plancheck.text import Text


class Name(NamedTuple):
    """What an element is called at one time: its plan, empty for the registry, and its id."""

    plan: str
    id: str

    @property
    def whole(self) -> str:
        """The global id; a plan is called by its own id."""
        return f"{self.plan}#{self.id}" if self.plan and self.plan != self.id else self.id


class Entry(NamedTuple):
    """What one commit did to the element; None for the files as they stand.

    `unsure` tells that it stands in text that could not be read, before or after; `cut` that the
    clone ends here, so that what was before cannot be told.
    """

    commit: Commit | None
    rows: tuple[Told, ...]
    unsure: bool = False
    cut: bool = False


class Followed(NamedTuple):
    """An element and its history, the newest entry first."""

    name: Name
    kind: str
    title: Text
    entries: tuple[Entry, ...]


class _State(NamedTuple):
    """The plans at one time; `commit` is None for the files as they stand."""

    commit: Commit | None
    documents: tuple[Document, ...]
    plans: Workspace


_NOTHING = _State(None, (), Workspace(Registry(), ()))


def follow(
    opened: Project, asked: str, since: str | None = None, most: int = history.MOST
) -> Followed:
    """Return the history of an element.

    Args:
        opened: the project.
        asked: the id of the element: `B2`, `plan#B2`, an act, a plan; as it is called now, or was
            when it was dropped.
        since: a commit; what it and those before it did is left out.
        most: how many entries to give at the most.

    Raises:
        ConfigError: there is no such revision.
        InputError: there never was such an element, or there are several; the folder lies in no git
            checkout.
    """
    found: list[Entry] = []
    first: tuple[Name, str, Text] | None = None
    name: Name | None = None
    known: set[str] = set()
    for newer, older in pairwise(_states(opened, since)):
        if name is None and first is None:
            name, first = _start(newer, older, asked, known)
        if name is None:
            if first is not None:
                break
            continue
        entry, name = _step(newer, older, name, opened.base)
        if entry is not None:
            found.append(entry)
        if len(found) >= most:
            break
    if first is None:
        raise _never(asked, known)
    return Followed(*first, tuple(found))


def _never(asked: str, known: set[str]) -> InputError:
    hint = shape.suggest(asked.rpartition("#")[2], sorted(known))
    return InputError(
        Text(
            f"Chưa từng có mục nào mang mã “{asked}”.{hint.vi}",
            f"There never was an element with the id “{asked}”.{hint.en}",
        )
    )


def _states(opened: Project, since: str | None) -> Iterator[_State]:
    """Yield the plans as they stand, then at each commit, newest first, then before them all."""
    with history.Snapshots(opened.root) as past:
        # Asked for first: no history, or no such revision, is said before anything is read.
        commits = history.commits(opened.root, since=since)
        last = next(commits, None)
        try:
            now = project.load(opened)
            yield _State(None, now.documents, project.consolidated(now))
        except InputError:
            yield _NOTHING  # nothing stands there any more: the history may know it
        for commit in chain([last] if last else [], commits):
            last = commit
            yield _at(past, commit.id, commit.folder, commit)
        if since is None or last is None:
            yield _NOTHING
        else:
            yield _at(past, revision.commit(opened.root, since), last.folder, None)


def _at(past: Snapshots, commit: str, folder: str, brought: Commit | None) -> _State:
    loaded = past.load(commit, folder)
    return _State(brought, loaded.documents, project.consolidated(loaded))


def _start(
    newer: _State, older: _State, asked: str, known: set[str]
) -> tuple[Name | None, tuple[Name, str, Text] | None]:
    """Return the element that is asked for, once a state has it: the newer one, or the older."""
    for state in (newer, older):
        found = state.plans.find(asked) or _once_called(state.plans, asked)
        if len(found) > 1:
            names = ", ".join(project.global_id(holder, each) for holder, each in found)
            raise InputError(
                Text(
                    f"Có nhiều mục mang mã “{asked}”: {names}.",
                    f"Several elements have the id “{asked}”: {names}.",
                )
            )
        for holder, entity in found:
            name = Name(holder.id if isinstance(holder, Plan) else "", entity.id)
            return name, (name, sort_of(holder, entity), called(holder, entity))
        known.update(each for holder in state.plans.holders() for each in holder.entities)
    return None, None


def _once_called(plans: Workspace, asked: str) -> list[tuple[Holder, Entity]]:
    """Return the elements that bore an id before they were renamed."""
    plan_id, _, local = asked.rpartition("#")
    found: list[tuple[Holder, Entity]] = []
    for holder in plans.holders():
        if isinstance(holder, Plan) and asked in holder.identity.was:
            found.append((holder, holder.identity))
        if not plan_id or (isinstance(holder, Plan) and plan_id == holder.id):
            found += [(holder, each) for each in holder.entities.values() if local in each.was]
    return found


def _step(newer: _State, older: _State, name: Name, base: str) -> tuple[Entry | None, Name | None]:
    """Return what the newer of two states did to an element, and what it was called before."""
    brought = newer.commit
    if brought is not None and brought.cut:
        return Entry(brought, (), cut=True), None
    if _untouched(newer, older, name):
        return None, name
    difference = compare(older.plans, newer.plans)
    mine = [each for each in difference.deltas if _concerns(each, name, newer.plans, older.plans)]
    unsure = any((each.plan, each.id) == (name.plan, name.id) for each in difference.uncompared)
    documents = tuple({each.file: each for each in side.documents} for side in (older, newer))
    told = rows(difference._replace(deltas=tuple(mine)), (documents[0], documents[1]), (base, base))
    before = _before(name, mine, newer.plans, older.plans)
    if unsure and before is None:
        before = name
    return (Entry(brought, told, unsure) if told or unsure else None), before


def _untouched(newer: _State, older: _State, name: Name) -> bool:
    """Tell whether no file that changed can say anything of an element.

    A file that is the same in both states was parsed once. Duties reach tasks by sections as well,
    so a file with either counts.
    """
    one, other = ({id(each): each for each in state.documents} for state in (older, newer))
    changed = [each for key, each in (one | other).items() if (key in one) != (key in other)]
    if _plan_before(name, newer.plans, older.plans) != name.plan:
        return False  # its plan was renamed: the file that says so need not name it
    words = (name.id, "assignments:", "sections:")
    whole = name.plan == name.id  # its source texts are no documents
    return not whole and not any(word in each.text for each in changed for word in words)


def _concerns(delta: Delta, name: Name, *plans: Workspace) -> bool:
    """Tell whether a change is one of an element; those of its targets are an objective's."""
    if name.plan not in (delta.plan, delta.former_plan):
        return False
    if delta.sort == "plan" or name.plan == name.id:
        return delta.sort == "plan" and name.id in (delta.id, delta.former)
    if name.id in (delta.id, delta.former) and delta.sort != "plan":
        return True
    return delta.sort == "target" and any(_has(each, name, delta.id) for each in plans)


def _has(workspace: Workspace, name: Name, target: str) -> bool:
    """Tell whether an objective has a target."""
    plans = {plan.id: plan for plan in workspace.plans}
    home = plans[name.plan].homes.get(target) if name.plan in plans else None
    return home is not None and home.id == name.id


def _before(name: Name, deltas: Iterable[Delta], newer: Workspace, older: Workspace) -> Name | None:
    """Return what an element was called in the older state; None where it was not there."""
    plans = {plan.id: plan for plan in older.plans}
    former = next((each.former for each in deltas if each.former and each.id == name.id), "")
    plan = _plan_before(name, newer, older)
    if name.plan == name.id:
        whole = former or name.id
        return Name(whole, whole) if whole in plans else None
    holder: Holder | None = plans.get(plan) if plan else older.registry
    before = Name(plan, former or name.id)
    return before if holder is not None and before.id in holder.entities else None


def _plan_before(name: Name, newer: Workspace, older: Workspace) -> str:
    """Return what the plan of an element was called in the older state, whatever else changed."""
    known = {plan.id for plan in older.plans}
    was = (each for plan in newer.plans if plan.id == name.plan for each in plan.identity.was)
    return name.plan if name.plan in known else next((e for e in was if e in known), name.plan)
