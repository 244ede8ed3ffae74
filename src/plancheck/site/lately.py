"""What changed lately in what the plans say: the last commits that altered their meaning.

git is asked and nothing of the repository is run (see `git`). At most `LOOKED` commits are looked
at, each compared once with the one before it, for all plans together.
"""

from collections.abc import Generator, Iterable
from contextlib import closing
from datetime import date
from typing import NamedTuple

from plancheck import history, project
from plancheck.comparison import Told, rows
from plancheck.diff.compare import compare
from plancheck.diff.delta import Delta, Difference
from plancheck.diff.wording import Piece
from plancheck.errors import PlancheckError
from plancheck.history import Commit, Snapshots
from plancheck.plan import Workspace
from plancheck.registry import Registry
from plancheck.site.grid import Cell
from plancheck.site.view import Site, View
from plancheck.telling import cut
from plancheck.text import Text, short

LOOKED = 20  # commits
SHOWN = 10  # entries of a plan
LINES = 40  # changes of one entry
_LINKS = 12  # elements of one change
_SUBJECT = 200  # letters of the first line of a message


class Line(NamedTuple):
    """One change: its sentence, the words before and after, the act behind it, its elements.

    `weakened` tells that a promise is lowered, dropped or counted in another way, `shared` that it
    is one of the registry that all plans share.
    """

    weakened: bool
    shared: bool
    sentence: Text
    title: Text
    pieces: tuple[Piece, ...]
    ordered: Text
    cells: tuple[Cell, ...]


class Entry(NamedTuple):
    """What one commit changed in a plan; without a hash, what the files as they stand would.

    `left` counts the changes that are not shown; `unsure` tells that a part could not be read.
    """

    commit: str
    day: date | None
    subject: str
    lines: tuple[Line, ...]
    left: int
    unsure: bool


class Lately(NamedTuple):
    """The entries of a plan, the newest first, and what to say of what they leave out."""

    entries: tuple[Entry, ...]
    notes: tuple[Text, ...]


class _State(NamedTuple):
    commit: Commit | None
    plans: Workspace


_NONE = Lately((), (Text(
    "Dữ liệu không nằm trong kho git, hoặc không đọc được lịch sử của kho, nên không biết kế hoạch"
    " đã thay đổi ra sao.",
    "The data lies in no git checkout, or its history cannot be read, so how the plan changed is"
    " not known.",
),))  # fmt: skip
_BROKEN = Text(
    "Không đọc được phần lịch sử trước đó.", "The history before that could not be read."
)
_CUT = Text(
    "Đây là bản sao nông của kho git: lịch sử trước đó không có ở đây.",
    "This is a shallow clone: the history before that is not here.",
)
_FURTHER = Text(
    "Chỉ xét {n} lần lưu gần nhất có động đến tệp dữ liệu.",
    "Only the last {n} commits that touched the files are looked at.",
)
_MORE = Text("Chỉ nêu {n} lần thay đổi gần nhất.", "Only the latest {n} changes are told here.")


def lately(site: Site) -> dict[str, Lately]:
    """Return what changed in each plan, by its id."""
    if site.revision is None:
        return {view.plan.id: _NONE for view in site.views}
    walks = [_Walk(view, site) for view in site.views]
    notes: list[Text] = []
    try:
        with closing(_states(site, notes)) as states:
            newer = next(states)
            for older in states:
                difference = compare(older.plans, newer.plans)
                for walk in walks:
                    walk.take(newer.commit, difference)
                if all(walk.full for walk in walks):
                    break
                newer = older
    except (PlancheckError, OSError, StopIteration):
        notes.append(_BROKEN)
    return {walk.view.plan.id: walk.told(notes) for walk in walks}


def _states(site: Site, notes: list[Text]) -> Generator[_State, None, None]:
    """Yield the plans as they stand, then at each commit, newest first, then before them all."""
    assert site.revision is not None
    opened = site.project
    with Snapshots(opened.root) as past:
        if site.revision.changed:
            yield _State(None, project.consolidated(site.loaded))
        for rank, commit in enumerate(history.commits(opened.root, most=LOOKED + 1)):
            loaded = past.load(commit.id, commit.folder)
            yield _State(commit, project.consolidated(loaded))
            if commit.cut:
                notes.append(_CUT)
                return
            if rank == LOOKED:
                notes.append(_FURTHER.fill(n=LOOKED))
                return
        yield _State(None, Workspace(Registry(), ()))


class _Walk:
    """One plan followed back through its commits, under whatever id it had then."""

    def __init__(self, view: View, site: Site) -> None:
        self.view = view
        self._base = site.project.base
        self._alone = len(site.views) == 1
        self._name = view.plan.id
        self._entries: list[Entry] = []

    @property
    def full(self) -> bool:
        """Whether there is more than is shown."""
        return len(self._entries) > SHOWN

    def told(self, notes: Iterable[Text]) -> Lately:
        """Return what was found."""
        if self.full:
            return Lately(tuple(self._entries[:SHOWN]), (_MORE.fill(n=SHOWN),))
        return Lately(tuple(self._entries), tuple(notes))

    def take(self, commit: Commit | None, difference: Difference) -> None:
        """Look at what one commit changed."""
        mine = tuple(each for each in difference.substantive() if self._concerns(each))
        unsure = any(each.plan == self._name for each in difference.uncompared)
        if mine or unsure:
            told = rows(difference._replace(deltas=mine), ({}, {}), (self._base, self._base))
            self._entries.append(_entry(self.view, commit, told, unsure=unsure))
        for each in difference.deltas:
            if each.plan == self._name and each.former_plan:
                self._name = each.former_plan
                break

    def _concerns(self, delta: Delta) -> bool:
        if delta.plan:
            return delta.plan == self._name
        shown = self.view.addresses.shown
        return self._alone or delta.id in shown


def _entry(view: View, commit: Commit | None, told: tuple[Told, ...], *, unsure: bool) -> Entry:
    ranked = sorted(told, key=lambda each: each.delta.about.group != "weakened")
    lines = tuple(_line(view, each) for each in ranked[:LINES])
    left = max(len(ranked) - LINES, 0)
    if commit is None:
        return Entry("", None, "", lines, left, unsure)
    return Entry(commit.id, commit.day, short(commit.subject, _SUBJECT), lines, left, unsure)


def _line(view: View, each: Told) -> Line:
    ids = each.ids[:_LINKS] if each.delta.sort != "plan" else ()
    paths = [(name, view.to(name)) for name in ids]
    return Line(
        each.delta.about.group == "weakened",
        not each.delta.plan,
        each.sentence,
        each.title,
        cut(each.pieces),
        each.ordered,
        tuple(Cell(Text(name, name), path) for name, path in paths if path),
    )
