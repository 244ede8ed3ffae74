"""Bodies that the plan gives duties to and that no longer exist."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Path, Place, Rule
from plancheck.model import Assignment, Body, Change, Group, Report
from plancheck.plan import Plan
from plancheck.text import Text, listing, short
from plancheck.validity import doubt

RULE = Rule(
    slug="dissolved-body",
    severity="warning",
    draft="error",
    title=Text("Cơ quan được giao việc không còn tồn tại", "Duty of a body that no longer exists"),
    message=Text(
        "{body} (“{name}”) được nêu tại {duties}, nhưng từ ngày {day} cơ quan này {what}."
        "{successor}{acts}{doubt}",
        "{body} (“{name}”) is named in {duties}, but from {day} it {what}.{successor}{acts}{doubt}",
    ),
    why=Text(
        "Nhiệm vụ không còn người thực hiện; văn bản đôn đốc gửi đến đây không có người nhận.",
        "Nobody is left to carry the duty out, and reminders sent to the body reach no one.",
    ),
    fix=Text(
        "Giao lại nhiệm vụ cho cơ quan kế thừa bằng văn bản, rồi sửa “bodies”, “from” hoặc “to”.",
        "Re-assign the duty to the successor in writing, then change “bodies”, “from” or “to”.",
    ),
    ground=Text(
        "Thông lệ quản lý: nhiệm vụ được giao cho cơ quan đang hoạt động.",
        "Good practice: duties are held by bodies that exist.",
    ),
)
_WHAT: dict[str, Text] = {
    "merger": Text("không còn tồn tại do hợp nhất, sáp nhập", "is no more, by a merger"),
    "split": Text("không còn tồn tại do chia, tách", "is no more, by a split"),
    "rename": Text("không còn mang tên này", "no longer bears this name"),
    "abolition": Text("kết thúc hoạt động", "is abolished"),
}
_MOST_GENERATIONS = 20
_ALSO = Text("Cũng được nêu ở đây.", "Also named here.")
_ENDED = Text("không còn hoạt động", "no longer exists")


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    named: dict[str, list[tuple[Assignment | Report, Path]]] = {}
    for duty, path, name in _names(plan):
        named.setdefault(name, []).append((duty, path))
    successors: dict[str, Text] = {}
    for name, uses in named.items():
        entity = plan.registry.entities.get(name)
        change = plan.registry.end_of(name, as_of)
        if not isinstance(entity, (Body, Group)):
            continue
        day = change.on if change else getattr(entity, "dissolved", None)
        if day is None or day > as_of:
            continue
        event = change.id if change else ""
        if event not in successors:
            successors[event] = _successor(plan, change, as_of)
        confidence, sentence = doubt(change.grade if change else "unknown")
        places = [plan.at(duty, *path) for duty, path in uses]
        yield RULE.at(
            places[0],
            *((place, _ALSO) for place in places[1:]),
            (_place(plan, change, entity), Text("Thay đổi tổ chức ghi ở đây.", "The change.")),
            subject=plan.ref(entity),
            confidence=confidence,
            body=name,
            name=short(entity.vi),
            duties=listing(dict.fromkeys(duty.id for duty, _ in uses)),
            day=day,
            what=_WHAT.get(change.type, _ENDED) if change else _ENDED,
            successor=successors[event],
            acts=_acts(change),
            doubt=sentence,
        )


def _names(plan: Plan) -> Iterator[tuple[Assignment | Report, Path, str]]:
    for duty in plan.assignments:
        for key, names in (("bodies", duty.bodies), ("with", duty.with_)):
            for index, name in enumerate(names):
                yield duty, (key, index), name
    for report in plan.reports:
        for index, name in enumerate(report.senders):
            yield report, ("from", index), name
        yield report, ("to",), report.to
        if report.then is not None:
            yield report, ("then", "by"), report.then.by
            yield report, ("then", "to"), report.then.to


def _place(plan: Plan, change: Change | None, entity: Body | Group) -> Place:
    return plan.registry.at(change) if change else plan.registry.at(entity, "dissolved")


def _successor(plan: Plan, change: Change | None, as_of: date) -> Text:
    """Name who took over and still exists on the day, after some reorganisations at most."""
    waiting = dict.fromkeys(change.after if change else ())
    found: dict[str, str] = {}
    seen: set[str] = set()
    for _ in range(_MOST_GENERATIONS):
        later = {name: plan.registry.end_of(name, as_of) for name in waiting if name not in seen}
        seen.update(later)
        for name, end in later.items():
            if end is None:
                found[name] = f"{short(plan.label(name))} ({name})"
        waiting = dict.fromkeys(each for end in later.values() if end for each in end.after)
    names = listing(found.values())
    if not found and waiting:
        return Text("", "")
    if not found:
        return Text(" Chưa ghi nhận cơ quan kế thừa.", " No successor is on record.")
    return Text(f" Cơ quan kế thừa: {names.vi}.", f" Its successor: {names.en}.")


def _acts(change: Change | None) -> Text:
    if change is None or not change.acts:
        return Text(" Chưa ghi nhận văn bản quyết định.", " No act is on record for it.")
    acts = listing(change.acts)
    return Text(f" Văn bản: {acts.vi}.", f" By: {acts.en}.")
