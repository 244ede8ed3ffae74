"""Acts as a sheet: nothing is lost; what people and spreadsheets do to a sheet is understood."""

import csv
import io
import random
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drawn import RECORDS
from plancheck import load
from plancheck.errors import InputError
from plancheck.exchange import columns, sheet_in, sheet_out
from plancheck.exchange.records import MAX_PROBLEMS, Records, gather
from plancheck.model import Act, LegalEvent
from support import REPOSITORY, steps

DECREE = Act(
    id="nd-64",
    type="nghi-dinh",
    number="64/2007/NĐ-CP",
    issued=date(2007, 4, 10),
    events=(
        LegalEvent(on=date(2007, 5, 18), type="entry-into-force", grade="recalled"),
        LegalEvent(on=date(2026, 7, 1), type="repealed", by="nd-224", scope=("dieu-1", "dieu-2")),
    ),
)
BOM = "\ufeff"


def rows(raw: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def saved(table: list[list[str]], delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n").writerows(table)
    return buffer.getvalue().encode(encoding)


def sheet(*table: dict[str, str]) -> bytes:
    """Save a sheet of rows given by column."""
    keys = list(dict.fromkeys(key for row in table for key in row))
    cells = [[row.get(key, "") for key in keys] for row in table]
    return saved([[columns.HEADERS.get(key, key) for key in keys], *cells])


def messages(raw: bytes) -> list[tuple[int, int, str]]:
    return [
        (each.spot.line, each.spot.column, each.message.vi) for each in sheet_in.read(raw).problems
    ]


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(RECORDS)
def test_what_goes_out_comes_in(records: Records) -> None:
    reading = sheet_in.read(sheet_out.render(records))
    assert reading.problems == ()
    assert reading.records == records


def test_the_real_registry_goes_out_and_comes_in() -> None:
    records = gather(load.load(str(REPOSITORY / "plan")).workspace.registry)
    reading = sheet_in.read(sheet_out.render(records))
    assert (reading.problems, reading.records) == ((), records)


def as_saved_in_vietnam(table: list[list[str]]) -> bytes:
    """Days by day first, semicolons, empty columns and lines: what Excel writes."""

    def cell(text: str) -> str:
        try:
            return f"{date.fromisoformat(text):%d/%m/%Y}" if len(text) == 10 else text
        except ValueError:
            return text

    changed = [[cell(each) for each in row] + ["", ""] for row in table]
    empty = [""] * len(changed[0])
    return saved([changed[0], empty, *changed[1:], empty, empty], ";")


def as_tab_separated(table: list[list[str]]) -> bytes:
    return saved(table, "\t", "utf-16")


def as_moved_about(table: list[list[str]]) -> bytes:
    """Sort the columns by name and the rows at random."""
    order = sorted(range(len(table[0])), key=lambda index: table[0][index])
    moved = [[row[index] for index in order] for row in table]
    body = moved[1:]
    random.Random(0).shuffle(body)
    return saved([moved[0], *body])


def with_names_alone(table: list[list[str]]) -> bytes:
    """Headers and codes in Vietnamese only, as somebody would type them."""

    def bare(text: str) -> str:
        return text.rpartition(" (")[0].upper() if text.endswith(")") else text

    kinds = range(1, 2)
    return saved(
        [
            [bare(cell) for cell in table[0]],
            *([bare(c) if i in kinds else c for i, c in enumerate(row)] for row in table[1:]),
        ]
    )


def with_a_line_for_excel(table: list[list[str]]) -> bytes:
    return b"\xef\xbb\xbfsep=;\r\n" + saved(table, ";", "utf-8")


def with_line_feeds(table: list[list[str]]) -> bytes:
    return saved(table, encoding="utf-8").replace(b"\r\n", b"\n")


@pytest.mark.parametrize(
    "save",
    [as_saved_in_vietnam, as_tab_separated, as_moved_about, with_names_alone,
     with_a_line_for_excel, with_line_feeds],
)  # fmt: skip
def test_a_sheet_that_was_saved_again_means_the_same(
    save: Callable[[list[list[str]]], bytes],
) -> None:
    records = gather(load.load(str(REPOSITORY / "plan")).workspace.registry)
    reading = sheet_in.read(save(rows(sheet_out.render(records))))
    assert reading.problems == ()
    assert reading.records == records


def test_the_sheet_begins_with_a_mark_for_excel_and_explains_itself() -> None:
    raw = sheet_out.render(Records((DECREE,)))
    assert raw.startswith(b"\xef\xbb\xbf")
    header, first, second, third = rows(raw)
    assert header[:3] == ["Mã (id)", "Loại dòng (kind)", "Thứ tự (no)"]
    assert first[1] == "văn bản (act)"
    assert "2007-04-10" in first
    assert "Nghị định (nghi-dinh)" in first
    assert second[1:3] == ["mốc hiệu lực (event)", "1"]
    assert "nhớ lại, chưa kiểm chứng (recalled)" in second
    assert third[2] == "2"
    assert "dieu-1\ndieu-2" in third


@given(RECORDS)
@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
def test_no_cell_is_a_formula(records: Records) -> None:
    for row in rows(sheet_out.render(records)):
        for cell in row:
            assert cell[:1] not in tuple("=+-@\t\r\n＝＋－＠")


def test_new_rows_need_no_number() -> None:
    reading = sheet_in.read(
        sheet(
            {"id": "a", "kind": "act", "type": "luat"},
            {"id": "a", "kind": "event", "type": "bị bãi bỏ", "on": "1/2/2019"},
            {"id": "a", "kind": "event", "type": "có hiệu lực", "on": "1.1.2018", "no": "1"},
            {"id": "a", "kind": "event-evidence", "no": "1", "note": "b"},
            {"id": "a", "kind": "event-evidence", "no": "1", "evidence_no": "1", "note": "a"},
        )
    )
    assert reading.problems == ()
    (act,) = reading.records.acts
    assert [(event.on, event.type) for event in act.events] == [
        (date(2018, 1, 1), "entry-into-force"),
        (date(2019, 2, 1), "repealed"),
    ]
    assert [each.note for each in act.events[0].evidence] == ["a", "b"]


HEAD = {"id": "a", "kind": "act", "type": "luat"}


@pytest.mark.parametrize(
    ("table", "place", "words"),
    [
        ([HEAD | {"issued": "31/13/2019"}], (2, 4), "“31/13/2019” không dùng được cho “issued”"),
        ([HEAD | {"issued": "1/2/19"}], (2, 4), "“1/2/19” không dùng được"),
        ([HEAD | {"year": "19"}], (2, 4), "“19” không dùng được cho “year”"),
        ([HEAD | {"type": "luật"}, HEAD | {"id": "b", "type": "luạt"}], (3, 3), "“luạt”"),
        ([HEAD | {"links": "javascript:alert(1)"}], (2, 4), "javascript"),
        ([HEAD | {"vi": "a\u202eb"}], (2, 4), "ký tự không nhìn thấy được (U+202E)"),
        ([HEAD | {"id": "1a"}], (2, 1), "“1a” không dùng được cho “id”"),
        ([HEAD | {"id": ""}], (2, 1), "thiếu mã"),
        ([HEAD, HEAD], (3, 1), "Mã “a” đã được dùng"),
        ([HEAD | {"kind": "văn"}], (2, 2), "“văn” không phải là một loại dòng"),
        ([HEAD | {"quote": "x"}], (2, 4), "không dùng cho dòng “văn bản”"),
        ([HEAD | {"no": "1"}], (2, 4), "không dùng cho dòng “văn bản”"),
        ([HEAD | {"other": "{"}], (2, 4), "bị hỏng"),
        ([HEAD | {"other": "[" * 9999}], (2, 4), "bị hỏng"),
        ([HEAD | {"other": '{"events": "x"}'}], (2, 4), "bị hỏng"),
        ([HEAD | {"other": '{"type": "luat"}'}], (2, 4), "bị hỏng"),
        ([HEAD | {"other": '{"typ": "luat"}'}], (2, 2), "Không có khóa “typ” ở đây"),
        ([{"id": "a", "kind": "event"}], (2, 1), "Không có dòng “văn bản (act)” nào"),
        ([HEAD, {"id": "a", "kind": "event", "no": "x"}], (3, 4), "“x” không phải là số thứ tự"),
        ([HEAD, {"id": "a", "kind": "event-evidence", "no": "3"}], (3, 4), "số 3 để gắn"),
        ([HEAD, {"id": "a", "kind": "evidence", "no": "1"},
          {"id": "a", "kind": "evidence", "no": "1"}], (4, 4), "Số thứ tự 1 đã được dùng"),
        ([HEAD | {"lạ": "x"}], (1, 4), "Không có cột “lạ”"),
        ([{"id": "a"}], (1, 0), "Thiếu cột “Loại dòng (kind)”"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_row_and_column(
    table: list[dict[str, str]], place: tuple[int, int], words: str
) -> None:
    found = messages(sheet(*table))
    assert [each for each in found if each[:2] == place and words in each[2]], found


def test_many_problems_are_reported_at_once_in_the_order_of_the_file() -> None:
    found = messages(sheet(HEAD | {"year": "x", "issued": "y"}, HEAD | {"id": "b", "year": "z"}))
    assert [each[:2] for each in found] == [(2, 4), (2, 5), (3, 4)]


def test_cells_beside_the_table_are_not_lost_in_silence() -> None:
    raw = saved([["Mã (id)", "Loại dòng (kind)", ""], ["a", "act", "ghi chú"]])
    assert (2, 3, "Ô “ghi chú” nằm ở cột không có tên.") in messages(raw)


@pytest.mark.parametrize(
    ("raw", "place", "words"),
    [
        (b"", (1, 0), "không có dòng nào"),
        (b"\n;;\n", (1, 0), "không có dòng nào"),
        (b"id,kind,type\n,,\n", (1, 0), "không có dòng nào"),
        ("Mã (id),Loại dòng (kind)\na,văn".encode("cp1258", "replace"), (2, 0), "UTF-8"),
        (b"\xff\xfea", (1, 0), "UTF-8"),
        (b'id,kind,type\na,act,"luat"x\n', (2, 0), "Dấu ngoặc kép"),
        (b'id,kind,type\na,act,luat\nb,act,"luat\n', (3, 0), "Dấu ngoặc kép"),
        (b"id,kind,vi\na,act," + b"x" * 200_000, (2, 0), "quá mức cho phép"),
        (b"id,kind,type,type\na,act,luat,luat\n", (1, 4), "có hai lần"),
        (b"x,y\n", (1, 1), "Không có cột “x”"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused(raw: bytes, place: tuple[int, int], words: str) -> None:
    found = messages(raw)
    assert [each for each in found if each[:2] == place and words in each[2]], found


def test_a_sheet_with_a_problem_in_every_row_is_not_read_to_its_end() -> None:
    def work(count: int) -> int:
        raw = b"id,kind\n" + b"a,x\n" * count
        return steps(lambda: sheet_in.read(raw))

    assert work(20_000) < 2 * work(2 * MAX_PROBLEMS)


def test_a_text_that_a_cell_cannot_hold_is_not_cut() -> None:
    act = Act(id="a", type="luat", note="x" * 40_000)
    with pytest.raises(InputError) as error:
        sheet_out.render(Records((act,)))
    assert "--format akn" in error.value.text.vi


@settings(max_examples=80, suppress_health_check=list(HealthCheck), deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)), st.booleans())
def test_any_bytes_are_read_or_refused(raw: bytes, headed: bool) -> None:
    head = ",".join(f'"{each}"' for each in columns.HEADERS.values()).encode() + b"\n"
    reading = sheet_in.read(head + raw if headed else raw)
    assert reading.problems or reading.records.acts or reading.records.references or headed


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(RECORDS, st.data())
def test_a_damaged_sheet_is_read_or_refused(records: Records, data: st.DataObject) -> None:
    raw = bytearray(sheet_out.render(records))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place] = data.draw(st.sampled_from(list(b",;\"\n\ta0=\xff'([{")))
    reading = sheet_in.read(bytes(raw))
    assert all(each.message.vi and each.message.en for each in reading.problems)
