"""What the plan's words cite, and which act of the registry they mean."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck import load
from plancheck.citation import parse
from plancheck.mentions import mentions, resolve
from support import HEAD, REPOSITORY, Workspace, built, steps

ACTS = """\
acts:
  - {id: nd-43, vi: Quy định về việc cung cấp thông tin, type: nghi-dinh, number: 43/2011/NĐ-CP,
     issuer: cp, issued: 2011-06-13}
  - {id: ct-2018, type: chi-thi, number: 02/CT-TTg, issuer: ttg, issued: 2018-01-04}
  - {id: ct-2019, type: chi-thi, number: 2/CT-TTg, issuer: ttg, issued: 2019-01-04}
  - {id: tinh, type: quyet-dinh, number: 49/2012/QĐ-UBND, issuer: tv.ubnd, issued: 2012-10-23}
  - {id: cu, vi: Luật Giao dịch điện tử, type: luat, number: 51/2005/QH11, issued: 2005-11-29}
  - {id: moi, vi: Luật Giao dịch điện tử, type: luat, number: 20/2023/QH15, issued: 2023-06-22}
  - {id: iso, type: tieu-chuan, number: "TCVN ISO 9001:2008"}
bodies:
  - {id: cp, vi: Chính phủ, kind: central, level: central}
  - {id: ttg, vi: Thủ tướng Chính phủ, kind: person, parent: cp, level: central}
  - {id: tv.ubnd, vi: Ủy ban nhân dân tỉnh Trà Vinh, kind: uy-ban, level: province,
     other_names: [UBND tỉnh]}
"""
MEANT = [
    ("Nghị định số 43/2011/NĐ-CP", "nd-43", [], []),
    ("Nghị định số 43 /2011/NÐ- CP", "nd-43", [], []),
    ("Nghị định số 43/2011/NĐ-CP ngày 01/01/2012", "nd-43", [], []),
    ("Nghị định số 43/2011 của Chính phủ", "nd-43", [], []),
    ("Nghị định số 43/2011/NĐ của Chính phủ", "nd-43", [], []),
    ("Thông tư số 43/2011 của Bộ Tài chính", None, [], []),
    ("Chỉ thị số 02/CT-TTg ngày 04/01/2019", "ct-2019", [], ["ct-2018"]),
    ("Chỉ thị số 2/CT-TTg năm 2018", "ct-2018", [], ["ct-2019"]),
    ("Chỉ thị số 02/CT-TTg", None, ["ct-2018", "ct-2019"], []),
    ("Chỉ thị số 02/CT-TTg ngày 05/5/2015", None, [], ["ct-2018", "ct-2019"]),
    ("Quyết định số 49/2012/QĐ-UBND của Ủy ban nhân dân tỉnh", "tinh", [], []),
    ("Quyết định số 49/2012/QĐ-UBND của UBND tỉnh Gia Lai", None, [], ["tinh"]),
    ("Quyết định số 49/2012/QĐ-UBND ngày 23/10/2012 của UBND tỉnh Gia Lai", None, [], ["tinh"]),
    ("Luật Giao dịch điện tử ngày 29 tháng 11 năm 2005", "cu", [], ["moi"]),
    ("Luật Giao dịch điện tử năm 2023", "moi", [], ["cu"]),
    ("Luật Giao dịch điện tử", None, ["cu", "moi"], []),
    ("Luật GDĐT năm 2005", "cu", [], ["moi"]),
    ("Luật GDDD năm 2005", None, [], []),
    ("TCVN ISO 9001 : 2008", "iso", [], []),
    ("TCVN ISO 9001-2008", "iso", [], []),
    ("Nghị định số 44/2011/NĐ-CP", None, [], []),
]


@pytest.mark.parametrize(("words", "meant", "could", "others"), MEANT)
def test_the_act_that_words_mean(
    words: str, meant: str | None, could: list[str], others: list[str]
) -> None:
    workspace, _ = built({"registry.yaml": ACTS})
    (citation,) = parse(f"theo {words} để thực hiện")
    found = resolve(workspace.registry, citation)
    told: list[object] = [found.act.id if found.act else None]
    told += [sorted(each.id for each in acts) for acts in (found.could, found.others)]
    assert told == [meant, could, others]


SOURCE = """\
Căn cứ Nghị định số
43/2011/NĐ-CP ngày 13/6/2011 của Chính phủ;

Căn cứ Luật Giao dịch điện tử năm 2023.
Điều 1. Thực hiện Chỉ thị số 02/CT-TTg ngày 04/01/2019.
"""
PLAN = (
    HEAD
    + """\
  source_documents:
    - file: source.txt
      sha256: DIGEST
      ignore:
        - {lines: 4, reason: ví dụ}
tasks:
  - id: A1
    vi: Thực hiện
    kind: content
    source: 5
  - id: A2
    vi: Thực hiện Chỉ thị
    kind: content
    source: 4-5
"""
)


def test_words_of_the_source_text_have_their_line_and_the_elements_that_hold_them(
    workspace: Workspace,
) -> None:
    digest = hashlib.sha256(SOURCE.encode()).hexdigest()
    root = workspace({"source.txt": SOURCE, "acts.yaml": ACTS}, PLAN.replace("DIGEST", digest))
    (plan,) = load.load(str(root)).workspace.plans
    found = [
        (each.place.file, each.place.position, [owner.id for owner in each.owners])
        for each in mentions(plan).read
    ]
    assert found == [("source.txt", (1, 8), []), ("source.txt", (5, 19), ["A1", "A2"])]


def test_the_real_plan_has_every_citation_resolved_and_held() -> None:
    (plan,) = load.load(str(REPOSITORY / "plan")).workspace.plans
    found = mentions(plan)
    assert not found.lost
    assert len(found.read) == 57  # 58 were labelled by hand; one is the plan's own act
    called = [each.citation.text for each in found.read if not each.meant.act]
    assert called == ["Luật An toàn thông tin"]  # not the name of that law: act-name-variant
    assert all(each.owners for each in found.read)


@given(st.text(st.sampled_from("Luật số 12/3/NĐ-CP\n.ngày của Chính phủ đĐ;"), max_size=300))
def test_any_words_can_be_asked(words: str) -> None:
    task = f"tasks:\n  - {{id: A1, kind: content, vi: {words!r}}}\n".replace("\\n", " ")
    workspace, _ = built({"registry.yaml": ACTS, "tasks.yaml": task})
    for plan in workspace.plans:
        assert all(each.owners for each in mentions(plan).read)


def test_reading_grows_with_the_text(workspace: Workspace) -> None:
    def cost(times: int) -> int:
        text = SOURCE * times
        digest = hashlib.sha256(text.encode()).hexdigest()
        root = workspace({"source.txt": text, "acts.yaml": ACTS}, PLAN.replace("DIGEST", digest))
        (plan,) = load.load(str(root)).workspace.plans
        return steps(lambda: mentions(plan))

    assert cost(400) < 5 * cost(100)
