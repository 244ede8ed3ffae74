"""Drafts of acts: what the number or the citation says, and nothing else."""

from datetime import date

import pytest

from plancheck import load
from plancheck.drafting import draft
from plancheck.errors import InputError
from plancheck.model import Act, Body
from plancheck.registry import Registry
from support import HEAD, REPOSITORY, built

REGISTRY = load.load(str(REPOSITORY / "plan")).workspace.registry
WORDS = {"luat": "Luật", "nghi-dinh": "Nghị định", "nghi-quyet": "Nghị quyết", "tieu-chuan": "",
         "quyet-dinh": "Quyết định", "thong-tu": "Thông tư", "cong-van": "Công văn",
         "to-trinh": "Tờ trình"}  # fmt: skip


@pytest.mark.parametrize("act", REGISTRY.acts, ids=lambda act: act.id)
def test_the_convention_gives_every_act_of_the_registry_its_id(act: Act) -> None:
    issuer = REGISTRY.entities[act.issuer or ""]
    assert isinstance(issuer, Body)
    words = f"{WORDS[act.type]} {act.number} của {issuer.vi}"
    issued = act.issued or date(int(act.year or ""), 1, 1)
    if act.type == "tieu-chuan":
        words, issued = act.number or "", date(int(act.year or ""), 1, 1)
    found = draft(REGISTRY, words, issued).act
    assert (found.id, found.type, found.number) == (act.id, act.type, act.number)
    assert found.issuer == (None if act.type == "tieu-chuan" else act.issuer)


def drafted(words: str, issued: date | None = None, registry: Registry = REGISTRY) -> Act:
    return draft(registry, words, issued).act


def test_a_number_says_its_type_year_and_issuer_only() -> None:
    act = drafted("15/2022/ND-CP")
    assert (act.id, act.type, act.number, act.issuer) == (
        "nd-15-2022-cp", "nghi-dinh", "15/2022/NĐ-CP", "cp",
    )  # fmt: skip
    assert (act.vi, act.issued, act.year, act.events, act.checked_on) == (
        None,
        None,
        "2022",
        (),
        None,
    )
    assert act.grades is not None
    grades = (act.grades.number, act.grades.issuer, act.grades.title, act.grades.issued)
    assert grades == ("recalled", "recalled", "unknown", "unknown")
    assert act.grades.effective == "unknown"


def test_a_citation_says_the_day_and_the_title_as_well() -> None:
    act = drafted(
        "Nghị định số 15/2022/NĐ-CP ngày 24 tháng 6 năm 2022 của Chính phủ quy định về việc\n"
        "cung cấp thông tin, sửa đổi Nghị định số 43/2011/NĐ-CP"
    )
    assert (act.id, act.issued, act.year) == ("nd-15-2022-cp", date(2022, 6, 24), None)
    assert (act.vi or "").startswith("Quy định về việc cung cấp thông tin")
    assert "43/2011/NĐ-CP" in (act.vi or "")
    law = drafted("Luật An ninh mạng số 24/2018/QH14 ngày 12/6/2018")
    assert (law.id, law.vi, law.issuer) == ("luat-24-2018-qh14", "Luật An ninh mạng", "qh")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("TCVN ISO/IEC 27001:2019", ("tcvn-iso-iec-27001-2019", "tieu-chuan", None)),
        ("QCVN 01:2008/BXD", ("qcvn-01-2008-bxd", "tieu-chuan", None)),
        ("Bộ luật Dân sự số 91/2015/QH13", ("luat-91-2015-qh13", "luat", "qh")),
        ("Nghị quyết số 29/2021/QH15", ("nq-29-2021-qh15", "nghi-quyet", "qh")),
        ("Pháp lệnh số 08/2022/UBTVQH15", ("pl-08-2022-ubtvqh15", "phap-lenh", "ubtvqh")),
        ("Nghị quyết số 36-NQ/TW ngày 01/7/2014", ("nq-36-2014-tw", "nghi-quyet", None)),
        ("36a/NQ-CP ngày 14/10/2016", ("nq-36a-2016-cp", "nghi-quyet", "cp")),
        ("Công văn số 1414/TCT-CS ngày 05/5/2019", ("cv-1414-2019-tct", "cong-van", None)),
        ("44/2015/TTLT-BTC-BTTTT", ("ttlt-44-2015-btc-btttt", "thong-tu-lien-tich", None)),
        ("01/VBHN-VPQH ngày 03/3/2020", ("vbhn-01-2020-vpqh", "other", None)),
        (
            "Nghị quyết số 08/2019/NQ-HĐND của UBND tỉnh Trà Vinh",
            ("nq-08-2019-hdnd-tv", "nghi-quyet", "tv.ubnd"),
        ),
    ],
)
def test_each_kind_has_its_own_id(words: str, wanted: tuple[str, str, str | None]) -> None:
    act = drafted(words)
    assert (act.id, act.type, act.issuer) == wanted


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("846/QĐ-TTg", "--issued 2017-06-09"),
        ("36-NQ/TW", "no year"),
        ("TCVN 7113", "TCVN ISO 9001:2015"),
        ("24/2018/QH14", "“Luật số 24/2018/QH14”"),
        ("1211/2016/UBTVQH13", "the type"),
        ("3405/BTTTT-THH", "“Công văn số 3405/BTTTT-THH”"),
        ("12/2020/QĐ-UBND", "Many provinces"),
        ("12/2020/NQ-HĐND của Hội đồng nhân dân tỉnh An Giang", "Many provinces"),
        ("05/TTr-STC ngày 01/3/2019", "Many provinces"),
        ("846/QĐ-TTg, 80/2014/QĐ-TTg", "Several acts: 846/QĐ-TTg, 80/2014/QĐ-TTg"),
        ("", "no number"),
        ("ngày mai", "no number"),
        ("Luật An ninh mạng ngày 12 tháng 6 năm 2018", "no number"),
        ("Quyết định số /QĐ-UBND", "no number"),
        ("Nghị định số 15/2022/NĐ-CP ngày 31/2/2022", "does not exist"),
        ("Nghị định số 15/2022/NĐ-CP ngày 24/6/2021", "carries the year 2022"),
        ("15/2022/NĐ-CP " * 1000, "too long"),
    ],
)
def test_what_does_not_name_one_act_is_refused_with_a_way_out(words: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        drafted(words)
    assert said in caught.value.text.en
    assert caught.value.text.vi != caught.value.text.en


def test_a_day_given_beside_the_number_completes_or_contradicts_it() -> None:
    assert drafted("847/QĐ-TTg", date(2017, 6, 9)).id == "qd-847-2017-ttg"
    for words in ("Quyết định 847/QĐ-TTg ngày 08/6/2017", "15/2022/NĐ-CP"):
        with pytest.raises(InputError):
            drafted(words, date(2017, 6, 9))


def test_an_issuer_is_named_only_where_number_and_words_agree_on_one_body() -> None:
    wrong = draft(REGISTRY, "Nghị định số 15/2022/NĐ-CP của Thủ tướng Chính phủ", None)
    assert wrong.act.issuer is None
    assert "different bodies" in wrong.doubt.en
    unknown = draft(REGISTRY, "Nghị định số 15/2022/NĐ-CP của Bộ Chính trị", None)
    assert unknown.act.issuer is None
    assert "not among the bodies" in unknown.doubt.en
    assert "issuer" in [keys for keys, _ in unknown.missing]
    text = "bodies:\n  - {id: cp, vi: Chính phủ, kind: central}\n"
    empty = built({"bodies.yaml": text}, HEAD)[0].registry
    assert drafted("15/2022/NĐ-CP", None, empty).issuer is None  # no act shows whose symbol it is
    assert drafted("15/2022/NĐ-CP của Chính phủ", None, empty).issuer == "cp"
    acts = "acts:\n" + "".join(
        f"  - {{id: a{n}, type: quyet-dinh, number: {n}/2020/QĐ-VP, issuer: {body}}}\n"
        for n, body in enumerate(("cp", "vp"), 1)
    )
    both = built(
        {"bodies.yaml": f"{text}  - {{id: vp, vi: Văn phòng, kind: central}}\n{acts}"}, HEAD
    )
    shared = draft(both[0].registry, "5/2021/QĐ-VP", None)
    assert shared.act.issuer is None  # two bodies have used the symbol
    assert "VP does not tell" in shared.doubt.en


def test_an_id_of_ones_own_needs_no_year_and_must_be_one() -> None:
    assert draft(REGISTRY, "846/QĐ-TTg", None, "qd-846").act.id == "qd-846"
    for name in ("qđ 846", "", "1a", "a/b"):
        with pytest.raises(InputError, match=r"cannot be an id|no year"):
            draft(REGISTRY, "846/QĐ-TTg", None, name)
