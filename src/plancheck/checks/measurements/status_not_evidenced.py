"""Tasks that are reported as done beyond what the evidence shows."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.labels import EVIDENCED
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="status-not-evidenced",
    severity="warning",
    title=Text("Báo hoàn thành vượt quá minh chứng", "Done beyond the evidence"),
    message=Text(
        "Nhiệm vụ {task} (“{name}”) được ghi là hoàn thành ngày {on}, nhưng cùng dòng đó"
        " ghi “{evidenced}”.",
        "Task {task} (“{name}”) is entered as done on {on}, and the same entry says “{evidenced}”.",
    ),
    why=Text(
        "Kết quả báo cáo không được minh chứng xác nhận; khi kiểm tra, kiểm toán sẽ bị loại.",
        "The evidence does not bear out what is reported, and an audit will not accept it.",
    ),
    fix=Text(
        "Bổ sung minh chứng rồi ghi một dòng mới với mức “evidenced” đúng, hoặc ghi lại trạng thái"
        " là đang thực hiện và nêu lý do trong “note”.",
        "Add the evidence and an entry with the right grade in “evidenced”, or an entry that says"
        " in-progress and gives the reason in “note”.",
    ),
    ground=Text(
        "Thông lệ theo dõi: trạng thái báo cáo được đối chiếu với minh chứng (OGP).",
        "Good practice of monitoring: a reported status is held against its evidence (OGP).",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for task in plan.tasks:
        entry = plan.progress_of(task, as_of)
        if entry is None or not entry.done or entry.evidenced not in ("none", "limited"):
            continue
        if entry.evidenced == "none" and not entry.evidence:
            continue  # nothing was graded: claim-without-evidence says so
        yield RULE.at(
            plan.at(entry),
            (plan.at(task), Text("Nhiệm vụ.", "The task.")),
            subject=plan.ref(task),
            task=task.id,
            name=short(task.vi),
            on=entry.on,
            evidenced=EVIDENCED[entry.evidenced],
        )
