"""How much of a source text the plan accounts for."""

import hashlib
import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plancheck import load
from plancheck.coverage import Coverage, Stretch, _bare, coverage
from support import HEAD, REPOSITORY, Workspace, steps

TEXT = """\
QUYẾT ĐỊNH
I. NHIỆM VỤ
- Nâng cấp cổng
thông tin; tập huấn.
II. THỰC HIỆN
- Sở Y tế.
"""


def documents(text: str = TEXT, ignore: str = "") -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return f"  source_documents:\n    - file: source.txt\n      sha256: {digest}\n{ignore}"


SECTIONS = """\
sections:
  - id: S-II
    number: II
    vi: THỰC HIỆN
    source: {lines: 5, quote: II. THỰC HIỆN}
  - id: S-I
    number: I
    vi: NHIỆM VỤ
    source: {lines: 2, quote: I. NHIỆM VỤ}
"""


def covered(root: Path, plan: int = 0) -> Coverage:
    return coverage(load.load(str(root)).workspace.plans[plan])


def rows(result: Coverage) -> list[tuple[str, int, int]]:
    return [(s.section.id if s.section else "", s.letters, s.covered) for s in result.stretches]


def test_a_letter_is_a_letter_or_a_digit_of_any_script() -> None:
    for code in range(0x30000):
        counted = unicodedata.category(chr(code))[0] in "LN"
        assert chr(code).isalnum() == counted, hex(code)


def test_sections_stand_in_the_order_of_the_text(workspace: Workspace) -> None:
    root = workspace({"source.txt": TEXT, "a.yaml": SECTIONS}, HEAD + documents())
    result = covered(root)
    assert rows(result) == [("", 9, 0), ("S-I", 34, 8), ("S-II", 15, 10)]
    assert result.letters == sum(map(str.isalnum, TEXT))
    assert result.covered == 18


def test_what_is_left_out_is_told_with_its_lines(workspace: Workspace) -> None:
    tasks = """\
tasks:
  - id: A1
    vi: tập huấn
    kind: content
    source: 4
"""
    root = workspace({"source.txt": TEXT, "a.yaml": SECTIONS + tasks}, HEAD + documents())
    gaps = covered(root).gaps
    assert [(gap.first, gap.last, gap.words) for gap in gaps] == [
        (1, 1, "QUYẾT ĐỊNH"),
        (3, 4, "Nâng cấp cổng thông tin;"),
        (6, 6, "Sở Y tế."),
    ]


def test_an_element_counts_where_its_letters_are(workspace: Workspace) -> None:
    tasks = """\
tasks:
  - id: A1
    vi: tập huấn. II. THỰC HIỆN - Sở Y tế
    kind: content
    source: 4-6
"""
    root = workspace({"source.txt": TEXT, "a.yaml": SECTIONS + tasks}, HEAD + documents())
    assert rows(covered(root)) == [("", 9, 0), ("S-I", 34, 15), ("S-II", 15, 15)]


def test_nested_anchors_count_and_ignored_lines_do(workspace: Workspace) -> None:
    head = (
        HEAD
        + "  in_force: {from: 2019-01-01, source: {lines: 5, quote: II. THỰC HIỆN}}\n"
        + documents(
            ignore="      ignore:\n        - {lines: 1-2, reason: đầu đề}\n"
            "        - {lines: 6, quote: Sở, reason: thử}\n"
            "        - {lines: 6, quote: không có, reason: thử}\n"
        )
    )
    tasks = """\
tasks:
  - id: A1
    vi: Việc không có trong văn bản
    kind: content
    source: 3
    actions:
      - {vi: Nâng cấp, source: 3}
      - {vi: tập huấn, source: 4}
    due: {continuous: true, source: {lines: 3-4, quote: cổng thông tin}}
"""
    root = workspace({"source.txt": TEXT, "a.yaml": tasks}, head)
    result = covered(root)
    assert [gap.words for gap in result.gaps] == ["Y tế."]
    assert len(result.stretches) == 1


def test_the_registry_counts_in_a_workspace_of_one_plan(tmp_path: Path) -> None:
    registry = """\
systems:
  - id: cong
    vi: cổng thông tin
    source: 3-4
  - id: khac
    vi: tập huấn
    source: {lines: 4, doc: b/source.txt}
"""
    (tmp_path / "registry.yaml").write_text(registry, encoding="utf-8")
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        head = HEAD.replace("vi-du/cntt", name)
        (folder / "plan.yaml").write_text(head + documents(), encoding="utf-8")
        (folder / "source.txt").write_text(TEXT, encoding="utf-8")
        if name == "a":
            assert covered(tmp_path).covered == len("cổngthôngtin")
    assert covered(tmp_path, 0).covered == 0
    assert covered(tmp_path, 1).covered == len("tậphuấn")


def test_a_plan_without_a_text_has_nothing_to_cover(workspace: Workspace) -> None:
    result = covered(workspace({"a.yaml": SECTIONS}))
    assert (result.stretches, result.letters, result.covered, result.gaps) == ((), 0, 0, ())


def test_the_real_plan_is_covered_to_the_last_letter() -> None:
    for plan in load.load(str(REPOSITORY / "plan")).workspace.plans:
        result = coverage(plan)
        assert result.letters > 0
        assert result.gaps == ()
        assert result.covered == result.letters


@given(
    spans=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 15)), max_size=12),
    length=st.integers(0, 60),
)
def test_what_is_bare_is_what_no_span_holds(spans: list[tuple[int, int]], length: int) -> None:
    stretches = [(min(at, length), min(at + size, length)) for at, size in spans]
    held = {at for start, end in stretches for at in range(start, end)}
    bare = list(_bare(stretches, length))
    assert [at for low, high in bare for at in range(low, high)] == sorted(
        set(range(length)) - held
    )
    assert all(low < high for low, high in bare)


def test_stretches_add_up(workspace: Workspace) -> None:
    root = workspace({"source.txt": TEXT, "a.yaml": SECTIONS}, HEAD + documents())

    def missed(stretch: Stretch) -> int:
        return sum(sum(map(str.isalnum, gap.words)) for gap in stretch.gaps)

    for stretch in covered(root).stretches:
        assert stretch.letters - stretch.covered == missed(stretch)


def test_the_registry_is_walked_once_for_all_plans(workspace: Workspace) -> None:
    acts = "".join(f"  - {{id: a{n}, type: luat, vi: Luật, source: 1}}\n" for n in range(400))

    def work(plans: int) -> int:
        text = "  source_documents:\n    - {file: source.txt, sha256: " + "0" * 64 + "}\n"
        files = {f"p{n}/source.txt": "Luật\n" for n in range(plans)}
        for n in range(plans):
            files[f"p{n}/plan.yaml"] = HEAD.replace("vi-du/cntt", f"vi-du/p{n}") + text
        root = workspace({**files, "registry/acts.yaml": "acts:\n" + acts})
        (root / "plan.yaml").unlink(missing_ok=True)
        loaded = load.load(str(root))
        return steps(lambda: [coverage(plan) for plan in loaded.workspace.plans])

    work(1)  # what is worked out once
    few, many = work(3), work(30)  # in this order: the second workspace grows out of the first
    assert many < 2 * few
