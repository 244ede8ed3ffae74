"""`plancheck fmt`: one style, every word and every comment; what cannot be kept is left alone."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plancheck import comments, load, source, spans, starting
from plancheck.formatting import formatted
from support import HEAD, REPOSITORY, Command, Workspace

REAL = sorted((REPOSITORY / "plan").rglob("*.yaml"))
EXAMPLES = sorted(
    each
    for folder in ("tests/checks", "src/plancheck/examples")
    for each in (REPOSITORY / folder).rglob("*.yaml")
)
UGLY = """\
# đầu tệp


tasks:   # nhiệm vụ
- vi: "Việc một"   # trích
  # về mã
  id: 'A1'
  kind:
    content
  note: |
    dòng một


      dòng hai # không phải chú thích
  # cuối A1
  section:    "1"

- {id: A2, kind: "content", vi: 'Việc: hai'}   # gọn
-
  # trước khóa
  kind: content
  id: A3
  vi: >   # gấp
    Việc ba
    dài
  objectives: [ {id: M1,
     link: stated}, # trong ngoặc
     {id: M2} ] # sau ngoặc
    # sâu hơn
  # hết
# hết phần
objectives: []
# cuối tệp
"""
WANTED = """\
# đầu tệp

tasks:  # nhiệm vụ
  -
    # về mã
    id: A1
    kind: content
    # cuối A1
    section: 1
    vi: Việc một  # trích
    note: |
      dòng một


        dòng hai # không phải chú thích

  - {id: A2, kind: content, vi: "Việc: hai"}  # gọn
  - id: A3
    # trước khóa
    kind: content
    vi: >  # gấp
      Việc ba
      dài
    objectives: [ {id: M1,
       link: stated}, # trong ngoặc
       {id: M2} ]  # sau ngoặc
    # sâu hơn
    # hết
# hết phần
objectives: []
# cuối tệp
"""


def _comments(text: str) -> list[str]:
    root = spans.spans(text)
    return sorted(each.text for each in comments.comments(text, root)) if root else []


def _holds(text: str, name: str = "tasks.yaml") -> str:
    """Format a text, and hold what came of it against what must always hold."""
    before = source.parse(name, text.encode())
    after, reason = formatted(name, text.encode())
    assert reason is None, reason
    again = source.parse(name, after.encode())
    assert again.data == before.data
    assert [each for each in again.findings if each.rule is source.FILE_FORM] == []
    assert _comments(after) == _comments(text.replace("\r\n", "\n"))
    assert formatted(name, after.encode()) == (after, None)
    assert after.endswith("\n")
    assert not after.endswith("\n\n")
    assert re.search(r"[ \t]\n", after) is None
    return after


def test_a_file_is_put_into_the_style_of_the_house() -> None:
    assert _holds(UGLY) == WANTED


@pytest.mark.parametrize(
    "path", [*REAL, *EXAMPLES], ids=lambda path: str(path.relative_to(REPOSITORY))
)
def test_real_plans_and_examples_keep_every_word_and_comment(path: Path) -> None:
    raw = path.read_bytes()
    document = source.parse(path.name, raw)
    broken = any(each.severity == "error" for each in document.findings) or document.empty
    if broken or not isinstance(document.data, dict):
        text, reason = formatted(path.name, raw)
        assert (reason is None) == (document.data is None and not document.unread)
        assert text == document.text
    else:
        _holds(document.text)


def test_the_real_plan_is_in_the_style_of_the_house() -> None:
    for path in REAL:
        assert formatted(path.name, path.read_bytes()) == (path.read_text(), None), path


def test_a_new_project_is_in_the_style_of_the_house(tmp_path: Path) -> None:
    starting.start(str(tmp_path), starting.Wanted("tinh/cntt-2026", "Kế hoạch"))
    for path in sorted((tmp_path / "plan").rglob("*.yaml")):
        assert _holds(path.read_text()).count("\n") == path.read_text().count("\n"), path


def _scattered(text: str, seed: int, count: int) -> str:
    """Put comments and blank lines at random places, where the reader still sees the same data."""
    drawn = random.Random(seed)
    data = source.parse("a.yaml", text.encode()).data
    for number in range(count):
        lines = text.split("\n")
        at = drawn.randrange(len(lines))
        kind = drawn.randrange(3)
        if kind == 0:
            lines[at] += f"{' ' * drawn.randint(1, 3)}# ghi {number}"
        else:
            pad = " " * drawn.choice([0, 2, 4, 6, 8, 10, 3])
            lines.insert(at, f"{pad}# ghi {number}" if kind == 1 else "")
        candidate = "\n".join(lines)
        document = source.parse("a.yaml", candidate.encode())
        if document.data == data and not document.unread:
            text = candidate
    return text


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    path=st.sampled_from([None, *[p for p in EXAMPLES if p.stat().st_size < 4000], REAL[0]]),
    seed=st.integers(0, 10**9),
    count=st.integers(1, 12),
)
def test_comments_in_random_places_are_kept_and_a_second_run_changes_nothing(
    path: Path | None, seed: int, count: int
) -> None:
    # One of the examples is not UTF-8; that is another rule's concern.
    raw = UGLY if path is None else path.read_text(encoding="utf-8", errors="replace")
    text = "\n".join(raw.split("\n")[:80])
    document = source.parse("a.yaml", text.encode())
    if not isinstance(document.data, dict) or formatted("a.yaml", text.encode())[1] is not None:
        return
    _holds(_scattered(text, seed, count))


WORDS = st.text(st.sampled_from("aVệ :#-'\"\\[]{},&*!|>%@`0~\n é"), min_size=1, max_size=30).filter(
    lambda text: text.strip() != ""
)


@settings(max_examples=150, deadline=None)
@given(
    words=st.lists(WORDS, min_size=1, max_size=4),
    style=st.sampled_from(["double", "single", "literal", "keep", "folded", "flow"]),
)
def test_whatever_a_value_holds_and_however_it_is_written_it_is_read_the_same(
    words: list[str], style: str
) -> None:
    rows = []
    for rank, text in enumerate(words):
        quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        line = {
            "double": f"  vi: {quoted}",
            "single": "  vi: '" + text.replace("\n", " ").replace("'", "''") + "'",
            "literal": "  vi: |\n" + "\n".join("      " + row for row in text.split("\n")),
            "keep": "  vi: |+\n" + "\n".join("    x" + row for row in text.split("\n")) + "\n\n",
            "folded": "  vi: >\n" + "\n".join("    x" + row for row in text.split("\n")),
            "flow": f"  funding: [{{note: {quoted}}}]",
        }[style]
        rows += [f"- id: A{rank}", line, "  kind: content"]
    text = "tasks:\n" + "\n".join(rows) + "\n"
    document = source.parse("a.yaml", text.encode())
    if not document.unread and not document.empty:
        before = document.data
        after, reason = formatted("a.yaml", text.encode())
        assert source.parse("a.yaml", after.encode()).data == before or reason is not None
        if reason is None:
            assert formatted("a.yaml", after.encode()) == (after, None)


def test_bytes_of_other_systems_become_those_of_the_house() -> None:
    raw = (
        b"\xef\xbb\xbf" + "tasks:\r\n- id: A1\r\n  kind: content\r\n  vi: Vie\u0323\u0302c".encode()
    )
    assert formatted("a.yaml", raw) == (
        "tasks:\n  - id: A1\n    kind: content\n    vi: Việc\n",
        None,
    )


@pytest.mark.parametrize(
    "text",
    ["tasks:\n  - id: A1\n   x: 1\n", "tasks:\n  - id: A1\n    id: A2\n", "tasks:\n  - id:\n",
     "tasks: &a []\n", "? tasks\n: []\n", "{tasks: []}\n"],
)  # fmt: skip
def test_what_cannot_be_formatted_without_loss_is_left_alone(
    text: str, workspace: Workspace, plancheck: Command
) -> None:
    root = workspace({"more.yaml": text})
    result = plancheck("fmt", root, "--lang", "en")
    assert result.status == 1
    assert "more.yaml: left alone: " in result.out
    assert (root / "more.yaml").read_text() == text


def test_check_lists_what_would_change_and_a_dry_run_shows_it(
    workspace: Workspace, plancheck: Command
) -> None:
    files = {"tasks.yaml": 'tasks:\n- vi: "Việc"  # một\n  id: A1\n  kind: content\n'}
    root = workspace(files)
    checked = plancheck("fmt", "--check", root, "--lang", "en")
    assert (checked.status, checked.out) == (
        1,
        "tasks.yaml: would change\n2 files: 1 would change, 0 left alone.\n",
    )
    dry = plancheck("fmt", "--dry-run", root / "tasks.yaml")
    assert dry.status == 0
    assert "+    vi: Việc  # một\n" in dry.out
    assert (root / "tasks.yaml").read_text() == files["tasks.yaml"]
    before = load.load(str(root))
    assert plancheck("fmt", root / "plan.yaml").status == 0
    assert (root / "tasks.yaml").read_text() == files["tasks.yaml"]
    assert plancheck("fmt", root, "--lang", "vi").out.startswith("tasks.yaml: đã định dạng\n")
    assert (root / "plan.yaml").read_text() == HEAD
    after = load.load(str(root))
    assert [each.data for each in after.documents] == [each.data for each in before.documents]
    assert plancheck("fmt", "--check", root).status == 0
