"""The page of amendments: what each changes, before and after, and honest where there is none."""

import json
from datetime import date

import pytest

from plancheck.site.page import Page
from plancheck.site.pages import amendments
from plancheck.site.refs import Refs
from plancheck.text import LANGS
from site_pages import HAI_NAM, HOSTILE, editions, ids, refs, unharmed, words
from support import Workspace

FILES = """\
acts:
  - {id: qd-7, type: quyet-dinh, number: 7/QĐ-UBND, vi: Sửa đổi, issued: 2019-05-20}
objectives:
  - id: MT1
    kind: general
    vi: Mục tiêu
    targets: [{id: MT1.1, vi: Chỉ tiêu}]
tasks:
  - {id: A1, kind: content, vi: Việc mới}
  - {id: A2, kind: content, vi: Việc thêm}
amendments:
  - id: SD1
    act: qd-7
    from: 2019-06-01
    operations:
      - {op: substitute, element: A1, key: vi, before: Việc cũ, note: Ghi chú}
      - {op: repeal, element: MT1}
      - {op: insert, element: A2}
  - id: SD2
    act: qd-7
    from: 2019-09-01
    operations:
      - {op: substitute, element: A1, key: source, before: "7"}
"""


def page_of(some: Refs) -> Page:
    (page,) = amendments.pages(some)
    return page


@pytest.fixture(scope="module")
def hai_nam() -> Page:
    return page_of(refs(editions(HAI_NAM), "vi-du/so-hoa-2021"))


def test_figures_and_deadlines_are_told_in_words_before_and_after(hai_nam: Page) -> None:
    told = words(hai_nam)
    assert "thay MT2.1" in told
    assert "Trước trên 60% Sau trên 50%" in told
    assert "Trước chậm nhất ngày 30/06/2021" in told
    assert "Trước Trên 60% hồ sơ được nộp trực tuyến Sau Trên 50%" in told
    assert "Before over 60% After over 50%" in words(hai_nam, "en")


def test_elements_and_act_lead_to_their_pages(hai_nam: Page) -> None:
    assert 'href="../muc-tieu/mt2/#MT2.1"' in hai_nam.html["vi"]
    assert 'href="../nhiem-vu/b7/"' in hai_nam.html["vi"]
    assert "can-cu/qd-990-2021-ubnd-vd/" in hai_nam.html["vi"]


def test_every_amendment_of_any_plan_has_its_place_on_the_page() -> None:
    for edition in editions(HAI_NAM):
        page = page_of(refs((edition,), edition.view.plan.id))
        for each in edition.view.plan.amendments:
            path, _, fragment = edition.view.to(each.id).partition("#")
            assert path == page.path
            for lang in LANGS:
                assert ids(page, lang).count(fragment) == 1


def test_what_was_inserted_or_repealed_is_told_whatever_the_day(workspace: Workspace) -> None:
    root = workspace({"more.yaml": FILES})
    for day in (date(2019, 1, 31), date(2019, 12, 31)):
        page = page_of(refs(editions(root, day), "vi-du/cntt"))
        told = words(page)
        assert "bãi bỏ MT1" in told
        assert "bổ sung A2" in told
        assert "Trước Việc cũ Sau Việc mới Ghi chú" in told
        assert ("chưa có hiệu lực vào ngày 31/01/2019" in told) == (day.month == 1)
        assert "Lần sửa đổi này chỉ đổi vị trí" in told


def test_a_plan_that_was_never_amended_says_so() -> None:
    page = page_of(refs(editions()))
    assert "Dữ liệu không ghi nhận lần sửa đổi, bổ sung nào của kế hoạch này" in words(page)
    assert "No amendment of this plan is on record" in words(page, "en")


def test_hostile_words_of_an_amendment_are_text(workspace: Workspace) -> None:
    bad = json.dumps(HOSTILE)
    files = FILES.replace("Việc cũ", bad).replace("Ghi chú", bad).replace("Việc mới", bad)
    page = page_of(refs(editions(workspace({"more.yaml": files})), "vi-du/cntt"))
    assert "&lt;script&gt;" in page.html["vi"]
    unharmed(page)
