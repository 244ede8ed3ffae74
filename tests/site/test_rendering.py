"""Templates: all that is put into them is text, in the language of the page."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup

from plancheck.site.rendering import Packed, _environment, both, linker
from plancheck.text import LANGS, Lang, Text, write
from seen_pages import read
from strategies import TEXTS

HIDDEN = "\u202e\u202d\u2066\u2069\u200b\u200e\ufeff\x07\x1b\x00"


def put(source: str, lang: Lang = "vi", **context: object) -> str:
    return _environment().from_string(source).render(context, link=linker("a/b/", lang), lang=lang)


@settings(max_examples=40)
@given(TEXTS)
def test_no_text_becomes_markup_or_hides(words: str) -> None:
    html = put("<p title=\"{{ x }}\" lang='{{ x|short(40) }}'>{{ x }}</p>", x=words)
    (only,) = read(html).all()
    assert only.tag == "p"
    assert set(only.attributes) == {"title", "lang"}
    assert not set(html) & set(HIDDEN)


@settings(max_examples=30)
@given(TEXTS, TEXTS)
def test_words_are_shown_in_the_language_of_the_page(vi: str, en: str) -> None:
    text = Text(vi, en)
    for lang in LANGS:
        assert put("{{ x }}", lang, x=text) == put("{{ y }}", lang, y=text.in_(lang))
        assert put("{{ x|t }}", lang, x=text) == put("{{ y }}", lang, y=text.in_(lang))


def test_days_are_written_as_the_language_does() -> None:
    day = date(2019, 3, 4)
    for lang in LANGS:
        assert put("{{ x }}", lang, x=day) == write(day, lang)
        assert put("{{ x|iso }}", lang, x=day) == "2019-03-04"
    assert put("{{ x }}", x=day) == "04/03/2019"


def test_what_a_template_says_follows_the_language() -> None:
    assert [put('{{ say("một", "one") }}', lang) for lang in LANGS] == ["một", "one"]


def test_what_pictures_made_stays_and_what_looks_like_it_does_not() -> None:
    assert put("{{ x }}", x=Markup("<b>x</b>")) == "<b>x</b>"
    assert put("{{ x }}", x="<b>x</b>") == "&lt;b&gt;x&lt;/b&gt;"


def test_words_of_a_plan_are_no_template() -> None:
    for words in ("{{ 7*7 }}", "{% raw %}", "{# x #}", "{{ link.__globals__ }}"):
        assert put("{{ x }}", x=words).replace("&#39;", "'") == words


def test_a_name_that_nobody_gave_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        put("{{ nothing }}")


@given(st.dictionaries(st.sampled_from(LANGS), st.text(st.characters(exclude_categories=["Cs"]))))
def test_a_packed_page_is_what_was_packed(pages: dict[Lang, str]) -> None:
    packed = Packed(pages)
    assert dict(packed) == pages
    assert len(packed) == len(pages)


def test_links_of_both_languages_stay_within_their_language() -> None:
    page = both("macros.html", "a/b/", {})
    assert set(page) == set(LANGS)
    assert linker("a/b/", "vi")("a/c/") == linker("a/b/", "en")("a/c/") == "../c/"
    assert linker("a/b/", "en")("/assets/x.css") == "../../../assets/x.css"
    assert linker("a/b/", "vi")("/assets/x.css") == "../../assets/x.css"
