"""How a sentence names an act: kind, number, title and id; and a provision by its own words."""

import re
from collections.abc import Iterable

from plancheck.model import Act
from plancheck.printed import dated_by_number
from plancheck.text import Text, short

KINDS: dict[str, Text] = {
    "hien-phap": Text("Hiến pháp", "Constitution"),
    "luat": Text("Luật", "Law"),
    "phap-lenh": Text("Pháp lệnh", "Ordinance"),
    "nghi-dinh": Text("Nghị định", "Decree"),
    "nghi-quyet": Text("Nghị quyết", "Resolution"),
    "quyet-dinh": Text("Quyết định", "Decision"),
    "thong-tu": Text("Thông tư", "Circular"),
    "thong-tu-lien-tich": Text("Thông tư liên tịch", "Joint circular"),
    "chi-thi": Text("Chỉ thị", "Directive"),
    "cong-van": Text("Công văn", "Official letter"),
    "to-trinh": Text("Tờ trình", "Proposal"),
    "ke-hoach": Text("Kế hoạch", "Plan"),
}
KIND_OF: dict[str, str] = {each.vi: name for name, each in KINDS.items()} | {"Bộ luật": "luat"}
_WITH_KIND = re.compile(r"(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp)\b")
_SHOWN = 60
_PROVISION = re.compile(r"dieu-(\w+?)(?:-khoan-(\w+?))?(?:-diem-(\w+?))?")


def label(act: Act) -> Text:
    """Return an act's kind, number and id, with its date where the number does not hold the year.

    Numbering starts anew each year: `17/NQ-CP` alone may be any of many acts.
    """
    return _joined(_numbered(act), act)


def named(act: Act) -> Text:
    """Return an act's kind, number, title and id; a law begins with its title."""
    if not act.vi:
        return label(act)
    vi, en = short(act.vi, _SHOWN), short(act.en or act.vi, _SHOWN)
    head = _numbered(act)
    if _WITH_KIND.match(act.vi) and act.number:
        return _joined(Text(f"{vi} số {act.number}", f"{head.en} “{en}”"), act)
    return _joined(Text(f"{head.vi} “{vi}”".strip(), f"{head.en} “{en}”".strip()), act)


def provisions(scope: Iterable[str]) -> Text:
    """Return the provisions that an event touches: `dieu-50-khoan-2` is khoản 2 Điều 50."""
    told = [_provision(name) for name in scope]
    return Text(", ".join(each.vi for each in told), "; ".join(each.en for each in told))


def _numbered(act: Act) -> Text:
    """Return kind and number, or nothing where an act has no number."""
    if not act.number:
        return Text("", "")
    kind = KINDS.get(act.type)
    if kind is None:
        return Text(act.number, act.number)
    if act.issued is None or dated_by_number(act.number):
        template = Text("{kind} số {number}", "{kind} {number}")
    else:
        template = Text("{kind} số {number} ngày {day}", "{kind} {number} of {day}")
    return template.fill(kind=kind, number=act.number, day=act.issued)


def _joined(name: Text, act: Act) -> Text:
    if not name.vi:
        return Text(act.id, act.id)
    return Text(f"{name.vi} ({act.id})", f"{name.en} ({act.id})")


def _provision(name: str) -> Text:
    match = _PROVISION.fullmatch(name)
    if match is None:
        return Text(name, name)
    article, clause, point = match.groups()
    vi = [f"điểm {point}" if point else "", f"khoản {clause}" if clause else "", f"Điều {article}"]
    en = [
        f"Article {article}",
        f"clause {clause}" if clause else "",
        f"point {point}" if point else "",
    ]
    return Text(" ".join(filter(None, vi)), ", ".join(filter(None, en)))
