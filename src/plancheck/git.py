"""The user's own git, asked questions only: nothing of the repository is run by asking.

A repository is input that nobody vouches for, its `.git/config` included. So: no hooks, no file
system monitor, no pager, no signature programs, no replaced or grafted history, and no transport at
all (a partial clone would fetch what it lacks, through whatever command its config names). Only
commands that neither filter nor convert content are used.
"""

import os
import re
import select
import subprocess
from types import TracebackType
from typing import NamedTuple, Self

from plancheck.errors import InputError
from plancheck.terminal import plain
from plancheck.text import Text, short

SECONDS = 120
_OPTIONS = (
    "--no-pager",
    "--no-replace-objects",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "log.showSignature=false",
    "-c",
    "protocol.allow=never",
    "-c",
    "advice.graftFileDeprecated=false",
)
# Where git looks is the caller's business: CI marks a folder as safe this way.
_KEPT = ("GIT_CONFIG_", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
_OURS = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    # Stronger than `protocol.allow`, which `protocol.<name>.allow` of the repository overrides.
    "GIT_ALLOW_PROTOCOL": "none",
    "LC_ALL": "C",
}


class Answer(NamedTuple):
    """What git said, as bytes without the last line end, and its exit status."""

    status: int
    out: bytes
    err: str


def ask(folder: str, *arguments: str) -> Answer:
    """Run one git command to its end.

    Args:
        folder: where to run it.
        arguments: fixed words; names of others stand behind `--end-of-options` or `--`.

    Raises:
        InputError: git is not there, or does not answer.
    """
    try:
        done = subprocess.run(  # noqa: S603 - a list, no shell
            _command(folder, arguments),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=_environment(),
            timeout=SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        raise _missing() from error
    except subprocess.TimeoutExpired as error:
        raise silent() from error
    err = done.stderr.decode("utf-8", "replace")
    return Answer(done.returncode, done.stdout.removesuffix(b"\n"), err)


class Talk:
    """A git process that stays, with its output read piece by piece; closed, it is gone.

    No answer is waited for longer than `SECONDS` (where the system can tell; Windows cannot).
    """

    def __init__(self, folder: str, *arguments: str) -> None:
        """Start the process.

        Raises:
            InputError: git is not there.
        """
        try:
            self._process = subprocess.Popen(  # noqa: S603 - a list, no shell
                _command(folder, arguments),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                bufsize=0,
            )
        except FileNotFoundError as error:
            raise _missing() from error
        self._held = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process.wait()

    def say(self, line: str) -> None:
        """Write a line to the process; whether it is still there, reading will tell."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(f"{line}\n".encode("ascii"))
        except BrokenPipeError:
            return

    def until(self, end: bytes, most: int = 65536) -> bytes | None:
        """Return what comes before a byte, at most so much of it; None where nothing comes."""
        kept = b""
        while True:
            head, found, rest = self._held.partition(end)
            kept += head[: most - len(kept)]
            if found:
                self._held = rest
                return kept
            self._held = self._more()
            if not self._held:
                return kept or None

    def exactly(self, size: int, *, keep: bool = True) -> bytes | None:
        """Return the next so many bytes (nothing of them unless `keep`); None where they end."""
        pieces: list[bytes] = []
        left = size
        while True:
            piece, self._held = self._held[:left], self._held[left:]
            left -= len(piece)
            if keep:
                pieces.append(piece)
            if not left:
                return b"".join(pieces)
            self._held = self._more()
            if not self._held:
                return None

    def succeeded(self) -> bool:
        """Tell whether the process, of which all was read, did what it was asked.

        Raises:
            InputError: it does not end.
        """
        try:
            return self._process.wait(SECONDS) == 0
        except subprocess.TimeoutExpired as error:
            raise silent() from error

    def _more(self) -> bytes:
        stream = self._process.stdout
        assert stream is not None
        if os.name != "nt" and not select.select([stream], [], [], SECONDS)[0]:
            raise silent()
        return os.read(stream.fileno(), 1 << 16)


_NAMED = re.compile(r"--add safe\.directory (.+)")


def refused(folder: str, answer: Answer) -> InputError:
    """Return what to tell where git will not work with the checkout of a folder."""
    if "dubious ownership" in answer.err:
        named = _NAMED.search(answer.err)
        way = f"git config --global --add safe.directory {plain(named[1]) if named else folder}"
        return InputError(
            Text(
                f"Kho git chứa “{folder}” thuộc về tài khoản khác nên git từ chối đọc. Nếu tin"
                f" kho này, hãy chạy: {way}",
                f"The git checkout of “{folder}” belongs to another user, so git refuses to read"
                f" it. If you trust it, run: {way}",
            )
        )
    if "must be run in a work tree" in answer.err:
        return InputError(
            Text(
                f"“{folder}” không nằm trong kho git nào có tệp: đây là kho trần (bare); hãy tạo"
                " bản sao (git clone) rồi chạy ở đó.",
                f"“{folder}” is not in a git checkout: it is a bare repository, without files;"
                " clone it (git clone) and run there.",
            )
        )
    if "not a git repository" in answer.err:
        return InputError(
            Text(
                f"“{folder}” không nằm trong kho git nào.",
                f"“{folder}” is not in a git checkout.",
            )
        )
    said = short(plain(answer.err.strip().split("\n")[0]), 200)
    return InputError(
        Text(
            f"git không đọc được kho chứa “{folder}”: {said}",
            f"git cannot read the checkout of “{folder}”: {said}",
        )
    )


def _command(folder: str, arguments: tuple[str, ...]) -> list[str]:
    return ["git", *_OPTIONS, "-C", folder, *arguments]


def _environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    kept.pop("GIT_CONFIG_PARAMETERS", None)
    return kept | _OURS


def _missing() -> InputError:
    return InputError(Text("Cần có git để so với bản trước.", "Comparing revisions needs git."))


def silent() -> InputError:
    """Return what to tell where git does not answer in time."""
    return InputError(Text("git không trả lời.", "git did not answer."))
