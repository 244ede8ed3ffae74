"""The pages of systems: state, connections both ways, who uses it, what falls."""

import json

import pytest

from plancheck.impact import impact
from plancheck.model import System
from plancheck.site.page import Page
from plancheck.site.pages import systems
from plancheck.site.refs import Refs
from plancheck.text import LANGS
from site_pages import HOSTILE, REAL, at, editions, ids, part, refs, unharmed, words
from support import Workspace


@pytest.fixture(scope="module")
def real() -> Refs:
    return refs(editions())


@pytest.fixture(scope="module")
def made(real: Refs) -> list[Page]:
    return list(systems.pages(real))


def test_every_system_has_a_page_and_a_row_of_the_list(real: Refs, made: list[Page]) -> None:
    listed = at(made, f"{REAL}/he-thong/")
    known = [each for each in real.view.shared if isinstance(each, System)]
    assert len(made) == 1 + len(known)
    for each in known:
        assert f'href="{each.id}/"' in listed.html["vi"]


def test_a_system_is_told_with_its_connections_tasks_and_address(made: list[Page]) -> None:
    page = at(made, f"{REAL}/he-thong/tv.1cua/")
    told = words(page)
    assert "Trạng thái đang vận hành" in told
    assert (
        'href="http://1cua.travinh.gov.vn" rel="noopener noreferrer external">' in (page.html["vi"])
    )
    out = words(part(page, "ket-noi"))
    assert "Tới hệ thống khác (3)" in out
    assert "Cổng dịch vụ công quốc gia dự kiến kết nối 03/12/2018" in out
    assert "../../nhiem-vu/b2/" in part(page, "su-dung")
    assert "m-2018-" in part(page, "nhac-den")


def test_a_connection_is_told_at_both_ends(made: list[Page]) -> None:
    page = at(made, f"{REAL}/he-thong/cp.cong-dvcqg/")
    assert "Từ hệ thống khác" in words(page)
    assert 'href="../tv.1cua/"' in part(page, "ket-noi")


def test_what_the_text_does_not_say_is_said_to_be_unsaid(made: list[Page]) -> None:
    told = words(at(made, f"{REAL}/he-thong/tv.1cua/"))
    assert "Cơ quan chủ quản văn bản không nêu" in told
    quiet = [each for each in made if "Văn bản không nêu kết nối nào" in words(each)]
    assert quiet
    assert "The text names no connection of it." in words(quiet[0], "en")


def test_what_relies_on_it_is_what_impact_says(real: Refs, made: list[Page]) -> None:
    for each in real.view.shared:
        if isinstance(each, System):
            page = at(made, real.view.addresses.of(each))
            effects = impact(real.view.loaded.workspace, each, real.view.as_of).effects
            held = [effect for effect in effects if effect.loss != "touched"]
            rows = part(page, "anh-huong").count('<tr role="row">')
            assert rows == (1 + len(held) if held else 0), each.id
            touched = len(effects) - len(held)
            assert (f"Ngoài ra {touched} mục chỉ nhắc đến" in words(page)) == (touched > 0)


def test_no_id_stands_twice(made: list[Page]) -> None:
    for page in made:
        for lang in LANGS:
            found = ids(page, lang)
            assert len(found) == len(set(found)), page.path


def test_a_plan_without_systems_says_so(workspace: Workspace) -> None:
    (page,) = systems.pages(refs(editions(workspace()), "vi-du/cntt"))
    assert "Kế hoạch không nêu hệ thống thông tin nào." in words(page)
    assert "The plan names no information system." in words(page, "en")


def test_hostile_words_of_a_system_are_text(workspace: Workspace) -> None:
    bad = json.dumps(HOSTILE)
    root = workspace({"systems.yaml": f"""\
systems:
  - id: s1
    vi: {bad}
    en: {bad}
    function: {bad}
    other_names: [{bad}]
    note: {bad}
    url: "https://example.org/'onload=x"
    state: retired
    integrations: [{{to: s2, state: "yes", note: {bad}}}]
  - {{id: s2, vi: {bad}}}
tasks: [{{id: A1, kind: content, vi: {bad}, systems: [s1]}}]
items: [{{id: I1, kind: claim, vi: {bad}, systems: [s1]}}]
"""})  # fmt: skip
    found = list(systems.pages(refs(editions(root), "vi-du/cntt")))
    for page in found:
        unharmed(page)
    assert any("Hệ thống này đã ngừng hoạt động." in words(page) for page in found)
