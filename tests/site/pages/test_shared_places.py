"""Every element whose address is a place on one of these pages stands there, once."""

import pytest

from plancheck.site.pages import figures, projects, references, situation, texts
from plancheck.site.view import View
from plancheck.text import LANGS
from seen_pages import HAI_NAM, read, shown

VIEWS = [*shown().views, *shown(HAI_NAM).views]
MAKERS = (texts, situation, figures, references, projects)


@pytest.mark.parametrize("view", VIEWS, ids=[view.plan.id for view in VIEWS])
def test_every_element_with_an_address_here_stands_here(view: View) -> None:
    made = {page.path: page for maker in MAKERS for page in maker.pages(view)}
    for lang in LANGS:
        found: dict[str, list[str]] = {}
        for path, page in made.items():
            nodes = read(page.html[lang]).all()
            found[path] = [n.attributes["id"] for n in nodes if "id" in n.attributes]
            assert len(set(found[path])) == len(found[path]), path
        places = 0
        for entity in (*view.plan.entities.values(), *view.shared):
            path, _, fragment = view.addresses.of(entity).partition("#")
            if path in found and fragment:
                assert found[path].count(fragment) == 1, (path, fragment)
                places += 1
        assert places


@pytest.mark.parametrize("view", VIEWS, ids=[view.plan.id for view in VIEWS])
def test_every_link_within_these_pages_leads_to_something(view: View) -> None:
    made = {page.path: page for maker in MAKERS for page in maker.pages(view)}
    ids = {
        path: {n.attributes["id"] for n in read(page.html["vi"]).all() if "id" in n.attributes}
        for path, page in made.items()
    }
    for path, page in made.items():
        for link in read(page.html["vi"]).links():
            if link.removeprefix("./").startswith("#"):
                assert link.partition("#")[2] in ids[path], (path, link)
