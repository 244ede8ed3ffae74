"""Fixtures of the browser tests. `site` is what is visited: the real plan's, or a module's own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from browser.driving import Shot, Visit, keeper, started, visiting
from browser.serving import Served, serving
from building_once import real


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the one browser of this worker."""
    with started() as running:
        yield running


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[[Path], Served]]:
    """Serve a folder until the session ends."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(serving(folder))


@pytest.fixture(scope="session")
def site(served: Callable[[Path], Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Serve the site of the real plan."""
    return served(real(tmp_path_factory))


@pytest.fixture
def faults() -> list[str]:
    """Return what the pages of this test did that they must not; at the end it must be empty."""
    return []


@pytest.fixture
def visit(browser: Browser, site: Served, faults: list[str]) -> Iterator[Visit]:
    """Open pages of the site, each in a fresh profile; any fault of theirs fails the test.

    A profile costs more than a page: a test of many pages visits one and goes on with
    `page.goto`, which takes paths of the site too.
    """
    with visiting(browser, site, faults) as go:
        yield go


@pytest.fixture
def shot(request: pytest.FixtureRequest) -> Shot:
    """Keep a picture of a whole page in the folder that `--shots` names; without it, none."""
    return keeper(request.config.getoption("--shots"))
