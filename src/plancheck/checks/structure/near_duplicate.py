"""Elements of one kind that share most of their wording."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from plancheck.findings import Finding, Rule
from plancheck.model import Entity, Item
from plancheck.plan import Plan
from plancheck.text import Text, short

RULE = Rule(
    slug="near-duplicate",
    severity="note",
    title=Text("Hai mục gần trùng nhau", "Near duplicate"),
    message=Text(
        "{element} (“{name}”) trùng {share}% câu chữ với {other}.",
        "{element} (“{name}”) shares {share}% of its wording with {other}.",
    ),
    why=Text(
        "Cùng một việc bị giao hoặc báo cáo hai lần; sửa một mục thì mục kia thành sai lệch.",
        "One piece of work is assigned or reported twice; editing one leaves the other to differ.",
    ),
    fix=Text(
        "Xem lại: gộp hai mục, hoặc nói rõ chỗ khác nhau.",
        "Review them: merge the two, or say what sets them apart.",
    ),
    ground=Text(
        "Thông lệ quản lý: mỗi việc được nêu ở một mục.",
        "Good practice: a piece of work is stated once.",
    ),
)
_SHARE = 0.7
_SHORTEST = 8  # words; below that, a heading or a set phrase
_REMEMBERED = 4  # holders of one run of words that a newcomer is compared with

_WORD = re.compile(r"\w+")


class _Seen(NamedTuple):
    entity: Entity
    runs: dict[str, None]  # in the order of the words


def run(plan: Plan, as_of: date) -> Iterator[Finding]:
    kinds: dict[str, list[Entity]] = defaultdict(list)
    for entity in (*plan.objectives, *plan.tasks, *plan.assignments, *plan.reports, *plan.items):
        kind = plan.kinds[entity.id]
        kinds[f"{kind} {entity.kind}" if isinstance(entity, Item) else kind].append(entity)
    for entities in kinds.values():
        yield from _near(plan, entities)


def _near(plan: Plan, entities: list[Entity]) -> Iterator[Finding]:
    """Compare each element with the few before it that hold the same runs of three words."""
    holders: dict[str, list[_Seen]] = defaultdict(list)
    for entity in entities:
        seen = _Seen(entity, _runs(entity.vi or ""))
        best, share = _closest(seen, holders)
        if best is not None and share >= _SHARE:
            yield RULE.at(
                plan.at(entity, "vi"),
                (plan.at(best, "vi"), Text("Mục gần trùng.", "The other element.")),
                subject=plan.ref(entity),
                element=entity.id,
                name=short(entity.vi or ""),
                share=int(share * 100),
                other=best.id,
            )
        for each in seen.runs:
            if len(holders[each]) < _REMEMBERED:
                holders[each].append(seen)


def _closest(seen: _Seen, holders: dict[str, list[_Seen]]) -> tuple[Entity | None, float]:
    shared: dict[int, int] = defaultdict(int)
    others: dict[int, _Seen] = {}
    for each in seen.runs:
        for other in holders.get(each, ()):
            shared[id(other)] += 1
            others[id(other)] = other
    best: Entity | None = None
    highest = 0.0
    for name, count in shared.items():
        other = others[name]
        share = count / (len(seen.runs) + len(other.runs) - count)
        if share > highest:
            best, highest = other.entity, share
    return best, highest


def _runs(words: str) -> dict[str, None]:
    parts = _WORD.findall(words.lower())
    if len(parts) < _SHORTEST:
        return {}
    return dict.fromkeys(" ".join(parts[at : at + 3]) for at in range(len(parts) - 2))
