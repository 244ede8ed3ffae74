"""One figure that is entered twice."""

from collections.abc import Hashable, Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.measured import facts
from plancheck.model import Measurement
from plancheck.plan import Plan
from plancheck.provenance import fold
from plancheck.quantity import described, percentage
from plancheck.text import Text

RULE = Rule(
    slug="repeated-measurement",
    severity="note",
    title=Text("Một số liệu ghi hai lần", "One figure entered twice"),
    message=Text(
        "{measurement} lặp lại {other}: cùng chỉ số, phạm vi, thời điểm và giá trị ({value}).",
        "{measurement} repeats {other}: same indicator, scope, day and value ({value}).",
    ),
    why=Text(
        "Số liệu ghi hai lần bị đếm hai lần, và khi sửa dễ sót một nơi.",
        "A figure entered twice counts twice, and one of the two is forgotten when it changes.",
    ),
    fix=Text(
        "Giữ một mục và ghi cả hai vị trí trong “source”; nếu là hai số liệu khác nhau thì ghi rõ"
        " “scope”, “system” hoặc “reported_by”.",
        "Keep one entry with both places in its “source”; if there are two figures, write the"
        " “scope”, “system” or “reported_by” of each.",
    ),
    ground=Text(
        "Quy ước: một số liệu nêu hai lần là một mục có hai vị trí nguồn.",
        "Convention: one figure that is stated twice is one entry with two anchors.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    first: dict[Hashable, Measurement] = {}
    for each in plan.measurements:
        other = first.setdefault((facts(each), each.reported_by, _value(each)), each)
        if other is not each:
            yield RULE.at(
                plan.at(each),
                (plan.at(other), Text("Số liệu kia.", "The other entry.")),
                subject=plan.ref(each),
                measurement=each.id,
                other=other.id,
                value=described(each.value),
            )


def _value(each: Measurement) -> Hashable:
    value = each.value
    words = fold(value.text).casefold() if value.text is not None else ""
    unit = "%" if percentage(value) else value.unit
    return value.comparator(), value.numbers(), value.of, words, unit
