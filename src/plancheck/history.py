"""The history of a plan in git: which commits touched it, and what it held at each of them.

Commits are followed along the first parents, newest first. What the main line held, one state after
the other, is what the plan said; the drafts of a branch were never in force, and its merge brings
the sum of them once. So the state before a commit is that of the next one in the list, and a change
is told once. Who wrote what a merge brought: `commits(root, merge, f"{merge}^1", every=True)`.

Files may move within the plan's folder, and the folder itself may be moved as a whole, below the
top of the checkout: the walk goes on where most of its files came from. It does not follow a folder
that was moved to the very top of the checkout, or bit by bit over several commits, or in the commit
that also rewrote most of its files.
"""

import os
import re
from collections import Counter, OrderedDict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple, Self

from plancheck import git, load, revision, source
from plancheck.amending import Held
from plancheck.errors import InputError
from plancheck.findings import Finding
from plancheck.load import Loaded
from plancheck.source import Document
from plancheck.text import Text
from plancheck.tree import Objects, Skipped, too_large

MOST = 10_000  # commits that one walk gives
MAX_TOTAL = 256 * 1024 * 1024  # of the plan files of one commit, and of its source texts
_TEXT = 16 * 1024 * 1024  # characters of plan files whose data is remembered
_FIELDS = ("%H", "%P", "%ad", "%an", "%s")
_WORDS = 1000  # characters of a name or a subject that are read
_QUIET = (
    "-z", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-patch", "--no-decorate",
    "--no-mailmap", "--no-notes", "--no-color", "--no-follow", "--encoding=UTF-8", "--date=raw",
    "--topo-order",
)  # fmt: skip
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOMENT = re.compile(rb"(-?\d{1,15}) ([+-])(\d\d)(\d\d)")
_EARLIEST, _LATEST = -62_000_000_000, 253_000_000_000  # seconds: the years 5 and 9987


class Commit(NamedTuple):
    """A commit that touched the plan.

    Args:
        id: its full hash.
        author: the name of who wrote it.
        when: when it was written, by the clock and the time zone of its author; the nearest moment
            of the calendar where a commit names one that there cannot be.
        subject: the first line of its message.
        parents: the full hashes of the commits before it.
        folder: where the plan lay at this commit, below the top of the checkout.
        cut: its parents are not in this (shallow) clone, so what it changed cannot be told.
    """

    id: str
    author: str
    when: datetime
    subject: str
    parents: tuple[str, ...]
    folder: str
    cut: bool = False

    @property
    def day(self) -> date:
        """The day on which its author wrote it."""
        return self.when.date()


class Snapshot(NamedTuple):
    """The plan files of one commit, as `source.discover` and `read` would give them.

    `skipped` says what could not be taken; each of these that has the name of a plan file stands
    among the documents as one of which nothing was read.
    """

    commit: str
    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...] = ()


# -- which commits ---------------------------------------------------------------------------------


def commits(
    root: str,
    until: str = "HEAD",
    since: str | None = None,
    most: int = MOST,
    *,
    every: bool = False,
) -> Iterator[Commit]:
    """Yield the commits that touched what lies in a folder, newest first.

    Args:
        root: the folder of the plans, as it lies now.
        until: the last commit to look at.
        since: a commit; it and what came before are left out.
        most: how many commits to give.
        every: also those of branches that were merged, instead of the merges alone.

    Raises:
        ConfigError: there is no such revision.
        InputError: the folder lies in no git checkout, or git fails.
    """
    last = revision.commit(root, until)
    first = [f"^{revision.commit(root, since)}"] if since is not None else []
    checkout, way = revision.below(root)
    borders = _borders(checkout)
    given = 0
    while given < most:
        found = None
        for found in _walk(checkout, way, [last, *first], most - given, every=every):
            given += 1
            yield found._replace(cut=found.id in borders)
        moved = _moved(checkout, found) if found is not None else None
        if found is None or moved is None or found.id in borders:
            return
        last, way = found.parents[0], moved


def _walk(checkout: str, way: str, ends: list[str], most: int, *, every: bool) -> Iterator[Commit]:
    # The ends are hashes; the path stands behind `--`.
    arguments = (
        "log", *_QUIET, *(() if every else ("--first-parent",)), f"--max-count={most}",
        f"--format=tformat:{'%x00'.join(_FIELDS)}", *ends, "--", way or ".",
    )  # fmt: skip
    with git.Talk(checkout, *arguments) as talk:
        while (name := talk.until(b"\0")) is not None:
            rest = [talk.until(b"\0", 65536 if rank == 0 else _WORDS) for rank in range(4)]
            parents, moment, author, subject = (each or b"" for each in rest)
            yield Commit(
                name.decode("ascii", "replace"),
                author.decode("utf-8", "replace"),
                _moment(moment),
                subject.decode("utf-8", "replace"),
                tuple(parents.decode("ascii", "replace").split()),
                way,
            )
        if not talk.succeeded():
            raise InputError(_TORN)


_TORN = Text(
    "git không đọc được hết lịch sử của kho: có đối tượng bị thiếu hoặc hỏng (xem: git fsck).",
    "git cannot read all of the history: an object is missing or damaged (see git fsck).",
)


def _moment(raw: bytes) -> datetime:
    """Return a moment as git writes it (`1546300800 +0700`), in the time zone that is written."""
    parts = _MOMENT.fullmatch(raw)
    if parts is None:
        return _EPOCH
    seconds = min(max(int(parts[1]), _EARLIEST), _LATEST)
    minutes = min(int(parts[3]) * 60 + int(parts[4]), 24 * 60 - 1)
    zone = timezone(timedelta(minutes=-minutes if parts[2] == b"-" else minutes))
    return (_EPOCH + timedelta(seconds=seconds)).astimezone(zone)


def _borders(checkout: str) -> frozenset[str]:
    """Return the commits at which a shallow clone ends."""
    if not revision.shallow(checkout):
        return frozenset()
    file = os.fsdecode(git.ask(checkout, "rev-parse", "--git-path", "shallow").out)
    raw = source.read_bytes(os.path.join(checkout, file)) or b""
    return frozenset(raw.decode("ascii", "replace").split())


def _moved(checkout: str, commit: Commit) -> str | None:
    """Return where the plan's folder lay before the commit that put it where it is."""
    if not commit.parents or not commit.folder:
        return None
    with Objects(checkout) as objects:
        if objects.folder(commit.parents[0], commit.folder) is not None:
            return None
        held = objects.held(objects.folder(commit.id, commit.folder)).files
    answer = git.ask(
        checkout, "diff-tree", "-r", "-z", "-M", "-l1000", "--diff-filter=R", "--name-status",
        "--no-ext-diff", "--no-textconv", commit.parents[0], commit.id,
    )  # fmt: skip
    fields = os.fsdecode(answer.out).split("\0")
    votes: Counter[str] = Counter()
    for old, new in zip(fields[1::3], fields[2::3], strict=False):
        name = new.removeprefix(f"{commit.folder}/")
        if name in held and f"/{old}".endswith(f"/{name}"):
            votes[f"/{old}".removesuffix(f"/{name}").lstrip("/")] += 1
    best = min(votes, key=lambda way: (-votes[way], way), default=None)
    return best if best is not None and 2 * votes[best] > len(held) else None


# -- what they held --------------------------------------------------------------------------------


class Snapshots:
    """The plan files of many commits, each distinct file read and parsed once.

    What is remembered is bounded: the files of the last commit, and beyond them as many as 16 MB of
    text hold. Close it, or use it in a `with` statement: git stays in between.
    """

    def __init__(self, root: str) -> None:
        """Open the history of a folder.

        Raises:
            InputError: it lies in no git checkout, or git is not there.
        """
        self.checkout, self.folder = revision.below(root)
        self.objects = Objects(self.checkout)
        self._parsed: OrderedDict[str, Document | None] = OrderedDict()
        self._text = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the git processes."""
        self.objects.close()

    def at(self, commit: str, folder: str | None = None) -> Snapshot:
        """Return the plan files at a commit; none where there was no such folder.

        Args:
            commit: a full hash (`revision.commit`, `Commit.id`).
            folder: where the plan lay then (`Commit.folder`); None for where it lies now.

        Raises:
            ConfigError: the folder holds too much.
            InputError: git does not hold all of it.
        """
        documents, skipped = self._read(commit, folder)
        return Snapshot(commit, load.complete(documents, _findings(skipped))[0], skipped)

    def load(
        self,
        commit: str,
        folder: str | None = None,
        known_at: date | None = None,
        held: Held | None = None,
    ) -> Loaded:
        """Return the workspace at a commit, source texts included; empty where there was none.

        It is what `load.load` gives for the same files on disk, but that it has no `root`. For the
        arguments see `at` and there.

        Raises:
            ConfigError: the folder holds too much.
            InputError: git does not hold all of it.
        """
        documents, skipped = self._read(commit, folder)
        tree = self.objects.folder(commit, self.folder if folder is None else folder)
        taken = 0

        def read(below: str, name: str) -> bytes | Text:
            nonlocal taken
            text = self.objects.text(tree, below, name)
            taken += len(text) if isinstance(text, bytes) else 0
            if taken > MAX_TOTAL:
                raise too_large()
            return text

        return load.assemble(documents, _findings(skipped), read, known_at, held)

    def _read(self, commit: str, folder: str | None) -> tuple[list[Document], tuple[Skipped, ...]]:
        way = self.folder if folder is None else folder
        held = self.objects.held(self.objects.folder(commit, way))
        documents, skipped = [], list(held.skipped)
        total = 0
        for name, blob in held.files.items():
            document = self._document(name, blob)
            if document is None:
                skipped.append(Skipped(name, source.TOO_LARGE))
                continue
            documents.append(document)
            total += len(document.text)
            if total > MAX_TOTAL:
                raise too_large()
        self._forget(len(set(held.files.values())))
        return documents, tuple(sorted(skipped, key=lambda each: each.name))

    def _document(self, name: str, blob: str) -> Document | None:
        """Return a plan file, parsed once under whatever name; None where it is too large."""
        if blob not in self._parsed:
            raw = self.objects.read(blob)
            document = None if raw is None else source.parse(name, raw)
            self._parsed[blob] = document
            self._text += _weight(document)
        self._parsed.move_to_end(blob)
        known = self._parsed[blob]
        return known if known is None or known.file == name else _renamed(known, name)

    def _forget(self, used: int) -> None:
        while self._text > _TEXT and len(self._parsed) > used:
            _, document = self._parsed.popitem(last=False)
            self._text -= _weight(document)


def _weight(document: Document | None) -> int:
    return 500 + (len(document.text) if document else 0)


def _renamed(document: Document, name: str) -> Document:
    findings = tuple(
        each._replace(place=each.place._replace(file=name)) for each in document.findings
    )
    return document._replace(file=name, findings=findings)


def _findings(skipped: tuple[Skipped, ...]) -> list[Finding]:
    return [source.unreadable(name, why) for name, why in skipped]
