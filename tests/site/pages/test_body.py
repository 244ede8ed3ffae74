"""The page of a body: its numbers are the model's, and its parts hold what they count."""

import re
from datetime import date

import pytest

from plancheck.model import Body, Group
from plancheck.site.edition import Edition
from plancheck.site.page import Page
from plancheck.site.pages import bodies, body
from plancheck.text import LANGS
from seen_pages import read
from site_pages import HOSTILE, at, editions, ids, unharmed
from site_whole import every_edition, page_of
from standing_plan import DAY, FILES
from support import Workspace

pytestmark = pytest.mark.xdist_group("whole")  # the worker that makes whole sites, once

PARTS = {"canh-bao", "bao-cao", "chu-tri", "phoi-hop", "chi-tieu", "can-cu", "thong-tin"}


def small(workspace: Workspace, day: date = DAY, **more: str) -> Edition:
    files = FILES | {f"{name}.yaml": text for name, text in more.items()}
    (edition,) = editions(workspace({**files}), day)
    return edition


def figures(page: Page) -> dict[str, int]:
    """Return the numbers of the first screen, each by the part of the page that it leads to."""
    (listing,) = read(page.html["vi"]).all("ul", **{"class": "figures"})
    found = {}
    for each in listing.all("a"):
        (number,) = each.all("b")
        found[each.attributes["href"]] = int(number.words())
    return found


def rows(page: Page, key: str) -> int:
    """Return how many rows a table of the page has."""
    tables = list(read(page.html["vi"]).all("table", **{"data-grid": key}))
    return len(list(next(tables[0].all("tbody")).all("tr"))) if tables else 0


def test_the_numbers_of_every_body_are_those_of_the_model_and_lead_to_their_part() -> None:
    for edition in every_edition():
        view = edition.view
        for entity in view.shared:
            if not isinstance(entity, (Body, Group)):
                continue
            page, share = page_of(edition, entity), edition.share(entity.id)
            told = figures(page)
            about = view.about(*share.subjects(entity.id))
            expected = {
                "#chu-tri": len(share.led()),
                "#phoi-hop": len(share.supported()),
                "#chi-tieu": len(share.targets),
                "#bao-cao": sum(each.state == "missing" for each in share.reports),
                "#canh-bao": len(about),
            }
            if share.general():
                expected["#dieu-khoan-chung"] = len(share.general())
            assert told == expected, entity.id
            places = ids(page)
            assert set(places) >= PARTS
            assert {way.removeprefix("#") for way in told} <= set(places)
            assert rows(page, "chu-tri") == told["#chu-tri"]
            assert rows(page, "phoi-hop") == told["#phoi-hop"]
            assert rows(page, "bao-cao") == len(share.reports)
            found = list(read(page.html["vi"]).all("a", **{"class": "at"}))
            assert len(found) == len(about)


def test_what_is_beside_a_page_is_named_on_it_and_in_its_tables() -> None:
    for edition in every_edition():
        for entity in edition.charged():
            page = page_of(edition, entity)
            ways = re.findall(r'href="([^"]*)"', page.html["en"])
            for each in page.alternates:
                name = each.path.rpartition("/")[2]
                assert any(way.rpartition("/")[2] == name for way in ways), name
            assert all(grid.rows for grid in page.tables)
            assert len({grid.key for grid in page.tables}) == len(page.tables)


def test_a_body_without_duties_says_so_and_has_no_calendar(workspace: Workspace) -> None:
    registry = FILES["registry.yaml"].replace(
        "groups:", "  - {id: xx, vi: Sở Lạ, kind: central, jurisdiction: VN-51}\ngroups:"
    )
    edition = small(workspace, registry=registry)
    page = at(body.pages(edition), edition.view.to("xx"))
    assert set(figures(page).values()) == {0}
    assert page.alternates == ()
    assert (
        edition.view.to("xx")
        in at(bodies.pages(edition), edition.view.addresses.page("co-quan")).path + "xx/"
    )


def test_a_body_with_duties_and_no_table_still_has_its_calendar(workspace: Workspace) -> None:
    duties = "assignments:\n  - {id: P5, vi: việc riêng, bodies: [tc], role: lead}\n"
    edition = small(workspace, duties=duties, measured="", tasks="", objectives="")
    page = at(body.pages(edition), edition.view.to("tc"))
    assert page.tables == ()
    assert [each.path.rpartition("/")[2] for each in page.alternates] == ["thoi-han.ics"]
    assert "viec-khac" in ids(page)


def test_a_dissolved_body_names_its_heirs_and_its_duties_are_on_their_page(
    workspace: Workspace,
) -> None:
    registry = FILES["registry.yaml"].replace("members: [yt, tc, tp]", "members: [tc, tp]")
    registry += "changes:\n  - {id: c1, on: 2019-07-01, type: rename, from: [tp], to: [yt]}\n"
    edition = small(workspace, registry=registry)
    pages = list(body.pages(edition))
    former, heir = (at(pages, edition.view.to(name)) for name in ("tp", "yt"))
    (told,) = read(former.html["vi"]).all("div", **{"class": "box warn"})
    assert told.links() == ["../yt/"]
    for page in (former, heir):
        html = page.html["vi"]
        assert 'href="../../nhiem-vu/a2/"' in html
    assert not list(read(heir.html["vi"]).all("div", **{"class": "box warn"}))
    assert "Sở Tư pháp" in heir.html["vi"]  # through whom the tasks reached it


def test_members_and_groups_lead_to_each_other(workspace: Workspace) -> None:
    edition = small(workspace)
    pages = list(body.pages(edition))
    member, group = (at(pages, edition.view.to(name)) for name in ("yt", "g-so"))
    assert "../../nhom/g-so/" in read(member.html["vi"]).links()
    assert "../../co-quan/yt/" in read(group.html["vi"]).links()


def test_a_body_is_called_a_body_and_a_group_a_group(workspace: Workspace) -> None:
    edition = small(workspace)
    pages = list(body.pages(edition))
    member, group = (read(at(pages, edition.view.to(name)).html["vi"]) for name in ("yt", "g-so"))
    leads = [next(each.all("p", **{"class": "lead"})).words() for each in (member, group)]
    assert leads[0].startswith("Cơ quan này chủ trì, thực hiện ")
    assert " nhiệm vụ qua nhóm" in leads[0]
    assert leads[1].startswith("Nhóm cơ quan này chủ trì, thực hiện ")
    assert " nhiệm vụ qua nhóm" not in leads[1]
    assert "Về nhóm này" in group.words()
    assert "Về cơ quan này" not in group.words()


def test_no_number_of_nothing_is_green(workspace: Workspace) -> None:
    edition = small(workspace)
    for page in body.pages(edition):
        for each in read(page.html["vi"]).all("a", **{"class": "good"}):
            assert next(each.all("b")).words() != "0"


def test_hostile_words_of_a_body_are_text(workspace: Workspace) -> None:
    bad = HOSTILE.translate(str.maketrans("", "", "\u202e\u200b")).replace("'", "''")
    registry = FILES["registry.yaml"].replace("vi: Sở Y tế,", f"vi: '{bad}', note: '{bad}',")
    duties = FILES["duties.yaml"].replace("vi: chủ trì việc riêng", f"vi: '{bad}'")
    edition = small(workspace, registry=registry, duties=duties)
    for page in body.pages(edition):
        unharmed(page)
        for lang in LANGS:
            assert "60481729" not in page.html[lang]


def test_the_list_of_bodies_has_each_once_under_its_kind(workspace: Workspace) -> None:
    for edition in (*every_edition(), small(workspace)):
        view = edition.view
        (page,) = bodies.pages(edition)
        charged = [each.id for each in edition.charged()]
        named = [row[0][0].to for grid in page.tables for row in grid.rows]
        assert sorted(named) == sorted(view.to(name) for name in charged)
        links = read(page.html["vi"]).links()
        for entity in view.shared:
            if isinstance(entity, (Body, Group)):
                folder = "nhom" if isinstance(entity, Group) else "co-quan"
                way = (
                    f"{entity.id.lower()}/"
                    if folder == "co-quan"
                    else f"../nhom/{entity.id.lower()}/"
                )
                assert way in links, entity.id
