"""What the plan says of the situation, on its page."""

import pytest

from plancheck.site.pages import situation
from plancheck.site.view import View
from plancheck.text import LANGS
from seen_pages import HAI_NAM, Node, acts, read, shown
from support import Workspace

VIEWS = [*shown().views, *shown(HAI_NAM).views]
every_plan = pytest.mark.parametrize("view", VIEWS, ids=[view.plan.id for view in VIEWS])


def page_of(view: View, lang: str = "vi") -> Node:
    (page,) = situation.pages(view)
    return read(page.html[lang])  # type: ignore[index]


@every_plan
def test_every_item_stands_under_its_kind_with_its_words_and_its_lines(view: View) -> None:
    for lang in LANGS:
        page = page_of(view, lang)
        order = [n.attributes["id"] for n in page.all() if "id" in n.attributes]
        kinds = list(situation.KINDS)
        for item in view.plan.items:
            node = page.at(item.id)
            assert item.vi in node.words() or (item.en or item.vi) in node.words()
            heads = [name for name in order[: order.index(item.id)] if name.startswith("loai-")]
            assert heads[-1] == f"loai-{item.kind}"
            assert bool(item.source) == any("van-ban/#L" in link for link in node.links())
        assert [k for k in kinds if f"loai-{k}" in order] == [
            name.removeprefix("loai-") for name in order if name.startswith("loai-")
        ]


@every_plan
def test_every_task_that_follows_or_addresses_an_item_is_named_there(view: View) -> None:
    page = page_of(view)
    for item in view.plan.items:
        links = page.at(item.id).links()
        named = [*item.successors]
        named += [t.id for t in view.plan.tasks if item.id in (*t.addresses, *t.carried_from)]
        for name in named:
            assert any(link.endswith(f"nhiem-vu/{name.lower()}/") for link in links), item.id
        if item.kind in ("problem", "unfinished", "recommendation") and not named:
            links_in = view.plan.links_to(item, "addresses", "carried-from")
            if not links_in:
                assert "Không nhiệm vụ nào" in page.at(item.id).words()


@every_plan
def test_findings_about_an_item_stand_with_it(view: View) -> None:
    page = page_of(view)
    for item in view.plan.items:
        found = view.about(item.id)
        marks = [link.rpartition("#")[2] for link in page.at(item.id).links() if "canh-bao" in link]
        assert marks == [each.finding.fingerprint for each in found]


ITEMS = """\
items:
  - {id: K1, kind: claim, vi: "<script>alert(1)</script> \\u0110 {{ 7*7 }}", section: "9.9"}
  - {id: K2, kind: unfinished, vi: Việc dở, cause: "<b>thiếu tiền</b>", disposition: partly}
  - {id: K3, kind: unfinished, vi: Việc khác}
  - {id: K4, kind: claim, vi: Có số, measurements: [m1]}
  - {id: K5, kind: claim, vi: Có chứng cứ, measurements: [m2]}
measurements:
  - {id: m1, indicator: i1, value: {eq: 5, unit: site}, as_of: 2018-01-01}
  - {id: m2, indicator: i1, value: {eq: 6, unit: site}, as_of: 2018-01-01, evidence: [Biên bản]}
indicators:
  - {id: i1, vi: Số điểm, kind: count, unit: site}
"""


def test_hostile_words_are_shown_as_words_and_what_is_not_said_is_said(
    workspace: Workspace,
) -> None:
    (view,) = shown(workspace({"a.yaml": ITEMS})).views
    (made,) = situation.pages(view)
    assert acts(made) == []
    page = page_of(view)
    assert "<script>alert(1)</script> Đ {{ 7*7 }}" in page.at("K1").words()
    assert "chỉ nêu bằng lời" in page.at("K1").words()
    assert "<b>thiếu tiền</b>" in page.at("K2").words()
    assert "chuyển tiếp một phần" in page.at("K2").words()
    assert "không nêu việc này được xử lý tiếp" in page.at("K3").words()
    assert "có số liệu, không nêu chứng cứ" in page.at("K4").words()
    assert "có số liệu, có nêu chứng cứ" in page.at("K5").words()
    assert "Số điểm: 5 điểm" in page.at("K4").words()
    assert "figures, with evidence named" in page_of(view, "en").at("K5").words()


def test_a_plan_that_says_nothing_of_the_situation_says_so(workspace: Workspace) -> None:
    (view,) = shown(workspace()).views
    assert "không đánh giá hiện trạng" in page_of(view).words()
    assert "does not assess the situation" in page_of(view, "en").words()
