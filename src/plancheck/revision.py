"""What git knows of a folder: the commit that a name means, and where its checkout begins."""

import os
import re

from plancheck import git
from plancheck.errors import ConfigError
from plancheck.saving import way_to
from plancheck.text import Text, short

_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_NAME = re.compile(r"\w[\w./-]*")  # may be that of a branch or a tag, without a step from there


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
    found = way_to(os.path.realpath(root), checkout)
    if found.split("/")[0] == "..":  # the repository's own settings place its files elsewhere
        raise git.refused(root, git.Answer(128, b"", "not a git repository"))
    return checkout, found


def shallow(folder: str) -> bool:
    """Tell whether a checkout holds only the end of its history."""
    return git.ask(folder, "rev-parse", "--is-shallow-repository").out == b"true"


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
