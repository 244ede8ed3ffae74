"""One browser for many tests: how it is started, and what each page is watched for."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, NoReturn, Protocol

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    WebError,
    sync_playwright,
)

from browser.find_chromium import MISSING, chromium
from browser.serving import Served

# The browser speaks to this machine only: every other name, and every other number, is unknown
# to it, whatever a page or the browser's own services ask for.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
# What a page may ask for without asking a server: data that its own script has made.
HOMEMADE = ("blob:", "data:")


class Visit(Protocol):
    """Open a page of the site in a fresh profile."""

    def __call__(
        self,
        path: str = "",
        *,
        width: int = 1280,
        height: int = 720,
        scheme: Literal["light", "dark"] = "light",
        javascript: bool = True,
        forced: bool = False,
    ) -> Page: ...


class Shot(Protocol):
    """Keep a picture of a page, where pictures are asked for."""

    def __call__(self, page: Page, name: str) -> None: ...


def missing(environment: Mapping[str, str] = os.environ) -> NoReturn:
    """Say that browser tests were not run; in CI that is a failure, never a silence."""
    if environment.get("CI") == "true":
        pytest.fail(f"the browser tests cannot run: {MISSING}", pytrace=False)
    pytest.skip(f"the browser tests were not run: {MISSING}")


@contextmanager
def started() -> Iterator[Browser]:
    """Run a browser as long as the block runs; `asyncio.run` cannot be used meanwhile."""
    executable = chromium() or missing()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


def watch(context: BrowserContext, site: Served, faults: list[str]) -> None:
    """Write down whatever a page of the site must not do, in the order it happens.

    That is: a request that leaves the site, an answer that is an error, an error on the console
    (violations of the Content-Security-Policy are such), and an error of a script.
    """
    own = (site.address, f"{site.folder.as_uri()}/", *HOMEMADE)

    def asked(request: Request) -> None:
        if not request.url.startswith(own):
            faults.append(f"outside request: {request.url}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            faults.append(f"answer {response.status}: {response.url}")

    def said(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"console: {message.text}")

    def failed(error: WebError) -> None:
        faults.append(f"script: {error.error}")

    context.on("request", asked)
    context.on("response", answered)
    context.on("console", said)
    context.on("weberror", failed)


@contextmanager
def visiting(browser: Browser, site: Served, faults: list[str]) -> Iterator[Visit]:
    """Open pages for as long as the block runs; raise AssertionError if there were faults."""
    contexts = []

    def go(path: str = "", *, width: int = 1280, height: int = 720, **options: Any) -> Page:
        context = browser.new_context(
            base_url=site.address,
            viewport={"width": width, "height": height},
            color_scheme=options.get("scheme", "light"),
            forced_colors="active" if options.get("forced") else "none",
            java_script_enabled=options.get("javascript", True),
            reduced_motion="reduce",
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
        )
        contexts.append(context)
        watch(context, site, faults)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(path)
        return page

    try:
        yield go
        for page in (page for context in contexts for page in context.pages):
            page.evaluate("0")  # what happened so far is told before this is answered
    finally:
        for context in contexts:
            context.close()
    assert not faults, "\n".join(faults)


def keeper(folder: str | None) -> Shot:
    """Return what keeps pictures of whole pages in a folder; without one it keeps none."""

    def keep(page: Page, name: str) -> None:
        if folder:
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return keep
