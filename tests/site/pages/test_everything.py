"""Everything with an address is in the index, in Vietnamese order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.site.folding import order
from plancheck.site.page import address, relative
from plancheck.site.pages import everything
from plancheck.site.view import View
from plancheck.terminal import plain
from plancheck.text import LANGS, Lang, Text
from seen_pages import HAI_NAM, Node, acts, read, shown
from support import Workspace

VIEWS = [*shown().views, *shown(HAI_NAM).views]
every_plan = pytest.mark.parametrize("view", VIEWS, ids=[view.plan.id for view in VIEWS])


def items(view: View, lang: Lang) -> dict[str, list[Node]]:
    """Return the items of the index by the id that each gives."""
    found: dict[str, list[Node]] = {}
    for page in everything.pages(view):
        for node in read(page.html[lang]).all("li"):
            for name in node.all("code"):
                found.setdefault(name.text(), []).append(node)
    return found


@every_plan
@pytest.mark.parametrize("lang", LANGS)
def test_every_element_is_there_with_its_page_and_its_former_ids(view: View, lang: Lang) -> None:
    found = items(view, lang)
    here = address(view.addresses.page("tim"), lang)
    for entity in (*view.plan.entities.values(), *view.shared):
        if entity is view.plan.identity:
            continue
        to = relative(here, address(view.addresses.of(entity), lang))
        assert any(to in node.links() for node in found[plain(entity.id)])
        for was in entity.was:
            assert any(entity.id in node.text() for node in found[plain(was)])


@every_plan
def test_kinds_stand_in_the_order_of_the_alphabet(view: View) -> None:
    (page,) = everything.pages(view)
    for kind in everything._kinds(view):
        assert list(kind.entries) == sorted(
            kind.entries, key=lambda each: (order(each.words.vi), each.id)
        )
        assert f'id="{kind.key}"' in page.html["vi"]
        assert kind.key in everything.KINDS


def test_a_long_index_goes_to_pages_of_its_kinds(workspace: Workspace) -> None:
    number = everything.ON_A_PAGE + 10
    tasks = "tasks:\n" + "".join(
        f"  - {{id: A{n}, vi: Việc {n}, kind: content}}\n" for n in range(number)
    )
    (view,) = shown(workspace({"tasks.yaml": tasks})).views
    pages = {page.path: page for page in everything.pages(view)}
    home = view.addresses.page("tim")
    assert set(pages) == {home, f"{home}task/", f"{home}task/2/"}
    assert "data-az" not in pages[home].html["vi"]
    assert {"task/", "task/2/"} <= set(read(pages[home].html["vi"]).links())
    assert len({page.title.vi for page in pages.values()}) == len(pages)
    there = items(view, "vi")
    assert {f"A{n}" for n in range(number)} <= set(there)
    for page in pages.values():
        assert len(page.html["vi"].encode()) < 400_000


def test_words_of_a_plan_never_act(workspace: Workspace) -> None:
    evil = "<img src=x onerror=alert(1)> {{ 7*7 }} \\u202E"
    tasks = f'tasks:\n  - {{id: A1, vi: "{evil}", kind: content}}\n'
    bodies = f'bodies:\n  - {{id: b, vi: "{evil}", kind: so, other_names: ["\\"><script>"]}}\n'
    (view,) = shown(workspace({"tasks.yaml": tasks, "registry.yaml": bodies})).views
    (page,) = everything.pages(view)
    assert not acts(page)
    assert "\u202e" not in page.html["vi"]
    assert "&lt;img" in page.html["vi"]
    (node,) = items(view, "vi")["b"]
    assert node.attributes["data-keys"] == '"><script>'


@given(st.lists(st.text(max_size=40), min_size=1, max_size=5))
def test_the_span_of_a_page_names_its_ends(words: list[str]) -> None:
    entries = [everything.Entry("a", Text(each, each), "") for each in words]
    span = everything._span(entries)
    assert (" – " in span) or len(entries) == 1
