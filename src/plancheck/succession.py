"""How an act came to its end, how far that is certain, and what stands in its place."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple, get_args

from plancheck.findings import Confidence
from plancheck.model import Act, Grade, LegalEvent
from plancheck.naming import label
from plancheck.registry import Registry
from plancheck.text import Text
from plancheck.validity import ceased, doubt, endings, order


def worst(*grades: Grade) -> Grade:
    """Return the weakest of some grades of evidence."""
    return max(grades, key=get_args(Grade).index)


def ended(registry: Registry, event: LegalEvent, how: dict[str, Text] | None = None) -> Text:
    """Return the words for an event that ends an act: how, when, by which act."""
    by = registry.entities.get(event.by or "")
    names = Text(" bởi {act}", " by {act}").fill(act=label(by)) if isinstance(by, Act) else ""
    template = Text("{how} từ ngày {day}{by}", "{how} from {day}{by}")
    return template.fill(how=(how or _HOW)[event.type], day=event.on, by=names)


def turning(act: Act, event: LegalEvent) -> LegalEvent:
    """Return the event to name: of several ends on one day, the one that names a successor."""
    same = [e for e in endings(act) if e.on == event.on]
    return min(
        same or [event], key=lambda e: (e.type != "replaced" or not e.by, e != event, order(e))
    )


def trust(
    registry: Registry, act: Act, event: LegalEvent, day: date, *grades: Grade
) -> tuple[Confidence, Text]:
    """Return how far the end of an act by a day can be trusted, and the sentence to add.

    Where the registry keeps sources that end the act on different days, the sentence says so; the
    end itself is only in doubt while one of them still lets the act stand on the day.
    """
    confidence, sentence = doubt(worst(event.grade, *grades))
    others = contested(act, event)
    if not others:
        return confidence, sentence
    if any(other.on > day for other in others):
        confidence = Confidence.WEAK_EVIDENCE
    told = [ended(registry, other) for other in others[:3]]
    claims = Text("; ".join(t.vi for t in told), "; ".join(t.en for t in told))
    return confidence, Text("{doubt}{more}", "{doubt}{more}").fill(
        doubt=sentence, more=_CONTESTED.fill(act=label(act), claims=claims)
    )


def contested(act: Act, event: LegalEvent) -> list[LegalEvent]:
    """Return the ends of an act that the registry gives for other days than an event that ends it.

    An end before or after a time when the act was revived is an end of its own.
    """
    starts = sorted(e.on for e in act.events if e.type == "entry-into-force" and not e.scope)
    stretch = bisect_right(starts, event.on)
    found = [e for e in endings(act) if e.on != event.on and bisect_right(starts, e.on) == stretch]
    return sorted(found, key=order)


def follower(registry: Registry, act: Act, as_of: date) -> Act | None:
    """Return the act that ended an act by a day, as the registry names it."""
    end = ceased(act, as_of)
    by = registry.entities.get(turning(act, end).by or "") if end else None
    return by if isinstance(by, Act) else None


def successors(registry: Registry, act: Act, as_of: date) -> tuple[Act, ...]:
    """Return the acts that followed an act that has ceased, down to one that has not."""
    found: dict[str, Act] = {}
    here = follower(registry, act, as_of)
    while here is not None and here is not act and here.id not in found:
        found[here.id] = here
        here = follower(registry, here, as_of)
    return tuple(found.values())


def heirs(registry: Registry, act: Act, as_of: date) -> Text:
    """Return what to say of the acts after one that has ceased: nothing where `ended` said all."""
    if ceased(act, as_of) is None:
        return _NOTHING
    first = follower(registry, act, as_of)
    if first is None:
        return _covered(registry, act, as_of)
    tail = _tail(registry, first, as_of)
    if tail.circle:
        return _CIRCLE
    if tail.last is first and not tail.over:
        return _NOTHING
    template = _ENDS_OPEN if tail.over else _NOW
    return template.fill(act=label(tail.last), weak=_WEAK if tail.weak else "")


def in_place(registry: Registry, act: Act, as_of: date) -> Text:
    """Return in brackets what is in force in place of an act whose own successor has ceased."""
    first = follower(registry, act, as_of)
    tail = _tail(registry, first, as_of) if first is not None else None
    if first is None or tail is None or tail.circle or (tail.last is first and not tail.over):
        return _NOTHING
    if tail.over:
        return _ALSO_OVER
    return _IN_BRACKETS.fill(act=label(tail.last))


def related(registry: Registry, act: Act, kind: str, as_of: date) -> Iterator[Act]:
    """Yield the acts that stand in a relation to an act, as known by a day."""
    for relation in act.relations:
        other = registry.entities.get(relation.act)
        known = relation.on is None or relation.on <= as_of
        if relation.type == kind and known and isinstance(other, Act):
            yield other


class _Tail(NamedTuple):
    """Where a chain of replacements leads: its last act, and whether that has ceased as well.

    `weak` says that a step of the way was not verified, `circle` that it leads back into itself.
    """

    last: Act
    over: bool
    weak: bool
    circle: bool = False


@lru_cache(maxsize=4)  # the checks ask about the same registry and day one after the other
def _tails(registry: Registry, as_of: date) -> dict[str, _Tail]:
    return {}


def _tail(registry: Registry, act: Act, as_of: date) -> _Tail:
    """Follow a chain from an act, whatever its length; each act of it is looked at once."""
    known = _tails(registry, as_of)
    way: dict[str, Act] = {}
    here = act
    while here.id not in known:
        if here.id in way:
            known.update(
                (name, _Tail(each, over=True, weak=False, circle=True))
                for name, each in way.items()
            )
            break
        way[here.id] = here
        after = follower(registry, here, as_of)
        if after is None:
            known[here.id] = _Tail(
                here, over=ceased(here, as_of) is not None, weak=_weak(here, as_of)
            )
            break
        here = after
    for each in reversed(way.values()):
        if each.id not in known:
            tail = known[here.id]
            known[each.id] = tail._replace(weak=tail.weak or _weak(each, as_of))
        here = each
    return known[act.id]


def _weak(act: Act, as_of: date) -> bool:
    end = ceased(act, as_of)
    return end is not None and end.grade != "evidenced"


def _covered(registry: Registry, act: Act, as_of: date) -> Text:
    covered = [label(other) for other in related(registry, act, "field-covered-by", as_of)]
    return _COVERED.fill(acts=covered) if covered else _NO_SUCCESSOR


_NOTHING = Text("", "")
# For what had happened before another day; the Vietnamese is the same.
HAD = {
    "replaced": Text("bị thay thế", "had been replaced"),
    "repealed": Text("bị bãi bỏ", "had been repealed"),
    "expired": Text("hết thời hạn hiệu lực", "had expired"),
    "lapsed": Text("mất hiệu lực", "had lapsed"),
}
# For a list of acts, each with what became of it.
WAS = {
    "replaced": Text("bị thay thế", "was replaced"),
    "repealed": Text("bị bãi bỏ", "was repealed"),
    "expired": Text("hết thời hạn hiệu lực", "expired"),
    "lapsed": Text("mất hiệu lực", "lapsed"),
}
_HOW = {
    "replaced": Text("bị thay thế", "replaced"),
    "repealed": Text("bị bãi bỏ", "repealed"),
    "expired": Text("hết thời hạn hiệu lực", "expired"),
    "lapsed": Text("mất hiệu lực", "lapsed"),
}
_NOW = Text(
    " Văn bản đó cũng đã hết hiệu lực; văn bản hiện hành theo chuỗi thay thế, bãi bỏ là"
    " {act}{weak}.",
    " That act has ceased as well; the one now in its place, down the chain, is {act}{weak}.",
)
_ENDS_OPEN = Text(
    " Văn bản cuối của chuỗi thay thế, bãi bỏ là {act} cũng đã hết hiệu lực{weak}; danh mục không"
    " ghi văn bản tiếp theo.",
    " The last act of the chain, {act}, has ceased as well{weak}; the registry names none after"
    " it.",
)
_CIRCLE = Text(
    " Chuỗi thay thế trong danh mục đi vòng tròn nên không xác định được văn bản hiện hành.",
    " The chain goes round in a circle in the registry, so the act now in force cannot be told.",
)
_IN_BRACKETS = Text(" (nay là {act})", " (now {act})")
_ALSO_OVER = Text(" (văn bản này cũng đã hết hiệu lực)", " (which has ceased as well)")
_WEAK = Text(" (chuỗi này cần xác minh)", " (verify this chain)")
_COVERED = Text(
    " Lĩnh vực này nay do {acts} điều chỉnh, nhưng đó không phải là văn bản thay thế.",
    " The field is now ruled by {acts}, which is not a replacement.",
)
_NO_SUCCESSOR = Text(
    " Danh mục không ghi văn bản thay thế.", " The registry names no act in its place."
)
_CONTESTED = Text(
    " Nguồn khác trong danh mục lại ghi {act} {claims}: cần đối chiếu bản gốc.",
    " Another source in the registry has {act} {claims}: compare with the original.",
)
