"""The list of acts: what the plan rests on, what it cites, in which state each is."""

from datetime import date

from plancheck.model import Act
from plancheck.site.pages import acts
from plancheck.site.view import View
from plancheck.validity import Status, status
from site_pages import REAL, editions, part, words
from support import Workspace

PATH = f"{REAL}/can-cu/"


def view(as_of: date | None = None) -> View:
    return editions(as_of=as_of)[0].view


def test_every_act_stands_in_one_table_those_the_plan_rests_on_first() -> None:
    seen = view()
    (page,) = acts.pages(seen)
    named = dict.fromkeys(each.act for each in seen.plan.identity.legal_basis)
    assert f"Căn cứ ban hành kế hoạch ({len(named)})" in words(page)
    tables = [part(page, anchor) for anchor in ("can-cu", "vien-dan", "lien-quan")]
    assert tables[0].count('<tr role="row">') == 1 + len(named)
    for act in seen.shared:
        if isinstance(act, Act):
            assert sum(f'href="{act.id}/"' in each for each in tables) == 1, act.id


def test_numbers_by_state_lead_to_lists_of_that_many() -> None:
    for day in (date(2018, 12, 3), date(2019, 12, 31), date(2026, 11, 26)):
        seen = view(day)
        (page,) = acts.pages(seen)
        cited = {each.act for _, each, _ in seen.plan.citations()}
        adoption = seen.plan.identity.adoption
        assert adoption is not None
        states = [status(a, day)[0] for a in seen.registry.acts if a.id in cited | {adoption.act}]
        lists: dict[Status, str] = {
            "in-force": "dang-hieu-luc",
            "ceased": "het-hieu-luc",
            "unknown": "chua-ro",
        }
        for state, anchor in lists.items():
            number = states.count(state)
            assert f'href="#{anchor}"><b>{number}</b>' in page.html["vi"], (day, state)
            assert part(page, anchor).count("<li>") == number


def test_where_the_plan_lists_its_basis_is_told() -> None:
    (page,) = acts.pages(view())
    assert 'data-head="Căn cứ của"><ul><li>quyết định</li><li>kế hoạch</li></ul>' in part(
        page, "can-cu"
    )
    assert "<li>the decision</li><li>the plan</li>" in part(page, "can-cu", "en")


def test_a_ceased_act_names_what_is_in_its_place() -> None:
    (page,) = acts.pages(view())
    told = words(part(page, "het-hieu-luc"))
    assert (
        "Nghị quyết 36a/NQ-CP ngày 14/10/2015: Hết hiệu lực từ 07/03/2019;"
        " nay là Nghị quyết 17/NQ-CP ngày 07/03/2019"
    ) in told


def test_a_plan_without_acts_says_so(workspace: Workspace) -> None:
    (page,) = acts.pages(editions(workspace())[0].view)
    assert "Kế hoạch không nêu căn cứ ban hành nào." in words(page)
    assert "The plan names nothing that it was adopted under." in words(page, "en")
    assert "Ngoài căn cứ ban hành, kế hoạch không viện dẫn văn bản nào." in words(page)
