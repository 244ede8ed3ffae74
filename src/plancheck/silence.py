"""Which findings are silenced, by whom and why: comments in the files, waivers, the baseline.

Nothing is hidden: what is silenced is kept with what silenced it, counted in every report and shown
when asked for. What could not be read is never silenced.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from plancheck import inline, locating, rules, shape, waivers
from plancheck.adopted import Baseline
from plancheck.errors import ConfigError
from plancheck.findings import Finding, Place
from plancheck.inline import Ignore
from plancheck.model import Waiver
from plancheck.plan import Workspace
from plancheck.source import Document
from plancheck.text import Text
from plancheck.waivers import Limits, Standing

# Findings about files and about silence itself cannot be silenced.
NEVER = frozenset({"files", "waivers"})


class Silence(NamedTuple):
    """What silences a finding, and its ground.

    A waiver, a comment, the baseline, or that it was there at an earlier revision (`before`).
    """

    by: Literal["waiver", "comment", "baseline", "before"]
    name: str = ""
    reason: str = ""
    approved_by: str = ""
    until: date | None = None
    place: Place | None = None


class Outcome(NamedTuple):
    """Findings that count, findings that are silenced, and what is wrong with the silence."""

    open: tuple[Finding, ...]
    silenced: tuple[tuple[Finding, Silence], ...]
    own: tuple[Finding, ...]


class Settings(NamedTuple):
    """What decides over silence in one run.

    `ran` holds the rules that were run: only of these can be told that a waiver matches nothing.
    `before` holds the fingerprints of an earlier revision, `since` its name. `strict` refuses names
    of rules that do not exist; what is past can no longer be put right. `spent` holds the waivers
    that an earlier version held, by plan: they excuse no change made since (`changing`: the rules
    about change).
    """

    days: Mapping[str, date]
    ran: frozenset[str]
    limits: Limits = Limits()
    baseline: Baseline | None = None
    before: frozenset[str] = frozenset()
    since: str = ""
    strict: bool = True
    spent: frozenset[tuple[str, Waiver]] = frozenset()
    changing: frozenset[str] = frozenset()


def apply(
    findings: Sequence[Finding],
    workspace: Workspace,
    documents: Sequence[Document],
    settings: Settings,
) -> Outcome:
    """Return which findings count, and which are silenced.

    Args:
        findings: all that was found, with fingerprints.
        workspace: the plans with their waivers.
        documents: the files with their comments.
        settings: the days of the plans, the rules that were run, limits, baseline.

    Raises:
        ConfigError: a waiver or a comment names a rule that does not exist or cannot be silenced.
    """
    held = waivers.standing(workspace.plans, settings.days, settings.limits)
    comments = {each.file: some for each in documents if (some := inline.ignores(each))}
    by_file = {document.file: document for document in documents}
    if settings.strict:
        _refuse_unknown(held, comments, by_file)
    latest = max(settings.days.values(), default=date.min)
    near = _near(findings, comments, by_file)
    known = settings.baseline.fingerprints() if settings.baseline else frozenset()
    by_rule: dict[str, list[Standing]] = {}
    for each in held:
        by_rule.setdefault(each.waiver.rule, []).append(each)
    used: set[int] = set()
    kept: list[Finding] = []
    silenced: list[tuple[Finding, Silence]] = []
    for finding in findings:
        if rules.families()[finding.rule.slug] in NEVER:
            kept.append(finding)
            continue
        day = settings.days.get(finding.plan, latest)
        silence = _comment(finding, near.get(finding.place, ()), day, used)
        spent = settings.spent if finding.rule.slug in settings.changing else frozenset()
        found, reminders = _waiver(finding, by_rule.get(finding.rule.slug, ()), used, spent)
        silence = silence or found
        if silence is None and known.intersection(finding.fingerprints):
            silence = Silence("baseline")
        elif silence is None and settings.before.intersection(finding.fingerprints):
            silence = Silence("before", settings.since)
        if silence is None:
            kept.append(finding._replace(related=(*finding.related, *reminders)))
        else:
            silenced.append((finding, silence))
    own = [*_about_waivers(held, settings, used), *_about_comments(comments, settings, used)]
    return Outcome(tuple(kept), tuple(silenced), tuple(own))


def _refuse_unknown(
    held: list[Standing], comments: dict[str, list[Ignore]], by_file: Mapping[str, Document]
) -> None:
    family_of = rules.families()
    named: list[tuple[Place, str]] = [
        (each.plan.at(each.waiver, "rule"), each.waiver.rule) for each in held
    ]
    named += [
        (each.place, rule)
        for found in comments.values()
        for each in found
        if each.problem is None
        for rule in each.rules
    ]
    for place, slug in named:
        family = family_of.get(slug)
        if family is not None and family not in NEVER:
            continue
        hint = shape.suggest(slug, [s for s, f in family_of.items() if f not in NEVER])
        words = _NEVER if family else _UNKNOWN
        where = _address(by_file, place)
        filled = words.fill(slug=slug, hint=hint if family is None else Text("", ""))
        raise ConfigError(Text(f"{where}: {filled.vi}", f"{where}: {filled.en}"))


_UNKNOWN = Text("không có quy tắc “{slug}”.{hint}", "there is no rule “{slug}”.{hint}")
_NEVER = Text(
    "quy tắc “{slug}” không miễn trừ được: phải sửa tệp.{hint}",
    "the rule “{slug}” cannot be waived: the file must be mended.{hint}",
)


def _address(by_file: Mapping[str, Document], place: Place) -> str:
    document = by_file.get(place.file)
    if document is None:
        return place.file
    location = locating.locate(document, [place])[place]
    return f"{location.file}:{location.line}:{location.column}"


def _near(
    findings: Iterable[Finding],
    comments: Mapping[str, list[Ignore]],
    by_file: Mapping[str, Document],
) -> dict[Place, tuple[Ignore, ...]]:
    """Return the comments that are about the lines of findings, by the places of these."""
    wanted: dict[str, set[Place]] = {}
    for finding in findings:
        if finding.place.file in comments:
            wanted.setdefault(finding.place.file, set()).add(finding.place)
    found: dict[Place, tuple[Ignore, ...]] = {}
    for file, places in wanted.items():
        lines = {each: it.line for each, it in locating.locate(by_file[file], places).items()}
        over = inline.over(comments[file], lines.values())
        found.update((each, over[line]) for each, line in lines.items())
    return found


def _comment(finding: Finding, near: Iterable[Ignore], day: date, used: set[int]) -> Silence | None:
    for each in near:
        if each.matches(finding):
            used.add(id(each))
            if each.until is None or day <= each.until:
                return Silence("comment", "", each.reason, each.by, each.until, each.place)
    return None


def _waiver(
    finding: Finding,
    held: Iterable[Standing],
    used: set[int],
    spent: frozenset[tuple[str, Waiver]],
) -> tuple[Silence | None, list[tuple[Place, Text]]]:
    """Return the waiver that silences a finding, and those that no longer do."""
    reminders = []
    silence = None
    for each in held:
        if not each.matches(finding):
            continue
        used.add(id(each))
        waiver = each.waiver
        if (each.plan.id, waiver) in spent:
            reminders.append((each.place(), _SPENT.fill(id=waiver.id)))
        elif each.holds and silence is None:
            silence = Silence(
                "waiver",
                each.plan.ref(waiver),
                waiver.reason or "",
                waiver.approved_by or "",
                waiver.expires,
                each.place(),
            )
        elif each.expired:
            reminders.append((each.place(), _EXPIRED.fill(id=waiver.id, day=waiver.expires)))
    return silence, reminders


_SPENT = Text(
    "Miễn trừ {id} đã có từ bản trước: không dùng cho thay đổi mới.",
    "Waiver {id} was there before: it excuses no new change.",
)
_EXPIRED = Text("Miễn trừ {id} đã hết hạn sau ngày {day}.", "Waiver {id} expired after {day}.")


def _about_waivers(held: list[Standing], settings: Settings, used: set[int]) -> Iterator[Finding]:
    for each in held:
        yield from each.findings
        idle = each.holds and id(each) not in used
        if idle and each.waiver.rule in settings.ran:
            yield waivers.unused(each)


def _about_comments(
    comments: Mapping[str, list[Ignore]], settings: Settings, used: set[int]
) -> Iterator[Finding]:
    latest = max(settings.days.values(), default=date.min)
    for found in comments.values():
        yield from inline.complaints(found)
        for each in found:
            idle = [rule for rule in each.rules if rule in settings.ran]
            if each.problem is None and id(each) not in used and idle:
                yield inline.unused(each, idle)
            elif each.problem is None and each.until is not None and latest > each.until:
                yield inline.expired(each)
