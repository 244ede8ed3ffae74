"""Addresses between pages: from any page to any other, wherever the site is put."""

from urllib.parse import quote, unquote, urljoin, urlsplit

from hypothesis import example, given
from hypothesis import strategies as st

from plancheck.site.page import address, relative
from plancheck.text import LANGS, Lang

PARTS = st.sampled_from(["a", "b", "vi-du", "en", "tv.so-y-te", "javascript:x", "c:", "%41", "a b"])
PARTS |= st.text(st.characters(exclude_characters="/#", exclude_categories=["Cs"]), min_size=1)
PARTS = PARTS.filter(lambda part: part.strip(".") != "")
FOLDERS = st.lists(PARTS, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
FILES = st.tuples(FOLDERS, st.just("") | PARTS).map("".join)
FRAGMENTS = st.just("") | st.text(st.characters(exclude_categories=["Cs"])).map(lambda t: f"#{t}")


@given(FOLDERS, FILES, FRAGMENTS, st.sampled_from(["https://x.vn/", "https://x.vn/k/l/"]))
@example("a/b/", "a/b/", "", "https://x.vn/")
@example("a/b/", "", "#", "https://x.vn/k/")
@example("", "javascript:alert(1)", "", "https://x.vn/")
@example("a/", "c:/x", "# <'\"", "https://x.vn/")
@example("a/", "a/x?y=1&z", "#ế%", "https://x.vn/")
def test_an_address_leads_from_any_page_to_any_target(
    here: str, there: str, fragment: str, root: str
) -> None:
    way = relative(here, there + fragment)
    assert way
    assert way.isascii()
    assert not set(way) & set(" <>\"'?\\&")
    assert not urlsplit(way).scheme
    assert not way.startswith("/")
    reached, _, place = urljoin(root + quote(here), way).partition("#")
    assert reached == root + quote(there, safe="/-._~")
    assert unquote(place) == fragment[1:]


@given(FOLDERS, FILES)
def test_an_address_climbs_no_higher_than_the_root_of_the_site(here: str, there: str) -> None:
    way = relative(here, there)
    assert way.split("/").count("..") <= here.count("/")
    assert ".." not in way.lstrip("./").split("/")


@given(FILES, st.sampled_from(LANGS))
def test_a_path_from_the_root_of_the_site_is_the_same_in_every_language(
    path: str, lang: Lang
) -> None:
    assert address(f"/{path}", lang) == path
    assert address(path, "vi") == path
    assert address(path, "en") == f"en/{path}"
