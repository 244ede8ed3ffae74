"""The rules: all of them by family, and a page for each with its two examples."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from plancheck import explain, rules, summary
from plancheck.checks import FAMILIES
from plancheck.findings import Rule
from plancheck.rows import words_of
from plancheck.site import parts
from plancheck.site.found import rule_at, rule_path
from plancheck.site.grid import Cell, said
from plancheck.site.page import Crumb, Page
from plancheck.site.rendering import both, render
from plancheck.site.view import Site
from plancheck.text import LANGS, Text

PART = "quy-tac"
_HOME: tuple[Crumb, ...] = ((Text("Trang đầu", "Home"), ""),)


class Listed(NamedTuple):
    """A rule in the list: its page, how grave it is, how many it found in all plans."""

    rule: Rule
    to: str
    level: Text
    number: int


def pages(site: Site) -> Iterator[Page]:
    """Yield the list of rules, and the page of each."""
    counts = {
        view.plan.id: Counter(each.finding.rule.slug for each in view.found) for view in site.views
    }
    yield _list(counts)
    for slug in rules.by_slug():
        yield _page(site, slug, counts)


def _list(counts: dict[str, Counter[str]]) -> Page:
    families: dict[str, list[Listed]] = {}
    for slug, rule in rules.by_slug().items():
        number = sum(each[slug] for each in counts.values())
        each = Listed(rule, rule_path(slug), summary.levels(rule), number)
        families.setdefault(rules.families()[slug], []).append(each)
    title = parts.WORDS[PART]
    context = {
        "title": title,
        "number": len(rules.by_slug()),
        "families": [(key, FAMILIES[key], some) for key, some in families.items()],
    }
    path = f"{PART}/"
    return Page(path, title, both("rules.html", path, context), part=PART, crumbs=_HOME)


def _page(site: Site, slug: str, counts: dict[str, Counter[str]]) -> Page:
    rule = rules.by_slug()[slug]
    path = rule_path(slug)
    found = [
        (words_of(view.plan.identity), rule_at(view, slug), counts[view.plan.id][slug])
        for view in site.views
    ]
    context: dict[str, Any] = {
        "title": rule.title,
        "slug": slug,
        "facts": tuple(_facts(slug)),
        "samples": explain.samples(slug),
        "here": explain.HERE,
        "found": found,
        "words": explain,
    }
    html = {
        lang: render("rule.html", path, lang, context | {"waiving": explain.waiving(slug, lang)})
        for lang in LANGS
    }
    crumbs = (*_HOME, (parts.WORDS[PART], f"{PART}/"))
    return Page(path, rule.title, html, part=PART, crumbs=crumbs, description=rule.why)


def _facts(slug: str) -> Iterator[tuple[Text, tuple[Cell, ...]]]:
    for label, words in explain.facts(slug):
        yield label, said(words)
