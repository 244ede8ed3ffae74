"""The feed of news, read back: what RFC 4287 asks for, names that last, words that stay words."""

from datetime import date
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from plancheck.site.feeds.atom import Entry, Feed, atom
from plancheck.terminal import plain
from plancheck.text import Text

NS = {"a": "http://www.w3.org/2005/Atom"}
SITE = "https://example.org/site/"
PAGE = "vi-du/cntt/canh-bao/"
FEED = Feed(
    Text("Cảnh báo: Kế hoạch ví dụ", "Findings: example plan"),
    Text("Ủy ban nhân dân tỉnh", "Provincial People's Committee"),
    "vi-du/cntt",
    f"{PAGE}feed.xml",
    PAGE,
)
OLD = Entry(Text("Cũ", "Old"), "a" * 32, date(2019, 3, 6), f"{PAGE}#{'a' * 32}", Text("x", "x"))
NEW = OLD._replace(title=Text("Mới", "New"), id="b" * 32, updated=date(2019, 9, 30))


def read(*entries: Entry, base: str = SITE, feed: Feed = FEED) -> ET.Element:
    raw = atom(feed, entries, base_url=base, as_of=date(2019, 12, 31), lang="vi")
    return ET.fromstring(raw)


def said(root: ET.Element, path: str) -> list[str]:
    return [each.text or "" for each in root.findall(path, NS)]


def links(root: ET.Element) -> dict[str | None, str | None]:
    return {each.get("rel"): each.get("href") for each in root.findall("a:link", NS)}


def test_a_feed_has_what_every_feed_must_have() -> None:
    root = read(OLD, NEW)
    assert root.tag == f"{{{NS['a']}}}feed"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "vi"
    assert said(root, "a:id") == [f"{SITE}{PAGE}feed.xml"]
    assert said(root, "a:title") == ["Cảnh báo: Kế hoạch ví dụ"]
    assert said(root, "a:author/a:name") == ["Ủy ban nhân dân tỉnh"]
    assert said(root, "a:updated") == ["2019-09-30T00:00:00Z"]
    assert links(root) == {"self": f"{SITE}{PAGE}feed.xml", "alternate": SITE + PAGE}


def test_the_newest_entry_comes_first_and_leads_to_its_page() -> None:
    root = read(OLD, NEW)
    assert said(root, "a:entry/a:title") == ["Mới", "Cũ"]
    assert said(root, "a:entry/a:updated") == ["2019-09-30T00:00:00Z", "2019-03-06T00:00:00Z"]
    (_, old) = root.findall("a:entry", NS)
    assert links(old) == {"alternate": f"{SITE}{PAGE}#{'a' * 32}"}
    assert said(old, "a:id") == [f"{SITE}{PAGE}#{'a' * 32}"]
    assert said(old, "a:content") == ["x"]


def test_an_entry_keeps_its_name_when_its_words_and_its_day_change() -> None:
    later = OLD._replace(updated=date(2020, 1, 1), title=Text("Khác", "Other"))
    for base in (SITE, ""):
        assert said(read(OLD, base=base), "a:entry/a:id") == said(
            read(later, base=base), "a:entry/a:id"
        )


def test_without_an_address_of_the_site_names_are_tags_and_nothing_is_linked() -> None:
    root = read(OLD, NEW, base="")
    names = [*said(root, "a:id"), *said(root, "a:entry/a:id")]
    assert len(set(names)) == 3
    assert all(name.startswith("tag:plancheck.example,2026:vi-du/cntt:") for name in names)
    assert not root.findall(".//a:link", NS)


def test_a_feed_without_entries_is_of_the_day_of_the_site() -> None:
    assert said(read(), "a:updated") == ["2019-12-31T00:00:00Z"]


@given(st.text() | st.sampled_from(["</content><script>", "]]>", "\ufffe", "\x00", "\u202e"]))
def test_whatever_the_words_they_stay_words(words: str) -> None:
    text = Text(words, words)
    root = read(OLD._replace(title=text, summary=text), feed=FEED._replace(title=text))
    expected = plain(words).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
    assert said(root, "a:title") == said(root, "a:entry/a:title") == [expected]
    assert said(root, "a:entry/a:content") == [expected]
    assert len(list(root.iter())) == 15
