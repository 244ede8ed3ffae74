"""A file of assumptions: acts that fall, bodies that merge, tasks dropped, money that goes.

It is put on the plans for one run (`check --with`), never written into them.
"""

import os
from typing import NamedTuple

from plancheck import given, locating, shape, source
from plancheck.assumptions import Assumptions
from plancheck.errors import InputError
from plancheck.findings import Finding, Location, Path, Place
from plancheck.source import Document
from plancheck.text import Text

_MOST = 5  # defects of the file that are told at once


class Overlay(NamedTuple):
    """A file of assumptions as read."""

    document: Document
    assumed: Assumptions

    def refuse(self, path: Path, why: Text) -> InputError:
        """Return the error that an entry of the file cannot be put on the plans."""
        where = self.where(path)
        return InputError(Text(f"{where}: {why.vi}", f"{where}: {why.en}"))

    def where(self, path: Path) -> str:
        """Return the place of an entry as a reader finds it: file, line and column."""
        return _where(self.document, Place(self.document.file, path))


def read(path: str) -> Overlay:
    """Read a file of assumptions.

    Raises:
        InputError: it cannot be read, or says what no such file may say; with its place.
    """
    document = source.parse(os.path.basename(path), given.read(path))
    found: list[Finding] = [each for each in document.findings if each.severity == "error"]
    assumed: Assumptions | None = None
    data = document.data
    if not found and document.empty:
        data, found = shape.without_empty(data, Place(document.file))
    if not found and isinstance(data, dict):
        what = Text("Tệp giả định", "The file of assumptions")
        assumed, found = shape.build(data, Assumptions, Place(document.file), what)
    if found or assumed is None:
        raise _unfit(document, found)
    if assumed == Assumptions():
        raise InputError(
            Text(f"“{path}” không giả định điều gì.", f"“{path}” assumes nothing at all.")
        )
    return Overlay(document, assumed)


def _unfit(document: Document, found: list[Finding]) -> InputError:
    if not found:
        name = document.file
        return InputError(
            Text(
                f"“{name}” phải gồm các phần acts, changes, drop, cut.",
                f"“{name}” must hold the sections acts, changes, drop, cut.",
            )
        )
    vi, en = [], []
    for each in found[:_MOST]:
        where = _where(document, each.place)
        vi.append(f"{where}: {each.message.vi} {each.rule.fix.vi}")
        en.append(f"{where}: {each.message.en} {each.rule.fix.en}")
    return InputError(Text("; ".join(vi), "; ".join(en)))


def _where(document: Document, place: Place) -> str:
    location: Location = locating.locate(document, [place])[place]
    return f"{location.file}:{location.line}:{location.column}"
