"""Pages at former addresses: they lead on in both languages, and are found by nothing."""

from datetime import date
from urllib.parse import urljoin

import pytest

from plancheck import project
from plancheck.site import moved, publishing
from plancheck.site.page import address
from plancheck.site.view import Site, site
from plancheck.text import LANGS
from seen_pages import read
from support import HEAD, Workspace

TASKS = "tasks:\n  - {id: A1, vi: một, kind: content, was: [Cu]}\n"
ROOT = "https://x.vn/k/"


def made(workspace: Workspace) -> Site:
    folder = workspace({"t.yaml": TASKS}, HEAD.replace("  type:", "  was: [cu/cntt]\n  type:"))
    return site(project.open_project([str(folder)]), None, date(2026, 1, 1), history=False)


@pytest.mark.parametrize("base_url", ["", ROOT])
def test_a_former_address_leads_on_in_each_language(workspace: Workspace, base_url: str) -> None:
    whole = publishing.whole(made(workspace)._replace(base_url=base_url))
    pages = {address(p.path, lang) for p in whole.pages if not p.moved for lang in LANGS}
    former = [page for page in whole.pages if page.moved]
    assert {page.path for page in former} >= {
        "vi-du/cntt/nhiem-vu/cu/", "cu/cntt/", "cu/cntt/nhiem-vu/a1/", "cu/cntt/nhiem-vu/cu/",
    }  # fmt: skip
    for page in former:
        found = {each.path: each.content.decode() for each in moved.files(page, base_url)}
        assert set(found) == {f"{address(page.path, lang)}index.html" for lang in LANGS}
        for lang in LANGS:
            here = ROOT + address(page.path, lang)
            html = found[f"{address(page.path, lang)}index.html"]
            node = read(html.partition("<html")[2].partition(">")[2].replace("</html>", ""))
            (refresh,) = node.all("meta", **{"http-equiv": "refresh"})
            (link,) = node.all("a")
            (canonical,) = node.all("link", rel="canonical")
            wanted = ROOT + address(page.moved, lang)
            assert wanted.removeprefix(ROOT) in pages
            ways = (refresh.attributes["content"].removeprefix("0; url="), link.attributes["href"],
                    canonical.attributes["href"])  # fmt: skip
            assert {urljoin(here, way) for way in ways} == {wanted}
            (robots,) = node.all("meta", name="robots")
            assert robots.attributes["content"] == "noindex"
            assert f'lang="{lang}"' in html
            assert "Content-Security-Policy" in html


def test_former_addresses_are_no_pages_that_can_be_found(workspace: Workspace) -> None:
    whole = publishing.whole(made(workspace))
    files = {each.path: each.content for each in publishing.all_files(whole)}
    for lang in LANGS:
        index = files[address(f"search.{lang}.js", lang)].decode()
        assert '["cu/' not in index
        assert "nhiem-vu/cu/" not in index
        assert '"Cu"' in index  # a former id finds the present page
