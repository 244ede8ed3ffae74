"""Groups without a full list of members that a plan charges with leading or doing the work."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Place, Rule
from plancheck.model import Group
from plancheck.plan import Plan
from plancheck.text import Text, listing

RULE = Rule(
    slug="lead-is-unlisted-group",
    severity="warning",
    closed="note",
    title=Text("Giao việc cho nhóm chưa liệt kê thành viên", "Duty of a group nobody has listed"),
    message=Text(
        "Nhóm “{group}” được giao chủ trì hoặc thực hiện (phân công {duties}) nhưng không có danh"
        " sách đầy đủ các cơ quan thành viên.",
        "The group “{group}” is to lead or to carry out work (assignments: {duties}) and has no"
        " full list of its members.",
    ),
    why=Text(
        "Không biết nhóm gồm những cơ quan nào thì không đôn đốc được ai, cũng không biết cơ quan"
        " nào chưa báo cáo.",
        "Without the names nobody can be reminded, and nobody knows who has not reported.",
    ),
    fix=Text(
        "Liệt kê đủ các cơ quan vào “members” của nhóm trong registry/ rồi bỏ dòng “unlisted”, hoặc"
        " giao việc cho cơ quan cụ thể.",
        "List all bodies as “members” of the group in registry/ and drop “unlisted”, or charge a"
        " named body.",
    ),
    ground=Text(
        "Thông lệ quản lý: trách nhiệm được giao cho cơ quan có tên.",
        "Good practice: a duty is given to a body with a name.",
    ),
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    charged: dict[str, list[tuple[str, Place]]] = defaultdict(list)
    for assignment in plan.assignments:
        if assignment.role in ("lead", "implement"):
            for index, name in enumerate(dict.fromkeys(assignment.bodies)):
                charged[name].append((assignment.id, plan.at(assignment, "bodies", index)))
    for name, duties in charged.items():
        group = plan.registry.entities.get(name)
        if isinstance(group, Group) and (group.unlisted or not group.members):
            yield RULE.at(
                duties[0][1],
                (plan.registry.at(group), Text("Nhóm cơ quan", "The group")),
                subject=plan.ref(group),
                group=group.vi,
                duties=listing(duty for duty, _ in duties),
            )
