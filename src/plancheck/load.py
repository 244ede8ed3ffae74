"""The plan files of a folder, or from wherever they were read, as a workspace."""

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from plancheck import building, refusals, source
from plancheck.amending import Held
from plancheck.errors import InputError
from plancheck.findings import Finding
from plancheck.plan import Plan, Workspace
from plancheck.provenance import SourceText
from plancheck.registry import Registry
from plancheck.source import Document
from plancheck.text import Text

Reader = Callable[[str, str], bytes | Text]
"""Gives the bytes of a file that a plan names, or why they cannot be read.

Its arguments are the folder of the plan, below the root, and the name as the plan writes it.
"""


class Loaded(NamedTuple):
    """A workspace as read, the documents behind it, and what is wrong so far.

    `refused` are the findings about files that were not read at all; `read` gives the source texts
    that plans name, each read once.
    """

    workspace: Workspace
    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    root: str
    refused: tuple[Finding, ...] = ()
    read: Reader | None = None


def load(
    root: str,
    known_at: date | None = None,
    held: Held | None = None,
) -> Loaded:
    """Read every plan file below a folder and build the workspace.

    Args:
        root: the folder.
        known_at: leave out what was recorded about acts and bodies only after this day.
        held: the day on which to see the plans, by their amendments; None: as the files stand.

    Raises:
        InputError: the folder does not exist, or holds no plan.
    """
    if not os.path.isdir(root):
        raise InputError(
            Text(
                f"Không có thư mục “{root}”. Hãy chỉ ra thư mục chứa kế hoạch.",
                f"There is no folder “{root}”. Name the folder that holds the plans.",
            )
        )
    files, refused = source.discover(root)
    documents = [source.read(root, file) for file in files]
    loaded = assemble(documents, refused, _disk(root), known_at, held)
    if not holds_plan(loaded):
        raise InputError(
            Text(
                f"Không thấy kế hoạch nào trong “{root}”: không tệp nào khai báo “plan:”.",
                f"There is no plan in “{root}”: no file declares “plan:”.",
            )
        )
    return loaded._replace(root=root)


def holds_plan(loaded: Loaded) -> bool:
    """Tell whether a plan was read, or a file that declares one, well or not."""
    return bool(loaded.workspace.plans) or any(map(_may_declare, loaded.documents))


def _may_declare(document: Document) -> bool:
    """Tell whether a document declares a plan, well or not, or was not read to its end."""
    return bool(document.unread) or (isinstance(document.data, dict) and "plan" in document.data)


def assemble(
    documents: Iterable[Document],
    refused: Iterable[Finding],
    read: Reader,
    known_at: date | None = None,
    held: Held | None = None,
) -> Loaded:
    """Return the workspace of some documents, wherever they were read.

    Args:
        documents: what was read.
        refused: a finding for each file that was not; what it would hold counts as unread.
        read: gives the source texts that plans name.
        known_at: leave out what was recorded about acts and bodies only after this day.
        held: the day on which to see the plans, by their amendments; None: as the files stand.
    """
    every, apart = complete(documents, refused)
    nothing = Loaded(Workspace(Registry(), ()), every, (), "", tuple(apart), cache(read))
    return again(nothing, known_at, held)


def again(
    loaded: Loaded,
    known_at: date | None = None,
    held: Held | None = None,
    alter: building.Alter | None = None,
) -> Loaded:
    """Build a workspace anew from files that were read, for another day or with assumptions.

    Raises:
        InputError: an assumption does not fit the plans.
    """
    workspace, findings = building.build(loaded.documents, known_at, held, alter)
    findings.extend(loaded.refused)
    if loaded.read is not None:
        for plan in workspace.plans:
            findings.extend(_read_sources(plan, loaded.read))
    return loaded._replace(workspace=workspace, findings=tuple(findings))


def complete(
    documents: Iterable[Document], refused: Iterable[Finding]
) -> tuple[tuple[Document, ...], list[Finding]]:
    """Return documents in order, an unread one for each plan file that was refused; what is left.

    Args:
        documents: what was read.
        refused: a finding for each file or folder that was not.
    """
    every, apart = list(documents), []
    for each in refused:
        if each.place.file.endswith(source.SUFFIXES):
            every.append(source.lost(each))
        else:
            apart.append(each)
    return tuple(sorted(every, key=lambda document: document.file)), apart


def _read_sources(plan: Plan, read: Reader) -> Iterator[Finding]:
    """Read the source texts that a plan names."""
    folder = os.path.dirname(plan.at(plan.identity).file)
    for index, document in enumerate(plan.identity.source_documents):
        raw = read(folder, document.file)
        if not isinstance(raw, Text) and refusals.is_pointer(raw):
            raw = refusals.POINTER
        if isinstance(raw, Text):
            place = plan.at(plan.identity, "source_documents", index, "file")
            yield source.UNREADABLE_FILE.at(place, reason=raw)
        else:
            plan.texts[document.file] = SourceText(document.file, raw)


def _disk(root: str) -> Reader:
    """Give the texts that lie on disk, in the folder of the plan that names them."""

    def read(folder: str, name: str) -> bytes | Text:
        base = os.path.realpath(os.path.join(root, folder))
        path = os.path.realpath(os.path.join(base, name))
        if not path.startswith(base + os.sep):
            return refusals.OUTSIDE
        try:
            raw = source.read_bytes(path)
        except OSError as error:
            return source.os_reason(error)
        return source.TOO_LARGE if raw is None else raw

    return read
