"""One act on a page, and the acts whose status is due for a look."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from plancheck.iri import Fact, Iri, iri
from plancheck.labels import EVENTS, GRADES
from plancheck.model import Act, Evidence, LegalEvent
from plancheck.naming import provisions
from plancheck.plan import Workspace
from plancheck.registry import Registry
from plancheck.succession import successors
from plancheck.terminal import indent, paint, plain
from plancheck.text import Lang, Text, short, write
from plancheck.validity import Status, endings, status

STATES: dict[Status, Text] = {
    "not-yet-in-force": Text("chưa có hiệu lực", "not yet in force"),
    "in-force": Text("đang có hiệu lực", "in force"),
    "suspended": Text("bị ngưng hiệu lực", "suspended"),
    "ceased": Text("hết hiệu lực", "no longer in force"),
    "unknown": Text("chưa rõ hiệu lực", "force not established"),
}


def act(workspace: Workspace, entity: Act, as_of: date) -> dict[str, Any]:
    """Return the status of an act on a day, its history with evidence, and who cites it."""
    state, cause = status(entity, as_of)
    registry = workspace.registry
    period = entity.programme_period
    return {
        "id": entity.id,
        "iri": _iri(iri(entity, registry.entities)),
        "number": entity.number,
        "vi": entity.vi,
        "en": entity.en,
        "issued": _iso(entity.issued),
        "as_of": as_of.isoformat(),
        "known_at": _iso(registry.knowledge.until),
        "status": state,
        "since": _iso(cause.on) if cause else None,
        "period_ended": bool(period and period.end < as_of),
        "in_force_now": _in_force_now(registry, entity, as_of),
        "enacted_under": [
            {"id": link.act, "status": _status_of(registry, link.act, as_of)}
            for link in entity.enacted_under
        ],
        "events": [_event(registry, each) for each in sorted(entity.events, key=_when)],
        "cited_by": [
            {"id": plan.ref(owner), "role": citation.role, "at": list(citation.at)}
            for plan in workspace.plans
            for owner, citation, _ in plan.citations()
            if citation.act == entity.id
        ],
        "checked_on": _iso(entity.checked_on),
        "links": list(entity.links),
    }


class Due(NamedTuple):
    """An act that needs a look, and why: its check is old, or its end is near."""

    act: Act
    day: date | None
    reason: Text


def due(registry: Registry, as_of: date, within: int, age: int = 365) -> list[Due]:
    """Return the acts to look at, the most urgent first.

    Args:
        registry: the acts.
        as_of: the day to count from.
        within: days ahead in which an end counts as near.
        age: days after which a verification counts as old.
    """
    found = []
    for each in registry.acts:
        near = [
            event for event in endings(each) if as_of < event.on <= as_of + timedelta(days=within)
        ]
        found += [Due(each, event.on, EVENTS[event.type]) for event in near]
        period = each.programme_period
        if period and as_of <= period.end <= as_of + timedelta(days=within):
            found.append(Due(each, period.end, _PERIOD))
        if status(each, as_of)[0] == "ceased":
            continue
        if each.checked_on is None:
            found.append(Due(each, None, NEVER))
        elif each.checked_on + timedelta(days=age) <= as_of:
            found.append(Due(each, each.checked_on, OLD))
    return sorted(found, key=lambda item: (item.day or date.min, item.act.id))


_PERIOD = Text("hết giai đoạn", "its period ends")
NEVER = Text("chưa từng được kiểm tra hiệu lực", "its status was never checked")
OLD = Text("lần kiểm tra hiệu lực gần nhất đã cũ", "its status was checked long ago")


MISSING: dict[Fact, Text] = {
    "number": Text("số, ký hiệu (number)", "its number"),
    "issuer": Text("cơ quan ban hành (issuer)", "its issuer"),
    "jurisdiction": Text(
        "địa bàn của cơ quan ban hành (jurisdiction)", "the issuer's jurisdiction"
    ),
    "issued": Text(
        "ngày hoặc năm ban hành (issued, year)", "its day or year of issue (issued, year)"
    ),
}


def _iri(found: Iri) -> dict[str, Any]:
    return {
        "work": found.work,
        "expression": found.expression,
        "missing": list(found.missing),
    }


def _in_force_now(registry: Registry, entity: Act, as_of: date) -> list[str]:
    chain = successors(registry, entity, as_of)
    return [each.id for each in chain if status(each, as_of)[0] != "ceased"]


def _status_of(registry: Registry, name: str, as_of: date) -> Status:
    entity = registry.entities.get(name)
    return status(entity, as_of)[0] if isinstance(entity, Act) else "unknown"


def _event(registry: Registry, event: LegalEvent) -> dict[str, Any]:
    return {
        "on": event.on.isoformat(),
        "type": event.type,
        "by": event.by,
        "scope": list(event.scope),
        "grade": event.grade,
        "evidence": [_evidence(registry, each) for each in event.evidence],
        "note": event.note,
    }


def _evidence(registry: Registry, evidence: Evidence) -> dict[str, Any]:
    source = registry.entities.get(evidence.source or "")
    return {
        "source": evidence.source,
        "where": getattr(source, "where", None),
        "place": evidence.place,
        "quote": evidence.quote,
        "note": evidence.note,
    }


def _when(event: LegalEvent) -> tuple[date, str, str]:
    return event.on, event.type, event.by or ""


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def render(data: dict[str, Any], lang: Lang, *, colour: bool) -> str:
    """Return an act as a page of text."""
    title = " – ".join(filter(None, (data["number"], data["vi"]))) or data["id"]
    day = write(date.fromisoformat(data["as_of"]), lang)
    state = STATES[data["status"]].in_(lang)
    head = Text(f"Tính đến ngày {day}: {state}", f"As of {day}: {state}").in_(lang)
    if data["since"]:
        since = write(date.fromisoformat(data["since"]), lang)
        head += Text(f" (từ ngày {since})", f" (since {since})").in_(lang)
    lines = [paint(plain(data["id"]), "bold", colour=colour), indent(title, "  ")]
    lines += [_iri_line(data["iri"], lang), f"  {head}"]
    if data["known_at"]:
        known = write(date.fromisoformat(data["known_at"]), lang)
        lines.append(
            Text(f"  Theo những gì đã ghi nhận đến {known}", f"  On record by {known}").in_(lang)
        )
    if data["in_force_now"]:
        names = ", ".join(data["in_force_now"])
        lines.append(indent(Text(f"Hiện hành: {names}", f"In its place: {names}").in_(lang), "  "))
    if data["period_ended"]:
        lines.append("  " + Text("Giai đoạn đã kết thúc", "Its period is over").in_(lang))
    for each in data["enacted_under"]:
        force = STATES[each["status"]].in_(lang)
        words = Text("Căn cứ ban hành", "Enacted under").in_(lang)
        lines.append(indent(f"{words} {each['id']} ({force})", "    ", "  "))
    lines += ["", paint(Text("Diễn biến", "History").in_(lang), "bold", colour=colour)]
    for event in data["events"]:
        lines += _history(event, lang)
    cited = Text("Nơi viện dẫn", "Cited by").in_(lang)
    lines += ["", paint(f"{cited} ({len(data['cited_by'])})", "bold", colour=colour)]
    lines += [f"  {plain(each['id'])} ({each['role']})" for each in data["cited_by"]]
    return "\n".join(lines) + "\n"


def _iri_line(data: dict[str, Any], lang: Lang) -> str:
    if data["work"]:
        return f"  {data['work']}"
    lacks = ", ".join(MISSING[fact].in_(lang) for fact in data["missing"])
    return indent(Text(f"Chưa có IRI: thiếu {lacks}", f"No IRI: it lacks {lacks}").in_(lang), "  ")


def _history(event: dict[str, Any], lang: Lang) -> list[str]:
    day = write(date.fromisoformat(event["on"]), lang)
    by = f" ← {event['by']}" if event["by"] else ""
    scope = f" ({provisions(event['scope']).in_(lang)})" if event["scope"] else ""
    grade = GRADES[event["grade"]].in_(lang)
    lines = [indent(f"{day}  {EVENTS[event['type']].in_(lang)}{by}{scope} – {grade}", "    ", "  ")]
    for each in event["evidence"]:
        words = ", ".join(filter(None, (each["where"] or each["source"], each["place"])))
        if each["quote"]:
            words += f": “{each['quote']}”"
        elif each["note"]:
            words += f": {each['note']}"
        lines.append(indent(words, "        ", "      "))
    if event["note"]:
        lines.append(indent(event["note"], "        ", "      "))
    return lines


def render_due(found: list[Due], lang: Lang) -> str:
    """Return the acts to look at, a line each."""
    if not found:
        return Text("Không có văn bản nào cần rà soát.\n", "Nothing is due.\n").in_(lang)
    rows = [
        f"{write(each.day, lang) if each.day else '-':12}{each.act.id:28}"
        f"{each.reason.in_(lang)}: {plain(short(each.act.vi or each.act.number or '', 60))}"
        for each in found
    ]
    return "\n".join(rows) + "\n"
