"""The acts that a plan cites, each once, and what became of them: the words of the legal checks."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from plancheck.findings import Confidence, Path, Place
from plancheck.model import Act, Citation, Entity, Item, LegalEvent
from plancheck.naming import label
from plancheck.plan import Plan
from plancheck.registry import Registry
from plancheck.succession import HAD, ended, heirs, related, trust, turning
from plancheck.text import Text, listing
from plancheck.validity import doubt, status

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
    trust: tuple[Confidence, Text]
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


def rests_on(each: Cited) -> Text:
    """Return the beginning of a sentence: the plan rests on an act, or elements carry it out."""
    if each.basis:
        return Text("Kế hoạch căn cứ vào", "The plan rests on")
    return carried_out(each.act, (use.owner.id for use in each.uses if use.bears))


def carried_out(act: Act, owners: Iterable[str]) -> Text:
    """Return the beginning of a sentence: some elements carry out an act, or apply a standard."""
    names = list(dict.fromkeys(owners))
    told = listing(names)
    standard = act.type == "tieu-chuan"
    verb = Text("áp dụng", "apply") if standard else Text("thực hiện", "carry out")
    one = {"apply": "applies", "carry out": "carries out"}[verb.en]
    return Text(f"{told.vi} {verb.vi}", f"{told.en} {one if len(names) == 1 else verb.en}")


def issued_after(act: Act, day: date) -> bool:
    """Tell whether an act is known to have been issued only after a day."""
    if act.issued is not None:
        return act.issued > day
    return act.year is not None and int(act.year) > day.year


def period_over(act: Act, as_of: date) -> bool:
    """Tell whether an act is a programme whose period has ended before a day."""
    return act.programme_period is not None and act.programme_period.end < as_of


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
        words = Text("đã {how}", "{how}").fill(how=ended(registry, told, HAD))
        then = heirs(registry, act, max(day, as_of))
        sure = trust(registry, act, event, day)
        return Fault(words, sure, event_at(plan, act, told), over=True, then=then)
    period = act.programme_period
    if period is not None and period.end < day and _not_only_told(each):
        words = _PERIOD_OVER.fill(day=period.end)
        grade = (act.grades.period if act.grades else None) or "unknown"
        place = registry.at(act, "programme_period", "to")
        then = next_policy(registry, act, as_of)
        return Fault(words, doubt(grade), place, over=True, then=then)
    if event is None or issued_after(act, day):
        return None
    late = state == "not-yet-in-force" and event.on > _latest_start(plan, each, day)
    if late or state == "suspended":
        words = (_NOT_BEGUN if late else _SUSPENDED).fill(day=event.on)
        place = event_at(plan, act, event)
        return Fault(words, doubt(event.grade), place, over=False, then=Text("", ""))
    return None


def next_policy(registry: Registry, act: Act, as_of: date) -> Text:
    """Return what to say of the policies that follow a programme, known by a day."""
    names = [label(next_act) for next_act in related(registry, act, "policy-successor", as_of)]
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


def event_at(plan: Plan, act: Act, event: LegalEvent) -> Place:
    """Return where the registry records an event of an act."""
    return plan.registry.at(act, "events", act.events.index(event))


_PERIOD_OVER = Text(
    "đã hết giai đoạn thực hiện (đến hết ngày {day})", "was past its period (it ended on {day})"
)
_NOT_BEGUN = Text(
    "chưa có hiệu lực (có hiệu lực từ ngày {day})", "was not yet in force (it is from {day} on)"
)
_SUSPENDED = Text("đang bị ngưng hiệu lực (từ ngày {day})", "was suspended (from {day})")
