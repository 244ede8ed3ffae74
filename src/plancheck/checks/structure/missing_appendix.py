"""Appendices that the text refers to and that are not on file."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="missing-appendix",
    severity="warning",
    title=Text("Thiếu phụ lục", "Missing appendix"),
    message=Text(
        "Văn bản dẫn phụ lục {appendix} (“{name}”) nhưng phụ lục này chưa có trong hồ sơ.{holds}",
        "The text refers to appendix {appendix} (“{name}”), which is not on file.{holds}",
    ),
    why=Text(
        "Danh mục việc, cơ quan chủ trì, thời hạn, kinh phí thường nằm ở phụ lục: thiếu phụ lục thì"
        " chưa kết luận được việc nào bị bỏ trống.",
        "Tasks, leads, deadlines and money often stand in an appendix: without it nobody can say"
        " for certain what the plan leaves open.",
    ),
    fix=Text(
        "Xin phụ lục từ cơ quan ban hành, mã hóa nội dung rồi ghi “status: encoded”.",
        "Obtain the appendix from the issuer, encode it, and write “status: encoded”.",
    ),
    ground=Text(
        "Thông lệ: phụ lục ban hành kèm theo là một phần của kế hoạch.",
        "Good practice: an appendix issued with a plan is part of the plan.",
    ),
)
_HOLDS = {
    "leads": Text("cơ quan chủ trì", "leads"),
    "deadlines": Text("thời hạn", "deadlines"),
    "funding": Text("kinh phí", "funding"),
    "tasks": Text("nhiệm vụ", "tasks"),
    "projects": Text("dự án", "projects"),
}


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for appendix in plan.appendices:
        if appendix.status != "missing":
            continue
        names = [_HOLDS[each] for each in appendix.holds]
        holds = Text(
            f" Phụ lục này có thể nêu: {', '.join(name.vi for name in names)}.",
            f" It may hold: {', '.join(name.en for name in names)}.",
        )
        yield RULE.at(
            plan.at(appendix, "status"),
            subject=plan.ref(appendix),
            appendix=appendix.id,
            name=short(appendix.vi or appendix.id),
            holds=holds if names else Text("", ""),
        )
