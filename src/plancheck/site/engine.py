"""A site built by MkDocs for those who have no `mkdocs.yml`: into a folder, whole or not at all."""

import json
import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from mkdocs.commands import build as builder
from mkdocs.commands import serve as server
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from plancheck.errors import InputError, PlancheckError
from plancheck.project import Project
from plancheck.site.view import NAME
from plancheck.text import Text

_MARK = "assets/plancheck.css"  # what only a site of ours holds
_SETTINGS = "mkdocs.yml"


def build(
    opened: Project, output: str, as_of: date | None, url: str, *, from_disk: bool = False
) -> int:
    """Build the site of a project into a folder, which it replaces when all is there.

    Args:
        opened: the project.
        output: the folder; it may hold an earlier site, and nothing else.
        as_of: the day to see the plans on; None for each plan's own default.
        url: where it will be published; empty where nobody says.
        from_disk: let links name files, for a site that is opened from a disk.

    Returns:
        The number of pages.

    Raises:
        InputError: the folder holds something else, or the site cannot be built.
    """
    target = os.path.abspath(output)
    _refuse_others(target)
    parent = os.path.dirname(target)
    os.makedirs(parent, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=parent, prefix=".plancheck-site-") as folder:
        made = os.path.join(folder, "new")
        with _settings(opened, as_of, url, from_disk=from_disk) as settings, _quiet():
            try:
                config = load_config(config_file=settings, site_dir=made)
                config.plugins.run_event("startup", command="build", dirty=False)
                builder.build(config)
            except (Abort, BuildError, ConfigurationError) as error:
                raise _failed(error) from error
        if os.path.lexists(target):
            os.rename(target, os.path.join(folder, "old"))
        os.rename(made, target)
    return sum(name.endswith(".html") for _, _, names in os.walk(target) for name in names)


def serve(opened: Project, as_of: date | None, port: int) -> None:
    """Serve the site of a project to its editor, built again whenever a file changes."""
    with _settings(opened, as_of, "") as settings:
        try:
            server.serve(config_file=settings, dev_addr=f"127.0.0.1:{port}", livereload=True)
        except (Abort, BuildError, ConfigurationError) as error:
            raise _failed(error) from error


@contextmanager
def _settings(
    opened: Project, as_of: date | None, url: str, *, from_disk: bool = False
) -> Iterator[str]:
    """Write what MkDocs is to be told, for as long as it needs it."""
    with tempfile.TemporaryDirectory(prefix="plancheck-") as folder:
        docs = os.path.join(folder, "docs")
        os.mkdir(docs)
        options: dict[str, str] = {"project": os.path.abspath(opened.home or opened.root)}
        if as_of is not None:
            options["as_of"] = as_of.isoformat()
        told: dict[str, object] = {
            "site_name": NAME.vi,
            "docs_dir": docs,
            "use_directory_urls": not from_disk,
            "theme": {"name": "plancheck"},
            "plugins": [{"plancheck": options}],
        }
        if url:
            told["site_url"] = url
        path = os.path.join(folder, _SETTINGS)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(told, file)  # JSON is YAML
        yield path


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep MkDocs from telling what it does, and what goes wrong: the error says it."""
    log = logging.getLogger("mkdocs")
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(before)


def _refuse_others(target: str) -> None:
    """Refuse a folder that holds something other than a site.

    Raises:
        InputError: it does.
    """
    if not os.path.lexists(target):
        return
    ours = os.path.isfile(os.path.join(target, *_MARK.split("/")))
    if os.path.islink(target) or not os.path.isdir(target) or (os.listdir(target) and not ours):
        raise InputError(
            Text(
                f"“{target}” đã có nội dung khác, không phải trang do plancheck dựng; hãy chọn thư"
                " mục khác bằng --output.",
                f"“{target}” holds something other than a site of plancheck; name another folder"
                " with --output.",
            )
        )
    if os.path.exists(os.path.join(target, ".git")):
        raise InputError(
            Text(
                f"“{target}” là một kho git; hãy dựng ra thư mục khác rồi chép vào.",
                f"“{target}” is a git checkout; build elsewhere and copy the site there.",
            )
        )


def _failed(error: Exception) -> PlancheckError:
    """Return what went wrong in words: ours, or those of the engine at the bottom of it."""
    found: BaseException = error
    while isinstance(found, (Abort, BuildError)) and (
        below := found.__cause__ or found.__context__
    ):
        found = below
    if isinstance(found, PlancheckError):
        return found
    error = found if isinstance(found, Exception) else error
    return InputError(Text(f"Không dựng được trang: {error}", f"The site cannot be built: {error}"))
