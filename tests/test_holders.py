"""Who holds which lines of a source text."""

import hashlib
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from plancheck import load
from plancheck.holders import MOST, Holders, Span
from support import HEAD, Workspace


def holders(root: Path) -> Holders:
    (plan,) = load.load(str(root)).workspace.plans
    (text,) = plan.texts.values()
    return Holders(plan, text)


def written(workspace: Workspace, spans: list[tuple[int, int]], ignored: str = "[]") -> Path:
    text = "".join(f"Dòng {n}\n" for n in range(12))
    digest = hashlib.sha256(text.encode()).hexdigest()
    head = f"  source_documents:\n    - {{file: source.txt, sha256: {digest}, ignore: {ignored}}}\n"
    tasks = "tasks:\n" + "".join(
        f"  - {{id: T{rank}, vi: Việc, kind: content, source: {first}-{last}}}\n"
        for rank, (first, last) in enumerate(spans)
    )
    return workspace({"source.txt": text, "tasks.yaml": tasks}, HEAD + head)


LINES = st.tuples(st.integers(1, 12), st.integers(0, 6)).map(
    lambda each: (each[0], min(each[0] + each[1], 12))
)


@settings(max_examples=40)
@given(st.data())
def test_the_elements_over_some_lines_are_found_the_closest_first(data: st.DataObject) -> None:
    spans = data.draw(st.lists(LINES, min_size=1, max_size=8))
    first, last = data.draw(LINES)
    with tempfile.TemporaryDirectory() as folder:

        def workspace(files: dict[str, str], head: str) -> Path:
            for name, content in {"plan.yaml": head, **files}.items():
                (Path(folder) / name).write_text(content, encoding="utf-8")
            return Path(folder)

        found = holders(written(workspace, spans)).of(Span(first, last, 1))
    over = [(b - a, rank) for rank, (a, b) in enumerate(spans) if a <= last and first <= b]
    assert [each.id for each in found] == [f"T{rank}" for _, rank in sorted(over)]


def test_of_very_many_only_the_closest_are_held(workspace: Workspace) -> None:
    spans = [(1, 12)] * (MOST + 20) + [(5, 5)]
    found = holders(written(workspace, spans)).of(Span(5, 5, 1))
    assert len(found) == MOST
    assert found[0].id == f"T{MOST + 20}"


def test_words_are_set_aside_only_where_one_stretch_holds_all_of_them(
    workspace: Workspace,
) -> None:
    ignored = "[{lines: 2-4, reason: a}, {lines: 3, reason: b}, {lines: 7-8, reason: c}]"
    held = holders(written(workspace, [(1, 1)], ignored))
    for first, last, expected in [(2, 4, True), (3, 4, True), (4, 5, False), (1, 2, False)]:
        assert held.ignored(Span(first, last, 1)) is expected
    assert held.ignored(Span(8, 8, 1))
    assert not held.ignored(Span(9, 9, 1))
