"""Plans that were adopted, and whose text is not on file."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text

RULE = Rule(
    slug="plan-without-source-text",
    severity="note",
    title=Text("Kế hoạch chưa kèm văn bản gốc", "Plan without its source text"),
    message=Text(
        "Kế hoạch đã ban hành ngày {adopted} nhưng chưa khai báo văn bản gốc nào, nên không đối"
        " chiếu được.",
        "The plan was adopted on {adopted} but lists no source text, so nothing can be verified"
        " against it.",
    ),
    why=Text(
        "Không chứng minh được rằng các mục trong tệp đúng với văn bản đã ký.",
        "Nobody can show that what the files say is what was signed.",
    ),
    fix=Text(
        "Đặt văn bản (dạng chữ) vào thư mục của kế hoạch và khai ở “source_documents”.",
        "Put the text into the plan's folder and list it under “source_documents”.",
    ),
    ground=Text(
        "Thông lệ lưu trữ: bản số hóa đi kèm bản gốc để đối chiếu.",
        "Good practice in record keeping: an encoding travels with the text it was made from.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    adoption = plan.identity.adoption
    if adoption is not None and not plan.identity.source_documents:
        yield RULE.at(
            plan.at(plan.identity),
            subject=plan.id,
            adopted=adoption.date,
        )
