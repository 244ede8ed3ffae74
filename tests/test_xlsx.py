"""The cells of a workbook, also of one that means harm."""

import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from form_support import filled, patched, replaced
from plancheck import xlsx, xlsx_package
from plancheck.text import Text
from plancheck.xlsx import Area, Cell, Sheet, Workbook, area_of, name_of, position_of, read
from plancheck.xlsx_values import from_serial, number_of, style_of, unescaped
from support import steps

SHEET = "xl/worksheets/sheet1.xml"
EMPTY = r"<sheetData>\s*</sheetData>|<sheetData\s*/>"


def book(*fill: Callable[[Any], None]) -> bytes:
    made = openpyxl.Workbook()
    for each in fill:
        each(made.active)
    buffer = BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def sheet_of(raw: bytes) -> Sheet:
    found = read(raw)
    assert isinstance(found, Workbook), found
    return found.sheets[0]


def refused(raw: bytes) -> str:
    found = read(raw)
    assert isinstance(found, Text)
    assert found.vi
    return found.en


def with_cells(xml: str) -> bytes:
    """Return a workbook whose sheet holds some XML for rows."""
    data = f"<sheetData>{xml}</sheetData>"
    return patched(book(), {SHEET: replaced(EMPTY, data.replace("\\", "\\\\"))})


def cells(xml: str) -> dict[str, Cell]:
    found = sheet_of(with_cells(xml)).cells
    return {name_of(*place): cell for place, cell in found.items()}


def test_each_kind_of_cell_is_told_apart() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["A2"], sheet["A3"] = "chữ", 1819, 0.58
        sheet["A4"], sheet["A4"].number_format = 0.8, "0%"
        sheet["A5"], sheet["A5"].number_format = 43830, "dd/mm/yyyy"
        sheet["A6"], sheet["A7"] = True, "=1+1"
        sheet["A8"], sheet["A8"].number_format = 0.5925, "0.00%"

    found = sheet_of(book(fill)).cells
    assert [found[row, 1] for row in range(1, 9)] == [
        Cell("text", "chữ"), Cell("number", "1819"), Cell("number", "0.58"),
        Cell("percent", "80"), Cell("date", "2019-12-31"), Cell("truth", "1"),
        Cell("number", "", formula=True), Cell("percent", "59.25"),
    ]  # fmt: skip


def test_what_programs_write_in_other_ways_is_read_the_same() -> None:
    assert cells(
        '<row><c><v>1</v></c><c t="n"><v>0.57999999999999996</v></c></row>'
        '<row r="4"><c t="inlineStr"><is><r><t>a</t></r>'
        '<r><t xml:space="preserve"> b</t></r></is></c>'
        '<c t="str"><f>A1</f><v>x</v></c><c t="e"><v>#REF!</v></c>'
        '<c t="d"><v>2019-12-31T00:00</v></c>'
        '<c t="inlineStr"><is><t>东</t><rPh sb="0" eb="1"><t>ひがし</t></rPh></is></c>'
        '<c t="inlineStr"><is><t>   </t></is></c></row>'
    ) == {
        "A1": Cell("number", "1"),
        "B1": Cell("number", "0.58"),
        "A4": Cell("text", "a b"),
        "B4": Cell("text", "x", formula=True),
        "C4": Cell("error", "#REF!"),
        "D4": Cell("date", "2019-12-31"),
        "E4": Cell("text", "东"),
    }


def shared(strings: str, xml: str) -> bytes:
    """Return a workbook with shared strings, as Excel and LibreOffice write them."""
    relation = '<Relationship Id="rS" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return patched(
        with_cells(xml),
        {
            "xl/_rels/workbook.xml.rels": replaced(
                "</Relationships>", f"{relation}</Relationships>"
            ),
            "xl/sharedStrings.xml": f'<sst xmlns="{main}">{strings}</sst>'.encode(),
        },
    )


def test_shared_strings_are_read_with_their_parts_and_without_reading_aids() -> None:
    strings = (
        "<si><t>một_x000D_</t></si><si><r><rPr><b/></rPr><t>hai</t></r><r><t> ba</t></r></si>"
        '<si><t>东京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></si><si/>'
    )
    row = "".join(f'<c t="s"><v>{number}</v></c>' for number in (2, 1, 0, 3))
    found = sheet_of(shared(strings, f"<row>{row}</row>")).cells
    assert [cell.text for cell in found.values()] == ["东京", "hai ba", "một\r"]


def test_every_cell_that_one_formula_fills_is_a_formula() -> None:
    xml = (
        '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>3</v></c></row>'
    )
    assert {name: cell.formula for name, cell in cells(xml).items()} == {
        "A1": True, "A2": True, "B2": False,
    }  # fmt: skip


def test_merged_areas_and_hidden_sheets_are_known() -> None:
    def fill(sheet: Any) -> None:
        sheet["B2"] = "x"
        sheet.merge_cells("B2:C9")
        sheet.parent.create_sheet("ẩn").sheet_state = "veryHidden"
        sheet.parent["ẩn"]["A1"] = "y"

    found = read(book(fill))
    assert isinstance(found, Workbook)
    assert found.sheets[0].merged == (Area(2, 2, 9, 3),)
    assert [(sheet.name, sheet.hidden) for sheet in found.sheets] == [
        ("Sheet", False),
        ("ẩn", True),
    ]


def test_days_are_counted_as_excel_does() -> None:
    days = {
        serial: from_serial(Decimal(serial), epoch_1904=False)
        for serial in ("1", "59", "60", "61", "43830", "43830.75", "0", "2958466", "-1")
    }
    assert {serial: str(day) for serial, day in days.items()} == {
        "1": "1900-01-01", "59": "1900-02-28", "60": "None", "61": "1900-03-01",
        "43830": "2019-12-31", "43830.75": "2019-12-31", "0": "None", "2958466": "None",
        "-1": "None",
    }  # fmt: skip
    assert str(from_serial(Decimal(42368), epoch_1904=True)) == "2019-12-31"
    assert from_serial(Decimal(9999999), epoch_1904=True) is None


def test_a_workbook_that_counts_from_1904_is_read_so() -> None:
    def fill(sheet: Any) -> None:
        sheet.parent.epoch = CALENDAR_MAC_1904
        sheet["A1"], sheet["A1"].number_format = 42368, "yyyy-mm-dd"

    assert sheet_of(book(fill)).cells[1, 1] == Cell("date", "2019-12-31")


@pytest.mark.parametrize(
    ("number", "code", "expected"),
    [(14, None, "date"), (22, None, "date"), (9, None, "percent"), (0, None, ""), (49, None, ""),
     (164, "dd/mm/yyyy", "date"), (164, "[$-42A]d mmmm yyyy;@", "date"), (164, '0.0"%"', ""),
     (164, "0,0%", "percent"), (164, "[h]:mm", ""), (164, r"0\d", ""), (164, "General", ""),
     (164, '[Red]#,##0 "ngày"', ""), (164, "yyyy", "date"), (9, "0.00", "")],
)  # fmt: skip
def test_number_formats_are_told_apart(number: int, code: str | None, expected: str) -> None:
    assert style_of(number, code) == expected


@given(st.decimals(-(10**12), 10**12, places=4))
def test_a_number_that_was_typed_comes_back_exactly(number: Decimal) -> None:
    found = number_of(repr(float(number)))
    assert found is not None
    if len(number.as_tuple().digits) <= 15:
        assert found == number


def test_escapes_are_resolved() -> None:
    assert unescaped("a_x000D_b_x005F_x") == "a\rb_x"
    assert unescaped("_xD83D__xDE00_") == "😀"
    assert "\ud83d" not in unescaped("_xD83D_")
    assert [number_of(each) for each in ("", "x", "nan", "inf", "1e300")] == [None] * 5


def test_names_of_cells_lead_both_ways() -> None:
    for name in ("A1", "Z9", "AA10", "XFD1048576"):
        assert name_of(*position_of(name)) == name
    assert area_of("C9:B2") == Area(2, 2, 9, 3)
    for wrong in ("", "1", "A", "A-1", "AAAA1", "A12345678", "Á1"):
        with pytest.raises(ValueError):
            position_of(wrong)


# -- what is refused -------------------------------------------------------------------------------


def archive(**parts: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name.replace("__", "/"), part)
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"", "not an Excel workbook"),
        (b"a;b\n1;2\n", "not an Excel workbook"),
        (b"%PDF-1.7", "not an Excel workbook"),
        (OLE, "old format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04 and no more", "damaged"),
        (archive(a=b"b"), "not an Excel workbook"),
        (b"x" * (xlsx_package.MAX_BYTES + 1), "too large"),
    ],
)
def test_other_files_are_named_for_what_they_are(raw: bytes, word: str) -> None:
    assert word in refused(raw)


def test_a_word_document_is_no_workbook() -> None:
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r" Target="word/document.xml" Type="x/officeDocument"/></Relationships>'
    )
    raw = archive(_rels__=b"", **{"_rels__.rels": rels, "word__document.xml": b"<d/>"})
    assert "not an Excel workbook" in refused(raw)


def test_macros_are_refused() -> None:
    assert "macros" in refused(patched(book(), {"xl/vbaProject.bin": b"\xd0\xcf"}))


def test_links_to_other_files_are_noticed_and_not_followed() -> None:
    raw = patched(book(), {"xl/externalLinks/externalLink1.xml": b"<not read"})
    found = read(raw)
    assert isinstance(found, Workbook)
    assert found.linked


def test_entities_are_refused_before_they_are_expanded() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    outside = '<!DOCTYPE w SYSTEM "file:///etc/passwd">'
    for doctype in (bomb, outside):
        for part in (SHEET, "xl/workbook.xml", "xl/styles.xml", "_rels/.rels"):
            raw = patched(book(), {part: replaced(r"\A(<\?xml[^>]*>)?", rf"\g<0>{doctype}")})
            assert "document type" in refused(raw)


def test_a_zip_bomb_costs_no_more_than_the_bound() -> None:
    blank = b"<sheetData>" + b" " * (xlsx_package.MAX_UNZIPPED + 1) + b"</sheetData>"
    bomb = patched(book(), {SHEET: lambda old: re.sub(EMPTY.encode(), blank, old)})
    assert len(bomb) < xlsx_package.MAX_BYTES / 50
    assert "too large" in refused(bomb)


def test_many_elements_that_are_no_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_package, "MAX_ELEMENTS", 1000)
    few, many = (with_cells("<row/>" * number) for number in (5000, 10000))
    assert "too large" in refused(many)
    assert steps(lambda: read(many)) < 1.2 * steps(lambda: read(few))


def test_a_huge_sheet_is_refused_once_it_passes_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_CELLS", 1000)
    assert len(sheet_of(with_cells("<row>" + "<c><v>1</v></c>" * 1000 + "</row>")).cells) == 1000
    more = with_cells("<row>" + "<c><v>1</v></c>" * 5000 + "</row>")
    assert "too large" in refused(more)
    many = with_cells("<row>" + "<c><v>1</v></c>" * 10000 + "</row>")
    assert steps(lambda: read(many)) < 1.2 * steps(lambda: read(more))
    areas = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 2000))
    merged = patched(
        book(), {SHEET: replaced(rf"({EMPTY})", rf"\1<mergeCells>{areas}</mergeCells>")}
    )
    assert "too large" in refused(merged)


@pytest.mark.parametrize(
    "xml",
    ['<row><c t="s"><v>99</v></c></row>',
     '<row><c r="A1"><v>1</v></c></row><row><c r="A1"><v>2</v></c></row>',
     '<row><c r="1A"><v>1</v></c></row>',
     '<row r="0"><c><v>1</v></c></row>', '<row r="9999999"><c><v>1</v></c></row>',
     '<row r="x"/>', "<row><c>", '<row><c t="s"><v>x</v></c></row>'],
)  # fmt: skip
def test_what_contradicts_itself_is_damaged(xml: str) -> None:
    assert "damaged" in refused(with_cells(xml))


def test_doubled_parts_are_refused() -> None:
    buffer = BytesIO(book())
    with zipfile.ZipFile(buffer, "a") as again, pytest.warns(UserWarning, match="Duplicate"):
        again.writestr(SHEET, b"<x/>")
    assert "damaged" in refused(buffer.getvalue())


def test_an_encrypted_part_needs_a_password() -> None:
    raw = bytearray(book())
    at = raw.find(b"PK\x01\x02")
    raw[at + 8] |= 1
    assert "password" in refused(bytes(raw))


FORM = filled()


@given(st.data())
def test_any_damage_is_read_or_refused_and_never_a_crash(data: st.DataObject) -> None:
    raw = bytearray(FORM)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(raw)))
    for each in (bytes(raw), bytes(raw[:cut])):
        assert isinstance(read(each), (Workbook, Text))


@given(st.data())
def test_any_damage_to_the_xml_is_read_or_refused(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([SHEET, "xl/workbook.xml", "xl/styles.xml", "_rels/.rels",
                                       "xl/_rels/workbook.xml.rels"]))  # fmt: skip

    def damage(part: bytes) -> bytes:
        raw = bytearray(part)
        for _ in range(data.draw(st.integers(1, 5))):
            at = data.draw(st.integers(0, len(raw) - 1))
            raw[at : at + data.draw(st.integers(0, 9))] = data.draw(
                st.sampled_from([b"", b"<", b"9", b'"', b"\xff", b"</c>", b' r="A0"', b"&x;"])
            )
        return bytes(raw)

    assert isinstance(read(patched(FORM, {name: damage})), (Workbook, Text))
