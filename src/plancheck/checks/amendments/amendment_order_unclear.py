"""Amendments of one day that amend the same: nobody can tell which of them came last."""

from collections.abc import Iterator
from datetime import date

from plancheck import amending
from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text

RULE = Rule(
    slug="amendment-order-unclear",
    severity="warning",
    title=Text("Không rõ thứ tự sửa đổi", "Order of amendments unclear"),
    message=Text(
        "{amendment} và {other} cùng có hiệu lực từ {start} và cùng sửa đổi {what}.",
        "{amendment} and {other} both take effect from {start} and both amend {what}.",
    ),
    why=Text(
        "Nội dung nào là cuối cùng phụ thuộc vào thứ tự hai văn bản, điều mà ngày không cho biết;"
        " plancheck tạm lấy theo mã.",
        "What holds in the end depends on the order of the two acts, which the day does not tell;"
        " plancheck goes by their ids.",
    ),
    fix=Text(
        "Kiểm tra ngày hiệu lực của hai văn bản; nếu cùng ngày thì gộp vào một lần sửa đổi, theo"
        " đúng thứ tự.",
        "Check from which day each act takes effect; if it is one day, put the operations into one"
        " amendment, in their order.",
    ),
    ground=Text(
        "Nguyên tắc áp dụng văn bản: cùng cơ quan ban hành thì theo văn bản ban hành sau.",
        "Of two acts of one body the later one applies.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for name, steps in amending.history(plan.amendments, plan.id).items():
        for other, step in amending.overlapping(steps):
            yield RULE.at(
                plan.at(step.amendment, "operations", step.rank),
                (plan.at(other.amendment, "operations", other.rank), _OTHER),
                subject=plan.ref(step.amendment),
                amendment=step.amendment.id,
                other=other.amendment.id,
                start=step.amendment.start,
                what=f"{name} ({step.operation.key})" if step.keys else name,
            )


_OTHER = Text("Lần sửa đổi kia ở đây.", "The other amendment.")
