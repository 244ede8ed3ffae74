"""Numbers in the file that do not stand in the words they were taken from."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from plancheck.findings import Finding, Place, Rule
from plancheck.model import Anchored, Entity, Project, Task, Value
from plancheck.plan import Plan
from plancheck.provenance import spots, spots_of
from plancheck.quantity import numbers_in
from plancheck.registry import Holder, Registry
from plancheck.text import Text, short

RULE = Rule(
    slug="number-differs-from-quote",
    severity="error",
    title=Text("Số khác với trích dẫn", "Number differs from the quote"),
    message=Text(
        "{element} ghi số {number}, nhưng đoạn trích “{quote}” không có số này.",
        "{element} holds the number {number}, which is not in the quote “{quote}”.",
    ),
    why=Text(
        "Số liệu, chỉ tiêu sai thì mọi đánh giá và tổng hợp đều sai theo (1.819 thành 1,8).",
        "A wrong figure or target makes every assessment and total wrong (1.819 becomes 1.8).",
    ),
    fix=Text(
        "Sửa số, hoặc trích đúng đoạn nêu số đó; trong tệp viết 1819 và 59.25.",
        "Correct the number, or quote the words that state it; in the file write 1819 and 59.25.",
    ),
    ground=Text(
        "Quy ước viết số tiếng Việt: dấu chấm tách hàng nghìn, dấu phẩy tách phần thập phân.",
        "How Vietnamese writes numbers: a dot parts thousands, a comma is the decimal mark.",
    ),
)
# Some texts part thousands with a comma; whoever writes 1819 for 1,819 has read it so.
_COMMA_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_NUMERALS = {
    name: Decimal(value)
    for value, name in enumerate(
        ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), start=1
    )
}
_WORD = re.compile(r"\w+")
_WHOLE = re.compile(r"\b(?:tất cả|toàn bộ|toàn thể|mọi|đầy đủ|hoàn thành)\b", re.IGNORECASE)
_COMPOUND = re.compile(
    r"\b(?:mươi|mười \w|trăm|chục|nửa|rưỡi|gấp|phần (?:hai|ba|tư|năm))\b", re.IGNORECASE
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for objective in plan.objectives:
        for target in objective.targets:
            if target.value is not None:
                owner = target if target.source is not None else objective
                place = plan.at(target, "value", target.value.comparator())
                yield from _check(plan, target, place, _numbers(target.value), _quotes(owner))
    for measured in plan.measurements:
        place = plan.at(measured, "value", measured.value.comparator())
        yield from _check(plan, measured, place, _numbers(measured.value), _quotes(measured))
    funded: tuple[Task | Project, ...] = (*plan.tasks, *plan.projects)
    for entity in funded:
        for index, money in enumerate(entity.funding):
            if money.amount is not None and money.anchor is not None:
                place = plan.at(entity, "funding", index, "amount")
                quotes = [spot.quote for spot in spots_of(money.anchor, "")]
                yield from _check(plan, entity, place, [Decimal(money.amount)], quotes)


def run_registry(registry: Registry, as_of: date) -> Iterator[Finding]:
    for group in registry.groups:
        for index, count in enumerate(group.counts):
            place = registry.at(group, "counts", index, "members")
            yield from _check(registry, group, place, [Decimal(count.members)], _quotes(count))


def _numbers(value: Value) -> list[Decimal]:
    return [*value.numbers(), *([Decimal(value.of)] if value.of is not None else [])]


def _quotes(part: Entity | Anchored) -> list[str]:
    return [spot.quote for spot in spots(part)]


def _check(
    holder: Holder, entity: Entity, place: Place, wanted: Iterable[Decimal], quotes: list[str]
) -> Iterator[Finding]:
    words = " … ".join(quote for quote in quotes if quote)
    if not words or _COMPOUND.search(words):
        return
    printed = _printed(words)
    for number in wanted:
        if number not in printed:
            subject = holder.ref(entity) if isinstance(holder, Plan) else entity.id
            yield RULE.at(
                place, subject=subject, element=entity.id, number=number, quote=short(words)
            )


def _printed(words: str) -> set[Decimal]:
    """Return the numbers that a text prints, in figures or in words."""
    parts = set(_WORD.findall(words.lower()))
    found = set(numbers_in(words))
    found.update(Decimal(m[0].replace(",", "")) for m in _COMMA_GROUPS.finditer(words))
    found.update(number for name, number in _NUMERALS.items() if name in parts)
    if _WHOLE.search(words):
        found.add(Decimal(100))
    powers = [power for name, power in _SCALES.items() if name in parts]
    return found | {number.scaleb(power) for number in found for power in powers}
