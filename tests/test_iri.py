"""The IRI of an act: derived, or the fact that is missing for it."""

import doctest
import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck import iri as module
from plancheck import load
from plancheck.iri import actor, iri, slug
from plancheck.model import Act, Body
from support import REPOSITORY, Command

# What a reader of such addresses accepts: the parts and their order by the naming convention.
WORK = re.compile(
    r"/akn/[a-z]{2}(?:-[a-z0-9]{1,3})?/(?:act|doc)/[a-z-]+/[a-z][a-z0-9-]*"
    r"/\d{4}(?:-\d\d-\d\d)?/[a-z0-9]+(?:-[a-z0-9]+)*"
)
BODIES: dict[str, Any] = {
    body.id: body
    for body in (
        Body(id="cp", vi="Chính phủ", kind="central", jurisdiction="VN"),
        Body(id="ubnd", vi="Ủy ban nhân dân tỉnh Trà Vinh", kind="uy-ban", jurisdiction="VN-51"),
        Body(id="dau", vi="Bộ Dầu khí", kind="central"),
        Body(id="odd", vi="Chính phủ", kind="central", jurisdiction="Việt Nam"),
    )
}


def act(**fields: Any) -> Act:
    return Act(
        **{"id": "a", "type": "nghi-dinh", "issuer": "cp", "number": "64/2007/NĐ-CP", **fields}
    )


@pytest.mark.parametrize(
    ("fields", "work"),
    [
        (
            {"issued": date(2007, 4, 10)},
            "/akn/vn/act/nghi-dinh/chinh-phu/2007-04-10/64-2007-nd-cp",
        ),
        (
            {"type": "quyet-dinh", "issuer": "ubnd", "number": "2373/QĐ-UBND",
             "issued": date(2018, 12, 3)},
            "/akn/vn-51/act/quyet-dinh/ubnd/2018-12-03/2373-qd-ubnd",
        ),
        ({"year": "2006"}, "/akn/vn/act/nghi-dinh/chinh-phu/2006/64-2007-nd-cp"),
        ({}, "/akn/vn/act/nghi-dinh/chinh-phu/2007/64-2007-nd-cp"),
        (
            {"type": "tieu-chuan", "number": "TCVN ISO 9001:2008"},
            "/akn/vn/doc/tieu-chuan/chinh-phu/2008/tcvn-iso-9001-2008",
        ),
    ],
)  # fmt: skip
def test_the_iri_is_made_of_the_facts(fields: dict[str, Any], work: str) -> None:
    found = iri(act(**fields), BODIES)
    assert found.work == work
    assert found.missing == ()
    assert found.expression == f"{work}/vie@{found.date}"


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"number": None}, ("number", "issued")),
        ({"number": "***", "year": "2007"}, ("number",)),
        ({"issuer": None}, ("issuer",)),
        ({"issuer": "nobody"}, ("issuer",)),
        ({"issuer": "dau"}, ("jurisdiction",)),
        ({"issuer": "odd"}, ("jurisdiction",)),
        ({"number": "36a/NQ-CP"}, ("issued",)),
    ],
)
def test_without_a_fact_there_is_no_iri_and_the_fact_is_named(
    fields: dict[str, Any], missing: tuple[str, ...]
) -> None:
    found = iri(act(**fields), BODIES)
    assert found.missing == missing
    assert (found.work, found.expression) == (None, None)


@pytest.mark.parametrize(
    ("name", "level", "called"),
    [
        ("Chủ tịch Ủy ban nhân dân tỉnh Trà Vinh", "province", "chu-tich-ubnd"),
        ("Uỷ ban nhân dân tỉnh Bà Rịa - Vũng Tàu", None, "ubnd"),
        ("Hội đồng nhân dân thành phố Hồ Chí Minh", "province", "hdnd"),
        ("Đội ứng cứu sự cố máy tính tỉnh", None, "doi-ung-cuu-su-co-may-tinh"),
        ("Trung tâm Hành chính công của tỉnh", None, "trung-tam-hanh-chinh-cong"),
        ("Ủy ban nhân dân thành phố Trà Vinh", "district", "ubnd-thanh-pho-tra-vinh"),
        ("Sở Thông tin và Truyền thông", "province", "so-thong-tin-va-truyen-thong"),
    ],
)
def test_a_body_of_a_province_is_called_without_its_name(
    name: str, level: Any, called: str
) -> None:
    assert actor(Body(id="x", vi=name, kind="uy-ban", jurisdiction="VN-51", level=level)) == called


def test_acts_that_share_a_number_have_iris_of_their_own() -> None:
    facts: list[dict[str, Any]] = [
        {"issuer": "ubnd", "issued": date(2016, 4, 14)},
        {"issuer": "ubnd", "issued": date(2017, 4, 14)},
        {"issuer": "ubnd", "year": "2018"},
        {"issuer": "cp", "issued": date(2016, 4, 14)},
        {"issuer": "ubnd", "issued": date(2016, 4, 14), "type": "chi-thi"},
    ]
    works = {iri(act(number="835/QĐ", **each), BODIES).work for each in facts}
    assert len(works) == len(facts)
    assert None not in works


@given(st.text(), st.text(min_size=1), st.one_of(st.none(), st.dates()))
def test_whatever_is_written_the_iri_is_an_address_or_a_fact_is_named(
    number: str, name: str, day: date | None
) -> None:
    bodies = {"b": Body(id="b", vi="Bộ " + name, kind="central", jurisdiction="VN")}
    found = iri(act(number=number, issuer="b", issued=day), bodies)
    assert (found.work is None) == bool(found.missing)
    assert found.work is None or WORK.fullmatch(found.work)


def test_the_examples_hold() -> None:
    assert doctest.testmod(module).failed == 0


@given(st.text())
def test_a_slug_of_a_slug_is_itself(text: str) -> None:
    assert slug(slug(text)) == slug(text)


def test_every_act_of_the_real_registry_has_an_iri_of_its_own() -> None:
    registry = load.load(str(REPOSITORY / "plan")).workspace.registry
    works = [iri(each, registry.entities).work for each in registry.acts]
    assert all(work and WORK.fullmatch(work) for work in works)
    assert len(set(works)) == len(works) > 70


def test_the_page_of_an_act_shows_it(plancheck: Command) -> None:
    work = "/akn/vn/act/nghi-quyet/chinh-phu/2015-10-14/36a-nq-cp"
    shown = plancheck("law", "show", "nq-36a-2015-cp", cwd=REPOSITORY).out
    assert f"\n  {work}\n" in shown
    data = json.loads(
        plancheck("law", "show", "nq-36a-2015-cp", "--format", "json", cwd=REPOSITORY).out
    )
    assert data["iri"] == {"work": work, "expression": f"{work}/vie@2015-10-14", "missing": []}


def test_the_page_of_an_act_says_what_its_iri_lacks(plancheck: Command, workspace: Any) -> None:
    root = workspace({"r.yaml": "acts:\n  - {id: a, type: luat, number: 1/QH}\n"})
    shown = plancheck("law", "show", "a", "--plan", root, "--lang", "vi").out
    assert "Chưa có IRI: thiếu cơ quan ban hành (issuer), ngày hoặc năm ban hành" in shown
