"""Addresses that strangers choose: none takes another page's place, or one that no disk has."""

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from plancheck import project
from plancheck.errors import InputError
from plancheck.model import Item
from plancheck.site import publishing
from plancheck.site.addresses import folder
from plancheck.site.page import PLACES, address, anchor
from plancheck.site.publishing import Whole
from plancheck.site.view import site
from plancheck.text import LANGS
from support import HEAD, REPOSITORY, Workspace

BODY = "bodies:\n  - {{id: {}, vi: Sở Thông tin, kind: so, jurisdiction: VN, level: province}}\n"


def whole(root: Path) -> Whole:
    made = site(project.open_project([str(root)]), None, date(2026, 11, 26), history=False)
    return publishing.whole(made)


def plan(name: str, was: str = "") -> str:
    return HEAD.replace("vi-du/cntt", name).replace("  type", f"{was}  type", 1)


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("tv.SO-TTTT", "tv.so-tttt"),
        ("Data.CSV", "data.csv~"),
        ("index.html", "index.html~"),
        ("thoi-han.ics", "thoi-han.ics~"),
        ("con", "con~"),
        ("NUL.x", "nul.x~"),
        ("com1", "com1~"),
        ("com10", "com10"),
        ("console", "console"),
        ("A.", "a.~"),
    ],
)
def test_an_id_never_takes_the_name_of_a_file_beside_it_or_one_that_a_system_keeps(
    written: str, held: str
) -> None:
    assert folder(written) == held


@pytest.mark.parametrize("name", ["data.csv", "index.html", "data.json", "aux", "B."])
def test_pages_of_odd_ids_lie_beside_the_files_of_the_list(workspace: Workspace, name: str) -> None:
    made = whole(workspace({"a.yaml": BODY.format(name)}))
    paths = {page.path for page in made.pages}
    assert f"vi-du/cntt/co-quan/{name.lower()}~/" in paths
    names = {address(path, lang).rstrip("/") for path in paths for lang in LANGS}
    names |= {file.path for file in publishing.all_files(made)}
    above = {"/".join(name.split("/")[:n]) for name in names for n in range(1, name.count("/"))}
    assert not above & {file.path for file in publishing.all_files(made)}


@pytest.mark.parametrize(
    "names", [("a", "a/co-quan"), ("en", "b"), ("quy-tac", "b"), ("a", "a/van-ban"), ("en/a", "a")]
)
def test_two_pages_at_one_address_are_refused(workspace: Workspace, names: tuple[str, str]) -> None:
    root = workspace({"b/plan.yaml": plan(names[1])}, head="")
    (root / "plan.yaml").unlink()
    (root / "a").mkdir()
    (root / "a" / "plan.yaml").write_text(plan(names[0]), "utf-8")
    with pytest.raises(InputError) as raised:
        whole(root)
    assert any(name in raised.value.text.vi for name in names)


def test_plans_below_each_other_have_their_own_pages(workspace: Workspace) -> None:
    root = workspace({"a/plan.yaml": plan("a"), "b/plan.yaml": plan("a/b")}, head="")
    (root / "plan.yaml").unlink()
    paths = {page.path for page in whole(root).pages}
    assert {"a/", "a/co-quan/", "a/b/", "a/b/co-quan/"} <= paths


@pytest.mark.parametrize("name", ["a" * 201, "/".join("a" * 101)])
def test_a_plan_id_too_long_for_an_address_is_refused(workspace: Workspace, name: str) -> None:
    with pytest.raises(InputError, match="200"):
        whole(workspace({}, head=plan(name)))


@pytest.mark.parametrize("was", ["en", "quy-tac", "vi-du/cntt", "vi-du/cntt/co-quan"])
def test_a_former_id_takes_no_page_that_is_there(workspace: Workspace, was: str) -> None:
    made = whole(workspace({}, head=plan("vi-du/cntt", f"  was: [{was}]\n")))
    shown = {address(e.path, lang) for e in made.pages if not e.moved for lang in LANGS}
    moved = [address(e.path, lang) for e in made.pages if e.moved for lang in LANGS]
    assert not shown.intersection(moved)
    assert len(set(moved)) == len(moved)


def test_many_former_ids_of_a_plan_do_not_multiply_its_pages(workspace: Workspace) -> None:
    names = [f"cu-{n}" for n in range(100)]
    made = whole(workspace({}, head=plan("vi-du/cntt", f"  was: [{', '.join(names)}]\n")))
    moved = {page.path for page in made.pages if page.moved}
    assert {f"{name}/" for name in names} <= moved
    assert len([path for path in moved if path.count("/") > 1]) <= 3 * (len(made.pages) - 100)
    assert "cu-99/co-quan/" in moved
    assert "cu-0/co-quan/" not in moved


def test_of_many_former_ids_of_an_element_the_last_lead_to_it(workspace: Workspace) -> None:
    names = ", ".join(f"cu.{n}" for n in range(1000))
    made = whole(workspace({"a.yaml": BODY.format(f"tt, was: [{names}]")}))
    moved = [page.path for page in made.pages if page.moved == "vi-du/cntt/co-quan/tt/"]
    assert len(moved) == 50
    assert "vi-du/cntt/co-quan/cu.999/" in moved


TEMPLATES = REPOSITORY / "src" / "plancheck" / "site"
# Pages on which elements have a place, and what surrounds every page.
HOLDING = [
    "amendments", "assignments", "bodies", "elements", "figures", "macros", "objective",
    "objectives", "projects", "references", "reports", "situation", "texts", "waivers",
]  # fmt: skip


def test_no_element_takes_a_place_of_our_own() -> None:
    files = [TEMPLATES / "templates" / f"{name}.html" for name in HOLDING]
    files.append(TEMPLATES / "theme" / "main.html")
    found = {word for file in files for word in re.findall(r'\sid="([\w-]+)"', file.read_text())}
    assert found == PLACES - {*ITEMS}
    for name in (*PLACES, "L12", "hits-0", "hits-0-3", "nhom-A1-title", "tree-ten", "B2-o-day"):
        assert anchor(name) == f"{name}~"
    for name in ("B2", "M1.T1", "L1a", "hits", "title", "tv.so-tttt", "Noi-dung"):
        assert anchor(name) == name


ITEMS = get_args(Item.__annotations__["kind"])
