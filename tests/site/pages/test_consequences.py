"""Legal impact: what loses its support with acts that have ended, or are about to."""

import json
from datetime import date

import pytest

from plancheck.impact import impact
from plancheck.model import Act
from plancheck.site import legal
from plancheck.site.page import Page
from plancheck.site.pages import consequences
from plancheck.site.refs import Refs
from plancheck.text import LANGS
from plancheck.validity import ceased
from site_pages import HOSTILE, editions, ids, part, refs, unharmed, words
from support import Workspace

PLAN = "vi-du/cntt"
LAW = """\
acts:
  - {id: a1, type: quyet-dinh, number: 1/QĐ, checked_on: 2019-12-01,
     events: [{on: 2018-01-01, type: entry-into-force}, {on: 2019-03-01, type: repealed}]}
  - {id: a2, type: quyet-dinh, number: 2/QĐ, checked_on: 2017-01-01,
     events: [{on: 2018-01-01, type: entry-into-force}, {on: 2020-05-01, type: replaced, by: a3}]}
  - {id: a3, type: quyet-dinh, number: 3/QĐ,
     events: [{on: 2018-01-01, type: entry-into-force}, {on: 2021-05-01, type: repealed}]}
  - {id: a4, type: quyet-dinh, number: 4/QĐ,
     programme_period: {from: 2016-01-01, to: 2018-12-31},
     events: [{on: 2016-01-01, type: entry-into-force}]}
objectives: [{id: M1, kind: specific, vi: Mục tiêu một}]
bodies: [{id: b1, vi: Sở Một, kind: so}]
assignments: [{id: P1, vi: Giao, bodies: [b1], role: lead, scope: [A1]}]
tasks:
  - {id: A1, kind: content, vi: Việc một, objectives: [{id: M1}], cites: [{act: a1, role: basis}]}
  - {id: A2, kind: content, vi: Việc hai,
     cites: [{act: a1, role: basis}, {act: a2, role: basis}]}
  - {id: A3, kind: content, vi: Việc ba, cites: [{act: a3}, {act: a4}]}
"""


def page_of(some: Refs) -> Page:
    (page,) = consequences.pages(some)
    return page


@pytest.fixture
def small(workspace: Workspace) -> Page:
    return page_of(refs(editions(workspace({"law.yaml": LAW}), date(2019, 12, 31)), PLAN))


def test_what_lost_its_only_basis_is_counted_and_named_with_objective_and_body(
    small: Page,
) -> None:
    over = words(part(small, "da-het"))
    assert "Quyết định 1/QĐ Hết hiệu lực từ 01/03/2019 1 1 0" in over
    assert "A1: Việc một A2: Việc hai M1: Mục tiêu một Sở Một" in over
    assert 'href="#da-het"><b>1</b> mục mất căn cứ duy nhất' in small.html["vi"]


def test_an_end_within_a_year_is_told_beforehand_and_no_later_one(small: Page) -> None:
    near = words(part(small, "sap-het"))
    assert "đến hết ngày 30/12/2020 (1)" in near
    assert "Quyết định 2/QĐ Sẽ bị thay thế, ngày 01/05/2020" in near
    assert "3/QĐ" not in near


def test_a_period_that_is_over_counts_as_an_end(small: Page) -> None:
    assert "Quyết định 4/QĐ Hết giai đoạn thực hiện ngày 31/12/2018" in words(part(small, "da-het"))


def test_those_that_take_most_with_them_stand_first(small: Page) -> None:
    over = part(small, "da-het")
    assert over.index("1/QĐ") < over.index("4/QĐ")


def test_acts_never_or_long_ago_looked_up_are_listed(small: Page) -> None:
    due = words(part(small, "ra-soat"))
    assert "2/QĐ Đang có hiệu lực từ 01/01/2018 lần kiểm tra hiệu lực gần nhất đã cũ" in due
    assert "3/QĐ Đang có hiệu lực từ 01/01/2018 chưa từng được kiểm tra hiệu lực" in due
    assert "1/QĐ" not in due


@pytest.mark.parametrize("day", [date(2018, 12, 3), date(2019, 12, 31), date(2026, 11, 26)])
def test_of_the_real_plan_every_ended_act_with_effects_has_its_row(day: date) -> None:
    some = refs(editions(as_of=day))
    page = page_of(some)
    over = part(page, "da-het")
    for act in some.view.shared:
        if not isinstance(act, Act):
            continue
        effects = impact(some.view.loaded.workspace, act, day).effects
        gone = ceased(act, day) is not None or legal.period_over(act, day)
        listed = gone and any(some.own(each.id) for each in effects)
        assert (f'href="../can-cu/{act.id}/"' in over) == listed, act.id
    for lang in LANGS:
        found = ids(page, lang)
        assert len(found) == len(set(found))


def test_a_plan_without_acts_says_so_in_both_languages(workspace: Workspace) -> None:
    page = page_of(refs(editions(workspace()), PLAN))
    assert "Không văn bản nào kế hoạch dựa vào đã hết hiệu lực." in words(page)
    assert "None of the acts that the plan names has ended." in words(page, "en")
    assert "Mọi văn bản đều đã được kiểm tra hiệu lực trong vòng một năm." in words(page)


def test_hostile_words_are_text(workspace: Workspace) -> None:
    bad = json.dumps(HOSTILE)
    law = LAW.replace("number: 1/QĐ", f"vi: {bad}, number: {bad}").replace("Việc một", HOSTILE[:24])
    page = page_of(refs(editions(workspace({"law.yaml": law}), date(2019, 12, 31)), PLAN))
    assert "&lt;script&gt;" in page.html["vi"]
    unharmed(page)
