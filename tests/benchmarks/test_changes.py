"""Two workspaces for the benchmark of comparison: they differ by what was asked for, soundly."""

from pathlib import Path

import pytest
from changes import KINDS, pair

from meaning import different, meaning
from plancheck.load import load

ELEMENTS, CHANGES = 1200, 60


def bytes_below(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_the_sides_differ_by_as_many_elements_as_were_asked_for(tmp_path: Path) -> None:
    made = pair(str(tmp_path), ELEMENTS, CHANGES)
    assert set(made) == set(KINDS)
    assert sum(made.values()) == CHANGES
    base, head = (load(str(tmp_path / side)) for side in ("base", "head"))
    assert base.findings == head.findings == ()
    changed = different(meaning(base.workspace), meaning(head.workspace))
    # A renamed element stands under its old id and under its new one; a moved one says the same.
    assert len(changed) == CHANGES + made["task renamed"] - made["task moved"]
    ids = [{each.id for each in side.workspace.plans[0].tasks} for side in (base, head)]
    places = [
        {name: plan.at(entity).file for name, entity in plan.entities.items()}
        for plan in (side.workspace.plans[0] for side in (base, head))
    ]
    moved = {each for each in ids[0] & ids[1] if places[0][each] != places[1][each]}
    assert len(moved) == made["task moved"]


def test_the_same_arguments_make_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("a", "x"), ("b", "x"), ("c", "y")):
        pair(str(tmp_path / name), ELEMENTS, CHANGES, seed)
    first, second, other = (bytes_below(tmp_path / name) for name in "abc")
    assert first == second != other


def test_a_small_workspace_does_not_bear_many_changes(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="changes fit"):
        pair(str(tmp_path), 120, 1000)
