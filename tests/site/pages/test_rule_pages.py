"""Every rule has a page in both languages, which says what `plancheck explain` says."""

import pytest

from plancheck import explain, rules
from plancheck.checks import FAMILIES
from plancheck.silence import NEVER
from plancheck.site.page import Page
from plancheck.site.pages import rule_pages
from plancheck.terminal import plain
from plancheck.text import LANGS, Lang
from seen_pages import HAI_NAM, Node, acts, read, shown

SITE = shown(HAI_NAM)
PAGES = {page.path: page for page in rule_pages.pages(SITE)}


def page_of(slug: str) -> Page:
    return PAGES[f"quy-tac/{slug}/"]


def code(page: Node) -> str:
    return "\n".join(each.text() for each in page.all("pre"))


def test_each_rule_has_one_page_and_the_list_names_all_by_family() -> None:
    assert set(PAGES) == {"quy-tac/", *(f"quy-tac/{slug}/" for slug in rules.by_slug())}
    for lang in LANGS:
        listed = read(PAGES["quy-tac/"].html[lang])
        there = [link for link in listed.links() if not link.startswith("#")]
        assert there == [f"{slug}/" for slug in rules.by_slug()]
        assert [n.attributes["id"] for n in listed.all("h2")] == [
            family for family in FAMILIES if family in rules.families().values()
        ]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("slug", rules.by_slug())
def test_the_page_says_what_explain_says(slug: str, lang: Lang) -> None:
    page = read(page_of(slug).html[lang])
    words = page.words()
    assert rules.by_slug()[slug].title.in_(lang) == next(page.all("h1")).text()
    for label, text in explain.facts(slug):
        assert label.in_(lang) in words
        assert " ".join(plain(text.in_(lang)).split()) in words
    samples = explain.samples(slug)
    shown_code = code(page)
    for each in samples:
        for _, lines in each.files:
            for line in lines:
                assert plain(line.text) in shown_code
    marked = [each.text() for each in page.all("mark")]
    here = [line.text for each in samples for _, some in each.files for line in some if line.here]
    assert len(marked) == len(here)
    assert all(explain.HERE.in_(lang) in each for each in marked)
    never = rules.families()[slug] in NEVER
    assert (explain.MENDED.in_(lang) in words) is never
    assert (f"plancheck: ignore[{slug}]" in words) is not never
    assert not acts(page_of(slug))


def test_the_bad_example_marks_where_the_rule_looks() -> None:
    for slug in rules.by_slug():
        bad, good = explain.samples(slug)
        assert (bad.kind, good.kind) == ("bad", "good")
        assert not any(line.here for _, some in good.files for line in some)


def test_numbers_lead_to_the_findings_of_each_plan() -> None:
    for view in SITE.views:
        for each in view.found:
            page = read(page_of(each.finding.rule.slug).html["vi"])
            number = sum(e.finding.rule.slug == each.finding.rule.slug for e in view.found)
            (item,) = (
                node
                for node in page.all("li")
                if any(f"{view.addresses.root}canh-bao/" in link for link in node.links())
            )
            assert item.words().endswith(f": {number}")


def test_the_english_page_has_english_words_around_the_example() -> None:
    page = read(page_of("several-leads").html["en"])
    for words in ("Found in the plans", "Examples", "Waiving", "What to do", "Ground"):
        assert words in page.words()
    assert "Cách xử lý" not in page.words()
