"""Acts that a plan lists as grounds of its content and that nothing in it uses."""

from collections.abc import Iterator
from datetime import date

from plancheck.cited import Cited, cited
from plancheck.findings import Finding, Rule
from plancheck.naming import named
from plancheck.plan import Plan
from plancheck.text import Text

RULE = Rule(
    slug="listed-not-used",
    severity="note",
    title=Text("Căn cứ không được dùng đến", "Basis that nothing uses"),
    message=Text(
        "Phần căn cứ nêu {act}, nhưng không mục tiêu, nhiệm vụ hay nội dung nào của kế hoạch dẫn"
        " đến văn bản này.",
        "The bases name {act}, but no objective, task or other content of the plan cites it.",
    ),
    why=Text(
        "Không rõ văn bản này giao việc gì cho kế hoạch; có thể một nhiệm vụ đã bị bỏ sót.",
        "It is unclear what the act asks of the plan; a task may have been left out.",
    ),
    fix=Text(
        "Chỉ rõ mục tiêu hoặc nhiệm vụ thực hiện văn bản (“cites”, “role: implements”); nếu không"
        " có thì bỏ khỏi phần căn cứ khi soạn thảo.",
        "Name the objective or task that carries it out (“cites”, “role: implements”); if there is"
        " none, leave it out of the bases while drafting.",
    ),
    ground=Text(
        "Thông lệ soạn thảo: phần căn cứ nêu văn bản liên quan trực tiếp đến nội dung.",
        "Good drafting practice: the bases are acts that the content has to do with.",
    ),
)
_GENERAL = ("hien-phap", "luat", "phap-lenh", "cong-van", "to-trinh")


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    parent = plan.identity.parent.act if plan.identity.parent else None
    acts = cited(plan)
    used = {each.act.id for each in acts if _used(plan, each)}
    for each in acts:
        act = each.act
        if act.id in used or act.id == parent or act.type in _GENERAL or not _listed(each):
            continue
        use = each.uses[0]
        yield RULE.at(
            plan.at(use.owner, *use.path, "act"),
            subject=act.id,
            act=named(act),
        )


def _used(plan: Plan, each: Cited) -> bool:
    return any(use.path[0] == "cites" and use.owner is not plan.identity for use in each.uses)


def _listed(each: Cited) -> bool:
    """Tell whether an act grounds the content: listed in the plan, not in the preamble.

    The preamble founds the decision itself, its competence and its occasion; what it names need
    not come back in the content.
    """
    lists = [use.citation.listed for use in each.uses if use.citation.role == "basis"]
    return "plan" in lists and "preamble" not in lists
