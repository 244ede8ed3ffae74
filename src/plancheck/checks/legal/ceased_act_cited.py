"""Acts that the plan cites and that have ceased since it was adopted."""

from collections.abc import Iterator
from datetime import date

from plancheck.cited import also, cited, event_at, fault, first_place, signed
from plancheck.findings import Finding, Rule, Stage
from plancheck.naming import named
from plancheck.plan import Plan
from plancheck.succession import ended, heirs, trust, turning
from plancheck.text import Text
from plancheck.validity import ceased

RULE = Rule(
    slug="ceased-act-cited",
    severity="warning",
    title=Text("Văn bản được dẫn đã hết hiệu lực", "Cited act no longer in force"),
    message=Text(
        "Văn bản được kế hoạch dẫn, {act}, đã {how}.{then}{doubt}",
        "{act}, cited by the plan, is no longer in force: {how}.{then}{doubt}",
    ),
    why=Text(
        "Làm theo văn bản đã hết hiệu lực thì kết quả có thể không được công nhận.",
        "Work done by an act that has ceased may not be accepted.",
    ),
    fix=Text(
        "Đối chiếu với văn bản hiện hành; đề nghị điều chỉnh kế hoạch, và không dẫn lại văn bản này"
        " trong kế hoạch sau. Nếu danh mục sai thì sửa “events” của văn bản.",
        "Compare with the act now in force; propose an amendment, and do not carry the citation"
        " into the next plan. If the registry is wrong, correct “events” of the act.",
    ),
    ground=Text(
        "Thông lệ pháp chế: rà soát khi căn cứ bị thay thế, bãi bỏ hoặc hết hiệu lực.",
        "Good practice: a plan is reviewed when an act under it is replaced, repealed or expires.",
    ),
)

_HERE = Text("Văn bản hết hiệu lực theo sự kiện này.", "The act ceased by this event.")


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    start = signed(plan, as_of)
    closed = plan.stage(as_of) is Stage.CLOSED
    for each in cited(plan):
        event = ceased(each.act, as_of)
        if event is None or event.on <= start or (closed and not each.bears):
            continue
        earlier = fault(plan, each, as_of)
        if earlier is not None and earlier.over:
            continue
        told = turning(each.act, event)
        confidence, sentence = trust(plan.registry, each.act, event, as_of)
        yield RULE.at(
            first_place(plan, each),
            (event_at(plan, each.act, told), _HERE),
            *also(plan, each),
            subject=each.act.id,
            confidence=confidence,
            act=named(each.act),
            how=ended(plan.registry, told),
            then=heirs(plan.registry, each.act, as_of),
            doubt=sentence,
        )
