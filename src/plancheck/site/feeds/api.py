"""The data of a plan for programs: whole files, `/api/v1/<plan>/<name>.json`.

Elements name each other by their global ids, as findings do (`plan#element`; of the registry the id
alone). The layout is versioned (`format`) and described by `schema/site-api.schema.json`: within a
version fields are added, never renamed or dropped.
"""

from collections.abc import Callable, Iterable

from plancheck import findings_data, standing_data
from plancheck.findings_data import both, finding, silenced
from plancheck.model import Adoption, Amendment, Entity, Item, ObjectiveGroup, PlanLink, Waiver
from plancheck.rules import by_slug
from plancheck.site.deadlines import Deadline, deadlines
from plancheck.site.feeds import elements
from plancheck.site.feeds.parts import Data, Given, citations, element, ids, maybe, sources
from plancheck.standing_data import global_id, iso
from plancheck.text import Text

FORMAT = 1
SCHEMA = "https://plancheck.example/schema/site-api.schema.json"


def files(given: Given) -> dict[str, Data]:
    """Return the files of a plan by their names, without `.json`."""
    return {name: make(given) for name, make in FILES.items()}


def written(data: Data) -> bytes:
    """Return a file as JSON, hidden characters as escapes."""
    return findings_data.written(data).encode()


def _head(given: Given, name: str) -> Data:
    """Return what every file begins with: what it is, of which plan, day and revision."""
    until = given.plan.registry.knowledge.until
    return {
        "format": FORMAT,
        "schema": SCHEMA,
        "file": name,
        "plan": given.plan.id,
        "as_of": given.as_of.isoformat(),
        "known_at": iso(until),
        "revision": given.revision or None,
    }


# -- the plan --------------------------------------------------------------------------------------


def plan(given: Given) -> Data:
    """Return what the plan is, what it rests on, and how much stands where."""
    found, report = given.plan, given.report
    who, period = found.identity, found.identity.period
    return (
        _head(given, "plan")
        | element(given, who)
        | {
            "type": who.type,
            "jurisdiction": who.jurisdiction,
            "period": {"from": period.start.isoformat(), "to": period.end.isoformat()},
            "stage": found.stage(given.as_of).value,
            "adoption": _adoption(given, who.adoption) if who.adoption else None,
            "in_force": iso(who.in_force.start) if who.in_force else None,
            "parent": _link(given, who.parent) if who.parent else None,
            "predecessor": _link(given, who.predecessor) if who.predecessor else None,
            "legal_basis": citations(given, who.legal_basis),
            "acts": citations(given, who.cites),
            "source_documents": [
                {
                    "file": each.file,
                    "sha256": each.sha256,
                    "retrieved": iso(each.retrieved),
                    "url": each.url,
                }
                for each in who.source_documents
            ],
            "sections": [element(given, each) | {"number": each.number} for each in found.sections],
            "items": [_item(given, each) for each in found.items],
            "amendments": [_amendment(given, each) for each in found.amendments],
            "counts": given.standing.counts(),
            "findings": report.counts(),
            "complete": not report.unread,
            "unread": list(report.unread),
            "files": [f"{name}.json" for name in FILES],
        }
    )


def _adoption(given: Given, each: Adoption) -> Data:
    signed = each.signatory
    return {
        "act": each.act,
        "body": each.body,
        "on": each.date.isoformat(),
        "place": each.place,
        "signatory": {"name": signed.name, "capacity": signed.capacity} if signed else None,
        "sources": sources(given.plan, each),
    }


def _link(given: Given, each: PlanLink) -> Data:
    return {
        "plan": each.plan,
        "act": each.act,
        "words": maybe(Text(each.vi or "", each.en or each.vi or "")),
        "sources": sources(given.plan, each),
    }


def _item(given: Given, each: Item) -> Data:
    return element(given, each) | {
        "kind": each.kind,
        "section": each.section,
        "cause": each.cause,
        "disposition": each.disposition,
        "successors": ids(given, each.successors),
        "addressed_to": list(each.addressed_to),
        "bodies": list(each.bodies),
        "systems": list(each.systems),
        "measurements": ids(given, each.measurements),
        "acts": citations(given, each.cites),
    }


def _amendment(given: Given, each: Amendment) -> Data:
    return element(given, each) | {
        "act": each.act,
        "from": each.start.isoformat(),
        "operations": [
            {
                "op": one.op,
                "element": global_id(given.plan, one.element),
                "key": one.key,
                "sources": sources(given.plan, one),
            }
            for one in each.operations
        ],
    }


# -- the other files -------------------------------------------------------------------------------


def bodies(given: Given) -> Data:
    """Return the bodies and groups, the duties given to them, and the reports they owe."""
    return _head(given, "bodies") | {
        "bodies": elements.bodies(given),
        "changes": [elements.change(given, each) for each in given.plan.registry.changes],
        "assignments": elements.assignments(given),
        "reports": [element(given, each) for each in given.plan.reports],
        "owed": [standing_data.report(given.plan, each) for each in given.standing.reports],
    }


def tasks(given: Given) -> Data:
    """Return the tasks."""
    every = given.standing.tasks
    return _head(given, "tasks") | {"tasks": [elements.task(given, each) for each in every]}


def objectives(given: Given) -> Data:
    """Return the objectives with their targets, what is measured, and the figures."""
    found = given.plan
    standing = {each.target.id: each for each in given.standing.targets}
    groups = [each for each in found.entities.values() if isinstance(each, ObjectiveGroup)]
    return _head(given, "objectives") | {
        "objectives": [elements.objective(given, each, standing) for each in found.objectives],
        "groups": [elements.objective_group(given, each) for each in groups],
        "indicators": [elements.indicator(given, each) for each in found.registry.indicators],
        "measurements": [elements.measurement(given, each) for each in found.measurements],
    }


def acts(given: Given) -> Data:
    """Return the acts."""
    return _head(given, "acts") | {"acts": elements.acts(given)}


def systems(given: Given) -> Data:
    """Return the systems."""
    return _head(given, "systems") | {"systems": elements.systems(given)}


def findings(given: Given) -> Data:
    """Return the findings as the JSON report has them, and the waivers of the plan."""
    return _head(given, "findings") | {
        "summary": given.report.counts(),
        "findings": [finding(each) for each in given.report.findings],
        "silenced": [silenced(each) for each in given.report.silenced],
        "waivers": [_waiver(given, each) for each in given.plan.waivers],
    }


def _waiver(given: Given, each: Waiver) -> Data:
    rule = by_slug().get(each.rule)
    return element(given, each) | {
        "rule": each.rule,
        "title": both(rule.title) if rule else None,
        "subject": global_id(given.plan, each.subject),
        "finding": each.finding,
        "reason": each.reason,
        "approved_by": each.approved_by,
        "approved_on": iso(each.approved_on),
        "expires": iso(each.expires),
        "reference": each.ref,
    }


def due(given: Given) -> Data:
    """Return what is due when."""
    every = deadlines(given.standing)
    return _head(given, "deadlines") | {"deadlines": list(told(given, every))}


def told(given: Given, every: Iterable[Deadline]) -> Iterable[Data]:
    """Yield deadlines as the API tells them; for the file of one body as well."""
    for each in every:
        entity: Entity | None = given.plan.find(each.id)
        yield {
            "kind": each.kind,
            "id": global_id(given.plan, each.id),
            "covers": each.covers or None,
            "words": both(each.words),
            "day": iso(each.day),
            "said": maybe(each.said),
            "rhythm": each.rhythm or None,
            "state": each.state,
            "bodies": list(each.bodies),
            "senders": [sender._asdict() for sender in each.senders],
            "to": each.to or None,
            "inherited_from": each.inherited or None,
            "page": (given.address(entity) or None) if entity is not None else None,
        }


FILES: dict[str, Callable[[Given], Data]] = {
    "plan": plan,
    "bodies": bodies,
    "tasks": tasks,
    "objectives": objectives,
    "acts": acts,
    "systems": systems,
    "findings": findings,
    "deadlines": due,
}
