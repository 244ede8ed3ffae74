"""Plans that the earlier version of the workspace had and this one has not."""

from collections.abc import Iterator

from plancheck.diff.delta import Difference
from plancheck.findings import Finding, Place, Rule
from plancheck.model import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="plan-removed",
    severity="error",
    draft="note",
    title=Text("Kế hoạch bị bỏ", "Plan dropped"),
    message=Text(
        "Kế hoạch {plan} (“{name}”) không còn trong hồ sơ.",
        "The plan {plan} (“{name}”) is no longer on file.",
    ),
    why=Text(
        "Mọi mục tiêu, nhiệm vụ và kết quả của kế hoạch không còn được kiểm tra; kế hoạch sau mất"
        " chỗ đối chiếu.",
        "Its objectives, tasks and results are no longer checked, and later plans lose what they"
        " are held against.",
    ),
    fix=Text(
        "Khôi phục tệp của kế hoạch: kế hoạch đã hết kỳ vẫn được lưu. Nếu kế hoạch đổi mã, ghi mã"
        " cũ vào “was”.",
        "Restore its files: a plan is kept after its period is over. If it has another id now,"
        " write the old one under “was”.",
    ),
    ground=Text(
        "Quy định về lưu trữ hồ sơ công việc: văn bản đã ban hành được lưu, không xóa"
        " (Nghị định số 30/2020/NĐ-CP về công tác văn thư).",
        "The rules on records: documents that were issued are kept, not deleted (Decree"
        " 30/2020/NĐ-CP on records management).",
    ),
)


def run_change(difference: Difference) -> Iterator[Finding]:
    for delta in difference.deltas:
        plan = delta.before
        if delta.kind == "plan-removed" and isinstance(plan, Plan) and delta.base is not None:
            yield RULE.at(
                Place(delta.base.file), subject=plan.id, plan=plan.id, name=short(plan.vi)
            )._replace(title=plan.vi)
