"""All pages and files of a site: each at one address, named where it is, the same every time."""

import re
from collections import Counter
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from plancheck import project
from plancheck.errors import InputError
from plancheck.exporters import form_xlsx
from plancheck.forms.form import form
from plancheck.model import Body
from plancheck.site import publishing
from plancheck.site.frame import frame
from plancheck.site.page import address
from plancheck.site.view import site
from plancheck.text import LANGS
from site_whole import FOLDERS, files, whole
from support import HEAD, Workspace

pytestmark = pytest.mark.xdist_group("whole")  # the worker that makes whole sites, once

ROOT = "https://x.vn/"
# What the frame and scripts name on every page.
FRAME = {
    "assets/plancheck.css",
    "assets/plancheck.js",
    "assets/icon.svg",
    "search.vi.js",
    "en/search.en.js",
}
TODAY = date(2026, 11, 26)


def linked(folder: Path) -> set[str]:
    """Return the paths that links on pages lead to."""
    found = set()
    for page in whole(folder).pages:
        for lang in LANGS if not page.moved else ():
            here = ROOT + address(page.path, lang)
            for way in dict.fromkeys(re.findall(r'\shref="([^"#]*)', page.html[lang])):
                found.add(unquote(urljoin(here, unescape(way)).removeprefix(ROOT)))
    return found


@pytest.mark.parametrize("folder", FOLDERS, ids=["real", "three"])
def test_every_file_that_a_page_names_is_written_and_every_file_is_named(folder: Path) -> None:
    written = {each.path for each in files(folder)}
    alternates = {
        address(each.path, lang)
        for page in whole(folder).pages
        for each in page.alternates
        for lang in LANGS
    }
    assert alternates <= written
    assert written - alternates - linked(folder) == FRAME


@pytest.mark.parametrize("folder", FOLDERS, ids=["real", "three"])
def test_pages_and_files_stand_at_one_address_each(folder: Path) -> None:
    made = whole(folder)
    pages = [address(page.path, lang) for page in made.pages for lang in LANGS]
    paths = [f"{path}index.html" for path in pages] + [each.path for each in files(folder)]
    assert not [path for path, number in Counter(paths).items() if number > 1]
    assert not [path for path, number in Counter(map(str.lower, paths)).items() if number > 1]
    for path in paths:
        assert not path.startswith("/")
        assert ".." not in path.split("/")


@pytest.mark.parametrize("folder", FOLDERS, ids=["real", "three"])
def test_titles_of_pages_are_distinct_in_each_language(folder: Path) -> None:
    made = whole(folder)
    for lang in LANGS:
        titles = [
            frame(made.site, page, lang, publishing.view_of(made.site, page)).title
            for page in made.pages
            if page.path and not page.moved
        ]
        assert not [title for title, number in Counter(titles).items() if number > 1]


@pytest.mark.parametrize("folder", FOLDERS, ids=["real", "three"])
def test_the_forms_beside_a_body_are_those_that_the_command_writes(folder: Path) -> None:
    by_path = {each.path: each.content for each in files(folder)}
    offered = 0
    for edition in whole(folder).editions:
        amended = project.consolidated(edition.site.loaded)
        (plan,) = [each for each in amended.plans if each.id == edition.view.plan.id]
        for entity in list(edition.charged())[:5]:
            for asked, name in edition.forms(entity.id):
                body = plan.registry.entities[entity.id]
                assert isinstance(body, Body)
                assert asked.report is not None
                made = form_xlsx.render(form(plan, body, asked.period, asked.report.id))
                assert by_path[edition.view.addresses.of(entity) + name] == made
                offered += 1
    assert offered


@pytest.mark.parametrize(
    "ids", [["en"], ["a", "en/a"], ["a/b", "a/b/co-quan"], ["quy-tac"], ["a", "a/nhiem-vu"]]
)
def test_plans_whose_pages_would_replace_others_are_refused(
    workspace: Workspace, ids: list[str]
) -> None:
    heads: dict[str, str | bytes] = {
        f"{n}/plan.yaml": HEAD.replace("vi-du/cntt", name) for n, name in enumerate(ids)
    }
    folder = workspace(heads)
    (folder / "plan.yaml").unlink()
    made = site(project.open_project([str(folder)]), None, TODAY, history=False)
    with pytest.raises(InputError) as caught:
        publishing.whole(made)
    for name in ids[-1:]:
        assert name in caught.value.text.vi
        assert name in caught.value.text.en


def test_style_and_scripts_are_whole_and_lean() -> None:
    for kind in ("css", "js"):
        parts = sorted((publishing.THEME / kind).glob(f"*.{kind}"))
        joined = publishing.joined(kind).decode()
        for part in parts:
            last = part.read_text("utf-8").rstrip().splitlines()[-1].strip()
            assert last in joined, part.name
        assert not [each for each in joined.splitlines() if each.startswith((" ", "//", "/*"))]


def test_the_menu_of_what_all_plans_share_leads_to_the_last_plan() -> None:
    made = whole(FOLDERS[1])
    assert len(made.site.views) > 1
    for page in made.pages:
        view = publishing.view_of(made.site, page)
        assert view is not None
        if page.plan:
            assert view.plan.id == page.plan
        else:
            latest = max(v.plan.identity.period.start for v in made.site.views)
            assert view.plan.identity.period.start == latest
