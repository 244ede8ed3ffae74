"""The plan files of an earlier revision, read out of git without touching the checkout.

Nothing of the repository is run: no hooks, no filters, no file system monitor. Only regular files
below one folder are taken out, within bounds, into a folder of their own that is removed again.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from plancheck import source
from plancheck.errors import ConfigError, InputError
from plancheck.text import Text

MAX_FILES = 20_000
MAX_TOTAL = 256 * 1024 * 1024
_SAFE = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "protocol.allow=never",
)
_SECONDS = 120


def commit(folder: str, revision: str) -> str:
    """Return the commit that a revision names: a branch, a tag, a hash, `HEAD~3`.

    Raises:
        ConfigError: there is no such revision, or it looks like an option.
        InputError: the folder lies in no git checkout, or git is not there.
    """
    top(folder)
    if not revision or revision.startswith("-") or "\0" in revision:
        raise _unknown(revision)
    # `--end-of-options` keeps what follows from being read as one.
    arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    done = _git(folder, *arguments)
    if done.returncode != 0:
        raise _unknown(revision)
    return done.stdout.decode("ascii", "replace").strip()


def top(folder: str) -> str:
    """Return the top folder of the checkout that a folder lies in.

    Raises:
        InputError: it lies in none, or git is not there.
    """
    done = _git(folder, "rev-parse", "--show-toplevel")
    if done.returncode != 0:
        raise InputError(
            Text(
                f"“{folder}” không nằm trong kho git nào.",
                f"“{folder}” is not in a git checkout.",
            )
        )
    return os.path.realpath(os.fsdecode(done.stdout.rstrip(b"\n")))


@contextmanager
def extracted(root: str, revision: str) -> Iterator[str]:
    """Give a folder that holds what `root` held at a revision; empty where it did not exist.

    Args:
        root: a folder of the checkout.
        revision: any name of a commit.

    Raises:
        ConfigError: there is no such revision, or it holds too much below the folder.
        InputError: the folder lies in no git checkout or one without its history, or git is not
            there.
    """
    name = commit(root, revision)
    checkout = top(root)
    below = os.path.relpath(os.path.realpath(root), checkout).replace(os.sep, "/")
    with tempfile.TemporaryDirectory(prefix="plancheck-") as folder:
        _extract(checkout, name, "" if below == "." else below, folder)
        yield folder


def _extract(checkout: str, name: str, below: str, folder: str) -> None:
    tree = f"{name}:{below}" if below else name
    listed = _git(checkout, "ls-tree", "-r", "-z", "-l", "--end-of-options", tree)
    if listed.returncode != 0:
        if _git(checkout, "rev-parse", "--verify", "--quiet", "--end-of-options", tree).returncode:
            return  # the folder did not exist then
        raise InputError(
            Text(
                f"Kho git không có đủ tệp của {name[:12]} (bản sao không đầy đủ);"
                " hãy tải đủ lịch sử về trước.",
                f"git does not hold all files of {name[:12]} (a partial clone); fetch them first.",
            )
        )
    wanted: list[tuple[bytes, str]] = []
    total = 0
    for row in listed.stdout.split(b"\0"):
        meta, _, path = row.partition(b"\t")
        fields = meta.split()
        if len(fields) != 4 or fields[0] not in (b"100644", b"100755"):
            continue  # links and submodules are no plan files
        size = int(fields[3])
        parts = path.split(b"/")
        if size > source.MAX_BYTES or any(part in (b"", b".", b"..") for part in parts):
            continue
        total += size
        wanted.append((fields[2], os.fsdecode(path)))
    if len(wanted) > MAX_FILES or total > MAX_TOTAL:
        raise ConfigError(
            Text(
                f"{name[:12]}: thư mục kế hoạch quá lớn để so sánh.",
                f"{name[:12]}: the plan folder is too large to compare.",
            )
        )
    _write(checkout, wanted, folder)


def _write(checkout: str, wanted: list[tuple[bytes, str]], folder: str) -> None:
    asked = b"".join(blob + b"\n" for blob, _ in wanted)
    out = _git(checkout, "cat-file", "--batch", given=asked).stdout
    at = 0
    for _, path in wanted:
        end = out.index(b"\n", at)
        size = int(out[at:end].split()[2])
        content = out[end + 1 : end + 1 + size]
        at = end + 1 + size + 1
        target = os.path.join(folder, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as stream:
            stream.write(content)


def _git(
    folder: str, *arguments: str, given: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("GIT_")
    } | {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        return subprocess.run(  # noqa: S603 - fixed words; names stand behind --end-of-options
            ["git", *_SAFE, "-C", folder, *arguments],  # noqa: S607 - the user's own git
            input=given if given is not None else b"",
            capture_output=True,
            env=environment,
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        raise InputError(
            Text("Cần có git để so với bản trước.", "Comparing revisions needs git.")
        ) from error
    except subprocess.TimeoutExpired as error:
        raise InputError(Text("git không trả lời.", "git did not answer.")) from error


def _unknown(revision: str) -> ConfigError:
    return ConfigError(
        Text(
            f"Không có phiên bản “{revision}” trong kho git này. Với bản sao nông, hãy lấy thêm"
            " lịch sử (git fetch --unshallow).",
            f"There is no revision “{revision}” in this checkout. In a shallow clone, fetch more of"
            " its history (git fetch --unshallow).",
        )
    )
