"""Acts that end before they enter into force."""

from collections.abc import Iterator
from datetime import date

from plancheck.findings import Finding, Rule
from plancheck.naming import label
from plancheck.registry import Registry
from plancheck.succession import worst
from plancheck.text import Text
from plancheck.validity import doubt, endings

RULE = Rule(
    slug="end-before-start",
    severity="error",
    title=Text("Hết hiệu lực trước khi có hiệu lực", "Act that ends before it begins"),
    message=Text(
        "Danh mục ghi {act} hết hiệu lực từ ngày {end}, trước ngày có hiệu lực ({start}).{doubt}",
        "The registry ends {act} on {end}, before it enters into force ({start}).{doubt}",
    ),
    why=Text(
        "Một trong hai ngày là sai: văn bản bị coi là còn hiệu lực, hoặc hết hiệu lực, một cách sai"
        " lầm.",
        "One of the dates is wrong: the act is taken to be in force, or not, by mistake.",
    ),
    fix=Text(
        "Đối chiếu bản gốc rồi sửa “on” của sự kiện sai.",
        "Compare with the original and correct “on” of the event that is wrong.",
    ),
    ground=Text(
        "Lô-gic thời gian: văn bản hết hiệu lực sau khi đã có hiệu lực.",
        "Logic of time: an act ends after it has begun.",
    ),
)


def run_registry(registry: Registry, as_of: date) -> Iterator[Finding]:
    for act in registry.acts:
        starts = [e for e in act.events if e.type == "entry-into-force" and not e.scope]
        ends = endings(act)
        if not starts or not ends:
            continue
        start = min(starts, key=lambda event: event.on)
        end = min(ends, key=lambda event: event.on)
        if end.on >= start.on or (act.issued is not None and end.on < act.issued):
            continue  # an end before the issue is wrong in another way, and reported so
        confidence, sentence = doubt(worst(start.grade, end.grade))
        yield RULE.at(
            registry.at(act, "events", act.events.index(end), "on"),
            (
                registry.at(act, "events", act.events.index(start), "on"),
                Text("Ngày có hiệu lực.", "The day it enters into force."),
            ),
            subject=act.id,
            confidence=confidence,
            act=label(act),
            end=end.on,
            start=start.on,
            doubt=sentence,
        )
