"""Regular expressions that are compiled once for an installation instead of once a run.

Python keeps the code of modules in `__pycache__`, but compiles their regular expressions at every
start. Those of the citation reader take longer than all else that a check does (docs/adr/0011). A
`Book` keeps what `re` makes of the patterns of one module in a file beside the code of that module.

A book is only ever a copy: it names the version of the engine and holds every pattern in full, and
what does not fit, is damaged or missing is compiled as usual. It is written where Python may write
its own `__pycache__`, and never with PYTHONDONTWRITEBYTECODE.
"""

import contextlib
import marshal
import os
import re
import sys
from array import array
from importlib import import_module
from importlib.util import cache_from_source
from typing import Any, NamedTuple

try:  # what `re.compile` itself uses; there is no public way to the code of a pattern
    _sre: Any = import_module("_sre")
    _compiler: Any = import_module("re._compiler")
    _parser: Any = import_module("re._parser")
    _VERSION = (1, int(_sre.MAGIC), sys.hexversion)
    _PRIVATE = sys.implementation.name == "cpython"
except (ImportError, AttributeError):  # another interpreter: nothing is kept
    _VERSION, _PRIVATE = (0, 0, 0), False


class _Code(NamedTuple):
    """A pattern as its engine takes it: flags, instructions, number of groups and their names."""

    flags: int
    code: bytes  # 32-bit words
    groups: int
    by_name: dict[str, int]
    names: tuple[str | None, ...]


_Kept = dict[tuple[str, int], tuple[Any, ...]]


class Book:
    """The patterns of one module. `compile` stands for `re.compile`; `close` ends the module."""

    def __init__(self, file: str) -> None:
        self._path = _path(file)
        self._kept = _read(self._path) if self._path is not None else {}
        self._used: _Kept = {}
        self._new = self._closed = False

    def compile(self, pattern: str, flags: int = 0) -> re.Pattern[str]:
        """Return what `re.compile` returns."""
        if self._path is None:
            return re.compile(pattern, flags)
        key = (pattern, int(flags))
        with contextlib.suppress(RuntimeError, TypeError, ValueError, OverflowError):
            # The engine checks the code it is given.
            found = _pattern(pattern, _Code(*self._kept[key])) if key in self._kept else None
            if found is not None:
                self._used[key] = self._kept[key]
                return found
        self._new = True
        code = _code(pattern, int(flags))
        self._used[key] = tuple(code)
        return _pattern(pattern, code)

    def close(self) -> None:
        """Keep the patterns for the next run, if there are new ones and it may be written.

        At the end of the module those of an older text of it go; what is compiled and closed later
        is added.
        """
        if self._new and not self._closed:
            self._kept = {}
        self._closed = True
        if not self._new or self._path is None or sys.dont_write_bytecode:
            return
        self._new = False
        self._kept |= self._used
        kept: Any = (_VERSION, self._kept)
        raw = marshal.dumps(kept)
        temporary = f"{self._path}.{os.getpid()}"
        with contextlib.suppress(OSError):
            os.makedirs(os.path.dirname(self._path), exist_ok=True)
            with open(temporary, "xb") as stream:
                stream.write(raw)
            os.replace(temporary, self._path)


def _code(pattern: str, flags: int) -> _Code:
    """Do what `re.compile` does up to the engine."""
    tree = _parser.parse(pattern, flags)
    names: list[str | None] = [None] * tree.state.groups
    for name, index in tree.state.groupdict.items():
        names[index] = name
    code = array("I", _compiler._code(tree, flags)).tobytes()  # noqa: SLF001
    by_name = dict(tree.state.groupdict)
    return _Code(flags | tree.state.flags, code, tree.state.groups - 1, by_name, tuple(names))


def _pattern(pattern: str, code: _Code) -> re.Pattern[str]:
    words = array("I", code.code).tolist()
    found: re.Pattern[str] = _sre.compile(
        pattern, code.flags, words, code.groups, code.by_name, code.names
    )
    return found


def _path(file: str) -> str | None:
    """Return where the patterns of a module are kept: beside its compiled code."""
    if not _PRIVATE:
        return None
    try:
        return cache_from_source(file).removesuffix(".pyc") + ".patterns"
    except NotImplementedError:  # this Python keeps no compiled code at all
        return None


def _read(path: str) -> _Kept:
    try:
        with open(path, "rb") as stream:
            version, kept = marshal.load(stream)  # noqa: S302 - as trusted as the .pyc beside it
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return kept if version == _VERSION and isinstance(kept, dict) else {}
