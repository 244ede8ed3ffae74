"""The sheet in which acts are exchanged: its columns, and its kinds of rows.

A row is an act, something that an act holds (an event, a basis, ...), a piece of evidence, or a
reference. `no` counts the entries of one kind below an act, `evidence_no` the evidence of such an
entry; both together say where a row belongs, so that rows may stand in any order.

A header is a Vietnamese name with the field's own name in brackets; a code is written the same
way: `bị thay thế (replaced)`.
"""

import re
from typing import NamedTuple

from plancheck.labels import ACT_TYPES, EVENTS, GRADES, RELATIONS
from plancheck.text import Text

NAMES: dict[str, str] = {
    "id": "Mã",
    "kind": "Loại dòng",
    "no": "Thứ tự",
    "evidence_no": "Chứng cứ thứ",
    "type": "Loại",
    "number": "Số, ký hiệu",
    "vi": "Tên, trích yếu",
    "issuer": "Cơ quan ban hành",
    "issued": "Ngày ban hành",
    "year": "Năm ban hành",
    "on": "Từ ngày",
    "by": "Bởi văn bản",
    "act": "Văn bản liên quan",
    "scope": "Phạm vi",
    "grade": "Mức xác minh",
    "claim": "Điều bị bác bỏ",
    "why": "Lý do bác bỏ",
    "source": "Nguồn tra cứu",
    "supports": "Chứng minh cho",
    "place": "Vị trí trong nguồn",
    "quote": "Trích nguyên văn",
    "note": "Ghi chú",
    "recorded": "Ngày ghi nhận",
    "normative": "Quy phạm pháp luật",
    "programme_period.from": "Giai đoạn từ ngày",
    "programme_period.to": "Giai đoạn đến ngày",
    "grades.number": "Xác minh số",
    "grades.issuer": "Xác minh cơ quan",
    "grades.title": "Xác minh tên",
    "grades.issued": "Xác minh ngày ban hành",
    "grades.effective": "Xác minh ngày hiệu lực",
    "grades.ended": "Xác minh ngày hết hiệu lực",
    "grades.period": "Xác minh giai đoạn",
    "checked_on": "Ngày kiểm tra hiệu lực",
    "other_names": "Tên khác",
    "links": "Địa chỉ",
    "en": "Tên tiếng Anh",
    "was": "Mã cũ",
    "form": "Loại nguồn",
    "where": "Nơi lưu nguồn",
    "retrieved": "Ngày tra cứu",
    "other": "Dữ liệu khác, không sửa",
}
HEADERS = {key: f"{name} ({key})" for key, name in NAMES.items()}
COUNTERS = ("no", "evidence_no")
DAYS = frozenset(
    {
        "issued",
        "on",
        "recorded",
        "checked_on",
        "retrieved",
        "programme_period.from",
        "programme_period.to",
    }
)
LISTS = frozenset({"scope", "supports", "other_names", "links", "was"})
# Columns whose name is not that of the field: `kind` says what a row is.
FIELDS = {"form": "kind"}

_EVIDENCE = ("source", "supports", "place", "quote", "note")
_ENTITY = ("vi", "en", "note", "was", "other")
_YES = {"true": Text("có", "yes")}


class Kind(NamedTuple):
    """A kind of rows: its name, the field of the act that holds it, and its columns."""

    label: Text
    field: str
    columns: tuple[str, ...]
    under: str = ""


KINDS: dict[str, Kind] = {
    "act": Kind(
        Text("văn bản", "act"),
        "",
        (
            *("type", "number", "issuer", "issued", "year", "normative", "checked_on"),
            *("other_names", "links"),
            *_ENTITY,
            *(key for key in NAMES if key.startswith(("programme_period.", "grades."))),
        ),
    ),
    "enacted-under": Kind(
        Text("căn cứ ban hành", "enacted under"), "enacted_under", ("act", "grade", "note")
    ),
    "event": Kind(
        Text("mốc hiệu lực", "event"),
        "events",
        ("on", "type", "by", "scope", "recorded", "grade", "note"),
    ),
    "relation": Kind(
        Text("quan hệ khác", "relation"), "relations", ("type", "act", "on", "grade", "note")
    ),
    "rejected-claim": Kind(
        Text("thông tin bị bác bỏ", "rejected claim"), "rejected_claims", ("claim", "why")
    ),
    "evidence": Kind(Text("chứng cứ về văn bản", "evidence"), "evidence", _EVIDENCE),
    "enacted-under-evidence": Kind(
        Text("chứng cứ về căn cứ", "evidence of a basis"), "evidence", _EVIDENCE, "enacted-under"
    ),
    "event-evidence": Kind(
        Text("chứng cứ về mốc", "evidence of an event"), "evidence", _EVIDENCE, "event"
    ),
    "relation-evidence": Kind(
        Text("chứng cứ về quan hệ", "evidence of a relation"), "evidence", _EVIDENCE, "relation"
    ),
    "rejected-claim-evidence": Kind(
        Text("chứng cứ bác bỏ", "evidence against a claim"),
        "evidence",
        _EVIDENCE,
        "rejected-claim",
    ),
    "reference": Kind(
        Text("nguồn tra cứu", "reference"), "", ("form", "where", "retrieved", *_ENTITY)
    ),
}
_TYPES = {"act": ACT_TYPES, "event": EVENTS, "relation": RELATIONS}


def codes(kind: str, column: str) -> dict[str, Text]:
    """Return the codes that a column may hold in rows of a kind, or nothing for free text."""
    if column == "kind":
        return {name: each.label for name, each in KINDS.items()}
    if column == "type":
        return _TYPES[kind]
    if column == "normative":
        return _YES
    return GRADES if column == "grade" or column.startswith("grades.") else {}


def label(code: str, known: dict[str, Text]) -> str:
    """Write a code so that a reader understands it and a program finds it again."""
    return f"{known[code].vi} ({code})" if code in known else code


_IN_BRACKETS = re.compile(r"\(([a-z][a-z_.-]*)\)\s*$")


def code(cell: str, known: dict[str, Text]) -> str:
    """Return the code that a cell means: in brackets, bare, or as its label; else the cell.

    >>> code("bị thay thế (replaced)", EVENTS), code("Bị thay thế", EVENTS), code("x", EVENTS)
    ('replaced', 'replaced', 'x')
    """
    written = " ".join(cell.split()).casefold()
    found = _IN_BRACKETS.search(written)
    if found and found[1] in known:
        return found[1]
    for name, text in known.items():
        if written in (name, text.vi.casefold(), text.en.casefold()):
            return name
    return cell


# What a spreadsheet takes for a formula, also written in the wide forms of East Asian keyboards,
# and what it rewrites on its own: 05 -> 5, 1/2 -> a day, 1E5 -> 100000, MAR1 -> 1 March.
_FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20'"
_REWRITTEN = re.compile(
    r"\s*(?:(?=[^\d]*\d)[\d\s.,:/()$%€£₫+eEaApPmM-]+|(?:true|false|đúng|sai)"
    r"|(?:\d{1,4}[\s/.-]*)?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"|th\w{1,3}\s*\d{1,2})(?:[\s/.,-]*\d{1,4}){0,2})\s*",
    re.IGNORECASE,
)
_SAFE_NUMBER = re.compile(r"0|[1-9]\d{0,14}")


def guard(text: str) -> str:
    """Return a text that a spreadsheet shows and keeps as it is; `unguard` takes it back.

    >>> guard("=1+1"), guard("05"), guard("MAR1"), guard("1819"), guard("64/2007/NĐ-CP")
    ("'=1+1", "'05", "'MAR1", '1819', '64/2007/NĐ-CP')
    """
    if text[:1] in _FORMULA and text:
        return "'" + text
    if len(text) < 80 and _REWRITTEN.fullmatch(text) and not _SAFE_NUMBER.fullmatch(text):
        return "'" + text
    return text


def unguard(cell: str) -> str:
    """Return the text that a guarded cell stands for."""
    return cell.removeprefix("'")


def join(texts: list[str]) -> str:
    r"""Return several texts as one cell, a line each.

    >>> join(["dieu-58", "a\nb"])
    'dieu-58\na\\nb'
    """
    return "\n".join(each.replace("\\", "\\\\").replace("\n", "\\n") for each in texts)


def split(cell: str) -> list[str]:
    """Return the texts of a cell; lines without a letter or sign are passed over."""
    lines = [line for line in cell.split("\n") if line.strip()]
    return [re.sub(r"\\(.)", lambda hit: "\n" if hit[1] == "n" else hit[1], each) for each in lines]
