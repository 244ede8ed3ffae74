"""What all tests share: the command in a process of its own, small workspaces, golden files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from support import HEAD, REPOSITORY, Command, Result, Workspace

# `make test` draws the same examples in every run; `make fuzz` looks for new ones.
# No test asserts on time: a busy machine is no fault of an example.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("fuzz", max_examples=300, print_blob=True, deadline=None)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden files anew")
    parser.addoption("--shots", metavar="DIR", help="keep pictures of the site's pages there")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


@pytest.fixture
def plancheck() -> Command:
    """Run the command as its user would; nothing of the caller's settings leaks in."""

    def run(*arguments: str | Path, cwd: Path = REPOSITORY, **environment: str) -> Result:
        env = {
            name: value
            for name, value in os.environ.items()
            if name not in ("PLANCHECK_LANG", "PLANCHECK_DEBUG", "NO_COLOR", "PYTHONHASHSEED")
        }
        done = subprocess.run(
            [sys.executable, "-m", "plancheck", *map(str, arguments)],
            cwd=cwd,
            env=env | environment,
            capture_output=True,
            timeout=120,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Write a workspace: a plan's head in plan.yaml, and further files as given."""

    def write(files: dict[str, str | bytes] | None = None, head: str = HEAD) -> Path:
        root = tmp_path / "workspace"
        root.mkdir(exist_ok=True)
        (root / "plan.yaml").write_text(head, encoding="utf-8")
        for name, content in (files or {}).items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            raw = content.encode() if isinstance(content, str) else content
            path.write_bytes(raw)
        return root

    return write
