"""The acts that a plan cites, each once, and what became of them: the words of the legal checks."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, get_args

from plancheck.findings import Path, Place
from plancheck.model import Act, Citation, Entity, Grade, Item, LegalEvent
from plancheck.plan import Plan
from plancheck.registry import Registry
from plancheck.text import Text, listing, short
from plancheck.validity import ENDINGS, ceased, status

Related = tuple[Place, Text]


class Use(NamedTuple):
    """One mention of an act: the element, the citation, and its path there."""

    owner: Entity
    citation: Citation
    path: Path

    @property
    def bears(self) -> bool:
        """Whether the plan rests on the act here; what is said of the past only mentions it."""
        return self.citation.role in ("basis", "implements") and not isinstance(self.owner, Item)


class Cited(NamedTuple):
    """An act and where a plan cites it: bases first, then what rests on it, then mentions."""

    act: Act
    uses: tuple[Use, ...]

    @property
    def bears(self) -> bool:
        """Whether the plan rests on the act: as a basis, or to carry it out."""
        return self.uses[0].bears

    @property
    def basis(self) -> bool:
        """Whether the act is one of the plan's bases."""
        return self.uses[0].citation.role == "basis"


class Fault(NamedTuple):
    """Why an act was not in force on a day; `over` where it had come to its end."""

    words: Text
    grade: Grade
    place: Place
    over: bool
    then: Text


def cited(plan: Plan) -> list[Cited]:
    """Return the acts that a plan cites, in the order of the files, without the plan's own act."""
    adoption = plan.identity.adoption
    uses: dict[str, list[Use]] = {}
    for owner, citation, path in plan.citations():
        if adoption is None or citation.act != adoption.act:
            uses.setdefault(citation.act, []).append(Use(owner, citation, path))
    found = []
    for name, each in uses.items():
        act = plan.act(name)
        if act is not None:
            found.append(Cited(act, tuple(sorted(each, key=_rank))))
    return found


def _rank(use: Use) -> tuple[bool, bool]:
    return use.citation.role != "basis", not use.bears


def first_place(plan: Plan, each: Cited) -> Place:
    """Return where a plan cites an act first."""
    use = each.uses[0]
    return plan.at(use.owner, *use.path, "act")


def also(plan: Plan, each: Cited) -> tuple[Related, ...]:
    """Return up to three further places where a plan cites an act."""
    return tuple(
        (plan.at(use.owner, *use.path, "act"), Text("Cũng được dẫn ở đây.", "Also cited here."))
        for use in each.uses[1:4]
    )


def signed(plan: Plan, as_of: date) -> date:
    """Return the day on which a plan was adopted; a draft is judged as if signed on `as_of`."""
    return plan.identity.adoption.date if plan.identity.adoption else as_of


def on_signing(plan: Plan, as_of: date) -> Text:
    """Return the words for the day on which a plan was adopted, or would be."""
    if plan.identity.adoption is None:
        return Text("tính đến ngày {day}", "as of {day}").fill(day=as_of)
    day = plan.identity.adoption.date
    return Text("vào ngày ban hành kế hoạch ({day})", "on the day of adoption ({day})").fill(
        day=day
    )


def worst(*grades: Grade) -> Grade:
    """Return the weakest of some grades of evidence."""
    return max(grades, key=get_args(Grade).index)


def label(act: Act) -> str:
    """Return an act's number and id."""
    return f"{act.number} ({act.id})" if act.number else act.id


def named(act: Act) -> str:
    """Return an act's number, title and id."""
    title = f"“{short(act.vi, 60)}”" if act.vi else ""
    return " ".join(filter(None, (act.number, title, f"({act.id})")))


def rests_on(each: Cited) -> Text:
    """Return the beginning of a sentence: the plan rests on an act, or elements carry it out."""
    if each.basis:
        return Text("Kế hoạch căn cứ vào", "The plan rests on")
    owners = listing(dict.fromkeys(use.owner.id for use in each.uses if use.bears))
    return Text(f"{owners.vi} thực hiện", f"To be carried out by {owners.en}:")


def issued_after(act: Act, day: date) -> bool:
    """Tell whether an act is known to have been issued only after a day."""
    if act.issued is not None:
        return act.issued > day
    return act.year is not None and int(act.year) > day.year


def period_over(act: Act, as_of: date) -> bool:
    """Tell whether an act is a programme whose period has ended before a day."""
    return act.programme_period is not None and act.programme_period.end < as_of


def ended(registry: Registry, event: LegalEvent) -> Text:
    """Return the words for an event that ends an act: how, when, by which act."""
    by = registry.entities.get(event.by or "")
    names = Text("", "")
    if isinstance(by, Act):
        names = Text(f" bởi {label(by)}", f" by {label(by)}")
    template = Text("{how} từ ngày {day}{by}", "{how} from {day}{by}")
    return template.fill(how=_HOW[event.type], day=event.on, by=names)


def turning(act: Act, event: LegalEvent) -> LegalEvent:
    """Return the event to name: of several ends on one day, the one that names a successor."""
    same = [e for e in act.events if e.on == event.on and e.type in ENDINGS and not e.scope]
    return min(same or [event], key=lambda e: (e.type != "replaced" or not e.by, e != event))


def successors(registry: Registry, act: Act, as_of: date) -> tuple[Act, ...]:
    """Return the acts that followed an act that has ceased, down to one that has not."""
    found: list[Act] = []
    seen = {act.id}
    end = ceased(act, as_of)
    while end is not None:
        following = registry.entities.get(turning(act, end).by or "")
        if not isinstance(following, Act) or following.id in seen:
            break
        seen.add(following.id)
        found.append(following)
        act, end = following, ceased(following, as_of)
    return tuple(found)


def heirs(registry: Registry, act: Act, as_of: date) -> Text:
    """Return what to say of the acts after one that has ceased: nothing where `ended` said all."""
    chain = successors(registry, act, as_of)
    if not chain:
        return Text("", "") if ceased(act, as_of) is None else _covered(registry, act, as_of)
    last = chain[-1]
    if last is chain[0] and ceased(last, as_of) is None:
        return Text("", "")
    steps = [ceased(each, as_of) for each in chain]
    weak = any(step is not None and step.grade != "evidenced" for step in steps)
    template = _ENDS_OPEN if ceased(last, as_of) else _NOW
    return template.fill(act=label(last), weak=_WEAK if weak else Text("", ""))


def fault(plan: Plan, each: Cited, as_of: date) -> Fault | None:
    """Return why an act was not in force when a plan that cites it was adopted.

    A programme whose period was over is at fault too, unless the plan names it only where it
    tells of the past. An act may begin as late as the plan itself takes effect; one that is not a
    basis, as late as the plan's period begins.
    """
    act, day, registry = each.act, signed(plan, as_of), plan.registry
    state, event = status(act, day)
    if event is not None and state == "ceased":
        told = turning(act, event)
        words = Text("đã {how}", "{how}").fill(how=ended(registry, told))
        then = heirs(registry, act, max(day, as_of))
        return Fault(words, event.grade, _event_at(plan, act, told), over=True, then=then)
    period = act.programme_period
    if period is not None and period.end < day and _not_only_told(each):
        words = _PERIOD_OVER.fill(day=period.end)
        grade = (act.grades.period if act.grades else None) or "unknown"
        place = registry.at(act, "programme_period", "to")
        then = next_policy(registry, act, as_of)
        return Fault(words, grade, place, over=True, then=then)
    if event is None or issued_after(act, day):
        return None
    late = state == "not-yet-in-force" and event.on > _latest_start(plan, each, day)
    if late or state == "suspended":
        words = (_NOT_BEGUN if late else _SUSPENDED).fill(day=event.on)
        place = _event_at(plan, act, event)
        return Fault(words, event.grade, place, over=False, then=Text("", ""))
    return None


def next_policy(registry: Registry, act: Act, as_of: date) -> Text:
    """Return what to say of the policies that follow a programme, known by a day."""
    names = [label(next_act) for next_act in _related(registry, act, "policy-successor", as_of)]
    if not names:
        return Text("", "")
    return Text(" Chính sách tiếp theo: {acts}.", " The policy that follows: {acts}.").fill(
        acts=names
    )


def _latest_start(plan: Plan, each: Cited, day: date) -> date:
    in_force = plan.identity.in_force
    latest = max(day, in_force.start) if in_force else day
    return latest if each.basis else max(latest, plan.identity.period.start)


def _not_only_told(each: Cited) -> bool:
    return any(not isinstance(use.owner, Item) for use in each.uses)


def _event_at(plan: Plan, act: Act, event: LegalEvent) -> Place:
    return plan.registry.at(act, "events", act.events.index(event))


def _related(registry: Registry, act: Act, kind: str, as_of: date) -> Iterator[Act]:
    for relation in act.relations:
        other = registry.entities.get(relation.act)
        known = relation.on is None or relation.on <= as_of
        if relation.type == kind and known and isinstance(other, Act):
            yield other


def _covered(registry: Registry, act: Act, as_of: date) -> Text:
    covered = [label(other) for other in _related(registry, act, "field-covered-by", as_of)]
    return _COVERED.fill(acts=covered) if covered else _NO_SUCCESSOR


_HOW = {
    "replaced": Text("bị thay thế", "replaced"),
    "repealed": Text("bị bãi bỏ", "repealed"),
    "expired": Text("hết thời hạn hiệu lực", "expired"),
    "lapsed": Text("mất hiệu lực", "lapsed"),
}
_PERIOD_OVER = Text("đã hết giai đoạn thực hiện (đến hết ngày {day})", "past its period (to {day})")
_NOT_BEGUN = Text("chưa có hiệu lực (có hiệu lực từ ngày {day})", "not yet in force (from {day})")
_SUSPENDED = Text("đang bị ngưng hiệu lực (từ ngày {day})", "suspended (from {day})")
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
_WEAK = Text(" (chuỗi này cần xác minh)", " (verify this chain)")
_COVERED = Text(
    " Lĩnh vực này nay do {acts} điều chỉnh, nhưng đó không phải là văn bản thay thế.",
    " The field is now ruled by {acts}, which is not a replacement.",
)
_NO_SUCCESSOR = Text(
    " Danh mục không ghi văn bản thay thế.", " The registry names no act in its place."
)
