"""What a folder of a repository held at a commit, read object by object out of git.

Trees are read as git keeps them, so a name is bytes and nothing quotes, follows or converts it. One
tree or file is asked for once, however many commits hold it: a walk through the history costs what
changed.
"""

import posixpath
from collections.abc import Iterator
from typing import NamedTuple, Self

from plancheck import git, refusals, source
from plancheck.errors import ConfigError, InputError
from plancheck.text import Text

MAX_FILES = 20_000
MAX_LINK = 4096
MAX_DEPTH = 100
_KEPT = 200_000  # entries of trees that are remembered

_LINK = Text(
    "là liên kết; liên kết trong phiên bản cũ không được đi theo",
    "it is a link, and links of an earlier revision are not followed",
)
_SUBMODULE = Text(
    "là kho git con, không được đọc ở phiên bản cũ",
    "it is a submodule, which is not read at an earlier revision",
)
_ODD_KIND = source.os_reason(IsADirectoryError())
_NO_FILE = source.os_reason(FileNotFoundError())


class Entry(NamedTuple):
    """One line of a tree: its name, its mode in octal as git writes it, the id of what it names."""

    name: bytes
    mode: bytes
    id: str


class Skipped(NamedTuple):
    """A file or folder that was left out, under a name that can be shown, and why."""

    name: str
    why: Text


class Held(NamedTuple):
    """The plan files of a folder (as `source.discover` finds them): name to blob; what is not."""

    files: dict[str, str]
    skipped: tuple[Skipped, ...] = ()


class Objects:
    """The objects of a repository, each read through one git process that stays."""

    def __init__(self, checkout: str) -> None:
        """Start reading.

        Raises:
            InputError: git is not there.
        """
        self._sizes = git.Talk(checkout, "cat-file", "--batch-check")
        self._contents = git.Talk(checkout, "cat-file", "--batch")
        self._trees: dict[str, tuple[Entry, ...]] = {}
        self._lists: dict[str, tuple[Entry, ...]] = {}
        self._kept = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes."""
        self._sizes.close()
        self._contents.close()

    def read(self, name: str, most: int | None = None) -> bytes | None:
        """Return the content of an object, or None where it holds more bytes than `most`.

        Without `most`, the bound is that of plan files.

        Raises:
            InputError: git does not hold it.
        """
        self._sizes.say(name)
        fields = (self._sizes.until(b"\n") or b"").split()
        if len(fields) != 3:
            raise _absent()
        size = int(fields[2])
        if size > (source.MAX_BYTES if most is None else most):
            return None
        self._contents.say(name)
        head = (self._contents.until(b"\n") or b"").split()
        content = self._contents.exactly(size) if head == fields else None
        if content is None:
            raise _absent()
        self._contents.exactly(1)
        return content

    def folder(self, commit: str, below: str) -> str | None:
        """Return the tree of a folder at a commit, None where there was none.

        Args:
            commit: the full id of a commit.
            below: the way from the top of the checkout, empty for the top itself.
        """
        head = self.read(commit) or b""
        if not head.startswith(b"tree "):
            raise _absent()
        tree = head[5 : head.index(b"\n")].decode("ascii")
        for part in below.encode("utf-8", "surrogateescape").split(b"/") if below else ():
            inside = [each for each in self.entries(tree) if each.name == part]
            if not inside or not _is_tree(inside[0]):
                return None
            tree = inside[0].id
        return tree

    def entries(self, tree: str) -> tuple[Entry, ...]:
        """Return what a tree holds, in the order of git."""
        known = self._trees.get(tree)
        if known is None:
            raw = self.read(tree)
            if raw is None:
                raise too_large()
            known = self._trees[tree] = tuple(_entries(raw, len(tree) // 2))
            self._remember(len(known))
        return known

    def held(self, tree: str | None) -> Held:
        """Return the plan files below a tree, and what is left out that may be one.

        Raises:
            ConfigError: there are too many.
            InputError: git does not hold the tree.
        """
        files: dict[str, str] = {}
        skipped: list[Skipped] = []
        links: list[tuple[str, str]] = []
        for raw, mode, name in self._below(tree, 0) if tree else ():
            path = raw.decode("utf-8", "backslashreplace")
            why = _refusal(raw, mode)
            if mode == b"120000" and why is None:
                links.append((path, name))
            elif why is not None:
                skipped.append(Skipped(path, why))
            else:
                files.setdefault(path, name)
        for path, name in links:
            if _target(path, self.read(name, MAX_LINK)) not in files:
                skipped.append(Skipped(path, _LINK))
        return Held(dict(sorted(files.items())), tuple(sorted(skipped, key=lambda each: each.name)))

    def text(self, tree: str | None, folder: str, name: str) -> bytes | Text:
        """Return a file that a plan names, or why it cannot be read (`load.Reader`).

        Args:
            tree: the tree of the root, None where there is none.
            folder: the folder of the plan, below the root.
            name: the way from there, which must not leave it.
        """
        way = posixpath.normpath(posixpath.join("/", name.lstrip("/")))
        if name.startswith("/") or posixpath.normpath(name).split("/")[0] in ("", ".", ".."):
            return refusals.OUTSIDE
        found = Entry(b"", b"40000", tree or "")
        for part in (folder + way).strip("/").encode("utf-8", "replace").split(b"/"):
            inside = self.entries(found.id) if _is_tree(found) and found.id else ()
            fits = [each for each in inside if each.name == part]
            if not fits:
                return _NO_FILE
            found = fits[0]
        if found.mode == b"120000":
            return _LINK
        if not found.mode.startswith(b"100"):
            return _ODD_KIND
        raw = self.read(found.id)
        return source.TOO_LARGE if raw is None else raw

    def _below(self, tree: str, depth: int) -> tuple[Entry, ...]:
        """Return what below a tree may be a plan file, by its path; remembered tree by tree."""
        known = self._lists.get(tree)
        if known is not None:
            return known
        if depth > MAX_DEPTH:
            raise too_large()
        found: list[Entry] = []
        for each in self.entries(tree):
            if _is_tree(each):
                if not each.name.startswith(b"."):
                    found += (
                        inner._replace(name=each.name + b"/" + inner.name)
                        for inner in self._below(each.id, depth + 1)
                    )
            elif _is_plan_name(each.name) or _is_module(each):
                found.append(each)
            if len(found) > MAX_FILES:
                raise too_large()
        self._lists[tree] = tuple(found)
        self._remember(len(found))
        return self._lists[tree]

    def _remember(self, count: int) -> None:
        self._kept += count + 1
        if self._kept > _KEPT:
            self._trees.clear()
            self._lists.clear()
            self._kept = 0


def _entries(raw: bytes, width: int) -> Iterator[Entry]:
    at = 0
    while at < len(raw):
        space = raw.find(b" ", at)
        end = raw.find(b"\0", space)
        if space < 0 or end < 0 or end + 1 + width > len(raw):
            raise _absent()
        ident = raw[end + 1 : end + 1 + width].hex()
        yield Entry(raw[space + 1 : end], raw[at:space].lstrip(b"0"), ident)
        at = end + 1 + width


def _is_tree(entry: Entry) -> bool:
    return entry.mode == b"40000"


def _is_module(entry: Entry) -> bool:
    return entry.mode == b"160000" and not entry.name.startswith(b".")


def _is_plan_name(name: bytes) -> bool:
    text = name.decode("utf-8", "replace")
    return text.endswith(source.SUFFIXES) and text != source.CONFIG_NAME


def _refusal(path: bytes, mode: bytes) -> Text | None:
    """Say why an entry is not taken; None for files, and for links, which may lead to one."""
    if mode == b"160000":
        return _SUBMODULE
    if any(part in (b"", b".", b"..") for part in path.split(b"/")):
        return refusals.ODD_NAME
    try:
        path.decode("utf-8")
    except UnicodeDecodeError:
        return refusals.NOT_TEXT
    return None if mode == b"120000" or mode.startswith(b"100") else _ODD_KIND


def _target(path: str, content: bytes | None) -> str:
    """Return what a link leads to, by its words alone."""
    to = (content or b"").decode("utf-8", "replace")
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), to))


def _absent() -> InputError:
    return InputError(
        Text(
            "Kho git không có đủ tệp của lịch sử này (bản sao không đầy đủ hoặc bị hỏng); hãy tải"
            " đủ về trước (git fetch --refetch --no-filter), hoặc tạo bản sao mới không dùng"
            " --filter.",
            "git does not hold all files of this history (a partial or a damaged clone); fetch them"
            " first (git fetch --refetch --no-filter), or clone again without --filter.",
        )
    )


def too_large() -> ConfigError:
    """Return what to tell where a folder holds more than is read."""
    return ConfigError(
        Text(
            "Thư mục kế hoạch ở phiên bản cũ quá lớn để so sánh.",
            "The plan folder of an earlier revision is too large to compare.",
        )
    )
