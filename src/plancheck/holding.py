"""A plan as it held on a day: the elements that amendments touch, put back as they were.

Done once the plan is built as the files stand: only what an amendment touches is built again, from
the same data with the operations undone. Findings keep their places in the files.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any, NamedTuple

from plancheck import amending, consolidating, shape
from plancheck.amending import Held, Presence, Step
from plancheck.findings import Finding, Place
from plancheck.model import AMENDABLE, Entity, Objective, Target
from plancheck.model import Plan as Identity
from plancheck.plan import Plan
from plancheck.text import Text

Sections = Mapping[str, Mapping[str, Any]]


class Outcome(NamedTuple):
    """What is wrong with the amendments of a plan, and the ids that it does not have on the day."""

    findings: tuple[Finding, ...] = ()
    absent: tuple[str, ...] = ()


def hold(plan: Plan, files: Sections, held: Held | None) -> Outcome:
    """Turn a plan, built as its files stand, into what held on a day; say what does not fit.

    Args:
        plan: the plan, not yet linked. It is changed.
        files: the data of each file.
        held: the day; None leaves the plan as the files have it.
    """
    steps = amending.history(plan.amendments, plan.id)
    if not steps:
        return Outcome()
    holder = _Holder(plan, files, steps)
    gone = tuple(
        name
        for name, each in steps.items()
        if holder.find(name) is None and any(map(_removes, each))
    )
    findings = list(holder.review())
    if held is None:
        return Outcome(tuple(findings), gone)
    plan.held = holder.day(held)
    holder.turn(plan.held)
    seen = set(map(_same, findings))
    findings += [each for each in holder.findings if _same(each) not in seen]
    return Outcome(tuple(findings), (*gone, *holder.absent))


def _removes(step: Step) -> bool:
    """Tell whether an operation keeps the words of an element that the files no longer hold."""
    operation = step.operation
    return not step.keys and operation.op == "repeal" and operation.before is not None


def _same(finding: Finding) -> tuple[object, ...]:
    return finding.rule.slug, finding.place, finding.message


class _Holder:
    """Puts the elements of one plan back; holds what the steps share."""

    def __init__(self, plan: Plan, files: Sections, steps: dict[str, tuple[Step, ...]]) -> None:
        self.plan = plan
        self.files = files
        self.steps = steps
        self.findings: list[Finding] = []
        self.absent: list[str] = []

    def find(self, name: str) -> Entity | None:
        """Return the element with an id, the plan itself among them."""
        if name == self.plan.id:
            return self.plan.identity
        return self.plan.entities.get(name)

    def raw(self, entity: Entity) -> Any:
        """Return what the file holds of an element."""
        place = self.plan.at(entity)
        data: Any = self.files[place.file]
        for step in place.path:
            data = data[step]
        return data

    def at(self, step: Step, *path: str) -> Place:
        """Return the place of an operation, or of something below it."""
        return self.plan.at(step.amendment, "operations", step.rank, *path)

    # -- what does not fit --

    def review(self) -> Iterator[Finding]:
        """Yield what is wrong with the amendments; what is unfit is left out from here on."""
        for name, steps in self.steps.items():
            entity = self.find(name)
            if entity is None or self.plan.kinds.get(name, "plan") not in AMENDABLE:
                self.steps[name] = ()  # linking says so
                continue
            found = [consolidating.unfit(each, type(entity), self.at(each)) for each in steps]
            yield from (each for one in found for each in self._about(name, one))
            fit = tuple(each for each, wrong in zip(steps, found, strict=True) if not wrong)
            self.steps[name] = fit
            for step, key, problem in consolidating.disagreements(fit, self.raw(entity)):
                yield consolidating.DISAGREES.at(
                    self.at(step, *((key,) if key else ())),
                    subject=self.plan.ref(step.amendment),
                    amendment=step.amendment.id,
                    what=f"{name} ({step.operation.key})" if step.keys else name,
                    problem=problem,
                )

    def _about(self, name: str, found: list[Finding]) -> Iterator[Finding]:
        for each in found:
            owner = self.steps[name][0].amendment
            yield each._replace(subject=self.plan.ref(owner))

    # -- what held --

    def day(self, held: Held) -> date:
        """Return the day to hold the plan on: its period is read as it stood at the time."""
        if held.as_of is not None:
            return held.as_of
        identity = self._built(self.plan.identity, self._data(self.plan.identity, held.today))
        last = identity if isinstance(identity, Identity) else self.plan.identity
        self.findings.clear()
        return min(held.today, last.period.end)

    def turn(self, day: date) -> None:
        """Put every element that is touched back to what it was on the day."""
        roots = [self.plan.identity, *self.plan.entities.values()]
        for entity in roots:
            if isinstance(entity, Objective):
                self._objective(entity, day)
            elif not isinstance(entity, Target) and self._touched(entity.id):
                self._put(entity, self._data(entity, day), self._presence(entity.id, day))

    def _touched(self, name: str) -> bool:
        return bool(self.steps.get(name))

    def _presence(self, name: str, day: date) -> Presence:
        return amending.presence(self.steps.get(name, ()), day)

    def _data(self, entity: Entity, day: date) -> Any:
        return amending.held_on(self.raw(entity), self.steps.get(entity.id, ()), day)

    def _built(self, entity: Entity, data: Any) -> Entity | None:
        what = Text(entity.id, entity.id)
        built, found = shape.build(data, type(entity), self.plan.at(entity), what)
        subject = self.plan.ref(entity)
        self.findings += [each._replace(subject=subject) for each in found]
        return built

    def _put(self, entity: Entity, data: Any, presence: Presence) -> Entity | None:
        """Put an element in the place of the one that the files hold, or take it out."""
        built = self._built(entity, data) if presence.held else None
        if isinstance(built, Identity) or entity is self.plan.identity:
            if isinstance(built, Identity):
                self.plan.put(built, self.plan.at(entity))
                self.plan.identity = built
        elif built is None:
            self._drop(entity)
        else:
            self.plan.replace(entity, built)
        return built

    def _drop(self, entity: Entity) -> None:
        self.plan.drop(entity)
        self.absent.append(entity.id)

    def _objective(self, objective: Objective, day: date) -> None:
        """Put an objective back with its targets, which are elements and stand in it."""
        names = (objective.id, *(each.id for each in objective.targets))
        if not any(map(self._touched, names)):
            return
        data = self._data(objective, day)
        if not isinstance(data, dict):
            return
        kept = [each for each in objective.targets if self._presence(each.id, day).held]
        data = data | {"targets": [self._data(each, day) for each in kept]}
        if not kept:
            del data["targets"]
        built = self._put(objective, data, self._presence(objective.id, day))
        targets = built.targets if isinstance(built, Objective) else ()
        self._targets(objective.targets, {each.id for each in kept}, targets)

    def _targets(
        self, before: Sequence[Target], kept: AbstractSet[str], after: Sequence[Target]
    ) -> None:
        by_id = {each.id: each for each in after}
        for target in before:
            built = by_id.get(target.id) if target.id in kept else None
            if built is None:
                self._drop(target)
            else:
                self.plan.replace(target, built)
