"""Findings as pages show them: how grave, what is so, about what, what to do, and where."""

from collections.abc import Iterable
from typing import NamedTuple

from plancheck import rules, summary
from plancheck.checks import FAMILIES
from plancheck.findings import SEVERITIES, Location, Severity
from plancheck.report import Located, Silenced
from plancheck.site.grid import Cell, Column, Grid, Row, said
from plancheck.site.view import FINDINGS, View
from plancheck.text import Text


class Shown(NamedTuple):
    """A finding on a page.

    `rule` is the path of its rule, `to` that of what it is about, `at` the address of the finding
    itself among all of them, which ends with `#` and its `mark`. `where` is file, line and column;
    `related` are other places that explain it, each with what is there.
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
    related: tuple[tuple[Text, str], ...]


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


def rule_at(view: View, slug: str) -> str:
    """Return the address of what a rule found, among the findings of a plan."""
    home = view.addresses.page(FINDINGS)
    first = f"{home}{slug}/"
    return first if first in view.listed else f"{home}#{slug}"


def silenced(view: View, every: Iterable[Silenced]) -> tuple[tuple[Shown, Text], ...]:
    """Return findings that do not count, each with what silences it."""
    return tuple((_shown(view, each.located), summary.ground(each)) for each in every)


_COLUMNS = (
    Column("severity", Text("Mức", "Level"), choice=True, width=12),
    Column("family", Text("Nhóm", "Family"), choice=True, width=24),
    Column("rule", Text("Quy tắc", "Rule"), choice=True, width=40),
    Column("element", Text("Về mục", "About"), width=20),
    Column("message", Text("Nội dung", "What is so"), width=90),
    Column("place", Text("Vị trí trong tệp", "Place"), width=40),
    Column("fingerprint", Text("Dấu nhận", "Fingerprint"), width=34),
)


def table(view: View, found: Iterable[Located]) -> Grid:
    """Return a row for each finding."""
    title = Text("Phát hiện", "Findings")
    rows = tuple(_row(_shown(view, each), each.finding.fingerprint) for each in found)
    return Grid(FINDINGS, title, _COLUMNS, rows)


def _row(each: Shown, fingerprint: str) -> Row:
    near = each.where.rpartition("/")[2]
    return (
        said(each.level),
        said(each.family),
        (Cell(each.title, each.rule),),
        said(each.subject, each.to),
        said(each.message),
        (Cell(Text(near, near), value=each.where),),
        (Cell(Text(fingerprint[:8], fingerprint[:8]), each.at, value=fingerprint),),
    )


def _shown(view: View, each: Located) -> Shown:
    finding = each.finding
    rule = finding.rule
    local = finding.subject.removeprefix(f"{view.plan.id}#")
    entity = view.plan.identity if local == view.plan.id else view.plan.find(local)
    family = rules.families()[rule.slug]
    at = view.listed_at(each)
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
        where=_where(each.location),
        mark=at.rpartition("#")[2],
        at=at,
        family=FAMILIES[family],
        family_key=family,
        related=tuple((words, _where(place)) for place, words in each.related),
    )


def _where(place: Location) -> str:
    return f"{place.file}:{place.line}:{place.column}"
