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
        day = plan.registry.ended_on(name, as_of)
        if day is None:
            continue
        event = change.id if change else ""
        if event not in successors:  # many bodies may end by one
            successors[event] = _successor(plan, name, as_of)
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


def _successor(plan: Plan, name: str, as_of: date) -> Text:
    heirs = plan.registry.heirs(name, as_of)
    if not heirs:
        return Text(" Chưa ghi nhận cơ quan kế thừa.", " No successor is on record.")
    names = listing(f"{short(plan.label(each))} ({each})" for each in heirs)
    return Text(f" Cơ quan kế thừa: {names.vi}.", f" Its successor: {names.en}.")


def _acts(change: Change | None) -> Text:
    if change is None or not change.acts:
        return Text(" Chưa ghi nhận văn bản quyết định.", " No act is on record for it.")
    acts = listing(change.acts)
    return Text(f" Văn bản: {acts.vi}.", f" By: {acts.en}.")
