"""Problems and causes that the plan states and that no task takes on."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.model import Item
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="problem-unaddressed",
    severity="warning",
    closed="note",
    absence=True,
    title=Text("Vướng mắc chưa có nhiệm vụ khắc phục", "Problem that no task takes on"),
    message=Text(
        "{what} {name} (“{text}”) không được nhiệm vụ nào ghi là xử lý.{doubt}",
        "No task is said to take on the {what} {name} (“{text}”).{doubt}",
    ),
    why=Text(
        "Đã chỉ ra vướng mắc mà không có việc làm để khắc phục thì kỳ sau sẽ lặp lại.",
        "What is diagnosed and not treated will be there again in the next period.",
    ),
    fix=Text(
        "Ghi mã này vào “addresses” của nhiệm vụ khắc phục, hoặc bổ sung nhiệm vụ; nếu thuộc thẩm"
        " quyền nơi khác thì ghi cơ quan đó vào “addressed_to”.",
        "Name it in “addresses” of the task that takes it on, or add a task; if it is for another"
        " authority to solve, name that body in “addressed_to”.",
    ),
    ground=Text(
        "Thông lệ lập kế hoạch: giải pháp xuất phát từ khó khăn và nguyên nhân đã nêu.",
        "Good practice of planning: solutions follow from the problems and causes stated.",
    ),
)
_WHAT = {"problem": Text("Vướng mắc", "problem"), "cause": Text("Nguyên nhân", "cause")}


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    if "tasks" in plan.unread.sections:
        return
    for each in plan.items:
        if each.kind not in _WHAT or each.disposition in ("done", "superseded"):
            continue
        if (
            each.addressed_to
            or _taken_on(plan, each)
            or any(_taken_on(plan, other) for other in _telling_the_same(plan, each))
        ):
            continue
        yield RULE.at(
            plan.at(each),
            subject=plan.ref(each),
            confidence=plan.confidence("tasks"),
            what=_WHAT[each.kind],
            name=each.id,
            text=short(each.vi),
            doubt=plan.doubt("tasks"),
        )


def _taken_on(plan: Plan, each: Item) -> bool:
    return bool(each.successors or plan.links_to(each, "addresses", "carried-from"))


def _telling_the_same(plan: Plan, each: Item) -> Iterator[Item]:
    """Yield the other items that state one of the figures of an item."""
    for name in each.measurements:
        measurement = plan.find(name)
        links = plan.links_to(measurement, "stated-as") if measurement else []
        yield from (link.source for link in links if isinstance(link.source, Item))
