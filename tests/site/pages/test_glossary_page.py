"""The glossary of the site is that of the documents; short forms lead to where they stand."""

import re

import pytest

from plancheck.site import terms
from plancheck.site.pages import glossary_page
from plancheck.text import LANGS, Lang
from seen_pages import HAI_NAM, Node, acts, read, shown
from support import REPOSITORY, Workspace

SITE = shown()
(PAGE,) = glossary_page.pages(SITE)


def test_the_document_and_the_page_hold_the_same_table() -> None:
    text = (REPOSITORY / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ")][2:]
    wanted = []
    for each in terms.TERMS:
        source = f" ({each.source})" if each.source else ""
        wanted.append(f"| {each.words.en} | {each.words.vi} | {each.meaning.en}{source} |")
    assert rows == wanted


def test_each_term_has_an_address_of_its_own_and_both_words() -> None:
    keys = [each.key for each in terms.TERMS]
    assert len(keys) == len(set(keys))
    for lang in LANGS:
        page = read(PAGE.html[lang])
        for each in terms.TERMS:
            head = page.at(each.key).text()
            assert each.words.vi in head
            assert each.words.en in head
            assert each.meaning.in_(lang) in page.text()
    assert not acts(PAGE)


@pytest.mark.parametrize("lang", LANGS)
def test_a_short_form_leads_to_the_line_that_prints_it_first(lang: Lang) -> None:
    page = read(PAGE.html[lang])
    links = dict(
        zip(
            (each.text() for each in page.all("abbr")),
            ([*node.links()] for node in _after_abbr(page)),
            strict=True,
        )
    )
    text = SITE.views[0].plan.text()
    assert text is not None
    known = {each.short for each in terms.ABBREVIATIONS}
    for short in ("UBND", "TTHC", "WAN", "QĐ"):
        line = int(links[short][0].rpartition("#L")[2])
        assert re.search(rf"(?<!\w){short}(?!\w)", text.lines[line - 1])
        assert not any(re.search(rf"(?<!\w){short}(?!\w)", e) for e in text.lines[: line - 1])
    assert links["STTTT"]  # the registry gives it
    assert "NSNN" in known
    assert "NSNN" not in links  # no text prints it


def _after_abbr(page: Node) -> list[Node]:
    facts = [node for node in page.all("dl") if node.attributes.get("class") == "facts"]
    return list(facts[0].all("dd"))


def test_short_forms_are_in_the_order_of_letters_and_known_once() -> None:
    shorts = [each.short for each in terms.ABBREVIATIONS]
    assert len(shorts) == len(set(shorts))
    for site in (SITE, shown(HAI_NAM)):
        found = [each.short for each in glossary_page._shorts(site)]
        assert found == sorted(found, key=lambda each: each.replace("Đ", "D~"))


def test_a_plan_without_text_or_names_says_so(workspace: Workspace) -> None:
    (page,) = glossary_page.pages(shown(workspace()))
    assert "không dùng chữ viết tắt nào đã biết" in page.html["vi"]
    assert "Neither the source texts" in page.html["en"]
