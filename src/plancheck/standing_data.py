"""What stands where as data for programs: global ids, ISO days, exact decimals as text."""

from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import to_builtins

from plancheck.deadline import worded
from plancheck.findings_data import both
from plancheck.measured import Compared, measured_on
from plancheck.model import Due, Progress, Value
from plancheck.pace import Pace
from plancheck.plan import Plan
from plancheck.quantity import described, rounded
from plancheck.rows import target_name, words_of
from plancheck.standing import StandingReport, StandingTarget, StandingTask
from plancheck.tally import StandingBody, StandingGroup, Tally, name_of


def target(plan: Plan, each: StandingTarget) -> dict[str, Any]:
    """Return a target: what is wanted, what was measured, the verdict and its reason."""
    judged = each.verdict
    name = judged.objective.group
    return {
        "id": plan.ref(each.target),
        "name": both(target_name(plan, each)),
        "objective": plan.ref(judged.objective),
        "group": global_id(plan, name) if name else None,
        "state": each.state,
        "so_far": None if judged.so_far is None else "met" if judged.so_far else "missed",
        "reason": both(each.reason()) if each.reason().vi else None,
        "awaited": [global_id(plan, name) for name in each.awaited],
        "due": judged.due.isoformat(),
        "wanted": value_of(judged.wanted),
        "result": _figure(plan, judged.result),
        "days_before_due": judged.early if judged.result else None,
        "baseline": _figure(plan, each.baseline),
        "pace": _pace(each.pace) if each.pace else None,
    }


def value_of(value: Value | None) -> dict[str, Any] | None:
    """Return a value as it is written, and in words."""
    if value is None:
        return None
    written: dict[str, Any] = to_builtins(value)
    return written | {"words": both(described(value))}


def _figure(plan: Plan, each: Compared | None) -> dict[str, Any] | None:
    if each is None:
        return None
    measured = each.measurement
    return {
        "measurement": plan.holder_of(measured).ref(measured),
        "value": value_of(each.value),
        "day": iso(measured_on(measured)),
        "quality": measured.quality,
        "comparable": not each.differences,
        "differences": [both(text) for text in each.differences],
        "reserve": both(each.reserve) if each.reserve.vi else None,
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
        "reached": iso(pace.reached),
        "words": both(pace.words()),
    }


def _decimal(number: Decimal) -> str:
    """Write a computed number to six decimals: division has no last one."""
    return f"{rounded(number, 6):f}"


def task(plan: Plan, each: StandingTask) -> dict[str, Any]:
    """Return a task: its deadline, its state, who answers for it."""
    return {
        "id": plan.ref(each.task),
        "name": both(words_of(each.task)),
        "section": each.task.section,
        "state": each.state,
        "due": iso(each.due),
        "deadline": both(each.deadline) if each.deadline.vi else None,
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


def report(plan: Plan, each: StandingReport) -> dict[str, Any]:
    """Return a report that somebody owes."""
    owed = each.owed
    asked = owed.report
    return {
        "id": plan.ref(asked),
        "name": both(words_of(asked)),
        "covers": owed.covers,
        "from": owed.sender,
        "from_name": both(name_of(plan, owed.sender)),
        "open_group": owed.open,
        "to": asked.to,
        "to_name": both(name_of(plan, asked.to)),
        "then": {"by": asked.then.by, "to": asked.then.to} if asked.then else None,
        "state": each.state,
        "due": iso(owed.due),
        "deadline": due_words(asked.due),
        "days_late": each.late,
        "receipts": [
            {"id": plan.ref(receipt), "by": receipt.by, "on": receipt.on.isoformat()}
            for receipt in owed.receipts
        ],
    }


def due_words(due: Due | None) -> dict[str, str] | None:
    """Return a deadline in words."""
    return both(worded(due)) if due else None


def body(each: StandingBody) -> dict[str, Any]:
    """Return what a body or a group answers for, by the way on which it does."""
    return {
        "id": each.id,
        "name": both(each.name),
        "kind": "group" if each.group else "body",
        "ended": iso(each.ended),
        "named": _tally(each.named),
        "through_group": _tally(each.through_group),
        "through_plan": _tally(each.through_plan),
        "other_duties": each.alone,
        "reports": each.reports,
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return tally._asdict()


def group(plan: Plan, each: StandingGroup) -> dict[str, Any]:
    """Return a group of objectives and how far its targets have come."""
    share = each.share_met()
    return {
        "id": plan.ref(each.group) if each.group else None,
        "name": both(words_of(each.group)) if each.group else None,
        "objectives": each.objectives,
        "targets": each.targets,
        "due": each.due,
        "share_met": f"{share:f}" if share is not None else None,
    }


def global_id(plan: Plan, name: str) -> str:
    """Return the global id of an element of a plan or of the registry, named by whatever id."""
    entity = plan.find(name)
    return plan.ref(entity) if entity else name


def iso(day: date | None) -> str | None:
    """Return a day as ISO 8601 has it."""
    return day.isoformat() if day else None
