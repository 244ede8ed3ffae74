"""Source texts that are no longer the ones the plan was encoded from."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text

RULE = Rule(
    slug="source-changed",
    severity="error",
    title=Text("Văn bản gốc đã bị thay đổi", "Source text changed"),
    message=Text(
        "Nội dung {file} không còn như lúc mã hóa: mã băm bây giờ là {digest}.",
        "{file} is no longer the text that was encoded: its hash is now {digest}.",
    ),
    why=Text(
        "Số dòng và trích dẫn có thể chỉ sang chỗ khác; căn cứ đối chiếu không còn chắc chắn.",
        "Lines and quotes may now point elsewhere; what the plan is verified against is in doubt.",
    ),
    fix=Text(
        "Khôi phục văn bản gốc. Nếu chủ ý thay bản đúng hơn thì soát lại các trích dẫn rồi ghi mã"
        " băm mới vào “sha256”.",
        "Restore the source. If a better copy is meant to replace it, review the quotes and then"
        " write the new hash under “sha256”.",
    ),
    ground=Text(
        "Thông lệ lưu trữ: bản gốc dùng để đối chiếu được giữ nguyên và nhận diện bằng mã băm.",
        "Good practice in record keeping: a reference copy stays as it is, identified by its hash.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for index, document in enumerate(plan.identity.source_documents):
        text = plan.texts.get(document.file)
        if text is not None and text.digest != document.sha256:
            yield RULE.at(
                plan.at(plan.identity, "source_documents", index, "sha256"),
                subject=plan.id,
                file=document.file,
                digest=text.digest,
            )
