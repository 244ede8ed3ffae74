"""Findings on pages: all of them, the gravest first, each at an address that is there."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.findings import SEVERITIES
from plancheck.site import found, view
from plancheck.site.view import View
from plancheck.text import LANGS
from site_whole import FOLDERS, every_edition, whole

pytestmark = pytest.mark.xdist_group("whole")  # the worker that makes whole sites, once

IDS = ["real", "three"]


def ranks(items: tuple[found.Shown, ...] | list[found.Group]) -> list[int]:
    return [SEVERITIES.index(each.severity) for each in items]


@given(st.lists(st.integers(0, 39), unique=True, max_size=30))
def test_grouping_keeps_every_finding_and_puts_the_gravest_first(some: list[int]) -> None:
    seen = whole(FOLDERS[0]).site.views[0]
    pool = found.shown(seen, seen.found)
    items = [pool[number] for number in some]
    groups = found.grouped(items)
    inside = [each for group in groups for each in group.items]
    assert sorted(map(id, inside)) == sorted(map(id, items))
    assert ranks(list(groups)) == sorted(ranks(list(groups)))
    for group in groups:
        assert {(each.severity, each.rule) for each in group.items} == {
            (group.severity, group.rule)
        }
        order = [items.index(each) for each in group.items]
        assert order == sorted(order)
    assert len({(group.severity, group.rule) for group in groups}) == len(groups)


@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_each_finding_stands_at_the_address_that_is_told_of_it(folder: Path) -> None:
    made = whole(folder)
    pages = {page.path: page for page in made.pages}
    lists = {path: page for path, page in pages.items() if re.search("canh-bao|mien-tru", path)}
    places = {
        path: {lang: re.findall(r'\sid="([^"]*)"', page.html[lang]) for lang in LANGS}
        for path, page in lists.items()
    }
    for seen in made.site.views:
        shown = found.shown(seen, seen.found)
        shown += tuple(each for each, _ in found.silenced(seen, seen.silenced))
        assert len({each.at for each in shown}) == len(shown)
        for each in shown:
            path, _, place = each.at.partition("#")
            assert place == each.mark
            for lang in LANGS:
                assert places[path][lang].count(place) == 1, each.at
            assert each.rule in pages
            assert not each.to or each.to.partition("#")[0] in pages


def test_the_findings_of_an_element_are_those_about_it_the_gravest_first() -> None:
    some = 0
    for edition in every_edition():
        seen = edition.view
        for entity in (seen.plan.identity, *seen.plan.entities.values(), *seen.shared):
            about = seen.about(entity.id)
            levels = [SEVERITIES.index(each.finding.severity) for each in about]
            assert levels == sorted(levels)
            names = {entity.id, f"{seen.plan.id}#{entity.id}"}
            own = [each for each in seen.found if each.finding.subject in names]
            assert sorted(map(id, about)) == sorted(map(id, own))
            some += len(about)
    assert some


def test_the_table_of_findings_has_a_row_for_each() -> None:
    for edition in every_edition():
        seen = edition.view
        grid = found.table(seen, seen.found)
        prints = [row[-1][0].value for row in grid.rows]
        assert prints == [each.finding.fingerprint for each in seen.found]


def test_many_findings_are_spread_over_pages_rule_by_rule_and_none_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = _again(whole(FOLDERS[0]).site.views[0])
    monkeypatch.setattr(view, "ON_A_PAGE", 7)
    home = seen.addresses.page("canh-bao")
    listed = seen.listed
    assert len(listed) > 1
    assert sorted(id(e) for some in listed.values() for e in some) == sorted(map(id, seen.found))
    for path, some in listed.items():
        assert len(some) <= 7
        (slug,) = {each.finding.rule.slug for each in some}
        assert path.startswith(f"{home}{slug}/")
        assert found.rule_at(seen, slug) == f"{home}{slug}/"
        for each in some:
            assert seen.listed_at(each).startswith(f"{path}#")
    addresses = [seen.listed_at(each) for each in seen.found]
    assert len(set(addresses)) == len(addresses)


def _again(seen: View) -> View:
    """Return a view that has worked out nothing yet."""
    made = View.__new__(View)
    kept = {k: v for k, v in vars(seen).items() if k not in ("listed", "_listed_at")}
    vars(made).update(kept)
    return made
