"""A plan as linked data (JSON-LD 1.1), its context in the file: nothing is fetched to read it.

Every term is one of a published vocabulary, used as that defines it: bodies and reorganisations by
W3C ORG, groups by FOAF, acts by ELI, tasks as actions of schema.org and to-dos of RDF Calendar (of
which `due` is the last day), passages and what they rest on by Dublin Core. StratML, which has no
terms in RDF, stands as a word in `additionalType`. What no vocabulary says is not said.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from plancheck.iri import iri
from plancheck.labels import ACT_TYPES
from plancheck.model import Act, Body, Change, Entity, Group, Objective, System
from plancheck.quantity import described
from plancheck.rows import target_name, words_of
from plancheck.standing import Standing, StandingTarget, StandingTask
from plancheck.text import Text
from plancheck.validity import ENDINGS, Status, status

Data = dict[str, Any]
_DAY = {"@type": "http://www.w3.org/2001/XMLSchema#date"}
_TO = {"@type": "@id"}
CONTEXT: Data = {
    "@version": 1.1,
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "dct": "http://purl.org/dc/terms/",
    "ical": "http://www.w3.org/2002/12/cal/ical#",
    "id": "@id",
    "type": "@type",
    "name": {"@id": "schema:name", "@container": "@language"},
    "additionalType": "schema:additionalType",
    "identifier": "schema:identifier",
    "alternateName": "schema:alternateName",
    "url": _TO | {"@id": "schema:url"},
    "hasPart": _TO | {"@id": "schema:hasPart"},
    "publisher": _TO | {"@id": "schema:publisher"},
    "temporalCoverage": "schema:temporalCoverage",
    "agent": _TO | {"@id": "schema:agent"},
    "actionStatus": _TO | {"@id": "schema:actionStatus"},
    "provider": _TO | {"@id": "schema:provider"},
    "due": _DAY | {"@id": "ical:due"},
    "references": _TO | {"@id": "dct:references"},
    "relation": _TO | {"@id": "dct:relation"},
    "requires": _TO | {"@id": "dct:requires"},
    "subOrganizationOf": _TO | {"@id": "org:subOrganizationOf"},
    "postIn": _TO | {"@id": "org:postIn"},
    "originalOrganization": _TO | {"@id": "org:originalOrganization"},
    "resultingOrganization": _TO | {"@id": "org:resultingOrganization"},
    "date": _DAY | {"@id": "dct:date"},
    "member": _TO | {"@id": "foaf:member"},
    "number": "eli:number",
    "passedBy": _TO | {"@id": "eli:passed_by"},
    "documentDate": _DAY | {"@id": "eli:date_document"},
    "firstInForce": _DAY | {"@id": "eli:first_date_entry_in_force"},
    "noLongerInForce": _DAY | {"@id": "eli:date_no_longer_in_force"},
    "inForce": _TO | {"@id": "eli:in_force"},
    "repealedBy": _TO | {"@id": "eli:repealed_by"},
    "basedOn": _TO | {"@id": "eli:based_on"},
    "description": {"@id": "schema:description", "@container": "@language"},
}
_STATUS = {
    "done": "schema:CompletedActionStatus",
    "done-late": "schema:CompletedActionStatus",
    "in-progress": "schema:ActiveActionStatus",
    "not-due": "schema:PotentialActionStatus",
    "no-date": "schema:PotentialActionStatus",
    "overdue": "schema:PotentialActionStatus",
}
_IN_FORCE: dict[Status, str] = {
    "in-force": "eli:InForce-inForce",
    "ceased": "eli:InForce-notInForce",
    "suspended": "eli:InForce-notInForce",
    "not-yet-in-force": "eli:InForce-notInForce",
}


class _Named(NamedTuple):
    """How things are named: by the addresses of their pages, or within the file."""

    standing: Standing
    address: Callable[[Entity], str]
    base_url: str

    def iri(self, entity: Entity) -> str:
        """Return the IRI of an element; without a site a fragment of the file, whatever that is."""
        path = self.address(entity) if self.base_url else ""
        if path:
            return f"{self.base_url.rstrip('/')}/{path.lstrip('/')}"
        plan = self.standing.plan
        kind = plan.kinds.get(entity.id) or plan.registry.kinds.get(entity.id) or "plan"
        return f"#{kind}-{entity.id.replace('/', '.')}"

    def of(self, name: str | None) -> str | None:
        """Return the IRI of what an id names, here or in the registry; None for anything else."""
        entity = self.standing.plan.find(name) if name else None
        return self.iri(entity) if entity is not None else None

    def every(self, *names: str) -> list[str]:
        """Return the IRIs of what some ids name, each once."""
        return list(dict.fromkeys(filter(None, map(self.of, names))))


def linked(standing: Standing, address: Callable[[Entity], str], base_url: str) -> Data:
    """Return a plan, its parts, and the bodies, acts and systems that it names, as one graph.

    Args:
        standing: the plan on a day.
        address: the path of the page of an element from the root of the site.
        base_url: the address of the site, empty where it is not known.
    """
    named = _Named(standing, address, base_url)
    return {"@context": CONTEXT, "@graph": [_without_nothing(each) for each in _graph(named)]}


def _without_nothing(data: Data) -> Data:
    return {key: value for key, value in data.items() if value not in (None, [], "")}


def _graph(named: _Named) -> Iterator[Data]:
    standing, registry = named.standing, named.standing.plan.registry
    yield _plan(named)
    targets = {each.target.id: each for each in standing.targets}
    for objective in standing.plan.objectives:
        yield _objective(named, objective)
        yield from (_target(named, targets[each.id]) for each in objective.targets)
    yield from (_task(named, each) for each in standing.tasks)
    yield from (_body(named, each) for each in registry.bodies)
    yield from (_group(named, each) for each in registry.groups)
    yield from (_change(named, each) for each in registry.changes)
    yield from (_act(named, each) for each in registry.acts)
    yield from (_system(named, each) for each in registry.systems)


def _thing(named: _Named, entity: Entity, *types: str) -> Data:
    return {"id": named.iri(entity), "type": list(types), **_words(words_of(entity))} | {
        "identifier": named.standing.plan.ref(entity)
    }


def _words(text: Text) -> Data:
    return {"name": {"vi": text.vi} if text.en == text.vi else {"vi": text.vi, "en": text.en}}


def _plan(named: _Named) -> Data:
    plan = named.standing.plan
    who, period = plan.identity, plan.identity.period
    acts = [each.act for each in (*who.legal_basis, *who.cites)]
    adopted = [who.adoption.act] if who.adoption else []
    return _thing(named, who, "schema:CreativeWork") | {
        "additionalType": "StratML StrategicPlan",
        "temporalCoverage": f"{period.start.isoformat()}/{period.end.isoformat()}",
        "publisher": named.of(who.adoption.body) if who.adoption else None,
        "references": named.every(*adopted, *acts),
        "hasPart": named.every(*(each.id for each in plan.objectives)),
    }


def _objective(named: _Named, each: Objective) -> Data:
    return _thing(named, each, "schema:CreativeWork") | {
        "additionalType": "StratML Goal" if each.kind == "general" else "StratML Objective",
        "references": named.every(*(citation.act for citation in each.cites)),
        "relation": named.every(*(other.id for other in each.supports)),
        "hasPart": named.every(*(target.id for target in each.targets)),
    }


def _target(named: _Named, each: StandingTarget) -> Data:
    """Return a target: what is wanted, in words, and the last day."""
    wanted = each.verdict.wanted
    told = _thing(named, each.target, "schema:CreativeWork") | _words(
        target_name(named.standing.plan, each)
    )
    return told | {
        "additionalType": "StratML TargetResult",
        "description": _words(described(wanted))["name"] if wanted else None,
        "temporalCoverage": f"../{each.verdict.due.isoformat()}",
    }


def _task(named: _Named, each: StandingTask) -> Data:
    task = each.task
    return _thing(named, task, "schema:Action", "ical:Vtodo") | {
        "agent": named.every(*each.answers),
        "actionStatus": _STATUS.get(each.state),
        "due": _iso(each.due),
        "references": named.every(*(citation.act for citation in task.cites)),
        "relation": named.every(*(other.id for other in task.objectives), *task.systems),
        "requires": named.every(*task.depends_on),
    }


# -- the registry ----------------------------------------------------------------------------------


def _body(named: _Named, each: Body) -> Data:
    if each.kind == "person":
        return _thing(named, each, "org:Post") | {"postIn": named.of(each.parent)}
    types = ("org:Organization", "schema:GovernmentOrganization")
    return _thing(named, each, *(types[:1] if each.kind == "party" else types)) | {
        "alternateName": list(each.other_names),
        "subOrganizationOf": named.of(each.parent),
    }


def _group(named: _Named, each: Group) -> Data:
    return _thing(named, each, "foaf:Group") | {
        "alternateName": list(each.other_names),
        "member": named.every(*each.members),
    }


def _change(named: _Named, each: Change) -> Data:
    return _thing(named, each, "org:ChangeEvent") | {
        "date": _iso(each.on),
        "originalOrganization": named.every(*each.before),
        "resultingOrganization": named.every(*each.after),
        "references": named.every(*each.acts),
    }


def _act(named: _Named, each: Act) -> Data:
    """Return an act; that it is in force, or not, only where the registry knows it."""
    plan, as_of = named.standing.plan, named.standing.as_of
    state, _ = status(each, as_of)
    whole = [event for event in each.events if event.on <= as_of and not event.scope]
    starts = [event.on for event in whole if event.type == "entry-into-force"]
    ends = [event for event in whole if event.type in ENDINGS] if state == "ceased" else []
    replaced = [event.by for event in ends if event.by and event.type in ("replaced", "repealed")]
    work = iri(each, plan.registry.entities).work
    return _thing(named, each, "eli:LegalResource") | {
        "identifier": [each.id, *([work] if work else [])],
        "additionalType": ACT_TYPES[each.type].vi,
        "number": each.number,
        "passedBy": named.of(each.issuer),
        "documentDate": _iso(each.issued),
        "firstInForce": _iso(min(starts, default=None)),
        "noLongerInForce": _iso(min((event.on for event in ends), default=None)),
        "inForce": _IN_FORCE.get(state),
        "repealedBy": named.every(*replaced),
        "basedOn": named.every(*(link.act for link in each.enacted_under)),
    }


def _system(named: _Named, each: System) -> Data:
    return _thing(named, each, "schema:SoftwareApplication") | {
        "alternateName": list(each.other_names),
        "url": each.url,
        "provider": named.every(*filter(None, (each.owner, each.operator))),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
