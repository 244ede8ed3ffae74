"""The figures of a plan, on their page."""

import pytest

from plancheck.equations import worked
from plancheck.measured import measured_on
from plancheck.model import Indicator
from plancheck.quantity import described
from plancheck.site.pages import figures
from plancheck.site.view import View
from plancheck.text import LANGS
from seen_pages import HAI_NAM, Node, acts, read, shown
from support import Workspace

VIEWS = [*shown().views, *shown(HAI_NAM).views]
every_plan = pytest.mark.parametrize("view", VIEWS, ids=[view.plan.id for view in VIEWS])


def page_of(view: View, lang: str = "vi") -> Node:
    (page,) = figures.pages(view)
    return read(page.html[lang])  # type: ignore[index]


@every_plan
def test_every_figure_stands_under_its_indicator_in_the_order_of_time(view: View) -> None:
    for lang in LANGS:
        page = page_of(view, lang)
        for indicator in view.shared:
            if not isinstance(indicator, Indicator):
                continue
            own = [m for m in view.plan.measurements if m.indicator == indicator.id]
            inside = [n.attributes.get("id") for n in page.at(indicator.id).all("details")]
            there = [name for name in inside if name is not None]
            assert sorted(there) == sorted(m.id for m in own)
            days = [measured_on(m) for name in there for m in own if m.id == name]
            assert days == sorted(days, key=str)
            for each in own:
                value = described(each.value).in_(lang)
                assert value.split()[0] in page.at(each.id).words()


@every_plan
def test_baselines_and_results_lead_to_their_targets(view: View) -> None:
    page = page_of(view)
    own = {each.id for each in view.plan.measurements}
    some = 0
    for each in view.standing.targets:
        for figure in (each.baseline, each.verdict.result):
            if figure is not None and view.plan.find(figure.measurement.id) is figure.measurement:
                assert figure.measurement.id in own
                node = page.at(figure.measurement.id)
                assert any(link.endswith(f"#{each.target.id}") for link in node.links())
                some += 1
    assert some


@every_plan
def test_every_equation_is_worked_out_with_what_the_text_states(view: View) -> None:
    for lang in LANGS:
        page = page_of(view, lang)
        for each in worked(view.plan):
            box = page.at(each.equation.id)
            assert each.formula().in_(lang) in box.words()
            assert described(each.total.value).in_(lang) in box.words()
            for term in each.terms:
                assert any(link.endswith(f"#{term.measurement.id}") for link in box.links())
            look = "warn" if each.doubt.vi else "good" if each.holds else "bad"
            assert box.attributes["class"] == f"box {look} el"


@every_plan
def test_the_table_holds_every_figure_once(view: View) -> None:
    page = page_of(view)
    tables = [n for n in page.all("table") if n.attributes.get("data-grid") == "so-lieu"]
    assert len(tables) == bool(view.plan.measurements)
    for table in tables:
        names = [link.rpartition("#")[2] for link in table.links()]
        every = [each.id for each in view.plan.measurements]
        assert [name for name in names if name in every] == every


FIGURES = """\
measurements:
  - {id: m1, indicator: i1, value: {eq: 5, unit: site}, as_of: 2018-02-01}
  - {id: m0, indicator: i1, value: {eq: 2, unit: site}, as_of: 2018-01-01, note: "<i>x</i>"}
  - {id: m2, indicator: i1, value: {eq: 9, unit: site}, evidence: ["<script>1</script>"],
     as_of: 2018-03-01}
  - {id: m3, indicator: i1, value: {text: "<img onerror=a>"}}
equations:
  - {id: e1, op: sum, total: m2, terms: [m1, m0], tolerance: 0.5}
  - {id: e2, op: ratio, total: m2, terms: [m1]}
  - {id: e3, op: sum, total: m2, terms: [khong-co]}
indicators:
  - {id: i1, vi: "Số điểm <b>", kind: count, unit: site}
  - {id: i2, vi: Chưa đo, kind: count, unit: "{{ 7*7 }}"}
"""


def test_hostile_words_are_shown_as_words_and_gaps_are_said(workspace: Workspace) -> None:
    (view,) = shown(workspace({"a.yaml": FIGURES})).views
    (made,) = figures.pages(view)
    assert acts(made) == []
    page = page_of(view)
    own = [n.attributes["id"] for n in page.at("i1").all("details") if "id" in n.attributes]
    assert own == ["m3", "m0", "m1", "m2"]
    assert "<script>1</script>" in page.at("m2").words()
    assert "<i>x</i>" in page.at("m0").words()
    assert "không nêu chứng cứ" in page.at("m0").words()
    assert "“<img onerror=a>” · không nêu ngày" in page.at("m3").words()
    assert "Chưa có số liệu" in page.at("i2").words()
    assert "{{ 7*7 }}" in page.at("i2").words()
    words = page.words()
    assert "5 + 2 = 7 điểm · văn bản nêu 9 điểm. Không khớp: lệch 2." in words
    assert "Sai số cho phép 0,5" in words
    assert "Không tính được: tỷ lệ cần đúng hai số hạng" in words
    assert "có mã không phải là số liệu" in words


def test_a_plan_without_figures_says_so(workspace: Workspace) -> None:
    (view,) = shown(workspace()).views
    assert "không nêu số liệu nào" in page_of(view).words()
    assert "states no figure" in page_of(view, "en").words()
