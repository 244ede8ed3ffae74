"""Lists of a plan's elements, as a table, CSV or JSON."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, NamedTuple

from plancheck import model
from plancheck.cells import neutral
from plancheck.model import Due, Entity, Value
from plancheck.plan import Plan, Workspace
from plancheck.terminal import plain
from plancheck.text import Lang, Text, short

Format = Literal["table", "json", "csv"]
FORMATS: tuple[Format, ...] = ("table", "json", "csv")
Kind = Literal["objectives", "targets", "tasks", "acts", "bodies", "systems", "measurements"]
Row = dict[str, Any]


class Filters(NamedTuple):
    """Which elements to list."""

    body: str | None = None
    group: str | None = None
    without: str | None = None


COLUMNS = {
    "plan": Text("Kế hoạch", "Plan"),
    "id": Text("Mã", "Id"),
    "section": Text("Mục", "Section"),
    "name": Text("Nội dung", "Text"),
    "kind": Text("Loại", "Kind"),
    "group": Text("Nhóm", "Group"),
    "targets": Text("Chỉ tiêu", "Targets"),
    "served_by": Text("Nhiệm vụ phục vụ", "Served by"),
    "objective": Text("Mục tiêu", "Objective"),
    "indicator": Text("Chỉ số", "Indicator"),
    "value": Text("Giá trị", "Value"),
    "by": Text("Đến ngày", "By"),
    "baseline": Text("Số liệu gốc", "Baseline"),
    "leads": Text("Chủ trì", "Leads"),
    "due": Text("Thời hạn", "Due"),
    "objectives": Text("Mục tiêu", "Objectives"),
    "funding": Text("Kinh phí", "Funding"),
    "number": Text("Số ký hiệu", "Number"),
    "issued": Text("Ngày ban hành", "Issued"),
    "cited_by": Text("Nơi viện dẫn", "Cited by"),
    "duties": Text("Phân công", "Duties"),
    "state": Text("Trạng thái", "State"),
    "url": Text("Địa chỉ", "Address"),
    "used_by": Text("Nơi sử dụng", "Used by"),
    "as_of": Text("Thời điểm", "As of"),
    "quality": Text("Chất lượng", "Quality"),
}


def rows(workspace: Workspace, kind: Kind, filters: Filters) -> list[Row]:
    """Return one row for each element of a kind that the filters let pass."""
    return list(_MAKERS[kind](workspace, filters))


def render(table: list[Row], notation: Format, lang: Lang) -> str:
    """Return rows as a table, as CSV safe to open in a spreadsheet, or as JSON."""
    if notation == "json":
        return json.dumps(table, ensure_ascii=False, indent=2) + "\n"
    if notation == "csv":
        return _csv(table)
    return _table(table, lang)


def _csv(table: list[Row]) -> str:
    buffer = io.StringIO()
    if table:
        writer = csv.DictWriter(buffer, list(table[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(
            {key: neutral(_cell(value)) for key, value in row.items()} for row in table
        )
    return buffer.getvalue()


def _cell(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _table(table: list[Row], lang: Lang) -> str:
    if not table:
        return Text("Không có mục nào.\n", "Nothing to list.\n").in_(lang)
    keys = [key for key in table[0] if any(row[key] for row in table)]
    if len({row.get("plan") for row in table}) == 1 and "plan" in keys:
        keys.remove("plan")
    head = [COLUMNS[key].in_(lang) for key in keys]
    cells = [[plain(short(_cell(row[key]), 56)) for key in keys] for row in table]
    widths = [max(len(line[i]) for line in (head, *cells)) for i in range(len(keys))]
    lines = [head, ["-" * width for width in widths], *cells]
    text = "\n".join(
        "  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() for line in lines
    )
    return f"{text}\n"


# -- one maker for each kind -----------------------------------------------------------------------


def _objectives(workspace: Workspace, filters: Filters) -> Iterator[Row]:
    for plan in workspace.plans:
        for objective in plan.objectives:
            if filters.group and objective.group != filters.group:
                continue
            served = [entity.id for entity in plan.served_by.get(objective.id, ())]
            yield {
                "plan": plan.id,
                "id": objective.id,
                "section": objective.section or "",
                "kind": objective.kind,
                "group": objective.group or "",
                "name": objective.vi,
                "targets": [target.id for target in objective.targets],
                "served_by": served,
            }


def _targets(workspace: Workspace, filters: Filters) -> Iterator[Row]:
    for plan in workspace.plans:
        for objective in plan.objectives:
            if filters.group and objective.group != filters.group:
                continue
            for target in objective.targets:
                yield {
                    "plan": plan.id,
                    "id": target.id,
                    "objective": objective.id,
                    "indicator": target.indicator or "",
                    "value": shown(target.value),
                    "by": str(target.by or ""),
                    "baseline": target.baseline or "",
                    "name": target.vi or objective.vi,
                }


def _tasks(workspace: Workspace, filters: Filters) -> Iterator[Row]:
    for plan in workspace.plans:
        for task in plan.tasks:
            duties = plan.duties_over(task)
            if filters.body and not any(_names(plan, d.assignment, filters.body) for d in duties):
                continue
            if filters.group and not (task.section or "").startswith(filters.group):
                continue
            leads = [
                body for d in duties if d.assignment.role == "lead" for body in d.assignment.bodies
            ]
            row = {
                "plan": plan.id,
                "id": task.id,
                "section": task.section or "",
                "name": task.vi,
                "leads": list(dict.fromkeys(leads)),
                "due": due(task.due),
                "objectives": [serves.id for serves in task.objectives],
                "funding": [each.amount or each.source or "" for each in task.funding],
            }
            lacking = {"lead": "leads", "due": "due", "funding": "funding"}
            if not filters.without or not row[lacking[filters.without]]:
                yield row


def _names(plan: Plan, assignment: model.Assignment, body: str) -> bool:
    named = (*assignment.bodies, *assignment.with_)
    return any(body in plan.registry.members(name) for name in named)


def _acts(workspace: Workspace, filters: Filters) -> Iterator[Row]:
    cited: dict[str, list[str]] = {}
    for plan in workspace.plans:
        for entity, citation, _ in plan.citations():
            cited.setdefault(citation.act, []).append(plan.ref(entity))
    for act in workspace.registry.acts:
        yield {
            "id": act.id,
            "number": act.number or "",
            "issued": str(act.issued or act.year or ""),
            "name": act.vi or "",
            "cited_by": list(dict.fromkeys(cited.get(act.id, ()))),
        }


def _bodies(workspace: Workspace, filters: Filters) -> Iterator[Row]:
    registry = workspace.registry
    duties: dict[str, list[str]] = {}
    for plan in workspace.plans:
        for assignment in plan.assignments:
            for name in (*assignment.bodies, *assignment.with_):
                duties.setdefault(name, []).append(assignment.id)
    inside = registry.members(filters.group) if filters.group else None
    for body in (*registry.bodies, *registry.groups):
        if inside is not None and body.id not in inside:
            continue
        kind = body.kind if isinstance(body, model.Body) else "group"
        yield {"id": body.id, "name": body.vi, "kind": kind, "duties": duties.get(body.id, [])}


def _systems(workspace: Workspace, filters: Filters) -> Iterator[Row]:
    used: dict[int, list[str]] = {}
    for plan in workspace.plans:
        for link in plan.links:
            if link.edge == "uses" and isinstance(link.source, Entity):
                used.setdefault(id(link.target), []).append(link.source.id)
    for system in workspace.registry.systems:
        yield {
            "id": system.id,
            "name": system.vi,
            "state": system.state or "",
            "url": system.url or "",
            "used_by": used.get(id(system), []),
        }


def _measurements(workspace: Workspace, filters: Filters) -> Iterator[Row]:
    for plan in workspace.plans:
        for each in plan.measurements:
            period = f"{each.period.start}/{each.period.end}" if each.period else ""
            yield {
                "plan": plan.id,
                "id": each.id,
                "indicator": each.indicator,
                "value": shown(each.value),
                "quality": each.quality,
                "as_of": str(each.as_of or period),
                "name": each.vi or plan.label(each.indicator),
            }


_SIGNS = {"eq": "=", "gt": ">", "ge": "≥", "lt": "<", "le": "≤", "approx": "≈"}


def shown(value: Value | None) -> str:
    """Return a value as people write it: `> 80 percent`, `= 1819 procedure`."""
    if value is None:
        return ""
    name = value.comparator()
    if value.between is not None:
        amount = f"{value.between[0]}–{value.between[1]}"
    elif name == "text":
        return f"“{value.text}”"
    else:
        amount = f"{_SIGNS[name]} {getattr(value, name)}"
    of = f"/{value.of}" if value.of is not None else ""
    return f"{amount}{of} {value.unit or ''}".rstrip()


def due(deadline: Due | None) -> str:
    """Return a deadline with the comparator that was printed."""
    if deadline is None:
        return ""
    name = deadline.form
    return name if name == "continuous" else f"{name} {getattr(deadline, name)}"


_MAKERS: dict[Kind, Callable[[Workspace, Filters], Iterable[Row]]] = {
    "objectives": _objectives,
    "targets": _targets,
    "tasks": _tasks,
    "acts": _acts,
    "bodies": _bodies,
    "systems": _systems,
    "measurements": _measurements,
}
KINDS: tuple[Kind, ...] = tuple(_MAKERS)
