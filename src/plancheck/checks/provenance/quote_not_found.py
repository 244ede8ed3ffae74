"""Quotes that do not stand at the lines they are anchored to."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from plancheck.coverage import Anchoring, anchorings, ignored
from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.provenance import SourceText, Spot
from plancheck.text import Text, short

RULE = Rule(
    slug="quote-not-found",
    severity="error",
    title=Text("Trích dẫn không có ở dòng đã nêu", "Quote not at its lines"),
    message=Text(
        "{element} dẫn dòng {lines} của {file}, nhưng ở đó không có nguyên văn “{quote}”.{hint}",
        "{element} points at line {lines} of {file}, but the words “{quote}” do not stand"
        " there.{hint}",
    ),
    why=Text(
        "Bản mã hóa không còn trung thực với văn bản gốc: người đọc không kiểm chứng được.",
        "The encoding is not faithful to the source: no reader can verify it.",
    ),
    fix=Text(
        "Chép lại đúng nguyên văn vào “quote” (hoặc “vi”), hoặc sửa “lines”; không sửa bản gốc.",
        "Copy the words exactly into “quote” (or “vi”), or correct “lines”; never edit the source.",
    ),
    ground=Text(
        "Quy cách tệp kế hoạch: mọi trích dẫn là nguyên văn (chỉ khoảng trắng được gộp lại).",
        "The plan file format: every quote is verbatim (only white space may differ).",
    ),
)
# Looking elsewhere reads the whole text, so it is done for the first misses of a plan only.
_LOOKUPS = 100
_TAIL = 40


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    lookups = _LOOKUPS
    for anchoring in chain(anchorings(plan), ignored(plan)):
        _, subject, place, spot, text = anchoring
        if text is None or not spot.quote or spot.outside(text):
            continue
        if text.find(spot.first, spot.last, spot.quote) is None:
            lookups -= 1
            yield RULE.at(
                place,
                subject=subject,
                element=_name(plan, anchoring),
                lines=spot.lines(),
                file=text.file,
                quote=short(spot.quote),
                hint=_hint(text, spot) if lookups >= 0 else Text("", ""),
            )


def _name(plan: Plan, anchoring: Anchoring) -> Text:
    if anchoring.element is plan.identity:
        return Text("Phần “plan”", "The section “plan”")
    return Text(anchoring.element.id, anchoring.element.id)


def _hint(text: SourceText, spot: Spot) -> Text:
    elsewhere = text.where(spot.quote)
    if elsewhere is not None:
        first, last = elsewhere
        lines = str(first) if first == last else f"{first}-{last}"
        return Text(f" Đoạn này nằm ở dòng {lines}.", f" They stand at line {lines}.")
    head, rest = text.agrees(spot.first, spot.last, spot.quote)
    if not head:
        return Text(" Cả văn bản không có đoạn này.", " They stand nowhere in the text.")
    tail = head if len(head) <= _TAIL else "… " + head[-_TAIL:].partition(" ")[2]
    return Text(
        f" Văn bản chỉ khớp đến “{tail}”, rồi viết tiếp “{rest}”.",
        f" The text agrees up to “{tail}” and goes on “{rest}”.",
    )
