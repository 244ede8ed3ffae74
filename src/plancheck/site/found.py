"""Findings as pages show them: how grave, what is so, about what, what to do, and where."""

from collections.abc import Iterable
from typing import NamedTuple

from plancheck import rules, summary
from plancheck.checks import FAMILIES
from plancheck.findings import SEVERITIES, Severity
from plancheck.report import Located, Silenced
from plancheck.site.view import View
from plancheck.text import Text


class Shown(NamedTuple):
    """A finding on a page.

    `rule` is the path of its rule, `to` that of what it is about, `at` the address of the finding
    itself among all of them. `where` is file, line and column.
    """

    severity: Severity
    level: Text
    title: Text
    rule: str
    message: Text
    why: Text
    fix: Text
    subject: str
    name: str
    to: str
    where: str
    mark: str
    at: str
    family: Text
    family_key: str


class Group(NamedTuple):
    """Findings of one rule and one level on a page."""

    severity: Severity
    level: Text
    title: Text
    rule: str
    why: Text
    fix: Text
    items: tuple[Shown, ...]


def grouped(items: Iterable[Shown]) -> tuple[Group, ...]:
    """Return findings under their rules, the gravest first, else in the order given."""
    found: dict[tuple[Severity, str], list[Shown]] = {}
    for each in items:
        found.setdefault((each.severity, each.rule), []).append(each)
    groups = [
        Group(some[0].severity, some[0].level, some[0].title, some[0].rule, some[0].why,
              some[0].fix, tuple(some))
        for some in found.values()
    ]  # fmt: skip
    return tuple(sorted(groups, key=lambda each: SEVERITIES.index(each.severity)))


def shown(view: View, found: Iterable[Located]) -> tuple[Shown, ...]:
    """Return findings as a page shows them, in the order given."""
    return tuple(_shown(view, each) for each in found)


def rule_path(slug: str) -> str:
    """Return the path of the page of a rule."""
    return f"quy-tac/{slug}/"


def silenced(view: View, every: Iterable[Silenced]) -> tuple[tuple[Shown, Text], ...]:
    """Return findings that do not count, each with what silences it."""
    return tuple((_shown(view, each.located), summary.ground(each)) for each in every)


def _shown(view: View, each: Located) -> Shown:
    finding = each.finding
    rule = finding.rule
    place = each.location
    local = finding.subject.removeprefix(f"{view.plan.id}#")
    entity = view.plan.identity if local == view.plan.id else view.plan.find(local)
    family = rules.families()[rule.slug]
    level = summary.NAMES[finding.severity]
    message = Text(summary.message(each, "vi"), summary.message(each, "en"))
    return Shown(
        severity=finding.severity,
        level=Text(level.vi.capitalize(), level.en.capitalize()),
        title=rule.title,
        rule=rule_path(rule.slug),
        message=message,
        why=rule.why,
        fix=rule.fix,
        subject=local,
        name=finding.title,
        to=view.addresses.of(entity) if entity is not None else "",
        where=f"{place.file}:{place.line}:{place.column}",
        mark=finding.fingerprint,
        at=f"{view.addresses.page('canh-bao')}#{finding.fingerprint}",
        family=FAMILIES[family],
        family_key=family,
    )
