"""Acts that the plan only mentions and that were not in force on the day it was adopted."""

from collections.abc import Iterator
from datetime import date

from plancheck.cited import also, cited, fault, first_place, on_signing
from plancheck.findings import Finding, Rule
from plancheck.naming import named
from plancheck.plan import Plan
from plancheck.text import Text

RULE = Rule(
    slug="citation-not-in-force-at-adoption",
    severity="warning",
    closed="note",
    title=Text(
        "Viện dẫn văn bản không có hiệu lực khi ban hành", "Cited act not in force at adoption"
    ),
    message=Text(
        "Kế hoạch có nhắc đến {act}, nhưng {when} văn bản này {fault}.{then}{doubt}",
        "The plan mentions {act}, but {when} it {fault}.{then}{doubt}",
    ),
    why=Text(
        "Người đọc có thể áp dụng nhầm một văn bản không có hiệu lực.",
        "Readers may apply an act that is not in force.",
    ),
    fix=Text(
        "Viện dẫn văn bản đang có hiệu lực, hoặc nói rõ là nhắc lại việc đã qua. Nếu danh mục sai"
        " thì sửa “events” hoặc “programme_period” của văn bản.",
        "Cite the act that is in force, or make plain that the past is meant. If the registry is"
        " wrong, correct “events” or “programme_period” of the act.",
    ),
    ground=Text(
        "Thông lệ soạn thảo: viện dẫn văn bản đang có hiệu lực.",
        "Good drafting practice: acts that are cited are in force.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for each in cited(plan):
        found = None if each.bears else fault(plan, each, as_of)
        if found is None:
            continue
        confidence, sentence = found.trust
        yield RULE.at(
            first_place(plan, each),
            (found.place, Text("Hiệu lực ghi ở đây.", "Its force is recorded here.")),
            *also(plan, each),
            subject=each.act.id,
            confidence=confidence,
            act=named(each.act),
            when=on_signing(plan, as_of),
            fault=found.words,
            then=found.then,
            doubt=sentence,
        )
