"""Projects and money, on their page."""

from decimal import Decimal

import pytest

from plancheck.model import Project, Task
from plancheck.site.pages import projects
from plancheck.site.view import View
from plancheck.text import LANGS, write
from seen_pages import HAI_NAM, Node, acts, read, shown
from support import Workspace

VIEWS = [*shown().views, *shown(HAI_NAM).views]
every_plan = pytest.mark.parametrize("view", VIEWS, ids=[view.plan.id for view in VIEWS])


def page_of(view: View, lang: str = "vi") -> Node:
    (page,) = projects.pages(view)
    return read(page.html[lang])  # type: ignore[index]


@every_plan
def test_every_project_and_every_amount_is_there(view: View) -> None:
    for lang in LANGS:
        page = page_of(view, lang)
        for each in view.plan.projects:
            node = page.at(each.id)
            assert (each.en or each.vi) in node.words() or each.vi in node.words()
            for name in each.tasks:
                assert any(e.endswith(f"nhiem-vu/{name.lower()}/") for e in node.links())
        holders: list[Project | Task] = [*view.plan.projects, *view.plan.tasks]
        funded = [funding for holder in holders for funding in holder.funding]
        rows = [
            [cell for cell in row.inside if isinstance(cell, Node)]
            for body in page.all("tbody")
            for row in body.all("tr")
        ]
        assert len(rows) == len(funded)
        for cells, funding in zip(rows, funded, strict=True):
            if funding.amount is not None:
                assert cells[2].words() == write(Decimal(funding.amount), lang)
            else:
                assert cells[2].words() in ("không nêu số tiền", "no amount stated")


def test_the_real_plan_names_no_amount_and_says_where_it_may_stand() -> None:
    (view,) = shown().views
    words = page_of(view).words()
    assert "Văn bản không nêu số tiền nào cho 40 nhiệm vụ và 2 dự án." in words
    assert "phụ lục chưa có trong hồ sơ" in words
    assert "Không nhiệm vụ hay dự án nào kèm theo nguồn kinh phí." in words


PROJECTS = """\
projects:
  - id: P1
    vi: "<script>alert(1)</script>"
    approved_by: a1
    tasks: [T1]
    funding:
      - {source: central, amount: 1234567890, stage: allocated, year: 2019, act: a1,
         note: "=HYPERLINK(1)"}
      - {stage: planned}
  - {id: P2, vi: Không tiền}
tasks:
  - {id: T1, vi: "{{ 7*7 }} <b>", kind: content}
acts:
  - {id: a1, type: quyet-dinh, vi: x, number: 12/QĐ-UBND}
"""


def test_amounts_are_in_dong_and_hostile_words_are_words(workspace: Workspace) -> None:
    (view,) = shown(workspace({"a.yaml": PROJECTS})).views
    (made,) = projects.pages(view)
    assert acts(made) == []
    page = page_of(view)
    words = page.at("P1").words()
    assert "<script>alert(1)</script>" in words
    assert "1.234.567.890 đồng" in words
    assert "không nêu số tiền" in words
    assert "Quyết định 12/QĐ-UBND" in words
    assert "{{ 7*7 }} <b>" in words
    assert "không nêu kinh phí" in page.at("P2").words()
    assert "văn bản không nêu" in page.at("P2").words()
    for each in ("ngân sách trung ương", "2019", "đã phân bổ", "=HYPERLINK(1)"):
        assert each in [cell.words() for cell in page.all("td")]
    assert "1 trong số 1 nhiệm vụ và 2 dự án có nêu số tiền; 2 không nêu." in page.words()
    assert "1,234,567,890 VND" in page_of(view, "en").at("P1").words()


def test_a_plan_without_tasks_and_projects_says_so(workspace: Workspace) -> None:
    (view,) = shown(workspace()).views
    assert "không có nhiệm vụ hay dự án nào" in page_of(view).words()
    assert "neither tasks nor projects" in page_of(view, "en").words()
