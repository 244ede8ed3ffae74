"""What is written reads back the same, in the style of the files that are there."""

import difflib
import unicodedata
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plancheck import model, scalars, source, writing
from plancheck.shape import shape_of
from plancheck.writing import Layout, Noted
from strategies import ENTRIES, SECTIONS, TEXTS, TREES
from support import REPOSITORY

FILE = shape_of(model.File)


def read(text: str) -> Any:
    document = source.parse("f.yaml", text.encode())
    assert not document.unread, document.findings
    return document.data


def file_of(data: Any, dash: int = 2) -> str:
    return "\n".join(writing.entry_lines(data, FILE, Layout(0, dash))) + "\n"


def composed(data: Any) -> Any:
    return writing.data_of(data)


@given(TEXTS, st.booleans())
@example("no", True)
@example("1819", False)
@example(" a", False)
@example("a ", False)
@example("", True)
@example("a: b", False)
@example("a #b", False)
@example("- a", True)
@example("{a}", False)
@example("a\nb", True)
@example("a\n\nb", False)
@example("a\n b", False)
@example('a "b"\nc', False)
@example("a\n", False)
@example("a\tb", False)
@example("\U0001fae9 \U0001f600", True)
@example("\x9b31m", False)
@example("a\x85b\u2028c\u2029d", True)
@example("x" * 5000, False)
@example("\ufeffa", False)
@example("\u0338 <\u0338", False)
def test_any_text_reads_back_the_same(text: str, nested: bool) -> None:
    data = {"a": [text, {"b": text}], f"k{text[:150]}": {"c": text}} if nested else {"a": text}
    assert read("\n".join(writing.entry_lines(composed(data), None, Layout(0)))) == composed(data)
    assert read(writing.flow(composed(data))) == composed(data)


@given(TREES.filter(lambda tree: isinstance(tree, dict) and tree), st.sampled_from([0, 2]))
def test_any_tree_reads_back_the_same(tree: dict[str, Any], dash: int) -> None:
    assert read("\n".join(writing.entry_lines(tree, None, Layout(0, dash)))) == tree
    assert read(writing.flow(tree)) == tree


@given(ENTRIES)
def test_what_the_model_accepts_is_written_so_that_it_reads_back_the_same(
    entry: tuple[str, dict[str, Any]],
) -> None:
    section, data = entry
    entity = msgspec.convert(data, SECTIONS[section].type)
    wanted = {section: [composed(data)]}
    assert read(file_of(wanted)) == wanted
    again = read(file_of({section: [writing.data_of(entity)]}))
    assert msgspec.convert(again[section][0], SECTIONS[section].type) == msgspec.convert(
        composed(data), SECTIONS[section].type
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Nghị định số 64/2007/NĐ-CP", "Nghị định số 64/2007/NĐ-CP"),
        ("1819", "1819"),
        ("2019-12-31", "2019-12-31"),
        ("-5", "-5"),
        ("no", '"no"'),
        ("true", '"true"'),
        ("", '""'),
        ("null", '"null"'),
        ("- a", '"- a"'),
        ("a: b", '"a: b"'),
        ("12:30", "12:30"),
        ("a #b", '"a #b"'),
        ("“a”, b", "“a”, b"),
        (" a", '" a"'),
        ("a\tb", r'"a\tb"'),
        ("\x1b[31m", r'"\u001b[31m"'),
        ("\u202e", r'"\u202e"'),
        ("\U000e0001", r'"\U000e0001"'),
        ("https://vbpl.vn/a?b=c", "https://vbpl.vn/a?b=c"),
    ],
)
def test_text_is_quoted_only_where_it_must_be(text: str, written: str) -> None:
    assert writing.scalar(text) == written


def test_in_brackets_commas_and_colons_are_quoted() -> None:
    data = {"vi": "Danh mục nhiệm vụ, dự án", "lines": "1", "at": ["TCVN ISO 9001:2015"]}
    assert writing.flow(data) == (
        '{vi: "Danh mục nhiệm vụ, dự án", lines: 1, at: ["TCVN ISO 9001:2015"]}'
    )


def test_an_entry_has_the_keys_and_lines_of_the_house() -> None:
    act = model.Act(
        id="nd-1-2020-cp",
        type="nghi-dinh",
        note="x" * 50 + " " + "y" * 50,
        number="1/2020/NĐ-CP",
        vi='Nói "gì": không',
        other_names=("Tên khác",),
        grades=model.Grades(number="recalled"),
        links=("https://vbpl.vn/a",),
        events=(model.LegalEvent(on=msgspec.convert("2020-01-01", scalars.Day), type="repealed",
                                 scope=("dieu-1", "dieu-2")),),
    )  # fmt: skip
    progress = {"value": {"eq": "3", "unit": "body"}, "members": ["a"], "of": {"text": "a b"}}
    assert (
        file_of({"acts": [writing.data_of(act)], "x": progress})
        == f"""\
acts:
  - id: nd-1-2020-cp
    vi: >-
      Nói "gì": không
    type: nghi-dinh
    number: 1/2020/NĐ-CP
    other_names:
      - Tên khác
    events:
      - on: 2020-01-01
        type: repealed
        scope: [dieu-1, dieu-2]
    grades:
      number: recalled
    links:
      - https://vbpl.vn/a
    note: >-
      {"x" * 50}
      {"y" * 50}
x:
  value: {{eq: 3, unit: body}}
  members:
    - a
  of:
    text: a b
"""
    )


def test_ids_stand_on_one_line_while_they_fit_and_names_never() -> None:
    task = {"id": "A1", "depends_on": ["B2", "S4"], "systems": [f"tv.he-thong-{n}" for n in "ab"]}
    many = {"id": "A2", "systems": [f"tv.he-thong-so-{n}" for n in range(1, 7)]}
    scope = {"scope": {"levels": ["province", "district"], "qualifiers": ["UBND"]}}
    body = {"id": "so", "other_names": ["UBTVQH"]}
    wanted = {"tasks": [task, many], "measurements": [scope], "bodies": [body]}
    assert (
        file_of(wanted)
        == """\
tasks:
  - id: A1
    systems: [tv.he-thong-a, tv.he-thong-b]
    depends_on: [B2, S4]
  - id: A2
    systems:
      - tv.he-thong-so-1
      - tv.he-thong-so-2
      - tv.he-thong-so-3
      - tv.he-thong-so-4
      - tv.he-thong-so-5
      - tv.he-thong-so-6
measurements:
  - scope:
      levels: [province, district]
      qualifiers:
        - UBND
bodies:
  - id: so
    other_names:
      - UBTVQH
"""
    )


def test_a_line_is_as_long_as_it_may_be_and_no_longer() -> None:
    for column in (0, 4):
        room = writing.WIDTH - column - len("a: ")
        for size, lines in ((room, 1), (room + 1, 2)):
            text = "x" * (size - 2) + " y"
            written = writing.entry_lines({"a": text}, None, Layout(column))
            assert len(written) == lines
            item = writing.item_lines([f"x{text}"], None, Layout(column))
            assert (len(item) > 1) == (lines > 1)
    assert max(map(len, writing.entry_lines({"a": "xy " * 200 + "z"}, None, Layout(3)))) <= 100


def test_lines_of_text_stay_lines() -> None:
    assert writing.entry_lines({"a": "một: hai\n# ba"}, None, Layout(0)) == [
        "a: |-", "  một: hai", "  # ba",
    ]  # fmt: skip
    assert writing.entry_lines({"a": "một\n\nhai"}, None, Layout(0)) == [r'a: "một\n\nhai"']


def test_a_comment_cannot_be_left_by_what_it_says() -> None:
    said = "một\nacts: []\r\x1b[2J\u2028 " + "dài " * 60
    lines = writing.item_lines([Noted({"id": "A"}, (said, "hai"))], None, Layout(2))
    assert all(line.startswith("  #") for line in lines[:-1])
    assert lines[-2:] == ["  # hai", "  - id: A"]
    assert max(map(len, lines)) <= 100
    assert read("a:\n" + "\n".join(lines)) == {"a": [{"id": "A"}]}


def test_numbers_and_broken_text_are_refused() -> None:
    for wrong in (1, None, {"a": 2.5}, "\ud800"):
        with pytest.raises(TypeError):
            writing.data_of(wrong)


def test_text_is_composed() -> None:
    apart = unicodedata.normalize("NFD", "Sở")
    assert writing.data_of([apart]) == ["Sở"]


@pytest.mark.parametrize(
    "path", sorted((REPOSITORY / "plan").rglob("*.yaml")), ids=lambda path: path.stem
)
def test_the_real_plan_is_written_as_it_stands_but_for_a_few_lines(path: Path) -> None:
    """Lines that differ: folded by hand at another width, keys in another order."""
    document = source.read(str(path.parent), path.name)
    old = [row for row in document.text.split("\n") if row and not row.lstrip().startswith("#")]
    new = file_of(document.data).split("\n")
    assert read("\n".join(new)) == document.data
    blocks = difflib.SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    assert sum(block.size for block in blocks) >= 0.95 * len(old)
