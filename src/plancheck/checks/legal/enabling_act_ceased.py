"""Acts that stand although every act they were issued under has ceased."""

from collections.abc import Iterator
from datetime import date

from plancheck.cited import also, cited, first_place
from plancheck.findings import Finding, Rule
from plancheck.model import Act, LegalEvent
from plancheck.naming import label, named
from plancheck.plan import Plan
from plancheck.succession import WAS, ended, in_place, turning, worst
from plancheck.text import Text
from plancheck.validity import ceased, doubt, status

RULE = Rule(
    slug="enabling-act-ceased",
    severity="warning",
    closed="note",
    title=Text("Văn bản còn hiệu lực, căn cứ ban hành đã hết", "Act whose enabling act has ceased"),
    message=Text(
        "{act} chưa được ghi nhận hết hiệu lực, nhưng căn cứ ban hành văn bản này không còn hiệu"
        " lực: {events}.{doubt}",
        "{act} is not recorded as ceased, but what it was issued under is no longer in force:"
        " {events}.{doubt}",
    ),
    why=Text(
        "Văn bản quy định chi tiết thường hết hiệu lực cùng văn bản được hướng dẫn; dùng tiếp mà"
        " chưa xác minh là rủi ro.",
        "Implementing acts often fall with the act they implement: relying on it unverified is a"
        " risk.",
    ),
    fix=Text(
        "Tra cứu xem văn bản có được công bố tiếp tục có hiệu lực hay không, rồi ghi kết quả vào"
        " “events” của văn bản đó.",
        "Find out whether the act was declared to remain in force, and record the answer under its"
        " “events”.",
    ),
    ground=Text(
        "Thông lệ pháp chế: rà soát văn bản hướng dẫn khi văn bản được hướng dẫn hết hiệu lực.",
        "Good practice: an implementing act is reviewed when the act above it ceases.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    for each in cited(plan):
        act = each.act
        if not each.bears or status(act, as_of)[0] != "in-force":
            continue
        above = _all_ceased(plan, act, as_of)
        if not above:
            continue
        told = [_told(plan, over, event, as_of) for over, event in above]
        grades = [link.grade for link in act.enacted_under]
        confidence, sentence = doubt(worst(*grades, *(event.grade for _, event in above)))
        yield RULE.at(
            first_place(plan, each),
            *(
                (plan.registry.at(act, "enacted_under", index), _ABOVE)
                for index in range(len(act.enacted_under))
            ),
            *also(plan, each),
            subject=act.id,
            confidence=confidence,
            act=named(act),
            events=Text("; ".join(t.vi for t in told), "; ".join(t.en for t in told)),
            doubt=sentence,
        )


def _told(plan: Plan, over: Act, event: LegalEvent, as_of: date) -> Text:
    return Text("{act} {how}{now}", "{act} {how}{now}").fill(
        act=label(over),
        how=ended(plan.registry, turning(over, event), WAS),
        now=in_place(plan.registry, over, as_of),
    )


_ABOVE = Text("Căn cứ ban hành của văn bản.", "What the act was issued under.")


def _all_ceased(plan: Plan, act: Act, as_of: date) -> list[tuple[Act, LegalEvent]]:
    """Return the acts above an act with their ends, or none while one may stand."""
    found = []
    for link in act.enacted_under:
        above = plan.act(link.act)
        event = ceased(above, as_of) if above else None
        if above is None or event is None:
            return []
        found.append((above, event))
    return found
