"""The generator of the benchmark: the same bytes each time, nothing wrong in them, any size."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

from plancheck.load import load
from plancheck.provenance import spots
from support import REPOSITORY


def _generator() -> ModuleType:
    path = REPOSITORY / "benchmarks" / "generate.py"
    spec = importlib.util.spec_from_file_location("benchmarks_generate", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


generator = _generator()
SIZES = {
    "times": {"times": 2},
    "elements": {"elements": 1200},
    "few": {"elements": 120},
    "one file": {"one_file_size": 0.2},
}


def _bytes_below(folder: Path) -> dict[str, bytes]:
    return {
        os.path.relpath(path, folder): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_same_arguments_make_the_same_bytes(tmp_path: Path, size: dict[str, float]) -> None:
    first, second = (
        generator.generate(str(tmp_path / name), findings=0.3, **size) for name in ("a", "b")
    )
    assert first == second
    assert _bytes_below(tmp_path / "a") == _bytes_below(tmp_path / "b")


def test_another_seed_makes_other_bytes(tmp_path: Path) -> None:
    for seed in ("a", "b"):
        generator.generate(str(tmp_path / seed), elements=120, seed=seed)
    assert _bytes_below(tmp_path / "a") != _bytes_below(tmp_path / "b")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_nothing_is_wrong_with_what_it_makes(tmp_path: Path, size: dict[str, float]) -> None:
    made = generator.generate(str(tmp_path), **size)
    loaded = load(str(tmp_path))
    assert not loaded.findings
    assert len(loaded.documents) == made.files
    assert sum(len(holder.entities) for holder in loaded.workspace.holders()) == made.elements
    for plan in loaded.workspace.plans:
        text = plan.texts["source.txt"]
        for entity in (plan.identity, *plan.entities.values()):
            for spot in spots(entity):
                assert text.find(spot.first, spot.last, spot.quote), (entity.id, spot)


def test_the_number_of_elements_grows_with_what_was_asked_for(tmp_path: Path) -> None:
    made = [generator.generate(str(tmp_path / str(n)), times=n).elements for n in (1, 2, 3)]
    assert made[1] - made[0] == made[2] - made[1] == made[0] == generator.UNIT
    for asked in (1000, 2000, 4000):
        got = generator.generate(str(tmp_path / f"e{asked}"), elements=asked)
        assert got.elements == pytest.approx(asked, rel=0.05)
        assert got.files == pytest.approx(asked / generator.PER_FILE, rel=0.5)


def test_one_file_is_about_as_large_as_asked(tmp_path: Path) -> None:
    made = generator.generate(str(tmp_path), one_file_size=0.5)
    assert made.files == 1
    assert made.size == pytest.approx(0.5e6, rel=0.1)


def test_faults_are_found(tmp_path: Path) -> None:
    generator.generate(str(tmp_path), times=2, findings=0.7)
    found = load(str(tmp_path)).findings
    assert len({finding.rule.slug for finding in found}) >= 2
