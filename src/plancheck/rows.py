"""What stands where, row by row: one for each target, task, report, body or group of objectives."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import TypeVar

from plancheck import tables
from plancheck.deadline import stretch
from plancheck.labels import EVIDENCED, OFFICIAL
from plancheck.measured import Compared, measured_on
from plancheck.model import Entity, Value
from plancheck.overview import By, Overview, Viewed
from plancheck.pace import STATE_NAMES as PACES
from plancheck.plan import Plan
from plancheck.quantity import described, unit_name
from plancheck.standing import (
    REPORTS,
    TARGETS,
    TASKS,
    Standing,
    StandingReport,
    StandingTarget,
    StandingTask,
)
from plancheck.tables import Cell, Named, Table, table
from plancheck.tally import StandingBody, StandingGroup, Tally, by_body, by_group, name_of
from plancheck.text import Text

Cells = dict[str, Cell]
_T = TypeVar("_T")


def all_tables(overview: Overview, by: By | None) -> list[Table]:
    """Return the table asked for, or all of them."""
    if by is not None:
        return [one_table(overview, by)]
    makers = (targets, tasks, reports, bodies, groups)
    return [make(overview) for make in makers]


def one_table(overview: Overview, by: By | None) -> Table:
    """Return the table asked for, or targets, tasks and reports in one with what they share."""
    if by is not None:
        return _BY[by](overview)
    rows: list[Cells] = []
    shared = tables.SHARED_COLUMNS
    for make in (targets, tasks, reports):
        one = make(overview)
        keys = [column.key for column in one.columns]
        for row in one.rows:
            cells = dict(zip(keys, row, strict=True)) | {"kind": one.key.removesuffix("s")}
            rows.append({column.key: cells.get(column.key) for column in shared})
    return table("everything", Text("Tình hình thực hiện", "Standing"), shared, rows)


def targets(overview: Overview) -> Table:
    """Return a row for each target."""
    rows = _each(overview, lambda standing: standing.targets, _target)
    return table("targets", Text("Chỉ tiêu", "Targets"), tables.TARGET_COLUMNS, rows)


def tasks(overview: Overview) -> Table:
    """Return a row for each task."""
    rows = _each(overview, lambda standing: standing.tasks, _task)
    return table("tasks", Text("Nhiệm vụ", "Tasks"), tables.TASK_COLUMNS, rows)


def reports(overview: Overview) -> Table:
    """Return a row for each report that somebody owes."""
    rows = _each(overview, lambda standing: standing.reports, _report)
    return table("reports", Text("Báo cáo", "Reports"), tables.REPORT_COLUMNS, rows)


def bodies(overview: Overview) -> Table:
    """Return a row for each body or group that leads, implements or reports."""
    rows = _each(overview, by_body, lambda _, each: _body(each))
    return table("bodies", Text("Cơ quan", "Bodies"), tables.BODY_COLUMNS, rows)


def groups(overview: Overview) -> Table:
    """Return a row for each group of objectives."""
    rows = _each(overview, by_group, lambda _, each: _group(each))
    title = Text("Nhóm mục tiêu", "Objective groups")
    return table("groups", title, tables.GROUP_COLUMNS, rows)


_BY: dict[By, Callable[[Overview], Table]] = {"target": targets, "body": bodies, "group": groups}


def _each(
    overview: Overview, of: Callable[[Standing], Iterable[_T]], cells: Callable[[Plan, _T], Cells]
) -> Iterator[Cells]:
    """Yield a row for each of some things of every plan."""
    for viewed in overview.plans:
        for each in of(viewed.standing):
            yield _head(viewed) | cells(viewed.standing.plan, each)


def _head(viewed: Viewed) -> Cells:
    return {"plan": viewed.standing.plan.id, "as_of": viewed.day.as_of}


def _target(plan: Plan, each: StandingTarget) -> Cells:
    judged, wanted = each.verdict, each.verdict.wanted
    return {
        "id": each.target.id,
        "name": target_name(plan, each),
        "state": Named(each.state, TARGETS[each.state]),
        "due": judged.due,
        "wanted": described(wanted) if wanted else None,
        "wanted_number": single(wanted),
        "unit": unit_name(wanted) if wanted else None,
        "reason": each.reason(),
        "so_far": _so_far(judged.so_far) if judged.state == "not-due" else None,
        "pace": Named(each.pace.state, PACES[each.pace.state]) if each.pace else None,
        "pace_how": each.pace.words() if each.pace else None,
        "objective": judged.objective.id,
        "group": judged.objective.group,
        **_figure("result", judged.result),
        **_figure("baseline", each.baseline),
        **_origin(plan, judged.result),
        "early_days": judged.early if judged.result else None,
    }


def _so_far(answer: bool | None) -> Named | None:  # noqa: FBT001 - an answer, not a switch
    if answer is None:
        return None
    state = "met" if answer else "missed"
    return Named(state, TARGETS[state])


def _figure(name: str, each: Compared | None) -> Cells:
    return {
        name: described(each.value) if each else None,
        f"{name}_day": measured_on(each.measurement) if each else None,
        f"{name}_number": exact(each),
    }


def _origin(plan: Plan, each: Compared | None) -> Cells:
    """Return where a figure comes from, and how far it can be trusted."""
    if each is None:
        return dict.fromkeys(("quality", "evidence", "reported_by", "reserve", "measurement"))
    measured = each.measurement
    return {
        "quality": measured.quality,
        "evidence": "; ".join(measured.evidence),
        "reported_by": _name(plan, measured.reported_by),
        "reserve": Text(each.reserve.vi.strip(), each.reserve.en.strip()),
        "measurement": measured.id,
    }


def _task(plan: Plan, each: StandingTask) -> Cells:
    entry = each.entry
    return {
        "id": each.task.id,
        "name": words_of(each.task),
        "state": Named(each.state, TASKS[each.state]),
        "due": each.due,
        "deadline": each.deadline,
        "late_days": each.late or None,
        "official": Named(entry.official, OFFICIAL[entry.official]) if entry else None,
        "evidenced": Named(entry.evidenced, EVIDENCED[entry.evidenced]) if entry else None,
        "recorded_on": entry.on if entry else None,
        "recorded_by": _name(plan, entry.by) if entry else None,
        "evidence": "; ".join(entry.evidence) if entry else None,
        "answers": _names(plan, each.answers),
        "through_plan": _YES if each.blanket else None,
        "section": each.task.section,
    }


def _report(plan: Plan, each: StandingReport) -> Cells:
    owed = each.owed
    report, receipts = owed.report, owed.receipts
    return {
        "id": report.id,
        "name": words_of(report),
        "covers": Named(owed.covers, stretch(owed.covers)) if owed.covers else None,
        "from": owed.sender,
        "from_name": name_of(plan, owed.sender),
        "open_group": _YES if owed.open else None,
        "to": report.to,
        "to_name": name_of(plan, report.to),
        "state": Named(each.state, REPORTS[each.state]),
        "due": owed.due,
        "late_days": each.late or None,
        "received_on": receipts[0].on if receipts else None,
        "received_from": _names(plan, dict.fromkeys(receipt.by for receipt in receipts)),
        "then": name_of(plan, report.then.to) if report.then else None,
    }


_YES = Named("yes", Text("có", "yes"))


def _body(each: StandingBody) -> Cells:
    counts = each.reports
    return {
        "id": each.id,
        "name": each.name,
        "kind": _GROUP if each.group else _BODY,
        "ended": each.ended,
        "lead": each.named.lead,
        "implement": each.named.implement,
        "done": each.named.done,
        "overdue": each.named.overdue,
        **_states(each.named.targets),
        **_way("group", each.through_group),
        **_way("plan", each.through_plan),
        "other_duties": each.alone,
        "reports_received": counts["received"] + counts["late"],
        "reports_late": counts["late"],
        "reports_missing": counts["missing"],
        "reports_not_due": counts["not-due"],
        "reports_no_date": counts["no-date"],
    }


def _way(name: str, tally: Tally) -> Cells:
    return {
        f"{name}_tasks": tally.tasks,
        f"{name}_done": tally.done,
        f"{name}_overdue": tally.overdue,
    }


def _states(counts: dict[str, int]) -> Cells:
    return {state.replace("-", "_"): number for state, number in counts.items()}


_BODY = Named("body", Text("cơ quan", "body"))
_GROUP = Named("group", Text("nhóm", "group"))
_UNGROUPED = Text("(không thuộc nhóm nào)", "(in no group)")


def _group(each: StandingGroup) -> Cells:
    return {
        "id": each.group.id if each.group else None,
        "name": words_of(each.group) if each.group else _UNGROUPED,
        "objectives": each.objectives,
        "targets": sum(each.targets.values()),
        **_states(each.targets),
        "share_met": each.share_met(),
    }


# -- words that reporters need too -----------------------------------------------------------------


def words_of(entity: Entity) -> Text:
    """Return what an element says, in English where the file has it."""
    vi = entity.vi or entity.id
    return Text(vi, entity.en or vi)


def target_name(plan: Plan, each: StandingTarget) -> Text:
    """Return what a target is about: its own words, or those of its objective.

    Where an objective has several targets, what each measures tells them apart.
    """
    target, objective = each.target, each.verdict.objective
    if target.vi:
        return words_of(target)
    indicator = plan.indicator(target.indicator)
    several = len(objective.targets) > 1
    return words_of(indicator if several and indicator is not None else objective)


def single(value: Value | None) -> Decimal | None:
    """Return the one number of a value, or None where it has none, several, or an estimate."""
    if value is None or value.comparator() == "approx" or len(value.numbers()) != 1:
        return None
    return value.numbers()[0]


def exact(each: Compared | None) -> Decimal | None:
    """Return the one exact number of a figure that may stand beside its target, if it has one."""
    if each is None or each.differences or each.value.comparator() != "eq":
        return None
    return each.value.numbers()[0]


def _name(plan: Plan, name: str | None) -> Text | None:
    return name_of(plan, name) if name else None


def _names(plan: Plan, names: Iterable[str]) -> Text:
    every = [name_of(plan, name) for name in names]
    return Text("; ".join(each.vi for each in every), "; ".join(each.en for each in every))
