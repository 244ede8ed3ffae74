"""Acts that the plan rests on and that were not in force on the day it was adopted."""

from collections.abc import Iterator
from datetime import date

from plancheck.cited import also, cited, fault, first_place, on_signing, rests_on
from plancheck.findings import Finding, Rule
from plancheck.naming import named
from plancheck.plan import Plan
from plancheck.text import Text

RULE = Rule(
    slug="basis-not-in-force-at-adoption",
    severity="error",
    closed="warning",
    title=Text("Căn cứ không có hiệu lực khi ban hành", "Basis not in force at adoption"),
    message=Text(
        "{rests_on} {act}, nhưng {when} văn bản này {fault}.{then}{doubt}",
        "{rests_on} {act}, but {when} it {fault}.{then}{doubt}",
    ),
    why=Text(
        "Kế hoạch đã lạc hậu ngay từ ngày ký; nội dung dựa trên văn bản này thiếu căn cứ để bố trí"
        " kinh phí, nghiệm thu.",
        "The plan was out of date on the day it was signed; what rests on the act is hard to fund"
        " and to accept.",
    ),
    fix=Text(
        "Thay bằng văn bản đang có hiệu lực rồi rà soát nội dung; kế hoạch đã ban hành thì điều"
        " chỉnh bằng văn bản. Nếu danh mục sai thì sửa “events” hoặc “programme_period” của văn"
        " bản.",
        "Name the act that is in force and review the content; once adopted, amend the plan. If the"
        " registry is wrong, correct “events” or “programme_period” of the act.",
    ),
    ground=Text(
        "Thông lệ soạn thảo: căn cứ ban hành là văn bản đang có hiệu lực vào ngày ban hành.",
        "Good drafting practice: a basis is in force on the day of adoption.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for each in cited(plan):
        found = fault(plan, each, as_of) if each.bears else None
        if found is None:
            continue
        confidence, sentence = found.trust
        yield RULE.at(
            first_place(plan, each),
            (found.place, Text("Hiệu lực ghi ở đây.", "Its force is recorded here.")),
            *also(plan, each),
            subject=each.act.id,
            confidence=confidence,
            rests_on=rests_on(each),
            act=named(each.act),
            when=on_signing(plan, as_of),
            fault=found.words,
            then=found.then,
            doubt=sentence,
        )
