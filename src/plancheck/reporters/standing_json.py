"""What stands where, for programs: global ids, ISO days, exact decimals as text, both languages.

The layout is versioned (`format`); fields are added within a version, never renamed or dropped.
`docs/status.md` explains it.
"""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import to_builtins

from plancheck.deadline import worded
from plancheck.measured import Compared, measured_on
from plancheck.model import Due, Progress, Value
from plancheck.overview import By, Overview, Viewed
from plancheck.pace import Pace
from plancheck.plan import Plan
from plancheck.quantity import described, rounded
from plancheck.rows import target_name, words_of
from plancheck.standing import StandingReport, StandingTarget, StandingTask
from plancheck.tally import StandingBody, StandingGroup, Tally, by_body, by_group, name_of
from plancheck.text import Text

FORMAT = 1


def render(overview: Overview, by: By | None) -> str:
    """Return what stands where as JSON, keys in a fixed order; `by` limits it to one table."""
    until = overview.knowledge.until
    data = {
        "format": FORMAT,
        "known_at": _iso(until),
        "complete": not overview.unread,
        "unread": list(overview.unread),
        "plans": [_plan(viewed, by) for viewed in overview.plans],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _plan(viewed: Viewed, by: By | None) -> dict[str, Any]:
    standing, day = viewed.standing, viewed.day
    head = {
        "id": standing.plan.id,
        "name": _both(words_of(standing.plan.identity)),
        "as_of": day.as_of.isoformat(),
        "chosen": day.chosen,
        "counts": standing.counts(),
    }
    wanted = [_TABLES[by]] if by is not None else list(_PARTS)
    return head | {name: _PARTS[name](viewed) for name in wanted}


_TABLES: dict[By, str] = {"target": "targets", "body": "bodies", "group": "groups"}
_PARTS: dict[str, Callable[[Viewed], list[dict[str, Any]]]] = {
    "targets": lambda viewed: [
        _target(viewed.standing.plan, each) for each in viewed.standing.targets
    ],
    "tasks": lambda viewed: [_task(viewed.standing.plan, each) for each in viewed.standing.tasks],
    "reports": lambda viewed: [
        _report(viewed.standing.plan, each) for each in viewed.standing.reports
    ],
    "bodies": lambda viewed: [_body(each) for each in by_body(viewed.standing)],
    "groups": lambda viewed: [
        _group(viewed.standing.plan, each) for each in by_group(viewed.standing)
    ],
}


def _target(plan: Plan, each: StandingTarget) -> dict[str, Any]:
    judged = each.verdict
    group = judged.objective.group
    return {
        "id": plan.ref(each.target),
        "name": _both(target_name(plan, each)),
        "objective": plan.ref(judged.objective),
        "group": _global(plan, group) if group else None,
        "state": each.state,
        "so_far": None if judged.so_far is None else "met" if judged.so_far else "missed",
        "reason": _both(each.reason()) if each.reason().vi else None,
        "awaited": [_global(plan, name) for name in each.awaited],
        "due": judged.due.isoformat(),
        "wanted": _value(judged.wanted),
        "result": _figure(plan, judged.result),
        "days_before_due": judged.early if judged.result else None,
        "baseline": _figure(plan, each.baseline),
        "pace": _pace(each.pace) if each.pace else None,
    }


def _value(value: Value | None) -> dict[str, Any] | None:
    """Return a value as it is written, and in words."""
    if value is None:
        return None
    written: dict[str, Any] = to_builtins(value)
    return written | {"words": _both(described(value))}


def _figure(plan: Plan, each: Compared | None) -> dict[str, Any] | None:
    if each is None:
        return None
    measured = each.measurement
    return {
        "measurement": plan.holder_of(measured).ref(measured),
        "value": _value(each.value),
        "day": _iso(measured_on(measured)),
        "quality": measured.quality,
        "comparable": not each.differences,
        "differences": [_both(text) for text in each.differences],
        "reserve": _both(each.reserve) if each.reserve.vi else None,
        "confidence": each.confidence.value,
        "reported_by": measured.reported_by,
        "evidence": list(measured.evidence),
    }


def _pace(pace: Pace) -> dict[str, Any]:
    return {
        "state": pace.state,
        "elapsed": _decimal(pace.elapsed),
        "expected": _decimal(pace.expected),
        "projected": _decimal(pace.projected),
        "reached": _iso(pace.reached),
        "words": _both(pace.words()),
    }


def _decimal(number: Decimal) -> str:
    """Write a computed number to six decimals: division has no last one."""
    return f"{rounded(number, 6):f}"


def _task(plan: Plan, each: StandingTask) -> dict[str, Any]:
    return {
        "id": plan.ref(each.task),
        "name": _both(words_of(each.task)),
        "section": each.task.section,
        "state": each.state,
        "due": _iso(each.due),
        "deadline": _both(each.deadline) if each.deadline.vi else None,
        "days_late": each.late,
        "progress": _progress(each.entry) if each.entry else None,
        "answers": list(each.answers),
        "through_plan": each.blanket,
    }


def _progress(entry: Progress) -> dict[str, Any]:
    return {
        "on": entry.on.isoformat(),
        "official": entry.official,
        "evidenced": entry.evidenced,
        "by": entry.by,
        "evidence": list(entry.evidence),
    }


def _report(plan: Plan, each: StandingReport) -> dict[str, Any]:
    owed = each.owed
    report = owed.report
    return {
        "id": plan.ref(report),
        "name": _both(words_of(report)),
        "covers": owed.covers,
        "from": owed.sender,
        "from_name": _both(name_of(plan, owed.sender)),
        "open_group": owed.open,
        "to": report.to,
        "to_name": _both(name_of(plan, report.to)),
        "then": {"by": report.then.by, "to": report.then.to} if report.then else None,
        "state": each.state,
        "due": _iso(owed.due),
        "deadline": _due(report.due),
        "days_late": each.late,
        "receipts": [
            {"id": plan.ref(receipt), "by": receipt.by, "on": receipt.on.isoformat()}
            for receipt in owed.receipts
        ],
    }


def _due(due: Due | None) -> dict[str, str] | None:
    return _both(worded(due)) if due else None


def _body(each: StandingBody) -> dict[str, Any]:
    return {
        "id": each.id,
        "name": _both(each.name),
        "kind": "group" if each.group else "body",
        "ended": _iso(each.ended),
        "named": _tally(each.named),
        "through_group": _tally(each.through_group),
        "through_plan": _tally(each.through_plan),
        "other_duties": each.alone,
        "reports": each.reports,
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return tally._asdict()


def _group(plan: Plan, each: StandingGroup) -> dict[str, Any]:
    share = each.share_met()
    return {
        "id": plan.ref(each.group) if each.group else None,
        "name": _both(words_of(each.group)) if each.group else None,
        "objectives": each.objectives,
        "targets": each.targets,
        "due": each.due,
        "share_met": f"{share:f}" if share is not None else None,
    }


def _global(plan: Plan, name: str) -> str:
    entity = plan.find(name)
    return plan.ref(entity) if entity else name


def _both(text: Text) -> dict[str, str]:
    return {"vi": text.vi, "en": text.en}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
