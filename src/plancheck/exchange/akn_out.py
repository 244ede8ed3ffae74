"""Acts as one Akoma Ntoso 3.0 document: a collection of acts of which only the metadata is known.

What AKN has a place for stands there; the rest (grades, evidence, notes, ...) stands in the
`proprietary` block of each act, field by field as in a plan file. `akn_in` reads both back. What is
derived for other readers (IRIs, modifications, times) is never read back.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from plancheck.exchange.akn_words import (
    AKN,
    EVENT_FIELDS,
    ISSUED,
    MODIFICATIONS,
    NO_DAY,
    OURS,
)
from plancheck.exchange.records import Records, plain_data
from plancheck.exchange.xml_out import Writer
from plancheck.iri import Iri, actor, iri, slug
from plancheck.labels import EVENTS
from plancheck.model import Act, Body, Entity, Group, LegalEvent

US = "#plancheck"
NOWHERE = "zz"  # the code of ISO 3166 that no country will ever have
_FORMAT = {"value": "application/akn+xml"}
_NATIVE = ("id", "type", "number", "issuer", "issued", "vi", "normative", "other_names", "events")


class _Effect(NamedTuple):
    """What an event of one act says of the act that brought it about."""

    act: Act
    number: int
    event: LegalEvent


def render(records: Records, entities: Mapping[str, Entity]) -> bytes:
    """Return the records as XML.

    Args:
        records: the acts and references.
        entities: all that acts name, by id: their issuers, and acts beside the records.
    """
    return _Collection(records, entities).render().encode()


class _Collection:
    """Writes a collection; holds what its parts share."""

    def __init__(self, records: Records, entities: Mapping[str, Entity]) -> None:
        self.records = records
        self.entities = {**entities, **records.by_id()}
        self.out = Writer()
        self.effects: dict[str, list[_Effect]] = defaultdict(list)
        for act in records.acts:
            for number, event in enumerate(act.events, 1):
                if event.by:
                    self.effects[event.by].append(_Effect(act, number, event))

    def render(self) -> str:
        out = self.out
        with out.within("akomaNtoso", xmlns=AKN, xmlns_p=OURS):  # noqa: SIM117
            with out.within("documentCollection", name="registry"):
                self._meta()
                with out.within("collectionBody"):
                    for act in self.records.acts:
                        with out.within("component", eId=act.id):
                            self._act(act)
        return out.text()

    def _meta(self) -> None:
        """Write the identity of the collection, who is named in it, and the references."""
        out = self.out
        with out.within("meta"):
            with out.within("identification", source=US):
                self._identity()
            with out.within("references", source=US):
                out.empty("TLCOrganization", eId=US[1:], href=OURS, showAs="plancheck")
                for name in sorted({act.issuer for act in self.records.acts if act.issuer}):
                    self._issuer(name)
                for name in (ISSUED, *MODIFICATIONS):
                    out.empty(
                        "TLCEvent",
                        eId=f"event-{name}",
                        href=f"/akn/ontology/event/vn/{name}",
                        showAs=EVENTS[name].vi if name in EVENTS else "ban hành",
                        p_event=name,
                    )
            if self.records.references:
                with out.within("proprietary", source=US):
                    for reference in self.records.references:
                        out.data("p:reference", plain_data(reference))

    def _identity(self) -> None:
        """Write the three levels of the collection; its day is that of the latest verification."""
        out = self.out
        days = [act.checked_on for act in self.records.acts if act.checked_on]
        day = max(days).isoformat() if days else NO_DAY
        work = f"/akn/vn/documentCollection/registry/{day}/acts"
        for level, address, part, element, attributes in (
            ("FRBRWork", work, "/!main", "FRBRcountry", {"value": "vn"}),
            ("FRBRExpression", f"{work}/vie@{day}", "/!main", "FRBRlanguage", {"language": "vie"}),
            ("FRBRManifestation", f"{work}/vie@{day}", "/!main.xml", "FRBRformat", _FORMAT),
        ):
            with out.within(level):
                out.empty("FRBRthis", value=address + part)
                out.empty("FRBRuri", value=address)
                out.empty("FRBRdate", date=day, name="checked" if days else "unknown")
                out.empty("FRBRauthor", href=US)
                out.empty(element, **attributes)

    def _issuer(self, name: str) -> None:
        entity = self.entities.get(name)
        body = entity if isinstance(entity, (Body, Group)) else None
        kind = "person" if isinstance(body, Body) and body.kind == "person" else "organization"
        place = quote(((body and body.jurisdiction) or NOWHERE).lower(), safe="")
        self.out.empty(
            "TLCPerson" if kind == "person" else "TLCOrganization",
            eId=f"issuer-{quote(name, safe='')}",
            href=f"/akn/ontology/{kind}/{place}/{actor(body) if body else slug(name)}",
            showAs=body.vi if body else name,
            p_id=name,
        )

    # -- one act -----------------------------------------------------------------------------------

    def _act(self, act: Act) -> None:
        out = self.out
        found = iri(act, self.entities)
        with out.within(found.document, name=act.type, contains="originalVersion"):
            with out.within("meta"):
                with out.within("identification", source=US):
                    self._work(act, found)
                    self._expression(act, found)
                self._lifecycle(act)
                self._analysis(act)
                self._times(act)
                self._references(act)
                self._ours(act)
            with out.within("body" if found.document == "act" else "mainBody"):
                out.empty("hcontainer", name="metadata-only")

    def _work(self, act: Act, found: Iri) -> None:
        out = self.out
        work = self._iri(act.id)
        with out.within("FRBRWork"):
            out.empty("FRBRthis", value=f"{work}/!main")
            out.empty("FRBRuri", value=work)
            out.empty("FRBRalias", value=act.id, name="plancheck")
            if act.vi is not None:
                out.empty("FRBRalias", value=act.vi, name="title")
            for name in act.other_names:
                out.empty("FRBRalias", value=name, name="other-name")
            self._issue(act, found)
            out.empty("FRBRcountry", value=found.jurisdiction or NOWHERE)
            out.empty("FRBRsubtype", value=act.type)
            if act.number is not None:
                out.empty("FRBRnumber", value=found.number or "nn", showAs=act.number)
            if act.normative:
                out.empty("FRBRprescriptive", value="true")

    def _expression(self, act: Act, found: Iri) -> None:
        """Write the act in Vietnamese as issued, and this account of it."""
        out = self.out
        address = f"{self._iri(act.id)}/vie" + (f"@{found.date}" if found.date else "")
        with out.within("FRBRExpression"):
            out.empty("FRBRthis", value=f"{address}/!main")
            out.empty("FRBRuri", value=address)
            self._issue(act, found)
            out.empty("FRBRauthoritative", value="false")
            out.empty("FRBRlanguage", language="vie")
        with out.within("FRBRManifestation"):
            out.empty("FRBRthis", value=f"{address}/!main.xml")
            out.empty("FRBRuri", value=f"{address}.xml")
            checked = act.checked_on
            day = checked.isoformat() if checked else NO_DAY
            out.empty("FRBRdate", date=day, name="checked" if checked else "unknown")
            out.empty("FRBRauthor", href=US)
            out.empty("FRBRformat", **_FORMAT)

    def _issue(self, act: Act, found: Iri) -> None:
        """Write when and by whom an act was issued; the date's name says if it is a year alone."""
        if act.issued is not None:
            day, name = found.date, ISSUED
        elif found.date:
            day, name = f"{found.date}-01-01", "year" if act.year else "year-of-number"
        else:
            day, name = NO_DAY, "unknown"
        self.out.empty("FRBRdate", date=day, name=name)
        author = f"#issuer-{quote(act.issuer, safe='')}" if act.issuer else "#"
        self.out.empty("FRBRauthor", href=author)

    def _lifecycle(self, act: Act) -> None:
        if act.issued is None and not act.events:
            return
        out = self.out
        with out.within("lifecycle", source=US):
            if act.issued is not None:
                out.empty(
                    "eventRef",
                    eId=f"{act.id}__issued",
                    date=act.issued.isoformat(),
                    source=f"#{act.id}__self",
                    refersTo=f"#event-{ISSUED}",
                    type="generation",
                )
            for number, event in enumerate(act.events, 1):
                kind = MODIFICATIONS[event.type].event
                out.empty(
                    "eventRef",
                    eId=f"{act.id}__event-{number}",
                    date=event.on.isoformat(),
                    source=_source(act, event),
                    refersTo=f"#event-{event.type}",
                    type=("amendment" if kind == "repeal" and event.scope else kind) or None,
                )

    def _analysis(self, act: Act) -> None:
        effects = self.effects.get(act.id, [])
        if not act.events and not effects:
            return
        out = self.out
        with out.within("analysis", source=US):
            if effects:
                with out.within("activeModifications"):
                    for rank, each in enumerate(effects, 1):
                        self._modification(each, f"{act.id}__active-{rank}", f"#{act.id}__self")
            if act.events:
                with out.within("passiveModifications"):
                    for number, event in enumerate(act.events, 1):
                        name = f"{act.id}__passive-{number}"
                        self._modification(_Effect(act, number, event), name, _source(act, event))

    def _modification(self, effect: _Effect, name: str, source: str) -> None:
        out = self.out
        element, kind, _ = MODIFICATIONS[effect.event.type]
        work = self._iri(effect.act.id)
        with out.within(element, eId=name, type=kind):
            out.empty("source", href=source)
            for part in effect.event.scope or ("",):
                portion = f"/~{slug(part) or quote(part, safe='')}" if part else ""
                out.empty("destination", href=work + portion)
            out.empty("force", period=f"#{effect.act.id}__time-{effect.number}")

    def _times(self, act: Act) -> None:
        if not act.events:
            return
        out = self.out
        with out.within("temporalData", source=US):
            for number, event in enumerate(act.events, 1):
                start = f"#{act.id}__event-{number}"
                with out.within("temporalGroup", eId=f"{act.id}__time-{number}"):
                    out.empty("timeInterval", start=start, refersTo=f"#event-{event.type}")

    def _references(self, act: Act) -> None:
        out = self.out
        shown = act.number or act.id
        with out.within("references", source=US):
            out.empty("original", eId=f"{act.id}__self", href=self._iri(act.id), showAs=shown)
            for name in dict.fromkeys(event.by for event in act.events if event.by):
                self._reference("passiveRef", f"{act.id}__by-{quote(name, safe='')}", name)
            for name in dict.fromkeys(each.act.id for each in self.effects.get(act.id, ())):
                self._reference("activeRef", f"{act.id}__on-{name}", name)

    def _reference(self, element: str, eid: str, name: str) -> None:
        other = self.entities.get(name)
        shown = (other.number if isinstance(other, Act) else None) or name
        self.out.empty(element, eId=eid, href=self._iri(name), showAs=shown, p_id=name)

    def _ours(self, act: Act) -> None:
        """Write what Akoma Ntoso has no place for, as a plan file would hold it."""
        data = plain_data(act)
        events = data.get("events", [])
        rest = {key: value for key, value in data.items() if key not in _NATIVE}
        if act.issued is None:
            rest.pop("year", None)  # it is the FRBRdate
        for event in events:
            for key in EVENT_FIELDS:
                event.pop(key, None)
        if not rest and not any(events):
            return
        out = self.out
        with out.within("proprietary", source=US), out.within("p:act"):
            for key, value in rest.items():
                out.data(f"p:{key}", value)
            for number, event in enumerate(events, 1):
                if event:
                    with out.within("p:event", for_=f"#{act.id}__event-{number}"):
                        for key, value in event.items():
                            out.data(f"p:{key}", value)

    def _iri(self, name: str) -> str:
        """Return the IRI of an act, or an address of ours where a fact for it is missing."""
        entity = self.entities.get(name)
        work = iri(entity, self.entities).work if isinstance(entity, Act) else None
        return work or f"{OURS}/{quote(name, safe='')}"


def _source(act: Act, event: LegalEvent) -> str:
    """Return what an event came from: the act that is named, or the act itself."""
    return f"#{act.id}__by-{quote(event.by, safe='')}" if event.by else f"#{act.id}__self"
