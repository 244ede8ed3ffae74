"""The page of open data: checksums that a reader can check, files as told, no made-up licence."""

import hashlib
from pathlib import Path

import pytest

from plancheck.site.pages import data
from plancheck.site.view import View
from plancheck.text import LANGS, Lang
from seen_pages import HAI_NAM, Node, acts, read, shown
from support import REPOSITORY, Workspace

PLACES = {REPOSITORY: shown(), HAI_NAM: shown(HAI_NAM)}
VIEWS = [(root, view) for root, site in PLACES.items() for view in site.views]
every_plan = pytest.mark.parametrize(("root", "view"), VIEWS, ids=[v.plan.id for _, v in VIEWS])


def page_of(root: Path, view: View, lang: Lang = "vi") -> Node:
    (page,) = data.pages(PLACES.get(root) or shown(root), view)
    assert not acts(page)
    return read(page.html[lang])


@every_plan
@pytest.mark.parametrize("lang", LANGS)
def test_checksums_and_sizes_are_those_of_the_files(root: Path, view: View, lang: Lang) -> None:
    words = page_of(root, view, lang).words()
    sums = list(data._sums(view))
    assert sums
    for each in sums:
        raw = (root / each.file).read_bytes()
        assert each.sha256 == hashlib.sha256(raw).hexdigest()
        assert each.size == len(raw)
        assert each.file in words
        assert each.sha256 in words


@every_plan
def test_files_of_other_plans_are_left_to_them(root: Path, view: View) -> None:
    plans = {e.plan.id: Path(e.plan.at(e.plan.identity).file).parent for _, e in VIEWS}
    own = plans.pop(view.plan.id)
    names = [Path(each.file.removeprefix(view.base)) for each in data._sums(view)]
    assert any(own in name.parents for name in names)
    assert not any(folder in name.parents for folder in plans.values() for name in names)
    assert any(own not in name.parents for name in names)  # the registry


def test_the_data_of_the_plan_is_offered_in_both_languages() -> None:
    ((root, view), *_) = VIEWS
    (page,) = data.pages(PLACES[root], view)
    vi, en = (read(page.html[lang]) for lang in LANGS)
    assert "../nhiem-vu/data.xlsx" in vi.links()
    assert f"../../../api/v1/{view.addresses.root}plan.json" in vi.links()
    assert f"../../../../api/v1/{view.addresses.root}plan.json" in en.links()


def test_without_a_text_it_says_so(workspace: Workspace) -> None:
    root = workspace()
    (view,) = shown(root).views
    assert "không kèm văn bản gốc" in page_of(root, view).words()
    assert "names no licence" in page_of(root, view, "en").words()
    assert "does not" not in page_of(root, view, "en").at("giay-phep").words()


def test_a_source_text_that_changed_is_told_apart(workspace: Workspace) -> None:
    head = (
        "plan:\n  id: vi-du/cntt\n  type: annual-it-plan\n  vi: Kế hoạch\n  jurisdiction: VN\n"
        "  period: {from: 2019-01-01, to: 2019-12-31}\n  source_documents:\n"
        "    - {file: source.txt, sha256: " + "0" * 64 + "}\n"
    )
    root = workspace({"source.txt": "Điều 1\n"}, head)
    (view,) = shown(root).views
    words = page_of(root, view).words()
    assert hashlib.sha256("Điều 1\n".encode()).hexdigest() in words
    assert "khác" in words


def test_the_commands_name_the_day() -> None:
    ((root, view), *_) = VIEWS
    code = next(page_of(root, view).all("pre")).text()
    assert code.splitlines() == [
        f"plancheck check --as-of {view.as_of} --output json",
        f"plancheck status --as-of {view.as_of} --output json",
        f"plancheck site build --as-of {view.as_of} --output site",
    ]
