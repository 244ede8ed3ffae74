"""Sites that many tests look at, each built once by the command, for all workers of a run."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support import REPOSITORY

SECOND_YEAR = REPOSITORY / "tests/plans/hai-nam"


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that `make` has filled, the same for all workers of a run."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / name
    with open(shared / f"{name}.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            made = shared / f"{name}.new"
            make(made)
            made.rename(folder)
    return folder


def build(plan: Path, *options: str) -> Callable[[Path], None]:
    """Return what builds the site of a project into a folder, as its user would."""

    def make(folder: Path) -> None:
        command = [sys.executable, "-m", "plancheck", "site", "build", "--plan", str(plan)]
        done = subprocess.run(
            [*command, "--output", str(folder), *options],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""

    return make


def real(factory: pytest.TempPathFactory) -> Path:
    """Return the site of the plan that the repository holds."""
    return once(factory, "site-real", build(REPOSITORY))


def second_year(factory: pytest.TempPathFactory) -> Path:
    """Return the site of three plans in a row, with the address it will have."""
    return once(factory, "site-second-year", build(SECOND_YEAR, "--url", ADDRESS))


ADDRESS = "https://ke-hoach.example.vn/theo-doi/"
