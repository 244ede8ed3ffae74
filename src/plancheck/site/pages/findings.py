"""What is wrong with a plan: all findings by family and rule, whom they concern, as a table."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any, NamedTuple

from plancheck import rules, summary
from plancheck.checks import FAMILIES
from plancheck.concerned import named_for
from plancheck.findings import SEVERITIES, Rule, Severity
from plancheck.model import Body, Group
from plancheck.report import Located
from plancheck.site import beside, grids
from plancheck.site.edition import Edition
from plancheck.site.found import Shown, rule_at, rule_path, shown, table
from plancheck.site.grid import Cell
from plancheck.site.page import Crumb, Page
from plancheck.site.rendering import both
from plancheck.site.view import FINDINGS, View
from plancheck.text import Text


class Item(NamedTuple):
    """A finding, and the bodies and groups that are named for what it is about."""

    shown: Shown
    bodies: tuple[Cell, ...]


class OfRule(NamedTuple):
    """What a rule found: how many of each level, and those that this page shows.

    `at` is where they are, `page` the page of the rule itself.
    """

    rule: Rule
    page: str
    at: str
    counts: dict[Severity, int]
    items: tuple[Item, ...]

    @property
    def number(self) -> int:
        """How many there are in all."""
        return sum(self.counts.values())


class OfFamily(NamedTuple):
    """What the rules of a family found."""

    key: str
    words: Text
    counts: dict[Severity, int]
    rules: tuple[OfRule, ...]


def pages(edition: Edition) -> Iterator[Page]:
    """Yield the page of all findings; those of single rules where they are many; the table."""
    view = edition.view
    home = view.addresses.page(FINDINGS)
    title = Text("Phát hiện qua kiểm tra", "Findings")
    grouped = [each for some in view.listed.values() for each in some]
    whole = home in view.listed
    families = tuple(_families(view, grouped, whole=whole))
    context: dict[str, Any] = {
        "view": view,
        "families": families,
        "whole": whole,
        "counts": _counts(view.found),
        "grave": shown(view, _grave(grouped)),
        "names": summary.COUNTED,
        "severities": SEVERITIES,
        "bodies": tuple(_bodies(edition)),
        "waived": sum(e.silence.by in ("waiver", "comment") for e in view.silenced),
        "known": sum(e.silence.by in ("baseline", "before") for e in view.silenced),
        "waivers": view.addresses.page("mien-tru"),
        "table": f"{home}bang/" if whole and view.found else "",
    }
    files = beside.tables(home)
    every = table(view, grouped)
    page = _page(view, home, title, "findings.html", context | {"files": files})
    yield page._replace(alternates=files, tables=(every,))
    if not whole:
        yield from _rules(view, families)
    elif view.found:
        words = Text("Bảng phát hiện", "Table of findings")
        shown_as = {"rows": every, "home": home, "files": files}
        yield _page(view, f"{home}bang/", words, "findings_table.html", shown_as)


def _grave(found: Iterable[Located]) -> Iterator[Located]:
    return islice((each for each in found if each.finding.severity == "error"), _FIRST)


_FIRST = 10  # errors that stand at the top


def _page(view: View, path: str, title: Text, template: str, context: dict[str, Any]) -> Page:
    crumbs: tuple[Crumb, ...] = view.crumbs()
    if path != view.addresses.page(FINDINGS):
        crumbs = view.crumbs(FINDINGS)
    html = both(template, path, context | {"title": title})
    return Page(path, title, html, view.plan.id, FINDINGS, crumbs)


def _families(view: View, found: Iterable[Located], *, whole: bool) -> Iterator[OfFamily]:
    """Yield findings that are in order by family and rule."""
    family_of = rules.families()
    for family, some in groupby(found, lambda each: family_of[each.finding.rule.slug]):
        by_rule = [tuple(e) for _, e in groupby(some, lambda each: each.finding.rule.slug)]
        parts = tuple(_of_rule(view, each, whole=whole) for each in by_rule)
        counts = _counts(each for part in by_rule for each in part)
        yield OfFamily(family, FAMILIES[family], counts, parts)


def _of_rule(view: View, found: tuple[Located, ...], *, whole: bool) -> OfRule:
    rule = found[0].finding.rule
    items = _items(view, found) if whole else ()
    at = rule_at(view, rule.slug)
    return OfRule(rule, rule_path(rule.slug), at, _counts(found), items)


def _items(view: View, found: Iterable[Located]) -> tuple[Item, ...]:
    some = tuple(found)
    return tuple(
        Item(one, _named(view, each)) for one, each in zip(shown(view, some), some, strict=True)
    )


def _named(view: View, each: Located) -> tuple[Cell, ...]:
    """Return the bodies and groups that are named for what a finding is about, itself left out."""
    entity = view.plan.find(each.finding.subject)
    if entity is None:
        return ()
    names = dict.fromkeys(named_for(view.plan, entity))
    return tuple(grids.name_cell(view, name) for name in names if name != entity.id)


def _counts(found: Iterable[Located]) -> dict[Severity, int]:
    counted = Counter(each.finding.severity for each in found)
    return {severity: counted[severity] for severity in SEVERITIES}


def _rules(view: View, families: Iterable[OfFamily]) -> Iterator[Page]:
    """Yield the pages of each rule that found something."""
    known = {each.rule.slug: (family, each) for family in families for each in family.rules}
    numbers: Counter[str] = Counter()
    for path, found in view.listed.items():
        slug = found[0].finding.rule.slug
        numbers[slug] += 1
        family, group = known[slug]
        following = f"{group.at}{numbers[slug] + 1}/"
        context = {
            "group": group._replace(items=_items(view, found)),
            "family": family.words,
            "number": numbers[slug],
            "following": following if following in view.listed else "",
        }
        words = group.rule.title
        title = Text(f"Cảnh báo: {words.vi}", f"Findings: {words.en}")
        if numbers[slug] > 1:
            title = Text("{title} (trang {n})", "{title} (page {n})").fill(
                title=title, n=numbers[slug]
            )
        yield _page(view, path, title, "findings_rule.html", context)


def _bodies(edition: Edition) -> Iterator[tuple[Cell, dict[Severity, int]]]:
    """Yield each body and group with how many findings its own page shows."""
    view = edition.view
    for each in view.shared:
        if isinstance(each, (Body, Group)):
            found = view.about(*edition.share(each.id).subjects(each.id))
            if found:
                to = f"{view.addresses.of(each)}#canh-bao"
                yield Cell(view.name_of(each.id), to), _counts(found)
