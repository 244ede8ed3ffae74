"""Acts that the registry lets take their own place, directly or in a circle."""

from collections.abc import Iterator
from datetime import date

from plancheck.cycle import cycles
from plancheck.findings import Finding, Rule
from plancheck.model import Act, LegalEvent
from plancheck.naming import label
from plancheck.registry import Registry
from plancheck.succession import worst
from plancheck.text import Text
from plancheck.validity import doubt, endings, order

RULE = Rule(
    slug="act-replaced-by-itself",
    severity="error",
    title=Text("Văn bản tự thay thế chính nó", "Act replaced by itself"),
    message=Text(
        "Theo danh mục, chuỗi thay thế, bãi bỏ của {act} quay về chính văn bản đó: {chain}.{doubt}",
        "By the registry, the acts that end {act} lead back to it: {chain}.{doubt}",
    ),
    why=Text(
        "Không thể tìm ra văn bản hiện hành khi chuỗi thay thế đi vòng tròn.",
        "The act in force cannot be found where the chain goes round in a circle.",
    ),
    fix=Text(
        "Đối chiếu bản gốc rồi sửa “by” của sự kiện sai.",
        "Compare with the originals and correct “by” of the event that is wrong.",
    ),
    ground=Text(
        "Lô-gic thời gian: văn bản thay thế ra đời sau văn bản bị thay thế.",
        "Logic of time: what replaces an act comes after it.",
    ),
)


def run_registry(registry: Registry, as_of: date) -> Iterator[Finding]:
    ends = {act.id: _ends(act) for act in registry.acts}
    for cycle in cycles({name: sorted(by) for name, by in ends.items()}):
        first, following = registry.entities[cycle[0]], (*cycle[1:], cycle[0])
        if not isinstance(first, Act):
            continue
        steps = [ends[name][after] for name, after in zip(cycle, following, strict=True)]
        confidence, sentence = doubt(worst(*(event.grade for event in steps)))
        yield RULE.at(
            registry.at(first, "events", first.events.index(steps[0]), "by"),
            *((registry.at(registry.entities[name]), _ALSO) for name in cycle[1:_SHOWN]),
            subject=first.id,
            confidence=confidence,
            act=label(first),
            chain=_chain((first.id, *following)),
            doubt=sentence,
        )


_ALSO = Text("Cũng trong vòng này.", "Also in it.")
_SHOWN = 10


def _chain(names: tuple[str, ...]) -> str:
    """Return a ring as a line; of a long one its beginning and its return."""
    if len(names) > _SHOWN + 1:
        names = (*names[:_SHOWN], "…", names[-1])
    return " → ".join(names)


def _ends(act: Act) -> dict[str, LegalEvent]:
    """Return the acts that end an act, each with the best evidence for it."""
    ends: dict[str, LegalEvent] = {}
    for event in sorted(endings(act), key=order):
        known = ends.get(event.by) if event.by else None
        if event.by and (known is None or worst(known.grade, event.grade) != event.grade):
            ends[event.by] = event
    return ends
