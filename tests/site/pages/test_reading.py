"""The page that says how to read the site: complete in both languages, honest about its limits."""

import pytest

from plancheck.labels import GRADES
from plancheck.site.pages import reading
from plancheck.standing import REPORTS, TARGETS, TASKS
from plancheck.text import LANGS, Lang
from seen_pages import HAI_NAM, acts, read, shown
from support import Workspace

SITE = shown(HAI_NAM)
(PAGE,) = reading.pages(SITE)


def test_both_languages_have_the_same_parts_and_the_same_links() -> None:
    vi, en = (read(PAGE.html[lang]) for lang in LANGS)
    assert [n.attributes["id"] for n in vi.all("h2")] == [n.attributes["id"] for n in en.all("h2")]
    assert vi.links() == en.links()
    assert not acts(PAGE)


@pytest.mark.parametrize("lang", LANGS)
def test_every_state_grade_and_day_is_named(lang: Lang) -> None:
    words = read(PAGE.html[lang]).words()
    for some in (TASKS, TARGETS, REPORTS, GRADES):
        for each in some.values():
            assert each.in_(lang) in words
    for view in SITE.views:
        day = f"{view.as_of:%d/%m/%Y}" if lang == "vi" else view.as_of.isoformat()
        assert day in words


@pytest.mark.parametrize("lang", LANGS)
def test_contents_lead_to_parts_of_the_page(lang: Lang) -> None:
    page = read(PAGE.html[lang])
    for link in page.links():
        if link.startswith("#"):
            assert page.at(link[1:])


@pytest.mark.parametrize(
    ("lang", "words"),
    [("vi", "Chưa có người dùng trình đọc màn hình"), ("en", "No person has tried it with a")],
)
def test_it_says_what_was_not_tested_and_names_no_rule_without_a_source(
    lang: Lang, words: str
) -> None:
    text = read(PAGE.html[lang]).words()
    assert words in text
    assert "26/2020" not in text


def test_words_of_a_plan_never_act(workspace: Workspace) -> None:
    head = (
        "plan:\n  id: vi-du/cntt\n  type: annual-it-plan\n  vi: '<script>x</script>'\n"
        "  jurisdiction: VN\n  period: {from: 2019-01-01, to: 2019-12-31}\n"
    )
    (page,) = reading.pages(shown(workspace(head=head)))
    assert not acts(page)
    assert "&lt;script&gt;" in page.html["vi"]
