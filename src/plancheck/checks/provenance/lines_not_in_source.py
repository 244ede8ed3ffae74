"""Anchors whose lines the source text does not have."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from plancheck.coverage import anchorings, ignored
from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text

RULE = Rule(
    slug="lines-not-in-source",
    severity="error",
    title=Text("Số dòng không có trong văn bản gốc", "Lines that the source does not have"),
    message=Text(
        "“{lines}” không phải là khoảng dòng của {file}: văn bản có {count} dòng, và dòng đầu không"
        " được lớn hơn dòng cuối.",
        "“{lines}” is no range of lines of {file}: the text has {count} lines, and the first line"
        " may not come after the last.",
    ),
    why=Text(
        "Người đọc không tìm được chỗ trong văn bản gốc mà mục này dựa vào.",
        "No reader can find the place in the source that the element rests on.",
    ),
    fix=Text("Sửa số dòng ở “source”.", "Correct the lines under “source”."),
    ground=Text(
        "Quy cách tệp kế hoạch: dòng đếm từ 1, khoảng dòng viết “đầu-cuối”.",
        "The plan file format: lines count from 1, a range is written “first-last”.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for _, subject, place, spot, text in chain(anchorings(plan), ignored(plan)):
        if text is not None and spot.outside(text):
            yield RULE.at(
                place,
                subject=subject,
                lines=spot.lines(),
                file=text.file,
                count=text.line_count,
            )
