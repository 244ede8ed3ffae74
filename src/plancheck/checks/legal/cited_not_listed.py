"""Acts that the plan carries out and does not list among its bases."""

from collections.abc import Iterator
from datetime import date

from plancheck.cited import Cited, carried_out, cited, fault, issued_after, signed
from plancheck.findings import Finding, Rule
from plancheck.model import Item
from plancheck.naming import named
from plancheck.plan import Plan
from plancheck.text import Text

RULE = Rule(
    slug="cited-not-listed",
    severity="warning",
    closed="note",
    title=Text("Văn bản thực hiện không có trong căn cứ", "Act carried out but not listed"),
    message=Text(
        "{elements} {act}, nhưng phần căn cứ của kế hoạch không nêu văn bản này.",
        "{elements} {act}, which the plan does not list among its bases.",
    ),
    why=Text(
        "Phần căn cứ thiếu thì khi rà soát hiệu lực dễ bỏ sót văn bản mà nhiệm vụ phải theo.",
        "When the list of bases is incomplete, a review of the law misses acts that tasks follow.",
    ),
    fix=Text(
        "Bổ sung văn bản vào phần căn cứ (“legal_basis”) khi soạn thảo; nếu chỉ nhắc đến thì ghi"
        " “role: cites”.",
        "Add it to the bases (“legal_basis”) while drafting; where it is only mentioned, write"
        " “role: cites”.",
    ),
    ground=Text(
        "Thông lệ soạn thảo: văn bản mà kế hoạch thực hiện được nêu trong phần căn cứ.",
        "Good drafting practice: the acts a plan carries out stand among its bases.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if not plan.identity.legal_basis:
        return
    exempt = {citation.act for citation in plan.identity.legal_basis} | _known_otherwise(plan)
    for each in cited(plan):
        places = _places(each)
        if not places or each.act.id in exempt or each.act.type == "tieu-chuan":
            continue
        if fault(plan, each, as_of) is not None or issued_after(each.act, signed(plan, as_of)):
            continue  # an act that was not in force has no place among the bases
        uses = [each.uses[index] for index in places]
        first, *more = [plan.at(use.owner, *use.path, "act") for use in uses]
        yield RULE.at(
            first,
            *(
                (place, Text("Cũng thực hiện ở đây.", "Also carried out here."))
                for place in more[:3]
            ),
            (plan.key_at(plan.identity, "legal_basis"), _LIST),
            subject=each.act.id,
            elements=carried_out(each.act, (use.owner.id for use in uses)),
            act=named(each.act),
        )


_LIST = Text("Phần căn cứ của kế hoạch.", "The bases of the plan.")


def _places(each: Cited) -> list[int]:
    """Return which uses carry the act out; what is said of the past needs no basis."""
    return [
        index
        for index, use in enumerate(each.uses)
        if use.citation.role in ("implements", "guides") and not isinstance(use.owner, Item)
    ]


def _known_otherwise(plan: Plan) -> set[str]:
    """Return the plans above and before, and what approved the plan's own projects."""
    links = (plan.identity.parent, plan.identity.predecessor)
    found = {link.act for link in links if link is not None and link.act}
    return found | {project.approved_by for project in plan.projects if project.approved_by}
