"""Where the evidence was read, on its page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.model import Reference
from plancheck.site.pages import references
from plancheck.site.view import View
from plancheck.text import LANGS
from seen_pages import HAI_NAM, Node, acts, read, shown
from support import Workspace

VIEWS = [*shown().views, *shown(HAI_NAM).views]
every_plan = pytest.mark.parametrize("view", VIEWS, ids=[view.plan.id for view in VIEWS])


def page_of(view: View, lang: str = "vi") -> Node:
    (page,) = references.pages(view)
    return read(page.html[lang])  # type: ignore[index]


@every_plan
def test_every_source_says_where_it_is_and_what_rests_on_it(view: View) -> None:
    for lang in LANGS:
        page = page_of(view, lang)
        for each in view.shared:
            if not isinstance(each, Reference):
                continue
            node = page.at(each.id)
            assert each.where in node.words()
            for link in view.registry.links_to(each, "evidenced-by"):
                to = view.addresses.of(link.source).rpartition(view.addresses.root)[2]  # type: ignore[arg-type]
                assert any(href.endswith(to) for href in node.links())


@every_plan
def test_an_address_can_be_followed_and_tells_nothing_of_the_reader(view: View) -> None:
    for node in page_of(view).all("a"):
        href = node.attributes["href"]
        if "//" in href:
            assert href.startswith(("https://", "http://"))
            assert node.attributes["rel"] == "noopener noreferrer external"
            assert node.words() == href


REFERENCES = """\
references:
  - {id: r1, kind: press, where: "https://example.org/a?b=1&c=2"}
  - {id: r2, kind: press, where: "javascript:alert(1)"}
  - {id: r3, kind: "<b>lạ</b>", where: "https://example.org/\\"onclick=alert(1)"}
  - {id: r4, kind: press, where: " https://example.org", note: "<script>x</script>"}
  - {id: r5, kind: press, where: "data:text/html,<script>alert(1)</script>"}
  - {id: r6, kind: press, where: "//example.org/x"}
  - {id: r7, kind: press, where: "https://example.org see there"}
acts:
  - id: a1
    type: luat
    vi: Luật ví dụ
    number: 1/2018/QH14
    events:
      - {on: 2018-01-01, type: entry-into-force, evidence: [{source: r1}]}
"""


def test_what_is_no_address_stays_words(workspace: Workspace) -> None:
    (view,) = shown(workspace({"a.yaml": REFERENCES})).views
    (made,) = references.pages(view)
    assert acts(made) == []
    page = page_of(view)
    for name in ("r2", "r3", "r4", "r5", "r6", "r7"):
        assert page.at(name).links() == [], name
    assert "javascript:alert(1)" in page.at("r2").words()
    assert page.at("r1").links()[0] == "https://example.org/a?b=1&c=2"
    assert "1/2018/QH14: có hiệu lực 01/01/2018" in page.at("r1").words()
    assert "chưa có nội dung nào dẫn nguồn này" in page.at("r2").words()
    assert "1/2018/QH14: enters into force 2018-01-01" in page_of(view, "en").at("r1").words()
    assert "<b>lạ</b> (1)" in page.words()


@given(
    st.text(max_size=30), st.sampled_from(["https://", "http://", "javascript:", "HTTPS://", ""])
)
def test_an_address_holds_nothing_hidden_and_no_space(rest: str, scheme: str) -> None:
    if references.address(scheme + rest):
        assert scheme in ("https://", "http://") or rest.startswith(("https://", "http://"))
        assert not set(scheme + rest) & set(" \t\n<>\"'`\\\u202e\u200b\u00ad")


def test_an_address_with_something_hidden_in_it_stays_words() -> None:
    assert references.address("https://example.org/xy")
    assert not references.address("https://example.org/x\u202ey")
    assert not references.address("https://example.org/x\u200by")


def test_no_sources_are_said_to_be_none(workspace: Workspace) -> None:
    (view,) = shown(workspace()).views
    assert "Không có nguồn tra cứu nào" in page_of(view).words()
    assert "No source is recorded" in page_of(view, "en").words()
