"""Built sites read whole: links, titles, sizes, and that they say what the model says."""

import gzip
import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import crawl
from building_once import ADDRESS, SECOND_YEAR, real, second_year
from plancheck import project
from plancheck.linking import KIND_NAMES
from plancheck.site import publishing
from plancheck.site.addresses import FOLDERS
from plancheck.site.entries import entries
from plancheck.site.folding import fold
from plancheck.site.view import Site, site
from plancheck.validity import status
from support import REPOSITORY, Command

KB = 1024
ROOTS = {"real": REPOSITORY, "second-year": SECOND_YEAR}
BASES = {"real": "/", "second-year": ADDRESS}
on_both = pytest.mark.parametrize("name", list(ROOTS))


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory, name: str) -> Path:
    """Return the folder of a site."""
    return real(tmp_path_factory) if name == "real" else second_year(tmp_path_factory)


@cache
def viewed(name: str) -> Site:
    """Return what a site shows."""
    opened = project.open_project([str(ROOTS[name])])
    return site(opened, None, date(2026, 11, 1), history=False)


@cache
def read(folder: Path, name: str) -> crawl.Site:
    """Return a built site."""
    return crawl.read(folder, BASES[name])


@on_both
def test_every_link_leads_somewhere_and_every_page_is_sound(folder: Path, name: str) -> None:
    faults = crawl.faults(folder, BASES[name])
    assert not faults, "\n".join(faults)


@on_both
def test_every_page_can_be_come_to_from_the_first(folder: Path, name: str) -> None:
    assert crawl.orphans(read(folder, name)) == ["404.html"]


def text_of(path: Path) -> str:
    """Return the words of a page, without its elements."""
    page = path.read_text(encoding="utf-8")  # script and style hold nothing within a page
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


@on_both
def test_every_page_of_a_plan_says_its_day_and_its_revision(folder: Path, name: str) -> None:
    days = {f"{view.plan.id.lower()}/": f"{view.as_of:%d/%m/%Y}" for view in viewed(name).views}
    for file, page in read(folder, name).pages.items():
        plan = next((each for each in days if file.removeprefix("en/").startswith(each)), "")
        if not plan or page.redirects:
            continue
        words = text_of(folder / file)
        as_of = re.search(r"(?:Tính đến ngày|As of) (\S+) \(", words)
        assert as_of is not None, file
        if not file.startswith("en/"):
            assert as_of[1] == days[plan], file
        assert re.search(r"Bản dữ liệu [0-9a-f]{10} ngày|Data [0-9a-f]{10} of", words), file


@on_both
def test_every_element_is_on_its_page_in_its_list_in_all_and_in_the_api(
    folder: Path, name: str
) -> None:
    made = read(folder, name)
    for view in viewed(name).views:
        root = view.addresses.root
        api = folder / "api" / "v1" / root
        told = "".join(p.read_text(encoding="utf-8") for p in sorted(api.rglob("*.json")))
        index = set(made.pages[f"{root}tim/index.html"].links)
        for entity in (*view.plan.entities.values(), *view.shared):
            path, _, fragment = view.addresses.of(entity).partition("#")
            page = made.pages[f"{path}index.html"]
            assert not fragment or fragment in page.ids, (path, fragment)
            kind = view.kind_of(entity)
            if kind in FOLDERS:
                listed = f"{root}{FOLDERS[kind]}/index.html"
                links = made.pages.get(listed, made.pages[f"{root}co-quan/index.html"]).links
                ending = f"{entity.id.lower()}/"
                assert any(each.endswith(ending) for each in links), entity.id
                assert any(each.endswith(ending) for each in index), entity.id
                assert f'"{entity.id}"' in told or f'#{entity.id}"' in told, entity.id


@on_both
def test_title_and_id_of_every_element_are_in_the_search(folder: Path, name: str) -> None:
    for file in ("search.vi.js", "en/search.en.js"):
        told = fold((folder / file).read_text(encoding="utf-8").replace('\\"', '"'))
        for each in entries(viewed(name)):
            assert fold(each.keys[0]) in told, each
            assert each.to in (folder / file).read_text(encoding="utf-8"), each


@on_both
def test_the_findings_are_those_of_the_check(folder: Path, name: str, plancheck: Command) -> None:
    told = json.loads(plancheck("check", "--format", "json", "--show-waived", cwd=ROOTS[name]).out)
    wanted = {each["fingerprint"] for each in told["findings"]}
    for lang in ("", "en/"):
        shown: set[str] = set()
        for view in viewed(name).views:
            page = read(folder, name).pages[f"{lang}{view.addresses.root}canh-bao/index.html"]
            shown |= {each for each in page.ids if re.fullmatch(r"[0-9a-f]{32}", each)}
        assert shown == wanted, lang


def test_waived_findings_are_shown_with_who_and_until_when(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = second_year(tmp_path_factory)
    for view in viewed("second-year").views:
        waivers = text_of(folder / view.addresses.page("mien-tru") / "index.html")
        for each in view.plan.waivers:
            assert each.id in waivers
            assert str(each.approved_by) in waivers
            assert each.expires is None or f"{each.expires:%d/%m/%Y}" in waivers
        for silent in view.silenced:
            assert silent.located.finding.fingerprint in (
                folder / view.addresses.page("canh-bao") / "index.html"
            ).read_text(encoding="utf-8")


@on_both
def test_an_act_that_has_ended_says_so_where_it_is_cited(folder: Path, name: str) -> None:
    number = 0
    for view in viewed(name).views:
        for owner, citation, _ in view.plan.citations():
            act = view.plan.act(citation.act)
            if act is None or status(act, view.as_of)[0] != "ceased":
                continue
            number += 1
            own = text_of(folder / view.addresses.of(act) / "index.html")
            assert "Hết hiệu lực từ" in own, act.id
            if view.kind_of(owner) == "task":
                page = text_of(folder / view.addresses.of(owner) / "index.html")
                assert "Hết hiệu lực" in page, (owner.id, act.id)
    assert number


@on_both
def test_a_target_without_a_measurement_is_undetermined_and_never_nothing(
    folder: Path, name: str
) -> None:
    number = 0
    for view in viewed(name).views:
        for each in view.standing.targets:
            path, _, fragment = view.addresses.of(each.target).partition("#")
            page = (folder / path / "index.html").read_text(encoding="utf-8")
            section = page.partition(f'<section id="{fragment}">')[2].partition("</section>")[0]
            assert section, fragment
            if each.verdict.result is None:
                number += 1
                assert 'data-state="undetermined"' in section, fragment
                assert "chưa xác định" in section
                assert not re.search(r"\b0 ?%", section), fragment
    assert number or name != "real"


def test_pages_and_what_they_load_are_small(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = real(tmp_path_factory)
    style, script = (folder / f"assets/plancheck.{kind}" for kind in ("css", "js"))
    assert style.stat().st_size <= 14 * KB
    assert script.stat().st_size <= 10 * KB
    packed = [len(gzip.compress(each.read_bytes())) for each in (style, script)]
    sizes = {}
    for kind in sorted(set(FOLDERS.values())):
        for file in (folder / viewed("real").views[0].addresses.root / kind).rglob("*/index.html"):
            sizes[file] = len(gzip.compress(file.read_bytes())) + sum(packed)
    ordered = sorted(sizes.values())
    assert ordered[len(ordered) // 2] <= 15 * KB
    assert ordered[-1] <= 30 * KB, max(sizes, key=sizes.__getitem__)
    assert len((folder / "search.vi.js").read_bytes()) < 200 * KB
    assert len(gzip.compress((folder / "search.vi.js").read_bytes())) <= 30 * KB


def test_pages_do_not_depend_on_the_day_of_the_run_where_the_plan_is_over() -> None:
    opened = project.open_project([str(REPOSITORY)])
    pages: list[Any] = []
    for today in (date(2026, 1, 5), date(2031, 12, 30)):
        made = publishing.whole(site(opened, None, today, history=False))
        pages.append([(page.path, page.title, page.html) for page in made.pages])
    assert pages[0] == pages[1]


def test_every_kind_of_element_is_known_here() -> None:
    assert set(FOLDERS) <= set(KIND_NAMES)
