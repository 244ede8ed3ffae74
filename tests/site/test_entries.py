"""What can be found: every element once, leading to a place that is there."""

import re
from collections import Counter
from pathlib import Path

import pytest

from plancheck.model import Act, Measurement
from plancheck.site.entries import entries
from plancheck.site.feeds.search import Entry
from seen_pages import HAI_NAM
from site_whole import FOLDERS, whole
from support import REPOSITORY

pytestmark = pytest.mark.xdist_group("whole")  # the worker that makes whole sites, once

# Kinds that stand on the page of what they belong to, under no name of their own.
SILENT = ("receipt", "recipient")


def found(folder: Path) -> list[Entry]:
    return list(entries(whole(folder).site))


@pytest.mark.parametrize("folder", FOLDERS, ids=["real", "three"])
def test_every_element_with_an_address_can_be_found_once_under_its_plan(folder: Path) -> None:
    made = whole(folder).site
    wanted = Counter(
        view.addresses.of(entity)
        for view in made.views
        for entity in (view.plan.identity, *view.plan.entities.values(), *view.shared)
        if view.kind_of(entity) not in SILENT
    )
    assert Counter(each.to for each in found(folder)) == wanted
    assert max(wanted.values()) == 1
    shown = {name for view in made.views for name in view.addresses.shown}
    assert shown == set(made.views[0].registry.entities)


@pytest.mark.parametrize("folder", FOLDERS, ids=["real", "three"])
def test_what_is_found_leads_to_a_page_and_a_place_on_it(folder: Path) -> None:
    pages = {page.path: page for page in whole(folder).pages if not page.moved}
    places = {
        path: set(re.findall(r'\sid="([^"]*)"', page.html["vi"])) for path, page in pages.items()
    }
    for each in found(folder):
        path, _, place = each.to.partition("#")
        assert path in pages, each.to
        assert not place or place in places[path], each.to


def test_an_element_is_found_by_its_id_its_former_ids_and_its_other_names() -> None:
    for folder in FOLDERS:
        by_path = {each.to: each for each in found(folder)}
        for view in whole(folder).site.views:
            for entity in view.shared:
                keys = by_path[view.addresses.of(entity)].keys
                assert {entity.id, *entity.was} <= set(keys)
                assert set(getattr(entity, "other_names", ())) <= set(keys)
                if isinstance(entity, Act) and entity.number:
                    assert keys[0] == entity.number


def test_the_plan_itself_is_found_at_its_first_page() -> None:
    (view,) = whole(REPOSITORY).site.views
    (own,) = [each for each in found(REPOSITORY) if each.to == view.addresses.root]
    assert view.plan.id in own.keys
    assert own.words[:20] == view.plan.identity.vi[:20]


def test_a_figure_without_words_is_called_by_what_it_measures() -> None:
    view = whole(REPOSITORY).site.views[0]
    by_path = {each.to: each for each in found(REPOSITORY)}
    silent = [e for e in view.plan.entities.values() if isinstance(e, Measurement) and not e.vi]
    assert silent
    for each in silent:
        own = by_path[view.addresses.of(each)]
        assert own.words[:40] == view.name_of(each.indicator).vi[:40]
        assert each.id in own.keys


def test_of_several_plans_each_entry_says_whose_it_is() -> None:
    for view in whole(HAI_NAM).site.views:
        own = [e for e in found(HAI_NAM) if e.to.startswith(view.addresses.root)]
        assert own
        assert all(each.kind.vi.endswith(view.plan.id) for each in own)
    assert not [each for each in found(REPOSITORY) if "/" in each.kind.vi]


def test_bodies_come_before_what_else_is_called_alike() -> None:
    ranks = {each.kind.vi: each.rank for each in found(REPOSITORY)}
    assert ranks["Cơ quan"] < ranks["Nhiệm vụ"] < ranks["Văn bản"] < ranks["Số liệu"]
