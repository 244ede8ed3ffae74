"""From parsed files to a workspace: entities, ids, links; and what is wrong with them."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import msgspec

from plancheck import consolidating, holding, linking, shape
from plancheck.amending import Held
from plancheck.findings import Finding, Place, Rule
from plancheck.knowledge import Knowledge
from plancheck.model import (
    PLAN_SECTIONS,
    REGISTRY_SECTIONS,
    Entity,
    File,
    Objective,
    Progress,
)
from plancheck.model import Plan as Identity
from plancheck.plan import Plan, Workspace
from plancheck.registry import Holder, Registry, Unread
from plancheck.source import DROPPED, Document
from plancheck.text import Text, short

_FORMAT = Text("Quy cách tệp kế hoạch (docs/format.md).", "The plan file format (docs/format.md).")

DUPLICATE_ID = Rule(
    slug="duplicate-id",
    severity="error",
    title=Text("Trùng mã", "Duplicate id"),
    message=Text("Mã “{id}” đã được dùng cho mục khác.", "The id “{id}” is already taken."),
    why=Text(
        "Mọi dẫn chiếu tới mã này trở nên không rõ ràng; báo cáo sẽ gán nhầm kết quả.",
        "Every reference to the id becomes ambiguous; reports would credit the wrong element.",
    ),
    fix=Text("Đặt mã khác cho một trong hai mục.", "Give one of the two another id."),
    ground=_FORMAT,
)
NOT_A_MAPPING = Rule(
    slug="not-a-plan-file",
    severity="error",
    title=Text("Không phải tệp kế hoạch", "Not a plan file"),
    message=Text(
        "Tệp phải là một nhóm các phần (tasks:, objectives:, acts: …).",
        "The file must be a mapping of sections (tasks:, objectives:, acts: …).",
    ),
    why=Text("Không có phần nào của tệp được đọc.", "No part of the file can be read."),
    fix=Text(
        "Đặt nội dung dưới tên một phần; xem docs/format.md.",
        "Put the content under the name of a section; see docs/format.md.",
    ),
    ground=_FORMAT,
)
OUTSIDE_A_PLAN = Rule(
    slug="outside-a-plan",
    severity="error",
    title=Text("Phần nằm ngoài kế hoạch", "Section outside any plan"),
    message=Text(
        "Phần “{section}” thuộc về một kế hoạch, nhưng không có tệp nào ở thư mục này hay thư mục"
        " trên khai báo “plan:”.",
        "The section “{section}” belongs to a plan, but no file in this folder or above it declares"
        " “plan:”.",
    ),
    why=Text(
        "Không biết các mục này thuộc kế hoạch nào, nên chúng không được kiểm tra.",
        "Nobody can tell which plan these belong to, so they are not checked.",
    ),
    fix=Text(
        "Chuyển tệp vào thư mục của kế hoạch, hoặc khai báo “plan:” trong tệp plan.yaml ở đó.",
        "Move the file into the plan's folder, or declare “plan:” in a plan.yaml there.",
    ),
    ground=_FORMAT,
)
SECOND_PLAN = Rule(
    slug="second-plan",
    severity="error",
    title=Text("Hai kế hoạch trong một thư mục", "Two plans in one folder"),
    message=Text(
        "Thư mục này đã có kế hoạch “{first}”.", "This folder already holds the plan “{first}”."
    ),
    why=Text(
        "Không biết các mục trong thư mục thuộc kế hoạch nào.",
        "Nobody can tell which of the two the elements of the folder belong to.",
    ),
    fix=Text("Mỗi kế hoạch đặt trong một thư mục riêng.", "Give each plan a folder of its own."),
    ground=_FORMAT,
)
RULES = (
    DUPLICATE_ID,
    *linking.RULES,
    NOT_A_MAPPING,
    OUTSIDE_A_PLAN,
    SECOND_PLAN,
)
AMENDING = consolidating.RULES

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")
_SECTION_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)

Alter = Callable[[Registry, Iterable[Plan]], set[str]]
"""Changes plans that are built and not yet linked; returns the ids that are no longer there."""


def build(
    documents: Iterable[Document],
    known_at: date | None = None,
    held: Held | None = None,
    alter: Alter | None = None,
) -> tuple[Workspace, list[Finding]]:
    """Return the workspace that some documents describe, and what is wrong with them."""
    return _Builder(list(documents), known_at, held, alter).run()


class _Builder:
    """Builds a workspace; holds what the steps share."""

    def __init__(
        self,
        documents: list[Document],
        known_at: date | None,
        held: Held | None,
        alter: Alter | None,
    ) -> None:
        self.documents = documents
        self.held = held
        self.alter = alter
        self.findings: list[Finding] = []
        self.registry = Registry()
        self.registry.knowledge = Knowledge(known_at)
        self.plans: dict[str, Plan] = {}  # by folder
        self.lost: set[str] = set()  # ids of entries that could not be built
        self.damaged: dict[str, list[str]] = {}  # by folder of the plan: words not read
        self.hurt: dict[str, str] = {}
        self.broken: set[str] = set()  # files of which a plan, or a whole section, was not read
        self.headless = False  # a plan was declared, and could not be built

    def run(self) -> tuple[Workspace, list[Finding]]:
        data = [self._sections(document) for document in self.documents]
        for document, sections in zip(self.documents, data, strict=True):
            self._identity(document, sections)
        for document, sections in zip(self.documents, data, strict=True):
            self._entries(document, sections)
        self._hold({each.file: part for each, part in zip(self.documents, data, strict=True)})
        if self.alter is not None:
            self.lost |= self.alter(self.registry, self.plans.values())
        self._mark_unread()
        workspace = Workspace(self.registry, sorted(self.plans.values(), key=lambda p: p.id))
        self.findings.extend(linking.link(workspace, self.lost))
        return workspace, [self._of_plan(finding) for finding in self.findings]

    def _hold(self, files: dict[str, dict[str, Any]]) -> None:
        """Put the plans back to what held on the day, and say where amendments do not fit."""
        for plan in self.plans.values():
            outcome = holding.hold(plan, files, self.held)
            self.findings.extend(outcome.findings)
            self.lost.update(outcome.absent)

    def _of_plan(self, finding: Finding) -> Finding:
        plan = self._plan_for(finding.place.file)
        return finding._replace(plan=plan.id) if plan is not None else finding

    def _sections(self, document: Document) -> dict[str, Any]:
        self.findings.extend(document.findings)
        data = document.data
        if data is None:
            return {}
        if document.empty:
            data, found = shape.without_empty(data, Place(document.file))
            self.findings.extend(found)
        if not isinstance(data, dict):
            if not document.unread:
                self.findings.append(NOT_A_MAPPING.at(Place(document.file)))
                self.broken.add(document.file)
                self._damage(document.file, "", data)
            return {}
        known = shape.fields_of(File)
        sections = {}
        for key, value in data.items():
            if DROPPED in key:
                continue
            if key not in known:
                place = Place(document.file, (key,), key=True)
                hint = shape.suggest(key, known)
                self.findings.append(
                    shape.UNKNOWN_KEY.at(place, key=short(key, 60), suggestion=hint)
                )
                self._damage(document.file, key, value)
                continue
            sections[key] = value
        return sections

    def _identity(self, document: Document, sections: dict[str, Any]) -> None:
        if "plan" not in sections:
            return
        place = Place(document.file, ("plan",))
        what = Text("Kế hoạch", "The plan")
        identity, found = shape.build(sections["plan"], Identity, place, what)
        if not _is_cut(document, "plan"):
            self.findings.extend(_about(found, _id_of(sections["plan"])))
        if found:
            self._damage(document.file, _id_of(sections["plan"]), "")
        if identity is None:
            self.headless = True
            self.broken.add(document.file)
            return
        folder = os.path.dirname(document.file)
        taken = self.plans.get(folder)
        if taken is not None:
            self.findings.append(
                SECOND_PLAN.at(place, (taken.at(taken.identity), _HERE), first=taken.id)
            )
            return
        same = next((plan for plan in self.plans.values() if plan.id == identity.id), None)
        if same is not None:
            self.findings.append(
                DUPLICATE_ID.at(
                    place._replace(path=("plan", "id")),
                    (same.at(same.identity, "id"), _FIRST),
                    subject=identity.id,
                    id=identity.id,
                )
            )
        plan = Plan(identity, self.registry)
        plan.put(identity, place)
        self.plans[folder] = plan

    def _plan_for(self, file: str) -> Plan | None:
        folder = os.path.dirname(file)
        while True:
            if folder in self.plans:
                return self.plans[folder]
            if not folder:
                return None
            folder = os.path.dirname(folder)

    def _entries(self, document: Document, sections: dict[str, Any]) -> None:
        plan = self._plan_for(document.file)
        for section, data in sections.items():
            if section == "plan":
                continue
            place = Place(document.file, (section,))
            if section in REGISTRY_SECTIONS:
                holder: Holder = self.registry
                kind, entry_type = REGISTRY_SECTIONS[section]
            else:
                kind, plan_entry = PLAN_SECTIONS[section]
                entry_type = plan_entry  # type: ignore[assignment]
                if plan is None:
                    if not self.headless and not any(each.unread for each in self.documents):
                        self.findings.append(
                            OUTSIDE_A_PLAN.at(place._replace(key=True), section=section)
                        )
                    continue
                holder = plan
            if not isinstance(data, list):
                _, found = shape.build(
                    {section: data}, File, Place(document.file), linking.KIND_NAMES[kind]
                )
                self.findings.extend(found)
                self._damage(document.file, section, data)
                self.broken.add(document.file)
                continue
            cut = _is_cut(document, section)
            self._list(holder, place, kind, entry_type, data[:-1] if cut else data)
            if cut and data:
                self._cut(holder, place, kind, entry_type, data)

    def _cut(
        self, holder: Holder, place: Place, kind: str, entry_type: type[Entity], data: list[Any]
    ) -> None:
        """Take the last entry of a broken file if it is whole; say nothing where it is not."""
        self.lost.update(_ids_below(data[-1]))
        self._damage(place.file, _id_of(data[-1]), data[-1])
        try:
            entry = msgspec.convert(data[-1], entry_type)
        except (msgspec.ValidationError, RecursionError):
            return
        self._take(holder, entry, kind, Place(place.file, (*place.path, len(data) - 1)))

    def _list(
        self, holder: Holder, place: Place, kind: str, entry_type: type[Entity], data: list[Any]
    ) -> None:
        try:
            entries: list[Any] = msgspec.convert(data, list[entry_type])  # type: ignore[valid-type]
        except (msgspec.ValidationError, RecursionError):
            entries = [
                self._mended(place, kind, entry_type, index, each)
                for index, each in enumerate(data)
            ]
        for index, entry in enumerate(entries):
            if entry is not None:
                self._take(holder, entry, kind, Place(place.file, (*place.path, index)))

    def _take(self, holder: Holder, entry: Any, kind: str, place: Place) -> None:
        if isinstance(entry, Progress):
            holder.put(entry, place)
            if isinstance(holder, Plan):
                holder.progress.append(entry)
            return
        name = entry.id
        entry, kept, self.registry.knowledge = self.registry.knowledge.without(entry)
        if entry is None:
            self.lost.add(name)
            return
        self._add(holder, entry, kind, place)
        if kept:
            self.registry.keep(entry, kept)
        if isinstance(entry, Objective):
            for rank, target in enumerate(entry.targets):
                below = place.below("targets", rank)
                self._add(holder, target, "target", below)

    def _mended(
        self, place: Place, kind: str, entry_type: type[Entity], index: int, data: Any
    ) -> Entity | None:
        name = _id_of(data)
        what = Text(
            f"{linking.KIND_NAMES[kind].vi.capitalize()} {name or f'thứ {index + 1}'}",
            f"{name or linking.KIND_NAMES[kind].en + f' (number {index + 1})'}",
        )
        below = Place(place.file, (*place.path, index))
        entry, found = shape.build(data, entry_type, below, what)
        self.findings.extend(_about(found, name))
        if entry is None:
            self.lost.update(_ids_below(data))
        if found:
            self.hurt[name] = repr(data)
            self._damage(
                place.file, name, data if entry is None else [name, *_bad_values(data, found)]
            )
        return entry

    def _add(self, holder: Holder, entity: Entity, kind: str, place: Place) -> None:
        taken = holder.entities.get(entity.id)
        if taken is None:
            holder.add(entity, kind, place)
            return
        holder.put(entity, place)
        self.findings.append(
            DUPLICATE_ID.at(
                place.below("id"),
                (holder.at(taken, "id"), _FIRST),
                subject=entity.id,
                id=entity.id,
            )
        )

    def _damage(self, file: str, name: str, data: Any) -> None:
        folder = os.path.dirname(file)
        self.damaged.setdefault(folder, []).extend([name, *_strings(data)])

    def _mark_unread(self) -> None:
        """Tell each plan which words could not be read in its files or in the registry's."""
        for document in self.documents:
            if document.unread:
                words = _WORD.findall(document.unread)
                words += [f"{key}:" for key in _SECTION_KEY.findall(document.unread)]
                if isinstance(document.data, dict) and document.data:
                    words.append(f"{next(reversed(document.data))}:")
                self.damaged.setdefault(os.path.dirname(document.file), []).extend(words)
        incomplete = tuple(
            document.file
            for document in self.documents
            if document.unread or document.file in self.broken
        )
        every: set[str] = set()
        for words in self.damaged.values():
            for text in words:
                every.update(_WORD.findall(text))
                if text.endswith(":"):
                    every.add(text)
        unread = Unread(
            frozenset(word for word in every if not word.endswith(":")),
            frozenset(word[:-1] for word in every if word.endswith(":")),
            self.hurt,
        )
        for holder in (self.registry, *self.plans.values()):
            holder.unread = unread
            holder.incomplete = incomplete


_FIRST = Text("Mã này được dùng lần đầu ở đây.", "The id is first used here.")
_HERE = Text("Kế hoạch đã khai báo ở đây.", "The plan is declared here.")


def _about(found: list[Finding], subject: str) -> list[Finding]:
    return [finding._replace(subject=subject) for finding in found]


def _is_cut(document: Document, section: str) -> bool:
    """Tell whether a section was being read when a syntax error struck: its end is incomplete."""
    return bool(document.unread) and section == next(reversed(document.data))


def _id_of(data: Any) -> str:
    name = data.get("id") if isinstance(data, dict) else None
    return name if isinstance(name, str) else ""


def _ids_below(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        if name := _id_of(data):
            yield name
        for value in data.values():
            yield from _ids_below(value)
    elif isinstance(data, list):
        for value in data:
            yield from _ids_below(value)


def _bad_values(data: Any, found: list[Finding]) -> Iterator[str]:
    for finding in found:
        value = data
        for step in finding.place.path[2:]:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                break
        yield from _strings(value)


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield str(key)  # entries may stand under their ids
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)
