"""Targets that are counted in another way: neither lower nor higher, and no longer the same."""

from collections.abc import Iterator

from plancheck.diff.asking import ORDERED, Changes
from plancheck.diff.delta import Difference
from plancheck.findings import Finding, Rule
from plancheck.text import Text

RULE = Rule(
    slug="target-reshaped",
    severity="warning",
    draft="note",
    title=Text("Chỉ tiêu đổi cách tính", "Target counted in another way"),
    message=Text(
        "{element}{name} đổi cách tính (“{key}”): {before} → {after}; chưa ghi nhận văn bản nào cho"
        " phép.",
        "{element}{name} is counted in another way (“{key}”): {before} → {after}; no act on record"
        " orders it.",
    ),
    why=Text(
        "Đổi chỉ số, phạm vi, phép so sánh hoặc mục tiêu mà chỉ tiêu phục vụ có thể hạ chỉ tiêu mà"
        " không ai thấy; kết quả hai kỳ cũng không còn so được với nhau.",
        "Another indicator, scope, comparator or objective may lower a target unseen, and the"
        " results before and after can no longer be compared.",
    ),
    fix=Text(
        "Ghi văn bản sửa đổi vào “amendments”, với nội dung sửa khóa này của chỉ tiêu; nếu không có"
        " văn bản thì khôi phục như cũ. Chỉ sửa lỗi số hóa thì miễn trừ có lý do.",
        "Record the amending act in “amendments”, with an operation on this key of the target; if"
        " there is no such act, restore it. A slip of encoding that is put right takes a waiver"
        " that says so.",
    ),
    ground=ORDERED,
)


def run_change(difference: Difference) -> Iterator[Finding]:
    changes = Changes(difference)
    for delta in changes.unordered("target-reshaped"):
        yield changes.finding(RULE, delta)
