"""Targets that ask for less than they did, or for nothing any more."""

from collections.abc import Iterator

from plancheck.diff.asking import ORDERED, Changes
from plancheck.diff.delta import Difference
from plancheck.findings import Finding, Rule
from plancheck.text import Text

RULE = Rule(
    slug="target-weakened",
    severity="error",
    draft="note",
    title=Text("Chỉ tiêu bị hạ", "Target lowered"),
    message=Text(
        "{element}{name} bị hạ: {before} → {after}; chưa ghi nhận văn bản nào cho phép.",
        "{element}{name} is lowered: {before} → {after}; no act on record orders it.",
    ),
    why=Text(
        "Chỉ tiêu thấp hơn làm kế hoạch trông như đạt, trong khi cam kết đã ban hành bị giảm.",
        "A lower target makes the plan look reached while less is done than was promised.",
    ),
    fix=Text(
        "Ghi văn bản sửa đổi vào “amendments”, với nội dung sửa “value” của chỉ tiêu này; nếu không"
        " có văn bản thì khôi phục mức cũ. Chỉ sửa lỗi số hóa thì miễn trừ có lý do.",
        "Record the amending act in “amendments”, with an operation on “value” of this target; if"
        " there is no such act, restore the value. A slip of encoding that is put right takes a"
        " waiver that says so.",
    ),
    ground=ORDERED,
)


def run_change(difference: Difference) -> Iterator[Finding]:
    changes = Changes(difference)
    for delta in changes.unordered("target-weakened"):
        yield changes.finding(RULE, delta)
