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
from plancheck.terminal import plain
from plancheck.text import Text

_MARK = "assets/plancheck.css"  # what only a site of ours holds
_SETTINGS = "mkdocs.yml"
_TRIES = 3
# What files of a site end in.
_ENDINGS = (
    ".css",
    ".csv",
    ".gz",
    ".html",
    ".ics",
    ".js",
    ".json",
    ".jsonld",
    ".svg",
    ".xlsx",
    ".xml",
)


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
    _refuse(opened, target)
    parent = os.path.dirname(target)
    os.makedirs(parent, exist_ok=True)
    with tempfile.TemporaryDirectory(
        dir=parent, prefix=".plancheck-site-", ignore_cleanup_errors=True
    ) as folder:
        made = os.path.join(folder, "new")
        with _settings(opened, as_of, url, from_disk=from_disk) as settings, _quiet():
            try:
                config = load_config(config_file=settings, site_dir=made)
                config.plugins.run_event("startup", command="build", dirty=False)
                builder.build(config)
            except (Abort, BuildError, ConfigurationError) as error:
                raise _failed(error) from error
        pages = sum(name.endswith(".html") for _, _, names in os.walk(made) for name in names)
        _put(opened, made, target)
    return pages


def _put(opened: Project, made: str, target: str) -> None:
    """Put a new site in the place of the one before; whatever came there meanwhile stays.

    Raises:
        InputError: something else stands there now.
        OSError: it cannot be put there; the one before is in its place again.
    """
    for left in reversed(range(_TRIES)):
        _refuse(opened, target)
        old = f"{made}-old-{left}"
        held = os.path.lexists(target)
        if held:
            os.rename(target, old)
        try:
            os.rename(made, target)
        except OSError:
            if held and not os.path.lexists(target):
                os.rename(old, target)
            elif left:  # another build was quicker: the later one stands
                continue
            raise
        return


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


def _refuse(opened: Project, target: str) -> None:
    """Refuse a folder that must not be replaced.

    Raises:
        InputError: it holds something other than a site, the project, or where the command runs.
    """
    if not os.path.lexists(target):
        return
    whole = os.path.join(os.path.realpath(target), "")
    inside = (opened.root, opened.home or opened.root, os.getcwd())
    if any(os.path.join(os.path.realpath(each), "").startswith(whole) for each in inside):
        raise InputError(
            Text(
                f"“{target}” chứa dự án hoặc thư mục đang làm việc nên không thể thay bằng trang"
                " web; hãy chọn thư mục khác bằng --output.",
                f"“{target}” holds the project or the current folder, so a site cannot take its"
                " place; name another folder with --output.",
            )
        )
    if os.path.exists(os.path.join(target, ".git")):
        raise InputError(
            Text(
                f"“{target}” là một kho git; hãy dựng ra thư mục khác rồi chép vào.",
                f"“{target}” is a git checkout; build elsewhere and copy the site there.",
            )
        )
    other = _other(target)
    if other is not None:
        raise InputError(
            Text(
                f"“{target}” đã có nội dung khác (“{other}”), không phải trang do plancheck dựng;"
                " hãy chọn thư mục khác bằng --output.",
                f"“{target}” holds something other than a site of plancheck (“{other}”); name"
                " another folder with --output.",
            )
        )


def _other(target: str) -> str | None:
    """Return the name of something that no site of ours holds; None for a site, or nothing."""
    if os.path.islink(target) or not os.path.isdir(target):
        return os.path.basename(target)
    names = sorted(os.listdir(target))
    if names and not os.path.isfile(os.path.join(target, *_MARK.split("/"))):
        return plain(names[0])
    for above, _, files in os.walk(target):
        for name in sorted(files):
            if not name.endswith(_ENDINGS) or os.path.islink(os.path.join(above, name)):
                return plain(name)
    return None


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
