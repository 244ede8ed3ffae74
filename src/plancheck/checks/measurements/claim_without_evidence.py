"""Results that are claimed without a figure or evidence behind them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from plancheck import wording
from plancheck.findings import Finding, Rule
from plancheck.fitting import Counted, Fitted, counted
from plancheck.model import Item, Measurement
from plancheck.plan import Plan
from plancheck.quantity import described
from plancheck.text import Text, listing, short

RULE = Rule(
    slug="claim-without-evidence",
    severity="note",
    absence=True,
    title=Text("Kết quả nêu mà không có minh chứng", "Result claimed without evidence"),
    message=Text("{element} (“{name}”) {what}.", "{element} (“{name}”) {what}."),
    why=Text(
        "Kết quả không kiểm chứng được thì không dùng để đánh giá hay làm số liệu gốc được.",
        "What cannot be verified can neither be assessed nor built upon.",
    ),
    fix=Text(
        "Bổ sung số liệu (“measurements”) hoặc minh chứng (“evidence”: số văn bản, biên bản, địa"
        " chỉ).",
        "Add a figure (“measurements”) or evidence (“evidence”: a document, minutes, an address).",
    ),
    ground=Text(
        "Thông lệ báo cáo: kết quả nêu kèm số liệu và nguồn.",
        "Good practice of reporting: a result comes with its figure and its source.",
    ),
)
_CLAIM = Text(
    "nêu kết quả ({words}) mà không có số liệu", "claims a result ({words}) without a figure"
)
_WORDS = Text(
    "chỉ nêu kết quả bằng lời ({value}), không có nguồn hay minh chứng",
    "states a result in words only ({value}), without a source or evidence",
)
_DONE = Text(
    "được ghi là hoàn thành ngày {on} mà không có minh chứng",
    "is entered as done on {on} without evidence",
)
_GRADED = Text(
    "được ghi ngày {on} là có minh chứng, nhưng không nêu minh chứng nào",
    "is entered on {on} as evidenced, and no evidence is named",
)


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    numbers = _counted(plan)
    for item in plan.items:
        if item.kind != "claim" or _figures(plan, item, numbers):
            continue
        words = wording.claimed(item.vi)
        if words and not wording.shortcoming(item.vi):
            told = _CLAIM.fill(words=listing(f"“{each}”" for each in words))
            yield _finding(plan, item, item.vi, told)
    for each in plan.measurements:
        if each.value.text is None or each.source is not None or each.evidence:
            continue
        if not wording.shortcoming(each.value.text) and not plan.links_to(each, "stated-as"):
            told = _WORDS.fill(value=described(each.value))
            yield _finding(plan, each, plan.label(each.indicator), told)
    yield from _progress(plan, as_of)


def _progress(plan: Plan, as_of: date) -> Iterator[Finding]:
    for task in plan.tasks:
        entry = plan.progress_of(task, as_of)
        if entry is None or entry.evidence or entry.evidenced == "limited":
            continue
        if entry.done:
            what = _DONE
        elif entry.evidenced in ("substantial", "complete"):
            what = _GRADED
        else:
            continue
        yield RULE.at(
            plan.at(entry),
            subject=plan.ref(task),
            element=task.id,
            name=short(task.vi),
            what=what.fill(on=entry.on),
        )


def _finding(plan: Plan, element: Item | Measurement, name: str, what: Text) -> Finding:
    return RULE.at(
        plan.at(element),
        subject=plan.ref(element),
        element=element.id,
        name=short(name),
        what=what,
    )


def _counted(plan: Plan) -> dict[str, Fitted]:
    """Return what the figures that are numbers count, by indicator."""
    found: dict[str, list[Counted]] = defaultdict(list)
    for each in plan.measurements:
        if each.value.numbers():
            found[each.indicator].append(counted(plan, each.scope))
    return {name: Fitted(every) for name, every in found.items()}


def _figures(plan: Plan, item: Item, numbers: dict[str, Fitted]) -> bool:
    """Tell whether a claim states a number, or repeats in words what the plan states as one."""
    found = [plan.find(name) for name in item.measurements]
    return any(
        each.indicator in numbers and numbers[each.indicator].some_fits(counted(plan, each.scope))
        for each in found
        if isinstance(each, Measurement)
    )
