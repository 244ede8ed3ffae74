"""Acts as Akoma Ntoso: nothing is lost, the vocabulary is AKN's own, damage is refused.

The whole export was validated by hand against the schema of the OASIS standard (akomantoso30.xsd
of 29 August 2018) with lxml 6.1 and xmlschema 4.3; the order of elements pinned here is the one
that validated.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drawn import RECORDS
from plancheck import load
from plancheck.exchange import akn_in, akn_out
from plancheck.exchange.akn_words import AKN, MODIFICATIONS, OURS
from plancheck.exchange.records import Records, gather
from plancheck.model import Act, Body, EnactedUnder, Evidence, Grades, LegalEvent, Reference
from support import REPOSITORY

CP = Body(id="cp", vi="Chính phủ", kind="central", jurisdiction="VN")
DECREE = Act(
    id="nd-64",
    type="nghi-dinh",
    number="64/2007/NĐ-CP",
    vi="Về ứng dụng công nghệ thông tin",
    issuer="cp",
    issued=date(2007, 4, 10),
    normative="true",
    enacted_under=(EnactedUnder(act="luat-67", grade="recalled"),),
    events=(
        LegalEvent(on=date(2007, 5, 18), type="entry-into-force", grade="evidenced"),
        LegalEvent(
            on=date(2019, 1, 1),
            type="amended",
            by="nd-224",
            scope=("dieu-50-khoan-2", "Điều 51"),
            evidence=(Evidence(source="gazette", quote="a & b"),),
        ),
        LegalEvent(on=date(2026, 7, 1), type="repealed", by="nd-224"),
    ),
    grades=Grades(number="evidenced"),
)
SUCCESSOR = Act(id="nd-224", type="nghi-dinh", number="224/2026/NĐ-CP", issuer="cp", year="2026")
STANDARD = Act(id="tcvn", type="tieu-chuan")
GAZETTE = Reference(id="gazette", kind="gazette", where="https://a.vn/1")
SAMPLE = Records((SUCCESSOR, DECREE, STANDARD), (GAZETTE,))
WORK = "/akn/vn/act/nghi-dinh/chinh-phu/2007-04-10/64-2007-nd-cp"
NEW_WORK = "/akn/vn/act/nghi-dinh/chinh-phu/2026/224-2026-nd-cp"


def out(records: Records = SAMPLE) -> bytes:
    return akn_out.render(records, {"cp": CP})


def tree(raw: bytes) -> ET.Element:
    return ET.fromstring(raw)


def act_of(raw: bytes, name: str) -> ET.Element:
    (found,) = tree(raw).findall(f".//{{*}}component[@eId='{name}']/*")
    return found


def local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def names(element: ET.Element) -> list[str]:
    return [local(child) for child in element]


def one(element: ET.Element, path: str) -> ET.Element:
    (found,) = element.findall("/".join(f"{{*}}{step}" for step in path.split("/")))
    return found


def messages(raw: bytes) -> list[tuple[int, str]]:
    return [(each.spot.line, each.message.vi) for each in akn_in.read(raw).problems]


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(RECORDS)
def test_what_goes_out_comes_in(records: Records) -> None:
    reading = akn_in.read(out(records))
    assert reading.problems == ()
    assert reading.records == records


def test_the_real_registry_goes_out_and_comes_in() -> None:
    registry = load.load(str(REPOSITORY / "plan")).workspace.registry
    records = gather(registry)
    raw = akn_out.render(records, registry.entities)
    reading = akn_in.read(raw)
    assert (reading.problems, reading.records) == ((), records)
    assert raw == akn_out.render(records, registry.entities)


# -- the form of the document ----------------------------------------------------------------------

META = [
    "identification", "publication", "classification", "lifecycle", "workflow", "analysis",
    "temporalData", "references", "notes", "proprietary", "presentation",
]  # fmt: skip


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(RECORDS)
def test_elements_stand_in_the_order_of_the_schema_and_every_pointer_leads_somewhere(
    records: Records,
) -> None:
    root = tree(out(records))
    assert names(root) == ["documentCollection"]
    assert names(root[0]) == ["meta", "collectionBody"]
    for meta in root.iter(f"{{{AKN}}}meta"):
        assert names(meta) == [name for name in META if name in names(meta)]
        assert names(meta)[0] == "identification"
        assert names(meta[0]) == ["FRBRWork", "FRBRExpression", "FRBRManifestation"]
    ids = [each.get("eId") for each in root.iter() if each.get("eId")]
    assert len(ids) == len(set(ids))
    for element in root.iter():
        for key in ("source", "refersTo", "period", "start", "href", "for"):
            value = element.get(key, "")
            assert value in ("", "#") or not value.startswith("#") or value[1:] in ids, value
        assert " " not in element.get("eId", "") + element.get("href", "")


def test_an_act_is_identified_at_three_levels() -> None:
    decree = act_of(out(), "nd-64")
    work = one(decree, "meta/identification/FRBRWork")
    assert (local(decree), decree.get("name")) == ("act", "nghi-dinh")
    assert [(local(each), dict(each.attrib)) for each in work] == [
        ("FRBRthis", {"value": f"{WORK}/!main"}),
        ("FRBRuri", {"value": WORK}),
        ("FRBRalias", {"value": "nd-64", "name": "plancheck"}),
        ("FRBRalias", {"value": "Về ứng dụng công nghệ thông tin", "name": "title"}),
        ("FRBRdate", {"date": "2007-04-10", "name": "issued"}),
        ("FRBRauthor", {"href": "#issuer-cp"}),
        ("FRBRcountry", {"value": "vn"}),
        ("FRBRsubtype", {"value": "nghi-dinh"}),
        ("FRBRnumber", {"value": "64-2007-nd-cp", "showAs": "64/2007/NĐ-CP"}),
        ("FRBRprescriptive", {"value": "true"}),
    ]
    expression = one(decree, "meta/identification/FRBRExpression")
    assert names(expression) == [
        "FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor", "FRBRauthoritative", "FRBRlanguage",
    ]  # fmt: skip
    assert expression[1].get("value") == f"{WORK}/vie@2007-04-10"
    manifestation = one(decree, "meta/identification/FRBRManifestation")
    assert names(manifestation) == ["FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor", "FRBRformat"]


def test_what_is_not_known_is_not_made_up() -> None:
    standard = act_of(out(), "tcvn")
    work = one(standard, "meta/identification/FRBRWork")
    assert local(standard) == "doc"
    assert one(work, "FRBRuri").get("value") == f"{OURS}/tcvn"
    assert one(work, "FRBRdate").attrib == {"date": "0001-01-01", "name": "unknown"}
    assert one(work, "FRBRauthor").get("href") == "#"
    assert names(one(standard, "meta")) == ["identification", "references"]
    year = one(act_of(out(), "nd-224"), "meta/identification/FRBRWork/FRBRdate")
    assert year.attrib == {"date": "2026-01-01", "name": "year"}


def test_events_and_modifications_speak_the_language_of_akn() -> None:
    meta = one(act_of(out(), "nd-64"), "meta")
    events = [
        (each.get("date"), each.get("type"), each.get("refersTo"), each.get("source"))
        for each in one(meta, "lifecycle")
    ]
    assert events == [
        ("2007-04-10", "generation", "#event-issued", "#nd-64__self"),
        ("2007-05-18", None, "#event-entry-into-force", "#nd-64__self"),
        ("2019-01-01", "amendment", "#event-amended", "#nd-64__by-nd-224"),
        ("2026-07-01", "repeal", "#event-repealed", "#nd-64__by-nd-224"),
    ]
    passive = one(meta, "analysis/passiveModifications")
    assert [(local(each), each.get("type")) for each in passive] == [
        ("forceMod", "entryIntoForce"),
        ("textualMod", "substitution"),
        ("forceMod", "endOfEnactment"),
    ]
    assert [each.get("href") for each in passive[1]][:-1] == [
        "#nd-64__by-nd-224",
        f"{WORK}/~dieu-50-khoan-2",
        f"{WORK}/~dieu-51",
    ]
    assert names(passive[1]) == ["source", "destination", "destination", "force"]
    assert [(local(each), each.get("href")) for each in one(meta, "references")] == [
        ("original", WORK),
        ("passiveRef", NEW_WORK),
    ]


def test_the_act_that_brings_it_about_says_so_too() -> None:
    meta = one(act_of(out(), "nd-224"), "meta")
    active = one(meta, "analysis/activeModifications")
    assert [(local(each), each[1].get("href")) for each in active] == [
        ("textualMod", f"{WORK}/~dieu-50-khoan-2"),
        ("forceMod", WORK),
    ]
    assert one(meta, "references/activeRef").get("href") == WORK


def test_every_event_has_its_word() -> None:
    events = tuple(LegalEvent(on=date(2019, 1, 1), type=kind) for kind in MODIFICATIONS)  # type: ignore[arg-type]
    passive = one(
        act_of(out(Records((Act(id="a", type="luat", events=events),))), "a"),
        "meta/analysis/passiveModifications",
    )
    assert [f"{local(each)} {each.get('type')}" for each in passive] == [
        "forceMod entryIntoForce",
        "textualMod substitution",
        "textualMod repeal",
        "forceMod endOfEnactment",
        "forceMod endOfEnactment",
        "forceMod endOfEnactment",
        "legalSystemMod expiration",
        "efficacyMod inapplication",
        "efficacyMod entryIntoEfficacy",
        "textualMod substitution",
    ]


def test_the_rest_stands_in_a_block_of_our_own() -> None:
    block = one(act_of(out(), "nd-64"), "meta/proprietary/act")
    assert block.tag == f"{{{OURS}}}act"
    assert names(block) == ["enacted_under", "grades", "event", "event"]
    assert block[3].get("for") == "#nd-64__event-2"
    assert one(block[3], "evidence/item/quote").text == "a & b"


# -- what comes in ---------------------------------------------------------------------------------

ALONE = f"""<akomaNtoso xmlns="{AKN}" xmlns:p="{OURS}">
  <act name="nghi-dinh"><meta>
    <identification source="#x"><FRBRWork>
      <FRBRalias value="a" name="plancheck"/>
      <FRBRdate date="2019-03-01" name="Generation"/>
      <FRBRauthor href=""/>
      <FRBRsubtype value="nghi-dinh"/>
      <FRBRnumber value="12"/>
      <FRBRprescriptive value="false"/>
    </FRBRWork></identification>
    <lifecycle source="#x"><eventRef date="2019-05-01" source="#o" refersTo="#e"/></lifecycle>
    <references source="#x">
      <original eId="o" href="/x" showAs="x"/>
      <TLCEvent eId="e" href="/e" showAs="x" p:event="entry-into-force"/>
    </references>
    <proprietary source="#other"><q:act xmlns:q="urn:other"/></proprietary>
  </meta><body><article eId="art_1"/></body></act>
</akomaNtoso>"""


def test_an_act_alone_comes_in() -> None:
    reading = akn_in.read(ALONE.encode())
    assert reading.problems == ()
    assert reading.records.acts == (
        Act(
            id="a",
            type="nghi-dinh",
            number="12",
            issued=date(2019, 3, 1),
            events=(LegalEvent(on=date(2019, 5, 1), type="entry-into-force"),),
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('value="nghi-dinh"/>', 'value="nghi-din"/>', 7, "“nghi-din” không dùng được cho “type”"),
        ('"2019-03-01"', '"2019-02-30"', 5, "“2019-02-30” không dùng được cho “issued”"),
        ('"2019-05-01"', '"05/2019"', 11, "không dùng được cho “on”"),
        ('<FRBRalias value="a" name="plancheck"/>', "", 2, "Văn bản thiếu khóa “id”"),
        ('value="a"', 'value="a b"', 4, "“a b” không dùng được cho “id”"),
        ('href=""', 'href="#nobody"', 6, "“href” là “#nobody”, không trỏ tới"),
        ('href=""', 'href="http://a.vn"', 6, "không trỏ tới"),
        ('refersTo="#e"', "", 11, "eventRef: “refersTo” là “”"),
        ('source="#o" ', 'source="#x" ', 11, "eventRef: “source” là “#x”"),
        ('p:event="entry-into-force"', 'p:event="ended"', 11, "“ended” không dùng được cho “type”"),
        ('eId="art_1"', 'eId="o"', 17, "“eId o” có hai lần"),
        ('<FRBRnumber value="12"/>', '<FRBRnumber value="1"/>' * 2, 8, "hai lần"),
        ("<FRBRWork>", "<FRBRwork>", 10, "không khớp"),
        ('value="12"', 'value="1\u202e2"', 8, "ký tự không nhìn thấy được (U+202E)"),
        (AKN, AKN + "/WD17", 1, "không phải tệp Akoma Ntoso 3.0"),
        ("<act ", "<bill ", 17, "không khớp"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_line(old: str, new: str, line: int, words: str) -> None:
    assert old in ALONE
    found = messages(ALONE.replace(old, new, 1).encode())
    assert [each for each in found if each[0] == line and words in each[1]], found


BLOCK = '<proprietary source="#p"><p:act>\n{}</p:act></proprietary>'


@pytest.mark.parametrize(
    ("ours", "words"),
    [
        ("<p:noet>x</p:noet>", "Không có khóa “noet”"),
        ("<p:note>x</p:note><p:note>y</p:note>", "“note” có hai lần"),
        ("<p:number>x</p:number>", "“number” có hai lần"),
        ("<p:note><p:b>x</p:b></p:note>", "“{…}” không dùng được cho “note”"),
        ("<p:grades><p:number>x</p:number></p:grades>", "“x” không dùng được cho “number”"),
        ("<p:evidence>x</p:evidence>", "“x” không dùng được cho “evidence”"),
        ("<p:links><p:item>file:///etc/passwd</p:item></p:links>", "“file:///etc/passwd”"),
        ('<p:event for="#z"/>', "Không có eventRef “#z”"),
        ("<act/>", "Không có phần tử “act”"),
    ],
)
def test_what_is_wrong_in_our_block_is_said_at_its_line(ours: str, words: str) -> None:
    raw = ALONE.replace("  </meta>", BLOCK.format(ours) + "</meta>").encode()
    assert [each for each in messages(raw) if each[0] == 18 and words in each[1]], messages(raw)


def test_an_event_cannot_be_told_twice() -> None:
    raw = out()
    extra = re.search(rb"\s*<p:event for=.*?</p:event>", raw, re.DOTALL)
    assert extra
    doubled = raw.replace(extra[0], extra[0] * 2)
    assert ["eventRef" in words for _, words in messages(doubled)] == [True]


def test_a_type_of_the_day_cannot_be_told_by_our_block() -> None:
    raw = out().replace(b"<p:grade>evidenced</p:grade>", b"<p:on>2019-01-01</p:on>", 1)
    assert ["“on” có hai lần" in words for _, words in messages(raw)] == [True]


def test_a_file_without_acts_is_refused() -> None:
    assert messages(f'<akomaNtoso xmlns="{AKN}"/>'.encode()) == [(1, "Tệp không có văn bản nào.")]


CUTS: list[Callable[[bytes, int], bytes]] = [
    lambda raw, place: raw[:place],
    lambda raw, place: raw[:place] + raw[place + 1 :],
    lambda raw, place: raw[:place] + b"<" + raw[place:],
    lambda raw, place: raw[:place] + b'"' + raw[place + 1 :],
    lambda raw, place: raw[:place] + b"\xff" + raw[place:],
    lambda raw, place: raw[:place] + raw[place : place + 40] + raw[place:],
]


@settings(max_examples=120, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.integers(0, len(out()) - 1), st.sampled_from(CUTS))
def test_a_damaged_document_is_read_or_refused(place: int, cut: Any) -> None:
    reading = akn_in.read(cut(out(), place))
    assert all(each.message.vi and each.message.en for each in reading.problems)
    assert all(each.spot.line >= 1 for each in reading.problems)
