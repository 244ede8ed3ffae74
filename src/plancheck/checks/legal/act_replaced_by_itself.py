"""Acts that the registry lets take their own place, directly or in a circle."""

from collections.abc import Iterator
from datetime import date

from plancheck.cycle import cycles
from plancheck.findings import Finding, Rule
from plancheck.model import Act
from plancheck.naming import label
from plancheck.registry import Registry
from plancheck.text import Text
from plancheck.validity import ENDINGS

RULE = Rule(
    slug="act-replaced-by-itself",
    severity="error",
    title=Text("Văn bản tự thay thế chính nó", "Act replaced by itself"),
    message=Text(
        "Theo danh mục, chuỗi thay thế, bãi bỏ của {act} quay về chính văn bản đó: {chain}.",
        "By the registry, the acts that end {act} lead back to it: {chain}.",
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
    for cycle in cycles({act.id: _ended_by(act) for act in registry.acts}):
        first, following = registry.entities[cycle[0]], (*cycle[1:], cycle[0])
        if not isinstance(first, Act):
            continue
        index = next(
            i for i, e in enumerate(first.events) if e.by == following[0] and e.type in ENDINGS
        )
        yield RULE.at(
            registry.at(first, "events", index, "by"),
            *(
                (registry.at(registry.entities[name]), Text("Cũng trong vòng này.", "Also in it."))
                for name in cycle[1:]
            ),
            subject=first.id,
            act=label(first),
            chain=" → ".join((first.id, *following)),
        )


def _ended_by(act: Act) -> list[str]:
    return [
        event.by for event in act.events if event.by and event.type in ENDINGS and not event.scope
    ]
