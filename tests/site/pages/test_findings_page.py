"""The findings on the site are those of the report, each with a place, all of them once."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from plancheck import rules
from plancheck.checks import FAMILIES
from plancheck.findings import SEVERITIES
from plancheck.site.edition import Edition
from plancheck.site.page import Page
from plancheck.site.pages import body, findings
from plancheck.site.view import Site
from plancheck.terminal import plain
from plancheck.text import LANGS, Lang
from seen_pages import HAI_NAM, Node, acts, read, shown
from support import REPOSITORY, Command, Workspace

SITES = {"real": shown(), "hai-nam": shown(HAI_NAM)}
EDITIONS = [Edition(site, view) for site in SITES.values() for view in site.views]
every_plan = pytest.mark.parametrize("edition", EDITIONS, ids=[e.view.plan.id for e in EDITIONS])
MARK = re.compile("([0-9a-f]{32})(?:-[0-9]+)?")


def opened(site: Site) -> tuple[Edition, dict[str, Page]]:
    (view,) = site.views
    edition = Edition(site, view)
    return edition, {page.path: page for page in findings.pages(edition)}


def marked(page: Page, lang: Lang = "vi") -> Iterator[Node]:
    """Yield the findings that a page holds."""
    for node in read(page.html[lang]).all("li"):
        if MARK.fullmatch(node.attributes.get("id", "")):
            yield node


@pytest.mark.parametrize("root", [REPOSITORY, HAI_NAM], ids=["real", "hai-nam"])
def test_the_site_has_the_findings_of_the_report_and_no_other(
    root: Path, plancheck: Command
) -> None:
    run = plancheck("check", "--output", "json", cwd=root)
    told: list[dict[str, Any]] = json.loads(run.out)["findings"]
    there = [
        node.attributes["id"][:32]
        for view in shown(root).views
        for page in findings.pages(Edition(shown(root), view))
        for node in marked(page)
    ]
    assert set(there) == {each["fingerprint"] for each in told}


@every_plan
@pytest.mark.parametrize("lang", LANGS)
def test_each_finding_says_what_is_so_and_where(edition: Edition, lang: Lang) -> None:
    view = edition.view
    nodes = {
        node.attributes["id"]: node
        for page in findings.pages(edition)
        for node in marked(page, lang)
    }
    assert len(nodes) == len(view.found)
    for each in view.found:
        node = nodes[edition.view.listed_at(each).rpartition("#")[2]]
        assert node.attributes["id"].startswith(each.finding.fingerprint)
        words = node.words()
        assert " ".join(plain(each.finding.message.in_(lang)).split()) in words
        for place in (each.location, *(place for place, _ in each.related)):
            assert f"{place.file}:{place.line}:{place.column}" in words
        assert f"#{node.attributes['id']}" in node.links()
        assert node.attributes["class"] == each.finding.severity


@every_plan
def test_rules_stand_under_their_family_once_the_gravest_first(edition: Edition) -> None:
    home = next(findings.pages(edition))
    page = read(home.html["vi"])
    slugs = [n.attributes["id"] for n in page.all("h3") if "id" in n.attributes]
    assert len(slugs) == len(set(slugs))
    family_of = rules.families()
    ranks = [list(FAMILIES).index(family_of[slug]) for slug in slugs]
    assert ranks == sorted(ranks)
    for family in {family_of[slug] for slug in slugs}:
        grave = [
            min(
                SEVERITIES.index(each.finding.severity)
                for each in edition.view.found
                if each.finding.rule.slug == slug
            )
            for slug in slugs
            if family_of[slug] == family
        ]
        assert grave == sorted(grave)


@every_plan
def test_the_numbers_by_family_add_up(edition: Edition) -> None:
    page = read(next(findings.pages(edition)).html["vi"])
    if not edition.view.found:
        assert not list(page.all("table"))
        return
    table = next(page.all("table"))
    rows = [[cell.words() for cell in row.all("td")] for row in table.all("tr")]
    sums = [sum(int(row[rank]) for row in rows if row) for rank in range(len(SEVERITIES))]
    assert sums == [
        sum(each.finding.severity == level for each in edition.view.found) for level in SEVERITIES
    ]
    for link in (link for link in table.links() if link.startswith("#")):
        assert page.at(link[1:])


@every_plan
def test_a_body_is_told_as_many_findings_here_as_on_its_own_page(edition: Edition) -> None:
    here = read(next(findings.pages(edition)).html["vi"])
    told = {
        link: sum(int(n) for n in each.words().rpartition(":")[2].split() if n.isdigit())
        for each in here.all("li")
        for link in each.links()
        if link.endswith("/#canh-bao")
    }
    for page in body.pages(edition):
        way = "../" + page.path.removeprefix(edition.view.addresses.root)
        figure = next(
            node
            for node in read(page.html["vi"]).all("a")
            if node.attributes["href"] == "#canh-bao" and "phát hiện, trong đó" in node.words()
        )
        assert told.get(f"{way}#canh-bao", 0) == int(figure.words().split()[0])


def test_many_findings_go_to_pages_of_their_rules(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plancheck.site.view.ON_A_PAGE", 30)
    number = 35
    tasks = "tasks:\n" + "".join(
        f"  - {{id: A{n}, vi: Việc thứ {n} rất riêng, kind: content}}\n" for n in range(number)
    )
    edition, pages = opened(shown(workspace({"tasks.yaml": tasks})))
    home = edition.view.addresses.page("canh-bao")
    assert f"{home}bang/" not in pages
    assert not list(marked(pages[home]))
    slugs = {each.finding.rule.slug for each in edition.view.found}
    there = [node.attributes["id"] for page in pages.values() for node in marked(page)]
    assert len(there) == len(set(there)) == len(edition.view.found)
    many = next(slug for slug in slugs if f"{home}{slug}/2/" in pages)
    assert "2/" in read(pages[f"{home}{many}/"].html["vi"]).links()
    titles = [page.title.vi for page in pages.values()]
    assert len(titles) == len(set(titles))
    for each in edition.view.found:
        path, _, mark = edition.view.listed_at(each).partition("#")
        assert any(node.attributes["id"] == mark for node in marked(pages[path]))
    for page in pages.values():
        assert len(page.html["vi"].encode()) < 400_000


def test_without_findings_the_page_says_so(workspace: Workspace) -> None:
    (view,) = (site := shown(workspace())).views
    view.found = ()
    (page,) = findings.pages(Edition(site, view))
    assert "Không có phát hiện nào" in page.html["vi"]
    assert "Nothing was found" in page.html["en"]


def test_no_rule_is_called_as_a_family_or_a_page_of_findings() -> None:
    taken = {*FAMILIES, "bang", "nhom", "theo-co-quan", "loi"}
    assert not taken & set(rules.by_slug())


def test_words_of_a_plan_never_act(workspace: Workspace) -> None:
    evil = '<script>alert(1)</script> {{ 7*7 }} \\u202E \\" onload=x'
    tasks = f'tasks:\n  - id: A1\n    vi: "{evil}"\n    kind: content\n    objectives: ["{evil}"]\n'
    _, pages = opened(shown(workspace({"tasks.yaml": tasks})))
    assert any("&lt;script&gt;" in page.html["vi"] for page in pages.values())
    for page in pages.values():
        assert not acts(page)
        assert "\u202e" not in page.html["vi"]
