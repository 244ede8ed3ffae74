"""The plan files of an earlier revision, read out of git without touching the checkout.

Only what a plan is made of is taken out, regular files below one folder, within bounds, into a
folder of their own that is removed again. What is left out is told with its reason.
"""

import errno
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from plancheck import git, refusals, source
from plancheck.errors import ConfigError, InputError
from plancheck.text import Text, short
from plancheck.tree import Objects, Skipped, too_large

MAX_TOTAL = 256 * 1024 * 1024
_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_NAME = re.compile(r"\w[\w./-]*")  # may be that of a branch or a tag, without a step from there


class Extracted(NamedTuple):
    """A folder with the plan files of a revision, and what of them is not in it.

    `skipped` holds links, submodules, names that are no text, files that are too large.
    """

    folder: str
    skipped: tuple[Skipped, ...] = ()


def commit(folder: str, revision: str) -> str:
    """Return the commit that a revision names: a branch, a tag, a hash, `HEAD~3`.

    Raises:
        ConfigError: there is no such revision, it names no commit, or it looks like an option.
        InputError: the folder lies in no git checkout, or git is not there.
    """
    top(folder)
    if not revision:
        raise ConfigError(
            Text("Tên phiên bản để trống.", "There is no revision: the name is empty.")
        )
    if revision.startswith("-") or "\0" in revision:
        raise _unknown(revision, folder)
    named = _parsed(folder, revision)
    found = named and _parsed(folder, f"{named}^{{commit}}")
    if not found and ".." in revision:
        raise _range(revision)
    if not found:
        kind = named and _kind(folder, named)
        raise _no_commit(revision, kind) if kind else _unknown(revision, folder)
    _refuse_two(folder, revision)
    return found


def _refuse_two(folder: str, revision: str) -> None:
    """Refuse a name that a branch and a tag share: git would take the tag, and say so in passing.

    Raises:
        ConfigError: they share it, and stand at different commits.
    """
    if _ID.fullmatch(revision) or not _NAME.fullmatch(revision):
        return
    names = [f"refs/tags/{revision}", f"refs/heads/{revision}"]
    found = {_parsed(folder, f"{name}^{{commit}}") for name in names}
    if None not in found and len(found) > 1:
        raise ConfigError(
            Text(
                f"“{revision}” vừa là thẻ (tag) vừa là nhánh; hãy viết rõ: {' hoặc '.join(names)}.",
                f"“{revision}” is both a tag and a branch; say which: {' or '.join(names)}.",
            )
        )


def top(folder: str) -> str:
    """Return the top folder of the checkout that a folder lies in.

    Raises:
        InputError: it lies in none, git refuses to read it, or git is not there.
    """
    answer = git.ask(folder, "rev-parse", "--show-toplevel")
    if answer.status != 0 or not answer.out:
        raise git.refused(folder, answer)
    return os.path.realpath(os.fsdecode(answer.out))


def below(root: str) -> tuple[str, str]:
    """Return the top folder of a folder's checkout, and the way from there, empty at the top.

    Raises:
        InputError: it lies in no checkout, or git is not there.
    """
    checkout = top(root)
    way = os.path.relpath(os.path.realpath(root), checkout).replace(os.sep, "/")
    if way.split("/")[0] == "..":  # the repository's own settings place its files elsewhere
        raise git.refused(root, git.Answer(128, b"", "not a git repository"))
    return checkout, "" if way == "." else way


def shallow(folder: str) -> bool:
    """Tell whether a checkout holds only the end of its history."""
    return git.ask(folder, "rev-parse", "--is-shallow-repository").out == b"true"


@contextmanager
def extracted(root: str, revision: str, way: str | None = None) -> Iterator[Extracted]:
    """Give a folder with the plan files of `root` at a revision; empty where it did not exist.

    The source texts that the plans name come with them; other files do not.

    Args:
        root: a folder of the checkout.
        revision: any name of a commit.
        way: where the files lay then, from the top of the checkout; None for where `root` lies.

    Raises:
        ConfigError: there is no such revision, or it holds too much below the folder.
        InputError: the folder lies in no git checkout or one without its history, or git is not
            there.
    """
    name = commit(root, revision)
    checkout, here = below(root)
    way = here if way is None else way
    with tempfile.TemporaryDirectory(prefix="plancheck-") as folder:
        with Objects(checkout) as objects:
            skipped = _extract(objects, objects.folder(name, way), folder)
        yield Extracted(folder, tuple(skipped))


def _extract(objects: Objects, tree: str | None, folder: str) -> list[Skipped]:
    held = objects.held(tree)
    skipped = list(held.skipped)
    total = 0
    for name, blob in held.files.items():
        raw = objects.read(blob)
        why = source.TOO_LARGE if raw is None else _write(folder, name, raw)
        if why is not None:
            skipped.append(Skipped(name, why))
            continue
        total += len(raw or b"")
        if total > MAX_TOTAL:
            raise too_large()
        for path in _named(name, raw or b""):
            text = objects.text(tree, os.path.dirname(name), path)
            if isinstance(text, bytes):
                total += len(text)
                _write(folder, os.path.join(os.path.dirname(name), os.path.normpath(path)), text)
    return sorted(skipped, key=lambda each: each.name)


def _named(name: str, raw: bytes) -> Iterator[str]:
    """Yield the source texts that a plan file names, as it writes them."""
    if b"source_documents" not in raw:
        return
    data: Any = source.parse(name, raw).data
    plan = data.get("plan") if isinstance(data, dict) else None
    rows = plan.get("source_documents") if isinstance(plan, dict) else None
    for row in rows if isinstance(rows, list) else ():
        file = row.get("file") if isinstance(row, dict) else None
        if isinstance(file, str) and file:
            yield file


def _write(folder: str, name: str, raw: bytes) -> Text | None:
    """Write a file below a folder; return why it cannot be, None where it is."""
    windows = os.name == "nt"
    if not all(refusals.stays(part, windows=windows) for part in name.split("/")):
        return refusals.ODD_NAME
    target = os.path.join(folder, *name.split("/"))
    try:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "xb") as stream:
            stream.write(raw)
    except FileExistsError:
        return refusals.SAME_NAME
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
            reason = source.os_reason(error)
            raise InputError(
                Text(f"“{folder}”: {reason.vi}.", f"“{folder}”: {reason.en}.")
            ) from error
        return source.os_reason(error)
    return None


def _parsed(folder: str, words: str) -> str | None:
    # `--end-of-options` keeps what follows from being read as one.
    answer = git.ask(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", words)
    found = answer.out.decode("ascii", "replace")
    return found if answer.status == 0 and _ID.fullmatch(found) else None


def _kind(folder: str, named: str) -> str | None:
    """Return what an object is that is no commit; None where there is no such object."""
    name = _parsed(folder, f"{named}^{{}}")  # what a tag stands for
    if not name:
        return None
    return git.ask(folder, "cat-file", "-t", name).out.decode("ascii", "replace")


def _unknown(revision: str, folder: str) -> ConfigError:
    if _parsed(folder, "HEAD") is None and not git.ask(folder, "for-each-ref", "--count=1").out:
        way = Text("Kho này chưa có phiên bản (commit) nào.", "It holds no commit yet.")
    elif shallow(folder):
        way = Text(
            "Đây là bản sao nông: hãy lấy thêm lịch sử (git fetch --unshallow; trong CI:"
            " fetch-depth: 0, GIT_DEPTH: 0).",
            "This is a shallow clone: fetch more of its history (git fetch --unshallow; in CI:"
            " fetch-depth: 0, GIT_DEPTH: 0).",
        )
    else:
        way = Text(
            "Hãy viết tên nhánh, thẻ hoặc mã băm của một commit (xem: git branch -a, git tag).",
            "Name a branch, a tag or the hash of a commit (see: git branch -a, git tag).",
        )
    return ConfigError(
        Text(
            f"Không có phiên bản “{short(revision)}” trong kho git này. {way.vi}",
            f"There is no revision “{short(revision)}” in this checkout. {way.en}",
        )
    )


def _no_commit(revision: str, kind: str) -> ConfigError:
    names = {"tree": Text("thư mục", "folder"), "blob": Text("tệp", "file")}
    what = names.get(kind, Text("đối tượng khác", "thing of another kind"))
    return ConfigError(
        Text(
            f"“{short(revision)}” là một {what.vi}, không phải một phiên bản (commit).",
            f"“{short(revision)}” names a {what.en}, not a revision (a commit).",
        )
    )


def _range(revision: str) -> ConfigError:
    ends = [each or "HEAD" for each in re.split(r"\.{2,}", short(revision), maxsplit=1)]
    return ConfigError(
        Text(
            f"“{short(revision)}” là một khoảng; hãy viết hai phiên bản tách rời:"
            f" {' '.join(ends)}.",
            f"“{short(revision)}” is a range; name its two ends as two arguments:"
            f" {' '.join(ends)}.",
        )
    )
