"""Elements that do not say where the source text has them."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Place, Rule
from plancheck.model import (
    Amendment,
    Entity,
    Equation,
    Measurement,
    Receipt,
    Target,
    Waiver,
)
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="element-without-source",
    severity="warning",
    absence=True,
    title=Text("Mục không dẫn văn bản gốc", "Element without a source"),
    message=Text(
        "{element} (“{name}”) không nêu dòng nào của văn bản gốc.",
        "{element} (“{name}”) names no line of the source text.",
    ),
    why=Text(
        "Không biết nội dung này do văn bản nêu hay do người biên tập thêm vào.",
        "Nobody can tell whether the text says so or an editor added it.",
    ),
    fix=Text(
        "Thêm “source” với số dòng (và “quote” nếu “vi” không phải nguyên văn).",
        "Add “source” with the lines (and a “quote” where “vi” is not verbatim).",
    ),
    ground=Text(
        "Thông lệ mã hóa văn bản: mỗi mục dẫn được về nguyên văn của nó.",
        "Good practice of encoding: every element leads back to the words it was taken from.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if not plan.identity.source_documents:
        return
    for index, citation in enumerate(plan.identity.legal_basis):
        if citation.source is None:
            place = plan.at(plan.identity, "legal_basis", index)
            name = citation.printed or plan.label(citation.act)
            yield _finding(place, plan.id, citation.act, name)
    anchored = {
        target.id
        for objective in plan.objectives
        if objective.source is not None
        for target in objective.targets
    }
    for entity in plan.entities.values():
        if entity.source is None and entity.id not in anchored and _needs(entity):
            yield _finding(plan.at(entity), plan.ref(entity), entity.id, entity.vi or entity.id)


def _finding(place: Place, subject: str, element: str, name: str) -> Finding:
    return RULE.at(place, subject=subject, element=element, name=short(name))


def _needs(entity: Entity) -> bool:
    """Tell whether an element must come from the plan's text.

    An equation may be an editor's, a measurement may rest on a report made later, and what came in,
    was waived or was amended is known only afterwards.
    """
    if isinstance(entity, Measurement):
        return not entity.evidence and entity.reported_by is None
    if isinstance(entity, Target):
        return entity.value is not None
    return not isinstance(entity, (Amendment, Equation, Receipt, Waiver))
