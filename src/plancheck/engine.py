"""Put a workspace before the checks: run them, weigh what they find."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from plancheck import identity
from plancheck.checks import Check
from plancheck.diff.delta import Difference
from plancheck.findings import Confidence, Finding, Severity, Stage
from plancheck.model import Entity
from plancheck.plan import Plan, Workspace
from plancheck.registry import Holder
from plancheck.text import Text


def run(workspace: Workspace, days: Mapping[str, date], checks: Iterable[Check]) -> list[Finding]:
    """Return what the checks find.

    Args:
        workspace: the plans and their registry, resolved.
        days: the day to judge each plan by, by the plan's id.
        checks: the checks to run.

    Raises:
        Exception: a check failed; a note names it. That is a bug of plancheck, never a finding.
    """
    found: list[Finding] = []
    chosen = list(checks)
    latest = max(days.values(), default=date.min)
    for check in chosen:
        if check.run_registry is not None:
            found += _ask(check, workspace.registry, check.run_registry, latest, Stage.IN_FORCE)
    for plan in workspace.plans:
        day = days[plan.id]
        for check in chosen:
            if check.run is not None:
                found += _ask(check, plan, check.run, day, plan.stage(day))
    return found


def compare(
    difference: Difference, days: Mapping[str, date], checks: Iterable[Check]
) -> list[Finding]:
    """Return what the rules about change find in the newer of two workspaces.

    Args:
        difference: what changed.
        days: the day to judge each plan by, by the plan's id.
        checks: the checks to run; those that need no earlier version are left out.

    Raises:
        Exception: a check failed; a note names it. That is a bug of plancheck, never a finding.
    """
    plans = {plan.id: plan for plan in difference.head.plans}
    gone = {plan.id: plan for plan in difference.base.plans if plan.id not in plans}
    latest = max(days.values(), default=date.min)
    found: list[Finding] = []
    for check in checks:
        if check.run_change is None:
            continue
        try:
            some = list(check.run_change(difference))
        except Exception as error:
            error.add_note(f"in check {check.rule.slug}: leave it out with --ignore")
            raise
        for finding in some:
            name = finding.subject.rpartition("#")[0] or finding.subject
            plan = plans.get(name)
            whose = plan or gone.get(name)
            stage = whose.stage(days.get(name, latest)) if whose else Stage.IN_FORCE
            stated = _stated(finding, plan or difference.head.registry, check.rule.weigh(stage))
            found.append(_with_its_name(stated, plan))
    return found


def _with_its_name(finding: Finding, plan: Plan | None) -> Finding:
    """Return a finding about an element that is gone, with what a waiver names it by."""
    if plan is None or finding.subject == plan.id or _entity(plan, finding.subject) is not None:
        return finding
    stamped = identity.stamp(finding, None)
    words = _BY_NAME.fill(plan=plan.id, finding=stamped.fingerprint)
    message = Text(f"{finding.message.vi} {words.vi}", f"{finding.message.en} {words.en}")
    return finding._replace(message=message)


_BY_NAME = Text(
    "Miễn trừ thì ghi “subject: {plan}”, “finding: {finding}”.",
    "A waiver takes “subject: {plan}” and “finding: {finding}”.",
)


def _ask(
    check: Check,
    holder: Holder,
    question: Callable[..., Iterable[Finding]],
    day: date,
    stage: Stage,
) -> list[Finding]:
    try:
        found = list(question(holder, day))
    except Exception as error:
        error.add_note(f"in check {check.rule.slug}, as of {day}: leave it out with --ignore")
        raise
    gravity = check.rule.weigh(stage)
    kept = []
    for finding in found:
        if check.rule.absence and finding.subject.rpartition("#")[2] in holder.unread.words:
            continue  # it may stand in text that could not be read; that has its own finding
        kept.append(_stated(finding, holder, gravity))
    return kept


def _stated(finding: Finding, holder: Holder, gravity: Severity) -> Finding:
    """Return a finding with what its holder knows of it."""
    entity = _entity(holder, finding.subject)
    return finding._replace(
        severity=_capped(gravity, finding.confidence),
        title=finding.title or (entity.vi if entity else None) or "",
        plan=holder.id if isinstance(holder, Plan) else "",
        formerly=entity.was if entity else (),
    )


def _capped(gravity: Severity, confidence: Confidence) -> Severity:
    """Return a gravity, but never an error where nobody has verified what the finding rests on."""
    weak = gravity == "error" and confidence is Confidence.WEAK_EVIDENCE
    return "warning" if weak else gravity


def _entity(holder: Holder, subject: str) -> Entity | None:
    if isinstance(holder, Plan):
        return holder.identity if subject == holder.id else holder.lookup(subject)
    return holder.entities.get(subject)
