"""Permanent addresses: one for every element, made of its id alone, distinct and of one form."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

import drawn_plans
from plancheck import project
from plancheck.errors import InputError
from plancheck.linking import KIND_NAMES
from plancheck.plan import Plan
from plancheck.site.addresses import FOLDERS, SHARED, Addresses
from plancheck.site.moved import moved
from plancheck.site.page import Page
from plancheck.site.view import Site, site
from plancheck.text import Text
from site_whole import every_edition
from standing_plan import FILES, the_plan
from support import HEAD, Workspace

pytestmark = pytest.mark.xdist_group("whole")  # the worker that makes whole sites, once

PATH = re.compile(r"(?:[a-z0-9][a-z0-9._-]*/)+")
TODAY = date(2026, 11, 26)


def read(folder: Path) -> Site:
    return site(project.open_project([str(folder)]), None, TODAY, history=False)


def sound(plan: Plan, addresses: Addresses) -> None:
    pages: dict[str, str] = {}
    for entity in (*plan.entities.values(), *plan.registry.entities.values()):
        to = addresses.of(entity)
        path, sign, fragment = to.partition("#")
        assert PATH.fullmatch(path), to
        assert path.startswith(addresses.root)
        assert addresses.named(entity.id) == to
        if entity is plan.identity:
            continue
        assert sign == "" or fragment == entity.id
        if not sign:
            assert pages.setdefault(path, entity.id) == entity.id
            assert path.split("/")[-2] == entity.id.lower()
        assert path != addresses.root


def test_every_element_of_every_plan_has_an_address_under_its_plan() -> None:
    for edition in every_edition():
        view = edition.view
        for entity in view.plan.entities.values():
            assert view.addresses.of(entity).startswith(view.addresses.root)
        whole = Addresses(view.plan)
        sound(view.plan, whole)


@settings(max_examples=20)
@given(drawn_plans.plans())
def test_every_element_of_any_plan_has_an_address(plan: Plan) -> None:
    sound(plan, Addresses(plan))


def test_each_kind_of_element_has_a_place() -> None:
    placed = {*FOLDERS, *SHARED, "plan", "target"}
    without_ids = {"progress", "plan-word"}
    assert placed | without_ids == set(KIND_NAMES)
    assert not FOLDERS.keys() & SHARED.keys()


def test_an_address_stays_when_words_files_and_other_elements_change() -> None:
    plain = the_plan()
    tasks = (
        FILES["tasks.yaml"].replace("Tập huấn", "Đào tạo").replace("due: {quarter: 2019-Q2}", "")
    )
    tasks = tasks.replace(", kind: content, }", ", kind: content}")
    more = FILES["objectives.yaml"] + "  - {id: M0, vi: Mới, kind: general}\n"
    moved_to = {"duties": "", "tasks": "", "objectives": "", "z": FILES["duties.yaml"]}
    other = the_plan(**moved_to, a=tasks, b=more)
    one, two = Addresses(plain), Addresses(other)
    assert plain.entities["A3"].vi != other.entities["A3"].vi
    for name in (*plain.entities, *plain.registry.entities):
        assert one.named(name) == two.named(name)


def test_what_no_plan_has_has_no_address() -> None:
    addresses = Addresses(the_plan())
    assert addresses.named("nobody") == ""
    assert addresses.named(addresses.plan.id) == addresses.root


PAIRS = {
    "tasks": "{vi: x, kind: content, id: ",
    "objectives": "{vi: x, kind: general, id: ",
    "bodies": "{vi: x, kind: so, jurisdiction: VN, id: ",
}


@pytest.mark.parametrize("section", PAIRS)
def test_ids_that_differ_in_capitals_only_are_refused_by_name(
    workspace: Workspace, section: str
) -> None:
    text = f"{section}:\n" + "".join(f"  - {PAIRS[section]}{name}}}\n" for name in ("xY", "Xy"))
    with pytest.raises(InputError) as caught:
        read(workspace({"more.yaml": text}))
    for name in ("xY", "Xy"):
        assert f"“{name}”" in caught.value.text.vi
        assert f"“{name}”" in caught.value.text.en


def test_ids_of_what_shares_a_page_and_of_other_kinds_may_differ_in_capitals(
    workspace: Workspace,
) -> None:
    text = (
        "tasks:\n  - {id: A1, vi: x, kind: content}\n"
        "objectives:\n  - {id: a1, vi: y, kind: general}\n"
        "sections:\n  - {id: s1, number: I, vi: x}\n  - {id: S1, number: II, vi: x}\n"
    )
    (view,) = read(workspace({"tasks.yaml": text})).views
    assert view.to("A1") != view.to("a1")
    assert view.to("s1") != view.to("S1")


def test_what_a_plan_does_not_reach_leads_to_the_plan_that_shows_it() -> None:
    away = 0
    for edition in every_edition():
        view, views = edition.view, edition.site.views
        homes = {each.addresses.root: each for each in views}
        for entity in view.registry.entities.values():
            to = view.addresses.of(entity)
            if entity.id in view.addresses.shown:
                assert to.startswith(view.addresses.root)
                continue
            root = next(root for root in homes if to.startswith(root))
            assert entity.id in homes[root].addresses.shown
            assert to == homes[root].addresses.of(entity)
            away += root != view.addresses.root
    assert away


WAS = """\
tasks:
  - {id: A1, vi: một, kind: content, was: [Z1, A2, z9]}
  - {id: A2, vi: hai, kind: content, was: [Z9, Z2]}
objectives:
  - {id: M1, vi: ba, kind: general, was: [Z1]}
"""


def test_a_former_id_leads_to_the_present_page_and_never_over_one_that_is_there(
    workspace: Workspace,
) -> None:
    (view,) = read(workspace({"tasks.yaml": WAS})).views
    root = view.addresses.root
    expected = [
        (f"{root}nhiem-vu/z1/", f"{root}nhiem-vu/a1/"),
        (f"{root}nhiem-vu/z9/", f"{root}nhiem-vu/a1/"),  # the first that bore it
        (f"{root}nhiem-vu/z2/", f"{root}nhiem-vu/a2/"),
        (f"{root}muc-tieu/z1/", f"{root}muc-tieu/m1/"),
    ]
    assert list(view.addresses.former()) == expected
    assert list(view.addresses.former()) == expected  # asking changes nothing


def test_former_ids_of_a_plan_lead_on_and_so_do_those_of_its_elements_under_them(
    workspace: Workspace,
) -> None:
    head = HEAD.replace("  type:", "  was: [cu/cntt]\n  type:")
    made = read(workspace({"tasks.yaml": WAS}, head))
    root = made.views[0].addresses.root
    words = Text("x", "x")
    every = [Page(path, words, {}) for path in (root, f"{root}nhiem-vu/a1/", "quy-tac/")]
    found = {page.path: page.moved for page in moved(made, every)}
    assert found["cu/cntt/"] == root
    assert found["cu/cntt/nhiem-vu/a1/"] == f"{root}nhiem-vu/a1/"
    assert found["cu/cntt/nhiem-vu/z1/"] == f"{root}nhiem-vu/a1/"
    assert found[f"{root}nhiem-vu/z1/"] == f"{root}nhiem-vu/a1/"
    assert not found.keys() & {page.path for page in every}
    assert not [path for path in found if path.startswith("cu/cntt/quy-tac")]
    again = [Page("cu/cntt/", words, {}), *every]
    assert "cu/cntt/" not in {page.path for page in moved(made, again)}
