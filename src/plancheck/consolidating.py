"""Whether amendments fit the plan that the files hold: their keys, their data, and each other.

The files hold the plan as amended. Going back from there, operation by operation, each must find
what it says it left behind; else either the files or the amendment is wrong.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from plancheck import amending, shape
from plancheck.amending import MISSING, Step
from plancheck.findings import Finding, Place, Rule
from plancheck.model import Entity, Objective, Plan
from plancheck.shape import Shape, shape_of
from plancheck.text import Text, short
from plancheck.writing import flow

DISAGREES = Rule(
    slug="amendment-disagrees",
    severity="error",
    title=Text("Lần sửa đổi không khớp với kế hoạch", "Amendment and amended plan do not agree"),
    message=Text("{amendment} sửa đổi {what}: {problem}.", "{amendment} amends {what}: {problem}."),
    why=Text(
        "Không xác định được nội dung nào có hiệu lực trước và sau khi sửa đổi.",
        "Nobody can tell what held before the amendment and what holds after it.",
    ),
    fix=Text(
        "Tệp ghi kế hoạch sau mọi lần sửa đổi: sửa tệp cho đúng văn bản sửa đổi, hoặc sửa “before”,"
        " “after” của nội dung này.",
        "The files hold the plan with every amendment applied: bring them in line with the amending"
        " act, or correct “before” and “after” of this operation.",
    ),
    ground=Text(
        "Quy cách tệp kế hoạch (docs/format.md): bản hợp nhất phải đúng với bản được sửa đổi và các"
        " văn bản sửa đổi.",
        "The plan file format (docs/format.md): a consolidated text agrees with the text amended"
        " and the acts that amend it.",
    ),
)
RULES = (DISAGREES,)

_NUMBERS = ("section", "number")
_NEEDS_BEFORE = frozenset({"substitute", "renumber"})


def unfit(step: Step, kind: type[Entity], place: Place) -> list[Finding]:
    """Return what is wrong with one operation by itself; one that is unfit is never undone.

    Args:
        step: the operation.
        kind: the type of the element that it amends.
        place: where the operation stands.
    """
    name = f"{step.amendment.id}, {step.operation.element}"
    what = Text(name, name)
    known = amending.shape_at(kind, step.keys)
    if known is None:
        return [_unknown_key(step, kind, place.below("key"))]
    return [*_form(step, kind, place, what), *_data(step, kind, known, place, what)]


def _form(step: Step, kind: type[Entity], place: Place, what: Text) -> Iterator[Finding]:
    """Yield what an operation lacks, or says for nothing, because of what it does."""
    operation = step.operation
    if kind is Plan and not step.keys and operation.op in ("insert", "repeal"):
        yield shape.invalid(place.below("op"), operation.op, _PLAN)
    if operation.op == "renumber" and operation.key not in _NUMBERS:
        if operation.key is None:
            yield shape.MISSING_KEY.at(place, what=what, key="key")
        else:
            expects = Text("section hoặc number", "section or number")
            yield shape.invalid(place.below("key"), operation.key, expects)
    needs = operation.op in _NEEDS_BEFORE or (operation.op == "repeal" and step.keys)
    if needs and operation.before is None:
        yield shape.MISSING_KEY.at(place, what=what, key="before")
    if operation.op == "insert" and operation.before is not None:
        yield shape.invalid(place.below("before"), _shown(operation.before), _NOTHING_BEFORE)
    if operation.op == "repeal" and operation.after is not None:
        yield shape.invalid(place.below("after"), _shown(operation.after), _NOTHING_AFTER)


_PLAN = Text(
    "sửa đổi một khóa của kế hoạch, ví dụ period.to: kế hoạch bắt đầu và kết thúc theo thời kỳ của"
    " nó",
    "a key of the plan amended, for example period.to: a plan begins and ends with its period",
)
_NOTHING_BEFORE = Text(
    "bỏ khóa này, vì nội dung được bổ sung thì trước đó chưa có",
    "no such key, for what is inserted was not there before",
)
_NOTHING_AFTER = Text(
    "bỏ khóa này, vì nội dung bị bãi bỏ thì sau đó không còn",
    "no such key, for what is repealed is not there after",
)


def _data(
    step: Step, kind: type[Entity], known: Shape, place: Place, what: Text
) -> Iterator[Finding]:
    """Yield what does not fit the key, or the element, in `before` and `after`."""
    for name in ("before", "after"):
        data = getattr(step.operation, name)
        below = place.below(name)
        if data is None:
            continue
        if not step.keys and isinstance(data, dict):
            if kind is Objective and "targets" in data:
                expects = Text(
                    "sửa đổi từng chỉ tiêu theo mã của nó", "each target amended by its id"
                )
                yield shape.invalid(below.below("targets"), "[…]", expects)
                continue
            data = {"id": step.operation.element.rpartition("#")[2], **data}
        yield from shape.fit(data, known, below, what)


def _unknown_key(step: Step, kind: type[Entity], place: Place) -> Finding:
    key = step.operation.key or ""
    if step.keys[0] in ("id", "was"):
        return shape.invalid(place, key, _NEVER)
    if kind is Objective and step.keys[0] == "targets":
        return shape.invalid(place, key, _BY_ID)
    inner = amending.shape_at(kind, step.keys[:-1]) if len(step.keys) > 1 else shape_of(kind)
    fields = inner.fields if inner is not None and inner.form == "struct" else {}
    hint = shape.suggest(step.keys[-1], fields)
    return shape.UNKNOWN_KEY.at(place, key=key, suggestion=hint)


_NEVER = Text("một khóa khác: mã không bao giờ đổi", "another key: ids never change")
_BY_ID = Text(
    "mã của chỉ tiêu ở “element”: mỗi chỉ tiêu là một mục riêng",
    "the id of the target under “element”: each target is an element of its own",
)


def disagreements(steps: Sequence[Step], data: dict[str, Any]) -> Iterator[tuple[Step, str, Text]]:
    """Yield which operations do not meet what the files, or later operations, hold.

    Args:
        steps: what amends one element, each fit by itself, in the order of effect.
        data: the element as the file has it.

    Yields:
        The operation, the key of it where the reader must look (or ""), and what is wrong.
    """
    yield from _out_of_turn(steps)
    for step in reversed(steps):
        problem = _meets(step, data)
        if problem is not None:
            yield step, *problem
        data = amending.undone(data, step)


def _out_of_turn(steps: Sequence[Step]) -> Iterator[tuple[Step, str, Text]]:
    """Yield what amends an element before it was there, or once it is gone."""
    whole = [each for each in steps if not each.keys and each.operation.op != "substitute"]
    there = not whole or whole[0].operation.op != "insert"
    since: Step | None = None
    for step in steps:
        inserts = not step.keys and step.operation.op == "insert"
        if inserts and there:
            yield step, "element", _THERE
        elif not inserts and not there:
            yield step, "element", _gone(since)
        if step in whole:
            there, since = inserts, step


_THERE = Text("mục này đã có trước đó", "the element is there already")


def _gone(since: Step | None) -> Text:
    if since is None:
        return Text("mục này chưa được bổ sung", "the element is not inserted yet")
    return Text(
        "mục này đã bị {id} bãi bỏ từ {day}", "the element was repealed by {id} from {day}"
    ).fill(id=since.amendment.id, day=since.amendment.start)


def _meets(step: Step, data: dict[str, Any]) -> tuple[str, Text] | None:
    """Return where and why an operation does not meet what should have come of it."""
    operation = step.operation
    if not step.keys and operation.op == "repeal":
        return None  # a repealed element stays in the files as it last was
    there = amending.value_at(data, step.keys) if step.keys else amending.own(data)
    if operation.op == "repeal":
        return None if there is MISSING else ("key", _still(there))
    if there is MISSING:
        return "key", Text("kế hoạch không còn khóa này", "the plan does not have this key")
    for name, wanted in (("after", True), ("before", False)):
        data_of = getattr(operation, name)
        if data_of is None:
            continue
        stated = data_of if step.keys else amending.own(data_of)
        if same(stated, there) is not wanted:
            return name, _differs(stated, there) if wanted else _same(there)
    return None


def same(one: Any, other: Any) -> bool:
    """Tell whether two pieces of data say the same: the order of keys and white space aside."""
    if isinstance(one, dict) and isinstance(other, dict):
        one, other = amending.sound(one), amending.sound(other)
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()
    return False


def _shown(data: Any) -> str:
    return short(data if isinstance(data, str) else flow(amending.sound(data)), 80)


def _differs(stated: Any, there: Any) -> Text:
    return Text(
        "“after” ghi {stated}, còn kế hoạch khi đó là {there}",
        "“after” says {stated}, and the plan then says {there}",
    ).fill(stated=_shown(stated), there=_shown(there))


def _same(there: Any) -> Text:
    return Text(
        "“before” ghi {there}, và sau đó kế hoạch vẫn ghi như vậy",
        "“before” says {there}, and the plan still says so afterwards",
    ).fill(there=_shown(there))


def _still(there: Any) -> Text:
    return Text(
        "khóa này đã bị bãi bỏ mà kế hoạch vẫn ghi {there}",
        "the key is repealed, and the plan still says {there}",
    ).fill(there=_shown(there))
