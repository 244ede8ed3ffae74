"""Acts from Akoma Ntoso 3.0: a collection, or a single act.

Read are the facts of FRBRWork, the dated events, and our own block. An event is understood by the
TLCEvent it refers to, an issuer and an amending act by the reference that is pointed at. IRIs,
modifications and times are derived from these and not read.
"""

from collections.abc import Iterator
from typing import Any

from plancheck.exchange.akn_words import AKN, EVENT_FIELDS, ISSUED, NO_DAY, OURS, PREFIX
from plancheck.exchange.records import (
    MAX_PROBLEMS,
    Draft,
    Problem,
    Reading,
    Records,
    Spot,
    build,
)
from plancheck.exchange.xml_in import Node, parse
from plancheck.findings import Path
from plancheck.text import Text, short

_DOCUMENTS = ("act", "doc")


def read(raw: bytes) -> Reading:
    """Read a document."""
    root, problem = parse(raw, {AKN: "", OURS: PREFIX})
    if problem is not None:
        return Reading(Records(()), (problem,))
    if root is None or root.name != "akomaNtoso":
        spot = Spot(root.line if root else 1)
        return Reading(Records(()), (Problem(spot, _NOT_AKN),))
    reader = _Reader(root)
    drafts = [*reader.references(), *reader.acts()]
    if not drafts and not reader.problems:
        reader.problems.append(Problem(Spot(root.line), _NOTHING))
    return build(drafts, reader.problems)


_NOT_AKN = Text(
    "Đây không phải tệp Akoma Ntoso 3.0 (phần tử gốc akomaNtoso).",
    "This is not an Akoma Ntoso 3.0 document (with akomaNtoso at its root).",
)
_NOTHING = Text("Tệp không có văn bản nào.", "There is no act in the file.")


class _Reader:
    """Reads the acts of a document; collects what is wrong."""

    def __init__(self, root: Node) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.by_eid: dict[str, Node] = {}
        for node in _walk(root):
            eid = node.attributes.get("eId")
            if eid is not None and self.by_eid.setdefault(eid, node) is not node:
                self._found(node, _TWICE, what=f"eId {short(eid, 60)}")

    def _found(self, node: Node, message: Text, **values: object) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(Spot(node.line), message.fill(**values)))

    def references(self) -> Iterator[Draft]:
        for block in self.root.all("documentCollection", "meta", "proprietary"):
            for node in block.children:
                if node.name == f"{PREFIX}reference":
                    draft = Draft("reference", {}, {(): Spot(node.line)})
                    self._fields(draft, node.children, ())
                    yield draft
                elif node.name.startswith(PREFIX):
                    self._found(node, _UNKNOWN, what=node.name)

    def acts(self) -> Iterator[Draft]:
        components = self.root.all("documentCollection", "collectionBody", "component")
        for holder in (self.root, *components):
            for node in holder.children:
                if node.name in _DOCUMENTS:
                    yield self._act(node)

    def _act(self, node: Node) -> Draft:
        draft = Draft("act", {}, {(): Spot(node.line)})
        work = self._one(node, "meta", "identification", "FRBRWork")
        if work is None:
            self._found(node, _LACKS, what="FRBRWork")
        else:
            self._work(draft, work)
        events: dict[str, int] = {}
        for event in node.all("meta", "lifecycle", "eventRef"):
            self._event(draft, event, events)
        ours = self._one(node, "meta", "proprietary", f"{PREFIX}act")
        if ours is not None:
            event_name = f"{PREFIX}event"
            self._fields(draft, [c for c in ours.children if c.name != event_name], ())
            for extra in ours.all(event_name):
                self._extra(draft, extra, events)
        return draft

    def _one(self, node: Node, *path: str) -> Node | None:
        found = node.all(*path)
        for other in found[1:]:
            self._found(other, _TWICE, what=path[-1])
        return found[0] if found else None

    # -- what AKN has a place for ------------------------------------------------------------------

    def _work(self, draft: Draft, work: Node) -> None:
        for alias in work.all("FRBRalias"):
            key = {"plancheck": "id", "title": "vi"}.get(alias.attributes.get("name", ""))
            if key is not None:
                self._put(draft, (key,), alias.attributes.get("value", ""), alias)
            elif alias.attributes.get("name") == "other-name":
                names = draft.data.setdefault("other_names", [])
                draft.spots["other_names", len(names)] = Spot(alias.line)
                names.append(alias.attributes.get("value", ""))
        for key, element, attributes in (
            ("type", "FRBRsubtype", ("value",)),
            ("number", "FRBRnumber", ("showAs", "value")),
            ("normative", "FRBRprescriptive", ("value",)),
        ):
            node = self._one(work, element)
            if node is not None:
                given = (node.attributes.get(name) for name in attributes)
                value = next((each for each in given if each is not None), "")
                if (key, value) != ("normative", "false"):
                    self._put(draft, (key,), value, node)
        self._issue(draft, work)

    def _issue(self, draft: Draft, work: Node) -> None:
        day = self._one(work, "FRBRdate")
        if day is not None:
            name, written = day.attributes.get("name"), day.attributes.get("date", "")
            if name == "year":
                self._put(draft, ("year",), written[:4], day)
            elif written != NO_DAY and name not in ("unknown", "year-of-number"):
                self._put(draft, ("issued",), written, day)
        author = self._one(work, "FRBRauthor")
        if author is not None and author.attributes.get("href", "") not in ("", "#"):
            issuer = self._pointed(author, "href", "p:id")
            if issuer is not None:
                self._put(draft, ("issuer",), issuer, author)

    def _event(self, draft: Draft, node: Node, places: dict[str, int]) -> None:
        kind = self._pointed(node, "refersTo", "p:event")
        if kind in (None, ISSUED):
            return
        events = draft.data.setdefault("events", [])
        path = ("events", len(events))
        places[node.attributes.get("eId", "")] = len(events)
        events.append({"on": node.attributes.get("date", ""), "type": kind})
        draft.spots[path] = Spot(node.line)
        source = self.by_eid.get(node.attributes.get("source", "").removeprefix("#"))
        if source is None or source.name != "original":
            by = self._pointed(node, "source", "p:id")
            if by is not None:
                events[-1]["by"] = by

    def _pointed(self, node: Node, attribute: str, wanted: str) -> str | None:
        """Return what the element that an attribute points at says of itself, in our words."""
        written = node.attributes.get(attribute, "")
        target = self.by_eid.get(written.removeprefix("#")) if written.startswith("#") else None
        value = target.attributes.get(wanted) if target is not None else None
        if value is None:
            self._found(
                node, _NOT_POINTED, name=node.name, attribute=attribute, value=short(written, 60)
            )
        return value

    # -- what is ours ------------------------------------------------------------------------------

    def _extra(self, draft: Draft, node: Node, places: dict[str, int]) -> None:
        written = node.attributes.get("for", "")
        index = places.pop(written.removeprefix("#"), None)
        if index is None:
            self._found(node, _NO_EVENT, value=short(written, 60))
            return
        self._fields(draft, node.children, ("events", index))

    def _fields(self, draft: Draft, nodes: list[Node], path: Path) -> None:
        data: Any = draft.data
        for step in path:
            data = data[step]
        for node in nodes:
            key = node.name.removeprefix(PREFIX)
            if not node.name.startswith(PREFIX):
                self._found(node, _UNKNOWN, what=node.name)
            elif key in data or (path and key in EVENT_FIELDS):
                self._found(node, _TWICE, what=key)
            else:
                data[key] = self._value(draft, node, (*path, key))

    def _value(self, draft: Draft, node: Node, path: Path) -> Any:
        draft.spots[path] = Spot(node.line)
        if not node.children:
            return {} if node.attributes.get("form") == "map" else node.text
        if all(child.name == f"{PREFIX}item" for child in node.children):
            return [
                self._value(draft, child, (*path, rank)) for rank, child in enumerate(node.children)
            ]
        data: dict[str, Any] = {}
        for child in node.children:
            key = child.name.removeprefix(PREFIX)
            if key in data:
                self._found(child, _TWICE, what=key)
            data[key] = self._value(draft, child, (*path, key))
        return data

    def _put(self, draft: Draft, path: Path, value: str, node: Node) -> None:
        if path[0] in draft.data:
            self._found(node, _TWICE, what=node.name)
        draft.data[str(path[0])] = value
        draft.spots[path] = Spot(node.line)


_TWICE = Text("“{what}” có hai lần.", "“{what}” stands twice.")
_LACKS = Text("Thiếu “{what}”.", "“{what}” is missing.")
_UNKNOWN = Text("Không có phần tử “{what}” ở đây.", "There is no element “{what}” here.")
_NO_EVENT = Text(
    "Không có eventRef “{value}” của văn bản này, hoặc đã được nói tới ở trên.",
    "There is no eventRef “{value}” of this act, or it was spoken of above.",
)
_NOT_POINTED = Text(
    "Không hiểu {name}: “{attribute}” là “{value}”, không trỏ tới mục nào mà plancheck biết.",
    "{name} is not understood: “{attribute}” is “{value}”, which leads to nothing plancheck knows.",
)


def _walk(root: Node) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.children))
