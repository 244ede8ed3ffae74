"""The body that a citation prints against the issuer in the registry."""

import pytest

from plancheck.issuer import issued_by
from support import built

REGISTRY = """\
acts:
  - {id: nd, type: nghi-dinh, issuer: cp}
  - {id: qd, type: quyet-dinh, issuer: ttg}
  - {id: tinh, type: quyet-dinh, issuer: tv.ubnd}
  - {id: chu-tich, type: quyet-dinh, issuer: tv.chu-tich}
  - {id: tt, type: thong-tu, issuer: btttt}
  - {id: dang, type: nghi-quyet, issuer: tw}
  - {id: khong-ro, type: thong-tu}
bodies:
  - {id: cp, vi: Chính phủ, kind: central, level: central}
  - {id: ttg, vi: Thủ tướng Chính phủ, kind: person, parent: cp, level: central}
  - {id: tv.ubnd, vi: Ủy ban nhân dân tỉnh Trà Vinh, kind: uy-ban, level: province}
  - {id: tv.chu-tich, vi: Chủ tịch Ủy ban nhân dân tỉnh Trà Vinh, kind: person, parent: tv.ubnd}
  - {id: btttt, vi: Bộ Thông tin và Truyền thông, kind: central}
  - {id: tw, vi: Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam, kind: party}
"""
CASES = [
    ("nd", "Chính phủ", True),
    ("nd", "Thủ tướng Chính phủ", False),
    ("qd", "Chính phủ", False),
    ("qd", "Thủ tướng", True),
    ("tinh", "Uỷ ban nhân dân tỉnh", True),
    ("tinh", "UBND tỉnh Trà Vinh", True),
    ("tinh", "Chủ tịch UBND tỉnh", True),
    ("tinh", "UBND tỉnh Bến Tre", False),
    ("tinh", "Hội đồng nhân dân tỉnh", False),
    ("chu-tich", "Ủy ban nhân dân tỉnh", True),
    ("tt", "Bộ trưởng Bộ Thông tin và Truyền thông", True),
    ("tt", "Bộ TT&TT", True),
    ("tt", "Bộ Tài chính", False),
    ("dang", "Ban Chấp hành Trung ương khóa XI", True),
    ("dang", "Bộ Chính trị", False),
    ("khong-ro", "Bộ Y tế", None),
]


@pytest.mark.parametrize(("act", "printed", "expected"), CASES)
def test_a_printed_body_against_the_issuer(act: str, printed: str, expected: bool | None) -> None:
    workspace, findings = built({"registry.yaml": REGISTRY})
    assert not findings
    found = next(each for each in workspace.registry.acts if each.id == act)
    assert issued_by(workspace.registry, found, printed) is expected
