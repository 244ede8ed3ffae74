"""The page of an act: what the command line tells of it stands there, and nothing acts."""

import json
import re
from datetime import date
from html import escape, unescape

import pytest

from plancheck import law
from plancheck.impact import impact
from plancheck.model import Act
from plancheck.site.page import Page
from plancheck.site.pages import act as pages_of_acts
from plancheck.site.refs import Refs
from plancheck.terminal import plain
from plancheck.text import LANGS
from site_pages import HAI_NAM, HOSTILE, REAL, at, editions, ids, part, refs, unharmed, words
from support import Workspace

DAYS = (date(2018, 12, 3), date(2019, 12, 31), date(2026, 11, 26))


def pages(some: Refs) -> dict[str, Page]:
    made = {each.path: each for each in pages_of_acts.pages(some)}
    return {
        act.id: made[some.view.addresses.of(act)]
        for act in some.view.shared
        if isinstance(act, Act)
    }


@pytest.fixture(scope="module")
def real() -> Refs:
    return refs(editions())


@pytest.fixture(scope="module")
def made(real: Refs) -> dict[str, Page]:
    return pages(real)


def test_a_ceased_act_says_since_when_by_what_and_how_certain_that_is(
    made: dict[str, Page],
) -> None:
    page = made["nq-36a-2015-cp"]
    assert page.title.vi == "Nghị quyết 36a/NQ-CP ngày 14/10/2015"
    told = words(page)
    assert (
        "Nghị quyết 36a/NQ-CP ngày 14/10/2015 Về Chính phủ điện tử Hết hiệu lực từ 07/03/2019"
        in told
    )
    assert "Bị thay thế từ ngày 07/03/2019 bởi Nghị quyết số 17/NQ-CP" in told
    assert "mức xác minh: nhớ lại, chưa kiểm chứng" in told
    assert "Đang có hiệu lực thay thế: Nghị quyết 17/NQ-CP" in told
    assert "No longer in force since 2019-03-07" in words(page, "en")


def test_an_act_of_which_nobody_knows_says_that_as_a_state(made: dict[str, Page]) -> None:
    told = words(made["qd-835-2016-ubnd-tv"])
    assert "Chưa rõ hiệu lực Danh mục không ghi sự kiện nào" in told
    assert "chưa biết văn bản có hiệu lực từ khi nào" in told


@pytest.mark.parametrize("day", DAYS)
def test_every_page_agrees_with_the_command_line(day: date) -> None:
    some = refs(editions(as_of=day))
    for name, page in pages(some).items():
        entity = some.view.plan.act(name)
        assert entity is not None
        told = law.act(some.view.loaded.workspace, entity, day)
        html, text = page.html["vi"], unescape(page.html["vi"])
        state = law.STATES[told["status"]].vi
        assert f"<b>{state[0].upper()}{state[1:]}" in html, name
        history = part(page, "dien-bien").partition('<ol class="events">')[2].partition("</ol>")[0]
        assert history.count("<li>") == len(told["events"]), name
        assert part(page, "vien-dan").count('<tr role="row">') == (
            1 + len(told["cited_by"]) if told["cited_by"] else 0
        )
        for other in told["in_force_now"]:
            assert f'href="../{other}/"' in html
        if told["iri"]["work"]:
            assert f"<code>{told['iri']['work']}</code>" in html
        for link in told["links"]:
            assert f'href="{escape(link)}" rel="noopener noreferrer external">' in html
        for event in told["events"]:
            for each in event["evidence"]:
                assert plain(each["quote"] or "") in text, name


def test_what_falls_is_what_impact_says(real: Refs, made: dict[str, Page]) -> None:
    for name, page in made.items():
        entity = real.view.plan.act(name)
        assert entity is not None
        effects = impact(real.view.loaded.workspace, entity, real.view.as_of).effects
        rows = part(page, "anh-huong").count('<tr role="row">')
        assert rows == (1 + len(effects) if effects else 0), name


def test_who_cites_it_leads_to_its_page_and_names_the_bodies(made: dict[str, Page]) -> None:
    cited = part(made["tcvn-iso-9001-2008"], "vien-dan")
    assert "../../nhiem-vu/s8/" in cited
    assert "Sở Thông tin và Truyền thông" in words(cited)


def test_attributes_stand_in_the_order_of_the_portals_with_their_evidence(
    made: dict[str, Page],
) -> None:
    page = made["luat-67-2006-qh11"]
    labels = re.findall(r"<dt>([^<]*)</dt>", page.html["vi"])
    assert labels[:7] == [
        "Loại văn bản", "Số, ký hiệu", "Trích yếu", "Cơ quan ban hành", "Ngày ban hành",
        "Ngày có hiệu lực", "Tình trạng hiệu lực",
    ]  # fmt: skip
    assert "Ngày ban hành 29/06/2006 (có chứng cứ)" in words(page)
    assert "Giai đoạn của chương trình 26/10/2015" not in words(page)


def test_rejected_claims_are_told_as_false_with_their_evidence(made: dict[str, Page]) -> None:
    told = words(part(made["luat-67-2006-qh11"], "thong-tin-sai"))
    assert told.startswith("Thông tin sai đang lưu truyền")
    assert "Không đúng: “Replaced or repealed by 71/2025/QH15" in told
    assert "Căn cứ Luật Công nghệ thông tin số 67/2006/QH11" in told


def test_sources_lead_to_their_place_among_all(made: dict[str, Page]) -> None:
    assert 'href="../../nguon/#phapdien-cntt"' in made["luat-67-2006-qh11"].html["vi"]


def test_no_id_stands_twice_and_every_page_has_one_heading(made: dict[str, Page]) -> None:
    for page in made.values():
        for lang in LANGS:
            found = ids(page, lang)
            assert len(found) == len(set(found))
            assert page.html[lang].count("<h1>") == 1


def test_a_citation_by_another_plan_says_whose_it_is() -> None:
    some = editions(HAI_NAM)
    own = refs(some, "vi-du/so-hoa-2022")
    cited = [words(part(page, "vien-dan")) for page in pages(own).values()]
    assert any("(vi-du/so-hoa-2021)" in each for each in cited)


def test_hostile_words_of_an_act_are_text(workspace: Workspace) -> None:
    bad = json.dumps(HOSTILE)
    root = workspace({"acts.yaml": f"""\
references:
  - {{id: r1, kind: page, where: {bad}, vi: {bad}}}
acts:
  - id: a1
    type: quyet-dinh
    number: {bad}
    vi: {bad}
    en: {bad}
    note: {bad}
    other_names: [{bad}]
    links: ["https://example.org/?q=(javascript:x)"]
    events:
      - {{on: 2018-01-01, type: entry-into-force, note: {bad},
          evidence: [{{source: r1, place: {bad}, quote: {bad}, note: {bad}}}]}}
      - {{on: 2019-01-01, type: replaced, by: a2, scope: [{bad}]}}
    relations: [{{type: policy-successor, act: a2, note: {bad}}}]
    enacted_under: [{{act: a2, note: {bad}}}]
    rejected_claims: [{{claim: {bad}, why: {bad}}}]
  - {{id: a2, type: other, vi: {bad}}}
tasks:
  - {{id: A1, kind: content, vi: {bad}, cites: [{{act: a1, printed: {bad}, at: [{bad}]}}]}}
"""})  # fmt: skip
    some = refs(editions(root), "vi-du/cntt")
    made = pages(some)
    assert set(made) == {"a1", "a2"}
    for page in made.values():
        unharmed(page)
    assert "\\u202e" in made["a1"].html["vi"]
    assert (
        'href="https://example.org/?q=(javascript:x)" rel="noopener noreferrer external">'
        in (made["a1"].html["vi"])
    )


def test_an_act_without_a_number_is_called_by_its_title(workspace: Workspace) -> None:
    root = workspace({"acts.yaml": """\
acts: [{id: a1, type: ke-hoach, vi: Kế hoạch không số}]
tasks: [{id: A1, kind: content, vi: Việc, cites: [{act: a1}]}]
"""})  # fmt: skip
    page = at(pages_of_acts.pages(refs(editions(root), "vi-du/cntt")), "vi-du/cntt/can-cu/a1/")
    assert page.title.vi == "Kế hoạch không số"
    assert "chưa lập được: thiếu số, ký hiệu" in words(page)
    assert "Ngày ban hành chưa ghi nhận" in words(page)


def test_the_real_plan_is_the_one_that_is_meant(made: dict[str, Page]) -> None:
    assert all(page.plan == REAL for page in made.values())


def test_acts_that_share_a_number_are_told_apart_by_their_day(made: dict[str, Page]) -> None:
    titles = [page.title.vi for page in made.values()]
    assert len(titles) == len(set(titles))
    assert made["nq-76-2021-cp"].title.vi == "Nghị quyết 76/NQ-CP ngày 15/07/2021"
