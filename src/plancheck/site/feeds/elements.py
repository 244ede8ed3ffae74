"""The elements of a plan as the API tells them: tasks, objectives, bodies, acts, systems."""

from collections import defaultdict

from msgspec import to_builtins

from plancheck import standing_data
from plancheck.iri import iri
from plancheck.measured import measured_on
from plancheck.model import (
    Act,
    Assignment,
    Body,
    Change,
    Evidence,
    Group,
    Indicator,
    Measurement,
    Objective,
    ObjectiveGroup,
    Scope,
    System,
    Target,
    Task,
)
from plancheck.site.feeds.parts import Data, Given, citations, due, element, ids, serves
from plancheck.standing import StandingTarget, StandingTask
from plancheck.standing_data import global_id, iso, value_of
from plancheck.tally import by_body
from plancheck.validity import status

# -- tasks and objectives --------------------------------------------------------------------------


def task(given: Given, each: StandingTask) -> Data:
    """Return a task, who has which duty over it, what it rests on, and how it stands."""
    task, plan = each.task, given.plan
    return element(given, task) | {
        "kind": task.kind,
        "section": task.section,
        "actions": [both_of(action.vi, action.en) for action in task.actions],
        "continuing": task.continuing is not None,
        "output": task.output,
        "duties": [
            {"id": plan.ref(over.assignment), "role": over.assignment.role, "by": over.by}
            for over in plan.duties_over(task)
        ],
        "objectives": serves(given, task.objectives),
        "acts": citations(given, task.cites),
        "systems": list(task.systems),
        "depends_on": ids(given, task.depends_on),
        "addresses": ids(given, task.addresses),
        "carried_from": ids(given, task.carried_from),
        "funding": [
            {
                "source": money.source,
                "amount": money.amount,
                "currency": money.currency,
                "year": money.year,
                "stage": money.stage,
                "act": money.act,
            }
            for money in plan.funding_of(task)
        ],
        "standing": _standing_of(standing_data.task(plan, each)),
    }


def _standing_of(told: Data) -> Data:
    """Return what stands of an element, without what the element says itself."""
    twice = ("id", "name", "section", "objective", "group", "kind", "ended")
    return {key: value for key, value in told.items() if key not in twice}


def both_of(vi: str, en: str | None) -> dict[str, str]:
    """Return words in both languages, in Vietnamese where there are no others."""
    return {"vi": vi, "en": en or vi}


def objective(given: Given, each: Objective, standing: dict[str, StandingTarget]) -> Data:
    """Return an objective, who serves it, and its targets."""
    plan = given.plan
    serving = [other for other in plan.served_by.get(each.id, ()) if isinstance(other, Task)]
    return element(given, each) | {
        "kind": each.kind,
        "group": global_id(plan, each.group) if each.group else None,
        "section": each.section,
        "supports": serves(given, each.supports),
        "tasks": [plan.ref(other) for other in serving],
        "acts": citations(given, each.cites),
        "indicators": list(each.indicators),
        "targets": [target(given, one, standing[one.id]) for one in each.targets],
    }


def target(given: Given, each: Target, standing: StandingTarget) -> Data:
    """Return a target and its verdict."""
    told = standing_data.target(given.plan, standing)
    return element(given, each) | {
        "words": told["name"],
        "indicator": each.indicator,
        "scope": _scope(each.scope),
        "standing": _standing_of(told),
    }


def _scope(scope: Scope | None) -> Data | None:
    if scope is None:
        return None
    told: Data = to_builtins(scope)
    return told


def objective_group(given: Given, each: ObjectiveGroup) -> Data:
    """Return a heading over objectives."""
    return element(given, each) | {"section": each.section}


def indicator(given: Given, each: Indicator) -> Data:
    """Return what is measured."""
    return element(given, each) | {
        "kind": each.kind,
        "unit": each.unit,
        "direction": each.direction,
        "numerator": each.numerator,
        "denominator": each.denominator,
        "method": each.method,
        "producer": each.producer,
    }


def measurement(given: Given, each: Measurement) -> Data:
    """Return a figure."""
    return element(given, each) | {
        "indicator": each.indicator,
        "value": value_of(each.value),
        "quality": each.quality,
        "day": iso(measured_on(each)),
        "scope": _scope(each.scope),
        "system": each.system,
        "reported_by": each.reported_by,
        "evidence": list(each.evidence),
    }


# -- bodies ----------------------------------------------------------------------------------------


def bodies(given: Given) -> list[Data]:
    """Return the bodies and groups of the registry, with what they answer for in the plan."""
    registry = given.plan.registry
    standing = {each.id: standing_data.body(each) for each in by_body(given.standing)}
    every: tuple[Body | Group, ...] = (*registry.bodies, *registry.groups)
    return [_body(given, each, standing.get(each.id)) for each in every]


def _body(given: Given, each: Body | Group, standing: Data | None) -> Data:
    registry, is_body = given.plan.registry, isinstance(each, Body)
    return element(given, each) | {
        "kind": "body" if is_body else "group",
        "type": each.kind if isinstance(each, Body) else None,
        "parent": each.parent if isinstance(each, Body) else None,
        "members": list(each.members) if isinstance(each, Group) else [],
        "open": isinstance(each, Group) and (each.unlisted is not None or not each.members),
        "jurisdiction": each.jurisdiction,
        "level": each.level,
        "other_names": list(each.other_names),
        "founded": iso(each.founded) if isinstance(each, Body) else None,
        "ended": iso(registry.ended_on(each.id, given.as_of)),
        "heirs": _heirs(given, each),
        "standing": _standing_of(standing) if standing else None,
    }


def _heirs(given: Given, each: Body | Group) -> list[str]:
    registry = given.plan.registry
    if registry.ended_on(each.id, given.as_of) is None:
        return []
    return list(registry.heirs(each.id, given.as_of))


def change(given: Given, each: Change) -> Data:
    """Return a reorganisation of bodies."""
    return element(given, each) | {
        "on": each.on.isoformat(),
        "type": each.type,
        "from": list(each.before),
        "to": list(each.after),
        "acts": list(each.acts),
        "grade": each.grade,
    }


def assignments(given: Given) -> list[Data]:
    """Return the duties of the plan, each with the tasks that it covers."""
    covered: dict[str, list[str]] = defaultdict(list)
    for each in given.plan.tasks:
        for over in given.plan.duties_over(each):
            covered[over.assignment.id].append(given.plan.ref(each))
    return [_assignment(given, each, covered[each.id]) for each in given.plan.assignments]


def _assignment(given: Given, each: Assignment, tasks: list[str]) -> Data:
    return element(given, each) | {
        "role": each.role,
        "bodies": list(each.bodies),
        "with": list(each.with_),
        "scope": ids(given, each.scope),
        "tasks": list(dict.fromkeys(tasks)),
        "acts": citations(given, each.cites),
        "systems": list(each.systems),
        "addresses": ids(given, each.addresses),
        "due": due(each.due),
    }


# -- acts and systems ------------------------------------------------------------------------------


def acts(given: Given) -> list[Data]:
    """Return the acts of the registry, their force on the day, and who cites them."""
    cited: dict[str, list[Data]] = defaultdict(list)
    for owner, citation, _ in given.plan.citations():
        cited[citation.act].append({"id": given.plan.ref(owner), "role": citation.role})
    return [_act(given, each, cited[each.id]) for each in given.plan.registry.acts]


def _act(given: Given, each: Act, cited: list[Data]) -> Data:
    state, cause = status(each, given.as_of)
    known, period = iri(each, given.plan.registry.entities), each.programme_period
    return element(given, each) | {
        "iri": known.work,
        "type": each.type,
        "number": each.number,
        "issuer": each.issuer,
        "issued": iso(each.issued),
        "year": each.year,
        "normative": each.normative is not None,
        "standing": {
            "state": state,
            "since": iso(cause.on) if cause else None,
            "by": cause.by if cause else None,
            "grade": cause.grade if cause else None,
        },
        "period": {"from": iso(period.start), "to": iso(period.end)} if period else None,
        "events": [
            {
                "on": event.on.isoformat(),
                "type": event.type,
                "by": event.by,
                "scope": list(event.scope),
                "grade": event.grade,
                "note": event.note,
                "evidence": [_evidence(one) for one in event.evidence],
            }
            for event in sorted(each.events, key=lambda event: event.on)
        ],
        "enacted_under": [{"act": one.act, "grade": one.grade} for one in each.enacted_under],
        "relations": [
            {"type": one.type, "act": one.act, "on": iso(one.on), "grade": one.grade}
            for one in each.relations
        ],
        "cited_by": cited,
        "other_names": list(each.other_names),
        "checked_on": iso(each.checked_on),
        "links": list(each.links),
        "evidence": [_evidence(one) for one in each.evidence],
    }


def _evidence(each: Evidence) -> Data:
    return {
        "source": each.source,
        "supports": list(each.supports),
        "place": each.place,
        "quote": each.quote,
        "note": each.note,
    }


def systems(given: Given) -> list[Data]:
    """Return the systems of the registry, and the tasks that use them."""
    using: dict[str, list[str]] = defaultdict(list)
    for each in given.plan.tasks:
        for name in each.systems:
            using[name].append(given.plan.ref(each))
    return [_system(given, each, using[each.id]) for each in given.plan.registry.systems]


def _system(given: Given, each: System, tasks: list[str]) -> Data:
    return element(given, each) | {
        "other_names": list(each.other_names),
        "url": each.url,
        "function": each.function,
        "owner": each.owner,
        "operator": each.operator,
        "state": each.state,
        "integrations": [
            {"to": one.to, "state": one.state, "as_of": iso(one.as_of), "note": one.note}
            for one in each.integrations
        ],
        "tasks": tasks,
    }
