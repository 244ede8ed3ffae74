"""Acts that the plan rests on and whose end, within its period, is already announced."""

from collections.abc import Iterator
from datetime import date

from plancheck.cited import (
    also,
    cited,
    event_at,
    fault,
    first_place,
    issued_after,
    period_over,
    signed,
)
from plancheck.findings import Finding, Rule
from plancheck.model import LegalEvent
from plancheck.naming import named
from plancheck.plan import Plan
from plancheck.succession import ended, trust, turning
from plancheck.text import Text
from plancheck.validity import ceased

RULE = Rule(
    slug="basis-ceases-during-plan",
    severity="warning",
    title=Text("Căn cứ sẽ hết hiệu lực trong kỳ kế hoạch", "Basis that ends within the plan"),
    message=Text(
        "{act} sẽ {how}, khi kế hoạch còn đang thực hiện (đến hết ngày {end}).{doubt}",
        "{act} will no longer be in force, {how}, while the plan still runs (to {end}).{doubt}",
    ),
    why=Text(
        "Kế hoạch sẽ mất căn cứ giữa kỳ; nên chuẩn bị điều chỉnh từ bây giờ.",
        "The plan will lose a basis on its way; its amendment should be prepared now.",
    ),
    fix=Text(
        "Rà soát nội dung theo văn bản thay thế, hoàn thành việc dở dang trước ngày đó"
        " hoặc trình điều chỉnh kế hoạch.",
        "Review the content by the act that takes its place; finish before that day, or propose an"
        " amendment of the plan.",
    ),
    ground=Text(
        "Thông lệ soạn thảo: căn cứ có hiệu lực trong suốt kỳ kế hoạch.",
        "Good drafting practice: a basis is in force for the whole period of the plan.",
    ),
)

_HERE = Text("Văn bản hết hiệu lực theo sự kiện này.", "The act ceases by this event.")


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    start, end = signed(plan, as_of), plan.identity.period.end
    for each in cited(plan):
        event = ceased(each.act, end) if each.bears else None
        if event is None or event.on <= max(start, as_of) or not _announced(plan, event, as_of):
            continue
        earlier = fault(plan, each, as_of)
        if (earlier is not None and earlier.over) or period_over(each.act, as_of):
            continue
        told = turning(each.act, event)
        confidence, sentence = trust(plan.registry, each.act, event, end)
        yield RULE.at(
            first_place(plan, each),
            (event_at(plan, each.act, told), _HERE),
            *also(plan, each),
            subject=each.act.id,
            confidence=confidence,
            act=named(each.act),
            how=ended(plan.registry, told),
            end=end,
            doubt=sentence,
        )


def _announced(plan: Plan, event: LegalEvent, as_of: date) -> bool:
    """Tell whether an end could be known on a day: not before the act that brings it was issued."""
    by = plan.act(event.by or "")
    return by is None or not issued_after(by, as_of)
