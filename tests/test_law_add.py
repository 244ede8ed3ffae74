"""`plancheck law add`: a draft in the registry, with what is left to do; and when it is refused."""

import json
import shutil
from pathlib import Path

import pytest

from support import REPOSITORY, Command, Workspace

LEGAL = """\
acts:
  - id: nd-43-2011-cp
    type: nghi-dinh
    number: 43/2011/NĐ-CP
    issuer: cp
    issued: 2011-06-13

  - id: qd-1-2019-ubnd-tv
    type: quyet-dinh
    number: 01/QĐ-UBND
    issuer: tv.ubnd
    year: 2019
"""
BODIES = """\
bodies:
  - {id: cp, vi: Chính phủ, kind: central}
  - {id: ttg, vi: Thủ tướng Chính phủ, kind: person}
  - {id: tv.ubnd, vi: Ủy ban nhân dân tỉnh Trà Vinh, kind: uy-ban}
  - {id: vl.ubnd, vi: Ủy ban nhân dân tỉnh Vĩnh Long, kind: uy-ban}
"""
WHOLE = (
    "Nghị định số 42/2022/NĐ-CP ngày 24 tháng 6 năm 2022 của Chính phủ quy định về việc cung cấp"
    " thông tin và dịch vụ công trực tuyến của cơ quan nhà nước trên môi trường mạng"
)
ENTRY = """
  - id: nd-42-2022-cp
    vi: >-
      Quy định về việc cung cấp thông tin và dịch vụ công trực tuyến của cơ quan nhà nước trên môi
      trường mạng
    type: nghi-dinh
    number: 42/2022/NĐ-CP
    issuer: cp
    issued: 2022-06-24
    grades:
      number: recalled
      issuer: recalled
      title: recalled
      issued: recalled
      effective: unknown
"""


@pytest.fixture
def root(workspace: Workspace) -> Path:
    return workspace({"registry/legal.yaml": LEGAL, "registry/bodies.yaml": BODIES})


def test_a_citation_becomes_a_draft_with_its_place_and_the_next_steps(
    root: Path, plancheck: Command
) -> None:
    result = plancheck("law", "add", *WHOLE.split(), "--plan", root, "--lang", "vi")
    assert (result.status, result.err) == (0, "")
    text = (root / "registry/legal.yaml").read_text()
    comment, _, entry = text.removeprefix(LEGAL).partition("\n  - id:")
    assert "\n  - id:" + entry == ENTRY
    lines = comment.splitlines()
    assert lines[0] == ""
    assert all(line.startswith("  # ") and len(line) <= 100 for line in lines[1:])
    said = " ".join(comment.replace("#", "").split())
    assert "Bổ sung: events (ngày có hiệu lực, và" in said
    assert "vbpl.vn" in said
    assert "vi (tên" not in said
    number = text.splitlines().index("  - id: nd-42-2022-cp") + 1
    assert f"Đã ghi bản nháp nd-42-2022-cp (registry/legal.yaml:{number})." in result.out
    assert "events: ngày có hiệu lực" in result.out
    assert "plancheck law show nd-42-2022-cp" in result.out
    shown = json.loads(plancheck("law", "show", "nd-42-2022-cp", "--plan", root, "--format",
                                 "json", "--as-of", "2023-01-01").out)  # fmt: skip
    assert (shown["status"], shown["events"], shown["issued"]) == ("unknown", [], "2022-06-24")
    assert plancheck("check", root).status in (0, 1)


def test_a_bare_number_says_what_is_missing(root: Path, plancheck: Command) -> None:
    result = plancheck("law", "add", "15/2022/ND-CP", "--plan", root, "--lang", "en")
    assert result.status == 0
    for words in ("vi: the title", "issued: the day of issue", "gazette", "Look it up at"):
        assert words in result.out
    assert "    year: 2022\n" in (root / "registry/legal.yaml").read_text()
    assert "issuer" not in result.out
    other = plancheck("law", "add", "15/2022/TT-BXD", "--plan", root, "--lang", "en")
    assert "issuer: the body that issued it (the symbol BXD does not tell which body)" in other.out


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("15/2022/NĐ-CP", "vbpl.vn"),
        ("01/VBHN-VPQH ngày 03/3/2020", "vbpl.vn"),
        ("TCVN ISO 9001:2015", "standards body"),
        ("Công văn số 5/BTTTT-THH ngày 03/3/2020", "the body that issued it (vbpl.vn"),
        ("36-NQ/TW ngày 01/7/2014", "the body that issued it (vbpl.vn"),
        ("02/QĐ-UBND ngày 05/3/2019 của Ủy ban nhân dân tỉnh Trà Vinh", "gazette of the province"),
    ],
)
def test_each_kind_is_looked_up_where_it_is_kept(
    words: str, where: str, root: Path, plancheck: Command
) -> None:
    out = plancheck("law", "add", words, "--plan", root, "--lang", "en").out
    assert where in " ".join(out.partition("Look it up at")[2].partition("2.")[0].split())


def test_a_dry_run_shows_the_diff_and_writes_nothing(root: Path, plancheck: Command) -> None:
    (root / "plancheck.yaml").write_text("plan: .\n")
    result = plancheck("law", "add", WHOLE, "--dry-run", cwd=root / "registry")
    assert result.status == 0
    assert result.out.startswith("--- a/registry/legal.yaml\n+++ b/registry/legal.yaml\n@@ ")
    assert [row for row in result.out.splitlines() if row.startswith("-")] == [
        "--- a/registry/legal.yaml"
    ]
    assert "+  - id: nd-42-2022-cp\n" in result.out
    assert (root / "registry/legal.yaml").read_text() == LEGAL


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("43/2011/NĐ-CP", 2),
        ("nghị định 43/2011/nđ-cp", 2),
        ("01/QĐ-UBND ngày 05/3/2019 của Ủy ban nhân dân tỉnh Trà Vinh", 8),
    ],
)
def test_an_act_that_is_there_is_named_with_its_place_and_nothing_changes(
    words: str, line: int, root: Path, plancheck: Command
) -> None:
    for lang, said in (("vi", "đã có trong danh mục"), ("en", "in the registry already")):
        result = plancheck("law", "add", words, "--plan", root, "--lang", lang)
        assert (result.status, result.out) == (2, "")
        assert said in result.err
        assert f"(registry/legal.yaml:{line})" in result.err
    assert (root / "registry/legal.yaml").read_text() == LEGAL


def test_the_same_number_of_another_year_or_province_is_another_act(
    root: Path, plancheck: Command
) -> None:
    for words, name in (
        ("Quyết định 01/QĐ-UBND ngày 05/3/2020 của Ủy ban nhân dân tỉnh Trà Vinh", "2020-ubnd-tv"),
        ("Quyết định 01/QĐ-UBND ngày 05/3/2019 của Ủy ban nhân dân tỉnh Vĩnh Long", "2019-ubnd-vl"),
    ):
        result = plancheck("law", "add", words, "--plan", root)
        assert (result.status, result.err) == (0, "")
        assert f"qd-01-{name}" in result.out


def test_an_act_that_the_model_refuses_still_counts_as_there(
    root: Path, plancheck: Command
) -> None:
    path = root / "registry/legal.yaml"
    path.write_text(LEGAL.replace("type: nghi-dinh", "type: nghi-dinhh"))
    result = plancheck("law", "add", "43/2011/NĐ-CP", "--plan", root, "--lang", "en")
    assert (result.status, result.out) == (2, "")
    assert "nd-43-2011-cp (registry/legal.yaml:2)" in result.err


def test_a_taken_id_asks_for_another(root: Path, plancheck: Command) -> None:
    for name, place in (("cp", "registry/bodies.yaml:2"), ("qd-1-2019-ubnd-tv", "legal.yaml:8")):
        result = plancheck("law", "add", "15/2022/NĐ-CP", "--id", name, "--plan", root,
                           "--lang", "en")  # fmt: skip
        assert (result.status, result.out) == (2, "")
        assert f"The id {name} is taken" in result.err
        assert place in result.err
    done = plancheck("law", "add", "846/QĐ-TTg", "--id", "qd-846", "--plan", root)
    assert (done.status, done.err) == (0, "")
    assert "  - id: qd-846\n" in (root / "registry/legal.yaml").read_text()


def test_a_number_without_a_year_needs_the_day(root: Path, plancheck: Command) -> None:
    result = plancheck("law", "add", "846/QĐ-TTg", "--plan", root, "--lang", "en")
    assert (result.status, result.out) == (2, "")
    assert "--issued 2017-06-09" in result.err
    wrong = plancheck("law", "add", "846/QĐ-TTg", "--issued", "9/6/2017", "--plan", root)
    assert wrong.status == 2
    done = plancheck("law", "add", "846/QĐ-TTg", "--issued", "2017-06-09", "--plan", root)
    assert "qd-846-2017-ttg" in done.out
    again = plancheck("law", "add", "846/QĐ-TTg", "--issued", "2017-06-10", "--plan", root)
    assert again.status == 2  # numbers begin anew each year, so it is the same act


def test_the_file_can_be_chosen_but_not_outside_the_plan(root: Path, plancheck: Command) -> None:
    done = plancheck("law", "add", "15/2022/NĐ-CP", "--plan", root, "--file",
                     root / "more" / "acts.yaml")  # fmt: skip
    assert (done.status, done.err) == (0, "")
    assert (root / "more/acts.yaml").read_text().startswith("acts:\n  # Bản nháp")
    (root / "link.yaml").symlink_to(root / "registry/legal.yaml")
    (root / "out").symlink_to(root.parent)
    outside = ["../x.yaml", root.parent / "x.yaml", root / "a" / ".." / ".." / "x.yaml"]
    unfit = [root / "x.txt", root / ".x.yaml", root / "link.yaml", root / "out" / "x.yaml"]
    for name in (*outside, *unfit):
        result = plancheck("law", "add", "16/2022/NĐ-CP", "--plan", root, "--file", name)
        assert (result.status, result.out) == (2, ""), name
    assert (root / "registry/legal.yaml").read_text() == LEGAL
    assert not list(root.parent.glob("x.*"))


def test_a_workspace_without_acts_gets_its_first_file(
    workspace: Workspace, plancheck: Command
) -> None:
    root = workspace({})
    done = plancheck("law", "add", "15/2022/NĐ-CP", "--plan", root)
    assert (done.status, done.err) == (0, "")
    assert "registry/legal.yaml:" in done.out
    assert "issuer" not in (root / "registry/legal.yaml").read_text().replace(
        "issuer (", ""
    ).replace("issuer: unknown", "")


def test_a_file_that_cannot_be_read_to_its_end_comes_first(root: Path, plancheck: Command) -> None:
    (root / "broken.yaml").write_text("acts:\n  - id: [\n")
    result = plancheck("law", "add", "15/2022/NĐ-CP", "--plan", root, "--lang", "en")
    assert (result.status, result.out) == (2, "")
    assert "broken.yaml" in result.err


@pytest.mark.parametrize(
    "words",
    ["", " ", "\x1b[2J42/2022", "x" * 20000, "42/2022/NĐ-CP\nacts: []\n", "--", "# a",
     "Nghị định số 99/2022/NĐ-CP ngày 24/6/2022 của Chính phủ về \x1b[31mđỏ\u202e\x9b",
     "Nghị định số 99/2022/NĐ-CP của Chính phủ về việc “a: b” # c - {d}, 'e' \\ \""],
)  # fmt: skip
def test_hostile_words_do_no_harm(words: str, root: Path, plancheck: Command) -> None:
    result = plancheck("law", "add", "--plan", root, "--lang", "en", words)
    assert result.status in (0, 2)
    assert not {"\x1b", "\u202e", "\x9b"} & set(result.out + result.err)
    assert "Traceback" not in result.err
    assert "fault of plancheck" not in result.err
    if result.status == 2:
        assert (root / "registry/legal.yaml").read_text() == LEGAL
    else:
        assert plancheck("check", root, "--select", "yaml-syntax,unknown-key").status == 0


def test_the_real_registry_takes_a_draft(tmp_path: Path, plancheck: Command) -> None:
    shutil.copytree(REPOSITORY / "plan", tmp_path / "plan")
    shutil.copy(REPOSITORY / "plancheck.yaml", tmp_path)
    before = (tmp_path / "plan/registry/legal.yaml").read_text()
    there = plancheck("law", "add", "42/2022/NĐ-CP", cwd=tmp_path)
    assert there.status == 2
    assert "nd-42-2022-cp (plan/registry/legal.yaml:" in there.err
    done = plancheck("law", "add", "Luật số 24/2018/QH14", cwd=tmp_path)
    assert (done.status, done.err) == (0, "")
    assert (tmp_path / "plan/registry/legal.yaml").read_text().startswith(before)
    old = json.loads(plancheck("check", "--format", "json").out)
    new = json.loads(plancheck("check", "--format", "json", cwd=tmp_path).out)
    assert new["complete"]
    assert len(new["findings"]) == len(old["findings"])
