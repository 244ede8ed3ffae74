"""Acts that the plan cites without what a reader needs to find them: number, or date."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from plancheck.findings import Finding, Place, Rule
from plancheck.model import Act
from plancheck.plan import Plan
from plancheck.printed import dated_by_number, has_date, has_year, numbers, short_numbers
from plancheck.text import Text, short

RULE = Rule(
    slug="unresolvable-citation",
    severity="warning",
    title=Text("Viện dẫn không đủ để tìm văn bản", "Citation that cannot be resolved"),
    message=Text(
        "{owner} viện dẫn “{printed}” mà cả kế hoạch không nêu {missing} của văn bản này.",
        "{owner} cites “{printed}”, and the plan nowhere gives its {missing}.",
    ),
    why=Text(
        "Có nhiều văn bản cùng tên hoặc cùng số qua các năm: người đọc không biết là văn bản nào.",
        "Acts of other years share the name or the number: a reader cannot tell which is meant.",
    ),
    fix=Text(
        "Ở lần viện dẫn đầu ghi đủ tên loại, số, ký hiệu, ngày ban hành, cơ quan, tên văn bản.",
        "At the first mention give type, number, date, issuer and title of the act.",
    ),
    ground=Text(
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6; văn bản ban hành trước nghị định"
        " này: thông lệ viện dẫn.",
        "Decree 30/2020/NĐ-CP, Appendix I, Part I, II.6; for texts before it, good practice.",
    ),
)
_NUMBER = Text("số, ký hiệu", "number")
_DATE = Text("ngày ban hành", "date")
_WHOLE = Text("số, ký hiệu đầy đủ hay ngày ban hành", "full number or date")
_EITHER = Text("số hay ngày ban hành", "number or date")


class _Cited(NamedTuple):
    """An act with its first citation, and all that the plan prints of it."""

    act: Act
    place: Place
    subject: str
    owner: str
    words: list[str]


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    cited: dict[str, _Cited] = {}
    for owner, each, path in plan.citations():
        act = plan.act(each.act)
        words = list(plan.words_of(owner, each))
        if act is not None and words:
            first = _Cited(act, plan.at(owner, *path), plan.ref(owner), owner.id, [])
            cited.setdefault(act.id, first).words.extend(words)
    for act, place, subject, name, printed in cited.values():
        missing = _missing(act, printed)
        if missing is not None:
            yield RULE.at(
                place, subject=subject, owner=name, printed=short(printed[0]), missing=missing
            )


def _missing(act: Act, words: list[str]) -> Text | None:
    """Return what a reader would need and is not printed anywhere."""
    if act.type in ("tieu-chuan", "hien-phap"):
        return None
    numbered = [number for each in words for number in numbers(each)]
    dated = any(has_date(each) for each in words)
    if act.type in ("luat", "phap-lenh"):
        return None if numbered or dated or any(map(has_year, words)) else _EITHER
    if not numbered:
        cut_short = [number for each in words for number in short_numbers(each)]
        if any(dated_by_number(number) for number in cut_short):
            return None
        if dated:
            return _NUMBER
        return _WHOLE if cut_short else _EITHER
    with_year = any(dated_by_number(number) for number in numbered)
    return None if dated or with_year else _DATE
