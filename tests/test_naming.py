"""How a sentence names an act and a provision."""

from datetime import date

import pytest

from plancheck.model import Act
from plancheck.naming import KIND_OF, KINDS, label, named, provisions

DAY = date(2019, 3, 7)
CASES = [
    (
        Act(
            id="nd", type="nghi-dinh", number="64/2007/NĐ-CP", issued=DAY, vi="Về CNTT", en="On IT"
        ),
        "Nghị định số 64/2007/NĐ-CP (nd)",
        "Nghị định số 64/2007/NĐ-CP “Về CNTT” (nd)",
        "Decree 64/2007/NĐ-CP “On IT” (nd)",
    ),
    (  # numbering starts anew each year: the date belongs to the name
        Act(id="nq", type="nghi-quyet", number="17/NQ-CP", issued=DAY),
        "Nghị quyết số 17/NQ-CP ngày 07/03/2019 (nq)",
        "Nghị quyết số 17/NQ-CP ngày 07/03/2019 (nq)",
        "Resolution 17/NQ-CP of 2019-03-07 (nq)",
    ),
    (
        Act(id="nq", type="nghi-quyet", number="17/NQ-CP"),
        "Nghị quyết số 17/NQ-CP (nq)",
        "Nghị quyết số 17/NQ-CP (nq)",
        "Resolution 17/NQ-CP (nq)",
    ),
    (
        Act(id="l", type="luat", number="67/2006/QH11", vi="Luật Công nghệ thông tin"),
        "Luật số 67/2006/QH11 (l)",
        "Luật Công nghệ thông tin số 67/2006/QH11 (l)",
        "Law 67/2006/QH11 “Luật Công nghệ thông tin” (l)",
    ),
    (
        Act(id="iso", type="tieu-chuan", number="TCVN ISO 9001:2008"),
        "TCVN ISO 9001:2008 (iso)",
        "TCVN ISO 9001:2008 (iso)",
        "TCVN ISO 9001:2008 (iso)",
    ),
    (Act(id="x", type="other", vi="Đề án"), "x", "“Đề án” (x)", "“Đề án” (x)"),
    (Act(id="x", type="nghi-dinh"), "x", "x", "x"),
]


@pytest.mark.parametrize(("act", "short_vi", "vi", "en"), CASES)
def test_an_act_by_kind_number_and_title(act: Act, short_vi: str, vi: str, en: str) -> None:
    assert label(act).vi == short_vi
    assert (named(act).vi, named(act).en) == (vi, en)


@pytest.mark.parametrize(
    ("scope", "vi", "en"),
    [
        (["dieu-58", "dieu-59"], "Điều 58, Điều 59", "Article 58; Article 59"),
        (["dieu-50-khoan-2"], "khoản 2 Điều 50", "Article 50, clause 2"),
        (["dieu-7a-khoan-2-diem-b"], "điểm b khoản 2 Điều 7a", "Article 7a, clause 2, point b"),
        (["phu-luc-1"], "phu-luc-1", "phu-luc-1"),
    ],
)
def test_provisions_by_their_own_words(scope: list[str], vi: str, en: str) -> None:
    assert (provisions(scope).vi, provisions(scope).en) == (vi, en)


def test_every_kind_is_known_by_its_word() -> None:
    assert {KIND_OF[each.vi] for each in KINDS.values()} == set(KINDS)
    assert KIND_OF["Bộ luật"] == "luat"
