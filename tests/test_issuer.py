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
  - {id: lien-tich, type: thong-tu-lien-tich, number: 19/2012/TTLT-BTC-BTTTT, issuer: btttt}
  - {id: cua-so, type: quyet-dinh, issuer: so}
  - {id: nhieu-ten, type: quyet-dinh, issuer: tv.nhieu-ten}
bodies:
  - {id: cp, vi: Chính phủ, kind: central, level: central}
  - {id: ttg, vi: Thủ tướng Chính phủ, kind: person, parent: cp, level: central}
  - {id: tv.ubnd, vi: Ủy ban nhân dân tỉnh Trà Vinh, kind: uy-ban, level: province}
  - {id: tv.chu-tich, vi: Chủ tịch Ủy ban nhân dân tỉnh Trà Vinh, kind: person, parent: tv.ubnd}
  - {id: btttt, vi: Bộ Thông tin và Truyền thông, kind: central}
  - {id: so, vi: Sở Thông tin và Truyền thông, kind: so, level: province, parent: tv.ubnd}
  - {id: tv.nhieu-ten, vi: Ủy ban nhân dân tỉnh Trà Vinh, kind: uy-ban, other_names: [UBND tỉnh]}
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
    ("lien-tich", "Bộ Tài chính", None),
    ("lien-tich", "Liên Bộ Tài chính - Thông tin và Truyền thông", None),
    ("cua-so", "Giám đốc Sở TT&TT", True),
    ("cua-so", "Sở Thông tin và Truyền thông tỉnh Trà Vinh", True),
    ("cua-so", "Sở Thông tin và Truyền thông tỉnh Bến Tre", False),
    ("nhieu-ten", "UBND tỉnh", True),
    ("nhieu-ten", "UBND tỉnh Bến Tre", False),
]


@pytest.mark.parametrize(("act", "printed", "expected"), CASES)
def test_a_printed_body_against_the_issuer(act: str, printed: str, expected: bool | None) -> None:
    workspace, findings = built({"registry.yaml": REGISTRY})
    assert not findings
    found = next(each for each in workspace.registry.acts if each.id == act)
    assert issued_by(workspace.registry, found, printed) is expected
