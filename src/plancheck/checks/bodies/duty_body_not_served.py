"""Bodies with duties that neither the enforcement article nor the distribution list names."""

from collections.abc import Iterator
from datetime import date

from plancheck.addressees import Addressees
from plancheck.findings import Finding, Rule
from plancheck.model import Article, Assignment, Body, Group, Recipient, Report
from plancheck.plan import Plan
from plancheck.text import Text, listing, short

RULE = Rule(
    slug="duty-body-not-served",
    severity="warning",
    absence=True,
    title=Text(
        "Cơ quan được giao việc không có trong nơi nhận", "Body with duties that was not notified"
    ),
    message=Text(
        "{body} (“{name}”) được giao việc tại {duties}, nhưng không có ở điều khoản thi hành lẫn"
        " nơi nhận.",
        "{body} (“{name}”) has duties in {duties}, but stands neither in the enforcement article"
        " nor in the distribution list.",
    ),
    why=Text(
        "Cơ quan không được gửi văn bản thì có lý do để không biết nhiệm vụ của mình.",
        "A body that was never sent the decision can say that it did not know of its duty.",
    ),
    fix=Text(
        "Gửi văn bản cho cơ quan này; khi sửa đổi, bổ sung vào điều khoản thi hành hoặc nơi nhận"
        " (“bodies” của “articles”, “recipients”).",
        "Send it the decision; when amending, add it to the enforcement article or the distribution"
        " list (“bodies” of “articles”, “recipients”).",
    ),
    ground=Text(
        "Thông lệ văn thư: văn bản được gửi đến mọi cơ quan có trách nhiệm thi hành.",
        "Good practice: a decision is sent to every body that must carry it out.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if plan.unread.sections & {"articles", "recipients"}:
        return
    lists: list[Article | Recipient] = [*plan.articles, *plan.recipients]
    listed = [each for each in lists if each.bodies]
    if not listed:
        return
    served = [name for each in listed for name in each.bodies]
    issuer = plan.identity.adoption.body if plan.identity.adoption else ""
    told = Addressees(plan.registry, served, top=issuer)
    duties: dict[str, list[tuple[Assignment | Report, str, int]]] = {}
    for duty in plan.assignments:
        for index, name in enumerate(duty.bodies):
            duties.setdefault(name, []).append((duty, "bodies", index))
    for report in plan.reports:
        for index, name in enumerate(report.senders):
            duties.setdefault(name, []).append((report, "from", index))
    for name, uses in duties.items():
        entity = plan.registry.entities.get(name)
        if name == issuer or not isinstance(entity, (Body, Group)) or told.reach(name):
            continue
        if isinstance(entity, Group) and (entity.unlisted or not entity.members):
            continue
        first, key, index = uses[0]
        yield RULE.at(
            plan.at(first, key, index),
            *(
                (plan.at(each, "bodies"), Text("Nơi được gửi văn bản.", "Who was told: here."))
                for each in listed[:3]
            ),
            subject=plan.ref(entity),
            body=name,
            name=short(entity.vi),
            duties=listing(dict.fromkeys(duty.id for duty, _, _ in uses)),
        )
