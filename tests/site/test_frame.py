"""What surrounds a page: where it leads, which part is marked, which day and data it shows."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest

from plancheck import project
from plancheck.site import parts, publishing
from plancheck.site.frame import Frame, frame
from plancheck.site.page import Page, address
from plancheck.site.revised import Revision
from plancheck.site.view import Site, View, site
from plancheck.text import LANGS, Lang, Text, write
from site_whole import FOLDERS, whole
from support import REPOSITORY, Workspace

pytestmark = pytest.mark.xdist_group("whole")  # the worker that makes whole sites, once

ROOT = "https://x.vn/k/"
LAST = date(2026, 11, 26)


def frames(folder: Path, base_url: str = "") -> Iterator[tuple[Page, Lang, Frame]]:
    made = whole(folder)
    shown = made.site._replace(base_url=base_url)
    for page in made.pages:
        for lang in LANGS if not page.moved else ():
            yield page, lang, frame(shown, page, lang, publishing.view_of(shown, page))


@pytest.mark.parametrize("folder", FOLDERS, ids=["real", "three"])
@pytest.mark.parametrize("base_url", ["", ROOT])
def test_both_languages_of_a_page_lead_to_each_other(folder: Path, base_url: str) -> None:
    found = {
        ROOT + address(page.path, lang): (lang, shown)
        for page, lang, shown in frames(folder, base_url)
    }
    for here, (lang, shown) in found.items():
        ways = {name: urljoin(here, href) for name, href in shown.languages}
        assert ways[lang] == here
        assert ways["x-default"] == ways["vi"]
        assert sorted(ways) == ["en", "vi", "x-default"]
        other = urljoin(here, shown.other_href)
        assert other == ways[shown.other_lang]
        assert found[other][0] == shown.other_lang != lang
        back = dict(found[other][1].languages)
        assert urljoin(other, back[lang]) == here
        for href in ways.values():
            assert href in found


@pytest.mark.parametrize("folder", FOLDERS, ids=["real", "three"])
def test_every_link_of_a_frame_leads_to_a_page_or_a_file(folder: Path) -> None:
    every = list(frames(folder))
    known = {ROOT + address(page.path, lang) for page, lang, _ in every}
    named = {ROOT + path for path in ("assets/plancheck.css", "assets/plancheck.js",
             "assets/icon.svg", "search.vi.js", "en/search.en.js")}  # fmt: skip
    for page, lang, shown in every:
        here = ROOT + address(page.path, lang)
        links = [*shown.menu, *shown.crumbs, *(e for group in shown.groups for e in group.links)]
        hrefs = [shown.home, shown.root, shown.find, *(each.href for each in links)]
        assert {urljoin(here, href) for href in hrefs} <= known
        files = (shown.style, shown.script, shown.icon, shown.entries)
        assert {urljoin(here, href) for href in files} <= named


@pytest.mark.parametrize("folder", FOLDERS, ids=["real", "three"])
def test_the_item_of_the_menu_in_which_a_page_stands_is_marked(folder: Path) -> None:
    first = {part.folder: rank for rank, part in enumerate(parts.MAIN)}
    for page, lang, shown in frames(folder):
        here = ROOT + address(page.path, lang)
        marked = [(rank, each) for rank, each in enumerate(shown.menu) if each.here]
        if not page.plan or page.part not in first:
            assert not marked
            continue
        ((rank, way),) = marked
        assert rank == first[page.part]
        own = urljoin(here, way.href) == here
        assert way.here == ("page" if own else "true")


def test_the_list_of_all_pages_has_the_first_page_of_every_part_and_no_other() -> None:
    (view,) = whole(REPOSITORY).site.views
    root = view.addresses.root
    parts_of = {root, *(p.path for p in whole(REPOSITORY).pages if _is_first(root, p.path))}
    for page, lang, shown in frames(REPOSITORY):
        here = ROOT + address(page.path, lang)
        links = [urljoin(here, each.href) for group in shown.groups for each in group.links]
        assert sorted(links) == sorted(ROOT + address(path, lang) for path in parts_of)
        marked = [e for group in shown.groups for e in group.links if e.here == "page"]
        assert len(marked) == (page.path in parts_of)


def _is_first(root: str, path: str) -> bool:
    return path.removeprefix(root).count("/") == 1


def test_an_address_for_good_is_named_only_where_one_is_known() -> None:
    for _, _, shown in frames(REPOSITORY):
        assert shown.canonical == ""
        assert not [href for _, href in shown.languages if "://" in href]
    for page, lang, shown in frames(REPOSITORY, ROOT):
        assert shown.canonical == ROOT + address(page.path, lang)


def test_pages_of_a_plan_say_as_of_which_day_and_pages_of_all_do_not() -> None:
    for page, _, shown in frames(REPOSITORY):
        assert bool(shown.seen) == bool(page.plan)
        assert shown.facts


# -- the day and the data --------------------------------------------------------------------------


def seen(view: View, made: Site, lang: Lang = "vi") -> str:
    path = view.addresses.page("nhiem-vu")
    words = Text("Nhiệm vụ", "Tasks")
    return frame(made, Page(path, words, {}, view.plan.id, "nhiem-vu"), lang, view).seen


def of(folder: Path, as_of: date | None, today: date) -> Site:
    return site(project.open_project([str(folder)]), as_of, today, history=False)


def test_the_day_is_told_with_the_reason_for_it(workspace: Workspace) -> None:
    folder = workspace()
    told = {}
    for name, as_of, today, day in (
        ("chosen", date(2019, 5, 6), LAST, date(2019, 5, 6)),
        ("closing", None, LAST, date(2019, 12, 31)),
        ("today", None, date(2019, 7, 8), date(2019, 7, 8)),
    ):
        made = of(folder, as_of, today)
        (view,) = made.views
        for lang in LANGS:
            words = seen(view, made, lang)
            assert write(day, lang) in words
            told[name, lang] = words.replace(write(day, lang), "")
    assert len(set(told.values())) == len(told)


def test_the_revision_is_told_with_and_without_changes_and_its_absence_too(
    workspace: Workspace,
) -> None:
    made = of(workspace(), None, LAST)
    (view,) = made.views
    commit = "0123456789abcdef" * 4
    for lang in LANGS:
        without = seen(view, made, lang)
        clean = made._replace(revision=Revision(commit, date(2019, 2, 3), changed=False))
        dirty = made._replace(revision=Revision(commit, date(2019, 2, 3), changed=True))
        told = [seen(view, each, lang) for each in (clean, dirty)]
        for words in told:
            assert commit[:10] in words
            assert commit[:12] not in words
            assert write(date(2019, 2, 3), lang) in words
        assert len({without, *told}) == 3
        assert commit[:10] not in without


def test_titles_begin_with_the_page_and_end_with_the_plan() -> None:
    for page, lang, shown in frames(REPOSITORY):
        assert shown.title.startswith(page.title.in_(lang)[:40])
        assert shown.name in shown.title


def test_hidden_characters_of_a_title_are_written_out(workspace: Workspace) -> None:
    made = of(workspace(), None, LAST)
    (view,) = made.views
    name = "Sở \u202e\u200b<script>"
    page = Page(view.addresses.root, Text(name, name), {}, view.plan.id, "",
                ((Text(name, name), view.addresses.root),), Text(name, name))  # fmt: skip
    shown = frame(made, page, "vi", view)
    for words in (shown.title, shown.description, shown.crumbs[0].words):
        assert "<script>" in words  # the template escapes it
        assert not set(words) & set("\u202e\u200b")


def test_every_page_says_which_files_could_not_be_read(workspace: Workspace) -> None:
    root = workspace({"torn.yaml": "tasks:\n  - {id: A1, vi: [\n"})
    made = site(project.open_project([str(root)]), None, LAST, history=False)
    (view,) = made.views
    page = Page(view.addresses.page("nhiem-vu"), Text("Nhiệm vụ", "Tasks"), {}, view.plan.id)
    words = Text("không đọc hết được", "could not read all of")
    for lang in LANGS:
        seen = frame(made, page, lang, view).seen
        assert words.in_(lang) in seen
        assert "torn.yaml" in seen
