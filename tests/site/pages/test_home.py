"""The first page: whose page to open, and numbers that lead to what they count."""

from datetime import date

import pytest

from plancheck.site.edition import Edition
from plancheck.site.lately import Lately, lately
from plancheck.site.page import Page
from plancheck.site.pages import home
from plancheck.validity import ceased
from seen_pages import HAI_NAM, Node, read
from site_pages import at, editions
from site_whole import FOLDERS, every_edition, whole
from standing_plan import DAY, FILES
from support import Workspace

pytestmark = pytest.mark.xdist_group("whole")  # the worker that makes whole sites, once


def first(edition: Edition) -> Page:
    changed = lately(edition.site)
    return at(home.pages([edition], changed), edition.view.addresses.root)


def figures(page: Page) -> list[tuple[int, str]]:
    (listing,) = read(page.html["vi"]).all("ul", **{"class": "figures four"})
    return [
        (int(next(each.all("b")).words()), each.attributes["href"]) for each in listing.all("a")
    ]


def test_the_numbers_are_those_of_the_model() -> None:
    for folder in FOLDERS:
        made = whole(folder)
        for edition in made.editions:
            view = edition.view
            page = at(made.pages, view.addresses.root)
            counts = view.standing.counts()
            cited = {citation.act for _, citation, _ in view.plan.citations()}
            over = [a for a in view.registry.acts if a.id in cited and ceased(a, view.as_of)]
            told = figures(page)
            assert [number for number, _ in told] == [
                len(view.standing.tasks),
                sum(not each.answers or each.blanket for each in view.standing.tasks),
                counts["targets"]["met"],
                counts["targets"]["missed"],
                counts["targets"]["undetermined"],
                counts["tasks"]["overdue"] + counts["reports"]["missing"],
                len(over),
                len(view.found),
            ]
            parts = [
                "nhiem-vu",
                "nhiem-vu",
                "muc-tieu",
                "muc-tieu",
                "muc-tieu",
                "lich",
                "can-cu",
                "canh-bao",
            ]
            assert [way.strip("./").partition("#")[0].strip("/") for _, way in told] == parts


def picker(page: Page) -> Node:
    (found,) = read(page.html["vi"]).all("nav", **{"class": "pick"})
    return found


def test_whoever_is_charged_can_be_chosen_and_nobody_else() -> None:
    for folder in FOLDERS:
        made = whole(folder)
        for edition in made.editions:
            page = at(made.pages, edition.view.addresses.root)
            ways = picker(page).links()
            wanted = [edition.view.addresses.of(each) for each in edition.charged()]
            root = edition.view.addresses.root
            assert sorted(ways) == sorted(way.removeprefix(root) for way in wanted)


def test_what_is_due_next_comes_in_order_from_the_day_on(workspace: Workspace) -> None:
    (edition,) = editions(workspace({**FILES}), DAY)
    ahead = home._ahead(edition)
    assert [each.day for each in ahead] == sorted(each.day for each in ahead if each.day)
    assert all(each.day and each.day >= DAY for each in ahead)
    assert {each.day for each in ahead} >= {date(2019, 9, 30)}
    states = {each.state for each in home._overdue(edition)}
    assert states <= {"overdue", "missing"}
    assert states


def test_a_site_of_several_plans_begins_with_a_choice_of_plans() -> None:
    made = whole(HAI_NAM)
    page = at(made.pages, "")
    links = read(page.html["vi"]).links()
    for view in made.site.views:
        assert view.addresses.root in links
    assert page.plan == ""


def test_a_site_of_one_plan_begins_with_that_plan() -> None:
    made = whole()
    (view,) = made.site.views
    begin, own = at(made.pages, ""), at(made.pages, view.addresses.root)
    for one, two in zip(read(begin.html["vi"]).links(), read(own.html["vi"]).links(), strict=True):
        assert one == "./" or one.removeprefix(view.addresses.root) == two.removeprefix("./")


def test_a_plan_without_anything_has_a_first_page_all_the_same(workspace: Workspace) -> None:
    (edition,) = editions(workspace(), date(2019, 5, 6))
    page = first(edition)
    numbers = [number for number, _ in figures(page)]
    assert numbers[:7] == [0] * 7
    assert picker(page).links() == []


def test_the_plans_around_a_plan_are_named_with_their_pages() -> None:
    made = whole(HAI_NAM)
    views = {each.plan.id: each for each in made.site.views}
    for edition in every_edition():
        plan = edition.view.plan
        if plan.id in views and plan.parent is not None:
            page = at(made.pages, edition.view.addresses.root)
            links = read(page.html["vi"]).links()
            own = edition.view.addresses.root
            above = views[plan.parent.id].addresses.root
            assert any(way.endswith(above.removeprefix("vi-du/")) for way in links), (own, above)


def test_nothing_told_lately_is_said_in_words(workspace: Workspace) -> None:
    (edition,) = editions(workspace(), date(2019, 5, 6))
    changed = lately(edition.site)
    assert all(isinstance(each, Lately) for each in changed.values())
    node = read(first(edition).html["vi"])
    assert node.at("thay-doi").words()
