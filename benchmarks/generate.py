"""Make workspaces of any size with the shape of the real plan; the same arguments, the same bytes.

    python benchmarks/generate.py DIR --times 30           30 plans of the real size, one registry
    python benchmarks/generate.py DIR --elements 100000    about so many elements, 50 to a file
    python benchmarks/generate.py DIR --one-file-size 5    one file of about 5 MB

`--findings 0.05` puts a fault into five files of a hundred. Every anchor and quote holds in the
source text that is written beside the plan, and every id that is named is declared.
"""

import argparse
import hashlib
import json
import os
import random
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

Entry = dict[str, Any]
Sections = dict[str, list[Entry]]

# How many entries the real plan and its registry have, section by section.
PLAN = {
    "sections": 42,
    "articles": 3,
    "recipients": 6,
    "appendices": 2,
    "projects": 2,
    "objective_groups": 5,
    "objectives": 19,
    "tasks": 40,
    "assignments": 20,
    "reports": 1,
    "items": 75,
    "measurements": 71,
    "equations": 4,
}
REGISTRY = {
    "references": 70,
    "acts": 73,
    "bodies": 36,
    "groups": 21,
    "changes": 10,
    "systems": 58,
    "indicators": 52,
}
LEGAL_BASIS = 25
TARGETS = 13
UNIT = TARGETS + sum(PLAN.values()) + sum(REGISTRY.values())  # elements of the real plan
PLANS_OF_ELEMENTS = 10  # --elements: a larger workspace has larger plans, not more of them
PER_FILE = 50

_FILES = {
    "plan": ("plan", "sections", "articles", "recipients", "appendices", "projects"),
    "objectives": ("objective_groups", "objectives"),
    "tasks": ("tasks",),
    "duties": ("assignments", "reports"),
    "situation": ("items",),
    "measurements/2018": ("measurements", "equations"),
}
_REGISTRY_FILES = {
    "references": ("references",),
    "legal": ("acts",),
    "bodies": ("bodies", "groups", "changes"),
    "systems": ("systems",),
    "indicators": ("indicators",),
}

# -- words -----------------------------------------------------------------------------------------

_VI = """
ứng dụng công nghệ thông tin|trong hoạt động của cơ quan nhà nước|trên địa bàn tỉnh|tiếp tục
triển khai thực hiện|nâng cấp, hoàn thiện|hệ thống quản lý văn bản và điều hành|một cửa điện tử|dịch
vụ công trực tuyến mức độ 3, mức độ 4|cán bộ, công chức, viên chức|Ủy ban nhân dân các huyện, thị
xã, thành phố|Sở Thông tin và Truyền thông|bảo đảm an toàn, an ninh thông tin|kết nối, liên thông
với trục tích hợp dữ liệu quốc gia|chữ ký số chuyên dùng|hộp thư điện tử công vụ|đào tạo, bồi dưỡng
kỹ năng|phục vụ người dân và doanh nghiệp|cải cách hành chính|chính quyền điện tử|cơ sở dữ liệu dùng
chung|hạ tầng kỹ thuật|mạng truyền số liệu chuyên dùng|theo quy định của pháp luật|góp phần nâng cao
chất lượng|các sở, ban, ngành tỉnh|nguồn vốn theo khả năng cân đối ngân sách|hội nghị truyền hình
trực tuyến|cổng thông tin điện tử|thuê dịch vụ công nghệ thông tin|giám sát, đánh giá, xếp hạng|rà
soát, bổ sung quy chế|tuyên truyền, phổ biến|thủ tục hành chính|hồ sơ được giải quyết đúng hạn|phần
mềm chuyên ngành|quy trình tiếp nhận và trả kết quả|kiến trúc chính quyền điện tử cấp tỉnh|sao lưu
dữ liệu dự phòng|trung tâm tích hợp dữ liệu|ưu tiên sử dụng phần mềm nguồn mở"""
_EN = """information technology|state agencies|online public services|the province|upgrade, extend|
document management|one-stop software|staff training|information security|data sharing|districts
and communes|shared databases|digital signatures|the data centre|citizens and businesses|monitor and
rank|in line with the law|rental of services|administrative reform|video meetings"""
VI = [re.sub(r"\s+", " ", each).strip() for each in _VI.split("|")]
EN = [re.sub(r"\s+", " ", each).strip() for each in _EN.split("|")]


def words(rng: random.Random, length: int, phrases: list[str]) -> str:
    """Return phrases in a row, about as long as asked."""
    wanted = int(length * (0.5 + rng.random()))
    said = rng.choice(phrases)
    parts = [said[0].upper() + said[1:]]
    size = len(said)
    while size < wanted:
        said = rng.choice(phrases)
        parts.append(said)
        size += len(said) + 1
        if size < wanted and rng.random() < 0.2:
            parts[-1] += ","
    return " ".join(parts)


class Text:
    """A source text under construction."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def say(self, paragraph: str) -> str:
        """Add a paragraph, broken into lines, and return the range of its lines."""
        first = len(self.lines) + 1
        self.lines += wrapped(paragraph, 80)
        last = len(self.lines)
        return str(first) if first == last else f"{first}-{last}"


def wrapped(text: str, width: int) -> list[str]:
    """Break a text at spaces."""
    lines = []
    while len(text) > width:
        at = text.rfind(" ", 0, width + 1)
        if at < 0:
            at = text.find(" ")
            if at < 0:
                break
        lines.append(text[:at])
        text = text[at + 1 :]
    lines.append(text)
    return lines


# -- YAML ------------------------------------------------------------------------------------------

_PLAIN = re.compile(r"[\w(“][^\n]*")
_IDS = re.compile(r"[\w./#-]+")


def scalar(text: str) -> str:
    """Write a text plain where YAML lets it stand plain."""
    if _PLAIN.fullmatch(text) and ": " not in text and " #" not in text and text[-1] != ":":
        return text
    return json.dumps(text, ensure_ascii=False)


def emit(data: Entry, pad: str, out: list[str]) -> None:
    """Write a mapping in the style of the real plan."""
    for key, value in data.items():
        if isinstance(value, str):
            if len(value) + len(pad) + len(key) > 96:
                out.append(f"{pad}{key}: >-")
                out += [f"{pad}  {line}" for line in wrapped(value, 96 - len(pad))]
            else:
                out.append(f"{pad}{key}: {scalar(value)}")
        elif isinstance(value, dict):
            flow = _flow(value)
            if flow:
                out.append(f"{pad}{key}: {flow}")
            else:
                out.append(f"{pad}{key}:")
                emit(value, pad + "  ", out)
        else:
            _emit_list(key, value, pad, out)


def _emit_list(key: str, values: list[Any], pad: str, out: list[str]) -> None:
    if all(isinstance(each, str) and _IDS.fullmatch(each) for each in values):
        line = f"{pad}{key}: [{', '.join(values)}]"
        if len(line) <= 100:
            out.append(line)
            return
    out.append(f"{pad}{key}:")
    for each in values:
        if isinstance(each, str):
            out.append(f"{pad}  - {scalar(each)}")
        else:
            at = len(out)
            emit(each, pad + "    ", out)
            out[at] = f"{pad}  - {out[at].lstrip()}"


def _flow(data: Entry) -> str:
    simple = all(isinstance(each, str) and _IDS.fullmatch(each) for each in data.values())
    if not simple or len(data) > 2 or "quote" in data:
        return ""
    return "{" + ", ".join(f"{key}: {value}" for key, value in data.items()) + "}"


# -- registry --------------------------------------------------------------------------------------


def scaled(counts: dict[str, int], scale: float) -> dict[str, int]:
    """Return how many entries each section has at a scale, at least one."""
    return {name: max(1, round(count * scale)) for name, count in counts.items()}


class Ids:
    """The ids of the registry, by what they name; every one is declared."""

    def __init__(self, scale: float) -> None:
        self.counts = scaled(REGISTRY, scale)

    def act(self, rank: int) -> str:
        return f"{_act_type(rank)}-{_number(rank)}-{_issued(rank).year}"

    def named(self, section: str, rank: int) -> str:
        if section == "acts":
            return self.act(rank)
        unit, local = divmod(rank, REGISTRY[section])
        prefix = {"bodies": "cq", "groups": "g", "systems": "ht", "changes": "sx"}
        if section in prefix:
            return f"t{unit:03}.{prefix[section]}-{local + 1:02}"
        return f"{'nguon' if section == 'references' else 'chi-so'}-{unit:03}-{local + 1:02}"

    def some(self, rng: random.Random, section: str, start: float, *, odd: bool = False) -> str:
        """Return an id: of what all plans share, or of what belongs to one place."""
        count = self.counts[section]
        near = min(REGISTRY[section], count)
        base = 0 if rng.random() < 0.5 else int(start * REGISTRY[section])
        rank = base + rng.randrange(near)
        return self.named(section, (rank | odd) % count)


_ACT_TYPES = {
    "luat": ("Luật", "QH14"),
    "nghi-dinh": ("Nghị định", "NĐ-CP"),
    "quyet-dinh": ("Quyết định", "QĐ-TTg"),
    "thong-tu": ("Thông tư", "TT-BTTTT"),
    "nghi-quyet": ("Nghị quyết", "NQ-CP"),
}


def _act_type(rank: int) -> str:
    return [*_ACT_TYPES][rank % len(_ACT_TYPES)]


def _number(rank: int) -> int:
    return 1000 + rank


def _issued(rank: int) -> date:
    # Within one unit the acts follow each other, so that only younger acts end older ones.
    return date(2001, 3, 1) + timedelta(days=rank % REGISTRY["acts"] * 80 + rank % 7)


def registry(scale: float, seed: str) -> Sections:
    """Make what all plans share."""
    ids = Ids(scale)
    makers = {
        "references": _reference,
        "acts": _act,
        "bodies": _body,
        "groups": _group,
        "changes": _change,
        "systems": _system,
        "indicators": _indicator,
    }
    made: Sections = {}
    for section, make in makers.items():
        rng = random.Random(f"{seed}/{section}")
        made[section] = [make(rng, ids, rank) for rank in range(ids.counts[section])]
    return made


def _some(rng: random.Random, share: float, entry: Entry, key: str, value: Any) -> None:
    if rng.random() < share:
        entry[key] = value


def _evidence(rng: random.Random, ids: Ids, rank: int) -> list[Entry]:
    evidence = []
    for _ in range(1 + (rng.random() < 0.4)):
        entry: Entry = {"source": ids.some(rng, "references", rank / REGISTRY["acts"])}
        _some(rng, 0.4, entry, "place", f"Điều {rng.randrange(1, 90)} khoản {rng.randrange(1, 9)}")
        entry["quote"] = words(rng, 75, VI)
        evidence.append(entry)
    return evidence


def _reference(rng: random.Random, ids: Ids, rank: int) -> Entry:
    name = ids.named("references", rank)
    entry: Entry = {
        "id": name,
        "kind": rng.choice(("copy-of-official-text", "official-page", "press", "gazette")),
        "where": f"vi-du/{name}@{rng.getrandbits(160):040x}:van-ban/{name}/toan-van.md",
    }
    _some(rng, 0.5, entry, "note", words(rng, 60, EN))
    return entry


def _act(rng: random.Random, ids: Ids, rank: int) -> Entry:
    issued = _issued(rank)
    in_force = issued + timedelta(days=45)
    unit_end = min((rank // REGISTRY["acts"] + 1) * REGISTRY["acts"], ids.counts["acts"])
    entry: Entry = {"id": ids.act(rank), "vi": words(rng, 80, VI), "en": words(rng, 50, EN)}
    entry |= {
        "type": _act_type(rank),
        "number": f"{_number(rank)}/{issued.year}/{_ACT_TYPES[_act_type(rank)][1]}",
        "issuer": ids.some(rng, "bodies", rank / REGISTRY["acts"]),
        "issued": issued.isoformat(),
    }
    if rank % 5 == 0:
        entry["programme_period"] = {"from": in_force.isoformat(), "to": f"{issued.year + 4}-12-31"}
    if rank % REGISTRY["acts"] > 10 and rng.random() < 0.15:
        older = rank - 1 - rng.randrange(10)
        entry["enacted_under"] = [
            {"act": ids.act(older), "grade": "evidenced", "evidence": _evidence(rng, ids, rank)}
        ]
    events: list[Entry] = [_event(rng, ids, rank, in_force, "entry-into-force")]
    if rank + 12 < unit_end and rng.random() < 0.35:
        later = rank + 1 + rng.randrange(10)
        on = _issued(later) + timedelta(days=45)
        type_ = rng.choice(("amended", "replaced", "partial-repeal"))
        events.append(_event(rng, ids, rank, on, type_, ids.act(later)))
    if rng.random() < 0.7:
        entry["events"] = events
    known = ("number", "issuer", "title", "issued", "effective")
    entry["grades"] = dict.fromkeys(known, "evidenced")
    entry["evidence"] = _evidence(rng, ids, rank)
    entry["evidence"][0]["supports"] = ["number", "issuer", "title", "issued"]
    entry["checked_on"] = "2026-11-22"
    _some(rng, 0.2, entry, "note", words(rng, 80, EN))
    return entry


def _event(rng: random.Random, ids: Ids, rank: int, on: date, type_: str, by: str = "") -> Entry:
    event: Entry = {"on": on.isoformat(), "type": type_}
    if by:
        event["by"] = by
    if type_ == "partial-repeal":
        event["scope"] = [f"dieu-{rng.randrange(1, 60)}"]
    return event | {"grade": "evidenced", "evidence": _evidence(rng, ids, rank)}


def _body(rng: random.Random, ids: Ids, rank: int) -> Entry:
    unit, local = divmod(rank, REGISTRY["bodies"])
    entry: Entry = {
        "id": ids.named("bodies", rank),
        "vi": f"{rng.choice(VI)} {unit}.{local}".capitalize(),
        "en": words(rng, 35, EN),
        "kind": rng.choice(("so", "trung-tam", "don-vi", "van-phong")) if local else "uy-ban",
        "jurisdiction": f"VN-{unit % 90 + 10}",
        "level": rng.choice(("province", "district")),
    }
    if local:
        above = unit * REGISTRY["bodies"] + rng.randrange(min(local, 4))
        entry["parent"] = ids.named("bodies", above)
    if rng.random() < 0.4:
        entry["other_names"] = [f"CQ {unit}.{local}", f"Cơ quan số {local} của đơn vị {unit}"]
    _some(rng, 0.17, entry, "note", words(rng, 65, EN))
    return entry


def _group(rng: random.Random, ids: Ids, rank: int) -> Entry:
    unit, local = divmod(rank, REGISTRY["groups"])
    entry: Entry = {
        "id": ids.named("groups", rank),
        "vi": f"{rng.choice(VI)} {unit}.{local}".capitalize(),
        "en": words(rng, 35, EN),
        "jurisdiction": f"VN-{unit % 90 + 10}",
        "level": rng.choice(("province", "district", "commune")),
        "unlisted": "true",
    }
    if local % 5 == 0:
        members = {ids.some(rng, "bodies", unit): None for _ in range(4)}
        entry["members"] = list(members)
    _some(rng, 0.15, entry, "note", words(rng, 140, EN))
    return entry


def _change(rng: random.Random, ids: Ids, rank: int) -> Entry:
    unit, local = divmod(rank, REGISTRY["changes"])
    first = unit * REGISTRY["bodies"] + local * 3
    bodies = [ids.named("bodies", (first + step) % ids.counts["bodies"]) for step in (1, 2)]
    return {
        "id": ids.named("changes", rank),
        "en": words(rng, 69, EN),
        "on": date(2021 + local % 5, 7, 1).isoformat(),
        "type": "merger",
        "from": bodies,
        "to": bodies[:1],
        "acts": [ids.some(rng, "acts", unit)],
        "grade": "evidenced",
        "evidence": _evidence(rng, ids, rank),
        "note": words(rng, 110, EN),
    }


def _system(rng: random.Random, ids: Ids, rank: int) -> Entry:
    unit, local = divmod(rank, REGISTRY["systems"])
    entry: Entry = {
        "id": ids.named("systems", rank),
        "vi": f"{rng.choice(VI)} {unit}.{local}".capitalize(),
        "en": words(rng, 35, EN),
        "function": words(rng, 30, EN),
    }
    if rng.random() < 0.3:
        entry["other_names"] = [words(rng, 40, VI), words(rng, 30, VI)]
    _some(rng, 0.5, entry, "state", rng.choice(("planned", "pilot", "operational")))
    if local and rng.random() < 0.3:
        other = ids.named("systems", rank - 1 - rng.randrange(local))
        state = rng.choice(("yes", "partial", "planned"))
        entry["integrations"] = [{"to": other, "state": state, "as_of": "2018-12-03"}]
    return entry | {"note": words(rng, 110, EN)}


def _indicator(rng: random.Random, ids: Ids, rank: int) -> Entry:
    share = rank % 2 == 0
    entry: Entry = {
        "id": ids.named("indicators", rank),
        "vi": words(rng, 48, VI),
        "en": words(rng, 39, EN),
        "kind": "share" if share else "count",
        "unit": "percent" if share else "piece",
    }
    if share:
        entry |= {"numerator": words(rng, 40, EN), "denominator": words(rng, 40, EN)}
    _some(rng, 0.15, entry, "note", words(rng, 100, EN))
    return entry | {"direction": "up"}


# -- plans -----------------------------------------------------------------------------------------


class _Plan:
    """Builds one plan; what it says goes into its source text at the same moment."""

    def __init__(self, rank: int, plans: int, total: float, seed: str) -> None:
        self.rank = rank
        self.rng = random.Random(f"{seed}/plan/{rank}")
        self.ids = Ids(total)
        self.start = rank * total / plans  # which part of the registry is this plan's own
        self.scale = total / plans
        self.counts = scaled(PLAN, self.scale)
        self.counts["equations"] = self.counts["measurements"] // 17
        self.id = f"t{rank:03}/cntt-2019"
        self.text = Text()
        self.made: Sections = {name: [] for name in PLAN}
        self.figures: list[int] = []

    def run(self) -> tuple[Entry, Sections, str]:
        """Return the plan's identity, its sections and its source text."""
        identity = self._identity()
        for rank in range(self.counts["articles"]):
            bodies = [self._some("bodies") for _ in range(3)]
            vi = self._words(130)
            self._add(
                "articles", "Dieu-", rank, vi, {"number": f"Điều {rank + 1}", "bodies": bodies}
            )
        for rank in range(self.counts["recipients"]):
            self._add("recipients", "NN", rank, self._words(20), {"bodies": [self._some("groups")]})
        for rank in range(self.counts["objective_groups"]):
            self._add("objective_groups", "N", rank, self._words(45), {})
        self._body()
        for rank in range(self.counts["appendices"]):
            vi = f"Phụ lục {rank + 1}"
            self._add("appendices", "PL", rank, vi, {"status": "missing", "holds": ["funding"]})
        for rank in range(self.counts["projects"]):
            tasks = [f"A{self.rng.randrange(self.counts['tasks']) + 1}"]
            fields = {"approved_by": self._some("acts"), "tasks": tasks}
            self._add("projects", "DA", rank, self._words(115), fields)
        text = "\n".join(self.text.lines) + "\n"
        digest = hashlib.sha256(text.encode()).hexdigest()
        identity["source_documents"][0]["sha256"] = digest
        return identity, self.made, text

    def _words(self, length: int) -> str:
        return words(self.rng, length, VI)

    def _english(self, length: int) -> str:
        return words(self.rng, length, EN)

    def _some(self, section: str) -> str:
        return self.ids.some(self.rng, section, self.start)

    def _several(self, section: str) -> list[str]:
        return list(dict.fromkeys(self._some(section) for _ in range(self.rng.randrange(1, 3))))

    def _add(self, section: str, prefix: str, rank: int, vi: str, fields: Entry) -> Entry:
        entry = {"id": f"{prefix}{rank + 1}", "vi": vi, "en": self._english(len(vi) // 3)}
        entry |= fields
        entry["source"] = self.text.say(vi)
        self.made[section].append(entry)
        return entry

    def _cite(self, role: str, listed: str = "") -> Entry:
        act = self._some("acts")
        printed = _printed(act)
        quote = f"Căn cứ {printed} {self._words(90)}"
        entry: Entry = {"act": act, "role": role}
        if listed:
            entry["list"] = listed
        return entry | {
            "printed": printed,
            "source": {"lines": self.text.say(quote + ";"), "quote": quote},
        }

    def _identity(self) -> Entry:
        say = self.text.say
        ignored = {"lines": say("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "reason": "letterhead"}
        vi = f"Kế hoạch {self._words(110)}"
        number = f"Số: {self.rank + 1}/QĐ-UBND"
        act = (int(self.start * REGISTRY["acts"]) + REGISTRY["acts"] - 1) % self.ids.counts["acts"]
        return {
            "id": self.id,
            "type": "annual-it-plan",
            "vi": vi,
            "en": self._english(70),
            "jurisdiction": f"VN-{self.rank % 90 + 10}",
            "source": [{"lines": say(vi), "quote": vi}],
            "adoption": {
                "act": self.ids.act(act),
                "body": self.ids.named("bodies", 0),
                "date": _issued(act).isoformat(),
                "place": "Ví Dụ",
                "signatory": {"name": "Nguyễn Văn A", "capacity": "Phó Chủ tịch"},
                "source": [{"lines": say(number), "quote": number}],
            },
            "in_force": {
                "from": _issued(act).isoformat(),
                "source": {
                    "lines": say("Quyết định này có hiệu lực thi hành kể từ ngày ký."),
                    "quote": "có hiệu lực thi hành kể từ ngày ký",
                },
            },
            "period": {"from": "2019-01-01", "to": "2019-12-31"},
            "parent": {"vi": self._words(110), "act": self._some("acts")},
            "legal_basis": [
                self._cite("basis", "preamble" if rank < 9 else "plan")
                for rank in range(max(1, round(LEGAL_BASIS * self.scale)))
            ],
            "source_documents": [
                {
                    "file": "source.txt",
                    "sha256": "",
                    "retrieved": "2026-11-20",
                    "ignore": [ignored],
                }
            ],
        }

    def _body(self) -> None:
        """Write the headings and, below each, what belongs there."""
        count = self.counts["sections"]
        shares = (
            ("items", 0.45, self._item),
            ("objectives", 0.2, self._objective),
            ("tasks", 0.3, self._task),
            ("assignments", 0.05, self._assignment),
        )
        first = 0.0
        for name, share, make in shares:
            start, end = round(first * count), round((first + share) * count)
            first += share
            end = max(end, start + 1) if name != "assignments" else max(count, start + 1)
            places = end - start
            for place in range(places):
                number = _section_number(start + place)
                self._heading(number)
                total = self.counts[name]
                for rank in range(total * place // places, total * (place + 1) // places):
                    make(rank, number)
        for rank in range(self.counts["reports"]):
            due = f"trước ngày 15/10/2019 ({rank + 1})"
            fields = {
                "from": [self._some("groups"), self._some("groups")],
                "to": self._some("bodies"),
                "due": {"before": "2019-10-15", "source": {"lines": "", "quote": due}},
                "covers": "kết quả triển khai Kế hoạch",
            }
            entry = self._add("reports", "RP", rank, f"{self._words(110)} {due}", fields)
            entry["due"]["source"]["lines"] = entry["source"]

    def _heading(self, number: str) -> None:
        vi = self._words(41)
        quote = f"{number.rpartition('.')[2]}. {vi}"
        entry: Entry = {"id": f"S-{number}", "number": number, "vi": vi}
        entry["en"] = self._english(29)
        entry["source"] = {"lines": self.text.say(quote), "quote": quote}
        self.made["sections"].append(entry)

    def _item(self, rank: int, section: str) -> None:
        rng = self.rng
        kind = ("claim", "claim", "claim", "unfinished", "problem", "cause", "ongoing")[rank % 7]
        fields: Entry = {"kind": kind, "section": section}
        if kind in ("unfinished", "problem") and rng.random() < 0.6:
            task = f"A{rng.randrange(self.counts['tasks']) + 1}"
            fields |= {"disposition": "carried", "successors": [task]}
        if rng.random() < 0.57:
            fields["systems"] = self._several("systems")
        if rng.random() < 0.45:
            fields["bodies"] = self._several("bodies")
        figures, items = self.counts["measurements"], self.counts["items"]
        mine = range(figures * rank // items, figures * (rank + 1) // items)
        if mine:
            fields["measurements"] = [f"M{each + 1}" for each in mine]
        _some(rng, 0.3, fields, "note", self._english(86))
        said = [f"đạt {self._figure(each)} hồ sơ, {self._words(70)}" for each in mine]
        vi = " ".join([self._words(90), *said])
        cites = [self._cite("cites")] if rng.random() < 0.12 else []
        entry = self._add("items", "K", rank, vi, fields)
        if cites:
            entry["cites"] = cites
        for each, quote in zip(mine, said, strict=True):
            self._measurement(each, {"lines": entry["source"], "quote": quote})

    def _figure(self, rank: int) -> int:
        total = sum(self.figures[-3:]) if rank % 17 == 16 else self.rng.randrange(5, 900)
        self.figures.append(total)
        return total

    def _measurement(self, rank: int, source: Entry) -> None:
        rng = self.rng
        entry: Entry = {
            "id": f"M{rank + 1}",
            "indicator": self.ids.some(rng, "indicators", self.start, odd=True),
            "value": {"eq": str(self.figures[rank]), "unit": "piece"},
            "as_of": "2018-12-03",
            "scope": {"unit": "piece", "levels": ["province"]},
            "source": source,
        }
        if rng.random() < 0.6:
            entry["scope"]["qualifiers"] = [self._words(50)]
        if rng.random() < 0.3:
            entry["scope"]["bodies"] = self._several("bodies")
        _some(rng, 0.45, entry, "system", self._some("systems"))
        self.made["measurements"].append(entry)
        if rank % 17 == 16:
            equation = {
                "id": f"E{rank // 17 + 1}",
                "en": self._english(57),
                "op": "sum",
                "total": entry["id"],
                "terms": [f"M{each + 1}" for each in range(rank - 3, rank)],
                "source": source,
            }
            self.made["equations"].append(equation)

    def _objective(self, rank: int, section: str) -> None:
        general = rank < max(1, self.counts["objectives"] // 5)
        fields: Entry = {"kind": "general" if general else "specific", "section": section}
        if not general:
            fields["group"] = f"N{rank % self.counts['objective_groups'] + 1}"
            above = f"O{self.rng.randrange(max(1, self.counts['objectives'] // 5)) + 1}"
            fields["supports"] = [
                {"id": above, "link": "inferred", "by": "editor", "on": "2026-11-24"}
            ]
        value = self.rng.randrange(50, 101)
        quote = f"{value}% {self._words(90)}"
        cites = [self._cite("implements")] if self.rng.random() < 0.3 else []
        vi = f"{quote} {self._words(90)}"
        entry = self._add("objectives", "O", rank, vi, fields)
        if cites:
            entry["cites"] = cites
        if not general and rank % 19 < 16:
            entry["targets"] = [
                {
                    "id": f"{entry['id']}.1",
                    "indicator": self._some("indicators"),
                    "value": {"ge": str(value), "unit": "percent"},
                    "scope": {"unit": "body", "branches": ["state"], "qualifiers": [quote[4:40]]},
                    "by": "2019-12-31",
                    "source": {"lines": entry["source"], "quote": quote},
                }
            ]

    def _task(self, rank: int, section: str) -> None:
        rng = self.rng
        kind = "content" if rank % 3 else "solution"
        fields: Entry = {"kind": kind, "section": section}
        if rng.random() < 0.55:
            aims = [rng.randrange(self.counts["objectives"]) + 1 for _ in range(rank % 3 or 1)]
            fields["objectives"] = [
                {"id": f"O{aim}", "link": "inferred", "by": "editor", "on": "2026-11-24"}
                for aim in dict.fromkeys(aims)
            ]
        if rng.random() < 0.4:
            fields["systems"] = [*self._several("systems"), self._some("systems")]
        _some(rng, 0.3, fields, "continuing", "true")
        if rank and rng.random() < 0.1:
            fields["depends_on"] = [f"A{rng.randrange(rank) + 1}"]
        if rng.random() < 0.2:
            fields["cites"] = [self._cite("cites"), self._cite("implements")]
        if rng.random() < 0.05:
            fields["due"] = {"quarter": f"2019-Q{rng.randrange(1, 5)}"}
        _some(rng, 0.1, fields, "note", self._english(98))
        actions = [self._words(130) for _ in range(2)] if rng.random() < 0.35 else []
        vi = " ".join(actions) or self._words(270)
        entry = self._add("tasks", "A", rank, vi, fields)
        entry["actions"] = [
            {
                "vi": action,
                "en": self._english(30),
                "source": {"lines": entry["source"], "quote": action},
            }
            for action in actions
        ]
        if not actions:
            del entry["actions"]

    def _assignment(self, rank: int, section: str) -> None:
        scope = ("plan", f"S-{section}", f"A{self.rng.randrange(self.counts['tasks']) + 1}")
        fields: Entry = {
            "bodies": [self._some("bodies"), self._some("groups")],
            "role": ("lead", "implement", "coordinate", "oversee", "support")[rank % 5],
        }
        if rank == 0 or self.rng.random() < 0.4:
            fields["scope"] = [scope[rank % 3]]  # the first leads the whole plan
        _some(self.rng, 0.3, fields, "with", [self._some("groups")])
        _some(self.rng, 0.2, fields, "systems", [self._some("systems")])
        self._add("assignments", "P", rank, self._words(200), fields)


def _printed(act: str) -> str:
    """Return how a text names an act: quyet-dinh-1003-2002 is Quyết định số 1003/2002/QĐ-VD."""
    kind, _, rest = act.rpartition("-")[0].rpartition("-")
    name, sign = _ACT_TYPES[kind]
    return f"{name} số {rest}/{act.rpartition('-')[2]}/{sign}"


def _section_number(rank: int) -> str:
    part, local = divmod(rank, 8)
    below = ("", ".1", ".1.a", ".1.b", ".2", ".2.a", ".2.b", ".3")[local]
    return _roman(part + 1) + below


def _roman(number: int) -> str:
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"))
    written = ""
    for value, sign in (*signs, (4, "IV"), (1, "I")):
        written += sign * (number // value)
        number %= value
    return written


# -- workspaces ------------------------------------------------------------------------------------


class Made(NamedTuple):
    """What was written."""

    files: int
    elements: int
    size: int  # bytes of YAML

    def __str__(self) -> str:
        return f"{self.elements} elements in {self.files} files, {self.size / 1e6:.1f} MB of YAML"


def generate(
    folder: str,
    *,
    times: int = 1,
    elements: int = 0,
    one_file_size: float = 0,
    findings: float = 0,
    seed: str = "plancheck",
) -> Made:
    """Write a workspace into a folder.

    Args:
        folder: where to; made if it is not there.
        times: how many plans of the real plan's size.
        elements: instead, about how many elements, in files of 50.
        one_file_size: instead, one file of about so many million bytes.
        findings: the share of files to put a fault into.
        seed: any text.
    """
    if elements:
        files = layout(elements, seed)
    elif one_file_size:
        files = _one_file(one_file_size * 1e6 / _unit_size(seed), seed)
    else:
        files = _real_files(times, seed)
    return write(folder, files, findings=findings, seed=seed)


def layout(elements: int, seed: str) -> "Files":
    """Return the files of a workspace with about so many elements, in files of 50."""
    total = elements / UNIT
    return _flat_files(total, max(1, min(PLANS_OF_ELEMENTS, int(total))), seed)


def write(
    folder: str,
    files: "Iterable[tuple[str, Content]]",
    *,
    findings: float = 0,
    seed: str = "plancheck",
) -> Made:
    """Write files into a folder, a fault into some of them."""
    rng = random.Random(f"{seed}/findings")
    count = known = size = 0
    for name, sections in files:
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if isinstance(sections, str):
            raw = sections.encode()
        else:
            known += sum(map(_elements, sections.values()))
            if rng.random() < findings:
                _spoil(sections, rng)
            raw = _file(sections)
            count, size = count + 1, size + len(raw)
        with open(path, "wb") as stream:
            stream.write(raw)
    return Made(count, known, size)


Content = dict[str, Any] | str  # the sections of a plan file, or a source text
Files = Iterator[tuple[str, Content]]


def _file(sections: dict[str, Any]) -> bytes:
    out: list[str] = []
    emit(sections, "", out)
    out.append("")
    return "\n".join(out).encode()


def _elements(entries: Any) -> int:
    if isinstance(entries, dict):
        return 0  # a plan is what holds elements
    return len(entries) + sum(len(entry.get("targets", ())) for entry in entries)


def _unit_size(seed: str) -> int:
    return sum(len(_file(part)) for _, part in _one_file(1, seed) if not isinstance(part, str))


def _real_files(times: int, seed: str) -> Files:
    """Lay the files out as the real plan does, the registry cut into parts of one plan's size."""
    shared = registry(times, seed)
    for part in range(times):
        for name, sections in _REGISTRY_FILES.items():
            cut = {
                section: shared[section][part * REGISTRY[section] : (part + 1) * REGISTRY[section]]
                for section in sections
            }
            yield f"registry/{name}{f'-{part:04}' if part else ''}.yaml", cut
    for rank in range(times):
        identity, made, text = _Plan(rank, times, times, seed).run()
        whole: dict[str, Any] = {"plan": identity, **made}
        base = identity["id"]
        yield f"{base}/source.txt", text
        for name, sections in _FILES.items():
            yield f"{base}/{name}.yaml", {each: whole[each] for each in sections}


def _flat_files(total: float, plans: int, seed: str) -> Files:
    """Lay everything out in files of 50 entries."""
    for rank, sections in enumerate(_portions(registry(total, seed))):
        yield f"registry/{rank // 100:03}/{rank % 100:02}.yaml", sections
    for plan in range(plans):
        identity, made, text = _Plan(plan, plans, total, seed).run()
        base = identity["id"]
        yield f"{base}/source.txt", text
        yield f"{base}/plan.yaml", {"plan": identity}
        for rank, sections in enumerate(_portions(made)):
            yield f"{base}/{rank // 100:03}/{rank % 100:02}.yaml", sections


def _portions(sections: Sections) -> Iterator[Sections]:
    portion: Sections = {}
    room = PER_FILE
    for name, entries in sections.items():
        at = 0
        while at < len(entries):
            taken = entries[at : at + room]
            portion[name] = taken
            at, room = at + len(taken), room - len(taken)
            if not room:
                yield portion
                portion, room = {}, PER_FILE
    if portion:
        yield portion


def _one_file(total: float, seed: str) -> Files:
    identity, made, text = _Plan(0, 1, total, seed).run()
    yield f"{identity['id']}/source.txt", text
    yield f"{identity['id']}/plan.yaml", {"plan": identity, **made, **registry(total, seed)}


# -- faults ----------------------------------------------------------------------------------------

_REFERENCES = ("systems", "bodies", "acts", "indicator", "issuer", "group", "owner", "total")


def _spoil(sections: dict[str, Any], rng: random.Random) -> None:
    """Put one fault into a file: a misspelt key, an unfit value, an unknown id, other words."""
    lists: Iterable[list[Entry]] = (each for each in sections.values() if isinstance(each, list))
    entries = [entry for each in lists for entry in each]
    if not entries:
        sections["plan"]["nte"] = "x"
        return
    entry = rng.choice(entries)
    fault = rng.choice(("key", "value", "id", "words"))
    linked = [key for key in _REFERENCES if key in entry]
    if fault == "value":
        entry["source"] = "dòng 3"
    elif fault == "id" and linked:
        key = linked[0]
        entry[key] = ["khong-co-ma-nay"] if isinstance(entry[key], list) else "khong-co-ma-nay"
    elif fault == "words" and isinstance(entry.get("source"), str) and "vi" in entry:
        entry["vi"] += " và những chữ không có trong văn bản"
    else:
        entry["nte"] = "a misspelt key"


def main(argv: list[str]) -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", metavar="DIR")
    parser.add_argument("--times", type=int, default=1, help="plans of the real plan's size")
    parser.add_argument("--elements", type=int, default=0, help="elements, in files of 50")
    parser.add_argument("--one-file-size", type=float, default=0, metavar="MB", help="one file")
    parser.add_argument("--findings", type=float, default=0, metavar="SHARE", help="spoilt files")
    parser.add_argument("--seed", default="plancheck")
    args = parser.parse_args(argv)
    made = generate(
        args.folder,
        times=args.times,
        elements=args.elements,
        one_file_size=args.one_file_size,
        findings=args.findings,
        seed=args.seed,
    )
    print(made)


if __name__ == "__main__":
    main(sys.argv[1:])
