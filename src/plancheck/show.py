"""One element on a page: its words, its place and quote, what it rests on, what rests on it."""

from collections.abc import Iterable
from typing import Any

from plancheck import amended
from plancheck.amended import Absence
from plancheck.exporters.listing import due, shown
from plancheck.findings import Location, Place
from plancheck.linking import KIND_NAMES
from plancheck.load import Loaded
from plancheck.locating import locate
from plancheck.model import Amendment, Entity, Measurement, Target, Task
from plancheck.plan import Plan
from plancheck.provenance import spots
from plancheck.registry import Holder, Link
from plancheck.terminal import indent, paint, plain
from plancheck.text import Lang, Text, short

EDGES: dict[str, Text] = {
    "cites": Text("viện dẫn", "cites"),
    "supports": Text("phục vụ mục tiêu", "serves"),
    "names": Text("nêu tên", "names"),
    "measures": Text("đo bằng", "is measured by"),
    "evidenced-by": Text("chứng cứ từ", "is evidenced by"),
    "ended-by": Text("bị thay đổi hiệu lực bởi", "has its force changed by"),
    "enacted-under": Text("căn cứ ban hành", "is enacted under"),
    "related-to": Text("liên quan", "is related to"),
    "issued-by": Text("cơ quan ban hành", "is issued by"),
    "integrates": Text("kết nối với", "connects to"),
    "part-of": Text("trực thuộc", "is part of"),
    "member": Text("gồm", "has the member"),
    "changed-from": Text("thay đổi từ", "changes"),
    "changed-to": Text("chuyển thành", "turns into"),
    "charges": Text("giao trách nhiệm", "charges"),
    "sent-to": Text("gửi tới", "is sent to"),
    "carries": Text("thực hiện nhiệm vụ", "carries out"),
    "continues": Text("tiếp nối", "continues"),
    "in-group": Text("thuộc nhóm", "belongs to"),
    "baseline": Text("số liệu gốc", "has the baseline"),
    "uses": Text("sử dụng", "uses"),
    "depends-on": Text("phụ thuộc", "depends on"),
    "addresses": Text("giải quyết", "addresses"),
    "carried-from": Text("chuyển tiếp từ", "is carried over from"),
    "assigned-to": Text("giao cho", "is assigned to"),
    "covers": Text("bao trùm", "covers"),
    "with": Text("phối hợp với", "is done with"),
    "reports": Text("cơ quan báo cáo", "is reported by"),
    "total": Text("tổng", "has the total"),
    "term": Text("số hạng", "has the term"),
    "succeeded-by": Text("được tiếp nối bởi", "is continued by"),
    "stated-as": Text("số liệu", "states"),
    "about": Text("nói về", "is about"),
    "amended-by": Text("theo văn bản sửa đổi", "is made by the act"),
    "amends": Text("sửa đổi, bổ sung", "amends"),
    "progress-of": Text("tiến độ của", "is the progress of"),
}


def element(
    loaded: Loaded, holder: Holder, entity: Entity, absence: Absence | None = None
) -> dict[str, Any]:
    """Return everything `show` tells about an entity, as plain data.

    Args:
        loaded: the plans.
        holder: what holds the entity.
        entity: the entity.
        absence: why it is no part of its plan on the day asked for.
    """
    name = holder.ref(entity) if isinstance(holder, Plan) else entity.id
    place = _location(loaded, holder.at(entity))
    data: dict[str, Any] = {
        "id": name,
        "kind": holder.kinds.get(entity.id, "plan"),
        "vi": entity.vi or "",
        "en": entity.en or "",
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "details": _details(entity),
        "source": [
            {"lines": f"{spot.first}-{spot.last}", "quote": spot.quote} for spot in spots(entity)
        ],
        "rests_on": _once(_end(holder, link, link.target) for link in holder.links_from(entity)),
        "rested_on_by": [
            _end(other, link, link.source)
            for other in loaded.workspace.holders()
            for link in other.links_to(entity)
            if isinstance(link.source, Entity) and link.edge != "amends"  # told by themselves
        ],
    }
    day = absence.plan.held if absence is not None else getattr(holder, "held", None)
    if absence is not None and day is not None:
        data["standing"] = amended.standing(absence, day)
    if told := amended.told(loaded, holder, entity, day):
        data["amendments"] = told
    if isinstance(holder, Plan) and isinstance(entity, Task):
        data["duties"] = [
            {
                "id": duty.assignment.id,
                "role": duty.assignment.role,
                "bodies": list(duty.assignment.bodies),
                "by": duty.by,
            }
            for duty in holder.duties_over(entity)
        ]
    return data


def _once(ends: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Return what an element rests on; what an amendment amends in several places, once."""
    found: list[dict[str, str]] = []
    for each in ends:
        if each["edge"] != "amends" or each not in found:
            found.append(each)
    return found


def _end(holder: Holder, link: Link, entity: Any) -> dict[str, str]:
    name = holder.ref(entity) if isinstance(holder, Plan) else entity.id
    return {"edge": link.edge, "id": name, "vi": entity.vi or ""}


def _details(entity: Entity) -> dict[str, str]:
    details = {}
    for name in ("number", "issued", "section", "role", "state", "url", "on", "by"):
        value = getattr(entity, name, None)
        if value:
            details[name] = str(value)
    if isinstance(entity, (Target, Measurement)) and entity.value is not None:
        details["value"] = shown(entity.value)
    if isinstance(entity, Amendment):
        details["from"] = entity.start.isoformat()
    if deadline := due(getattr(entity, "due", None)):
        details["due"] = deadline
    return details


def _location(loaded: Loaded, place: Place) -> Location:
    document = next(each for each in loaded.documents if each.file == place.file)
    return locate(document, [place])[place]


_BY = {
    "task": Text("giao đích danh", "by name"),
    "section": Text("giao theo mục", "through its section"),
    "plan": Text("giao chung cả kế hoạch", "through a duty over the whole plan"),
}


def render(data: dict[str, Any], findings: list[tuple[str, str]], lang: Lang, colour: bool) -> str:  # noqa: FBT001
    """Return an element as text; `findings` are (address, message) pairs."""
    kind = KIND_NAMES[data["kind"]].in_(lang)
    lines = [f"{paint(plain(data['id']), 'bold', colour=colour)} ({kind})"]
    if "standing" in data:
        lines.append(indent(amended.render_standing(data["standing"], lang), "  "))
    lines.append(indent(data["vi"], "  "))
    if data["en"]:
        lines.append(indent(data["en"], "  "))
    lines.append(f"  {plain(data['file'])}:{data['line']}:{data['column']}")
    lines += [f"  {name}: {plain(value)}" for name, value in data["details"].items()]
    for anchor in data["source"]:
        head = Text(f"Nguyên văn, dòng {anchor['lines']}: ", f"Source, lines {anchor['lines']}: ")
        lines.append(indent(f"{head.in_(lang)}“{anchor['quote']}”", "    ", "  "))
    for duty in data.get("duties", ()):
        words = f"{duty['id']} {duty['role']}: {', '.join(duty['bodies'])}"
        lines.append(indent(f"{words} ({_BY[duty['by']].in_(lang)})", "    ", "  "))
    lines += amended.render(data.get("amendments", []), lang, colour=colour)
    lines += _links(Text("Dựa trên", "Rests on"), data["rests_on"], lang, colour)
    lines += _links(Text("Là chỗ dựa của", "Rested on by"), data["rested_on_by"], lang, colour)
    found = Text("Phát hiện", "Findings").in_(lang)
    lines += ["", paint(found, "bold", colour=colour)]
    lines += [indent(f"{address}  {message}", "      ", "  ") for address, message in findings]
    if not findings:
        lines.append("  " + Text("Không có.", "None.").in_(lang))
    return "\n".join(line for line in lines if line is not None) + "\n"


def _links(head: Text, links: list[dict[str, str]], lang: Lang, colour: bool) -> list[str]:  # noqa: FBT001
    if not links:
        return []
    lines = ["", paint(head.in_(lang), "bold", colour=colour)]
    for link in links:
        words = f"{EDGES[link['edge']].in_(lang)}: {link['id']}  {short(link['vi'], 64)}"
        lines.append(indent(words, "      ", "  "))
    return lines
